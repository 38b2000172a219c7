"""What is given: nouns of goods, their unit and their class in the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass

#: Unit as the ledger writes it: words for it; the class where the noun alone tells it.
_UNITS: dict[str, tuple[str, str]] = {
    "tanks": ("tank tanks", "main_battle_tank"),
    "vehicles": (
        "vehicle vehicles carrier carriers apc apcs ifv ifvs mraps mrap 4x4s",
        "armoured_vehicle",
    ),
    "trucks": (
        "truck trucks lorry lorries pickup pickups trailers",
        "logistics_vehicle",
    ),
    "howitzers": ("howitzer howitzers", "artillery_unspecified"),
    "guns": ("gun guns cannon cannons mortar mortars", "artillery_unspecified"),
    "launchers": ("launcher launchers", "air_defence_system"),
    "systems": ("system systems", ""),
    "batteries": ("battery batteries", "air_defence_system"),
    "units": ("unit units", ""),
    "missiles": ("missile missiles", "air_defence_missile"),
    "interceptors": ("interceptor interceptors", "air_defence_missile"),
    "rockets": ("rocket rockets", "rocket"),
    "rounds": ("round rounds", "artillery_ammunition"),
    "shells": ("shell shells projectiles grenades", "artillery_ammunition"),
    "cartridges": ("cartridge cartridges", "ammunition_unspecified"),
    "drones": ("drone drones uav uavs quadcopter quadcopters fpvs ucavs", "uav"),
    "aircraft": (
        "aircraft plane planes jet jets fighter fighters airplanes",
        "fighter_aircraft",
    ),
    "helicopters": ("helicopter helicopters", "helicopter"),
    "boats": ("boat boats", "ship_boat"),
    "vessels": (
        "vessel vessels ship ships minehunter minehunters corvettes",
        "ship_boat",
    ),
    "radars": ("radar radars", "radar"),
    "generators": ("generator generators transformers transformer", "winter_equipment"),
    "ambulances": ("ambulance ambulances", "medical"),
    "hospitals": ("hospital hospitals", "medical"),
    "rifles": ("rifle rifles pistols carbines", "small_arms"),
    "bombs": ("bomb bombs", "air_to_ground_munition"),
    "weapons": ("weapon weapons", ""),
    "soldiers": ("soldier soldiers troops", "training"),
    "recruits": ("recruit recruits conscripts", "training"),
    "instructors": ("instructor instructors trainers", "training"),
    "pilots": ("pilot pilots", "training"),
    "technicians": (
        "technician technicians mechanics engineers sappers medics",
        "training",
    ),
    "trainees": ("trainee trainees cadets officers marines", "training"),
    "kits": ("kit kits set sets", ""),
    "helmets": (
        "helmet helmets vests uniforms parkas jackets boots",
        "winter_equipment",
    ),
    "tents": ("tent tents", "winter_equipment"),
    "terminals": ("terminal terminals", "communications_it"),
    "radios": ("radio radios", "communications_it"),
    "barrels": ("barrel barrels", "maintenance_spares"),
    "engines": ("engine engines", "maintenance_spares"),
    "robots": ("robot robots", ""),
    "jammers": ("jammer jammers", "electronic_warfare"),
    "mines": ("mine mines", ""),
    "machines": ("machine machines excavators bulldozers flails", ""),
    "bridges": ("bridge bridges", "engineering_vehicle"),
    "sights": ("sight sights goggles cameras binoculars", "night_vision_optics"),
    "charges": ("charge charges fuses warheads detonators", "artillery_ammunition"),
    "pieces": ("piece pieces", ""),
    "kitchens": ("kitchen kitchens", ""),
}
UNIT_OF = {word: unit for unit, (words, _) in _UNITS.items() for word in words.split()}
#: Printed as the head noun, where the word is no plural of the unit.
_CLASS_OF_UNIT = {unit: name for unit, (_, name) in _UNITS.items()}
#: Types by which a class is known, and the unit where the type stands for the thing.
_TYPES = (
    (
        "main_battle_tank",
        "tanks",
        "leopard leopards abrams challenger challengers t-72 t-72s t72",
    ),
    (
        "infantry_fighting_vehicle",
        "vehicles",
        "marder marders bradley bradleys cv90 cv90s",
    ),
    (
        "armoured_vehicle",
        "vehicles",
        "stryker strykers patria bushmaster bushmasters m113 m113s",
    ),
    (
        "self_propelled_howitzer",
        "howitzers",
        "caesar caesars archer archers m109 m109s pzh rch krab krabs zuzana zuzanas bohdana bohdanas",
    ),
    ("towed_artillery", "howitzers", "m777 m777s l119"),
    ("rocket_artillery", "launchers", "himars mars mlrs m270"),
    (
        "air_defence_system",
        "systems",
        "patriot patriots nasams iris-t samp gepard gepards skynex hawk hawks s-300 skyranger skyshield crotale raven avenger avengers buk",
    ),
    (
        "air_defence_missile",
        "missiles",
        "pac-3 pac-3s pac-2 stinger stingers sidewinder sidewinders amraam amraams aim-9 aim-120 starstreak mistral mistrals piorun pioruns lmm martlet martlets aster",
    ),
    (
        "anti_tank_weapon",
        "weapons",
        "javelin javelins nlaw nlaws hellfire brimstone at4 panzerfaust",
    ),
    (
        "fighter_aircraft",
        "aircraft",
        "f-16 f-16s f16 f16s mig-29 mig-29s mirage mirages gripen gripens",
    ),
    ("air_to_ground_munition", "missiles", "storm scalp taurus"),
    ("coastal_defence", "missiles", "harpoon harpoons nsm"),
    ("uav", "drones", "vector shahed octopus"),
    ("communications_it", "terminals", "starlink starlinks"),
    ("artillery_ammunition", "rounds", "155mm 155-mm 122mm 152mm 105mm"),
)
TYPES: dict[str, tuple[str, str]] = {
    word: (item_class, unit)
    for item_class, unit, words in _TYPES
    for word in words.split()
}
#: Words of kinds of goods, for the class of what a sum pays for; the first that fits.
_KIND_WORDS = """
    interceptor drone: interceptor_drone; long-range drone: long_range_uav;
    sea drone: sea_drone; naval drone: sea_drone; drone component: uav_component;
    drone: uav; uav: uav; unmanned: uav; uncrewed: uav; air-to-air: air_to_air_missile;
    air defence missile: air_defence_missile; air-defence missile: air_defence_missile;
    interceptor: air_defence_missile; lightweight multirole: air_defence_missile;
    air defence: air_defence_system; air-defence: air_defence_system;
    air defense: air_defence_system; anti-aircraft: air_defence_system;
    patriot: air_defence_system; tank ammunition: tank_ammunition;
    artillery ammunition: artillery_ammunition; shell: artillery_ammunition;
    artillery round: artillery_ammunition; large-calibre: artillery_ammunition;
    155: artillery_ammunition; self-propelled: self_propelled_howitzer;
    multiple rocket: rocket_artillery; ammunition: ammunition_unspecified;
    munition: ammunition_unspecified; howitzer: artillery_unspecified;
    artillery: artillery_unspecified; infantry fighting: infantry_fighting_vehicle;
    anti-tank: anti_tank_weapon; engineering vehicle: engineering_vehicle;
    armoured: armoured_vehicle; armored: armoured_vehicle; tank: main_battle_tank;
    f-16: fighter_aircraft; fighter: fighter_aircraft; helicopter: helicopter;
    radar: radar; demining: mine_clearing; mine clear: mine_clearing;
    mine-clear: mine_clearing; electronic warfare: electronic_warfare;
    jammer: electronic_warfare; night vision: night_vision_optics;
    night-vision: night_vision_optics; communication: communications_it;
    cyber: communications_it; satellite: communications_it; starlink: communications_it;
    medical: medical; ambulance: medical; hospital: medical;
    generator: winter_equipment; winter: winter_equipment; training: training;
    spare part: maintenance_spares; maintenance: maintenance_spares;
    repair: maintenance_spares; upkeep: maintenance_spares;
    budget support: budget_support; truck: logistics_vehicle; boat: ship_boat;
    vessel: ship_boat; missile: air_defence_missile; rocket: rocket; rifle: small_arms
