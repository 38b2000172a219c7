"""Lighthouse's scores of three pages on its mobile device, from a local server.

Run by npx, which fetches the version below where it is missing: Node.js 18 or newer
with npm is needed (12 is the last that runs on Node.js 20). Its throttling is its own,
simulated. The reports are in tests/artefacts/lighthouse.
"""

import json
import os
import shutil
import subprocess
import sys
from typing import Any

from tests.bench.first_view import OURS
from tests.bench.server import ARTEFACTS, DASHBOARD, serving
from tests.browser.install import browser_launch_options, chromium_path

VERSION = "12.2.3"
REPORTS = ARTEFACTS / "lighthouse"
WANTED = {"performance": 80, "accessibility": 100, "best-practices": 95, "seo": 100}
METRICS = {
    "FCP": "first-contentful-paint",
    "LCP": "largest-contentful-paint",
    "blocked": "total-blocking-time",
    "CLS": "cumulative-layout-shift",
    "speed index": "speed-index",
    "bytes": "total-byte-weight",
}
#: On a busy machine its own limits are too short at times.
SECONDS, TRIES = 300, 3


def examined(address: str, name: str) -> dict[str, Any] | None:
    """Let Lighthouse examine a page; None where it fails each time, and says why."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    written = REPORTS / name.lower().replace(" ", "-")
    chromium = " ".join(["--headless=new", *browser_launch_options()["args"]])
    command = ["npx", "--yes", f"lighthouse@{VERSION}", address, "--quiet"]
    command += ["--output=json", "--output=html", f"--output-path={written}"]
    command += [f"--only-categories={','.join(WANTED)}", f"--chrome-flags={chromium}"]
    for _ in range(TRIES):
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            env=os.environ | {"CHROME_PATH": chromium_path()},
        )
        if not done.returncode:
            return json.loads(written.with_suffix(".report.json").read_text())
        print(f"Lighthouse failed on {address}: {done.stderr[-500:]}", file=sys.stderr)
    return None


def row(name: str, found: dict[str, Any]) -> str:
    """Write scores and metrics of a page."""
    scores = [found["categories"][category]["score"] for category in WANTED]
    metrics = [found["audits"][audit] for audit in METRICS.values()]
    shown = [one.get("displayValue", "–").split("was ")[-1] for one in metrics]
    cells = [*("–" if one is None else f"{one * 100:.0f}" for one in scores), *shown]
    return f"| {name} | {' | '.join(cells)} |"


def faults(found: dict[str, Any]) -> list[str]:
    """Name what keeps the other three scores from 100."""
    audits = [
        audit["id"]
        for category in WANTED
        if category != "performance"
        for audit in found["categories"][category]["auditRefs"]
        if audit["weight"]
    ]
    marks = {audit: found["audits"][audit]["score"] for audit in audits}
    return [audit for audit, mark in marks.items() if mark is not None and mark < 1]


def report() -> None:
    """Print the scores as a table, then what is amiss."""
    if not shutil.which("npx"):
        print("\nNo Lighthouse: npx is missing. Install Node.js 18 or newer with npm.")
        return
    wanted = ", ".join(f"{name} {score}" for name, score in WANTED.items())
    print(f"\nLighthouse {VERSION}, mobile; wanted: {wanted}.\n")
    print(f"| page | {' | '.join([*WANTED, *METRICS])} |")
    print(f"| --- |{' ---: |' * (len(WANTED) + len(METRICS))}")
    amiss = {}
    with serving(DASHBOARD) as ours:
        ours.rest()
        for name, path in OURS.items():
            if found := examined(ours.address + path, name):
                print(row(name, found), flush=True)
                amiss[name] = faults(found)
    for name, audits in amiss.items():
        print(f"\n{name}: {', '.join(audits) or 'nothing amiss'}")


if __name__ == "__main__":
    report()
