"""Headings that name one plan and the next: what was done is of the first, what is promised of the second."""

from __future__ import annotations

import pytest

from policymine.extract import Extractor
from policymine.read import read_text

# (language, name, text, (value, kind, deadline) of its records)
HEADED = [
    (
        "en",
        "work-report-2021.txt",
        "Results of the 13th Five-Year Plan and main targets of the 14th Five-Year Plan\n\n"
        "Over the past five years, the length of cycle paths was extended from 40 kilometers to 75 kilometers.\n\n"
        "Spending on libraries will increase by more than 6 percent per year, which is to be a higher share of "
        "the budget than that during the 13th Five-Year Plan period.\n\n"
        "The area of orchards must stay above 30,000 hectares.",
        [
            ("40", "result", ""),
            ("75", "result", ""),
            ("6 percent per year", "target", "2025-12-31"),
            ("30,000", "target", "2025-12-31"),
        ],
    ),
    (
        "zh",
        "2026年政府工作报告.txt",
        "一、“十四五”时期发展成就和“十五五”时期主要目标\n\n"
        "围绕上述目标，《纲要草案》设置了主要指标，包括：全社会研发投入占比3%以上，森林覆盖率达到41%。",
        [
            ("3%", "target", "2030-12-31"),
            ("41%", "target", "2030-12-31"),
        ],
    ),
]


@pytest.mark.parametrize(("language", "name", "text", "expected"), HEADED, ids=["en", "zh"])
def test_promises_under_a_heading_of_two_plans(
    language: str, name: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    document = read_text(text, source=name, language=language)
    found = [(r.value_text, r.kind, r.deadline) for r in Extractor(language).records(document)]
    assert found == expected


@pytest.mark.parametrize("held_against", ["than during the 13th plan period", "than that in the year 2015"])
def test_what_a_comparison_names_is_no_date_of_the_value(held_against: str) -> None:
    text = f"In 2021 the share of glass recycled was 7 percent, a higher share {held_against}."
    found = list(Extractor("en").records(read_text(text, language="en")))
    assert [(r.value_text, r.period_start) for r in found] == [("7 percent", "2021-01-01")]
