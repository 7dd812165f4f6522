"""Which words name what a value is said of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policymine import lists
from policymine.attributes import Attributes
from policymine.breakdowns import Breakdowns
from policymine.constructions import Found
from policymine.context import Context
from policymine.counted_parts import PartNames
from policymine.denied_names import with_denial
from policymine.drafts import Draft
from policymine.faring import Faring
from policymine.further_names import FurtherNames, whole_of
from policymine.graded_heads import GradedHeads
from policymine.growth_rates import GrowthRates
from policymine.inherited_dates import goes_on as goes_on_from
from policymine.lang import Language
from policymine.listed_names import ListedNames
from policymine.marking import Marker
from policymine.marks import QUANTITY, Marked, begin_of
from policymine.mix_shares import MixShares
from policymine.noun_phrases import is_name
from policymine.other_sides import OtherSides
from policymine.owners import Owners
from policymine.parallel_members import ParallelMembers
from policymine.parted_owners import with_owner
from policymine.people import People
from policymine.phrases import Phrases
from policymine.ranked_things import RankedThings
from policymine.records import Record
from policymine.runners_up import RunnersUp
from policymine.tallies import recall
from policymine.told_shares import ToldShares
from policymine.topic_owners import TopicOwners
from policymine.whole_parts import WholeParts

_OF_WHOLE = re.compile(",[ZaHM]*[VbUD][^,;.:]*$")
"""What stands between the things that are counted and how many of them something happens to."""
_INCLUDING = "j"
"""The letter of "including" and "of which"; the same in every language."""
_DENIED = frozenset({"number", "money", "amount"})
"""What may be told of what was not done: 未安装设施的252家, 未整改资金1200万元."""
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
        self._further = FurtherNames(language, phrases)
        self._listed = ListedNames(language, phrases, self.names)
        self._breakdowns = Breakdowns(language, phrases)
        self._parallel = ParallelMembers(language, phrases)
        self._runners = RunnersUp(language, phrases, self._breakdowns.part)
        self._owners = Owners(language, phrases, marker)
        self.parts = PartNames(language, phrases)
        self._sides = OtherSides(language)
        self._faring = Faring(language)
        self._ranked = RankedThings(language.tables["patterns"].get("ranks_among", {}))
        self._growth = GrowthRates(language)
        self._wholes = WholeParts(language, phrases)
        self._topics = TopicOwners(language)
        self._attributes = Attributes(language)
        self._graded = GradedHeads(language)
        self._shares = ToldShares(language, phrases)
        self._mixes = MixShares(language, phrases)
        self._people = People(language)
        self._sources = frozenset(language.tables["patterns"].get("learned", {}).get("sources", ()))
        self._own_names = frozenset(language.tables["patterns"].get("learned", {}).get("own_names", ()))

    def names(self, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context) -> Iterator[str]:
        """The indicators of a value: one, or several where "both" or "respectively" says so."""
        if (names := self._names_in_list(marked, draft, drafts, context)) is not None:
            yield from names
        elif self._phrases.spaced or draft.quantity.sort not in _DENIED:
            yield self._name(marked, draft, drafts, context)
        else:
            yield with_denial(marked, draft.position, self._name(marked, draft, drafts, context))

    def _names_in_list(
        self, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context
    ) -> Sequence[str] | None:
        """The names of a value that lists or words for people name; None if they do not."""
        if (name := self._listed.name(marked, draft, drafts, context)) is not None:
            return [name]
        if name := self._mixes.name(marked, draft, drafts):
            return [name]
        if draft.quantity.sort == "number" and (name := self._people.name(marked, draft.position, context.things)):
            return [name]
        if name := self._ranked.name(marked, draft):
            return [name]
        if names := self._listed.each(marked, draft, drafts):
            return names
        if name := self._runners.name(marked, draft, drafts, context.names):
            return [name]
        if names := self._names_broken_down(marked, draft, drafts, context):
            return names
        if name := self._parallel.name(marked, draft, drafts, context):
            return [name]
        each = lists.each_of(marked, draft.position, draft.found, self._phrases)
        if each is None:
            return None
        of = self._breakdowns.measured(marked, draft.position) if each[0] > draft.position else ""
        return [self._breakdowns.part(part, of) for part in lists.parts(marked, each, self._phrases)]

    def _name(self, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context) -> str:
        """The name of a value by itself, or by what was told before it."""
        found, previous = draft.found, context.previous
        if name := (
            self._part(marked, draft, context)
            or self._on_other_side(marked, draft, drafts, context)
            or self._owner(marked, draft, context)
            or self._growth.name(marked, draft, previous)
            or self._phrases.grown(marked, found)
        ):
            return name
        if (
            found is not None
            and found.construction.use == "share"
            and previous is not None
            and not (found.shared and not self._phrases.spaced)
            and (
                "ind" not in found.parts
                or (drafts[0] is not draft and self._is_counted(marked, found, previous))
                or self._phrases.is_poor(self._phrases.phrase(marked, found.parts["ind"]))
            )
        ):
            of = "" if "ind" in found.parts else self._faring.owner(marked, draft.position)
            return self._phrases.share(of or previous.indicator, self._phrases.phrase(marked, found.parts.get("of")))
        if found is not None and previous is not None and drafts[0] is not draft and self._phrases.spaced:
            # "Output reached 3 tons, with oats making up 40 percent"
            part = self._phrases.phrase(marked, found.parts.get("ind")) if found.construction.use == "share" else ""
            if part and "of" not in found.parts and part.lower() not in previous.indicator.lower():
                return self._phrases.share(part, previous.indicator)
        if name := self._phrases.substance(marked, draft.position, draft.quantity, found):
            return name
        if found is None or found.shared:
            return previous.indicator if previous else self._phrases.opening(marked)
        if (told := self._told_further(marked, draft, drafts, found, context)) is not None:
            return told
        if found.construction.use == "goal":
            return _aimed_at(draft, drafts, context) or marked.words(*found.parts["verb"])
        if name := self._listed.told_later(marked, draft, drafts):
            return name
        if name := self._listed.of_places(marked, draft, drafts, context):
            return name
        name = self._constructed(marked, draft, found)
        told = previous.indicator if previous is not None and drafts[0] is not draft else ""
        if draft.quantity.sort in _DENIED and (each := self._phrases.per_head(name, told)):
            return each
        if found.construction.use == "start" and not name and previous is not None:
            name = previous.indicator
        if pointed := self._phrases.pointed(marked, draft.position, name):
            return pointed
        if self._phrases.is_goal(name):
            if drafts[0] is draft and self._phrases.measures(marked, draft.position):
                return name  # "the share of oats, for which the goal of 30% was set"
            return _aimed_at(draft, drafts, context) or name
        name = self._mover(name, marked, draft, drafts, context) or name
        if previous is not None and self._phrases.is_poor(name):
            name = _promised(draft, drafts, context) or previous.indicator
        return self._of_told(name, marked, draft, drafts, context) or (previous.indicator if previous else "")

    def _mover(self, name: str, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context) -> str:
        """What moves, where a name says only that something does: "with an annual growth of 6%"."""
        if draft.quantity.sort == "rank" or not self._phrases.is_bare_move(name):
            return ""
        first, previous = drafts[0] is draft, context.previous
        mover = self._phrases.moving(marked, draft.position, first=first)
        return mover or (previous.indicator if previous is not None and not first else "")

    def _told_further(
        self, marked: Marked, draft: Draft, drafts: Sequence[Draft], found: Found, context: Context
    ) -> str | None:
        """The name of a value that is said of the thing before, or of a part of it; None if it is not."""
        previous, use = context.previous, found.construction.use
        number = draft.quantity.sort == "number"
        if use == "part" and previous is not None:
            whole = context.whole
            counted = whole is not None and whole.measure == "count" and previous.measure == "percent"
            if number and not counted and previous.measure in ("amount", "money", "percent") and self._phrases.spaced:
                whole = previous = context.things or previous  # "8 pits that yield 40 t, 3 are idle"
            return self._further.part(marked, found, whole_of(marked, draft, drafts, whole, previous))
        if use == "same" and "tail" in found.parts and previous is not None:
            # "90 tenants, of whom 40 kept bees": what is told of the part is told of the same thing.
            sibling = drafts[max(0, drafts.index(draft) - 1)].found
            told = sibling.parts.get("tail") if sibling is not None and sibling is not found else None
            share = draft.quantity.sort == "percent"
            name = self._further.counted(previous) if share else previous.indicator
            return self._further.with_more(marked, name, found.parts["tail"], told)
        if use not in ("same", "part") or "ind" in found.parts or "unit" in found.parts:
            return None
        subject = self._phrases.opening(marked) if drafts[0] is draft else ""
        if subject and not self._phrases.is_poor(subject):
            owner = self._faring.owner(marked, draft.position)  # 客运量实现恢复性增长，达到5亿人次
            return owner if subject.startswith(owner) and self._phrases.is_measure(owner) else subject
        second = self._phrases.phrase(marked, found.parts.get("ind2"))
        if second and previous is not None and "of" in found.parts:
            # "20 billion, including 8 billion from the county": the source is said of the same thing.
            source = marked.words(found.parts["of"][0], found.parts["ind2"][1])
            return self._further.from_another(previous.indicator, source)
        if second and not (previous is not None and is_name(second)):
            return second
        if previous is not None and number and self._is_done(marked, found):
            # "90 wells were drilled, and 35 have been lined"
            return self._further.and_done(previous.indicator, draft.verb.lemma, previous.action)
        if previous is None and "key" in found.parts and (end := found.parts["key"][1]) > draft.position:
            return self._phrases.phrase(marked, (draft.position + 2, end))  # "58% of the plan is met"
        return previous.indicator if previous else self._phrases.opening(marked)

    def _constructed(self, marked: Marked, draft: Draft, found: Found) -> str:
        """The name that the construction of a value gives it."""
        quantity = draft.quantity
        if quantity.sort in ("number", "times") and not _moves(found) and found.construction.use != "stand":
            there = self._phrases.only_stands(marked, draft.position)
            name = self._phrases.of_count(marked, found, "" if there else self._own_verb(marked, draft, found))
        else:
            name = self._phrases.of_value(marked, found)
            name = self._faring.whole_rate(name, marked, found.parts.get("ind"))
            if not self._phrases.spaced and "ind" in found.parts:
                name = with_owner(marked, found.parts["ind"], name, self._phrases)
        before = "ind" not in found.parts or found.parts["ind"][0] < draft.position
        if "verb" in found.parts and found.construction.change == "level":
            at = found.parts["verb"][0]
            subject = found.parts.get("ind", (draft.position, 0))[0]
            own = not self._phrases.spaced or _is_own_verb(marked, draft, subject)
            if own and (quantity.sort in ("amount", "money") if self._phrases.spaced else before):
                name = self._phrases.told(name, draft.verb.lemma, marked.word(at - 1) if at else "")
        if quantity.sort == "amount" and _is_object(marked, draft.position, found):
            name = self._phrases.worked_on(name, draft.verb.lemma)
        return name

    def _own_verb(self, marked: Marked, draft: Draft, found: Found) -> str:
        """The verb of a count; none that stands behind the next value or who says so, if no construction has it."""
        at = draft.verb.position
        between = marked.code[draft.position + 1 : max(0, at)]
        if "verb" not in found.parts and (
            QUANTITY in between
            or ",l" in between
            or any(marked.word(place) in self._sources for place in range(draft.position + 1, at))
        ):  # "has 9 mills, which employed 80 men"
            return ""
        return draft.verb.lemma

    def _of_told(self, name: str, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context) -> str:
        """A name with what it is said of, where it does not say that itself."""
        previous, position = context.previous, draft.position
        parts = draft.found.parts if draft.found is not None else {}
        # What the sentence before was about is another thing.
        goes_on = drafts[0].position < position or marked.code.startswith(_INCLUDING)
        goes_on = goes_on or (self._phrases.is_extent(name) and goes_on_from(marked, context))
        told = previous.indicator if previous is not None and goes_on else None
        past = told is not None and not self._phrases.is_share(name) and self._is_past_parts(marked, draft, drafts)
        if past and context.whole is not None:
            told = context.whole.indicator
        if told is not None and self._phrases.is_part(name):
            return told
        if draft.quantity.sort == "money" and (
            took := self._phrases.collected(name, previous.indicator if previous else "")
        ):
            return took
        if name in self._own_names:
            return name  # 责令整改9家，立案处罚3家: not of the first
        if self._phrases.is_action(name) and (of := told or self._phrases.object_before(marked, position)):
            return of if name in of else self._phrases.generic(name, self._phrases.acted_on(of))
        if told is not None and self._is_of_whole(marked, draft, drafts) and not set(told) <= set(name):
            # "Of the 8 pits on the list, 3 are to be lined": what was counted of all is counted of the part.
            return self._phrases.generic(self._phrases.done(name), self._phrases.acted_on(told))
        if told is not None and self._phrases.is_owned(marked, parts.get("ind")):
            return self._phrases.generic(name, told)
        if name and self._phrases.again(name) is not None:
            return name  # completed later by what was measured so
        if told is not None and self._phrases.is_rate_of(name) and previous is not None:
            whole = previous if previous.measure == "count" else context.whole
            counted = whole is not None and whole.measure == "count"
            return self._phrases.generic(name, whole.indicator) if whole is not None and counted else name
        if name and (measure := self._measure_of_other(name)):
            is_count = bool(told) and self._faring.is_counted(marked, position)
            of = "" if is_count else self._phrases.before_comma(marked, position)
            of = self._faring.owner(marked, position) or self._faring.without_predicate(of)
            of = of or self._faring.without_rate(told or "")
            if of and of == told and not self._phrases.is_invested_in(of, measure):
                return name  # 生产总值增长9%，完成投资3亿元
            return self._phrases.generic(measure, of) if of else name
        owner = self._faring.owner(marked, position) if self._faring.is_bare(name) else ""
        return self._phrases.generic(name, owner) if owner else name

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
            self._attributes.complete(marked, draft, record)
            self._graded.complete(marked, draft, record)
            self._wholes.complete(marked, draft, record, context)
            self._shares.complete(marked, draft, record, context)
            self._topics.complete(marked, draft.position, record, context)
            recall(record, context)
        context.names[draft.position] = record.indicator
        context.values[draft.position] = record
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
        part = not self._phrases.spaced and _INCLUDING in marked.code[: draft.position]
        if (drafts[0] is draft and not part) or draft.found is None or "ind" not in draft.found.parts:
            return ""
        measure = "count" if draft.quantity.sort == "number" else draft.quantity.sort
        said = self._phrases.phrase(marked, draft.found.parts["ind"])
        return self._sides.name(said, measure, context.previous, part=part)

    def _names_broken_down(self, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context) -> list[str]:
        """The names of a part of a value of the same sentence: "6 GW, made up of 4 GW of wind and 2 of solar"."""
        whole = self._breakdowns.whole(marked, draft, drafts)
        name = context.names.get(whole.position, "") if whole is not None else ""
        return self._breakdowns.names(marked, draft, whole, name) if whole is not None and name else []

    def _owner(self, marked: Marked, draft: Draft, context: Context) -> str:
        """The name of a measure of which words like "its" say what it is of; counted things are no measure."""
        parts = draft.found.parts if draft.found is not None else {}
        if (
            "unit" in parts
            or {"ind", "ind2"} <= set(parts)
            or ("key" in parts and "l" in marked.code[slice(*parts.get("ind", (0, 0)))])
        ):
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

    def is_paired(self, marked: Marked, draft: Draft, drafts: Sequence[Draft], context: Context) -> bool:
        """Tell whether a value is one of a list that "respectively" pairs with a list of indicators."""
        respective = lists.paired(marked, draft.position, drafts, self._phrases)
        listed = respective is not None or self._listed.told_later(marked, draft, drafts)
        ind = draft.found.parts.get("ind") if draft.found is not None else None
        if ind is None and draft.found is not None and draft.found.construction.use == "share":
            return context.previous is not None
        if ind is None and draft is drafts[0] and draft.found is not None and draft.found.construction.use == "same":
            listed = listed or self._phrases.moving(marked, draft.position, first=True)
        if ind is None and context.previous is not None and self._phrases.is_collected(context.previous.indicator):
            return True
        told = self._phrases.phrase(marked, ind) if ind is not None else ""
        if told and (
            self._phrases.is_goal(told)
            or self._phrases.collected(told, told)
            or self._mover(told, marked, draft, drafts, context)
        ):
            return True
        return bool(
            listed
            or self._listed.done_each(marked, draft, drafts)
            or self._mixes.name(marked, draft, drafts)
            or lists.is_labelled(marked.code, draft.position, ind)
            or self._listed.of_places(marked, draft, drafts, context)
            or _is_of_which(marked, draft)
            or self._wholes.tells(marked, draft, context)
            or self._listed.continued(marked, draft, drafts, context)
            or self._part(marked, draft, context)
            or self._on_other_side(marked, draft, drafts, context)
            or self._owner(marked, draft, context)
            or self._growth.name(marked, draft, context.previous)
            or self._phrases.grown(marked, draft.found)
            or self._breakdowns.whole(marked, draft, drafts)
            or self._parallel.name(marked, draft, drafts, context)
            or self._runners.name(marked, draft, drafts, context.names)
            or _ends_change(draft, drafts)
        )


def is_of_which(marked: Marked, position: int) -> bool:
    """Tell whether a value is in a clause that begins with "of which"."""
    first = begin_of(marked.code, position, ",.;:")
    return _INCLUDING in marked.code[first:position]


def _ends_change(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a value ends a change whose start says what changes: "that of ponds from 40% to 85%"."""
    start = drafts[drafts.index(draft) - 1].found if drafts[0] is not draft else None
    found = draft.found
    if start is None or found is None or found.construction.use != "same" or found.parts:
        return False
    return start.construction.use == "start" and "ind" in start.parts


