"""What a reader must know beside the figures, in sentences."""

from collections.abc import Iterator

from lib.frames.catalogue import FRAMES
from lib.frames.contributions import contributions
from lib.model.counts import part_in_words
from lib.model.coverage import gaps_in_words, searched_in_words
from lib.model.formats import list_in_words, range_in_words
from lib.model.language import gettext, gettext_noop
from lib.model.ledger import Ledger
from lib.model.tables import VERSIONED
from lib.model.view import View

PLEDGES = gettext_noop(
    "Pledges are public promises. They are not commitments, disbursements or deliveries."
)
FIGURES = (
    gettext_noop("Sums do not include pledges with no price given."),
    gettext_noop(
        "'At least' and 'over' count at the figure printed: such sums are open-ended. low "
        "and high are scenarios; in a remainder, low may exceed high."
    ),
    gettext_noop("Money is nominal."),
    gettext_noop(
        "Headlines overlap one another, and sums announced earlier can overlap too: do not "
        "add what has no donor named to what named donors promised."
    ),
)
RESTATED_OUT = gettext_noop(
    "Money that is counted elsewhere is counted once, in the row that holds it."
)
RESTATED_IN = gettext_noop(
    "Money that is counted elsewhere is included, so the sums of different meetings "
    "overlap: do not add them."
)
QUANTITIES = gettext_noop(
    "Quantities are those of each pledge's lead claim; pledges without a class, a unit "
    "or a quantity are counted as uncounted and add nothing."
)
UNVERSIONED = gettext_noop(
    "Donors (GDP, population), meetings, sources and rates are not versioned: they are as of "
    "today whatever the as-of date."
)


def of_frame(name: str, view: View) -> Iterator[str]:
    """Yield the caveats of a frame, the general ones first."""
    yield gettext(PLEDGES)
    yield _scope(view.ledger)
    if FRAMES[name].of_items:
        yield gettext(QUANTITIES)
    else:
        yield from map(gettext, FIGURES)
        repeated = view.selection.basis == "announced"
        yield gettext(RESTATED_IN if repeated else RESTATED_OUT)
        yield from _gaps(view)
    yield gettext(UNVERSIONED)


def of_table(name: str, ledger: Ledger) -> Iterator[str]:
    """Yield the caveats of a ledger table."""
    yield gettext(PLEDGES)
    yield _scope(ledger)
    if name not in VERSIONED:
        yield gettext(
            "This table is not versioned: it is the same for every as-of date."
        )


def without_a_rate(view: View) -> tuple[str, ...]:
    """List the chosen pledges whose stated sum no reference rate converts.

    They are not converted in this view only; by pledge_id. With the lowest or highest
    claims a pledge that one of its claims prices is not among them.
    """
    chosen = contributions(view)
    return tuple(chosen.loc[chosen["stated_currency"].notna(), "pledge_id"])


def _scope(ledger: Ledger) -> str:
    coverage = ledger.coverage
    scope, searched = coverage.scope.rstrip("."), searched_in_words(coverage)
    gaps = gaps_in_words(coverage)
    said = gettext("Covered: {scope}; {searched}.", scope=scope, searched=searched)
    return f"{said} {gaps}" if gaps else said


def _gaps(view: View) -> Iterator[str]:
    chosen = contributions(view)
    unpriced = int(chosen["unpriced"].sum())
    if unpriced:
        rows = part_in_words(unpriced, len(chosen), "row")
        yield gettext(
            "No price given, and adding nothing: {rows} of this selection.", rows=rows
        )
    left = chosen.dropna(subset="stated_currency")
    columns = ["pledge_id", "stated_low", "stated_high", "stated_currency"]
    stated = tuple(
        f"{pledge_id} ({range_in_words(*ends)})"
        for pledge_id, *ends in left[columns].itertuples(index=False)
    )
    if stated:
        yield gettext(
            "Not converted, for want of a rate: {sums}.", sums=list_in_words(stated)
        )
