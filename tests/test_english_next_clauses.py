"""English clauses that "and" joins without a comma, and counts of places that only open a sentence."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

# (text, (value, indicator) of each record)
JOINED = [
    (
        "Rural employment expanded by 2 million new jobs and rural poverty was kept at 2.5 percent.",
        [(2e6, "Rural employment"), (2.5, "rural poverty")],
    ),
    ("The scheme created 300,000 jobs and tax revenue rose by 4 percent.", [(3e5, "jobs created"), (4, "tax revenue")]),
    (
        "Spending on roads rose to 2.5 percent of GDP and the contribution of scientific and technical progress to "
        "economic growth exceeded 60 percent.",
        [
            (2.5, "share of Spending on roads in GDP"),
            (60, "contribution of scientific and technical progress to economic growth"),
        ],
    ),
    (
        "The program trained 1.2 million farmers and the system now covers 73 percent of villages.",
        [(1.2e6, "farmers trained"), (73, "villages covered by system")],
    ),
    (
        "The city planted 300 hectares of trees and forest cover rose to 31 percent.",
        [(300, "trees planted"), (31, "forest cover")],
    ),
    (
        "Debt stood at 40 percent of GDP and interest payments amounted to 2 percent of revenue.",
        [(40, "Debt"), (2, "interest payments")],
    ),
    (
        "We shut down 900 small mines and coal output was cut by 3,000 tons.",
        [(900, "small mines shut down"), (3000, "coal output")],
    ),
    (
        "The county opened 20 clinics and hospitals and the number of doctors rose by 300.",
        [(20, "clinics and hospitals opened"), (300, "number of doctors")],
    ),
    (
        "We trained 4,000 nurses and teachers and built 30 schools.",
        [(4000, "nurses and teachers trained"), (30, "schools built")],
    ),
]

# (text, the values of its records)
OPENING = [
    ("In 212 towns along the coast, the average concentration of PM10 was 61 micrograms per cubic meter.", [61]),
    ("Among over 3,600 national sections, the proportion of sections with good water was 88.5 percent.", [88.5]),
    ("Among the 310 counties (districts) under monitoring, the share of clean days was 71 percent.", [71]),
    ("In 46 monitored lakes, the mean phosphorus level fell by 8 percent.", [8]),
    ("Regarding noise, in 15 pilot counties, coverage of the network was 95 percent.", [95]),
    ("For the 60 firms surveyed, profits rose by 4 percent.", [4]),
    ("Of the 40 rivers monitored, 30 were clean.", [40, 30]),
    ("By building 30 plants, capacity reached 40 MW.", [30, 40]),
    ("In 20 villages, a survey of wells was completed.", [20]),
]


@pytest.mark.parametrize(("text", "values"), JOINED)
def test_next_clauses(text: str, values: list[tuple[float, str]]) -> None:
    records = extract(read_text(text, language="en"))
    assert [(record.value, record.indicator) for record in records] == values


@pytest.mark.parametrize(("text", "values"), OPENING)
def test_opening_scopes(text: str, values: list[float]) -> None:
    assert [record.value for record in extract(read_text(text, language="en"))] == values


def test_shares_in_growth_are_levels() -> None:
    texts = ("The share of services in job growth surpassed 70 percent.", "GDP growth exceeded 5 percent.")
    records = [record for text in texts for record in extract(read_text(text, language="en"))]
    assert [(record.change, record.indicator) for record in records] == [
        ("level", "share of services in job growth"),
        ("increase", "GDP growth"),
    ]