"""
_KINDS = tuple(
    (kind.strip(), item_class)
    for one in _KIND_WORDS.strip().split(";")
    for kind, _, item_class in [one.partition(": ")]
)


@dataclass(frozen=True)
class Kind:
    """What a noun or type of goods tells: unit and class, "" where it does not."""

    unit: str
    item_class: str


def kind_of(word: str) -> Kind | None:
    """Tell the goods that a word, in small letters, is the noun or type of."""
    if word in UNIT_OF:
        unit = UNIT_OF[word]
        return Kind(_printed_unit(word, unit), _CLASS_OF_UNIT[unit])
    if word in TYPES:
        item_class, unit = TYPES[word]
        return Kind(unit, item_class)
    return None


def _printed_unit(word: str, unit: str) -> str:
    """Write the noun that is printed in the plural, where that is a plain word."""
    if word.endswith("ies") or word in ("aircraft", "troops"):
        return word
    return word if word.endswith("s") and word != "apcs" else unit


def class_in(words: str, known: Iterable[str]) -> str:
    """Give the class of goods that words name, where the ledger has it.

    Several kinds side by side are a mixed package.
    """
    lower, rest = words.lower(), words.lower()
    classes: list[str] = []
    for kind, item_class in _KINDS:
        if kind in rest:
            rest = rest.replace(kind, " ")
            classes.append(item_class)
    several = len(set(classes)) > 1 and ("," in lower or " and " in lower)
    found = "mixed_package" if several else classes[0] if classes else ""
    return found if found in known else ""
