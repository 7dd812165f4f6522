"""What the columns of a table hold: names, values, codes, running numbers, units, remarks.

A column of codes (customs numbers, telephone numbers, years of foundation) holds figures that count nothing. It is told
by the words of its header, which are data of the language, and by the shape of what stands in it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

import regex

from policymine.records import Block, Cell
from policymine.statements import StatementReader
from policymine.table_heads import HeadReader, Measured, has_letters
from policymine.text import is_cjk, normalise

Role = Literal["name", "value", "text", "code", "year", "unit", "due", "place", "skip", "empty"]

_CODE = regex.compile(
    r"\d+(?:-\d+){2,}"  # 71-43-2
    r"|\d+(?:\.\d+){2,}"  # 3.2.1
    r"|0\d+(?:-\d+)*"  # 031, 0571-88123456
    r"|[A-Z]{1,6}(?:/[A-Z])?[-. ]?\d[\dA-Z./()-]*"  # A-12, GB/T 4754-2017
    r"|(?=[\dA-Z]*[A-Z])(?=[\dA-Z]*\d)[\dA-Z]{8,}"  # 9133A0000123456789
    r"|\d{8,}"
    r"|\d{1,3}\s*°.*"
)
_LIST = regex.compile(r"\s*[;,、\n]\s*")
_ORDER = regex.compile(r"\(?(\d{1,4})[.)、]?")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_BRACKETED = regex.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MOST_LETTERS = 15
"""Letters that may stand beside a value that fills its cell ("an increase of", "about"); an ideograph counts three."""


class Shape(NamedTuple):
    """What the mere form of a column's cells says.

    Attributes:
        code: Whether they are codes.
        year: Whether they are years.
        order: Whether they count the rows.
    """

    code: bool = False
    year: bool = False
    order: bool = False


def shape_of(cells: Iterable[str]) -> Shape:
    """Tell by their form whether the cells of a column are codes, years or running numbers.

    Args:
        cells: The texts of the cells, in order; empty ones do not count.

    Example:
        >>> shape_of(["84181010", "84181020"]), shape_of(["71-43-2", "108-88-3"])
        (Shape(code=True, year=False, order=False), Shape(code=True, year=False, order=False))
        >>> shape_of(["1998", "2003"]).year, shape_of(["7", "8", "9"]).order, shape_of(["12.5", "13", "1,250"])
        (True, True, Shape(code=False, year=False, order=False))
    """
    texts = [text for cell in cells if (text := normalise(cell).strip())]
    if not texts:
        return Shape()
    codes = sum(all(_CODE.fullmatch(part) for part in _LIST.split(text) if part) for text in texts)
    code = codes >= 0.8 * len(texts)
    plain = [text for text in texts if text.isascii() and text.isdigit()]
    if len(plain) == len(texts) >= 3 and len(set(plain)) == len(plain) and not code:
        # As many digits in each and no round ones: postcodes, short customs codes.
        round_ones = sum(text.endswith("00") for text in plain)
        code = len({len(text) for text in plain}) == 1 and len(plain[0]) >= 6 and round_ones * 3 < len(plain)
    year = len(plain) == len(texts) >= 2 and all(_YEAR.fullmatch(text) for text in plain)
    numbers = [int(match[1]) for text in texts if (match := _ORDER.fullmatch(text))]
    order = len(numbers) == len(texts) >= 3 and all(b - a == 1 for a, b in pairwise(numbers))
    return Shape(code, year, order and not year)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of one table are.

    Attributes:
        heads: Their headers.
        roles: What each holds.
        units: The unit that each header states.
        name: The column that names the rows, or None.
        merged: By the start of each cell that takes several rows the rows that it takes.
    """

    heads: tuple[str, ...]
    roles: tuple[Role, ...]
    units: tuple[Measured | None, ...]
    name: int | None
    merged: Mapping[int, Sequence[Block]] = field(default_factory=dict)

    def offset(self, block: Block) -> int:
        """Give the column of a row's first cell: cells are left out at the left only."""
        return len(self.heads) - len(block.cells)

    def placed(self, block: Block) -> list[tuple[int, Cell]]:
        """Give the cells of a row that hold something, each with its column."""
        return [(x, cell) for x, cell in enumerate(block.cells, self.offset(block)) if cell.start < cell.end]

    def label(self, text: str, placed: Sequence[tuple[int, Cell]]) -> tuple[int, Cell] | None:
        """Give the cell that names a row: that of the column of names, else the first one with words in it.

        Args:
            text: The document's text.
            placed: The cells of the row with their columns.

        Returns:
            The cell and the first column that it takes; None if nothing names the row.
        """
        for x, cell in placed:
            if x == self.name:
                return next((at, each) for at, each in placed if each.start == cell.start)
        # What begins in the row goes before what goes on in it.
        for x, cell in sorted(placed, key=lambda each: each[1].merged):
            if self.roles[x] not in ("unit", "due", "code", "value") and has_letters(text[cell.start : cell.end]):
                return x, cell
        if self.name is None:
            return next(((x, cell) for x, cell in placed if has_letters(text[cell.start : cell.end])), None)
        return None


