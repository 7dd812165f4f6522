"""What a clause before tells of how a thing fares, for the bare measure behind it: 服务业持续向好，增加值6亿元."""

from __future__ import annotations

import regex

from policymine.lang import Language
from policymine.marks import QUANTITY, TIME, Marked, begin_of

_LEAST_OWNER = 2
"""What a measure is of has at least so many ideographs."""
_LONGEST_OWNER = 14
_STOPS = ",.;:"


class Faring:
    """Finds who a measure is of in a clause without a value; without a table of it nothing is found.

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> Faring(load("zh")).subject("渔业带动作用日益突出")
        '渔业'
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["patterns"].get("faring", {})
        self._works = bool(table)
        self._predicate = regex.compile(table.get("predicate", r"(?!)"))
        self._aspect = regex.compile(table.get("aspect", r"(?!)"))
        self._opening = regex.compile(table.get("opening", r"(?!)"))
        self._rate = regex.compile(table.get("rate", r"(?!)"))
        self._shares = tuple(language.tables["patterns"].get("phrases", {}).get("share_ends", ())) or ("\0",)
        self._ending = str(language.tables["patterns"].get("phrases", {}).get("rate", "\0"))
        self._bare = frozenset(language.tables["lexicon"].get("nouns", {}).get("heads", ())) | frozenset(
            table.get("measures", ())
        )
        self._rate_end = regex.compile(rf"{table.get('rate', '(?!)')}$")

    def is_bare_rate(self, name: str) -> bool:
        """Tell whether a name is a rate that does not say of what: 治理率."""
        return self._works and self._rate.fullmatch(name) is not None

    def is_bare(self, name: str) -> bool:
        """Tell whether a name is a measure that does not say of what: 零售额."""
        return name in self._bare

    def whole_rate(self, name: str, marked: Marked, span: tuple[int, int] | None) -> str:
        """The name of a rate of which the verb is part: 竣工率, where 率 was left of it."""
        if span is None or name != self._ending or not span[0]:
            return name
        before = marked.word(span[0] - 1)
        return before + name if self.is_bare_rate(before + name) else name

    def is_counted(self, marked: Marked, position: int) -> bool:
        """Tell whether the clause before that of a value has a value of its own."""
        end = marked.code.rfind(",", 0, position)
        first = begin_of(marked.code, end, _STOPS) if end > 0 else 0
        return self._works and end > 0 and QUANTITY in marked.code[first:end]

    def subject(self, clause: str) -> str:
        """What a clause tells of, without how it fares; nothing if it tells of something else.

        Args:
            clause: The clause, without its comma.
        """
        found = self._predicate.search(clause)
        if found is None:
            return ""
        owner = clause[: found.start()]
        if opening := self._opening.match(owner):
            owner = owner[opening.end() :]
        aspect = self._aspect.search(owner)
        if aspect is not None and aspect.start() >= _LEAST_OWNER:
            owner = owner[: aspect.start()]
        return owner if _LEAST_OWNER <= len(owner) <= _LONGEST_OWNER else ""

    def without_predicate(self, phrase: str) -> str:
        """A phrase without how the thing fares: 新能源装机规模不断扩大 is 新能源装机."""
        return (self._works and self.subject(phrase)) or phrase

    def without_rate(self, phrase: str) -> str:
        """A phrase without a bare rate at its end: 重大项目开工率 is 重大项目; a share owns no rate."""
        if self._works and phrase.endswith(self._shares):
            return ""
        found = self._rate_end.search(phrase) if self._works else None
        return phrase[: found.start()] if found is not None and found.start() >= _LEAST_OWNER else phrase

    def owner(self, marked: Marked, position: int) -> str:
        """What the clause before that of a value tells of, where it has no value and no date of its own."""
        if not self._works:
            return ""
        end = max(marked.code.rfind(stop, 0, position) for stop in _STOPS)
        if end <= 0 or marked.code[end] != ",":
            return ""
        first = begin_of(marked.code, end, _STOPS)
        if QUANTITY in marked.code[first:position]:
            return ""
        while first < end and marked.code[first] in (TIME, "p", "a"):
            first += 1
        return self.subject(marked.words(first, end))
