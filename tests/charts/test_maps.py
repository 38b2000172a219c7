"""Maps: which country is where, in which class, what a pointer finds, and no stranger."""

from dataclasses import replace
from itertools import product
from math import asin, cos, radians, sin, sqrt

import pytest

from lib.charts.maps import (
    ABSENT,
    LANDS,
    SILENT,
    WIDE_PANELS,
    faded,
    has_place,
    map_figure,
    sheets,
    wide_map_figure,
)
from lib.charts.rows import LEGEND, LINE
from lib.charts.style import CLEAR
from lib.model.plot import Plot, Series
from tests.charts.accepted import accepted

#: Germany and Luxembourg are in Europe, Japan and Singapore are not.
PLOT = Plot(
    "map",
    ("Japan", "Germany", "Luxembourg", "Italy"),
    (
        Series("under $1 billion", "#2A6F9C", (None, None, 0.2, None)),
        Series("$1 billion or more", "#2A6F9C", (4.0, 3.0, None, None)),
    ),
    "Billion US dollars",
    footnote="No sum stated: Italy",
    labels=("4", "3", "0.2", "no sum stated"),
    keys=("JPN", "DEU", "LUX", "ITA"),
    hovers=("Japan: 4", "Germany: 3", "Luxembourg: 0.2", "Italy: none"),
    silent=(False, False, False, True),
)
LIST = Plot(
    "list",
    ("EU institutions",),
    (Series("new", "new", (9.4,)),),
    "",
    heading="Beside the map",
    labels=("$9.4 billion",),
    keys=("EUI",),
    hovers=("EU institutions",),
)


def only(*countries):
    """Leave some countries of the plot; none of them is silent."""
    rows = [PLOT.categories.index(one) for one in countries]
    pick = lambda values: tuple(values[row] for row in rows)  # noqa: E731
    series = tuple(replace(one, values=pick(one.values)) for one in PLOT.series)
    known = {"series": series, "categories": countries, "silent": ()}
    known |= {name: pick(getattr(PLOT, name)) for name in ("labels", "keys", "hovers")}
    return replace(PLOT, **known)


def drawn(*plots):
    return accepted(map_figure(plots))


def areas(figure, name):
    return [trace for trace in figure.data if trace.name == name]


def handles(figure, axis="x"):
    (found,) = figure.select_traces({"mode": "markers", "xaxis": axis})
    return found


def of_europe(east, north):
    """Place a point as lands/README.md says: Lambert's azimuthal equal-area projection."""
    lon, lat, middle = radians(east - 12), radians(north), radians(52)
    along = sin(middle) * sin(lat) + cos(middle) * cos(lat) * cos(lon)
    up = cos(middle) * sin(lat) - sin(middle) * cos(lat) * cos(lon)
    scale = RADIUS / 4 * sqrt(2 / (1 + along))
    return scale * cos(lat) * sin(lon), scale * up


def of_world(east, north):
    """Place a point as lands/README.md says: the Equal Earth projection."""
    a, b, c, d = 1.340264, -0.081106, 0.000893, 0.003796
    t = asin(sqrt(3) / 2 * sin(radians(north)))
    slope = 9 * d * t**8 + 7 * c * t**6 + 3 * b * t**2 + a
    across = 2 * sqrt(3) / 3 * radians(east - 11) * cos(t) / slope
    down = t * (d * t**8 + c * t**6 + b * t**2 + a)
    return RADIUS / 20 * across, RADIUS / 20 * down


RADIUS = 6371.0
#: Places well within their countries: degrees east and north.
IN_EUROPE = {
    "UKR": (34.2, 45.2),  # Simferopol
    "CYP": (33.4, 35.2),  # the north of Nicosia
    "LVA": (25.5, 56.9),
    "EST": (25.6, 58.9),
    "LTU": (24.0, 55.3),
    "LUX": (6.1, 49.75),
    "ISL": (-18.5, 65.0),
    "DEU": (10.0, 51.0),
    "RUS": (39.6, 52.6),
}
IN_WORLD = {
    "UKR": (34.2, 45.5),
    "SOM": (45.0, 9.6),  # south of Hargeisa
    "LSO": (28.2, -29.6),
    "ZAF": (24.0, -29.0),
    "USA": (-98.0, 39.0),
    "CAN": (-106.0, 54.0),
    "JPN": (138.3, 36.2),
    "RUS": (187.5, 66.5),  # beyond the date line
    "NZL": (170.5, -44.0),
    "TWN": (121.0, 23.8),
}


def holds(rings, x, y):
    """Whether rings enclose a point: a ray to the right crosses them an odd number of times."""
    crossed = False
    for ring in rings:
        points = [*zip(ring[::2], ring[1::2], strict=True)]
        for (a, b), (c, d) in zip(points, [*points[1:], points[0]], strict=True):
            if (b > y) != (d > y) and x < a + (y - b) * (c - a) / (d - b):
                crossed = not crossed
    return crossed


