"""The plain recomputation against sums done by hand, and against the real ledger."""

import csv
from functools import cache
from pathlib import Path

import pytest

from tests.plain.recomputation import (
    Record,
    Tables,
    factor,
    read_tables,
    recompute,
    vague_bounds,
)

SEEDS = Path(__file__).parents[2] / "seeds"
DAY = "2026-02-12"
LATER = "2026-11-23"
COLUMNS = {
    "pledges": "pledge_id meeting_id scope donors announced_by announced_on aid_type"
    " mechanism modality item item_class period_start period_end part_of novelty"
    " counted_in condition condition_item condition_threshold condition_unit"
    " recorded_on withdrawn_on replaces note",
    "claims": "claim_id pledge_id source_id lead amount amount_to currency qualifier"
    " amount_as_printed quantity quantity_qualifier unit donors_as_named quote_start"
    " quote_end recorded_on withdrawn_on note",
    "condition_events": "event_id pledge_id date donor_id quantity unit status_after"
    " source_id quote_start quote_end recorded_on withdrawn_on note",
    "rates": "currency day value per source_id",
    "donors": "donor_id name kind groups gdp_usd gdp_year population population_year",
}


def pledge(pledge_id: str, **cells: str) -> dict[str, str]:
    """One German pledge of the day, unless the cells say otherwise."""
    usual = {
        "pledge_id": pledge_id,
        "meeting_id": "udcg-2026-02-12",
        "scope": "donor",
        "donors": "DEU",
        "announced_on": DAY,
        "aid_type": "military",
        "novelty": "new",
        "recorded_on": cells.get("announced_on", DAY),
    }
    return usual | cells


def claim(pledge_id: str, amount: str = "", **cells: str) -> dict[str, str]:
    """One lead claim in dollars; without an amount it is unpriced."""
    usual = {
        "claim_id": f"{pledge_id}-{cells.get('lead', 'true')}",
        "pledge_id": pledge_id,
        "lead": "true",
        "amount": amount,
        "currency": "USD",
        "qualifier": "exact" if amount else "none",
        "recorded_on": DAY,
    }
    return usual | cells


def event(event_id: str, pledge_id: str, status: str, **cells: str) -> dict[str, str]:
    """One report on a condition, of the day."""
    usual = {
        "event_id": event_id,
        "pledge_id": pledge_id,
        "date": DAY,
        "status_after": status,
        "recorded_on": cells.get("date", DAY),
    }
    return usual | cells


def ledger(folder: Path, **tables: list[dict[str, str]]) -> Tables:
    """Write a toy ledger as CSV files and read it back."""
    for name, columns in COLUMNS.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, columns.split(), restval="")
            writer.writeheader()
            writer.writerows(tables.get(name, []))
    return read_tables(folder)


def row_of(rows: list[Record], name: str, value: str) -> Record:
    """Return the one row with this value in a column."""
    found = [row for row in rows if row[name] == value]
    assert len(found) == 1, f"{len(found)} rows with {name} {value}"
    return found[0]


def parts(whole: str, *amounts: str) -> Tables:
    """A whole of the meeting with parts p0, p1, ...; "" stands for no amount."""
    names = [f"p{number}" for number in range(len(amounts))]
    return {
        "pledges": [
            pledge("whole", scope="headline", donors=""),
            *(pledge(name, part_of="whole") for name in names),
        ],
        "claims": [
            claim("whole", whole),
            *map(claim, names, amounts),
        ],
    }


def test_a_whole_contributes_what_its_parts_leave(tmp_path: Path) -> None:
    frames = recompute(ledger(tmp_path, **parts("10", "3", "")), asof=LATER)
    rows = frames["contributions"]
    assert [row["value"] for row in rows] == [3, None, 7]
    assert [row["unpriced"] for row in rows] == [False, True, False]
    assert [row["pledge"] for row in rows] == [True, True, False]
    meeting = row_of(frames["meeting_totals"], "meeting_id", "udcg-2026-02-12")
    assert (meeting["headline"], meeting["value"]) == (10, 10)
    assert (meeting["named"], meeting["joint"], meeting["unattributed"]) == (3, None, 7)
    counted = [meeting[name] for name in ("entries", "pledges", "unpriced", "itemised")]
    assert counted == [3, 2, 1, 0]


def test_parts_above_the_whole_are_flagged_and_leave_nothing(tmp_path: Path) -> None:
    frames = recompute(ledger(tmp_path, **parts("10", "8", "4")), asof=LATER)
    whole = row_of(frames["contributions"], "pledge_id", "whole")
    assert (whole["value"], whole["parts_exceed_whole"]) == (0, True)
    assert frames["meeting_totals"][0]["value"] == 12
    assert frames["meeting_totals"][0]["parts_exceed_whole"]


