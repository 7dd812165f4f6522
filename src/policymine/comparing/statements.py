"""The rows of a table as statements that can be compared: values in base units, times as years, horizons."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from policymine.comparing.columns import Horizon
from policymine.comparing.documents import UNKNOWN, Source, place_of, settle, source_of
from policymine.comparing.phrases import NO_PHRASE, Phrase, phrase_of
from policymine.comparing.wording import wording
from policymine.comparing.yearly import years_told
from policymine.lang.units import Unit, Units

if TYPE_CHECKING:
    import pandas as pd

RATIO, POINTS, COUNT, RANK = "%", "pp", "count", "rank"
_USED = (
    "doc_id", "version", "record_id", "kind", "indicator", "indicator_id", "indicator_score", "measure", "change",
    "comparator", "value", "value_high", "unit", "unit_si", "value_si", "deadline", "period_start", "period_end",
    "date_basis", "date_text", "place", "value_text", "sentence", "baseline",
)  # fmt: skip
_CHUNK = 50_000
_AROUND = 60
_YEAR = 350
_SEVERAL = 5
"""A document with so many targets and so many results both reports and promises."""
_BREAK = re.compile("[,;:.，；：。、]\\s|[，；：。]")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONG = 400
"""A span of more days than this holds several years."""


@dataclass(slots=True, eq=False)
class Statement:
    """One record, ready to be compared.

    Attributes:
        row: Its row in the table.
        record_id: Its id.
        source: Its document.
        target: Whether it promises; else it reports.
        place: Key of the place that it is limited to, empty for the whole region.
        phrase: Its indicator; `number` is that of the phrase in its region.
        indicator_id: Its id in the catalogue, empty if it has none.
        sure_of_id: How sure that is, from 0 to 1.
        measure: As in the table.
        change: As in the table.
        comparator: As in the table.
        value: In the base unit; None for a deadline alone.
        high: The other end of a range.
        dimension: Its base unit, `count`, `rank`, or empty without a value.
        work: Whether it is done piece by piece.
        deadline: ISO day, of a promise.
        start: ISO day on which the span of a result begins, empty if open.
        end: ISO day on which it ends.
        stated: Whether the statement itself gives its time.
        year: The year that a promise is made in, or that a result is for.
        horizon: Whether it is about one year, several, or an end.
        beside: Whether it only stands beside another value: the whole of a part, the level left behind.
        unit: The unit that the document gives it in.
        years: Of how many years a change over several years is; 0 if the words do not say.
        span: The years that a level is told of, as 2021-2025, where these are several and it is that of the last one.
        start_value: Whether it is what something rose or fell from.
        series: The id of its series, once the region is compared.
    """

    row: int = -1
    record_id: str = ""
    source: Source = UNKNOWN
    target: bool = False
    place: str = ""
    phrase: Phrase = NO_PHRASE
    number: int = -1
    indicator_id: str = ""
    sure_of_id: float = 0.0
    measure: str = "amount"
    change: str = "level"
    comparator: str = "="
    value: float | None = None
    high: float | None = None
    dimension: str = ""
    work: bool = False
    deadline: str = ""
    start: str = ""
    end: str = ""
    stated: bool = False
    year: int | None = None
    horizon: Horizon = ""
    beside: bool = False
    unit: str = ""
    years: int = 0
    span: str = ""
    start_value: bool = False
    series: str = ""


def statements(frame: pd.DataFrame) -> Iterator[Statement]:
    """Make the rows of a table statements, in their order.

    Args:
        frame: What ``table.load`` gives.

    Yields:
        One for each record that a comparison can use. One that names no indicator is left out, unless it has a value
        and a word such as "investment": see ``twins``.
    """
    phrases: dict[tuple[str, str, str, str], Phrase] = {}
    known = wording()
    work = known.work | {COUNT}
    by_document = _sources(frame)
    for first in range(0, len(frame), _CHUNK):
        part = frame.iloc[first : first + _CHUNK]
        columns = [part[name].tolist() for name in _USED]
        for row, (
            doc_id, version, record_id, kind, indicator, indicator_id, score, measure, change, comparator, raw,
            raw_high, unit, unit_si, raw_si, deadline, start, end, basis, date_text, place, value_text,
            sentence, baseline,
        ) in enumerate(zip(*columns, strict=True), first):  # fmt: skip
            if not indicator and not indicator_id:
                continue
            source = by_document[doc_id, version]
            value, high, dimension, family = in_base_unit(raw, raw_high, unit, raw_si, unit_si, measure, change)
            limit, site = place_of(place, source.region) if place else ("", "")
            limited = ""
            if family not in work:  # works of a winter's campaign are reported for the year
                limited = known.together(source.part, known.parts_of(f"{date_text} {_opening(sentence)}"))
            key = (indicator, unit if dimension == COUNT else "", site, limited)
            phrase = phrases.get(key)
            if phrase is None:
                phrase = phrases[key] = phrase_of(*key)
            if not phrase.tokens and not indicator_id and (value is None or not phrase.text):
                continue
            target = kind == "target"
            before, after, rest = _clause(sentence, value_text)
            words = f"{indicator} | {before}{value_text}{after} | {date_text}".lower()
            if target:
                if basis == "document" and dimension != COUNT and known.each.search(words):
                    deadline = ""  # a plan's end is no day for what it promises for each of its years
                year, horizon = _promise_time(source, deadline, words, family in work, change, value)
                if horizon == "annual" and dimension == COUNT and _all_there_are(before, after):
                    horizon = "cumulative"  # "all 34 tasks" are those of all years
                if horizon == "annual" and _long_since(baseline, year_of(deadline)):
                    horizon = "cumulative"
            else:
                if source.published and end > source.published and end > start:
                    end = max(source.published, start)  # nobody reports what is to come
                if start and not end and start[:4] == source.published[:4]:
                    end = source.published  # "so far this year" ends on the day of the document
                if basis == "document" and start[:4] == source.published[:4]:
                    start = ""  # nobody says since when
                year, horizon = _result_time(source, start, end, words, family in work)
                if _long_since(baseline, year):
                    horizon = "cumulative"
            told_of = ""
            if not target and horizon == "cumulative" and change in ("", "level") and not known.summed.search(words):
                told_of = f"{start[:4]}-{end[:4]}" if (span_days(start, end) or 0) > _LONG else ""
            yield Statement(
                row, record_id, source, target, limit, phrase, -1,
                indicator_id, score if score == score else 0.0, measure, change or "level", comparator or "=", value,
                high, dimension, family in work, deadline, start, end,
                _is_stated(basis, date_text, sentence, value_text), year, horizon, _beside(before, rest, dimension),
                sys.intern(unit),
                years_told(sentence, value_text) if horizon == "cumulative" and change not in ("", "level") else 0,
                told_of, known.left.search(before.lower()) is not None,
            )  # fmt: skip


def in_base_unit(
    value: float, high: float, unit: str, value_si: float, unit_si: str, measure: str, change: str
) -> tuple[float | None, float | None, str, str]:
    """Bring a value into the base unit of its dimension.

    Args:
        value: As in the table, NaN for none.
        high: The other end of a range, NaN for none.
        unit: The unit of both.
        value_si: The value in its base unit where the table gives it, NaN otherwise.
        unit_si: That base unit.
        measure: As in the table.
        change: As in the table.

    Returns:
        Value and other end (None for none), the base unit or what stands for it, and the name of the dimension.

    Example:
        >>> nan = float("nan")
        >>> in_base_unit(4000.0, nan, "ha", nan, "", "amount", "level")
        (40000000.0, None, 'm2', 'area')
        >>> in_base_unit(1.0, nan, "", nan, "", "multiple", "increase")[:3]
        (100.0, None, '%')
    """
    if measure == "deadline" or value != value:
        return None, None, "", ""
    known = _unit(unit) if unit else None
    if measure == "multiple" and change != "level":
        factor, dimension, family = 100.0, RATIO, "ratio"
    elif measure == "rank":
        factor, dimension, family = 1.0, RANK, RANK
    elif measure == "count":
        # Persons are a unit of "yuan per person"; counted, they are things like jobs and households.
        factor, dimension, family = (known.factor if known else 1.0), COUNT, COUNT
    elif known is not None:
        factor, dimension, family = known.factor, known.si, known.dimension
    elif unit_si and value_si == value_si:
        factor, dimension, family = value_si / value if value else 1.0, unit_si, unit_si
    else:
        factor, dimension, family = 1.0, unit or measure, measure
    return value * factor, high * factor if high == high else None, dimension, family


def as_stated(statement: Statement) -> tuple[float, float | None, str]:
    """Give value, other end and unit as the document has them, where that can be told from the base unit.

    Example:
        >>> as_stated(Statement(value=40000000.0, dimension="m2", unit="ha")), as_stated(Statement(value=3.0))
        ((4000.0, None, 'ha'), (3.0, None, ''))
    """
    known = _unit(statement.unit) if statement.unit else None
    value, high = statement.value or 0.0, statement.high
    if known is None or known.si != statement.dimension:
        return value, high, statement.unit or statement.dimension
    return value / known.factor, None if high is None else high / known.factor, statement.unit


def unit_told(statement: Statement) -> str:
    """Give the unit of a value as reasons name it: as the document has it, else what stands for it.

    Example:
        >>> unit_told(Statement(dimension="m2", unit="ha")), unit_told(Statement(dimension="rank"))
        ('ha', 'rank')
    """
    return statement.unit or statement.dimension


def span_days(start: str, end: str) -> int | None:
    """Count the days of a span; None if an end is open or is no day.

    Example:
        >>> span_days("2023-01-01", "2023-12-31"), span_days("", "2023-12-31")
        (365, None)
    """
    try:
        return (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
    except ValueError:
        return None


def year_of(day: str) -> int | None:
    """Give the year of an ISO day.

    Example:
        >>> year_of("2023-06-30"), year_of("")
        (2023, None)
    """
    return int(day[:4]) if day[:4].isdigit() else None


@cache
def _unit(symbol: str) -> Unit | None:
    return Units.load().get(symbol)


def _clause(sentence: str, value_text: str) -> tuple[str, str, str]:
    """Give what stands around a value in its clause, and what follows it in the sentence."""
    at = sentence.find(value_text) if value_text else -1
    if at < 0:
        return "", "", ""
    before, after = sentence[max(0, at - _AROUND) : at], sentence[at + len(value_text) : at + len(value_text) + _AROUND]
    before_from = max((found.end() for found in _BREAK.finditer(before)), default=0)
    end = _BREAK.search(after)
    return before[before_from:], after[: end.start()] if end else after, after


def _is_stated(basis: str, date_text: str, sentence: str, value_text: str) -> bool:
    """Tell whether a clause gives its time: "at the end of December" does, whatever year its heading names."""
    if basis != "context" or not date_text:
        return basis == "stated"
    value, day = sentence.find(value_text), sentence.find(date_text)
    return min(value, day) >= 0 and _BREAK.search(sentence, *sorted((value, day))) is None


def _opening(sentence: str) -> str:
    """Give what a sentence begins with, which limits all of it: "In the winter, ..."."""
    found = _BREAK.search(sentence, 0, _AROUND)
    return sentence[: found.start()] if found else ""


def _long_since(baseline: str, year: int | None) -> bool:
    """Tell whether a change is measured against a year further back than the last one."""
    found = _YEARS.search(baseline) if baseline and year is not None else None
    return found is not None and year is not None and year - int(found[0]) > 1


def _all_there_are(before: str, after: str) -> bool:
    """Tell whether a number that is to be done is that of all there are, and not of a year."""
    known = wording()
    return known.all_of.search(before.lower()) is not None or known.all_of_before.match(after) is not None


def _beside(before: str, rest: str, dimension: str) -> bool:
    """Tell whether what stands around a value makes it the whole of a part, or the level left behind."""
    known, before = wording(), before.lower()
    if known.left.search(before):
        return True
    return dimension == COUNT and bool(known.whole.search(before) or known.whole_before.match(rest))


def _promise_time(
    source: Source, deadline: str, words: str, work: bool, change: str, value: float | None
) -> tuple[int | None, Horizon]:
    """Tell in which year a promise is made, and what its value is about."""
    known = wording()
    due = year_of(deadline)
    year = source.year
    if due is not None and (year is None or (due < year and source.kind.reviews)):
        year = due  # a review repeats what was promised for the year that it tells of
    if value is None:
        return year, "deadline"
    if known.cumulative.search(words):
        return year, "cumulative"
    if due is None:
        return year, "annual" if known.annual.search(words) else ""
    if source.year is None or due <= source.year or known.annual.search(words):
        return year, "annual"
    return year, "cumulative" if work or change != "level" else "endpoint"


def _result_time(source: Source, start: str, end: str, words: str, work: bool) -> tuple[int | None, Horizon]:
    """Tell for which year a result is, and whether over several."""
    known = wording()
    told = None if source.year is None else source.year - source.kind.reviews
    year = year_of(end) or year_of(start) or told
    if work and not end and year is not None and told is not None and year < told:
        return told, "cumulative"  # "since 2021, 40 km have been built"
    days = span_days(start, end)
    if known.cumulative.search(words) or (days is not None and days > _LONG):
        return year, "cumulative"
    whole = known.annual.search(words) if days is None else days >= _YEAR
    return year, "annual" if whole else ""


def _sources(frame: pd.DataFrame) -> dict[tuple[str, int], Source]:
    names = ["doc_id", "version", "title", "source", "issuer", "region", "report_year", "published"]
    first = frame[names].drop_duplicates(["doc_id", "version"])
    made = [
        source_of(doc_id, title or source, issuer, region, None if year is None else int(year), published, version)
        for doc_id, version, title, source, issuer, region, year, published in zip(
            *(_plain(first[name]) for name in names), strict=True
        )
    ]
    counts = frame.groupby(["doc_id", "kind"]).size().unstack(fill_value=0)
    both = counts.min(axis=1) if {"target", "result"} <= set(counts) else counts.min(axis=1) * 0
    return settle(made, set(both[both >= _SEVERAL].index))


def _plain(column: pd.Series[Any]) -> list[Any]:
    return column.astype(object).where(column.notna(), None).tolist()
