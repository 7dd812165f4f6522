"""Target or result: the verb, the cues, the section and the dates of a statement weighed together.

No single sign decides, since machine translation often tells of finished work in the imperative or in the future. Each
sign adds its weight (``kind_weights``); above zero is a target.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

import regex

from policymine.context import Anchor, Context, nearest
from policymine.cues import Cues
from policymine.current_values import CurrentValues
from policymine.dated_ladders import climbed_to, is_series
from policymine.kind_weights import time_score, weights_of
from policymine.lang import Language
from policymine.leans import LeanReader
from policymine.marks import QUANTITY, TIME, Marked
from policymine.near_years import is_begun_year, is_near_guess, may_have_begun
from policymine.needs import needs_of
from policymine.relative_clauses import aside
from policymine.report_year import LATEST
from policymine.shortfalls import ShortfallReader
from policymine.time_spans import TimeSpan
from policymine.verb_signs import CLAUSE_ENDS
from policymine.verbs import Verb, VerbReader
from policymine.word_sieve import WordSieve

_GOALS_LED = regex.compile("m[n>]{0,3}(?:c[n>m]{1,3})?(?:[oif][tn>'cZ-]{1,10})*[aZ,]*(?:B[ai]*)?[Vn]?:(?:[^.k]*;)?$")
"""What leads a list of goals in: "The main goals of this year are: ..."."""
_AIMED_REACH = 120
_INCLUDING = "j"
"""The letter of "including" and "of which"; the same in every language."""
_JOINED = regex.compile("[,;c]")
_STARTED = -1.0
"""A value that a change starts from is at least so sure to be none of the future, if it has no date of its own."""

_LISTED = regex.compile("[n>'-]{0,5}(?:[oif][tn>'-]{1,5}){0,2}v?Z?(?:,c?|c)[ta]*")
"""What stands between two values of a list that have no verb of their own."""
_OWN_VERB = regex.compile("[tn>oi'-]{0,8}Z?a*[HBvudr]")
"""The verb of a value that is no part of such a list."""

_THERE = frozenset({"be", "have"})
_TOLD = frozenset({"past", "perfect"})
_HAVE = "H"
"""The letter of "have" in languages whose verbs have tenses."""
_AUXILIARIES = 4
"""So many marks before a verb hold its auxiliaries."""
_PRESENT = frozenset({"present", "present_passive"})
_DONE_TO = frozenset({"present_passive"})
_STRONG = frozenset({"modal", "perfect", "past"})

_OPENS = 16
"""Up to here a date stands at the head of its sentence: "Work goals: by 2025, ..."."""
_MOVING = frozenset("uUdDrRx")
"""Letters of verbs by which a measure moves or reaches a value."""
_SET_OFF = regex.compile(f"(?<=,[ta]*){QUANTITY}[n>o'a-]{{0,8}}{TIME},")
"""A value with its time between commas, in front of a verb."""


class KindReader:
    """Weighs the signs of target and result in one language.

    Args:
        language: The language.

    Raises:
        ResourceError: The language weighs a sign that there is not.

    Attributes:
        leans: What headings, titles and openings make likely.

    Example:
        >>> from policymine.lang import load
        >>> KindReader(load("en")).leans.heading_lean(["II. Main targets for 2024"]) > 0
        True
    """

    def __init__(self, language: Language) -> None:
        cues = language.tables["cues"].get("kind", {})

        def words(*names: str) -> Cues:
            return Cues([word for name in names for word in cues.get(name, [])], spaced=bool(language.joiner))

        self._weights = weights_of(cues.get("weights", {}))
        self._target, self._result = words("target_strong"), words("result_strong")
        self._norm_words = words("norm_words")
        self._shortfalls = ShortfallReader(cues.get("shortfall", {}))
        self.leans = LeanReader(language, self._shortfalls)
        self.is_now = CurrentValues(language).is_now
        self._sure_modals = frozenset(cues.get("sure_modals", []))
        self._expected = frozenset(cues.get("expected", []))
        self._estimates = frozenset(cues.get("estimates", []))
        self._duties = frozenset(cues.get("duties", []))
        self._allots = frozenset(cues.get("allots", []))
        self._states = frozenset(cues.get("state_verbs", []))
        self._states_of_things = frozenset(cues.get("states_of_things", []))
        self._states_passive = frozenset(cues.get("states_passive", []))
        self._plans = frozenset((*cues.get("texts", []), *cues.get("plans", [])))
        aimed = (
            WordSieve((regex.compile(pattern, flags), needs_of(pattern)) for pattern in cues.get(name, []))
            for name, flags in (("aimed_before", regex.REVERSE), ("aimed_after", 0))
        )
        # Asked for each value of a sentence.
        self._aimed_before, self._aimed_after = (functools.lru_cache(maxsize=8)(sieve.pick) for sieve in aimed)
        self._norms = frozenset((*cues.get("texts", []), *cues.get("norms", [])) if cues.get("norms") else ())
        self._notes = frozenset(cues.get("notes", []))
        patterns = language.tables["patterns"].get("verbs", {})
        self._goal = frozenset(patterns.get("goal", ""))
        self._had = frozenset(patterns.get("past_have", ()))
        self._planned = self._goal | frozenset("pM2")
        self._modals = patterns.get("modal", "")
        self._timed = not patterns.get("tenseless", False)
        self._verbs = VerbReader(language)
        self.verb_of = self._verbs.verb_of

    def governing(self, marked: Marked, position: int, named: int, context: Context) -> Verb:
        """Find the verb that governs a value; what the review of a year only "is expected" to be promises nothing.

        A yearly report is written before all figures of the year behind it are known.

        Args:
            marked: The sentence.
            position: The mark of the value.
            named: The mark of the verb that its construction names, -1 if none.
            context: What runs on from before.
        """
        verb = self.verb_of(marked, position, named)
        if verb.sign != "modal" or not self._expected or not context.anchor.annual or context.section >= 0:
            return verb
        first, last = self._bounds(marked, position)
        modals = {mark.lemma for mark in marked.marks[first : last + 1] if mark.code in self._modals}
        return verb._replace(sign="") if modals <= self._expected else verb

    def is_strong(self, verb: Verb) -> bool:
        """Tell whether a verb's form says by itself what a statement is."""
        return verb.sign in _STRONG

    def company(self, verbs: Sequence[Verb], listed: Verb | None = None) -> float:
        """What the strong verbs of a sentence say of a value in it that has none of its own.

        ``listed`` is its verb where a list begins with a promise: "we will pave 4 km of road, 9 bridges are mended".
        """
        strong = [self._weights[verb.sign] for verb in verbs if verb.sign in _STRONG]
        score = self._weights["company"] * sum(strong) / len(strong) if strong else 0.0
        if score > 0 and listed is not None and listed.sign == "present_passive":
            score += self._weights["listed"]
        return score

    def score(
        self, marked: Marked, position: int, verb: Verb, time: TimeSpan | None, context: Context, *, start_value: bool
    ) -> float:
        """Add up the signs of one statement.

        Args:
            marked: The sentence.
            position: The mark of the quantity or date.
            verb: The verb that governs it.
            time: The date that the statement itself has, or None.
            context: What runs on from before.
            start_value: Whether it is the value that a change starts from.

        Returns:
            Above zero for a target, below for a result; the further from zero the surer.
        """
        weights = self._weights
        series = context.anchor.plain and verb.sign == "past" and is_series(marked.code, position, verb.position)
        if series:
            verb = verb._replace(sign="")  # "75% of homes connected by 2020, 90% by 2030"
        score = weights.get(verb.sign, 0.0)
        standing = self._is_state(marked, position, verb, time)
        if standing:
            score += weights["state"]  # "the sector accounts for 11%", also in a plan
        elif verb.sign == "present" and self._is_norm(marked, position, verb):
            score += weights["norm"]
        if verb.sign == "present_passive" and not standing and time is None and _lists_tasks(context):
            score -= weights[verb.sign]  # "3 farms are built" says what is to be done
        if not verb.sign and time is None and self._is_part_of_promise(marked, context):
            score += weights["modal"]
        if verb.sign == "modal":
            score /= 1 + context.broken_tenses
        elif verb.sign == "past" and verb.position > position and context.section > 0:
            score /= 2  # "heat met by renewables" is no finished work under "Targets for 2030"
        plain = context.anchor.plain and verb.sign == "modal"
        if plain and time is not None and _SET_OFF.match(marked.code, position, max(position, verb.position)):
            plain = False  # "mileage, 9 km in 2019, must come down"
        first, last = self._bounds(marked, position)
        if verb.sign == "modal" and time is None and not start_value and self._is_sure(marked, first, last):
            score += weights["sure_modal"]
        clause = marked.folded[marked.marks[first].start : marked.marks[last].end]
        if self.is_told(time, context.anchor) or self.is_of_next(marked, position, verb):
            clause = clause[: self._own_end(marked, position, last) - marked.marks[first].start]
        if self._target.stand_in(clause, marked.runs):
            score += weights["target_cue"]
        if self._result.stand_in(clause, marked.runs):
            score += weights["result_cue"]
        elif context.anchor.plain and verb.sign not in _TOLD and self._norm_words.stand_in(clause, marked.runs):
            score += weights["norm"]
        if self._has_goal(marked, first, last):
            score += weights["goal_noun"]
        if first and self._timed and _GOALS_LED.search(marked.code, 0, first):
            score += weights["goals_led"]
        if context.lists_goals and verb.sign != "perfect" and not _in_brackets(marked.code, position):
            score += weights["goals_led"]
        due = context.aims and verb.sign != "perfect" and time is not None and time.role == "deadline"
        begins = start_value and verb.sign == "infinitive" and marked.code[:position].rstrip("at").endswith("f")
        if not begins and (due or self.is_aimed_at(marked, position)):
            score += weights["aimed"]
            start_value = False
        elif self.is_now(marked, position):
            score += weights["now"]
        if verb.sign != "modal" and self.is_wanting(marked, position):
            score += weights["shortfall"]
        if "z" in marked.code[position : position + 4] and verb.sign != "modal":
            score += weights["compared"]
        if time is not None:
            today = time.first == time.last == context.anchor.published and time.role != "deadline"
            if today and time.last is not None and verb.sign != "modal":
                score += weights["past_year"]  # what is told of today has been done or decided
            elif verb.sign != "modal" or time.how != "now":  # 目前已有3座，今后每年将建5座
                told = self._told_when(marked, position, verb, time, context.anchor)
                if context.anchor.plain and time.role == "deadline" and verb.sign not in _TOLD:
                    # "By 2019, 9% of it comes from the sun", whenever that was said.
                    sure = series or verb.sign in _PRESENT
                    told = max(told, weights["future_year" if sure else "unplaced_deadline"])
                score += max(0.0, told) if plain else told
            if time.role == "deadline" and time.last is not None and context.anchor.published is not None:
                score += weights["due_ahead"] * (time.last > context.anchor.published)
        else:
            around = self._told_around(marked, position, verb, context)
            around = max(0.0, around) if plain else around
            score += min(0.0, around) if standing and context.section <= 0 else around
        score += weights["section"] * context.section + weights["opener"] * context.opener
        # In news one item says nothing of the next, nor before a year of its own where nobody knows the text's.
        alone = time is not None and time.year_said and context.anchor.year is None
        alone = alone or (context.anchor.live and not context.in_list)
        running = min(0.0, context.lean) if alone else context.lean
        running = max(0.0, running) if plain else running
        score += weights["running"] * running + weights["prior"] * context.anchor.prior
        if start_value:
            score += weights["start_value"]
            # What is to rise "from 50 to 100 within two years" is 50 already.
            return score if time is not None else min(score, _STARTED)
        return score

    def _is_state(self, marked: Marked, position: int, verb: Verb, time: TimeSpan | None) -> bool:
        """Whether a verb in the present tells how things are: "farms use 80% of the water", but not "the plan uses"."""
        stated = verb.position < position or (verb.sign == "present" and time is None)
        if verb.sign in ("present", "gerund") and stated and verb.lemma in self._states:
            return True
        passive = verb.sign == "present_passive" and verb.lemma in self._states_passive
        if time is not None or not (passive or (verb.sign == "present" and verb.lemma in self._states_of_things)):
            return False
        if verb.lemma in _THERE and verb.position < position and marked.code[verb.position + 1 : position].strip("at"):
            return False  # "the measures named are the planting of 9 ha"
        if marked.code[position] != QUANTITY or marked.quantities[marked.marks[position].place].sort == "money":
            return False
        first, last = self._bounds(marked, position if verb.position < 0 else min(position, verb.position))
        if marked.code[first] == "l" and first > 1:
            first = self._bounds(marked, first - 2)[0]  # "tourism, which generates 25% of GDP"
        until = max(position, verb.position)
        named = range(first, min(last, until) + 1)
        return not any(marked.code[at] in self._planned or marked.word(at) in self._plans for at in named)

    def _is_norm(self, marked: Marked, position: int, verb: Verb) -> bool:
        """Whether a law or plan does what a verb says: "the act cuts losses by 30%", but not "the plan notes"."""
        at = verb.position - 1
        if ",l" in marked.code[verb.position : position]:
            return False  # "strengthens the fund, whose budget is doubled"
        between = marked.code[verb.position + 1 : position].rpartition(QUANTITY)
        if between[1] and (_JOINED.search(between[2]) is None or "f" in between[2]):
            return False  # "the scheme adds 30 MW to the 9 MW that there are"
        while at > 0 and marked.code[at] in "a)":
            at -= 1
        return at >= 0 and marked.marks[at].lemma in self._norms and verb.lemma not in self._notes

    def is_of_next(self, marked: Marked, position: int, verb: Verb) -> bool:
        """Tell whether what a sentence promises behind a value is said of another: 现有码头3座,计划新建5座."""
        return self._verbs.is_of_next(marked, position, verb.position)

    def _is_part_of_promise(self, marked: Marked, context: Context) -> bool:
        """Whether a sentence opens with parts of what was just promised: 预计发送29亿人次。其中，铁路4亿人次."""
        previous = context.previous
        opens = not self._timed and marked.code.startswith(_INCLUDING)
        return opens and context.told and previous is not None and previous.kind == "target"

    def is_told(self, time: TimeSpan | None, anchor: Anchor) -> bool:
        """Tell whether a value's own date says that it was told, where verbs have no tenses to say it."""
        return not self._timed and time is not None and time_score(time, anchor, self._weights) < 0

    def _own_end(self, marked: Marked, position: int, last: int) -> int:
        """Where what is said of a value ends, if the next clause looks ahead: 昨天发送120万人次，预计今天…."""
        comma = marked.code.find(",", position, last)
        return marked.marks[comma if comma > 0 else last].end

    def _told_around(self, marked: Marked, position: int, verb: Verb, context: Context) -> float:
        """Weigh the dates around a statement that has none; what is done is not due when the next task is."""
        weights, anchor = self._weights, context.anchor
        score = 0.0
        if (told := context.passing or context.block_time) is not None:
            if told.role != "as_of" or verb.sign != "modal":  # what is to be done comes after the day of the figures
                score = weights["told_year"] * time_score(told, anchor, weights)
        elif context.era is not None:
            score = weights["told_year"] * time_score(context.era, anchor, weights)
        elif (told := context.plan_begun) is not None:
            score = weights["told_year"] * time_score(told, anchor, weights)
        elif (told := nearest(context.heading_times)) is not None:
            # A heading that names one plan and the next says little of which is meant.
            score = weights["told_year" if context.ahead is None else "two_plans"] * time_score(told, anchor, weights)
        elif context.time is not None:
            before = time_score(context.time, anchor, weights)
            score = weights["told_before"] * (before if context.time.how == "plan" else min(0.0, before))
        if (
            not score
            and told is not None
            and told.role == "deadline"
            and self._is_far(told, anchor)
            and not context.present
        ):
            score = weights["told_year"] * weights["future_year"]
        if context.due is not None and context.section >= 0:
            score = max(0.0, weights["told_year"] * time_score(context.due, anchor, weights))
        if verb.sign == "modal" and self.is_duty(marked, position):
            return max(0.0, score)  # "In 2017 4 were shut. Firms shall ...": nobody obliges to what is over
        if verb.sign != "perfect":
            return score
        due = context.passing or context.block_time
        opens = due is not None and due.start <= _OPENS and _is_goal_of_plan(due, anchor)
        if self._timed and opens and self._moves(marked, position, verb):
            return score - weights["perfect"]  # "By 2025, ... will be met. Leakage has fallen below 9%"
        return min(0.0, score)

    def _is_far(self, told: TimeSpan, anchor: Anchor) -> bool:
        """Whether a time is to come for every text, also for one whose own year nobody knows."""
        return self._timed and anchor.year is None and told.last is not None and told.last.year > LATEST

    def _moves(self, marked: Marked, position: int, verb: Verb) -> bool:
        """Whether a measure moves to or by a value, as goals of a plan do, and no number of things was done."""
        quantity = marked.quantities[marked.marks[position].place] if marked.code[position] == QUANTITY else None
        measured = quantity is not None and quantity.sort != "number"
        return measured and 0 <= verb.position < position and marked.code[verb.position] in _MOVING

    def _told_when(self, marked: Marked, position: int, verb: Verb, time: TimeSpan, anchor: Anchor) -> float:
        """Weigh a statement's own date, but not one that its verb shows to be no later than its document."""
        weights = self._weights
        if self._timed and verb.sign not in _TOLD and anchor.published is None:
            time = climbed_to(marked, position, time)
        score = time_score(time, anchor, weights)
        if score > 0 and verb.sign in _TOLD and anchor.year is None and _is_before(time, anchor):
            return weights["past_year"]  # "By 2018, it fell to 9%" in a vision for 2050
        done = verb.sign in _DONE_TO and verb.position > position
        if not score and (done or verb.sign == "present") and _plans_own_year(anchor, alone=not done):
            return weights["this_year_ahead"]  # "in 2014, the total is 14 tons" in a plan for 2014
        plain = verb.sign in _TOLD and verb.position > position
        plain = plain and _HAVE not in marked.code[max(0, verb.position - _AUXILIARIES) : verb.position]
        if self._timed and not score and plain and time.how == "year" and _plans_own_year(anchor, alone=True):
            # "In 2019, 28 poor villages were delisted" in a plan for 2019: its verb says nothing.
            return 2 * weights["future_year"]
        if score <= 0 and anchor.year is None and time.last is not None and time.last.year > LATEST:
            return self._weights["future_year"]
        done = verb.sign == "perfect" and verb.position >= 0 and time.start < marked.marks[verb.position].start
        had = verb.sign == "perfect" and verb.position > 0 and marked.word(verb.position - 1) in self._had
        if score > 0 and had and not self._is_sure(marked, *self._bounds(marked, position)):
            return weights["past"]  # "it had reached 40 homes by June 2014"
        if score > 0 and done and _is_goal_of_plan(time, anchor):
            return score - weights["perfect"]  # "By 2025, leakage has fallen below 9%" in a plan of 2021
        if score > 0 and done and (score == self._weights["this_year_ahead"] or is_near_guess(time, anchor)):
            return 0.0  # "by 2024 we have cut it by 5%": what is done by then is done
        if (
            self._timed
            and score == weights["this_year_ahead"]
            and verb.sign not in _TOLD
            and is_begun_year(time, anchor)
        ):
            return weights["future_year"]  # "in 2022, revenue is 9 million" in a report of that January
        if score > 0 and self._is_allotted(marked, position, verb):
            return 0.0  # "set aside 3 million for 2026-2030": the date says what it is for
        ahead = verb.lemma in self._estimates and time.how == "year_range"
        if score > 0 and verb.sign in _TOLD and time.role == "in" and may_have_begun(time, anchor) and not ahead:
            return 0.0
        return score

    def _is_sure(self, marked: Marked, first: int, last: int) -> bool:
        """Whether a clause says of something that it "is to" be, and not only that it "will"."""
        marks = marked.marks[first : last + 1]
        return bool(self._sure_modals) and any(mark.code == "M" and mark.lemma in self._sure_modals for mark in marks)

    def is_duty(self, marked: Marked, position: int) -> bool:
        """Tell whether the clause of a value says that something must be, and not only that it will."""
        if not self._duties:
            return False
        first, last = self._bounds(marked, position)
        return any(mark.code == "M" and mark.lemma in self._duties for mark in marked.marks[first : last + 1])

    def _is_allotted(self, marked: Marked, position: int, verb: Verb) -> bool:
        """Whether a sum has been given to something, which is done whenever it is to be spent."""
        said = ("past", "perfect", "present") if self._timed else ("", "perfect")
        if verb.lemma not in self._allots or verb.sign not in said:
            return False
        return marked.code[position] == QUANTITY and marked.quantities[marked.marks[position].place].sort == "money"

    def is_wanting(self, marked: Marked, position: int) -> bool:
        """Tell whether a value says what is wanting or was found, whatever is told around it."""
        return self._shortfalls.told(marked, position)

    def is_aimed_at(self, marked: Marked, position: int) -> bool:
        """Tell whether a value is said to be what was aimed at: "the goal of 9.5%", "110 had been planned"."""
        folded, left, right = marked.folded, marked.marks[position].start, marked.marks[position].end
        reach = max(0, left - _AIMED_REACH)
        if any(pattern.search(folded, reach, left) for pattern in self._aimed_before(folded)):
            return True
        if any(pattern.match(folded, right) for pattern in self._aimed_after(folded)):
            return True
        before = marked.code.rfind(QUANTITY, 0, position) if self._timed else -1
        listed = before >= 0 and _LISTED.fullmatch(marked.code, before + 1, position) is not None
        return listed and _OWN_VERB.match(marked.code, position + 1) is None and self.is_aimed_at(marked, before)

    def _has_goal(self, marked: Marked, first: int, last: int) -> bool:
        letters = marked.code[first : last + 1]
        return not self._goal.isdisjoint(letters) and any(
            letter in self._goal and marked.text[marked.marks[at].start].islower()
            for at, letter in enumerate(letters, first)
        )

    def _bounds(self, marked: Marked, position: int) -> tuple[int, int]:
        """The clause of a mark; brackets are a clause of their own, both from within and from without."""
        code = marked.code
        if self._timed:
            for first, end in aside(code):
                if first < position < end:
                    return first, end - 1  # "the fleet, which has 30 boats, is to be renewed"
        first = last = position
        while first > 0 and (before := code[first - 1]) not in CLAUSE_ENDS and before != "(":
            if before == ")":
                opening = code.rfind("(", 0, first)
                if opening < 0:
                    break
                first = opening
                continue
            first -= 1
        size = len(code)
        while last + 1 < size and (after := code[last + 1]) not in CLAUSE_ENDS and after not in "()":
            last += 1
        return first, last


