"""What is only gone about in a year, or is so in it, is not due in it."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")


def due(text: str, language: str = "en") -> list[str]:
    document = read_text(text, language=language, source="reed-plan-2022.txt")
    return [record.deadline for record in extract(document) if record.measure == "deadline"]


NOT_DUE = [
    "This year we will focus on the repair of libraries.",
    "In the coming year, we will continue to uphold the principle of openness.",
    "Pressure on rents will remain great this year.",
    "We will concentrate on the following areas this year.",
    "The situation of bakers will still be serious this year.",
    "II. Major steps to be taken in 2023",
]


@pytest.mark.parametrize("text", NOT_DUE)
def test_what_is_gone_about_in_a_year(text: str) -> None:
    assert due(text) == []


DUE = [
    ("This year, a new charter for libraries will be adopted.", "2022-12-31"),
    ("School fees will be abolished next year.", "2023-12-31"),
    ("The reform will be extended to the islands next year.", "2023-12-31"),
    ("Toll booths will stop charging fees this year.", "2022-12-31"),
    ("The bridge will be opened in May 2023.", "2023-05-31"),
    ("By the end of the year, we will put in place sound services for bakers.", "2022-12-31"),
    ("The ponds will be drained by the long rains of 2024.", "2024-12-31"),
    ("Send the sketch of the library before the harvest fair of 2023.", "2023-12-31"),
    ("The pledge on libraries will be met in 2029.", "2029-12-31"),
    ("We will strive to clear the debts of schools within three years.", "2025-12-31"),
]


@pytest.mark.parametrize(("text", "expected"), DUE)
def test_what_comes_in_a_year(text: str, expected: str) -> None:
    assert due(text) == [expected]
