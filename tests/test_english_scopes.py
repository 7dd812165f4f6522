"""English numbers that say which things are meant, or name them, beside numbers that count."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")


def values_of(text: str) -> list[float | None]:
    return [record.value for record in extract(read_text(text, language="en")) if record.measure != "deadline"]


# (text, the values that are records)
CASES = [
    # Places that counted things are in.
    ("In 2019, the output of 320 workshops in 15 trades was surveyed.", [320]),
    ("The list of 340 kilns in 12 counties was made public in 2019.", [340]),
    ("The survey of 29 provinces and 7 counties was completed in 2019.", [29, 7]),
    # What is sent round with a notice.
    ("The tasks for closing old kilns in 19 counties in 2012 are hereby issued to you.", []),
    ("The state of the noise in 46 port cities in the third quarter of 2019 is hereby notified as follows.", []),
    ("After 300 mills were checked, the results are hereby notified as follows.", [300]),
    ("It is hereby decided to close 20 mines.", [20]),
    # Whom a rule holds for, and the number of an item before a dash.
    ("Sales of vans emitting more than 95 g CO2/km will end by 2030.", []),
    ("2- The share of trained farmers (35% or higher);", [35]),
    # Telephones.
    ("Residents can report leaks through the 12345 service hotline, and 300 reports were received in 2019.", [300]),
    ("Complaints can be made via the 12369 environmental reporting platform.", []),
    ("We opened 12 hotlines in 2019.", [12]),
    # Slogans.
    ('The "thousand tons, ten thousand people" water plants were all protected in 2019.', []),
    ('The "thousand villages" project covered 300 households in 2019.', [300]),
    # What a rate sorts out, and what it was.
    ("Four towns such as Alder, Birch and Cedar have a sorting rate of more than 70%.", [4]),
    ("In 2019, 8 ports had a treatment rate of at least 95%.", [8]),
    ("All 8 ports had a treatment rate of at least 95% in 2019.", [8, 95]),
    ("In 2019, 30 towns had a reuse rate of 25%.", [30, 25]),
    # Kinds are counted, or told apart.
    ("There were 178 kinds of birds living in the marsh.", [178]),
    ("We sort three kinds of waste.", []),
    # How large a place is.
    ("By the end of 2018, there were 92 species of fish living in this lake with a total area of over 300 ha.", [92]),
    ("The park, with a total area of 1,200 hectares, opened in 2018.", [1200]),
    ("Norland, an archipelago of more than 330 islands, pledges to cut emissions by 30% by 2030.", [30]),
    ("Norland, a country of 4 million people, built 60 schools in 2019.", [60]),
    ("Oil shale will give 15% of electricity through the 470 MW Attar plant by 2030.", [15]),
    ("In 2019, the 120 MW Hill solar park was connected.", [120]),
    # Vague numbers.
    ("Several hundred ponds were dredged in 2019.", []),
    ("Over one hundred thousand shops were opened in 2019.", [100_000]),
    # What would be, what each of something does, weather, who came from where.
    ("If the rate rises by 1%, output will fall by 2 million tons.", [2e6]),
    ("For every 100 yuan spent in 2019, 30 yuan came from the state.", [30]),
    ("Temperatures fell to minus 12 degrees, and 30 pipes burst.", [30]),
    ("Last week 12 miners were trapped 300 meters underground.", [12]),
    ("Experts from 12 countries visited 4 farms in 2019.", [4]),
    # A fine beside what was done.
    ("30 cities have promulgated local rules on noise, and violators can be fined up to 200 yuan in Ashford.", [30]),
    ("Nine provinces have adopted laws on soil, and polluters shall be fined up to 2 million yuan.", [9]),
]


@pytest.mark.parametrize(("text", "values"), CASES)
def test_scopes_and_values(text: str, values: list[float]) -> None:
    assert values_of(text) == values


# (text, (measure, value, indicator) of each record)
CLASSES = [
    (
        "Bays that met the Grade I standard on sea water accounted for 95% of the total.",
        [("percent", 95, "Bays that met the Grade I standard on sea water")],
    ),
    (
        "Rivers meeting the Class III standard made up 60 percent.",
        [("percent", 60, "Rivers meeting the Class III standard")],
    ),
    (
        "The share of lakes that reached Class II was 40 percent.",
        [("percent", 40, "share of lakes that reached Class II")],
    ),
    (
        "The share of lakes with water quality better than Class III was 81.4 percent.",
        [("percent", 81.4, "share of lakes with water quality better than Class III")],
    ),
    ("Water quality in the lake reached Class III.", [("rank", 3, "Water quality in the lake")]),
    (
        "Water quality reached Class III and fishing rose by 4%.",
        [("rank", 3, "Water quality"), ("percent", 4, "fishing")],
    ),
]


@pytest.mark.parametrize(("text", "values"), CLASSES)
def test_classes_of_a_subject(text: str, values: list[tuple[str, float, str]]) -> None:
    records = extract(read_text(text, language="en"))
    assert [(record.measure, record.value, record.indicator) for record in records] == values
