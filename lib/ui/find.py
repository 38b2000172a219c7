"""The search in the header of every page, by which one goes anywhere.

It asks the HTTP interface from the browser (find.js): what is typed runs no page anew.
"""

from urllib.parse import urlencode

from lib.model.language import gettext, pgettext
from lib.model.view import View
from lib.ui.components import component_of
from lib.ui.places import ASK, kept

_FIND = "find"
_find = component_of(_FIND)


def offer_search(view: View) -> None:
    """Offer the search; what it finds is linked with the reader's choices."""
    data = {
        "said": {
            "search": gettext("Search"),
            "label": gettext("Search, or go to a page"),
            "example": gettext("A donor, a meeting, an item, a name, a page"),
            "finds": gettext("Finds"),
            "closes": gettext("Close"),
            # Translators: what a key does, after its sign: "Enter go".
            "choose": pgettext("what a key does", "choose"),
            "go": pgettext("what a key does", "go"),
            "close": pgettext("what a key does", "close"),
            "key": gettext("The key / opens this"),
        },
        "choices": urlencode(kept(view.selection).query()),
        "ask": gettext(ASK),
        "nothing": gettext("Nothing is found. Try another word, or fewer."),
        "failed": gettext("The search does not answer. Try again in a moment."),
    }
    _find(data=data, key=_FIND)
