"""English lists of orders, plans that say so before they begin, and what stands at a number."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")

OPENING = "To do this year's field work well, the following opinions are put forward.\n"


def kinds(text: str) -> list[tuple[float | None, str]]:
    document = read_text(text, language="en", source="reed-field-work-2022.txt")
    return [(record.value, record.kind) for record in extract(document)]


ORDERS = [
    ("Build 90 kilns, repair 4 dams and plant 300 mu of plums.", ["target"] * 3),
    ("Breed 700 goats, harden 6 kilometers of paths, and desilt 8 ponds.", ["target"] * 3),
    ("Actively repair 4 dams, and also fence 9 wells.", ["target"] * 2),
    # Somebody who does it is named.
    ("Villagers repair 4 dams, fence 9 wells.", ["result"] * 2),
    ("The crews built 9 kilns, repaired 4 dams.", ["result"] * 2),
]


@pytest.mark.parametrize(("text", "expected"), ORDERS)
def test_lists_of_orders(text: str, expected: list[str]) -> None:
    assert [kind for _, kind in kinds(text)] == expected


@pytest.mark.parametrize(
    "opening",
    [
        "To do this year's field work well, the following opinions are put forward.",
        "In line with the county's rules, this plan is formulated.",
        "The office formulates the following plan for fields.",
    ],
)
def test_a_plan_says_what_it_is(opening: str) -> None:
    task = "1. Keep the fields. The area of oats is stable at 4,000 mu."
    assert kinds(f"{opening}\n{task}") == [(4000, "target")]
    assert kinds(f"The office looks back on the year.\n{task}") == [(4000, "result")]


def test_a_plan_goes_on_behind_the_year_before() -> None:
    first = "1. The herd in the hills and on the island is to be kept at 520 goats, last year it was 510."
    text = f"{OPENING}{first}\n2. Repair 4 dams."
    assert kinds(text) == [(520, "target"), (510, "result"), (4, "target")]


LED = [
    ("The share will exceed 90%, last year it was 85%.", [("target", ""), ("result", "2021-12-31")]),
    ("The share is to reach 42%, in 2019 it was 40.5%.", [("target", ""), ("result", "2019-12-31")]),
    ("Losses will fall below 9%; in 2018 the losses of mills were 14%.", [("target", ""), ("result", "2018-12-31")]),
    # Nothing else is told of that time.
    ("The share rose to 42%, in 2019.", [("result", "2019-12-31")]),
]


@pytest.mark.parametrize(("text", "expected"), LED)
def test_a_date_is_of_the_clause_that_it_leads(text: str, expected: list[tuple[str, str]]) -> None:
    document = read_text(text, language="en", source="reed-field-work-2022.txt")
    assert [(record.kind, record.period_end) for record in extract(document)] == expected


STANDING = [
    ("The workforce was kept at 600 people.", "workforce", "person"),
    ("New urban employment reached 6,000 people.", "New urban employment", "person"),
    ("The number of kiosks reached 300 kiosks.", "number of kiosks", "kiosk"),
    ("The number of firms increased to 700 households.", "number of firms", "household"),
    ("The goat herd is stabilized at 900 head.", "goat herd", "head"),
    ("The waiting line is held below 40 people.", "waiting line", "person"),
    # Who is reached, and where something was done, is not what stands at the number.
    ("The campaign reached 3,000 people.", "people", "person"),
    ("Repairs were completed in 40 villages.", "Repairs in villages", "village"),
]


@pytest.mark.parametrize(("text", "name", "unit"), STANDING)
def test_what_stands_at_a_number_is_its_name(text: str, name: str, unit: str) -> None:
    records = list(extract(read_text(text, language="en")))
    assert [(record.indicator, record.unit) for record in records] == [(name, unit)]


COUNTED = [
    ("The clinic will add 2000 more beds.", [2000]),
    ("The port would build 1950 more storage rooms.", [1950]),
    ("The clinic has 2000 cots.", [2000]),
    ("In 2010 new rules came into force.", []),
    ("The plan to 2030 adds lines.", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_four_digits_that_count(text: str, expected: list[float]) -> None:
    assert [value for value, _ in kinds(text)] == expected


def test_what_it_was_before_is_of_the_same_thing() -> None:
    document = read_text("The goat herd is kept above 520 goats, last year it was 510 goats.", language="en")
    first, second = extract(document)
    assert first.indicator == second.indicator == "goat herd"


PRESENT = "\n\n120 kilns and 86 carts are bought. The treasury gives 40 yuan per kiln. The share of oats reaches 35%."


@pytest.mark.parametrize(
    ("title", "opening", "kind"),
    [
        ("Implementation Plan for the Kilns of Elm", "", "target"),
        ("Work plan of the county for kilns", "", "target"),
        ("Notice on Kilns", "\n\nTo do this work well, this plan is formulated.", "target"),
        ("Elm builds kilns", "", "result"),
        ("Implementation Plan for the Kilns of Elm", "\n\nI. Current situation", "result"),
    ],
)
def test_presents_of_a_list_of_tasks(title: str, opening: str, kind: str) -> None:
    found = extract(read_text(f"{title}{opening}{PRESENT}", language="en"))
    assert [record.kind for record in found] == [kind] * 4
