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
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE + AGES + OTHERWISE)
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
