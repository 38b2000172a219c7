"""A pledge, two claims, and a document that one of them quotes."""

from tests.toys import claim, pledge, toy_ledger

TEXT = "First said.\nSecond said, for $5.\nThird."


def quoting_ledger():
    """Make a pledge with two claims, one of them quoted from a document held."""
    quoted = {"quote_start": 0, "quote_end": 11}
    sources = [
        {
            "source_id": "report",
            "publisher": "Agency [x]",
            "published_on": "2026-02-12",
        },
        {
            "source_id": "held",
            "publisher": "Paper",
            "kind": "press",
            "url": "https://p.x",
        },
    ]
    made = toy_ledger(
        [pledge("a")],
        [
            claim("a", 5e9, amount_as_printed="$5bn", quantity=5, unit="missiles"),
            claim(
                "a",
                7e9,
                claim_id="a-c2",
                lead=False,
                source_id="held",
                note="Another figure.",
                **quoted,
            ),
        ],
        sources=sources,
    )
    made.documents["held"] = TEXT
    return made
