"""Ledgers that hold hostile texts wherever they hold texts, and what they come to."""

from itertools import cycle

from lib.ledger.package import examine
from tests.fuzz.hostile import FORMULAS, LETTERS, MARKUP, PATHS, TEXTS
from tests.ledgers import kinds_of, row, sound_tables, write_ledger

#: Cells that hold a text of the ledger's own: table, row, column.
PLACES = (
    *(("donors", "DEU", "name"), ("sources", "ministry", "publisher")),
    *(("sources", "report", "url"), ("meetings", "udcg-2026-02-12", "city")),
    *(("mechanisms", "purl", "label"), ("item_classes", "drone", "label")),
    *(("pledges", "lva", "item"), ("pledges", "lva", "condition")),
    *(("claims", "deu-c1", "amount_as_printed"), ("claims", "lva-c1", "unit")),
    *(("statements", "rutte-1", "position"), ("statements", "a-1", "speaker")),
)
#: What can be written to a file at all.
WRITABLE = tuple(text for text in TEXTS if text != "\ud800")


def ledger_with(folder, texts, title="A title"):
    """Write the tiny ledger with texts in these places, in its title and document."""
    tables = sound_tables()
    for (table, key, column), text in texts.items():
        row(tables, table, key)[column] = text
    document = {"report": f"{title}\n{'x' * 80}"}
    return write_ledger(folder, head={"title": title}, documents=document, **tables)


def came_to(folder):
    """Say whether a ledger is served or refused; no fault of the check may be its end."""
    examined = examine(folder)
    assert "unforeseen" not in kinds_of(examined.report), examined.report
    for problem in examined.report.refused:
        assert {"\0", "\x1b"}.isdisjoint(str(problem)), problem
    return "refused" if examined.ledger is None else "served"


def full_of_texts(folder):
    """Write a ledger with a hostile text in every place that takes one; give where."""
    texts = cycle(
        [*MARKUP[:4], FORMULAS[0], LETTERS[0], FORMULAS[3], PATHS[0], MARKUP[4]]
    )
    kept = {}
    for number, place in enumerate(PLACES):
        # Most places take whatever is said; an address must be one.
        tried = ledger_with(folder / str(number), {place: next(texts)})
        if came_to(tried) == "served":
            kept[place] = next(texts)
    return ledger_with(folder / "kept", kept, MARKUP[0]), kept
