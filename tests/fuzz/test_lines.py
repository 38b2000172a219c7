"""Lines that say nothing, little, or without end do not stop others."""

import asyncio

import pytest

from tests.fuzz.lines import ENDLESS, endless, idle, many_files, slow


@pytest.fixture(autouse=True, scope="module")
def files():
    many_files()


@pytest.mark.parametrize("what", ENDLESS)
def test_what_never_ends_is_refused(address, what):
    answer, sent = asyncio.run(endless(address, *ENDLESS[what]))
    assert not answer or answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 413"))
    assert sent


def test_a_thousand_that_say_nothing_stop_nobody(address):
    assert asyncio.run(idle(address, 1000))


def test_many_that_say_a_letter_at_a_time_stop_nobody(address):
    assert asyncio.run(slow(address, 200, 3))
