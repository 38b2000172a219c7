"""Several processes behind one port: each is used, and one that dies is replaced."""

import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from http.client import HTTPConnection

import pytest

from lib.ui import serve

SECONDS = 90


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def started(port, log, **settings):
    flags = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    return subprocess.Popen(
        [sys.executable, "-m", "lib.ui.serve", *flags],
        cwd=serve.ROOT,
        stdout=log,
        stderr=log,
        env=os.environ | settings,
    )


def eventually(found, wanted):
    """Wait until something is as it should be."""
    end = time.monotonic() + SECONDS
    while not wanted(found()) and time.monotonic() < end:
        time.sleep(0.2)
    return found()


@contextmanager
def two_processes(log):
    port = free_port()
    with log.open("w") as written:
        parent = started(port, written, PLEDGEBOARD_PROCESSES="2")
        try:
            eventually(lambda: listening(port), lambda found: len(found) == 2)
            yield parent, port
        finally:
            parent.send_signal(signal.SIGTERM)
            parent.wait(timeout=SECONDS)


def listening(port):
    """Name the processes that take connections of a port."""
    said = subprocess.run(
        ["ss", "-ltnpH", f"sport = :{port}"], capture_output=True, text=True, check=True
    ).stdout
    return {int(one.partition(",")[0]) for one in said.split("pid=")[1:]}


def connected(port):
    """Count the open connections of each process."""
    asked = ["ss", "-tnpH", "state", "established", f"sport = :{port}"]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return Counter(int(one.partition(",")[0]) for one in said.split("pid=")[1:])


def status(port, path):
    asking = HTTPConnection("127.0.0.1", port, timeout=30)
    asking.request("GET", path)
    answer = asking.getresponse()
    answer.read()
    asking.close()
    return answer.status, answer.headers


@pytest.mark.whole
def test_each_process_has_its_share_and_a_dead_one_is_replaced(tmp_path):
    log = tmp_path / "log"
    with two_processes(log) as (parent, port):
        rush = [HTTPConnection("127.0.0.1", port) for _ in range(60)]
        for one in rush:
            one.connect()
        shares = eventually(lambda: connected(port), lambda one: one.total() == 60)
        assert min(shares.values()) >= 12
        for one in rush:
            one.close()
        first, second = listening(port)
        os.kill(first, signal.SIGKILL)
        now = eventually(
            lambda: listening(port), lambda found: len(found - {first}) == 2
        )
        assert second in now
        assert status(port, "/api/v1/health")[0] == 200
        parent.send_signal(signal.SIGHUP)
        last = eventually(
            lambda: listening(port), lambda found: len(found) == 2 and not found & now
        )
        assert not last & now
        answered, headers = status(port, "/api/v1/health")
        assert answered == 200
        assert "server" not in headers
    assert listening(port) == set()
    written = log.read_text()
    assert f"Child process [{first}] died" in written
    assert "GET /api" not in written


@pytest.mark.whole
@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"PLEDGEBOARD_PROCESSES": "two"}, "PLEDGEBOARD_PROCESSES"),
        (
            {"PLEDGEBOARD_PROCESSES": "2", "PLEDGEBOARD_HOSTS": "a/b"},
            "PLEDGEBOARD_HOSTS",
        ),
    ],
)
def test_a_setting_that_cannot_be_used_ends_it_with_the_reason(
    settings, said, tmp_path
):
    log = tmp_path / "log"
    with log.open("w") as written:
        started(free_port(), written, **settings).wait(timeout=SECONDS)
    assert f"does not start. environment, {said}" in log.read_text()
    assert "Traceback" not in log.read_text()


@pytest.mark.whole
def test_a_port_that_is_taken_ends_it_with_the_reason(tmp_path):
    log = tmp_path / "log"
    with socket.socket() as other, log.open("w") as written:
        other.bind(("127.0.0.1", 0))
        other.listen()
        started(other.getsockname()[1], written).wait(timeout=SECONDS)
    assert "Pledgeboard does not start. [Errno" in log.read_text()


def test_each_process_binds_a_door_anew():
    with (
        serve.Door("127.0.0.1", free_port()) as door,
        pickle.loads(pickle.dumps(door)) as other,
    ):
        assert other.getsockname() == door.getsockname()
        assert other.fileno() != door.fileno()


def test_options_are_those_of_streamlits_own_command():
    code = (
        "import sys; sys.argv = ['serve.py', '--server.port', '8642'];"
        "from lib.ui import serve; serve.take_options(); from streamlit import config;"
        "print([config.get_option(f'server.{name}') for name in"
        " ('port', 'maxMessageSize', 'enableWebsocketCompression')])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code],
        cwd=serve.ROOT,
        env=os.environ | {"STREAMLIT_SERVER_MAX_MESSAGE_SIZE": "77"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said == "[8642, 77, True]\n"
