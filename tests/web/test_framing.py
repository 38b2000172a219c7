"""Who may frame a chart, and what its page may run."""

from base64 import b64decode
from hashlib import sha256

import pytest

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


def test_a_policy_lets_nothing_run_but_what_is_named():
    policy = page_policy("frame-ancestors *", "'self'", hash_of("go()"))
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert "unsafe-eval" not in policy
    assert "http" not in policy


def test_a_script_is_named_by_its_hash():
    digest = hash_of("go()").removeprefix("'sha256-").removesuffix("'")
    assert b64decode(digest) == sha256(b"go()").digest()
