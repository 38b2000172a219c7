"""What the charts of where one donor stands say: its parts, its place."""

from dataclasses import replace

import pandas as pd

from lib.charts.captions import in_a_sentence, worth_in_words
from lib.charts.chart import DONOR, IN_MONEY, of_single_donors
from lib.charts.ranks import place_in_words
from lib.charts.standing import (
    figure_by_measure,
    parts_figure,
    parts_finding,
    parts_plots,
    peers_finding,
    peers_plots,
    with_peers,
)
from lib.charts.statement import (
    Statement,
    Topic,
    of_which,
    sum_counted,
    uncounted,
    who_pledged,
    without_sum,
)
from lib.charts.subjects.donors import ALL, NO_DONOR, jointly_too
from lib.model.language import gettext, gettext_noop
from lib.model.vocabulary import UNATTRIBUTED


def parts_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say what one donor, joint set or nobody pledged, and what of it is in doubt."""
    row = rows.to_dict("records")[0]
    name, topic = in_a_sentence(row["donor_label"]), topic.of_donor(row["donors"])
    states = of_which(row, topic, row["currency"])
    figure = sum_counted(worth_in_words(row), topic, states)
    silent = without_sum(int(row["unpriced"]), unconverted=row["unconverted_sums"])
    parts = {"scope": topic.scope(), "sum": figure}
    pledged = who_pledged(name, row["kind"])
    clause = gettext("{donor} {scope}: {sum}", donor=pledged, **parts)
    if row["kind"] == UNATTRIBUTED:
        clause = gettext("{scope}, no named donor accounts for {sum}", **parts)
    beside = (*uncounted(row, topic), *silent, *jointly_too(row, name))
    return Statement(clause, beside)


def peers_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say what one donor pledged by a measure, and where that ranks."""
    (row,) = rows[rows["donors"] == topic.selection.show].to_dict("records")
    name, topic = in_a_sentence(row["donor_label"]), topic.of_donor(row["donors"])
    place = place_in_words(row["donors"], rows, topic.selection)
    figure = figure_by_measure(row, topic.selection.per)
    parts = {"donor": name, "scope": topic.scope(), "figure": figure}
    clause = gettext("{donor} had pledged {scope}: {figure}", **parts)
    clause = f"{clause}, {place}" if place else clause
    alone = (gettext("joint pledges are not in it"),) if row["joint_pledges"] else ()
    return Statement(clause, (*uncounted(row, topic), *alone))


CHARTS = {
    "donor_parts": replace(
        ALL,
        question=gettext_noop("What are one donor's pledges made of?"),
        what=gettext_noop("{row}: its sum with its parts"),
        statement=parts_statement,
        finding=parts_finding,
        plots=parts_plots,
        figure=parts_figure,
        of=DONOR,
        own=(),
        ignores=IN_MONEY,
    ),
    "donor_peers": replace(
        ALL,
        question=gettext_noop("Where does one donor stand among the others?"),
        what=gettext_noop("{row} among the other donors"),
        statement=peers_statement,
        finding=peers_finding,
        plots=peers_plots,
        rows=with_peers,
        of=DONOR,
        with_peers=True,
        own=(),
        among=of_single_donors,
        absent=NO_DONOR,
    ),
}
