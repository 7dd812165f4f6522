"""The order in which the lines of a page are read."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from policymine.read.lines import Line
from policymine.read.reading_order import in_reading_order

WORDS = "words that fill a line of this column"


def line(name: str, left: float, top: float, width: float = 150.0) -> Line:
    return Line(f"{name} {WORDS}", 1, left, left + width, top, top + 10, 10.0, 800.0)


def names(lines: list[Line]) -> list[str]:
    return [each.text.split()[0] for each in in_reading_order(lines, lambda each: [each])]


def column(name: str, left: float, top: float = 100, count: int = 6) -> list[Line]:
    return [line(f"{name}{i}", left, top + 15 * i) for i in range(count)]


def test_three_columns_are_read_one_after_the_other() -> None:
    page = [each for row in zip(column("a", 40), column("b", 220), column("c", 400), strict=True) for each in row]
    assert names(page) == [f"{name}{i}" for name in "abc" for i in range(6)]


def test_what_crosses_the_columns_parts_them_into_bands() -> None:
    page = [
        line("title", 40, 60, 330),
        *column("a", 40),
        *column("b", 220),
        line("across", 40, 210, 330),
        *column("c", 40, 230),
        *column("d", 220, 230),
    ]
    expected = [
        "title",
        *(f"{n}{i}" for n in "ab" for i in range(6)),
        "across",
        *(f"{n}{i}" for n in "cd" for i in range(6)),
    ]
    assert names(random.Random(3).sample(page, len(page))) == expected


def test_a_table_in_a_column_stays_in_it() -> None:
    table = Line("", 1, 40, 190, 200, 300, 0.0, 800.0, table=0)
    ordered = in_reading_order([*column("a", 40), *column("b", 220, count=12), table], lambda each: [each])
    assert [each.table for each in ordered].index(0) == 6


def test_figures_beside_short_labels_are_no_columns() -> None:
    rows = [
        each
        for i in range(6)
        for each in (line(f"label{i}", 40, 100 + 15 * i, 50), line(f"{i}", 220, 100 + 15 * i, 20))
    ]
    assert names(rows) == [each.text.split()[0] for each in rows]


def test_lines_drawn_from_below_are_read_from_above() -> None:
    assert names(list(reversed(column("a", 40)))) == [f"a{i}" for i in range(6)]


def test_a_single_column_keeps_the_order_of_the_file() -> None:
    page = column("a", 40)
    assert in_reading_order(page, lambda each: [each]) is page


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 800), st.floats(0, 500), st.floats(0, 30)), max_size=40))
def test_no_line_is_lost_or_doubled(boxes: list[tuple[float, float, float, float]]) -> None:
    page = [
        Line(str(i), 1, left, left + width, top, top + size, size, 800.0)
        for i, (left, top, width, size) in enumerate(boxes)
    ]
    ordered = in_reading_order(page, lambda each: [each])
    assert sorted(each.text for each in ordered) == sorted(each.text for each in page)
