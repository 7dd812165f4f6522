"""The verdicts of single commitments, as tables of promises, results and what they come to."""

from __future__ import annotations

from typing import Any
from zlib import crc32

import pandas as pd
import pytest

from policymine import compare
from policymine.errors import UsageError
from policymine.records import COLUMNS
from policymine.rows import FLOATS, INTEGERS

PM, JOBS, RATE, GDP = "annual average concentration of PM2.5", "new urban jobs", "sewage treatment rate", "GDP"


def record(kind: str, year: int, indicator: str, value: float | None, unit: str = "", **more: Any) -> dict[str, object]:
    """Make a record of the work report of a year: a target for that year, or a result for the year before."""
    number = f"{kind}{year}{indicator}{value}{unit}{more}"
    row: dict[str, object] = dict.fromkeys(COLUMNS, "")
    row |= dict.fromkeys(FLOATS | INTEGERS)
    target = kind == "target"
    row |= {
        "record_id": number, "doc_id": f"doc{year}", "source": f"{year}.txt",
        "title": f"Elm City Work Report for {year}", "issuer": "Elm Bureau of Ecology and Environment",
        "region": "Elm City", "report_year": year, "kind": kind,
        "published": f"{year}-01-20", "indicator": indicator, "value": value, "unit": unit, "change": "level",
        "comparator": "=", "deadline": f"{year}-12-31" if target else "", "confidence": 0.9,
        "period_start": "" if target else f"{year - 1}-01-01", "period_end": "" if target else f"{year - 1}-12-31",
        "date_basis": "context", "start": crc32(number.encode()) % 10**6, "end": crc32(number.encode()) % 10**6 + 2,
        "measure": {"%": "percent", "pp": "points", "": "deadline"}.get(unit, "amount"),
        "value_text": f"{value:g}" if value else "", "sentence": f"{indicator}: {value}.", "language": "en",
    }  # fmt: skip
    return row | more


def target(year: int, indicator: str, value: float | None, unit: str = "", **more: Any) -> dict[str, object]:
    return record("target", year, indicator, value, unit, **more)


def result(year: int, indicator: str, value: float | None, unit: str = "", **more: Any) -> dict[str, object]:
    return record("result", year, indicator, value, unit, **more)


def changes(*rows: dict[str, object], **options: Any) -> pd.DataFrame:
    return compare(pd.DataFrame(rows, columns=list(COLUMNS)), **options).changes


