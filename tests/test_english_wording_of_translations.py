"""What English translated from Chinese says in its own way: changes in pairs, two scales, fines, run-in heads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from policymine import extract, read, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    return list(extract(read_text(text, language="en")))


# (text, for each record its change, value and indicator)
CHANGES = [
    (
        "Salt output was 31 million tons, down 4.6% year-on-year and 2.7% month-on-month.",
        [("level", 31e6, "Salt output"), ("decrease", 4.6, "Salt output"), ("decrease", 2.7, "Salt output")],
    ),
    (
        "Ferry traffic rose 6% from a year earlier and 1.4% from the previous month.",
        [("increase", 6, "Ferry traffic"), ("increase", 1.4, "Ferry traffic")],
    ),
    (
        "There were 14 derailments, an increase of 3 derailments and 7 injuries.",
        [("level", 14, "derailments"), ("increase", 3, "derailments"), ("increase", 7, "injuries")],
    ),
    (
        "The port counted 211 leaks and 19 spills, a year-on-year decrease of 44 leaks and 8 spills.",
        [("level", 211, "leaks"), ("level", 19, "spills"), ("decrease", 44, "leaks"), ("decrease", 8, "spills")],
    ),
    (
        "The number of visits was 340, an increase of 12 (3.6%) over the previous year.",
        [
            ("level", 340, "number of visits"),
            ("increase", 12, "number of visits"),
            ("increase", 3.6, "number of visits"),
        ],
    ),
    ("Output fell by 20 tons (5.6%).", [("decrease", 20, "Output"), ("decrease", 5.6, "Output")]),
    ("There were 27 beds (74.5%) in wards.", [("level", 27, "beds"), ("level", 74.5, "beds")]),
    # Who is of those that moved does not move.
    (
        "The number of weavers was 61 million, an increase of 3.8%, of which 24 million worked at home.",
        [("level", 61e6, "weavers"), ("increase", 3.8, "weavers"), ("level", 24e6, "worked at home")],
    ),
    # A share behind "and" with no time of its own is no change.
    (
        "Catches rose 6% from a year earlier and 71% of them were sold.",
        [("increase", 6, "Catches"), ("level", 71, "Catches")],
    ),
    (
        "Village incomes reached 3,410 yuan, after deducting price factors, increased by 5.9%.",
        [("level", 3410, "Village incomes"), ("increase", 5.9, "Village incomes")],
    ),
    (
        "Retail trade came to 17 billion yuan, calculated at comparable prices, grew by 8.2%.",
        [("level", 17e9, "Retail trade"), ("increase", 8.2, "Retail trade")],
    ),
    # By how many times a limit is exceeded is a multiple.
    (
        "The lead in the canal was 0.3 mg/L, exceeding the Class IV limit by 1.6 times.",
        [("level", 0.3, "lead"), ("increase", 1.6, "lead")],
    ),
    ("The fluoride of the canal exceeded the standard by 2.4 times.", [("increase", 2.4, "fluoride")]),
    # What is set aside between a subject and its verb names nothing.
    (
        "The gauge, mainly measuring the depth of silt, is 2.5 percentage points higher than in 2011.",
        [("increase", 2.5, "gauge")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changes(text: str, expected: list[tuple[str, float, str]]) -> None:
    found = records_of(text)
    assert [(record.change, record.value) for record in found] == [(change, value) for change, value, _ in expected]
    for record, (_, _, name) in zip(found, expected, strict=True):
        assert name.lower() in record.indicator.lower()


def test_times_over_a_limit_are_a_multiple() -> None:
    assert [r.measure for r in records_of("The zinc of the canal exceeded the standard by 3.5 times.")] == ["multiple"]


NUMBERS = [
    ("Investment in sheds came to 4 billion 260 million yuan.", [4.26e9]),
    ("The town built 37 thousand and 500 flats and repaired 12 thousand and 80 sheds.", [37500, 12080]),
    ("Grants came to 3 billion yuan and 40 million yuan.", [3e9, 40e6]),
    ("The town built 12 thousand and 40% of them were sold.", [12000, 40]),
    ("Deaths fell by 2 million and 30 clinics were built.", [2e6, 30]),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers_in_two_scales(text: str, expected: list[float]) -> None:
    assert [record.value for record in records_of(text)] == expected


# (text, values of its records)
COUNTED = [
    # What those who took part in something did besides counts, and so does who joined in work.
    ("Cadres took part in 61 outings and planted 5.1 million willows.", [5.1e6]),
    ("A total of 37 million people participated in voluntary tree planting.", [37e6]),
    ("37 mayors participated in the opening.", []),
    # A sum that was imposed is no limit.
    ("A fine of 41.2 million yuan was imposed.", [41.2e6]),
    ("A fine of 41,000 yuan shall be imposed.", []),
    ("The county closed 17 kilns and imposed economic penalties of 7.3 million yuan.", [17, 7.3e6]),
    ("The penalty is 20,000 yuan.", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_what_counts(text: str, expected: list[float]) -> None:
    assert [record.value for record in records_of(text)] == expected


SPENT = [
    ("We will appropriate 12.4 billion yuan, an increase of 31%, to build dry docks.", "build dry docks"),
    ("We will earmark 6.1 billion yuan, up 17%, to improve ferries.", "improve ferries"),
]


@pytest.mark.parametrize(("text", "name"), SPENT)
def test_what_is_appropriated_is_named_by_what_it_is_for(text: str, name: str) -> None:
    assert [record.indicator for record in records_of(text)] == [name, name]


# (text of a file whose name tells only 2014, the days of its last record)
RUN_IN = [
    ("Fellow deputies: In 2013, the county sold 9,100 boats. It repaired 44 piers.", "2013-01-01..2013-12-31"),
    ("1. Overall situation In 2013, the county sold 9,100 boats. It repaired 44 piers.", "2013-01-01..2013-12-31"),
    ("The county sold 9,100 boats, while in 2009 it sold 4. It repaired 44 piers.", "2014-01-01..2014-12-31"),
    ("In the first half of the year, the county sold 9,100 boats.\nIt repaired 44 piers.", "2014-01-01..2014-06-30"),
    ("In the second quarter, the county sold 9,100 boats. It repaired 44 piers.", "2014-04-01..2014-06-30"),
    ("In the second quarter, the county will sell 9,100 boats. It repaired 44 piers.", "2014-01-01..2014-12-31"),
]


@pytest.mark.parametrize(("text", "days"), RUN_IN)
def test_times_behind_what_is_run_into_the_sentence_hold_on(tmp_path: Path, text: str, days: str) -> None:
    path = tmp_path / "boats-2014.txt"
    path.write_text(text, encoding="utf-8")
    last = list(extract(read(path)))[-1]
    assert f"{last.period_start}..{last.period_end}" == days


# (text, for each record its kind, change, unit and indicator)
CONVERTED = [
    (
        "The town's orchards grew by 40 million mu (about 2.7 million hectares) since the reform was launched in 1999.",
        [("result", "increase", "mu", "orchards"), ("result", "increase", "ha", "orchards")],
    ),
    (
        "The bank paid 65 million yuan ($9.4 million) to mend piers this year.",
        [("result", "level", "yuan", "mend piers"), ("result", "level", "USD", "mend piers")],
    ),
    (
        "Rents should be 43 billion yuan, an increase of 7%.",
        [("target", "level", "yuan", "Rents"), ("target", "increase", "%", "Rents")],
    ),
    # The same unit in brackets is another value.
    (
        "Tidal power: 540 MW by 2030 (currently 65 MW)",
        [("target", "level", "MW", "Tidal power"), ("result", "level", "MW", "Tidal power")],
    ),
    ("The sales of sledges were 8,300 units.", [("result", "level", "unit", "sales of sledges")]),
    ("The yearly number of ferries will reach 310.", [("target", "level", "ferry", "number of ferries")]),
    (
        "The average annual increase of divers will be not less than 70.",
        [("target", "level", "diver", "increase of divers")],
    ),
    # People are no money.
    (
        "Deposits came to 81 billion yuan. The new rural employment was 2.4 million.",
        [("result", "level", "yuan", "Deposits"), ("result", "level", "rural employment", "new rural employment")],
    ),
    ("In June alone, salt sales came to 3 million yuan.", [("result", "level", "yuan", "salt sales")]),
    (
        "It was learned from the Harbour Board that 41 cranes have been painted.",
        [("result", "level", "crane", "cranes painted")],
    ),
    (
        "The reporter learned from the Salt Office that the output of brine reached 30 tons.",
        [("result", "level", "t", "output of brine")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CONVERTED)
def test_units_and_names(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = records_of(text)
    assert [(r.kind, r.change, r.unit) for r in found] == [each[:3] for each in expected]
    for record, (*_, name) in zip(found, expected, strict=True):
        assert record.indicator.removeprefix("the ").endswith(name)


def dates_of(text: str) -> list[str]:
    document = read_text(text, language="en")
    document = replace(document, facts=replace(document.facts, report_year=2017))
    found = extract(document)
    return [r.deadline if r.kind == "target" else f"{r.period_start}..{r.period_end}" for r in found]


SAID = [
    # The day on which something was said is no deadline.
    ("On March 7, the mayor said that 31 piers will be built.", [""]),
    ("The reporter learned from the mayor on May 3 that 31 piers will be built.", [""]),
    # Nor is what will be next year a time of what was done.
    ("31 piers have been built and 12 more will be built next year.", ["..", "2018-12-31"]),
    ("The yard has sold 31 tugs since direct supervision by the ministry began in May.", ["2017-05-01.."]),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_days_of_what_is_said(text: str, expected: list[str]) -> None:
    assert dates_of(text) == expected


# (text, for each record its change, value and indicator)
SHARED = [
    (
        "Dock works grew by 24%, with ropes and sails increasing by 41% and timber yards growing by 3.6 times.",
        [("increase", 24, "Dock works"), ("increase", 41, "ropes and sails"), ("increase", 3.6, "timber yards")],
    ),
    ("The island contributed about 31 percent to regional salt exports.", [("level", 31, "regional salt exports")]),
    (
        "Newly built jetties reached 310 kilometers. The figure accounted for 84% of the port's quays.",
        [("level", 310, "jetties"), ("level", 84, "share of built jetties in port's quays")],
    ),
    (
        "Tar, rope and sail stocks came in at 7 tons, 61 tons and 12 tons, respectively.",
        [("level", 7, "Tar"), ("level", 61, "rope"), ("level", 12, "sail stocks")],
    ),
    (
        "Ship repair grew quickly, with its added value rising by 8.2 percent.",
        [("increase", 8.2, "added value of Ship repair")],
    ),
    ("The port's volume, ranking 9 of the 15 river ports, was stable.", [("level", 9, "volume")]),
    ("Ferry trips skyrocketed 124 pct.", [("increase", 124, "Ferry trips")]),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_what_is_told_of_what_was_named(text: str, expected: list[tuple[str, float, str]]) -> None:
    found = records_of(text)
    assert [(r.change, r.value) for r in found] == [each[:2] for each in expected]
    for record, (*_, name) in zip(found, expected, strict=True):
        assert name in record.indicator


def test_the_same_period_is_the_one_that_was_told_of() -> None:
    text = "In the first half of the year, 17 tugs were sold.\nDuring this period, 31 piers were opened.\n"
    text += "Freight in the same period was 25 tons, up 4% from the same period last year."
    assert dates_of(text) == ["2017-01-01..2017-06-30"] * 4


def test_when_a_change_began_is_not_moved_by_the_same_period() -> None:
    text = (
        "Rents rose from 70 yuan in 2002 to 91 yuan in 2007, and wages rose from 31 yuan to 48 yuan in the same period."
    )
    assert dates_of(text)[:2] == ["2002-01-01..2002-12-31", "2007-01-01..2007-12-31"]


# (text, for each record its kind, change, value and indicator)
OF_REPORTS = [
    (
        "The energy consumption of 10,000 yuan of GDP fell by 3.1%.",
        [("result", "decrease", 3.1, "energy consumption of 10,000 yuan of GDP")],
    ),
    (
        "The water use of ten thousand yuan of industrial added value was 27 cubic meters.",
        [("result", "level", 27, "water use of ten thousand yuan of industrial added value")],
    ),
    ("Tonnage growth reached 6.7%.", [("result", "increase", 6.7, "Tonnage growth")]),
    ("Tonnage growth will reach 6.7%.", [("target", "increase", 6.7, "Tonnage growth")]),
    (
        "Shore employment increased by an annual average of over 127,000.",
        [("result", "increase", 127000, "Shore employment")],
    ),
    (
        "The port dispatched 31 inspection teams and set up 12 working groups.",
        [("result", "level", 31, "inspection teams"), ("result", "level", 12, "working groups")],
    ),
    ("31 inspection teams visited 44 piers.", [("result", "level", 44, "piers")]),
    (
        "Dredging was carried out on the north arm of the Aller, invested 46 million yuan, sank 3 piles.",
        [("result", "level", 46e6, "Dredging investment"), ("result", "level", 3, "piles")],
    ),
    (
        "The county has sown 61 mu of rye, 90% of the plan, of which the drilled area is 44 mu.",
        [("result", "level", 61, "rye"), ("result", "level", 90, ""), ("result", "level", 44, "drilled area")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OF_REPORTS)
def test_county_reports(text: str, expected: list[tuple[str, str, float, str]]) -> None:
    found = records_of(text)
    assert [(r.kind, r.change, r.value) for r in found] == [each[:3] for each in expected]
    for record, (*_, name) in zip(found, expected, strict=True):
        assert name in record.indicator


# (text, units of its records)
UNITS = [
    ("The works cleans 3,100 tons of brine a day.", ["t/d"]),
    ("Nearly 6,200 tons of brine were let into the marsh every day.", ["t/d"]),
    ("The works presses 310 tons of oil every year.", ["t"]),
    ("The number of new licensed ferries was 3,100.", ["licensed ferry"]),
    ("The number of pupils enrolled in night schools was 3 million.", ["pupil"]),
]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_units(text: str, expected: list[str]) -> None:
    assert [record.unit for record in records_of(text)] == expected


def test_the_last_of_several_verbs_names_what_it_does() -> None:
    found = records_of("The office received 310 claims, settled 280 and dismissed 14.")
    assert [r.indicator for r in found] == ["claims received", "claims settled", "claims dismissed"]
