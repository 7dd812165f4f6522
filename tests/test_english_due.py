"""English tasks with a time and no number, however both are said."""

from __future__ import annotations

import itertools

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")

NOTICE = "Notice on Issuing the Key Points of Work in 2026\n\nTo all units:\n\n"
TIMES = {
    "by the end of 2027": "2027-12-31",
    "before the end of September": "2026-09-30",
    "within the year": "2026-12-31",
    "in the first half of the year": "2026-06-30",
    "no later than 2030": "2030-12-31",
}
TASKS = (
    ("complete", "completed", "the reinforcement of the harbour wall"),
    ("fully complete", "fully completed", "the renewal of old lifts"),
    ("build", "built", "the western waste transfer station"),
    ("put into operation", "put into operation", "the county hospital"),
    ("basically eliminate", "basically eliminated", "open dumps in the villages"),
)
FORMS = ("{when}, we will {do} {what}.", "{what} must be {done} {when}.", "{when}, {what} will be {done}.")


@pytest.mark.parametrize(("time", "task", "form"), list(itertools.product(TIMES, TASKS, FORMS)))
def test_a_task_is_due_however_its_time_is_said(time: str, task: tuple[str, str, str], form: str) -> None:
    do, done, what = task
    sentence = form.format(when=time, do=do, done=done, what=what)
    document = read_text(NOTICE + sentence[0].upper() + sentence[1:], name="2026-plan.txt", language="en")
    assert [(r.measure, r.kind, r.deadline) for r in extract(document)] == [("deadline", "target", TIMES[time])]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2025, the harbour wall was completed.",
        "At the beginning of this year, after the county introduced the rules, all towns followed them.",
        "At the beginning of this year, after the county issued rules of ensuring supply, towns followed quickly.",
        "The station built in 2024 was praised in the first half of the year.",
        "The meeting took place within the year.",
        "According to the rules (Forest Office [2026] No. 1), the county decided to issue medals.",
        "In 2028, the county will look back on its work.",
    ],
)
def test_what_is_done_or_vague_is_no_task(sentence: str) -> None:
    assert not list(extract(read_text(NOTICE + sentence, name="2026-plan.txt", language="en")))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The strategy sets the goal of tidy harbours by 2035.", "tidy harbours"),
        ("By 2035, the goal of building a green harbour will be basically achieved.", "building a green harbour"),
    ],
)
def test_a_goal_is_named_by_what_it_is_of(sentence: str, name: str) -> None:
    (record,) = extract(read_text(sentence, name="strategy-2024.txt", language="en"))
    assert (record.measure, record.indicator) == ("deadline", name)


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            "By 2028, the share of buses on time will reach 90%, and open dumps will be basically eliminated.",
            ["2028-12-31"],
        ),
        ("By the end of 2027, build 12 car parks, fully complete the renewal of old lifts.", ["2027-12-31"]),
        ("By the end of 2027, build 12 car parks, and significantly improve the service.", []),
        ("By 2028, 90% of buses will be on time, and by 2030 full coverage will be achieved.", ["2030-12-31"]),
    ],
)
def test_what_is_whole_by_the_time_of_values_is_due_too(sentence: str, due: list[str]) -> None:
    records = extract(read_text(NOTICE + sentence, name="2026-plan.txt", language="en"))
    assert [r.deadline for r in records if r.measure == "deadline"] == due
