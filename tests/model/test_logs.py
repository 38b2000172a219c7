import json
import logging

import pytest

from lib.model.logs import REQUEST, set_up


@pytest.fixture
def lines(monkeypatch, capsys):
    """Give a function that sets the log up, and one that reads what was written."""
    names = ("", "lib", "dashboard", "streamlit.web", "uvicorn.error", "uvicorn.access")
    loggers = [logging.getLogger(name) for name in names]
    states = [
        (one, one.handlers[:], one.level, one.propagate, one.disabled)
        for one in loggers
    ]

    def set_up_as(kind, session=""):
        monkeypatch.setenv("PLEDGEBOARD_LOG", kind)
        set_up(lambda: session)
        return lambda: capsys.readouterr().err.splitlines()

    yield set_up_as
    for one, handlers, level, propagate, disabled in states:
        one.handlers[:], one.propagate, one.disabled = handlers, propagate, disabled
        one.setLevel(level)


def test_a_line_for_people_says_when_who_and_what(lines):
    read = lines("text")
    logging.getLogger("lib.ledger.service").info("Serving %s", "A ledger")
    (line,) = read()
    assert line[:4].isdigit()
    assert line.endswith("Z INFO lib.ledger.service: Serving A ledger")


def test_a_line_for_programs_is_one_object_with_its_fields(lines):
    read = lines("json")
    told = {"fields": {"path": "/donors", "ms": 12}}
    logging.getLogger("lib.web").info("Lviv\nŁódź", extra=told)
    (line,) = read()
    said = json.loads(line)
    assert said.pop("time").endswith("Z")
    assert said == {
        "level": "INFO",
        "logger": "lib.web",
        "message": "Lviv\nŁódź",
        "path": "/donors",
        "ms": 12,
    }


@pytest.mark.parametrize("kind", ["text", "json"])
def test_a_failure_brings_its_traceback(lines, kind):
    read = lines(kind)
    try:
        raise ValueError("a slip")
    except ValueError:
        logging.getLogger("lib.web").exception("It failed")
    written = read()
    assert "Traceback" in "\n".join(written)
    assert "ValueError: a slip" in "\n".join(written)
    assert len(written) == 1 or kind == "text"


@pytest.mark.parametrize("kind", ["text", "json"])
def test_request_and_session_are_named_and_the_session_is_not_opened(lines, kind):
    read = lines(kind, session="d2f1c0de-session")
    mark = REQUEST.set("req-12345")
    logging.getLogger("lib.web").info("at work")
    REQUEST.reset(mark)
    logging.getLogger("lib.web").info("at work")
    within, outside = read()
    assert "req-12345" in within
    assert "req-12345" not in outside
    assert "session" in within
    assert "d2f1c0de" not in within
    named = json.loads(within)["session"] if kind == "json" else "[session "
    assert named in outside


def test_what_others_log_leaves_the_same_way_and_once(lines):
    own = logging.StreamHandler()
    for name in ("streamlit.web", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).addHandler(own)
        logging.getLogger(name).propagate = False
    read = lines("json")
    for name in ("streamlit.web", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).warning("said by %s", name)
    # So uvicorn says who opened a WebSocket.
    logging.getLogger("uvicorn.error").info("203.0.113.7:39908 - [accepted]")
    assert [json.loads(line)["message"] for line in read()] == [
        "said by streamlit.web",
        "said by uvicorn.error",
    ]


def test_only_ours_say_at_what_they_are_at_work(lines):
    read = lines("text")
    logging.getLogger("botocore").info("asking")
    logging.getLogger("dashboard").info("starting")
    assert [line.split(": ")[1] for line in read()] == ["starting"]
