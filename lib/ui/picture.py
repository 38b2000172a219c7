"""A chart's picture, small, as the HTTP interface makes it; without one, why."""

from pathlib import Path

import streamlit as st

from lib.model.selection import Selection
from lib.ui.share import file_of

#: Pixels asked for; the page shows the picture as wide as its place.
WIDTH = 640


def _beside(suffix: str) -> str:
    return Path(__file__).with_suffix(suffix).read_text(encoding="utf-8")


_mount = st.components.v2.component("picture", css=_beside(".css"), js=_beside(".js"))


def show_picture(
    named: str, chosen: Selection, alt: str, key: str, *, whole: bool = False
) -> None:
    """Show a chart in small; the browser asks for it once it comes into sight.

    Parameters
    ----------
    named
        Name of the chart, with the row that it is of.
    chosen
        With its as-of date resolved.
    alt
        Describes the chart. It stands in for the picture where the server makes none.
    key
        Of the widget.
    whole
        Whether it is as tall as it comes; else all are alike, and a tall one is cut.
    """
    theme = st.context.theme.type or "light"
    more = (("width", str(WIDTH)), ("theme", theme))
    address = file_of(named, chosen, "png", more)
    _mount(data={"address": address, "alt": alt, "whole": whole}, key=key)
