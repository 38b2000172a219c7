"""What the head of a page tells programs: how to embed its chart, what data it holds."""

from collections.abc import Iterable
from urllib.parse import quote

from lib.charts.catalogue import charts_of
from lib.export.about import NAME
from lib.export.data.sheets import sheets_of
from lib.export.markup import json_in_page
from lib.model.briefing import charts_named
from lib.model.ledger import Ledger
from lib.model.links import FEED, by_name, feed_of, page_link
from lib.web.answers import html_of
from lib.web.dataset import Dataset, Offer, as_schema_org

#: Paths of the interface that the head names.
OEMBED, CATALOGUE = "api/v1/oembed", "api/v1/catalogue.jsonld"
Pairs = Iterable[tuple[str, str]]


def shows_chart(page: str, own: Pairs, ledger: Ledger) -> bool:
    """Tell whether a page draws a chart; a briefing does where its link holds one."""
    if page == "briefing":
        return bool(charts_named(by_name(own)))
    return any(chart.page == page for chart in charts_of(ledger).values())


def discovered(page: str, own: Pairs, offer: Offer) -> str:
    """Write what stands in the head of a page; blank where there is nothing to tell.

    JSON-LD is data, not a script: the policy of a page has no say in it.
    """
    own = list(own)
    link = page_link(offer.site, page, offer.chosen, own)
    charted = shows_chart(page, own, offer.ledger)
    described = None
    if page == "data":
        sheet = sheets_of(offer.ledger).get(dict(own).get("name", ""))
        described = json_in_page(as_schema_org(Dataset(offer, sheet)))
    return html_of(
        "discovery",
        oembed=f"{offer.site}/{OEMBED}?url={quote(link, safe='')}" if charted else "",
        feed=page_link(offer.site, FEED.removeprefix("/"), feed_of(offer.chosen)),
        feed_title=f"{NAME}: what is recorded",
        catalogue=f"{offer.site}/{CATALOGUE}",
        dataset=described,
    )
