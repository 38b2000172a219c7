"""A word of a chart is explained on hover, on focus and on tap."""

from playwright.sync_api import expect

from lib.model.glossary import term

NAME, MEANING = term("unattributed")
WIDE = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True}


def word_and_meaning(page, server):
    page = page.open(f"{server}/donors")
    word = page.get_by_role("button", name=NAME, exact=True).first
    meaning = page.get_by_role("tooltip", include_hidden=True).filter(has_text=MEANING)
    return word, meaning.first


def test_hover_and_focus_explain_a_word(server, visit):
    word, meaning = word_and_meaning(visit(**WIDE), server)
    expect(meaning).to_be_hidden()
    expect(word).to_have_accessible_description(f"{MEANING}.")
    word.hover()
    expect(meaning).to_be_visible()
    word.page.mouse.move(0, 0)
    expect(meaning).to_be_hidden()
    word.focus()
    expect(meaning).to_be_visible()


def test_a_tap_explains_a_word_within_the_screen(server, visit):
    word, meaning = word_and_meaning(visit(**PHONE), server)
    word.tap()
    expect(meaning).to_be_visible()
    box = meaning.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["viewport"]["width"]
