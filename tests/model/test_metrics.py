import logging

import pytest
from prometheus_client import REGISTRY

from lib.model import metrics
from lib.model.metrics import CACHE_HITS, GATE_WAITS, PICTURES, SESSIONS, ErrorCount


def value(name, **labels):
    return REGISTRY.get_sample_value(f"pledgeboard_{name}", labels) or 0


def test_what_is_counted_is_there_to_be_shown():
    before = value("cache_hits_total"), value("sessions")
    CACHE_HITS.inc()
    with SESSIONS.track_inprogress():
        assert value("sessions") == before[1] + 1
    assert value("cache_hits_total") == before[0] + 1
    assert value("sessions") == before[1]


@pytest.mark.parametrize(
    ("instrument", "name"),
    [(GATE_WAITS, "gate_wait_seconds"), (PICTURES.labels("png"), "picture_seconds")],
)
def test_a_time_falls_where_it_belongs(instrument, name):
    labels = {"format": "png"} if "picture" in name else {}
    before = [value(f"{name}_bucket", le=le, **labels) for le in ("1.0", "2.5")]
    instrument.observe(1.2)
    after = [value(f"{name}_bucket", le=le, **labels) for le in ("1.0", "2.5")]
    assert after == [before[0], before[1] + 1]


def test_errors_in_the_log_are_counted_by_who_said_them():
    log = logging.getLogger("lib.of_a_test")
    log.addHandler(ErrorCount())
    log.error("one")
    log.warning("none")
    assert value("errors_total", logger="lib.of_a_test") == 1


def test_every_instrument_is_ours_by_name():
    names = {one._name for one in vars(metrics).values() if hasattr(one, "_name")}
    assert len(names) == 10
    assert all(name.startswith("pledgeboard_") for name in names)
