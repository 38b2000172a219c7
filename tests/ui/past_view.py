"""Pages under AppTest, and what their buttons in the browser are given."""

import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


def opened(page, **query):
    """Open a page of the real ledger under a link."""
    app = AppTest.from_file(ROOT / "lib" / "ui" / "app.py", default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    return app.switch_page(f"../../pages/{page}.py").run()


def to_page(app, page):
    return app.switch_page(f"../../pages/{page}.py").run()


def mounted(app, component):
    """Read what the components of a name are given."""
    protos = [one.proto for one in app.get("bidi_component")]
    return [json.loads(one.json) for one in protos if one.component_name == component]


def groups(app):
    """Read the groups of buttons, by title; the one of the page has none."""
    return {
        group["title"]: group
        for data in mounted(app, "actions")
        for group in data["groups"]
    }


def texts(group):
    """Read what each button of a group is about, by its words."""
    return {action["label"]: action["what"] for action in group["actions"]}


def said(app):
    words = (app.title, app.header, app.markdown, app.caption)
    kinds = (*words, app.info, app.warning, app.error)
    return "\n".join(one.value for kind in kinds for one in kind)


def button(app, label, number=0):
    return [one for one in app.button if one.label == label][number]


def charts_in_link(app):
    held = app.query_params.get("chart", [])
    return held if isinstance(held, list) else [held]
