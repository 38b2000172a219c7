"""The stand-in of the inline picture is an SVG with a title."""

from lxml import etree

from lib.charts.cards import card_of
from lib.export.picture.inline import inline_svg
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger


def test_a_chart_is_an_svg_with_its_rows():
    ledger = toy_ledger([pledge("deu", "DEU")], [claim("deu", 10.0)])
    drawn = etree.fromstring(
        inline_svg(card_of("donor_totals", View(ledger, NOW)), 320)
    )
    assert drawn.get("viewBox").startswith("0 0 320 ")
    assert "Germany" in "".join(drawn.itertext())
