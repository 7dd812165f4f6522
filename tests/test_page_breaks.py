"""Tables over page breaks: repeated headers, divided rows, labels that go on, columns of other widths."""

from __future__ import annotations

import pytest

from policymine.read.lines import Box, TableBox
from policymine.read.page_breaks import fits, joined

Rows = list[list[str | None]]


def part(page: int, rows: Rows, widths: tuple[float, ...] = (100, 200, 80), left: float = 50) -> TableBox:
    """A part of a table; None goes on with the cell above."""
    edges = [left]
    for width in widths:
        edges.append(edges[-1] + width)
    cells: list[tuple[Box, str]] = []
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            if text is not None:
                end = y + 1
                while end < len(rows) and rows[end][x] is None:
                    end += 1
                cells.append(((edges[x], 20.0 * y, edges[x + 1], 20.0 * end), text))
    return TableBox(page, (left, 0, edges[-1], 20.0 * len(rows)), cells)


HEAD: list[str | None] = ["Field", "Item", "2024"]
# (name, the parts, the texts of the grid, the pages)
CASES: list[tuple[str, list[Rows], list[list[str]], list[int]]] = [
    (
        "a header that stands again",
        [[HEAD, ["Water", "Pipes", "12"]], [HEAD, ["Air", "Kilns", "3"]]],
        [["Field", "Item", "2024"], ["Water", "Pipes", "12"], ["Air", "Kilns", "3"]],
        [1, 1, 2],
    ),
    (
        "a row that is divided",
        [[HEAD, ["Water", "Pipes in the old", "12"]], [["", "town", ""], ["Air", "Kilns", "3"]]],
        [["Field", "Item", "2024"], ["Water", "Pipes in the old town", "12"], ["Air", "Kilns", "3"]],
        [1, 1, 2],
    ),
    (
        "a label that goes on",
        [[HEAD, ["Water", "Pipes", "12"]], [["", "Wells", "5"], [None, "Ponds", "6"], ["Air", "Kilns", "3"]]],
        [
            ["Field", "Item", "2024"],
            ["Water", "Pipes", "12"],
            ["Water", "Wells", "5"],
            ["Water", "Ponds", "6"],
            ["Air", "Kilns", "3"],
        ],
        [1, 1, 2, 2, 2],
    ),
    (
        "figures do not go on",
        [[HEAD, ["12", "Pipes", "12"]], [["", "Wells", "5"]]],
        [["Field", "Item", "2024"], ["12", "Pipes", "12"], ["", "Wells", "5"]],
        [1, 1, 2],
    ),
    (
        "three pages",
        [[HEAD, ["Water", "Pipes", "12"]], [["Air", "Kilns", "3"]], [HEAD, ["Soil", "Plots", "4"]]],
        [["Field", "Item", "2024"], ["Water", "Pipes", "12"], ["Air", "Kilns", "3"], ["Soil", "Plots", "4"]],
        [1, 1, 2, 3],
    ),
]


@pytest.mark.parametrize(("parts", "texts", "pages"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_joined(parts: list[Rows], texts: list[list[str]], pages: list[int]) -> None:
    grid, rows_of = joined([part(page, rows) for page, rows in enumerate(parts, 1)])
    assert [[cell.text for cell in row] for row in grid] == texts
    assert rows_of == pages


def test_columns_that_are_a_little_wider() -> None:
    grid, _ = joined([part(1, [HEAD]), part(2, [["Air", "Kilns", "3"]], (95, 206, 79))])
    assert [[cell.text for cell in row] for row in grid] == [["Field", "Item", "2024"], ["Air", "Kilns", "3"]]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (part(2, [HEAD]), True),
        (part(3, [HEAD]), False),
        (part(1, [HEAD]), False),
        (part(2, [HEAD], left=70), True),  # the other page of a book
        (part(2, [HEAD], left=150), False),
        (part(2, [HEAD], (150, 150, 80)), False),
        (part(2, [HEAD[:2]], (300, 80)), True),  # merged cells
        (part(2, [HEAD[:2]], (190, 190)), False),
        (part(2, [HEAD], (100, 200, 150)), False),
    ],
)
def test_fits(below: TableBox, expected: bool) -> None:
    assert fits(part(1, [HEAD]), below) == expected
