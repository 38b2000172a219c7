"""Rows under review: edited, accepted, rejected; nothing of a proposal is lost."""

from lib.model.proposal import ConditionReport, Evidence, Extraction, Proposal, Span
from lib.model.review import CLAIM, OPEN, PLEDGE, REJECTED, Review, Reviewed, review_of

SAID = Evidence("announced_on", "2026-02-12", (Span(0, 4),), "Said so.")


def proposal(start=0, evidence=(), confidence=0.9):
    pledge = {"donors": "NOR", "announced_on": "2026-02-12"}
    claim = {"amount": "5"}
    return Proposal(pledge, claim, Span(start, start + 5), evidence, confidence)


def test_rows_stand_in_the_order_of_the_text_reports_among_them():
    found = Extraction(
        "x" * 40,
        (proposal(20), proposal(0)),
        ("A notice.",),
        (ConditionReport({"quantity": "30"}, Span(10, 15)),),
    )
    review = review_of(found, "a.txt")
    assert [row.passage.start for row in review.rows] == [0, 10, 20]
    assert review.rows[1].event == {"quantity": "30"}
    assert (review.name, review.notices) == ("a.txt", ("A notice.",))
    assert all(row.fate == OPEN and not row.accepted for row in review.rows)


def test_a_day_that_no_word_gave_is_left_to_the_source():
    plain, said = review_of(
        Extraction("x", (proposal(), proposal(evidence=(SAID,))))
    ).rows
    assert "announced_on" not in plain.pledge
    assert said.pledge["announced_on"] == "2026-02-12"


def test_an_edit_changes_one_cell_and_leaves_the_row_before_alone():
    (before,) = review_of(Extraction("x", (proposal(),))).rows
    after = before.edited("claim", "amount", "7")
    assert (before.claim, after.claim) == ({"amount": "5"}, {"amount": "7"})
    assert after.pledge == before.pledge


def test_a_fate_from_elsewhere_is_told_from_one_of_its_own_field():
    (before,) = review_of(Extraction("x", (proposal(),))).rows
    after = before.become(PLEDGE).become(CLAIM, "of-this")
    assert (after.fate, after.of, after.decided) == (CLAIM, "of-this", 2)


def test_what_is_accepted_and_rejected_is_counted():
    rows = tuple(Reviewed(Span(0, 1), fate=fate) for fate in (PLEDGE, OPEN, REJECTED))
    review = Review("x", rows=rows)
    assert review.accepted == (0,)
    assert review.counted(REJECTED) == 1
    assert review.put(1, rows[0]).accepted == (0, 1)


def test_only_a_pledge_can_be_sure():
    assert review_of(Extraction("x", (proposal(),))).rows[0].sure
    assert not review_of(Extraction("x", (proposal(confidence=0.7),))).rows[0].sure
    assert not Reviewed(Span(0, 1), event={"quantity": "30"}, confidence=1.0).sure
