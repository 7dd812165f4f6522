"""English names that the record before completes, around participles, adverbs and verbs, and of what is due."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.lang import load
from policymine.marking import Marker
from policymine.records import Facts, Record


def records_of(text: str) -> list[Record]:
    document = replace(
        read_text(text, language="en"), facts=Facts(report_year=2020, published="2020-03-05", language="en")
    )
    return list(extract(document))


def names_of(text: str) -> list[str]:
    return [record.indicator for record in records_of(text)]


COMPLETED = [
    # "That" stands for the head of the name before, without where it is or what it is of.
    (
        "The loss ratio of old pipes in the built-up areas is below 12%; by the end of 2025, that of the other towns "
        "will be below 15%.",
        ["loss ratio of old pipes in the built-up areas", "loss ratio of old pipes of the other towns"],
    ),
    (
        "The output of tide mills was 30 GWh, and that of windmills was 12 GWh.",
        ["output of tide mills", "output of windmills"],
    ),
    # One side of a thing is told of the same thing, and takes the place of the other.
    (
        "The compliance rate of the noise sites was 91% last year; the daytime rises 0.4 percentage points, and the "
        "nighttime declines 0.7 percentage points.",
        [
            "compliance rate of the noise sites",
            "daytime compliance rate of the noise sites",
            "nighttime compliance rate of the noise sites",
        ],
    ),
    # Who bears a part of a sum; what is of another unit is no part of it.
    (
        "In 2019 the ferry fund was 80 million yuan per year, of which the provincial finance is 50 million yuan.",
        ["ferry fund", "ferry fund of provincial finance"],
    ),
    (
        "In 2019 the ferry fund was 80 million yuan, of which the share of loans is 20%.",
        ["ferry fund", "share of loans"],
    ),
    # Where some of what was counted are.
    (
        "Stoves were replaced in 60,000 households. Among them, 36,000 households in Linhe and 20,000 households in "
        "Beixi.",
        [
            "Stoves in households",
            "Stoves in households in Linhe",
            "Stoves in households in Beixi",
        ],
    ),
    # A share of what was just counted, and of other things.
    (
        "The town has retired 403 boats, accounting for 63.3% of the boats.",
        ["boats retired", "share of boats retired in boats"],
    ),
    (
        "The town has retired 403 boats, and peat accounted for 63.3% of the heat.",
        ["boats retired", "share of peat in heat"],
    ),
    # What rose from month to month is what the record before is of.
    ("The July price of eels rose 1.8%, the chain rose 0.2%.", ["price of eels", "price of eels"]),
]


@pytest.mark.parametrize(("text", "expected"), COMPLETED)
@pytest.mark.usefixtures("rules_only")
def test_names_completed_from_the_record_before(text: str, expected: list[str]) -> None:
    assert names_of(text) == expected


# (text, (value, unit, indicator) of each record)
NAMES = [
    # A participle behind a noun is part of the subject.
    ("The area restored reached 300 hectares.", [(300, "ha", "area restored")]),
    (
        "All quarries were closed, and the storage area demolished was 9,500 square meters.",
        [(9500, "m2", "storage area demolished")],
    ),
    # A noun phrase before "reduction of" is what goes down.
    (
        "The county commits to a total methane emission reduction of approximately 41,000 tonnes.",
        [(41000, "t", "total methane emission")],
    ),
    (
        "The towns agreed on a water demand increase of about 30 million cubic meters.",
        [(30_000_000, "m3", "water demand")],
    ),
    # What work involves, by itself and with the work.
    ("It was started in 2019, involving 40 parishes.", [(40, "parish", "parishes involved")]),
    (
        "The county began trials of reed roofs, involving 40 parishes.",
        [(40, "parish", "parishes involved in trials of reed roofs")],
    ),
    # Brackets and places in a list of what was counted; a passive that ends before the next count.
    (
        "A total of 12 towns (districts) and 48 villages of the Suli basin were inspected.",
        [(12, "town", "towns inspected"), (48, "village", "villages of the Suli basin inspected")],
    ),
    (
        "The 706 complaints assigned by the Inspection Group have been basically settled, a total of 16 mills were "
        "fined.",
        [
            (706, "complaint", "complaints assigned by the Inspection Group settled"),
            (16, "mill", "mills fined"),
        ],
    ),
    # Adverbs and pronouns are no part of what is counted.
    (
        "In 2019, 35 key harbour projects this time were lit, and 50 passengers take them.",
        [(35, "harbour project", "key harbour projects lit"), (50, "passenger", "passengers taken")],
    ),
    # What is brought down is no "down".
    (
        "The plan is bringing the number of quarries down from around 430 to 185 in 2030.",
        [(430, "quarry", "number of quarries"), (185, "quarry", "number of quarries")],
    ),
    # Verbs that are no nouns end the subject.
    ("Every hostel accommodates 40 walkers.", [(40, "walker", "walkers accommodated")]),
    ("The plan to accommodate 700 walkers by 2030 is ready.", [(700, "walker", "walkers accommodated")]),
    ("Peat would nonetheless still account for 19% of the heat supplied.", [(19, "%", "share of Peat in heat")]),
    # Both tasks that a sum is for.
    (
        "I will set aside 150 million yuan to conduct noise audits and install quiet pumps.",
        [(150_000_000, "yuan", "conduct noise audits and install quiet pumps")],
    ),
    # What happens to a thing in counted places, to counted things, and to an amount of a thing; not that it is done.
    ("The fund provided pensions for 500 weavers.", [(500, "weaver", "pensions provided for weavers")]),
    ("We assessed the salt risk of 40 dykes.", [(40, "dyke", "salt risk of dykes assessed")]),
    ("We completed sewage treatment in 40 hamlets.", [(40, "hamlet", "sewage treatment in hamlets")]),
    ("The farm drained 300 hectares of moors.", [(300, "ha", "moors drained")]),
    ("The farm drained 300 hectares of moors in the hills.", [(300, "ha", "moors drained in the hills")]),
    ("The county completed 300 hectares of afforestation.", [(300, "ha", "afforestation")]),
    # What is cut by a number of things is named, not the things.
    ("The island reduced poverty by 7,800 people.", [(7800, "person", "poverty")]),
    # "Growing" is no verb of change before "stock".
    ("The plan is improving 278 hectares of growing stock.", [(278, "ha", "growing stock")]),
    # A comma before "and" joins the same two members as "and" alone.
    (
        "The indices of road safety, ferry safety, rail safety, and port safety rose by 1.5%, 3.2%, 1.8%, and 3.1%, "
        "respectively.",
        [
            (1.5, "%", "indices of road safety"),
            (3.2, "%", "indices of ferry safety"),
            (1.8, "%", "indices of rail safety"),
            (3.1, "%", "indices of port safety"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
@pytest.mark.usefixtures("rules_only")
def test_names_and_units(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(record.value, record.unit, record.indicator) for record in records_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "deadline", "indicator"),
    [
        # The first of two tasks, where the second says too little.
        (
            "The mills shall complete the check of solvents and report the results before December 20, 2026.",
            "2026-12-20",
            "check of solvents",
        ),
        (
            "The minister draws up a peat plan and submits it to the assembly before 1 October 2026.",
            "2026-10-01",
            "peat plan",
        ),
        ("The mills shall repair the weirs and replant the old orchards by May 2026.", "2026-05-31", "old orchards"),
        # Who does it, where one word says what ...
        (
            "All parishes shall compile the rosters before September 10, 2026.",
            "2026-09-10",
            "rosters compiled by parishes",
        ),
        ("All parishes shall compile the flood rosters before September 10, 2026.", "2026-09-10", "flood rosters"),
        # ... and what has no object.
        (
            "The Hill railway will open to traffic by the end of June 2026.",
            "2026-06-30",
            "Hill railway open to traffic",
        ),
        # A participle behind a noun and its adverb is no task.
        (
            "The bureau issued a plan, requiring all counties to complete the survey of mills mainly engaged in peat "
            "sales before the end of 2025.",
            "2025-12-31",
            "survey of mills mainly engaged in peat sales",
        ),
        # A base form behind "be" is a participle.
        (
            "The bureau requires that by the end of 2027, the path of salt entering the lake be cut off.",
            "2027-12-31",
            "path of salt entering the lake",
        ),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_what_is_to_be_done_by_a_date(text: str, deadline: str, indicator: str) -> None:
    [record] = records_of(text)
    assert (record.measure, record.deadline, record.indicator) == ("deadline", deadline, indicator)


@pytest.mark.usefixtures("rules_only")
def test_the_date_before_and_is_of_what_stands_before_it() -> None:
    text = "The parks will strive to peak methane emissions before 2030 and to become carbon neutral before 2050."
    assert [(record.deadline, record.indicator) for record in records_of(text)] == [
        ("2029-12-31", "parks to peak methane emissions"),
        ("2049-12-31", "carbon neutral"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ecologically fragile moors", "ann"),
        ("a smelly monthly assembly", "tnnn"),
        ("they comply and imply", "pVcV"),
        ("kilns were shut down", "nBv"),
        ("the audit of sponsors", "tnon"),
    ],
)
def test_the_letters_of_words(text: str, code: str) -> None:
    assert Marker(load("en")).mark(text, text, [], [], []).code == code
