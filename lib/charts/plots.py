"""Charts in the plainest terms, for programs that draw by themselves."""

from lib.model.card import Plot
from lib.model.ledger import Ledger
from lib.model.selection import Selection


def plots_of(name: str, ledger: Ledger, selection: Selection) -> tuple[Plot, ...]:
    """Describe a chart as plots, from the top; none where no office program has it."""
    del name, ledger, selection
    return ()
