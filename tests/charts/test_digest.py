"""The whole: every chart says and draws what it did before the charts were rebuilt."""

import json

import pytest

from tests.charts.digest import DIGEST, SELECTIONS, digests


@pytest.fixture(scope="module")
def now():
    return digests()


@pytest.mark.parametrize("selection", SELECTIONS)
def test_every_chart_says_and_draws_what_it_did(selection, now):
    before = json.loads(DIGEST.read_text(encoding="utf-8"))[selection]
    assert set(now[selection]) == set(before)
    changed = {
        f"{name}: {part}": (before[name][part], is_now[part])
        for name, is_now in now[selection].items()
        for part in is_now
        if is_now[part] != before[name][part]
    }
    assert not changed