UP, DOWN, RANGE, ABOUT = {"comparator": ">="}, {"comparator": "<="}, {"comparator": "range"}, {"comparator": "~"}
LESS, MORE = {"change": "decrease"}, {"change": "increase"}
OUTCOMES: list[tuple[str, dict[str, object], list[dict[str, object]], str]] = [
    ("at least, met", target(2022, RATE, 98, "%", **UP), [result(2023, RATE, 98.2, "%")], "met"),
    ("at least, on the line", target(2022, RATE, 98, "%", **UP), [result(2023, RATE, 98, "%")], "met"),
    ("at least, missed", target(2022, RATE, 98, "%", **UP), [result(2023, RATE, 97.9, "%")], "missed"),
    ("at most, exceeded", target(2022, PM, 40, "ug/m3", **DOWN), [result(2023, PM, 37, "ug/m3")], "exceeded"),
    ("at most, missed", target(2022, PM, 40, "ug/m3", **DOWN), [result(2023, PM, 40.5, "ug/m3")], "missed"),
    ("equal, less is better by its words", target(2022, PM, 40, "ug/m3"), [result(2023, PM, 39, "ug/m3")], "met"),
    ("about, within the tolerance", target(2022, RATE, 90, "%", **ABOUT), [result(2023, RATE, 86, "%")], "met"),
    ("about, beyond it", target(2022, RATE, 90, "%", **ABOUT), [result(2023, RATE, 85, "%")], "missed"),
    (
        "range, its nearer end",
        target(2022, RATE, 80, "%", value_high=85, **RANGE),
        [result(2023, RATE, 81, "%")],
        "met",
    ),
    (
        "range, beyond its far end",
        target(2022, RATE, 60, "%", value_high=70, **RANGE),
        [result(2023, RATE, 75, "%")],
        "exceeded",
    ),
    (
        "another unit",
        target(2022, "wetlands restored", 400, "ha"),
        [result(2023, "wetlands restored", 6000, "mu")],
        "met",
    ),
    (
        "half of the work",
        target(2022, "wetlands restored", 400, "ha"),
        [result(2023, "wetlands restored", 200, "ha")],
        "partly",
    ),
    (
        "less than half",
        target(2022, "wetlands restored", 400, "ha"),
        [result(2023, "wetlands restored", 199, "ha")],
        "missed",
    ),
    ("a change by a change", target(2022, RATE, 2, "pp", **MORE), [result(2023, RATE, 2.05, "pp", **MORE)], "met"),
    (
        "a change by levels",
        target(2022, RATE, 2, "pp", **MORE),
        [result(2022, RATE, 60, "%"), result(2023, RATE, 61.5, "%")],
        "missed",
    ),
    (
        "a relative change by levels",
        target(2022, PM, 5, "%", **LESS),
        [result(2022, PM, 40, "ug/m3"), result(2023, PM, 38, "ug/m3")],
        "met",
    ),
    (
        "a level by a change",
        target(2022, RATE, 62, "%"),
        [result(2022, RATE, 60, "%"), result(2023, RATE, 2, "pp", **MORE)],
        "met",
    ),
    (
        "a change by a level without the one before",
        target(2022, RATE, 2, "pp", **MORE),
        [result(2023, RATE, 61.5, "%")],
        "not_comparable",
    ),
    (
        "a yearly value by one of five years",
        target(2022, "wetlands restored", 400, "ha"),
        [result(2023, "wetlands restored", 2000, "ha", period_start="2018-01-01")],
        "not_comparable",
    ),
    (
        "a change since long ago",
        target(2022, PM, 5, "%", **LESS),
        [result(2023, PM, 30, "%", baseline="compared with 2015", **LESS)],
        "not_comparable",
    ),
    (
        "five years by one",
        target(2022, "wetlands restored", 400, "ha", deadline="2023-12-31"),
        [result(2024, "wetlands restored", 300, "ha")],
        "not_comparable",
    ),
    (
        "a part of the year is no year",
        target(2022, PM, 40, "ug/m3"),
        [result(2023, "PM2.5 in winter", 39, "ug/m3")],
        "unreported",
    ),
    (
        "delivered late",
        target(2022, "wetlands restored", 400, "ha", deadline="2022-06-30"),
        [result(2023, "wetlands restored", 400, "ha", period_start="2022-09-01", period_end="2022-09-30")],
        "late",
    ),
    (
        "a date, kept",
        target(2022, "sludge plant put into use", None),
        [result(2023, "sludge plant put into use", None, period_end="2022-11-30")],
        "met",
    ),
    (
        "a date, late",
        target(2022, "sludge plant put into use", None),
        [
            result(
                2023, "sludge plant put into use", None, period_start="", period_end="2023-01-10", date_basis="stated"
            )
        ],
        "late",
    ),
    (
        "a date, 70 % of the work",
        target(2022, "sludge plant put into use", None),
        [result(2023, "sludge plant put into use", 70, "%")],
        "partly",
    ),
    (
        "real growth by levels of other prices",
        target(2022, "GDP", 8, "%", indicator_id="gdp", **MORE),
        [result(2022, "GDP", 50, "yuan", indicator_id="gdp"), result(2023, "GDP", 60, "yuan", indicator_id="gdp")],
        "not_comparable",
    ),
    (
        "growth by levels",
        target(2022, "exports", 8, "%", indicator_id="exports", **MORE),
        [
            result(2022, "exports", 50, "yuan", indicator_id="exports"),
            result(2023, "exports", 60, "yuan", indicator_id="exports"),
        ],
        "exceeded",
    ),
    (
        "a yearly value by the average of several",
        target(2022, "GDP", 8, "%", indicator_id="gdp", **MORE),
        [result(2023, "GDP", 9, "%", indicator_id="gdp", sentence="GDP had an average annual growth of 9%.", **MORE)],
        "not_comparable",
    ),
    (
        "a share by a number of things",
        target(2022, "energy intensity", 3, "%", indicator_id="energy_intensity", **LESS),
        [result(2023, "energy intensity enterprises", 1000, "enterprise", measure="count")],
        "unreported",
    ),
    (
        "a report of ten years later is not silent",
        target(2014, "wetlands restored", 400, "ha", deadline="2015-12-31"),
        [result(2026, PM, 38, "ug/m3")],
        "pending",
    ),
    (
        "persons by jobs",
        target(2022, "new urban jobs", 900, "person", measure="count", indicator_id="new_urban_jobs"),
        [result(2023, "new urban jobs", 910, "urban job", measure="count", indicator_id="new_urban_jobs")],
        "met",
    ),
    (
        "a share of what the catalogue counts",
        target(2022, "green factories", 40, "factory", measure="count", indicator_id="green_factories"),
        [result(2023, "share of green factories", 8, "%")],
        "not_comparable",
    ),
    (
        "a share of the money",
        target(2022, "pumps repaired", 40, "yuan", measure="money"),
        [result(2023, "share of pumps repaired", 8, "%")],
        "unreported",
    ),
    (
        "the sum since a year before",
        target(2022, "pipes laid", 40, "km"),
        [result(2023, "pipes laid", 90, "km", period_start="2020-01-01", period_end="")],
        "not_comparable",
    ),
    (
        "a day that the clause names",
        target(2022, "pipes laid", 40, "km", deadline="2022-11-15"),
        [
            result(
                2023,
                "pipes laid",
                40,
                "km",
                period_start="",
                date_text="at the end of December",
                sentence="Pipes laid were 40 at the end of December.",
            )
        ],
        "late",
    ),
    (
        "a day that another clause names",
        target(2022, "pipes laid", 40, "km", deadline="2022-11-15"),
        [
            result(
                2023,
                "pipes laid",
                40,
                "km",
                period_start="",
                date_text="at the end of December",
                sentence="Pumps came at the end of December, and pipes laid were 40.",
            )
        ],
        "met",
    ),
    ("nothing said", target(2022, RATE, 98, "%"), [result(2023, PM, 38, "ug/m3")], "unreported"),
    (
        "a share after a number",
        target(2022, "bridges repaired", 40, "bridge", measure="count"),
        [result(2023, "share of bridges repaired", 88, "%")],
        "not_comparable",
    ),
    (
        "a share of something else",
        target(2022, "bridges repaired", 40, "bridge", measure="count"),
        [result(2023, "share of boats repaired", 88, "%")],
        "unreported",
    ),
    ("not due", target(2023, RATE, 98, "%"), [result(2023, RATE, 91, "%")], "pending"),
    (
        "only the plan's own place",
        target(2022, RATE, 98, "%", place="North District"),
        [result(2023, RATE, 99, "%")],
        "unreported",
    ),
]


