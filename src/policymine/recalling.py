"""Names that repeat only a part of what was told before: "the renewal of 60", "40 have been started", "loans".

What they leave out stands in one of the last records of the paragraph: the thing that an act is done to, the things
that were counted with the same verb, what a sum is for, or the measure that the first of a list has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import regex

from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import QUANTITY, Marked, begin_of
from policymine.phrases import Phrases
from policymine.records import Record

_LISTED = regex.compile("o?[n>og'-]{1,8}~?(?:,|,?c)[at]*")
"""What stands between two amounts of a list of things."""

_IT_IS = regex.compile("p[aHM]*B[at]*$")
"""A pronoun and "was" right before a value."""

_IT_MOVES = regex.compile("[;,]c?Z?,?p[aHM]*[RUDrud]a*[2y]?[at]*$")
"""The same where the pronoun moves or reaches something in a clause of its own: "; by 2030, it will reach"."""

_PART = regex.compile("(?:^|[.;,:])o[ta]*Q[^Q;.]*$")
"""Of what a value is a part: "of the 12 boats in dock, 9 were painted"."""


class Recalling:
    """Completes names from the last records in one language; without a table of it nothing is changed.

    Args:
        language: The language.
        phrases: Builds phrases.
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        table: dict[str, Any] = language.tables["patterns"].get("recalling", {})
        self._phrases = phrases
        self._works = bool(table)
        self._involved = regex.compile(table.get("involved", r"(?!)"))
        self._taking = str(table.get("taking", ""))
        self._sum = regex.compile(table.get("sum", r"(?!)"))
        self._purpose = regex.compile(table.get("purpose", r"(?!)"))
        self._fresh = regex.compile(table.get("fresh", r"(?!)"))
        self._in_all = regex.compile(table.get("in_all", r"(?!)"))
        self._measured = regex.compile(table.get("measured", r"(?!)"))
        self._several = regex.compile(table.get("several", r"(?!)"))
        self._pointing = regex.compile(table.get("pointing", r"(?!)"))
        self._it = frozenset(table.get("it", ()))
        self._of = str(language.tables["patterns"].get("phrases", {}).get("of") or "\0")

    def recalled(self, name: str, marked: Marked, draft: Draft, record: Record, last: Sequence[Record]) -> str:
        """Complete a name from the last records.

        Args:
            name: The name.
            marked: Its sentence.
            draft: The value.
            record: The record that gets the name; its unit is filled if it repeats what was counted.
            last: The last records of the paragraph, the nearest last.

        Returns:
            The completed name, or the same.
        """
        if not self._works or not name or not last:
            return name
        return next(filter(None, self._ways(name, marked, draft, record, last)), name)

    def _ways(self, name: str, marked: Marked, draft: Draft, record: Record, last: Sequence[Record]) -> Iterator[str]:
        yield self._one_of_several(name, marked, draft, record, last)
        yield self._retold(marked, draft, record, last[-1])
        yield self._moved_again(marked, draft, record, last)
        yield self._ranked(draft, record, last)
        if record.measure == "count":
            yield self._aimed_at(draft, record, last)
            if "unit" not in (draft.found.parts if draft.found is not None else {}):
                yield self._same_act(name, marked, draft, record, last)
            yield self._taken(name, last)
        elif record.measure == "money":
            yield self._sum_for(name, last)
        if record.measure == "amount" and last[-1].measure == "amount" and last[-1].unit == record.unit:
            yield self._added(name, marked, draft, last[-1])
            yield self._listed(name, marked, draft, last[-1])

    def _one_of_several(self, name: str, marked: Marked, draft: Draft, record: Record, last: Sequence[Record]) -> str:
        """The name that a value has in order: "these shares are to climb to 90% and 60%", after as many shares."""
        many = marked.code.count(QUANTITY)
        if not 1 < many <= len(last):
            return ""
        own = marked.code.count(QUANTITY, 0, draft.position)
        goes_on = 0 < own < len(last) and name == last[-1].indicator  # it has been found for the first one
        if not goes_on and self._several.fullmatch(name) is None:
            return ""
        if self._pointing.search(marked.folded, 0, marked.marks[draft.position].start) is None:
            return ""
        told = last[-many]  # as many of its own sentence stand behind as stood before
        if told.measure != record.measure:
            return ""
        record.unit = told.unit
        return told.indicator

    def _retold(self, marked: Marked, draft: Draft, record: Record, before: Record) -> str:
        """What a pronoun stands for where the same is told of another time: "it was 300 people the year before"."""
        if before.measure != record.measure or before.unit != record.unit:
            return ""
        told = _IT_IS.search(marked.code, 0, draft.position)
        return before.indicator if told is not None and marked.word(told.start()) in self._it else ""

    def _moved_again(self, marked: Marked, draft: Draft, record: Record, last: Sequence[Record]) -> str:
        """What "it" stands for behind what came of it: "will be 50%, saving 4 t; by 2030, it will be 70%"."""
        if last[-1].measure == record.measure or draft.found is not None:
            return ""
        told = _IT_MOVES.search(marked.code, 0, draft.position)
        if told is None or not any(marked.word(at) in self._it for at in range(*told.span())):
            return ""
        alike = [r for r in last[-3:] if r.measure == record.measure and r.unit == record.unit]
        return alike[-1].indicator if alike else ""

    def _aimed_at(self, draft: Draft, record: Record, last: Sequence[Record]) -> str:
        """What a target is of: "40 lifts were mended, helping 900 families, beyond the target of 38" is of lifts."""
        if draft.found is None or draft.found.construction.use != "goal" or not record.value:
            return ""
        near = [r for r in last[-4:] if r.measure == "count" and r.value and 0.5 < r.value / record.value < 2.0]
        if not near:
            return ""
        record.unit = near[-1].unit
        return near[-1].indicator

    def _ranked(self, draft: Draft, record: Record, last: Sequence[Record]) -> str:
        """What has a rank behind its share: "was 3 million tons, 42% of the country's, ranking first"."""
        if record.measure != "rank" or len(last) < 2 or last[-1].measure != "percent":
            return ""
        same = draft.found is not None and draft.found.construction.use == "same" and "ind" not in draft.found.parts
        whole, share = last[-2].indicator, last[-1].indicator
        return whole if same and whole != share and whole in share else ""

    def _same_act(self, name: str, marked: Marked, draft: Draft, record: Record, last: Sequence[Record]) -> str:
        """The things of which another number is told: of the act that is named again, or of the verb that is."""
        lemma = draft.verb.lemma
        done = self._phrases.participle(lemma)
        tail = done if done and name.endswith(f" {done}") else ""
        head = f"{name.removesuffix(tail).strip().lower()}{self._of}"
        for before in reversed(last):
            if before.measure == "count" and before.unit and before.indicator.lower().startswith(head):
                record.unit = before.unit
                return self._phrases.joined(self._undone(before), tail)
        again = draft.found is not None and draft.found.construction.use in ("same", "part")
        if not done or not again or last[-1].action == lemma or _PART.search(marked.code, 0, draft.position):
            return ""
        for before in reversed(last[:-1]):
            if before.measure == "count" and before.action == lemma and before.unit:
                record.unit = before.unit
                thing = self._undone(before)
                return thing if done in thing.split() else self._phrases.joined(thing, done)
        return ""

    def _undone(self, record: Record) -> str:
        """A name without what happened to the things."""
        done = self._phrases.participle(record.action)
        return record.indicator.removesuffix(f" {done}") if done else record.indicator

    def _taken(self, name: str, last: Sequence[Record]) -> str:
        """Who is involved in an act or has a gain of it, with what the act is done to."""
        found = self._involved.fullmatch(name)
        if found is None:
            return ""
        told = self._undone(last[-1])
        head, tie, _ = told.partition(self._of)
        if not tie or (found["act"] and found["act"].lower() != head.lower()) or last[-1].measure != "count":
            return ""
        return self._phrases.joined(found["who"], found["tie"] or self._taking, told)

    def _sum_for(self, name: str, last: Sequence[Record]) -> str:
        """A bare sum with what the sum before it is for."""
        if self._sum.fullmatch(name) is None:
            return ""
        sums = [record for record in last[-2:] if record.measure == "money"]
        purpose = self._purpose.search(sums[-1].indicator) if sums else None
        return self._phrases.joined(name, purpose[0].strip()) if purpose is not None else ""

    def _added(self, name: str, marked: Marked, draft: Draft, before: Record) -> str:
        """What is new of what was measured in all: "the total was 40 km, newly added 3 km"."""
        if name == before.indicator:
            first = begin_of(marked.code, draft.position, ",j;Qc")
            name = marked.words(first, draft.position) if first else ""
        fresh = self._fresh.fullmatch(name)
        if fresh is None:
            return ""
        return self._phrases.joined(fresh["new"], self._in_all.sub("", before.indicator))

    def _listed(self, name: str, marked: Marked, draft: Draft, before: Record) -> str:
        """A thing of a list of which only the first says what is measured: "3 tons of rye output, 2 tons of oats"."""
        code = marked.code
        start = code.rfind("Q", 0, draft.position)
        if start < 0 or _LISTED.fullmatch(code, start + 1, draft.position) is None:
            return ""
        found = self._measured.fullmatch(before.indicator)
        if found is None and draft.verb.lemma == before.action and (done := self._phrases.participle(before.action)):
            ends = before.indicator.endswith(f" {done}") and done not in name.split()
            return self._phrases.joined(name, done) if ends else ""
        if found is None or self._measured.fullmatch(name) is not None:
            return ""
        done = found["done"] or ""
        thing = name.removesuffix(done).strip() if done else name
        if len(thing.split()) > len((found["of"] or found["thing"]).split()) + 2:
            return ""
        if found["of"]:
            return self._phrases.joined(f"{found['head']}{self._of}{thing}", done)
        return self._phrases.joined(thing, found["measure"], done)
