"""Text that a spreadsheet would run."""

import pytest

from lib.export.data.formulas import neutral, runs


@pytest.mark.parametrize(
    "text",
    [
        "=HYPERLINK(1)",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        "  =1",
        "\u00a0=1",
        "\u3000=1",
        "\ufeff=1",
        "\u200b=1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff20a",
        " \t=1",
        "\u00ad=1",
        "\u180e=1",
        "\u202e=1",
        "\u2066\u200d =1",
        "\U000e0020=1",
        "\x7f=1",
        "\u2800=1",
        "\u3164@x",
    ],
)
def test_what_would_run_gets_an_apostrophe(text):
    assert runs(text)
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "a=b",
        "5 - 3",
        "\u2212 5",
        "'=1",
        "£5",
        "(=1)",
        " words",
        "\u00ad",
        "\u202ea=1",
    ],
)
def test_other_text_is_left_as_it_is(text):
    assert neutral(text) == text
