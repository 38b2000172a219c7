"""What a donor, a meeting or a pledge is related to: a few links, of a selection."""

from collections.abc import Iterable

from lib.frames.cache import from_cache
from lib.frames.conditions import conditions
from lib.frames.contributions import all_contributions, contributions
from lib.frames.donors import donor_totals
from lib.frames.drill_down import home_of, kind_of
from lib.frames.labels import pledge_title
from lib.frames.meetings import meeting_totals
from lib.model.formats import day_in_words, donors_in_words, meeting_in_words
from lib.model.ledger import Ledger
from lib.model.places import Place
from lib.model.view import View
from lib.model.vocabulary import BASES, SEPARATOR, UNATTRIBUTED

#: So many links of a kind are few enough to be read.
MOST = 3
#: Links under what they have in common.
Places = dict[str, tuple[Place, ...]]


def related(key: str, view: View) -> Places:
    """List what a row is related to, in the selection; a kind without links is left out.

    Of a donor: its newest meetings, its conditions, those next to it by what they
    pledged. Of a meeting: the one before and the one after, its largest donors, its
    conditions. Of a pledge: its donor and meeting, its whole or parts, its condition.
    """
    named = ("related", key, view.ledger.hash, view.selection)
    return from_cache(named, lambda: _related(key, view))


def _related(key: str, view: View) -> Places:
    kind = kind_of(key, view.ledger)
    of_kind = {"pledge_id": _of_pledge, "meeting_id": _of_meeting}
    found = of_kind.get(kind, _of_donor)(key, view)
    return {said: places for said, places in found.items() if places}


def donor_place(key: str, ledger: Ledger) -> Place:
    """Link to a donor, or donors together; one without a row of its own is chosen."""
    words = donors_in_words(key, ledger)
    if (ledger["pledges"]["donors"] == key).any():
        return Place(words, "donors", key)
    return Place(words, "donors", changes=(("donor", tuple(key.split(SEPARATOR))),))


def meeting_place(key: str, ledger: Ledger) -> Place:
    """Link to a meeting."""
    return Place(meeting_in_words(key, ledger), "meetings", key)


def pledge_place(key: str, ledger: Ledger) -> Place:
    """Link to a pledge, with the day on which it was announced."""
    pledges = ledger["pledges"]
    row = pledges[pledges["pledge_id"] == key].to_dict("records")[0]
    words = f"{pledge_title(row, ledger)}, {day_in_words(row['announced_on'])}"
    return Place(words, home_of(key, ledger), key)


def _of_donor(key: str, view: View) -> Places:
    rows = contributions(view)
    rows = rows[rows["donors"].fillna(UNATTRIBUTED) == key]
    newest = rows.sort_values("announced_on", ascending=False)["meeting_id"].dropna()
    members = key.split(SEPARATOR) if SEPARATOR in key else []
    told = conditions(view.but(show=None))
    return {
        "Donors": _donors(members, view.ledger),
        "Meetings": _meetings(newest, view.ledger),
        "Conditions": _pledges(told[told["donors"] == key]["pledge_id"], view.ledger),
        "Next to it by what was pledged": _donors(_peers(key, view), view.ledger),
    }


def _peers(key: str, view: View) -> list[str]:
    """Name the single donors just above and just below a donor."""
    totals = donor_totals(view)
    single = totals[(totals["kind"] == "donor") & totals["value"].notna()]
    ranked = single["donors"].tolist()
    if key not in ranked:
        return []
    place = ranked.index(key)
    return [*ranked[max(0, place - 1) : place], *ranked[place + 1 : place + 2]]


def _of_meeting(key: str, view: View) -> Places:
    totals = meeting_totals(view)["meeting_id"].tolist()
    place = totals.index(key) if key in totals else len(totals)
    rows = contributions(view)
    counts = rows["state"].isin(BASES[view.selection.basis])
    rows = rows[counts & (rows["meeting_id"] == key) & (rows["scope"] == "donor")]
    largest = rows.groupby("donors")["value"].sum().sort_values(ascending=False)
    told = conditions(view.but(show=None))
    here = told[told["meeting_id"] == key]["pledge_id"]
    return {
        "The meeting before": _meetings(totals[:place][-1:], view.ledger),
        "The meeting after": _meetings(totals[place + 1 : place + 2], view.ledger),
        "Donors": _donors(largest.index[largest > 0], view.ledger),
        "Conditions": _pledges(here, view.ledger),
    }


def _of_pledge(key: str, view: View) -> Places:
    pledges = view.ledger["pledges"].set_index("pledge_id", drop=False)
    pledge = pledges.loc[key].to_dict()
    every = all_contributions(view)
    parts = every[every["part_of"] == key]["pledge_id"]
    whole = every[every["pledge_id"] == pledge["part_of"]]["pledge_id"]
    condition: Place = pledge_place(key, view.ledger)
    on_condition = (condition,) if condition.page == "conditions" else ()
    return {
        "Donor": _donors(pledges["donors"][[key]].dropna(), view.ledger),
        "Meeting": _meetings(pledges["meeting_id"][[key]].dropna(), view.ledger),
        "Part of": _pledges(whole, view.ledger),
        "Parts": _pledges(parts, view.ledger),
        "Its condition": on_condition,
    }


def _first(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))[:MOST]


def _donors(keys: Iterable[str], ledger: Ledger) -> tuple[Place, ...]:
    return tuple(donor_place(one, ledger) for one in _first(keys))


def _meetings(keys: Iterable[str], ledger: Ledger) -> tuple[Place, ...]:
    return tuple(meeting_place(one, ledger) for one in _first(keys))


def _pledges(keys: Iterable[str], ledger: Ledger) -> tuple[Place, ...]:
    return tuple(pledge_place(one, ledger) for one in _first(keys))
