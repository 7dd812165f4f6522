"""An invented set of reports: records, what a comparison of them would say, and what could not be read."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from policymine.frames import to_frame
from policymine.records import Change, Comparator, Facts, Issue, Measure, Record, Result

REVISIONS = ("new", "raised", "lowered", "unchanged", "reworded", "not_comparable")
OUTCOMES = ("met", "exceeded", "missed", "late", "partly", "pending", "unreported", "not_comparable")
YEARS = range(2019, 2025)

SIDES = ("promise", "result", "previous")
PLACES = ("ids", "source", "page", "start", "end", "value_text", "sentence")
CHANGES = (
    "commitment_id", "series_id", "indicator_id", "indicator", "theme", "region", "issuer", "place", "actor",
    "document_kind", "year", "measure", "change", "comparator", "value", "value_high", "unit", "value_si", "unit_si",
    "baseline", "deadline", "horizon", "revision", "revision_reason", "outcome", "outcome_reason", "attainment",
    "later", "result_value", "result_value_high", "result_comparator", "result_unit", "result_change",
    "result_period_end", "previous_value", "previous_value_high", "previous_comparator", "previous_unit",
    "previous_deadline", "match_score", "match_reason", "previous_match_score", "previous_match_reason",
    "confidence", "conflict", *(f"{side}_{place}" for side in SIDES for place in PLACES),
)  # fmt: skip
TRAJECTORIES = (
    "series_id", "indicator_id", "indicator", "theme", "region", "place", "year", "role", "horizon", "measure",
    "change", "comparator", "value", "value_high", "unit", "value_si", "unit_si", "record_id", "source", "page",
    "sentence",
)  # fmt: skip
_NUMBERS = {
    "value", "value_high", "value_si", "attainment", "result_value", "result_value_high", "previous_value",
    "previous_value_high", "match_score", "previous_match_score", "confidence",
}  # fmt: skip
_WHOLE = {
    "year",
    *(f"{side}_{place}" for side in SIDES for place in ("page", "start", "end")),
}


class Indicator(NamedTuple):
    """One thing that the invented cities promise and report."""

    en: str
    zh: str
    theme: str
    unit: str
    change: Change
    comparator: Comparator
    begin: float
    step: float


INDICATORS = (
    Indicator("average PM2.5 concentration", "PM2.5平均浓度", "blue_sky", "ug/m3", "level", "<=", 41, -2.1),
    Indicator("share of days with good air", "空气质量优良天数比率", "blue_sky", "%", "level", ">=", 78, 1.4),
    Indicator("share of good water sections", "地表水优良断面比例", "clear_water", "%", "level", "range", 82, 1.3),
    Indicator("new sewage pipes", "新建污水管网", "clear_water", "km", "level", "~", 120, 14),
    Indicator("safe use of polluted farmland", "受污染耕地安全利用率", "pure_land", "%", "level", ">=", 90, 0.9),
    Indicator("energy use per unit of GDP", "单位GDP能耗", "climate_energy", "%", "decrease", ">=", 2.5, 0.3),
    Indicator("afforested area", "造林面积", "ecology", "mu", "level", "=", 104200, 5200),
    Indicator("tidied villages", "完成整治的行政村", "pure_land", "village", "level", "=", 60, 9),
    Indicator("river bank restored", "修复河岸", "ecology", "km", "level", ">=", 32, 3),
)  # fmt: skip
CITIES = (("en", "Alder City"), ("en", "Elm County"), ("zh", "栎川市"))
_PROMISE = {
    "en": "In {year}, the {name} of {city} will come to {value}, and the offices in charge shall see to it.",
    "zh": "{year}年，{city}{name}达到{value}，各责任单位按月调度落实。",
}
_REPORT = {
    "en": "In {year}, the {name} of {city} came to {value}, after {value} had been shown by the monthly returns.",
    "zh": "{year}年，{city}{name}为{value}，比上年有所变化。",
}


class Invented(NamedTuple):
    """Results as mining would give them, and the tables of a comparison."""

    results: list[Result]
    records: pd.DataFrame
    changes: pd.DataFrame
    trajectories: pd.DataFrame
    issues: pd.DataFrame


def invented(count: int = 300, seed: int = 1) -> Invented:
    """Invent about ``count`` records over six years, with every verdict among those of the comparison."""
    luck = random.Random(seed)
    results: list[Result] = []
    changes: list[dict[str, Any]] = []
    points: list[dict[str, Any]] = []
    cities = max(1, round(count / (2 * len(YEARS) * len(INDICATORS))))
    for at in range(cities):
        language, name = CITIES[at % len(CITIES)]
        city = name if at < len(CITIES) else f"{name} {at // len(CITIES) + 1}"
        made = [_document(city, language, year, luck) for year in YEARS]
        results += made
        for number, indicator in enumerate(INDICATORS):
            series = f"{at:08x}{number:08x}"
            rows = list(_compared(series, indicator, city, made, number, luck))
            changes += rows
            points += _points(series, indicator, city, made, number)
    issues = [
        Issue(
            "scan/old-<plan>.pdf", "no_text_layer", "the page has no text", page=3, hint="run text recognition on it"
        ),
        Issue("2020/附件.rar", "unsupported", "no reader knows files of this kind", hint="unpack it first"),
    ]
    table = pd.DataFrame([(each.source, each.page, each.category, each.message, each.hint) for each in issues])
    table.columns = pd.Index(["source", "page", "category", "message", "hint"])
    records = to_frame(results)
    return Invented(results, records, _typed(changes, CHANGES), _typed(points, TRAJECTORIES), table)


def _document(city: str, language: str, year: int, luck: random.Random) -> Result:
    """A report of ``year``: results of the year before, then targets for the year itself."""
    facts = Facts(
        title=f"{city} Work Report for {year}" if language == "en" else f"{city}{year}年工作报告",
        published=f"{year}-01-20", issuer=f"{city} Government" if language == "en" else f"{city}人民政府",
        region=city, report_year=year, language=language,
    )  # fmt: skip
    result = Result(f"{year}/{city} <report> & annex.pdf".replace(" ", "-"), f"{city}-{year}", facts, pages=12)
    at = 400
    for kind in ("result", "target"):
        for number, indicator in enumerate(INDICATORS):
            told = year - 1 if kind == "result" else year
            value = round(indicator.begin + indicator.step * (told - YEARS[0]), 1)
            if kind == "result":
                value = round(value * luck.uniform(0.94, 1.06), 1)
            high = round(value + 2, 1) if indicator.comparator == "range" and kind == "target" else None
            wording = f"{value:,}" + (f"-{high}" if high else "") + ("%" if indicator.unit == "%" else "")
            form = (_REPORT if kind == "result" else _PROMISE)[language]
            sentence = form.format(year=told, name=getattr(indicator, language), city=city, value=wording)
            start = at + sentence.index(wording, 12)
            comparator = indicator.comparator if kind == "target" else "="
            result.records.append(
                Record(
                    start, start + len(wording), wording, sentence, kind=kind, measure=_measure(indicator.unit),
                    change=indicator.change, comparator=comparator, value=value, value_high=high, unit=indicator.unit,
                    value_si=value, unit_si=indicator.unit, indicator=getattr(indicator, language),
                    theme=indicator.theme, theme_score=0.9, deadline=f"{told}-12-31" if kind == "target" else "",
                    period_start=f"{told}-01-01" if kind == "result" else "",
                    period_end=f"{told}-12-31" if kind == "result" else "", date_basis="stated", page=2 + number,
                    confidence=round(luck.uniform(0.6, 1), 3), record_id=f"{hash_of(city, year, kind, number):016x}",
                    flags=("year_assumed",) if number == 3 else (),
                )
            )  # fmt: skip
            at += len(sentence) + 1
    return result


def _measure(unit: str) -> Measure:
    return "percent" if unit == "%" else "count" if unit == "village" else "amount"


def hash_of(*parts: object) -> int:
    """A number that is the same on every run."""
    return random.Random(repr(parts)).getrandbits(64)


def _of(result: Result, kind: str, number: int) -> Record:
    return [record for record in result.records if record.kind == kind][number]


def _compared(
    series: str, indicator: Indicator, city: str, made: Sequence[Result], number: int, luck: random.Random
) -> Iterator[dict[str, Any]]:
    for at, document in enumerate(made):
        promise = _of(document, "target", number)
        later = made[at + 1] if at + 1 < len(made) else None
        outcome = luck.choice(OUTCOMES[:5]) if later else "pending"
        if later and luck.random() < 0.2:
            outcome = luck.choice(OUTCOMES[5:])
        result = _of(later, "result", number) if later and outcome not in ("pending", "unreported") else None
        previous = _of(made[at - 1], "target", number) if at else None
        row: dict[str, Any] = {
            "commitment_id": f"{hash_of(series, at):016x}", "series_id": series, "theme": indicator.theme,
            "indicator_id": f"invented_{number}", "indicator": promise.indicator, "region": city,
            "document_kind": "work report", "year": YEARS[at], "measure": promise.measure, "change": promise.change,
            "comparator": promise.comparator, "value": promise.value, "value_high": promise.value_high,
            "unit": promise.unit, "deadline": promise.deadline, "horizon": "annual",
            "revision": "new" if not previous else luck.choice(REVISIONS[1:]),
            "revision_reason": "no document of the year before names it" if not previous else "the values differ",
            "outcome": outcome, "outcome_reason": f"{outcome} by what the next report says",
            "attainment": round(result.value / promise.value, 3) if result and promise.value and result.value else None,
            "later": "renewed" if later else "no_later_document", "match_score": 0.93, "match_reason": "same indicator",
            "confidence": promise.confidence,
            "conflict": f"{(promise.value or 0) + 1:g}" if number == 6 and at == 2 else "",
        }  # fmt: skip
        yield row | _evidence("promise", promise) | _evidence("result", result) | _evidence("previous", previous)
        if number == 8 and at == 4:
            gone: dict[str, Any] = {
                name: row[name] for name in ("commitment_id", "series_id", "indicator", "theme", "region")
            }
            gone |= {
                "year": YEARS[at] + 1,
                "revision": "dropped",
                "revision_reason": "the next report no longer names it",
            }
            yield gone | _evidence("previous", promise)


def _evidence(side: str, record: Record | None) -> dict[str, Any]:
    if record is None:
        return {}
    return {
        f"{side}_ids": record.record_id, f"{side}_page": record.page, f"{side}_start": record.start,
        f"{side}_end": record.end, f"{side}_value_text": record.value_text, f"{side}_sentence": record.sentence,
    }  # fmt: skip


def _points(
    series: str, indicator: Indicator, city: str, made: Sequence[Result], number: int
) -> Iterator[dict[str, Any]]:
    for year, document in zip(YEARS, made, strict=True):
        for role in ("target", "result"):
            record = _of(document, role, number)
            yield {
                "series_id": series, "indicator_id": f"invented_{number}", "indicator": record.indicator,
                "theme": indicator.theme, "region": city, "year": year if role == "target" else year - 1, "role": role,
                "horizon": "annual", "measure": record.measure, "change": record.change,
                "comparator": record.comparator, "value": record.value, "value_high": record.value_high,
                "unit": record.unit, "value_si": record.value, "unit_si": record.unit, "record_id": record.record_id,
                "source": document.source, "page": record.page, "sentence": record.sentence,
            }  # fmt: skip


def _typed(rows: list[dict[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    kinds = {name: "float64" if name in _NUMBERS else "Int64" if name in _WHOLE else "string" for name in columns}
    made = {name: [row.get(name) for row in rows] for name in columns}
    frame = pd.DataFrame({name: pd.Series(values, dtype="object") for name, values in made.items()})
    texts = [name for name, kind in kinds.items() if kind == "string"]
    frame[texts] = frame[texts].fillna("")
    return frame.astype(kinds)
