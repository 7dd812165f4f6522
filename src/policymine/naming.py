"""Which words name what a value is said of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policymine import lists
from policymine.breakdowns import Breakdowns
from policymine.constructions import Found
from policymine.context import Context
from policymine.counted_parts import PartNames
from policymine.drafts import Draft
from policymine.faring import Faring
from policymine.growth_rates import GrowthRates
from policymine.lang import Language
from policymine.marking import Marker
from policymine.marks import QUANTITY, Marked
from policymine.other_sides import OtherSides
from policymine.owners import Owners
from policymine.people import People
from policymine.phrases import Phrases, is_name
from policymine.records import Record
from policymine.tallies import recall

_LISTED = frozenset("nbopUDc~")
"""Letters of a list of names that is a clause of its own."""

_MOVED = re.compile("(?:^|[.;:])(?P<list>[n>'o-]+(?:,[n>'o-]+)*,?c[tn>'o-]+(?:c[tn>'o-]+)?)[aHBM]*[udUD][tan]*$")
"""A list of names up to a verb that tells how they moved."""
_OF_WHOLE = re.compile(",[ZaHM]*[VbUD][^,;.:]*$")
"""What stands between the things that are counted and how many of them something happens to."""
_NEAR = 4
"""So many marks at most are "respectively" and a verb before a value."""
_MORE = ("cQ", ",Q")
"""What stands behind a value of a list."""
_INCLUDING = "j"
"""The letter of "including" and "of which"; the same in every language."""
_DIRECTIONS = "><"
"""Letters of nouns that say a direction: "an increase of 40"."""


class Naming:
    """Finds the indicators of values.

    Args:
        language: The language.
        phrases: Builds phrases out of marks.
        marker: Marks the sentences before.
    """

    def __init__(self, language: Language, phrases: Phrases, marker: Marker) -> None:
        self._phrases = phrases
        self._breakdowns = Breakdowns(language, phrases)
        self._owners = Owners(language, phrases, marker)
        self.parts = PartNames(language, phrases)
        self._sides = OtherSides(language)
        self._faring = Faring(language)
        self._growth = GrowthRates(language)
        self._people = People(language)
        self._own_names = frozenset(language.tables["patterns"].get("learned", {}).get("own_names", ()))

    def names(self, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context) -> Iterator[str]:
        """The indicators of a value: one, or several where "both" or "respectively" says so."""
        found, quantity = draft.found, draft.quantity
        shared = lists.paired(marked, draft.position, drafts, self._phrases)
        if shared is None and (name := self._continued(marked, draft, drafts, context)):
            yield name
            return
        if shared is not None:
            first = next((d for d in drafts if d.position == shared.first), draft)
            opening = first.found
            if opening is not None and "ind" in opening.parts:
                names = lists.split(marked, opening.parts["ind"], shared.size, self._phrases)
                if names is not None:
                    yield names[shared.place] if shared.size > 1 else names[0]
                    return
                yield self._phrases.of_value(marked, opening)
                return
            names = self._names_before(marked, shared, drafts) or self._names_opening(marked, shared)
            names = names or self._names_done(marked, shared)
            if names := names or self._names_told(marked, shared, drafts, context):
                yield names[shared.place]
                return
        if quantity.sort == "number" and (name := self._people.name(marked, draft.position)):
            yield name
            return
        if names := self._names_each(marked, draft, drafts):
            yield from names
            return
        if names := self._names_broken_down(marked, draft, drafts, context):
            yield from names
            return
        each = lists.each_of(marked, draft.position, found, self._phrases)
        if each is not None:
            of = self._breakdowns.measured(marked, draft.position) if each[0] > draft.position else ""
            yield from (self._breakdowns.part(part, of) for part in lists.parts(marked, each, self._phrases))
            return
        if name := self._part(marked, draft, context) or self._on_other_side(marked, draft, drafts, context):
            yield name
            return
        if name := self._owner(marked, draft, context) or self._growth.name(marked, draft, context.previous):
            yield name
            return
        previous = context.previous
        if (
            found is not None
            and found.construction.use == "share"
            and previous is not None
            and ("ind" not in found.parts or (drafts[0] is not draft and self._is_counted(marked, found, previous)))
        ):
            yield self._phrases.share(previous.indicator, self._phrases.phrase(marked, found.parts.get("of")))
            return
        if name := self._phrases.substance(marked, draft.position, quantity, found):
            yield name
            return
        if found is None or found.shared:
            yield previous.indicator if previous else self._phrases.opening(marked)
            return
        if found.construction.use == "part" and previous is not None:
            whole = context.whole
            if quantity.sort == "number" and previous.measure in ("amount", "money") and self._phrases.spaced:
                whole = previous = context.things or previous  # "8 pits that yield 40 t, 3 are idle"
            yield self._phrases.part(marked, found, _of_what(marked, draft, drafts, whole, previous))
            return
        if found.construction.use == "same" and "tail" in found.parts and previous is not None:
            # "90 tenants, of whom 40 kept bees": what is told of the part is told of the same thing.
            yield self._phrases.with_more(marked, previous.indicator, found.parts["tail"])
            return
        if found.construction.use in ("same", "part") and "ind" not in found.parts and "unit" not in found.parts:
            subject = self._phrases.opening(marked) if drafts[0] is draft else ""
            if subject and not self._phrases.is_poor(subject):
                yield subject
                return
            second = self._phrases.phrase(marked, found.parts.get("ind2"))
            if second and previous is not None and "of" in found.parts:
                # "20 billion, including 8 billion from the county": the source is said of the same thing.
                yield self._phrases.from_another(
                    previous.indicator, marked.words(found.parts["of"][0], found.parts["ind2"][1])
                )
                return
            if second and not (previous is not None and is_name(second)):
                yield second
                return
            if previous is not None and quantity.sort == "number" and self._is_done(marked, found):
                # "90 wells were drilled, and 35 have been lined"
                yield self._phrases.and_done(previous.indicator, draft.verb.lemma, previous.action)
                return
            yield previous.indicator if previous else self._phrases.opening(marked)
            return
        if found.construction.use == "goal":
            yield _aimed_at(draft, drafts, context) or marked.words(*found.parts["verb"])
            return
        if name := self._told_later(marked, draft, drafts):
            yield name
            return
        if quantity.sort in ("number", "times") and not _moves(found) and found.construction.use != "stand":
            there = self._phrases.only_stands(marked, draft.position)
            indicator = self._phrases.of_count(marked, found, "" if there else _own_verb(marked, draft, found))
        else:
            indicator = self._phrases.of_value(marked, found)
            indicator = self._faring.whole_rate(indicator, marked, found.parts.get("ind"))
        before = "ind" not in found.parts or found.parts["ind"][0] < draft.position
        if "verb" in found.parts and found.construction.change == "level":
            at = found.parts["verb"][0]
            if quantity.sort in ("amount", "money") if self._phrases.spaced else before:
                indicator = self._phrases.told(indicator, draft.verb.lemma, marked.word(at - 1) if at else "")
        if quantity.sort == "amount" and _is_object(marked, draft.position, found):
            indicator = self._phrases.worked_on(indicator, draft.verb.lemma)
        if found.construction.use == "start" and not indicator and previous is not None:
            indicator = previous.indicator
        if pointed := self._phrases.pointed(marked, draft.position, indicator):
            yield pointed
            return
        if self._phrases.is_goal(indicator):
            if drafts[0] is draft and self._phrases.measures(marked, draft.position):
                yield indicator  # "the share of oats, for which the goal of 30% was set"
                return
            yield _aimed_at(draft, drafts, context) or indicator
            return
        if previous is not None and self._phrases.is_poor(indicator):
            indicator = previous.indicator
        # What the sentence before was about is another thing.
        goes_on = drafts[0].position < draft.position or marked.code.startswith(_INCLUDING)
        told = previous.indicator if previous is not None and goes_on else None
        if told is not None and context.whole is not None and self._is_past_parts(marked, draft, drafts):
            told = context.whole.indicator
        if told is not None and self._phrases.is_part(indicator):
            indicator = told
        elif indicator in self._own_names:
            pass  # 责令整改9家，立案处罚3家: not of the first
        elif self._phrases.is_action(indicator) and (of := told or self._phrases.object_before(marked, draft.position)):
            indicator = of if indicator in of else self._phrases.generic(indicator, self._phrases.acted_on(of))
        elif told is not None and self._is_of_whole(marked, draft, drafts) and not set(told) <= set(indicator):
            # "Of the 8 pits on the list, 3 are to be lined": what was counted of all is counted of the part.
            indicator = self._phrases.generic(self._phrases.done(indicator), self._phrases.acted_on(told))
        elif told is not None and self._phrases.is_owned(marked, found.parts.get("ind")):
            indicator = self._phrases.generic(indicator, told)
        elif indicator and self._phrases.again(indicator) is not None:
            pass  # completed later by what was measured so
        elif told is not None and self._phrases.is_rate_of(indicator) and context.previous is not None:
            whole = context.previous if context.previous.measure == "count" else context.whole
            if whole is not None and whole.measure == "count":
                indicator = self._phrases.generic(indicator, whole.indicator)
        elif indicator and (measure := self._measure_of_other(indicator)):
            is_count = bool(told) and self._faring.is_counted(marked, draft.position)
            of = "" if is_count else self._phrases.before_comma(marked, draft.position)
            of = self._faring.owner(marked, draft.position) or self._faring.without_predicate(of)
            of = of or self._faring.without_rate(told or "")
            indicator = self._phrases.generic(measure, of) if of else indicator
        elif self._faring.is_bare(indicator):
            owner = self._faring.owner(marked, draft.position)
            indicator = self._phrases.generic(indicator, owner) if owner else indicator
        yield indicator or (previous.indicator if previous else "")

    def _measure_of_other(self, indicator: str) -> str:
        """The measure that a name is, where it does not say of what; else nothing."""
        if self._faring.is_bare_rate(indicator):
            return indicator
        measure = self._phrases.done(indicator)
        return measure if self._phrases.is_generic(measure) else ""

    def _is_past_parts(self, marked: Marked, draft: Draft, drafts: Sequence[Draft]) -> bool:
        """Whether a value is said of a whole again, behind its parts: 造林30亩，其中松树10亩，已完成20亩."""
        before = drafts[drafts.index(draft) - 1].position
        return not self._phrases.spaced and is_of_which(marked, before) and not is_of_which(marked, draft.position)

    def note(self, marked: Marked, draft: Draft, record: Record, context: Context) -> None:
        """Remember what was counted, for the counts behind it that are parts of it."""
        if not self._phrases.spaced:
            recall(record, context)
        context.names[draft.position] = record.indicator
        if draft.quantity.sort != "number":
            return
        if record.unit and record.measure == "count":
            context.things = record
        if self._part(marked, draft, context) and context.counted is not None:
            context.counted = context.counted._replace(opened=True)
        else:
            context.counted = self.parts.counted(marked, draft.quantity, record.indicator)
            if context.counted is not None:
                context.counts.setdefault(context.counted.classifier, context.counted)

    def _part(self, marked: Marked, draft: Draft, context: Context) -> str:
        if context.counted is None or draft.quantity.sort != "number":
            return ""
        counted = context.counted
        if counted.classifier != draft.quantity.classifier:
            counted = context.counts.get(draft.quantity.classifier, counted)  # 改造9处，惠及200人，已开工6处
        return self.parts.name(marked, draft.position, draft.quantity, counted)

    def _on_other_side(self, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context) -> str:
        """The name of a value of which only another place or group is said than of the value before."""
        if drafts[0] is draft or draft.found is None or "ind" not in draft.found.parts:
            return ""
        measure = "count" if draft.quantity.sort == "number" else draft.quantity.sort
        return self._sides.name(self._phrases.phrase(marked, draft.found.parts["ind"]), measure, context.previous)

    def _names_broken_down(self, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context) -> list[str]:
        """The names of a part of a value of the same sentence: "6 GW, made up of 4 GW of wind and 2 of solar"."""
        whole = self._breakdowns.whole(marked, draft, drafts)
        name = context.names.get(whole.position, "") if whole is not None else ""
        return self._breakdowns.names(marked, draft, whole, name) if whole is not None and name else []

    def _owner(self, marked: Marked, draft: Draft, context: Context) -> str:
        """The name of a measure of which words like "its" say what it is of; counted things are no measure."""
        parts = draft.found.parts if draft.found is not None else {}
        if {"unit", "ind2"} & set(parts) or ("key" in parts and "l" in marked.code[slice(*parts.get("ind", (0, 0)))]):
            return ""  # "the number of towns whose water is safe" says itself of what it is
        return self._owners.name(marked, draft.position, context.before)

    def _is_counted(self, marked: Marked, found: Found, previous: Record) -> bool:
        """Whether a share is that of what was just counted: "sold 40 boats, making up 30% of all boats"."""
        if previous.measure != "count":
            return False
        return self._phrases.unit_of(self._phrases.phrase(marked, found.parts["ind"])) == previous.unit

    def _is_done(self, marked: Marked, found: Found) -> bool:
        """Whether a construction names what has been done: "35 have been lined", and not "35 more"."""
        at = found.parts["verb"][0] if "verb" in found.parts else -1
        return at >= 0 and bool(marked.marks[at].form) and marked.code[at] not in _DIRECTIONS

    def _is_of_whole(self, marked: Marked, draft: Draft, drafts: Sequence[Draft]) -> bool:
        """Whether a count without a noun is that of a part of the things of the clause before: 8座水库，年内加固3座."""
        whole = drafts[drafts.index(draft) - 1]
        found, size = draft.found, draft.quantity.classifier
        if self._phrases.spaced or not size or whole.quantity.classifier != size or found is None:
            return False
        if whole.position > draft.position or whole.found is None or "unit" not in whole.found.parts:
            return False
        end = whole.found.parts["unit"][1]
        own = "unit" not in found.parts and "ind" in found.parts and found.parts["ind"][1] == draft.position
        own = own and not self.parts.is_fresh(marked, found.parts)
        return own and "verb" not in whole.found.parts and _OF_WHOLE.match(marked.code, end, draft.position) is not None

    def _told_later(self, marked: Marked, draft: Draft, drafts: Sequence[Draft]) -> str:
        """The name of a count of which only the end of its list tells what happens: 3个村、2个镇获评示范."""
        parts = draft.found.parts if draft.found is not None else {}
        if self._phrases.spaced or "unit" not in parts or "verb" in parts or "after" in parts:
            return ""
        unit = parts["unit"]
        for following in drafts[drafts.index(draft) + 1 :]:
            joint = marked.code[parts["unit"][1] : following.position]
            parts = following.found.parts if following.found is not None else {}
            if joint not in ("", "c") or "unit" not in parts or "verb" in parts:
                return ""
            if "after" in parts:
                whose = self._phrases.right_before(marked, draft.position)
                return whose + self._phrases.phrase(marked, unit) + marked.words(*parts["after"])
        return ""

    def is_paired(self, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context) -> bool:
        """Tell whether a value is one of a list that "respectively" pairs with a list of indicators."""
        respective = lists.paired(marked, draft.position, drafts, self._phrases)
        listed = respective is not None or self._told_later(marked, draft, drafts)
        ind = draft.found.parts.get("ind") if draft.found is not None else None
        if ind is None and draft.found is not None and draft.found.construction.use == "share":
            return context.previous is not None
        if ind is not None and self._phrases.is_goal(self._phrases.phrase(marked, ind)):
            return True
        return bool(
            listed
            or _is_of_which(marked, draft)
            or self._continued(marked, draft, drafts, context)
            or self._part(marked, draft, context)
            or self._on_other_side(marked, draft, drafts, context)
            or self._owner(marked, draft, context)
            or self._growth.name(marked, draft, context.previous)
            or self._breakdowns.whole(marked, draft, drafts)
        )

    def _continued(self, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context) -> str:
        """The name of a value in a list that goes on with one before: "A and B were 3 and 4, up 5% and 6%"."""
        found = draft.found
        if found is None or not (found.construction.use == "same" or found.shared):
            return ""
        run = lists.respective(marked, draft.position, [d.position for d in drafts], said=False)
        if run is None:
            return ""
        names = self._names_before(marked, run, drafts)
        if names is None and self._phrases.spaced:
            names = self._names_told(marked, run, drafts, context)
        return names[run.place] if names else ""

    def _names_told(
        self, marked: Marked, place: lists.Place, drafts: Sequence[Draft], context: Context
    ) -> list[str] | None:
        """The names of values of which as many changes follow: "A was 3 and B came to 4, an increase of 5% and 6%"."""
        before = [d for d in drafts if d.position < place.first]
        first = next((d for d in drafts if d.position == place.first), None)
        if first is None or first.found is None or len(before) != place.size:
            return None
        if first.found.construction.change != "verb" or first.quantity.sort not in ("percent", "points"):
            return None
        if any(d.found is None or d.found.construction.use or d.found.construction.change != "level" for d in before):
            return None
        return [name for d in before for name in self.names(marked, d, drafts, context)]

    def _names_before(self, marked: Marked, place: lists.Place, drafts: Sequence[Draft]) -> list[str] | None:
        """The names of the list that a list of changes continues: "A and B were 3 and 4, down 5% and 6%"."""
        for draft in reversed([d for d in drafts if d.position < place.first]):
            if draft.found is None or "ind" not in draft.found.parts:
                continue
            before = lists.paired(marked, draft.position, drafts, self._phrases)
            if before is None or before.size != place.size:
                return None
            return lists.split(marked, draft.found.parts["ind"], place.size, self._phrases)
        return None

    def _names_each(self, marked: Marked, draft: Draft, drafts: Sequence[Draft]) -> list[str] | None:
        """The names of a list of which one change is said with "both": A、B分别为3和4，均下降5%."""
        found, position = draft.found, draft.position
        if self._phrases.spaced or found is None or found.construction.use != "same" or found.shared:
            return None
        if lists.EACH not in marked.code[marked.code.rfind(",", 0, position) + 1 : position]:
            return None
        if marked.code.startswith(_MORE, position + 1):
            return None
        positions = [d.position for d in drafts]
        for before in reversed([d for d in drafts if d.position < position]):
            if before.found is not None and "ind" in before.found.parts:
                place = lists.respective(marked, before.position, positions)
                return lists.split(marked, before.found.parts["ind"], place.size, self._phrases) if place else None
        return None

    def _names_opening(self, marked: Marked, place: lists.Place) -> list[str] | None:
        """The names of a list that a comma parts from its values: "A and B, after inflation, rose by 3 and 4"."""
        end = marked.code.rfind(",", 0, place.first)
        while end > 0 and lists.EACH in marked.code[end : place.first]:
            first = max(marked.code.rfind(letter, 0, end) for letter in ",.;:") + 1
            if not self._phrases.is_poor(self._phrases.phrase(marked, (first, end))):
                listed = set(marked.code[first:end]) <= _LISTED and "c" in marked.code[first:end]
                return lists.split(marked, (first, end), place.size, self._phrases) if listed else None
            end = first - 1
        return self._names_moved(marked, place)

    def _names_done(self, marked: Marked, place: lists.Place) -> list[str] | None:
        """The names of counted things before "respectively" and a verb: 城镇、农村分别完成3座和4座."""
        at = marked.code.rfind(lists.EACH, 0, place.first)
        if self._phrases.spaced or at <= 0 or not 0 < place.first - at <= _NEAR:
            return None
        first = max(marked.code.rfind(letter, 0, at) for letter in ",.;:(Zp") + 1
        return lists.split(marked, (first, at), place.size, self._phrases) if first < at else None

    def _names_moved(self, marked: Marked, place: lists.Place) -> list[str] | None:
        """The names of a list in the clause before its values: "Tea and oil fell the most, down 3 and 4"."""
        end = marked.code.rfind(",", 0, place.first)
        found = _MOVED.search(marked.code, 0, end) if end > 0 else None
        if found is None or QUANTITY in marked.code[found.start() : place.first]:
            return None
        return lists.split(marked, found.span("list"), place.size, self._phrases)


def is_of_which(marked: Marked, position: int) -> bool:
    """Tell whether a value is in a clause that begins with "of which"."""
    first = max(marked.code.rfind(letter, 0, position) for letter in ",.;:") + 1
    return _INCLUDING in marked.code[first:position]


def _is_of_which(marked: Marked, draft: Draft) -> bool:
    """Whether a name follows "of which", so that it is one part only: 贸易总额30亿元，其中出口17亿元."""
    at = draft.found.parts["ind"][0] if draft.found is not None and "ind" in draft.found.parts else -1
    return at >= 0 and marked.code[at] == _INCLUDING and QUANTITY in marked.code[:at]


def _moves(found: Found) -> bool:
    """Whether what moves is another thing than what is counted: "cut the hours of duty by 40 men"."""
    return found.construction.change == "verb" and "unit" in found.parts and "ind" in found.parts


def _is_object(marked: Marked, position: int, found: Found) -> bool:
    """Whether an amount of a thing is the object of its verb: "drained 30 ha of moors"."""
    if found.construction.change != "level" or not {"verb", "ind"} <= set(found.parts):
        return False
    between = marked.code[found.parts["verb"][1] : position]
    return found.parts["ind"][0] == position + 2 and marked.code[position + 1] == "o" and not between.strip("ta")


def _own_verb(marked: Marked, draft: Draft, found: Found) -> str:
    """The verb of a count, unless it stands behind the next value and no construction says that it is this one's."""
    at = draft.verb.position
    if "verb" not in found.parts and QUANTITY in marked.code[draft.position + 1 : max(0, at)]:
        return ""
    return draft.verb.lemma


def _aimed_at(draft: Draft, drafts: Sequence[Draft], context: Context) -> str:
    """What a bare target is of: of what was told last, if that is measured alike, else of the last target like it."""
    previous, first = context.previous, drafts[0] is draft
    measure = "count" if draft.quantity.sort == "number" else draft.quantity.sort
    alike = previous is not None and (previous.measure == measure or (not first and measure == "count"))
    if previous is not None and alike and (context.told or not first):
        return previous.indicator
    return context.goals.get(measure, "")


def _of_what(marked: Marked, draft: Draft, drafts: Sequence[Draft], whole: Record | None, previous: Record) -> Record:
    """Of what something is a part: of the last whole of its unit, or of the part before where the text goes on with it.

    That is where the same verb goes on, and behind "of which" inside a sentence.
    """
    if whole is None or (previous.measure == "count" and whole.unit != previous.unit):
        return previous
    parts = draft.found.parts if draft.found is not None else {}
    if "verb" in parts:
        return previous if draft.verb.lemma == previous.action else whole
    within = drafts[0] is not draft and marked.code[: draft.position].rstrip("a,").endswith(_INCLUDING)
    return previous if within and previous.measure == "count" else whole
