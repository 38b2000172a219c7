"""What is counted is shown at an address of its own, of one process or of several."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from lib.model.metrics import CACHE_HITS
from lib.web.metrics_server import show_metrics

ROOT = Path(__file__).parents[2]
#: A process that counts three hits and one reader, and stays until it is ended.
WORKER = """
import sys, time
from lib.model.metrics import CACHE_HITS, SESSIONS
from lib.web.metrics_server import show_metrics
CACHE_HITS.inc(3)
SESSIONS.inc()
assert show_metrics() is not None
print("listening", flush=True)
time.sleep(60)
"""


@pytest.fixture
def place():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


def shown(place):
    with urlopen(f"http://{place}/metrics", timeout=10) as answer:
        lines = answer.read().decode().splitlines()
    told = (line.rpartition(" ") for line in lines if not line.startswith("#"))
    return {name: float(value) for name, _, value in told}


def test_without_a_setting_nothing_listens(monkeypatch):
    monkeypatch.delenv("PLEDGEBOARD_METRICS", raising=False)
    assert show_metrics() is None


def test_where_it_is_set_what_is_counted_is_shown(monkeypatch, place):
    monkeypatch.setenv("PLEDGEBOARD_METRICS", place)
    server = show_metrics()
    try:
        before = shown(place)["pledgeboard_cache_hits_total"]
        CACHE_HITS.inc()
        assert shown(place)["pledgeboard_cache_hits_total"] == before + 1
    finally:
        server.shutdown()
        server.server_close()


def test_an_address_that_is_taken_is_said_and_stops_nobody(monkeypatch, place, caplog):
    monkeypatch.setenv("PLEDGEBOARD_METRICS", place)
    server = show_metrics()
    try:
        assert show_metrics() is None
    finally:
        server.shutdown()
        server.server_close()
    assert "PLEDGEBOARD_METRICS: there is no listening at it" in caplog.text


@pytest.mark.whole
def test_any_of_several_processes_answers_for_all_and_goes_on_for_the_others(
    place, tmp_path
):
    told = {"PLEDGEBOARD_METRICS": place}
    told |= {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "counts")}
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER],
            cwd=ROOT,
            env=os.environ | told,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    try:
        for one in workers:
            assert one.stdout.readline() == "listening\n"
        for _ in range(5):
            assert shown(place)["pledgeboard_cache_hits_total"] == 6
            assert shown(place)["pledgeboard_sessions"] == 2
        workers[0].send_signal(signal.SIGKILL)
        workers[0].wait()
        for _ in range(5):
            assert shown(place)["pledgeboard_cache_hits_total"] == 6
            assert shown(place)["pledgeboard_sessions"] == 1
    finally:
        for one in workers:
            one.kill()
            one.wait()
            one.stdout.close()
