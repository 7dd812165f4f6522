"""English policies: sizes of the things that a rule is for, and numbers of documents and years, count nothing."""

from __future__ import annotations

import pytest

from policymine import extract, read_text


def _values(text: str) -> list[float | None]:
    return [record.value for record in extract(read_text(text, name="2016-summary.txt", language="en"))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The levy spares vans emitting less than 110 gCO2/km and brought in 4 million euros.", [4e6]),
        ("The aid is paid for kilns with a rated thermal output of 30 kW or more; 12 kilns were aided.", [12.0]),
        ("The decree covers furnaces with a nominal heat input exceeding 15 MW.", []),
        ("It requires the replacement of all gauges for contract power under 12 kW.", []),
        (
            "A premium of 900 euros is paid for buying scooters with emissions lower or equal to 40 g/km.",
            [900.0],
        ),
        ("Loans are given for homes with a yearly heat demand below 2,500 kWh.", []),
        ("The rebate applies to mills between 200 kW and 3 MW.", []),
        ("The coast will add wind farms with a total capacity of more than 500 MW by 2025.", [500.0]),
    ],
)
def test_sizes_of_things(text: str, values: list[float]) -> None:
    """How large a thing must be for a rule to hold is no record; how large all of them are together is one."""
    assert _values(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The Isle brought the ban on peat forward from 2035 to 2031.", []),
        ("The number of mills fell from 2035 to 1978.", [2035.0, 1978.0]),
        ("Cut in energy intensity by 2020 to 2005 levels.", []),
        ("Commission Decision C(2014) 4711 was adopted; 12 ports were approved.", [12.0]),
        ("The Peat Blending Regulations SI 212 entered into force in 2012.", []),
        ("Under Government Bill 2007/08:155, losses will fall by 20% by 2020.", [20.0]),
        ("Law N° 2013-411: Cut losses by 30% by 2030.", [30.0]),
        ("3 year scheme offering grants of up to 30% of the price of pumps.", [30.0]),
        ("The council has 3 years to plan 12 wharves.", [12.0]),
    ],
)
def test_numbers_of_documents_and_years(text: str, values: list[float]) -> None:
    """Numbers of decisions, bills and orders, bare years and what a scheme runs for are no records."""
    assert _values(text) == values
