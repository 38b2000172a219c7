"""The subject of small ledgers: that of the shipped one, in fewer words."""

from lib.ledger.subject import read_subject, read_vocabulary

CODES = {
    "groups": {"EU": "the EU", "NATO": "NATO", "G7": "the G7", "NB8": "the NB8"},
    "aid_types": {
        "military": "military",
        "financial": "financial",
        "humanitarian": "humanitarian",
        "mixed": "mixed",
    },
    "modalities": {
        "cash": "cash",
        "in_kind": "in kind",
        "purchase": "purchase",
        "training": "training",
        "unspecified": "form not stated",
    },
    "source_kinds": {
        "official": "official",
        "agency": "news agency",
        "press": "press",
        "state_media": "state media",
        "other": "other source",
    },
}


def toy_words():
    """Return what a descriptor says of the subject; free to be changed."""
    vocabulary = {
        name: [
            {"code": code, "label": label, "definition": f"Definition of {label}."}
            | ({"official": True} if code == "official" else {})
            | ({"second_hand": True} if code == "other" else {})
            for code, label in codes.items()
        ]
        for name, codes in CODES.items()
    }
    subject = {
        "name": "Pledges to Ukraine",
        "scope": "at UDCG meetings and through PURL",
        "meeting": "UDCG meeting",
    }
    return {"subject": subject, "vocabulary": vocabulary}


def declared(descriptor):
    """Read the vocabulary of a descriptor as far as it is sound."""
    vocabulary, _ = read_vocabulary(descriptor)
    return vocabulary


def subject_of(descriptor):
    """Read the subject of a sound descriptor."""
    subject, faults = read_subject(descriptor)
    assert subject is not None, faults
    return subject
