"""Pages as Streamlit runs them, without a server, and what is read off them."""

import json
from functools import cache
from pathlib import Path

from lxml import html
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[1]


def app_of(page="overview", **query):
    """Prepare a page of the ledger in service, to be run first under a link."""
    app = AppTest.from_file(ROOT / "lib" / "ui" / "app.py", default_timeout=60)
    app._bidi_component_manager = _components()
    for name, value in query.items():
        app.query_params[name] = value
    return app if page == "overview" else _switched(app, page)


def opened(page="overview", **query):
    """Open a page of the ledger in service, as a reader who has a link does."""
    return app_of(page, **query).run()


def to_page(app, page):
    """Take the menu to another page."""
    return _switched(app, page).run()


def _switched(app, page):
    return app.switch_page(f"../../pages/{page}.py")


@cache
def _components():
    """Look for components in all that is installed once, as a server does."""
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


def mounted(app, component):
    """Read what the components of a name are given."""
    protos = [one.proto for one in app.get("bidi_component")]
    return [json.loads(one.json) for one in protos if one.component_name == component]


def pictures(app):
    """Read the attributes of the small pictures."""
    bodies = [one.proto.body for one in app.get("html")]
    whole = html.fragment_fromstring("".join(bodies), create_parent=True)
    return [dict(one.attrib) for one in whole.iter("img")]


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


def trigger(app, component, event, value):
    """Let a component send what its script hands over in the browser."""
    protos = [one.proto for one in app.get("bidi_component")]
    [one] = [proto for proto in protos if proto.component_name == component]
    states = app._tree.get_widget_states()
    sent = states.widgets.add(id=_make_trigger_id(one.id, "events"))
    sent.json_trigger_value = json.dumps([{"event": event, "value": value}])
    app._run(states)
    assert not app.exception
    return app
