"""Time of a briefing of all charts in each format, from a server that made none yet."""

import httpx

from lib.charts.catalogue import CHARTS, charts_of, rows_to_open
from lib.ledger.service import ledger_service
from lib.model.links import OF
from tests.bench.exports import PATIENCE_SECONDS, seconds
from tests.bench.server import DASHBOARD, serving

FORMATS = ("pptx", "docx", "html", "zip")
WANTED_SECONDS = 4


def all_charts() -> list[str]:
    """Name every chart; those of a row, of the first row that has one."""
    ledger = ledger_service().current().ledger
    opened = rows_to_open(ledger)
    return [
        f"{name}{OF}{next(iter(opened[name]))}" if CHARTS[name].of else name
        for name in charts_of(ledger)
    ]


def measured(format: str, named: list[str]) -> tuple[float, int, float]:
    """Return seconds and bytes of a briefing, and the memory it took, in MiB."""
    with serving(DASHBOARD) as server:
        server.rest()
        before = server.memory()
        with httpx.Client(base_url=server.address, timeout=PATIENCE_SECONDS) as client:
            made = []
            path, query = f"/api/v1/briefing.{format}", {"chart": named}
            taken = seconds(lambda: made.append(client.get(path, params=query)))
        made[0].raise_for_status()
        server.rest()
        return taken, len(made[0].content), server.memory() - before


def report() -> None:
    """Print a row a format."""
    named = all_charts()
    print(
        f"\nA briefing of {len(named)} charts, cold; wanted: {WANTED_SECONDS} s each.\n"
    )
    print("| format | s | MB | memory, MiB |")
    print("| --- | ---: | ---: | ---: |")
    for format in FORMATS:
        taken, size, memory = measured(format, named)
        print(
            f"| {format} | {taken:.1f} | {size / 1e6:.1f} | {memory:.0f} |", flush=True
        )


if __name__ == "__main__":
    report()
