"""The pages that ours are measured against: bare Streamlit, Dash and Panel.

Dash and Panel are no part of the project: they are installed when first wanted, into an
environment of their own beside what `make` installs.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from venv import EnvBuilder

from tests.bench.server import BARE, Server, answering, serving

PAGES = Path(__file__).with_name("yardsticks")
WANTED = PAGES / "requirements.txt"
ENVIRONMENT = Path(sys.prefix) / "bench"
OTHERS = {"Dash": "dash_page.py", "Panel": "panel_page.py"}
STREAMLIT = "Streamlit"


@contextmanager
def yardsticks() -> Iterator[dict[str, Server]]:
    """Serve the bare pages; without Dash and Panel, and saying so, if there are none."""
    with ExitStack() as stack:
        served = {STREAMLIT: stack.enter_context(serving(BARE))}
        if python := installed():
            for name, page in OTHERS.items():
                command = [str(python), str(PAGES / page)]
                served[name] = stack.enter_context(
                    answering(lambda port, command=command: [*command, str(port)])  # type: ignore[misc]
                )
        yield served


def installed() -> Path | None:
    """Give the Python that has Dash and Panel, which are installed where they are not."""
    python, stamp = ENVIRONMENT / "bin" / "python", ENVIRONMENT / WANTED.name
    if stamp.exists() and stamp.read_text() == WANTED.read_text():
        return python
    EnvBuilder(with_pip=True, clear=True).create(ENVIRONMENT)
    command = [str(python), "-m", "pip", "install", "--quiet", "--requirement"]
    done = subprocess.run(
        [*command, str(WANTED)], check=False, capture_output=True, text=True
    )
    if done.returncode:
        print(f"Dash and Panel are left out, pip could not install them: {done.stderr}")
        return None
    stamp.write_text(WANTED.read_text())
    return python
