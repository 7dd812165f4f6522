"""Deadline commitments: a date by which something is to be done, with no number beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import regex

from policymine import sentence_dates, timing
from policymine.clausal_names import ClausalNames
from policymine.constructions import Span
from policymine.context import Context
from policymine.cues import Cues
from policymine.dates import TimeSpan
from policymine.kinds import KindReader, certainty
from policymine.lang import Language
from policymine.marks import QUANTITY, TIME, Marked
from policymine.phrases import Phrases
from policymine.records import Record
from policymine.same_task import SameTask
from policymine.verbs import Verb

_NO_VALUE_SIGNS = {"past": -1.0, "perfect": -2.0, "modal": 2.0, "imperative": 1.0, "infinitive": 0.8, "gerund": 0.6}


_OBLIGED = re.compile(r"M[aN]*H[aN]*B?[aN]*[vudr]$")
_APART = re.compile(r"(?<=,)Ma*i?n{1,2}$")
"""A comma and "to be": "a register of wells, to be ready by June"."""
_GOALS = re.compile(r"[tan]*mM[Ba]*[vr]$")
_PASSIVE = re.compile(r"B[aNM]*[vudr]$")
_GERUNDS = "gxwe"
_AND = "c"
_HAVE = "H"
"""What all "are to have access to" is no goal behind "to"."""
"""The letter of "and"; the same in every language."""
_TARGETS = re.compile(r"t?[n>'-]{1,5}m(?=[ta]*[n>])")
"""Who or what "targets" something."""
_SAID = re.compile(r"(?P<text>t?[n>'-]{1,5})(?:[VbR]i?|M)(?=[tan]*[n>])")
"""What a text says: "the Strategy calls for"."""
_HANGING = re.compile(r"[io]n{0,2}[gxw]$|[n>]a?[vud]$")
_SUBJECT = re.compile(r"(?P<ind>[n>t<oaichgf2'/()~-]*[n>)~])[MBH]")


_WITHIN_SUBJECT = re.compile(r"[aN]*(?:[HB][aN]*)?[VRUDbvudrn][^M.;:,klQ]*M[aN]*B")
"""A relative clause behind which the verb of its subject follows: "kilns that fail the test will be shut"."""
_ADJECTIVES = re.compile("t[an]*v,[nv]$")
"""A comma between what is said of a noun: "a fully covered, quiet tram network"."""
_LITTLE = re.compile("[ta]*(?:n|p.*)?")
"""An object of one word, or one that only points: "report the results", "send it to the county"."""
_DOER = re.compile(r"(?:^|[,;:.])(?P<ind>[tn>][n>t<o'-]*)[aN]*M[aN]*$")
"""Who is to do something, before the verb."""
_TOWARDS = re.compile("a*[2i]")
"""A verb with no object: "will open to traffic"."""
_TO_BE = re.compile("[mn](?:M[BaN]*|2)(?P<ind>n{2,4})$")
"""What a goal or an ambition is: "the goal to be carbon neutral", where the verb is none that the lexicon knows."""
_WITHIN = frozenset({"within_years", "next_months", "within_year", "end_of_year"})
"""Ways of saying by when that have no word for it of their own: "within the year", "at the end of the year"."""
_YEARS = frozenset({"year", "relative_year", "half", "now_years"})
"""Spans that are no day by which something is due, but for what will be complete in them."""
_OPENING = re.compile(r"""(?:[ka]*,)?[ak]*(?P<subject>[nbpo~"c]{1,30}[nb~"])(?=[aMHsNiVRUDZ,])""")
"""A noun phrase that opens a stretch: what the clauses behind it tell of."""
_TAIL_OF_LIST = re.compile("(?:[tn>a'-]+,)*[tn>a'-]+,?c[tn>a'-]+")
_PROMISE_BEHIND = re.compile(rf",[ac]*M[^.;:{QUANTITY}]*$")
"""Another promise before a date: "can hold 90 guests, is expected to open by May"."""
_AND_TO = re.compile("c2?a?[VbRUD]")
"""The task behind: "to close the dumps by 2030 and to spend 4 million"."""
_BASE = "VbRUD"
_NEXT_TASK = regex.compile("c[^c]{2}")
"""A second thing to be done: "to cut waste by 20% by 2025 and to close the dumps by 2030"."""
_GOAL = 2.0
"""How sure it is that a goal which names its year is one, as a score."""
_NAMES = frozenset('nbpo~"')
_NAME = 40
"""So many characters before a date are looked at for what it is part of the name of."""
_TASK_DAYS = frozenset({"month", "month_end", "quarter", "half", "within_year", "end_of_year", "within_years"})
"""Ways of saying when a task is due that need no word for it where verbs have no tenses: "10月开工"."""

_ORDERS = frozenset({"modal", "imperative"})


def _clause_start(code: str, position: int) -> int:
    while position > 0 and code[position - 1] not in ".;:,kl":
        position -= 1
    return position


class DeadlineReader:
    """Finds deadline commitments in marked sentences of one language.

    Args:
        language: The language.
        phrases: Builds indicators.
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self._phrases = phrases
        cues = language.tables["cues"].get("deadline", {})
        self._events = Cues(cues.get("events", []), spaced=bool(language.joiner))
        self._no_commitment = Cues(cues.get("no_commitment", []), spaced=bool(language.joiner))
        self._vague = regex.compile("|".join(cues.get("vague", [])) or r"(?!)")
        self._texts = frozenset(language.tables["cues"].get("kind", {}).get("texts", ()))
        self._outcomes = regex.compile(cues.get("outcomes", r"(?!)"))
        self._completions = regex.compile(cues.get("completions", r"(?!)"))
        self._wholes = regex.compile(cues["wholes"]) if cues.get("wholes") else None
        self._of_name = regex.compile(cues["of_a_name"]) if cues.get("of_a_name") else None
        self._horizon = regex.compile(cues["horizon"]) if cues.get("horizon") else None
        patterns = language.tables["patterns"].get("deadlines", {})
        self._bans, self._later = (regex.compile(cues.get(name, r"(?!)")) for name in ("bans", "bans_later"))
        self._goal_year = regex.compile(cues["goal_year"]) if cues.get("goal_year") else None
        self._closing = bool(patterns.get("closing", False))
        self._objects = [regex.compile(p) for p in patterns.get("objects", [])]
        self._before = regex.compile(patterns.get("subject", r"(?!)"))
        self._after = regex.compile(patterns.get("subject_after", r"(?!)"))
        self._same_task = SameTask(language, phrases)
        self._no_subject = frozenset(patterns.get("no_subject", ()))
        verbs = language.tables["patterns"].get("verbs", {})
        self._objects_after = frozenset(verbs.get("object_markers", ()))
        self._clausal = ClausalNames(language, phrases)
        self._tenseless = bool(verbs.get("tenseless", False))
        self._stative = frozenset(verbs.get("have", "") + verbs.get("be", ""))
        self._modal = frozenset(verbs.get("modal", ""))
        self._auxiliary = self._stative | frozenset(verbs.get("modal", ""))
        self._aspect = frozenset(verbs.get("aspect", ()))
        self._past = frozenset(verbs.get("past", ""))
        self._verbs = frozenset(verbs.get("letters", ""))

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
        if self._no_commitment.stand_in(marked.folded, marked.runs) or marked.folded.rstrip().endswith(":"):
            return records
        for position, letter in enumerate(marked.code):
            if letter != TIME:
                continue
            record = self._goal_of_year(marked, position, assigned)
            if record is None and sentence_dates.usable(marked, position):
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
            if at > position == date and self._closing and marked.code.startswith(":", position + 1):
                return True  # "the following are to be built by 2030: 4 locks and 9 weirs"
            if at < position == date:
                between = marked.code[at:position]
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
        clause = self._clause(marked, position)
        if clause is not None and span.role == "deadline" and clause[0] > position:
            clause = self._plain_outcome(marked, clause)
        if clause is not None and span.role == "deadline" and QUANTITY in marked.code[slice(*clause)]:
            clause = self._whole_behind(marked, position, clause)
        if clause is None or QUANTITY in marked.code[clause[0] : clause[1]]:
            return None
        words = marked.folded[marked.marks[clause[0]].start : marked.marks[clause[1] - 1].end]
        event = self._events.stand_in(words)
        task = span.role in ("in", "") and self._is_done_in(span, words)
        # "Rules will be ready in 2024": a time to come that closes a clause is a deadline too.
        closing = clause[1] <= position and self._ahead(span, context)
        within = self._closing and span.how in _WITHIN
        within = within or self._will_be(marked, position, span, words) or self._is_soon(marked, clause, span, context)
        banned = span.role in ("since", "as_of") and self._bans.search(words) is not None
        roles = ("in", "", "as_of") if closing or within else ("in", "")  # "will be ready at the end of 2024"
        if (
            span.role != "deadline"
            and not task
            and not banned
            and not ((event or closing or within) and span.role in roles)
        ):
            return None
        comes = self._tenseless or span.role == "deadline" or span.how in _WITHIN or event or banned
        if not (comes or self._comes(words)):
            return None  # "this year we will focus on schools", "pressure will remain great this year"
        if task and any(marked.marks[i].lemma in self._aspect for i in range(*clause)):
            return None  # 5月开展了督察
        places = [i for i in range(*clause) if marked.code[i] in self._verbs]
        # "9月底前，对已完成任务开展核查": what is done already is part of the object.
        if self._tenseless:
            places = [i for i in places if not i or marked.code[i - 1] not in self._stative] or places
        if not self._tenseless:
            # "clear the debts made in building schools by May": what they were made in is part of the object.
            places = [i for i in places if not _HANGING.search(marked.code, max(0, i - 3), i + 1)] or places
        # In front of the date the nearest verb is the one that is to be done by then, behind it the first one.
        verb_at = -1 if not places else places[-1] if clause[1] <= position else places[0]
        stative = verb_at < 0 and any(marked.code[i] in self._auxiliary for i in range(*clause))
        said = self._tenseless and span.role == "deadline"  # "6月底前覆盖率过半": what comes by then needs no verb
        if verb_at < 0 and not event and not stative and not said:
            return None
        if verb_at >= 0 and clause[1] <= position:
            verb_at = self._whole_task(marked, places, clause)
        verb = kinds.verb_of(marked, position, verb_at) if verb_at >= 0 else Verb(-1, "", "")
        promised = (event and closing and verb_at < 0) or self._is_promised(marked, clause, verb)
        if not self._tenseless and span.role != "deadline" and not promised:
            return None
        # "At the beginning of the year, after the ministry issued rules of ensuring supply, ..."
        ordered = verb.sign in _ORDERS and "oM" not in marked.code[slice(*clause)]
        if not self._tenseless and task and not event and not ordered:
            return None
        score = kinds.score(marked, position, verb, span, context, start_value=False)
        if verb_at >= 0 and _OBLIGED.search(marked.code, 0, verb_at + 1):
            score = abs(score)  # "should have been settled by June": it was promised, whatever came of it
        if score <= 0:
            return None
        if self._vague.search(words):
            context.lean = 1.0  # nobody can tell whether it came true, but it speaks of what is to come
            return None
        start, end = span.start, span.end
        day = span.last if not banned or span.first is None or self._later.match(marked.folded, start) else span.first
        indicator = self._indicator(marked, position, clause, verb_at)
        if self._tenseless and (indicator in ("", verb.lemma) or self._phrases.is_action(indicator)):
            subject = self._same_task.thing(marked, position, before) or self._opening(marked, position)
            if not subject and position not in assigned.values():
                subject = self._counted(marked, position, context)
            indicator = self._phrases.joined(subject, indicator or verb.lemma) if subject else indicator
        indicator = self._clausal.due(indicator, marked, context.last)
        # "aiming to be ready by May"
        bare = verb_at >= 0 and marked.code[verb_at] in _GERUNDS and indicator.lower() == marked.word(verb_at)
        if not indicator or bare or indicator == verb.lemma or not any(map(str.isalpha, indicator)):
            return None  # "实现2035年远景目标": the date says which goals
        return Record(
            start, end, marked.text[start:end], "", "target", "deadline", action=verb.lemma,
            indicator=indicator, deadline=day.isoformat(),
            date_basis="stated" if span.year_said else "context", date_text=marked.text[start:end],
            confidence=round(certainty(score), 3),
        )  # fmt: skip

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
        return Record(
            span.start, span.end, marked.text[span.start : span.end], "", "target", "deadline",
            indicator=marked.text[slice(*match.span("ind"))], deadline=span.last.isoformat(),
            date_basis="stated", date_text=marked.text[span.start : span.end],
            confidence=round(certainty(_GOAL), 3),
        )  # fmt: skip

    def _is_promised(self, marked: Marked, clause: Span, verb: Verb) -> bool:
        """Whether a clause promises something, where its time alone does not: "it came into force in 2021" does not."""
        if verb.position < 0:
            return not self._auxiliary.isdisjoint(marked.code[slice(*clause)]) or verb.sign == "modal"
        return verb.sign not in ("past", "perfect", "present_passive")

    def _opening(self, marked: Marked, position: int) -> str:
        """What the stretch up to the last full stop or semicolon opens with, if a comma parts it from the date."""
        first = max(marked.code.rfind(letter, 0, position) for letter in ".;:") + 1
        match = _OPENING.match(marked.code, first, position)
        apart = match is not None and "," in marked.code[match.end() : position]
        return self._phrases.phrase(marked, match.span("subject")) if match is not None and apart else ""

    def _counted(self, marked: Marked, position: int, context: Context) -> str:
        """What the sentence has counted last, where what is due names nothing: 签约项目30个，年底前全部开工."""
        first = max(marked.code.rfind(letter, 0, position) for letter in ".;") + 1
        counts = [
            at
            for at in context.names
            if first <= at < position and marked.quantities[marked.marks[at].place].sort == "number"
        ]
        return self._phrases.acted_on(context.names[max(counts)]) if counts else ""

    def _will_be(self, marked: Marked, position: int, span: TimeSpan, words: str) -> bool:
        """Whether a time says when something will be complete, without a word for it: 将于2024年建成."""
        code = marked.code
        ahead = code[position + 1 : position + 2] == "M" or code[max(0, position - 1) : position] == "M"
        return self._tenseless and ahead and span.how in _YEARS and self._comes(words)

    def _is_done_in(self, span: TimeSpan, words: str) -> bool:
        """Whether a time is named in which something is complete, not only gone about: 2028年建成."""
        if span.how in _TASK_DAYS:
            return self._tenseless or self._comes(words)
        return span.how in _YEARS and self._comes(words)

    def _comes(self, words: str) -> bool:
        return (self._completions.search(words) or self._outcomes.search(words)) is not None

    def _is_soon(self, marked: Marked, clause: Span, span: TimeSpan, context: Context) -> bool:
        """Whether something will be in a time that its document was written in: "shall be done in 2023"."""
        today = context.anchor.published
        ends = self._closing and today is not None and span.last is not None and span.last > today
        return ends and span.how in _YEARS and not self._modal.isdisjoint(marked.code[slice(*clause)])

    def _plain_outcome(self, marked: Marked, clause: Span) -> Span:
        """The first clause behind a date that says what will be, where the one right behind it says nothing plain.

        It tells of what nobody can measure: 到2030年，环境持续改善，黑臭水体消除.
        """
        if not self._tenseless:
            return clause
        code, first = marked.code, clause[0]
        while first < len(code) and code[first] not in ".;:" + TIME:
            last = first
            while last < len(code) and code[last] not in ".;:," + TIME:
                last += 1
            words = marked.words(first, last)
            plain = QUANTITY not in code[first:last] and not self._vague.search(words)
            if plain and self._outcomes.search(words):
                return first, last
            if first == clause[0] and not self._vague.search(words):
                return clause
            first = last + 1
        return clause

    def _whole_behind(self, marked: Marked, position: int, clause: Span) -> Span | None:
        """The first clause behind values that says what will be whole by their date: 到2030年，煤矿全面关停."""
        code, first = marked.code, clause[1] + 1
        if clause[0] < position or self._wholes is None:
            return None
        while first < len(code) and code[first - 1] in ",;kl" and TIME not in code[clause[1] : first]:
            last = first
            while last < len(code) and code[last] not in ".;:,kl" + TIME:
                last += 1
            words = marked.words(first, last)
            if QUANTITY not in code[first:last] and self._wholes.search(words) and not self._vague.search(words):
                return first, last
            first = last + 1
        return None

    def _whole_task(self, marked: Marked, places: Sequence[int], clause: Span) -> int:
        """The verb of the first of two tasks, where the second says too little: "drain it and report the results"."""
        last = places[-1]
        says_little = _LITTLE.fullmatch(marked.code, last + 1, clause[1]) is not None
        if self._closing and says_little and len(places) > 1 and marked.code[last - 1] == _AND:
            return places[-2]
        return last

    def _is_of_a_name(self, marked: Marked, position: int) -> bool:
        """Whether a date only says how far a plan or the like reaches: "the Action Plan until 2020", "(2021-2025)"."""
        mark = marked.marks[position]
        span = marked.times[mark.place]
        if span.how == "year_range" and marked.code[max(0, position - 1) : position + 2] == f"({TIME})":
            return True
        if self._horizon is not None and self._horizon.search(marked.folded, 0, span.core_start) is not None:
            return True
        before = marked.folded[max(0, span.core_start - _NAME) : span.core_start]
        if before.endswith("["):
            return True  # the number of a document: "Forest Office [2016] No. 1"
        return self._of_name is not None and self._of_name.search(before) is not None

    def _subject(self, marked: Marked, end: int) -> str:
        """The subject of the clause before, which the one after it shares: "It should have been and is now to be"."""
        first = max(marked.code.rfind(letter, 0, max(0, end - 1)) for letter in ".;:,kl") + 1
        match = _SUBJECT.match(marked.code, first, end)
        return self._phrases.phrase(marked, match.span("ind")) if match else ""

    def _led(self, marked: Marked, position: int, clause: Span) -> str:
        """What a clause behind a date says of its subject, where that stands before the date or before an adverb."""
        first, last = clause
        comma = marked.code.find(",", first, last)
        clause = first, last = first, comma if comma > first else last
        match = self._after.fullmatch(marked.code, first, last)
        if match:
            return self._done_to(self._phrases.phrase(marked, match.span("subject")), marked, match.span("rest"))
        head = max(marked.code.rfind(letter, 0, position) for letter in ".;:,kl") + 1
        subject = self._named(marked, head, position)
        if not subject and head and not self._has_object(marked, clause):
            # "The matter, due in June, is now to be settled by November": the sentence says what at its head.
            subject = self._named(marked, 0, marked.code.find(","))
        return self._done_to(subject, marked, clause) if subject else ""

    def _named(self, marked: Marked, first: int, last: int) -> str:
        match = self._before.match(marked.code, first, last)
        subject = self._phrases.phrase(marked, match.span()) if match else ""
        return "" if subject in self._no_subject else subject

    def _has_object(self, marked: Marked, clause: Span) -> bool:
        return any(letter in "n~" for letter in marked.code[slice(*clause)])

    def _done_to(self, subject: str, marked: Marked, rest: Span) -> str:
        """Join a subject with what is done, without words that only say that it is."""
        return self._phrases.joined(subject, self._phrases.done(self._phrases.phrase(marked, rest)))

    def _ahead(self, span: TimeSpan, context: Context) -> bool:
        """Whether a time lies wholly after the day of the document, in a language that says so at the clause's end."""
        today = context.anchor.today
        return self._closing and today is not None and span.first is not None and span.first > today

    def _clause(self, marked: Marked, position: int) -> Span | None:
        """What is set for the date: what follows it at the head of a clause, else the clause that it ends."""
        code = marked.code
        first = _clause_start(code, position)
        while first > 1 and code[first - 1] == "," and _TAIL_OF_LIST.fullmatch(code, first, position):
            first = _clause_start(code, first - 1)  # "solve the problem of idle land, water and light by 2030"
        if code[first - 1 : first] == "l" and _WITHIN_SUBJECT.match(code, first, position):
            return max(code.rfind(letter, 0, first - 1) for letter in ".;:,kl") + 1, position
        earlier = code.rfind(TIME, first, position)
        if earlier >= 0 and code[earlier + 1 : earlier + 2] == "c" and _PASSIVE.search(code, earlier, position):
            first = earlier + 2  # "was to be done by June and is now to be done by May"
        elif earlier >= 0 and self._closing:
            # What has its own date is another task.
            task = _NEXT_TASK.search(code, earlier, position)
            first = task.start() + 1 if task and QUANTITY not in code[task.start() : position] else first
            if task is None and code[earlier + 1] in _BASE:
                first = earlier + 1  # tasks on lines of their own
        opens = position + 1 < len(code) and code[position + 1] in self._verbs and code[position + 1] not in self._past
        has_verb = any(code[i] in self._verbs for i in range(first, position))
        has_verb = has_verb or bool(_TO_BE.search(code, first, position) or _APART.match(code, first, position))
        if has_verb and not opens:
            return first, position
        before = (first, position) if any(code[i] in "n>" for i in range(first, position)) else None
        if before and _TARGETS.match(code, first, position):
            return before
        if before and code[position + 1 : position + 2] == _AND:
            return before  # "to peak emissions by 2030 and to be neutral by 2060"
        first = position + 1
        while first < len(code) and code[first] in ",a":
            first += 1
        last = first
        while last < len(code) and (code[last] not in ".;:,k" or _ADJECTIVES.search(code, first, last + 2)):
            last += 1
        told = self._verbs if QUANTITY not in code[first:last] else self._verbs | self._stative
        while last < len(code) and code[last] == "," and told.isdisjoint(code[first:last]):
            last += 1
            while last < len(code) and code[last] not in ".;:,k":
                last += 1
        if any(code[i] in self._verbs or code[i] in self._stative for i in range(first, last)):
            return first, last
        return before or ((first, last) if first < last else None)

    def _told_of_doer(self, marked: Marked, clause: Span, verb_at: int) -> str:
        """What a subject is to do, where its object is one word or none: "rosters compiled by all parishes"."""
        first, last = clause
        doer = _DOER.search(marked.code, max(0, first - 1), verb_at) if self._closing else None
        if doer is None:
            return ""
        who = self._phrases.phrase(marked, doer.span("ind"))
        if _TOWARDS.match(marked.code, verb_at + 1, last):
            return self._phrases.joined(who, self._phrases.phrase(marked, (verb_at, last)))
        if _LITTLE.fullmatch(marked.code, verb_at + 1, last):
            thing = self._phrases.phrase(marked, (verb_at + 1, last))
            return self._phrases.done_by(thing, marked.marks[verb_at].lemma, who)
        return ""

    def _indicator(self, marked: Marked, position: int, clause: Span, verb_at: int) -> str:
        first, last = clause
        if verb_at > 0 and marked.code[verb_at] == "b" and marked.marks[verb_at - 1].lemma in self._objects_after:
            return self._phrases.phrase(marked, (verb_at, last))  # 将改造任务分解到村
        if self._tenseless and first > position and (told := self._led(marked, position, clause)):
            return told
        if self._tenseless and first > position and verb_at > first + 1 and set(marked.code[first:verb_at]) <= _NAMES:
            return self._phrases.phrase(marked, (first, last))  # 能效达到先进水平: what it is that gets there
        if verb_at >= 0 and last <= position and _PASSIVE.search(marked.code, first, verb_at + 1):
            # What a passive is said of stands before it: "the wells will be brought into use by May".
            told = self._phrases.phrase(marked, clause)
            if not any(code in "n>" for code in marked.code[first:verb_at]):
                subject = self._phrases.before_comma(marked, first + 1) or self._subject(marked, first)
                told = self._phrases.joined(subject, self._phrases.phrase(marked, (verb_at, last)))
            if told:
                return told
        if _APART.match(marked.code, first, last):
            told = self._phrases.before_comma(marked, first) or self._subject(marked, first)
            if told:
                return told
        if _GOALS.match(marked.code, first, last):
            return ""  # "the targets to be met by 2030 are these"
        if verb_at >= 0 and (told := self._told_of_doer(marked, clause, verb_at)):
            return told
        if verb_at >= 0:
            for pattern in self._objects:
                match = pattern.search(marked.code, verb_at if verb_at > first and last <= position else first, last)
                if match:
                    phrase = self._phrases.phrase(marked, self._phrases.listed(marked, match.span("ind")))
                    if phrase:
                        return phrase
        elif _HAVE not in marked.code[first:last] and (goal := _TO_BE.search(marked.code, first, last)):
            return self._phrases.phrase(marked, goal.span("ind"))
        if targets := _TARGETS.match(marked.code, first, last):
            return self._phrases.phrase(marked, (targets.end(), last))
        text = _SAID.match(marked.code, first, last)
        if text is not None and marked.word(text.end("text") - 1) in self._texts:
            clause = text.end(), last  # "the plan calls for a bank"
        return self._phrases.phrase(marked, clause)
