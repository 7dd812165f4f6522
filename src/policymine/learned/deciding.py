"""What the models decide, once the rules have read a statement: record or not, which words name it, how sure it is."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from policymine.context import Context
from policymine.drafts import Draft
from policymine.kinds import certainty
from policymine.lang import Language, nouns
from policymine.learned import Models
from policymine.learned.found_words import FoundWords
from policymine.learned.linear import Linear
from policymine.learned.objections import (
    before_measure,
    begins_with_doing,
    behind_ruler,
    ends_in_task,
    enters_clause,
    foresees,
    governs,
    has_own_value,
    has_subject_behind,
    is_beside,
    is_bracketed,
    is_clause,
    is_clause_before,
    is_completed,
    is_elsewhere,
    is_label,
    is_listed_before,
    is_object,
    is_of_another,
    is_of_examples,
    is_of_next_verb,
    is_of_value_before,
    is_parted,
    is_torn,
    joins_change,
    joins_counts,
    names_value,
    runs_into_clause,
    takes_move,
    takes_subject,
    tells_doer,
    tells_who_aims,
    tells_whom,
    whole_list,
)
from policymine.learned.other_places import is_elsewhere_told
from policymine.learned.spans import Best
from policymine.learned.statements import Rules, Statement, StatementModel, size_of, statement
from policymine.learned.views import LEAST_GAIN, SentenceView, ValueView, marks_of
from policymine.learned.whole_words import ended
from policymine.lexicon import WORD
from policymine.marks import QUANTITY, Marked
from policymine.people import People
from policymine.phrases import Phrases
from policymine.records import Record
from policymine.subject_verbs import subjects_of
from policymine.time_spans import TimeSpan

_AND = "c"
_MOVED = regex.compile("[HMB]*[aN]*[ud][azZ]*[y2]?$")
"""A verb at the end that says how a thing moved."""
_REACH = "R"
"""The letter of verbs of reaching; the same in every language."""
_RECORD_FLOOR = -0.4
"""Log-odds below which a statement is none.

Below 0, since the corpora hold more of what only looks like a record than real texts do.
"""
_PLAIN = 2.5
"""From so strong a score on, what the rules say of a kind stands."""
_DOUBTFUL = 0.5
"""How the kind is scored that the model and not the rules decide."""
_TRUST = 0.97
"""How far the rules' own certainty goes where no model says better."""
_LEAST = 2
"""A name without spaces has at least so many ideographs."""
_NAMED = 4
"""From so many ideographs on a word of the lexicon names something by itself."""
_RELATIVE = "l"
"""The letter of "that" and "which"; the same in every language."""
_LOOSE = frozenset("2ifk")
"""Letters of prepositions and of what begins a clause, which end no name."""
_OF = "o"
"""The letter of "of"; the same in every language."""
_INCLUDING = "j"
"""The letter of "including" and "of which"; the same in every language."""
_DONE = ("past", "perfect")
_NAMING = frozenset("n>'-oi")
"""Letters between a verb and the value that its object has."""
_HELD = 0.6
"""Share of an indicator's words that must stand in the sentence for it to be of this sentence."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What was known when a record was made; training learns from these.

    Attributes:
        record: The record as the rules made it.
        features: The features of the statement.
        view: The sentence.
        value: The value in it.
    """

    record: Record
    features: Sequence[str]
    view: SentenceView
    value: ValueView


class Judgement(NamedTuple):
    """What the models make of a statement.

    Attributes:
        statement: The statement; nothing where no model asks for it.
        is_record: Whether it is a record at all.
        confidence: The probability that kind, measure, change, comparator and value are right.
        score: What is said of its kind in the end: above zero a target.
    """

    statement: Statement | None
    is_record: bool
    confidence: float
    score: float


def is_better(value: ValueView, best: Best, phrase: str) -> bool:
    """Tell whether the words that the models found take the place of those of the rules."""
    if not phrase:
        return True
    if not value.rules:
        return best.score > value.gain
    if value.named and best.last < value.last:
        return False
    # Fewer words than those of the rules: what they leave out is mostly what makes the phrase clear.
    within = value.first <= best.first and best.last <= value.last
    return not within and best.score - best.rules > value.gain


_BREAKER = "k"
"""The letter of what begins another clause."""


