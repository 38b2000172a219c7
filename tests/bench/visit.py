"""A browser that opens a page over a line, with a profile of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserType, CDPSession, Page

from tests.bench.line import Line
from tests.browser.install import browser_launch_options

#: What is measured on the line: today's phone needs a minute for a chart.
PATIENCE_MS = 240_000


@contextmanager
def visitor(
    chromium: BrowserType, profile: Path, line: Line
) -> Iterator[tuple[Page, CDPSession]]:
    """Start a browser on the line's device; what it keeps, it keeps in the profile."""
    width, height = line.screen
    phone = line.slower > 1
    context = chromium.launch_persistent_context(
        profile,
        viewport={"width": width, "height": height},
        is_mobile=phone,
        has_touch=phone,
        bypass_csp=True,  # The page compiles what is waited for.
        **browser_launch_options(),
    )
    try:
        context.set_default_timeout(PATIENCE_MS)
        page = context.pages[0]
        machine = context.new_cdp_session(page)
        machine.send("Emulation.setCPUThrottlingRate", {"rate": line.slower})
        yield page, machine
    finally:
        context.close()
