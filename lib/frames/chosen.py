"""The reader's filters: which rows of a frame are kept. They change no figure."""

from collections.abc import Iterable, Iterator
from datetime import date

import pandas as pd

from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.vocabulary import SEPARATOR


def keep_chosen(
    frame: pd.DataFrame, selection: Selection, ledger: Ledger
) -> pd.DataFrame:
    """Keep the rows inside every filter of a selection.

    Parameters
    ----------
    frame
        With meeting_id, announced_on, donors, aid_type and mechanism.
    selection
        A donor filter keeps a joint pledge when one of its donors matches, a mechanism
        filter a row when any of its mechanisms does; `group` adds its members.
    ledger
        Gives the members of a group.

    Returns
    -------
    DataFrame
        In the order of `frame`, renumbered.
    """
    keep = pd.Series(data=True, index=frame.index)
    for filtered in _filters(frame, selection, ledger):
        keep &= filtered
    return frame[keep].reset_index(drop=True)


def _filters(
    frame: pd.DataFrame, selection: Selection, ledger: Ledger
) -> Iterator[pd.Series]:
    """Give the rows that each filter keeps; a filter that is not set gives nothing."""
    donors = chosen_donors(selection, ledger)
    if donors is not None:
        yield holds_any(frame["donors"], donors)
    if selection.meeting:
        yield frame["meeting_id"].isin(selection.meeting)
    if selection.aid:
        yield frame["aid_type"].isin(selection.aid)
    if selection.mechanism:
        yield holds_any(frame["mechanism"], selection.mechanism)
    yield frame["announced_on"].between(
        pd.Timestamp(selection.start or date.min),
        pd.Timestamp(selection.end or date.max),
    )


def chosen_donors(selection: Selection, ledger: Ledger) -> frozenset[str] | None:
    """Join the chosen donors with the members of the chosen group; None is all."""
    if not selection.donor and not selection.group:
        return None
    return members_of(selection.group or "", ledger).union(selection.donor)


def holds_any(lists: pd.Series, wanted: Iterable[str]) -> pd.Series:
    """Tell which cells, lists separated by ";", hold one of the wanted words."""
    distinct = pd.Series(lists.dropna().unique(), dtype="str")
    words = distinct.str.split(SEPARATOR).explode()
    matching = distinct[words.isin(list(wanted)).groupby(level=0).any()]
    return lists.isin(matching)


def holds_only(lists: pd.Series, allowed: Iterable[str]) -> pd.Series:
    """Tell which cells, lists separated by ";", hold nothing but the allowed words."""
    distinct = pd.Series(lists.dropna().unique(), dtype="str")
    words = distinct.str.split(SEPARATOR).explode()
    matching = distinct[words.isin(list(allowed)).groupby(level=0).all()]
    return lists.isin(matching)


def members_of(group: str, ledger: Ledger) -> frozenset[str]:
    """List the members of a group of donors; of an unknown one, none."""
    donors = ledger["donors"]
    return frozenset(donors.loc[holds_any(donors["groups"], [group]), "donor_id"])
