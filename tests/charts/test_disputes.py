import pytest

from lib.charts.disputes import dispute_plots, disputes_figure, disputes_finding
from lib.model.alt_text import alt_of
from tests.charts.accepted import accepted
from tests.charts.test_meetings import words
from tests.charts.toy_rows import MISSING, frame


def dispute(pledge_id, lowest, lead, highest, **columns):
    plain = {
        "pledge_id": pledge_id,
        "announced_on": "2026-02-12",
        "scope": "donor",
        "donors": "CAN",
        "donor_label": "Canada",
        "lowest": lowest,
        "lead": lead,
        "highest": highest,
        "spread": highest / lowest,
        "claims": 2,
        "unconverted": False,
        "currency": "USD",
    }
    return plain | columns


def drawn(rows):
    return accepted(disputes_figure(dispute_plots(rows)))


@pytest.fixture
def rows():
    whole = {"scope": "headline", "donors": None, "donor_label": "No donor named"}
    return frame(
        "disputes",
        [
            dispute("a", 10e6, 20e6, 40e6),
            dispute("b", 35e9, MISSING, 48e9, claims=6, **whole),
        ],
    )


def test_a_span_is_drawn_as_percent_of_the_lead_claim(rows):
    span, lead, _ = drawn(rows).data
    assert list(span.x[:2]) == [50, 200]
    assert span.x[2] is None
    assert list(span.customdata[:3]) == ["a"] * 3
    assert list(lead.x) == [100]
    assert list(lead.customdata) == ["a"]


def test_a_lead_without_a_sum_is_measured_from_the_lowest_and_has_no_dot(rows):
    span = drawn(rows).data[0]
    assert span.x[3] == 100
    assert span.x[4] == pytest.approx(100 * 48 / 35)


def test_the_words_give_the_money_and_the_number_of_claims(rows):
    assert words(drawn(rows)) == (
        "<b>Canada, 12 Feb 2026</b> $10 to 40 million, 2 claims",
        "<b>Whole meeting, 12 Feb 2026</b> $35 to 48 billion, 6 claims",
    )


def test_a_long_name_is_not_cut_and_takes_two_lines(rows):
    joint = "Denmark, Estonia, Finland, Iceland and Norway"
    figure = drawn(rows.assign(donor_label=[joint, "Canada"]))
    (first, _), span = words(figure), figure.data[0]
    assert first.startswith(f"<b>{joint}, 12")
    assert first.count("<br>") == 1
    assert span.y[0] > drawn(rows).data[0].y[0]
    assert span.y[3] - span.y[0] == pytest.approx(1)
    assert figure.layout.height > drawn(rows).layout.height


def test_the_hover_says_the_row_and_which_dot_is_the_lead_claim(rows):
    span, lead, _ = drawn(rows).data
    assert span.hovertext[0] == "Canada, 12 Feb 2026: $10 to 40 million, 2 claims"
    assert list(lead.hovertext) == ["The lead claim"]


def test_the_finding_names_the_figure_furthest_apart(rows):
    assert disputes_finding(rows) == (
        "Sources disagree on 2 figures{within}; furthest apart: Canada, 12 Feb 2026, "
        "$10 to 40 million"
    )


def test_the_alt_text_tells_each_span_in_money(rows):
    assert alt_of(dispute_plots(rows)) == (
        "Lowest to highest claim: Canada, 12 Feb 2026: $10 to 40 million, 2 claims; "
        "Whole meeting, 12 Feb 2026: $35 to 48 billion, 6 claims."
    )


def test_a_span_without_any_lead_sum_is_drawn_too(rows):
    (plot,) = dispute_plots(rows.tail(1))
    assert plot.series[0].known == []
    assert plot.drawn


def test_of_very_many_disputes_the_first_are_drawn_and_all_counted():
    rows = frame("disputes", [dispute(f"p{n}", 1e6, 2e6, 3e6) for n in range(201)])
    (plot,) = dispute_plots(rows)
    assert plot.keys == tuple(rows["pledge_id"][:200])
    assert plot.unit.endswith("; the first 200 of 201")
    assert disputes_finding(rows).startswith("Sources disagree on 201 figures")
    (all_of_fewer,) = dispute_plots(rows[1:])
    assert all_of_fewer.keys == tuple(rows["pledge_id"][1:])
    assert "first" not in all_of_fewer.unit
