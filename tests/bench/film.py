"""Filmstrips: what a reader sees every quarter of a second after the click on a link.

Chromium tells of each picture that it paints (a screencast), which holds the page up less
than screenshots would; the latest stands for a moment. Beside the page as it is: with its
files of scripts refused, with scripts off, with the websocket refused. One sheet a case,
and its pictures, are in tests/artefacts/film.
"""

import time
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import BrowserType, CDPSession, sync_playwright

from tests.bench.line import PHONE, THIN, Line, proxy
from tests.bench.server import ARTEFACTS, DASHBOARD, serving
from tests.bench.visit import visitor

FILMS = ARTEFACTS / "film"
LINKS = {"overview": "/", "donors": "/donors?donor=DEU&donor=NOR&currency=EUR"}
CASES = ("whole", "scripts-blocked", "scripts-off", "no-websocket")
STEP, SECONDS = 0.25, {THIN: 12.0, PHONE: 20.0}
#: Of a picture on a sheet: its height in pixels, the room for its time, the sheet's width.
HIGH, WORDS, ACROSS = 200, 22, 2400
Painted = list[tuple[float, bytes]]


def limit(machine: CDPSession, case: str) -> None:
    """Take from the page what the case does without; the websocket is the proxy's."""
    if case == "scripts-blocked":
        machine.send("Network.enable")
        machine.send("Network.setBlockedURLs", {"urls": ["*.js", "*.js?*"]})
    elif case == "scripts-off":
        machine.send("Emulation.setScriptExecutionDisabled", {"value": True})


def painted(chromium: BrowserType, address: str, line: Line, case: str) -> Painted:
    """Open a page in a fresh profile, and keep what is painted, by seconds."""
    frames: Painted = []
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        visitor(chromium, Path(profile), line) as (page, machine),
    ):

        def keep(frame: dict[str, Any]) -> None:
            at = frame["metadata"]["timestamp"] - begun
            frames.append((at, b64decode(frame["data"])))
            machine.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

        limit(machine, case)
        machine.on("Page.screencastFrame", keep)
        machine.send("Page.startScreencast", {"format": "jpeg", "quality": 80})
        begun = time.time()
        page.goto(address, wait_until="commit")
        page.wait_for_timeout((begun + SECONDS[line] - time.time()) * 1e3)
        machine.remove_listener("Page.screencastFrame", keep)
        machine.send("Page.stopScreencast")
    return frames


def strip(frames: Painted, seconds: float) -> list[tuple[float, bytes]]:
    """Choose the latest picture for each moment; blank before the first."""
    moments = [STEP * number for number in range(1, int(seconds / STEP) + 1)]
    return [
        (moment, max((one for one in frames if one[0] <= moment), default=(0, b""))[1])
        for moment in moments
    ]


def sheet(pictures: list[tuple[float, bytes]], screen: tuple[int, int]) -> Image.Image:
    """Paste pictures in rows, with the time under each."""
    wide = round(HIGH * screen[0] / screen[1])
    across = ACROSS // (wide + 6)
    rows = -(-len(pictures) // across)
    pasted = Image.new("RGB", (across * (wide + 6), rows * (HIGH + WORDS)), "#888888")
    pen, font = ImageDraw.Draw(pasted), ImageFont.load_default(15)
    for number, (moment, picture) in enumerate(pictures):
        left, top = number % across * (wide + 6), number // across * (HIGH + WORDS)
        small = Image.new("RGB", (wide, HIGH), "#BBBBBB")
        if picture:
            small = Image.open(BytesIO(picture)).convert("RGB").resize((wide, HIGH))
        pasted.paste(small, (left, top))
        pen.text((left + 4, top + HIGH + 1), f"{moment:.2f} s", "#FFFFFF", font)
    return pasted


def keep_film(name: str, pictures: list[tuple[float, bytes]], line: Line) -> None:
    """Write a sheet, and its pictures into a folder beside it."""
    folder = FILMS / name
    folder.mkdir(parents=True, exist_ok=True)
    for moment, picture in pictures:
        if picture:
            (folder / f"{moment:05.2f}.jpg").write_bytes(picture)
    sheet(pictures, line.screen).save(FILMS / f"{name}.png")
    print(FILMS / f"{name}.png", flush=True)


def report() -> None:
    """Film each link on each line, in each case."""
    with serving(DASHBOARD) as ours, sync_playwright() as driver:
        ours.rest()
        for line in SECONDS:
            for case in CASES:
                with proxy(
                    ours.address, line, websockets=case != "no-websocket"
                ) as laid:
                    for link, path in LINKS.items():
                        address = laid.address + path
                        frames = painted(driver.chromium, address, line, case)
                        pictures = strip(frames, SECONDS[line])
                        keep_film(f"{line.name}-{link}-{case}", pictures, line)


if __name__ == "__main__":
    report()
