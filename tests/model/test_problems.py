"""What was not understood, in words."""

from lib.model.parameters import BadValue
from lib.model.problems import problems_in_words


def test_of_a_long_list_of_what_is_allowed_the_nearest_are_said():
    codes = tuple(f"D{letter}U" for letter in "ABCDEFGHIJKLMNOP")
    problem = BadValue("donor", "DEV", ", ".join(codes), codes)
    [said] = problems_in_words([problem])
    assert said.startswith('donor "DEV" is not known. Expected: one of 16, such as DEU')
    few = BadValue("theme", "pink", "light, dark", ("light", "dark"))
    assert problems_in_words([few]) == [
        'theme "pink" is not known. Expected: light, dark.'
    ]


def test_what_was_found_is_quoted_in_a_line_and_many_problems_are_counted():
    problem = BadValue("q", "x" * 50_000, "a word")
    said = problems_in_words([problem] * 1000)
    assert len(said) == 21
    assert max(map(len, said)) < 150
    assert said[-1] == "1,000 problems in all."
