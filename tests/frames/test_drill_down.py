"""What lies behind a mark: the keys narrow one another, an unknown one keeps nothing."""

import pytest

from lib.frames.contributions import contributions
from lib.frames.drill_down import behind, kind_of, mark
from lib.model.ledger import Ledger
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return toy_ledger(
        [
            pledge("total", None, meeting_id="m1"),
            pledge("deu", "DEU", meeting_id="m1", mechanism="purl"),
            pledge(
                "deu2", "DEU", announced_on="2025-04-11", novelty="announced_before"
            ),
            pledge("both", "DEU;NOR", meeting_id="m2", mechanism="ifu;purl"),
            pledge("nor", "NOR", meeting_id="m1", item_class="uav"),
        ],
        [claim(name, 1) for name in ("total", "deu", "deu2", "both", "nor")],
        item_classes=[{"item_class": "uav"}],
        mechanisms=[{"mechanism": "purl"}, {"mechanism": "ifu"}],
    )


@pytest.mark.parametrize(
    ("named", "kept"),
    [
        ("DEU", ["deu", "deu2"]),
        ("DEU;NOR", ["both"]),
        ("unattributed", ["total"]),
        ("m1", ["deu", "nor", "total"]),
        ("uav", ["nor"]),
        ("purl", ["both", "deu"]),
        ("=purl", ["deu"]),
        ("=ifu;purl", ["both"]),
        ("=", ["deu2", "nor", "total"]),
        ("outside", ["deu2"]),
        ("unclassed", ["both", "deu", "deu2", "total"]),
        ("unclassed,DEU;NOR", ["both"]),
        ("earlier", ["deu2"]),
        ("2025", ["deu2"]),
        ("2026-02", ["both", "deu", "nor", "total"]),
        ("both", ["both"]),
        ("DEU,2025-04", ["deu2"]),
        ("DEU,m1,deu", ["deu"]),
        ("DEU,m2", []),
        ("XXX", []),
        ("2025-13", []),
        ("traced,outside", ["deu2"]),
        ("traced,m1", ["deu", "nor"]),
        ("NB8", ["nor"]),
        ("NATO,m2", ["both"]),
        ("EU", ["deu", "deu2"]),
    ],
)
def test_a_mark_keeps_its_rows(named: str, kept: list[str], ledger: Ledger):
    rows = behind(contributions(View(ledger, NOW)), named, ledger)
    assert rows["pledge_id"].to_list() == kept


def test_a_mark_is_written_as_it_is_read():
    assert mark("DEU", "2025-04") == "DEU,2025-04"


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("m1", "meeting_id"),
        ("deu", "pledge_id"),
        ("purl", "mechanism"),
        ("2025", "year"),
        ("lapsed", "state"),
        ("DEU", "donors"),
        ("anything", "donors"),
    ],
)
def test_a_key_is_told_by_the_table_that_holds_it(key: str, kind: str, ledger: Ledger):
    assert kind_of(key, ledger) == kind
