"""What is said of where one donor stands: its sum, its parts, its place."""

from lib.charts.subjects.standing import parts_statement, peers_statement


def row_of(key, totals):
    return totals[totals["donors"] == key]


def test_a_sum_is_said_with_its_parts_and_what_stands_beside_it(totals, topic):
    said = parts_statement(row_of("DEU", totals), topic())
    assert said.clause == (
        "Germany had pledged at UDCG meetings and through PURL: $9 to 12 billion in firm "
        "pledges (of which $6 billion was announced earlier)"
    )
    assert said.doubts == ("5 more announcements state no sum",)
    latvia = parts_statement(row_of("LVA", totals), topic())
    assert latvia.doubts == (
        "$2 billion more is promised on a condition and not counted",
    )


def test_what_is_traced_to_nobody_is_no_ones_pledge(totals, topic):
    said = parts_statement(row_of("unattributed", totals), topic())
    assert said.clause == (
        "at UDCG meetings and through PURL, no named donor accounts for $50 billion in "
        "firm pledges"
    )


def test_a_place_is_said_with_the_figure_and_of_one_donor_none(totals, topic):
    rows = totals[totals["kind"] == "donor"].dropna(subset="value")
    said = peers_statement(rows, topic(show="NOR", per="gdp"))
    assert said.clause == (
        "Norway had pledged at UDCG meetings and through PURL: 0.8 percent of its GDP, "
        "first of 3 donors by share of GDP"
    )
    alone = peers_statement(row_of("NOR", totals), topic(show="NOR"))
    assert alone.clause.endswith("through PURL: $4 billion")
