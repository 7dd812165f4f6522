"""Values that move something though no verb beside them says so: parts of a move, and names that are a move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import regex

from policymine.lang import Language
from policymine.marks import Marked
from policymine.records import Change, Record

_CLOSE = 0.005
"""Parts make up a whole that is off by no more than such a share of it."""
_FEWEST = 2
_SUMMED = frozenset({"amount", "money", "count"})
_NAMED = frozenset({"amount", "percent"})


class ToldMoves:
    """Tells by how much something moves from the other values of a sentence and from names.

    Args:
        language: The language; names tell nothing without ``named_moves`` in its lexicon.

    Example:
        >>> from policymine.lang import load
        >>> moves = ToldMoves(load("en"))
        >>> moves.of_name("annual heat savings in mills"), moves.of_name("savings bank"), moves.of_name("heat")
        ('decrease', 'level', 'level')
    """

    def __init__(self, language: Language) -> None:
        nouns = language.tables["lexicon"].get("nouns", {})
        self._named = regex.compile(nouns.get("named_moves", r"(?!)"))
        self._part_of = regex.compile(nouns.get("part_of_named_move", r"(?!)"))

    def of_name(self, name: str) -> Change:
        """Give the change that a name says by its head.

        Args:
            name: The indicator of a value.
        """
        found = self._named.match(name.lower())
        if found is None:
            return "level"
        return cast("Change", next(change for change, said in found.groupdict().items() if said))

    def settle(self, marked: Marked, records: Sequence[Record]) -> None:
        """Give values the change that their names or the whole that they are parts of have.

        Args:
            marked: The sentence.
            records: Its values in order; their changes are changed.
        """
        for at, record in enumerate(records):
            # "a 15% saving on last year (9 GWh)"
            told = at > 0 and marked.folded[: record.start].rstrip().endswith("(")
            if record.change == "level" and record.measure in _NAMED and record.indicator and not told:
                # "40% of all emission reductions" is a share of them.
                behind = self._part_of.match(marked.folded, record.end)
                record.change = record.change if behind is not None else self.of_name(record.indicator)
        for at, record in enumerate(records):
            if record.change != "level" and record.measure in _SUMMED and record.value:
                for part in _parts(record, records[at + 1 :]):
                    part.change = record.change


def _parts(whole: Record, behind: Sequence[Record]) -> list[Record]:
    """The values right behind another one that make it up: "by 50 MW: wind 30 MW and solar 20 MW"."""
    parts: list[Record] = []
    total, rest = 0.0, whole.value or 0.0
    for record in behind:
        alike = record.measure == whole.measure and record.unit == whole.unit and record.value_high is None
        if not alike or record.value is None or record.kind != whole.kind:
            return []
        parts.append(record)
        total += record.value
        if total > rest * (1 - _CLOSE):
            break
    return parts if len(parts) >= _FEWEST and abs(total - rest) <= rest * _CLOSE else []