@pytest.mark.parametrize(
    ("promise", "results", "expected"), [each[1:] for each in OUTCOMES], ids=[each[0] for each in OUTCOMES]
)
def test_outcomes(promise: dict[str, object], results: list[dict[str, object]], expected: str) -> None:
    found = changes(promise, *results)
    assert found["outcome"].tolist() == [expected], found["outcome_reason"].tolist()


JOB = {"measure": "count"}
REVISIONS: list[tuple[str, dict[str, object], dict[str, object], str]] = [
    ("less PM2.5", target(2022, PM, 40, "ug/m3", **DOWN), target(2023, PM, 38, "ug/m3", **DOWN), "raised"),
    ("more PM2.5", target(2022, PM, 40, "ug/m3", **DOWN), target(2023, PM, 41, "ug/m3", **DOWN), "lowered"),
    ("a bigger decrease", target(2022, PM, 3, "%", **LESS), target(2023, PM, 4, "%", **LESS), "raised"),
    ("more jobs", target(2022, JOBS, 90_000, "job", **JOB), target(2023, JOBS, 100_000, "job", **JOB), "raised"),
    (
        "another unit",
        target(2022, "wetlands restored", 400, "ha"),
        target(2023, "wetlands restored", 6000, "mu"),
        "unchanged",
    ),
    ("at least instead of equal", target(2022, RATE, 98, "%"), target(2023, RATE, 98, "%", **UP), "unchanged"),
    (
        "a better rank",
        target(2022, "air quality rank", 7, measure="rank"),
        target(2023, "air quality rank", 5, measure="rank"),
        "raised",
    ),
    ("a level after a change", target(2022, RATE, 2, "pp", **MORE), target(2023, RATE, 70, "%"), "not_comparable"),
    (
        "five years after one",
        target(2022, "wetlands restored", 400, "ha"),
        target(2023, "wetlands restored", 900, "ha", deadline="2025-12-31"),
        "not_comparable",
    ),
    (
        "a date for a value",
        target(2022, "plastic waste left", 9, "t", **DOWN),
        target(2023, "plastic waste left", None),
        "reworded",
    ),
    (
        "a value for a date",
        target(2022, "plastic waste left", None),
        target(2023, "plastic waste left", 9, "t", **DOWN),
        "reworded",
    ),
    ("doubled", target(2022, GDP, 100, "%", **MORE), target(2023, GDP, 1, measure="multiple", **MORE), "reworded"),
    (
        "a later date",
        target(2022, "sludge plant put into use", None),
        target(2023, "sludge plant put into use", None),
        "lowered",
    ),
    (
        "the same date",
        target(2022, "green city", None, deadline="2025-12-31"),
        target(2023, "green city", None, deadline="2025-12-31"),
        "unchanged",
    ),
    ("rural after urban", target(2022, "urban sewage rate", 9, "%"), target(2023, "rural sewage rate", 9, "%"), "new"),
    (
        "one district after the city",
        target(2022, RATE, 9, "%"),
        target(2023, RATE, 9, "%", place="North District"),
        "new",
    ),
    (
        "another lake",
        target(2022, RATE, 9, "%", place="Elm Lake"),
        target(2023, RATE, 9, "%", place="Oak Reservoir"),
        "new",
    ),
    (
        "all of them after a sum of years",
        target(2022, "wells closed", 20, "well", **JOB, sentence="By 2022 a cumulative total of 20 wells closed."),
        target(2023, "wells closed", 34, "well", **JOB, sentence="Wells closed: all 34."),
        "raised",
    ),
    (
        "some of them after a sum of years",
        target(2022, "wells closed", 20, "well", **JOB, sentence="By 2022 a cumulative total of 20 wells closed."),
        target(2023, "wells closed", 34, "well", **JOB, sentence="Wells closed: 34."),
        "not_comparable",
    ),
    (
        "another pollutant",
        target(2022, PM, 40, "ug/m3"),
        target(2023, "annual average concentration of PM10", 40, "ug/m3"),
        "new",
    ),
]


