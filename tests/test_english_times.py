"""When English values are of, and whether they are told as done: baselines, years in names, fiscal years, purposes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.lang.fiscal import FiscalYear, fiscal_year
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str, region: str = "") -> list[Record]:
    facts = Facts(region=region, report_year=2024, published="2024-03-05", language="en")
    return list(extract(replace(read_text(text, language="en"), facts=facts)))


def told(record: Record) -> tuple[str, str]:
    """The kind of a record and its date or dates."""
    if record.kind == "target" and not record.period_start:
        return record.kind, record.deadline
    return record.kind, f"{record.period_start}..{record.period_end}"


# (text, for each record its value, kind and date)
TOLD = [
    # A year that a change is counted from is its baseline, and hands nothing on.
    (
        "Smoke fell to 14 mg in 2023, down 37 percent from 2011, while the share of foggy days dropped to 4 percent.",
        [(14, "result", "2023-01-01..2023-12-31"), (37, "result", "2023-01-01..2023-12-31"),
         (4, "result", "2023-01-01..2023-12-31")],
    ),
    ("Ferry fares have risen by 3% a year from 2019.", [(3, "result", "2019-01-01..")]),
    ("Ferry fares will rise by 3% from 2027.", [(3, "target", "2027-01-01..")]),
    # Ends of times.
    ("The old kilns will be shut in 2031 or earlier.", [(None, "target", "2031-12-31")]),
    ("The last 6 kilns will be shut by 2031 at the latest.", [(6, "target", "2031-12-31")]),
    ("The last 6 kilns will be shut by the middle of next year.", [(6, "target", "2025-06-30")]),
    # A year in a name is no date, one that leads what is measured is.
    ("The share of reed boats will reach the 40% set in the 2019 Lake Pact.", [(40, "target", "")]),
    ("The 2031 demand for reeds could reach 45 million tons.", [(45e6, "target", "2031-12-31")]),
    ("The 2022 harvest of reeds came to 38 million tons.", [(38e6, "result", "2022-01-01..2022-12-31")]),
    ("The 2031 target for reeds is 45 million tons.", [(45e6, "target", "2031-12-31")]),
    ("The guild keeps to its 2031 goal of a 30 percent cut.", [(30, "target", "2031-12-31")]),
    ("Emissions of soot will peak around 2030.", [(None, "target", "2030-12-31")]),
    # What a change in brackets is counted from.
    ("Losses will fall by 8% in 2030 compared to 2016 (69 tons).",
     [(8, "target", "2030-12-31"), (69, "result", "2016-01-01..2016-12-31")]),
    # Exceeding is a verb with a form for the past.
    ("The output of the mill exceeded 70 tons.", [(70, "result", "..")]),
    ("The output of the mill has exceeded 70 tons.", [(70, "result", "..")]),
    ("The output of the mill should have exceeded 70 tons.", [(70, "target", "")]),
    ("The output of the mill will exceed 70 tons.", [(70, "target", "")]),
    # What is done by a year is done, and what it is for comes later.
    ("By 2024 the guild has cut its losses by 12%.", [(12, "result", "..2024-12-31")]),
    (
        "The guild has opened a fund of 3 million yuan to replace 40 barges by 2029.",
        [(3e6, "result", ".."), (40, "target", "2029-12-31")],
    ),
    # What a programme targets was aimed at, whom its checks target was not.
    ("Targeted a cut of 15% in lost cargo by 2019.", [(15, "target", "2019-12-31")]),
    ("Targets citywide soot of around 9 micrograms per cubic meter by 2019.", [(9, "target", "2019-12-31")]),
    ("The checks targeted 15 smithies in 2022.", [(15, "result", "2022-01-01..2022-12-31")]),
    # What is there now, said behind its noun.
    ("Besides the 800 berths already in use, 90 berths will be built.", [(800, "result", ".."), (90, "target", "")]),
    # What was due, asked for or budgeted was aimed at.
    ("The guild mended 30 piers, against the 40 that the canal pact demands of it.",
     [(30, "result", ".."), (40, "target", "")]),
    ("The guild mended 30 of the 40 piers that were to have new planks.", [(30, "result", ".."), (40, "target", "")]),
    ("Cost of a pier: budget 45,000 yuan; actual 71,200 yuan.", [(45000, "target", ""), (71200, "result", "..")]),
    ("Losses fell by 7% (five-year task: 10%).", [(7, "result", ".."), (10, "target", "")]),
    ("The share of steel tugs was 30%, far from the 50% due by 2025.",
     [(30, "result", ".."), (50, "target", "2025-12-31")]),
    # What was aimed at, a year before or in a plan that is over, and what the same verb says of a second thing.
    ("The port fell short of the targets set at the start of 2019 for cutting fuel use by about 4% and leaks by 2%.",
     [(4, "target", "2019-12-31"), (2, "target", "2019-12-31")]),
    ("The Eleventh Five-Year Plan set targets of reducing water use per berth by 20% and the loss of nets by 10%.",
     [(20, "target", "2010-12-31"), (10, "target", "2010-12-31")]),
    # A change is counted from the time behind it, also behind "respectively" or "over the plan before".
    ("In 2015, 45 tugs sank and 17 people were hurt, down 69% and 2.6% respectively from 2010.",
     [(45, "result", "2015-01-01..2015-12-31"), (17, "result", "2015-01-01..2015-12-31"),
      (69, "result", "2015-01-01..2015-12-31"), (2.6, "result", "2015-01-01..2015-12-31")]),
    ('In the "12th Five-Year Plan" period the catch was 350 t, a rise of 7% over the "11th Five-Year Plan" period.',
     [(350, "result", "2011-01-01..2015-12-31"), (7, "result", "2011-01-01..2015-12-31")]),
    ("At 0:00 on March 1, 2018, 12 gates were removed.", [(12, "result", "2018-03-01..2018-03-01")]),
    ("In July, August and October, the sales of the quay rose by 8%, 9% and 4% respectively.",
     [(8, "result", "2023-07-01..2023-07-31"), (9, "result", "2023-08-01..2023-08-31"),
      (4, "result", "2023-10-01..2023-10-31")]),
    # What failed to meet a duty was not itself missed.
    ("The port closed 3 piers that failed to meet the code, sold 9 tugs and moved 4 cranes.",
     [(3, "result", ".."), (9, "result", ".."), (4, "result", "..")]),
    ("The port failed to reach its goals of 30 tugs and 4 cranes in 2022.",
     [(30, "target", "2022-12-31"), (4, "target", "2022-12-31")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_kind_and_date(text: str, expected: list[tuple[float | None, str, str]]) -> None:
    assert [(r.value, *told(r)) for r in records_of(text)] == expected


def test_a_year_guessed_from_the_text_does_not_make_the_past_a_promise() -> None:
    text = "The 2016 rules and the 2016 plan were kept: in 2017 losses fell by 8%."
    document = read_text(text, language="en")
    assert document.facts.sources["report_year"] == "text"
    assert [told(r) for r in extract(document)] == [("result", "2017-01-01..2017-12-31")]


# (sentence, its records as (value, change, comparator))
COMPARED = [
    # A share of a movement is one.
    ("The guild aims at an 80% freight reduction by 2030.", [(80, "decrease", "=")]),
    ("The guild will achieve 51% of smoke reduction by 2030.", [(51, "decrease", "=")]),
    ("The guild is to surpass the target of a 9 percent reduction in losses.", [(9, "decrease", "=")]),
    ("A 70% coverage of noise reduction kits will be reached by 2030.", [(70, "level", "=")]),
    ("The guild will limit the increase in losses to 8% by 2030.", [(8, "increase", "<=")]),
    ("The guild will limit losses to 8% by 2030.", [(8, "level", "<=")]),
    # A rise "up to" a value ends there.
    ("The share of steel tugs will increase from 2% in 2026 up to 6% in 2030.", [(2, "level", "="), (6, "level", "=")]),
    ("Losses of reeds may reach up to 6%.", [(6, "level", "<=")]),
    # What a comparison names is known already, but for a mark that is passed.
    ("Losses will be lower than the 32% of the old code.", [(32, "level", "=")]),
    ("Losses will be lower than the 32% mark.", [(32, "level", "<=")]),
    ("Losses will be lower than 32%.", [(32, "level", "<=")]),
]


@pytest.mark.parametrize(("text", "expected"), COMPARED)
def test_changes_and_bounds(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.change, r.comparator) for r in records_of(text)] == expected


# (region, sentence, the dates of its records)
FISCAL = [
    ("India", "In 2021-22, 51 wells were dug.", [("result", "2021-04-01..2022-03-31")]),
    ("India", "The state will dig 40 wells by 2027-28.", [("target", "2028-03-31")]),
    ("India", "Since 2021-22, 30 wells have been dug.", [("result", "2021-04-01..")]),
    ("India", "In 2016-20, 30 wells were dug.", [("result", "2016-01-01..2020-12-31")]),
    ("India", "In 2016-2017, 30 wells were dug.", [("result", "2016-01-01..2017-12-31")]),
    ("Australia", "In FY2019, 30 wells were dug.", [("result", "2018-07-01..2019-06-30")]),
    ("Australia", "In Q3 FY20, 30 wells were dug.", [("result", "2020-01-01..2020-03-31")]),
    ("Japan", "In the fiscal year 2019, 30 wells were dug.", [("result", "2019-04-01..2020-03-31")]),
    # What the document looks back on may end after its year.
    ("Singapore", "In FY2023, 30 wells were dug.", [("result", "2023-04-01..2024-03-31")]),
    # Words tell the country too; where nothing does, the calendar counts.
    ("", "Tolls rose to 4 crore in 2021-22.", [("result", "2021-04-01..2022-03-31")]),
    ("", "Tolls rose to 4 million yuan in 2021-22.", [("result", "2021-01-01..2022-12-31")]),
    ("China", "In fiscal year 2023, 30 wells were dug.", [("result", "2023-01-01..2023-12-31")]),
    ("", "In Q1 FY2022, 30 wells were dug.", [("result", "2022-01-01..2022-12-31")]),
]


@pytest.mark.parametrize(("region", "text", "expected"), FISCAL)
def test_fiscal_years(region: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [told(r) for r in records_of(text, region)] == expected


def test_the_fiscal_year_of_a_heading() -> None:
    text = "I. Work done in 2021-22\n\nThe canal board dug 30 wells."
    assert [told(r) for r in records_of(text, "India")] == [("result", "2021-04-01..2022-03-31")]


@pytest.mark.parametrize(
    ("fiscal", "year", "years", "quarter", "days"),
    [
        (FiscalYear(4, by_end=True), 2018, 1, 0, ("2018-04-01", "2019-03-31")),
        (FiscalYear(4, by_end=True), 2018, 3, 0, ("2018-04-01", "2021-03-31")),
        (FiscalYear(10, by_end=True), 2018, 1, 2, ("2019-01-01", "2019-03-31")),
        (FiscalYear(7, by_end=True), 2019, 1, 2, ("2019-10-01", "2019-12-31")),
    ],
)
def test_days_of_a_fiscal_year(fiscal: FiscalYear, year: int, years: int, quarter: int, days: tuple[str, str]) -> None:
    assert tuple(day.isoformat() for day in fiscal.days(year, years, quarter)) == days


def test_a_known_region_goes_before_words() -> None:
    assert fiscal_year("China", "an outlay of 12 crore") is None


def test_a_bare_dollar_of_taiwan_is_that_of_the_united_states() -> None:
    (record,) = records_of("Exports of reeds amounted to $31 million in 2022.", "Taiwan")
    assert record.unit == "USD"


# What counts nothing, beside what does: (text, the values of its records)
COUNTED = [
    ("The Reed Plan 2030 charts a course for ferries.", []),
    ("The guild put forward three suggestions on tolls.", []),
    ("The reform rests on five development pillars and closed 9 kilns.", [9]),
    ("Clerks handled 3,000 suggestions.", [3000]),
    ("The harbor area covers 135 square kilometers.", []),
    ("The county covers an area of 135 square kilometers.", []),
    ("The salt works cover an area of 135 hectares.", [135]),
    ("Four suspected stolen tugs were seized.", [4]),
    ("Reed beds were replanted on 135 square kilometers.", [135]),
    (r"Kilns gave off 40 tons of CO_2 and $\mathrm{SO}_{2}$ in 2022.", [40]),
    ("By the end of 2023 there were 6,000 participants in the savings scheme.", [6000]),
    ("The number of participants was 6,000.", [6000]),
    ("A total of 300 participants from 9 guilds came.", []),
]


@pytest.mark.parametrize(("text", "values"), COUNTED)
def test_what_counts(text: str, values: list[float]) -> None:
    assert [r.value for r in records_of(text)] == values


def test_a_year_of_another_paragraph_makes_no_result_of_a_promise() -> None:
    text = "In 2022 the guild moved 9 barges.\n\nThe council is anticipated to build 12 sheds."
    assert [r.kind for r in records_of(text)] == ["result", "target"]


def test_the_next_june_after_a_far_deadline_is_this_years() -> None:
    text = "The guild will sell 9 barges by 2030. It will mend 12 sheds by the end of June."
    assert [r.deadline for r in records_of(text)] == ["2030-12-31", "2024-06-30"]
