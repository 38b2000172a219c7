"""The address under which readers reach this site."""

import re
from urllib.parse import urlsplit

import streamlit as st

from lib.model.settings import SITE

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
