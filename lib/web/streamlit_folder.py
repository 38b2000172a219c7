"""Where Streamlit keeps what it sends to a browser."""

from importlib.util import find_spec
from pathlib import Path

_SPEC = find_spec("streamlit")
#: The folder of its page; blank without Streamlit.
FOLDER = Path(_SPEC.origin or "").parent / "static" if _SPEC else Path()
#: Its files below the path that it serves them at.
PREFIX = "/static"
STATIC = FOLDER / PREFIX.strip("/")