def _in_brackets(code: str, position: int) -> bool:
    return code.rfind("(", 0, position) > code.rfind(")", 0, position)


def _lists_tasks(context: Context) -> bool:
    """Whether the title of a document tells that tasks follow, and nothing since that they do not."""
    return context.anchor.ordered and context.section >= 0 and context.lean >= 0


def _is_goal_of_plan(time: TimeSpan, anchor: Anchor) -> bool:
    """Whether a date is that of the goals of a plan: one ahead of the plan's own year."""
    if time.role != "deadline" or time.last is None or not time.year_said:
        return False
    return anchor.prior > 0 and anchor.year is not None and time.last.year > anchor.year


def _is_before(time: TimeSpan, anchor: Anchor) -> bool:
    """Whether a time ends in a year before that from which a document is taken to look ahead."""
    return time.last is not None and anchor.today is not None and time.last.year < anchor.today.year


def _plans_own_year(anchor: Anchor, *, alone: bool = False) -> bool:
    """Whether a document is a plan for its own year, or alone for it."""
    if anchor.prior <= 0 or anchor.plan_end is None or anchor.year is None:
        return False
    return anchor.plan_end.year == anchor.year if alone else anchor.plan_end.year >= anchor.year


def certainty(score: float) -> float:
    """Turn a score into a probability that its sign is right.

    Args:
        score: As :meth:`KindReader.score` gives it.

    Returns:
        Between 0.5 and 1.

    Example:
        >>> certainty(0.0), round(certainty(-3.0), 2)
        (0.5, 0.95)
    """
    return 1.0 / (1.0 + math.exp(-abs(score)))
