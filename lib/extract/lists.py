"""Items of lists and rows of tables: judged by their column and what introduces them."""

import re
from dataclasses import replace

from lib.extract.conditions import Condition, condition_of
from lib.extract.context import Seen
from lib.extract.cues import cues_in
from lib.extract.figures import StatedFigure
from lib.extract.givers import Giver
from lib.extract.passages import Passage
from lib.extract.stance import Stance
from lib.model.proposal import Span

_TOTAL_ITEM = re.compile(
    r"\W*(?:(?:grand |overall )?(?:total|sum)|in total|all (?:told|listed|\w+)|in all|altogether|together)\b",
    re.IGNORECASE,
)
_TOTAL_COLUMN = re.compile(
    r"\b(?:total|since|so far|cumulative|to date)\b", re.IGNORECASE
)
#: A column that only converts the sum before it.
_CONVERTED = re.compile(
    r"\b(?:equivalent|converted|conversion)\b|^\W*in\b|≈"
    r"|^\W*(?:US dollars|USD|EUR|euros?|\$|€)\W*(?:m|million|bn|billion)?\W*$",
    re.IGNORECASE,
)
#: "Sweden: ", "Sweden - ", "Sweden (".
_LABEL = re.compile(r"[^:]{2,60}:\s*[“\"]?|[^()]{2,60}\(\s*|[^–—,-]{2,40}\s[–—-]+\s+")
_FIRM = re.compile(r"(?:none|no|-|firm|unconditional|n/?a|without)\.?", re.IGNORECASE)
_ROW_NO = re.compile(
    r"\b(?:no pledge|not pledged|refused|already paid|fully paid|to be decided|under (?:discussion|consideration|review)|pending decision|considering|delivered|spent|paid out|request(?:ed)?|needs?|needed|required|not confirmed|unconfirmed|tbd|tbc|own (?:army|forces)|declined|withdrawn|cancelled|gap|shortfall|handed over|disbursed|completed|requirement|sells?|sold)\b",
    re.IGNORECASE,
)
_SPENT = re.compile(
    _ROW_NO.pattern + r"|^\W*(?:paid|transferred|received|spent)\b", re.IGNORECASE
)
_OF_IT = re.compile(r" of (?:it|this|that|which)\b")
_REMARKS = re.compile(r"\b(?:remarks?|notes?|comments?|status)\b", re.IGNORECASE)


def beside_colon(seen: Seen, figure: StatedFigure) -> bool:
    """Tell a line such as "Sweden: no less than 300 million kronor"."""
    ahead = seen.text[seen.passage.span.start : figure.begins]
    named = [one for one in seen.groups if one.donors and one.last < figure.first]
    return bool(named) and bool(_LABEL.fullmatch(ahead))


def in_series(seen: Seen, figure: StatedFigure) -> bool:
    """Tell "Spain 100, Italy 140 and Portugal 22 million euros": it needs no verb."""
    ends = {seen.tokens[one.last].end for one in seen.groups if one.donors}
    beside = [
        one
        for one in seen.figures
        if one.money and _end_before(seen.text, one.begins) in ends
    ]
    return len(beside) > 1 and figure in beside


def _end_before(text: str, place: int) -> int:
    """Find where the word before a figure ends: past a colon, a dash or a bracket."""
    start = max(0, place - 12)
    return start + len(re.sub(r"(?:[\s:,(–—-]|\bwith\b)*$", "", text[start:place]))


def listed(seen: Seen, figure: StatedFigure, stance: Stance) -> Stance:
    """Judge an item or row: by its own words, its column, what introduces it."""
    passage, text = seen.passage, seen.text
    if stance.kind in ("none", "total") and passage.kind == "item":
        return stance
    if passage.kind == "row":
        stance = _in_row(seen, figure, stance)
    if _TOTAL_ITEM.match(passage.span.of(text)):
        return Stance("none")
    against = passage.lead is not None and _against(passage.lead.of(text))
    if against or stance.kind == "none":
        return Stance("none")
    if stance.kind == "total":
        return stance
    return replace(stance, kind="pledge", sure=max(stance.sure, 0.9))


def _in_row(seen: Seen, figure: StatedFigure, stance: Stance) -> Stance:
    column = _column(seen.passage, figure)
    title = column.of(seen.text) if column else ""
    if _ROW_NO.search(seen.passage.span.of(seen.text)) or _SPENT.search(title):
        return Stance("none")
    first = next((one for one in seen.figures if one.money), figure)
    if _CONVERTED.search(title) and figure is not first:
        return Stance("none")
    if _REMARKS.search(title) and not _OF_IT.match(seen.text, figure.end):
        return Stance("none")
    if _TOTAL_COLUMN.search(title):
        return Stance("total", sure=0.85, before=stance.before)
    return Stance("open", before=stance.before, sure=stance.sure)


def _against(lead: str) -> bool:
    cues = [
        cue
        for cue in cues_in(lead, 0, len(lead))
        if cue.kind in ("need", "no", "done", "maybe", "pledge", "other")
    ]
    kinds = {cue.kind for cue in cues}
    return (
        bool(kinds & {"need", "no", "done", "maybe", "other"}) and "pledge" not in kinds
    )


def _column(passage: Passage, figure: StatedFigure) -> Span | None:
    for at, cell in enumerate(passage.cells):
        if cell.start <= figure.start < max(cell.end, cell.start + 1) and at < len(
            passage.header
        ):
            return passage.header[at]
    return None


def giver_of_list(seen: Seen) -> Giver | None:
    """Take the first named of a row."""
    if seen.passage.kind == "item":
        return None
    named = [one for one in seen.groups if one.donors]
    if named:
        return seen.giver(named[0], "heads the row")
    return None


def cell_of(seen: Seen, title: str) -> Span | None:
    """Find a row's cell by the title of its column; an empty one or a dash is none."""
    for head, cell in zip(seen.passage.header, seen.passage.cells, strict=False):
        if re.search(title, head.of(seen.text), re.IGNORECASE) and re.search(
            r"\w", cell.of(seen.text)
        ):
            return cell
    return None


def condition_in_row(seen: Seen) -> Condition | None:
    """Read the condition of a row from the column of that title."""
    if seen.conditions:
        return seen.conditions[0]
    cell = cell_of(seen, r"\bconditions?\b|\bprovided\b|\bproviso\b|\bsubject to\b")
    if cell is None or _FIRM.fullmatch(cell.of(seen.text)):
        return None
    return condition_of(seen.text, Span(cell.start, cell.start), cell)
