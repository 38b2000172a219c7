"""A picture on slides: few of them, filled, in type that one can read."""

from io import BytesIO

import pytest
from PIL import Image
from pptx import Presentation

from lib.export.office.layout import LEAST
from lib.export.office.slides import as_pptx
from lib.export.picture.typesetting import typeset
from tests.export.toy_packs import toy_card, toy_pack

#: The slide after the title.
CHART = 1


def painted(card, _format, size):
    """Paint rows of ink, as wide and high as a card would be drawn."""
    placed = typeset(card, size)
    scale = int(size.scale)
    if _format == "svg":
        opening = f'width="{placed.width}" height="{placed.height}" viewBox="0 0 9 9"'
        return f"<svg {opening}></svg>".encode()
    image = Image.new("RGB", (placed.width * scale, placed.height * scale), "white")
    for top in range(20, image.height - 60, 80):
        image.paste("#2A6F9C", (0, top, image.width // 2, top + 60))
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("height", "slides", "columns"),
    [(200, 1, 1), (420, 1, 1), (780, 1, 2), (950, 2, 2)],
)
def test_a_picture_fills_few_slides_with_type_that_one_can_read(
    height, slides, columns
):
    card = toy_card()
    card.figure.update_layout(height=height)
    deck = Presentation(BytesIO(as_pptx(toy_pack(card), painted)))
    found = [
        [shape for shape in slide.shapes if shape.shape_type == 13]
        for slide in list(deck.slides)[CHART:]
    ]
    found = [pictures for pictures in found if pictures]
    assert len(found) == slides
    assert len(found[0]) == columns
    for pictures in found:
        for picture in pictures:
            with Image.open(BytesIO(picture.image.blob)) as image:
                # Two pixels of the PNG are one of the layout, whose letters have 12.
                assert 12 * picture.width.pt / (image.width / 2) >= LEAST - 0.01
            assert picture.left.pt + picture.width.pt <= deck.slide_width.pt - 30
        across = sum(picture.width.pt for picture in pictures)
        assert across > 0.9 * (deck.slide_width.pt - 72) * len(pictures) / columns
