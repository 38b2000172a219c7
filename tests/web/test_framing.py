"""Who may frame a chart, and what its page may run."""

from base64 import b64decode
from hashlib import sha256

import pytest

from lib.export.site import SettingRefused
from lib.web.framing import frame_ancestors, hash_of, page_policy


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        (None, "frame-ancestors *"),
        ("  ", "frame-ancestors *"),
        ("*", "frame-ancestors *"),
        ("none", "frame-ancestors 'self'"),
        ("news.test", "frame-ancestors 'self' news.test"),
        (
            "https://*.news.test  http://localhost:8080",
            "frame-ancestors 'self' https://*.news.test http://localhost:8080",
        ),
    ],
)
def test_the_hosts_that_are_stated_may_frame_a_chart(monkeypatch, stated, said):
    monkeypatch.delenv("PLEDGEBOARD_FRAME_HOSTS", raising=False)
    if stated is not None:
        monkeypatch.setenv("PLEDGEBOARD_FRAME_HOSTS", stated)
    assert frame_ancestors() == said


@pytest.mark.parametrize(
    "stated",
    [
        *("news.test;script-src", "https://news.test/path", "'unsafe-inline'", "a,b"),
        *("* news.test", "none news.test", "javascript:", "news.*", "https://"),
    ],
)
def test_what_is_no_host_is_refused_by_name(monkeypatch, stated):
    monkeypatch.setenv("PLEDGEBOARD_FRAME_HOSTS", stated)
    with pytest.raises(SettingRefused, match="environment, PLEDGEBOARD_FRAME_HOSTS: "):
        frame_ancestors()


def test_a_policy_lets_nothing_run_but_what_is_named():
    policy = page_policy("frame-ancestors *", "'self'", hash_of("go()"))
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert "unsafe-eval" not in policy
    assert "http" not in policy


def test_a_script_is_named_by_its_hash():
    digest = hash_of("go()").removeprefix("'sha256-").removesuffix("'")
    assert b64decode(digest) == sha256(b"go()").digest()
