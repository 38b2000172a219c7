"""What no page sends closes its own line or is answered, and others are served."""

import pytest

from tests.fuzz.sockets import (
    A_TEXT,
    MEGABYTE,
    NOT_A_MESSAGE,
    TOLD,
    TOO_LARGE,
    line,
    refused,
    run,
    throw,
    told,
)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (b"\xff" * 10, NOT_A_MESSAGE),
        (b"\x08", NOT_A_MESSAGE),
        ("a text", A_TEXT),
        (b"\0" * (MEGABYTE + 1), TOO_LARGE),
        (b"\0" * (10 * MEGABYTE), TOO_LARGE),
        (b"\0" * (65 * MEGABYTE), TOO_LARGE),
    ],
    ids=["bytes", "cut", "text", "1 MB", "10 MB", "65 MB"],
)
def test_what_is_no_message_closes_its_line(address, message, code):
    assert refused(address, message) == code


def test_what_is_thrown_hurts_nobody_else(address):
    with line(address) as reader:
        first = told(reader, run("donors"))
        came_to = throw(address, seed=12, times=10)
        assert came_to["answered"] > 5
        assert not TOLD.search(first)
        assert "Germany" in told(reader, run("donors"))


@pytest.mark.parametrize(
    "said", ["File lib/ui/app.py", "Traceback (most recent", "in site-packages/x"]
)
def test_what_nobody_may_be_told_is_found(said):
    assert TOLD.search(said)
