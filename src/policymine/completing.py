"""Names that say too little by themselves, completed from the record before: "that of coal", "daytime"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import regex

from policymine.context import Context
from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import QUANTITY, Marked
from policymine.phrases import Phrases
from policymine.records import Record

_INCLUDING = "j"
"""The letter of "including" and "of which"; the same in every language."""
_PARTS = regex.compile(rf"{_INCLUDING}[,a]*(?:(?:,?c|,)?a*{QUANTITY}n{{1,5}}i[tn]{{1,5}})+\.?")
"""A sentence that tells where some of what was counted before are: "Among them, 40 mills in Dale and 30 in Hill"."""
_PREDICATE = regex.compile("[aZ]*[MBH]*[aN]*(?P<told>(?:[VvRrn]a*)?[2if][tn>a'-]+(?:[o][tn>'-]+)?|v(?:y[tn>'-]+)?)")
"""What is told behind the value of what is left."""
_RATES = {"percent", "points"}
_MEASURED = ("amount", "money", "percent")

_OTHERS = "the number of X was Q, of others @"
"""The construction of a count of other things, of which the same is told as of those before."""

_POINTED = 2
"""So many words point to something and tie a thing to it."""
_TIED = frozenset({"from", "for ", "with"})
_LONGEST = 4
"""So many words at most name a thing of several of a kind."""
_POINTING = ("those", "that")
"""Words that point to the head of the name before, and beginnings of what follows them."""


_PLACE_BEHIND = regex.compile("i(?P<place>[tn>a'-]{1,6}(?:cn{1,3})?)(?=[.,;:)]|$)")
"""Where a value is, right behind it at the end of its clause."""
_AND_BEFORE = regex.compile("(?:,?c|,)[ta]*$")
"""What joins a value to the one before it."""


class Completion:
    """Completes names in one language; without a table of it nothing is changed.

    Args:
        language: The language.
        phrases: Builds phrases.
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        table: dict[str, Any] = language.tables["patterns"].get("completing", {})
        self._phrases = phrases
        self._works = bool(table)
        self._pointer = regex.compile(table.get("pointer", r"(?!)"))
        self._remainders = frozenset(table.get("remainders", ()))
        self._likewise = regex.compile(table.get("likewise", r"(?!)"))
        self._owner = regex.compile(table.get("owner", r"(?!)"))
        self._scope = regex.compile(table.get("scope", r"(?!)"))
        self._detail = regex.compile(table.get("detail", r"(?!)"))
        self._source = regex.compile(table.get("source", r"(?!)"))
        self._place_like = regex.compile(table.get("place_like", r"(?!)"))
        self._sides = [frozenset(side) for side in table.get("sides", ())]
        self._only_done = regex.compile(table.get("only_done", r"(?!)"))
        named = str(table.get("named_place", r"(?!)"))
        self._named_place = regex.compile(named)
        self._named_places = regex.compile(f"(?:{named},? (?:and )?)+{named}")
        self._attribute = regex.compile(table.get("attribute", r"(?!)"))
        self._place = regex.compile(table.get("place", r"(?!)"))

    def completed(self, name: str, marked: Marked, draft: Draft, record: Record, context: Context) -> str:
        """Say of what a name tells a part, where the record before has said it.

        Args:
            name: The name.
            marked: Its sentence.
            draft: The value.
            record: The record that gets the name.
            context: What was told before.

        Returns:
            The completed name, or the same.
        """
        previous = context.previous
        if self._works and previous is not None and (there := self._elsewhere(name, marked, draft, record, previous)):
            return there
        if not self._works or previous is None or not previous.indicator or name == previous.indicator:
            return name  # what is told once more is completed already
        if record.measure == "amount" and self._only_done.fullmatch(name):
            return previous.indicator if previous.unit == record.unit else context.goals.get("amount", name)
        if again := self._phrases.again(name):
            return self._told_again(again, record, previous, context.goals) or name
        told = [each for each in context.values.values() if _is_alike(each, record)]
        sister = self._sister(name, record, told[-1].indicator if told else "")
        part = self._part_of_sum(name, marked, draft, record, told[-1]) if told else ""
        return sister or part or next(filter(None, self._ways(name, marked, draft, record, previous)), name)

    def _sister(self, name: str, record: Record, before: str) -> str:
        """What is told of a thing of the same kind: "the output of early rice was 3 t; late rice was 4 t"."""
        ties = [*self._detail.finditer(before), *self._scope.finditer(before)]
        at = max((tie.end() for tie in ties), default=0)
        first, second = before[at:].lower().split(), name.lower().split()
        if not at or record.measure not in _MEASURED or min(len(first), len(second)) < 2 or first[-1] != second[-1]:
            return ""
        own = self._detail.search(name) or self._scope.search(name) or set(second) <= set(before.lower().split())
        return "" if own or max(len(first), len(second)) > _LONGEST else before[:at] + name

    def _part_of_sum(self, name: str, marked: Marked, draft: Draft, record: Record, whole: Record) -> str:
        """Who pays a part of a sum, or for what: "40 million yuan, of which the county is 30 million"."""
        head = self._detail.split(self._head(whole.indicator), maxsplit=1)[0].lower().split()
        if not self._is_part_of_sum(marked, draft, record, whole.change) or set(name.lower().split()) & set(head):
            return ""
        return self._phrases.generic(whole.indicator, name)

    def _elsewhere(self, name: str, marked: Marked, draft: Draft, record: Record, previous: Record) -> str:
        """A value of another place, which stands behind it: "will reach 80% in towns, and 60% in other areas"."""
        behind = marked.code[draft.position + 1 : draft.position + 2]
        if behind != "i" or record.measure == "count" or record.measure != previous.measure:
            return ""
        tail = _PLACE_BEHIND.match(marked.code, draft.position + 1)
        if tail is None or _AND_BEFORE.search(marked.code, 0, draft.position) is None:
            return ""
        place = self._phrases.phrase(marked, tail.span("place"))
        told = previous.indicator
        head, tie, before = told.rpartition(f" {marked.word(draft.position + 1)} ")
        there = bool(tie) and self._place_like.search(before) is not None
        rated = record.unit != previous.unit and previous.unit.startswith(f"{record.unit}/")
        if name not in (told, place) or self._place_like.search(place) is None or not told[:1].islower():
            return ""
        if name != told and not (there or rated):
            return ""
        if rated:
            record.unit = previous.unit  # "900 yuan a head in the hills and 700 yuan in the plains"
        return self._phrases.joined(head if there else told, marked.words(*tail.span()))

    def _told_again(self, again: regex.Match[str], record: Record, previous: Record, goals: Mapping[str, str]) -> str:
        """What "this share" is: that of the record before, else that of the last promise measured so."""
        own = (again["own"] or "").lower()
        rates = {previous.measure, record.measure} <= _RATES
        alike = (rates or previous.measure == record.measure) and (rates or previous.change in ("level", record.change))
        told = [previous.indicator] if alike else []
        told += [goals[record.measure]] if record.measure in goals else []
        return next((name for name in told if own in name.lower() and not self._phrases.again(name)), "")

    def _ways(self, name: str, marked: Marked, draft: Draft, record: Record, previous: Record) -> Iterator[str]:
        told = previous.indicator
        if pointer := self._pointer.fullmatch(name) or self._pointed(name, marked):
            yield self._other(told, pointer["rest"]) or self._phrases.joined(self._head(told), pointer["rest"])
        yield self._remainder(marked, draft, record, previous)
        yield self._side(name, told)
        if draft.found is not None and draft.found.construction.name == _OTHERS and previous.measure == "count":
            # "the number of pigs was 700, cattle 60": of others the same.
            counted = regex.escape(previous.unit.rsplit(" ", 1)[-1].removesuffix("y"))
            yield regex.sub(rf"\b{counted}\w*", name, told, count=1)
        if previous.measure != record.measure or previous.unit.partition("/")[0] != record.unit.partition("/")[0]:
            return
        if self._is_place(name, marked) and record.change == previous.change == "level":
            yield self._phrases.generic(self._head(told), name)
        if self._attribute.fullmatch(name) and record.change == previous.change == "level":
            yield self._phrases.joined(name, _without_attribute(told, self._attribute))
        if (likewise := self._likewise.fullmatch(name)) and record.change == previous.change:
            yield self._phrases.joined(self._head(told), likewise["rest"])
        yield self._part_of_sum(name, marked, draft, record, previous)
        place = self._place.search(name)
        if place is not None and record.measure == "count" and _PARTS.fullmatch(marked.code):
            yield self._phrases.joined(self._place.sub("", told), place[0])

    def _pointed(self, name: str, marked: Marked) -> regex.Match[str] | None:
        """What a name points to that has lost the word for it: "from barns" of "those from barns by 4%"."""
        folded = name.lower()
        if name[:4] not in _TIED:
            # "education and travel" of "those for education and travel by 4%"
            begin = marked.folded.find(f" {folded}") if self._pointer.search(marked.folded) else -1
            said = " ".join((*marked.folded[: max(begin, 0)].split()[-_POINTED:], name))
            return self._pointer.fullmatch(said)
        word = next((word for word in _POINTING if f"{word} {folded}" in marked.folded), "")
        return self._pointer.fullmatch(f"{word} {name}") if word else None

    def _remainder(self, marked: Marked, draft: Draft, record: Record, previous: Record) -> str:
        """The name of what is left of a whole: the whole's, and what is told of the rest behind its value."""
        if record.measure != previous.measure or record.measure not in _MEASURED:
            return ""
        at = draft.position - 1
        at -= marked.code[at : at + 1] == "o"
        if at < 0 or marked.word(at) not in self._remainders or record.change != "level":
            return ""
        told = _PREDICATE.match(marked.code, draft.position + 1)
        if told is None:
            return ""
        cut = self._source.search(previous.indicator)
        whole = previous.indicator[: cut.start()] if cut is not None else previous.indicator
        return self._phrases.joined(whole, marked.words(*told.span("told")))

    def _head(self, told: str) -> str:
        """What "that" stands for in "that of other towns": "the loss rate of pipes in the old town" without where."""
        if whose := self._owner.match(told):
            told = told[whose.end() :]
        cut = list(self._scope.finditer(told))
        if cut:
            return told[: cut[-1].start()]
        detail = self._detail.search(told)
        return told[: detail.start()] if detail else told

    def _other(self, told: str, rest: str) -> str:
        """What "that of" says of another thing, in the same place: "the price of eggs in towns" of "of pork in towns".

        Nothing where it is said of another place: that takes the place of the place.
        """
        detail, scopes = self._detail.search(told), list(self._scope.finditer(told))
        if detail is None or not scopes or scopes[-1].start() < detail.end() or self._place_like.search(rest):
            return ""
        tie, _, thing = rest.partition(" ")
        if detail[0].strip() != tie or " " + tie + " " in thing:
            return ""
        return self._phrases.joined(told[: detail.start()], tie, thing) + told[scopes[-1].start() :]

    def _is_place(self, name: str, marked: Marked) -> bool:
        """Whether a name is nothing but that of one of several places: "Dale and Moor closed 3 and 4 t"."""
        if self._named_place.fullmatch(name) is None:
            return False
        listed = self._named_places.match(marked.text)
        return listed is not None and name in listed[0]

    def _side(self, name: str, told: str) -> str:
        """Say of which side of a thing a value is told: "night" after "daytime noise"."""
        word = name.lower()
        side = next((side for side in self._sides if word in side), None)
        if side is None:
            return ""
        rest = [each for each in told.split() if each.lower() not in side]
        return self._phrases.joined(name, *rest) if rest else ""

    def _is_part_of_sum(self, marked: Marked, draft: Draft, record: Record, change: str) -> bool:
        found = draft.found
        if found is None or "ind" not in found.parts or found.construction.change != "level":
            return False
        before = marked.code[: found.parts["ind"][0]].rstrip("t")
        if before.endswith(f"{QUANTITY}{_INCLUDING},"):
            return False  # "coal made up 40% of the total, gas 30%"
        before = before.rstrip(",t")
        return record.measure in _MEASURED and record.change in ("level", change) and before.endswith(_INCLUDING)


def _is_alike(told: Record, record: Record) -> bool:
    """Whether both are levels in the same unit."""
    return (told.measure, told.unit, told.change) == (record.measure, record.unit, "level") and record.change == "level"


def _without_attribute(name: str, attribute: regex.Pattern[str]) -> str:
    """A name without the attribute at its head: "capacity" of "centralized capacity"."""
    first, _, rest = name.partition(" ")
    return rest if rest and attribute.fullmatch(first) else name
