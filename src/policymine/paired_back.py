"""Lists said with "respectively" that go on with the list before: "these cuts could reach 21% and 33% respectively"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from policymine.lists import EACH, SHARING
from policymine.marks import QUANTITY, TIME, Marked
from policymine.records import Record

_LIST = regex.compile(rf"{QUANTITY}(?:,?c?t?[2y]?{QUANTITY})+(?=[n>,Z]{{0,3}}s)")
"""Values side by side before "respectively"."""
_OF_PLAN = regex.compile(rf"(?<=ga*){QUANTITY}(?:,?c?{QUANTITY})+(?=ot?n{{0,2}}[nm]n?s)")
"""Shares side by side of what was planned: "completing 98% and 95% of the annual tasks respectively"."""
_FROM = regex.compile(rf"(?<=[><]f[ta]*){QUANTITY}(?:(?:,c?|c)[ta]*{QUANTITY})+")
"""Values side by side from which as many others moved: "60% and 40% by 2030, up from 20% and 10%"."""

_STARTED = regex.compile("[><]f[ta]*$")
_EACH_OF = regex.compile(
    rf"sa*(?:z|[VR][nbo]{{1,8}}o|e[nbpVao]{{1,10}}o|[UD])a*(?P<list>{QUANTITY}(?:[,c]+{QUANTITY})+)(?!{QUANTITY})"
)
"""Values side by side behind "respectively", of what was told before."""


_TOLD_OF_EACH = regex.compile(rf"[,;]a*z?a*[UD]a*(?P<list>{QUANTITY}(?:c{QUANTITY})+)(?!{QUANTITY})")
"""The same without such a word, where as many values were told right before: 客运量9人，货运量8吨，增长7%、6%."""
_AND_MORE = f"{QUANTITY}c{QUANTITY}"


def pair_back(marked: Marked, earlier: Sequence[Record], records: Sequence[Record]) -> None:
    """Give the members of such a list the dates, or the names, of as many values before them, in order.

    Args:
        marked: The sentence.
        earlier: The records before the sentence, the nearest last.
        records: Those of the sentence, in order; they are changed.
    """
    if EACH not in marked.code and _FROM.search(marked.code) is None:
        return
    for first, members in _lists(marked, records):
        size = len(members)
        told = [record for record in records if record.end <= members[0].start and record.measure != "deadline"]
        before = [*earlier, *told][-size:]
        started = _STARTED.search(marked.code, 0, first) is not None
        shared = _OF_PLAN.match(marked.code, first) is not None
        alike = {("" if shared else r.measure, "" if started else r.kind) for r in (*before, *members)}
        if len(before) < size or len(alike) > 1:
            continue
        if (len(told) not in (0, size) and len(told) < size) or (started and len(told) != size):
            continue  # half of the list before stands in another sentence
        if len({record.indicator for record in members}) > 1:
            continue  # they are paired with names of their own
        _rename(before, members)
        if not started and not _is_dated(marked, first, told[-1].start if told else 0):
            _redate(before, members)


def pair_shares(marked: Marked, records: Sequence[Record]) -> None:
    """Give shares that are told one after another the names of as many values before, in a language without spaces.

    新增就业300人,困难人员再就业90人,分别完成年计划的80%、75%.

    Args:
        marked: The sentence.
        records: Its records, in order; they are changed.
    """
    said = EACH in marked.code
    if not said and _AND_MORE not in marked.code:
        return
    listed: list[Record] = []
    found = [*_EACH_OF.finditer(marked.code), *_TOLD_OF_EACH.finditer(marked.code)]
    for match in sorted({match.start("list"): match for match in found}.values(), key=lambda match: match.start()):
        places = [at for at in range(*match.span("list")) if marked.code[at] == QUANTITY]
        members = [r for at in places for r in records if marked.marks[at].start <= r.start < marked.marks[at].end]
        told = [record for record in records if record.end <= marked.marks[match.start()].start]
        before = [record for record in told if record.measure != "deadline" and record.change == "level"][
            -len(members) :
        ]
        if EACH not in marked.code[match.start() : match.start("list")]:
            clause = marked.marks[max(marked.code.rfind(";", 0, match.start()), 0)].start
            alone = [record for record in told if record.start >= clause and record not in listed]
            before = alone if len(alone) == len(members) else []
        listed += members
        names = [record.indicator for record in before]
        if len(members) != len(places) or len(before) < len(members) or len(set(names)) < len(names):
            continue
        told_of = next((name for name in reversed(names) if members[0].indicator.startswith(name)), None)
        if len({record.indicator for record in members}) > 1 or told_of is None:
            continue
        share = members[0].indicator.removeprefix(told_of)  # 分别占总额的40%和50%
        if share and SHARING not in marked.code[match.start() : match.start("list")]:
            continue
        for record, name in zip(members, names, strict=True):
            record.indicator = name + share


def _lists(marked: Marked, records: Sequence[Record]) -> Iterator[tuple[int, list[Record]]]:
    found = {match.start(): match for pattern in (_FROM, _LIST, _OF_PLAN) for match in pattern.finditer(marked.code)}
    for match in found.values():
        places = [at for at in range(*match.span()) if marked.code[at] == QUANTITY]
        spans = [(marked.marks[at].start, marked.marks[at].end) for at in places]
        members = [r for start, end in spans for r in records if start <= r.start < end]
        if len(members) == len(places):
            yield match.start(), members


def _is_dated(marked: Marked, first: int, since: int) -> bool:
    """Whether a list has a date of its own: one behind the values before that is none of theirs, or in its sentence."""
    behind = [at for at in range(first) if marked.code[at] == TIME and marked.marks[at].start >= since]
    if since:
        # "by 8% in 2035; with aid, ...": the first date right behind the last value before is that one's.
        behind = [at for at in behind if QUANTITY not in marked.code[at - 1 : at]]
    return bool(behind) or TIME in marked.code[first:]


def _rename(before: Sequence[Record], members: Sequence[Record]) -> None:
    names = [record.indicator for record in before]
    if len(set(names)) == len(names) and members[0].indicator in names:
        for record, name in zip(members, names, strict=True):
            record.indicator = name


def _redate(before: Sequence[Record], members: Sequence[Record]) -> None:
    days = [record.deadline or record.period_end for record in before]
    if len(set(days)) < len(days) or not all(days):
        return
    for record, source in zip(members, before, strict=True):
        record.deadline, record.date_basis = source.deadline, "context"
        record.period_start, record.period_end = source.period_start, source.period_end
