import pytest

from lib.extract.language import language_notice


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Deutschland wird der Ukraine zwei weitere Systeme liefern und die Kosten für das Gerät tragen, sagte der Minister in Berlin.",
            "German",
        ),
        (
            "La France va fournir des canons et des obus à l'Ukraine pour un montant de cent millions, a dit le ministre dans une lettre.",
            "French",
        ),
        (
            "Норвегія передасть Україні сім мільярдів крон на протиповітряну оборону, сказав міністр оборони в Осло у четвер.",
            "script",
        ),
    ],
)
def test_another_language_is_said_so(text, language):
    assert language in language_notice(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Denmark said on Friday that they would give the money to Ukraine for drones.",
        "| Norway | NOK 7bn | drones |\n| Denmark | DKK 3bn | tanks |\n| Spain | EUR 5m | - |",
        "Mr Šakalienė and Mr Häkkänen of the ministries in Vilnius and Helsinki said that it was agreed.",
        "",
    ],
)
def test_english_tables_and_short_texts_are_read(text):
    assert language_notice(text) == ""
