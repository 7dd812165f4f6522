"""Records of table rows: the header of the row is the indicator, that of the column gives year, unit and kind."""

from __future__ import annotations

import pytest

from policymine import Record, extract, read_text

# (value as the table has it, kind measure change comparator, value or range, unit, indicator, when)
Row = tuple[str, str, float | tuple[float, float], str, str, str]
Y22, Y23 = "2022-01-01/2022-12-31", "2023-01-01/2023-12-31"
# (what stands above the table, its lines without the rule below the header, the records)
TABLES: list[tuple[str, list[str], list[Row]]] = [
    (
        "years as columns, unit in the header of the row",
        ["Item | 2022 | 2023", "Coal use (10,000 tons) | 210 | 198.5", "Sewage treatment rate (%) | 94 | 95.2"],
        [
            ("210", "result amount level =", 2100000, "t", "Coal use", Y22),
            ("198.5", "result amount level =", 1985000, "t", "Coal use", Y23),
            ("94", "result percent level =", 94, "%", "Sewage treatment rate", Y22),
            ("95.2", "result percent level =", 95.2, "%", "Sewage treatment rate", Y23),
        ],
    ),
    (
        "a column for the unit",
        [
            "Indicator | Unit | 2022 | 2023",
            "Forest coverage rate | % | 38.2 | 38.9",
            "Good-air days | days | 310 | 318",
            "PM2.5 concentration | µg/m3 | 34 | 31.5",
            "Green investment | million yuan | 45.5 | 60",
        ],
        [
            ("38.2", "result percent level =", 38.2, "%", "Forest coverage rate", Y22),
            ("38.9", "result percent level =", 38.9, "%", "Forest coverage rate", Y23),
            ("310", "result amount level =", 310, "d", "Good-air days", Y22),
            ("318", "result amount level =", 318, "d", "Good-air days", Y23),
            ("34", "result amount level =", 34, "ug/m3", "PM2.5 concentration", Y22),
            ("31.5", "result amount level =", 31.5, "ug/m3", "PM2.5 concentration", Y23),
            ("45.5", "result money level =", 45.5e6, "yuan", "Green investment", Y22),
            ("60", "result money level =", 60e6, "yuan", "Green investment", Y23),
        ],
    ),
    (
        "units in the headers of the columns",
        ["Item | 2022 (10,000 tons) | 2023 (million yuan)", "Coal | 210 | 198.5"],
        [
            ("210", "result amount level =", 2100000, "t", "Coal", Y22),
            ("198.5", "result money level =", 198.5e6, "yuan", "Coal", Y23),
        ],
    ),
    (
        "units in the cells",
        ["Item | 2023", "Green investment | 3.5 million yuan", "Sewage treatment rate | 95.2%", "Pipes | about 40 km"],
        [
            ("3.5 million", "result money level =", 3.5e6, "yuan", "Green investment", Y23),
            ("95.2%", "result percent level =", 95.2, "%", "Sewage treatment rate", Y23),
            ("40", "result amount level ~", 40, "km", "Pipes", Y23),
        ],
    ),
    (
        "target and actual columns",
        [
            "Indicator | Unit | 2020 actual | 2025 target",
            "Recycling rate | % | 38.2 | ≥45",
            "Coal use | tons | 900 | 600-700",
        ],
        [
            ("38.2", "result percent level =", 38.2, "%", "Recycling rate", "2020-01-01/2020-12-31"),
            ("45", "target percent level >=", 45, "%", "Recycling rate", "2025-12-31"),
            ("900", "result amount level =", 900, "t", "Coal use", "2020-01-01/2020-12-31"),
            ("600-700", "target amount level range", (600, 700), "t", "Coal use", "2025-12-31"),
        ],
    ),
    (
        "serial numbers and remarks give nothing",
        [
            "No. | Indicator | Target (2025) | Status in 2023 | Responsible department",
            "1 | Sewage treatment rate (%) | 98 | 95.3 | Water office of 3 towns",
            "2 | Recycling rate (%) | 60 | 45 | Office 2",
        ],
        [
            ("98", "target percent level =", 98, "%", "Sewage treatment rate", "2025-12-31"),
            ("95.3", "result percent level =", 95.3, "%", "Sewage treatment rate", Y23),
            ("60", "target percent level =", 60, "%", "Recycling rate", "2025-12-31"),
            ("45", "result percent level =", 45, "%", "Recycling rate", Y23),
        ],
    ),
    (
        "signs of a change",
        [
            "Item | Unit | 2023 | Year-on-year change (%)",
            "Coal use | tons | 210 | -4.2",
            "Oil use | tons | 20 | +1.5",
            "Peat use | tons | 7 | −2",
        ],
        [
            ("210", "result amount level =", 210, "t", "Coal use", Y23),
            ("4.2", "result percent decrease =", 4.2, "%", "Coal use", "*"),
            ("20", "result amount level =", 20, "t", "Oil use", Y23),
            ("1.5", "result percent increase =", 1.5, "%", "Oil use", "*"),
            ("7", "result amount level =", 7, "t", "Peat use", Y23),
            ("2", "result percent decrease =", 2, "%", "Peat use", "*"),
        ],
    ),
    (
        "a change named by the header of the row",
        ["Indicator | 2025 target", "Reduction in energy use per unit of GDP (%) | 13.5"],
        [("13.5", "target percent decrease =", 13.5, "%", "energy use per unit of GDP", "2025-12-31")],
    ),
    (
        "nothing in the cells",
        ["Item | 2022 | 2023", "Coal use (tons) | - | /", "Oil use (tons) | none | see below"],
        [],
    ),
]


