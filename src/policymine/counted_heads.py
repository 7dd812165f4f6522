"""Counted nouns that stand behind a noun that only says of what sort they are: 7个产业集聚区, 500名企业退休人员."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

from policymine.lang import Language

_REACH = 24
"""So many characters behind a number are looked at."""


class CountedHeads:
    """Finds the noun that is counted where a word list finds what stands before it.

    Args:
        language: The language; one that divides words has no such table.

    Example:
        >>> from policymine.lang import load
        >>> CountedHeads(load("zh")).head("产业", "7个产业集聚区建成。", 2, "个")
        '产业集聚区'
    """

    def __init__(self, language: Language) -> None:
        table: Mapping[str, Any] = language.tables["lexicon"].get("counted_heads", {})
        self._sorts = frozenset(table.get("sorts", ()))
        self._head = regex.compile(table.get("head", r"(?!)"))
        self._persons = frozenset(table.get("person_classifiers", ()))
        self._houses = frozenset(table.get("household_classifiers", ()))
        self._household = regex.compile(table.get("household", r"(?!)"))
        self._placeless = frozenset(table.get("no_place_classifiers", ()))
        self._places = frozenset(table.get("places", ()))
        self._place_head = regex.compile(table.get("place_head", r"(?!)"))
        self._of_persons = frozenset(table.get("of_persons", ()))
        self._persons_first = regex.compile(table.get("persons_first", r"(?!)"))
        self._person = regex.compile(table.get("person", r"(?!)"))

    def head(self, unit: str, folded: str, right: int, classifier: str) -> str:
        """The counted noun behind a number, else the unit that was found.

        Args:
            unit: The noun that a word list found.
            folded: The sentence in lower case.
            right: Where the number and its classifier end.
            classifier: The word that counts.
        """
        kind = self._person if classifier in self._persons else self._household if classifier in self._houses else None
        if kind is None and not classifier and unit in self._of_persons:
            kind = self._persons_first  # 2亿农村人口饮水安全问题
        if kind is not None:
            found = kind.match(folded, right, right + _REACH)
            return unit if found is None or found["who"].endswith(unit) or unit.endswith(found["who"]) else found["who"]
        if classifier in self._placeless and unit in self._places:
            found = self._place_head.match(folded, right, right + _REACH)
            return found[0] if found is not None else classifier  # 12条城市绿道 are no cities
        if unit not in self._sorts:
            return unit
        at = folded.find(unit, right, right + _REACH)
        found = self._head.match(folded, at, at + _REACH) if at >= 0 else None
        return found[0] if found is not None else unit
