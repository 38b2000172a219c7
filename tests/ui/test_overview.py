"""The overview: what stands on it where little or nothing is chosen."""

from tests.apps import opened, said


def keys(app):
    return [one.proto.id for one in app.get("plotly_chart")]


def test_others_than_the_condition_of_the_month_are_links():
    text = said(opened("overview"))
    assert "Condition of the month" in text
    linked = [one.proto.label for one in opened("overview").get("page_link")]
    assert any("EU institutions" in one and "pending" in one for one in linked)


def test_what_changed_is_said_in_two_lines():
    app = opened("overview", asof="2026-12-01")
    (told,) = (one for one in app.markdown if one.value.startswith("## Since "))
    assert "comes from named donors: 26 changes" in told.value
    assert "18 " in said(app)


def test_a_silence_is_said_once():
    app = opened("overview", donor="JPN")
    assert said(app).count("The ledger holds no pledge of Japan") == 1
    assert not keys(app)


def test_headlines_alone_are_drawn_without_a_figure_of_named_donors():
    app = opened("overview", asof="2022-04-26")
    assert not app.exception
    app = opened("overview", meeting="udcg-2026-02-12")
    assert len(keys(app)) >= 2


def test_the_words_of_the_opening_are_explained_below_it():
    bodies = [one.proto.body for one in opened("overview").get("html")]
    (terms,) = [one for one in bodies if "promised_term" in one]
    for word in ("New money", "Announced earlier", "No donor named"):
        assert word in terms
