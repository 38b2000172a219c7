"""How a table shares its width out over its columns."""

from collections.abc import Sequence

from lib.export.data.row_values import Numbers
from lib.export.office.measure import estimated_width

#: A long word may be broken where it takes more than this share of the table.
LONGEST_WORD = 0.3
#: Heads and first columns are bold, which runs wider.
BOLD = 1.2


def column_widths(
    numbers: Numbers, width: float, size: float, padding: float
) -> list[float]:
    """Share a width out over the columns, by what stands in them.

    Parameters
    ----------
    width
        Of the table, in points.
    size, padding
        Of the type, and at each side of a cell, in points.
    """
    columns = list(zip(*numbers.rows, strict=True)) or [()] * len(numbers.heads)
    named = list(zip(numbers.heads, columns, numbers.figures, strict=True))
    size *= BOLD
    least = [
        2 * padding + _least(head, cells, size, LONGEST_WORD * width, figures=figures)
        for head, cells, figures in named
    ]
    wanted = [
        max(
            low,
            2 * padding
            + max([estimated_width(cell, size) for cell in cells], default=0),
        )
        for low, (_, cells, _) in zip(least, named, strict=True)
    ]
    spare, lacking = width - sum(least), sum(wanted) - sum(least)
    if spare <= 0 or lacking <= spare:
        chosen = least if spare <= 0 else wanted
        return [one * width / sum(chosen) for one in chosen]
    return [
        low + (want - low) * spare / lacking
        for low, want in zip(least, wanted, strict=True)
    ]


def _least(
    head: str, cells: Sequence[str], size: float, most: float, *, figures: bool
) -> float:
    """Give the width below which a word, or a figure, would be broken."""
    texts = cells if figures else [word for cell in cells for word in cell.split()]
    heads = [estimated_width(word, size) for word in head.split()]
    return max([*heads, *(min(estimated_width(text, size), most) for text in texts)])