class ColumnReader:
    """Tells what the columns of tables hold.

    Args:
        reader: The statements of the language.
        heads: The headers of the language.
    """

    def __init__(self, reader: StatementReader, heads: HeadReader) -> None:
        self._quantities = reader.quantities
        self._dates = reader.dates
        self._heads = heads
        language = reader.language
        cues = language.tables["cues"].get("table", {})
        self._spaced = bool(language.joiner)
        left, right = (r"(?<![^\W_])", r"(?![^\W_])") if self._spaced else ("", "")
        self._named: list[tuple[Role, regex.Pattern[str]]] = []
        roles: tuple[tuple[Role, str], ...] = (
            ("unit", "unit_column"), ("skip", "skip_column"), ("due", "due_column"), ("code", "code_column"),
            ("place", "place_column"), ("name", "name_column"),
        )  # fmt: skip
        for role, key in roles:
            whole = role in ("unit", "place")
            bounds = (r"^\W*", r"\W*$") if whole else (left, right)
            words = list(cues.get(key, [])) or ["\0"]
            self._named.append((role, regex.compile(rf"{bounds[0]}\L<words>{bounds[1]}", words=words)))

        self._letters_beside = functools.lru_cache(maxsize=8192)(self._count_letters)

    def layouts(self, text: str, blocks: Sequence[Block]) -> dict[int, Layout]:
        """Find what the columns of every table of a document hold.

        Args:
            text: The document's text.
            blocks: Its blocks, in order.

        Returns:
            For the start of each table row the layout of its table.
        """
        found: dict[int, Layout] = {}
        table: list[Block] = []
        for block in (*blocks, None):
            if block is not None and block.kind == "table_row":
                if is_remark(block):
                    found[block.start] = Layout(("",), ("text",), (None,), None)
                    continue
                if not table or _same_table(table, block):
                    table.append(block)
                    continue
            if table:
                layout = self._layout(text, table)
                found.update((row.start, layout) for row in table)
            table = [block] if block is not None and block.kind == "table_row" else []
        return found

    def _layout(self, text: str, rows: list[Block]) -> Layout:
        widest = max(rows, key=lambda row: len(row.cells))
        heads = tuple(cell.column for cell in widest.cells)
        columns: list[list[str]] = [[] for _ in heads]
        continued = [False for _ in heads]
        for row in rows:
            for place, cell in enumerate(row.cells, len(heads) - len(row.cells)):
                columns[place].append("" if cell.merged else text[cell.start : cell.end].strip())
                continued[place] |= cell.merged and cell.start < cell.end
        units = tuple(self._heads.unit(head) for head in heads)
        # Where the rows have their units, what looks like a code may be a value.
        pattern = dict(self._named)["unit"]
        united = any(pattern.search(self._heads.plain(head)) for head in heads)
        united = united or self._heads.caption(rows[0].caption) is not None
        roles: list[Role] = []
        for head, unit, cells in zip(heads, units, columns, strict=True):
            left = not {"name", "value"} & set(roles)
            role = self._role(head, united or unit is not None, cells, left=left)
            # Nothing begins in the column, but values go on in it.
            values = role == "empty" and continued[len(roles)] and roles[-1:] == ["value"]
            roles.append("value" if values else role)
        return Layout(heads, tuple(roles), units, self._name_column(roles, heads, columns), _merged(rows))

    def _role(self, head: str, has_unit: bool, cells: list[str], *, left: bool) -> Role:
        folded = self._heads.plain(head)
        filled = [cell for cell in cells if cell]
        named = [role for role, pattern in self._named if pattern.search(folded)]
        for role in ("unit", "due", "skip", "code"):
            # "To be completed by 2025" is said of the values below it.
            if role in named and not (role == "due" and self._is_dated(head) and not self._are_dates(filled)):
                return role
        if self._heads.states_limits(head):
            return "skip"
        if not filled:
            return "empty"
        if not has_unit and not self._is_dated(head):
            shape = shape_of(filled)
            if shape.year:
                return "year"
            if (shape.code and not self._have_units(filled)) or (shape.order and (left or len(filled) >= 5)):
                return "code"
        beside = [self._letters_beside(cell) for cell in filled]
        # The first words of a row are its name, whatever figures are in them.
        most = 1 if left else _MOST_LETTERS
        values = sum(letters is not None and letters <= most for letters in beside)
        if values * 2 >= len(filled):
            return "value"
        if "place" in named:
            return "place"
        lettered = sum(has_letters(cell) for cell in filled)
        if lettered * 2 < len(filled):
            return "value" if values else "text"
        return "name"

    def _is_dated(self, head: str) -> bool:
        return bool(head) and bool(self._dates.find(self._heads.plain(head), None))

    def _are_dates(self, cells: list[str]) -> bool:
        """Tell whether the cells of a column say when: "June 2024"."""
        return sum(map(self._is_dated, cells)) * 2 > len(cells)

    def _have_units(self, cells: list[str]) -> bool:
        """Tell whether what looks like codes is sums of money or the like: "RMB 300"."""
        found = [self._quantities.find(self._heads.plain(cell), normalise(cell)) for cell in cells[:20]]
        return sum(bool(q) and q[0].unit is not None for q in found) * 2 > len(found)

    def is_value(self, cell: str) -> bool:
        """Tell whether a cell is one value with hardly a word beside it, and no running text.

        Args:
            cell: The cell's text.
        """
        letters = self._letters_beside(cell)
        return letters is not None and letters <= _MOST_LETTERS

    def is_single(self, cell: str) -> bool:
        """Tell whether no other figure stands beside the value of a cell.

        Args:
            cell: The cell's text.
        """
        text = normalise(cell)
        found = self._quantities.find(self._heads.plain(text), text)
        return len(found) == 1 and not any(map(str.isdigit, text[: found[0].left] + text[found[0].right :]))

    def _count_letters(self, cell: str) -> int | None:
        """Count the letters beside a cell's value, an ideograph as three; None if it has no value."""
        text = normalise(cell)
        if len(text) > 60:
            return None
        folded = self._heads.plain(text)
        times = [(t.start, t.end) for t in self._dates.find(folded, None) if not t.bare]
        quantities = self._quantities.find(folded, text, times)
        if not quantities:
            return None
        taken = [(quantities[0].left, quantities[0].right), *times]
        rest = "".join(" " if any(a <= i < b for a, b in taken) else c for i, c in enumerate(text))
        return sum(3 if is_cjk(c) else 1 for c in _BRACKETED.sub("", rest) if c.isalpha())

    def _name_column(self, roles: list[Role], heads: tuple[str, ...], columns: list[list[str]]) -> int | None:
        """Choose the column that names the rows: by its header, else the first left of the values that is no group."""
        first_value = next((x for x, role in enumerate(roles) if role == "value"), len(roles))
        names = [x for x, role in enumerate(roles) if role == "name"]
        before = [x for x in names if x < first_value] or names
        pattern = dict(self._named)["name"]
        told = [x for x in before if pattern.search(self._heads.plain(heads[x]))]
        if told:
            return told[-1]
        single = [x for x in before if not _repeats(columns[x])]
        if single or before:
            return (single or before)[0]
        others: tuple[Role, ...] = ("place", "skip", "year")
        for role in others:
            for x in range(first_value):
                if roles[x] == role and (role == "year" or sum(map(has_letters, columns[x])) * 2 > len(columns[x])):
                    return x
        return None


