"""The day of a news report, which says "today (9 May)" and leaves the year to its reader."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from policymine.fact_patterns import Patterns, free_year, known_patterns
from policymine.text import normalise
from policymine.uncluttered import uncluttered_text

_OPENING = 1500
"""A news report says its day within so many characters."""
_YEAR_CLOSES = 11
"""From this month on, figures of a year by its number can be those of the year that ends."""
_FRESH = 2
"""Figures of a year so far are told within so many months."""
_SAMPLE = 20_000
_CLAUSE = 60
"""So many characters around a year tell whether it is one to come."""
_PROMISE = 24
"""So many characters before a year may promise what it is to bring."""
_STOPS = re.compile(r"[.;!?](?=\s)|[\u3002\uff1b\uff01\uff1f\n]")


def find_news_day(text: str, year: int | None, *, named: bool = False) -> str:
    """Find the day that a news report gives as its own.

    Its year is the one that it says, or that of the yearly observance that it reports on ("the 28th World Day ...").
    Else it is the year that the document is of, or a later one where the report sums up what was until then.

    Args:
        text: The text.
        year: The year that the document seems to be of, or None.
        named: Whether its title or file says so; then no later year can be over.

    Returns:
        The ISO date, or nothing where the text gives no such day or its year is not to be found.

    Example:
        >>> find_news_day("记者今天（6月17日）获悉，2023年全县植树3万亩。", 2023)
        '2024-06-17'
        >>> find_news_day("6月17日，全县植树3万亩。", 2023)
        ''
    """
    known = known_patterns()
    plain = uncluttered_text(normalise(text[:_SAMPLE]))
    if (match := _first(known.news_day, plain[:_OPENING])) is None:
        return ""
    month, day = _month(known, match["month"]), int(match["day"])
    told = int(match["year"] or 0) or _observed(known, plain[:_OPENING])
    if not told:
        told = max(
            year or 0,
            _last_summed_up(known, plain, month),
            _after_whole_years(known, plain, month, year if named else None),
        )
        if not year and any(later > told for later in _told(known, plain)):
            return ""  # it was a memory
    try:
        return dt.date(told, month, day).isoformat() if told else ""
    except ValueError:
        return ""


def is_news(text: str, name: str = "") -> bool:
    """Tell whether a text begins as a report of a news agency or newspaper does, and so speaks of its own day.

    Args:
        text: The text.
        name: The name of its file, which may tell that a station or newspaper brought it.

    Example:
        >>> is_news("本报柏阳6月17日电 全县植树3万亩。"), is_news("2023年，全县植树3万亩。")
        (True, False)
        >>> is_news("2023年，全县植树3万亩。", "news/lianbo-2024.txt")
        True
    """
    file = name.rsplit("/", 1)[-1].lower()
    if file and _first(known_patterns().news_names, file) is not None:
        return True
    return _first(known_patterns().news_wire, normalise(text[:_OPENING])) is not None


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.search(text))), None)


def _observed(known: Patterns, text: str) -> int:
    """The year of the last observance that a text counts, or 0."""
    years = [
        first + _number(match["n"], known.news_ones, known.news_ten) - 1
        for first, pattern in known.observances
        for match in pattern.finditer(text)
    ]
    return max(years, default=0)


def _number(word: str, ones: str, ten: str) -> int:
    """A number in digits, or in words below a hundred (二十九); what is none of these is a word for the first."""
    if word.isdecimal():
        return int(word)
    tens, has_tens, rest = word.rpartition(ten)
    units = ones.find(rest) + 1 if rest else 0
    return max(1, units + (10 * (ones.find(tens) + 1 if tens else 1) if has_tens else 0))


def _last_summed_up(known: Patterns, text: str, month: int) -> int:
    """The first year in which a report of a month can sum up what it does ("as of the end of 2025"), or 0."""
    years = [
        int(match["year"]) + (_month(known, match["month"] or "12") > month)
        for pattern in known.news_as_of
        for match in pattern.finditer(text)
    ]
    years += [int(match["year"]) for pattern in known.news_part_of_year for match in pattern.finditer(text)]
    return max(years, default=0)


def _told(known: Patterns, text: str) -> Iterator[int]:
    """The years that a text tells of, but for those that it looks ahead to."""
    for match in free_year().finditer(text):
        before = text[max(0, match.start() - _CLAUSE) : match.start()]
        clause = _STOPS.split(before)[-1] + _STOPS.split(text[match.end() : match.end() + _CLAUSE])[0]
        if not known.ahead.search(before) and not known.future.search(clause):
            yield int(match[1])


def _is_promised(known: Patterns, text: str, start: int) -> bool:
    """Whether what stands before a year promises what it is to bring: 力争2025年建成, 根据规划，2030年建成."""
    return known.future.search(_STOPS.split(text[max(0, start - _PROMISE) : start])[-1]) is not None


def _month(known: Patterns, said: str) -> int:
    """The number of a month that is said by it or by its name."""
    return int(said) if said.isdecimal() else known.months[said.lower()]


def _after_whole_years(known: Patterns, text: str, month: int, limit: int | None) -> int:
    """The first year in which a report of a month can tell by its number what a whole year brought, or 0."""
    found = (match for pattern in known.news_whole_year for match in pattern.finditer(text))
    years = [int(match["year"]) for match in found if not _is_promised(known, text, match.start())]
    years = [year for year in years if limit is None or year <= limit]
    if not years:
        return 0
    # "From 1 January to 18 March 2025": the year was still running when figures of it were told.
    running = any(
        int(match["year"]) == max(years) and month - _FRESH <= _month(known, match["month"]) <= month
        for pattern in known.news_year_so_far
        for match in pattern.finditer(text)
    )
    return max(years) + (month < _YEAR_CLOSES and not running)
