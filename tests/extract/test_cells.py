from datetime import date

import pytest

from lib.extract.cells import plain
from lib.extract.reader import extract
from lib.model.tables import Claims, Pledges
from tests.extract.reading import cells_of, names, rows_of


def test_the_cells_are_those_of_the_tables():
    (one,) = extract("Norway pledged NOK 5m.", names()).proposals
    assert set(one.pledge) == set(Pledges.to_schema().columns)
    assert set(one.claim) == set(Claims.to_schema().columns)


def test_every_field_has_its_words_and_why():
    text = "Norway pledged nearly NOK 5m for PURL if Denmark gives ten tanks."
    (one,) = extract(text, names()).proposals
    told = {each.field: [span.of(text) for span in each.spans] for each in one.evidence}
    assert told["donors"] == ["Norway"]
    assert told["amount"] == ["NOK 5m"]
    assert told["qualifier"] == ["nearly NOK 5m"]
    assert told["mechanism"] == ["PURL"]
    assert told["condition"] == ["if Denmark gives ten tanks"]
    assert all(each.why for each in one.evidence)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Norway pledged NOK 5m.", "donor"),
        ("Norway and Denmark pledged €5m.", "joint"),
        ("Allies pledged €5m.", "headline"),
        ("Allies pledged €5m for PURL.", "total"),
        ("Norway has given €5m since 2022.", "cumulative"),
    ],
)
def test_the_scope_follows_who_is_named(text, scope):
    assert rows_of(text, "scope") == [(scope,)]


def test_a_vague_sum_leaves_the_amount_blank():
    (row,) = cells_of("Norway pledged hundreds of millions of dollars.")
    assert "amount" not in row
    assert (row["currency"], row["qualifier"]) == ("USD", "vague")
    assert row["amount_as_printed"] == "hundreds of millions of dollars"


@pytest.mark.parametrize(("donor", "currency"), [("Norway", "NOK"), ("Denmark", "DKK")])
def test_kroner_are_those_of_the_donor(donor, currency):
    assert rows_of(f"{donor} pledged 5 million kroner.", "currency") == [(currency,)]


def test_goods_are_in_kind_and_training_is_training():
    text = "Norway will give two tanks. Norway will train 400 Ukrainian medics."
    assert rows_of(text, "modality") == [("in_kind",), ("training",)]


def test_the_day_is_that_of_publication_where_no_meeting_is_known():
    assert cells_of("Norway pledged NOK 5m.", date(2026, 3, 5))[0]["announced_on"] == (
        "2026-03-05"
    )
    assert "announced_on" not in cells_of("Norway pledged NOK 5m.", None)[0]


def test_numbers_are_written_without_exponent_or_needless_fraction():
    assert [plain(n) for n in (2.5, 35e9, 0.5)] == ["2.5", "35000000000", "0.5"]
