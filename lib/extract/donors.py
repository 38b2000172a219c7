"""Who is named in a passage, and whether as one who gives."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lib.extract.countries import NEVER, spoken_names
from lib.extract.standing import OUTSIDE, stands
from lib.extract.tokens import Token, words_of
from lib.model.proposal import Names

_LONGEST = 5
#: Those who give together without being named.
GROUP_WORDS = words_of(
    "allies partners countries nations states backers supporters donors members "
    "participants delegations governments contributors capitals"
)
#: "Switzerland was told".
_HEARS = [
    [be, heard]
    for be in ("was", "were", "is", "are")
    for heard in ("told", "asked", "urged", "invited", "expected", "reminded")
]
#: "The government in Stockholm" speaks for Sweden.
_SEATED = words_of(
    "government gov't govt cabinet ministry parliament authorities officials ministers "
    "lawmakers leaders administration"
)
_ROLES = (
    "minister|secretary|president|chancellor|premier|ambassador|chief|spokes\\w+|official|"
    "diplomat|envoy|delegate|representative|king|leader"
)
_PERSON = re.compile(
    r"(?P<titles>(?:[\w’'.-]{1,40} ){0,5}?)(?P<role>(?i:" + _ROLES + r")\w*)"
    r"(?: (?:of|for) (?:Defen[cs]e|Foreign Affairs|State|War))?,? "
    r"(?P<name>(?:[A-ZÀ-ŽŠĆŁ][\w’'-]{1,40}|[A-Z]\.|von|van|de|den|der)(?: (?:[A-ZÀ-Ž][\w’'-]{1,40}|[A-Z]\.|von|van|de|den|der)){0,3})"
)
_APPOSITION = re.compile(
    r"(?P<name>[A-ZÀ-Ž][\w’'-]{1,40}(?: [A-ZÀ-Ž][\w’'-]{1,40}){1,2}), (?:the )?"
    r"(?P<titles>(?:[\w’'.-]{1,40} ){1,4}?)(?P<role>(?i:" + _ROLES + r"))"
)


@dataclass(frozen=True)
class Mention:
    """A donor, several or a nameless group, from token `first` to `last`.

    `form` is name, adjective, seat, person, group (named countries at once), allies
    (nameless), or other (it never gives). `gives` tells whether it may be the one who
    gives where it stands.
    """

    first: int
    last: int
    donors: tuple[str, ...]
    form: str
    gives: bool = True
    how: str = ""


class Register:
    """All forms of names that may be met in a text, the text's own people included."""

    def __init__(self, names: Names, text: str) -> None:
        self.forms = dict(_forms(names))
        self.codes = frozenset(names.donors.values())
        learned = _people_of(text, self.forms)
        self.forms |= {form: (donor, "person") for form, (donor, _) in learned.items()}
        self.people = _full_names(names) | {
            form: name for form, (_, name) in learned.items()
        }

    def mentions(
        self, tokens: list[Token], taken: Iterable[range] = ()
    ) -> list[Mention]:
        """Find who is named, in order; words of sums (`taken`) name nobody."""
        covered = {at for one in taken for at in one}
        found: list[Mention] = []
        at = 0
        while at < len(tokens):
            one = None if at in covered else self._at(tokens, at)
            if one:
                found.append(one)
                at = one.last + 1
            else:
                at += 1
        return found

    def _at(self, tokens: list[Token], at: int) -> Mention | None:
        together = tokens[at].lower in GROUP_WORDS and not _is_stating(tokens, at)
        if together or _are_ministers(tokens, at):
            return _allies(tokens, at)
        if tokens[at].text in self.codes and tokens[at].text.isupper():
            return _mention(tokens, at, at, tokens[at].text, "name")
        if not tokens[at].capital:
            return None
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            words = _words(tokens[at : at + length])
            if words in self.forms and _capital_us(tokens[at : at + length], words):
                donor, form = self.forms[words]
                return _mention(tokens, at, at + length - 1, donor, form)
        return None


def _are_ministers(tokens: list[Token], at: int) -> bool:
    """Tell "Ministers pledged" and "The defence ministers" from "Danish ministers"."""
    if tokens[at].lower != "ministers":
        return False
    ahead = [token.lower for token in tokens[:at]]
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return after not in ("of", "from") and set(ahead) <= {"the", "defence", "defense"}


