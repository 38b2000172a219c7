"""A reader's briefing as one immutable value: charts in order, with words of his own.

It lives in the link as `chart=` (repeated, in order), `title=`, `heading=<n>:<text>` and
`comment=<n>:<text>` of the n-th chart, counted from 1; where these would make the link
long, as `pack=` alone, which holds all of them.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import category
from urllib.parse import urlencode

from lib.model.links import OF, split_name
from lib.model.packing import Unreadable, packed, unpacked
from lib.model.parameters import BadValue

MOST_CHARTS = 40
#: Characters of a title or a heading, and of a comment.
LONGEST_TITLE, LONGEST_COMMENT = 200, 2000
#: Of a text that is refused, this much is quoted.
QUOTED = 60
PLAIN, PACK = ("chart", "title", "heading", "comment"), "pack"
NAMES = (*PLAIN, PACK)
#: Characters of a query beyond which it is packed: until then readers can read it.
LONGEST_PLAIN = 1_000
#: Under these names a query opens a row, the first that fits a chart counting.
ROWS = ("set", "show", "item")

Query = Mapping[str, Sequence[str]]
#: Signs that turn the direction of what follows them, and two that no XML may hold.
_MISLEADING = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff"
)
_PLACED = re.compile(r"([1-9][0-9]{0,3}):(.*)", re.DOTALL)


@dataclass(frozen=True)
class Entry:
    """A chart of a briefing: its name with its row, and the reader's own words.

    A blank heading leaves the chart's finding as its title.
    """

    named: str
    heading: str = ""
    comment: str = ""


@dataclass(frozen=True)
class Briefing:
    """The charts of a pack in order, each once, under a title; places count from 1."""

    title: str = ""
    entries: tuple[Entry, ...] = ()

    @property
    def full(self) -> bool:
        """Whether it takes no more charts."""
        return len(self.entries) >= MOST_CHARTS

    def holds(self, named: str) -> bool:
        """Tell whether a chart is in it."""
        return any(entry.named == named for entry in self.entries)

    def query(self) -> list[tuple[str, str]]:
        """Return the (name, value) pairs of a link: the plain ones, or one for all."""
        plain = self.pairs()
        short = len(urlencode(plain)) <= LONGEST_PLAIN
        return plain if short else [(PACK, packed(plain))]

    def pairs(self) -> list[tuple[str, str]]:
        """Return the plain (name, value) pairs; blank texts stay out of them."""
        placed = list(enumerate(self.entries, start=1))
        return [
            *(("chart", entry.named) for entry in self.entries),
            *([("title", self.title)] if self.title else []),
            *(("heading", f"{n}:{one.heading}") for n, one in placed if one.heading),
            *(("comment", f"{n}:{one.comment}") for n, one in placed if one.comment),
        ]

    def added(self, named: str) -> "Briefing":
        """Put a chart at the end, unless it is there or the briefing is full."""
        if self.full or self.holds(named):
            return self
        return replace(self, entries=(*self.entries, Entry(named)))

    def removed(self, place: int) -> "Briefing":
        """Take the chart of a place out."""
        kept = (*self.entries[: place - 1], *self.entries[place:])
        return replace(self, entries=kept)

    def moved(self, place: int, to: int) -> "Briefing":
        """Take a chart to another place; beyond an end, to that end."""
        entries = list(self.entries)
        entry = entries.pop(place - 1)
        entries.insert(max(to, 1) - 1, entry)
        return replace(self, entries=tuple(entries))

    def titled(self, title: str) -> "Briefing":
        """Give the pack another title."""
        return replace(self, title=in_one_line(title))

    def headed(self, place: int, heading: str) -> "Briefing":
        """Give the chart of a place another heading; a blank one is its finding."""
        return self._with(place, heading=in_one_line(heading))

    def commented(self, place: int, comment: str) -> "Briefing":
        """Give the chart of a place another comment."""
        return self._with(place, comment=plain_text(comment))

    def _with(self, place: int, **texts: str) -> "Briefing":
        entries = list(self.entries)
        entries[place - 1] = replace(entries[place - 1], **texts)
        return replace(self, entries=tuple(entries))


def plain_text(text: str) -> str:
    """Drop what has no ink or turns the text about: control signs, but not new lines."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(sign for sign in unified if _has_ink(sign)).strip()


def in_one_line(text: str) -> str:
    """Write plain text on one line, with single spaces."""
    return " ".join(plain_text(text).split())


def read_briefing(
    query: Query, charts: Collection[str], of_one: Mapping[str, Collection[str]]
) -> tuple[Briefing, list[BadValue]]:
    """Read a briefing from the names and values of a query string.

    `charts` are the names known; `of_one` those of one row, each with the rows that it
    can be of. A chart that names no row takes that of `set`, `show` or `item`. Given are
    what was understood, and what was not. Headings and comments stay with the chart
    whose place they name, also where a chart before it is left out.
    """
    problems: list[BadValue] = []
    query = _opened(query, problems)
    named = _named(query, charts, of_one, problems)
    headings = _placed("heading", query, LONGEST_TITLE, len(named), problems)
    comments = _placed("comment", query, LONGEST_COMMENT, len(named), problems)
    entries = tuple(
        Entry(one, in_one_line(headings.get(n, "")), comments.get(n, ""))
        for n, one in enumerate(named, start=1)
        if one
    )
    return Briefing(_title(query, problems), entries), problems


