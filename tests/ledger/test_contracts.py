import pytest

from tests.ledgers import put, row


@pytest.mark.parametrize(
    ("place", "cell", "match"),
    [
        (
            "claims deu-c1 currency",
            "EURO",
            'currency "EURO" is not known. Known: EUR',
        ),
        ("claims deu-c1 qualifier", "circa", 'qualifier "circa" is not known'),
        ("pledges deu scope", "single", "Known: donor, joint, total, cumulative"),
        ("pledges deu aid_type", "civil", 'aid_type "civil" is not known'),
        ("sources paper kind", "blog", 'kind "blog" is not known'),
        ("sources paper language", "xx", 'language "xx" is not known'),
        ("sources paper url", "javascript:alert(1)", "url .* is not well formed"),
        ("meetings udcg-2025-04-11 country", "BE", 'country "BE" is not known'),
        ("donors DEU groups", "EU;NATO;OTAN", "groups .* is not well formed"),
        (
            "donors DEU gdp_usd",
            "-5",
            'gdp_usd "-5" is too small. Expected: above 0',
        ),
        ("donors DEU gdp_year", "1889", "Expected: 1990 or more"),
        ("claims deu-c1 amount", "0", 'amount "0" is too small'),
        ("pledges deu novelty", "", r"row 3 \(deu\): novelty is empty.* Fill in"),
        (
            "pledges deu novelty",
            "restated",
            'novelty "restated" is the word of an older ledger. Expected: announced_before',
        ),
        ("pledges deu recorded_on", "", "recorded_on is empty"),
        (
            "pledges joint donors",
            "DEU; NLD",
            'donors "DEU; NLD" has stray blanks',
        ),
        ("pledges deu mechanism", "ifu ;purl", "mechanism .* has stray blanks"),
        ("claims five-c1 donors_as_named", " DEU", "donors_as_named .* stray"),
        ("meetings udcg-2025-04-11 source_ids", "a ;b", "source_ids .* stray"),
        (
            "pledges joint donors",
            "DEU;;NLD",
            'donors "DEU;;NLD" is not well formed',
        ),
    ],
)
def test_a_cell_that_breaks_its_contract_is_refused(
    tables, refused, place, cell, match
):
    put(tables, place, cell)
    refused(tables, match)


def test_a_duplicate_key_names_the_row_that_has_it_already(tables, refused):
    row(tables, "statements", "b-1")["statement_id"] = "a-1"
    problem = refused(tables, r'statement_id "a-1" is the key of row 3 already')
    assert problem.where.row == 4


def test_a_wrong_cell_is_said_once(tables, refused):
    row(tables, "claims", "deu-c1")["claim_id"] = " "
    refused(tables, "claim_id ' ' holds blanks")


@pytest.mark.parametrize(
    ("place", "most"),
    [
        (("claims", "deu-c2", "amount_to"), "1,000,000,000,000,000"),
        (("claims", "deu-c1", "amount"), "1,000,000,000,000,000"),
        (("claims", "joint-c1", "quantity"), "1,000,000,000,000"),
        (("pledges", "lva", "condition_threshold"), "1,000,000,000,000"),
        (("condition_events", "lva-01", "quantity"), "1,000,000,000,000"),
    ],
)
def test_what_is_beyond_all_reason_is_refused(tables, refused, place, most):
    table, key, column = place
    row(tables, table, key)[column] = "1e308"
    refused(tables, f'{column} "1e308" is too large. Expected: {most} or less')
