"""The pages in the order of the menu, each with the question that it answers."""

#: By the name of its file in pages/.
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
