"""What can be searched: the entries in force on a day, and their texts, folded.

Case, accents and punctuation make no difference.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import category, normalize

import pandas as pd

from lib.frames.asof import standing_claims
from lib.frames.cache import asof_part, cached
from lib.frames.labels import WHOLES, donor_labels
from lib.frames.sources import passages
from lib.model.formats import (
    BINARY_DIGITS,
    meetings_in_words,
    money_in_words,
    names_of,
)
from lib.model.ledger import Ledger, cities_of, in_force
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR

#: What an entry is, before the texts in which it is found.
ENTRY = ["kind", "key", "title", "day", "opens"]
#: Letters that Unicode does not take apart, as they are typed on other keyboards.
LETTERS = {
    **{"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h"},
    **{"æ": "ae", "œ": "oe", "þ": "th", "\N{LATIN SMALL LETTER DOTLESS I}": "i"},
}
#: What only parts words, of the signs of ASCII.
_PARTING = re.compile("[^0-9a-z$]+")
#: Between texts of one entry: no word crosses it.
BETWEEN = "\n"


@cached(asof_part)
def searchable(view: View) -> pd.DataFrame:
    """List every entry that a search can find as of the day.

    `ENTRY` columns; `name` and `folded`, its title and all its texts as they are
    searched, each text between blanks. Donors, meetings and sources are not versioned:
    they are there on every day.
    """
    fields = searchable_fields(view)
    texts = fields.groupby("entry", sort=False)["folded"].agg(BETWEEN.join)
    entries = _every_entry(view)[ENTRY]
    names = [_padded(title) for title in entries["title"]]
    return entries.assign(
        name=pd.Series(names, entries.index, dtype="str"), folded=texts.astype("str")
    )


@cached(asof_part)
def searchable_fields(view: View) -> pd.DataFrame:
    """List every text that is searched.

    `entry`, a row number of `searchable`; `field`, what the text is of it; `text`, as
    it stands; `folded`. The first fields of an entry come first.
    """
    entries = _every_entry(view)
    # Its title comes first, its key last: either may hold what another text tells better.
    columns = ["title", *entries.columns.drop(ENTRY), "key"]
    texts = entries.reset_index(names="entry").melt(
        "entry", columns, var_name="field", value_name="text"
    )
    texts = texts.dropna(subset="text")
    texts = texts.sort_values("entry", kind="stable", ignore_index=True)
    folded = [_padded(text) for text in texts["text"]]
    return texts.assign(folded=pd.Series(folded, dtype="str"))


def fold(text: str) -> str:
    """Write a text as it is searched: "£35bn, UK–Tromsø" is "£35bn uk tromso".

    Letters, digits and signs of currency stay; all else only parts words.
    """
    if text.isascii():
        # The same at a tenth of the cost, and most texts are.
        return _PARTING.sub(" ", text.lower()).strip()
    plain = normalize("NFKD", normalize("NFKD", text).casefold())
    return " ".join("".join(map(_sign, plain)).split())


@lru_cache(maxsize=4096)
def _sign(sign: str) -> str:
    kind = category(sign)
    if kind.startswith("M") or kind == "Cf":
        return ""
    return LETTERS.get(sign, sign) if sign.isalnum() or kind == "Sc" else " "


def _padded(text: str) -> str:
    """Fold a text between blanks: a whole word then stands between blanks, too."""
    return f" {fold(text)} "


@cached(asof_part)
def _every_entry(view: View) -> pd.DataFrame:
    """List entries of all kinds, a column for each of their texts, `key` among them."""
    listed = [
        _donors(view.ledger),
        _meetings(view.ledger),
        _codes(view.ledger, "mechanisms", "mechanism", "mechanism"),
        _codes(view.ledger, "item_classes", "item_class", "item class"),
        _pledges(view),
        _statements(view),
        _sources(view.ledger),
    ]
    some = [rows for rows in listed if len(rows)]
    entries = pd.concat(some or listed, ignore_index=True)
    texts = entries.columns.drop("day")
    return entries.astype(dict.fromkeys(texts, "str"))


def _entries(
    kind: str,
    rows: pd.DataFrame,
    key: str,
    shown: Mapping[str, pd.Series | str | None],
    texts: Mapping[str, pd.Series],
) -> pd.DataFrame:
    """Write rows as entries; `shown` gives title, and kind, day, opens of its own."""
    plain = {"kind": kind, "key": rows[key], "day": pd.NaT, "opens": rows[key]}
    entries = pd.DataFrame(plain | dict(shown), index=rows.index)
    days = entries["day"].astype("datetime64[us]")
    return entries[ENTRY].assign(day=days, **texts)


def _donors(ledger: Ledger) -> pd.DataFrame:
    donors = ledger["donors"]
    return _entries("donor", donors, "donor_id", {"title": donors["name"]}, {})


def _meetings(ledger: Ledger) -> pd.DataFrame:
    meetings = ledger["meetings"]
    titles = meetings["meeting_id"].map(meetings_in_words(ledger))
    countries = names_of(ledger, "donors", "name")
    texts = {
        "place": _joined(
            cities_of(meetings),
            meetings["venue"],
            meetings["country"].map(countries),
        ),
        "date": _days(meetings["date"]),
        "series": meetings["series"],
        "chairs": meetings["chairs"].str.replace(SEPARATOR, ", ", regex=False),
    }
    shown = {"title": titles, "day": meetings["date"]}
    return _entries("meeting", meetings, "meeting_id", shown, texts)


def _codes(ledger: Ledger, table: str, key: str, kind: str) -> pd.DataFrame:
    codes = ledger[table]
    texts = {"definition": codes["definition"]}
    return _entries(kind, codes, key, {"title": codes["label"]}, texts)


def _pledges(view: View) -> pd.DataFrame:
    pledges = in_force(view.ledger["pledges"], view.selection.day)
    claims = standing_claims(view)
    claims = claims.assign(figure=_figures(claims))
    texts = {
        "printed figures": _of_claims("amount_as_printed", claims, pledges),
        "figures": _of_claims("figure", claims, pledges),
        "condition": _joined(pledges["condition"], pledges["condition_item"]),
        "announced by": pledges["announced_by"],
        "date": _days(pledges["announced_on"]),
        "note": pledges["note"],
        "source": _of_claims("source_id", claims, pledges),
    }
    shown = {
        "title": _titles(pledges, claims, view.ledger),
        "day": pledges["announced_on"],
        # A pledge that depends on a condition is found once, as that.
        "kind": pledges["condition"].notna().map({True: "condition", False: "pledge"}),
    }
    return _entries("pledge", pledges, "pledge_id", shown, texts)


def _titles(pledges: pd.DataFrame, claims: pd.DataFrame, ledger: Ledger) -> pd.Series:
    """Name pledges by donors and item, or by the lead figure: Germany: $500 million."""
    meetings = pledges["meeting_id"].map(meetings_in_words(ledger))
    wholes = pledges["scope"].map(WHOLES) + (", " + meetings).fillna("")
    named = pledges["donors"].notna()
    names = donor_labels(pledges["donors"], ledger).where(named, wholes)
    lead = claims[claims["lead"]].set_index("pledge_id")["amount_as_printed"]
    things = pledges["item"].fillna(pledges["pledge_id"].map(lead))
    titles: pd.Series = names + (": " + things).fillna("")
    return titles


def _figures(claims: pd.DataFrame) -> pd.Series:
    """Write amounts as readers type them, whatever was printed: £35 billion, £35bn."""
    pairs = zip(claims["amount"], claims["currency"].astype(object), strict=True)
    said = [
        None if pd.isna(amount) else _figure(amount, currency)
        for amount, currency in pairs
    ]
    return pd.Series(said, claims.index, dtype="str")


@lru_cache(maxsize=10_000)
def _figure(amount: float, currency: str) -> str:
    words = money_in_words(amount, currency, BINARY_DIGITS)
    return f"{words}, {words.replace(' billion', 'bn').replace(' million', 'm')}"


def _of_claims(column: str, claims: pd.DataFrame, pledges: pd.DataFrame) -> pd.Series:
    """Join what the claims of each pledge say, each text once."""
    stated = claims.dropna(subset=column).drop_duplicates(["pledge_id", column])
    said = stated.groupby("pledge_id")[column].agg("; ".join)
    return pledges["pledge_id"].map(said)


def _statements(view: View) -> pd.DataFrame:
    statements = in_force(view.ledger["statements"], view.selection.day)
    days = view.ledger["meetings"].set_index("meeting_id")["date"]
    texts = {
        "position": statements["position"],
        "passage": passages(statements, view.ledger),
        "source": statements["source_id"],
    }
    shown = {
        "title": statements["speaker"] + ", " + statements["role"],
        "day": statements["meeting_id"].map(days),
        "opens": statements["meeting_id"],
    }
    return _entries("speaker", statements, "statement_id", shown, texts)


def _sources(ledger: Ledger) -> pd.DataFrame:
    sources = ledger["sources"]
    texts = {"address": sources["url"]}
    shown = {
        "title": sources["publisher"],
        "day": sources["published_on"],
        "opens": None,
    }
    return _entries("source", sources, "source_id", shown, texts)


def _days(days: pd.Series) -> pd.Series:
    """Write days as they are typed: 12 February 2026, 2026-02-12."""
    words = days.dt.day.astype("str") + " " + days.dt.month_name()
    written: pd.Series = (
        words + " " + days.dt.year.astype("str") + ", " + days.dt.strftime("%F")
    )
    return written


def _joined(*texts: pd.Series) -> pd.Series:
    """Join texts of a row; missing where all of them are."""
    rows = zip(*(text.astype(object) for text in texts), strict=True)
    known = ([one for one in row if pd.notna(one)] for row in rows)
    joined = ["; ".join(row) or None for row in known]
    return pd.Series(joined, texts[0].index, dtype="str")
