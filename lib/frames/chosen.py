"""The reader's filters: which rows of a frame are kept. They change no figure."""

from collections.abc import Iterable, Iterator
from datetime import date

import pandas as pd

from lib.model.ledger import Ledger
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR


def keep_chosen(frame: pd.DataFrame, view: View) -> pd.DataFrame:
    """Keep the rows inside every filter of a selection.

    Parameters
    ----------
    frame
        With meeting_id, announced_on, donors, aid_type and mechanism.
    view
        A donor filter keeps a joint pledge when one of its donors matches, a mechanism
        filter a row when any of its mechanisms does; `group` adds its members.

    Returns
    -------
    DataFrame
        In the order of `frame`, renumbered.
    """
    keep = pd.Series(data=True, index=frame.index)
    for filtered in _filters(frame, view):
        keep &= filtered
    return frame[keep].reset_index(drop=True)


def _filters(frame: pd.DataFrame, view: View) -> Iterator[pd.Series]:
    """Give the rows that each filter keeps; a filter that is not set gives nothing."""
    donors = chosen_donors(view)
    if donors is not None:
        yield holds_any(frame["donors"], donors)
    if view.selection.meeting:
        yield frame["meeting_id"].isin(view.selection.meeting)
    if view.selection.aid:
        yield frame["aid_type"].isin(view.selection.aid)
    if view.selection.mechanism:
        yield holds_any(frame["mechanism"], view.selection.mechanism)
    yield frame["announced_on"].between(
        pd.Timestamp(view.selection.start or date.min),
        pd.Timestamp(view.selection.end or date.max),
    )


def chosen_donors(view: View) -> frozenset[str] | None:
    """Join the chosen donors with the members of the chosen group; None is all."""
    if not view.selection.donor and not view.selection.group:
        return None
    return members_of(view.selection.group or "", view.ledger).union(
        view.selection.donor
    )


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
