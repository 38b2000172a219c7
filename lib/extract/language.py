"""Whether a text is English: the rules read no other language."""

import re

from lib.extract.tokens import words_of

#: The commonest words of English; in English prose they are a third of all.
_ENGLISH = words_of(
    "the of and to in a is that for it on was with as by at from be are this have has "
    "an or will he his its not but they said which their been were would we she had "
    "you i our us more new also than after who"
)
#: Common words of other languages that English lacks, by language.
_OTHERS: dict[str, frozenset[str]] = {
    "German": words_of(
        "der die das und ist nicht mit von für auf dem den ein eine wird zu im sich auch "
        "werden hat"
    ),
    "French": words_of(
        "le la les des et est dans pour une un que qui sur avec par au du pas plus cette "
        "été"
    ),
    "Spanish": words_of(
        "el los las una para con por del que en y la se su al como más fue"
    ),
    "Italian": words_of(
        "il gli una per con del della che di e la si nel dei alla anche sono"
    ),
    "Polish": words_of("i w na z się że nie do jest dla o od przez oraz po jak także"),
    "Dutch": words_of(
        "het een van en de niet met voor op zijn wordt dat aan ook door bij"
    ),
    "Portuguese": words_of("os as uma para com não do da que em e por mais foi dos ao"),
    "Swedish, Danish or Norwegian": words_of(
        "och att som för på med av är ett til og det er ikke av den"
    ),
}
#: Fewer words than this are too few to judge; a table has few of the common ones.
_FEWEST = 12
_SHARE = 0.08


def language_notice(text: str) -> str:
    """Say that a text is not English, and which it looks like; "" where it may be."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < _FEWEST:
        return ""
    foreign = sum(not word.isascii() and not _latin(word) for word in words) / len(
        words
    )
    if foreign > 0.3:
        return _notice("a language in another script")
    english = sum(word in _ENGLISH for word in words) / len(words)
    language, share = max(
        (
            (name, sum(w in known for w in words) / len(words))
            for name, known in _OTHERS.items()
        ),
        key=lambda one: one[1],
    )
    return _notice(language) if share > english and share > _SHARE else ""


def _latin(word: str) -> bool:
    return all(ord(letter) < 0x250 for letter in word)


def _notice(language: str) -> str:
    return (
        f"The text looks like {language}, not English: nothing was read from it. "
        "Give an English report, or enter its rows by hand."
    )
