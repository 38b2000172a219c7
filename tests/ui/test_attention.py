"""What is read aloud when figures change."""

from tests.apps import mounted, opened


def told(app):
    (data,) = mounted(app, "attention")
    return data


def test_the_first_finding_of_the_page_is_told_with_the_choices():
    data = told(opened("donors", currency="EUR"))
    assert data["page"] == "Donors"
    assert data["figures"].startswith(
        "Germany pledged most at UDCG meetings and through PURL: €"
    )
    assert "euros at the rate of the day; as of " in data["figures"]


def test_the_address_on_paper_is_the_one_that_is_copied():
    app = opened("donors", currency="EUR")
    (copy,) = mounted(app, "actions")[0]["groups"][0]["actions"]
    assert told(app)["address"] == f"This page: {copy['what']}"


def test_a_choice_changes_what_is_told():
    app = opened("donors")
    before = told(app)
    app.selectbox(key="currency").select("GBP").run()
    after = told(app)
    assert before["figures"] != after["figures"]
    assert "British pounds" in after["figures"]


def test_a_page_without_a_chart_tells_the_choices():
    figures = told(opened("methodology", donor="NOR"))["figures"]
    assert figures.startswith("Firm pledges")
    assert "Norway" in figures
