"""Settings of the environment: read in one module, and refused in words where bad."""

import ast
import os
from pathlib import Path

import pytest
from platformdirs import user_cache_dir

from lib.model.address import Address
from lib.model.setting import SettingRefused
from lib.model.settings import (
    CACHE,
    CONTACT,
    FRAME_HOSTS,
    HOSTS,
    LEDGER,
    LEDGER_EVERY,
    LOG,
    MEMORY,
    METRICS,
    METRICS_FOLDER,
    MOST_BYTES,
    NEEDED,
    PROCESSES,
    REQUESTS,
    SECONDS,
    SETTINGS,
    SITE,
    SOCKETS,
    TEMPLATE,
    see_needed,
    stated_in_words,
)

ROOT = Path(__file__).parents[2]
OF_SITE = (
    "is not the address of a site. Expected: http:// or https:// and a host, such as "
    "https://pledges.example.org, without a user, a query or a fragment. Correct the "
    "setting."
)
OF_HOSTS = (
    "is not a host. Expected: hosts separated by spaces, such as example.org "
    "https://*.example.com; * alone for any, none alone for no other site. Correct the "
    "setting."
)
OF_LEDGER = (
    "is no address of a ledger. Expected: a folder, a zip, or the address of one, such "
    "as https://example.org/ledger.zip or s3://bucket/ledger.zip. Correct the setting."
)
OF_EVERY = (
    "is not a number of seconds. Expected: a number from 5, such as 300. Correct the "
    "setting."
)
OF_LOG = (
    "is no kind of log. Expected: text for people, json for one JSON object a line. "
    "Correct the setting."
)
OF_METRICS = (
    "is not where a process can listen. Expected: a private host and a port, such as "
    "127.0.0.1:9090. Correct the setting."
)
OF_CONTACT = (
    "is not an address for reports. Expected: an e-mail address, or the https address "
    "of a form. Correct the setting; until then readers are told that none is stated."
)
OF_SIZE = (
    "is not a number of megabytes. Expected: a number above 0, such as 50. Correct the "
    "setting."
)

OF_ROOM = (
    "is not a number of megabytes. Expected: a number above 0, such as 512. Correct the "
    "setting."
)

OF_PROCESSES = (
    "is not a number of processes. Expected: a whole number from 1, such as 2. Correct "
    "the setting."
)

OF_NAMES = (
    "is not the name of a host. Expected: names separated by spaces, such as "
    "pledges.example.org *.example.com, without a port; * for any. Correct the setting."
)
OF_LIMITS = (
    "is not a limit. Expected: a number above 0, or none for no limit. Correct the "
    "setting."
)


def names_read(source):
    """Name what of the environment a module reads."""
    return {
        getattr(node, "attr", getattr(node, "id", ""))
        for node in ast.walk(ast.parse(source))
    } & {"environ", "environb", "getenv", "getenvb"}


def test_the_environment_is_read_in_one_module():
    files = [*(ROOT / "lib").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    read = {
        str(path.relative_to(ROOT))
        for path in (*files, ROOT / "dashboard.py")
        if names_read(path.read_text())
    }
    assert read == {"lib/model/setting.py"}


@pytest.mark.parametrize(
    "source",
    [
        "import os\nos.environ['X']",
        "import os\nos.getenv('X')",
        "from os import environ\nenviron.get('X')",
    ],
)
def test_another_module_that_reads_it_is_found(source):
    assert names_read(source)


@pytest.mark.parametrize("stated", [None, "", "  "])
def test_a_blank_setting_holds_its_default(monkeypatch, stated):
    for setting in SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)
        if stated is not None:
            monkeypatch.setenv(setting.name, stated)
    assert {one.name: one.value() for one in SETTINGS} == {
        "PLEDGEBOARD_LEDGER": ROOT / "seeds",
        "PLEDGEBOARD_LEDGER_EVERY": 300.0,
        "PLEDGEBOARD_MAX_FILE_MB": 50_000_000,
        "PLEDGEBOARD_URL": "",
        "PLEDGEBOARD_FRAME_HOSTS": ("*",),
        "PLEDGEBOARD_HOSTS": (),
        "PLEDGEBOARD_REQUESTS": 50,
        "PLEDGEBOARD_SOCKETS": 300,
        "PLEDGEBOARD_SECONDS": 30,
        "PLEDGEBOARD_CONTACT": "",
        "PLEDGEBOARD_TEMPLATE": None,
        "PLEDGEBOARD_CACHE": Path(user_cache_dir("pledgeboard")),
        "PLEDGEBOARD_MEMORY_MB": 512_000_000,
        "PLEDGEBOARD_LOG": "text",
        "PLEDGEBOARD_METRICS": None,
        "PROMETHEUS_MULTIPROC_DIR": None,
        "PLEDGEBOARD_PROCESSES": os.cpu_count(),
    }


