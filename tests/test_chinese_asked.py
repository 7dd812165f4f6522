"""What a Chinese plan, notice or meeting is said to require: a target, in the sentences behind it too."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    return list(extract(read_text(text, language="zh")))


# (text, its records as (value, kind, deadline or end of the period, indicator))
ASKED = [
    ("《方案》明确，2026年，全市新建码头30个。", [(30, "target", "2026-12-31", "新建码头")]),
    (
        "《养殖规划》提出，2025年，鱼产量稳定在13万吨。2030年，达到14万吨。",
        [(130000, "target", "2025-12-31", "鱼产量"), (140000, "target", "2030-12-31", "鱼产量")],
    ),
    # The date before its name is that of its issue.
    (
        "近日印发的《美丽渔港行动计划》提出，2024年，整治渔港50个，2025年，整治渔港80个。",
        [(50, "target", "2024-12-31", "整治渔港"), (80, "target", "2025-12-31", "整治渔港")],
    ),
    ("近日，省政府印发《实施方案》，明确2026年建成苗圃50个。", [(50, "target", "2026-12-31", "苗圃")]),
    ("会议要求，2027年，滩涂垃圾减少5%。", [(5, "target", "2027-12-31", "滩涂垃圾")]),
    ("《方案》明确全市新建码头30个。", [(30, "target", "", "新建码头")]),
    # What has been done is none, nor what figures are told of.
    (
        "《规划》提出，十四五期间新增苇荡300公顷。截至2022年底，已新增苇荡120公顷。",
        [(300, "target", "2025-12-31", "新增苇荡"), (120, "result", "2022-12-31", "新增苇荡")],
    ),
    ("《公报》显示，2021年全省有苇荡80万公顷。", [(800000, "result", "2021-12-31", "苇荡")]),
    # How many tasks it lists is no task.
    ("《行动方案》部署了净滩、护苗等10方面27项任务。", []),
    ("《意见》从五个方面提出了22条具体措施。", []),
    # Two verbs side by side do one thing to as many.
    ("新建提升310公里河堤。", [(310, "result", "", "河堤")]),
    # What is measured in years is no duration.
    ("渔民平均受教育年限8.5年。", [(8.5, "result", "", "渔民平均受教育年限")]),
]


@pytest.mark.parametrize(("text", "expected"), ASKED, ids=[text[:24] for text, _ in ASKED])
def test_asked(text: str, expected: list[tuple[float, str, str, str]]) -> None:
    found = [(r.value, r.kind, r.deadline or r.period_end, r.indicator) for r in records_of(text)]
    assert found == expected