def _is_stating(tokens: list[Token], at: int) -> bool:
    """Tell "Canada states that" from states."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return tokens[at].lower == "states" and after in ("that", "it", "its", ":")


def _words(tokens: list[Token]) -> str:
    """Join words as they are printed, without a possessive."""
    joined = " ".join(token.lower for token in tokens).replace(" - ", "-")
    return re.sub(r"(?:'s|(?<=s)')$", "", joined)


def _capital_us(tokens: list[Token], words: str) -> bool:
    """Tell US from us, and a name in capitals at its start from a common word."""
    return words != "us" or tokens[0].text.replace(".", "").startswith("US")


@lru_cache(maxsize=8)
def _cached_forms(
    known: tuple[tuple[str, str, str], ...],
) -> Mapping[str, tuple[str, str]]:
    forms = dict(spoken_names())
    forms |= {name: (donor, form) for name, donor, form in known}
    return forms


def _forms(names: Names) -> Mapping[str, tuple[str, str]]:
    """Take the world's names, then what the ledger says, surnames of people too."""
    known = [
        (name.lower(), donor, "name")
        for name, donor in names.donors.items()
        if len(name) > 3
    ]
    for person, donor in names.people.items():
        forms = _forms_of_person(person)
        known += [
            (form, donor, "person") for form in forms if form not in spoken_names()
        ]
    return _cached_forms(tuple(known))


def _forms_of_person(person: str) -> tuple[str, ...]:
    words = person.lower().replace("’", "'").split()
    return (" ".join(words), words[-1]) if len(words) > 1 else (words[0],)


def _full_names(names: Names) -> dict[str, str]:
    """Give the full name of each person for the forms that the press prints."""
    forms = [
        (form, person) for person in names.people for form in _forms_of_person(person)
    ]
    return {form: person for form, person in forms if form not in spoken_names()}


def _people_of(
    text: str, forms: Mapping[str, tuple[str, str]]
) -> dict[str, tuple[str, str]]:
    """Learn from "Norwegian Defence Minister Tore Sandvik" for whom Sandvik speaks."""
    found: dict[str, tuple[str, str]] = {}
    for one in (*_PERSON.finditer(text), *_APPOSITION.finditer(text)):
        donor = _donor_in(one["titles"], forms)
        name = one["name"]
        if donor is None or name.lower().split()[0] in forms:
            continue
        for form in _forms_of_person(name):
            if form not in forms or forms[form][1] == "person":
                found[form] = (donor, name)
    return found


def _donor_in(titles: str, forms: Mapping[str, tuple[str, str]]) -> str | None:
    """Find whose minister: the last country named in the words before the role."""
    words = (
        titles.lower()
        .replace("’", "'")
        .replace("u.s.", "us")
        .replace("u.k.", "uk")
        .split()
    )
    for at in range(len(words) - 1, -1, -1):
        for length in (3, 2, 1):
            form = re.sub("'s$|'$", "", " ".join(words[at : at + length]))
            if form in forms and forms[form][1] in ("name", "adjective"):
                donor = forms[form][0]
                return "" if donor in NEVER else donor
    return None


_BEFORE_ALLIES = words_of("the its our nato all these contact group")
_NOT_ALL = words_of("other with from of some among several")


def _allies(tokens: list[Token], at: int) -> Mention:
    """Read "allies", "five countries"; after "told" or "other" they give nothing."""
    first = at
    while first and tokens[first - 1].lower in _BEFORE_ALLIES:
        first -= 1
    before = tokens[first - 1].lower if first else ""
    near = [token.lower for token in tokens[max(0, at - 5) : at]]
    apposed = "of" in near and near[near.index("of") - 1] == "one"
    apposed = apposed or bool(
        {"became", "become", "first", "only", "among", "largest", "biggest"} & set(near)
    )
    gives = not apposed and before not in OUTSIDE and before not in _NOT_ALL
    return Mention(at, at, (), "allies", gives, before)


def _mention(
    tokens: list[Token], first: int, last: int, donor: str, form: str
) -> Mention:
    donors = tuple(donor.split(";")) if donor else ()
    if form == "person" and not donors:
        return Mention(first, last, (), "other", False)
    if set(donors) & NEVER:
        before = tokens[first - 1].lower if first else ""
        subject = (
            form != "adjective"
            and not (before == "the" and donor == "UKR")
            and before not in (*OUTSIDE, "of", "from", "thanked")
            and not tokens[last].lower.endswith("'s")
        )
        return Mention(first, last, (), "never" if subject else "other", False, before)
    if form == "adjective" and _is_people(tokens, first, last):
        form = "name"
    gives, how = stands(tokens, first, last, form)
    if [t.lower for t in tokens[last + 1 : last + 3]] in _HEARS:
        gives = False
    if how == "in" and first > 1 and tokens[first - 2].lower in _SEATED:
        gives, how = True, ""
    return Mention(first, last, donors, form, gives, how)


def _is_people(tokens: list[Token], first: int, last: int) -> bool:
    """Tell "the Dutch and the Danes", "the French will" from "the French minister"."""
    after = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    the = first > 0 and tokens[first - 1].lower == "the"
    return the and after in ("and", ",", "will", "would", "have", "give", "said", "are")
