"""Sentence constructions: patterns over the code of a sentence that say what a value is said of, and how.

The patterns are data of each language (``[[construction]]`` in ``patterns.toml``). For each quantity the first
construction that is found decides: which words name the indicator, which verb governs it, and whether the value is a
level or a change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

import regex

from policymine.errors import ResourceError
from policymine.lang import Language, limits
from policymine.marks import QUANTITY, Marked
from policymine.needs import CodeSieve
from policymine.quantities import Quantity

VALUE_SORTS = frozenset({"percent", "points", "amount", "money", "multiple", "times", "rank"})
Span = tuple[int, int]
_LETTERS = "@%&!"
"""What may stand for the quantity in a code: two where a word of its comparator says more, the last for "halve"."""
_TOLD_BEFORE = regex.compile(r"(?:(?:(?<=[HB])|p[aMH]*)[vud][^;:k]*?|(?<=Q)[n>'-]+)c(?=t[n>])")
"""What a subject must not take in: "we built a lock and" before "the depth was", "4 locks and" before "the depth"."""
_RECEIVER = regex.compile("(?<=[VvbgRHB]a?)t?[n>'-]{1,4}(?=(?P<article>t)[n>Q])")
"""Who is given something: "gives each household" before "a subsidy of"."""
SAID_AGAIN = "~~~"
"""The letters of brackets that only say the number before them again: "twenty (20)"."""
_OR_SHARE = ",cQ,"
"""What says a number in another way, between commas: ", or 22 percent,"."""
_WIDE = frozenset({"any", "value", "count", "bare"})
_KEYS = frozenset(
    {"name", "for", "pattern", "change", "as", "lemmas", "done", "key", "sure", "record", "behind", "unlike"}
)


@dataclass(frozen=True, slots=True)
class Construction:
    """One sentence construction of a language."""

    name: str
    sorts: str
    pattern: regex.Pattern[str]
    change: str
    use: Literal["", "start", "share", "same", "by", "gift", "part", "of", "goal", "stand"]
    lemmas: frozenset[str]
    done: str
    key: frozenset[str]
    sure: bool
    source: str
    record: bool = False
    behind: regex.Pattern[str] | None = None
    unlike: bool = False
    """Whether it says the value before in another way, which is of another sort."""


class Found(NamedTuple):
    """A construction found around a quantity.

    Attributes:
        construction: Which one.
        parts: Its named parts, as spans of marks (``verb``, ``ind``, ``ind2``, ``of``, ``unit``, ``tail``).
        shared: Whether it is that of the value before, in a list of values.
        aside: Whether brackets with another value stand between the quantity and what follows it.
    """

    construction: Construction
    parts: Mapping[str, Span]
    shared: bool = False
    aside: bool = False


class Constructions:
    """The constructions of one language.

    Args:
        language: The language.

    Raises:
        ResourceError: ``patterns.toml`` has a construction that cannot be read.

    Example:
        >>> from policymine.lang import load
        >>> len(Constructions(load("en")).all) > 20
        True
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["patterns"]
        parts: Mapping[str, str] = table.get("parts", {})
        self._spaced = bool(language.joiner)
        self.all = tuple(self._compile(entry, parts) for entry in table.get("construction", []))
        # A bare number is a count if it can be, else the level of what stands before it.
        for_count = [c for sorts in ("count", "value", "bare") for c in self.all if c.sorts == sorts]
        self._for_count = CodeSieve(((c, c.source) for c in for_count), _LETTERS)
        for_value = [c for c in self.all if c.sorts not in ("count", "bare")]
        self._for_value = {
            sort: CodeSieve(((c, c.source) for c in for_value if c.sorts in _WIDE or sort in c.sorts.split()), _LETTERS)
            for sort in VALUE_SORTS
        }
        self._or = frozenset(table.get("or_else", ()))
        self._articles = frozenset(table.get("articles", ()))
        self._verb_cues = frozenset(language.tables["numbers"].get("verb_words", []))
        self._level_cues = frozenset(language.tables["numbers"].get("level_words", []))

    def _compile(self, entry: Mapping[str, Any], parts: Mapping[str, str]) -> Construction:
        name = entry.get("name", entry.get("pattern", "?"))
        if unknown := sorted(set(entry) - _KEYS):
            message = f"patterns.toml: the construction {name!r} has the unknown key {unknown[0]!r}"
            raise ResourceError(message, hint=f"known keys: {', '.join(sorted(_KEYS))}")
        pattern = str(entry["pattern"])
        for part, text in parts.items():
            pattern = pattern.replace("{" + part + "}", text)
        try:
            compiled = regex.compile(pattern.replace("@", f"[{_LETTERS}]"))
        except regex.error as error:
            message = f"patterns.toml: the pattern of the construction {name!r} is wrong: {error}"
            raise ResourceError(message) from None
        return Construction(
            name, entry.get("for", "any"), compiled, entry.get("change", "level"), entry.get("as", ""),
            frozenset(entry.get("lemmas", ())), entry.get("done", ""), frozenset(entry.get("key", ())),
            bool(entry.get("sure", False)), pattern, bool(entry.get("record", False)),
            regex.compile(str(entry["behind"])) if "behind" in entry else None, bool(entry.get("unlike", False)),
        )  # fmt: skip

    def find(self, marked: Marked, position: int, quantity: Quantity) -> Found | None:
        """Find the construction that a quantity stands in.

        Args:
            marked: The sentence.
            position: Which mark is the quantity.
            quantity: The quantity.

        Returns:
            The first construction of the language that fits, or None.
        """
        letter = "&" if quantity.cue in self._verb_cues else "%" if quantity.cue in self._level_cues else "@"
        letter = "!" if quantity.change and quantity.worded else letter
        code = _within_brackets(marked.code, position)
        before, behind = code[:position], code[position + 1 :]
        aside = 0
        if behind.startswith("~") and (marked.code[position + 1] == "(" or behind.startswith(SAID_AGAIN)):
            # "3 billion yuan ($420 million) in loans": what follows the brackets follows the value.
            aside = len(behind) - len(behind.lstrip("~"))
            before, behind = before + "a" * aside, behind[aside:]
        elif behind.startswith(_OR_SHARE) and marked.marks[position + 2].lemma in self._or:
            # "of whom 310, or 22 percent, were fined"
            before, behind = before + "a" * len(_OR_SHARE), behind[len(_OR_SHARE) :]
        code = before + letter + behind
        limit = limits(code)
        for construction in self._for_value.get(quantity.sort, self._for_count).pick(before, behind):
            match = construction.pattern.search(code, **limit)
            if match is None:
                continue
            parts = {name: match.span(name) for name, text in match.groupdict().items() if text}
            if construction.behind is not None:
                # Brackets hide what follows them from the patterns.
                follows = construction.behind.match(marked.code, position + 1, **limit)
                if follows is None:
                    continue
                parts |= {name: follows.span(name) for name, text in follows.groupdict().items() if text}
            if construction.unlike and _sort_before(marked, position) in ("", quantity.sort):
                continue
            if construction.lemmas:
                verb = parts.get("verb")
                if verb is None or marked.marks[verb[0]].lemma not in construction.lemmas:
                    continue
            if construction.key and ("key" not in parts or marked.marks[parts["key"][0]].lemma not in construction.key):
                continue
            if self._spaced and (own := self._own(marked, code, parts.get("ind"), position)) is not None:
                parts["ind"] = own
                construction = replace(construction, sure=True)  # nor do models take in again what was cut off
            return Found(construction, parts, aside=aside > 0)
        return None

    def _own(self, marked: Marked, code: str, span: Span | None, position: int) -> Span | None:
        """A name without what it took in: the clause before it, or who is given something; None if nothing."""
        if span is None or span[1] > position:
            return None
        given = _RECEIVER.match(code, *span) if "nt" in code[slice(*span)] else None
        if given is not None and marked.word(given.start("article")) in self._articles:
            return given.end(), span[1]
        return _own_clause(code, span)


