from streamlit.testing.v1 import AppTest

from lib.ui.text import linked, literal


def test_money_is_no_formula():
    assert literal("$35bn to $48bn") == r"\$35bn to \$48bn"


def test_markup_in_a_text_stays_text():
    assert literal("[x](y) *z* <b>") == r"\[x\](y) \*z\* \<b\>"


def test_plain_words_and_days_stay_as_they_are():
    assert literal("as of 12 Feb 2026: euros; 5 pledges") == (
        "as of 12 Feb 2026: euros; 5 pledges"
    )


def test_a_link_keeps_its_address():
    assert linked("A [b]", "https://example.org/$1") == (
        r"[A \[b\]](https://example.org/$1)"
    )


def test_fine_print_is_small_and_keeps_its_links():
    def page():
        from lib.ui.text import fine_print

        fine_print("as [files](/data)")

    app = AppTest.from_function(page).run()
    assert [one.value for one in app.markdown] == [":small[as [files](/data)]"]
