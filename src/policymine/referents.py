"""What a name points back to: "this scheme", "such housing", "the number of participating workers".

The thing itself stands in the same sentence or in those before. These are marked only when a name points to them, so
that sentences without numbers cost nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import regex

from policymine.constructions import Span
from policymine.lang import Language
from policymine.lang.inflection import Inflection
from policymine.marking import Marker
from policymine.marks import Marked
from policymine.phrases import Phrases

_NAMING = tuple("no>'-")
"""Letters of what goes on with a name."""
_TYING = "oi"
"""Letters of prepositions; the same in every language."""
_LONGEST_THING = 12
"""How many words the name of a thing that is pointed to may have."""


class _Wanting(NamedTuple):
    """A name that wants the thing it is of: what it is like, heads of such things, how both are put, its measure."""

    name: regex.Pattern[str]
    heads: frozenset[str]
    template: str
    otherwise: str
    measure: str


class Referents:
    """Replaces what points back by what it points to, in one language; without a table of it nothing is changed.

    Args:
        language: The language.
        phrases: Builds phrases out of marks.
        marker: Marks the sentences before.
    """

    def __init__(self, language: Language, phrases: Phrases, marker: Marker) -> None:
        table: dict[str, Any] = language.tables["patterns"].get("referents", {})
        self._language = language
        self._phrases = phrases
        self._inflection = Inflection(language.tables["language"])
        self._pointer = regex.compile(table.get("pointer", r"(?!)"))
        self._doings = frozenset(table.get("doings", ()))
        self._done_to = regex.compile(table.get("done_to", r"(?!)"))
        self._was_done = regex.compile(table.get("was_done", r"(?!)"))
        self._article: str | None = table.get("article")
        self._thing = regex.compile(table.get("thing", r"(?!)"))
        self._begin_not = frozenset(table.get("begin_not", ()))
        self._ties = frozenset(table.get("ties", ()))
        goal = str(language.tables["patterns"].get("phrases", {}).get("goal", "(?!)"))
        self._wanting = [
            _Wanting(
                regex.compile(each["name"].replace("{goal}", goal)),
                frozenset(table.get(each.get("of", "schemes"), ())),
                str(each["as"]),
                str(each.get("else", "")),
                str(each.get("measure", "")),
            )
            for each in table.get("wanting", [])
        ]
        self._marked = marker.words_of

    def resolved(self, indicator: str, marked: Marked, position: int, before: Sequence[str], measure: str = "") -> str:
        """Put what is pointed to into a name.

        Args:
            indicator: The name.
            marked: Its sentence.
            position: The mark of the value.
            before: The sentences before in the same paragraph, the nearest last.
            measure: That of the value.

        Returns:
            The name, as it was if it points to nothing or nothing is found.
        """
        if pointer := self._pointer.search(indicator):
            end = pointer.end("thing")
            while end > pointer.start("thing"):
                if thing := self._pointed(indicator[pointer.start("thing") : end], marked, position, before):
                    return f"{indicator[: pointer.start()]}{thing}{indicator[end:]}"
                end = indicator.rfind(" ", 0, end)  # "such boats sold"
            return indicator
        for wanting in self._wanting:
            if wanting.measure in ("", measure) and (found := wanting.name.fullmatch(indicator)):
                if thing := self._named_before(wanting.heads, marked, position, before):
                    return wanting.template.format(thing=thing, **found.groupdict())
                return wanting.otherwise.format(**found.groupdict()) if wanting.otherwise else indicator
        return indicator

    def definite(self, name: str, marked: Marked, before: Sequence[str]) -> str:
        """What one word with an article is: "will have set up the register by May", told of before.

        Args:
            name: The word, perhaps with what happens to it.
            marked: Its sentence.
            before: The sentences before in the same paragraph, the nearest last.
        """
        if self._article is None:
            return name
        word, space, rest = name.partition(" ")
        places = (i for i in range(len(marked.marks) - 1, 0, -1) if marked.word(i) == word.lower())
        at = next((i for i in places if marked.word(i - 1) == self._article), 0)
        if not at or marked.code[at + 1 : at + 2] in _NAMING:
            return name
        thing = self._named_before(frozenset({self._inflection.singular(word.lower())}), marked, at - 1, before)
        return f"{thing}{space}{rest}" if thing else name

    def _pointed(self, thing: str, marked: Marked, position: int, before: Sequence[str]) -> str:
        head = self._inflection.singular(thing.lower().rsplit(" ", 1)[-1])
        if head in self._doings:
            return self._object(before)
        return self._named_before(frozenset({head}), marked, position, before)

    def _object(self, before: Sequence[str]) -> str:
        """What the sentence before does something to."""
        if not before:
            return ""
        marked = self._marked(before[-1])
        found = [self._phrases.phrase(marked, match.span("thing")) for match in self._done_to.finditer(marked.code)]
        if not found and (done := self._was_done.match(marked.code)) is not None:
            return self._phrases.phrase(marked, done.span("thing"))
        named = [phrase for phrase in found if " " in phrase and not self._phrases.is_poor(phrase)]
        return named[-1] if named else ""

    def _named_before(self, heads: frozenset[str], marked: Marked, position: int, before: Sequence[str]) -> str:
        """The last thing before a value whose name has one of some heads and says which one it is."""
        here = list(self._things(heads, marked, position))
        if here:
            return here[-1]
        for sentence in reversed(before):
            other = self._marked(sentence)
            if there := list(self._things(heads, other, len(other.code))):
                return there[-1]
        return ""

    def _things(self, heads: frozenset[str], marked: Marked, end: int) -> Iterator[str]:
        for begin, last in self._parts(marked, end):
            first = begin + (marked.word(begin) in self._begin_not)
            ends = [at for at in range(first, last) if at + 1 == last or marked.code[at + 1] in _TYING]
            if not any(self._inflection.singular(marked.word(at)) in heads for at in ends):
                continue
            phrase = self._phrases.phrase(marked, (first, last))
            if " " in phrase and last - first <= _LONGEST_THING and not self._pointer.search(phrase):
                # The capital of a sentence's first word is none of the name's, unless it has others.
                yield phrase[:1].lower() + phrase[1:] if first == 0 and phrase[1:].islower() else phrase

    def _parts(self, marked: Marked, end: int) -> Iterator[Span]:
        """The names of things before a mark, without where they are: "insurance for pilots" of "... in 40 counties"."""
        for match in self._thing.finditer(marked.code, 0, end):
            first, last = match.span()
            for at in range(first, last):
                if marked.code[at] in _TYING and marked.word(at) not in self._ties:
                    yield first, at
                    first = at + 1
            yield first, last
