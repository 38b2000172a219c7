import pandas as pd
import pytest

from lib.extract.names import names_of


@pytest.fixture
def tables():
    return {
        "donors": pd.DataFrame(
            {"donor_id": ["NOR", "GBR"], "name": ["Norway", "United Kingdom"]}
        ),
        "pledges": pd.DataFrame(
            {
                "announced_by": [
                    "John Healey (UK co-chair)",
                    "Denys Shmyhal",
                    "Denys Shmyhal",
                    "Ann Poe (for Norway)",
                    "Norwegian Ministry of Defence",
                    None,
                ],
                "donors": ["GBR", "NOR", "GBR", "NOR", "NOR", None],
            }
        ),
        "meetings": pd.DataFrame(
            {
                "meeting_id": ["m-1"],
                "date": ["2026-02-12"],
                "city": ["Brussels"],
                "venue": [None],
            }
        ),
        "mechanisms": pd.DataFrame(
            {"mechanism": ["epf"], "label": ["European Peace Facility (EPF)"]}
        ),
    }


def test_people_speak_for_the_donor_they_announce_for(tables):
    assert names_of(tables).people == {"John Healey": "GBR", "Denys Shmyhal": ""}


def test_a_channel_is_known_by_label_and_abbreviation(tables):
    assert set(names_of(tables).mechanisms) == {
        "European Peace Facility (EPF)",
        "European Peace Facility",
        "EPF",
    }


def test_meetings_keep_day_and_place(tables):
    (meeting,) = names_of(tables).meetings
    assert (meeting.date, meeting.places) == ("2026-02-12", ("Brussels",))


def test_speakers_at_a_meeting_are_people_too(tables):
    tables["statements"] = pd.DataFrame(
        {"speaker": ["Mark Rutte", "Ann Poe"], "party": ["NATO", "NOR"]}
    )
    people = names_of(tables).people
    assert (people["Mark Rutte"], people["Ann Poe"]) == ("", "NOR")


def test_a_ledger_may_do_without_the_optional_tables(tables):
    assert names_of(tables).item_classes == {}
