"""Short names of values that tell how much something moves each year: "an average annual increase of 6%" of GDP."""

from __future__ import annotations

import regex

from policymine.lang import Language
from policymine.marks import Marked
from policymine.records import Record

_LONGEST = 48
"""So many characters before a value are looked at."""


class YearlyMoves:
    """Tells such a move apart from the level and the yearly change of the same thing; without a table, nothing.

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> YearlyMoves(load("en")).thing("annual increase of GDP")
        'GDP'
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["patterns"].get("yearly_moves", {})
        self._sign = str(table.get("sign", ""))
        self._before = regex.compile(table.get("before", r"(?!)"))
        self._things = regex.compile(table.get("things", r"(?!)"))
        self._told = regex.compile(table.get("told", r"(?!)"))
        self._name = str(table.get("name", ""))

    def thing(self, name: str) -> str:
        """What moves each year, of a name that says so; else the name."""
        told = self._told.fullmatch(name)
        return str(told["thing"]) if told is not None else name

    def named(self, record: Record, marked: Marked) -> str:
        """The name of a record with the move, where it is as short as that of a whole economy.

        Args:
            record: A record with its name.
            marked: Its sentence.
        """
        name = record.indicator
        if not self._sign or record.measure == "count" or self._sign not in marked.folded:
            return name
        thing = self.thing(name)  # what was told of the value before
        if record.measure != "percent" or record.change == "level" or self._things.fullmatch(thing) is None:
            return thing
        found = self._before.search(marked.folded, max(0, record.start - _LONGEST), record.start)
        return self._name.format(move=found["move"], thing=thing) if found is not None else thing
