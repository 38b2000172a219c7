"""A text taken from the reader's browser, pasted or out of a file, and read.

Streamlit's upload would go to whichever process gets the request, and is not served at
all: the browser reads the file and sends it over the connection of the page, in pieces
that fit its messages.
"""

from base64 import b64decode
from binascii import Error as NoBase64
from dataclasses import dataclass, field, replace

import streamlit as st

from lib.extract.confined import MOST_CHARACTERS, Asked, confined_extraction
from lib.extract.documents import Unreadable
from lib.extract.names import names_of
from lib.frames.cache import from_cache
from lib.ledger.accepted import meeting_near
from lib.ledger.service import today
from lib.model.gate import DOCUMENTS, Full
from lib.model.language import gettext, language
from lib.model.ledger import Ledger
from lib.model.review import Review, review_of
from lib.model.tables import TABLES
from lib.ui.add import state
from lib.ui.components import component_of
from lib.ui.text import literal, prose

_NAME, _PIECES, _TAKEN = "added_text", "_pieces", "_pieces_taken"
#: Bytes of a document, and of a piece of it, which travels as text within a message of
#: 1 MB (.streamlit/config.toml).
MOST_BYTES, PIECE = 3_000_000, 480_000
_LONGEST_NAME = 80
_browser = component_of(_NAME)


@dataclass
class Pieces:
    """What of a document has come so far."""

    id: int
    name: str
    of: int
    data: bytearray = field(default_factory=bytearray)
    taken: int = 0


def offer_text(ledger: Ledger) -> None:
    """Let the reader paste a text or pick a file, and say what is wrong with it."""
    st.markdown(prose("add_text", most=MOST_BYTES / 1e6, characters=MOST_CHARACTERS))
    ended: dict[str, object] = st.session_state.get(_TAKEN, {})
    _browser(
        data={"most": MOST_BYTES, "piece": PIECE, "words": _words(), **ended},
        key=_NAME,
        on_piece_change=lambda: take_piece(st.session_state[_NAME].piece, ledger),
    )
    if trouble := state.said():
        st.error(literal(trouble))


def take_piece(sent: object, ledger: Ledger) -> None:
    """Put a piece to those before it, and read what is whole. For callbacks."""
    cells = sent if isinstance(sent, dict) else {}
    pieces = _with(cells)
    if pieces is None:
        st.session_state.pop(_PIECES, None)
        state.say("The document did not arrive whole. Send it again.")
        st.session_state[_TAKEN] = {"id": cells.get("id"), "taken": -1, "read": False}
        return
    if pieces.taken < pieces.of:
        st.session_state[_PIECES] = pieces
        st.session_state[_TAKEN] = {"id": pieces.id, "taken": pieces.taken}
        return
    st.session_state.pop(_PIECES, None)
    read = _read(bytes(pieces.data), pieces.name, ledger)
    st.session_state[_TAKEN] = {"id": pieces.id, "taken": -1, "read": read}


def _with(cells: dict[str, object]) -> Pieces | None:
    """Add a piece; None where it is not the one that was due."""
    number, of, name = (cells.get(one) for one in ("number", "of", "name"))
    id_, coded = cells.get("id"), cells.get("base64")
    if not (
        isinstance(id_, int)
        and isinstance(of, int)
        and isinstance(name, str)
        and isinstance(coded, str)
    ):
        return None
    pieces: Pieces | None = st.session_state.get(_PIECES)
    if number == 0:
        pieces = Pieces(id_, name[-_LONGEST_NAME:], of)
    if pieces is None or (pieces.id, pieces.taken) != (id_, number):
        return None
    try:
        pieces.data += b64decode(coded, validate=True)
    except NoBase64:
        return None
    pieces.taken += 1
    return pieces if len(pieces.data) <= MOST_BYTES else None


def _read(data: bytes, name: str, ledger: Ledger) -> bool:
    """Begin the review of a document; else say why not, and leave what is there."""
    try:
        state.keep(begun(data, name, ledger))
    except (Unreadable, Full) as unread:
        state.say(f"{unread} Nothing here has changed.")
        return False
    return True


def begun(data: bytes, name: str, ledger: Ledger) -> Review:
    """Propose the rows of a document; where the ledger holds that text, its source too.

    Else the day is the first that the text prints, to be corrected where it is another.
    It is read in a process of its own, one document at a time.

    Raises
    ------
    Unreadable
        Where it is no text that can be read, or too much of it.
    Full
        Where another document is being read: whoever waited would keep others waiting.
    """
    names = from_cache(("names", ledger.hash), lambda: (names_of(ledger.tables),))[0]
    with DOCUMENTS.place():
        found, day = confined_extraction(data, Asked(name, names, today()))
    review = review_of(found, name)
    source = {"published_on": f"{day or ''}", **_source_held(found.text, ledger)}
    named = [row.pledge.get("meeting_id", "") for row in review.rows if row.pledge]
    near = meeting_near(source["published_on"], ledger)
    meeting = next(filter(None, named), near)
    return replace(review, source=source, meeting_id=meeting)


def _source_held(text: str, ledger: Ledger) -> dict[str, str]:
    """Give the row of the source whose document this is; empty where none is held."""
    held = [key for key, document in ledger.documents.items() if document == text]
    if not held:
        return {"language": "en"}
    sources = ledger["sources"].set_index("source_id", drop=False)
    row = sources.loc[held[0]].to_dict()
    columns = TABLES["sources"].to_schema().columns
    return {name: cell_of(row[name]) for name in columns}


def cell_of(value: object) -> str:
    """Write a value of a table as its cell in a file."""
    if value is None or value != value or str(value) == "NaT":  # noqa: PLR0124 (missing)
        return ""
    return str(value)[:10] if hasattr(value, "isoformat") else str(value)


def _words() -> dict[str, str]:
    """Say what the browser tells of a text; it fills in name, numbers and reason."""
    bytes_of = {"found": "{found}", "most": "{most}"}
    return {
        "locale": language(),
        "text": gettext("Text of a report or communiqué"),
        "pick": gettext("Or a file"),
        "propose": gettext("Propose rows"),
        "reads_text": gettext("The text is being read."),
        "reads_file": gettext("{name} is being read.", name="{name}"),
        "part": gettext("Part {number} of {of}.", number="{number}", of="{of}"),
        "large_text": gettext(
            "The text has {found} bytes. Expected: at most {most}. Paste the pages that "
            "matter. Nothing here has changed.",
            **bytes_of,
        ),
        "large_file": gettext(
            "{name} has {found} bytes. Expected: at most {most}. Paste the pages that "
            "matter. Nothing here has changed.",
            name="{name}",
            **bytes_of,
        ),
        "failed": gettext(
            "{name} cannot be read: {reason}", name="{name}", reason="{reason}"
        ),
        "none": gettext("There is no text yet. Paste one, or pick a file."),
    }