def _sort_before(marked: Marked, position: int) -> str:
    """The sort of the value before a mark; empty if there is none."""
    before = marked.code.rfind(QUANTITY, 0, position)
    return marked.quantities[marked.marks[before].place].sort if before >= 0 else ""


def _own_clause(code: str, span: Span) -> Span | None:
    """A subject without the clause before it that it took in; None if it took in none."""
    if "ct" not in code[slice(*span)]:
        return None
    told = _TOLD_BEFORE.match(code, *span)
    return (told.end(), span[1]) if told is not None else None


def _within_brackets(code: str, position: int) -> str:
    """Hide what brackets part from a quantity: the rest of the sentence from within, the brackets from without."""
    if "(" not in code:
        return code
    opening, closing = code.rfind("(", 0, position), code.find(")", position)
    if opening >= 0 and code.find(")", opening) == closing >= 0:
        if not code[opening + 1 : position].strip("a~"):
            # A value alone in brackets says something of the word before them.
            return code[:closing] + "." * (len(code) - closing)
        return "." * opening + code[opening:closing] + "." * (len(code) - closing)
    hidden = list(code)
    index = 0
    while (opening := code.find("(", index)) >= 0:
        closing = code.find(")", opening)
        if closing < 0:
            break
        if not opening < position < closing and "Q" in code[opening:closing]:
            hidden[opening : closing + 1] = "~" * (closing + 1 - opening)
        index = closing + 1
    return "".join(hidden)