def area_of(ring):
    """Measure what a ring encloses; a hole runs the other way round, and counts below zero."""
    points = [*zip(ring[::2], ring[1::2], strict=True)]
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return sum(a * d - b * c for (a, b), (c, d) in pairs) / 2


@pytest.mark.parametrize(
    ("sheet", "placed", "places"),
    [("europe", of_europe, IN_EUROPE), ("world", of_world, IN_WORLD)],
)
def test_places_lie_in_their_countries_and_in_no_other(sheet, placed, places):
    lands = sheets()[sheet].lands
    for code, place in places.items():
        point = placed(*place)
        assert [one for one in lands if holds(lands[one].rings, *point)] == [code]


def test_every_country_of_the_world_can_be_hit():
    lands = sheets()["world"].lands
    assert [code for code, one in lands.items() if code and not one.handles] == []
    assert all(map(has_place, ("DEU", "LUX", "MLT", "JPN", "TWN", "BRA")))
    assert not any(map(has_place, ("", "EUI", "NWP", "unattributed", "DEU;FRA")))


def test_handles_lie_in_their_country():
    # All is rounded, so a handle at a coast may leave its country by one step.
    steps = [*product((0, -1, 1), repeat=2)]
    for sheet in sheets().values():
        for code, land in sheet.lands.items():
            for x, y in zip(land.handles[::2], land.handles[1::2], strict=True):
                near = (holds(land.rings, x + dx, y + dy) for dx, dy in steps)
                assert land.small or any(near), (code, x, y)


def test_a_hole_runs_the_other_way_round_so_that_it_stays_empty():
    lands = sheets()["world"].lands
    outline, hole = map(area_of, lands["ZAF"].rings)
    (inside,) = map(area_of, lands["LSO"].rings)
    assert outline > 0
    assert hole == -inside


def test_what_is_shipped_is_small():
    assert LANDS.stat().st_size < 100_000


def test_each_class_is_a_depth_of_one_hue_the_greatest_solid():
    figure = drawn(PLOT)
    least, most = (areas(figure, one.name)[0].fillcolor for one in PLOT.series)
    assert (least, most) == ("rgba(42, 111, 156, 0.25)", "rgba(42, 111, 156, 1.00)")
    assert faded("#000000", 0.5) == "rgba(0, 0, 0, 0.50)"