class Decider:
    """Applies the models of one language; without models it leaves everything to the rules.

    Args:
        language: The language.
        phrases: Builds phrases out of marks.
        models: Its models.
        observe: Is told of every record, for training.
    """

    def __init__(
        self,
        language: Language,
        phrases: Phrases,
        models: Models,
        observe: Callable[[Observation], None] | None = None,
    ) -> None:
        self._joiner = language.joiner
        self._words = nouns(language.code)
        self._counted = frozenset(language.tables["lexicon"].get("nouns", {}).get("counted", ()))
        self._beginnings = frozenset(word[:2] for word in self._words)
        self._verbs = frozenset(language.tables["patterns"].get("verbs", {}).get("letters", ""))
        table = language.tables["patterns"].get("learned", {})
        self._gain = float(table.get("gain", LEAST_GAIN))
        self._gain_by_verb = float(table.get("gain_by_verb", self._gain))
        self._crosses = bool(table.get("across_values", True))
        self._barring = self._verbs | frozenset(table.get("ends_before", ""))
        self._found = FoundWords(language, phrases)
        self._doer = regex.compile(table.get("doer", r"(?!)"))
        self._classifiers = frozenset(table.get("classifiers", ("",))) | {""}
        self._own_names = frozenset(table.get("own_names", ())) | People(language).names
        self._no_names = frozenset(table.get("no_names", ""))
        self._helping = frozenset(language.tables["lexicon"].get("verbs", {}).get("reaching_to", ()))
        self._done_by = frozenset(table.get("done_by", ()))
        self._pointing = regex.compile(table.get("pointing", r"(?!)"))
        self._saying = frozenset(table.get("saying", ()))
        self._sources = frozenset(table.get("sources", ()))
        self._doing = regex.compile(table.get("doing", r"(?!)"))
        self._opens = regex.compile(table.get("opens", r"(?!)"))
        self._rulers = subjects_of(language)
        self._phrases = phrases
        self._models = models
        nothing = Linear(0.0, {})
        sure = models.confidence.linear if models.confidence is not None else nothing
        self._statements = StatementModel(models.record or nothing, sure, models.kind or nothing)
        self._margin = float(table.get("kind_margin", math.inf))
        self._observe = observe
        self._view: SentenceView | None = None
        self.works = observe is not None or models != Models()

    def _view_of(self, marked: Marked) -> SentenceView:
        if self._view is None or self._view.marked is not marked:
            self._view = SentenceView(marked, self._words, self._beginnings, self._barring, self._sources)
        return self._view

    def judge(
        self,
        marked: Marked,
        draft: Draft,
        base: Record,
        times: Sequence[TimeSpan | None],
        context: Context,
        score: float,
    ) -> Judgement:
        """Judge a statement, once the rules have read it.

        Args:
            marked: The sentence.
            draft: The value.
            base: The record as far as it is made.
            times: The value's own date, that of its block, that of the text before and that of the nearest heading.
            context: What runs on from before.
            score: What the rules say of its kind: above zero a target.
        """
        sure = certainty(score)
        if not self.works:
            return Judgement(None, True, sure * _TRUST, score)
        found = draft.found
        rules = Rules(
            "target" if score > 0 else "result",
            round(sure, 3),
            base.measure,
            base.change,
            base.comparator,
            found.construction.name if found else "",
            base.unit,
            size_of(base.value or 0.0, base.value_text, grouped=bool(self._joiner)),
        )
        said = statement(self._view_of(marked), draft.position, draft.verb, times, context, rules)
        record, right, target = self._statements.scores(said)
        return Judgement(
            said,
            self._models.record is None or record > _RECORD_FLOOR or (found is not None and found.construction.record),
            sure * _TRUST if self._models.confidence is None else self._models.confidence.of(right),
            self._turned(score, target),
        )

    def _turned(self, score: float, target: float) -> float:
        """What the rules say of a kind, or a doubtful opposite where the model is surer of that than of nothing."""
        if self._models.kind is None or (score > 0) == (target > 0) or abs(target) <= self._margin:
            return score
        if abs(score) > _PLAIN:
            return score
        return math.copysign(_DOUBTFUL, target)

    def indicator(self, marked: Marked, draft: Draft, phrase: str, *, inherited: bool) -> str:
        """Name what a value is said of, in better words than those of the rules where there are some."""
        if self._models.spans is None or (inherited and phrase and draft.quantity.sort == "rank"):
            return phrase  # a place is that of what was told of
        if phrase and draft.found is not None and draft.found.construction.sure:
            return phrase
        if phrase in self._own_names or self._pointing.match(phrase):
            return phrase
        view = self._view_of(marked)
        value = self._value(view, draft, phrase, inherited=inherited)
        best = self._models.spans.best(view, value)
        if best is None or not is_better(value, best, phrase):
            return phrase
        code = marked.code
        if not self._joiner:
            best = ended(code, draft.position, value, best)
        if (phrase and self._joiner) and (
            is_beside(draft, best)
            or is_bracketed(code, draft, best)
            or tells_whom(code, draft, best)
            or has_own_value(code, draft, best)
            or begins_with_doing(code, value, best)
            or joins_counts(code, draft, best)
            or takes_move(code, draft, best)
            or enters_clause(code, draft, best)
            or ends_in_task(code, value, best)
            or has_subject_behind(code, draft, best)
            or runs_into_clause(marked, value, best, self._saying)
            or tells_doer(code, draft, best)
            or (not self._phrases.is_poor(phrase) and is_elsewhere_told(code, draft, best, inherited=inherited))
            or _BREAKER in code[best.first : best.last + 1]  # "the minister told parliament that boats sunk"
        ):
            return phrase
        of_who = takes_subject(marked.code, value, best) or tells_who_aims(marked.code, draft, best)
        of_who = of_who or foresees(marked, value, best, self._rulers)
        if of_who and phrase and self._joiner and not self._phrases.is_poor(phrase):
            return phrase
        says = self._phrases.unit_of(phrase.split(self._joiner)[0]) not in self._classifiers if self._joiner else False
        told = draft.quantity.sort != "number" or draft.verb.lemma in self._done_by
        told = told or bool(self._phrases.participle(draft.verb.lemma))
        if says and told and governs(marked.code, draft, best):
            return phrase
        if phrase and self._joiner and not self._phrases.is_poor(phrase) and is_torn(marked.code, draft, best):
            return self._by_whom(marked, draft, best) or phrase
        if not self._joiner and is_completed(marked, draft, phrase, self._phrases):
            return phrase
        helped = draft.verb.lemma in self._helping
        named = not helped or names_value(marked.code, best)
        if not self._joiner and phrase and named and is_of_value_before(marked.code, draft, best):
            return phrase
        own = not self._phrases.is_light(phrase) and not self._phrases.is_poor(phrase) and len(phrase) > 1
        if not self._joiner and own and is_parted(marked, draft, best):
            return self._found.of_value(marked, best, draft) + phrase
        own = not self._joiner and (len(phrase) >= _NAMED or phrase in self._words or phrase in self._counted)
        own = own or (not self._joiner and is_clause(marked, draft, phrase, self._phrases))
        if not self._joiner and self._phrases.is_measure(phrase) and is_clause_before(marked.code, draft, value, best):
            return phrase
        if own and is_listed_before(marked.code, draft, value, best):
            return phrase
        if phrase and (is_of_another(marked, draft, best) or self._is_done_before(marked, draft, best)):
            return phrase
        if phrase and is_elsewhere(draft.found, value, best):
            return phrase
        poor = self._joiner and self._phrases.is_poor(phrase)
        if phrase and not poor and is_label(marked, draft, best, phrase, spaced=bool(self._joiner)):
            return phrase
        if phrase and self._joiner and not poor and is_of_next_verb(marked.code, draft, best):
            return phrase
        of_others = is_of_examples(marked.code, draft, best, phrase) or joins_change(marked.code, draft, best)
        reached = draft.quantity.sort == "rank" and _REACH in marked.code[best.first : best.last + 1]  # 单产居各县第二
        if not self._joiner and phrase and (of_others or reached):
            return phrase
        if not self._joiner and phrase and self._phrases.is_poor(marked.words(best.first, best.last + 1)):
            return phrase
        if self._joiner:
            words = self._found.of_stretch(marked, self._of_thing(marked, draft, whole_list(marked.code, value, best)))
        else:
            words = self._found.of_value(marked, best, draft)
        if not self._joiner and len(words) < _LEAST and phrase.startswith(words):
            return phrase  # 货 of 货值
        if phrase and words.lower() == marked.word(best.first) and marked.code[best.first] in self._no_names:
            return phrase  # "included"
        return words if words and self._says_more(words, phrase) else phrase

    def _is_done_before(self, marked: Marked, draft: Draft, best: Best) -> bool:
        """Whether the words that the models found are what the verb before this one is said of.

        That is "12 stations" of "build 12 stations and invest 3 million yuan in pumps". What is counted names too
        little by itself: "go on with the trial of drones and add 2 sites".
        """
        before = QUANTITY if draft.quantity.sort == "number" else (QUANTITY, *self._verbs)
        between = marked.code[best.last + 1 : draft.position]
        joint = max(between.rfind(_AND), between.rfind(","))
        return (
            bool(self._joiner)
            and joint >= 0
            and any(letter in self._verbs for letter in between[joint:])
            and marked.code[: best.first].rstrip("tao").endswith(before)
        )

    def _of_thing(self, marked: Marked, draft: Draft, best: Best) -> Best:
        """The words of a stretch that are of the thing itself: without who does it, with all that happens to it."""
        first, last = best.first, best.last
        if first + 1 == draft.position and marked.code[first] == _RELATIVE:
            first += 1  # "it is planned that 70% of the homes are lit"
        if opens := self._opens.match(marked.code, first, last):
            first = opens.end()  # "began work on houses": the verb is no part of what was begun
        first = self._behind_verb(marked, draft, best._replace(first=first))
        first = behind_ruler(marked, draft, best._replace(first=first), self._rulers)
        doer = self._doer.match(marked.code, first, last)
        if doer and draft.quantity.sort != "number" and draft.position >= doer.end() - 2:
            first = doer.end()
        last = self._phrases.going_on(marked, last + 1) - 1
        while first < last and marked.code[last] in _LOOSE:
            last -= 1
        last = before_measure(marked.code, draft.position, last)
        if draft.quantity.sort != "number" and first < draft.position < last:
            moved = _MOVED.search(marked.code, draft.position + 1, last + 1)
            last = moved.start() - 1 if moved is not None else last  # "exports of 4 million tons grew by 5%"
        return best._replace(first=first, last=last)

    def _by_whom(self, marked: Marked, draft: Draft, best: Best) -> str:
        """What is done to a part of a thing, and by whom: "mills supply 30 % of the flour"."""
        found = self._doing.fullmatch(marked.code, best.first, best.last + 1)
        if found is None or draft.quantity.sort != "percent":
            return ""
        who, thing = (self._phrases.phrase(marked, found.span(part)) for part in ("who", "thing"))
        return self._phrases.done_by(thing, marked.marks[found.start("verb")].lemma, who)

    def _behind_verb(self, marked: Marked, draft: Draft, best: Best) -> int:
        """Where a stretch begins without who does it: "the county finished mowing of 300 ha" is told of mowing."""
        verb, told = draft.verb.position, draft.verb.sign in _DONE
        if draft.quantity.sort == "number" or not told or not best.first < verb < min(best.last, draft.position - 1):
            return best.first
        between = marked.code[verb + 1 : draft.position].strip("tao")
        named = WORD in between and set(between) <= _NAMING
        return verb + 1 if named and "," not in marked.code[best.first : verb] else best.first

    def _says_more(self, words: str, phrase: str) -> bool:
        """Whether words do more than leave out some of a phrase, and name something by themselves."""
        if self._phrases.is_poor(words) or (
            phrase and (self._phrases.is_action(words) or self._phrases.is_part(words))
        ):
            return False
        return not self._joiner or not set(words.lower().split()) <= set(phrase.lower().split())

    def observed(
        self, marked: Marked, draft: Draft, record: Record, said: Statement | None, *, inherited: bool
    ) -> None:
        """Tell the observer of a record, if there is one."""
        if self._observe is not None and said is not None:
            view = self._view_of(marked)
            value = self._value(view, draft, record.indicator, inherited=inherited)
            self._observe(Observation(record, said.features(), view, value))

    def _value(self, view: SentenceView, draft: Draft, phrase: str, *, inherited: bool) -> ValueView:
        marks, held = marks_of(view, phrase, self._joiner, draft.position, whole=draft.quantity.sort != "number")
        if held < _HELD:
            marks = frozenset()
        found = draft.found
        last = max(marks, default=-1)
        by_verb = found is not None and "verb" in found.parts and not inherited
        return ValueView(
            draft.position,
            draft.quantity.sort,
            found.construction.name if found else "",
            tuple((name, first, last) for name, (first, last) in found.parts.items()) if found else (),
            draft.verb.position,
            marks,
            inherited,
            min(marks, default=-1),
            last,
            self._gain_by_verb if by_verb else self._gain,
            self._crosses,
            named=last >= 0 and self._is_named(view, draft, min(marks), last),
        )

    def _is_named(self, view: SentenceView, draft: Draft, first: int, last: int) -> bool:
        """Whether the rules' words name something by themselves, so that they are not left for others before them."""
        code, size = view.code, view.sizes[last]
        if (
            last in view.inner
            and code[:first].rstrip(",").endswith(_INCLUDING)
            and QUANTITY not in code[last : draft.position]
        ):
            return True  # "exports were 80, of which 3 of tea"
        if self._joiner and code[last + 1 : draft.position] == _OF:
            return True  # "mowing of 300 ha"
        if code[last] == WORD and size >= _NAMED:
            return True
        return size > 1 and is_object(draft.found) and not self._phrases.is_action(view.words[last])
