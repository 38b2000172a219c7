"""Places at a gate, and turns."""

from contextlib import suppress
from threading import Thread

import pytest

from lib.model import gate as gates
from lib.model.gate import FILES, PACKS, Full, Gate, Turn, give_way
from lib.model.settings import SECONDS


def never():
    pytest.fail("It waited.")


def waiting(gate):
    """Put a turn in line, in a thread of its own."""
    turn, was = Turn(gate), gate.waiting
    thread = Thread(target=turn.wait, args=(60, never, never), daemon=True)
    thread.start()
    while gate.waiting == was:
        thread.join(0.001)
    return turn, thread


def test_as_many_are_let_in_as_there_are_places():
    gate = Gate(2)
    assert [Turn(gate).wait(60, never, never) for _ in range(2)] == [True, True]
    assert gate.is_full


def test_who_leaves_lets_the_longest_waiting_in():
    gate = Gate(1)
    first = Turn(gate)
    first.wait(60, never, never)
    second, second_thread = waiting(gate)
    third, third_thread = waiting(gate)
    first.leave()
    second_thread.join()
    assert (second.inside, third.inside, gate.waiting) == (True, False, 1)
    second.leave()
    third_thread.join()
    third.leave()
    assert not gate.is_full


def test_who_gives_up_is_passed_over_and_waits_no_more():
    gate = Gate(1)
    first = Turn(gate)
    first.wait(60, never, never)
    second, thread = waiting(gate)
    second.give_up()
    thread.join()
    assert (second.inside, gate.waiting) == (False, 0)
    first.leave()
    assert not gate.is_full
    assert not second.wait(60, never, never)
    assert not gate.is_full


def test_to_leave_twice_makes_no_place():
    gate = Gate(1)
    turn = Turn(gate)
    turn.wait(60, never, never)
    turn.leave()
    turn.leave()
    Turn(gate).wait(60, never, never)
    assert gate.is_full


def test_who_gives_up_inside_stays_until_the_end():
    gate = Gate(1)
    turn = Turn(gate)
    turn.wait(60, never, never)
    turn.give_up()
    assert gate.is_full
    turn.leave()
    assert not gate.is_full


def test_a_long_wait_is_said_and_so_is_its_end():
    gate, said = Gate(1), []
    first, second = Turn(gate), Turn(gate)
    first.wait(60, never, never)

    def say():
        said.append("long")
        first.leave()

    assert second.wait(0.01, say, lambda: said.append("over"))
    assert said == ["long", "over"]


def test_a_place_is_given_back_after_an_error_too():
    gate = Gate(1)
    with suppress(ZeroDivisionError), gate.place():
        raise ZeroDivisionError
    assert not gate.is_busy


def test_who_finds_the_line_too_long_or_waits_too_long_is_turned_away():
    gate = Gate(1, longest=1, seconds=0.01)
    with gate.place():
        with pytest.raises(Full), gate.place():
            never()
        _, thread = waiting(gate)
        gate.seconds = 60
        with pytest.raises(Full), gate.place():
            never()
    thread.join()


@pytest.fixture
def rests(monkeypatch):
    """Count the seconds at rest, of a clock that is moved by hand."""
    slept, clock = [], [0.0]
    monkeypatch.setattr(gates, "sleep", slept.append)
    monkeypatch.setattr(gates, "thread_time", lambda: clock[0])
    return slept, clock


def test_who_writes_files_rests_nine_times_as_long_while_scripts_run(rests):
    slept, clock = rests
    script = Turn(gates.SCRIPTS)
    script.wait(60, never, never)
    try:
        with Gate(1).place():
            clock[0] = 1.0
            give_way()
            clock[0] = 1.5
    finally:
        script.leave()
    assert slept == [9.0, 4.5]


def test_where_no_script_runs_nobody_rests_nor_outside_of_a_place(rests):
    slept, clock = rests
    with Gate(1).place():
        clock[0] = 1.0
    script = Turn(gates.SCRIPTS)
    script.wait(60, never, never)
    give_way()
    script.leave()
    assert slept == []


@pytest.mark.parametrize("gate", [FILES, PACKS])
def test_nobody_waits_for_what_would_come_too_late(gate):
    assert gate.seconds < SECONDS.value_of(SECONDS.default)
