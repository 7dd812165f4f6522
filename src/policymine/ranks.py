"""Ranks and classes: "ranked third in the province", "stable at Class II"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from policymine.lang import Language, limits
from policymine.needs import needs_of
from policymine.numerals import any_of
from policymine.quantities import Quantity
from policymine.records import Comparator
from policymine.word_sieve import WordSieve

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}


class RankReader:
    """Finds ranks by the patterns of one language (``[[rank]]`` in ``cues.toml``).

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> [(q.value, q.comparator) for q in RankReader(load("en")).find("the city ranked third in the province", [])]
        [(3.0, '=')]
    """

    def __init__(self, language: Language) -> None:
        dates = language.tables["dates"]
        self._numbers: dict[str, float] = {}
        for table in (
            dates.get("smalls", {}),
            dates.get("ordinals", {}),
            language.tables["cues"].get("rank_words", {}),
        ):
            self._numbers.update({word: float(value) for word, value in table.items()})
        self._tens = {word: float(value) for word, value in language.tables["cues"].get("rank_tens", {}).items()}
        ordinal = any_of(dates.get("ordinals", {}))
        if self._tens:  # "thirty-ninth", and "39th" above those that dates have
            ordinal = rf"(?:{any_of(self._tens)}[- ]{ordinal}|{ordinal}|[1-9][0-9]{{1,2}}(?:st|nd|rd|th))"
        words = {
            "{ordinal}": ordinal,
            "{small}": any_of(dates.get("smalls", {})),
        }
        patterns: list[tuple[tuple[regex.Pattern[str], Comparator], tuple[frozenset[str], ...]]] = []
        left = r"(?<![^\W_])" if language.joiner else ""
        for entry in language.tables["cues"].get("rank", []):
            pattern = entry["pattern"]
            for name, choice in words.items():
                pattern = pattern.replace(name, choice)
            patterns.append(((regex.compile(left + pattern), entry.get("comparator", "=")), needs_of(pattern)))
        self._patterns = WordSieve(patterns, of_all=True)

    def find(self, folded: str, taken: Sequence[tuple[int, int]]) -> list[Quantity]:
        """Find the ranks of a sentence.

        Args:
            folded: The sentence in lower case.
            taken: Spans that are dates.

        Returns:
            Quantities of the sort ``rank``; the value is the place or class. The pattern's ``tail`` goes with it.
        """
        found: list[Quantity] = []
        limit = limits(folded)
        for pattern, comparator in self._patterns.pick(folded):
            for match in pattern.finditer(folded, **limit):
                start, end = match.span("v")
                right = max(end, match.end("tail")) if "tail" in pattern.groupindex else end
                if any(s < end and start < e for s, e in taken) or any(q.start < end and start < q.end for q in found):
                    continue
                value = self._value(match["v"])
                if value is not None:
                    found.append(
                        Quantity(start, end, match.start(), right, "rank", value, comparator=comparator, worded=True)
                    )
        return sorted(found, key=lambda rank: rank.start) if found else found

    def _value(self, text: str) -> float | None:
        if text in _ROMAN:
            return float(_ROMAN[text])
        if text in self._numbers:
            return self._numbers[text]
        tens, _, ones = text.replace(" ", "-").partition("-")
        if tens in self._tens and ones in self._numbers:
            return self._tens[tens] + self._numbers[ones]
        digits = regex.search(r"\d+", text)
        if digits:
            return float(digits[0])
        last = text.split()[-1] if text.split() else ""
        return self._numbers.get(last)
