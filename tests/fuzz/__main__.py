"""Throw much at servers at work, and say in a table how much it was: make fuzz.

What fails stops it, with what was thrown. Of each part make test throws a little.
"""

import asyncio
import re
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.ledger.service import LedgerService
from tests.apps import app_of
from tests.browser.conftest import server_at_work
from tests.fuzz.hostile import LINKS, QUERIES
from tests.fuzz.ledgers import PLACES, WRITABLE, came_to, ledger_with
from tests.fuzz.lines import ENDLESS, endless, idle, many_files, slow
from tests.fuzz.sockets import throw
from tests.fuzz.test_queries import what_runs
from tests.web.first_page import PAGES, ROOT, path_of, site_of

SEED = 2026
OF_API, OF_HTML, OF_PAGES, OF_MESSAGES, OF_IDLE = 10, 1000, 100, 400, 1000
_CASES = re.compile(r"(\d+) generated")


@contextmanager
def at_work():
    """Serve the shipped ledger; give where, without the scheme."""
    with server_at_work() as address:
        yield address.removeprefix("http://").replace("localhost", "127.0.0.1")


def of_api():
    """Ask for every route of the description, as it allows and as it does not."""
    with at_work() as address:
        said = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "--config-file"),
                *(str(Path(__file__).with_name("schemathesis.toml")), "run"),
                f"http://{address}/api/openapi.json",
                *("--phases", "examples,coverage,fuzzing,stateful", "--workers", "2"),
                *("--seed", str(SEED), "-n", str(OF_API), "--continue-on-failure"),
                *("--suppress-health-check", "all", "--no-color"),
            ],
            check=False,
            capture_output=True,
            text=True,
        )
    print(said.stdout[-6000:] if said.returncode else "", file=sys.stderr)
    assert not said.returncode, "schemathesis found failures: see above"
    return {"requests": int(_CASES.search(said.stdout)[1])}


def of_html():
    """Ask for the first HTML of pages by links that say anything."""
    ask, many = site_of(LedgerService(ROOT / "seeds").current), Counter()

    @_often(OF_HTML)
    @given(page=st.sampled_from(PAGES), query=QUERIES)
    def throw_at_html(page, query):
        answer = ask(f"{path_of(page)}?{query}")
        assert answer.status_code == 200
        assert not what_runs(answer.content)
        many["pages"] += 1

    throw_at_html()
    return many


def of_pages():
    """Run the scripts of pages by such links, as a session does."""
    many = Counter()

    @_often(OF_PAGES)
    @given(page=st.sampled_from(PAGES), link=LINKS)
    def throw_at_page(page, link):
        assert not app_of(page, **link).run().exception
        many["runs"] += 1

    throw_at_page()
    return many


def of_messages():
    """Send what no page sends."""
    with at_work() as address:
        return throw(address, SEED, OF_MESSAGES)


def of_lines():
    """Hold lines, and send what does not end."""
    many_files()
    with at_work() as address:
        assert asyncio.run(idle(address, OF_IDLE))
        assert asyncio.run(slow(address, OF_IDLE, 10))
        for begin, piece in ENDLESS.values():
            assert asyncio.run(endless(address, begin, piece))[1]
    return {"idle": OF_IDLE, "slow": OF_IDLE, "endless": len(ENDLESS)}


def of_ledgers():
    """Write every hostile text to every place that holds one."""
    with TemporaryDirectory() as folder:
        return Counter(
            came_to(
                ledger_with(Path(folder) / f"{place}-{number}", {PLACES[place]: text})
            )
            for place in range(len(PLACES))
            for number, text in enumerate(WRITABLE)
        )


def _often(times):
    return settings(
        max_examples=times,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )


PARTS = (of_api, of_html, of_pages, of_messages, of_lines, of_ledgers)

if __name__ == "__main__":
    wanted = {f"of_{one}" for one in sys.argv[1:]}
    for part in PARTS:
        if not wanted or part.__name__ in wanted:
            found = ", ".join(f"{n:,} {what}" for what, n in part().items())
            print(f"| {part.__doc__.rstrip('.')} | {found} |", flush=True)
