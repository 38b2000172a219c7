import pytest

from lib.charts.disputes import disputed_figures, disputes_alt, disputes_finding
from tests.charts.test_meetings import words
from tests.charts.toy_rows import MISSING, frame


def dispute(pledge_id, lowest, lead, highest, **columns):
    plain = {
        "pledge_id": pledge_id,
        "announced_on": "2026-02-12",
        "scope": "donor",
        "donors": "CAN",
        "donor_label": "Canada",
        "lowest": lowest,
        "lead": lead,
        "highest": highest,
        "spread": highest / lowest,
        "claims": 2,
        "currency": "USD",
    }
    return plain | columns


@pytest.fixture
def rows():
    whole = {"scope": "total", "donors": None, "donor_label": "No named donor"}
    return frame(
        "disputes",
        [
            dispute("a", 10e6, 20e6, 40e6),
            dispute("b", 35e9, MISSING, 48e9, claims=6, **whole),
        ],
    )


def test_a_span_is_drawn_as_percent_of_the_lead_claim(rows):
    span, lead, _ = disputed_figures(rows).data
    assert list(span.x[:2]) == [50, 200]
    assert span.x[2] != span.x[2]
    assert list(span.customdata[:3]) == ["a"] * 3
    assert list(lead.x) == [100]
    assert list(lead.customdata) == ["a"]


def test_a_lead_without_a_sum_is_measured_from_the_lowest_and_has_no_dot(rows):
    span = disputed_figures(rows).data[0]
    assert span.x[3] == 100
    assert span.x[4] == pytest.approx(100 * 48 / 35)


def test_the_words_give_the_money_and_the_number_of_claims(rows):
    assert words(disputed_figures(rows)) == (
        "<b>Canada, 12 Feb 2026</b>  $10 to 40 million (2)",
        "<b>Whole meeting, 12 Feb 2026</b>  $35 to 48 billion (6)",
    )


def test_the_finding_names_the_figure_furthest_apart(rows):
    assert disputes_finding(rows) == (
        "2 figures disputed; furthest apart: Canada, 12 Feb 2026, $10 to 40 million"
    )
    assert "Whole meeting, 12 Feb 2026: $35 to 48 billion, 6 claims" in disputes_alt(
        rows
    )


def test_no_dispute_is_said(rows):
    figure = disputed_figures(rows.head(0))
    assert not figure.data
    assert figure.layout.meta["finding"].startswith("Sources do not differ")