def markdown(lines: list[str], caption: str = "", heading: str = "Main figures") -> str:
    head, *rows = lines
    rule = "|".join(["---"] * (head.count("|") + 1))
    table = "\n".join(f"| {line} |" for line in (head, rule, *rows))
    above = f"{caption}\n\n" if caption else ""
    return f"# Letter of Elm City, 2024\n\nSome words.\n\n## {heading}\n\n{above}{table}\n"


def check(text: str, expected: list[Row]) -> list[Record]:
    document = read_text(text, language="en")
    records = extract(document)
    assert [row_of(record, row) for record, row in zip(records, expected, strict=True)] == expected
    assert all(document.text[r.start : r.end] == r.value_text for r in records)
    return records


def row_of(record: Record, expected: Row) -> Row:
    high = record.value_high
    value = record.value if high is None else (record.value, high)
    assert value is not None
    when = record.deadline if record.kind == "target" else f"{record.period_start}/{record.period_end}"
    core = f"{record.kind} {record.measure} {record.change} {record.comparator}"
    indicator = expected[4] if record.indicator.endswith(expected[4]) else record.indicator
    return record.value_text, core, value, record.unit, indicator, "*" if expected[5] == "*" else when


@pytest.mark.parametrize(("lines", "expected"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_table(lines: list[str], expected: list[Row]) -> None:
    check(markdown(lines), expected)


@pytest.mark.parametrize(
    ("caption", "value", "unit"),
    [
        ("Unit: tons", 210, "t"),
        ("(Unit: million tons)", 210e6, "t"),
        ("Unit: billion yuan", 210e9, "yuan"),
        ("Unit: 10,000 tons", 2.1e6, "t"),
    ],
)
def test_caption(caption: str, value: float, unit: str) -> None:
    (record,) = extract(read_text(markdown(["Item | 2023", "Coal | 210"], caption), language="en"))
    assert (record.value, record.unit) == (value, unit)


def test_a_unit_of_its_own_beats_the_caption() -> None:
    lines = ["Item | 2023", "Coal | 210", "Treatment rate (%) | 95", "Pipes | 40 km"]
    records = extract(read_text(markdown(lines, "Unit: tons"), language="en"))
    assert [record.unit for record in records] == ["t", "%", "km"]


@pytest.mark.parametrize(
    ("heading", "kind", "when"),
    [("Main targets for 2025", "target", "2025-12-31"), ("Work done in 2022", "result", Y22)],
)
def test_the_heading_gives_kind_and_year(heading: str, kind: str, when: str) -> None:
    text = markdown(["Item | Value", "Recycling rate | 41%"], heading=heading)
    check(text, [("41%", f"{kind} percent level =", 41, "%", "Recycling rate", when)])


def test_the_year_of_a_work_report() -> None:
    text = (
        "# Report on the Work of the Government of Elm City (2024)\n\n## Figures\n\n"
        "| Item | Actual | Plan |\n|---|---|---|\n| Recycling rate (%) | 41 | 44 |\n"
    )
    check(
        text,
        [
            ("41", "result percent level =", 41, "%", "Recycling rate", Y23),
            ("44", "target percent level =", 44, "%", "Recycling rate", "2024-12-31"),
        ],
    )


def test_the_row_is_the_sentence() -> None:
    records = check(
        markdown(["Item | 2023", "Recycling rate (%) | 41"]),
        [("41", "result percent level =", 41, "%", "Recycling rate", Y23)],
    )
    assert "Recycling rate (%) | 41" in records[0].sentence
    assert records[0].section.endswith("Main figures")


def test_change_from_a_year() -> None:
    records = extract(
        read_text(markdown(["Item | 2023 | Change from 2022", "Coal use (tons) | 198 | -3.2%"]), language="en")
    )
    assert [record.period_end for record in records] == ["2023-12-31", "2023-12-31"]
