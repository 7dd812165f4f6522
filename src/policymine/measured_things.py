"""What a bare measure is of: "The dam holds water since May. The length is 3 km", "a school with an area of 9 ha"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import regex

from policymine.constructions import Span
from policymine.lang import Language
from policymine.marking import Marker
from policymine.marks import Marked, begin_of
from policymine.phrases import Phrases

_NAME = "[tn>'-]+(?:Mn+)?"
_TIED = regex.compile(f"(?:[hi]|(?P<verb>[bvgVUuRr])){_NAME}(?:[MHaN]*[BVrRuU][atN]*|[o,]?[at]*)$")
"""A measure tied to what stands before it, up to the value: "with an area of", "covers an area of"."""
_OPENING = regex.compile(f"(?:^|[.;])a?,?{_NAME}(?:[MHaN]*[BVvrRuUdD][atN2]*|[ao,]?[ta]*)$")
"""A measure that opens a sentence: "The length is"."""
_HUNG_ON = "(?:[oi]t?[n>'-]+){0,2}"
_PHRASE = f"[n>'-]+{_HUNG_ON}"
_SUBJECT = f"[acZ,~]*t?(?P<thing>[n>'-]+(?:cn+)?{_HUNG_ON})[Z~,]*"
_HAVING = regex.compile(f"{_SUBJECT}[MHaN]*$")
"""What has a measure, right before the verb that says so."""
_BEING = regex.compile(rf"{_SUBJECT}[MHaN]*B[aN]*(?:[vudrbVUDR]|t?Q|t[n>'-])")
"""What is done to a thing, or what it is."""
_DOING = regex.compile(
    rf"[acZ,~]*(?:t?(?P<who>{_PHRASE})[Z~,]*)?[MHaNp]*(?:(?P<verb>[VvUuDdRrb](?:2[VUDRb])?)|B(?P<verb>n)(?=[tQ]))a*[tQ]*(?P<thing>{_PHRASE})?"
)
"""Who does what."""
_NEXT = regex.compile(f"[tQ](?P<thing>{_PHRASE})[Z~]*,?$")
"""The thing right before its measure."""
_ENDS = ",;.:"
_LONGEST = 8
"""How many words the name of a thing may have."""


class MeasuredThings:
    """Says of what a bare measure is in one language; without a table of words for it nothing is said.

    Args:
        language: The language.
        phrases: Builds phrases out of marks.
        marker: Marks the sentence before.
    """

    def __init__(self, language: Language, phrases: Phrases, marker: Marker) -> None:
        table: dict[str, Any] = language.tables["patterns"].get("measured_things", {})
        self._phrases = phrases
        self._bare = regex.compile(table.get("bare", r"(?!)"))
        self._ends = tuple(table.get("ends", ())) or ("\0",)
        self._tying = frozenset(table.get("tying", ()))
        self._making = frozenset(table.get("making", ()))
        self._nobody = regex.compile(table.get("nobody", r"(?!)"))
        self._article = f"{language.tables['patterns'].get('referents', {}).get('article', '')} "
        self._acts = frozenset(table.get("acts", ()))
        self._dated = regex.compile(table.get("dated", r"(?!)"))
        self._of = str(language.tables["patterns"].get("phrases", {}).get("of") or "\0")
        self._marked = marker.words_of

    def named(self, name: str, marked: Marked, position: int, before: Sequence[str]) -> str:
        """Say of what a name is that tells only a measure.

        Args:
            name: The name.
            marked: Its sentence.
            position: The mark of the value.
            before: The sentences before in the same paragraph, the nearest last.

        Returns:
            The measure of the thing, or the name where it tells more or no thing is found.
        """
        if not name.lower().endswith(self._ends) or self._bare.fullmatch(name) is None:
            return name
        tied = _TIED.search(marked.code, 0, position)
        if tied is None:
            opens = _OPENING.search(marked.code, 0, position)
            return self._with(name, self._told_before(before)) if opens is not None else name
        begin, verb = tied.start(), tied.start("verb")
        if verb >= 0 and marked.marks[verb].lemma not in self._tying:
            return name
        if begin == 0 or (verb >= 0 and marked.code[begin - 1] == "p"):
            return self._with(name, self._told_before(before))
        return self._with(name, self._here(marked, begin, is_object=verb >= 0 and marked.code[verb] not in "g"))

    def _with(self, name: str, thing: str) -> str:
        return self._phrases.generic(name, thing) if thing else name

    def _told_before(self, before: Sequence[str]) -> str:
        """What the sentence before is about."""
        if not before:
            return ""
        marked = self._marked(before[-1])
        thing = self._about(marked, 0, len(marked.code))
        return thing if " " in thing else ""

    def _here(self, marked: Marked, end: int, *, is_object: bool) -> str:
        """What the last clause before a measure is about, or the thing right before it."""
        code = marked.code
        if is_object:
            begin = begin_of(code, end, _ENDS)
            found = _HAVING.match(code, begin, end)
            return self._phrase(marked, found.span("thing")) if found is not None else ""
        for ends in (_ENDS, f"{_ENDS}c"):
            begin = end
            while begin > 0:
                begin = begin_of(code, begin - 1, ends)
                if thing := self._about(marked, begin, end):
                    return thing
        found = _NEXT.search(code, 0, end)
        return self._phrase(marked, found.span("thing")) if found is not None else ""

    def _about(self, marked: Marked, begin: int, end: int) -> str:
        """What a clause is about: what is, or is done, or made, else who does it."""
        if found := _BEING.match(marked.code, begin, end):
            return self._phrase(marked, found.span("thing"))
        found = _DOING.match(marked.code, begin, end)
        if found is None:
            return ""
        verb = marked.marks[found.start("verb")]
        makes = verb.code == "n" or marked.marks[found.end("verb") - 1].lemma in self._making
        if found["thing"] and (makes or not found["who"]):
            return self._phrase(marked, found.span("thing"))
        return self._phrase(marked, found.span("who")) if found["who"] else ""

    def _phrase(self, marked: Marked, span: Span) -> str:
        first, last = span
        if last - first > _LONGEST and (place := marked.code.find("i", first, last)) > 0:
            last = place  # without where it is
        phrase = self._phrases.phrase(marked, (first, last))
        counted = any(map(str.isdigit, phrase))
        if counted or last - first > _LONGEST or self._phrases.is_poor(phrase) or self._nobody.fullmatch(phrase):
            return ""
        if dated := self._dated.search(phrase):
            phrase = phrase[: dated.start()]
        head, _, rest = phrase.partition(self._of)
        if rest and (self._bare.fullmatch(head) or self._phrases.is_generic(head) or head.lower() in self._acts):
            return rest.removeprefix(self._article)
        return "" if self._bare.fullmatch(phrase) else phrase
