import pytest

from lib.extract.countries import NEVER, spoken_names


@pytest.mark.parametrize(
    ("form", "country", "kind"),
    [
        ("germany", "DEU", "name"),
        ("uk", "GBR", "name"),
        ("britain", "GBR", "name"),
        ("the hague", "NLD", "seat"),
        ("berlin", "DEU", "seat"),
        ("oslo", "NOR", "seat"),
        ("dutch", "NLD", "adjective"),
        ("icelandic", "ISL", "adjective"),
        ("czechia", "CZE", "name"),
        ("european union", "EUI", "name"),
        ("baltic states", "EST;LTU;LVA", "group"),
    ],
)
def test_each_form_has_its_country(form, country, kind):
    assert spoken_names()[form] == (country, kind)


def test_brussels_stands_for_no_government():
    assert "brussels" not in spoken_names()


def test_who_receives_never_gives():
    assert {"UKR", "RUS"} <= NEVER
