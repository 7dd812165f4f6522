"""What the user has decided about matches: which are the same, which are different."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policymine.errors import UsageError
from policymine.rows import undefuse

if TYPE_CHECKING:
    from policymine.inputs import StrPath

_WORDS = ("same", "different")


@dataclass(frozen=True, slots=True)
class Decisions:
    """Pairs of ids, of records or commitments, that the user has decided upon.

    Attributes:
        pairs: Each pair both ways round, to whether it is the same.

    Example:
        >>> decided = Decisions.of([{"left": "a", "right": "b", "decision": "different"}])
        >>> decided.about({"b"}, {"a", "x"}), decided.about({"a"}, {"x"})
        (False, None)
    """

    pairs: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str | None]], name: str = "the decisions") -> Decisions:
        """Read rows with the columns left, right and decision; rows without a decision are left alone.

        Raises:
            UsageError: If a column is missing, or a decision is neither `same` nor `different`.
        """
        pairs: dict[str, dict[str, bool]] = {}
        for line, row in enumerate(rows, 2):
            if missing := {"left", "right", "decision"} - row.keys():
                raise UsageError(f"{name} has no column {min(missing)!r}", hint="it needs left, right, decision")
            left, right, said = ((row[key] or "").strip() for key in ("left", "right", "decision"))
            if not said:
                continue
            if said.lower() not in _WORDS:
                raise UsageError(f"{name}, line {line}: unknown decision {said!r}", hint="it is same or different")
            pairs.setdefault(left, {})[right] = pairs.setdefault(right, {})[left] = said.lower() == "same"
        return cls(pairs)

    @classmethod
    def load(cls, path: StrPath) -> Decisions:
        """Read the CSV file of a user.

        Raises:
            UsageError: If it cannot be read.
        """
        try:
            with open(path, encoding="utf-8-sig", newline="") as stream:  # noqa: PTH123 - any kind of path
                rows = [
                    {key: undefuse(text or "") for key, text in row.items() if key} for row in csv.DictReader(stream)
                ]
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise UsageError(f"{path} cannot be read: {error}", hint="it should be a CSV file in UTF-8") from error
        return cls.of(rows, str(path))

    def same(self, ids: Iterable[str]) -> set[str]:
        """Give the ids that the user has called the same as any of these.

        Example:
            >>> Decisions.of([{"left": "a", "right": "b", "decision": "same"}]).same(["b"])
            {'a'}
        """
        if not self.pairs:
            return set()
        return {other for one in ids for other, same in self.pairs.get(one, {}).items() if same}

    def about(self, left: Iterable[str], right: Iterable[str]) -> bool | None:
        """Tell what was decided about two things, each with all of its ids; None if nothing was."""
        if not self.pairs:
            return None
        theirs = set(right)
        said = [same for one in left for other, same in self.pairs.get(one, {}).items() if other in theirs]
        return (False not in said) if said else None
