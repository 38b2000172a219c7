"""Links of pages and files, a page's own names, and the addresses of site and reports.

Those names, of what is open, searched or cut, are not bound to widgets, so a page that
is left drops them, and each change is a step that the browser's back takes back.
"""

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import streamlit as st

from lib.frames.fingerprint import fingerprint_of
from lib.model.language import gettext, gettext_noop
from lib.model.links import FEED, OWN_NAMES, feed_of, page_link, shown
from lib.model.selection import Selection
from lib.model.setting import SettingRefused
from lib.model.settings import CONTACT, SITE
from lib.model.view import View
from lib.ui.text import fine_print, linked

Pairs = Iterable[tuple[str, str]]
#: A CSV that Excel opens with every letter intact: its words, and what it is asked for by.
CSV_FOR_EXCEL, MARKED = gettext_noop("CSV for Excel"), ("bom", "true")


def own(name: str) -> str | None:
    """Read a page's own name; one that is absent or blank is None."""
    return st.query_params.get(name) or None


def write(name: str, value: str | None) -> None:
    """Put a page's own name into the link; None takes it out. For callbacks."""
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def link_of_page(page: str, view: View) -> str:
    """Compose the link that shows on any later day what is on the screen now.

    The names of the page's own are read from the address; names of nobody's stay out.
    """
    given = st.query_params
    own = [(name, value) for name in given for value in given.get_all(name)]
    kept = [pair for pair in own if pair[0] in OWN_NAMES and pair[1]]
    return page_link(public_address(), page, view.selection, kept, fingerprint_of(view))


def file_of(named: str, chosen: Selection, extension: str, more: Pairs = ()) -> str:
    """Compose the path of a chart as a file: a picture, or the rows drawn.

    The row in the name counts, not the one that the selection shows; `more` are names of
    the interface's own, such as the width of a picture.
    """
    page = f"api/v1/charts/{named}.{extension}"
    return page_link("", page, shown(chosen, None), more)


def feed(chosen: Selection) -> str:
    """Compose the path of the feed of what is recorded of a selection."""
    return page_link("", FEED.removeprefix("/"), feed_of(chosen))


def show_feed(chosen: Selection) -> None:
    """Link to the feed of what is shown: its news, as they are recorded."""
    atom = linked(gettext("Atom feed"), feed(chosen))
    fine_print(gettext("What is recorded of it: {feed}", feed=atom))


def file_of_briefing(pairs: Pairs, chosen: Selection, extension: str) -> str:
    """Compose the path of a briefing as a file; `pairs` are its query."""
    return page_link("", f"api/v1/briefing.{extension}", shown(chosen, None), pairs)


def tied(key: str, value: Any, take: Callable[[Any], None]) -> dict[str, Any]:
    """Let a widget show what is kept elsewhere, and pass on what the reader makes of it."""
    st.session_state[key] = value
    return {"key": key, "on_change": lambda: take(st.session_state[key])}


def switch(label: str, name: str, options: Mapping[str, str]) -> str:
    """Let the reader pick one of a few, kept in the link under a name.

    The first of the options, codes with their words, is the default. It stays out of the
    link, and stands where the link holds none of them.
    """
    code, how = _one_of(options, name, f"{name}_switch")
    st.segmented_control(label, list(options), required=True, **how)
    return code


def pick(label: str, name: str, options: Mapping[str, str]) -> str:
    """Let the reader pick one of many, as `switch` does of a few."""
    code, how = _one_of(options, name, f"{name}_pick")
    st.selectbox(label, list(options), **how)
    return code


def _one_of(
    options: Mapping[str, str], name: str, key: str
) -> tuple[str, dict[str, Any]]:
    default, asked = next(iter(options)), own(name)
    code = asked if asked is not None and asked in options else default
    how = tied(key, code, lambda one: write(name, None if one == default else one))
    return code, {"format_func": options.__getitem__, **how}


LOGGER = logging.getLogger(__name__)
_SITE = re.compile(r"https?://[\w.:\[\]-]+", re.ASCII)


def public_address() -> str:
    """Return the address of this site, without a slash at the end.

    It is the one that PLEDGEBOARD_URL states. Where nothing is stated it is that of the
    page as the reader's own browser gives it, for this reader alone; the Host header of
    a request plays no part.
    """
    return SITE.value() or _in_browser() or at_home()


def _in_browser() -> str:
    """Take the site out of the page's address; nothing where it is not a plain one."""
    page = urlsplit(st.context.url or "")
    site = f"{page.scheme}://{page.netloc}"
    return site if _SITE.fullmatch(site) else ""


def at_home() -> str:
    """Return the address that holds for whoever started the site, without a slash."""
    host, port = st.get_option("browser.serverAddress"), st.get_option("server.port")
    return f"http://{host}:{port}"


def report_address(subject: str, body: str) -> str | None:
    """Compose the address that opens a letter or a form with what is known filled in.

    It is None where PLEDGEBOARD_CONTACT states no address that can be used.
    """
    stated = _contact(CONTACT.stated())
    if not stated:
        return None
    if stated.startswith("mailto:"):
        filled = {"subject": subject, "body": body}
        # Programs for mail do not read "+" as a blank.
        return f"{stated}?{urlencode(filled, quote_via=quote)}"
    sign = "&" if "?" in stated else "?"
    return f"{stated}{sign}{urlencode({'title': subject, 'body': body})}"


@lru_cache(maxsize=4)
def _contact(stated: str) -> str:
    """Read the setting; what cannot be used is in the log, once."""
    try:
        return CONTACT.value_of(stated)
    except SettingRefused as refused:
        LOGGER.error("%s", refused)
        return ""
