"""Countries as English texts name them: name, adjective, seat of government.

Names come from CLDR (babel), adjectives and capitals from countryinfo; both lack what
the press says every day (UK, The Hague, Icelandic), which stands here.
"""

from functools import cache

import pycountry
from babel import Locale
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError

#: Names of every day, to ISO 3166 alpha-3; EUI stands for the EU's institutions.
NAMES = {
    **dict.fromkeys(("uk", "britain", "great britain", "united kingdom"), "GBR"),
    **dict.fromkeys(("us", "usa", "united states", "united states of america"), "USA"),
    **dict.fromkeys(("america",), "USA"),
    **dict.fromkeys(("holland", "netherlands"), "NLD"),
    **dict.fromkeys(("czechia", "czech republic"), "CZE"),
    **dict.fromkeys(("turkey", "türkiye", "turkiye"), "TUR"),
    **dict.fromkeys(("korea", "south korea", "republic of korea"), "KOR"),
    **dict.fromkeys(("north macedonia", "macedonia"), "MKD"),
    **dict.fromkeys(
        (
            "eu",
            "european union",
            "european commission",
            "union",
            "commission",
            "council of the eu",
        ),
        "EUI",
    ),
    **{"slovak republic": "SVK", "kosovo": "XKX", "bosnia": "BIH"},
}
#: Adjectives and nationals that countryinfo lacks.
ADJECTIVES = {
    **dict.fromkeys(("american", "americans", "us"), "USA"),
    **dict.fromkeys(("british", "britons", "uk"), "GBR"),
    "french": "FRA",
    **dict.fromkeys(("icelandic", "icelanders"), "ISL"),
    **dict.fromkeys(("slovenian", "slovenians"), "SVN"),
    **dict.fromkeys(("luxembourgish",), "LUX"),
    **dict.fromkeys(("argentine", "argentinian"), "ARG"),
    **dict.fromkeys(("danes", "danish"), "DNK"),
    **dict.fromkeys(("swedes",), "SWE"),
    **dict.fromkeys(("finns",), "FIN"),
    **dict.fromkeys(("poles",), "POL"),
    **dict.fromkeys(("spaniards",), "ESP"),
    **dict.fromkeys(("turks",), "TUR"),
    **dict.fromkeys(("czechs",), "CZE"),
    **dict.fromkeys(("croats",), "HRV"),
    **dict.fromkeys(("slovakian",), "SVK"),
    **{"macedonian": "MKD", "korean": "KOR", "new zealand": "NZL", "eu": "EUI"},
    **{"kosovar": "XKX", "hellenic": "GRC", "irish": "IRL"},
}
#: Seats of government that stand for it; the EU's is Brussels, Belgium's too.
SEATS = {
    **{"the hague": "NLD", "washington": "USA", "ottawa": "CAN", "kishinev": "MDA"},
    **{"chisinau": "MDA", "bogota": "COL", "reykjavík": "ISL", "downing street": "GBR"},
    **{"whitehall": "GBR", "pentagon": "USA", "white house": "USA", "elysee": "FRA"},
    **{"élysée": "FRA", "bundestag": "DEU", "bundeswehr": "DEU", "riksdag": "SWE"},
    **{"storting": "NOR", "folketing": "DNK", "seimas": "LTU", "saeima": "LVA"},
    **dict.fromkeys(("taoiseach", "tánaiste", "tanaiste"), "IRL"),
    **{"kanzleramt": "DEU", "quai d'orsay": "FRA", "moncloa": "ESP"},
    **{"federal council": "CHE"},
    **{"eduskunta": "FIN", "palazzo chigi": "ITA", "binnenhof": "NLD", "diet": "JPN"},
    **{"riigikogu": "EST", "kremlin": "RUS", "congress": "USA", "sejm": "POL"},
}
#: Places that are no government's voice, or words of other meanings.
NOT_SEATS = frozenset(
    {"brussels", "amsterdam", "luxembourg", "san josé", "male", "victoria"}
)
#: Several at once.
GROUPS = {
    "nordic-baltic eight": "DNK;EST;FIN;ISL;LTU;LVA;NOR;SWE",
    "nordic-baltic countries": "DNK;EST;FIN;ISL;LTU;LVA;NOR;SWE",
    "nordic-baltic states": "DNK;EST;FIN;ISL;LTU;LVA;NOR;SWE",
    "nordic and baltic countries": "DNK;EST;FIN;ISL;LTU;LVA;NOR;SWE",
    "nb8": "DNK;EST;FIN;ISL;LTU;LVA;NOR;SWE",
    **dict.fromkeys(("baltic states", "baltic countries", "baltics"), "EST;LTU;LVA"),
    **dict.fromkeys(("three baltic states", "baltic trio"), "EST;LTU;LVA"),
    **dict.fromkeys(("nordic countries", "nordic states"), "DNK;FIN;ISL;NOR;SWE"),
}
#: They give nothing here: the one who receives, and those who stand on the other side.
NEVER = frozenset({"UKR", "RUS", "BLR", "PRK", "IRN", "CHN"})


@cache
def spoken_names() -> dict[str, tuple[str, str]]:
    """Give for each form, in small letters, the country and what the form is.

    The forms are name, adjective, seat and group.
    """
    known: dict[str, tuple[str, str]] = {}
    for name, code in _names().items():
        known[name] = (code, "name")
    for seat, code in _of_countryinfo("capital").items():
        if seat not in NOT_SEATS:
            known.setdefault(seat, (code, "seat"))
    for word, code in _of_countryinfo("demonym").items():
        known.setdefault(word, (code, _form_of(word)))
    known |= {seat: (code, "seat") for seat, code in SEATS.items()}
    known |= {
        one: (code, _form_of(one))
        for one, code in ADJECTIVES.items()
        if one not in NAMES
    }
    return known | {name: (codes, "group") for name, codes in GROUPS.items()}


def _form_of(word: str) -> str:
    """Tell the Danes, who give as Denmark does, from Danish."""
    plural = word.endswith("s") and word not in ("swiss", "us")
    return "name" if plural else "adjective"


def _names() -> dict[str, str]:
    territories = Locale("en").territories
    plain = {
        territories.get(one.alpha_2, one.name).lower(): one.alpha_3
        for one in pycountry.countries
    }
    return {
        **plain,
        **{one.name.lower(): one.alpha_3 for one in pycountry.countries},
        **NAMES,
    }


@cache
def _of_countryinfo(fact: str) -> dict[str, str]:
    """Read one fact of each country that countryinfo knows."""
    found: dict[str, str] = {}
    for one in pycountry.countries:
        try:
            word = getattr(CountryInfo(one.alpha_3), fact)()
        except CountryNotFoundError:
            continue
        for form in (word or "").lower(), f"{word}s".lower():
            if form.strip("s"):
                found.setdefault(form, one.alpha_3)
    return found
