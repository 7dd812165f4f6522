"""English news: who came to harm, ages, numbers said in another way, ends of ranges without a unit."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")

# (text, (value, unit, indicator) of each record)
PEOPLE = [
    (
        "The gale left 31 villagers dead and 7 missing.",
        [(31, "villager", "villagers dead"), (7, "person", "people missing")],
    ),
    ("A mudslide kills 8, injures 19 in the hills", [(8, "person", "people killed"), (19, "person", "people injured")]),
    ("The collapse has left at least 13 dead in Lima.", [(13, "person", "people dead")]),
    (
        "At least 21 people were killed and 50 others injured when a ferry sank.",
        [(21, "person", "people killed"), (50, "person", "people injured")],
    ),
    (
        "Five dead, three missing after a barge capsizes",
        [(5, "person", "people dead"), (3, "person", "people missing")],
    ),
    ("Police arrested 37 in the raid.", [(37, "person", "people arrested")]),
    ("The storm drowned 40 sheds, killing 6.", [(40, "shed", "sheds"), (6, "person", "people killed")]),
    # Who is meant was said before, or stands behind.
    (
        "The yard had 200 welders, of whom 9 were injured.",
        [(200, "welder", "welders"), (9, "welder", "welders injured")],
    ),
    ("The frost killed 900 sheep.", [(900, "sheep", "sheep killed")]),
    ("Crews removed 14 dead trees.", [(14, "dead tree", "dead trees removed")]),
]

AGES = [
    ("The share of voters over 70 years old reached 19.5%.", [(19.5, "%", "share of voters over 70 years old")]),
    ("The enrolment rate of children aged 4 to 6 was 83%.", [(83, "%", "enrolment rate of children aged 4 to 6")]),
    ("In 2020 the isle had 41,000 people aged 75 and above.", [(41000, "person", "people aged")]),
    ("Tenants younger than 30 made up 44 percent of the total.", [(44, "%", "Tenants younger than 30")]),
    ("About 2,300 men aged above 50 were screened.", [(2300, "man", "men aged above 50 screened")]),
    ("The death rate of infants under the age of one fell to 3.2%.", [(3.2, "%", "infants under the age of one")]),
]

OTHERWISE = [
    (
        "A total of 7,120 drivers were checked, of whom 610, or 8.6 percent, were given warnings.",
        [(7120, "driver", "drivers checked"), (610, "driver", "given warnings"), (8.6, "%", "given warnings")],
    ),
    (
        "The centre tested 3,900 samples, of which 27, or 0.7 percent, were found to be tainted.",
        [(3900, "sample", "samples"), (27, "sample", "found to be tainted"), (0.7, "%", "found to be tainted")],
    ),
    ("The queue has been cut from 20 days to six.", [(20, "d", "queue"), (6, "d", "queue")]),
    (
        "The number of gates was reduced from 30 to eight.",
        [(30, "gate", "number of gates"), (8, "gate", "number of gates")],
    ),
    (
        "At the end of 2011, the number of herders was 64,000, and that in the valleys was 21,000.",
        [(64000, "herder", "number of herders"), (21000, "herder", "in the valleys")],
    ),
    # How long something takes moves like other things.
    (
        "The crossing was shortened from 80 minutes to 25 minutes.",
        [(80, "min", "crossing"), (25, "min", "crossing")],
    ),
    # What a thing costs is no part of where and how large it is.
    ("The dam is 3 kilometers long and has a total investment of 900 million yuan.", [(9e8, "yuan", "investment")]),
]

LISTED = [
    ("Exports came to 121 million yuan, up 3 percent.", [(1.21e8, "yuan", "Exports"), (3, "%", "Exports")]),
    (
        "Imports totaled 30 million yuan and exports stood at 40 million yuan.",
        [(3e7, "yuan", "Imports"), (4e7, "yuan", "exports")],
    ),
    (
        "The supply of reeds for mats was 160 tons; that for roofs was 150 tons.",
        [(160, "t", "supply of reeds for mats"), (150, "t", "for roofs")],
    ),
    ("A total of 180 batches of jam were sampled.", [(180, "batch", "batches of jam sampled")]),
    ("Three batches of aid arrived.", []),
    (
        "The number of grid users reached 4,400 and gas users 850.",
        [(4400, "grid user", "number of grid users"), (850, "gas user", "gas users")],
    ),
    ("The number of landline telephone users reached 14 million.", [(1.4e7, "landline telephone user", "number of")]),
    (
        "Yields in Dale were 31% and 38% respectively, 5.4 and 2.7 percentage points higher than on average.",
        [(31, "%", "Yields"), (38, "%", "Yields"), (5.4, "pp", "Yields"), (2.7, "pp", "Yields")],
    ),
    # Whom somebody helps to do something is counted without what he does.
    ("The guild helped 300 yards export barges.", [(300, "yard", "yards")]),
    ("The fund helped 9,000 laid-off dockers find jobs.", [(9000, "laid-off docker", "laid-off dockers")]),
    ("Customs seized cigars worth 40 million yuan.", [(4e7, "yuan", "cigars")]),
    ("Police have detained 480 smugglers since a campaign began.", [(480, "smuggler", "smugglers detained")]),
]

# (text, (change, value, indicator) of each record)
MOVED = [
    # What is done to a length or an area does not move it.
    ("We will improve 3,000 kilometers of towpaths.", [("level", 3000, "towpaths")]),
    ("At least 200 km of lanes will be upgraded.", [("level", 200, "lanes")]),
    ("Output was 30 tons greater than in 2010.", [("increase", 30, "Output")]),
    ("Rents were up 3 percent from the year before.", [("increase", 3, "Rents")]),
    ("In 2019 sales in the delta were down 8% year on year.", [("decrease", 8, "sales in the delta")]),
    ("Small yards saw their profits grow 12.4 percent.", [("increase", 12.4, "profits of Small yards")]),
    (
        "The isle saw its exports fall by 4 percent to 30 million yuan.",
        [("decrease", 4, "exports of isle"), ("level", 3e7, "exports of isle")],
    ),
]

FLED = [
    ("More than 60,000 villagers fled their homes.", [(60000, "villager", "fled")]),
    ("On the coast, 70 people died and 12 drowned.", [(70, "person", "people died"), (12, "person", "people drowned")]),
]

NUMBERS = [
    ("The number of hamlets whose wells were dry rose by 340.", [(340, "hamlet", "number of hamlets whose wells")]),
    ("The number of pilots who fly at night increased by 1.1 million.", [(1.1e6, "pilot", "number of pilots who")]),
    ("The number of yards that build barges reached 70 in 2019.", [(70, "yard", "number of yards that build barges")]),
]

SPEECH = [
    ("The Coast Office said May rainfall in the north was 71 mm.", [(71, "mm", "rainfall in the north")]),
    (
        "The harbour master told the council that more than 900 boats had been moved.",
        [(900, "boat", "boats moved")],
    ),
    ("Norway has promised another 40 million euros.", [(4e7, "EUR", "Norway pledge")]),
    ("The mayor announced an extra 3 million pounds for dyke repairs.", [(3e6, "GBP", "funding for dyke repairs")]),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE + AGES + OTHERWISE + LISTED + FLED + NUMBERS + SPEECH)
def test_counted_and_named(text: str, expected: list[tuple[float, str, str]]) -> None:
    records = list(extract(read_text(text)))
    assert [(r.value, r.unit) for r in records] == [(value, unit) for value, unit, _ in expected]
    for record, (_, _, name) in zip(records, expected, strict=True):
        assert name in record.indicator


@pytest.mark.parametrize(
    "text",
    [
        "The current uptake in the valley is only 31%, and it is planned to raise it to 55% by the end of 2030.",
        "The present share of ferries is about 31 percent and will reach 55 percent by 2030.",
    ],
)
def test_what_is_said_to_be_current_is_no_promise(text: str) -> None:
    assert [(r.kind, r.deadline[:4]) for r in extract(read_text(text))] == [("result", ""), ("target", "2030")]


# (text, (value, period) of each record)
TIMES = [
    # "And in" begins a clause of its own.
    (
        "Over the past four years trade has grown by 6 percent and in 2001 exports reached 40 million tons.",
        [(6, "1997-01-01/2000-12-31"), (4e7, "2001-01-01/2001-12-31")],
    ),
    (
        "In 1999 the fleet had 20 tugs and in 2001 the port bought 3 dredgers.",
        [(20, "1999-01-01/1999-12-31"), (3, "2001-01-01/2001-12-31")],
    ),
    ("Output rose by 10 percent in 1999 and 2000.", [(10, "1999-01-01/1999-12-31")]),
    # What began then has gone on since.
    ("The line has carried 3 million tons since it was opened on April 3, 1999.", [(3e6, "1999-04-03/")]),
    ("Since dredging began in May 1998, the crews have moved 200 boulders.", [(200, "1998-05-01/")]),
    ("The plant has treated 9 million tons since going into service in 1997.", [(9e6, "1997-01-01/")]),
    ("From January to March this year the yard built 4 tugs.", [(4, "2001-01-01/2001-03-31")]),
    ("In the first quarter last year 9 tugs were built.", [(9, "2000-01-01/2000-03-31")]),
    ("In April and May the yard built 12 tugs.", [(12, "2001-04-01/2001-05-31")]),
    ("Since the great dredging campaign began in 1999, 30 wrecks have been raised.", [(30, "1999-01-01/")]),
    # How things stand at the end of the year says nothing of what was done in it.
    (
        "In 2001, 300 sheds were built, and the rate stood at 4.1% at year-end. Exports reached 5 million tons.",
        [(300, "2001-01-01/2001-12-31"), (4.1, "/2001-12-31"), (5e6, "2001-01-01/2001-12-31")],
    ),
    (
        "The rate was 82%, 5 points higher than in the same period last year, and 30 inns were full.",
        [(82, "/"), (5, "/"), (30, "/")],
    ),
    # A participle that opens a sentence tells when something else was.
    ("Damaged by frost in early April, the hills yielded 40 tons of plums.", [(40, "/")]),
    ("Founded in 1958, the yard has built 300 barges.", [(300, "/")]),
    ("Reported thefts in 1999 fell by 3 percent.", [(3, "1999-01-01/1999-12-31")]),
    # A span may end in the year of writing.
    ("Some 300 sheds were burnt from August 2000 through June this year.", [(300, "2000-08-01/2001-06-30")]),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times(text: str, expected: list[tuple[float, str]]) -> None:
    records = list(extract(read_text(text, name="news-2001.txt")))
    assert [(r.value, f"{r.period_start}/{r.period_end}") for r in records] == expected


@pytest.mark.parametrize(("text", "expected"), MOVED)
def test_moved(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(r.change, r.value, r.indicator) for r in extract(read_text(text))] == expected


def test_news_of_a_year_may_tell_in_its_title_of_the_one_before() -> None:
    text = "Yard sells 30 barges in 2015\nLEEDON -- The yard sold 30 barges last year. It aims to sell 33 this year.\n"
    records = list(extract(read_text(text, name="news-2016.txt")))
    assert [(r.period_end or r.deadline)[:4] for r in records] == ["2015", "2015", "2016"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The yard built 61 tugs in 2000, and expects 70 this year.", "rt"),
        ("The office expects the area burnt to top 6,000 hectares, up 17 percent from a year ago.", "tt"),
        ("Analysts forecast exports to reach 40 million tons this year.", "t"),
        ("The mean yield is expected to be 39 kg, 4 kg less than last year.", "tt"),
        ("The yield was 39 kg, 4 kg less than last year.", "rr"),
        ("The catch was smaller than expected: 300 tons.", "r"),
    ],
)
def test_what_is_expected_is_to_come(text: str, kinds: str) -> None:
    assert "".join(r.kind[0] for r in extract(read_text(text, name="news-2001.txt"))) == kinds
