"""The overview in words that only a page says."""

from lib.ui.overview import headline_in_words


def test_a_headline_says_how_much_of_it_is_traced():
    row = {"headline": 48e9, "currency": "USD", "disputed": True}
    shares = {"firm": 1.56, "conditional": 0.0}
    assert headline_in_words(row, shares) == (
        r"Headline \$48 billion (sources disagree): 1.6 percent of it comes from named donors in firm "
        "pledges."
    )
    said = headline_in_words(row, {"firm": 46.7, "conditional": 42.1})
    assert said.endswith(
        "47 percent of it comes from named donors in firm pledges, 42 percent in "
        "pledges on a condition."
    )
    assert "No sum was announced" in headline_in_words(row, None)
