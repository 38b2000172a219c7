"""A reason for drawing nothing."""

from lib.charts.silence import Silence


def test_who_is_silent_follows_the_reason():
    one = Silence("unstated", "no sum is stated in this pledge")
    assert one.finding == "No sum is stated in this pledge"
    assert one.sentence == "No sum is stated in this pledge."
    two = Silence("unstated", "no sum is stated in these 2 pledges", whom="Canada")
    assert two.sentence == "No sum is stated in these 2 pledges: Canada."
