from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.bridge import bridge_finding, bridge_plots
from lib.charts.rows import rows_figure
from lib.frames.bridge import bridge
from lib.ledger.package import read_ledger
from lib.model.alt_text import alt_of
from lib.model.selection import Selection
from lib.model.view import View
from tests.charts.accepted import accepted
from tests.charts.test_meetings import words
from tests.frames.test_sums import february
from tests.ledgers import replenishment
from tests.made_up import claims, law, selections
from tests.toys import NOW, claim, pledge, toy_ledger

BILLION = 1e9


@pytest.fixture
def rows():
    return bridge(View(february(), NOW))


def drawn(rows):
    return accepted(rows_figure(bridge_plots(rows), legend=False))


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


def whiskers(figure):
    """List the ends of every whisker that is drawn, from the top."""
    found = [
        (y, low, high)
        for trace in figure.data
        if trace.type == "scatter" and trace.mode == "lines+markers"
        for y, low, high in zip(trace.y[::3], trace.x[::3], trace.x[1::3], strict=True)
    ]
    return [span[1:] for span in sorted(found)]


def of_100(**parts):
    """A headline of 100 with one part of 60 on a condition, said in some way."""
    return bridge(
        View(
            toy_ledger(
                [
                    pledge("total", None, meeting_id="m1"),
                    pledge("nor", "NOR", meeting_id="m1", part_of="total"),
                ],
                [claim("total", 100), claim("nor", 60, **parts)],
            ),
            NOW,
        )
    )


def test_the_whisker_of_a_remainder_runs_back_from_the_end_of_its_sum():
    figure = drawn(of_100(qualifier="up_to"))
    assert whiskers(figure) == [(0, 60), (0, 100)]
    assert figure.layout.xaxis.range[1] == pytest.approx(106)


def test_a_part_reaches_no_further_than_the_headline_that_it_is_part_of():
    figure = drawn(of_100(qualifier="range", amount_to=300))
    assert whiskers(figure) == [(60, 100), (60, 100)]


def test_what_is_left_of_the_replenishment_lies_between_its_parts_and_its_end():
    rows = bridge(View(replenishment(), Selection(asof=date(2026, 1, 15))))
    (plot,) = bridge_plots(rows[rows["meeting_id"] == "cwf-2025-05-14"])
    rest = (plot.base[-1], plot.stack_ends[-1], plot.low[-1], plot.high[-1])
    assert rest == pytest.approx((12.65, 14.25, 5.57, 14.25), abs=0.01)
    assert plot.labels[-1] == "1.6 to 8.68"
    assert max(plot.ends) == pytest.approx(14.25)


def marks_and_ends(rows):
    """Draw each headline whose end is known: its marks, its end, the end of its bars.

    Parts that add up to more than their headline pass its end: no mark hides that.
    """
    for _, of in rows[rows["place"] != "beside"].groupby("meeting_id"):
        headline = of[of["place"] == "headline"].dropna(subset="value")
        if len(headline) and not headline["open_ended"].any():
            (plot,) = bridge_plots(of)
            marks = [one for one in [*plot.low, *plot.high] if one is not None]
            yield [*marks, *plot.stack_ends], plot.ends[0], max(plot.stack_ends)


@st.composite
def headlines(draw):
    """A headline with up to six parts, some within others, each said in some way."""
    promised = [pledge("p0", None, meeting_id="m1")]
    for number in range(1, 1 + draw(st.integers(0, 6))):
        above = draw(st.sampled_from([0, 0, 0, *range(1, number)]))
        columns = {"condition": draw(st.sampled_from(["If others give", None]))}
        columns |= {"novelty": draw(st.sampled_from(["new", "announced_before"]))}
        donors = draw(st.sampled_from(["DEU", "NOR", "DEU;NOR"]))
        part = pledge(f"p{number}", donors, meeting_id="m1", part_of=f"p{above}")
        promised.append(part | columns)
    return toy_ledger(promised, [draw(claims(one["pledge_id"], 1)) for one in promised])


@law
@given(headlines(), selections())
def test_no_mark_of_a_bridge_lies_beyond_its_headline(ledger, selection):
    for marks, end, parts in marks_and_ends(bridge(View(ledger, selection))):
        assert min(marks) >= -1e-9 * end
        assert max(marks) <= max(end, parts) * (1 + 1e-9)


@pytest.mark.parametrize("mode", ["lead", "lowest", "highest"])
def test_no_mark_of_a_shipped_bridge_lies_beyond_its_headline(mode):
    ledger = read_ledger(Path(__file__).parents[2] / "seeds")
    rows = bridge(View(ledger, Selection(asof=NOW.asof, claims=mode)))
    drawn = list(marks_and_ends(rows))
    assert len(drawn) >= 3
    for marks, end, _ in drawn:
        assert max(marks) <= end * (1 + 1e-9)
        assert min(marks) >= 0


def test_what_is_beside_the_headline_stands_on_an_axis_of_its_own(rows):
    figure = drawn(rows)
    notes = [note.text for note in figure.layout.annotations]
    assert (
        "<b>Announced beside the headline, no part of it (another scale)</b>" in notes
    )
    assert figure.layout.xaxis2.range[1] < 5


def test_who_states_no_sum_is_named_never_a_bar_of_zero(rows):
    figure = drawn(rows)
    notes = [note.text for note in figure.layout.annotations]
    assert "1 with no price given: Sweden" in notes
    assert not any("Sweden" in line for line in words(figure))


def test_the_finding_says_how_much_is_new_and_how_much_nobody_accounts_for(rows):
    assert bridge_finding(rows) == (
        "Of the headline of $100: $5 is new money from named donors; $14 to $16"
        " is new money from donors together; $10 was announced earlier; $8 is "
        "promised on a condition; $61 to $63 has no donor named"
    )


def test_a_meeting_without_a_headline_says_so():
    ledger = toy_ledger([pledge("nor", "NOR", meeting_id="m1")], [claim("nor", 3)])
    rows = bridge(View(ledger, NOW))
    assert bridge_finding(rows) == (
        "No sum was announced for the meeting as a whole: $3 is new money from "
        "named donors"
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
        "1 with no price given: Sweden; "
        f"{sdr} and {naira}, not converted: Norway and No donor named"
    ]


def test_the_alt_text_names_every_donor_with_its_sum(rows):
    said = alt_of(bridge_plots(rows))
    assert "United Kingdom 10, announced earlier" in said
    assert said.startswith("US dollars: Headline 100")


def test_what_may_be_more_than_nothing_is_no_sum_to_speak_of():
    pledges = [
        pledge("deu", "DEU", meeting_id="m1"),
        pledge("nor", "NOR", meeting_id="m1", novelty="announced_before"),
    ]
    claims = [claim("deu", 0, qualifier="at_least"), claim("nor", 5e6)]
    assert bridge_finding(bridge(View(toy_ledger(pledges, claims), NOW))) == (
        "No sum was announced for the meeting as a whole: $5 million was announced earlier"
    )
