"""Deadline commitments: a date by which something is to be done, with no number beside it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

import regex

from policymine import sentence_dates, timing
from policymine.constructions import Span
from policymine.context import Context
from policymine.cues import Cues
from policymine.kinds import KindReader, certainty
from policymine.lang import Language
from policymine.marks import QUANTITY, TIME, Marked
from policymine.phrases import Phrases
from policymine.records import Record
from policymine.task_clauses import TaskClauses
from policymine.task_names import Task, TaskNames
from policymine.time_spans import TimeSpan
from policymine.usable_dates import usable
from policymine.verbs import NO_VERB, Verb

_LEADS_ON = regex.compile(rf"[{TIME}][^,.;:{QUANTITY}]*,[gh][^.;{TIME}{QUANTITY}]*:$")
"""Behind a date what leads on to a list of its own: "to be neutral by 2050, with four pillars:"."""
_OBLIGED = re.compile(r"M[aN]*H[aN]*B?[aN]*[vudr]$")
_WITHIN = frozenset({"within_years", "next_months", "within_year", "end_of_year"})
"""Ways of saying by when that have no word for it of their own: "within the year", "at the end of the year"."""
_YEARS = frozenset({"year", "relative_year", "half", "now_years"})
"""Spans that are no day by which something is due, but for what will be complete in them."""
_PROMISE_BEHIND = re.compile(rf",[ac]*M[^.;:{QUANTITY}]*$")
"""Another promise before a date: "can hold 90 guests, is expected to open by May"."""
_LED_BY_THAT = regex.compile(f"[lM]{TIME},$")
"""A date that opens what "that" leads to."""
_SET_ASIDE = re.compile(rf"{QUANTITY}(?:,[^{QUANTITY}{TIME}VRUDbvudrgBHMkl,;.:]*)?,a*{TIME},")
"""A date between commas behind a value and what that is held against."""
_PUT_IN = regex.compile(f"(?<=[VRUDbvudrg],?){TIME},[tay]*(?:t?[n>]o)?{QUANTITY}(?![n>]*[MBH])")
"""A date between a verb and its value: "to reach, by 2030, a share of 50%", "to achieve by 2030, 9%"."""
_AND_TO = re.compile("c2?a?[VbRUD]")
"""The task behind: "to close the dumps by 2030 and to spend 4 million"."""
_GOES_ON = regex.compile(f"(?<={TIME},?c?)c?a*(?:Ba*[vudr]|[vudrVb])")
"""What is promised of the same thing, behind a date of its own: "will start in May and be completed in June"."""
_GOALS_OF = regex.compile("[n>]{0,4}m")
"""Goals that their year names."""
_GOAL = 2.0
"""How sure it is that a goal which names its year is one, as a score."""
_NAME = 40
"""So many characters before a date are looked at for what it is part of the name of."""
_TASK_DAYS = frozenset({"month", "month_end", "quarter", "half", "within_year", "end_of_year", "within_years"})
"""Ways of saying when a task is due that need no word for it where verbs have no tenses: "10月开工"."""
_ORDERS = frozenset({"modal", "imperative"})
_EVENT_BEFORE = regex.compile(
    "(?:^|[.;:,cZ]|[BHMVv]a*y?)(?:t?n?[nm]o)?(?P<what>a?t?[n>][n>'-]*(?:[oif]t?[n>'-]{1,4}){0,3})$"
)
_TOLD_OF = frozenset({"B", "H", "M", "V", ".", ",", ";", ""})
"""What follows the date of an event that a clause tells of."""


class DeadlineReader:
    """Finds deadline commitments in marked sentences of one language.

    Args:
        language: The language.
        phrases: Builds indicators.
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self._clauses = TaskClauses(language)
        self._phrases = phrases
        self._names = TaskNames(language, phrases)
        cues = language.tables["cues"].get("deadline", {})
        self._events = Cues(cues.get("events", []), spaced=bool(language.joiner))
        self._no_commitment = Cues(cues.get("no_commitment", []), spaced=bool(language.joiner))
        self._of_name = regex.compile(cues["of_a_name"]) if cues.get("of_a_name") else None
        self._horizon = regex.compile(cues["horizon"]) if cues.get("horizon") else None
        self._due_by = regex.compile(cues.get("due_by", r"(?!)"))
        self._bans, self._later = (regex.compile(cues.get(name, r"(?!)")) for name in ("bans", "bans_later"))
        self._goal_year = regex.compile(cues["goal_year"]) if cues.get("goal_year") else None
        self._closing = bool(language.tables["patterns"].get("deadlines", {}).get("closing", False))
        verbs = language.tables["patterns"].get("verbs", {})
        self._tenseless = bool(verbs.get("tenseless", False))
        self._modal = frozenset(verbs.get("modal", ""))
        self._auxiliary = frozenset(verbs.get("have", "") + verbs.get("be", "")) | self._modal
        self._aspect = frozenset(verbs.get("aspect", ()))

    def read(
        self,
        marked: Marked,
        assigned: Mapping[int, int],
        verbs: Mapping[int, Verb],
        kinds: KindReader,
        context: Context,
    ) -> list[Record]:
        """Read the deadline commitments of a sentence.

        Args:
            marked: The sentence.
            assigned: For each quantity the mark of its date.
            verbs: For each quantity its verb.
            kinds: Weighs target against result.
            context: What runs on from before.

        Returns:
            A record for each date that something with no number is set for.
        """
        records: list[Record] = []
        if self._no_commitment.stand_in(marked.folded, marked.runs):
            return records
        leads = marked.folded.rstrip().endswith(":")
        for position, letter in enumerate(marked.code):
            if letter != TIME or (leads and _LEADS_ON.match(marked.code, position) is None):
                continue
            record = self._goal_of_year(marked, position, assigned)
            if record is None and usable(marked, position):
                if self._is_taken(marked, position, assigned, verbs):
                    continue
                before = records[-1] if records else None
                record = self._at(marked, position, assigned, before, kinds, context)
            if record is not None:
                records.append(record)
        return records

    def _is_taken(self, marked: Marked, position: int, assigned: Mapping[int, int], verbs: Mapping[int, Verb]) -> bool:
        """Whether the clause before a date has a value that the date is for: "the other 3 by the end of 2025"."""
        for at, date in assigned.items():
            between = marked.code[position:at]
            own = self._closing and marked.code[position + 1 : position + 3] in ("c2", "cM")  # "by 2030 and to"
            own = own or _AND_TO.search(between) is not None
            if at > position == date and not own and not set(between) & set(",;:." + QUANTITY):
                return True  # "limit the losses in 2030 to 15 tons"
            if at > position == date and self._closing and _LED_BY_THAT.search(marked.code, 0, position + 2):
                return True  # "it has to ensure that by 2030, losses are cut to 9%"
            if at > position == date and self._closing and _PUT_IN.match(marked.code, position) is not None:
                return True  # "to achieve by 2030, 9% of all use"
            if at > position == date and self._closing and marked.code.startswith(":", position + 1):
                return True  # "the following are to be built by 2030: 4 locks and 9 weirs"
            if at < position == date:
                between = marked.code[at:position]
                if self._closing and _SET_ASIDE.fullmatch(marked.code, at, position + 2):
                    return True  # "will be cut by 80%, compared to 1990 levels, by 2050, and ..."
                if self._closing and sentence_dates.is_related(marked.code, at, position):
                    return True
                # "At least 3, two of them large, will be closed by 2030": the verb of the value ends before its date.
                own = at < verbs[at].position < position
                own = own and _PROMISE_BEHIND.search(marked.code, verbs[at].position, position) is None
                if not set(between) & set(";:" if own else ",;:"):
                    return True
        return False

    def _at(
        self,
        marked: Marked,
        position: int,
        assigned: Mapping[int, int],
        before: Record | None,
        kinds: KindReader,
        context: Context,
    ) -> Record | None:
        """Read what is set for one date."""
        span = timing.placed(marked.times[marked.marks[position].place], context)
        if span.last is None or self._is_of_a_name(marked, position):
            return None
        due = span.role == "deadline"
        clause = self._clauses.find(marked, position, due=due)
        if clause is None:
            return None
        words = marked.folded[marked.marks[clause[0]].start : marked.marks[clause[1] - 1].end]
        event = self._events.stand_in(words)
        done_in = span.role in ("in", "") and self._is_done_in(span, words)
        # "Rules will be ready in 2024": a time to come that closes a clause is a deadline too.
        closing = clause[1] <= position and self._ahead(span, context)
        within = self._closing and span.how in _WITHIN
        within = within or self._will_be(marked, position, span, words) or self._is_soon(marked, clause, span, context)
        banned = span.role in ("since", "as_of") and self._bans.search(words) is not None
        roles = ("in", "", "as_of") if closing or within else ("in", "")  # "will be ready at the end of 2024"
        if not (due or done_in or banned or ((event or closing or within) and span.role in roles)):
            return None
        comes = self._tenseless or due or span.how in _WITHIN or event or banned
        comes = comes or self._due_by.search(marked.folded, max(0, span.start - _NAME), span.start) is not None
        if not (comes or self._clauses.is_complete(words)):
            return None  # "this year we will focus on schools", "pressure will remain great this year"
        if done_in and any(marked.marks[i].lemma in self._aspect for i in range(*clause)):
            return None  # 5月开展了督察
        verb_at = self._clauses.verb(marked, position, clause)
        stative = verb_at < 0 and not self._auxiliary.isdisjoint(marked.code[slice(*clause)])
        said = self._tenseless and due  # "6月底前覆盖率过半": what comes by then needs no verb
        if verb_at < 0 and not event and not stative and not said:
            return None
        verb = kinds.verb_of(marked, position, verb_at) if verb_at >= 0 else NO_VERB
        goes_on = before is not None and not self._tenseless and _GOES_ON.match(marked.code, clause[0]) is not None
        if not self._tenseless and not goes_on:
            promised = (event and closing and verb_at < 0) or self._is_promised(marked, clause, verb)
            # "At the beginning of the year, after the ministry issued rules of ensuring supply, ..."
            ordered = verb.sign in _ORDERS and "oM" not in marked.code[slice(*clause)]
            ready = closing and stative  # "will be ready in 2026"
            if (not due and not promised) or (done_in and not event and not ordered and not ready):
                return None
        score = kinds.score(marked, position, verb, span, context, start_value=False)
        if verb_at >= 0 and (goes_on or _OBLIGED.search(marked.code, 0, verb_at + 1)):
            score = abs(score)  # "should have been settled by June": it was promised, whatever came of it
        if score <= 0:
            return None
        if self._clauses.is_vague(words):
            context.lean = 1.0  # nobody can tell whether it came true, but it speaks of what is to come
            return None
        task = Task(position, clause, verb_at, verb.lemma)
        name = self._event_before(marked, position) if self._closing else ""
        name = name or self._names.name(marked, task, before, context, dated=position in assigned.values())
        from_first = banned and span.first is not None and not self._later.match(marked.folded, span.start)
        day = span.first if from_first else span.last
        return _record(marked, span, name, day, score, verb.lemma) if name and day is not None else None

    def _event_before(self, marked: Marked, position: int) -> str:
        """An event right before its date, of which the clause tells something else: "a ban on X by 2030 is planned"."""
        found = _EVENT_BEFORE.search(marked.code, 0, position)
        if found is None or marked.code[position + 1 : position + 2] not in _TOLD_OF:
            return ""
        words = marked.folded[marked.marks[found.start("what")].start : marked.marks[position].start]
        return self._phrases.phrase(marked, found.span("what")) if self._events.stand_in(words) else ""

    def _goal_of_year(self, marked: Marked, position: int, assigned: Mapping[int, int]) -> Record | None:
        """A goal that its year names: "adopted a 2050 carbon-neutrality target", "its 2038 coal phase-out"."""
        place = marked.marks[position].place
        if self._goal_year is None or place < 0:
            return None
        span = marked.times[place]
        if span.how != "year" or span.start < span.core_start or span.last is None:
            return None
        match = self._goal_year.match(marked.folded, span.end)
        if match is None or position in assigned.values() or not self._events.stand_in(match["ind"]):
            return None
        name = marked.text[slice(*match.span("ind"))]
        return _record(marked, span, name, span.last, _GOAL)

    def _is_promised(self, marked: Marked, clause: Span, verb: Verb) -> bool:
        """Whether a clause promises something, where its time alone does not: "it came into force in 2021" does not."""
        if verb.position < 0:
            return not self._auxiliary.isdisjoint(marked.code[slice(*clause)]) or verb.sign == "modal"
        return verb.sign not in ("past", "perfect", "present_passive")

    def _will_be(self, marked: Marked, position: int, span: TimeSpan, words: str) -> bool:
        """Whether something will be complete by a time that else tells how far figures go: 截至2025年将建成水厂."""
        code = marked.code
        ahead = code[position + 1 : position + 2] == "M" or code[max(0, position - 1) : position] == "M"
        up_to = self._tenseless and span.role == "as_of" and span.how in _YEARS
        return up_to and ahead and self._clauses.is_complete(words)

    def _is_done_in(self, span: TimeSpan, words: str) -> bool:
        """Whether a time is named in which something is complete, not only gone about: 2028年建成."""
        if span.how in _TASK_DAYS:
            return self._tenseless or self._clauses.is_complete(words)
        return span.how in _YEARS and self._clauses.is_complete(words)

    def _is_soon(self, marked: Marked, clause: Span, span: TimeSpan, context: Context) -> bool:
        """Whether something will be in a time that its document was written in: "shall be done in 2023"."""
        today = context.anchor.published
        ends = self._closing and today is not None and span.last is not None and span.last > today
        return ends and span.how in _YEARS and not self._modal.isdisjoint(marked.code[slice(*clause)])

    def _is_of_a_name(self, marked: Marked, position: int) -> bool:
        """Whether a date only says how far a plan or the like reaches: "the Action Plan until 2020", "(2021-2025)"."""
        mark = marked.marks[position]
        span = marked.times[mark.place]
        if span.start == span.core_start and _GOALS_OF.match(marked.code, position + 1) is not None:
            return True  # "sets out 2030 targets for ships"
        bracketed = marked.code[max(0, position - 1) : position + 2] == f"({TIME})"
        if bracketed and (span.how == "year_range" or (self._tenseless and span.role != "deadline")):
            return True  # 治理行动方案（2022年2月）
        if self._horizon is not None and self._horizon.search(marked.folded, 0, span.core_start) is not None:
            return True
        before = marked.folded[max(0, span.core_start - _NAME) : span.core_start]
        if before.endswith("["):
            return True  # the number of a document: "Forest Office [2016] No. 1"
        return self._of_name is not None and self._of_name.search(before) is not None

    def _ahead(self, span: TimeSpan, context: Context) -> bool:
        """Whether a time lies wholly after the day of the document, in a language that says so at the clause's end."""
        today = context.anchor.today
        return self._closing and today is not None and span.first is not None and span.first > today


def _record(marked: Marked, span: TimeSpan, name: str, day: dt.date, score: float, action: str = "") -> Record:
    said = marked.text[span.start : span.end]
    return Record(
        span.start, span.end, said, "", "target", "deadline", action=action, indicator=name,
        deadline=day.isoformat(), date_basis="stated" if span.year_said else "context", date_text=said,
        confidence=round(certainty(score), 3),
    )  # fmt: skip
