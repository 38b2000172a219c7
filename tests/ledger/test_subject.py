"""The words of a subject: declared in the descriptor, and nowhere else."""

import pytest

from lib.ledger.package import examine, read_ledger
from tests.ledgers import kinds_of, put, row, write_ledger
from tests.subjects import toy_words

LOAN = {"code": "loan", "label": "loan", "definition": "Money that is paid back."}


def vocabulary(**lists):
    return {"vocabulary": toy_words()["vocabulary"] | lists}


def subject(**words):
    return {"subject": toy_words()["subject"] | words}


@pytest.mark.parametrize(
    ("head", "match"),
    [
        ({"subject": None}, "subject is missing .* Expected: subject with name, scope"),
        (subject(scope=""), "subject.scope is missing or no text"),
        (subject(limits="none"), "subject.limits is no list of texts"),
        (subject(limits=[" "]), "subject.limits is no list of texts"),
        (vocabulary(aid_types="grant"), "vocabulary.aid_types is missing or no list"),
        (
            vocabulary(groups=["EU"]),
            "vocabulary.groups, entry 1 is no object. Expected",
        ),
        (vocabulary(groups=[LOAN | {"label": ""}]), "entry 1: label is missing"),
        (
            vocabulary(groups=[LOAN | {"code": "a b"}]),
            'the code "a b" is not well formed',
        ),
        (
            vocabulary(groups=[LOAN, LOAN]),
            'entry 2: the code "loan" stands there already',
        ),
        (vocabulary(groups=[LOAN | {"official": "yes"}]), "official is neither true"),
        (vocabulary(groups=[LOAN | {"second_hand": 1}]), "second_hand is neither true"),
        (
            vocabulary(colours=[]),
            "vocabulary.colours is no list of the ledger. Known: gr",
        ),
    ],
)
def test_broken_words_of_a_subject_are_refused(tables, refused, head, match):
    refused(tables, match, head=head)


def test_a_descriptor_without_vocabulary_is_told_what_to_write(tables, refused):
    problem = refused(tables, "vocabulary is missing", head={"vocabulary": None})
    assert "groups, aid_types, modalities, source_kinds" in problem.expected
    assert '{"code": "loan", "label": "loan", "definition": ' in problem.expected


def test_a_ledger_declares_what_its_tables_may_hold(tables, tmp_path):
    head = vocabulary(aid_types=[LOAN], groups=[])
    for one in tables["pledges"]:
        one["aid_type"] = "loan"
    for one in tables["donors"]:
        one["groups"] = ""
    folder = write_ledger(tmp_path / "ledger", head=head, **tables)
    ledger = read_ledger(folder)
    assert ledger.labels("aid_types") == {"loan": "loan"}
    assert ledger.labels("groups") == {}
    assert ledger.subject.scope == "at UDCG meetings and through PURL"


def test_what_is_not_declared_is_refused_with_what_is_and_its_row(tables, refused):
    put(tables, "pledges deu modality", "on paper")
    problem = refused(tables, 'modality "on paper" is not known')
    assert problem.where.id == "deu"
    assert problem.expected == "Known: cash, in_kind, purchase, training, unspecified"
    assert problem.remedy.endswith("or declare the word in datapackage.json")


def test_each_undeclared_member_of_a_list_is_said(tables, tmp_path):
    put(tables, "donors DEU groups", "EU;G8;G9")
    folder = write_ledger(tmp_path / "ledger", **tables)
    found = [one.found for one in examine(folder).report.refused]
    assert found == ['groups "G8" is not known', 'groups "G9" is not known']


def test_words_are_checked_though_another_list_is_broken(tables, tmp_path):
    put(tables, "pledges deu aid_type", "civil")
    head = vocabulary(groups=None)
    folder = write_ledger(tmp_path / "ledger", head=head, **tables)
    assert kinds_of(examine(folder).report) == {"descriptor": 1, "unknown code": 1}


@pytest.mark.parametrize(
    ("code", "kind"),
    [("AQF", "foundation"), ("a-fund_2", "other"), ("XKX", "government")],
)
def test_a_donor_has_a_code_of_its_kind(tables, tmp_path, code, kind):
    tables["donors"].append(
        row(tables, "donors", "NOR") | {"donor_id": code, "kind": kind}
    )
    examined = examine(write_ledger(tmp_path / "ledger", **tables))
    assert examined.report.refused == ()


@pytest.mark.parametrize(
    ("code", "kind", "match"),
    [
        (
            "GER",
            "government",
            'government "GER" has no code of ISO 3166 alpha-3. Known',
        ),
        ("A", "foundation", 'donor_id "A" is not well formed'),
        ("a" * 17, "foundation", "is not well formed"),
        ("G7", "other", 'donor_id "G7" names a group'),
        ("2024", "other", 'donor_id "2024" names a group, a year'),
        ("unattributed", "other", 'donor_id "unattributed" names'),
        ("AQF", "organisation", 'kind "organisation" is not known. Known: government'),
        ("NOX", "country", 'kind "country" is the word of an older ledger. .* govern'),
    ],
)
def test_a_donor_without_a_code_of_its_kind_is_refused(
    tables, refused, code, kind, match
):
    tables["donors"].append(
        row(tables, "donors", "NOR") | {"donor_id": code, "kind": kind}
    )
    refused(tables, match)
