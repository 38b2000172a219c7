"""The pages in their order, and where each chart stands; the question of either."""

from dataclasses import dataclass

#: The question that each page answers, in the order of the menu.
QUESTIONS = {
    "overview": "What was pledged, how sure it is, what is open.",
    "donors": "Who pledged how much, in all, as a share of GDP and per head.",
    "meetings": "What each meeting brought, and who stands behind it.",
    "conditions": "What depends on what, and how far along it is.",
    "equipment": "Which items were promised, and how many.",
    "timeline": "How it built up, by month and by donor.",
    "evidence": "Who says so: documents, claims, disputed figures.",
    "data": "The tables, their downloads, the interface, how to cite.",
    "gallery": "All charts, each with the question that it answers.",
    "briefing": "Collect charts, add your words, take the pack along.",
    "methodology": "Terms, conventions, rates and limits.",
}


@dataclass(frozen=True)
class Place:
    """A page, and what its link holds beside the selection so that it shows the chart.

    `own` are names of the page's own; `row` is the name under which the page takes the
    row that the chart is of.
    """

    page: str
    question: str
    own: tuple[tuple[str, str], ...] = ()
    row: str = "show"


PLACES: dict[str, Place] = {
    "donor_totals": Place(
        "donors", "Who pledged how much, all donors?", (("rows", "all"),)
    ),
    "leading_donors": Place("donors", "Who pledged most, alone and jointly?"),
    "largest_donors": Place("overview", "Which ten donors pledged most?"),
    "donor_meetings": Place(
        "donors", "At which meetings did one donor pledge?", (("cut", "meeting"),)
    ),
    "donor_mechanisms": Place(
        "donors", "Through which channels does one donor give?", (("cut", "channel"),)
    ),
    "donor_months": Place("donors", "How did one donor's pledges build up?"),
    "donors_compared": Place("donors", "How do the chosen donors compare over time?"),
    "meeting_totals": Place("meetings", "What did each meeting bring?"),
    "traced_meeting_totals": Place(
        "meetings",
        "What did each meeting bring that is traced to donors?",
        (("axis", "traced"),),
    ),
    "meeting_shares": Place(
        "meetings", "How much of each meeting's sum is traced?", (("axis", "share"),)
    ),
    "disputes": Place("evidence", "Where do sources differ, and how far?"),
    "meeting_bridge": Place("meetings", "Who accounts for a meeting's headline?"),
    "newest_meeting": Place("overview", "What did the newest meeting bring?"),
    "conditions": Place("conditions", "Which conditions are open, and since when?"),
    "condition_history": Place("conditions", "What became of one condition?"),
    "timeline": Place("timeline", "How did pledges build up, month by month?"),
    "timeline_by_donor": Place(
        "timeline", "How did each donor's pledges build up?", (("by", "donor"),)
    ),
    "timeline_by_donor_own_scale": Place(
        "timeline",
        "When did each donor pledge, whatever its size?",
        (("by", "donor"), ("axis", "own")),
    ),
    "timeline_by_group": Place(
        "timeline", "How did the pledges of each group build up?", (("by", "group"),)
    ),
    "timeline_by_group_own_scale": Place(
        "timeline",
        "When did each group pledge, whatever its size?",
        (("by", "group"), ("axis", "own")),
    ),
    "items": Place("equipment", "Which items were promised, and how many?"),
    "item_donors": Place("equipment", "Who promised how many of one item?", row="item"),
    "item_years": Place("equipment", "When was one item promised?", row="item"),
}
