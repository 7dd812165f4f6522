"""What Chinese sentences say beside their values: wholes of parts, all there is, classifiers, parts of a year."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from policymine import compare
from policymine.comparing.phrases import phrase_of
from policymine.comparing.statements import Statement
from policymine.comparing.twins import with_names
from policymine.records import COLUMNS
from policymine.rows import FLOATS, INTEGERS


def record(kind: str, year: int, value: float | None, indicator: str, sentence: str, **more: Any) -> dict[str, object]:
    """Make a count of the work report of a year: a target for that year, or a result for the year before."""
    row: dict[str, object] = dict.fromkeys(COLUMNS, "")
    row |= dict.fromkeys(FLOATS | INTEGERS)
    target = kind == "target"
    place = sentence.find(f"{value:g}") if value is not None else 0
    row |= {
        "record_id": f"{kind}{year}{indicator}{value}", "doc_id": f"doc{year}", "source": f"{year}.txt",
        "title": f"榆市{year}年生态环境工作报告", "issuer": "榆市生态环境局", "region": "榆市", "report_year": year,
        "published": f"{year}-01-20", "kind": kind, "indicator": indicator, "value": value, "unit": "个",
        "measure": "count", "change": "level", "comparator": "=", "deadline": f"{year}-12-31" if target else "",
        "period_start": "" if target else f"{year - 1}-01-01", "period_end": "" if target else f"{year - 1}-12-31",
        "date_basis": "context", "confidence": 0.9, "language": "zh", "sentence": sentence,
        "value_text": f"{value:g}" if value is not None else "", "start": place, "end": place + 2,
    }  # fmt: skip
    return row | more


def changes(*rows: dict[str, object]) -> pd.DataFrame:
    return compare(pd.DataFrame(rows, columns=list(COLUMNS))).changes


# (what a report says of 9 and 7 ponds of 9 that were promised, outcome)
WHOLES = [
    ("9个池塘清淤7个。", "partly"),
    ("计划清淤的9个池塘中，7个完成清淤。", "partly"),
    ("9个池塘，已清淤7个。", "partly"),
    ("列入清单的9个池塘现已清淤7个。", "partly"),
    # Here the first value is no whole of the second one.
    ("清淤池塘9个，已完成投资的7%。", "met"),
    ("清淤池塘9个，累计清淤7个。", "met"),
    ("清淤池塘9个，其中榆县7个。", "met"),
]


@pytest.mark.parametrize(("sentence", "expected"), WHOLES)
def test_a_whole_shows_nothing_of_its_part(sentence: str, expected: str) -> None:
    found = changes(
        record("target", 2022, 9, "池塘清淤", "池塘清淤9个。"),
        record("result", 2023, 9, "池塘清淤", sentence),
        record("result", 2023, 7, "池塘清淤", sentence),
    )
    assert found["outcome"].tolist() == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("空气质量排名由第6降至第7。", "missed"), ("空气质量排名第6，县区第7。", "met")],
)
def test_a_rank_left_behind_is_none_that_was_reached(sentence: str, expected: str) -> None:
    rank = {"measure": "rank", "unit": "", "comparator": "<="}
    found = changes(
        record("target", 2022, 6, "空气质量排名", "排名进入前6。", **rank),
        *(record("result", 2023, value, "空气质量排名", sentence, measure="rank", unit="") for value in (6, 7)),
    )
    assert found["outcome"].tolist() == [expected]


# (this year's promise after a sum of years, revision)
ALL_OF_THEM = [("完成21个问题全部整改。", "raised"), ("完成21个问题整改。", "not_comparable")]


@pytest.mark.parametrize(("sentence", "expected"), ALL_OF_THEM)
def test_all_there_are_is_a_sum_of_years(sentence: str, expected: str) -> None:
    found = changes(
        record("target", 2022, 18, "问题整改", "累计完成问题整改18个。"),
        record("target", 2023, 21, "问题整改", sentence),
    )
    assert found[found["year"] == 2023]["revision"].tolist() == [expected]


# (indicator and unit of a promise, of a result of the same value, outcome)
ALIKE = [
    (("完成行政村污水治理", "行政村"), ("完成污水治理", "个"), "met"),
    (("培育果园", "家"), ("企业培育果园", "企业"), "met"),
    (("完成剩余排水口改造", "个"), ("改造排水口", "处"), "met"),
    (("采暖季前完成清洁炉改造", "户"), ("完成清洁炉改造", "户"), "met"),
    (("采暖季更换清洁炉", "户"), ("更换清洁炉", "户"), "unreported"),
    (("秸秆综合利用率", "%"), ("秸秆利用设施配套率", "%"), "unreported"),
    (("秸秆综合利用率", "%"), ("秸秆利用率", "%"), "met"),
]


@pytest.mark.parametrize(("promised", "told", "expected"), ALIKE)
def test_what_is_alike(promised: tuple[str, str], told: tuple[str, str], expected: str) -> None:
    kinds = [{"unit": unit, "measure": "percent" if unit == "%" else "count"} for _, unit in (promised, told)]
    found = changes(
        record("target", 2022, 40, promised[0], f"{promised[0]}40。", **kinds[0]),
        record("result", 2023, 40, told[0], f"{told[0]}40。", **kinds[1]),
    )
    assert found["outcome"].tolist() == [expected]


@pytest.mark.parametrize(("published", "expected"), [("2023-08-20", "pending"), ("2025-08-20", "missed")])
def test_what_is_told_without_a_time_is_as_old_as_its_document(published: str, expected: str) -> None:
    year = int(published[:4])
    found = changes(
        record("target", 2022, 36, "恢复岸线", "恢复岸线36。", title="榆市三年行动计划", deadline="2024-12-31"),
        record("result", year, 5, "恢复岸线", "恢复岸线5。", published=published, period_start="", period_end=""),
    )
    assert found["outcome"].tolist() == [expected]


def test_a_name_without_blanks_ends_in_what_it_is_called() -> None:
    bare = Statement(phrase=phrase_of("投资"), value=1.6e9, dimension="yuan")
    full = Statement(row=1, phrase=phrase_of("环保投资"), value=1.6e9, dimension="yuan")
    assert [each.phrase.text for each in with_names([bare, full])] == ["环保投资", "环保投资"]
    assert with_names([Statement(phrase=phrase_of("投资"), value=1.6e9, dimension="yuan")]) == []
