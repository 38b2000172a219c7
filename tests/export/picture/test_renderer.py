"""The kept Chrome: no cross-talk, a bounded queue, a time limit, a new one for a dead."""

import logging
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from lib.export.picture.renderer import Overloaded, Renderer

SIZE = (300, 100)


def sheet(word):
    before = f'<svg xmlns="http://www.w3.org/2000/svg"><text y="40">{word}</text>'
    return {"data": [], "sheet": {"before": before, "after": "</svg>"}}


@contextmanager
def renderer_of(chrome, **limits):
    renderer = Renderer(chrome, **limits)
    try:
        yield renderer
    finally:
        renderer.close()


def ends(group, seconds=10):
    """Tell whether every process of a group ends before long."""
    until = time.monotonic() + seconds
    while running(group) and time.monotonic() < until:
        time.sleep(0.05)
    return not running(group)


def running(group):
    """Tell whether any process of a group still runs; one that is only listed is not."""
    states = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, fields = status.read_text().rpartition(") ")
        except OSError:
            continue
        state, _, own = fields.split()[:3]
        states += [state] if int(own) == group else []
    return any(state != "Z" for state in states)


def test_each_of_many_who_ask_at_once_gets_their_own_picture(renderer):
    words = [f"reader-{number}" for number in range(12)]
    with ThreadPoolExecutor(len(words)) as pool:
        pictures = list(
            pool.map(lambda word: renderer.draw(sheet(word), "svg", SIZE, 1), words)
        )
    for word, picture in zip(words, pictures, strict=True):
        assert f">{word}<".encode() in picture


def test_a_chrome_that_died_is_replaced_by_another(chrome):
    with renderer_of(chrome) as renderer:
        renderer.draw(sheet("before"), "svg", SIZE, 1)
        died = renderer.group
        os.killpg(died, signal.SIGKILL)
        assert b"after" in renderer.draw(sheet("after"), "svg", SIZE, 1)
        assert renderer.group != died


def test_a_chrome_that_hangs_is_left_behind_after_the_time_limit(chrome):
    with renderer_of(chrome, seconds=2) as renderer:
        renderer.warm()
        hung = renderer.group
        os.killpg(hung, signal.SIGSTOP)
        with pytest.raises(Overloaded, match="more than 2 seconds"):
            renderer.draw(sheet("never"), "svg", SIZE, 1)
        assert ends(hung)
        renderer.warm()
        assert b"next" in renderer.draw(sheet("next"), "svg", SIZE, 1)


def test_more_than_the_queue_holds_is_refused_at_once(chrome):
    with renderer_of(chrome, waiting=3, seconds=4) as renderer:
        renderer.warm()
        os.killpg(renderer.group, signal.SIGSTOP)
        with ThreadPoolExecutor(8) as pool:
            asked = [
                pool.submit(renderer.draw, sheet(str(number)), "svg", SIZE, 1)
                for number in range(8)
            ]
        said = [str(one.exception()) for one in asked]
    assert sum("3 pictures are waiting already" in one for one in said) == 5
    assert any("took more than 4 seconds" in one for one in said)


def test_warming_without_a_chrome_is_only_logged(caplog):
    with caplog.at_level(logging.WARNING):
        Renderer("/nowhere").warm()
    assert "There will be no pictures" in caplog.text


def test_closing_ends_chrome_and_a_later_picture_starts_another(chrome):
    with renderer_of(chrome) as renderer:
        renderer.warm()
        group = renderer.group
        renderer.close()
        assert renderer.group is None
        assert ends(group)
        assert b"again" in renderer.draw(sheet("again"), "svg", SIZE, 1)


def test_a_figure_that_plotly_cannot_draw_leaves_chrome_in_order(renderer):
    wrong = sheet("x") | {"data": 5, "layout": {}, "box": {"across": 0, "down": 0}}
    with pytest.raises(Exception, match="Error 525"):
        renderer.draw(wrong, "svg", SIZE, 1)
    assert b"fine" in renderer.draw(sheet("fine"), "svg", SIZE, 1)
