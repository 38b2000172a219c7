"""What a drawing is written on: words as they are, and where everything stands."""

from xml.etree import ElementTree

from lib.export.svg.canvas import NAME, Canvas, element, lines_of, number, path

SVG = "{http://www.w3.org/2000/svg}"


def root_of(canvas):
    return ElementTree.fromstring(
        f'<svg xmlns="http://www.w3.org/2000/svg">{canvas.content}</svg>'
    )


def test_a_length_is_written_to_a_hundredth():
    assert [number(one) for one in (1.0, 0.126, -0.0, 1234567.891)] == [
        *("1", "0.13", "0", "1234567.89"),
    ]


def test_an_attribute_without_a_value_is_left_out():
    assert element("rect", x=1.5, stroke_width="2", transform="") == (
        '<rect x="1.5" stroke-width="2"/>'
    )


def test_lines_and_bold_words_are_told_apart():
    assert lines_of("<b>Germany</b>  9<br>and more") == [
        '<tspan font-weight="bold">Germany</tspan>  9',
        "and more",
    ]


def test_bold_words_go_on_in_the_next_line():
    assert lines_of("<b>Denmark and<br>Norway</b>") == [
        '<tspan font-weight="bold">Denmark and</tspan>',
        '<tspan font-weight="bold">Norway</tspan>',
    ]


def test_markup_and_signs_that_no_xml_holds_are_letters_or_nothing():
    canvas = Canvas("#000000")
    canvas.write("<script>A &amp; B\x00</script> <i>x</i>", (0, 10), 12)
    (text,) = root_of(canvas).iter(f"{SVG}text")
    assert "".join(text.itertext()) == "<script>A & B</script> <i>x</i>"


def test_each_line_stands_below_the_last_and_takes_its_room():
    canvas = Canvas("#123456")
    canvas.write("one<br>two", (5, 100), 10, "end")
    texts = list(root_of(canvas).iter(f"{SVG}text"))
    assert [one.get("y") for one in texts] == ["100", "113"]
    assert {(one.get("fill"), one.get("text-anchor")) for one in texts} == {
        ("#123456", "end")
    }
    assert canvas.extents == [(92.0, 102.5), (105.0, 115.5)]


def test_what_is_defined_twice_stands_there_once():
    canvas = Canvas("#000000", prefix="a-")
    form = element("pattern", id=NAME)
    assert canvas.define(form) == canvas.define(form) == "a-1"
    assert canvas.define(element("marker", id=NAME)) == "a-2"
    assert canvas.content == '<defs><pattern id="a-1"/><marker id="a-2"/></defs>'


def test_a_path_goes_from_point_to_point():
    assert path([(0, 1), (2.5, 3)], closed=True) == "M0,1 2.5,3Z"
