"""The review under way: it lives in the reader's session, and nowhere else.

Nothing of a document is written to a file, a log, a link, or a cache that others share.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

import streamlit as st

from lib.model.review import Review, Reviewed

Made = TypeVar("Made")
_KEPT, _SAID, _MADE = "_review", "_review_said", "_review_made"


def current() -> Review | None:
    """Return the review under way, if there is one."""
    kept: Review | None = st.session_state.get(_KEPT)
    return kept


def keep(review: Review) -> None:
    """Put a review in the place of what is kept, with nothing left to say of it."""
    st.session_state[_KEPT] = review
    st.session_state.pop(_SAID, None)


def drop() -> None:
    """Forget the review and what was made of it. For callbacks."""
    for name in (_KEPT, _SAID, _MADE):
        st.session_state.pop(name, None)


def say(trouble: str) -> None:
    """Keep what is wrong with a document, to be said; the review stays as it was."""
    st.session_state[_SAID] = trouble


def said() -> str:
    """Return what is wrong with the last document; blank where nothing is."""
    return str(st.session_state.get(_SAID, ""))


def change(how: Callable[[Review], Review]) -> None:
    """Change the review under way, if there still is one. For callbacks."""
    review = current()
    if review is not None:
        keep(how(review))


def change_row(place: int, how: Callable[[Reviewed], Reviewed]) -> None:
    """Change the row of a place, counted from 0. For callbacks."""
    change(lambda review: review.put(place, how(review.rows[place])))


def remembered(
    kind: str, key: Hashable, make: Callable[[], Made], most: int = 1
) -> Made:
    """Make a value once for a key in this session: the shared cache is for all.

    Of a kind the `most` last ones are kept: a ledger that is tried out is large.
    """
    every: dict[str, dict[Hashable, Any]] = st.session_state.setdefault(_MADE, {})
    made = every.setdefault(kind, {})
    if key not in made:
        value = make()
        while len(made) >= most:
            made.pop(next(iter(made)))
        made[key] = value
    kept: Made = made[key]
    return kept
