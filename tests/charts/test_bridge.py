import pytest

from lib.charts.bridge import bridge_finding, bridge_plots
from lib.charts.rows import rows_figure
from lib.frames.bridge import bridge
from lib.model.alt_text import alt_of
from lib.model.view import View
from tests.charts.test_meetings import words
from tests.frames.test_sums import february
from tests.toys import NOW, claim, pledge, toy_ledger

BILLION = 1e9


@pytest.fixture
def rows():
    return bridge(View(february(), NOW))


def drawn(rows):
    return rows_figure(bridge_plots(rows), legend=False)


def segments(figure):
    """Begin, length and mark of every bar that is drawn, from the top."""
    found = [
        (y, trace.base[at], trace.x[at], trace.customdata[at])
        for trace in figure.data
        if trace.type == "bar"
        for at, y in enumerate(trace.y or ())
        if trace.x[at] is not None and trace.x[at] == trace.x[at]
    ]
    return [drawn_bar[1:] for drawn_bar in sorted(found)]


def test_each_part_begins_where_the_one_before_it_ends(rows):
    inside = drawn(rows[rows["place"] != "beside"])
    assert segments(inside) == [
        (0, 100, "m1,unattributed"),
        (0, 5, "m1,NOR,new"),
        (5, 15, "m1,DEU;NOR,new"),
        (20, 10, "m1,GBR,earlier"),
        (30, 8, "m1,DEU,conditional"),
        (38, 62, "m1,unattributed,new"),
    ]


def test_what_is_beside_the_headline_stands_on_an_axis_of_its_own(rows):
    figure = drawn(rows)
    notes = [note.text for note in figure.layout.annotations]
    assert "<b>Announced beside the headline, no part of it (own scale)</b>" in notes
    assert figure.layout.xaxis2.range[1] < 5


def test_who_states_no_sum_is_named_never_a_bar_of_zero(rows):
    figure = drawn(rows)
    notes = [note.text for note in figure.layout.annotations]
    assert "1 entry without a sum: Sweden" in notes
    assert not any("Sweden" in line for line in words(figure))


def test_the_finding_says_how_much_is_new_and_how_much_nobody_accounts_for(rows):
    assert bridge_finding(rows) == (
        "Of the headline of $100: $5 is new from named donors; $14 to $16 is new from "
        "donors together; $10 was announced before; $8 is conditional; "
        "no named donor accounts for $62"
    )


def test_a_meeting_without_a_headline_says_so():
    ledger = toy_ledger([pledge("nor", "NOR", meeting_id="m1")], [claim("nor", 3)])
    rows = bridge(View(ledger, NOW))
    assert bridge_finding(rows) == (
        "No sum was announced for the meeting as a whole: $3 is new from named donors"
    )
    assert len(segments(drawn(rows))) == 1


def test_a_headline_without_a_sum_is_no_bar():
    ledger = toy_ledger([pledge("total", None, meeting_id="m1")], [claim("total")])
    rows = bridge(View(ledger, NOW))
    assert bridge_finding(rows).startswith("The headline states no sum: ")
    assert segments(drawn(rows)) == []


def test_a_headline_that_no_rate_converts_is_said_in_its_own_currency():
    ledger = toy_ledger(
        [
            pledge("whole", None, meeting_id="m1"),
            pledge("part", meeting_id="m1", part_of="whole"),
            pledge("sdr", "NOR", meeting_id="m1", part_of="whole"),
            pledge("silent", "SWE", meeting_id="m1", part_of="whole"),
        ],
        [
            claim("whole", 5e9, currency="NGN"),
            claim("part", 1e6),
            claim("sdr", 5e7, currency="XDR"),
            claim("silent"),
        ],
    )
    rows = bridge(View(ledger, NOW))
    naira = "NGN\N{NO-BREAK SPACE}5 billion"
    assert bridge_finding(rows).startswith(f"The headline of {naira}, not converted: ")
    sdr = "SDR\N{NO-BREAK SPACE}50 million"
    assert [plot.footnote for plot in bridge_plots(rows)] == [
        "1 entry without a sum: Sweden; "
        f"{sdr} and {naira}, not converted: Norway and No named donor"
    ]


def test_the_alt_text_names_every_donor_with_its_sum(rows):
    said = alt_of(bridge_plots(rows))
    assert "United Kingdom 10, announced before" in said
    assert said.startswith("US dollars: Headline 100")
