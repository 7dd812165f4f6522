"""English of translated replies and work reports: paired lists, led-in goals, sums without their head, parts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    facts = Facts(report_year=2020, published="2020-03-05", language="en")
    return list(extract(replace(read_text(text, language="en"), facts=facts)))


# (text, (value, indicator) of each record)
NAMES = [
    # "Respectively" behind the changes pairs the values before them too; two names and two values need no such word.
    (
        "In 2019, the mean wage of nurses and the mean pension of miners were 4,100 yuan and 2,900 yuan, an increase "
        "of 6% and 7% respectively.",
        [
            (4100, "mean wage of nurses"),
            (2900, "mean pension of miners"),
            (6, "mean wage of nurses"),
            (7, "mean pension of miners"),
        ],
    ),
    (
        "In 2019, peat and cement output was 30 million tons and 12 million tons, down 3% and 5%.",
        [(30e6, "peat output"), (12e6, "cement output"), (3, "peat output"), (5, "cement output")],
    ),
    (
        "In 2019, the urban and rural mean incomes reached 31,000 yuan and 12,400 yuan.",
        [(31000, "urban mean incomes"), (12400, "rural mean incomes")],
    ),
    (
        "In 2019, the exports and brick output were 3 billion yuan and 4 million tons respectively.",
        [(3e9, "exports"), (4e6, "brick output")],
    ),
    (
        "In 2019, the fares of ferries and the freight volume were 8 million yuan and 6 million tons respectively.",
        [(8e6, "fares of ferries"), (6e6, "freight volume")],
    ),
    ("In 2018 and 2019, research spending was 3% and 4%.", [(3, "research spending"), (4, "research spending")]),
    # A word that only says which part.
    (
        "In 2019, the storage capacity was 11 million kilowatts, of which 7 million kilowatts was centralized and 4 "
        "million kilowatts distributed.",
        [
            (11e6, "storage capacity"),
            (7e6, "centralized storage capacity"),
            (4e6, "distributed storage capacity"),
        ],
    ),
    (
        "In 2019, 420 km of drains were laid, of which 300 km were urban and 120 km rural.",
        [(420, "drains"), (300, "urban drains"), (120, "rural drains")],
    ),
    (
        "The reeds and wells grew to 2,050, and 880 pumps were bought.",
        [(2050, "reeds and wells"), (880, "pumps bought")],
    ),
    # "That in the hills" has the head of the name before; what only the last of a list has is that of all.
    (
        "In 2019, the loss rate of pipes in the plain reached 4.1%, and that in the hills was 9.0%, which were 1.2 and "
        "3.6 percentage points lower than those in 2010 respectively.",
        [
            (4.1, "loss rate of pipes in the plain"),
            (9, "loss rate of pipes in the hills"),
            (1.2, "loss rate of pipes in the plain"),
            (3.6, "loss rate of pipes in the hills"),
        ],
    ),
    (
        "In 2019, the shares of barley and rye were 3.1 and 4.2 percentage points higher than in 2010.",
        [(3.1, "shares of barley"), (4.2, "shares of rye")],
    ),
    (
        "In 2019, among the main goods, tea, raw silk and salt came to 9 million tons, 8 million tons and 3 million "
        "tons, with a growth of 6%, 18% and 2% respectively.",
        [(9e6, "tea"), (8e6, "raw silk"), (3e6, "salt"), (6, "tea"), (18, "raw silk"), (2, "salt")],
    ),
    (
        "In 2021 the lighting rate of towns shall reach 100%, villages more than 95%, and other areas more than 80%.",
        [(100, "lighting rate of towns"), (95, "lighting rate of villages"), (80, "lighting rate of areas")],
    ),
    (
        "In 2019, 320 clerks were hired by examination, 41 by transfer and 12 by invitation.",
        [(320, "clerks hired"), (41, "clerks by transfer"), (12, "clerks by invitation")],
    ),
    # Two lists of values, and names of which the first word is no member of the list.
    (
        "By the end of 2019, all villages have lamps, and the rates of access to tarred roads of towns and scattered "
        "farms reached 97% and 86%, 1.0 and 2.4 percentage points higher than at the end of the previous year.",
        [
            (97, "rates of access to tarred roads of towns"),
            (86, "rates of access to tarred roads of scattered farms"),
            (1, "rates of access to tarred roads of towns"),
            (2.4, "rates of access to tarred roads of scattered farms"),
        ],
    ),
    (
        "In 2019, for want of rain, the flow fell by 4%, 1 percentage point more than in 2018.",
        [(4, "flow"), (1, "flow")],
    ),
    (
        "In 2019, the closed capacity was 40 tons. Dale, Hill City and Moor closed 21 tons, 12 tons and 7 tons "
        "respectively.",
        [
            (40, "closed capacity"),
            (21, "closed capacity of Dale"),
            (12, "closed capacity of Hill City"),
            (7, "closed capacity of Moor"),
        ],
    ),
    (
        "In 2019, 6 kilometers of drains were built, and the amount of waste directly dumped was reduced by 60 tons.",
        [(6, "drains"), (60, "amount of waste directly dumped")],
    ),
    (
        "(3) 17 plating and papermaking mills were closed in 2019, and 9 were moved.",
        [(17, "plating and papermaking mills closed"), (9, "plating and papermaking mills moved")],
    ),
    ("(4) The amount of reeds cut in 2019 was 40 tons.", [(40, "amount of reeds cut")]),
    # What only the first of a list tells: how, of what, from whom.
    (
        "In 2019, a total of 28 million parcels were sent. Among them, 5 million were sent by rail, an increase of "
        "11.4%; 21 million by road, down 5.7%; 1.1 million by air, and 260,000 by water.",
        [
            (28e6, "parcels sent"),
            (5e6, "parcels sent"),
            (11.4, "parcels sent"),
            (21e6, "parcels by road"),
            (5.7, "parcels by road"),
            (1.1e6, "parcels by air"),
            (260000, "parcels by water"),
        ],
    ),
    (
        "In 2019, the number of goats sold was 720,000, oxen 61,000 and geese 5.4 million.",
        [(720000, "number of goats sold"), (61000, "number of oxen sold"), (5.4e6, "number of geese sold")],
    ),
    (
        "In 2019, 138 clerks were warned, including 11 at the county level.",
        [(138, "clerks warned"), (11, "clerks at the county level")],
    ),
    (
        "In 2019, the outlay was 49 million yuan, including 21 million yuan from the province, 13 million yuan from "
        "the county and 15 million yuan from banks.",
        [
            (49e6, "outlay"),
            (21e6, "outlay from the province"),
            (13e6, "outlay from the county"),
            (15e6, "outlay from banks"),
        ],
    ),
    (
        "In 2019, the relief funds were audited, and 15 million yuan was misappropriated.",
        [(15e6, "relief funds misappropriated")],
    ),
    (
        "In 2019, the use of straw and dung was 82%, and 54,000 mu of moor were drained.",
        [(82, "use of straw and dung"), (54000, "moor")],
    ),
    # What was completed is what was promised before.
    (
        "By the end of 2021, 210 kilometers of drains will be built. 138 kilometers have been completed.",
        [(210, "drains"), (138, "drains")],
    ),
    # A sum that was completed is so much of an investment.
    (
        "The canal investment is 7 billion yuan. From January to May this year, 900 million yuan was completed.",
        [(7e9, "canal investment"), (9e8, "canal investment completed")],
    ),
    # The verb of two verbs joined before a comma is not that of what follows.
    (
        "In 2019, 820 goats were moved and resettled, 38 sheds collapsed, and 20 barns were damaged.",
        [(820, "goats moved and resettled"), (38, "sheds collapsed"), (20, "barns damaged")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(record.value, record.indicator) for record in records_of(text)] == expected


# (text, kinds of its records)
KINDS = [
    ("The lining rate of ditches was 91%, and it will reach 95% by the end of 2021.", ["result", "target"]),
    (
        "The main expected goals of the district are: sales increased by 8%, the vacancy rate was controlled within "
        "4%, 3,000 jobs were added.",
        ["target", "target", "target"],
    ),
    ("The goals for this year are as follows: tea output stabilized at 20,000 tons.", ["target"]),
    ("The city plans to mend 190 lanes in 2021, involving 3,500 households.", ["target", "target"]),
    ("The city mended 190 lanes in 2019, involving 3,500 households.", ["result", "result"]),
    ("The results are: tea output stabilized at 20,000 tons.", ["result"]),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [record.kind for record in records_of(text)] == kinds


# (text, (value, change, unit) of each record)
CHANGES = [
    (
        "In 2019, the shares were 3.1 and 4.2 percentage points higher.",
        [(3.1, "increase", "pp"), (4.2, "increase", "pp")],
    ),
    ("In 2019, prices fell to 8,210, 17% fewer.", [(8210, "level", "price"), (17, "decrease", "%")]),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changes(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(record.value, record.change, record.unit) for record in records_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("By 2025, 7,000 hectares of drifting sand will be controlled.", "="),
        ("By 2025, the drifting sand will be controlled within 7,000 hectares.", "<="),
    ],
)
def test_land_that_is_controlled_is_work_done(text: str, comparator: str) -> None:
    assert [record.comparator for record in records_of(text)] == [comparator]


def test_two_values_before_a_date_are_both_of_it() -> None:
    text = "The port is to handle 85 million tons for the whole year, and 150 million tons and 5 million TEU by 2024."
    assert [record.deadline for record in records_of(text)] == ["2020-12-31", "2024-12-31", "2024-12-31"]


def test_where_a_change_ended_is_done_if_it_was_begun() -> None:
    text = "By 2022, the rate is to reach 95%. Progress: the lead content of the pond fell from 96 mg/L to 58 mg/L."
    assert [record.kind for record in records_of(text)] == ["target", "result", "result"]


def test_the_same_period_is_what_a_change_is_measured_against() -> None:
    text = "In 2019, the stock was 48 tons, which was 37% less than that of the same period last year."
    assert {(record.period_start, record.period_end) for record in records_of(text)} == {("2019-01-01", "2019-12-31")}


def test_a_class_at_the_end_of_a_sentence_is_no_initial() -> None:
    text = "In 2019, 2 lakes were worse than Class V. In the next step, 140 million yuan will be invested by 2022."
    assert [record.deadline for record in records_of(text)] == ["", "2022-12-31"]


def test_who_joins_a_scheme_counts() -> None:
    text = "In 2019, 620,000 smiths participated in the pension insurance, and 40 delegates participated in the forum."
    assert [record.value for record in records_of(text)] == [620000]


# (text, values of its records)
FINES = [
    (
        "The 64 letters handed over by the team have all been settled, 37 mills were sealed, 12 cases were filed with "
        "a fine of 1.2 million yuan, and 29 people were dismissed.",
        [64, 37, 12, 1.2e6, 29],
    ),
    (
        "In 2019, the bureau inspected 402 kilns, investigated 31 illegal acts with fines of 4 million yuan, and 5 "
        "people were sentenced to prison.",
        [402, 31, 4e6, 5],
    ),
    ("Units that fail to report shall be given a fine of 5,000 yuan, and 3 vehicles were seized.", []),
]


@pytest.mark.parametrize(("text", "values"), FINES)
def test_what_was_done_beside_a_fine_counts(text: str, values: list[float]) -> None:
    assert [record.value for record in records_of(text)] == values


@pytest.mark.parametrize(
    ("when", "end"),
    [
        ("From January to September this year", "2020-09-30"),
        ("From January to May last year", "2019-05-31"),
        ("In the first 8 months this year", "2020-08-31"),
        ("In the first three quarters last year", "2019-09-30"),
        ("In the first 8 months of the year", "2020-08-31"),
    ],
)
def test_parts_of_this_year(when: str, end: str) -> None:
    assert [record.period_end for record in records_of(f"{when}, 40 tons of tea were sold.")] == [end]
