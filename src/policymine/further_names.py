"""Names of what is told further of what was named before: "of which 9 were answered", "and 35 have been lined"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from policymine.constructions import Found, Span
from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import Marked
from policymine.noun_phrases import PARTICIPLES, is_name, tidy
from policymine.phrases import Phrases
from policymine.records import Record

_INCLUDING = "j"
"""The letter of "including"; the same in every language."""
_SHORT = 4
"""Behind so many words a name may be told of another source."""


class FurtherNames:
    """Makes names out of names that were told before, in one language.

    Args:
        language: The language.
        phrases: Builds phrases out of marks.

    Example:
        >>> from policymine.lang import load
        >>> english = load("en")
        >>> FurtherNames(english, Phrases(english)).and_done("wells drilled", "line", "drill")
        'wells lined'
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        table: Mapping[str, Any] = language.tables["patterns"].get("phrases", {})
        self._phrases = phrases
        self._joiner, self._spaced = language.joiner, bool(language.joiner)
        self._that = str(language.tables["cues"].get("templates", {}).get("that", "\0"))
        self._ones = frozenset(table.get("ones", ()))
        self._counters = frozenset(table.get("counters", []))

    def part(self, marked: Marked, found: Found, whole: Record) -> str:
        """The name of some of what was counted before: of "letters received", "of which 9 were answered"."""
        verb = found.parts.get("verb")
        participle = self._phrases.participle(marked.marks[verb[0]].lemma) if verb else ""
        after = marked.words(*found.parts["after"]) if "after" in found.parts else ""
        if after and verb and self._spaced and not participle:
            participle = marked.word(verb[0])  # "9 have reached the standard"
        if "sort" in found.parts:
            return self._of_sort(marked, found.parts["sort"], whole)
        if "said" in found.parts:
            first, last = found.parts["said"]
            alone = marked.code[first:last].lstrip("Na")[:1] in PARTICIPLES  # "30 letters not answered"
            tie = self._joiner if alone else self._that
            return tidy(f"{self._told_of(whole)}{tie}{marked.words(first, last)}")
        if not whole.unit or not (participle or after):
            return whole.indicator
        where = after.split(" ", 1)[0] in self._phrases.ties
        if where and not verb and self._spaced and is_name(after.partition(" ")[2]):
            return self._in_place(whole.indicator, after)
        name = self._told_of(whole)
        if after and self._that not in name:  # "roofs fitted with tiles, and 20 with slates"
            name = name.split(f" {after.split(maxsplit=1)[0]} ")[0] if self._spaced else name
            done = self._phrases.participle(whole.action)
            name = name.split(f" {done} ")[0] if done and self._spaced else name
        more = "" if participle and name.endswith(participle) else participle
        return tidy(self._joiner.join(piece for piece in (name, more, after) if piece))

    def _in_place(self, name: str, place: str) -> str:
        """A name that says in which place things are only where it did before: "mills in Dale, and 9 in Hill"."""
        tie = place.partition(" ")[0]
        head, _, before = name.rpartition(f" {tie} ")
        return self._phrases.joined(head, place) if head and is_name(before) else name

    def _told_of(self, whole: Record) -> str:
        """What was counted, without what happened to all of it: "letters" of "letters received"."""
        done = "" if self._that in whole.indicator else self._phrases.participle(whole.action)
        return whole.indicator.removesuffix(done or "\0").rstrip()

    def _of_sort(self, marked: Marked, span: Span, whole: Record) -> str:
        """The name of some of what was counted before that are of a sort: "9 were urgent letters", "9 were urgent"."""
        first, last = span
        last -= marked.word(last - 1) in self._ones
        sort = self._phrases.phrase(marked, (first, last))
        words = whole.indicator.split()
        size = len(whole.unit.split())
        ends = (
            at
            for at in range(size, len(words) + 1)
            if self._phrases.unit_of(" ".join(words[at - size : at])) == whole.unit
        )
        end = next(ends, 0)
        if sort.lower() in whole.indicator.lower().split():
            return whole.indicator  # "165 workers, of which 40 are skilled" of skilled workers
        if not end and self._spaced and self._phrases.is_plural(marked, last - 1):
            return sort  # "the stock was 900, of which 300 were electric vans"
        if not end:
            return self._phrases.joined(sort, whole.indicator)
        # A plural is another word for what was counted, anything else says which of it.
        return self._phrases.joined(
            *words[: end - size], sort, *words[end if self._phrases.is_plural(marked, last - 1) else end - size :]
        )

    def with_more(self, marked: Marked, indicator: str, tail: Span, told: Span | None = None) -> str:
        """A name with what is told of a part of it behind: "farms" and "sold to the state".

        Args:
            marked: The sentence.
            indicator: The name of the value before.
            tail: What is told of the part.
            told: What was told of the part before it in the same way: "of which 9 are for locks, 4 for weirs".
        """
        more = marked.words(*self._phrases.shortened(marked, tail))
        if told is not None:
            other = marked.words(*self._phrases.shortened(marked, told))
            indicator = indicator.removesuffix(f"{self._joiner}{other}") or indicator
        words = indicator.split(" ", 2)
        if len(words) > 2 and words[0].lower() in self._counters:
            indicator = words[2]  # "number of farms"
        tie = f" {more.partition(' ')[0]} "
        if self._spaced and is_name(more.partition(" ")[2]) and is_name(indicator.rpartition(tie)[2]):
            indicator = indicator.rpartition(tie)[0]  # "given by Dale, and 9 by Hill"
        return tidy(self._joiner.join((indicator, more))) if not indicator.endswith(more) else indicator

    def counted(self, whole: Record) -> str:
        """What was counted, where the name tells more before: "sites" of "teams work in sites", whole names else."""
        words, size = whole.indicator.split(), len(whole.unit.split())
        last = " ".join(words[-size:]) if whole.measure == "count" and size else ""
        return last if last and self._phrases.unit_of(last) == whole.unit else whole.indicator

    def from_another(self, name: str, source: str) -> str:
        """A name with another source, purpose or place: "funds for water" and "for soil" are "funds for soil"."""
        head, _, tail = name.rpartition(f" {source.partition(' ')[0]} ")
        return self._phrases.joined(head if head and len(tail.split()) <= _SHORT else name, source)

    def and_done(self, indicator: str, lemma: str, before: str) -> str:
        """Say of a thing what happens to some of it: "wells drilled" are "wells lined" where these were lined.

        Args:
            indicator: What was said of the whole.
            lemma: The verb of the part.
            before: That of the whole.
        """
        done = self._phrases.participle(lemma)
        if not done or done in indicator.split():
            return indicator
        if old := self._phrases.participle(before):
            indicator = indicator.removesuffix(f"{self._joiner}{old}")
        return self._phrases.joined(indicator, done)


def whole_of(marked: Marked, draft: Draft, drafts: Sequence[Draft], whole: Record | None, previous: Record) -> Record:
    """Of what something is a part: of the last whole of its unit, or of the part before where the text goes on with it.

    That is where the same verb goes on, and behind "of which" inside a sentence.

    Args:
        marked: The sentence.
        draft: The value of the part.
        drafts: All values of the sentence.
        whole: The last whole, if there is any.
        previous: The record before.
    """
    if whole is None or (previous.measure == "count" and whole.unit != previous.unit):
        return previous
    parts = draft.found.parts if draft.found is not None else {}
    if "verb" in parts:
        return previous if draft.verb.lemma == previous.action else whole
    within = drafts[0] is not draft and marked.code[: draft.position].rstrip("a,").endswith(_INCLUDING)
    return previous if within and previous.measure == "count" else whole
