"""The language of a run."""

from lib.model.language import ENGLISH
from lib.ui.spoken import asked_language


def test_where_nobody_reads_it_is_english():
    assert asked_language() == ENGLISH
