"""What is wrong with a ledger: each problem in one sentence, all in one report."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from lib.model.counts import counted
from lib.model.problems import SHORT_LIST, nearest

REFUSED = "refused"
WARNED = "warned"

CORRECT_THE_ROW = "Correct the row"

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


#: A problem without its place: from its kind to what to do, which may be left out.
Said = tuple[str, ...]


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

    def within(self, folder: Path, name: str = "") -> "Report":
        """Name the files of a folder under its own name alone, or under another one.

        Where it lies on a machine is not for those who read a served report.
        """
        name = name or folder.resolve().name
        paths = {str(folder), str(folder.resolve())}
        named = (
            replace(one, where=_within(one.where, paths, name)) for one in self.problems
        )
        return Report(tuple(named))

    def __str__(self) -> str:
        """Write one problem a line."""
        return "\n".join(map(str, self.problems))


class LedgerRefused(ValueError):  # noqa: N818 - the house calls it refused
    """A ledger, or a patch of one, is not taken; `report` says all that is wrong."""

    def __init__(self, report: Report, what: str = "ledger") -> None:
        count = counted(len(report.refused), "problem")
        super().__init__(f"The {what} is refused for {count}:\n{report}")
        self.report = report


def shortened(text: str) -> str:
    """Cut a long text, and keep it on one line and off the terminal's commands."""
    line = "".join(one if one.isprintable() else " " for one in text)
    return line if len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE]}…"


def quoted(value: object) -> str:
    """Quote a cell as a message shows it."""
    return f'"{shortened(str(value))}"'


def known_codes(value: str, codes: Collection[str]) -> str:
    """List what a code may be: all of a short list, the nearest of a long one."""
    if len(codes) <= SHORT_LIST:
        return f"Known: {', '.join(codes)}" if codes else "None is known yet"
    shown = nearest(value, tuple(sorted(codes)))
    return f"Known: {', '.join(shown)} and {len(codes) - len(shown)} more"


def _within(where: Where, paths: Collection[str], name: str) -> Where:
    """Cut what leads to a folder, in any of its paths, from the name of a file in it."""
    for full in paths:
        if where.file == full or where.file.startswith(f"{full}/"):
            return replace(where, file=f"{name}{where.file.removeprefix(full)}")
    return where


def _order(problem: Problem) -> tuple[bool, str, int]:
    return problem.severity == WARNED, problem.where.file, problem.where.row or 0
