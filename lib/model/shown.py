"""What a reader sees of a frame first, and in which unit, wherever it is a table."""

from functools import lru_cache

from lib.model.frames import CONTRACTS

#: The columns that a table opens with; the others are one click away.
SHOWN = {
    "donor_totals": (
        *("donor_label", "kind", "value", "low", "high", "new", "earlier"),
        *("conditional", "restated", "lapsed", "pledges", "unpriced", "joint_pledges"),
        *("joint_value", "per_gdp", "gdp_year", "per_capita", "population_year"),
        "donors",
    ),
    "donor_months": (
        *("donor_label", "month", "value", "cumulative", "low", "high", "new"),
        *("earlier", "conditional", "restated", "lapsed", "pledges", "unpriced"),
    ),
    "timeline": (
        *("month", "value", "cumulative", "low", "high", "named", "joint"),
        *("earlier", "conditional", "restated", "lapsed", "pledges", "unpriced"),
        *("untraced", "untraced_low", "untraced_high", "meetings_label"),
    ),
    "group_months": (
        *("group", "month", "value", "cumulative", "low", "high", "new", "earlier"),
        *("conditional", "restated", "lapsed", "pledges", "unpriced"),
    ),
    "donor_meetings": (
        *("donor_label", "date", "value", "low", "high", "new", "earlier"),
        *("conditional", "restated", "lapsed", "pledges", "unpriced", "meeting_id"),
    ),
    "donor_mechanisms": (
        *("donor_label", "mechanism_label", "value", "low", "high", "new", "earlier"),
        *("conditional", "restated", "lapsed", "pledges", "unpriced"),
    ),
    "meeting_totals": (
        *("date", "headline", "value", "low", "high", "named", "joint"),
        *("unattributed", "earlier", "conditional", "restated", "lapsed", "pledges"),
        *("unpriced", "disputed", "parts_exceed_whole", "meeting_id"),
    ),
    "disputes": (
        *("donor_label", "announced_on", "item", "lowest", "lead", "highest"),
        *("spread", "claims", "scope", "pledge_id"),
    ),
    "bridge": (
        *("place", "part", "donor_label", "value", "low", "high", "open_ended"),
        *("entries", "unpriced", "donors", "meeting_id"),
    ),
    "conditions": (
        *("donor_label", "item", "offer_quantity", "offer_unit", "condition"),
        *("progress", "threshold", "threshold_unit", "status", "status_since"),
        *("reported_on", "no_later_report", "events", "value", "pledge_id"),
    ),
    "condition_history": (
        *("date", "note", "status_after", "giver_label", "quantity", "unit"),
        *("progress", "threshold", "status", "source_id", "source_kind"),
    ),
    "items": (
        *("item_label", "unit", "quantity", "open_ended", "conditional_quantity"),
        *("uncounted", "low", "high", "new", "earlier", "entries", "donors"),
    ),
    "item_donors": (
        *("donor_label", "unit", "quantity", "open_ended", "conditional_quantity"),
        *("uncounted", "low", "high", "new", "earlier", "entries", "kind"),
    ),
    "item_years": (
        *("year", "unit", "quantity", "open_ended", "conditional_quantity"),
        *("uncounted", "low", "high", "new", "earlier", "entries"),
    ),
}
#: Money that is not in millions.
PER_HEAD = "per_capita"


@lru_cache
def money_columns(name: str) -> tuple[str, ...]:
    """List the columns of a frame that hold sums of money, which show in millions."""
    columns = CONTRACTS[name].to_schema().columns.items()
    return tuple(
        column
        for column, rule in columns
        if (rule.metadata or {}).get("unit") == "currency" and column != PER_HEAD
    )
