"""English figures of events and places that promise and report nothing, and such as do."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")


@pytest.mark.parametrize(
    "sentence",
    [
        "More than 3,800 athletes from 35 delegations took part in the competition.",
        "A total of 145 countries took part in the fifth import expo, which has six exhibition areas.",
        "This year's contest attracted more than 1,200 teams from 28 countries and regions.",
        "The forum lasts three days and will hold 12 sub-forums and five supporting activities.",
        "During the festival, 46 plays will be staged and 8 exhibitions held.",
        "The average annual rainfall of the area is 350 mm, with an altitude of 1,200 meters and a dry climate.",
        "The reserve is located in the county, with a total area of 35,000 hectares.",
        "The county has 12 towns and a total population of 450,000.",
        "The Qinglong River is 86 km long and flows through three counties.",
        "The document consists of 6 parts and 28 articles.",
        "The meeting heard three reports and reviewed five bills.",
        "The exhibition displays 320 cultural relics, including 45 first-class relics.",
        "The train runs at 350 km per hour, and the whole journey takes 2 hours and 35 minutes.",
        "The typhoon, with winds of up to 180 km/h, made landfall at 6 p.m.",
        "The fund will be set up at a ratio of 7:3.",
        "Officials from 29 provinces attended the conference, which received 320 papers.",
        "The match was watched by 60,000 spectators.",
    ],
)
def test_programmes_and_places_give_no_record(sentence: str) -> None:
    assert not list(extract(read_text(sentence, name="news-2024.txt", language="en")))


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("120 exhibitions were held throughout the year, with a turnover of 5.6 billion yuan.", [120, 5600000000]),
        ("The intended turnover of this year's expo reached 78.4 billion US dollars, up 6.7%.", [78400000000, 6.7]),
        ("12 gymnasiums were built and 300 mass competitions were held.", [12, 300]),
        ("During the Spring Festival, 3.2 million tourists were received, an increase of 12%.", [3200000, 12]),
        ("The forum signed 42 projects with a total investment of 56 billion yuan.", [42, 56000000000]),
        ("The sector employs 3.2 million people, 5% more than in 2020.", [3200000, 5]),
        ("The area of nature reserves reached 35,000 hectares.", [35000]),
        ("The ratio of income of urban and rural residents narrowed to 2.3.", [2.3]),
        ("In 2023, the exhibition industry attracted 12 billion yuan of investment.", [12000000000]),
        ("The fair price policy saved 2.3 million households 300 yuan each.", [2300000, 300]),
    ],
)
def test_what_events_bring_gives_records(sentence: str, values: list[float]) -> None:
    assert [r.value for r in extract(read_text(sentence, name="news-2024.txt", language="en"))] == values
