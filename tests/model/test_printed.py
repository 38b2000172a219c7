"""Printed figures: in digits, in words, in parts."""

import numpy as np
import pandas as pd
import pytest

from lib.model.printed import digits, figures, holds_figure, unprinted

BILLION = 1e9


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        (1.5e9, "1,5 млрд"),
        (1.5e9, "€1.50 billion"),
        (47e6, "over $47 million"),
        (35e9, "35 billion pounds, nearly 48 billion dollars"),
        (10e6, "10 to 12 million euros"),
    ],
)
def test_digits_are_held_whatever_stands_around_them(amount, printed):
    assert holds_figure(amount, printed)
    assert not holds_figure(amount * 7, printed)


@pytest.mark.parametrize(
    ("amount", "printed", "language"),
    [
        (BILLION, "einer Milliarde Euro", "de"),
        (BILLION, "rund einer Milliarde Euro", "de"),
        (5 * BILLION, "cinq milliards de couronnes norvégiennes", "fr"),
        (10e6, "dez milhões de euros", "pt"),
        (15e6, "quince millones de euros", "es"),
        (12e6, "dodici milioni", "it"),
        (20e6, "twintig miljoen euro", "nl"),
        (5 * BILLION, "п’ять мільярдів євро", "uk"),
        (25e6, "двадцять п'ять мільйонів гривень", "uk"),
        (BILLION, "близько одного мільярда євро", "uk"),
        (BILLION, "мільярд євро", "uk"),
        (2 * BILLION, "два миллиарда евро", "ru"),
        (350e6, "trei sute cincizeci de milioane", "ro"),
    ],
)
def test_words_of_the_language_are_held(amount, printed, language):
    assert holds_figure(amount, printed, [language])
    assert not holds_figure(amount * 7, printed, [language])
    assert not holds_figure(amount, printed)


@pytest.mark.parametrize(
    ("amount", "printed", "language"),
    [
        (0.5 * BILLION, "knapp einer halben Milliarde Euro", "de"),
        (0.25 * BILLION, "a quarter of a billion", "en"),
        (1.5 * BILLION, "anderthalb Milliarden", "de"),
        (0.5 * BILLION, "un demi-milliard d'euros", "fr"),
        (0.5 * BILLION, "пів мільярда євро", "uk"),
    ],
)
def test_fractions_in_words_are_held_and_the_whole_is_not(amount, printed, language):
    assert holds_figure(amount, printed, [language])
    assert not holds_figure(BILLION, printed, [language])


def test_english_words_are_held_whatever_the_language():
    for languages in ([], ["de"], ["uk"], ["el"], [""]):
        assert holds_figure(BILLION, "around one billion euros", languages)


def test_figures_of_one_scale_add_up_and_others_do_not():
    both = "4 млрд євро у жовтні та 4 млрд євро у листопаді"
    assert holds_figure(8e9, both, ["uk"])
    assert holds_figure(5.5e6, "2,5 Mio. im Mai und 3 Mio. im Juni", ["de"])
    assert not holds_figure(8e9, "4 billion and 4 million")


def test_a_phrase_without_a_number_holds_none():
    for printed in ("hundreds of millions of dollars", "unprinted", ""):
        assert not holds_figure(7e6, printed, ["de", "uk", "lt"])


def test_groups_of_digits_are_read_together_and_alone():
    assert figures("1 200 000 of 7") == {"12", "2", "7", "1", ""}
    assert digits("1500000000") == digits("1.5") == digits("1,50") == "15"


def test_claims_that_their_words_do_not_hold_are_taken_and_no_words_hold_nothing():
    claims = pd.DataFrame(
        {
            "amount": [5e6, 5e6, 5e6, np.nan, 5e6],
            "amount_as_printed": [*["5 million", "fünf Millionen"] * 2, np.nan],
            "language": ["en", "de", "fr", "de", "en"],
        }
    )
    claims.loc[3, "amount_as_printed"] = "vier Millionen"
    assert unprinted(claims.drop(index=2)).empty
    claims.loc[1, "language"] = np.nan
    assert unprinted(claims).index.tolist() == [1]
    assert unprinted(claims.iloc[:0]).columns.tolist() == [*claims]
