"""Targets that were missed, promises that are over, and headings that name one plan and the next."""

import pytest

from policymine import extract, read_text

ENGLISH = "Report on the Work of the Government 2024\n\nWork in 2023\n\n{}\n"
CHINESE = "沁河市2024年政府工作报告\n\n一、2023年工作回顾\n\n{}\n"
CASES = [
    ("en", "The target of planting 500 mu of trees was not achieved.", [("target", "500")]),
    ("en", "The city failed to meet the target of cutting the use of coal by 4%.", [("target", "4%")]),
    ("en", "The county did not reach its goal of 120 clean buses.", [("target", "120")]),
    ("en", "The goals of 12 wells and 3 dams have not been met.", [("target", "12"), ("target", "3")]),
    ("en", "In 2023 we met the target of planting 600 mu of trees.", [("result", "600")]),
    ("en", "In 2023, 12 of the 30 tasks were not completed.", [("result", "12"), ("result", "30")]),
    ("zh", "2023年未能完成单位能耗降低4%的目标。", [("target", "4%")]),
    (
        "zh",
        "全市没有实现年初确定的能耗强度降低3%左右、化学需氧量排放总量减少2%的目标。",
        [("target", "3%"), ("target", "2%")],
    ),
    ("zh", "科学应对14轮强降雨，掌上办事应用场景达到85个。", [("result", "14"), ("result", "85")]),
    ("zh", "涉及3.5万户的改水任务全部完成。", [("result", "3.5万")]),
    ("zh", "大力发展清洁供暖，新增供暖能力450万千瓦。", [("result", "450万")]),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), CASES)
def test_kind_in_a_review(language: str, sentence: str, expected: list[tuple[str, str]]) -> None:
    text = (ENGLISH if language == "en" else CHINESE).format(sentence)
    records = extract(read_text(text, source="work-report-2024.txt", language=language))
    assert [(record.kind, record.value_text) for record in records] == expected


def test_the_future_tense_of_a_review_is_of_the_translation() -> None:
    text = "Oak City work summary of 2021 and work plan for 2022\n\nWork in 2021\n\n14 parks will be built.\n"
    (record,) = extract(read_text(text, source="report.txt", language="en"))
    assert (record.kind, record.period_start, record.period_end) == ("result", "2021-01-01", "2021-12-31")


def test_a_missed_target_was_due_then() -> None:
    text = CHINESE.format("2023年未能完成单位能耗降低4%的目标。")
    (record,) = extract(read_text(text, source="report.txt", language="zh"))
    assert record.deadline == "2023-12-31"
    assert "due_before_document" in record.flags


def test_a_heading_of_two_plans() -> None:
    text = (
        "沁河市2026年政府工作报告\n\n二、“十四五”时期发展成就和“十五五”时期主要目标\n\n"
        "五年来，新建公园31个。\n\n主要预期目标是：地区生产总值年均增长5%左右。\n"
    )
    done, promised = extract(read_text(text, source="report.txt", language="zh"))
    assert (done.kind, done.period_start, done.period_end) == ("result", "2021-01-01", "2025-12-31")
    assert (promised.kind, promised.deadline) == ("target", "2030-12-31")
