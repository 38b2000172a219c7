"""Texts for the page Add evidence, and the ways by which they reach it."""

from base64 import b64decode, b64encode

from tests.apps import ROOT, groups, opened, texts, trigger

HELD = (ROOT / "seeds" / "documents" / "anewz-20260212.txt").read_text(encoding="utf-8")
NEW = (
    "KYIV, 20 October 2026 (Wire)\n\n"
    "Norway pledged NOK 5 billion for air defence at the Ukraine Defence Contact Group.\n"
)


def piece(data, number=0, of=1, name="", key=1):
    coded = b64encode(data).decode()
    return {"id": key, "name": name, "number": number, "of": of, "base64": coded}


def sent(text, app=None, name=""):
    """Let the browser hand over a text, pasted or of a file."""
    app = app or opened("add")
    data = text if isinstance(text, bytes) else text.encode()
    return trigger(app, "added_text", "piece", piece(data, name=name))


def html_of(app):
    """Read what stands there as HTML, but for the style."""
    bodies = [one.proto.body for one in app.get("html")]
    return "\n".join(one for one in bodies if "<style>" not in one)


def click(app, key):
    return app.button(key=key).click().run()


def choose_fate(app, place, fate):
    return app.segmented_control(key=f"fate_{place}_0").set_value(fate).run()


def name_source(app):
    """Say what a source needs."""
    app.text_input(key="source_publisher").set_value("The Wire").run()
    app.text_input(key="source_url").set_value("https://example.org/new").run()
    return app.selectbox(key="source_kind").set_value("press").run()


def patch_of(app):
    """Take the bytes of the patch that is offered."""
    held = texts(groups(app)["Take it along"])["Ledger patch (ZIP)"]
    head, _, coded = held.partition(",")
    assert head.startswith("data:application/zip;name=pledgeboard_patch")
    return b64decode(coded)
