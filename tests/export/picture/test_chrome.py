"""The Chrome that draws: found or missed in words, with our page, alive until closed."""

import pytest

from lib.export.picture.chrome import PLOTLY_JS, Chrome, NoChrome, _Page

OPTIONS = {"format": "svg", "width": 300, "height": 100, "scale": 1}
FIGURE = {"data": [], "sheet": {"before": "<svg>drawn", "after": "</svg>"}}


def test_without_a_chrome_the_reason_is_said():
    with pytest.raises(NoChrome, match=r'"/nowhere" is no program\. Install chromium'):
        Chrome("/nowhere")


def test_a_program_that_is_no_chrome_is_said_not_to_start(tmp_path):
    program = tmp_path / "chrome"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    with pytest.raises(NoChrome, match="Chrome does not start"):
        Chrome(str(program))


def test_the_setting_names_the_chrome(monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/named/by/setting")
    with pytest.raises(NoChrome, match="/named/by/setting"):
        Chrome()


def test_the_page_loads_plotly_from_its_package_and_no_host():
    page = _Page().generate_index()
    assert PLOTLY_JS.as_uri() in page
    assert "kaleido_scopes" in page
    assert 'src="http' not in page


def test_it_draws_until_it_is_closed_and_nothing_once_it_is_dead(chrome):
    made = Chrome(chrome)
    try:
        assert made.alive
        assert made.draw(FIGURE, OPTIONS, 20) == b"<svg>drawn</svg>"
    finally:
        made.close()
    assert not made.alive
    assert made.draw(FIGURE, OPTIONS, 20) is None
