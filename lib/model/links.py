"""Links to pages: the selection, a page's own names, nothing that is at its default."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode

from lib.model.filters import FILTERS
from lib.model.selection import Selection

#: In a link, the first digits of the hash of the rows that the ledger held that day.
VIEW = "view"
#: Names of a page's own: what is open, searched, cut or collected on it.
OWN_NAMES = frozenset(
    {
        *("open", "q", "given", "item", "name", "filter", "document"),
        *("axis", "by", "cut", "rows", "table"),
        *("chart", "title", "heading", "comment", "pack"),
        *("of_donor", "of_meeting", "of_condition", "of_pledge", "compare"),
    }
)
#: Bytes of a link beyond which common servers and proxies answer nothing.
LONGEST_LINK = 8_000
#: What others append to the links that they pass on, beside `utm_...`: it says where a
#: reader comes from, and nothing of a view.
APPENDED = frozenset(
    {
        *("fbclid", "igshid", "igsh", "twclid", "ttclid", "li_fat_id", "epik"),
        *("gclid", "gclsrc", "gbraid", "wbraid", "dclid", "srsltid"),
        *("gad_source", "gad_campaignid", "_ga", "_gl", "msclkid", "yclid"),
        *("mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "vero_id", "s_cid"),
        *("ref", "ref_src", "ref_url", "trk", "cmpid", "wt_mc"),
    }
)
_CAMPAIGN = "utm_"
#: Where the feed of what is recorded stands, at the root of the site.
FEED = "/feed.atom"
#: Between a chart's name and the row that it is of: meeting_bridge@udcg-2026-02-12.
OF = "@"


def page_link(
    site: str,
    page: str,
    selection: Selection,
    own: Iterable[tuple[str, str]] = (),
    fingerprint: str = "",
) -> str:
    """Compose the link that opens a page with the same figures, on any later day.

    `site` is the public address, blank for a path alone; the overview is at its root.
    The as-of date of the selection makes it a citation; `own` are the names and values
    of the page's own, and the fingerprint tells a change in place.
    """
    path = "" if page == "overview" else page
    pairs = [*selection.query(), *own, *([(VIEW, fingerprint)] if fingerprint else [])]
    query = urlencode(pairs, safe=";,@/:")
    return f"{site}/{path}{'?' if query else ''}{query}"


def by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Gather the names and values of a link: each name once, its values in order."""
    query: dict[str, list[str]] = {}
    for name, value in pairs:
        query.setdefault(name, []).append(value)
    return query


def is_appended(name: str) -> bool:
    """Tell whether a name of a link is of those that others append; case is theirs."""
    name = name.lower()
    return name in APPENDED or name.startswith(_CAMPAIGN)


def split_name(named: str) -> tuple[str, str | None]:
    """Split `meeting_bridge@udcg-2026-02-12` into the chart and the row it is of."""
    name, _, row = named.partition(OF)
    return name, row or None


def named_of(name: str, selection: Selection, *, of_one: bool) -> str:
    """Name a chart so that a briefing can hold it: with the row that it is of."""
    return f"{name}{OF}{selection.show}" if of_one and selection.show else name


def feed_of(chosen: Selection) -> Selection:
    """Take of a selection what chooses the entries of a feed: not sums, nor any day."""
    of = (*(one.field for one in FILTERS), "show", "lang")
    return Selection(**{name: getattr(chosen, name) for name in of})


def shown(selection: Selection, row: str | None) -> Selection:
    """Return the selection with one row open, or none."""
    return replace(selection, show=row)