@pytest.mark.parametrize(
    ("before", "now", "expected"), [each[1:] for each in REVISIONS], ids=[each[0] for each in REVISIONS]
)
def test_revisions(before: dict[str, object], now: dict[str, object], expected: str) -> None:
    found = changes(before, now)
    this_year = found[(found["year"] == 2023) & (found["revision"] != "dropped")]
    assert this_year["revision"].tolist() == [expected], this_year["revision_reason"].tolist()
    later = found[(found["year"] == 2022)]["later"].tolist()
    assert later == (["dropped"] if expected == "new" else ["renewed"])
    assert (found["revision"] == "dropped").sum() == (expected == "new")


NAMELESS = [
    ("the same sum", 1600, "yuan", "2023-12-31", "raised"),
    ("another sum", 1500, "yuan", "2023-12-31", ""),
    ("another day", 1600, "yuan", "2024-06-30", ""),
]


@pytest.mark.parametrize(
    ("value", "unit", "deadline", "expected"), [each[1:] for each in NAMELESS], ids=[each[0] for each in NAMELESS]
)
def test_a_value_without_a_name_has_that_of_its_twin(value: float, unit: str, deadline: str, expected: str) -> None:
    bulletin = {"title": "Bulletin of Elm City (2023)", "doc_id": "bulletin"}
    found = changes(
        target(2022, "investment in pumps", 1200, "yuan", measure="money"),
        target(2023, "investment", value, unit, measure="money", deadline=deadline),
        target(2023, "investment in pumps", 1600, "yuan", measure="money", **bulletin),
    )
    this_year = found[(found["year"] == 2023) & (found["revision"] != "dropped")]
    assert this_year["revision"].tolist() == [expected or "new"]
    assert len(this_year["promise_ids"].iloc[0].split(";")) == (2 if expected else 1)


@pytest.mark.parametrize(("basis", "expected"), [("document", "unreported"), ("stated", "pending")])
def test_what_is_promised_for_each_year_of_a_plan_is_asked_for_every_year(basis: str, expected: str) -> None:
    found = changes(
        target(
            2022, "water pumped", 40, "m3", deadline="2024-12-31", date_basis=basis, sentence="Water pumped: 40 a year."
        ),
        target(2023, PM, 40, "ug/m3"),
    )
    assert found[found["year"] == 2022]["outcome"].tolist() == [expected]


