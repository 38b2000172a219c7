"""The Timeline page: how it is cut, what is said beside it, where nothing fits."""

import json

import pytest

from tests.apps import opened


def page(**query):
    app = opened("timeline", **query)
    assert not app.exception
    return app


def figure(app):
    return json.loads(app.get("plotly_chart")[0].proto.spec)


def words_of(app):
    return [note["text"] for note in figure(app)["layout"]["annotations"]]


def said(app):
    return "\n".join(one.value for one in [*app.markdown, *app.caption, *app.info])


def test_it_opens_on_what_is_traced_and_what_is_not_apart():
    app = page()
    assert [text.split("</b>")[0] for text in words_of(app)][::2] == [
        "<b>From named donors, by month",
        "<b>In headlines, no donor named, by month (another",
    ]
    assert "the two are never added" in said(app)


@pytest.mark.parametrize(
    ("query", "first", "beside"),
    [
        ({"by": "donor"}, "<b>Germany</b>", "joint pledges"),
        ({"by": "group"}, "<b>Members of the EU</b>", "cannot be added"),
        ({"by": "donor", "donor": ["LVA", "EST"]}, "<b>Estonia</b>", "chosen"),
        ({"by": "nonsense"}, "<b>From named donors", "never added"),
    ],
    ids=str,
)
def test_the_link_says_how_it_is_cut(query, first, beside):
    app = page(**query)
    assert words_of(app)[0].startswith(first)
    assert beside in said(app)


def test_rows_share_a_scale_until_the_link_says_otherwise():
    shared, own = page(by="donor"), page(by="donor", axis="own")
    heights = [
        {
            axis["range"][1]
            for name, axis in figure(app)["layout"].items()
            if "yax" in name
        }
        for app in (shared, own)
    ]
    assert len(heights[0]) == 1
    assert len(heights[1]) > 5
    assert "compare shapes, not heights" in said(own)


def test_a_selection_without_single_donors_is_told_so():
    app = page(by="donor", meeting="udcg-2022-05-23", donor="ISL")
    assert "No pledge of Iceland in the ledger lies within the filters" in said(app)
    joint = page(by="donor", donor="ISL", **{"from": "2023-06-13", "to": "2023-06-13"})
    assert "No single donor made this pledge of Iceland" in said(joint)
    assert not joint.get("plotly_chart")


def test_a_share_of_gdp_is_not_what_the_timeline_shows():
    app = page(per="gdp")
    assert "The timeline is in money" in said(app)
    assert "percent of GDP" not in said(app)
