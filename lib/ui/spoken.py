"""The language of this run: that of the link, else that of the reader's browser."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.model.language import ENGLISH, LANGUAGES, preferred

#: Its name in a link, and of the widget that holds it.
NAME = "lang"


def asked_language() -> str:
    """Return the language that a reader asks for; English where nobody reads."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return ENGLISH
    asked = st.session_state.get(NAME) or st.query_params.get(NAME)
    if asked in LANGUAGES:
        return str(asked)
    return preferred(st.context.headers.get("Accept-Language") or "")
