"""What English laws and plans do in the present, what is so once something is built, goals and what they start from."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")


def kinds(text: str) -> list[str]:
    document = read_text(f"Ferries\n\n{text}", language="en", source="ferries-2019.txt")
    return [record.kind for record in extract(document) if record.measure != "deadline"]


TO_COME = [
    "The act cuts losses by 30%.",
    "The plan raises the toll to 30 euros.",
    "The programme extends the quay by 300 m.",
    "The directive limits losses to 30%.",
    "The strategy brings the share of electric ferries to 30%.",
    "The budget allocates 300 million yuan to ferries.",
    "The port is planning a 30 percent rise in tolls.",
    "The port is considering building 300 moorings.",
    "The port has set a 30% target.",
    "The 30% target was confirmed in 2010.",
    "Once completed, the dock has a capacity of 300 tons a day.",
    "After completion, the line carries 300 million passengers a year.",
    "Under the agreement, 300 moorings are opened.",
]


@pytest.mark.parametrize("text", TO_COME)
def test_what_texts_do_is_to_come(text: str) -> None:
    assert kinds(text) == ["target"]


TOLD = [
    "The plan notes that 30% of moorings are empty.",
    "The scheme covers 30% of the ferries.",
    "The survey shows that 30% of moorings are empty.",
    "After completion, 300 families moved in.",
    "The port cut losses by 30%.",
]


@pytest.mark.parametrize("text", TOLD)
def test_what_they_only_tell_is_not(text: str) -> None:
    assert kinds(text) == ["result"]


START = [
    "Losses are to fall to 10% by 2030, against a share of 18% in 2017.",
    "Losses are to fall to 10% by 2030, instead of 18% now.",
    "Losses will be 10% by 2030, as opposed to 18% today.",
    "Losses are to fall to 10%, against a baseline of 18%.",
]


@pytest.mark.parametrize("text", START)
def test_what_a_goal_is_held_against_is_so_now(text: str) -> None:
    assert kinds(text) == ["target", "result"]


def test_the_year_of_what_a_change_starts_from_is_no_beginning() -> None:
    text = "The act raises the toll from the 2015 rate of 14.5 euros to 56 euros per ton in 2021."
    records = extract(read_text(text, language="en", source="ferries-2019.txt"))
    assert [(r.kind, r.deadline or f"{r.period_start}..{r.period_end}") for r in records] == [
        ("result", "2015-01-01..2015-12-31"),
        ("target", "2021-12-31"),
    ]
