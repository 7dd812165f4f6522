"""The patterns by which documents state their facts, compiled from the language folders, and the days they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from policymine.lang.tables import compile_pattern, tables_of
from policymine.text import normalise

_NUMERIC_DATE = r"(?<!\d)(?:19|20)\d\d(?:[-/.]|\s?\u5e74\s?)\d{1,2}(?:[-/.]|\s?\u6708\s?)\d{1,2}(?!\d)\s?\u65e5?"
_DIGITS = re.compile(r"\d+")
_BEFORE_YEAR = r"(?i:(?<![a-z])(?:%s)\W{0,3})$"
_WORD = r"(?i:(?<![a-z])(?:%s)(?![a-z-]))"


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of all languages, compiled."""

    months: dict[str, int]
    date: re.Pattern[str]
    title_cut: tuple[re.Pattern[str], ...]
    published_lines: tuple[re.Pattern[str], ...]
    datelines: tuple[re.Pattern[str], ...]
    published_inside: tuple[re.Pattern[str], ...]
    issuer_lines: tuple[re.Pattern[str], ...]
    issuer_cut: tuple[re.Pattern[str], ...]
    bodies: re.Pattern[str]
    national: re.Pattern[str]
    ahead: re.Pattern[str]
    review: re.Pattern[str]
    closed: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    adopted: re.Pattern[str]
    aimed: re.Pattern[str]
    plan: tuple[re.Pattern[str], ...]
    told: tuple[re.Pattern[str], ...]
    year_before: tuple[re.Pattern[str], ...]
    aside: re.Pattern[str]
    number_lines: tuple[re.Pattern[str], ...]
    number_labels: tuple[re.Pattern[str], ...]
    number_titles: tuple[re.Pattern[str], ...]
    news_day: tuple[re.Pattern[str], ...]
    news_wire: tuple[re.Pattern[str], ...]
    news_names: tuple[re.Pattern[str], ...]
    news_as_of: tuple[re.Pattern[str], ...]
    news_whole_year: tuple[re.Pattern[str], ...]
    news_part_of_year: tuple[re.Pattern[str], ...]
    news_year_so_far: tuple[re.Pattern[str], ...]
    observances: tuple[tuple[int, re.Pattern[str]], ...]
    news_ones: str
    news_ten: str
    loose_spaces: re.Pattern[str]


@cache
def free_year() -> re.Pattern[str]:
    """Give what finds a year that is no part of a larger number, such as one with a scale word glued to it.

    Example:
        >>> free_year().findall("2024年植树2000万株，1999 trees, 2,001 and 2000.5 ha, Directive 2009/28/EC")
        ['2024', '1999']
    """
    tables = [table for _, table in tables_of("numbers.toml") if not table.get("spaced", True)]
    scales = "|".join(re.escape(word) for table in tables for word in table["scales"])
    # "Directive 2009/28/EC" bears its year in its number.
    number = r"[.,]\d|/\d{1,4}/[A-Z]"
    return re.compile(rf"(?<!\d)(?<!\d[.,])((?:19|20)\d\d)(?!\d|{number}{'|' if scales else ''}{scales})")