AID, YEARLY, ONCE = "village clinic allowance", "yuan/person/a", "yuan/person"
MONEY = {"measure": "money"}


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (
            target(2022, AID, 120, ONCE, **MONEY), target(2023, AID, 200, YEARLY, **MONEY),
            ("raised", "more ambitious by 66.7%; more is better (only one of the two says that it is a year's)"),
        ),
        (
            target(2022, AID, 120, YEARLY, **MONEY), target(2023, AID, 120, ONCE, **MONEY),
            ("unchanged", "the same value (only one of the two says that it is a year's)"),
        ),
        (
            target(2022, "drill cost", 120, "yuan/d", **MONEY), target(2023, "drill cost", 200, "yuan", **MONEY),
            ("not_comparable", "money in yuan after money in yuan/d"),
        ),
        (
            target(2022, AID, 120, "yuan/person/month", **MONEY), target(2023, AID, 900, ONCE, **MONEY),
            ("not_comparable", "money in yuan/person after money in yuan/person/month"),
        ),
    ],
)  # fmt: skip
def test_reasons_name_units_as_stated(
    before: dict[str, object], now: dict[str, object], expected: tuple[str, str]
) -> None:
    row = changes(before, now).query("year == 2023").iloc[0]
    assert (row["revision"], row["revision_reason"]) == expected


def test_money_with_and_without_a_year_is_never_as_sure() -> None:
    promise = target(2022, AID, 120, ONCE, **MONEY)
    row = changes(promise, result(2023, AID, 130, YEARLY, **MONEY)).iloc[0]
    assert (row["outcome"], row["match_score"]) == ("exceeded", 0.9)
    assert "only one of the two says that it is a year's" in row["outcome_reason"]
    assert "a year is said by one only" in row["match_reason"]
    assert compare(pd.DataFrame([promise, result(2023, AID, 130, YEARLY, **MONEY)])).trajectories[
        "series_id"
    ].nunique() == 1  # fmt: skip


@pytest.mark.parametrize(
    ("promise", "told", "reason"),
    [
        (target(2022, "price rise", 3, "%", **DOWN), result(2023, "price rise", 3.3, "%"), "over the limit by 10.0%"),
        (target(2022, PM, 40, "ug/m3"), result(2023, PM, 44, "ug/m3"), "over by 10.0%"),
        (target(2022, RATE, 50, "%"), result(2023, RATE, 45, "%"), "10.0% short"),
        (
            target(
                2022, "pensions", 10, "%", deadline="2023-12-31", **MORE,
                sentence="For the next two years raise pensions by 10% a year on average.", value_text="10%",
            ),
            result(
                2024, "pensions", 10, "%", **MORE,
                sentence="Seven years in a row pensions grew, by 10% a year on average.", value_text="10%",
            ),
            "reached (over 7 years, promised for 2)",
        ),
        (
            target(
                2022, "养老金", 10, "%", deadline="2023-12-31", **MORE,
                sentence="两年内养老金年均增长10%。", value_text="10%",
            ),
            result(2024, "养老金", 10, "%", **MORE, sentence="两年养老金年均增长10%。", value_text="10%"),
            "reached",
        ),
    ],
)  # fmt: skip
def test_outcomes_say_what_they_mean(promise: dict[str, object], told: dict[str, object], reason: str) -> None:
    assert changes(promise, told)["outcome_reason"].tolist() == [reason]


def test_the_tolerance_is_the_users() -> None:
    rows = target(2022, RATE, 90, "%", **ABOUT), result(2023, RATE, 86, "%")
    assert changes(*rows, tolerance=0.01)["outcome"].tolist() == ["missed"]
    with pytest.raises(UsageError, match="no share"):
        changes(*rows, tolerance=5)


def test_conflicting_values_are_all_shown() -> None:
    found = changes(
        target(2022, RATE, 90, "%"),
        target(2022, RATE, 92, "%"),
        result(2023, RATE, 91, "%"),
        result(2023, RATE, 95, "%"),
    )
    assert sorted(found["value"]) == [90, 92]
    assert found["conflict"].str.contains("reported").all()
    assert found.set_index("value")["conflict"].str.partition(";")[0].to_dict() == {90.0: "92 %", 92.0: "90 %"}


