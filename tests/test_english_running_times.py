"""English times that hold for more than their sentence: days up to which figures go, lead-ins, a report's last year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def dates_of(record: Record) -> str:
    return record.deadline if record.kind == "target" else f"{record.period_start}..{record.period_end}"


def told(text: str, name: str = "", published: str = "2023-11-25") -> list[tuple[float | None, str]]:
    document = read_text(text, language="en", name=name)
    if published:
        facts = replace(document.facts, published=published, report_year=int(published[:4]))
        document = replace(document, facts=facts)
    return [(record.value, dates_of(record)) for record in extract(document)]


# (text, for each record its value and date)
UP_TO = [
    (
        "As of 17:30 on November 28, 89 kilns have been closed. The town fined 21 firms. 40 people were interviewed.",
        [(89, "..2023-11-28"), (21, "..2023-11-28"), (40, "..2023-11-28")],
    ),
    ("By 6 pm on 3 May 2023, 12 wharves were cleared. 4 tugs were sold.", [(12, "..2023-05-03"), (4, "..2023-05-03")]),
    ("Up to midnight on May 3, 12 wharves were cleared. 4 tugs were sold.",
     [(12, "..2023-05-03"), (4, "..2023-05-03")]),
    ("As of 20:00 on the evening of May 3, 12 wharves were cleared. 4 tugs were sold.",
     [(12, "..2023-05-03"), (4, "..2023-05-03")]),
    ("As of the night of May 3, 12 wharves had been cleared.", [(12, "..2023-05-03")]),
    ("By the end of October, the port had sold 9 tugs. 26 cranes were mended.",
     [(9, "..2023-10-31"), (26, "..2023-10-31")]),
    ("As of November 20, the port had sold 9 tugs. 26 cranes were mended.",
     [(9, "..2023-11-20"), (26, "..2023-11-20")]),
    # What is promised behind it is not due by a day that is over.
    ("By the end of October, the port had sold 9 tugs. A further 5 tugs will be sold.", [(9, "..2023-10-31"), (5, "")]),
    ("As of November 20, the port had sold 9 tugs. A further 5 tugs will be sold.", [(9, "..2023-11-20"), (5, "")]),
    # What is due some day is no day of what was done.
    ("Aim: by the end of 2023, 30 tugs will be sold.\nTime limit: December 31, 2023\nProgress: 28 cranes were sold.",
     [(30, "2023-12-31"), (28, "..")]),
    # Nor in a year that is over.
    ("In 2022, 20 tugs were sold. The port will sell 8 cranes by the end of the year.",
     [(20, "2022-01-01..2022-12-31"), (8, "2023-12-31")]),
    # A deadline goes on as one.
    ("By the end of 2025, 9 tugs will be sold. 5 cranes will be mended.", [(9, "2025-12-31"), (5, "2025-12-31")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UP_TO)
def test_the_day_up_to_which_figures_go(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text) == expected


LEADS = [
    ("The reed plan was adopted in 2019. Its targets for 2030 are:\n- 40% of ponds dredged;\n- a 30% cut in losses;\n",
     [(40, "2030-12-31"), (30, "2030-12-31")]),
    ("The guild met in 2021; by 2026 it aims to:\n- build 40 berths;\n- sell 9 tugs.\n",
     [(40, "2026-12-31"), (9, "2026-12-31")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LEADS)
def test_the_last_sentence_leads_a_list_in(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text, published="") == expected


LAST_YEAR = [
    "Over the past year, the port kept to its tasks.\n"
    "Freight reached 45 tons.\n12 berths were built over the course of the year.\n",
    "In the past year, the port did well.\n"
    "Freight reached 45 tons. 12 berths were built, meeting the task for the year.\n",
    "Last year, much was done.\nFreight came to 45 tons. For the whole year, 12 berths were built.\n",
]


@pytest.mark.parametrize("text", LAST_YEAR)
@pytest.mark.parametrize("name", ["port-work-report-2016.txt", "port-speech-2016.txt"])
def test_a_review_is_of_the_past_year(text: str, name: str) -> None:
    assert told(text, name, published="") == [(45, "2015-01-01..2015-12-31"), (12, "2015-01-01..2015-12-31")]


def test_a_year_between_commas() -> None:
    text = "According to the port, 1998, the counts of the wardens show that it had 46 herons."
    assert told(text) == [(46, "1998-01-01..1998-12-31")]


# (text, its value's dates), written on 2023-08-19
FROM_TODAY = [
    ("So far this year, 20 berths have been built.", "2023-01-01.."),
    ("In the year to date, 20 berths have been built.", "2023-01-01.."),
    ("This year so far, 20 berths have been built.", "2023-01-01.."),
    ("In Q2, 20 berths were built.", "2023-04-01..2023-06-30"),
    ("In the first half, 20 berths were built.", "2023-01-01..2023-06-30"),
    ("Over the first half, 20 berths were built.", "2023-01-01..2023-06-30"),
    ("In the first half of 2022, 20 berths were built.", "2022-01-01..2022-06-30"),
    ("Last month, 20 berths were built.", "2023-07-01..2023-07-31"),
    ("Sales fell by 20% from last month.", ".."),
    ("By the end of next month, 20 berths will be built.", "2023-09-30"),
    ("Before the end of the month, 20 berths will be built.", "2023-08-31"),
    ("As early as 2019, 20 berths were built.", "2019-01-01..2019-12-31"),
    ("This spring, 20 berths were built.", "2023-01-01..2023-12-31"),
    ("Last winter, 20 berths were built.", "2022-01-01..2022-12-31"),
    ("In autumn, 20 berths will be built.", "2023-12-31"),
    ("This autumn and winter, 20 berths will be built.", "2024-03-31"),
    ("Over the next decade, 20 berths will be built.", "2033-12-31"),
    ("In the next three to five years, 20 berths will be built.", "2028-12-31"),
    ("By the end of the decade, 20 berths will be built.", "2030-12-31"),
    ("In the current financial year, 20 berths were built.", "2023-01-01..2023-12-31"),
    ("2022 progress: 20 berths built.", "2022-01-01..2022-12-31"),
    ("During the 12th Five-Year Plan (2018-2022), 20 berths were built.", "2018-01-01..2022-12-31"),
    ("By mid-century, 20 berths will be built.", "2050-12-31"),
    ("Over the past decade, 20 berths were built.", "2013-01-01..2022-12-31"),
]


@pytest.mark.parametrize(("text", "dates"), FROM_TODAY)
def test_times_told_from_the_day_of_writing(text: str, dates: str) -> None:
    assert told(text, published="2023-08-19") == [(20, dates)]


def test_the_end_of_the_plan() -> None:
    text = (
        "The Berth Plan 2021-2027 was published in 2020. By 2024, 20 berths will be built. "
        "By the end of the plan, 40 will be."
    )
    assert told(text, published="") == [(20, "2024-12-31"), (40, "2027-12-31")]


def test_each_task_has_its_own_time() -> None:
    text = (
        "The port will sell 25 tugs in autumn, fully complete the painting of the pier before the end of October, "
        "and buy 9 cranes by 2025."
    )
    assert told(text, published="2023-08-19") == [(25, "2023-12-31"), (None, "2023-10-31"), (9, "2025-12-31")]


PRESENT = [
    ("In 2018, 12 piers were built. At present, 40 piers are in use.", [(12, "2018-01-01..2018-12-31"), (40, "..")]),
    ("In 2018, 12 piers were built. So far, 40 berths have been let.", [(12, "2018-01-01..2018-12-31"), (40, "..")]),
    ("The port has so far let 40 berths.", [(40, "..")]),
    ("Up to now, 40 berths have been let. By 2030, 50 will be.", [(40, ".."), (50, "2030-12-31")]),
    # What was at the time of something was when that was.
    (
        "The pact was signed in March 2009. At the time of its signing the port had 40 berths.",
        [(40, "2009-03-01..2009-03-31")],
    ),
    ("The guild met in 2015. At that time, 40 berths were let.", [(40, "2015-01-01..2015-12-31")]),
    ("The guild met in 2015. It let 40 berths at the same time.", [(40, "2015-01-01..2015-12-31")]),
    # A year of a name behind which a target comes is not when it is due.
    ("The 2016 Pledge had a target of 12% for dry ponds.", [(12, "")]),
    ("The first budget, covering 2021-2025, is to cut losses by 40 tons.", [(40, "2025-12-31")]),
]


@pytest.mark.parametrize(("text", "expected"), PRESENT)
def test_now_and_then(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text, published="") == expected


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Report of the State Council on the State of the Lakes in 2020", "2020-01-01..2020-12-31"),
        ("Report on the Completion of the Tasks of the Harbour during 2020", "2020-01-01..2020-12-31"),
        ("Report on the Work of the Government (2020)", "2019-01-01..2019-12-31"),
    ],
)
def test_the_year_of_a_report(title: str, period: str) -> None:
    text = f"{title}\n1. Water\nThe share of clear lakes was 83%.\n"
    assert told(text, published="") == [(83, period)]
