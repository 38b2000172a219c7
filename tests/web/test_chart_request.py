"""What a request for charts asks for, and what is wrong with it, in words."""

import re

import pytest

from lib.model.briefing import MOST_CHARTS
from lib.web.chart_request import OPTIONS
from tests.web.client import client_of
from tests.web.first_page import ROOT

NEWEST = "udcg-2026-02-12"


@pytest.fixture(scope="module")
def ask():
    return client_of(ROOT / "seeds")


@pytest.mark.parametrize(
    "path",
    [
        f"meeting_bridge@{NEWEST}.json?",
        f"meeting_bridge.json?set={NEWEST}&",
        f"meeting_bridge.json?show={NEWEST}&",
        f"meeting_bridge.json?set={NEWEST}&show=udcg-2025-12-16&",
        f"meeting_bridge@{NEWEST}.json?show=udcg-2025-12-16&",
    ],
)
def test_the_row_comes_from_the_name_else_set_else_show(ask, path):
    meta = ask(f"/v1/charts/{path}currency=EUR").json()["meta"]
    assert ["chart", f"meeting_bridge@{NEWEST}"] in meta["selection"]["query"]
    assert "12 Feb 2026" in meta["selection"]["words"]


def test_an_item_is_named_as_its_page_names_it(ask):
    answer = ask("/v1/charts/item_years.json?item=air_defence_missile")
    assert answer.json()["meta"]["finding"].startswith("Air defence missile")


WRONG = {
    "donor_total.png": (404, r'chart "donor_total" is not known.*donor_totals'),
    "donor_totals.gif": (404, r'format "gif" is not known.*png, svg, pdf'),
    "meeting_bridge.png": (400, r"needs a row.*meeting_bridge@<row>"),
    "meeting_bridge@nowhere.png": (400, r"names no row"),
    "donor_totals@DEU.png": (400, r"is of no single row"),
    "donor_totals.csv?set=DEU": (400, r'set "DEU" names no row of donor_totals'),
    "donor_totals.png?width=239": (400, r"width.*a whole number from 240 to 4000"),
    "donor_totals.png?width=4001": (400, r"width.*a whole number from 240 to 4000"),
    "donor_totals.png?width=1e3": (400, r"width.*a whole number"),
    "donor_totals.png?width=%D9%A3%D9%A0%D9%A0": (400, r"width.*a whole number"),
    "donor_totals.png?height=0": (400, r"height.*from 160 to 4000"),
    "donor_totals.png?scale=nan": (400, r"scale.*a number from 1 to 4"),
    "donor_totals.png?scale=9": (400, r"scale.*a number from 1 to 4"),
    "donor_totals.png?width=4000&scale=4": (400, r"(scale|width).*at most"),
    "items.png?height=160": (400, r"height.*at least \d+"),
    "donor_totals.png?theme=pink": (400, r"theme.*light, dark, print"),
    "donor_totals.png?theme=dark&theme=light": (400, r"is one too many"),
    f"donor_totals.png?title={'x' * 201}": (400, r"title.*201 characters.*at most 200"),
    "donor_totals.png?colour=red": (400, r'parameter "colour" is not known'),
    "donor_totals.png?currency=XXX": (400, r'currency "XXX" is not known'),
}


@pytest.mark.parametrize("path", WRONG)
def test_a_wrong_request_is_refused_before_anything_is_drawn(ask, path):
    status, said = WRONG[path]
    answer = ask(f"/v1/charts/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert re.search(said, answer.json()["detail"])


def test_names_of_a_page_come_along_with_its_link(ask):
    path = "/v1/charts/largest_donors.json?view=0a1b2c3d&cut=meeting&open=DEU"
    assert ask(path).status_code == 200


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", 'chart "" is missing. Expected: at least one chart'),
        ("chart=nonsense", 'chart "nonsense" is not known'),
        ("chart=donor_months", 'chart "donor_months" needs a row'),
        ("chart=donor_months@XYZ", "names no row that this chart can be of"),
        ("chart=timeline&chart=timeline", "is one too many"),
        ("chart=timeline&heading=2:x", "is of no chart in this briefing"),
        (f"chart=timeline&title={'x' * 50_000}", "has 50,000 characters"),
        (f"chart=timeline&comment=1:{'x' * 2_001}", "has 2,001 characters"),
        ("chart=timeline&donor=XXX", 'donor "XXX" is not known'),
        ("chart=timeline&colour=red", 'parameter "colour" is not known'),
        ("chart=timeline&asof=2030-01-01", "is after today"),
        ("&".join(["chart=a"] * 8_000), f"Expected: at most {MOST_CHARTS} charts"),
    ],
)
def test_a_wrong_briefing_is_refused_in_words_and_nothing_is_made(ask, query, said):
    answer = ask(f"/v1/briefing.pptx?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"]
    assert len(answer.content) < 20_000


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("width", "240", 240),
        ("width", "4001", None),
        ("width", "300.5", None),
        ("height", "159", None),
        ("scale", "1.5", 1.5),
        ("scale", "inf", None),
        ("theme", "print", "print"),
        ("theme", "Print", None),
    ],
)
def test_an_option_reads_what_its_schema_allows(name, value, read):
    assert OPTIONS[name].read(value) == read


def test_of_an_option_given_twice_the_first_counts_in_the_refusal(ask):
    path = "/v1/charts/largest_donors.png?width=300&width=400"
    (problem,) = ask(path).json()["problems"]
    assert (problem["name"], problem["found"]) == ("width", "400")
    assert problem["expected"] == "one value; 300 came first"
