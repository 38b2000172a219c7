"""The licences of all that is installed with Pledgeboard, as their authors state them.

make licences writes docs/licences.md: what requirements.txt pins, in its order.
"""

import re
from importlib.metadata import PackageNotFoundError, files, metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
REQUIREMENTS = ROOT / "requirements.txt"
PAGE = ROOT / "docs" / "licences.md"
_PINNED = re.compile(r"^([\w.-]+)==(\S+)(?: ; ([^\\]+?))? \\$", re.M)
_CLASSIFIER = "License :: "
#: A text of a whole licence is not its name.
_LONGEST = 80
HEAD = """# Licences of what is installed with it

Written by `make licences` from what each package says of itself. Pledgeboard's own is
[LICENSE](../LICENSE); the letters of pictures have theirs in `lib/export/picture/fonts`.
The shapes of countries are Natural Earth's, in the public domain, by way of world-atlas
(ISC): see `lib/charts/lands`.

| package | version | licence |
| --- | --- | --- |
"""


def pinned(text):
    """List the packages that requirements pin: name, version, and where alone."""
    return [
        (name, version, only.strip()) for name, version, only in _PINNED.findall(text)
    ]


def licence_of(name):
    """Say under which licence an installed package is; blank where it says none."""
    said = metadata(name)
    classified = [
        one.removeprefix(_CLASSIFIER).removeprefix("OSI Approved :: ")
        for one in said.get_all("Classifier", [])
        if one.startswith(_CLASSIFIER)
    ]
    text = said.get("License-Expression") or said.get("License") or ""
    short = text if len(text) <= _LONGEST and "\n" not in text else ""
    return short or "; ".join(classified) or _first_line_of_text(name)


def _first_line_of_text(name):
    texts = [one for one in files(name) or () if "/licenses/" in str(one)]
    lines = texts[0].read_text().split("\n") if texts else []
    return next((line.strip() for line in lines if line.strip()), "")


def line_of(name, version, only):
    """Write one row; what is for another system alone cannot be asked here."""
    try:
        said = licence_of(name)
    except PackageNotFoundError:
        said = f"not installed here: `{only}`"
    return f"| {name} | {version} | {said} |"


def page():
    """Write the page."""
    rows = [line_of(*one) for one in pinned(REQUIREMENTS.read_text())]
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
