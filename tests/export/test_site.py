"""The public address that is stated, and what is refused as one."""

import pytest

from lib.export.site import SettingRefused, site_address

HOME = "http://localhost:8501"


@pytest.mark.parametrize("stated", [None, "", "  ", "/"])
def test_without_a_stated_address_the_one_at_home_holds(monkeypatch, stated):
    monkeypatch.delenv("PLEDGEBOARD_URL", raising=False)
    if stated is not None:
        monkeypatch.setenv("PLEDGEBOARD_URL", stated)
    assert site_address(HOME) == HOME


@pytest.mark.parametrize(
    ("stated", "site"),
    [
        ("https://pledges.example.org", "https://pledges.example.org"),
        (" https://pledges.example.org/ ", "https://pledges.example.org"),
        ("http://10.0.0.7:8080", "http://10.0.0.7:8080"),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
        ("https://example.org/pledges/", "https://example.org/pledges"),
    ],
)
def test_the_stated_address_holds_without_its_last_slash(monkeypatch, stated, site):
    monkeypatch.setenv("PLEDGEBOARD_URL", stated)
    assert site_address(HOME) == site


@pytest.mark.parametrize(
    "stated",
    [
        *("pledges.example.org", "ftp://example.org", "javascript:alert(1)"),
        *("https://user@example.org", "https://example.org?x=1", "https://"),
        *("https://example.org/#top", 'https://example.org/"><script>', "https://a b"),
        *(
            "https://example.org/../x y",
            "https://example.org\nX: y",
            "https://a.test/../b",
            "https://[evil]",
        ),
    ],
)
def test_what_is_no_plain_address_is_refused_by_name(monkeypatch, stated):
    monkeypatch.setenv("PLEDGEBOARD_URL", stated)
    with pytest.raises(
        SettingRefused, match=r"(?s)environment, PLEDGEBOARD_URL: .*Expected"
    ):
        site_address(HOME)
