"""Names that are pieces of clauses: "depots have a roof", "mills are to be shut", "towns shall build a weir".

However a name was found, by rules, models or carried on, a finite verb outside a relative clause makes a sentence of
it. What the value belongs to is kept: the subject with what is told of it ("depots with a roof", "mills shut"), or the
thing behind the verb ("weir").
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from typing import Any, NamedTuple

import regex

from policymine.lang import Language
from policymine.lang.inflection import Inflection
from policymine.lexicon import WORD
from policymine.marks import QUANTITY, Marked
from policymine.noun_phrases import tidy
from policymine.phrases import Phrases
from policymine.records import Record

_GROUP = regex.compile(
    "(?P<aux>[MBH][aNMBH]*)(?P<verb>(?<=[Ma][aN]*)n(?=[tniofh2])|[VUDRbvudrgxwe])?|(?P<verb>[VUDRb])|(?P<verb>[vudr])(?=t)"
)
"""A finite verb with its auxiliaries."""
_FINITE = regex.compile("[MBHVUDRb]|[vudr](?=[tQ])")
_MOVING = "UDRudrxwe"
"""Letters of verbs whose subject is what the value is said of."""
_PAST = "vudr"
_TIES = "ioihfh2y"
_LEFT, _RIGHT = frozenset("tc,;:.ao"), frozenset("tc,;:.aoihf2yNZ")
_SUBJECT_ENDS = frozenset("n>m<)~\"'a-Zvp")
_RELATIVE = regex.compile("(?P<who>[n>'-]+(?:ot?[n>'-]+)*)l[HMBaN]*(?=[VUDRvudr])")
_NOUNS = regex.compile("[n><gxw'-]*[n><w]")
_PURPOSE = regex.compile("[n>'-]+(?:[oi][tn>'-]+)*2(?=[VbUDR]|nt)")
"""What follows a number of things up to what they are for."""
_LINKS = frozenset("lj")
"""Letters of "which" and "of which"; the same in every language."""
_HOLDS = regex.compile("M[aN]*H[at]*$|H[at]*$")
_TOLD = frozenset("toi")
_BASE = "bVUD"
_TAIL = regex.compile("[oi]t?[n>'-]+")
"""What a share or level is said of behind its value."""
_ARTICLES = frozenset("t,")
_LONGEST_DOER = 6
"""So many marks at most are of who does something to what is counted."""
_LONGEST = 12
"""So many marks of what is told of a subject are kept."""


class _Clause(NamedTuple):
    """A name as marks of its sentence: its subject, its verb and what follows."""

    subject: Sequence[int]
    group: Sequence[int]
    rest: Sequence[int]
    verb: int
    aux: str


class ClausalNames:
    """Makes noun phrases of names that are clauses, in one language; without a table of it nothing is changed.

    Args:
        language: The language.
        phrases: Builds phrases.
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        table: dict[str, Any] = language.tables["patterns"].get("clausal", {})
        self._phrases = phrases
        self._works = bool(table)
        self._auxiliaries = frozenset(table.get("auxiliaries", ()))
        self._infinite = frozenset(table.get("infinite", ()))
        self._with, self._without = str(table.get("with", "")), str(table.get("without", ""))
        self._that, self._to, self._negation = (str(table.get(each, "")) for each in ("that", "to", "not"))
        self._in: dict[str, str] = table.get("in", {})
        self._telling = frozenset(table.get("telling", ()))
        self._nothing = frozenset(table.get("nothing", ()))
        self._within = str(table.get("within", ""))
        self._verbs: dict[str, str] = table.get("verbs", {})
        self._making = frozenset(table.get("making", ()))
        self._irregular = frozenset(table.get("irregular", ()))
        self._inflection = Inflection(language.tables["language"])
        self._marked: Marked | None = None
        self._finite: frozenset[str] = frozenset()

    def named(
        self, name: str, marked: Marked, position: int, verb: int, record: Record, previous: Record | None
    ) -> str:
        """Make a noun phrase of a name, if it is a piece of a clause.

        Args:
            name: The name.
            marked: The sentence.
            position: The mark of the value.
            verb: The mark of its verb.
            record: What gets the name.
            previous: The record before.
        """
        if f" {self._to} " in name:
            name = self._made(name, marked, position, verb, record)
        counts = self._works and record.measure == "count"
        if counts and (holder := _HOLDS.search(marked.code, 0, position)) is not None:
            name = self._held(name, marked, position, holder.start()) or name
        if self._works and (whole := self._headless(name, marked, position, record, previous)):
            return whole
        clause = self._clause(name, marked)
        if clause is None or not clause.subject:
            return name
        if position < clause.group[0]:
            several = clause.verb >= 0 and record.measure == "count" and record.value != 1
            if several and not clause.aux and marked.marks[clause.verb].form == "third":
                return name  # "14 snow ploughs to keep roads open"
            return self._of_subject(marked, clause) or name
        return self._of_rest(marked, clause, position, record) or name

    def due(self, name: str, marked: Marked, last: Sequence[Record]) -> str:
        """The same for what is to be done by a date; a verb alone is told of what was counted last."""
        if self._works and _LINKS & set(marked.code) and " " not in name and self._is_done(name, marked):
            things = next((record for record in reversed(last) if record.measure == "count"), None)
            if things is not None:  # "40 huts were bought, all of which are to be painted by May"
                done = self._phrases.participle(things.action)
                thing = things.indicator.removesuffix(f" {done}") if done else things.indicator
                return self._phrases.joined(thing, name)
        clause = self._clause(name, marked)
        return name if clause is None else self._due(marked, clause) or name

    def _is_done(self, name: str, marked: Marked) -> bool:
        return any(letter in _PAST and marked.word(at) == name.lower() for at, letter in enumerate(marked.code))

    def _headless(self, name: str, marked: Marked, position: int, record: Record, previous: Record | None) -> str:
        """A name that begins with a verb, with what it tells of: "lost a roof" of "depots that lost a roof"."""
        beyond = marked.code[position + 1 : position + 2]
        mark = marked.marks[position + 1] if beyond in ("V", "b") else None
        form = "base" if record.measure == "count" else "third"  # "of which 45 charge no fee", "20% hangs on grants"
        opens = mark is not None and mark.form == form and name.lower().startswith(f"{marked.word(position + 1)} ")
        if mark is not None and opens and previous is not None and previous.measure == record.measure:
            doing = self._inflection.verb_forms(mark.lemma).get("ing", "")
            return self._phrases.joined(previous.indicator, doing, name[mark.end - mark.start :])
        if "l" not in marked.code:
            return ""
        first = name.lower().partition(" ")[0]
        for relative in _RELATIVE.finditer(marked.code):
            verb_at = relative.end()
            if marked.word(verb_at).partition(" ")[0] == first and position != verb_at:
                at = _aligned(name, marked)
                if at is not None and at[0] == verb_at and at[-1] < position:
                    who = self._phrases.phrase(marked, relative.span("who"))
                    return self._phrases.joined(who, marked.words(relative.end("who"), at[-1] + 1))
        return ""

    def _held(self, name: str, marked: Marked, position: int, holder: int) -> str:
        """What there is, and in what: "every school shall have 2 nurses" is told of nurses in every school."""
        at = _aligned(name, marked)
        if at is None:
            return ""
        who, what = [i for i in at if i < holder], [i for i in at if i > position]
        if not who or len(who) + len(what) < len(at) or not what or marked.code[what[0]] != WORD:
            return ""
        return self._phrases.joined(self._words(marked, what), self._within, self._words(marked, who))

    def _made(self, name: str, marked: Marked, position: int, verb: int, record: Record) -> str:
        """A name of what is bought, built or sent without what for: "planes to fight fires" are "planes bought"."""
        head, tie, _ = name.partition(f" {self._to} ")
        if not tie or record.measure != "count" or not 0 <= verb < position:
            return name
        if marked.marks[verb].lemma not in self._making:
            return name
        things = _PURPOSE.match(marked.code, position + 1)
        if things is None or not head.lower().startswith(marked.word(position + 1)):
            return name
        done = self._phrases.participle(marked.marks[verb].lemma)
        return head if not done or done in head.split() else self._phrases.joined(head, done)

    def _has_finite(self, name: str, marked: Marked) -> bool:
        """Whether a word of a name may be a finite verb in its sentence."""
        if self._marked is not marked:
            self._marked = marked
            found = (marked.word(match.start()) for match in _FINITE.finditer(marked.code))
            self._finite = frozenset(itertools.chain.from_iterable(map(str.split, found)))
        words = name.lower().split()
        return not self._finite.isdisjoint(words) or not self._verbs.keys().isdisjoint(words)

    def _clause(self, name: str, marked: Marked) -> _Clause | None:
        if not self._works or not self._has_finite(name, marked):
            return None
        at = _aligned(name, marked)
        if at is None:
            return None
        code = "".join("V" if marked.word(i) in self._verbs else marked.code[i] for i in at)
        relative, i = False, 0
        while i < len(code):
            if code[i] == "l" or (code[i] == "p" and i):
                relative = True
            found = _GROUP.match(code, i)
            if found is not None and self._is_finite(marked, at, i, found):
                if not relative:
                    verb = found.start("verb")
                    aux = found["aux"] or ""
                    return _Clause(at[:i], at[i : found.end()], at[found.end() :], at[verb] if verb >= 0 else -1, aux)
                relative = False
                i = found.end()
                continue
            i += 1
        return None

    def _is_finite(self, marked: Marked, at: Sequence[int], i: int, found: regex.Match[str]) -> bool:
        mark, first = marked.marks[at[i]], marked.word(at[i])
        if not found["aux"] and i and at[i - 1] + 1 != at[i]:
            return False  # "roofs put up" of "put up 40 roofs"
        if i and marked.code[at[i - 1]] not in _SUBJECT_ENDS:
            return False
        if found["aux"]:
            return first not in self._infinite and first.split()[0] in self._auxiliaries
        beyond = marked.code[at[i] + 1 : at[i] + 2]
        if first in self._verbs:
            return i > 0
        if mark.code in _PAST:
            return i > 0 and marked.code[at[i - 1]] == WORD and marked.code[at[i] - 2 : at[i] - 1] not in ("H", "B")
        if mark.code == "b" and mark.form == "third":
            return i > 0 and beyond == "t"
        if mark.code == "b" or mark.form == "base":
            if self._phrases.participle(mark.lemma) == first:
                return False  # "wells put up in the hills" are put up by others
            return i > 0 and self._is_plural(marked.word(at[i - 1])) and beyond in tuple("tpniaQf2")
        return i > 0 and beyond in tuple("tpnaQif2")

    def _is_plural(self, word: str) -> bool:
        return self._inflection.singular(word) != word

    def _of_subject(self, marked: Marked, clause: _Clause) -> str:
        """The subject of which things are counted, with what is told of it."""
        subject, rest = self._words(marked, clause.subject), clause.rest[:_LONGEST]
        if not subject:
            return ""
        told = _words(marked, _trimmed(marked, rest, _ARTICLES, _RIGHT))
        if clause.verb < 0:
            return self._being(marked, clause, subject, told)
        verb = marked.words(clause.verb, clause.verb + 1)
        negated = self._negation if "N" in clause.aux else ""
        if self._is_passive(marked, clause):
            told = _words(marked, _trimmed(marked, rest, frozenset(), _RIGHT))
            return self._phrases.joined(subject, negated, verb, told)
        told = _words(marked, _trimmed(marked, rest, frozenset(), _RIGHT))
        if clause.aux.startswith("M") and "H" not in clause.aux:
            return self._phrases.joined(subject, negated, self._to, verb, told)
        if clause.aux == "H" and rest and marked.code[rest[0]] in _TIES:
            return self._phrases.joined(subject, verb, told)  # "fields turned into gardens"
        lemma = self._verbs.get(marked.word(clause.verb), marked.marks[clause.verb].lemma)
        forms = self._inflection.verb_forms(lemma) if not clause.aux else {}
        if marked.code[clause.verb] not in _PAST and (doing := forms.get("ing")):
            return self._phrases.joined(subject, doing, told)
        return self._phrases.joined(subject, self._that, _words(marked, clause.group), told)

    def _being(self, marked: Marked, clause: _Clause, subject: str, told: str) -> str:
        """The subject with what it is or has."""
        if not told or marked.word(clause.rest[0]) in self._nothing:
            lacked = told.partition(" ")[2]  # "had no heating"
            return self._phrases.joined(subject, self._without, lacked) if told and "H" in clause.aux else subject
        if self._has(marked, clause):
            if marked.code[clause.rest[0]] in _TIES:
                return ""
            if marked.word(clause.rest[0]) in self._irregular:
                return self._phrases.joined(subject, self._that, _words(marked, clause.group), told)
            return self._phrases.joined(subject, self._without if "N" in clause.aux else self._with, told)
        article = marked.code[clause.rest[0]] == "t"
        kept = clause.group if article else [at for at in clause.group if marked.code[at] in "aN"]
        rest = _words(marked, _trimmed(marked, clause.rest[:_LONGEST], frozenset(), _RIGHT))
        return self._phrases.joined(subject, self._that if article else "", _words(marked, kept), rest)

    def _of_rest(self, marked: Marked, clause: _Clause, position: int, record: Record) -> str:
        """What the value behind the verb is said of: what it does something to, or the subject that moves."""
        rest = self._own_part(marked, clause.rest)
        cut = bisect.bisect(rest, position)
        before, behind = rest[:cut], rest[cut:]
        subject, told = self._words(marked, clause.subject), self._words(marked, before)
        if not subject:
            return ""
        if clause.verb < 0:
            return self._stood(marked, clause, position, rest, record)
        if self._is_passive(marked, clause) and marked.code[clause.verb] == "v":
            verb = marked.words(clause.verb, clause.verb + 1)
            return self._phrases.joined(subject, verb, _words(marked, _trimmed(marked, rest, frozenset(), _RIGHT)))
        if marked.code[clause.verb] in _MOVING:
            if any(marked.code[at] == "h" for at in before):
                return ""  # "grew into a park with a yield of"
            telling = marked.marks[clause.verb].lemma in self._telling
            return "" if telling else self._moved(marked, clause, position, behind)
        if before and marked.code[before[0]] in _TIES:
            return ""
        aims = any(marked.code[at] in "mM" for at in before)
        if (aims or told.endswith("'s")) and (owned := _NOUNS.match(marked.code, position + 1)):
            before, told, behind = [], "", range(*owned.span())  # "confirms the island's 20% savings target"
        tied = bool(told) and marked.code[_trimmed(marked, before, frozenset(), _ARTICLES | {"a"})[-1]] in _TIES
        if not tied and (told or (behind and marked.code[behind[0]] == "t")):
            return ""
        thing = self._words(marked, rest if tied else behind)
        if not thing or self._phrases.is_poor(thing):
            return ""
        if record.measure != "count" and (record.change != "level" or record.measure != "amount"):
            return thing
        lemma = marked.marks[clause.verb].lemma
        done = self._phrases.participle(lemma)
        if len(clause.subject) > _LONGEST_DOER or self._phrases.is_poor(subject):
            return thing if not done or done in thing.split() else self._phrases.joined(thing, done)
        return self._phrases.done_by(thing, lemma, subject)

    def _stood(self, marked: Marked, clause: _Clause, position: int, rest: Sequence[int], record: Record) -> str:
        """The name of a value that tells what the subject is or has: "the pier has a width of"."""
        cut = bisect.bisect(rest, position)
        before, behind = rest[:cut], rest[cut:]
        subject, told = self._words(marked, clause.subject), self._words(marked, before)
        codes = "".join(marked.code[at] for at in before)
        if (joint := codes.rfind("ct")) >= 0:
            return self._phrases.generic(self._words(marked, before[joint + 1 :]), subject)
        if self._has(marked, clause) and told and marked.word(before[0]) not in self._irregular:
            if not set(codes) & _TOLD:
                return self._moved(marked, clause, position, behind)  # "the price has sunk by"
            measured = record.measure != "count" or codes.rstrip("ta").endswith("o")
            return self._phrases.generic(told, subject) if measured else ""
        if told:
            return ""
        return self._moved(marked, clause, position, behind)

    def _moved(self, marked: Marked, clause: _Clause, position: int, behind: Sequence[int]) -> str:
        """The subject of a value, with what follows this one: "the share is to rise to 30% of use and 14% of trade"."""
        subject = self._words(marked, clause.subject)
        if tail := _TAIL.match(marked.code, position + 1):
            tie, of = marked.word(position + 1), self._phrases.phrase(marked, (position + 2, tail.end()))
            return self._phrases.joined(subject, self._in.get(tie, tie), of)
        return self._phrases.joined(subject, _words(marked, _trimmed(marked, behind, _LEFT - {"o"}, _RIGHT)))

    def _own_part(self, marked: Marked, rest: Sequence[int]) -> Sequence[int]:
        """What follows a verb up to the next one of its subject, or what tells more: "buys eels and sells them"."""
        for i in range(1, len(rest)):
            letter = marked.code[rest[i]]
            if letter == "l" or (letter == "c" and i + 1 < len(rest) and marked.code[rest[i + 1]] in "VUDRMBH"):
                return rest[:i]
        return rest

    def _has(self, marked: Marked, clause: _Clause) -> bool:
        return "H" in clause.aux and "B" not in clause.aux and not self._ends_passive(marked, clause.group[-1])

    def _is_passive(self, marked: Marked, clause: _Clause) -> bool:
        letter = marked.code[clause.verb]
        if letter not in _PAST:  # "were shut": some participles look like base forms
            return letter in _BASE and clause.aux.endswith("B")
        return "B" in clause.aux or self._ends_passive(marked, clause.group[-2 if len(clause.group) > 1 else -1])

    def _ends_passive(self, marked: Marked, at: int) -> bool:
        """Whether auxiliaries of one mark end in "be": "is to be"."""
        return marked.word(at).rsplit(" ", 1)[-1] in self._infinite

    def _due(self, marked: Marked, clause: _Clause) -> str:
        """What is to be complete by a date."""
        subject = self._words(marked, clause.subject)
        if not subject:
            return ""
        negated = self._negation if "N" in clause.aux else ""
        if clause.verb < 0:
            told = _words(marked, _trimmed(marked, clause.rest, _ARTICLES, _RIGHT))
            if (
                "B" not in clause.aux
                and clause.aux.startswith("M")
                and not self._ends_passive(marked, clause.group[-1])
            ):
                return self._phrases.joined(subject, negated, self._to, told) if told and "H" not in clause.aux else ""
            return self._phrases.joined(subject, negated, told) if "H" not in clause.aux else ""
        verb = marked.words(clause.verb, clause.verb + 1)
        rest = _words(marked, _trimmed(marked, clause.rest, frozenset(), _RIGHT))
        if self._is_passive(marked, clause):
            return self._phrases.joined(subject, negated, verb, rest)
        if not clause.aux.startswith("M"):
            return ""
        return self._phrases.joined(subject, negated, self._to, verb, rest)

    def _words(self, marked: Marked, at: Sequence[int]) -> str:
        """The words of some marks without small ones at the ends."""
        return _words(marked, _trimmed(marked, at, _LEFT | frozenset("ihfy2l"), _RIGHT))


