from lib.extract.tokens import tokens_of, tuple_of, words_at, words_of


def printed(text):
    return [token.text for token in tokens_of(text)]


def test_a_token_knows_where_it_stands():
    text = "ab €1.5 billion"
    assert [text[t.start : t.end] for t in tokens_of(text)] == printed(text)
    assert printed(text) == ["ab", "€", "1.5", "billion"]


def test_a_designation_is_one_word_and_no_number():
    kinds = {token.text: token.kind for token in tokens_of("F-16 2A6 M777 PAC-3 155")}
    assert kinds.pop("155") == "number"
    assert set(kinds.values()) == {"designation"}


def test_a_code_right_before_a_number_is_a_code():
    assert printed("NOK4.2bn") == ["NOK", "4.2", "bn"]


def test_abbreviations_lose_their_dots_in_small_letters():
    assert [token.lower for token in tokens_of("U.S. It’s")] == ["us", "it's"]


def test_a_phrase_is_found_where_it_begins():
    tokens = tokens_of("no more than ten")
    assert words_at(tokens, 1, ("more", "than"))
    assert not words_at(tokens, 2, ("more", "than"))


def test_lists_in_the_code_are_cut_at_spaces():
    assert words_of("a b a") == {"a", "b"}
    assert tuple_of("b a") == ("b", "a")
