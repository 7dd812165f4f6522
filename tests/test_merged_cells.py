"""Cells over several rows or columns of a table, in every format that says which they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from policymine import Record, boxes, extract, read
from test_table_model import FORMATS, Head, Made, flat

KINDS = ("html", "docx", "xlsx", "pdf ruled")
# kind, value, indicator, place, when
Row = tuple[str, str, str, str, str]
Y21, Y22, Y23, Y24 = (f"{year}-01-01/{year}-12-31" for year in (2021, 2022, 2023, 2024))
# (name, language, header, rows as in test_table_model, records)
TABLES: list[tuple[str, str, Head, list[list[str | None]], list[Row]]] = [
    (
        "over the rows of indicators", "en", flat("Indicator", "2023 (%)", "2025 target (%)"),
        [["Town roofs", "31", "45"], ["Village roofs", "22", None], ["Harbour roofs", "8", "30"]],
        [
            ("result", "31", "Town roofs", "", Y23), ("target", "45", "Town roofs", "", "2025-12-31"),
            ("target", "45", "Village roofs", "", "2025-12-31"), ("result", "22", "Village roofs", "", Y23),
            ("result", "8", "Harbour roofs", "", Y23), ("target", "30", "Harbour roofs", "", "2025-12-31"),
        ],
    ),
    (
        "over three rows", "zh", flat("指标", "单位", "2025年目标"),
        [["城镇绿地率", "%", "40"], ["乡村绿地率", None, None], ["园区绿地率", None, None], ["新建绿道", "公里", "75"]],
        [
            ("target", "40", "城镇绿地率", "", "2025-12-31"), ("target", "40", "乡村绿地率", "", "2025-12-31"),
            ("target", "40", "园区绿地率", "", "2025-12-31"), ("target", "75", "新建绿道", "", "2025-12-31"),
        ],
    ),
    (
        "over years that are past", "en", flat("Item", "2021", "2022", "2023"),
        [["Paper (t)", "12", "<<", "11"], ["Glass (t)", "3", "4", "5"], ["Steel (t)", "40", "<<", "<<"]],
        [
            ("result", "12", "Paper", "", "2021-01-01/2022-12-31"), ("result", "11", "Paper", "", Y23),
            ("result", "3", "Glass", "", Y21), ("result", "4", "Glass", "", Y22), ("result", "5", "Glass", "", Y23),
            ("result", "40", "Steel", "", "2021-01-01/2023-12-31"),
        ],
    ),
    (
        "over years to come", "zh", flat("指标", "2024年目标", "2025年目标"),
        [["绿地率（%）", "39", "<<"], ["新建绿道（公里）", "60", "75"]],
        [
            ("target", "39", "绿地率", "", "2025-12-31"),
            ("target", "60", "新建绿道", "", "2024-12-31"), ("target", "75", "新建绿道", "", "2025-12-31"),
        ],
    ),
    (
        "over what is and what shall be", "en", flat("Indicator", "2023 actual (%)", "2025 target (%)"),
        [["Town roofs", "45", "<"], ["Village roofs", "22", "30"]],
        [
            ("result", "45", "Town roofs", "", Y23), ("target", "45", "Town roofs", "", "2025-12-31"),
            ("result", "22", "Village roofs", "", Y23), ("target", "30", "Village roofs", "", "2025-12-31"),
        ],
    ),
    (
        "over the columns of indicators", "en", flat("District", "Paper (t)", "Glass (t)", "Steel (t)"),
        [["Ash", "12", "<", "40"], ["Oak", "11", "4", "38"]],
        [
            ("result", "12", "Paper", "Ash", ""), ("result", "12", "Glass", "Ash", ""),
            ("result", "40", "Steel", "Ash", ""), ("result", "11", "Paper", "Oak", ""),
            ("result", "4", "Glass", "Oak", ""), ("result", "38", "Steel", "Oak", ""),
        ],
    ),
    (
        "over rows and years", "en", flat("Item", "2021", "2022", "2023"),
        [["Glass (t)", "3", "<<", "5"], ["Steel (t)", None, None, "38"], ["Paper (t)", "7", "8", "9"]],
        [
            ("result", "3", "Glass", "", "2021-01-01/2022-12-31"),
            ("result", "3", "Steel", "", "2021-01-01/2022-12-31"),
            ("result", "5", "Glass", "", Y23), ("result", "38", "Steel", "", Y23),
            ("result", "7", "Paper", "", Y21), ("result", "8", "Paper", "", Y22), ("result", "9", "Paper", "", Y23),
        ],
    ),
    (
        "over years that are rows", "en", flat("Year", "Paper (t)", "Glass (t)"),
        [["2021", "12", "3"], ["2022", None, "4"], ["2023", "11", "5"]],
        [
            ("result", "12", "Paper", "", "2021-01-01/2022-12-31"), ("result", "3", "Glass", "", Y21),
            ("result", "4", "Glass", "", Y22),
            ("result", "11", "Paper", "", Y23), ("result", "5", "Glass", "", Y23),
        ],
    ),
    (
        "over the rows of one indicator", "en", flat("Indicator", "Office", "2025 target (%)"),
        [["Town roofs", "Works", "45"], [None, "Parks", None], ["Village roofs", "Parks", "30"]],
        [("target", "45", "Town roofs", "", "2025-12-31"), ("target", "30", "Village roofs", "", "2025-12-31")],
    ),
    (
        "over a value and its change", "en", flat("Item", "2023 (%)", "Year-on-year change (%)"),
        [["Town roofs", "45", "<"], ["Village roofs", "22", "3"]],
        [
            ("result", "45", "Town roofs", "", Y23),
            ("result", "22", "Village roofs", "", Y23), ("result", "3", "Village roofs", "", Y23),
        ],
    ),
    (
        "section titles and remarks", "en", flat("Item", "2022 (t)", "2023 (t)"),
        [
            ["12 works of the first group", "<", "<"], ["Paper", "12", "11"],
            ["Glass", "see page 30", "<"], ["Figures of 40 works.", "<", "<"],
        ],
        [("result", "12", "Paper", "", Y22), ("result", "11", "Paper", "", Y23)],
    ),
    (
        "a remark beside several rows", "zh", flat("指标", "2023年（吨）", "备注"),
        [["废纸", "12", "共3个站点"], ["废铁", "40", None], ["废玻璃", "5", "-"]],
        [("result", "12", "废纸", "", Y23), ("result", "40", "废铁", "", Y23), ("result", "5", "废玻璃", "", Y23)],
    ),
    (
        "several figures in a cell of several rows", "en", flat("Item", "2022 (t)", "2023 (t)"),
        [["Paper", "12", "11 (Ash 7)"], ["Glass", "3", None], ["Steel", "40", "38"]],
        [
            ("result", "12", "Paper", "", Y22), ("result", "11", "Paper", "", Y23), ("result", "3", "Glass", "", Y22),
            ("result", "40", "Steel", "", Y22), ("result", "38", "Steel", "", Y23),
        ],
    ),
]  # fmt: skip


def written(kind: str, folder: Path, language: str, head: Head, rows: list[list[str | None]]) -> list[Record]:
    suffix, write = FORMATS[kind]
    path = folder / f"letter.{suffix}"
    caption = {"en": "Table 1. Figures", "zh": "表1 有关情况"}[language]
    write(path, Made("", language, caption, head, [("", "")] * len(rows[0]), 0, rows, []))
    return extract(read(path, language=language))


def shown(record: Record) -> Row:
    when = record.deadline or (record.period_start and f"{record.period_start}/{record.period_end}")
    return record.kind, record.value_text, record.indicator, record.place, when


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("language", "head", "rows", "expected"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES]
)
def test_values_over_rows_and_columns(
    kind: str, language: str, head: Head, rows: list[list[str | None]], expected: list[Row], tmp_path: Path
) -> None:
    assert sorted(map(shown, written(kind, tmp_path, language, head, rows))) == sorted(expected)


@pytest.mark.parametrize("kind", KINDS)
def test_the_evidence_holds_the_value_and_what_it_is_said_of(kind: str, tmp_path: Path) -> None:
    rows: list[list[str | None]] = [["Town roofs", "31", "45"], ["Village roofs", "22", None], ["Mills", "8", "30"]]
    records = written(kind, tmp_path, "en", flat("Indicator", "2023 (%)", "2025 target (%)"), rows)
    first, second = (record for record in records if record.value == 45)
    assert (first.start, first.end) == (second.start, second.end)
    assert first.sentence == "Town roofs | 31 | 45"
    assert second.sentence == "Town roofs | 31 | 45\nVillage roofs | 22 | "


def test_both_records_of_a_value_over_two_rows_are_where_it_stands_on_its_page(tmp_path: Path) -> None:
    rows: list[list[str | None]] = [["Town roofs", "31", "45"], ["Village roofs", "22", None], ["Mills", "8", "30"]]
    records = written("pdf ruled", tmp_path, "en", flat("Indicator", "2023 (%)", "2025 target (%)"), rows)
    first, second = boxes(read(tmp_path / "letter.pdf", language="en"), [r for r in records if r.value == 45])
    assert first.value == second.value
    assert len(first.value) == 1
    assert (len(first.sentence), len(second.sentence)) == (2, 3)
