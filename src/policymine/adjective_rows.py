"""Adjectives in a row behind an article or a number: "a clean, low-carbon and efficient energy system" is one thing."""

from __future__ import annotations

from collections.abc import Container

import regex

from policymine.lexicon import WORD
from policymine.marks import Mark

_ROW = regex.compile(r"(?<=(?:^|[^ifho2ylj])t)a?[nvb]{1,2}(?:(?:,c?|c)a?[nvb]{1,2}){0,4}(?:,c?|c)(?=a?[nvb]n)")
"""Words parted by commas and "and", up to the last of them, which has a noun behind it.

Behind a preposition the comma may end what opens the sentence: "in a village, local people planted trees".
"""

_COUNTED = regex.compile('(?<=Q)[nvb](?:,[nvb]{1,2}){1,3},?c[nvb](?=[n"])')
"""The same behind a number: "300 advanced, green and digital mills"."""
_PLURAL = "s"


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
    code = "".join([mark.code for mark in marks])
    for row in _COUNTED.finditer(code):
        if not any(folded[marks[at].start : marks[at].end].endswith(_PLURAL) for at in range(*row.span())):
            for at in range(*row.span()):
                named[at] = named[at]._replace(code=WORD)
    for row in _ROW.finditer(code):
        article = marks[row.start() - 1]
        if folded[article.start : article.end] in articles:
            for at in range(row.start(), row.end() + 1):
                named[at] = named[at]._replace(code=WORD)
    return named
