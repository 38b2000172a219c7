"""Quality: what a reader should look at before relying on a row of the ledger."""

import numpy as np
import pandas as pd

from lib.frames.asof import standing_pledges
from lib.frames.cache import asof_part, cached, whole_part
from lib.frames.claims import stated_claims
from lib.frames.duplicates import DAYS, duplicates_within, related, week_of
from lib.frames.frame import Frame
from lib.frames.labels import donor_labels
from lib.frames.measures import day, one_of, text
from lib.model.columns import Table, columns_of
from lib.model.filters import apply_filters
from lib.model.keys import is_among
from lib.model.links import page_link
from lib.model.printed import unprinted
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR

#: The kinds of finding, the gravest first, and what each is.
KINDS = {
    "likely duplicate": "two rows that may be one promise",
    "possible overlap": "joint rows that may hold the money of single ones",
    "figure not printed": "sums that the words of their source do not hold",
    "second-hand alone": "rows that no source reports at first hand",
    "second-hand claim": "sources that relay others, beside those at first hand",
    "no day": "claims whose source gives no day",
}


class Quality(Table):
    """One row is a finding: what to look at before relying on a pledge."""

    kind: str = one_of("Finding", tuple(KINDS))
    pledge_id: str = text("Pledge")
    donors: str = text("Donors", missing=True)
    donor_label: str = text("Donor")
    announced_on: np.datetime64 = day("Announced on")
    what: str = text("What was found")
    link: str = text("Page of the pledge")

    class Config:
        unique = ["kind", "pledge_id", "what"]


COLUMNS = columns_of(Quality)
_FOUND = ["pledge_id", "what"]


@cached(whole_part)
def quality(view: View) -> pd.DataFrame:
    """List what is to be looked at in the rows inside the filters.

    One row a finding, cumulative pledges included, none where nothing is found. By
    kind, in the order of `KINDS`, then newest first, by pledge_id and words. `link` is
    the path of the page that shows the pledge as of the day.
    """
    found = _findings(view)
    pledges = apply_filters(standing_pledges(view), view).set_index("pledge_id")
    rows = found[is_among(found["pledge_id"], pledges.index)]
    pledges = pledges.loc[rows["pledge_id"]]
    labels = donor_labels(pledges["donors"], view.ledger)
    return (
        rows.assign(
            donors=pledges["donors"].array,
            donor_label=labels.array,
            announced_on=pledges["announced_on"].array,
            link=_links(rows["pledge_id"], view),
            rank=rows["kind"].map({kind: at for at, kind in enumerate(KINDS)}),
        )
        .sort_values(
            ["rank", "announced_on", *_FOUND], ascending=[True, False, True, True]
        )[COLUMNS]
        .reset_index(drop=True)
    )


def finding_counts(findings: pd.DataFrame) -> pd.Series:
    """Count the rows of `quality` by kind, the gravest first; a kind without any is 0."""
    return findings["kind"].value_counts().reindex(list(KINDS), fill_value=0)


@cached(asof_part)
def _findings(view: View) -> pd.DataFrame:
    """List every finding as of the day: kind, pledge_id and what, each once."""
    claims = _sourced_claims(view)
    found = {
        "likely duplicate": _duplicates(view),
        "possible overlap": _overlaps(view),
        "figure not printed": _unprinted(claims),
        **_second_hand(claims),
        "no day": _undated(claims),
    }
    rows = [rows[_FOUND].assign(kind=kind) for kind, rows in found.items()]
    return pd.concat(rows).drop_duplicates().reset_index(drop=True)


def _sourced_claims(view: View) -> pd.DataFrame:
    """List claims in force with what is known of their source."""
    sources = view.ledger["sources"].set_index("source_id")
    kinds = view.ledger.vocabulary["source_kinds"].values()
    second = [one.code for one in kinds if one.second_hand]
    known = sources[["publisher", "kind", "published_on", "language"]]
    claims = stated_claims(view).join(known, "source_id")
    return claims.assign(second_hand=claims["kind"].isin(second))


def _duplicates(view: View) -> pd.DataFrame:
    pairs = _one_each(duplicates_within(view))
    words = "May be one promise with " + pairs["others"] + ": " + pairs["why"] + "."
    return pairs.assign(what=words)


