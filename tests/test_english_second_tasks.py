"""English tasks with no number beside one with a value: behind its date, on the next line, after a list of nouns."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")


def told(text: str) -> list[tuple[float | None, str, str]]:
    document = read_text(text, language="en", source="reed-letter-2016.txt")
    return [(record.value, record.indicator, record.deadline) for record in extract(document)]


TASKS = [
    # What is to be complete by the date of a value before it.
    (
        "By 2020, we will reduce the noise to about 60 decibels, and complete the move of the offices.",
        ("move of the offices", "2020-12-31"),
    ),
    (
        "By 2020, 90% of villages will have a bus, the three-level network of shops will be basically formed.",
        ("three-level network of shops", "2020-12-31"),
    ),
    (
        "By 2020, the yard will sell 30 boats, and the old dock will be abolished.",
        ("old dock", "2020-12-31"),
    ),
    # A task with a date of its own before the next one.
    (
        "The parties agreed to phase out coal from heating by 2030 and to allocate 4 billion crowns to gas.",
        ("coal from heating", "2030-12-31"),
    ),
    ("It set targets to:\ncut losses by 30% by 2020\nclose all dumps by 2025\n", ("dumps", "2025-12-31")),
    (
        "Strive to cut the loss to 5% in 2018, and solve the problem of idle land, water and light by 2020.",
        ("problem of idle land", "2020-12-31"),
    ),
    # What the thing crosses, or holds, is not what the date is for.
    (
        "The line from Dale to Harbour, passes through 6 provinces, will be put into operation within this year.",
        ("", "2016-12-31"),
    ),
    (
        "The venue can hold 1000 guests, is under construction, is expected to open to guests in March next year.",
        ("", "2017-03-31"),
    ),
]


@pytest.mark.parametrize(("text", "task"), TASKS)
def test_a_task_beside_a_value(text: str, task: tuple[str, str]) -> None:
    found = [(name, deadline) for value, name, deadline in told(text) if value is None]
    assert len(found) == 1
    assert found[0][1] == task[1]
    assert task[0] in found[0][0]


NO_TASKS = [
    "By 2020, the yard will sell 30 boats, and the work of the dock will be strengthened.",
    "By 2020 we will limit the losses to 15 tons.",
    "Shipments continued to grow by the year.",
]


@pytest.mark.parametrize("text", NO_TASKS)
def test_no_task(text: str) -> None:
    assert all(value is not None for value, _, _ in told(text))


GOING_ON = [
    ("Construction will start in May 2016 and be completed in June 2017.", ["2016-05-31", "2017-06-30"]),
    ("The dock is expected to be closed by June 2016 and dug up by the end of 2016.", ["2016-06-30", "2016-12-31"]),
    ("The plant will be completed in June 2016 and put into operation in August 2017.", ["2016-06-30", "2017-08-31"]),
    ("The dock was closed in June 2014 and dug up in May 2015.", []),
]


@pytest.mark.parametrize(("text", "due"), GOING_ON)
def test_the_same_thing_with_a_date_of_its_own(text: str, due: list[str]) -> None:
    assert [deadline for value, _, deadline in told(text) if value is None] == due
