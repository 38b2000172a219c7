"""Who may frame a chart, and what a page of a chart may load: policies of its header."""

from base64 import b64encode
from functools import cache
from hashlib import sha256

from lib.model.settings import ANYONE, FRAME_HOSTS


def frame_ancestors() -> str:
    """Say which hosts may frame a chart, as a directive of Content-Security-Policy.

    They are those of PLEDGEBOARD_FRAME_HOSTS, and this site; anyone without it.

    Raises
    ------
    SettingRefused
        Where a host is none.
    """
    hosts = FRAME_HOSTS.value()
    if ANYONE in hosts:
        return f"frame-ancestors {ANYONE}"
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
