"""The proposed rows: each with its reasons, its likely duplicates, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.frames.duplicates import likely_duplicates
from lib.model.counts import counted
from lib.model.formats import day_in_words, donors_in_words, list_in_words
from lib.model.ledger import Ledger, in_force
from lib.model.review import (
    CLAIM,
    FATES,
    OPEN,
    PLEDGE,
    REJECTED,
    REPORT,
    Cells,
    Review,
    Reviewed,
)
from lib.model.tables import TABLES
from lib.model.view import View
from lib.model.vocabulary import QUALIFIERS, SEPARATOR
from lib.ui.add import state
from lib.ui.add.fields import Fields, Take
from lib.ui.add.passages import show_reasons
from lib.ui.link import tied
from lib.ui.text import literal

#: Columns that are filled in for all rows alike, or by whoever enters them.
NOT_ASKED = {
    *("meeting_id", "source_id", "claim_id", "event_id", "lead", "replaces"),
    *("quote_start", "quote_end", "recorded_on", "withdrawn_on"),
}
#: What is edited of a row, by what becomes of it: tables and the parts of the row.
EDITED = {
    PLEDGE: (("pledges", "pledge"), ("claims", "claim")),
    CLAIM: (("claims", "claim"),),
    REPORT: (("condition_events", "event"),),
}
PARTS = {"pledge": "The pledge", "claim": "The claim", "event": "The report"}
#: Rows whose likely duplicates are remembered.
MOST_TWINS = 200
#: Cells that are numbers, of what rows are compared by.
NUMBERS = ("amount", "amount_to", "quantity")
Problems = Mapping[int, list[str]]


def show_rows(review: Review, done: Review, view: View, problems: Problems) -> None:
    """Show all rows; `done` is the review with all blanks filled in."""
    st.header("Proposed rows", anchor="proposed")
    if not review.rows:
        st.info("The text promises nothing that is understood. Nothing is proposed.")
        return
    twins = [_twins(row, view) for row in done.rows]
    source = done.source["source_id"]
    st.markdown(f"{tally(review)}.")
    _offer_all(review, [len(one) for one in twins])
    for place, row in enumerate(done.rows):
        with st.container(border=True, key=f"row_card_{place}"):
            _show_row(place, row, view, twins[place].assign(source_id=source))
            for said in problems.get(place, []):
                st.error(literal(said))


def tally(review: Review) -> str:
    """Count the rows by what becomes of them: 4 rows proposed, 1 accepted, 3 open."""
    accepted, rejected = len(review.accepted), review.counted(REJECTED)
    counts = {"accepted": accepted, "rejected": rejected, "open": review.counted(OPEN)}
    said = tuple(f"{number} {what}" for what, number in counts.items() if number)
    return f"{counted(len(review.rows), 'row')} proposed: {list_in_words(said)}"


def _offer_all(review: Review, twins: list[int]) -> None:
    """Offer to accept what is sure and new, in one go."""
    sure = [
        place
        for place, row in enumerate(review.rows)
        if row.fate == OPEN and row.sure and not twins[place]
    ]
    label = f"Accept {counted(len(sure), 'sure row')} as new"
    st.button(
        label if sure else "No sure row is open",
        "accept_sure",
        icon=":material/done_all:",
        type="primary",
        disabled=not sure,
        on_click=lambda: state.change(lambda one: accepted_as_new(one, sure)),
    )


def accepted_as_new(review: Review, places: list[int]) -> Review:
    """Accept the rows of some places as new pledges."""
    for place in places:
        review = review.put(place, review.rows[place].become(PLEDGE))
    return review


def _show_row(place: int, row: Reviewed, view: View, twins: pd.DataFrame) -> None:
    said = f"{place + 1}. {row_in_words(row, view.ledger)}"
    st.subheader(literal(said), anchor=f"row-{place + 1}")
    review = state.current()
    show_reasons(row, review.text if review else "")
    for number, twin in enumerate(twins.to_dict("records")):
        _show_twin(place, number, twin, view.ledger)
    _choose_fate(place, row, view)
    if row.accepted and st.toggle("Edit", key=f"edit_{place}"):
        _edit(place, row, view.ledger)


def row_in_words(row: Reviewed, ledger: Ledger) -> str:
    """Say who promises what: Germany: 5 missile interceptors, if a condition is met."""
    if not row.pledge:
        return "A report on a condition"
    claim = row.claim
    sum_ = claim.get("amount_as_printed", "")
    items = " ".join(
        filter(None, [claim.get("quantity", ""), row.pledge.get("item", "")])
    )
    what = " for ".join(filter(None, [sum_, items])) or "no sum stated"
    condition = ", on a condition" if row.pledge.get("condition") else ""
    return f"{who(row.pledge, ledger)}: {what}{condition}"


def who(pledge: Cells, ledger: Ledger) -> str:
    """Name the donors of a row, known or not."""
    donors, known = pledge.get("donors", ""), set(ledger["donors"]["donor_id"])
    if not donors:
        return "No donor named"
    if known.issuperset(donors.split(SEPARATOR)):
        return donors_in_words(donors, ledger)
    return donors.replace(SEPARATOR, ", ")


def _twins(row: Reviewed, view: View) -> pd.DataFrame:
    """Find the rows of the ledger that a proposed one may repeat."""
    if not row.pledge:
        return pd.DataFrame(columns=["pledge_id", "why"])
    cells = tuple(sorted(row.pledge.items())), tuple(sorted(row.claim.items()))
    return state.remembered(
        "twins",
        (view.ledger.hash, view.day, *cells),
        lambda: likely_duplicates(view, readable(row.pledge), readable(row.claim)),
        MOST_TWINS,
    )


def readable(cells: Cells) -> dict[str, str]:
    """Leave out cells that are no number or day or word of their list.

    They are said once the row is accepted; a comparison has no use for them.
    """
    numbers = pd.to_numeric(pd.Series([cells.get(one) for one in NUMBERS]), "coerce")
    unread = {one for one, it in zip(NUMBERS, numbers, strict=True) if pd.isna(it)}
    if pd.isna(pd.to_datetime(cells.get("announced_on", ""), errors="coerce")):
        unread.add("announced_on")
    if cells.get("qualifier") not in QUALIFIERS:
        unread.add("qualifier")
    return {name: cell for name, cell in cells.items() if name not in unread}


def _show_twin(place: int, number: int, twin: Row, ledger: Ledger) -> None:
    """Name a likely duplicate, and offer what fits: a claim of it, or nothing new."""
    of, source = str(twin["pledge_id"]), twin["source_id"]
    claims = ledger["claims"]
    said = claims.loc[claims["pledge_id"] == of, "source_id"].eq(source).any()
    found = f"{pledge_in_words(of, ledger)} is in the ledger: {twin['why']}."
    if said:
        label, fate = "Reject, it is in", REJECTED
        asks = "This source's claim of it is there already."
    else:
        label, fate = "Another claim of it", CLAIM
        asks = "Another claim of it?"
    st.warning(literal(f"{found} {asks}"))
    st.button(
        label,
        f"twin_{place}_{number}",
        icon=":material/call_merge:",
        type="tertiary",
        on_click=lambda: state.change_row(place, lambda row: row.become(fate, of)),
    )


def pledge_in_words(key: str, ledger: Ledger) -> str:
    """Name a pledge: Norway, NOK 7 billion, 3 Sept 2025."""
    return _pledges_in_words(ledger, [key])[key]


def _pledges_in_words(ledger: Ledger, keys: list[str]) -> dict[str, str]:
    pledges = ledger["pledges"].set_index("pledge_id").loc[keys]
    leads = ledger["claims"][ledger["claims"]["lead"]].drop_duplicates("pledge_id")
    printed = leads.set_index("pledge_id")["amount_as_printed"].reindex(keys)
    named = {}
    for key, pledge, figure in zip(
        keys, pledges.to_dict("records"), printed, strict=True
    ):
        donors = "" if pd.isna(pledge["donors"]) else str(pledge["donors"])
        what = [who({"donors": donors}, ledger), figure, pledge["item"]]
        said = ", ".join(str(one) for one in what if not pd.isna(one))
        named[key] = f"{said}, {day_in_words(pledge['announced_on'])}"
    return named


def _choose_fate(place: int, row: Reviewed, view: View) -> None:
    """Let the reader say what becomes of a row, and of which pledge it speaks."""
    fates = FATES if row.pledge else {one: FATES[one] for one in (REPORT, REJECTED)}
    how = tied(
        f"fate_{place}_{row.decided}",
        row.fate or None,
        lambda fate: state.change_row(
            place, lambda one: replace(one, fate=fate or OPEN)
        ),
    )
    st.segmented_control(
        f"What becomes of row {place + 1}",
        list(fates),
        format_func=fates.__getitem__,
        **how,
    )
    if row.fate in (CLAIM, REPORT):
        _choose_pledge(place, row, view)


def _choose_pledge(place: int, row: Reviewed, view: View) -> None:
    """Ask of which pledge of the ledger a claim or a report speaks."""
    pledges = in_force(view.ledger["pledges"], view.day)
    if row.fate == REPORT:
        pledges = pledges[pledges["condition"].notna()]
    donors = pledges["donors"] == row.pledge.get("donors", "")
    order = pledges.assign(other=~donors).sort_values(
        ["other", "announced_on"], ascending=[True, False]
    )
    names = _pledges_in_words(view.ledger, order["pledge_id"].tolist())
    how = tied(
        f"of_{place}_{row.fate}_{row.decided}",
        row.of if row.of in names else None,
        lambda of: state.change_row(place, lambda one: replace(one, of=of or "")),
    )
    st.selectbox(
        "Of which pledge",
        list(names),
        format_func=names.__getitem__,
        placeholder="Write a donor, a figure or a day",
        **how,
    )


def _edit(place: int, row: Reviewed, ledger: Ledger) -> None:
    """Show the fields of a row, as what it is accepted as."""
    for table, part in EDITED[row.fate]:
        every = TABLES[table].to_schema().columns
        asked = [name for name in every if name not in NOT_ASKED]
        if table != "pledges":
            asked.remove("pledge_id")
        st.markdown(f"**{PARTS[part]}**")
        fields = Fields(table, ledger, f"{part}_{place}", _writing(place, part))
        fields.show(asked, getattr(row, part))


def _writing(place: int, part: str) -> Take:
    """Write what is told into a part of the row of a place. For callbacks."""

    def take(column: str, cell: str) -> None:
        state.change_row(place, lambda row: row.edited(part, column, cell))

    return take