def test_an_open_ended_whole_is_never_exceeded(tmp_path: Path) -> None:
    tables = parts("10", "8", "4")
    tables["claims"][0]["qualifier"] = "over"
    whole = recompute(ledger(tmp_path, **tables), asof=LATER)["contributions"][-1]
    assert (whole["open_ended"], whole["parts_exceed_whole"]) == (True, False)


def test_a_sum_in_its_own_currency_leaves_its_parts_and_is_not_unstated(
    tmp_path: Path,
) -> None:
    tables = parts("10", "3", "")
    for row in tables["claims"][:2]:
        row["currency"] = "NGN"
    rows = recompute(ledger(tmp_path, **tables), asof=LATER)["contributions"]
    assert [row["unconverted"] for row in rows] == [True, False, True]
    assert [row["unpriced"] for row in rows] == [False, True, False]
    assert [row["unconverted_high"] for row in rows] == [3, None, 7]


def test_a_rate_of_the_ledger_converts_for_14_days(tmp_path: Path) -> None:
    tables = parts("10")
    tables["claims"][0]["currency"] = "NGN"
    day = tables["pledges"][0]["announced_on"]
    rate = {"currency": "NGN", "day": day, "value": "4", "per": "USD"}
    tables = ledger(tmp_path, **tables, rates=[rate | {"source_id": "s"}])
    rows = recompute(tables, asof=LATER)["contributions"]
    assert rows[0]["value"] == 2.5


def test_a_package_prices_its_items_and_parts_price_a_package(tmp_path: Path) -> None:
    tables = ledger(
        tmp_path,
        pledges=[
            pledge("package"),
            pledge("item", part_of="package"),
            pledge("sum"),
            pledge("priced", part_of="sum"),
        ],
        claims=[
            claim("package", "5"),
            claim("item"),
            claim("sum"),
            claim("priced", "2"),
        ],
    )
    frames = recompute(tables, asof=LATER)
    for name in ("item", "sum"):
        row = row_of(frames["contributions"], "pledge_id", name)
        assert (row["value"], row["itemised"], row["unpriced"]) == (None, True, False)
    assert frames["donor_totals"][0]["value"] == 7
    assert frames["donor_totals"][0]["itemised"] == 2


def test_money_counted_in_another_row_is_restated_below_it_too(tmp_path: Path) -> None:
    tables = ledger(
        tmp_path,
        pledges=[
            pledge("old", meeting_id=""),
            pledge("again", counted_in="old"),
            pledge("share", part_of="again"),
        ],
        claims=[claim("old", "10"), claim("again", "6"), claim("share", "2")],
    )
    frames = recompute(tables, asof=LATER)
    assert [row["state"] for row in frames["contributions"]] == [
        "restated",
        "new",
        "restated",
    ]
    germany = frames["donor_totals"][0]
    assert (germany["value"], germany["new"], germany["restated"]) == (10, 10, 6)
    everything = recompute(tables, asof=LATER, basis="announced")
    assert everything["donor_totals"][0]["value"] == 16
    assert frames["meeting_totals"][0]["value"] is None


def offer_on_a_condition(folder: Path) -> Tables:
    """Germany gives 5 if others give 30; they do, a month later."""
    others = {"unit": "missiles", "date": "2026-03-01"}
    return ledger(
        folder,
        pledges=[
            pledge(
                "five",
                condition="others give 30",
                condition_threshold="30",
                condition_unit="missiles",
                item_class="air_defence_missile",
            )
        ],
        claims=[claim("five", "5", quantity="5", unit="missiles")],
        condition_events=[
            event("e1", "five", "pending", donor_id="DEU", quantity="5"),
            event("e2", "five", "pending", donor_id="NLD", quantity="8", **others),
            event("e3", "five", "unknown", donor_id="NOR", quantity="4", **others),
            event(
                "e4", "five", "met", date="2026-03-10", quantity="30", unit="missiles"
            ),
            event("e5", "five", "unknown", date="2026-03-11"),
        ],
    )


def test_a_condition_is_pending_until_a_report_settles_it(tmp_path: Path) -> None:
    tables = offer_on_a_condition(tmp_path)
    frames = recompute(tables, asof=DAY)
    assert frames["contributions"][0]["state"] == "conditional"
    assert frames["donor_totals"][0]["value"] is None
    assert frames["donor_totals"][0]["conditional"] == 5
    assert frames["items"][0]["conditional_quantity"] == 5
    assert frames["items"][0]["quantity"] is None
    offered = frames["conditions"][0]
    assert (offered["status"], offered["progress"]) == ("pending", None)
    counted = recompute(tables, asof=DAY, basis="conditional")
    assert counted["donor_totals"][0]["value"] == 5


