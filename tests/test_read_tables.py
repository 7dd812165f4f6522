"""Tables: headers, merged cells, groups, serial numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.read.blocks import Builder
from policymine.read.tables import add_table, is_header_like, spread

Added = list[tuple[str, list[str], str]]


def rows_of(rows: list[list[str]]) -> Added:
    """Add a table of plain cells; give each row's text, its columns and its caption."""
    return added([[(text, 1, 1, False) for text in row] for row in rows])


def added(rows: list[list[tuple[str, int, int, bool]]]) -> Added:
    builder = Builder()
    add_table(builder, spread(rows))
    text = builder.text()
    return [(text[s.start : s.end], [cell.column for cell in s.cells], s.caption) for s in builder.spans]


def test_header_of_years() -> None:
    assert rows_of([["Item", "2023", "2024 (planned)"], ["Parks", "12", "14"]]) == [
        ("Parks | 12 | 14", ["Item", "2023", "2024 (planned)"], "")
    ]


def test_no_header() -> None:
    assert rows_of([["Parks", "12"], ["Roads", "300 km"]]) == [
        ("Parks | 12", ["", ""], ""),
        ("Roads | 300 km", ["", ""], ""),
    ]


def test_stacked_header() -> None:
    rows = [
        [("Item", 1, 2, False), ("2024", 2, 1, False)],
        [("Plan", 1, 1, False), ("Done", 1, 1, False)],
        [("Parks", 1, 1, False), ("12", 1, 1, False), ("14", 1, 1, False)],
    ]
    assert added(rows) == [("Parks | 12 | 14", ["Item", "2024 Plan", "2024 Done"], "")]


def test_title_row_unit_and_group() -> None:
    rows = [
        [("Main indicators (Unit: t)", 3, 1, False)],
        [("Item", 1, 1, False), ("2023", 1, 1, False), ("2024", 1, 1, False)],
        [("Water", 3, 1, False)],
        [("COD", 1, 1, False), ("12", 1, 1, False), ("11", 1, 1, False)],
    ]
    assert added(rows) == [("COD | 12 | 11", ["Item", "2023", "2024"], "Main indicators (Unit: t); Water")]


def test_full_row_with_figures_is_kept() -> None:
    rows = [
        [("Item", 1, 1, False), ("2023", 1, 1, False)],
        [("COD", 1, 1, False), ("12", 1, 1, False)],
        [("In all, 3.5 billion yuan was spent.", 2, 1, False)],
    ]
    assert [text for text, _, _ in added(rows)] == ["COD | 12", "In all, 3.5 billion yuan was spent."]


def test_label_goes_on_over_its_rows_and_figures_do_not() -> None:
    rows = [
        [("Field", 1, 1, False), ("Item", 1, 1, False), ("2024", 1, 1, False)],
        [("Water", 1, 2, False), ("COD", 1, 1, False), ("12", 1, 2, False)],
        [("Ammonia", 1, 1, False)],
    ]
    assert [text for text, _, _ in added(rows)] == ["Water | COD | 12", "Water | Ammonia | "]


def test_cells_over_rows_and_columns_stand_in_the_text_once() -> None:
    rows = [
        [("Item", 1, 1, False), ("2023", 1, 1, False), ("2024", 1, 1, False)],
        [("COD", 1, 1, False), ("12", 2, 2, False)],
        [("Ammonia", 1, 1, False)],
        [("Zinc", 1, 1, False), ("3", 1, 1, False), ("4", 1, 1, False)],
    ]
    builder = Builder()
    add_table(builder, spread(rows))
    text = builder.text()
    assert text == "COD | 12 | \nAmmonia |  | \nZinc | 3 | 4"
    assert [[(text[c.start : c.end], c.column, c.merged) for c in span.cells[1:]] for span in builder.spans] == [
        [("12", "2023", False), ("12", "2024", True)],
        [("12", "2023", True), ("12", "2024", True)],
        [("3", "2023", False), ("4", "2024", False)],
    ]


def test_serial_numbers_are_left_out() -> None:
    rows = [["No.", "Item", "2024"], ["1", "Parks", "12"], ["2", "Roads", "300"]]
    assert [text for text, _, _ in rows_of(rows)] == ["Parks | 12", "Roads | 300"]


def test_figures_that_only_look_like_serial_numbers() -> None:
    assert [text for text, _, _ in rows_of([["Parks", "Roads", "Kilns"], ["1", "5", "9"], ["4", "6", "8"]])] == [
        "1 | 5 | 9",
        "4 | 6 | 8",
    ]


def test_a_header_that_stands_again() -> None:
    rows = [["Item", "2024"], ["Parks", "12"], ["Item", "2024"], ["Roads", "300"]]
    assert [text for text, _, _ in rows_of(rows)] == ["Parks | 12", "Roads | 300"]


def test_another_header_inside_a_table() -> None:
    rows = [["Item", "2020", "2021"], ["Parks", "12", "13"], ["Item", "2022", "2023"], ["Parks", "14", "15"]]
    assert [(text, columns) for text, columns, _ in rows_of(rows)] == [
        ("Parks | 12 | 13", ["Item", "2020", "2021"]),
        ("Parks | 14 | 15", ["Item", "2022", "2023"]),
    ]


def test_two_halves_side_by_side() -> None:
    rows = [["Item", "2024", "Item", "2024"], ["Parks", "12", "Roads", "300"], ["Kilns", "4", "", ""]]
    assert [(text, columns) for text, columns, _ in rows_of(rows)] == [
        ("Parks | 12", ["Item", "2024"]),
        ("Roads | 300", ["Item", "2024"]),
        ("Kilns | 4", ["Item", "2024"]),
    ]


@pytest.mark.parametrize("text", ["2024", "2021-2025", "Unit", "PM2.5", "10,000 tons", "Target for 2025", "14th plan"])
def test_headers(text: str) -> None:
    assert is_header_like(text)


@pytest.mark.parametrize("text", ["12", "91.2%", "3.5 million", "20,000"])
def test_figures(text: str) -> None:
    assert not is_header_like(text)


CELL = st.tuples(
    st.sampled_from(["", "a", "12", "2024", "b c"]), st.integers(-1, 300), st.integers(-1, 300), st.booleans()
)


@given(st.lists(st.lists(CELL, max_size=4), max_size=5))
def test_any_table_can_be_laid_out(rows: list[list[tuple[str, int, int, bool]]]) -> None:
    grid = spread(rows)
    assert len({len(row) for row in grid}) <= 1
    builder = Builder()
    add_table(builder, grid)
    begun: set[tuple[int, int]] = set()
    for span in builder.spans:
        own = [cell for cell in span.cells if not cell.merged]
        assert all(span.start <= cell.start <= cell.end <= span.end for cell in own)
        begun |= {(cell.start, cell.end) for cell in own}
        assert {(cell.start, cell.end) for cell in span.cells if cell.merged} <= begun
