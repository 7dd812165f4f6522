"""Names that are none: their well-formed part, or what takes their place.

Rules and models find "later", "harvested" or "Government of Dale 's" where a sentence is built as none that they know:
names by their place only. What can be none is told by its form: nothing at all, an adverb, a bare number, a piece that
ends in "'s" or in a verb, what somebody says as far as "that"; and so is one plain word that stands away from its
value, measures nothing by itself and for which little speaks ("harvested", "rate").

A name keeps its own part if it has one: with the object of its verb in -ing, without who tells it, without the next
task. Else the noun phrases of the sentence and of the one before are weighed by how each stands to the value, and the
best takes the place of the name. The weights were fitted to annotated names and rounded; docs/learning.md tells which
forms pay. No pattern runs over a sentence whose names are well-formed.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

import regex

from policymine.context import Context
from policymine.lang import Language
from policymine.lang.inflection import Inflection
from policymine.lexicon import WORD
from policymine.marking import Marker
from policymine.marks import QUANTITY, Marked
from policymine.needs import needs_of
from policymine.noun_phrases import is_name
from policymine.phrases import Phrases
from policymine.records import Record
from policymine.word_sieve import WordSieve

_WITH, _OPENS = "h", frozenset(".;:,kc")
"""The letters of "with", and of what a clause begins behind; the same in every language."""
_WHOLE = regex.compile("[n>'<-]+(?:[oih]t?[n>'<-]+)+(?:2[VbUDR]t?[n>'<-]+)?")
_CORE = regex.compile("[n>'<-]+")
"""A noun phrase with what ties others to it, and each part of it."""
_TIES = frozenset("oih")
_VERBS = frozenset("VUDRvudrbBMH")
_MOVING = frozenset("UDRudr")
_STOPS = frozenset(",;:")
_OPENING = frozenset("^,;:.Z")
_HANGING = frozenset("ifhy2")
_CHANGING = tuple("UDxw")
_GOVERNING = frozenset("VUDRbgxwe")
_SHARES = ("percent", "points")
_DIGITS = frozenset("0123456789")
_OBJECT = regex.compile("(?:(?:,|,?c)[gxwe])*t?[n>'-]+(?:[oi]t?[n>'-]+)*")
_LATER_OBJECT = regex.compile("(?:,|,?c)[gxwe]t?[n>'-]+(?:[oi]t?[n>'-]+)*")
_GIVING = tuple("VURDvudrb")
_TASK = "c2"
_THING = regex.compile("[VbUDR]t?(?P<what>[n>'<-]+(?:[oih]t?[n>'<-]+)*)")
_GERUNDS = frozenset("gxwe")
_ACTS = tuple("VbUDR")
_LISTING = ",;:(cj"
"""Letters before a member of a list with a value of its own: "wheat 3%, rye 4%"."""
_OF_VALUE = "otaZihfy2MBHN"
"""Letters between a value and what it is an amount of, or is for, or the verb of which it is the subject."""
_beginning = attrgetter("start")
_THIRD = "third"
_FINITE = frozenset("VURD")
_REACHING = "VURDvurdxwgb"
"""Letters of verbs by which a value is told of what stands before them."""
_STEM = 5
"""So many letters of a counted noun tell it in whatever form."""


class _Phrase(NamedTuple):
    """A noun phrase: its wording, head and marks, its sentence's letters, and whether that is the value's own."""

    text: str
    head: str
    first: int
    last: int
    code: str
    here: bool = True


class StandIns:
    """Puts noun phrases in the place of names that can be none; without a table of them nothing is changed.

    Args:
        language: The language.
        phrases: Builds phrases out of marks.
        marker: Marks the sentences before.
    """

    def __init__(self, language: Language, phrases: Phrases, marker: Marker) -> None:
        table: dict[str, Any] = language.tables["patterns"].get("stand_ins", {})
        self._works = bool(table)
        self._phrases = phrases
        self._marked = marker.words_of
        self._singular = Inflection(language.tables["language"]).singular
        self._no_names = frozenset(table.get("no_names", ()))
        self._no_name = WordSieve((regex.compile(each), needs_of(each)) for each in table.get("no_name", ()))
        self._loose = frozenset((*phrases.ties, *table.get("loose", ())))
        self._acting = tuple(table.get("acting", ())) or ("\0",)
        self._reaching = frozenset(table.get("reaching", ()))
        self._counters = frozenset(table.get("counters", ()))
        self._act = regex.compile(table.get("act", r"(?!)"))
        self._said = regex.compile(table.get("said", r"(?!)"))
        self._of: Marked | None = None
        self._found: dict[str, str] = {}  # what stands in for which words in one sentence
        phrases_table = language.tables["patterns"].get("phrases", {})
        self._pointing = frozenset((*phrases_table.get("former", ()), *phrases_table.get("latter", ())))
        self._points: dict[str, float] = table.get("points", {})
        self._least = float(table.get("least", 0))
        self._margin = float(table.get("margin", 0))
        self._doubtful = float(table.get("doubtful", 0))
        self._heads = {
            head: sort for sort in ("rate", "sum", "measure", "body", "time") for head in table.get(f"{sort}_heads", ())
        }

    def named(
        self, name: str, ruled: str, marked: Marked, position: int, record: Record, context: Context, *, listed: bool
    ) -> str:
        """Give a name that may be one.

        Args:
            name: The name.
            ruled: What the rules have called it.
            marked: Its sentence.
            position: The mark of the value.
            record: What gets the name.
            context: What was told before.
            listed: Whether a list gave the name.

        Returns:
            The best noun phrase in its place, or the name where it may be one or none is good enough.
        """
        if not self._works:
            return name
        if self._of is not marked:
            self._of, self._found = marked, {}
        told = context.previous.indicator if context.previous is not None else ""
        if context.previous is not None and self._is_place(name, marked, position, record, context.previous):
            record.unit = context.previous.unit
            return self._phrases.joined(told, marked.words(position + 1, position + 2), name)
        if own := self._own(name, marked, position, record, told):
            return own
        if name.endswith(self._acting) and (more := self._with_object(name, marked)):
            return more
        if self.is_none(name, marked):
            points = self._points.get("told before", 0.0)
            part = self._part(name, ruled, marked)
            return part or self._best(name, marked, position, record, context, self._least, points)
        at = -1 if listed else self._alone(name, marked, position, record)
        if at >= 0 and name not in self._found:
            weight = self.weight(_Phrase(name, self._singular(name.lower()), at, at + 1, marked.code), position, record)
            least, doubtful = max(self._least, weight + self._margin), self._doubtful if name.islower() else 0
            found = name if weight > doubtful else self._best(name, marked, position, record, context, least, 0.0)
            self._found[name] = found
        return self._found[name] if at >= 0 else name

    def _own(self, name: str, marked: Marked, position: int, record: Record, told: str) -> str:
        """A name without what is of others: of another task, of who tells it."""
        if _TASK in marked.code and (
            own := self._of_next_task(name, marked, position, record, told) or self._own_task(name, marked, position)
        ):
            return own
        return self._without_counter(name, marked, position, record, told) or self._without_teller(
            name, marked, position, record, told
        )

    def _is_place(self, name: str, marked: Marked, position: int, record: Record, before: Record) -> bool:
        """Whether a name only says where the same moved: "fell by 61,000, led by a decline of 41,000 in Dale"."""
        moved = record.measure == before.measure == "count" and "level" not in (record.change, before.change)
        return moved and name == record.unit and is_name(name) and marked.code.startswith("i", position + 1)

    def _without_counter(self, name: str, marked: Marked, position: int, record: Record, told: str) -> str:
        """A name without what was counted, and the verb before it: "sales of vans reached units"."""
        if record.measure != "count" or not record.unit:
            return ""
        words = name.split()
        thing = words[-len(record.unit.split()) :]
        if self._singular(" ".join(thing).lower()) != record.unit.lower():
            return ""
        words = words[: -len(thing)]
        alone = record.unit in self._counters
        if not words:
            if not alone:
                return ""
            # "output and sales were 30 units and 20 units"
            return told if QUANTITY in marked.code[:position] else self._phrases.moving(marked, position, first=True)
        ends = words[-1] in self._loose and words[-1] not in self._reaching
        while words and words[-1] in self._loose and words[-1] not in self._reaching:
            words.pop()
        before = marked.folded[: marked.marks[position].start]
        verbs = {marked.word(at) for at in range(position) if marked.code[at] in _REACHING} if alone else ()
        if words and (words[-1].lower() in self._reaching or words[-1].lower() in verbs):
            words.pop()
        elif not words or ends or (not alone and self._heads.get(self._singular(words[-1].lower())) != "measure"):
            return ""  # "construction on units"
        what = " ".join(words)
        return (
            what if what and what.lower() in before and f"{what} {' '.join(thing)}".lower() not in marked.folded else ""
        )

    def _best(
        self, name: str, marked: Marked, position: int, record: Record, context: Context, least: float, told: float
    ) -> str:
        """The noun phrase for which most speaks, if it is more than ``least``; what was told before has ``told``."""
        best, previous = name, context.previous
        if (
            previous is not None
            and told > least
            and (previous.measure, previous.unit) == (record.measure, record.unit)
            and previous.indicator != name
            and not self.is_none(previous.indicator, marked)
        ):
            best, least = previous.indicator, told
        for phrase in self.offered(name, marked, context.before):
            weight = self.weight(phrase, position, record)
            if weight > least:
                best, least = phrase.text, weight
        return best

    def is_none(self, name: str, marked: Marked) -> bool:
        """Tell whether a name can be none by its form."""
        folded = name.lower()
        return (
            folded in self._no_names
            or any(pattern.fullmatch(folded) is not None for pattern in self._no_name.pick(folded))
            or (folded.endswith("s") and _ends_finite(folded, marked))
        )

    def _part(self, name: str, ruled: str, marked: Marked) -> str:
        """The part of a name that is one, or what the rules have called it."""
        said = self._said.fullmatch(name)
        what = str(said["what"]) if said is not None else ""
        for each in (what, ruled) if ruled and ruled in what else (ruled, what):
            if each not in ("", name) and not is_name(each) and self._is_clear(each, marked):
                return each
        return ""

    def _own_task(self, name: str, marked: Marked, position: int) -> str:
        """The part of a name that is of the value's own task: "cover on" of "cover on 3 ha and to repair walls"."""
        code, folded = marked.code, name.lower()
        joint = code.find(_TASK)
        while joint > 0:
            ahead = position < joint
            others = QUANTITY in (code[joint:] if ahead else code[:joint])
            if others and code[joint + 2 : joint + 3] in _ACTS:
                first, tie, second = folded.partition(f" {marked.word(joint + 2)} ")
                own = self._trimmed(first if ahead else second)
                if tie and own and self._is_clear(own, marked):
                    at = folded.find(own)
                    return name[at : at + len(own)]
            joint = code.find(_TASK, joint + 1)
        return ""

    def _trimmed(self, phrase: str) -> str:
        """A phrase without small words at its ends."""
        words = phrase.split()
        while words and words[-1] in self._loose:
            words.pop()
        while words and words[0] in self._loose:
            words.pop(0)
        return " ".join(words)

    def _of_next_task(self, name: str, marked: Marked, position: int, record: Record, told: str) -> str:
        """What the next task is of, where the name is that of the one before: "... and to mend the roofs on 2 ha"."""
        code = marked.code
        joint = code.rfind(_TASK, 0, position)
        if joint < 0 or name != told or record.measure == "count" or QUANTITY not in code[:joint]:
            return ""
        thing = _THING.match(code, joint + 2, position)
        if thing is None or code[thing.end() : position].strip("tai"):
            return ""
        return self._phrases.phrase(marked, thing.span("what"))

    def _with_object(self, name: str, marked: Marked) -> str:
        """A name that ends in a form in -ing, with its object: "funds for preventing" of "... and fighting floods"."""
        act = self._act.search(name)
        at = marked.folded.find(act[0].lower()) if act is not None else -1
        if act is None or at < 0:
            return ""
        behind = bisect.bisect_left(marked.marks, at + len(act[0]), key=_beginning)
        found = (_OBJECT if self.is_none(name, marked) else _LATER_OBJECT).match(marked.code, behind)
        return f"{name} {marked.words(*found.span())}" if found is not None else ""

    def _without_teller(self, name: str, marked: Marked, position: int, record: Record, told: str) -> str:
        """A name without who tells or gives it: "survey put the catch", "the fund granted 3 yuan of aid"."""
        code = marked.code
        if record.measure != "count" and code[position - 1] in _GIVING and code.startswith("o", position + 1):
            first, tie, what = name.partition(f" {marked.word(position - 1)} {marked.word(position + 1)} ")
            if tie and (is_name(first) or self._heads.get(self._singular(first.lower().rsplit(" ", 1)[-1])) == "body"):
                return what
        if told and name.endswith(f" {told}"):
            teller, _, verb = name.removesuffix(f" {told}").removesuffix(" the").rpartition(" ")
            acts = (at for at, letter in enumerate(code) if at and letter in _GIVING and code[at - 1] == WORD)
            if teller and any(marked.word(at) == verb for at in acts):
                return told
        return ""

    def _is_clear(self, phrase: str, marked: Marked) -> bool:
        return not self._phrases.is_poor(phrase) and not self.is_none(phrase, marked)

    def _alone(self, name: str, marked: Marked, position: int, record: Record) -> int:
        """The mark of a name that is one plain word of its sentence, and no member of a list; else -1."""
        if record.measure in ("count", "rank") or not name[1:].islower() or not name.replace(" ", "").isalpha():
            return -1
        folded, code = name.lower(), marked.code
        if self._heads.get(self._singular(folded)) == "measure" or not self._pointing.isdisjoint(marked.runs()):
            return -1
        places = [at for at in range(len(code)) if marked.word(at) == folded]
        at = min(places, key=lambda each: abs(each - position), default=-1)
        if at < 0:
            return -1
        if at == position - 1 and code[at] == WORD and (not at or code[at - 1] in _LISTING):
            return -1
        between = code[position + 1 : at] if at > position else code[at + 1 : position]
        governs = at < position and (code[at] in _VERBS or self._singular(folded) in self._heads)
        if not governs and not between.strip(_OF_VALUE):
            return -1  # "3 km of canals", "3 ha had been mown", "mowing of 3 ha"
        return -1 if code[:at].rstrip("tp").endswith(_CHANGING) else at  # "widen our canals by 3 km"

    def offered(self, name: str, marked: Marked, before: Sequence[str]) -> Iterator[_Phrase]:
        """The noun phrases of a sentence and of the one before it that may be names."""
        seen = {"", name.lower()}
        sentences = [(marked, True), *((self._marked(each), False) for each in before[-1:])]
        for sentence, here in sentences:
            code = sentence.code
            for found in itertools.chain(_WHOLE.finditer(code), _CORE.finditer(code)):
                first, last = found.span()
                beside = code[first - 1 : first] == _WITH and code.startswith(",", last)
                if beside and (first < 2 or code[first - 2] in _OPENS):
                    continue  # "With foreign support, the target rises to 27%"
                text = self._phrases.phrase(sentence, (first, last))
                if text.lower() in seen:
                    continue
                seen.add(text.lower())
                tied = next((at for at in range(first + 1, last) if code[at] in _TIES), last)
                head = self._singular(sentence.word(tied - 1).rsplit(" ", 1)[-1])
                if self._heads.get(head) == "time" or (first and is_name(text)) or name.startswith(f"{text} "):
                    continue
                # Numbers of the sentence before are no marks of their own.
                digits = not _DIGITS.isdisjoint(text.partition(" ")[0] if here else text)
                if not digits and self._is_clear(text, marked):
                    yield _Phrase(text, head, first, last, code, here)

    def weight(self, phrase: _Phrase, position: int, record: Record) -> float:
        """How much speaks for a noun phrase as the name of a value."""
        points = self._points
        return sum([points.get(trait, 0.0) for trait in self.traits(phrase, position, record)])

    def traits(self, phrase: _Phrase, position: int, record: Record) -> Iterator[str]:
        """What speaks for or against a noun phrase as the name of a value."""
        yield from self._own_traits(phrase, record)
        first, last, code = phrase.first, phrase.last, phrase.code
        if not phrase.here:
            yield "sentence before"
            if not code[:first].strip("ta"):
                yield "its subject"
            return
        if last == first + 1 and code[first] in _GERUNDS:
            yield "form in -ing"
        behind = first > position
        side = "behind" if behind else "before"
        between = code[position + 1 : first] if behind else code[last:position]
        yield side
        if QUANTITY in between:
            yield f"{side}, value between"
        if not _STOPS.isdisjoint(between):
            yield f"{side}, comma between"
        if not _VERBS.isdisjoint(between):
            yield f"{side}, verb between"
        if not between.strip("tao"):
            yield f"{side}, beside"
        if not behind and not _MOVING.isdisjoint(between):
            yield "it moves"
        left = code[:first].rstrip("t")[-1:] or "^"
        if left in _HANGING:
            yield "hangs on another"
        elif left == "o":
            yield "behind of"
        elif left in _OPENING:
            yield "opens a clause"
        elif left in _GOVERNING:
            yield "object"
        right = code[last : last + 1]
        if right in _VERBS:
            yield "subject"
        elif right in _STOPS or right == ".":
            yield "ends a clause"

    def _own_traits(self, phrase: _Phrase, record: Record) -> Iterator[str]:
        """What the words of a phrase say by themselves."""
        words = phrase.text.lower().split()
        size, measure = len(words), record.measure
        yield "one word" if size == 1 else "two words" if size == 2 else "some words" if size < 6 else "many words"
        sort = self._heads.get(phrase.head, "")
        if sort == "rate":
            yield "rate" if measure in _SHARES else "rate of no share"
        elif sort == "sum":
            yield "sum" if measure == "money" else "measure"
        elif sort:
            yield sort
        if phrase.first and is_name(phrase.text) and not phrase.text.isupper():
            yield "proper name"
        if measure == "count" and record.unit and record.unit.rsplit(" ", 1)[-1].lower()[:_STEM] in phrase.text.lower():
            yield "counted"


def _ends_finite(name: str, marked: Marked) -> bool:
    """Whether a name ends in what somebody does: "Dale gives"."""
    rest, _, last = name.rpartition(" ")
    acts = (at for at, letter in enumerate(marked.code) if letter in _FINITE) if rest else ()
    return any(marked.marks[at].form == _THIRD and marked.word(at) == last for at in acts)
