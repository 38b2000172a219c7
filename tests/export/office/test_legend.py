"""The legend of a slide: each drawing named once, in lines that its place holds."""

from dataclasses import replace

from pptx import Presentation

from lib.export.office.legend import ROW, add_legend, entries_of, legend_height
from lib.export.office.measure import Box
from lib.export.office.native_chart import OR_MORE
from lib.model.plot import Series
from tests.export.toy_packs import AREAS, BARS, COLUMNS, STEPS, WATERFALL


def names(*plots):
    return [name for name, _ in entries_of(plots)]


def test_each_drawing_is_named_once_and_so_is_the_whisker():
    assert names(BARS, BARS) == ["new", "conditional", "no named donor", "low to high"]


def test_what_may_be_more_is_named_where_a_mark_alone_says_so():
    assert dict(entries_of([COLUMNS]))["or more"] == OR_MORE
    assert "or more" not in names(BARS)
    assert "or more" not in names(replace(COLUMNS, labels=("1", "", "2")))


def test_a_single_solid_fill_and_a_lone_line_need_no_legend():
    solid = replace(BARS, series=BARS.series[:1], low=(), high=(), open_ended=())
    assert names(solid) == []
    assert names(AREAS) == []
    assert names() == []


def test_lines_and_parts_of_a_waterfall_are_named():
    assert names(STEPS) == ["Germany", "Norway"]
    assert names(WATERFALL) == ["headline", "new", "no named donor"]


def test_a_narrow_legend_takes_more_lines_and_none_without_entries():
    many = replace(
        STEPS,
        series=tuple(Series(f"Donor {n}", "#2A6F9C", (1.0,) * 3) for n in range(12)),
    )
    entries = [*entries_of([BARS]), *entries_of([many])]
    assert legend_height([], 800) == 0
    assert legend_height(entries_of([BARS]), 800) == ROW
    assert legend_height(entries, 120) > legend_height(entries, 800)


def test_it_is_one_group_with_an_alt_text_and_a_sample_for_each():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    add_legend(slide, entries_of([BARS]), Box(30, 100, 800, 40))
    (group,) = slide.shapes
    alt = group._element.xpath(".//p:cNvPr")[0].get("descr")
    assert alt == "Legend: new, conditional, no named donor, low to high"
    texts = [one.text_frame.text for one in group.shapes if one.has_text_frame]
    assert [one for one in texts if one] == names(BARS)
    assert len(group.shapes) == 2 * len(names(BARS))


def test_without_entries_nothing_is_added():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    add_legend(slide, [], Box(30, 100, 800, 40))
    assert not slide.shapes
