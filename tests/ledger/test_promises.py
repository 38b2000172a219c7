import pytest

from tests.ledgers import row


def test_a_term_that_ends_before_it_starts_is_refused(tables, refused):
    row(tables, "pledges", "deu")["period_end"] = "2024-12-31"
    refused(
        tables, "period_end 2024-12-31 is before period_start 2025-01-01. Expected: per"
    )


@pytest.mark.parametrize(
    ("table", "key", "day"),
    [
        ("pledges", "five", "2026-02-11"),
        ("claims", "deu-c2", "2025-04-11"),
        ("condition_events", "lva-03", "2026-03-01"),
        ("statements", "a-1", "2025-04-10"),
    ],
)
def test_a_row_withdrawn_before_it_was_recorded_is_refused(
    tables, refused, table, key, day
):
    row(tables, table, key)["withdrawn_on"] = day
    refused(tables, f"withdrawn_on {day} is before recorded_on")


@pytest.mark.parametrize(
    ("key", "cells", "match"),
    [
        (
            "deu",
            {"scope": "donor", "donors": ""},
            'scope is "donor" and the number of donors 0. .*exactly one',
        ),
        (
            "deu",
            {"scope": "donor", "donors": "DEU;NLD"},
            "the number of donors 2. Expected: exactly one",
        ),
        (
            "deu",
            {"scope": "joint", "donors": "DEU"},
            'scope is "joint" .* 1. Expected: two donors or more',
        ),
        (
            "total",
            {"scope": "total", "donors": "DEU"},
            'scope is "total" .* 1. Expected: none',
        ),
        (
            "total",
            {"donors": "DEU"},
            'scope is "headline" .* 1. Expected: none',
        ),
    ],
)
def test_a_scope_that_its_donors_contradict_is_refused(
    tables, refused, key, cells, match
):
    row(tables, "pledges", key).update(cells)
    refused(tables, match)


def test_a_cumulative_row_may_name_any_number_of_donors(tables, warned):
    row(tables, "pledges", "running")["donors"] = "DEU;NLD"
    assert warned(tables) == []


@pytest.mark.parametrize("donors", ["NLD;DEU", "DEU;DEU;NLD"])
def test_donors_are_in_alphabetical_order_each_once(tables, refused, donors):
    row(tables, "pledges", "joint")["donors"] = donors
    refused(tables, f'donors "{donors}" is out of order .*Expected: DEU;NLD')


def test_the_donors_that_a_source_names_are_in_order_too(tables, refused):
    row(tables, "claims", "five-c1")["donors_as_named"] = "LVA;DEU"
    refused(tables, 'donors_as_named "LVA;DEU" is out of order')


def test_a_report_on_the_condition_of_a_firm_pledge_is_refused(tables, refused):
    row(tables, "condition_events", "lva-02")["pledge_id"] = "deu"
    refused(tables, r'\(lva-02\): pledge "deu" has no condition')


def second_total(tables, **cells):
    tables["pledges"].append(
        row(tables, "pledges", "total") | {"pledge_id": "total-2"} | cells
    )
    tables["claims"].append(
        row(tables, "claims", "total-c1")
        | {"claim_id": "total-2-c1", "pledge_id": "total-2"}
    )


def test_two_headlines_of_one_meeting_on_one_date_are_refused(tables, refused):
    second_total(tables, announced_on="2025-04-12", recorded_on="2025-05-01")
    refused(
        tables,
        r'\(total-2\): meeting "udcg-2025-04-11" has the headline "total" on 2025-05-01',
    )


@pytest.mark.parametrize("part_of", ["", "total"])
def test_a_further_total_of_a_meeting_is_no_headline(tables, warned, part_of):
    second_total(tables, scope="total", announced_on="2025-04-12", part_of=part_of)
    tables["claims"][-1].update(amount="10000000", amount_as_printed="$10 million")
    assert warned(tables) == []


def test_a_headline_may_run_through_a_mechanism(tables, warned):
    row(tables, "pledges", "total")["mechanism"] = "purl"
    assert warned(tables) == []


def test_a_second_headline_is_refused_whatever_its_mechanism(tables, refused):
    second_total(tables, announced_on="2025-04-12", mechanism="purl")
    refused(tables, r'\(total-2\): meeting "udcg-2025-04-11" has the headline')


def test_a_corrected_headline_is_no_second_one(tables, warned):
    second_total(tables, recorded_on="2025-05-01", replaces="total")
    row(tables, "pledges", "total")["withdrawn_on"] = "2025-05-01"
    assert warned(tables) == []


def test_headlines_of_two_meetings_are_sound(tables, warned):
    second_total(tables, meeting_id="udcg-2026-03-05")
    assert warned(tables) == []


def test_a_headline_outside_any_meeting_is_refused(tables, refused):
    row(tables, "pledges", "total")["meeting_id"] = ""
    refused(tables, r"\(total\): a headline is of no meeting. .* or the scope total")