def test_progress_is_what_others_gave_then_the_total(tmp_path: Path) -> None:
    tables = offer_on_a_condition(tmp_path)
    early = recompute(tables, asof="2026-03-05")["conditions"][0]
    assert (early["progress"], early["status"], early["events"]) == (12, "pending", 3)
    frames = recompute(tables, asof="2026-03-11")
    late = frames["conditions"][0]
    assert (late["progress"], late["events"]) == (30, 5)
    assert (late["status"], late["status_on"]) == ("met", "2026-03-10")
    assert frames["contributions"][0]["state"] == "new"
    assert frames["items"][0]["quantity"] == 5


def test_a_lapsed_part_is_in_no_basis_but_still_subtracted(tmp_path: Path) -> None:
    tables = parts("10", "4")
    tables["pledges"][1]["condition"] = "if asked"
    tables["condition_events"] = [event("e", "p0", "withdrawn")]
    frames = recompute(ledger(tmp_path, **tables), asof=LATER, basis="announced")
    meeting = frames["meeting_totals"][0]
    assert (meeting["value"], meeting["lapsed"]) == (6, 4)


def test_a_vague_joint_pledge_adds_up_in_each_column(tmp_path: Path) -> None:
    phrase = "hundreds of millions of dollars"
    tables = ledger(
        tmp_path,
        pledges=[
            pledge("both", scope="joint", donors="GBR;NOR"),
            pledge("ours", donors="GBR", part_of="both"),
        ],
        claims=[
            claim("both", qualifier="vague", amount_as_printed=phrase),
            claim("both", "500000000", lead="false"),
            claim("ours", "300000000", qualifier="about"),
        ],
    )
    frames = recompute(tables, asof=LATER)
    joint = row_of(frames["donor_totals"], "donors", "GBR;NOR")
    assert (joint["value"], joint["low"], joint["high"]) == (0, 0, 685e6)
    assert (joint["kind"], joint["pledges"]) == ("joint", 1)
    whole, ours = frames["contributions"]
    assert (whole["disputed"], whole["parts_exceed_whole"]) == (False, False)
    assert not ours["pledge"]
    most = recompute(tables, asof=LATER, claims="highest")["contributions"][0]
    assert (most["value"], most["high"]) == (200e6, 185e6)


@pytest.mark.parametrize(
    ("other", "expected"), [("102", False), ("103", True), ("98", True)]
)
def test_claims_dispute_beyond_two_percent(
    tmp_path: Path, other: str, expected: bool
) -> None:
    tables = ledger(
        tmp_path,
        pledges=[pledge("p", scope="headline", donors="")],
        claims=[claim("p", "100"), claim("p", other, lead="false")],
    )
    frames = recompute(tables, asof=LATER)
    assert frames["contributions"][0]["disputed"] is expected
    assert frames["meeting_totals"][0]["disputed"] is expected


def test_a_reference_to_a_replaced_pledge_means_its_replacement(tmp_path: Path) -> None:
    tables = parts("10", "3")
    tables["pledges"][0]["withdrawn_on"] = "2026-04-01"
    cells = {"recorded_on": "2026-04-01", "replaces": "whole"}
    tables["pledges"].append(pledge("mended", scope="headline", donors="", **cells))
    tables["claims"].append(claim("mended", "9", recorded_on="2026-04-01"))
    tables = ledger(tmp_path, **tables)
    before = recompute(tables, asof="2026-03-31")["contributions"]
    after = recompute(tables, asof="2026-04-01")["contributions"]
    assert [row["value"] for row in before] == [3, 7]
    assert row_of(after, "pledge_id", "mended")["value"] == 6


def test_a_cumulative_row_is_in_no_sum_and_no_whole(tmp_path: Path) -> None:
    tables = parts("10", "3", "4")
    tables["pledges"][1]["scope"] = "cumulative"
    tables["pledges"].append(pledge("below", part_of="p0"))
    tables["claims"].append(claim("below", "1"))
    rows = recompute(ledger(tmp_path, **tables), asof=LATER)["contributions"]
    assert {row["pledge_id"]: row["value"] for row in rows} == {
        "below": 1,
        "p1": 4,
        "whole": 6,
    }


def test_a_filter_never_changes_a_contribution(tmp_path: Path) -> None:
    tables = parts("10", "3", "4")
    tables["pledges"][1]["donors"] = "NOR"
    tables["donors"] = [{"donor_id": "DEU", "gdp_usd": "200", "population": "8"}]
    tables = ledger(tmp_path, **tables)
    frames = recompute(tables, asof=LATER, donor=("DEU",))
    assert [row["pledge_id"] for row in frames["contributions"]] == ["p1"]
    assert frames["meeting_totals"][0]["headline"] == 10
    germany = frames["donor_totals"][0]
    assert (germany["per_gdp"], germany["per_capita"]) == (2, 0.5)
    assert recompute(tables, asof=LATER, end="2026-02-11")["timeline"] == []