@cache
def known_patterns() -> Patterns:
    """Give the patterns of all languages, compiled once.

    Example:
        >>> known_patterns().months["april"]
        4
    """
    tables = tables_of("facts.toml")
    months = {
        name: number for _, table in tables for number, names in enumerate(table.get("months", ()), 1) for name in names
    }
    names = "|".join(sorted(months, key=len, reverse=True))
    day, year = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:19|20)\d\d(?!\d)"
    spelled = rf"|\b(?:{names})\.?\s{day},?\s{year}|(?<!\d){day}\s(?:of\s)?(?:{names})\.?,?\s{year}" if names else ""
    date = f"(?i:{_NUMERIC_DATE}{spelled})"

    def patterns(section: str, key: str, flags: int = 0) -> tuple[re.Pattern[str], ...]:
        found = []
        for code, table in tables:
            for source in _list(table.get(section, {}).get(key, ())):
                if "DATE" in source:
                    source = source.replace("DATE", f"(?P<date>{date})")
                if "MONTH" in source:
                    source = source.replace("MONTH", f"(?i:{names})")
                if "BODY" in source:
                    source = source.replace("BODY", f"(?-i:{bodies.pattern})")
                if "NUMBER" in source:
                    numbers = "|".join(f"(?:{each})" for each in _list(table.get(section, {}).get("forms", ())))
                    source = source.replace("NUMBER", f"(?P<number>{numbers})")
                found.append(compile_pattern(source, f"facts.toml of {code}, {section}.{key}", flags))
        return tuple(found)

    def either(section: str, key: str, around: str = "%s") -> re.Pattern[str]:
        sources = [pattern.pattern for pattern in patterns(section, key)]
        return re.compile(around % "|".join(sources) if sources else r"(?!)")

    bodies = either("issuer", "bodies", r"(?:%s)")
    return Patterns(
        months=months,
        date=re.compile(date),
        title_cut=patterns("title", "cut"),
        published_lines=patterns("published", "lines", re.IGNORECASE),
        datelines=patterns("published", "datelines"),
        published_inside=patterns("published", "inside", re.IGNORECASE),
        issuer_lines=patterns("issuer", "lines", re.IGNORECASE),
        issuer_cut=patterns("issuer", "cut"),
        bodies=bodies,
        national=either("issuer", "national", r"(?:%s)"),
        ahead=either("report_year", "ahead", _BEFORE_YEAR),
        review=either("report_year", "review", _BEFORE_YEAR),
        closed=either("report_year", "closed", _BEFORE_YEAR),
        future=either("report_year", "future", _WORD),
        past=either("report_year", "past", _WORD),
        adopted=either("report_year", "adopted", _BEFORE_YEAR),
        aimed=either("report_year", "aimed", _WORD),
        plan=patterns("report_year", "plan", re.IGNORECASE),
        told=patterns("report_year", "told"),
        year_before=patterns("report_year", "year_before"),
        aside=either("report_year", "aside", r"(?:%s)"),
        number_lines=patterns("document_number", "lines"),
        number_labels=patterns("document_number", "labels"),
        number_titles=patterns("document_number", "titles"),
        news_day=patterns("news", "day"),
        news_wire=patterns("news", "wire"),
        news_names=patterns("news", "names"),
        news_as_of=patterns("news", "as_of"),
        news_whole_year=patterns("news", "whole_year"),
        news_part_of_year=patterns("news", "part_of_year"),
        news_year_so_far=patterns("news", "year_so_far"),
        observances=tuple(_observances(tables)),
        news_ones="".join(str(table.get("news", {}).get("ones", "")) for _, table in tables),
        news_ten=next((str(ten) for _, table in tables if (ten := table.get("news", {}).get("ten"))), "\0"),
        loose_spaces=either("spaces", "loose"),
    )


def _observances(tables: list[tuple[str, dict[str, Any]]]) -> Iterator[tuple[int, re.Pattern[str]]]:
    """What counts the days, weeks and months that are kept every year, with the year in which they were kept first."""
    for code, table in tables:
        count = table.get("news", {}).get("count", "")
        years: dict[int, list[str]] = {}
        for name, year in table.get("observances", {}).items():
            years.setdefault(int(year), []).append(re.escape(name))
        for year, names in years.items():
            source = f"{count}(?:{'|'.join(names)})"
            yield year, compile_pattern(source, f"facts.toml of {code}, observances")


def _list(value: Any) -> list[str]:
    return [str(item) for item in value]


def parse_date(text: str) -> str:
    """Give the first day that a text names, as an ISO date; empty if it names none.

    Example:
        >>> [parse_date(text) for text in ("on March 5, 2009", "2023年4月28日", "9:04 2024-2-30", "in 2024")]
        ['2009-03-05', '2023-04-28', '', '']
    """
    match = known_patterns().date.search(normalise(text))
    return to_iso(match[0]) if match else ""


def to_iso(text: str) -> str:
    """Turn a matched day into an ISO date, or into nothing if the calendar has no such day.

    Example:
        >>> to_iso("5 March 2009"), to_iso("2023-02-30")
        ('2009-03-05', '')
    """
    numbers = [int(number) for number in _DIGITS.findall(text)]
    if len(numbers) == 3:
        year, month, day = numbers
    else:
        months = known_patterns().months
        month = next(months[word] for word in re.findall(r"[^\W\d]+", text.lower()) if word in months)
        year, day = max(numbers), min(numbers)
    limit = 30 if month in (4, 6, 9, 11) else 29 if month == 2 else 31
    if not (1 <= month <= 12 and 1 <= day <= limit):
        return ""
    if (month, day) == (2, 29) and (year % 4 or (year % 100 == 0 and year % 400)):
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}"
