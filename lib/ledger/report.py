"""What is wrong with a ledger: each problem in one sentence, all in one report."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

REFUSED = "refused"
WARNED = "warned"

CORRECT_THE_ROW = "Correct the row"

#: A closed list of at most this many codes is printed whole.
SHORT_LIST = 12
#: Of a longer one, this many of the nearest codes.
NEAREST = 3
#: A longer cell is cut where it is quoted.
LONGEST_QUOTE = 80


@dataclass(frozen=True)
class Where:
    """The place of a problem: a file, and in a table the row and its key.

    `row` is the number of the record that a person sees in a spreadsheet: the header
    is row 1, the first data row is row 2.
    """

    file: str
    row: int | None = None
    id: str | None = None

    def __str__(self) -> str:
        """Write the place as a message begins."""
        row = "" if self.row is None else f", row {self.row}"
        key = "" if self.id is None else f" ({shortened(self.id)})"
        return f"{self.file}{row}{key}"


@dataclass(frozen=True)
class Problem:
    """One fault: where, what was found, what was expected, what to do.

    `kind` groups problems of one rule, such as "unknown code"; `severity` is `REFUSED`
    or `WARNED`.
    """

    where: Where
    kind: str
    found: str
    expected: str
    remedy: str = CORRECT_THE_ROW
    severity: str = REFUSED

    def __str__(self) -> str:
        """Say it in the form of the house."""
        said = f"{self.where}: {self.found}. {self.expected}. {self.remedy}."
        # The name of a file may hold bytes that are no text, and no output takes them.
        return said.encode("utf-8", "backslashreplace").decode("utf-8")


@dataclass(frozen=True)
class Report:
    """All problems of a ledger, the refused ones first, in the order of the files."""

    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> "Report":
        """Sort problems into a report; the same problem is said once."""
        return cls(tuple(sorted(dict.fromkeys(problems), key=_order)))

    @property
    def refused(self) -> tuple[Problem, ...]:
        """The problems for which the ledger is not taken."""
        return tuple(one for one in self.problems if one.severity == REFUSED)

    @property
    def warned(self) -> tuple[Problem, ...]:
        """The problems that a sound ledger may have."""
        return tuple(one for one in self.problems if one.severity == WARNED)

    def kinds(self) -> dict[str, int]:
        """Count the problems of each kind, the most frequent first."""
        return dict(Counter(one.kind for one in self.problems).most_common())

    def __str__(self) -> str:
        """Write one problem a line."""
        return "\n".join(map(str, self.problems))


class LedgerRefused(ValueError):  # noqa: N818 - the house calls it refused
    """A ledger is not taken; `report` says everything that is wrong with it."""

    def __init__(self, report: Report) -> None:
        count = len(report.refused)
        problems = "problem" if count == 1 else "problems"
        super().__init__(f"The ledger is refused for {count} {problems}:\n{report}")
        self.report = report


def shortened(text: str) -> str:
    """Cut a long text, and keep it on one line and off the terminal's commands."""
    line = "".join(one if one.isprintable() else " " for one in text)
    return line if len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE]}…"


def quoted(value: object) -> str:
    """Quote a cell as a message shows it."""
    return f'"{shortened(str(value))}"'


def known(value: str, codes: Collection[str]) -> str:
    """List what a code may be: all of a short list, the nearest of a long one."""
    if len(codes) <= SHORT_LIST:
        return f"Known: {', '.join(codes)}" if codes else "None is known yet"
    shown = _nearest(value, tuple(codes)) or sorted(codes)[:NEAREST]
    return f"Known: {', '.join(shown)} and {len(codes) - len(shown)} more"


@lru_cache(maxsize=1024)
def _nearest(value: str, codes: tuple[str, ...]) -> list[str]:
    """Find similar codes, once for a slip that is made in many rows."""
    spelled: dict[str, str] = {}
    for code in codes:
        spelled.setdefault(code.casefold(), code)
    near = get_close_matches(value.casefold(), spelled, n=NEAREST, cutoff=0.5)
    return [spelled[code] for code in near]


def _order(problem: Problem) -> tuple[bool, str, int]:
    return problem.severity == WARNED, problem.where.file, problem.where.row or 0