def _merged(rows: list[Block]) -> dict[int, list[Block]]:
    """Find the rows of each cell that takes several of them, by the starts of the cells."""
    begun: dict[int, list[Block]] = {}
    for row in rows:
        begun.update((cell.start, [row]) for cell in row.cells if not cell.merged and cell.start < cell.end)
        for start in {cell.start for cell in row.cells if cell.merged and cell.start < row.start} & begun.keys():
            begun[start].append(row)
    return {start: taken for start, taken in begun.items() if len(taken) > 1}


def _repeats(cells: list[str]) -> bool:
    """Tell whether a column gives groups of rows their name: the same text stands in several rows."""
    filled = [cell for cell in cells if cell]
    return len(set(filled)) < 0.7 * len(filled)


def is_remark(block: Block) -> bool:
    """Tell whether a row is one cell over the whole width of its table.

    Example:
        >>> from policymine.records import Cell
        >>> is_remark(Block("table_row", 0, 20, cells=(Cell(0, 20),)))
        True
    """
    return len(block.cells) == 1 and not block.cells[0].column


def _same_table(table: list[Block], row: Block) -> bool:
    """Tell whether a row goes on with a table: its headers are the same, or fewer at the left."""
    above = [cell.column for cell in table[0].cells]
    below = [cell.column for cell in row.cells]
    if not any(below):
        return len(above) == len(below) and row.caption == table[0].caption
    few, many = sorted((above, below), key=len)
    return many[len(many) - len(few) :] == few
