"""What the tests need and pip cannot bring: packages of the distribution."""

import os
import shutil
import subprocess


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
