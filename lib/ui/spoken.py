"""The language of this run: that of the link, else that of the reader's browser.

Whoever cannot read the one that is spoken finds theirs by its own name, in the header.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.model.language import ENGLISH, LANGUAGES, language, offered, preferred

#: Its name in a link, and of the widget that holds it.
NAME = "lang"


def asked_language() -> str:
    """Return the language that a reader asks for; English where nobody reads."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return ENGLISH
    asked = st.session_state.get(NAME) or st.query_params.get(NAME)
    if asked in offered():
        return str(asked)
    return preferred(st.context.headers.get("Accept-Language") or "")


def offer_languages() -> None:
    """Offer each language by its own name, in the header of every page (style.css)."""
    if len(offered()) == 1:
        return
    with st.container(key="languages", horizontal=True, gap="xsmall"):
        for code in offered():
            st.button(
                LANGUAGES[code].name,
                key=f"{NAME}_{code}",
                type="tertiary",
                on_click=_choose,
                args=(code,),
                disabled=code == language(),
            )


def _choose(code: str) -> None:
    """Speak a language from here on; all other choices stay. For callbacks."""
    st.session_state[NAME] = code
    # The menu, the side bar and the page all speak it.
    st.rerun()
