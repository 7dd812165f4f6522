"""English adjectives in a row, bounds in verbs, aims of change, and five years that are a plan's."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

# (text, indicator)
NAMES = [
    (
        "By 2030, the country will build a clean, low-carbon, safe and efficient energy system.",
        "clean, low-carbon, safe and efficient energy system",
    ),
    ("By 2035, the province will form a modern, efficient water network.", "modern, efficient water network"),
    (
        "By 2025, a unified, open and orderly market system will be established.",
        "unified, open and orderly market system",
    ),
    # Nouns in a row are things of their own.
    ("By 2020, a school, hospital and market will be built.", "school, hospital and market"),
    ("By 2020 a road, a bridge and a port will be built.", "road, a bridge and a port"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_adjectives_in_a_row(text: str, name: str) -> None:
    assert [record.indicator for record in extract(read_text(text, language="en"))] == [name]


# (text, (change, comparator, value) of each record)
CHANGES = [
    ("Reduce the volume of waste buried by 60% by 2015.", [("decrease", "=", 60)]),
    ("Reduce waste flared during drilling by 60% by 2015.", [("decrease", "=", 60)]),
    ("The act gives a basis for reducing the weight of parts used in lorries by 10% by 2020.", [("decrease", "=", 10)]),
    ("This year's target for expanding lending is around 17%.", [("increase", "~", 17)]),
    ("From 2017 the share of peat is max. 20%.", [("level", "<=", 20)]),
    ("The number of firms climbed past 6,000 in 2023.", [("level", ">=", 6000)]),
    # The numbers of a slogan are none.
    ("The 20-20-20 goals mean to reduce waste by 25% by 2020.", [("decrease", "=", 25)]),
]


@pytest.mark.parametrize(("text", "read"), CHANGES)
def test_changes_and_bounds(text: str, read: list[tuple[str, str, float]]) -> None:
    records = extract(read_text(text, language="en"))
    assert [(record.change, record.comparator, record.value) for record in records] == read


# (the file's name, text, deadline): five years that are those of a plan end with it.
AHEAD = [
    ("2011-report.txt", "Over the next five years, 120 schools will be built.", "2015-12-31"),
    ("2013-report.txt", "Over the next five years, 120 schools will be built.", "2018-12-31"),
    ("2011-report.txt", "Over the next three years, 120 schools will be built.", "2014-12-31"),
]


@pytest.mark.parametrize(("name", "text", "deadline"), AHEAD)
def test_next_five_years(name: str, text: str, deadline: str) -> None:
    assert [record.deadline for record in extract(read_text(text, name=name, language="en"))] == [deadline]


# (text, (value, unit, indicator) of each record): what stands between a number and the plural that it counts.
COUNTED = [
    (
        "In 2023, the county inspected 320 grocery, drug and cosmetics shops.",
        [(320, "grocery, drug and cosmetics shop", "grocery, drug and cosmetics shops inspected")],
    ),
    (
        "In 2023, 62 central, provincial and municipal projects started.",
        [(62, "central, provincial and municipal project", "central, provincial and municipal projects started")],
    ),
    (
        "In 2023, the town built 12 standardized, modern and green barns.",
        [(12, "standardized, modern and green barn", "standardized, modern and green barns built")],
    ),
    (
        "In 2023, 6 new provincial-level specialized and special new mills were added.",
        [(6, "provincial-level specialized and special new mill", None)],
    ),
    (
        "In 2023, the town built 14 complete playgrounds and 9 open campuses.",
        [(14, "complete playground", "complete playgrounds built"), (9, "open campus", "open campuses built")],
    ),
    ("In 2023, 30 live broadcast rooms were built.", [(30, "live broadcast room", "live broadcast rooms built")]),
    (
        "In 2023, there were 230 practicing (assistant) dentists and 42 registered (assistant) nurses.",
        [(230, "practicing dentist", "practicing dentists"), (42, "registered nurse", "registered nurses")],
    ),
    ("In 2023, 30 one-stop service windows were opened.", [(30, "one-stop service window", None)]),
    ("In 2023, the town held 98 wardens accountable.", [(98, "warden", None)]),
    # Plurals in a row are things of their own, and what plurals did is told of them.
    ("In 2023, 45 villages, towns and counties joined.", [(45, "village", "villages joined")]),
    ("In 2023, 12 staff trained and guided farmers.", [(12, "staff", "staff trained")]),
    ("In 2023, 5 teams planted trees, cleaned ponds and mended roads.", [(5, "team", None)]),
    ("The number of sows is kept at about 400.", [(400, "sow", "number of sows")]),
]


@pytest.mark.parametrize(("text", "read"), COUNTED)
def test_what_is_counted(text: str, read: list[tuple[float, str, str | None]]) -> None:
    records = list(extract(read_text(text, language="en")))
    assert [(record.value, record.unit) for record in records] == [(value, unit) for value, unit, _ in read]
    assert all(name in (None, record.indicator) for record, (_, _, name) in zip(records, read, strict=True))


# (text, (change, value, unit, indicator) of the last record)
FEWER = [
    ("There were 28 fires with 19 deaths, 11 fewer fires and 6 fewer deaths year-on-year.", ("decrease", 6, "death")),
    ("There were 28 fires in 2023, 11 fewer fires than in 2022.", ("decrease", 11, "fire")),
    ("There were 28 fires in 2023, 11 more fires than in 2022.", ("increase", 11, "fire")),
    ("In 2023 the town had 12 fewer polluted days.", ("decrease", 12, "d")),
    ("In 2023 the town had 12 more good days than in 2022.", ("increase", 12, "d")),
]


@pytest.mark.parametrize(("text", "read"), FEWER)
def test_fewer_things(text: str, read: tuple[str, float, str]) -> None:
    last = list(extract(read_text(text, language="en")))[-1]
    assert (last.change, last.value, last.unit) == read


# (text, the indicator of the last record)
OWNED = [
    ("In 2023, the sown area of rye was 400 mu, and the total output was 20 tons.", "total output of rye"),
    ("In 2023, the melon planting area was 400 mu, with an output of 20 tons.", "output of melon"),
    ("In 2023, 12 hostels were built, making the total number reach 96.", "total number of hostels built"),
    ("In 2023, the forest grew by 12 mu, making the coverage rate reach 40%.", "coverage rate"),
]


@pytest.mark.parametrize(("text", "name"), OWNED)
def test_what_the_last_value_is_of(text: str, name: str) -> None:
    assert list(extract(read_text(text, language="en")))[-1].indicator == name


# (text, the values and indicators of its records)
TOLD_BY = [
    (
        "The fair was good, with a guest return rate of 93.6% and a cook training rate of 90.4%.",
        [(93.6, "guest return rate"), (90.4, "cook training rate")],
    ),
    (
        "Of the 36 inns with large kitchens, 11 sold fish without a permit.",
        [(36, "inns with large kitchens"), (11, "inns with large kitchens sold fish without a permit")],
    ),
    ("In 2023, 520 offences such as drunk driving were investigated.", [(520, "offences investigated")]),
    ("The planting area of tobacco leaves is stable at 700 mu.", [(700, "planting area of tobacco leaves")]),
    ('In the "Hundred Days Action", 318 cases were solved.', [(318, "cases solved")]),
    (
        "In 2023, 86 million yuan was spent, of which 52 million yuan is the state fund, 21 million yuan is"
        " the city fund, and 13 million yuan is the school fund.",
        [(86e6, "spending"), (52e6, "state fund"), (21e6, "city fund"), (13e6, "school fund")],
    ),
    ("In 2023, roads of 40 villager groups were hardened.", [(40, "roads of villager groups hardened")]),
]


@pytest.mark.parametrize(("text", "read"), TOLD_BY)
def test_names_beside_others(text: str, read: list[tuple[float, str]]) -> None:
    assert [(record.value, record.indicator) for record in extract(read_text(text, language="en"))] == read


def test_parts_of_a_sum_that_rose_are_no_rise() -> None:
    text = "In 2023, output was 312 tons, an increase of 3 tons. Among them, 186 tons of rye were sold."
    last = list(extract(read_text(text, language="en")))[-1]
    assert (last.change, last.value, last.indicator) == ("level", 186, "rye sold")


RATIOS = [
    ("In 2023, the ratio of the three industries was adjusted to 5:49:46.", []),
    ("In 2023, the ratio of the three industries was 22.8:38.8:38.4.", []),
]


@pytest.mark.parametrize(("text", "values"), RATIOS)
def test_ratios_of_numbers(text: str, values: list[float]) -> None:
    assert [record.value for record in extract(read_text(text, language="en"))] == values
