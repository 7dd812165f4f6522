"""What a task is called: what is to be done by a date and to what, in the wording of the source."""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

from policymine.clausal_names import ClausalNames
from policymine.constructions import Span
from policymine.context import Context
from policymine.lang import Language
from policymine.marks import TIME, Marked, begin_of
from policymine.phrases import Phrases
from policymine.records import Record
from policymine.relative_clauses import before_aside
from policymine.same_task import SameTask
from policymine.task_clauses import APART, LITTLE, PASSIVE, TARGETS, TO_BE

_GOALS = re.compile(r"[tan]*mM[Ba]*[vr]$")
_GERUNDS = "gxwe"
_HAVE = "H"
"""What all "are to have access to" is no goal behind "to"."""
_SAID = re.compile(r"(?P<text>t?[n>'-]{1,5})(?:[VbR]i?|M)(?=[tan]*[n>])")
"""What a text says: "the Strategy calls for"."""
_WANTED = re.compile("t?[n>'-]{1,5}M(?P<ind>n(?:t?[n>'-]{1,4}(?:o[tn>'-]{1,4})?))$")
"""What somebody is to do, where the verb is none that the lexicon knows: "the county intends to peak its emissions"."""
_SUBJECT = re.compile(r"(?P<ind>[n>t<oaichgf2'/()~-]*[n>)~])[MBH]")
_DOER = re.compile(r"(?:^|[,;:.])(?P<ind>[tn>][n>t<o'-]*)[aN]*M[aN]*$")
"""Who is to do something, before the verb."""
_WHITHER = re.compile("a*[2i]t?[n>]{1,3}")
_GOES = re.compile("[ac]*M[aN]*")
_SUBJECT_OF = re.compile("[aZ,]*t?(?P<ind>[n>][n>t<o'-]*(?:[fi]t?[n>'-]{1,4})?)(?:[aN]*(?=[MB])|a*$)")
"""The subject of a sentence, in front of its first verb."""
_TOWARDS = re.compile("a*[2i]")
"""A verb with no object: "will open to traffic"."""
_OPENING = re.compile(r"""(?:[ka]*,)?[ak]*(?P<subject>[nbpo~"c]{1,30}[nb~"])(?=[aMHsNiVRUDZ,])""")
"""A noun phrase that opens a stretch: what the clauses behind it tell of."""
_NAMES = frozenset('nbpo~"')


class Task(NamedTuple):
    """Where a sentence says what is to be done by a date.

    Attributes:
        position: The mark of the date.
        clause: The clause that says it.
        verb_at: The mark of its verb, -1 if there is none.
        lemma: The base form of the verb.
    """

    position: int
    clause: Span
    verb_at: int
    lemma: str


