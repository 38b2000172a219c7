"""The search in the header of every page, by which one goes anywhere.

It asks the HTTP interface from the browser (find.js): what is typed runs no page anew.
"""

from urllib.parse import urlencode

from lib.model.view import View
from lib.ui.components import component_of
from lib.ui.places import ASK, kept

_FIND = "find"
_find = component_of(_FIND)


def offer_search(view: View) -> None:
    """Offer the search; what it finds is linked with the reader's choices."""
    data = {
        "choices": urlencode(kept(view.selection).query()),
        "ask": ASK,
        "nothing": "Nothing is found. Try another word, or fewer.",
        "failed": "The search does not answer. Try again in a moment.",
    }
    _find(data=data, key=_FIND)