def test_a_bulletin_named_for_the_year_that_it_reviews() -> None:
    bulletin = {"title": "Statistical Bulletin of Elm City, 2022", "doc_id": "bulletin", "report_year": 2022}
    found = changes(
        target(2022, RATE, 90, "%"),
        result(2023, RATE, 91, "%", **bulletin),
        target(2023, "wetlands restored", 400, "ha", **bulletin),
    )
    told = found.sort_values("year")[["year", "horizon", "outcome"]].values.tolist()
    assert told == [[2022, "annual", "met"], [2023, "annual", "pending"]]


def test_nothing_is_dropped_without_a_later_document_of_the_kind() -> None:
    plan = {"title": "Elm City Action Plan", "doc_id": "plan"}
    found = changes(target(2022, RATE, 90, "%", **plan), target(2023, PM, 40, "ug/m3"))
    assert set(found["later"]) == {"no_later_document"}
    assert set(found["revision"]) == {"new"}


def test_the_region_can_be_chosen_and_regions_never_meet() -> None:
    rows = target(2022, RATE, 90, "%"), result(2023, RATE, 95, "%", region="Oak City", doc_id="oak")
    assert changes(*rows)["outcome"].tolist() == ["pending"]
    assert changes(*rows, region="Oak City").empty
    with pytest.raises(UsageError, match="no document speaks for"):
        changes(*rows, region="Ash City")


def test_languages_of_one_region_meet_through_the_catalogue() -> None:
    known = {"indicator_id": "treated", "indicator_score": 0.9}
    chinese = {"region": "青岛市", "title": "2023年青岛市生态环境工作报告", "language": "zh"}
    rows = (
        target(2022, RATE, 90, "%", region="Qingdao City", **known),
        result(2023, "污水处理率", 91, "%", **chinese, **known),
    )
    found = compare(pd.DataFrame(rows)).changes
    assert found[["outcome", "match_reason"]].values.tolist() == [["met", "same indicator treated"]]


def test_decisions_of_the_user_go_before_everything() -> None:
    rows = (target(2022, RATE, 90, "%"), result(2023, RATE, 91, "%"))
    ids = rows[0]["record_id"], rows[1]["record_id"]
    apart = pd.DataFrame([{"left": ids[0], "right": ids[1], "decision": "different"}])
    found = changes(*rows, matches=apart)
    assert found["outcome"].tolist() == ["unreported"]
    by_commitment = pd.DataFrame([{"left": found["commitment_id"][0], "right": ids[1], "decision": "different"}])
    assert changes(*rows, matches=by_commitment)["outcome"].tolist() == ["unreported"]
    other = result(2023, "share of waste water that plants clean", 91, "%")
    together = pd.DataFrame([{"left": ids[0], "right": other["record_id"], "decision": "same"}])
    assert changes(rows[0], other)["outcome"].tolist() == ["unreported"]
    found = changes(rows[0], other, matches=together)
    assert found[["outcome", "match_reason"]].values.tolist() == [["met", "decided by the user"]]
    plans = target(2022, "plots of land looked at", 30, "km"), target(2023, "sites of factories surveyed", 40, "km")
    assert "raised" not in changes(*plans)["revision"].tolist()
    together = pd.DataFrame([{"left": plans[0]["record_id"], "right": plans[1]["record_id"], "decision": "same"}])
    assert "raised" in changes(*plans, matches=together)["revision"].tolist()
    with pytest.raises(UsageError, match="unknown decision"):
        changes(*rows, matches=pd.DataFrame([{"left": "a", "right": "b", "decision": "maybe"}]))


@pytest.mark.parametrize(
    ("sentence", "unit", "more", "span", "start_value"),
    [
        ("Under the plan the share reached 50.", "%", {}, "2021-2025", ""),
        ("Under the plan the share was 50 on the average of the years.", "%", {}, "", ""),
        ("Under the plan the share rose from 50.", "%", {}, "2021-2025", "yes"),
        ("Under the plan the harvest came to 50.", "t", {}, "", ""),
        ("Under the plan the harvest came to 50.", "t", {"indicator_id": "grain_output"}, "2021-2025", ""),
        ("Under the plan the harvest came to a total of 50.", "t", {"indicator_id": "grain_output"}, "", ""),
    ],
)
def test_levels_told_of_several_years(
    sentence: str, unit: str, more: dict[str, str], span: str, start_value: str
) -> None:
    told = result(
        2026, "harvest", 50, unit, sentence=sentence, period_start="2021-01-01", period_end="2025-12-31", **more
    )
    found = compare(pd.DataFrame([told])).trajectories
    assert found[["span", "start_value", "year"]].values.tolist() == [[span, start_value, 2025]]
