"""Where a reader reports an error: the address that whoever publishes the site states."""

import logging
from functools import lru_cache
from urllib.parse import quote, urlencode

from lib.model.settings import CONTACT, SettingRefused

LOGGER = logging.getLogger(__name__)


def report_address(subject: str, body: str) -> str | None:
    """Compose the address that opens a letter or a form with what is known filled in.

    Parameters
    ----------
    subject, body
        Plain text. A form takes them as `title` and `body`.

    Returns
    -------
    str or None
        None where PLEDGEBOARD_CONTACT states no address that can be used.
    """
    stated = _stated(CONTACT.stated())
    if not stated:
        return None
    if stated.startswith("mailto:"):
        filled = {"subject": subject, "body": body}
        # Programs for mail do not read "+" as a blank.
        return f"{stated}?{urlencode(filled, quote_via=quote)}"
    sign = "&" if "?" in stated else "?"
    return f"{stated}{sign}{urlencode({'title': subject, 'body': body})}"


@lru_cache(maxsize=4)
def _stated(text: str) -> str:
    """Read the setting; what cannot be used is in the log, once."""
    try:
        return CONTACT.value_of(text)
    except SettingRefused as refused:
        LOGGER.error("%s", refused)
        return ""