def _trimmed(marked: Marked, at: Sequence[int], left: frozenset[str], right: frozenset[str]) -> Sequence[int]:
    first, last = 0, len(at)
    while first < last and marked.code[at[first]] in left:
        first += 1
    while first < last and marked.code[at[last - 1]] in right:
        last -= 1
    return at[first:last]


def _words(marked: Marked, at: Sequence[int]) -> str:
    pieces: list[str] = []
    for i, mark in enumerate(at):
        if i and at[i - 1] + 1 == mark:
            continue
        end = i + 1
        while end < len(at) and at[end] == at[end - 1] + 1:
            end += 1
        pieces.append(marked.words(mark, at[end - 1] + 1))
    return tidy(" ".join(pieces))


def _aligned(name: str, marked: Marked) -> list[int] | None:
    """The marks that a name was cut out of, in order, as near to each other as can be; None if it was put together."""
    sought = name.lower()
    best: list[int] | None = None
    for start in range(len(marked.marks)):
        if not sought.startswith(marked.word(start)):
            continue
        at, pos = [], 0
        for index in range(start, len(marked.marks)):
            word = marked.word(index)
            if marked.code[index] != QUANTITY and sought.startswith(word, pos):
                end = pos + len(word)
                if end < len(sought) and sought[end].isalnum() and word[-1].isalnum():
                    continue
                at.append(index)
                pos = end + (sought[end : end + 1] == " ")
                if pos >= len(sought):
                    break
        if pos >= len(sought) and (best is None or at[-1] - at[0] < best[-1] - best[0]):
            best = at
    return best
