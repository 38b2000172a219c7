"""Coverage, versions, quality and citation of the data."""

from datetime import date
from functools import partial
from urllib.parse import parse_qsl, urlsplit

import pytest

from lib.frames.fingerprint import fingerprint_of
from lib.frames.quality import KINDS, quality
from lib.ledger.service import ledger_service
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui.provenance import (
    NO_FINDING,
    counts_of_tables,
    findings_in_words,
    unclear_in_words,
    warnings_listed,
)
from tests.apps import opened
from tests.apps import said as text_of
from tests.ledgers import row, sound_tables, write_ledger
from tests.toys import NOW, claim, pledge, toy_ledger

PUBLIC = "https://pledges.test"
page = partial(opened, "data")


@pytest.fixture(autouse=True)
def public_site(monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_URL", f"{PUBLIC}/")


def table(app, key):
    """Find a table by how its key begins; None where the page has none."""
    found = [one for one in app.dataframe if (one.key or "").startswith(key)]
    return found[0].value if found else None


def test_coverage_version_and_rows_are_those_of_the_ledger(real):
    app = page(asof="2026-02-12")
    said = text_of(app)
    searched = "Searched from 26 Apr 2022 to 8 Sept 2026, except the 34th and the 35th"
    assert f"{searched}, checked on 27 Nov 2026" in said
    assert real.hash[:16] in said
    assert "4 Jan 1999" in said
    counts = app.table[0].value.set_index("Table")
    assert counts.loc["Pledges", "Recorded"] == "459"
    assert counts.loc["Pledges", "Valid 12 Feb 2026"] == "427"
    assert counts.loc["Donors", "Valid 12 Feb 2026"] == "no versions"
    assert "Rates" not in counts.index


def test_rows_in_force_are_counted_by_the_day():
    ledger = toy_ledger(
        [pledge("deu"), pledge("nor", "NOR", withdrawn_on="2026-03-01")], []
    )
    counts = counts_of_tables(View(ledger, NOW)).set_index("Table").loc["Pledges"]
    assert counts.tolist() == ["one thing promised", "2", "1"]


def test_the_share_of_unclear_novelty_is_of_pledges_of_their_own():
    rows = [
        pledge("a", novelty="unclear"),
        *(pledge(key) for key in "bcd"),
        pledge("part", novelty="unclear", part_of="b"),
    ]
    ledger = toy_ledger(rows, [claim(one["pledge_id"], 1) for one in rows])
    (said,) = unclear_in_words(View(ledger, NOW))
    assert said == "Whether it is new is unclear for 1 of 4 pledges (25 percent)."
    assert not unclear_in_words(View(toy_ledger([], []), NOW))


def test_findings_are_listed_and_counted_by_kind(real):
    app = page(asof="2026-11-30")
    assert not app.exception
    found = quality(View(real, Selection(asof=date(2026, 11, 30))))
    shown = table(app, "findings")
    assert shown["pledge_id"].tolist() == found["pledge_id"].tolist()
    duplicates = (found["kind"] == "likely duplicate").sum()
    assert (
        f"- Likely duplicate, two rows that may be one promise: {duplicates}"
        in text_of(app)
    )


def test_where_nothing_is_found_it_is_said_with_each_kind_at_zero():
    view = View(toy_ledger([], []), NOW)
    said = findings_in_words(quality(view))
    assert said.startswith(NO_FINDING)
    assert said.count(": 0") == len(KINDS)


def test_the_warnings_of_the_check_are_listed_with_what_they_are_about(
    tmp_path, monkeypatch
):
    tables = sound_tables()
    row(tables, "claims", "deu-c1")["amount_as_printed"] = "rund 70 Mio. Dollar"
    monkeypatch.setenv("PLEDGEBOARD_LEDGER", str(write_ledger(tmp_path, **tables)))
    app = page()
    assert not app.exception
    served = ledger_service().current()
    listed = warnings_listed(served.warned, served.ledger).set_index("key")
    assert listed.loc["deu-c1", "kind"] == "figure not printed"
    assert listed.loc["deu-c1", "opens"] == "deu"
    shown = table(app, "warnings")
    assert "deu-c1" in shown["key"].tolist()
    assert not shown["place"].str.contains(str(tmp_path.parent)).any()
    assert f"with {len(served.warned)} warning" in text_of(app)


def test_a_ledger_without_warnings_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_LEDGER", str(write_ledger(tmp_path)))
    app = page()
    assert "The check of the ledger finds nothing to warn of." in text_of(app)
    assert table(app, "warnings") is None


def test_a_citation_names_title_day_version_and_a_link_that_opens_it_again(real):
    asked = {"name": "frames/timeline", "currency": "EUR", "asof": "2026-02-12"}
    (cited,) = [one.value for one in page(**asked).code if real.title in one.value]
    for part in ("as of 12 Feb 2026", real.hash[:8], real.version):
        assert part in cited
    link = cited.split()[-1]
    assert link.startswith(f"{PUBLIC}/data?")
    again = dict(parse_qsl(urlsplit(link).query))
    assert again == asked | {
        "view": fingerprint_of(View(real, Selection(asof=date(2026, 2, 12))))
    }
    assert table(page(**again), "frames/timeline_rows") is not None
