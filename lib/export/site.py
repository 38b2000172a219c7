"""The address under which readers reach this site, for whatever leaves it."""

import os
import re

#: The public address, as whoever runs the site states it.
SETTING = "PLEDGEBOARD_URL"
#: A host with its port, and folders of plain signs.
_SITE = re.compile(r"https?://[\w.-]+(:\d+)?(/[\w~][\w.~-]*)*", re.ASCII)
_IPV6 = re.compile(r"https?://\[[0-9a-f:.]+\](:\d+)?(/[\w~][\w.~-]*)*", re.ASCII | re.I)


class SettingRefused(ValueError):  # noqa: N818 (said of a setting)
    """A setting of the environment that cannot be used: which, why, what to do."""


def site_address(at_home: str) -> str:
    """Return the address of this site, without a slash at the end.

    It is the one that PLEDGEBOARD_URL states; the Host header of a request plays no
    part, for whoever asks can write anything there.

    Parameters
    ----------
    at_home
        What holds where nothing is stated, such as http://localhost:8501.

    Raises
    ------
    SettingRefused
        Where what is stated is no plain http or https address.
    """
    stated = os.environ.get(SETTING, "").strip().rstrip("/")
    if not stated:
        return at_home
    if _SITE.fullmatch(stated) or _IPV6.fullmatch(stated):
        return stated
    message = (
        f'environment, {SETTING}: "{stated}" is not the address of a site. Expected: '
        "http:// or https:// and a host, such as https://pledges.example.org, without "
        "a user, a query or a fragment. Correct the setting."
    )
    raise SettingRefused(message)
