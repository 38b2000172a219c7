"""The licences of what is installed are listed, all of them, and what is pinned is hashed."""

import pytest

from tests.licences import HEAD, PAGE, REQUIREMENTS, ROOT, licence_of, line_of, pinned

FILES = [REQUIREMENTS, ROOT / "tests" / "requirements.txt"]


def test_the_list_holds_what_is_pinned_and_nothing_else():
    rows = [
        line.split(" | ") for line in PAGE.read_text().splitlines()[HEAD.count("\n") :]
    ]
    listed = [(name.removeprefix("| "), version) for name, version, _ in rows]
    assert listed == [one[:2] for one in pinned(REQUIREMENTS.read_text())]
    assert len(listed) > 40


def test_each_states_a_licence():
    assert " |  |" not in PAGE.read_text()
    assert licence_of("streamlit") == "Apache-2.0"
    assert licence_of("jinja2") == "BSD License"
    assert licence_of("currencyconverter") == "Apache License"


def test_what_is_for_another_system_alone_is_said_to_be():
    row = line_of("no-such-package", "1.0", "sys_platform == 'win32'")
    assert (
        row
        == "| no-such-package | 1.0 | not installed here: `sys_platform == 'win32'` |"
    )


@pytest.mark.parametrize("file", FILES, ids=["runtime", "test"])
def test_every_package_is_pinned_by_version_and_hash(file):
    entries = [
        line for line in file.read_text().splitlines() if line and line[0] not in " #"
    ]
    assert len(entries) == len(pinned(file.read_text()))
    assert file.read_text().count("--hash=sha256:") > len(entries)


def test_a_marker_is_read_with_its_package():
    text = "a==1.0 \\\n    --hash=sha256:0\nb==2 ; python_version < '4' \\\n"
    assert pinned(text) == [("a", "1.0", ""), ("b", "2", "python_version < '4'")]
