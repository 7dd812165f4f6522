"""What Chinese changes are held against, amounts that are saved, and what is counted in lists and relative clauses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    document = read_text(text, language="zh")
    return list(extract(replace(document, facts=Facts(report_year=2024, language="zh"))))


@pytest.mark.parametrize(("text", "name"), [
    ("渡口整修率达88%，较督察时提高5.6个百分点。", "渡口整修率"),
    ("渔市成交额78亿元，比上届增长6.7%。", "渔市成交额"),
    ("鲤鱼存塘量32万尾，比疫情前增长12%。", "鲤鱼存塘量"),
    ("渔船入库税收6亿元，较改革前增长8%。", "渔船入库税收"),
    ("参赛渔民2300人，比首届增加8%。", "参赛渔民"),
    ("渔港泊位率70%，较整治初期提高2个百分点。", "渔港泊位率"),
])  # fmt: skip
def test_a_time_that_a_change_is_held_against_is_no_name(text: str, name: str) -> None:
    _, change = records_of(text)
    assert (change.indicator, change.change) == (name, "increase")


@pytest.mark.parametrize(("text", "change"), [
    ("累计减排甲烷8200多吨。", "decrease"),
    ("相当于节约柴油3000吨。", "decrease"),
    ("年节水120万立方米。", "decrease"),
    ("新增节水灌溉面积70万亩。", "level"),
])  # fmt: skip
def test_what_is_saved(text: str, change: str) -> None:
    assert [r.change for r in records_of(text)] == [change]


@pytest.mark.parametrize(("text", "unit"), [
    ("关停12家造纸、印染、化工企业。", "企业"),
    ("建成25个粮食、蔬菜、水果生产基地。", "基地"),
    ("整治52条河道、沟渠。", "河道"),
    ("惠及120万农户的渔塘改造项目全面完工。", "农户"),
    ("覆盖18个乡镇的渔情广播系统建成投用。", "乡镇"),
    ("涉及86户的渔民搬迁工程全面完成。", "户"),
])  # fmt: skip
def test_what_is_counted(text: str, unit: str) -> None:
    assert [r.unit for r in records_of(text)] == [unit]
