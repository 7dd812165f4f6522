"""English names that repeat only a part of what was told before them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts


def told(text: str) -> list[tuple[str, str]]:
    document = replace(
        read_text(text, language="en"), facts=Facts(report_year=2023, published="2023-03-05", language="en")
    )
    return [(record.indicator, record.unit) for record in extract(document)]


COUNTED = [
    # Another number of the same act, of which only the act or its verb is said.
    (
        "In 2023, it is planned to start the relaying of 530 village roads, involving 9,000 households. By August, 410 "
        "had been started, and the commencement rate was 77%.",
        [
            ("relaying of village roads", "village road"),
            ("households involved in relaying of village roads", "household"),
            ("relaying of village roads started", "village road"),
            ("commencement rate of relaying of village roads started", "%"),
        ],
    ),
    (
        "The construction of 40 piers was started in 2021, serving 9,000 islanders. The construction of 25 is planned "
        "this year.",
        [
            ("construction of piers started", "pier"),
            ("islanders served in construction of piers", "islander"),
            ("construction of piers", "pier"),
        ],
    ),
    (
        "In 2022 the county issued 30,000 fishing licences, benefiting 12,000 families. So far this year, 21,000 have "
        "been issued.",
        [
            ("fishing licences issued", "fishing licence"),
            ("families benefited", "family"),
            ("fishing licences issued", "fishing licence"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_another_number_of_the_same_act(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


NAMED = [
    # What sums are for.
    (
        "In 2020 the state allocated 3 billion yuan of special funds for the dredging of harbours. The bank granted 2 "
        "billion yuan of loans.",
        ["special funds for the dredging of harbours", "loans for the dredging of harbours"],
    ),
    (
        "The ministry arranged 700 million yuan of subsidies for pension meals, and the provinces arranged 300 million "
        "yuan of supporting funds.",
        ["subsidies for pension meals", "supporting funds for pension meals"],
    ),
    # What is new of all that there is.
    (
        "The total length of cycle tunnels reached 310 km, of which newly built 24 km.",
        ["total length of cycle tunnels", "newly built length of cycle tunnels"],
    ),
    (
        "By the end of 2021, the cumulative installed capacity of tidal power was 17 million kilowatts, the newly "
        "added 2.9 million kilowatts, an increase of 30%.",
        [
            "installed capacity of tidal power",
            "newly added installed capacity of tidal power",
            "newly added installed capacity of tidal power",
        ],
    ),
    # The measure, or what happens, that only the first of a list tells.
    (
        "In 2018, the state cut 1.2 million tons of tyre production capacity, 800,000 tons of glue and 60,000 tons of "
        "ink.",
        ["tyre production capacity", "glue production capacity", "ink production capacity"],
    ),
    (
        "It added 400 MW of generating capacity of wind, 300 MW of solar and 20 MW of tidal in 2022.",
        [f"generating capacity of {source} added" for source in ("wind", "solar", "tidal")],
    ),
    (
        "In 2021 the island exported 30 tons of eel, 20 tons of crab and 5 tons of salt.",
        ["eel exported", "crab exported", "salt exported"],
    ),
    # "Those of" several things.
    (
        "The wages of miners rose by 4%, while those of carters, smiths and bakers rose by 3%, 2% and 1% respectively.",
        ["wages of miners", "wages of carters", "wages of smiths", "wages of bakers"],
    ),
    (
        "The port's budget was 30 million euros in 2020, and that of the airport 20 million euros.",
        ["port's budget", "budget of the airport"],
    ),
    # Whose share of what.
    ("Malta, an island state whose share of world trade is only 0.02%, joined in 2004.", ["share of world trade"]),
    ("The county, whose output of honey was 300 tons in 2020, opened a fair.", ["output of honey of county"]),
    # An act that is carried out on counted things.
    ("The repainting of 60 lighthouses was carried out last year.", ["repainting of lighthouses"]),
    ("In 2020 the painting of 40 schools including the Hill School was organized.", ["painting of schools organized"]),
    ("A total of 300 ponies were moved last year.", ["ponies moved"]),
    # For how many years is no name.
    (
        "In 2021, the output of tea reached 30,000 tons, ranking first in the province for many consecutive years.",
        ["output of tea", "output of tea"],
    ),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_what_is_left_out_stands_before(text: str, names: list[str]) -> None:
    assert [name for name, _ in told(text)] == names


DUE = [
    (
        "By the end of 2024, 46 key ports complete the waste oil collection system; before the end of 2026, all ports "
        "will basically build the system.",
        "waste oil collection system built by ports",
    ),
    (
        "The county began a register of wells in 2021. The register will be completed by the end of 2024.",
        "register of wells completed",
    ),
    (
        "We will revise the survey of moors. All towns must complete the survey before June 2024.",
        "survey of moors completed by towns",
    ),
    ("The towns must hand in the report before June 2024.", "towns to hand in the report"),
]


@pytest.mark.parametrize(("text", "name"), DUE)
def test_what_is_due_was_named_before(text: str, name: str) -> None:
    assert told(text)[-1][0] == name
