"""A promise as cells of the tables pledges and claims, with what each rests on."""

from collections.abc import Iterator, Mapping

from lib.extract.currencies import BY_DONOR, SHARED
from lib.extract.items import class_in
from lib.extract.promise import Promise
from lib.model.proposal import Evidence, Meeting, Proposal, Span
from lib.model.tables import Claims, Pledges
from lib.model.vocabulary import SEPARATOR

_TRAINING = "training"
#: A field, its value ("" is none), the words that gave it and why.
Told = tuple[str, str, tuple[Span, ...], str]


def proposal_of(
    text: str,
    one: Promise,
    classes: Mapping[str, str],
    meeting: tuple[Meeting, Span] | None,
    day: str,
) -> Proposal:
    """Write a promise as a proposed row, each field with its words and why."""
    told = (*_who(one), *_figure(text, one), *_about(text, one, classes))
    evidence = [Evidence(*each) for each in (*told, *_condition(one)) if each[1]]
    if meeting:
        evidence.append(
            Evidence(
                "meeting_id",
                meeting[0].meeting_id,
                (meeting[1],),
                "day and place of a meeting that the ledger knows",
            )
        )
    cells = {each.field: each.value for each in evidence}
    cells |= {
        "announced_on": meeting[0].date if meeting else day,
        "aid_type": "military",
    }
    cells["scope"] = scope_of(one)
    cells.setdefault("novelty", "new")
    cells.setdefault("qualifier", "none")
    cells["modality"] = _modality(text, one, cells)
    cells["lead"] = "true"
    cells["note"] = _note(one)
    held = Span(one.passage.span.start, one.passage.span.end)
    claim = _row(Claims, cells) | {
        "quote_start": str(held.start),
        "quote_end": str(held.end),
        "note": "",
    }
    return Proposal(
        _row(Pledges, cells), claim, held, tuple(evidence), _confidence(one)
    )


def _row(
    table: type[Pledges] | type[Claims], cells: Mapping[str, str]
) -> dict[str, str]:
    return {column: cells.get(column, "") for column in table.to_schema().columns}


def scope_of(one: Promise) -> str:
    """Give the scope: who is named decides, and whether a channel's sum is meant."""
    if one.stance.kind == "total":
        return "cumulative"
    if one.giver.donors:
        return "joint" if len(one.giver.donors) > 1 else "donor"
    return "total" if one.mechanisms else "headline"


def _who(one: Promise) -> Iterator[Told]:
    donors = SEPARATOR.join(one.giver.donors)
    yield "donors", donors, one.giver.spans, f"Who gives: {one.giver.why}."
    if one.speaker:
        yield "announced_by", one.speaker.name, (one.speaker.span,), "Who said it."
    if one.stance.before:
        why = "Said of a promise made before."
        yield "novelty", "announced_before", (one.stance.before,), why
    if one.stance.kind == "total":
        cue = one.stance.cue
        spans = (Span(cue.start, cue.end),) if cue else ()
        yield "novelty", "announced_before", spans, "A running total."


def _figure(text: str, one: Promise) -> Iterator[Told]:
    figure, span = one.figure, (one.figure.span,)
    if money := figure.money:
        whole = (Span(figure.begins, figure.end),)
        currency = currency_of(one)
        yield "amount", _printed_number(money.amount), span, "The sum as printed."
        yield "amount_to", _printed_number(money.amount_to), span, "The upper end."
        yield "currency", currency, span, "Beside the figure or of its list."
        yield "qualifier", money.qualifier, whole, "The words about the figure."
        yield "amount_as_printed", figure.span.of(text), span, "As printed."
    if goods := figure.goods:
        words = "The words about the number."
        yield "unit", goods.unit, span, "The noun that is counted."
        yield "quantity_qualifier", goods.qualifier, span, words
        yield "item", goods.item, span, "What is counted."
        yield "quantity", _printed_number(goods.value), span, "The number as printed."


