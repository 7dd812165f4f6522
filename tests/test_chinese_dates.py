"""Ways of saying a time in Chinese, and syllables that only look like one."""

from __future__ import annotations

import pytest

from policymine.dates import DateReader
from policymine.lang import load
from policymine.text import fold

# (text of 2023, its times as (role, first day, last day))
TIMES = [
    ("3年内建成码头8座", [("in", "2023-01-01", "2025-12-31")]),
    ("计划用3年左右时间建成", [("in", "2023-01-01", "2025-12-31")]),
    ("年内建成码头8座", [("in", "2023-01-01", "2023-12-31")]),
    ("2024年年中通航", [("in", "2024-01-01", "2024-06-30")]),
    ("2023年第3季度疏浚", [("in", "2023-07-01", "2023-09-30")]),
    ("4季度末完工", [("in", "2023-12-01", "2023-12-31")]),
    ("年初以来清港", [("since", "2023-01-01", "2023-12-31")]),
    ("入汛以来排查", [("since", "2023-01-01", "2023-12-31")]),
    ("“十四五”头两年建成", [("in", "2021-01-01", "2022-12-31")]),
    ("四年来，建成码头", [("in", "2019-01-01", "2022-12-31")]),
    ("2023、2024年分别建成", [("in", "2023-01-01", "2023-12-31"), ("in", "2024-01-01", "2024-12-31")]),
    ("2024—2025年采暖季", [("in", "2024-10-01", "2025-03-31")]),
    ("收到2022年补助", [("in", "2022-01-01", "2022-12-31")]),
    ("十九大以来", [("since", "2017-10-18", "2017-10-18")]),
    ("规划期内建成", [("in", None, None)]),
    ("本月底前建成", [("deadline", None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    spans = DateReader(load("zh").tables["dates"]).find(fold(text), 2023)
    days = [(s.role, s.first and s.first.isoformat(), s.last and s.last.isoformat()) for s in spans]
    assert days == expected


@pytest.mark.parametrize("text", [
    "5000吨以上年产值", "健全年度考核", "安全年示范", "演出300场次年均增长", "每月底线",
])  # fmt: skip
def test_no_times(text: str) -> None:
    assert DateReader(load("zh").tables["dates"]).find(text, 2023) == []
