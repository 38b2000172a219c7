"""How much room words take: nobody renders a slide before it is opened.

Widths are those of a wide sans serif, so that words fit in whatever font stands in.
"""

from math import ceil
from textwrap import wrap

#: Of the size of the type: the mean width of a sign, and the height of a line.
SIGN, LINE = 0.56, 1.22


def estimated_width(text: str, size: float) -> float:
    """Estimate the width of a text on one line, in points."""
    return len(text) * SIGN * size


def lines_of(text: str, size: float, width: float) -> int:
    """Count the lines that a text takes in a width, both in points; at least one."""
    signs = max(int(width / (SIGN * size)), 1)
    return sum(max(len(wrap(part, signs)), 1) for part in text.split("\n"))


def height_of(text: str, size: float, width: float) -> float:
    """Estimate the height of a text in a width, in points; a blank one has none."""
    return ceil(lines_of(text, size, width) * size * LINE) if text else 0


def largest_that_fits(
    text: str, sizes: tuple[float, ...], box: tuple[float, float]
) -> float:
    """Take the first of the sizes, the largest first, in which a text fits in a box.

    Parameters
    ----------
    box
        Width and height in points. Where no size fits, the last one is taken.
    """
    width, height = box
    fitting = (size for size in sizes if height_of(text, size, width) <= height)
    return next(fitting, sizes[-1])