def test_a_class_has_the_outlines_of_its_countries_alone():
    _, most, *_ = drawn(PLOT).data
    rings = sheets()["europe"].lands["DEU"].rings
    assert list(most.x).count(None) == len(rings)
    assert most.x[: len(rings[0]) // 2 + 1] == (*rings[0][::2], rings[0][0])
    assert most.y[: len(rings[0]) // 2] == tuple(rings[0][1::2])


def test_no_figure_is_dotted_and_no_pledge_is_outlined_not_zero():
    figure = drawn(PLOT)
    silent, absent = (areas(figure, name)[0] for name in (SILENT, ABSENT))
    italy = sheets()["europe"].lands["ITA"].rings
    assert len([one for one in silent.x if one is None]) == len(italy)
    assert (silent.fillpattern.shape, silent.fillcolor) == (".", CLEAR)
    assert (absent.fillpattern.shape, absent.fillcolor) == (None, CLEAR)
    assert absent.line.color == "#7A8794"


def test_the_legend_names_each_class_once_and_the_least_first():
    figure = drawn(PLOT, LIST)
    named = [trace.name for trace in figure.data if trace.showlegend]
    assert named == ["under $1 billion", "$1 billion or more", SILENT, ABSENT]
    assert figure.layout.showlegend


@pytest.mark.parametrize(
    ("countries", "shown"),
    [
        (("Germany", "Japan"), ["europe", "world"]),
        (("Germany",), ["europe"]),
        (("Japan",), ["world"]),
    ],
)
@pytest.mark.parametrize("draw", [map_figure, wide_map_figure])
def test_a_map_that_shows_no_further_donor_is_left_out(draw, countries, shown):
    layout = draw([only(*countries)]).plain()["layout"]
    windows = [
        [*layout[f"x{name[1:]}"]["range"], *axis["range"]]
        for name, axis in sorted(layout.items())
        if name.startswith("yaxis")
    ]
    assert windows == [list(sheets()[one].window) for one in shown]


def test_europe_holds_its_ends_and_neither_greenland_nor_kazakhstan():
    sheet = sheets()["europe"]
    for end in ((-24.5, 65.5), (25.8, 71.1), (34.5, 35.6), (-9.5, 38.7), (29.0, 41.0)):
        assert within(sheet.window, *of_europe(*end)), end
    for code in ("GRL", "KAZ"):
        rings = sheet.lands[code].rings
        points = [
            one for ring in rings for one in zip(ring[::2], ring[1::2], strict=True)
        ]
        assert not any(within(sheet.window, *point) for point in points), code


def test_the_world_ends_above_antarctica_and_holds_the_middle_of_each_country():
    sheet = sheets()["world"]
    assert "ATA" not in sheet.lands
    assert of_world(11, -62)[1] < sheet.window[2] < of_world(11, -55)[1]
    middles = {code: one.handles[:2] for code, one in sheet.lands.items() if code}
    assert [one for one in middles if not within(sheet.window, *middles[one])] == []


def within(window, x, y):
    left, right, bottom, top = window
    return left <= x <= right and bottom <= y <= top


def test_the_figure_fits_a_screen_and_a_page_with_nothing_empty_at_its_end():
    layout = drawn(PLOT, replace(LIST, footnote="Smaller sums: see table")).layout
    assert layout.height <= 700
    foot = next(one for one in layout.annotations if "Smaller" in one.text)
    assert foot.y * layout.height < 2 * LINE


def test_both_axes_of_a_map_have_one_scale_and_end_at_its_window():
    layout = drawn(PLOT, LIST).layout
    assert (layout.yaxis2.scaleanchor, layout.yaxis3.scaleanchor) == ("x2", "x3")
    assert layout.yaxis.scaleanchor is None
    maps = (layout.xaxis2, layout.yaxis2, layout.xaxis3, layout.yaxis3)
    assert {one.constrain for one in maps} == {"domain"}


def test_maps_and_words_stand_below_each_other():
    layout = drawn(PLOT, LIST).layout
    words, europe, world = layout.yaxis, layout.yaxis2, layout.yaxis3
    note, heading = layout.annotations[1], layout.annotations[0]
    assert (note.text, heading.text) == (
        "No sum stated: Italy",
        "<b>Beside the map</b>",
    )
    tops = [europe.domain[1], world.domain[1], note.y, heading.y, words.domain[1]]
    assert tops == sorted(tops, reverse=True)
    assert europe.domain[0] > world.domain[1]
    assert world.domain[0] > note.y


def test_on_a_wide_picture_europe_stands_left_of_all_else():
    figure = wide_map_figure([PLOT, LIST])
    layout = accepted(figure).layout
    left = layout.xaxis2.domain[1]
    rights = [layout.xaxis.domain, layout.xaxis3.domain]
    assert left < min(one[0] for one in rights)
    assert {one.x for one in layout.annotations} == {rights[0][0]}
    assert layout.yaxis2.domain[1] == layout.yaxis3.domain[1] == 1
    heading, note = layout.annotations
    assert layout.yaxis3.domain[0] > heading.y >= layout.yaxis.domain[1]
    assert layout.yaxis.domain[0] > note.y > 0
    # A slide has 350 points for a picture whose letters have 9.
    assert layout.height <= 450


def test_a_wide_picture_without_words_is_as_high_as_its_maps():
    alone = replace(PLOT, footnote="")
    assert wide_map_figure([alone]).layout["height"] == (
        WIDE_PANELS["europe"] + 12 + 2 * LEGEND
    )


def test_a_pointer_finds_a_country_all_over_and_opens_it():
    found = handles(drawn(PLOT))
    places = [*zip(found.x, found.y, found.customdata, found.hovertext, strict=True)]
    assert len([one for one in places if one[2] == "DEU"]) > 3
    assert {one[2:] for one in places if one[2] != "LUX"} == {
        ("DEU", "Germany: 3"),
        ("ITA", "Italy: none"),
    }


def test_what_is_larger_above_has_one_handle_on_the_world():
    # Kazakhstan is on either map, and has three handles on that of the world.
    plot = replace(PLOT, keys=("CAN", "KAZ", "LUX", "ITA"))
    keys = list(handles(drawn(plot), "x2").customdata)
    assert [keys.count(one) for one in ("KAZ", "LUX", "ITA")] == [1, 1, 1]
    assert keys.count("CAN") > 3


def test_a_small_country_is_ringed_and_one_without_a_shape_gets_a_dot():
    ringed = handles(drawn(only("Luxembourg"))).marker
    assert (ringed.symbol, ringed.color) == (("circle-open",), ("#7A8794",))
    malta = replace(only("Luxembourg"), keys=("MLT",))
    dotted = handles(drawn(malta)).marker
    assert (dotted.symbol, dotted.color) == (("circle",), ("rgba(42, 111, 156, 0.25)",))
    plain = handles(drawn(only("Germany"))).marker
    assert {*plain.color, *plain.line.color} == {CLEAR}


def test_nothing_is_drawn_that_a_browser_would_fetch_a_map_for():
    assert {trace.type for trace in drawn(PLOT, LIST).data} == {"scatter"}
    assert not [name for name in map_figure([PLOT]).layout if name.startswith("geo")]
