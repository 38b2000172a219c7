"""Findings of quality: each kind found where it is, and nothing where it is not."""

import pytest

from lib.frames.catalogue import FRAMES
from lib.frames.quality import KINDS, finding_counts, quality
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger

SOURCES = [
    {"source_id": "report", "publisher": "Agency", "published_on": "2026-02-12"},
    {
        "source_id": "digest",
        "publisher": "Digest",
        "kind": "other",
        "published_on": "2026-02-12",
    },
    {"source_id": "undated", "publisher": "Paper", "kind": "press"},
    {
        "source_id": "blatt",
        "publisher": "Blatt",
        "kind": "press",
        "language": "de",
        "published_on": "2026-02-12",
    },
]


def found(pledges, claims=(), **chosen):
    view = View(toy_ledger(pledges, claims, sources=SOURCES), NOW).but(**chosen)
    rows = quality(view)
    FRAMES["quality"].contract.validate(rows)
    return rows


def told(rows):
    return rows[["kind", "pledge_id", "what"]].to_numpy().tolist()


def test_a_sound_ledger_has_no_finding_and_no_kind_is_left_out_of_the_count():
    rows = found([pledge("a"), pledge("b", "NOR")], [claim("a", 1), claim("b", 1)])
    assert rows.empty
    counts = finding_counts(rows)
    assert counts.to_dict() == dict.fromkeys(KINDS, 0)
    assert found([]).empty


def test_likely_duplicates_are_found_once():
    rows = found([pledge("a"), pledge("b")], [claim("a", 5), claim("b", 5)])
    assert told(rows) == [
        [
            "likely duplicate",
            "a",
            "May be one promise with b: the same donors, the same figure, on the same "
            "day.",
        ]
    ]
    assert rows.loc[0, "link"] == "/evidence?asof=2026-11-23&show=a"
    assert rows.loc[0, "donor_label"] == "Germany"


def test_of_several_rows_alike_the_first_is_named_and_the_others_are_counted():
    keys = ("a", "b", "c")
    rows = found([pledge(key) for key in keys], [claim(key, 5) for key in keys])
    alike = "the same donors, the same figure, on the same day."
    assert told(rows) == [
        ["likely duplicate", "a", f"May be one promise with b and 1 more: {alike}"],
        ["likely duplicate", "b", f"May be one promise with c: {alike}"],
    ]


@pytest.mark.parametrize(
    ("single", "overlaps"),
    [
        ({"mechanism": "purl"}, True),
        ({"mechanism": "purl", "announced_on": "2026-02-19"}, True),
        ({"mechanism": "purl", "announced_on": "2026-02-20"}, False),
        ({"mechanism": "purl", "part_of": "joint"}, False),
        ({"mechanism": "purl", "counted_in": "joint"}, False),
        ({"mechanism": "purl", "donors": "SWE"}, False),
        ({"mechanism": "ifu"}, False),
        ({}, False),
    ],
)
def test_a_joint_row_may_hold_a_single_one_of_its_channel_and_week(single, overlaps):
    joint = pledge("joint", "DEU;NOR", mechanism="purl")
    rows = found([joint, pledge("single", **single)])
    what = "May hold the money of single, announced within a week through the same channel."
    assert told(rows) == ([["possible overlap", "joint", what]] if overlaps else [])


def test_without_a_channel_the_class_of_item_decides():
    joint = pledge("joint", "DEU;NOR", item_class="tank")
    same = found([joint, pledge("single", item_class="tank")])
    assert same["what"].to_list() == [
        "May hold the money of single, announced within a week and of the same class of "
        "item."
    ]
    assert found([joint, pledge("single", item_class="missile")]).empty
    assert found([joint, pledge("single", item_class="tank", mechanism="ifu")]).empty


def test_a_sum_that_is_not_printed_is_told_with_both():
    printed = {"amount_as_printed": "$50 million"}
    rows = found([pledge("a")], [claim("a", 70e6, **printed)])
    assert told(rows) == [
        [
            "figure not printed",
            "a",
            "Agency prints “$50 million”; the row holds 70,000,000 USD.",
        ]
    ]
    assert found([pledge("a")], [claim("a", 50e6, **printed)]).empty
    words = {"amount_as_printed": "fünf Milliarden", "source_id": "blatt"}
    assert found([pledge("a")], [claim("a", 5e9, **words)]).empty
    assert len(
        found([pledge("a")], [claim("a", 5e9, **words | {"source_id": "report"})])
    )


def test_rows_that_rest_on_second_hand_sources_alone_are_told_apart():
    digest = claim("a", 1, source_id="digest")
    alone = found([pledge("a")], [digest])
    assert told(alone) == [
        [
            "second-hand alone",
            "a",
            "Digest (digest) relays what others report; no source reports it at first "
            "hand.",
        ]
    ]
    better = claim("a", 1, claim_id="a-c2", lead=False)
    beside = found([pledge("a")], [digest, better])
    assert told(beside) == [
        [
            "second-hand claim",
            "a",
            "Digest (digest) relays what others report; others report it at first hand.",
        ]
    ]


def test_a_claim_of_a_source_without_a_day_is_told_once():
    twice = [
        claim("a", 1, source_id="undated"),
        claim("a", 1, claim_id="a-c2", lead=False, source_id="undated"),
    ]
    assert told(found([pledge("a")], twice)) == [
        ["no day", "a", "Paper (undated) gives no day of publication."]
    ]


def test_findings_are_those_of_the_day_and_of_the_filters_gravest_first():
    pledges = [pledge("a"), pledge("b"), pledge("c", "NOR", announced_on="2026-02-01")]
    claims = [
        claim("a", 5, source_id="undated"),
        claim("b", 5, recorded_on="2026-03-01"),
        claim("c", 7, source_id="undated"),
    ]
    rows = found(pledges, claims)
    assert rows["kind"].to_list() == ["likely duplicate", "no day", "no day"]
    assert rows["pledge_id"].to_list() == ["a", "a", "c"]
    assert found(pledges, claims, donor=("NOR",))["pledge_id"].to_list() == ["c"]
    before = found(pledges, claims, asof=NOW.day.replace(month=2, day=13))
    assert before["kind"].to_list() == ["no day", "no day"]