def _one_each(pairs: pd.DataFrame) -> pd.DataFrame:
    """Keep the first pair of each row, with `others` in words: its id, how many more."""
    more = pairs.groupby("pledge_id")["other_id"].transform("nunique") - 1
    first = ~pairs["pledge_id"].duplicated()
    kept, more = pairs[first], more[first]
    words = more.map({n: f" and {n} more" for n in more.unique()} | {0: ""})
    return kept.assign(others=kept["other_id"] + words.astype("str"))


def _overlaps(view: View) -> pd.DataFrame:
    """Pair joint rows with rows of one of their donors that may be a share of them.

    Announced at most a week apart, through the same mechanisms, or through none and of
    the same class of item; the ledger relates them in no way.
    """
    pledges = standing_pledges(view)
    by_donor = pledges.assign(donor=pledges["donors"].str.split(SEPARATOR))
    joint = by_donor[by_donor["scope"] == "joint"].explode("donor")
    single = pledges[pledges["scope"] == "donor"].assign(donor=pledges["donors"])
    alike = [_overlapping(joint, single, on) for on in ("mechanism", "item_class")]
    pairs = pd.concat(alike).rename(columns={"pledge_id_2": "other_id"})
    pairs = _one_each(pairs[~related(pairs, view)])
    words = "May hold the money of " + pairs["others"] + ", " + pairs["how"] + "."
    return pairs.assign(what=words)


def _overlapping(joint: pd.DataFrame, single: pd.DataFrame, on: str) -> pd.DataFrame:
    how = "announced within a week through the same channel"
    if on == "item_class":
        joint, single = (rows[rows["mechanism"].isna()] for rows in (joint, single))
        how = "announced within a week and of the same class of item"
    columns = ["pledge_id", "announced_on", "donor", on]
    first, other = (rows[columns].dropna() for rows in (joint, single))
    # Week by week: all pairs of a donor would be too many in a large ledger.
    first = first.assign(week=week_of(first["announced_on"]))
    weeks = week_of(other["announced_on"])
    around = pd.concat([other.assign(week=weeks + later) for later in (-1, 0, 1)])
    pairs = first.merge(around, on=["donor", on, "week"], suffixes=("", "_2"))
    apart = (pairs["announced_on"] - pairs["announced_on_2"]).abs().dt.days
    return pairs[apart <= DAYS].assign(how=how)


def _unprinted(claims: pd.DataFrame) -> pd.DataFrame:
    """Find sums that are not in the words printed."""
    found = unprinted(claims)
    figure = found["amount"].map("{:,.15g}".format).astype("str")
    printed = found["amount_as_printed"]
    words = found["publisher"] + " prints “" + printed + "”; the row holds "
    return found.assign(what=words + figure + " " + found["currency"] + ".")


def _second_hand(claims: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Find claims of second-hand sources; apart, pledges that have no others."""
    alone = claims.groupby("pledge_id")["second_hand"].transform("all")
    relayed = claims[claims["second_hand"]]
    named = relayed["publisher"] + " (" + relayed["source_id"] + ")"
    what = named + " relays what others report"
    beside = "; others report it at first hand."
    resting = "; no source reports it at first hand."
    only = alone[relayed.index]
    return {
        "second-hand alone": relayed[only].assign(what=what[only] + resting),
        "second-hand claim": relayed[~only].assign(what=what[~only] + beside),
    }


def _undated(claims: pd.DataFrame) -> pd.DataFrame:
    undated = claims[claims["published_on"].isna()]
    named = undated["publisher"] + " (" + undated["source_id"] + ")"
    return undated.assign(what=named + " gives no day of publication.")


def _links(pledges: pd.Series, view: View) -> pd.Series:
    """Write the path of the page of each pledge."""
    # Composed once: keys need no escape, and a large ledger has very many findings.
    page = page_link("", "evidence", Selection(asof=view.day))
    return page + "&show=" + pledges


FRAMES = (
    Frame(
        quality,
        Quality,
        shown=("kind", "donor_label", "announced_on", "what", "pledge_id"),
        marked_by=("pledge_id",),
    ),
)