class TaskNames:
    """Names the tasks of one language.

    Args:
        language: The language.
        phrases: Builds phrases out of marks.
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self._phrases = phrases
        self._same_task = SameTask(language, phrases)
        self._clausal = ClausalNames(language, phrases)
        self._texts = frozenset(language.tables["cues"].get("kind", {}).get("texts", ()))
        patterns = language.tables["patterns"].get("deadlines", {})
        self._closing = bool(patterns.get("closing", False))
        self._of_time = str(patterns.get("of_time", "\0"))
        self._objects = [regex.compile(p) for p in patterns.get("objects", [])]
        self._before = regex.compile(patterns.get("subject", r"(?!)"))
        self._after = regex.compile(patterns.get("subject_after", r"(?!)"))
        self._bare = frozenset(patterns.get("bare", ()))
        self._went, self._then = (regex.compile(patterns.get(name, r"(?!)")) for name in ("went", "then"))
        self._no_subject = frozenset(patterns.get("no_subject", ()))
        verbs = language.tables["patterns"].get("verbs", {})
        self._objects_after = frozenset(verbs.get("object_markers", ()))
        self._tenseless = bool(verbs.get("tenseless", False))

    def name(self, marked: Marked, task: Task, before: Record | None, context: Context, *, dated: bool = False) -> str:
        """Name a task.

        Args:
            marked: The sentence.
            task: Where it says what is to be done.
            before: The task before in the sentence.
            context: What runs on from before.
            dated: Whether a value of the sentence has the same date.

        Returns:
            The name; empty where only an action is known, and not of what.

        Example:
            >>> from policymine.context import Anchor
            >>> from policymine.lang import load
            >>> from policymine.marking import Marker
            >>> english, text = load("en"), "repair the old weirs"
            >>> marked, repair = Marker(english).mark(text, text, [], [], []), Task(4, (0, 4), 0, "repair")
            >>> context = Context(Anchor(2024, None, False, 0.0, None))
            >>> TaskNames(english, Phrases(english)).name(marked, repair, None, context)
            'old weirs'
        """
        name = self._then.sub("", self._said(marked, task))
        poor = name in ("", task.lemma) or name in self._bare
        if self._tenseless and (poor or self._phrases.is_action(name)):
            thing = self._same_task.thing(marked, task.position, before) or self._opening(marked, task.position)
            if not thing and not dated:
                thing = self._counted(marked, task.position, context)
            name = self._phrases.joined(thing, name or task.lemma) if thing else name
        name = self._clausal.due(name, marked, context.last)
        at = task.verb_at
        if name == task.lemma or (at >= 0 and marked.code[at] in _GERUNDS and name.lower() == marked.word(at)):
            return ""  # "aiming to be ready by May"
        return name if any(map(str.isalpha, name)) else ""  # "实现2035年远景目标": the date says which goals

    def _said(self, marked: Marked, task: Task) -> str:
        """What the clause of a task names."""
        position, clause, verb_at, _ = task
        first, last = clause
        if verb_at > 0 and marked.code[verb_at] == "b" and marked.marks[verb_at - 1].lemma in self._objects_after:
            return self._phrases.phrase(marked, (verb_at, last))  # 将改造任务分解到村
        if self._tenseless and first > position:
            if told := self._led(marked, position, clause):
                return told
            if verb_at > first + 1 and set(marked.code[first:verb_at]) <= _NAMES:
                return self._phrases.phrase(marked, clause)  # 能效达到先进水平: what it is that gets there
        if verb_at >= 0 and last <= position and PASSIVE.search(marked.code, first, verb_at + 1):
            # What a passive is said of stands before it: "the wells will be brought into use by May".
            told = self._phrases.phrase(marked, clause)
            if not any(code in "n>" for code in marked.code[first:verb_at]):
                comma = before_aside(marked.code, first - 1) if not self._tenseless else first - 1
                subject = self._phrases.before_comma(marked, comma + 2 if comma < first - 1 else first + 1)
                subject = subject or self._subject(marked, first)
                told = self._phrases.joined(subject, self._phrases.phrase(marked, (verb_at, last)))
            if told:
                return told
        if APART.match(marked.code, first, last):
            told = self._phrases.before_comma(marked, first) or self._subject(marked, first)
            if told:
                return told
        if _GOALS.match(marked.code, first, last):
            return ""  # "the targets to be met by 2030 are these"
        if verb_at >= 0:
            told = self._told_of_doer(marked, clause, verb_at) or self._object(marked, position, clause, verb_at)
            if told:
                return told
        elif _HAVE not in marked.code[first:last] and (goal := TO_BE.search(marked.code, first, last)):
            return self._phrases.phrase(marked, goal.span("ind"))
        if targets := TARGETS.match(marked.code, first, last):
            return self._phrases.phrase(marked, (targets.end(), last))
        if (wanted := _WANTED.match(marked.code, first, last)) is not None:
            return self._phrases.phrase(marked, wanted.span("ind"))
        text = _SAID.match(marked.code, first, last)
        if text is not None and marked.word(text.end("text") - 1) in self._texts:
            clause = text.end(), last  # "the plan calls for a bank"
        return self._phrases.phrase(marked, clause)

    def _object(self, marked: Marked, position: int, clause: Span, verb_at: int) -> str:
        """What a clause does something to, up to the end of its list."""
        first, last = clause
        for pattern in self._objects:
            match = pattern.search(marked.code, verb_at if verb_at > first and last <= position else first, last)
            if match and (told := self._phrases.phrase(marked, self._phrases.listed(marked, match.span("ind")))):
                at = match.end("ind")
                whose = at < last and marked.code[at] == TIME and marked.word(at).startswith(self._of_time)
                return self._phrases.joined(told, marked.words(at, at + 1)) if whose else told
        return ""

    def _told_of_doer(self, marked: Marked, clause: Span, verb_at: int) -> str:
        """What a subject is to do, where its object is one word or none: "rosters compiled by all parishes"."""
        first, last = clause
        doer = _DOER.search(marked.code, max(0, first - 1), verb_at) if self._closing else None
        if doer is None and self._closing and _TOWARDS.match(marked.code, verb_at + 1, last):
            return self._going(marked, first, verb_at, last)
        if doer is None:
            return ""
        who = self._phrases.phrase(marked, doer.span("ind"))
        if _TOWARDS.match(marked.code, verb_at + 1, last):
            return self._phrases.joined(who, self._phrases.phrase(marked, (verb_at, last)))
        if LITTLE.fullmatch(marked.code, verb_at + 1, last):
            thing = self._phrases.phrase(marked, (verb_at + 1, last))
            return self._phrases.done_by(thing, marked.marks[verb_at].lemma, who)
        return ""

    def _going(self, marked: Marked, first: int, verb_at: int, last: int) -> str:
        """What goes somewhere: "the depot goes into service", "losses will be cut by 8%, and will fall to zero"."""
        code = marked.code
        if _GOES.fullmatch(code, first, verb_at) is not None:
            subject = _SUBJECT_OF.match(code, begin_of(code, first, ".;:"), first)
        elif _WHITHER.fullmatch(code, verb_at + 1, last) is not None:
            subject = _SUBJECT_OF.fullmatch(code, first, verb_at)
        else:
            return ""
        if subject is None or (code[verb_at] not in "UDud" and subject.end() == first):
            return ""
        who = self._phrases.phrase(marked, subject.span("ind"))
        return self._phrases.joined(who, self._phrases.phrase(marked, (verb_at, last))) if who else ""

    def _led(self, marked: Marked, position: int, clause: Span) -> str:
        """What a clause behind a date says of its subject, where that stands before the date or before an adverb."""
        first, last = clause
        comma = marked.code.find(",", first, last)
        clause = first, last = first, comma if comma > first else last
        match = self._after.fullmatch(marked.code, first, last)
        if match:
            return self._done_to(self._phrases.phrase(marked, match.span("subject")), marked, match.span("rest"))
        head = begin_of(marked.code, position, ".;:,kl")
        subject = self._named(marked, head, position)
        if not subject and head and not any(letter in "n~" for letter in marked.code[first:last]):
            # "The matter, due in June, is now to be settled by November": the sentence says what at its head.
            subject = self._named(marked, 0, marked.code.find(","))
        return self._done_to(subject, marked, clause) if subject else ""

    def _named(self, marked: Marked, first: int, last: int) -> str:
        match = self._before.match(marked.code, first, last)
        subject = self._went.sub("", self._phrases.phrase(marked, match.span())) if match else ""
        return "" if subject in self._no_subject else subject

    def _done_to(self, subject: str, marked: Marked, rest: Span) -> str:
        """Join a subject with what is done, without words that only say that it is."""
        return self._phrases.joined(subject, self._phrases.done(self._phrases.phrase(marked, rest)))

    def _subject(self, marked: Marked, end: int) -> str:
        """The subject of the clause before, which the one after it shares: "It should have been and is now to be"."""
        first = begin_of(marked.code, max(0, end - 1), ".;:,kl")
        match = _SUBJECT.match(marked.code, first, end)
        return self._phrases.phrase(marked, match.span("ind")) if match else ""

    def _opening(self, marked: Marked, position: int) -> str:
        """What the stretch up to the last full stop or semicolon opens with, if a comma parts it from the date."""
        first = begin_of(marked.code, position, ".;:")
        match = _OPENING.match(marked.code, first, position)
        apart = match is not None and "," in marked.code[match.end() : position]
        said = self._phrases.phrase(marked, match.span("subject")) if match is not None and apart else ""
        return "" if said in self._no_subject else self._went.sub("", said)

    def _counted(self, marked: Marked, position: int, context: Context) -> str:
        """What the sentence has counted last, where what is due names nothing: 签约项目30个，年底前全部开工."""
        first = begin_of(marked.code, position, ".;")
        counts = [
            at
            for at in context.names
            if first <= at < position and marked.quantities[marked.marks[at].place].sort == "number"
        ]
        return self._phrases.acted_on(context.names[max(counts)]) if counts else ""
