"""Names in words for the keys of the ledger."""

import pandas as pd

from lib.frames.labels import (
    NO_MECHANISM,
    donor_labels,
    mechanism_labels,
    mechanisms_in_words,
    nobody,
)
from lib.model.vocabulary import UNATTRIBUTED
from tests.toys import toy_ledger

LEDGER = toy_ledger(
    [],
    [],
    mechanisms=[
        {"mechanism": "purl", "label": "PURL"},
        {"mechanism": "ifu", "label": "the Fund"},
    ],
)


def test_donors_are_named_in_the_order_of_the_key_and_nobody_where_there_is_none():
    keys = pd.Series(["DEU;NOR", "SWE", None, UNATTRIBUTED], index=[3, 1, 2, 0])
    named = donor_labels(keys, LEDGER)
    assert named.to_list() == ["Germany and Norway", "Sweden", nobody(), nobody()]
    assert list(named.index) == [3, 1, 2, 0]


def test_mechanisms_are_named_and_a_cell_without_any_says_so():
    cells = pd.Series(["ifu;purl", None, "purl"])
    named = mechanism_labels(cells, LEDGER).to_list()
    assert named == ["the Fund and PURL", NO_MECHANISM, "PURL"]
    assert mechanisms_in_words("", LEDGER) == NO_MECHANISM


def test_no_keys_have_no_names():
    empty = pd.Series([], dtype="str")
    assert donor_labels(empty, LEDGER).empty
    assert mechanism_labels(empty, LEDGER).empty
