"""From a text to a patch, as a reader goes; the held report; what nobody may send."""

import pytest

from lib.ledger.patch import patched, read_patch
from lib.ledger.served import today
from tests.apps import opened, said, to_page
from tests.ui.add.texts import (
    HELD,
    NEW,
    choose_fate,
    click,
    html_of,
    name_source,
    patch_of,
    sent,
)


def test_an_empty_page_asks_for_a_text_and_says_where_it_goes():
    app = opened("add")
    assert not app.exception
    assert "Nothing is written here" in said(app)
    assert "Proposed rows" not in said(app)


def test_a_new_report_becomes_a_patch_that_the_ledger_takes(real):
    app = sent(NEW)
    assert "1 row proposed: 1 open" in said(app)
    app = name_source(click(app, "accept_sure"))
    assert "By donor" in said(app)
    patch = read_patch(patch_of(app))
    after = patched(real, patch, today())
    added = after["pledges"].iloc[-1]
    assert (added["donors"], f"{added['announced_on']:%Y-%m-%d}") == (
        "NOR",
        "2026-10-20",
    )
    claim = after["claims"].iloc[-1]
    assert (claim["amount"], claim["currency"]) == (5e9, "NOK")
    assert claim["source_id"] == "the-wire-20261020"
    assert len(after["pledges"]) == len(real["pledges"]) + 1


def test_the_held_report_proposes_what_the_ledger_has_of_it():
    app = sent(HELD)
    words = said(app).replace("\\", "")
    assert "The ledger has this source: anewz-20260212" in words
    for found in (
        "hundreds of millions of dollars, 12 Feb 2026 is in the ledger",
        "35 billion pounds, 12 Feb 2026 is in the ledger",
        "PAC-3 interceptor missiles for Patriot, 12 Feb 2026 is in the ledger",
    ):
        assert found in words
    assert app.button(key="accept_sure").disabled
    assert app.selectbox(key="add_meeting").value == "udcg-2026-02-12"


def test_rows_wait_in_the_session_while_another_page_is_read():
    app = choose_fate(sent(NEW), 0, "rejected")
    app = to_page(to_page(app, "donors"), "add")
    assert "1 row proposed: 1 rejected" in said(app)


def test_a_text_can_be_forgotten():
    app = sent(NEW)
    forget = next(one for one in app.button if one.label.startswith("Forget"))
    app = forget.click().run()
    assert "Proposed rows" not in said(app)
    assert "_review" not in app.session_state
    assert "Norway pledged" not in str(app.session_state._state.filtered_state)


def test_nothing_of_a_text_is_in_the_link():
    app = name_source(choose_fate(sent(NEW), 0, "pledge"))
    assert not dict(app.query_params)


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("Deutschland sagte am Donnerstag zu, der Ukraine fünf Milliarden Euro zu geben. "
         "Das ist die Hilfe, die wir nun mit den anderen Staaten zugesagt haben.", "nglish"),
        ("It rained in Brussels on Thursday, and the ministers went home.", "o promise"),
    ],
)  # fmt: skip
def test_a_text_without_rows_says_so_and_guesses_nothing(text, notice):
    app = sent(text)
    assert notice in "\n".join(one.value for one in app.warning)
    assert "Nothing is proposed" in said(app)


def test_no_sign_of_a_text_is_markup():
    hostile = (
        "20 October 2026. <script>alert(1)</script> <img src=x onerror=alert(2)> "
        "**Norway** pledged $5 billion [here](javascript:alert(3)) to `Ukraine` "
        ":red[now] for <b>air</b> defence.\n"
    )
    app = sent(hostile)
    shown = html_of(app)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "**Norway**" in shown.replace("<mark>", "").replace("</mark>", "")
    for sign in ("<script", "<img", "<b>air"):
        assert sign not in shown
        assert sign not in said(app)
    assert "[here](" not in said(app)
