"""What stands in the place of a chart that draws nothing: which silence, and what to do."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.charts.silences import silence_without_rows
from lib.frames.money import choices_on
from lib.ledger.package import read_ledger
from lib.model.query import read_selection
from lib.model.selection import Selection
from lib.model.view import View
from tests.ledgers import SEARCHED, replenishment
from tests.toys import NOW, claim, event, pledge, toy_ledger

ROOT = Path(__file__).parents[2]
SITE = "https://pledges.example"
MANY = [name for name, chart in CHARTS.items() if not chart.of]
#: Those that a filter by donor changes.
FILTERED = [name for name in MANY if "donor" not in CHARTS[name].ignores]
OF_MONEY = [
    name
    for name in FILTERED
    if CHARTS[name].of_money and not CHARTS[name].compares and name != "disputes"
]
OF_DONOR = ("donor_months", "donor_meetings", "donor_mechanisms")
CONFERENCE = date(2026, 1, 15)


@pytest.fixture(scope="module")
def shipped():
    return read_ledger(ROOT / "seeds")


def silence(name, ledger, **choices):
    card = card_of(name, View(ledger, replace(NOW, **choices)), SITE)
    assert card.silence, card.finding
    return card.silence


# What the ledger does not hold.


@pytest.mark.parametrize("name", FILTERED)
def test_a_donor_that_the_ledger_does_not_hold_is_said_to_be_searched_for(
    name, shipped
):
    card = card_of(name, View(shipped, replace(NOW, donor=("JPN",))), SITE)
    assert card.silence.kind == "unrecorded"
    said = f"he ledger holds no pledge of Japan; {SEARCHED}"
    assert card.undrawn == f"T{said}."
    assert card.sentence == f"As of 23 Nov 2026, t{said}."
    assert card.finding == f"T{said}"
    assert card.alt == card.sentence
    assert card.way_out[0] == "Leave out donor: Japan"
    assert "JPN" not in card.way_out[1]


def test_of_several_filters_the_one_without_which_there_are_rows_is_left_out(shipped):
    way = silence("timeline", shipped, donor=("JPN",), aid=("military",)).way
    assert (way.words, way.changes) == ("Leave out donor: Japan", {"donor": ()})
    of_two = {
        "donor": ("JPN",),
        "meeting": ("udcg-2022-04-26",),
        "end": date(2000, 1, 1),
    }
    way = silence("timeline", shipped, **of_two).way
    assert way.words == "Leave out the filters"
    assert way.changes == {"donor": (), "meeting": (), "end": None}


def test_of_one_donor_the_filters_are_said_that_leave_it_without_a_row(shipped):
    said = silence("donor_months", shipped, show="DEU", aid=("humanitarian",))
    assert said.clause == (
        "no pledge of Germany in the ledger lies within the filters (aid: "
        f"humanitarian); {SEARCHED}"
    )


# A day before.


@pytest.mark.parametrize("name", MANY)
def test_before_its_first_day_the_ledger_says_when_it_begins(name, shipped):
    said = silence(name, shipped, asof=date(2020, 1, 1))
    assert said.kind == "early"
    assert said.clause == "nothing is known yet: the ledger begins on 26 Apr 2022"
    assert said.way.changes == {"asof": None}


def test_a_donor_who_pledged_later_is_not_said_to_be_absent():
    later = {"announced_on": "2026-03-01", "recorded_on": "2026-03-01"}
    ledger = toy_ledger([pledge("p"), pledge("n", "NOR", **later)], [claim("p", 1e9)])
    said = silence("donor_months", ledger, show="NOR", asof=date(2026, 2, 20))
    assert said.clause == (
        "the ledger holds no pledge of Norway yet: the first was entered on 1 Mar 2026"
    )


# What the count leaves out.


@pytest.mark.parametrize("name", [*OF_MONEY, *OF_DONOR])
def test_a_donor_with_only_a_condition_is_said_with_its_sum_and_drawn_when_counted(
    name,
):
    chosen = replace(NOW, donor=("AQF",), asof=CONFERENCE, show="AQF")
    card = card_of(name, View(replenishment(), chosen), SITE)
    # A foundation is in no group, and has no country.
    if "group" in name or name == "donor_map":
        assert card.silence.kind == "absent"
        return
    if CHARTS[name].measure:
        assert card.finding == "No GDP is known of Aquifer Foundation"
        words, address = card.way_out
        assert words == "Show the sums"
        assert dict(parse_qsl(urlsplit(address).query))["rows"] == "first"
        return
    if name == "promised":
        # What hangs on a condition is drawn there whether it counts or not.
        assert card.finding == (
            "Up to $6 billion is promised on a condition at the third replenishment of "
            "the Clean Water Fund (donor: Aquifer Foundation), and no other sum is counted"
        )
        return
    assert card.silence.kind == "uncounted"
    assert card.finding == (
        "1 pledge of Aquifer Foundation: up to $6 billion, promised on a condition; a "
        "count of firm pledges leaves it out"
    )
    words, address = card.way_out
    assert words == "Count firm and conditional pledges"
    query = dict(parse_qsl(urlsplit(address).query))
    assert query["basis"] == "conditional"
    counted = replace(chosen, basis=query["basis"])
    assert card_of(name, View(replenishment(), counted)).silence is None


def test_what_lapsed_is_in_no_count(shipped):
    both = {"show": "DEU;POL", "donor": ("DEU", "POL")}
    said = silence("donor_months", shipped, **both)
    assert said.kind == "uncounted"
    assert said.clause == (
        "1 pledge of Germany and Poland: $165 to 220 million, lapsed or withdrawn; no count "
        "draws it here"
    )
    assert said.way.page == "data"


def test_a_repeated_sum_is_not_added_up_by_month_and_no_count_of_it_is_offered():
    ledger = toy_ledger(
        [pledge("p", counted_in="t"), pledge("q"), pledge("t", "NOR")],
        [claim("p", 2e9), claim("q"), claim("t", 2e9)],
    )
    firm = silence("donor_months", ledger, show="DEU")
    assert firm.clause.startswith(
        "2 pledges of Germany: $2 billion, counted elsewhere; 1 with no price given; "
        "no count draws them here"
    )
    assert firm.way.page == "data"
    assert silence("donor_totals", ledger, donor=("DEU",)).way.changes == {
        "basis": "announced"
    }
    every = silence("donor_months", ledger, show="DEU", basis="announced")
    assert every.clause == firm.clause


@pytest.mark.parametrize(
    ("columns", "basis", "words", "wider"),
    [
        ({"novelty": "announced_before"}, "new", "announced earlier", "firm"),
        ({"condition": "If"}, "new", "promised on a condition", "conditional"),
        ({"counted_in": "t"}, "firm", "counted elsewhere", "announced"),
    ],
)
def test_the_smallest_count_that_would_draw_it_is_offered(columns, basis, words, wider):
    ledger = toy_ledger(
        [pledge("p", **columns), pledge("t", "NOR")], [claim("p", 2e9), claim("t", 2e9)]
    )
    said = silence("donor_totals", ledger, donor=("DEU",), basis=basis)
    assert said.clause.startswith(f"1 pledge of Germany: $2 billion, {words}")
    assert said.way.changes == {"basis": wider}


# What states no sum, or is not known by a measure.


SILENT = toy_ledger(
    [pledge("p"), pledge("q"), pledge("r", donors="NOR", meeting_id="m1")],
    [claim(one) for one in "pqr"],
)


@pytest.mark.parametrize("name", ["donor_totals", "leading_donors", "timeline"])
def test_entries_without_a_sum_name_who_made_them(name):
    said = silence(name, SILENT)
    assert said.kind == "unstated"
    assert said.sentence == (
        "No sum is stated in these 3 pledges: Germany (2 announcements) and Norway (1 announcement)."
    )
    assert said.finding == "No sum is stated in these 3 pledges"
    assert said.way.own == {"name": "frames/contributions"}


def test_of_one_donor_its_own_entries_are_counted():
    said = silence("donor_months", SILENT, show="NOR").clause
    assert said == "no sum is stated in this pledge of Norway"


def test_one_pledge_is_called_by_its_donor_and_its_day():
    said = silence("pledge_claims", SILENT, show="r").clause
    assert said == "no sum is stated in the pledge of Norway of 12 Feb 2026"


def test_a_meeting_is_silent_for_what_was_pledged_at_it_alone():
    said = silence("meeting_totals", SILENT).clause
    assert said == "no sum is stated in this pledge"


def test_another_claim_that_states_a_sum_is_offered():
    ledger = toy_ledger(
        [pledge("p")], [claim("p"), claim("p", 1e9, claim_id="p-c2", lead=False)]
    )
    assert silence("donor_totals", ledger).way.changes == {"claims": "highest"}


def test_sums_of_others_do_not_hide_who_stated_none():
    ledger = toy_ledger([pledge("p", donors="GBR;NOR"), pledge("q")], [claim("p", 1e9)])
    said = silence("timeline_by_donor", ledger).clause
    assert said == "no sum is stated in this pledge"


def test_a_donor_without_gdp_has_stated_a_sum_all_the_same(shipped):
    said = silence("donor_totals", shipped, donor=("EUI",), per="gdp")
    assert said.clause == "no GDP is known of the EU institutions"
    assert said.way.changes == {"per": "total"}


def test_a_class_of_items_without_a_number_is_said_to_have_none():
    ledger = toy_ledger([pledge("p", item_class="tank")], [claim("p", unit="tanks")])
    said = silence("item_donors", ledger, show="tank")
    assert said.clause == (
        "no number is stated in this pledge of the item class “Label”"
    )


# What is not there to be drawn.


@pytest.mark.parametrize(
    ("name", "clause"),
    [
        ("disputes", "no source disagrees about these 2 pledges"),
        ("conditions", "no condition is attached to these 2 pledges"),
        ("items", "no class of item is named in these 2 pledges"),
        ("meeting_totals", "no meeting brought these 2 pledges"),
        ("largest_donors", "no single donor made these 2 pledges"),
        ("timeline_by_group", "members of no group made these 2 pledges"),
    ],
)
def test_what_no_row_has_is_said_as_a_plain_fact(name, clause):
    donors = [{"donor_id": "DEU", "name": "Germany"}, {"donor_id": "X", "name": "Fund"}]
    ledger = toy_ledger(
        [pledge("p", "DEU;X"), pledge("q", "DEU;X")],
        [claim("p", 1e9), claim("q", 1e9)],
        donors=donors,
    )
    said = silence(name, ledger)
    assert (said.kind, said.clause) == ("absent", clause)
    assert said.way.page == "data"


def test_where_only_the_filters_leave_none_they_may_be_left_out():
    ledger = toy_ledger(
        [pledge("p", condition="If"), pledge("n", "NOR")], [claim("p", 1e9)]
    )
    way = silence("conditions", ledger, donor=("NOR",)).way
    assert (way.words, way.changes) == ("Leave out donor: Norway", {"donor": ()})


def test_no_row_is_chosen_where_one_could_be():
    ledger = toy_ledger([pledge("p")], [claim("p", 1e9)])
    assert silence("donor_months", ledger).clause == "no donor is chosen"


def test_rows_of_a_table_are_missed_for_the_same_reasons(shipped):
    of_japan = View(shipped, replace(NOW, donor=("JPN",)))
    assert silence_without_rows(of_japan, "no row").kind == "unrecorded"
    ledger = toy_ledger([pledge("p")], [claim("p", 1e9)])
    said = silence_without_rows(View(ledger, NOW), "no row of Conditions")
    assert said.finding == "No row of Conditions is of this pledge"


# All of them.


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("donors", [("JPN",), ("AQF",), ("IND",), ("NGA",), ()])
def test_no_axis_is_drawn_for_nothing_and_every_way_out_leads_elsewhere(name, donors):
    show = {"Donor": "AQF", "Meeting": "cwf-2025-11-20"}
    of = CHARTS[name].of
    chosen = Selection(asof=CONFERENCE, donor=donors)
    shown = replace(chosen, show=show.get(of.label) if of else None)
    card = card_of(name, View(replenishment(), shown), SITE)
    if card.silence is None:
        assert card.figure["data"]
        return
    layout = card.figure["layout"]
    axes = [one for axis, one in layout.items() if axis[1:5] == "axis"]
    assert axes
    assert not any(one["visible"] for one in axes)
    if card.way_out:
        query = {}
        for field, value in parse_qsl(urlsplit(card.way_out[1]).query):
            query.setdefault(field, []).append(value)
        meant, problems = read_selection(query, choices_on(replenishment(), CONFERENCE))
        assert not problems
        assert meant.on(CONFERENCE) != shown or card.silence.way.page


def test_a_chart_that_draws_something_is_not_silent():
    ledger = toy_ledger(
        [pledge("p"), pledge("q")], [claim("p", 1e9)], [event("e", "p", "pending")]
    )
    for name in ("donor_totals", "timeline"):
        card = card_of(name, View(ledger, NOW))
        assert (card.silence, card.undrawn, card.way_out) == (None, "", None)
