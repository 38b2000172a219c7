"""A text as passages: sentences, items of a list, rows of a table, headings.

A row of a table carries its header, an item the line that introduces its list: what
they hold is read in that light.
"""

import re
from dataclasses import dataclass

from lib.extract.tokens import words_of
from lib.model.proposal import Span

#: A dot after these ends no sentence.
ABBREVIATIONS = words_of(
    "mr mrs ms dr prof gen lt col maj sgt capt adm brig cmdr sen rep gov st no nos vs "
    "approx ca cf e.g i.e inc ltd co corp jr sr fig bn mn m mln bln jan feb mar apr "
    "jun jul aug sep sept oct nov dec min est incl excl"
)
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)")
_BULLET = re.compile(
    r"\s*(?:[-–—•*·▪◦‣►]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s+(?=\S)"
)
#: "Norway – $125 million": a line of its own.
_LABELLED = re.compile(r"[A-Z][\w.’' -]{1,30}?(?::|\s[–—-])\s+\S")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z./ -]{2,}(?:, (?:\w+\.? \d{1,2}|\d{1,2} \w+\.?))?(?:,? 20\d\d)?(?: ?\([^)]{1,40}\))?) ?[-–—:] (?=[A-Z“\"'])(?![A-Z]{2,3}[ $£]?\d)"
)
#: A numbered paragraph longer than this is prose, not an item of a list.
_ITEM_WORDS = 22
_CELLS = re.compile(r"\s*\|\s*|\t+|\s{3,}|(?<![.!?:]) {2,}(?=\S)")
_RULE = re.compile(r"[\s|:+=_—–-]+")
_LEAD_IN_LENGTH = 200
_LONGEST_SENTENCE = 1500
#: Characters that are looked at on either side of a full stop.
_WORD = 40


@dataclass(frozen=True)
class Passage:
    """A part of a text that is read as one.

    `kind` is sentence, heading, item or row. `lead` is the line that introduces a list
    or table, `header` the cells of a table's first row and `cells` its own.
    """

    span: Span
    kind: str
    block: int
    lead: Span | None = None
    header: tuple[Span, ...] = ()
    cells: tuple[Span, ...] = ()


@dataclass
class _Context:
    """What the lines above have said."""

    lead: Span | None = None
    header: tuple[Span, ...] = ()
    block: int = 0


def passages_of(text: str) -> list[Passage]:
    """Cut a text into its passages, in order."""
    context, found = _Context(), []
    for lines, fresh in _paragraphs(text):
        context.block += 1
        found += _of_paragraph(text, lines, context, fresh)
    return found


def _paragraphs(text: str) -> list[tuple[list[Span], bool]]:
    """Group lines: a wrapped paragraph is one group, a row or item one of its own.

    Beside each group: whether a blank line stands above it.
    """
    groups: list[tuple[list[Span], bool]] = []
    fresh = True
    for line in _lines(text):
        words = line.of(text)
        if not words.strip():
            fresh = True
        elif _RULE.fullmatch(words):
            continue
        elif fresh or not _continues(text, groups[-1][0][-1], words):
            groups.append(([line], fresh))
            fresh = False
        else:
            groups[-1][0].append(line)
    return groups


def _lines(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        spans.append(Span(start, start + len(line.rstrip())))
        start += len(line)
    return spans


def _continues(text: str, above: Span, words: str) -> bool:
    """Tell a wrapped line from a new one: text is wrapped at 60 to 120 characters."""
    begins = _BULLET.match(words) or _LABELLED.match(words)
    if begins or _is_row(words) or _is_row(above.of(text)):
        return False
    before = above.of(text).rstrip()
    wrapped = 50 <= len(before) <= 130 and before[-1] not in '.!?:”"'
    return wrapped or words[:1].islower()


def _is_row(line: str) -> bool:
    return len(_cells(line)) >= 2 or (line.count("|") >= 2)


def _cells(line: str) -> list[tuple[int, int]]:
    """Give the places of a line's cells; a line of fewer than two is no row."""
    places, start = [], 0
    for found in [*_CELLS.finditer(line), None]:
        end = found.start() if found else len(line)
        if line[start:end].strip():
            places.append((start, end))
        start = found.end() if found else end
    return places


def _of_paragraph(
    text: str, lines: list[Span], context: _Context, fresh: bool
) -> list[Passage]:
    whole = Span(lines[0].start, lines[-1].end)
    words = whole.of(text)
    if len(lines) == 1 and _is_row(words):
        return _row(text, whole, context, fresh)
    context.header = ()
    bullet = _BULLET.match(words)
    if bullet and _is_item(words, bullet):
        start = whole.start + bullet.end()
        return _item(text, Span(start, whole.end), context)
    sentences = _sentences(text, _undated(text, whole))
    last = sentences[-1].of(text).rstrip()
    heading = (
        len(sentences) == 1 and last[-1:] not in '.!?”"' and len(last) < _LEAD_IN_LENGTH
    )
    context.lead = sentences[-1] if heading or last.endswith(":") else None
    kind = "heading" if heading else "sentence"
    return [Passage(span, kind, context.block) for span in sentences]


def _undated(text: str, span: Span) -> Span:
    """Leave out a dateline: "BRUSSELS, April 11 (Reuters) - "."""
    found = _DATELINE.match(text, span.start, span.end)
    speaks = found and ":" in found.group()[-3:]
    return Span(found.end(), span.end) if found and not speaks else span


def _is_item(words: str, bullet: re.Match[str]) -> bool:
    """Tell an item from a sentence such as "— he said" or a line of a transcript."""
    return bullet.group().strip() not in ("–", "—") or len(words) < 400


def _item(text: str, span: Span, context: _Context) -> list[Passage]:
    parts = _sentences(text, span)
    prose = len(parts) > 1 and len(span.of(text).split()) > _ITEM_WORDS
    kind = "sentence" if prose else "item"
    return [Passage(part, kind, context.block, context.lead) for part in parts]


def _row(text: str, line: Span, context: _Context, fresh: bool) -> list[Passage]:
    """Read a row; the first of a table, where it holds no sum, is its header."""
    words = line.of(text)
    cells = tuple(Span(line.start + a, line.start + b) for a, b in _aligned(words))
    first = fresh or not context.header
    if first and not re.search(r"\d", _outside_years(words)):
        context.header = cells
        return []
    return [Passage(line, "row", context.block, context.lead, context.header, cells)]


def _outside_years(words: str) -> str:
    return re.sub(r"\b(?:19|20)\d\d\b", "", words)


def _aligned(line: str) -> list[tuple[int, int]]:
    """Give all cells, empty ones too, where bars or tabs show where they are."""
    if "|" not in line and "\t" not in line:
        return _cells(line)
    inner = line.strip().strip("|")
    start = line.index(inner) if inner else 0
    places = []
    for found in re.finditer(r"[^|\t]*(?:[|\t]|$)", inner):
        cell = found.group().rstrip("|\t")
        left = len(cell) - len(cell.lstrip())
        first = start + found.start() + left
        places.append((first, max(first, first + len(cell.strip()))))
        if found.end() == len(inner):
            break
    return places


def _sentences(text: str, span: Span) -> list[Span]:
    """Cut at full stops that end a sentence, not at those of "Gen." or "4.2"."""
    found, start = [], span.start
    for end in _END.finditer(text, span.start, span.end):
        if _ends_sentence(text, start, end, span.end):
            found.append(_trimmed(text, start, end.end()))
            start = end.end()
    rest = _trimmed(text, start, span.end)
    whole = [*found, rest] if rest.start < rest.end else found or [rest]
    return [piece for sentence in whole for piece in _pieces(text, sentence)]


def _pieces(text: str, sentence: Span) -> list[Span]:
    """Cut a sentence that is none, of thousands of characters, at spaces."""
    found, start = [], sentence.start
    while sentence.end - start > _LONGEST_SENTENCE:
        space = text.rfind(" ", start, start + _LONGEST_SENTENCE)
        end = space if space > start else start + _LONGEST_SENTENCE
        found.append(_trimmed(text, start, end))
        start = end
    return [*found, _trimmed(text, start, sentence.end)]


def _ends_sentence(text: str, start: int, end: re.Match[str], last: int) -> bool:
    following = text[end.end() : min(last, end.end() + _WORD)].lstrip()
    if following[:1].islower():
        return False
    word = re.split(r"[\s(\[“\"]", text[max(start, end.start() - _WORD) : end.start()])[
        -1
    ].lower()
    if end.group() != ".":
        return True
    if word in ("u.s", "u.k", "e.u", "p.m", "a.m"):
        return bool(
            re.match(r"(?:The|It|He|She|They|In|On|At|But|A|An|We)\b", following)
        )
    return word not in ABBREVIATIONS and not re.fullmatch(r"(?:[a-z]\.)*[a-z]", word)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(
        start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    )
