"""The address under which readers reach this site, and the one that takes reports."""

import logging
import re
from functools import lru_cache
from urllib.parse import quote, urlencode, urlsplit

import streamlit as st

from lib.model.settings import CONTACT, SITE, SettingRefused

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
