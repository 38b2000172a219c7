from datetime import date

import pandas as pd
import pytest

from lib.charts.captions import in_a_sentence
from lib.charts.statement import (
    LONGEST,
    Statement,
    jointly,
    of_which,
    summed,
    uncounted,
    without_sum,
)
from lib.model.selection import Selection

DAY = Selection(asof=date(2026, 2, 12))


def test_a_sentence_begins_with_the_day_and_ends_with_a_full_stop():
    assert Statement("all is well").sentence(DAY) == "As of 12 Feb 2026, all is well."


def test_a_sentence_takes_in_the_doubts_for_which_it_has_room_the_gravest_first():
    said = Statement("a" * 200, ("b" * 60, "c" * 60, "d"))
    sentence = said.sentence(DAY)
    assert "b" * 60 in sentence
    assert "c" not in sentence
    assert "; d" not in sentence
    assert len(sentence) <= LONGEST


def test_no_doubt_is_lost_from_the_caveats():
    caveats = Statement("a", ("one", "two")).caveats("at fairs")
    assert caveats.startswith("One; two. Pledges at fairs, not all aid")
    assert Statement("a").caveats("at fairs").startswith("Pledges at fairs")


def test_what_is_not_plainly_new_stands_in_brackets(topic):
    sums = {"value": 10e9, "earlier": 6e9, "conditional": 1e9, "restated": 2e9}
    assert of_which(sums, topic(), "USD") == (
        " (of which $6 billion was announced earlier)"
    )
    assert of_which(sums, topic(basis="announced"), "USD") == (
        " (of which $6 billion was announced earlier, $1 billion is promised on a condition "
        "and $2 billion is counted elsewhere too)"
    )
    assert of_which(sums, topic(basis="new"), "USD") == ""


def test_a_sum_that_is_all_of_one_state_says_so(topic):
    sums = {"value": 6e9, "earlier": 6e9}
    assert of_which(sums, topic(), "USD") == (" (all of it was announced earlier)")


def test_a_missing_state_is_not_said(topic):
    sums = {"value": 6e9, "earlier": float("nan"), "unattributed": float("nan")}
    assert of_which(sums, topic(), "USD") == ""


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, []),
        (1, ["1 more announcement states no sum"]),
        (2, ["2 more announcements state no sum"]),
    ],
)
def test_entries_without_a_sum_are_counted_in_good_grammar(number, words):
    assert list(without_sum(number)) == words


def test_names_take_their_article_within_a_sentence():
    assert in_a_sentence("Denmark, Netherlands and United States") == (
        "Denmark, the Netherlands and the United States"
    )
    assert in_a_sentence("EU institutions") == "the EU institutions"


def test_filters_stand_in_brackets_and_many_are_counted(topic):
    assert topic().within() == ""
    chosen = topic(donor=("DEU", "NOR"), group="NATO", claims="highest")
    assert chosen.within() == (
        " (donors: Germany and Norway; members of NATO; highest figures where sources disagree)"
    )
    assert topic(claims="highest").within(money=False) == ""
    many = topic(donor=("DEU", "GBR", "NOR", "SWE"))
    assert many.within() == " (4 donors)"


def test_rates_of_one_day_are_said_with_money(topic):
    chosen = topic(rates=date(2026, 2, 12))
    assert chosen.within() == " (at the rates of 12 Feb 2026)"


def test_a_filter_that_the_sentence_says_itself_is_left_out(topic):
    assert topic(donor=("DEU",)).of_donor("DEU").within() == ""
    assert topic(donor=("DEU",)).of_donor("NOR").within() == " (donor: Germany)"
    both = topic(donor=("DEU",), group="EU").of_donor("DEU")
    assert both.within() == " (donor: Germany; members of the EU)"
    assert topic(meeting=("m1",)).of_meeting("m1").within() == ""


def test_conditional_money_is_owned_up_to_where_it_is_not_counted(topic):
    row = {"conditional": 2e9, "currency": "USD"}
    said = ["$2 billion more is promised on a condition and not counted"]
    assert list(uncounted(row, topic())) == said
    assert list(uncounted(row, topic(basis="conditional"))) == []
    assert list(uncounted(row | {"conditional": float("nan")}, topic())) == []


def test_joint_money_of_others_is_owned_up_to_where_donors_or_a_group_are_chosen(topic):
    joint = pd.DataFrame({"joint": [float("nan"), 2e9]})
    said = ["joint pledges with other donors count in full"]
    assert list(jointly(joint, topic(donor=("DEU",)))) == said
    assert list(jointly(joint, topic(group="EU"))) == said
    assert list(jointly(joint, topic())) == []
    assert list(jointly(joint[:1], topic(group="EU"))) == []


def test_a_sum_of_nothing_known_is_missing_not_zero():
    rows = pd.DataFrame({"value": [float("nan"), 2.0], "earlier": [float("nan")] * 2})
    sums = summed(rows, ["value", "earlier"])
    assert sums["value"] == 2
    assert pd.isna(sums["earlier"])
