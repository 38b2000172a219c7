"""Rows of frames whose charts one can draw in the head."""

import pandas as pd

from lib.frames.catalogue import FRAMES

MISSING = float("nan")
MONEY_STATES = ["new", "earlier", "conditional", "restated", "lapsed"]


def donor_row(key, label, kind="donor", value=MISSING, **columns):
    """Make a row of donor_totals: all of it new and exact unless said."""
    plain = {
        "donors": key,
        "donor_label": label,
        "kind": kind,
        "value": value,
        "low": value,
        "high": value,
        **dict.fromkeys(MONEY_STATES, MISSING),
        "new": value,
        "open_ended": False,
        **dict.fromkeys(["entries", "pledges"], 1),
        **dict.fromkeys(["unpriced", "unconverted", "itemised"], 0),
        **dict.fromkeys(["joint_pledges", "joint_unpriced", "joint_unconverted"], 0),
        **dict.fromkeys(["unconverted_sums", "joint_unconverted_sums"]),
        **dict.fromkeys(["joint_value", "joint_low", "joint_high"], MISSING),
        **dict.fromkeys(["per_gdp", "per_capita"], MISSING),
        "gdp_year": pd.NA,
        "population_year": pd.NA,
        "currency": "USD",
    }
    return plain | columns


def meeting_row(day, value=MISSING, **columns):
    """Make a row of meeting_totals: all of it of named donors unless said."""
    plain = {
        **dict.fromkeys(FRAMES["meeting_totals"].money_columns, MISSING),
        "meeting_id": f"udcg-{day}",
        "date": day,
        **dict.fromkeys(["value", "low", "high", "named"], value),
        **dict.fromkeys(["entries", "pledges"], 1),
        **dict.fromkeys(["unpriced", "unconverted", "itemised"], 0),
        "unconverted_sums": None,
        **dict.fromkeys(["open_ended", "parts_exceed_whole", "disputed"], False),
        "currency": "USD",
    }
    return plain | columns


def condition_row(pledge_id, **columns):
    """Make a row of conditions: Germany's offer, pending since 12 February."""
    plain = {
        "pledge_id": pledge_id,
        "meeting_id": "m1",
        "announced_on": "2026-02-12",
        "donors": "DEU",
        "donor_label": "Germany",
        "item": "interceptors",
        "offer_quantity": 5.0,
        "offer_unit": "missiles",
        **dict.fromkeys(["value", "low", "high", "progress"], MISSING),
        "condition": "Others give 30",
        "condition_item": "interceptors",
        "threshold": 30.0,
        "threshold_unit": "missiles",
        "status": "pending",
        **dict.fromkeys(["status_on", "status_since", "reported_on"], "2026-02-12"),
        "no_later_report": False,
        "events": 1,
        "state_sources": 1,
        **dict.fromkeys(["state_official", "progress_sources"], 0),
        "progress_official": 0,
        "contributors": None,
        "contributed": MISSING,
        "currency": "USD",
    }
    return plain | columns


def report_row(event_id, day, status_after="pending", **columns):
    """Make a row of condition_history: a report on Germany's offer, without a number."""
    plain = {
        "event_id": event_id,
        "pledge_id": "pac3",
        "donors": "DEU",
        "donor_label": "Germany",
        "announced_on": "2026-02-12",
        "threshold": 30.0,
        "threshold_unit": "missiles",
        "date": day,
        **dict.fromkeys(["quantity", "progress"], MISSING),
        "status_after": status_after,
        "status": "pending" if status_after == "unknown" else status_after,
        "source_id": "report",
        "source_kind": "press",
        **dict.fromkeys(["quote_start", "quote_end"], pd.NA),
        **dict.fromkeys(["given_by", "giver_label", "unit", "counts_as", "note"]),
    }
    return plain | columns


def frame(name, rows):
    """Make a frame in the contract's columns and types, and hold it to it."""
    types = {
        column: "str" if str(rule.dtype).startswith("string") else str(rule.dtype)
        for column, rule in FRAMES[name].columns.items()
    }
    days = {column: "datetime64[us]" for column in types if "datetime" in types[column]}
    return pd.DataFrame(rows, columns=list(types)).astype(types | days)
