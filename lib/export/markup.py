"""Templates of HTML and SVG: what is filled into them stays text."""

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from lib.model.language import gettext, language, ngettext, pgettext


def templates_of(folder: Path) -> Environment:
    """Open the templates of a folder; what they name and are not given is an error.

    They may take in those that stand beside this module, which are for all.
    """
    opened = Environment(
        loader=FileSystemLoader([folder, Path(__file__).parent]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    opened.globals |= {
        "gettext": gettext,
        "ngettext": ngettext,
        "pgettext": pgettext,
        "language": language,
    }
    return opened


def json_in_page(value: Any) -> Markup:
    """Write JSON to stand in a page: no browser takes anything in it for markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)
