"""Kill every mutant: `make mutants`; `python -m tests.mutants words` tries some."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.mutants.mutants import ROOT, Misplaced, chosen_mutants
from tests.mutants.run import Unsound, copies, outcomes, refuse_broken, report

#: Trees, and mutants that are tried at once.
AT_ONCE = 2


def trouble(words: str) -> str:
    """Try the mutants that hold the words; say what is wrong, blank for nothing."""
    mutants = chosen_mutants(words)
    if not mutants:
        return f'No mutant holds "{words}" in its name or its file.'
    with TemporaryDirectory(prefix="mutants-") as folder:
        trees = copies(ROOT, Path(folder), AT_ONCE)
        try:
            refuse_broken(mutants, trees[0])
            survived = report(outcomes(mutants, trees))
        except (Misplaced, Unsound) as error:
            return str(error)
    said = [f"- {one.name} ({one.file})" for one in survived]
    told = f"{len(survived)} of {len(mutants)} survived. Each needs a test:"
    return "\n".join([told, *said]) if survived else ""


if __name__ == "__main__":
    sys.exit(trouble(" ".join(sys.argv[1:])) or None)
