"""Whether the subject of a clause is who was spoken of before, or somebody else."""

import re

from lib.extract.tokens import words_of

#: "In addition, ", "At its meeting on Friday, ": no subject stands in it.
_INTRO = re.compile(
    r"\W*(?:[A-Z][\w.’' ]{0,40}:\s*)?\W*(?:(?:in|on|at|of|for|from|after|before|with|under|as|by|to|during|since|besides|"
    r"beyond|apart|separately|meanwhile|also|then|finally|moreover|additionally|within|"
    r"alongside|today|yesterday|over|plus|if|when|once|while|earlier|later|next|this|last)"
    r"\b[^,;:]*[,:]\s*)*",
    re.IGNORECASE,
)
#: Who or what was spoken of before, where nobody is named.
_ALLUDING = words_of(
    "it its he she his her they their we our i my us this these those both "
    "all country countries nation kingdom republic duchy government governments cabinet "
    "ministry ministers minister parliament committee council department administration "
    "president chancellor premier secretary state side pair "
    "trio neighbours allies partners capital authorities officials lawmakers coalition "
    "package packages contribution contributions money sum funds funding tranche pledge "
    "pledges offer donation donations aid assistance support grant grants commitment "
    "commitments instalment delivery deliveries batch shipment plan budget decision bill "
    "order purchase rest remainder half part third quarter share gift announcement total "
    "programme program initiative fund another first second remaining brussels "
    "parties party chamber house senate"
)
_EMPTY = words_of(
    "million billion thousand hundred euros euro dollars pounds kroner crowns kronor "
    "a an the and but or so too also then now still further additional extra new another "
    "more up to at least about around some over nearly almost just under than of in on for "
    "from with by as well plus together jointly each is are was were be been being will "
    "would has have had not only yet already separately meanwhile total worth as much many "
    "little no less fewer roughly approximately said says added comes come there here addition top "
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow week "
    "month year january february march april may june july august september october "
    "november december next last this including included among them out put down set"
)
_RELATIVE = ("which", "who", "that", "and", "or", "but", "all")
#: "That will be", "the three".
_THAT_IS = re.compile(
    r"\b(?:that|which) (?:will|is|would|amounts|comes|means|makes)\b"
    r"|\b(?:the|these|all) (?:two|three|four|five|six|seven|eight)\b(?! \w+s\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def alludes(ahead: str) -> bool:
    """Tell whether words before a verb or figure speak of who was named before.

    So they do where they hold a pronoun or a noun such as "the ministry", and where they
    hold no subject at all; "Insurers", "Clearing them" and "The European Bank" are others.
    """
    opening = _INTRO.match(ahead)
    words = [
        re.sub(r"['’]s$", "", word.lower())
        for word in _WORD.findall(ahead[opening.end() :] if opening else ahead)
    ]
    content = [w for w in words if w not in _EMPTY and not w.endswith("ly")]
    relative = bool(words) and (words[0] in _RELATIVE or bool(_THAT_IS.search(ahead)))
    return not content or relative or any(word in _ALLUDING for word in words)
