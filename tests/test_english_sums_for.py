"""What English sums of money are for, what is done with them, and who or what else is told beside them."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")


def told(text: str) -> list[tuple[float | None, str, str]]:
    document = read_text(text, language="en", source="reply-2022.txt")
    return [(record.value, record.unit, record.indicator) for record in extract(document)]


def names(text: str) -> list[str]:
    return [name for _, _, name in told(text)]


SUMS = [
    (
        "In 2021, arranged 4 million yuan to build 30 mu of reed beds.",
        ["funds to build reed beds", "reed beds built"],
    ),
    (
        "In 2021, the county arranged 4 million yuan of ferry funds to build 9 jetties.",
        ["ferry funds", "jetties built"],
    ),
    (
        "In 2021, the county provided 4 million yuan to support the repair of 12 dikes.",
        ["county funding to support the repair of dikes", "repair of dikes"],
    ),
    (
        "In 2021, 4 million yuan was allocated for the training of 300 ferrymen.",
        ["funds allocated for the training of ferrymen", "training of ferrymen"],
    ),
    ("In 2021, 4 million yuan was used for the dredging of canals.", ["funds used for the dredging of canals"]),
    ("In 2021, 4 million yuan was spent on reed cutting machines.", ["funds spent on reed cutting machines"]),
    (
        "In 2021, the county issued special funds of 4 million yuan to support the repair of 12 dikes.",
        ["special funds to support the repair of dikes", "repair of dikes supported"],
    ),
    (
        "In 2021, the county invested 4 million yuan in the repair of 12 dikes.",
        ["county investment in repair of dikes", "repair of dikes"],
    ),
    # What points back says nothing, and who gets it is no purpose.
    ("In 2021, the county allocated 4 million yuan for this purpose.", ["county allocation"]),
    ("In 2021, the county issued 4 million yuan of ferry funds to Dale.", ["ferry funds to Dale"]),
]


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_sums(text: str, expected: list[str]) -> None:
    assert names(text) == expected


GIVEN = [
    ("In 2021, the county gives each ferryman a one-time subsidy of up to 4,000 yuan.", ["one-time subsidy"]),
    ("In 2021, the county gave every pilot an oil allowance of 900 yuan.", ["oil allowance"]),
    (
        "In 2021, the office issued 9 million yuan of rebates, and issued 4 million yuan in two batches.",
        ["rebates"] * 2,
    ),
]


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_who_is_given_something(text: str, expected: list[str]) -> None:
    assert names(text) == expected


PLACES = [
    # What is done to places is no scope of the sum.
    (
        "In 2021, the county invested 5 million yuan and completed the renovation of 300 villages.",
        (300, "village", "renovation of villages"),
    ),
    ("In 2021, the mean depth of ponds in 300 villages was 4 m.", (4, "m", "mean depth of ponds in 300 villages")),
    ("In 2021, 900 piles were built, covering 42 cities.", (42, "city", "cities covered")),
    # Who is helped to do it is no part of what is done.
    ("In 2021, we helped Dale County in building 16 piers.", (16, "pier", "piers built")),
    (
        "In 2021, the bureau supported Dale County in the repair of 16 locks.",
        (16, "lock", "repair of locks supported"),
    ),
    (
        "In 2021, 7 towns including Dale, Moor and Wick were included in the trial.",
        (7, "town", "towns included in the trial"),
    ),
    (
        "In 2021, 7 ports including Dale, Moor and Wick have been listed as model ports.",
        (7, "port", "ports listed as model ports"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places_and_helpers(text: str, expected: tuple[float, str, str]) -> None:
    assert told(text)[-1] == expected


AIMS = [
    (
        "In 2021, 480 lifts were mended, helping 9,000 families, exceeding the target of 450.",
        (450, "lift", "lifts mended"),
    ),
    ("In 2021, 1,200 jobs were created, completing 109% of the annual target of 1,100.", (1100, "job", "jobs created")),
    (
        "In 2021, the catch was 31 tons, accounting for 42% of the country, ranking first in the country.",
        (1, "", "catch"),
    ),
    (
        "By 2025, the cover rate will reach 50%, replacing 74 tons of peat; by 2028, it will reach 70%.",
        (70, "%", "cover rate"),
    ),
    (
        "In 2021, the cover rate in towns was 90%, and that in villages with better ponds will reach about 80%.",
        (80, "%", "cover rate in villages with better ponds"),
    ),
    (
        "In 2021, the rate in the south was 92%, and that in the old and new parts was 61% and 54% respectively.",
        (54, "%", "rate in new parts"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), AIMS)
def test_what_is_told_again(text: str, expected: tuple[float, str, str]) -> None:
    assert told(text)[-1] == expected


PARTS = [
    # What the parts of a whole are is what is counted; what they share with it is said once.
    (
        "In 2021, the depot net had 900 units, of which 300 were public piles.",
        (300, "public pile", "public piles"),
    ),
    ("In 2021, the county had 14 inns, of which 3 were old inns.", (3, "inn", "old inns")),
    (
        "In 2021, the cover rate in towns will reach 80%, and 60% in other areas.",
        (60, "%", "cover rate in other areas"),
    ),
    (
        "In 2021, aid was raised to 900 yuan per person per year in the hill region and 700 yuan in the plain region.",
        (700, "yuan/person/a", "aid in the plain region"),
    ),
    ("In 2021, the rate reached 93%, exceeding the target by 3 percentage points.", (3, "pp", "rate")),
    (
        "In 2021, 9 yards were built, with a launch rate of 75% and a repair rate of 95%.",
        (95, "%", "repair rate of yards built"),
    ),
    ("We will repair 41 dikes in about three years.", (41, "dike", "dikes repaired")),
    (
        "We will set up 300 advanced, green and digital mills in the county.",
        (300, "advanced, green and digital mill", "advanced, green and digital mills in the county set up"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_and_other_places(text: str, expected: tuple[float, str, str]) -> None:
    assert told(text)[-1] == expected


def test_a_ratio_counts_nothing() -> None:
    assert told("In 2021, the ratio of vans to piles is about 3:1.") == []
