"""English names and units: portions of things, sizes in brackets, parts behind "of them", subjects with a clause."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts


def found_in(text: str) -> list[tuple[float | None, str, str]]:
    document = replace(
        read_text(text, language="en"), facts=Facts(report_year=2020, published="2020-03-05", language="en")
    )
    return [(record.value, record.unit, record.indicator) for record in extract(document)]


# (text, (value, unit, indicator) of each record)
PORTIONS = [
    (
        "By May, 1,200 sets of rural sewage treatment facilities had been built.",
        [(1200, "rural sewage treatment facility", "sets of rural sewage treatment facilities built")],
    ),
    ("The stations obtained 80,000 groups of valid data.", [(80000, "valid data", "groups of valid data obtained")]),
    ("45 kinds of goods have been banned from import.", [(45, "goods", "kinds of goods banned from import")]),
    ("Three kinds of problems were found.", []),
]
SIZES = [
    ("The Blue Lake wind farm (120 MW) was commissioned in 2014.", [(120, "MW", "Blue Lake wind farm")]),
    ("The Nyala dam (1.2 billion m3) was built in 2009.", [(1.2e9, "m3", "Nyala dam")]),
    ("The provincial government (12 departments) has issued a plan.", []),
]
PARTS = [
    (
        "From 1990 to 1995, 12 million workers were retrained, and over 9 million of them found new jobs.",
        [(12e6, "worker", "workers retrained"), (9e6, "worker", "workers found new jobs")],
    ),
    (
        "A total of 1,340 clues were checked, 620 of them involved mining, 580 have been closed.",
        [(1340, "clue", "clues checked"), (620, "clue", "clues involved mining"), (580, "clue", "clues closed")],
    ),
    (
        "Of the 300 ponds inspected, 120 of them failed to meet the standard.",
        [(300, "pond", "ponds inspected"), (120, "pond", "ponds failed to meet the standard")],
    ),
    (
        "Among the 60 mills, 20 of them used coal, and 15 of them switched to gas.",
        [(60, "mill", "mills"), (20, "mill", "mills used coal"), (15, "mill", "mills switched to gas")],
    ),
    (
        "The income of villagers was 22,000 yuan, an increase of 9.2%, and the growth rate ranked third in the city.",
        [
            (22000, "yuan", "income of villagers"),
            (9.2, "%", "income of villagers"),
            (3, "", "growth rate of income of villagers"),
        ],
    ),
]
TASKS = [
    (
        "All trucks that fail to meet emission limits will be scrapped by 2022.",
        [(None, "", "trucks that fail to meet emission limits will be scrapped")],
    ),
    (
        "Enterprises that have not obtained a permit shall be shut down before the end of 2022.",
        [(None, "", "Enterprises that have not obtained a permit shut down")],
    ),
    (
        "By 2035, all poor families are to have steady access to energy services.",
        [(None, "", "poor families are to have steady access to energy services")],
    ),
]
CLAUSES = [
    (
        "Total exports of 40 million tons grew by 5%.",
        [(40e6, "t", "Total exports"), (5, "%", "Total exports")],
    ),
    (
        "By 2019, 72% of public and 31% of private schools had latrines.",
        [(72, "%", "public schools"), (31, "%", "private schools with latrines")],
    ),
    (
        "The city has built two plants and the treatment rate of sewage has reached 92%.",
        [(2, "plant", "plants built"), (92, "%", "treatment rate of sewage")],
    ),
    ("They cleaned the river and the area of reeds was 40 hectares.", [(40, "ha", "area of reeds")]),
    (
        "Our bureau handled 320 letters, and the completion rate is 100%.",
        [(320, "letter", "letters handled"), (100, "%", "completion rate of letters handled")],
    ),
    (
        "Inspectors were sent to 1,586 wells, and 6,251 electrical faults were found.",
        [(1586, "well", "Inspectors sent to wells"), (6251, "electrical fault", "electrical faults found")],
    ),
    (
        "28 of the 32 counties have adopted the plan.",
        [(28, "county", "counties adopted the plan"), (32, "county", "counties adopted the plan")],
    ),
    (
        "The yield of the lake will be increased to 75%, that of the pond to 70%.",
        [(75, "%", "yield of the lake"), (70, "%", "yield of the pond")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*PORTIONS, *SIZES, *PARTS, *TASKS, *CLAUSES])
def test_names(text: str, expected: list[tuple[float | None, str, str]]) -> None:
    assert found_in(text) == expected
