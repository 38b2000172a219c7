"""Who may frame a chart, and what a page of a chart may load: policies of its header."""

import os
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256

from lib.export.site import SettingRefused

#: Hosts that may frame charts, separated by spaces; none is a word of its own.
SETTING = "PLEDGEBOARD_FRAME_HOSTS"
ANYONE, NOBODY = "*", "none"
_HOST = re.compile(
    r"(https?://)?(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:(\d{1,5}|\*))?", re.I | re.ASCII
)


def frame_ancestors() -> str:
    """Say which hosts may frame a chart, as a directive of Content-Security-Policy.

    They are those of PLEDGEBOARD_FRAME_HOSTS, and this site; anyone without it.

    Raises
    ------
    SettingRefused
        Where a host is none.
    """
    hosts = os.environ.get(SETTING, "").split() or [ANYONE]
    if hosts == [ANYONE]:
        return "frame-ancestors *"
    if hosts == [NOBODY]:
        return "frame-ancestors 'self'"
    for host in hosts:
        if host == NOBODY or not _HOST.fullmatch(host):
            message = (
                f'environment, {SETTING}: "{host}" is not a host. Expected: hosts '
                "separated by spaces, such as example.org https://*.example.com; "
                f"{ANYONE} alone for any, {NOBODY} alone for no other site. Correct "
                "the setting."
            )
            raise SettingRefused(message)
    return " ".join(["frame-ancestors 'self'", *hosts])


def page_policy(ancestors: str, *scripts: str) -> str:
    """Write the policy of a page of a chart.

    Parameters
    ----------
    ancestors
        As `frame_ancestors` gives it.
    scripts
        What may run: 'self', or the hash of a script in the page.
    """
    return (
        f"default-src 'none'; script-src {' '.join(scripts)}; "
        "style-src 'unsafe-inline'; font-src data:; img-src data: blob:; "
        f"base-uri 'none'; form-action 'none'; {ancestors}"
    )


@cache
def hash_of(script: str) -> str:
    """Name a script that stands in a page, as a source of a policy."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