def _about(text: str, one: Promise, classes: Mapping[str, str]) -> Iterator[Told]:
    goods, known = one.figure.goods, set(classes.values())
    item, spans = (goods.item if goods else ""), (one.figure.span,)
    if one.purpose:
        item, spans = one.purpose.of(text), (one.purpose,)
        yield "item", item, spans, "What the sum is for."
    plain_class = goods.item_class if goods else ""
    item_class = plain_class if plain_class in known else class_in(item, known)
    yield "item_class", item_class, spans, "The class of the item."
    codes = SEPARATOR.join(sorted({code for code, _ in one.mechanisms}))
    named = tuple(span for _, span in one.mechanisms)
    yield "mechanism", codes, named, "The channel that is named."
    if one.term:
        start, end, span = one.term
        yield "period_start", start, (span,), "The term of a yearly promise."
        yield "period_end", end, (span,), "The term of a yearly promise."


def _condition(one: Promise) -> Iterator[Told]:
    condition, goods = one.condition, one.figure.goods
    if not condition:
        return
    span, unit, item = (condition.span,), condition.unit, condition.item
    whole = (Span(condition.opening.start, condition.span.end),)
    if condition.threshold is not None and not unit and goods:
        unit, item = goods.unit, f"{goods.item}: {condition.item}"
    yield "condition", condition.item, whole, "What must happen first."
    yield "condition_item", item, span, "What others must give or do."
    if condition.threshold is not None:
        number = plain(condition.threshold)
        yield "condition_threshold", number, span, "The number that it prints."
        yield "condition_unit", unit, span, "What that number counts."


def currency_of(one: Promise) -> str:
    """Give the currency; of "kroner" that of the donor."""
    currency = one.figure.money.currency if one.figure.money else ""
    if _own_dollars(one):
        return _DOLLARS[one.giver.donors[0]]
    if currency in SHARED:
        of_donor = [BY_DONOR[donor] for donor in one.giver.donors if donor in BY_DONOR]
        return of_donor[0] if of_donor else ""
    return currency


#: A country that has dollars of its own means them when it speaks for itself.
_DOLLARS = {"CAN": "CAD", "AUS": "AUD", "NZL": "NZD"}


def _own_dollars(one: Promise) -> bool:
    alone = len(one.giver.donors) == 1 and one.giver.donors[0] in _DOLLARS
    return bool(alone and one.own_dollars)


def plain(number: float) -> str:
    """Write a number as the ledger does: no exponent, no needless fraction."""
    return f"{number:.0f}" if number == int(number) else f"{number:.2f}".rstrip("0")


def _printed_number(number: float | None) -> str:
    return "" if number is None else plain(number)


def _modality(text: str, one: Promise, cells: Mapping[str, str]) -> str:
    words = one.segment.of(text).lower()
    if cells.get("item_class") == _TRAINING or (one.figure.goods and "train" in words):
        return "training"
    if one.figure.goods and not one.figure.money:
        return (
            "purchase"
            if any(w in words for w in ("buy", "purchas", "order"))
            else "in_kind"
        )
    if "purl" in cells.get("mechanism", "") or any(
        w in words for w in ("buy", "purchas", "procur")
    ):
        return "purchase"
    return "unspecified"


def _note(one: Promise) -> str:
    """Say what the row does not hold: the sum in another currency, a yearly sum."""
    told = [_printed(other.amount, other.currency) for other in one.figure.equivalents]
    equal = f"The source also prints {' and '.join(told)}." if told else ""
    yearly = "The amount is one year's." if one.term else ""
    return " ".join(filter(None, (equal, yearly)))


def _printed(amount: float | None, currency: str) -> str:
    return (
        f"{currency} {amount:,.0f}"
        if amount is not None
        else f"a vague sum in {currency}"
    )


def _confidence(one: Promise) -> float:
    """Weigh how sure donor and stance are; a nameless sum is less sure."""
    sure = one.stance.sure * one.giver.sure
    return round(min(sure, 0.97), 2)
