from lib.model.view import View
from lib.ui.overview import doubts_in_words, headline_figures, headline_in_words
from tests.toys import NOW, claim, pledge, toy_ledger


def figures_of(pledges, claims):
    return headline_figures(View(toy_ledger(pledges, claims), NOW))


def test_traced_and_untraced_sums_stand_apart():
    figures = figures_of(
        [
            pledge("whole", None, meeting_id="m1"),
            pledge("deu", "DEU", meeting_id="m1", part_of="whole"),
            pledge("old", "NOR", meeting_id="m1", novelty="announced_before"),
        ],
        [claim("whole", 100e6), claim("deu", 60e6), claim("old", 5e6)],
    )
    assert list(figures.values())[:3] == ["$60 million", "$5 million", "$40 million"]


def test_what_nobody_priced_is_missing_and_counted():
    figures = figures_of([pledge("deu", "DEU", meeting_id="m1")], [claim("deu")])
    assert figures["Traced, new"] == "no sum stated"
    assert figures["Traced to nobody"] == "no sum stated"
    assert figures["Without a sum"] == "1 of 1"


def test_nothing_chosen_is_nothing_stated():
    figures = figures_of([], [])
    assert set(figures.values()) == {"no sum stated", "0 figures", "0 of 0"}


def test_doubts_are_counted_and_never_added_up():
    ledger = toy_ledger(
        [
            pledge("whole", None, meeting_id="m1"),
            pledge("deu", "DEU", meeting_id="m1", part_of="whole", novelty="unclear"),
            pledge("nor", "NOR", meeting_id="m2"),
        ],
        [
            claim("whole", 100e6),
            claim("deu", 10e6),
            claim("deu", 20e6, claim_id="deu-c2", lead=False),
            claim("nor"),
        ],
    )
    assert doubts_in_words(View(ledger, NOW)) == [
        "1 meeting announced a sum as a whole; most of 1 of these sums is traced to "
        "nobody.",
        "1 figure is disputed: sources differ by more than 2 percent.",
        "1 of 3 entries state no sum; they are counted, never as zero.",
        "Of what is traced and counted as new, $10 million may have been announced "
        "before: sources do not say.",
    ]


def test_without_pledges_there_is_no_doubt():
    assert doubts_in_words(View(toy_ledger([], []), NOW)) == []


def test_a_headline_says_how_much_of_it_is_traced():
    row = {"headline": 48e9, "currency": "USD", "disputed": True}
    assert headline_in_words(row, 98.44) == (
        r"Headline \$48 billion, disputed: 1.6 percent of it is traced to donors."
    )
    assert "No sum was announced" in headline_in_words(row, None)
