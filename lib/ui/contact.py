"""Where a reader reports an error: the address that whoever publishes the site states."""

import logging
import os
import re
from functools import lru_cache
from urllib.parse import quote, urlencode

SETTING = "PLEDGEBOARD_CONTACT"
LOGGER = logging.getLogger(__name__)
_MAIL = re.compile(r"(?:mailto:)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.ASCII)
_FORM = re.compile(r"https://[\w.-]+(?::\d+)?(?:[/?][\w.~%/?&=+-]*)?", re.ASCII)


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
    stated = _stated(os.environ.get(SETTING, "").strip())
    if stated is None:
        return None
    if stated.startswith("mailto:"):
        filled = {"subject": subject, "body": body}
        # Programs for mail do not read "+" as a blank.
        return f"{stated}?{urlencode(filled, quote_via=quote)}"
    sign = "&" if "?" in stated else "?"
    return f"{stated}{sign}{urlencode({'title': subject, 'body': body})}"


@lru_cache(maxsize=4)
def _stated(setting: str) -> str | None:
    """Read the setting; what cannot be used is in the log, once."""
    if not setting:
        return None
    mail = _MAIL.fullmatch(setting)
    if mail:
        return f"mailto:{mail[1]}"
    if _FORM.fullmatch(setting):
        return setting
    LOGGER.error(
        'environment, %s: "%s" is not an address for reports. Expected: an e-mail '
        "address, or the https address of a form. Correct the setting; until then "
        "readers are told that none is stated.",
        SETTING,
        setting,
    )
    return None
