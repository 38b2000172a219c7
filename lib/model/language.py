"""The languages that readers choose from, and what is said in the one that is spoken.

Words stand in the code in English. `gettext` and its like give them in the language of
whoever reads; their translations are in `languages/`, one catalogue (gettext's PO) each.
A message is whole, with named parts: "{donor} pledged {sum}".
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache, wraps
from io import BytesIO
from pathlib import Path
from typing import ParamSpec, TypeVar

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations

Given = ParamSpec("Given")
Made = TypeVar("Made")


@dataclass(frozen=True)
class Language:
    """A language: as its readers call it, and the locale of its numbers and dates."""

    name: str
    locale: str


#: By code, as `lang=` in a link names them; the first is that of the code.
LANGUAGES = {
    "en": Language("English", "en_GB"),
    "uk": Language("Українська", "uk_UA"),
    "de": Language("Deutsch", "de_DE"),
}
ENGLISH = next(iter(LANGUAGES))
#: Those that readers are offered: their catalogues say every message.
OFFERED = (ENGLISH,)
#: Where the catalogues are.
CATALOGUES = Path(__file__).with_name("languages")


def _of_nobody() -> str:
    return ENGLISH


_SPOKEN: ContextVar[str | None] = ContextVar("spoken", default=None)
#: Tells which language is spoken where nobody said so.
_asked: Callable[[], str] = _of_nobody


def language() -> str:
    """Return the code of the language that is spoken here."""
    return _SPOKEN.get() or _asked()


def locale() -> Locale:
    """Return the locale of numbers, dates and lists."""
    return _locale(language())


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(LANGUAGES[code].locale)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language within."""
    token = _SPOKEN.set(code)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def speak(code: str) -> None:
    """Speak a language from now on, in this thread."""
    _SPOKEN.set(code)


def ask(which: Callable[[], str]) -> None:
    """Let `which` tell the language wherever nobody said which one is spoken."""
    global _asked
    _asked = which


def offered() -> tuple[str, ...]:
    """List the codes of the languages that readers are offered."""
    return OFFERED


def preferred(accepted: str) -> str:
    """Pick a language by what a browser says in Accept-Language; English where none fits.

    Of the languages that it names, those that it wants most come first (RFC 9110).
    """
    wanted: list[tuple[float, str]] = []
    for one in accepted.split(",")[:20]:
        name, _, stated = one.partition(";q=")
        wanted.append((_weight_of(stated), name.split("-")[0].strip().lower()))
    known = [pair for pair in wanted if pair[1] in OFFERED and pair[0] > 0]
    return max(known, key=lambda pair: pair[0], default=(1.0, ENGLISH))[1]


def _weight_of(stated: str) -> float:
    try:
        return float(stated) if stated else 1.0
    except ValueError:
        return 0.0


def gettext(message: str, **parts: object) -> str:
    """Say a message, with its parts in their places; of nothing, nothing."""
    said = message
    # Of the blank message a catalogue tells about itself.
    if message and (code := language()) != ENGLISH:
        said = str(_catalogue(code).gettext(message))
    return said.format(**parts) if parts else said


def pgettext(context: str, message: str, **parts: object) -> str:
    """Say a message that means something else, or bends otherwise, in another context."""
    said = message
    if (code := language()) != ENGLISH:
        said = str(_catalogue(code).pgettext(context, message))
    return said.format(**parts) if parts else said


def ngettext(one: str, several: str, number: int, **parts: object) -> str:
    """Say a message of so many things; `{number}` in it is their number in digits."""
    said = one if number == 1 else several
    if (code := language()) != ENGLISH:
        said = str(_catalogue(code).ngettext(one, several, int(number)))
    return said.format(number=number_in_digits(number), **parts)


def number_in_digits(number: int) -> str:
    """Write a whole number with separated thousands: 1,200."""
    return str(format_decimal(number, locale=locale()))


def gettext_noop(message: str) -> str:
    """Mark a message of a constant: `gettext` says it, in the language then spoken."""
    return message


def ngettext_noop(one: str, several: str) -> tuple[str, str]:
    """Mark the two forms of a message of a constant, for `ngettext`."""
    return one, several


class Words(Mapping[str, str]):
    """Words by their keys, said when they are read: marked messages, none made of others."""

    def __init__(self, **messages: str) -> None:
        #: The marked messages.
        self.messages: Mapping[str, str] = messages

    def __getitem__(self, key: str) -> str:
        """Say the words of a key in the language that is spoken."""
        return gettext(self.messages[key])

    def __iter__(self) -> Iterator[str]:
        """Go through the keys in their order."""
        return iter(self.messages)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self.messages)


def by_language(
    maxsize: int,
) -> Callable[[Callable[Given, Made]], Callable[Given, Made]]:
    """Keep what a function of words makes, as `lru_cache` does, for each language."""

    def keep(make: Callable[Given, Made]) -> Callable[Given, Made]:
        @lru_cache(maxsize)
        def kept(_: str, given: Hashable, named: Hashable) -> Made:
            return make(*given, **dict(named))  # type: ignore[call-overload, misc]

        @wraps(make)
        def made(*given: Given.args, **named: Given.kwargs) -> Made:
            return kept(language(), given, tuple(named.items()))

        return made

    return keep


@cache
def _catalogue(code: str) -> Translations:
    """Read a catalogue of `languages/`."""
    with (CATALOGUES / f"{code}.po").open("rb") as text:
        messages = read_po(text, locale=LANGUAGES[code].locale)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Translations(compiled)