@pytest.mark.parametrize(
    ("setting", "stated", "value"),
    [
        (LEDGER, " /ledger ", Path("/ledger")),
        (LEDGER, "https://a.test/x.zip", Address("https://a.test/x.zip")),
        (LEDGER, "s3://bucket/x.zip", Address("s3://bucket/x.zip")),
        (LEDGER_EVERY, "5", 5.0),
        (MOST_BYTES, "0.5", 500_000),
        (SITE, "/", ""),
        (SITE, "https://pledges.example.org", "https://pledges.example.org"),
        (SITE, " https://pledges.example.org/ ", "https://pledges.example.org"),
        (SITE, "http://10.0.0.7:8080", "http://10.0.0.7:8080"),
        (SITE, "https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
        (SITE, "https://example.org/pledges/", "https://example.org/pledges"),
        (FRAME_HOSTS, "*", ("*",)),
        (FRAME_HOSTS, "none", ()),
        (FRAME_HOSTS, "a.test  *.b.test:*", ("a.test", "*.b.test:*")),
        (HOSTS, "Pledges.example.org *.a.test", ("pledges.example.org", "*.a.test")),
        (HOSTS, "*", ("*",)),
        (REQUESTS, "0.5", 0.5),
        (SOCKETS, "none", float("inf")),
        (CONTACT, "a.b@c.org", "mailto:a.b@c.org"),
        (CONTACT, "mailto:a.b@c.org", "mailto:a.b@c.org"),
        (CONTACT, "https://forge.org/new?x=1", "https://forge.org/new?x=1"),
        (TEMPLATE, "house.potx", Path("house.potx")),
        (CACHE, "/var/cache/pledges", Path("/var/cache/pledges")),
        (MEMORY, "8000", 8_000_000_000),
        (LOG, "json", "json"),
        (METRICS, "127.0.0.1:9090", ("127.0.0.1", 9090)),
        (METRICS_FOLDER, "/run/pledges", Path("/run/pledges")),
        (PROCESSES, "3", 3),
    ],
)
def test_what_is_stated_holds(monkeypatch, setting, stated, value):
    monkeypatch.setenv(setting.name, stated)
    assert setting.value() == value


@pytest.mark.parametrize(
    ("setting", "words", "bad"),
    [
        (
            SITE,
            OF_SITE,
            [
                *("pledges.example.org", "ftp://example.org", "javascript:alert(1)"),
                *("https://user@example.org", "https://example.org?x=1", "https:"),
                *("https://example.org/#top", 'https://example.org/"><script>'),
                *("https://a b", "https://example.org/../x y", "https://[evil]"),
                *("https://example.org\nX: y", "https://a.test/../b"),
            ],
        ),
        (
            FRAME_HOSTS,
            OF_HOSTS,
            [
                *("news.test;script-src", "https://news.test/path", "a,b", "https://"),
                *("'unsafe-inline'", "javascript:", "news.*"),
            ],
        ),
        (
            CONTACT,
            OF_CONTACT,
            [
                *("javascript:alert(1)", "http://forge.org/new", "nobody"),
                *("https://user@forge.org/", "mailto:a@b.org?cc=c@d.org"),
                'https://forge.org/"><script>',
            ],
        ),
        (LEDGER, OF_LEDGER, ["http://a.test/x.zip", "ftp://a.test/x", "s3://bucket"]),
        (LEDGER_EVERY, OF_EVERY, ["often", "4.9", "-300", "nan", "inf"]),
        (LOG, OF_LOG, ["JSON", "yaml"]),
        (METRICS, OF_METRICS, ["9090", ":9090", "a:0", "a:65536", "/metrics", "a:b"]),
        (MOST_BYTES, OF_SIZE, ["many", "0", "-1", "nan", "inf"]),
        (MEMORY, OF_ROOM, ["many", "0", "-1"]),
        (PROCESSES, OF_PROCESSES, ["many", "0", "-1", "1.5", "\u0662"]),
        (HOSTS, OF_NAMES, ["https://a.test", "a.test:80", "a,b", "a.*", "none."]),
        (REQUESTS, OF_LIMITS, ["many", "0", "-1", "nan", "inf"]),
        (SECONDS, OF_LIMITS, ["30s"]),
    ],
)
def test_a_bad_value_is_refused_by_name_and_in_words(monkeypatch, setting, words, bad):
    for stated in bad:
        monkeypatch.setenv(setting.name, stated)
        with pytest.raises(SettingRefused) as refused:
            setting.value()
        assert str(refused.value) == f'environment, {setting.name}: "{stated}" {words}'


@pytest.mark.parametrize(
    ("stated", "bad"),
    [("* a.test", "*"), ("none a.test", "none"), ("a.test b,c", "b,c")],
)
def test_of_several_hosts_the_bad_one_is_named(monkeypatch, stated, bad):
    monkeypatch.setenv(FRAME_HOSTS.name, stated)
    with pytest.raises(SettingRefused) as refused:
        FRAME_HOSTS.value()
    assert refused.value.found == f'"{bad}" is not a host'


def test_the_refusal_of_an_address_tells_no_secret(monkeypatch):
    monkeypatch.setenv(LEDGER.name, "ftp://me:s3cret@a.test/x.zip?key=s3cret")
    with pytest.raises(
        SettingRefused, match=r'"ftp://a\.test/x\.zip" is no address'
    ) as no:
        LEDGER.value()
    assert "s3cret" not in str(no.value)
    assert no.value.__cause__ is None


def test_what_is_stated_is_said_without_what_is_secret(monkeypatch):
    for setting in SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)
    assert stated_in_words() == "none stated"
    monkeypatch.setenv(LEDGER.name, "https://me:s3cret@a.test/x.zip?key=s3cret")
    monkeypatch.setenv(LOG.name, "json")
    assert stated_in_words() == (
        "PLEDGEBOARD_LEDGER=https://a.test/x.zip, PLEDGEBOARD_LOG=json"
    )


@pytest.mark.parametrize("setting", NEEDED, ids=lambda one: one.name)
def test_none_that_is_needed_is_passed_over_at_the_start(monkeypatch, setting):
    see_needed()
    monkeypatch.setenv(setting.name, "ftp://a b")
    with pytest.raises(SettingRefused, match=setting.name):
        see_needed()
