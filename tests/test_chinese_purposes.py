"""Money of which a Chinese sentence tells who gives it and what for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.drafts import Draft
from policymine.lang import load
from policymine.marking import Marker
from policymine.phrases import Phrases
from policymine.purposes import Purposes
from policymine.quantities import Quantity
from policymine.records import Facts
from policymine.verbs import NO_VERB

pytestmark = pytest.mark.usefixtures("rules_only")


@pytest.mark.parametrize(("text", "name"), [
    ("安排专项资金3.2亿元支持渔船节能改造。", "渔船节能改造专项资金"),
    ("省级财政累计安排资金6亿元，支持23个县（市、区）整县推进鱼塘尾水治理，每县一次。", "鱼塘尾水治理资金"),
    # What has a name keeps it, and what has no purpose too.
    ("完成渔港投资3亿元，支持渔民增收。", "渔港投资"),
    ("下达渔业专项资金3亿元。", "渔业专项资金"),
])  # fmt: skip
def test_purposes(text: str, name: str) -> None:
    document = read_text(text, language="zh")
    (record, *_) = extract(replace(document, facts=Facts(report_year=2024, language="zh")))
    assert record.indicator.endswith(name)


@pytest.mark.parametrize(("name", "expected"), [
    ("县财政每年安排支持渔民培训", "县财政支持渔民培训"),
    ("当地将投入支持渔民转产", "当地支持渔民转产"),
    ("省财政累计下拨用于鱼塘改造", "省财政用于鱼塘改造"),
    # Whose money it is stays whole.
    ("县财政安排用于渔港的资金", "县财政安排用于渔港的资金"),
])  # fmt: skip
def test_how_it_came(name: str, expected: str) -> None:
    language = load("zh")
    marked = Marker(language).mark(name, name, [], [], [])
    value = Draft(0, Quantity(0, 0, 0, len(name), "money", 3e8), None, NO_VERB)
    assert Purposes(language, Phrases(language)).named(name, "money", marked, value) == expected
