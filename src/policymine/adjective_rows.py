"""Words in a row that are one name: "a clean, low-carbon and efficient system", "9 food, drug and salt companies"."""

from __future__ import annotations

from collections.abc import Container, Sequence

import regex

from policymine.lang import Language
from policymine.lang.inflection import Inflection
from policymine.lexicon import WORD
from policymine.marks import Mark
from policymine.quantities import Quantity

_ROW = regex.compile(r"(?<=(?:^|[^ifho2ylj])t)a?[nvb]{1,2}(?:(?:,c?|c)a?[nvb]{1,2}){0,4}(?:,c?|c)(?=a?[nvb]n)")
"""Words parted by commas and "and", up to the last of them, which has a noun behind it.

Behind a preposition the comma may end what opens the sentence: "in a village, local people planted trees".
"""
_COUNTED = regex.compile(
    r"(?<=Q[<>]?)(?=n{0,3}[,cvVgxwud])(?P<own>[nbvVgxwud]~?){1,5}+(?:(?:,[nbvVgxwud]{1,3}){0,5},?c[nbvVgxwud\"]{2,8})?"
)
"""Words behind a number, and the rest of a list of them."""
_FORMS = frozenset("vVgxwud")
"""Letters of forms of verbs, which between a number and what it counts are part of the name."""
_JOINTS = frozenset(",c")
_OF_WHICH = "j"


class CountedRows:
    """Finds the words between a number and the plural that it counts.

    A list whose members before the last one are no plurals is one name with it, and forms of verbs between the number
    and the plural are adjectives: "9 food, drug and salt companies", "3 complete and open schools".

    Args:
        language: The language.
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["patterns"].get("counted_rows", {})
        self._no_plurals = frozenset(table.get("no_plurals", ()))
        self._no_plural_ends = tuple(table.get("no_plural_ends", ()))
        self._plurals = frozenset(language.tables["cues"].get("no_record", {}).get("plurals", ()))
        self._singular = Inflection(language.tables["language"]).singular

    def in_row(self, marks: list[Mark], folded: str, quantities: Sequence[Quantity]) -> list[Mark]:
        """Make names of them.

        Args:
            marks: The marks of the sentence.
            folded: The sentence in lower case.
            quantities: Its quantities.

        Returns:
            The marks, those of the row as words.
        """
        named = marks
        for row in _COUNTED.finditer("".join([mark.code for mark in marks])):
            first, last = row.span()
            quantity = quantities[marks[first - 1 if marks[first - 1].place >= 0 else first - 2].place]
            told = marks[first].code in _FORMS and first > 1 and marks[first - 2].code == _OF_WHICH
            if quantity.sort != "number" or quantity.value == 1 or told:
                continue  # "of which 19 involved dogs"
            head = next((at for at in range(first, last) if self._is_plural(marks[at], folded)), -1)
            own = row.end("own")
            listed = head >= own and (marks[own].code == "," or _has_form(marks, first, head))
            if listed and marks[head - 1].code in _JOINTS:
                continue  # "3 injured and houses destroyed"
            for at in range(first, head):
                if listed or (head < own and marks[at].code in _FORMS):
                    named = list(marks) if named is marks else named
                    named[at] = marks[at]._replace(code=WORD)
        return named

    def _is_plural(self, mark: Mark, folded: str) -> bool:
        word = folded[mark.start : mark.end]
        if mark.code not in "nb" or word in self._no_plurals or word.endswith(self._no_plural_ends):
            return False
        return word in self._plurals or self._singular(word) != word


def _has_form(marks: Sequence[Mark], first: int, last: int) -> bool:
    return any(marks[at].code in _FORMS for at in range(first, last))


def in_row(marks: list[Mark], folded: str, articles: Container[str]) -> list[Mark]:
    """Make one name of what stands behind an indefinite article, where the last of the words has a noun behind it.

    A noun that is listed ends its part of the list by itself: "a school, hospital and market".

    Args:
        marks: The marks of the sentence.
        folded: The sentence in lower case.
        articles: The indefinite articles of the language.

    Returns:
        The marks, those of the row as words.
    """
    named = list(marks)
    for row in _ROW.finditer("".join([mark.code for mark in marks])):
        article = marks[row.start() - 1]
        if folded[article.start : article.end] in articles:
            for at in range(row.start(), row.end() + 1):
                named[at] = named[at]._replace(code=WORD)
    return named
