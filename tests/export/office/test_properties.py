"""What decks and documents say of themselves, and the bytes they are saved in."""

from datetime import datetime
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import pytest
from pptx import Presentation

from lib.export.archive import zipped
from lib.export.office.properties import count_in_words, describe, saved
from tests.export.toy_packs import toy_card, toy_pack

FILES = [("b.txt", b"second"), ("a.txt", b"first")]


class Written:
    """A document whose parts are dated when it is saved."""

    def __init__(self, year):
        self.year = year

    def save(self, file):
        with ZipFile(file, "w") as package:
            for name, content in FILES:
                package.writestr(ZipInfo(name, (self.year, 1, 1, 0, 0, 0)), content)


def test_a_document_loses_the_times_of_its_parts_and_nothing_else():
    assert saved(Written(2025)) == saved(Written(2026)) == zipped(FILES)


def test_a_document_names_its_title_its_maker_and_the_day_of_its_figures():
    deck = Presentation()
    describe(deck, toy_pack(toy_card(), title="A pack"))
    about = Presentation(BytesIO(saved(deck))).core_properties
    assert (about.title, about.author) == ("A pack", "Pledgeboard")
    assert about.last_modified_by.startswith("Pledgeboard ")
    assert (about.language, about.revision) == ("en-GB", 1)
    assert about.created == about.modified == datetime(2026, 11, 23)


@pytest.mark.parametrize(
    ("number", "many", "words"), [(1, 1, ""), (1, 2, " (1 of 2)"), (3, 3, " (3 of 3)")]
)
def test_parts_are_counted_where_there_are_several(number, many, words):
    assert count_in_words(number, many) == words
