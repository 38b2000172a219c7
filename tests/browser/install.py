"""Find the browser that the tests drive, or install it: python -m tests.browser.install.

The system's Chromium comes first, for it brings the libraries and fonts it needs; then
the distribution's package (as root, with apt-get); then the one that Playwright brings.
"""

import shutil
import subprocess
import sys
from typing import Any

from playwright.sync_api import Error, sync_playwright

from tests.installing import from_the_distribution, install_first, is_root, run

NAMES = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium", "fonts-dejavu-core")
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
ADVICE = """\
The browser tests need Chromium. Do one of these, then run make test again:
  - install chromium or google-chrome with the system's package manager;
  - run as root where apt-get and its package sources can be reached;
  - .venv/bin/python -m playwright install --with-deps chromium"""


def browser_launch_options() -> dict[str, Any]:
    """Give what `playwright.chromium.launch` needs on this machine.

    Chromium's own traffic (updates, sync, probes) is off: the tests judge every request.
    Its sandbox cannot start as root, and only there it is left out.
    """
    options: dict[str, Any] = {"args": [*QUIET]}
    if is_root():
        options["args"].append("--no-sandbox")
    if system := _system_chromium():
        options["executable_path"] = system
    return options


def chromium_path() -> str:
    """Path of the same browser, for what starts one by itself."""
    if system := _system_chromium():
        return system
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def main() -> int:
    """Install a browser where none runs, and see it open a page."""
    return install_first(
        "Browser",
        (_from_the_distribution, _from_playwright),
        _trouble_opening_a_page,
        lambda: _system_chromium() or "Chromium of Playwright",
        ADVICE,
    )


def _from_the_distribution() -> str:
    return from_the_distribution(*PACKAGES)


def _from_playwright() -> str:
    return run(sys.executable, "-m", "playwright", "install", "chromium")


def _trouble_opening_a_page() -> str:
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(**browser_launch_options())
            browser.new_page().goto("data:text/html,<title>Pledgeboard</title>")
            browser.close()
    except Error as error:
        return f"opening a page: {error.message.strip()}"
    return ""


def _system_chromium() -> str | None:
    """Path of a Chromium that runs; a placeholder that only asks for a snap does not."""
    for path in filter(None, map(shutil.which, NAMES)):
        asked = subprocess.run([path, "--version"], check=False, capture_output=True)
        if asked.returncode == 0:
            return path
    return None


if __name__ == "__main__":
    sys.exit(main())
