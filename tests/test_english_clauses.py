"""English names that would be clauses: what the value belongs to is named, not the sentence around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts


def names_of(text: str) -> list[str]:
    document = replace(
        read_text(text, language="en"), facts=Facts(report_year=2023, published="2023-03-05", language="en")
    )
    return [record.indicator for record in extract(document)]


SUBJECTS = [
    # What the counted things have or lack.
    ("By the end of 2022, 48 libraries had a reading room for children.", "libraries with reading room for children"),
    ("At present 62% of the depots have a sprinkler system.", "depots with sprinkler system"),
    ("In 2021, 30% of the hostels had no heating.", "hostels without heating"),
    ("By 2027, 120 schools will have a rooftop garden.", "schools with rooftop garden"),
    # What they are.
    ("Last year 17 ferries were out of service.", "ferries out of service"),
    ("Some 90 orchards are under glass this year.", "orchards under glass"),
    ("In 2021, two reservoirs and five canals were in use.", "canals in use"),
    # What is done to them, whatever the auxiliaries.
    ("By June, 24 quarries are planned to be closed.", "quarries closed"),
    ("In 2018, 400 households have been moved out of the flood zone.", "households moved out of the flood zone"),
    # What they are to do.
    ("The 14 harbour towns must finish the survey before the end of 2024.", "harbour towns to finish the survey"),
    ("By the end of 2025, 3,000 boats will switch to electric motors.", "boats to switch to electric motors"),
    ("By 2025, 70% of pupils should be able to swim.", "pupils able to swim"),
    # What they do, did or have done.
    ("In 2022, 60 mills meet the new dust standard.", "mills meeting the new dust standard"),
    ("Every year 800 trucks cross the new bridge.", "trucks crossing the new bridge"),
    ("In 2022, 340 farms have switched to drip irrigation.", "farms switched to drip irrigation"),
]


@pytest.mark.parametrize(("text", "name"), SUBJECTS)
def test_what_is_told_of_counted_things_hangs_on_them(text: str, name: str) -> None:
    assert names_of(text)[-1] == name


BEHIND = [
    # What a thing has is measured, of the thing.
    ("In 2022 the seed bank had a stock of 4,500 varieties.", ["stock of seed bank"]),
    ("In 2019, the canal had a length of 48 kilometers.", ["length of canal"]),
    # What moves is the subject; what follows the value says in what.
    ("The fishing quota is to fall to 40% of the catch by 2030.", ["fishing quota in catch"]),
    # What is done by somebody.
    ("The county may close 6 landfills in 2025.", ["landfills closed"]),
    # A verb that opens a name has what it tells of before it.
    ("The trucks that passed the new check numbered 900 in 2021.", ["trucks that passed the new check"]),
    (
        "The boats that have joined the scheme are fewer than 20% of the fleet in 2022.",
        ["boats that have joined the scheme"],
    ),
    (
        "By 2030, 12% of the heat is to be supplied by geothermal wells, and 8% depends on imported wood.",
        ["heat supplied by geothermal wells", "heat supplied by geothermal wells depending on imported wood"],
    ),
]


@pytest.mark.parametrize(("text", "names"), BEHIND)
def test_what_a_value_behind_the_verb_belongs_to(text: str, names: list[str]) -> None:
    assert names_of(text) == names


OBJECTS = [
    # The value belongs to what a law, a plan or a body sets, confirms or makes.
    ("The code sets a 30% quota for local songs by 2026.", "quota for local songs"),
    ("The pact confirms the city's aim of a 40% waste reduction in 2030.", "waste reduction"),
    ("The agency notes that it has achieved 300 GWh of savings in 2021.", "savings"),
    ("Tidal plants will contribute 9% of electricity by 2030.", "electricity contributed by Tidal plants"),
    ("In 2021, 12% of income comes from tourism.", "income coming from tourism"),
    # What things are bought, sent or hired for is no part of them.
    ("In 2022, the county hired 30 rangers to watch the dunes.", "rangers hired"),
    ("In 2023, the navy will send two ships to lay cables.", "ships sent"),
    # "These fields" are what the sentence before tells of.
    (
        "Schools and libraries were enlarged. Over the five years, 40 billion yuan was invested in these fields, more "
        "than ever.",
        "invested in Schools and libraries",
    ),
]


@pytest.mark.parametrize(("text", "name"), OBJECTS)
def test_what_somebody_does_something_to(text: str, name: str) -> None:
    assert names_of(text) == [name]


HELD = [
    # What there is, and in what.
    ("By 2025 every school shall have at least 2 nurses.", "nurses in every school"),
    ("By 2027 every harbour shall have at least 5 rescue boats.", "rescue boats in every harbour"),
]


@pytest.mark.parametrize(("text", "name"), HELD)
def test_what_there_is_in_a_thing(text: str, name: str) -> None:
    assert names_of(text) == [name]


DUE = [
    ("Twelve piers were approved in 2021, all of which must be finished by the end of 2025.", "piers finished"),
    ("The tram depot will be in operation by 2028.", "tram depot in operation"),
    (
        "The list of wells shall be sent to the water board before May 31, 2024.",
        "list of wells sent to the water board",
    ),
    ("Before June 30, 2025, the harbour office must publish the tide tables.", "tide tables"),
    ("Plastic nets shall not be used by the end of 2026.", "Plastic nets not used"),
]


@pytest.mark.parametrize(("text", "name"), DUE)
def test_what_is_due_is_no_clause(text: str, name: str) -> None:
    assert names_of(text)[-1] == name


KEPT = [
    # Relative clauses are parts of names.
    ("In 2021, the share of streets that are lit at night was 82%.", "share of streets that are lit at night"),
    # Nouns that look like verbs, and verbs that look like nouns.
    ("In 2021, exports of dried fish came to 40,000 tons.", "exports of dried fish"),
    ("By 2025, the planned capacity of the kilns will reach 60,000 tons.", "planned capacity of the kilns"),
    ("In 2022, 15 wells put up in the hills were drained.", "wells put up in the hills drained"),
]


@pytest.mark.parametrize(("text", "name"), KEPT)
def test_what_is_no_clause_stays(text: str, name: str) -> None:
    assert names_of(text)[-1] == name