def test_an_empty_month_is_missing_with_no_pledges(tmp_path: Path) -> None:
    tables = ledger(
        tmp_path,
        pledges=[pledge("a", announced_on="2025-12-31"), pledge("b")],
        claims=[claim("a", "1"), claim("b")],
    )
    months = recompute(tables, asof=LATER)["timeline"]
    told = [(row["month"], row["value"], row["entries"]) for row in months]
    assert told == [("2025-12", 1, 1), ("2026-01", None, 0), ("2026-02", None, 1)]
    assert [row["unpriced"] for row in months] == [0, 0, 1]


def test_items_leave_out_what_a_pledge_above_counts(tmp_path: Path) -> None:
    tank = {"item_class": "main_battle_tank"}
    tables = ledger(
        tmp_path,
        pledges=[pledge("all", **tank), pledge("some", part_of="all", **tank)],
        claims=[
            claim("all", quantity="14", unit="tanks"),
            claim("some", quantity="6", unit="tanks"),
        ],
    )
    (tanks,) = recompute(tables, asof=LATER)["items"]
    assert (tanks["quantity"], tanks["counted"]) == (14, 1)


@pytest.mark.parametrize(
    ("phrase", "bounds"),
    [
        ("tens of millions of euros", (20e6, 100e6)),
        ("dozens of dollars", (24, 100)),
        ("several million pounds", (3e6, 10e6)),
        ("Several hundred million euros", (300e6, 1000e6)),
        ("in the hundreds of millions", (200e6, 1000e6)),
        ("thousands of dollars", (2000, 10000)),
        ("billions", (2e9, 10e9)),
        ("the billions of US dollars", (2e9, 10e9)),
        ("a large sum", None),
        ("billion", None),
        ("more than several million euros", None),
        ("сотни миллионов долларов", None),
    ],
)
def test_vague_phrases_are_a_closed_list(
    phrase: str, bounds: tuple[float, float] | None
) -> None:
    assert vague_bounds(phrase) == bounds


def test_a_rate_is_at_most_fourteen_days_old() -> None:
    friday = factor({}, "GBP", "USD", "2026-10-30")
    assert factor({}, "GBP", "USD", "2026-11-13") == friday is not None
    assert factor({}, "GBP", "USD", "2026-11-14") is None
    assert factor({}, "GBP", "GBP", LATER) == 1
    assert factor({}, "UAH", "USD", DAY) is None


def test_a_fixed_day_after_the_last_rate_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="2026-11-02 is after the last rate"):
        recompute(ledger(tmp_path), asof=LATER, rates="2026-11-02")


@cache
def real_ledger() -> Tables:
    """Read the ledger of the project."""
    return read_tables(SEEDS)


@pytest.mark.parametrize(
    ("asof", "named", "unattributed"),
    [(LATER, 0.745, 46.96), (DAY, 0.213, 47.495)],
)
def test_the_meeting_of_february_2026(
    asof: str, named: float, unattributed: float
) -> None:
    meetings = recompute(real_ledger(), asof=asof)["meeting_totals"]
    meeting = row_of(meetings, "meeting_id", "udcg-2026-02-12")
    assert meeting["headline"] == pytest.approx(47.7086e9, abs=1e6)
    assert meeting["value"] == pytest.approx(47.7086e9, abs=1e6)
    assert meeting["named"] == pytest.approx(named * 1e9, abs=1e6)
    assert meeting["unattributed"] == pytest.approx(unattributed * 1e9, abs=5e6)
    assert meeting["joint"] == 0
    assert meeting["joint_high"] == pytest.approx(0.79e9, abs=5e6)
    assert meeting["disputed"]


@pytest.mark.parametrize(
    ("asof", "status", "state"),
    [(DAY, "pending", "conditional"), ("2026-03-11", "met", "new")],
)
def test_germanys_five_interceptors(asof: str, status: str, state: str) -> None:
    frames = recompute(real_ledger(), asof=asof)
    pac3 = "udcg-2026-02-12-deu-pac3"
    assert row_of(frames["conditions"], "pledge_id", pac3)["status"] == status
    assert row_of(frames["contributions"], "pledge_id", pac3)["state"] == state


@pytest.mark.parametrize("claims", ["lead", "lowest", "highest"])
@pytest.mark.parametrize("rates", ["announced", "2026-02-12"])
@pytest.mark.parametrize("currency", ["USD", "NOK"])
def test_donor_and_month_sums_hold_the_same_money(
    claims: str, rates: str, currency: str
) -> None:
    frames = recompute(
        real_ledger(), asof=LATER, claims=claims, rates=rates, currency=currency
    )
    donors = sum(row["value"] or 0 for row in frames["donor_totals"])
    months = sum(
        (row["value"] or 0) + (row["untraced"] or 0) for row in frames["timeline"]
    )
    assert donors == pytest.approx(months)
    assert donors > 0
