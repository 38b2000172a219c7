from lib.ui.overview import headline_figures
from tests.toys import NOW, claim, pledge, toy_ledger


def figures_of(pledges, claims):
    return headline_figures(toy_ledger(pledges, claims), NOW)


def test_traced_and_untraced_sums_stand_apart():
    figures = figures_of(
        [
            pledge("whole", None, meeting_id="m1"),
            pledge("deu", "DEU", meeting_id="m1", part_of="whole"),
            pledge("old", "NOR", meeting_id="m1", novelty="restated"),
        ],
        [claim("whole", 100e6), claim("deu", 60e6), claim("old", 5e6)],
    )
    assert list(figures.values())[:3] == ["$60 million", "$5 million", "$40 million"]


def test_what_nobody_priced_is_missing_and_counted():
    figures = figures_of([pledge("deu", "DEU", meeting_id="m1")], [claim("deu")])
    assert figures["Traced to donors, new"] == "no sum stated"
    assert figures["Traced to nobody"] == "no sum stated"
    assert figures["Without a sum"] == "1 of 1 entry"


def test_nothing_chosen_is_nothing_stated():
    figures = figures_of([], [])
    assert set(figures.values()) == {"no sum stated", "0 figures", "0 of 0 entries"}
