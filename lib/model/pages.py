"""The pages in the order of the menu, each with the question that it answers."""

from lib.model.ledger import Ledger

#: By the name of its file in pages/.
QUESTIONS = {
    "overview": "What was pledged, how sure it is, what is open.",
    "donors": "Who pledged how much, in all, as a share of GDP and per head.",
    "meetings": "What each meeting brought, and who stands behind it.",
    "conditions": "What depends on what, and how far along it is.",
    "equipment": "Which items were promised, and how many.",
    "timeline": "How it built up, by month and by donor.",
    "evidence": "Who says so: documents, claims, where sources disagree.",
    "changes": "What was new, corrected or settled between two days, and what it moved.",
    "data": "The tables, their downloads, the interface, how to cite.",
    "gallery": "All charts, each with the question that it answers.",
    "briefing": "Collect charts, add your words, take the pack along.",
    "add": "A report, the rows it proposes, and a patch to take away.",
    "methodology": "Terms, conventions, rates and limits.",
}
#: Pages that one works with, together behind one word of the menu.
MORE = "More"
BEHIND_MORE = ("changes", "data", "gallery", "briefing", "add", "methodology")
#: Pages that are not called as their file is.
_TITLES = {"add": "Add evidence"}

#: What else the path of the overview is called.
_HOME = ("", "overview", "index.html")


def page_meant(path: str) -> str | None:
    """Name the page that a path means, in any case and with a slash at its end; or None."""
    name = path.removeprefix("/").rstrip("/").lower()
    name = "overview" if name in _HOME else name
    return name if name in QUESTIONS else None


#: What stands below the title of a page that says no figure there. Of a ledger's subject
#: stands {scope}.
INTRODUCTIONS = {
    "donors": "Pledged {scope}, by donor: not all aid.",
    "meetings": "What was announced at and around each meeting. Headlines overlap: the "
    "sums of two meetings cannot be added.",
    "conditions": "Pledges that hold only if something else happens first.",
    "equipment": "Which items were promised, and how many: pledges {scope}, not "
    "deliveries, and not all aid.",
    "timeline": "When it was announced, month by month: pledges {scope}, not deliveries, "
    "and not all aid.",
    "evidence": "Every figure rests on claims, every claim on a published source. Where "
    "sources differ, all of their figures are kept, and one leads.",
    "changes": "What the ledger learned between two days, and what that did to the sums. "
    "The later one is the day of the side bar, today without one.",
    "data": "All that stands behind the pages: search it, look through it, take it with "
    "you.",
    "gallery": "Every chart of this site, with the question that it answers. The choices "
    "of the side bar apply to all of them.",
    "add": "From tonight's communiqué to a chart: what a text promises, as rows of this "
    "ledger.",
    "briefing": "Charts collected from all pages, in your order and with your words. The "
    "link of this page holds them: it shows another reader the same briefing.",
}


def title_of(page: str) -> str:
    """Title a page as the menu does."""
    return _TITLES.get(page, page.capitalize())


def introduction(page: str, ledger: Ledger) -> str:
    """Say what a page shows of a ledger, below its title; its question where none is."""
    said = INTRODUCTIONS.get(page, QUESTIONS[page])
    return said.replace("{scope}", ledger.subject.scope)


def absence(page: str, ledger: Ledger) -> str:
    """Say why a page has nothing to show of a ledger, on any day; blank where it has.

    Such a page is not in the menu, nor are its charts; its address says this.
    """
    if page == "conditions" and ledger["pledges"]["condition"].isna().all():
        return "No pledge of this ledger depends on a condition."
    if page == "equipment" and ledger["item_classes"].empty:
        return "This ledger has no classes of items."
    return ""


def pages_of(ledger: Ledger) -> dict[str, str]:
    """List the pages that have something to show of a ledger, with their questions."""
    every = QUESTIONS.items()
    return {page: asks for page, asks in every if not absence(page, ledger)}
