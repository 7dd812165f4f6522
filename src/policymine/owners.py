"""Whose a measure is: "the Lake Fund, whose budget is ...", "the depot was moved, and its output came to ..."."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import regex

from policymine.constructions import Span
from policymine.lang import Language
from policymine.marking import Marker
from policymine.marks import QUANTITY, Marked, begin_of
from policymine.phrases import Phrases

_BEGINS = regex.compile(r"(?:^|[,;:kc.])[ac,]*h?$")
"""What stands before a clause."""
_OWNED = regex.compile(r"a?[n>'-]+(?:o[tn>'-]+)?[aZ~]*(?:[BMHRrUuDdVvbxwe]|$)")
"""What is said to be whose, up to its verb or the value."""
_SUBJECT = regex.compile(
    r"(?:^|[.;])(?:[actZ,]|i[n'-]{1,3}(?=[,t]))*(?P<who>[n>'-]+(?:[oi]t?[n>'-]+)*)(?:,[^,;.]*,)?[aMHBN~]*[VvUuDdRrbB]"
)
"""The subject of a sentence or of a part of it."""
_PARTITIVE = regex.compile("ot?[n>'-]+(?=[aMBHRrUuDd])")
_THING = regex.compile(r"(?P<who>[n>'-]+(?:ot?[n>'-]+)*)~*,?$")
"""The thing that ends a clause."""
_OBJECT = regex.compile(
    r"(?P<who>[n>'-]+(?:o[ta]*[n>'-]+(?:i[ta]*[n>'-]+)?)*)"
    r"(?P<tie>[aHBMNv~Z]*(?:[,chy]|i(?=[xwg]))[,caHBMNvhyiotmZ~]*)(?<!vM)[VbUDRxwg]$"
)
"""A thing, and a further verb whose object is a measure of it: "promote ferries and raise their", ", raising its"."""
_IN_WHAT = regex.compile("i[ta]*[n>'-]+(?:o[ta]*[n>'-]+)*")
"""In what a share is one ..."""
_OF_WHAT = regex.compile("o(?P<whole>[ta]*[n>'-]+)")
"""... and of what its value is."""
_LONGEST = 8
"""How many words the name of an owner may have."""


class Owners:
    """Says in one language of what a measure is; without a table of words for it nothing is said.

    Args:
        language: The language.
        phrases: Builds phrases out of marks.
        marker: Marks the sentence before.
    """

    def __init__(self, language: Language, phrases: Phrases, marker: Marker) -> None:
        table: dict[str, Any] = language.tables["patterns"].get("owning", {})
        self._phrases = phrases
        self._whose = frozenset(table.get("whose", ()))
        self._its = frozenset(table.get("its", ()))
        self._shares = frozenset(language.tables["patterns"].get("phrases", {}).get("shares", ()))
        self._light = frozenset(table.get("light", ()))
        self._advancing = frozenset(table.get("advancing", ()))
        self._of = str(language.tables["patterns"].get("phrases", {}).get("of") or "\0")
        self._marked = marker.words_of

    def name(self, marked: Marked, position: int, before: Sequence[str]) -> str:
        """The name of a measure that is said of a thing by a word like "whose" or "its"; nothing if there is none.

        Args:
            marked: The sentence.
            position: The mark of the value.
            before: The sentences before in the same paragraph, the nearest last.
        """
        if not self._whose:
            return ""
        first = begin_of(marked.code, position, f",;.:{QUANTITY}")
        for at in range(position - 1, first - 1, -1):
            word = marked.word(at)
            if word in self._whose:
                return self._owned(marked, at, position, self._thing(marked, at))
            if word in self._its:
                if name := self._of_object(marked, at, position):
                    return name
                if not _BEGINS.search(marked.code, 0, at) or not _OWNED.match(marked.code, at + 1, position):
                    return ""
                return self._owned(marked, at, position, self._subject(marked, at, before))
        return ""

    def _of_object(self, marked: Marked, at: int, position: int) -> str:
        """The share of what was acted on before: "promote electric ferries and raise their share to 30%"."""
        if at + 1 >= position or marked.word(at + 1) not in self._shares or marked.code[at + 2] in "n>'-o":
            return ""
        found = _OBJECT.search(marked.code, begin_of(marked.code, at, ".;:"), at)
        if found is None:
            return ""
        first, last = found.span("who")
        joint = marked.code.find("o", first, last)
        if joint > 0 and marked.word(joint - 1) in self._advancing:
            first = joint + 1  # "the further development of wind power, raising its share"
        owner = self._phrases.phrase(marked, (first, last)) if last - first <= _LONGEST else ""
        if not owner or self._phrases.is_poor(owner):
            return ""
        name = self._phrases.generic(marked.words(at + 1, at + 2), owner)
        if (rest := _IN_WHAT.match(marked.code, at + 2, position)) is not None:
            return self._phrases.joined(name, marked.words(*rest.span()))
        whole = _OF_WHAT.match(marked.code, position + 1)
        return self._phrases.share(name, self._phrases.phrase(marked, whole.span("whole"))) if whole else name

    def _owned(self, marked: Marked, at: int, position: int, owner: str) -> str:
        begin = at + 1 + (marked.code[at + 1] == "a")  # "its yearly budget"
        end = next((i for i in range(begin, position) if marked.code[i] not in "n>'-"), position)
        if marked.word(at) in self._whose and (more := _PARTITIVE.match(marked.code, end, position)):
            end = more.end()  # "whose share of trade is 3%" is no share of what "whose" points to
            if marked.word(end - (more.end() - more.start()) - 1) in self._shares:
                return self._phrases.phrase(marked, (at + 1, end))
        measure = self._phrases.phrase(marked, (at + 1, end))
        if not owner or not measure or measure.lower() in owner.lower():
            return ""
        return self._phrases.generic(measure, owner)

    def _thing(self, marked: Marked, at: int) -> str:
        """What stands right before "whose"."""
        found = _THING.search(marked.code, 0, at)
        if found is None:
            return ""
        first, last = found.span("who")
        joint = marked.code.find("o", first, last)
        if marked.word(first) in self._light and joint > 0:
            first = joint + 1  # "in charge of the plan"
        return self._phrases.phrase(marked, (first, last)) if last - first <= _LONGEST else ""

    def _subject(self, marked: Marked, at: int, before: Sequence[str]) -> str:
        """The subject of the part of the sentence before "its", or of the sentence before."""
        begin = begin_of(marked.code, at, ".;")
        inside = marked.code[begin:at].strip("atc,Z")
        if not inside and before:
            marked = self._marked(before[-1])
            begin, at = 0, len(marked.code)
        found = _SUBJECT.match(marked.code, begin, at)
        return self._who(marked, found.span("who")) if found is not None else ""

    def _who(self, marked: Marked, span: Span) -> str:
        phrase = self._phrases.phrase(marked, span)
        if span[1] - span[0] > _LONGEST or self._phrases.is_poor(phrase):
            return ""
        head, _, rest = phrase.partition(self._of)
        return rest if rest and self._phrases.is_generic(head) else phrase
