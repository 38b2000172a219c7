"""What is promised is one bar of its parts; headlines stand apart on the same scale."""

from dataclasses import replace

import pytest

from lib.charts.cards import card_of
from lib.charts.promised import OVERLAPS, label_and_sum, promised_figure
from lib.model.view import View
from tests.frames.test_promised import CLAIMS, PLEDGES
from tests.toys import NOW, claim, event, pledge, toy_ledger


def card(pledges=PLEDGES, claims=CLAIMS, **chosen):
    events = [event("e1", "if", "pending")] if pledges is PLEDGES else []
    ledger = toy_ledger(pledges, claims, condition_events=events)
    return card_of("promised", View(ledger, NOW).but(**chosen))


def test_the_parts_are_segments_called_by_name_and_sum():
    bar, pale = card().plots
    assert [label_and_sum(one) for one in bar.series] == [
        ("New money", "up to $60 million"),
        ("New, joint", "$7 million"),
        ("Announced earlier", "$5 million"),
        ("On a condition", "$3 million"),
    ]
    assert [one.values for one in bar.series] == [(60,), (7,), (5,), (3,)]
    assert bar.unit == "Million US dollars"
    assert (bar.low, bar.high) == ((15,), (75,))
    assert bar.labels == ("12 to 72 + 1 with no price given",)
    assert pale.series[0].drawing == "unattributed"
    assert pale.footnote == OVERLAPS
    assert bar.reach == pale.reach


def test_what_hangs_on_a_condition_is_drawn_whether_it_counts_or_not():
    drawn = [one.drawing for one in card(basis="new").plots[0].series]
    assert drawn == ["new", "joint", "conditional"]
    assert card(basis="conditional").rows["value"].iloc[0] == 75e6


def test_the_finding_is_of_one_donor_or_of_several():
    assert card().finding == (
        "2 named donors promised $12 to 72 million at UDCG meetings and through PURL, "
        "$7 to 67 million of it new money"
    )
    assert card(donor=("NOR",), mechanism=()).finding.startswith("2 named donors")
    only = card([pledge("deu", "DEU")], [claim("deu", 60e6)])
    assert only.finding == (
        "Germany promised $60 million at UDCG meetings and through PURL, all of it "
        "new money"
    )
    old = pledge("deu", "DEU", novelty="announced_before")
    assert card([old], [claim("deu", 60e6)]).finding.endswith(", none of it new money")


def test_without_a_named_donor_the_finding_speaks_of_what_there_is():
    whole = card([pledge("whole", None, meeting_id="m1")], [claim("whole", 1e9)])
    assert whole.finding == (
        "$1 billion was announced in headlines at UDCG meetings and through PURL, with "
        "no donor named"
    )
    waits = card(donor=("SWE",))
    assert waits.finding == (
        "$3 million is promised on a condition at UDCG meetings and through PURL "
        "(donor: Sweden), and no other sum is counted"
    )
    assert card(donor=("GBR",)).silence.kind == "unstated"


def words_of(figure):
    return [
        words
        for trace in figure["data"]
        if "text" in trace.get("mode", "")
        for words in trace["text"]
    ]


@pytest.mark.parametrize("basis", ["new", "firm", "conditional", "announced"])
def test_every_part_is_named_beside_its_bar_and_leads_to_its_rows(basis):
    shown = card(basis=basis)
    bars = [one for one in shown.figure["data"] if one["type"] == "bar"]
    marks = [mark for one in bars for mark in one["customdata"]]
    assert marks[-1] == "unattributed"
    assert set(marks[:-1]) <= {
        *("traced,new", "traced,earlier", "traced,conditional", "traced,restated")
    }
    said = " ".join(words_of(shown.figure))
    for one in shown.plots[0].series:
        label, worth = label_and_sum(one)
        assert label in said
        assert worth in said
    assert OVERLAPS in said
    assert shown.figure["layout"]["showlegend"] is False


def test_parts_that_no_leader_can_reach_are_listed_with_their_colours():
    long = "1" * 40
    bar, _ = card().plots
    parts = [replace(one, name=f"{label_and_sum(one)[0]} {long}") for one in bar.series]
    figure = promised_figure([replace(bar, series=tuple(parts))]).plain()
    squares = [one for one in figure["data"] if one.get("mode") == "markers+text"]
    assert len(squares[0]["text"]) == len(parts)
    assert len(squares[0]["marker"]["color"]) == len(parts)
