"""Of what a bare measure is, where a clause before tells what happens to that: 大桥今天通车，全长3公里，总投资8亿元."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

from policymine.context import Context
from policymine.lang import Language
from policymine.marks import QUANTITY, TIME, Marked, begin_of
from policymine.records import Record

_STOPS = ",.;:"
_LEADING = frozenset((TIME, "p", "a", "k", "H"))
"""Letters of marks before a subject that are no part of it."""
_LONGEST = 30
_BARE = 12
"""A bare measure has no more ideographs."""
_EVENT = 3
"""A verb of fewer ideographs is a part of the measure: 通车里程, not 投产发电."""
_PAIRED = regex.compile("[—-]{2,}")


class TopicOwners:
    """Says of what a bare measure is in one language; without a table of sorts of things nothing is said.

    Args:
        language: The language.
    """

    def __init__(self, language: Language) -> None:
        table: Mapping[str, Any] = language.tables["patterns"].get("topic_owners", {})
        self._sorts = [
            (
                regex.compile(f"(?:{sort['measure']})$"),
                regex.compile(sort["owner"]),
                regex.compile(sort.get("counted", r"(?!)")),
            )
            for sort in table.get("sorts", ())
        ]
        self._link = str(table.get("link", "\0"))
        self._clauses = regex.compile(table.get("clauses", r"(?!)"))
        self._day = regex.compile(table.get("day", r"(?!)"))
        self._digits = regex.compile(table.get("digits", r"(?!)"))
        self._events = tuple(table.get("events", ()))
        self._happens = regex.compile(table.get("happens", r"(?!)"))
        self._state = regex.compile(table.get("state", r"(?!)"))
        self._leads = regex.compile(table.get("leads", r"(?!)"))
        self._having = regex.compile(table.get("having", r"(?!)"))
        self._person = str(table.get("person", "\0"))
        self._silently = regex.compile(table.get("silent", r"(?!)"))
        self._points = regex.compile(table.get("points", r"(?!)"))
        self._object = regex.compile(table.get("object", r"(?!)"))

    def complete(self, marked: Marked, position: int, record: Record, context: Context) -> None:
        """Put the owner before the name of a record that is a bare measure.

        Args:
            marked: The sentence.
            position: The mark of the value.
            record: The record; its name is changed.
            context: What was told before.
        """
        if not self._sorts or (record.change != "level" and record.measure in ("percent", "points")):
            return  # told of what was measured before
        name = self._own(record.indicator, context)
        if len(name) > _BARE:
            if any(event in name for event in self._events):
                record.indicator = self._without_event(name)
            return
        sort = next((sort for sort in self._sorts if sort[0].fullmatch(name)), None)
        if sort is None:
            return
        owner = self._counted(sort[2], record, context) or self._told(sort[1], marked, position, context)
        if owner and owner not in name:
            record.indicator = _joined(owner, self._points.sub("", name))

    def _own(self, name: str, context: Context) -> str:
        """A measure that has been given another one for its owner, without that: 设计年引水量总投资."""
        before = next(reversed(context.values.values())).indicator if context.values else ""
        if before and len(before) < len(name) and name.startswith(before) and self._sort_of(before) is not None:
            return name[len(before) :]
        if not name.isalpha() and (digits := self._digits.search(name)) is not None:
            return next((m[0] for sort in self._sorts if (m := sort[0].search(name, digits.end()))), name)
        return name

    def _without_event(self, name: str) -> str:
        """A measure whose owner has kept what happens to it: 水电站投产发电总装机容量."""
        for measure, owners, _ in self._sorts:
            found = measure.search(name)
            if found is None or not found.start():
                continue
            happens = self._happens.search(name, 0, found.start())
            told = happens.start() if happens is not None and len(happens[0]) >= _EVENT else 0
            if told and owners.fullmatch(name, 0, told) is not None:
                return _joined(name[:told], found[0])
        return name

    def _counted(self, owners: regex.Pattern[str], record: Record, context: Context) -> str:
        """What was counted right before a measure that such things have: 限额以上企业35户，零售额4亿元."""
        for told in reversed(context.values.values()):
            if told.measure == "count" and owners.search(told.indicator) is not None and told.kind == record.kind:
                return str(self._having.sub("", told.indicator))
            if self._sort_of(told.indicator) is not owners and not told.unit.startswith(self._person):
                return ""
        return ""

    def _sort_of(self, name: str) -> regex.Pattern[str] | None:
        """What can be counted that has the measure that a name ends in."""
        return next((sort[2] for sort in self._sorts if sort[0].search(name) is not None), None)

    def _told(self, owners: regex.Pattern[str], marked: Marked, position: int, context: Context) -> str:
        """What the clauses before a value tell of; where they tell of nothing, what the sentence before does."""
        first = begin_of(marked.code, position, _STOPS)
        end = first - 1
        while end > 0 and marked.code[end] in ",:":
            begin = begin_of(marked.code, end, _STOPS)
            value = marked.code.find(QUANTITY, begin, end)
            head = begin
            while head < end and marked.code[head] in _LEADING:
                head += 1
            said = (head, end if value < 0 else value) if head != value else (value + 1, end)
            if owner := self._subject(owners, marked.words(*said)):
                return owner
            if value < 0 and not self._silently.fullmatch(marked.words(begin, end)):
                return ""
            end = begin - 1
        if end > 0 or not context.before:
            return ""
        told = self._clauses.split(context.before[-1])
        return next(filter(None, (self._subject(owners, self._day.sub("", clause.strip())) for clause in told)), "")

    def _subject(self, owners: regex.Pattern[str], clause: str) -> str:
        """What a clause tells of, if it tells that something happens to such a thing."""
        clause = _PAIRED.split(clause)[-1]  # 我国首座跨海大桥——湾东大桥
        if lead := self._leads.match(clause):
            clause = clause[lead.end() :]
        if doing := self._object.search(clause):
            clause = doing["what"]
            return clause if owners.fullmatch(clause) is not None else ""
        happens = self._happens.search(clause) or self._state.search(clause)
        if happens is None:
            return ""
        owner = clause[: happens.start()].rpartition(self._link)[2]
        return owner if len(owner) <= _LONGEST and owners.fullmatch(owner) is not None else ""


def _joined(owner: str, name: str) -> str:
    """Put an owner before a measure that may repeat its end: 云岭隧道 and 隧道全长 are 云岭隧道全长."""
    size = next((size for size in range(min(len(owner), len(name)), 1, -1) if owner.endswith(name[:size])), 0)
    return owner + name[size:]
