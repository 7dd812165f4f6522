"""The clause that says what is to be done by a date, and the verb of it that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import regex

from policymine.constructions import Span
from policymine.lang import Language
from policymine.marks import QUANTITY, TIME, Marked

APART = re.compile(r"(?<=,)Ma*i?n{1,2}$")
"""A comma and "to be": "a register of wells, to be ready by June"."""
PASSIVE = re.compile(r"B[aNM]*[vudr]$")
TARGETS = re.compile(r"(?:t?[n>'-]{1,5}|p)m(?=[ta]*[n>])")
"""Who or what "targets" something."""
TO_BE = re.compile("[mn](?:M[BaN]*|2)(?P<ind>n{2,4})$")
"""What a goal or an ambition is: "the goal to be carbon neutral", where the verb is none that the lexicon knows."""
LITTLE = re.compile("[ta]*(?:n|p.*)?")
"""An object of one word, or one that only points: "report the results", "send it to the county"."""
_AND = "c"
"""The letter of "and"; the same in every language."""
_BASE = "VbRUD"
_ENDS = ".;:,kl"
_HANGING = re.compile(r"[io]n{0,2}[gxw]$|[n>]a?[vud]$")
_WITHIN_SUBJECT = re.compile(r"[aN]*(?:[HB][aN]*)?[VRUDbvudrn][^M.;:,klQ]*M[aN]*B")
"""A relative clause behind which the verb of its subject follows: "kilns that fail the test will be shut"."""
_ADJECTIVES = re.compile("t[an]*v,[nv]$")
"""A comma between what is said of a noun: "a fully covered, quiet tram network"."""
_MEANT = re.compile("[VbR]t?a?[n>'-]{1,5}2[VbRUD]")
"""A verb, its object, and what that is to do."""
_TAIL_OF_LIST = re.compile("(?:[tn>a'-]+,)*[tn>a'-]+,?c[tn>a'-]+")
_NEXT_TASK = regex.compile("c[^c]{2}")
"""A second thing to be done: "to cut waste by 20% by 2025 and to close the dumps by 2030"."""


class TaskClauses:
    """Finds the clauses of tasks in one language.

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> clauses = TaskClauses(load("zh"))
        >>> clauses.is_complete("水厂建成"), clauses.is_vague("取得明显成效")
        (True, True)
    """

    def __init__(self, language: Language) -> None:
        cues = language.tables["cues"].get("deadline", {})
        self._vague = regex.compile("|".join(cues.get("vague", [])) or r"(?!)")
        self._outcomes = regex.compile(cues.get("outcomes", r"(?!)"))
        self._completions = regex.compile(cues.get("completions", r"(?!)"))
        self._wholes = regex.compile(cues["wholes"]) if cues.get("wholes") else None
        table = language.tables["patterns"].get("deadlines", {})
        self._closing = bool(table.get("closing", False))
        self._founding = frozenset(table.get("founding", ()))
        verbs = language.tables["patterns"].get("verbs", {})
        self._tenseless = bool(verbs.get("tenseless", False))
        self._verbs = frozenset(verbs.get("letters", ""))
        self._past = frozenset(verbs.get("past", ""))
        self._stative = frozenset(verbs.get("have", "") + verbs.get("be", ""))

    def is_vague(self, words: str) -> bool:
        """Tell whether nobody can say if what words promise came true: 取得明显成效."""
        return self._vague.search(words) is not None

    def is_complete(self, words: str) -> bool:
        """Tell whether words say that something is complete, and not only gone about: 建成."""
        return (self._completions.search(words) or self._outcomes.search(words)) is not None

    def find(self, marked: Marked, position: int, *, due: bool) -> Span | None:
        """Find the clause that says what is set for a date and has no value; None if there is none.

        Args:
            marked: The sentence.
            position: The mark of the date.
            due: Whether the date says itself that it is a deadline.
        """
        clause = self._clause(marked, position)
        if clause is not None and due and clause[0] > position:
            clause = self._plain_outcome(marked, clause)
        if clause is not None and due and QUANTITY in marked.code[slice(*clause)]:
            clause = self._whole_behind(marked, position, clause)
        return None if clause is None or QUANTITY in marked.code[slice(*clause)] else clause

    def verb(self, marked: Marked, position: int, clause: Span) -> int:
        """Find the verb that says what is to be done.

        In front of the date it is the nearest one, behind it the first.

        Args:
            marked: The sentence.
            position: The mark of the date.
            clause: What is set for it.

        Returns:
            Its mark, -1 if there is none.
        """
        code = marked.code
        places = [i for i in range(*clause) if code[i] in self._verbs]
        if self._tenseless:
            # "9月底前，对已完成任务开展核查": what is done already is part of the object.
            places = [i for i in places if not i or code[i - 1] not in self._stative] or places
        else:
            # "clear the debts made in building schools by May": what they were made in is part of the object.
            places = [i for i in places if not _HANGING.search(code, max(0, i - 3), i + 1)] or places
        if not places:
            return -1
        return self._whole_task(marked, places, clause) if clause[1] <= position else places[0]

    def _whole_task(self, marked: Marked, places: Sequence[int], clause: Span) -> int:
        """The last verb; the one before where that says too little, or what for: "drain it and report the results"."""
        last = places[-1]
        founded = len(places) > 1 and marked.marks[places[-2]].lemma in self._founding
        if founded and _MEANT.fullmatch(marked.code, places[-2], last + 1) is not None:
            return places[-2]  # "set up a fund to support farmers by 2020"
        says_little = LITTLE.fullmatch(marked.code, last + 1, clause[1]) is not None
        if self._closing and says_little and len(places) > 1 and marked.code[last - 1] == _AND:
            return places[-2]
        return last

    def _plain_outcome(self, marked: Marked, clause: Span) -> Span:
        """The first clause behind a date that says what will be, where the one right behind it says nothing plain.

        It tells of what nobody can measure: 到2030年，环境持续改善，黑臭水体消除.
        """
        if not self._tenseless:
            return clause
        for each in _parted(marked.code, clause[0], ".;:," + TIME):
            if marked.code[each[0]] in ".;:" + TIME:
                break
            if self._says_plainly(marked, each, self._outcomes):
                return each
            if each[0] == clause[0] and not self.is_vague(marked.words(*each)):
                return clause
        return clause

    def _whole_behind(self, marked: Marked, position: int, clause: Span) -> Span | None:
        """The first clause behind values that says what will be whole by their date: 到2030年，煤矿全面关停."""
        code = marked.code
        if clause[0] < position or self._wholes is None:
            return None
        for each in _parted(code, clause[1] + 1, _ENDS + TIME):
            if code[each[0] - 1] not in ",;kl" or TIME in code[clause[1] : each[0]]:
                break
            if self._says_plainly(marked, each, self._wholes):
                return each
        return None

    def _says_plainly(self, marked: Marked, clause: Span, outcome: regex.Pattern[str]) -> bool:
        """Whether a clause without a value says what will be, and not only that it will be better."""
        words = marked.words(*clause)
        return (
            QUANTITY not in marked.code[slice(*clause)]
            and outcome.search(words) is not None
            and not self.is_vague(words)
        )

    def _clause(self, marked: Marked, position: int) -> Span | None:
        """What is set for the date: what follows it at the head of a clause, else the clause that it ends."""
        code = marked.code
        first = _clause_start(code, position)
        while first > 1 and code[first - 1] == "," and _TAIL_OF_LIST.fullmatch(code, first, position):
            first = _clause_start(code, first - 1)  # "solve the problem of idle land, water and light by 2030"
        if code[first - 1 : first] == "l" and _WITHIN_SUBJECT.match(code, first, position):
            return _clause_start(code, first - 1), position
        first = self._behind_earlier(code, first, position)
        opens = position + 1 < len(code) and code[position + 1] in self._verbs and code[position + 1] not in self._past
        has_verb = any(code[i] in self._verbs for i in range(first, position))
        has_verb = has_verb or bool(TO_BE.search(code, first, position) or APART.match(code, first, position))
        if has_verb and not opens:
            return first, position
        before = (first, position) if any(code[i] in "n>" for i in range(first, position)) else None
        if before and TARGETS.match(code, first, position):
            return before
        if before and code[position + 1 : position + 2] == _AND:
            return before  # "to peak emissions by 2030 and to be neutral by 2060"
        first = position + 1
        while first < len(code) and code[first] in ",a":
            first += 1
        last = self._end(code, first)
        if any(code[i] in self._verbs or code[i] in self._stative for i in range(first, last)):
            return first, last
        return before or ((first, last) if first < last else None)

    def _behind_earlier(self, code: str, first: int, position: int) -> int:
        """Where a clause begins that ends with a date, without the tasks in it that have dates of their own."""
        earlier = code.rfind(TIME, first, position)
        if earlier >= 0 and code[earlier + 1 : earlier + 2] == _AND and PASSIVE.search(code, earlier, position):
            return earlier + 2  # "was to be done by June and is now to be done by May"
        if earlier < 0 or not self._closing:
            return first
        task = _NEXT_TASK.search(code, earlier, position)
        if task is None:
            return earlier + 1 if code[earlier + 1] in _BASE else first  # tasks on lines of their own
        return task.start() + 1 if QUANTITY not in code[task.start() : position] else first

    def _end(self, code: str, first: int) -> int:
        """Where a clause ends that begins behind a date: with the first one that has a verb."""
        last = first
        while last < len(code) and (code[last] not in ".;:,k" or _ADJECTIVES.search(code, first, last + 2)):
            last += 1
        told = self._verbs if QUANTITY not in code[first:last] else self._verbs | self._stative
        while last < len(code) and code[last] == "," and told.isdisjoint(code[first:last]):
            last += 1
            while last < len(code) and code[last] not in ".;:,k":
                last += 1
        return last


def _clause_start(code: str, position: int) -> int:
    while position > 0 and code[position - 1] not in _ENDS:
        position -= 1
    return position


def _parted(code: str, first: int, ends: str) -> Iterator[Span]:
    """The stretches of a code from a mark on that some letters part."""
    while first < len(code):
        last = first
        while last < len(code) and code[last] not in ends:
            last += 1
        yield first, last
        first = last + 1
