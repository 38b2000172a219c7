"""What a plot says of itself, and what of it office programs draw."""

from lib.model.plot import TOLD, Plot, Series, alt_of, native_plots

BARS = Plot(
    "bars",
    ("Germany", "Norway"),
    (
        Series("new", "new", (4.0, None)),
        Series("conditional", "conditional", (1.0, 2.0)),
    ),
    "Billion US dollars",
    heading="Donors",
    footnote="No sum stated: Iceland",
    low=(None, 1.0),
    high=(None, 3.0),
    labels=("5", "1 to 3"),
)
LIST = Plot(
    "list",
    ("Howitzer",),
    (Series("new", "new", (18.0,)),),
    "",
    heading="Alone",
    labels=("18 howitzers",),
)


def test_a_bar_ends_with_its_stack_and_with_its_whisker():
    assert BARS.stack_ends == [5.0, 2.0]
    assert BARS.ends == [5.0, 3.0]


def test_a_base_is_where_a_bar_begins():
    falling = Plot("bars", ("a",), (Series("new", "new", (2.0,)),), "", base=(3.0,))
    assert falling.stack_ends == [5.0]


def test_a_plot_without_any_figure_is_not_drawn():
    assert BARS.drawn
    assert not Plot("bars", ("a",), (Series("new", "new", (None,)),), "").drawn


def test_rows_are_told_with_their_figures_and_what_is_below_them():
    assert BARS.alt == (
        "Donors, Billion US dollars: Germany 5; Norway 1 to 3. No sum stated: Iceland."
    )
    assert alt_of([BARS, LIST]).endswith("Iceland. Alone: Howitzer 18 howitzers.")


def test_of_many_rows_the_first_are_told_and_the_others_counted():
    names = tuple(map(str, range(TOLD + 3)))
    series = (Series("new", "new", (1.0,) * len(names)),)
    many = Plot("bars", names, series, "Tanks", labels=("1",) * len(names))
    assert many.alt.endswith("; 11 1; and 3 more.")


def test_a_unit_that_is_the_heading_is_said_once():
    one = Plot("bars", ("a",), BARS.series, "Tanks", heading="Tanks", labels=("1",))
    assert one.alt == "Tanks: a 1."


def test_a_list_is_the_footnote_of_the_plot_above_it_in_office_programs():
    (native,) = native_plots([BARS, LIST])
    assert native.footnote == "No sum stated: Iceland. Alone: Howitzer 18 howitzers"
    assert native_plots([LIST]) == ()