def charts_named(query: Query) -> list[str]:
    """List the charts that a query names, plain or packed, whether there are such."""
    return [named for named in _opened(query, []).get("chart", ()) if named]


def _opened(query: Query, problems: list[BadValue]) -> Query:
    """Put what a pack holds in the place of the plain names, which then hold nothing."""
    packs = [value for value in query.get(PACK, ()) if value]
    if not packs:
        return query
    beside = [(name, one) for name in PLAIN for one in query.get(name, ()) if one]
    problems += [
        BadValue(name, _quoted(one), f"`{PACK}` alone", fault="is one too many")
        for name, one in [*((PACK, one) for one in packs[1:]), *beside]
    ]
    return {**query, **dict.fromkeys(PLAIN, ()), **_held(packs[0], problems)}


def _held(pack: str, problems: list[BadValue]) -> Query:
    try:
        held = unpacked(pack)
    except Unreadable as unreadable:
        fault = str(unreadable)
    else:
        if held.get("chart") and set(held) <= set(PLAIN):
            return held
        fault = "holds no briefing"
    expected = "the link of a briefing, whole and as it was copied"
    problems.append(BadValue(PACK, _quoted(pack), expected, fault=fault))
    return {}


def _named(
    query: Query,
    charts: Collection[str],
    of_one: Mapping[str, Collection[str]],
    problems: list[BadValue],
) -> list[str | None]:
    """Name the chart of every place, with its row; None where it is refused."""
    given = [value for value in query.get("chart", ()) if value]
    if len(given) > MOST_CHARTS:
        expected = f"at most {MOST_CHARTS} charts"
        many = BadValue("chart", f"{len(given)} times", expected, fault="is too many")
        problems.append(many)
    named: list[str | None] = []
    for value in given[:MOST_CHARTS]:
        one = value if OF in value else _with_row(value, query, of_one)
        problem = _refusal(one, charts, of_one)
        if problem is None and one in named:
            problem = BadValue("chart", one, "each chart once", fault="is one too many")
        named.append(None if problem else one)
        problems.extend([problem] if problem else [])
    return named


def _with_row(value: str, query: Query, of_one: Mapping[str, Collection[str]]) -> str:
    rows = of_one.get(value, ())
    opened = (row for name in ROWS for row in query.get(name, ()) if row in rows)
    row = next(opened, None)
    return f"{value}{OF}{row}" if row else value


def _refusal(
    value: str, charts: Collection[str], of_one: Mapping[str, Collection[str]]
) -> BadValue | None:
    """Say what is wrong with the name of a chart, if anything."""
    name, row = split_name(value)
    said = _quoted(value)
    if name not in charts:
        known = tuple(charts)
        return BadValue("chart", said, ", ".join(known), known)
    if name not in of_one:
        plain = BadValue("chart", said, name, fault="is of no single row")
        return None if value == name else plain
    if row in of_one[name]:
        return None
    fault = "names no row that this chart can be of" if row else "needs a row"
    rows = tuple(f"{name}{OF}{one}" for one in sorted(of_one[name]))
    return BadValue("chart", said, f"{name}{OF}<row>", rows, fault)


def _placed(
    name: str, query: Query, longest: int, places: int, problems: list[BadValue]
) -> dict[int, str]:
    """Read texts that begin with the place of their chart."""
    texts: dict[int, str] = {}
    for value in filter(None, query.get(name, ())):
        match = _PLACED.fullmatch(value)
        place = int(match[1]) if match else 0
        text = plain_text(match[2]) if match else ""
        problem = _too_long(name, text, longest)
        if not 1 <= place <= min(places, MOST_CHARTS):
            expected = f"<n>:<text>, n from 1 to {places}" if places else "no charts"
            fault = "is of no chart in this briefing"
            problem = BadValue(name, _quoted(value), expected, fault=fault)
        elif place in texts:
            expected = f"one {name} of chart {place}"
            problem = BadValue(name, _quoted(value), expected, fault="is one too many")
        if problem:
            problems.append(problem)
        else:
            texts[place] = text
    return texts


def _title(query: Query, problems: list[BadValue]) -> str:
    titles = [in_one_line(value) for value in query.get("title", ()) if value]
    title, *others = titles or [""]
    found = [_too_long("title", title, LONGEST_TITLE)]
    if others:
        expected, fault = f'one title; "{_quoted(title)}" came first', "is one too many"
        found = [BadValue("title", _quoted(others[0]), expected, fault=fault), *found]
    problems += filter(None, found)
    return "" if any(found) else title


def _too_long(name: str, text: str, longest: int) -> BadValue | None:
    if len(text) <= longest:
        return None
    fault = f"has {len(text):,} characters"
    return BadValue(name, _quoted(text), f"at most {longest:,}", fault=fault)


def _quoted(text: str) -> str:
    line = in_one_line(text[: QUOTED * 2])
    return line if len(line) <= QUOTED else f"{line[:QUOTED]}..."


def _has_ink(sign: str) -> bool:
    return sign == "\n" or (
        category(sign) not in {"Cc", "Cs"} and sign not in _MISLEADING
    )
