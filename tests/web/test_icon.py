"""The icon: itself, in the sizes and the colour of the site."""

from io import BytesIO

import pytest
from PIL import Image, ImageColor

from lib.export.picture.papers import papers
from lib.web.icon import ICO, PNG, SIDE, SIDES


@pytest.mark.parametrize(
    ("path", "kind", "media_type", "sides"),
    [(ICO, "ICO", "image/x-icon", SIDES), (PNG, "PNG", "image/png", [SIDE])],
)
def test_the_icon_is_a_picture_in_its_sizes(ask, path, kind, media_type, sides):
    answer = ask(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type
    assert "max-age=86400" in answer.headers["cache-control"]
    picture = Image.open(BytesIO(answer.content))
    assert picture.format == kind
    found = picture.info.get("sizes", {picture.size})
    assert found == {(side, side) for side in sides}


def test_the_bars_stand_out_in_paper_on_the_accent(ask):
    picture = Image.open(BytesIO(ask(PNG).content)).convert("RGB")
    paper = papers()["light"]
    colours = {colour for _, colour in picture.getcolors(100_000)}
    assert {ImageColor.getrgb(one) for one in (paper.paper, paper.accent)} <= colours
