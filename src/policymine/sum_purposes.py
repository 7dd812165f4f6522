"""What sums of money are for, where their names end before it: "arranged 3 million yuan to build 40 wells"."""

from __future__ import annotations

from typing import Any

import regex

from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import QUANTITY, Marked
from policymine.phrases import Phrases

_BEHIND = regex.compile(
    "(?:[oi](?P<fund>t?[n>'-]{1,6}(?:i[n>'-]{1,4})?)(?=[,aZ]*(?:2[VbUD]|i)))?"
    "(?P<passive>[,a]*[BHM]+[aN]*(?P<done>v))?[aZ]*"
    "(?P<purpose>(?P<tie>2[VbUD]|i(?:g)?)[ta]*(?:Qo?[ta]*)?(?P<of>(?:[n>'-]|[gwx](?=[n>])){1,7}(?:c[n>'-]{1,4})?)~?"
    "(?P<rest>o[ta]*(?:Qo?[ta]*)?[n>'-]{1,6}|(?:2[VbUD]|ig)[ta]*[n>'-]{1,4}|in{1,3}[gw])?)(?![n>gwx'-])"
)
"""Behind a sum: of which money it is, that it was given, and what for."""

_OBJECT = regex.compile("[ta]*(?:[n>'-]{1,6}o[ta]*)?$")
"""Between a verb and the sum that it gives."""

_BY_PRONOUN = regex.compile("p[aHMN]*$")
"""A pronoun for who gives it."""

_GIVER = regex.compile("(?:^|[;.:kZ]|Z,)t?(?P<who>[n>'-]{1,5})[aHMBN]*$")
"""Who gives it, right before the verb."""


class SumPurposes:
    """Says what sums are for in one language; without a table of it nothing is changed.

    Args:
        language: The language.
        phrases: Builds phrases.
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        table: dict[str, Any] = language.tables["patterns"].get("sum_purposes", {})
        self._phrases = phrases
        self._works = bool(table)
        self._ends = frozenset(".,;Zc")
        self._money = frozenset(table.get("money", ()))
        self._giving = frozenset(table.get("giving", ()))
        self._ties = {str(tie): frozenset(verbs) for tie, verbs in table.get("ties", {}).items()}
        self._articles = frozenset(table.get("articles", ()))
        self._of = str(language.tables["patterns"].get("phrases", {}).get("of") or "\0")
        self._nouns: dict[str, str] = language.tables["patterns"].get("phrases", {}).get("giving", {})
        self._funds = str(table.get("funds", ""))

    def named(self, name: str, marked: Marked, draft: Draft) -> str:
        """Say what a sum is for, unless its name does.

        Args:
            name: The name.
            marked: Its sentence.
            draft: The value.
        """
        if not self._works:
            return name
        code, position, verb = marked.code, draft.position, draft.verb
        behind = _BEHIND.match(code, position + 1)
        if behind is None:
            return self._given(name, marked, draft)
        lemma = marked.marks[behind.start("done")].lemma if behind["done"] else verb.lemma
        active = 0 <= verb.position < position and _OBJECT.fullmatch(code, verb.position + 1, position) is not None
        if lemma not in self._giving or not (active or behind["done"]):
            return name
        tie = marked.word(behind.start("tie")) if behind["tie"][0] == "i" else ""
        if tie and lemma not in self._ties.get(tie, ()) and "" not in self._ties.get(tie, ("\0",)):
            return name
        if name.startswith(f"{marked.word(verb.position)}{self._of}"):
            name = name.partition(self._of)[2]  # "invested of special funds"
        purpose = self._words(marked, *behind.span("purpose"))
        told = self._bare(name)
        short = self._bare(purpose)
        if not short or self._phrases.is_poor(self._phrases.phrase(marked, behind.span("of"))):
            return name  # "for this purpose"
        for size in range(len(short), 1, -1):  # the name ends inside it: "funds to support the repair"
            if told[-size:] == short[:size]:
                return self._phrases.joined(name, *self._rest(purpose, size))
        if set(short[1:]) < set(told):
            return name  # "conduct audits and install pumps" behind "to conduct audits"
        if self._money.isdisjoint(told):
            if behind["done"]:  # "arranged for the county" is completed later
                return self._phrases.joined(marked.words(*behind.span("done")), purpose)
            who = self._giver(marked, verb.position)
            fund = self._phrases.phrase(marked, behind.span("fund")) if behind["fund"] else ""
            if self._money.isdisjoint(fund.lower().split()):
                fund = self._phrases.joined(who, self._nouns.get(lemma, self._funds))
            name = fund
        elif set(told) - self._money:
            return name  # "special funds" say which they are
        return self._phrases.joined(name, purpose)

    def _given(self, name: str, marked: Marked, draft: Draft) -> str:
        """The name of a sum of which only is told who gives it, or not even that: "had arranged 3 million yuan"."""
        verb = draft.verb
        alone = marked.code[draft.position + 1 : draft.position + 2] in self._ends
        if not alone or verb.lemma not in self._giving or not self._money.isdisjoint(self._bare(name)):
            return name
        if not 0 <= verb.position < draft.position or marked.code[verb.position + 1 : draft.position].strip("ta"):
            return name
        passive = marked.code[: verb.position].rstrip("aN")[-1:] == "B"
        if passive or name.lower() not in marked.folded[: marked.marks[verb.position].start]:
            return name
        found = _BY_PRONOUN.search(marked.code, 0, verb.position)
        return (
            self._funds if found is not None else self._phrases.joined(self._giver(marked, verb.position), self._funds)
        )

    def _words(self, marked: Marked, first: int, last: int) -> str:
        """The words of a purpose without the numbers in it: "to build mu of farmland" is "to build farmland"."""
        pieces, begin = [], first
        for at in range(first, last + 1):
            hidden = at < last and (
                marked.code[at] == QUANTITY or (marked.code[at] == "o" and marked.code[at - 1] == QUANTITY)
            )
            if at == last or hidden:
                if begin < at:
                    pieces.append(marked.words(begin, at))
                begin = at + 1
        return self._phrases.joined(*pieces)

    def _bare(self, phrase: str) -> list[str]:
        words = (word.strip(",") for word in phrase.lower().split())
        return [word for word in words if word not in self._articles]

    def _rest(self, purpose: str, size: int) -> list[str]:
        """What a purpose has behind so many of its words, not counting articles."""
        words = purpose.split()
        at = 0
        while size:
            size -= words[at].lower() not in self._articles
            at += 1
        return words[at:]

    def _giver(self, marked: Marked, verb: int) -> str:
        found = _GIVER.search(marked.code, 0, verb)
        return self._phrases.phrase(marked, found.span("who")) if found is not None else ""