def _is_of_which(marked: Marked, draft: Draft) -> bool:
    """Whether a name follows "of which", so that it is one part only: 贸易总额30亿元，其中出口17亿元."""
    at = draft.found.parts["ind"][0] if draft.found is not None and "ind" in draft.found.parts else -1
    return at >= 0 and marked.code[at] == _INCLUDING and QUANTITY in marked.code[:at]


def _moves(found: Found) -> bool:
    """Whether what moves is another thing than what is counted: "cut the hours of duty by 40 men"."""
    return found.construction.change == "verb" and "unit" in found.parts and "ind" in found.parts


def _is_own_verb(marked: Marked, draft: Draft, subject: int) -> bool:
    """Whether no comma parts a value or its subject from its verb: "was 9 km, the newly added 2"."""
    behind = marked.code[draft.position : max(draft.position, draft.verb.position)]
    before = marked.code[draft.verb.position : subject] if 0 <= draft.verb.position < subject else ""
    return "," not in behind and not (QUANTITY in before and "," in before)


def _is_object(marked: Marked, position: int, found: Found) -> bool:
    """Whether an amount of a thing is the object of its verb: "drained 30 ha of moors"."""
    if found.construction.change != "level" or not {"verb", "ind"} <= set(found.parts):
        return False
    between = marked.code[found.parts["verb"][1] : position]
    return found.parts["ind"][0] == position + 2 and marked.code[position + 1] == "o" and not between.strip("ta")


def _promised(draft: Draft, drafts: Sequence[Draft], context: Context) -> str:
    """What a bare promise at the head of a sentence renews behind results, such as the shares of sectors in it."""
    previous = context.previous
    if drafts[0] is not draft or draft.verb.sign != "modal" or previous is None or previous.kind == "target":
        return ""
    return context.goals.get(draft.quantity.sort, "") if previous.measure == draft.quantity.sort else ""


def _aimed_at(draft: Draft, drafts: Sequence[Draft], context: Context) -> str:
    """What a bare target is of: of what was told last, if that is measured alike, else of the last target like it."""
    previous, first = context.previous, drafts[0] is draft
    measure = "count" if draft.quantity.sort == "number" else draft.quantity.sort
    alike = previous is not None and (previous.measure == measure or (not first and measure == "count"))
    if previous is not None and previous.measure == "amount" and measure in ("percent", "points"):
        # "Losses were 9 Mt. The country proposes a reduction of 25%."
        alike = alike or (draft.found is not None and draft.found.construction.change == "verb")
    if previous is not None and alike and (context.told or not first):
        return previous.indicator
    return context.goals.get(measure, "")
