"""What the tests need and pip cannot bring: packages of the distribution."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

#: Does something, and returns what went wrong, or nothing.
Attempt = Callable[[], str]


def install_first(
    what: str,
    attempts: tuple[Attempt, ...],
    trouble: Attempt,
    found: Attempt,
    advice: str,
) -> int:
    """Try ways to install, the present state first, until what is wanted works.

    Returns
    -------
    int
        Status of the command: 0 where it works.
    """
    tried = []
    for attempt in (lambda: "", *attempts):
        wrong = attempt() or trouble()
        if not wrong:
            print(f"{what}: {found()}")
            return 0
        tried.append(wrong)
    print(f"No {what.lower()}:", *tried, advice, sep="\n", file=sys.stderr)
    return 1


def from_the_distribution(*packages: str) -> str:
    """Install packages with apt-get, as root; return what went wrong, or nothing."""
    if not shutil.which("apt-get"):
        return "apt-get: not on this machine"
    if not is_root():
        return "apt-get: needs root"
    return run("apt-get", "update") or run(
        "apt-get", "install", "-y", "--no-install-recommends", *packages
    )


def run(*command: str) -> str:
    """Run a command in sight; return what went wrong, or nothing."""
    print("$", *command, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    status = subprocess.run(command, check=False, env=environment).returncode
    return f"{' '.join(command)}: status {status}" if status else ""


def is_root() -> bool:
    """Tell whether this is root; elsewhere than on Unix nobody is."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
