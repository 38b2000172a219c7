"""What a ledger says of its own subject: what sentences call it, and its closed lists."""

from collections.abc import Mapping
from dataclasses import dataclass

#: The lists that every ledger declares in its descriptor.
LISTS = ("groups", "aid_types", "modalities", "source_kinds")


@dataclass(frozen=True)
class Subject:
    """What sentences call the subject of a ledger.

    Parameters
    ----------
    name
        As a title begins: Pledges to Ukraine.
    scope
        Where its pledges were made, after "pledges": at UDCG meetings and through PURL.
    meeting
        What one meeting is, after "the": UDCG meeting.
    limits
        What else its readers must know, as items of a list in Markdown.
    """

    name: str
    scope: str
    meeting: str
    limits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Word:
    """One entry of a declared list.

    The label is as it stands within a sentence: "the EU", "in kind". Of kinds of source
    `official` ones speak for those who promise or receive, `second_hand` ones relay what
    others report.
    """

    code: str
    label: str
    definition: str
    official: bool = False
    second_hand: bool = False


#: The words of each declared list by their code, in the order declared.
Vocabulary = Mapping[str, Mapping[str, Word]]
