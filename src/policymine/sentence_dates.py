"""Which date of a sentence belongs to which of its values."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Mapping, Sequence

from policymine import from_writing
from policymine.completion_dates import due_behind, of_completion
from policymine.led_clauses import leads
from policymine.marks import QUANTITY, TIME, Marked
from policymine.relative_clauses import aside
from policymine.usable_dates import stating, tells_state

_WHICH = ",l"
"""A relative clause of its own; the letters are the same in every language."""
_RESPECTIVELY = "s"
_COUNTED = re.compile(r"^[n>'-]{1,3}(?=[,c])")
"""What a value of a list counts."""
_INCLUDING = "j"
"""The letter of "including"; the same in every language."""
_VERBS = frozenset("VRUDe")
"""Letters of verbs that are no nouns as well; the same in every language whose dates lead."""
_AUXILIARY = re.compile("[BMH]")
_BRACKETS = re.compile(r"\([^()]*\)")
_BRACKETED_DATE = re.compile(rf"{QUANTITY}[tn>o'-]{{1,6}}\([n>t]{{1,5}}{TIME}\)$")
"""Brackets behind what a value counts that say of what and when."""
_TO_REACH = re.compile("[atn>]{0,3},?(?:2|c2?)a?Ra?[tny]{0,2}")
"""What a change comes to in the end."""
_RELATED = re.compile(rf"[n>'-]{{1,5}}(?:[oi][tn>'-]{{1,5}})?,l[aN]*[MBH][^,.;:kcl{QUANTITY}{TIME}]*")
"""What stands between what is counted and the date of a relative clause that is told of it."""
_MOVE = re.compile(f",f[ta]*{QUANTITY}")
_FROM_START = re.compile(f"[^.;:{QUANTITY}{TIME}]*,f[ta]*{QUANTITY}[^.;:,{QUANTITY}{TIME}]*")
_TO_END_OF = re.compile(f"[2y][ta]*{QUANTITY}")
"""What tells from what and to what a value before it moved."""
_START_VALUE = (f"f{QUANTITY}", f"fa{QUANTITY}", f"ft{QUANTITY}")
_TO_END = re.compile("2[atoy]?")
_NEXT_OF_LIST = re.compile(f"^(?:(?:,c?|c)[ta]*{QUANTITY})+")
"""The rest of a list, which has its date with the value: "up from 5% and 9% in 2015"."""
_OPENS_CLAUSE = re.compile(r",?a*[tnpb][tn>'o-]*(?:i[tn'-]{1,4})?[aHBM]*[VRUDvrudBb][^.;:]*Q")
"""What follows a date behind "and" that begins a clause of its own."""
_LEADS_NEXT = re.compile(f"c{TIME}[ta]*{QUANTITY}(?![,c]*{TIME})")
"""A date between "and" and the value that it leads."""
_LEADS_TASK = re.compile(f"(?:(?<=c)|(?<=c[l,])){TIME},?2?[VR]?[tay]*{QUANTITY}(?![,c]*{TIME})")
"""The same behind an earlier date: "by 2030, a cut of 10% and that by 2040, 20%", "and, by 2040, to build 20"."""
_DATED_SUBJECT = re.compile(rf"(?<=[n>{QUANTITY}]\(){TIME}(?=\))")
"""A date in brackets behind a noun."""
_ASIDE = re.compile(f",[ta]*{QUANTITY}[n>]{{0,2}}$")
_START = re.compile(rf"(?:o[na]{{0,6}})?{QUANTITY}(?:[c,]{QUANTITY})*")
"""What follows the date of a start value."""


def assign(
    marked: Marked,
    wanted: Sequence[int],
    *,
    leading: bool = False,
    against: Container[int] = (),
    completions: Container[str] = (),
    publishing: tuple[str, ...] = (),
) -> dict[int, int]:
    """Give each quantity the date that the sentence says it has.

    A date right behind a value is its own ("20% by 2020"), dates and values in lists pair up in order, and else the
    nearest date before it counts, then the nearest behind it.

    Args:
        marked: The sentence.
        wanted: The marks of the quantities.
        leading: Whether dates lead in the language, so that one behind a comma says nothing of what is before it.
        against: The marks of the quantities that others are held against: a date right behind one is its own.
        completions: Verbs that say that a thing is done, in a clause behind.
        publishing: Verbs that say on which day it was told what another time brought.

    Returns:
        For each quantity that has one the mark of its date.
    """
    code = marked.code
    everywhere = stating(marked, leading=leading)
    if not everywhere:
        return {}
    published = [d for d in everywhere if marked.folded.endswith(publishing, 0, marked.marks[d].start)]
    if published:  # 7月12日,市里发布上半年空气质量状况,优良天数112天
        everywhere = [d for d in everywhere if d >= published[0]]
    brackets = bracketed(code)
    told_of = () if leading else aside(code)
    for first, last in told_of:
        brackets[first:last] = [-first] * (last - first)
    started = {d for d in everywhere if marked.times[marked.marks[d].place].role == "from"}
    given: dict[int, int] = {}
    for group in dict.fromkeys(brackets[position] for position in wanted):
        # Brackets keep their dates to themselves, unless a date is all that is in them; they may use those without.
        inside = [d for d in everywhere if brackets[d] == group or _alone(code, d)]
        members = [position for position in wanted if brackets[position] == group]
        if not inside and any(group == -first for first, _ in told_of):
            continue  # "street lamps, which use 2% of power, will be replaced by 2030"
        dates = inside if inside or not group else [d for d in everywhere if not brackets[d]]
        if not (group or dates or leading):
            dates = [d for d in everywhere if says_when(marked, d)]
        given.update(_assign(code, members, dates, started, against, leading=leading, told=published))
        if leading and group and inside and marked.times[marked.marks[inside[0]].place].how == from_writing.SAME_DAY:
            # 9月30日,新增30例(其中境外输入20例,当日治愈10例)
            outside = [d for d in everywhere if not brackets[d]]
            others = [p for p in members if p < inside[0] and p not in given]
            given.update(_assign(code, others, outside, started, against, leading=leading, told=published))
        if leading and not group:
            undated = [p for p in members if p not in given]
            given.update(of_completion(marked, undated, dates, completions))
        if group and leading:
            given.update(_of_bracketed(code, group, [p for p in members if p not in given], dates))
    if not leading:
        given.update(_of_subjects(code, wanted, given))
        for position in [p for p, d in given.items() if _is_state_of_another(marked, p, d) or leads(code, p, d)]:
            del given[position]
    for first, second in itertools.pairwise(wanted) if not leading else ():
        if given.get(second, -1) > second and _TO_REACH.fullmatch(code, first + 1, second) is not None:
            given[first] = given[second]  # "rises by 1% a year to reach 15% by 2020"
    if leading:
        given.update(due_behind(marked, [p for p in wanted if p not in given], everywhere))
    return given


def _is_state_of_another(marked: Marked, position: int, date: int) -> bool:
    """Whether a value stands before another that a date behind tells of: "12 were built, and 4 stood at year-end"."""
    between = marked.code[position + 1 : date] if position < date else ""
    return QUANTITY in between and "," in between and tells_state(marked, date)


def _of_bracketed(code: str, opening: int, members: Sequence[int], dates: Sequence[int]) -> dict[int, int]:
    """Give values in brackets the one date of their sentence: "the plant (2 t/d), for want of parts, opened in May"."""
    first = code.find(")", max(0, opening))
    behind = [date for date in dates if date > first >= 0]
    if len(dates) != 1 or not behind or not members:
        return {}
    between = code[first : behind[0]]
    if set(between) & set(".;:") or (QUANTITY in between and not between.endswith(",M")):
        return {}  # another value's clause goes on with the same subject only where it begins with 将
    return dict.fromkeys(members, behind[0])


def _of_subjects(code: str, wanted: Sequence[int], given: Mapping[int, int]) -> dict[int, int]:
    """Give values the dates in brackets behind their subjects: "phase 1 (2013-2015) adds 5 MW and phase 2 (2020) 8"."""
    dates = [match.start() for match in _DATED_SUBJECT.finditer(code)]
    if len(dates) <= 1 or code.find(QUANTITY) < dates[0]:
        return {}
    if any(code.find(QUANTITY, first, last) < 0 for first, last in itertools.pairwise([*dates, len(code)])):
        return {}
    own = {p for p, d in given.items() if d not in dates}  # "the third plan (2016) sets one of 40% by 2030"
    return {p: max(d for d in dates if d < p) for p in wanted if p not in own}


def bracketed(code: str) -> list[int]:
    """Number the brackets of a code: 0 outside, else the place of the opening one.

    Example:
        >>> bracketed("n(Q)Q")
        [0, 1, 1, 1, 0]
    """
    if "(" not in code:
        return [0] * len(code)
    groups: list[int] = []
    opening = 0
    for index, letter in enumerate(code):
        if letter == "(":
            opening = index or -1
        groups.append(opening)
        if letter == ")":
            opening = 0
    return groups


def outside_brackets(code: str) -> str:
    """A code without its brackets and what they hold.

    Example:
        >>> outside_brackets("Q(Q)oZ")
        'QoZ'
    """
    return _BRACKETS.sub("", code)


def _alone(code: str, date: int) -> bool:
    return code[date - 1 : date] == "(" and code[date + 1 : date + 2] == ")"


def says_when(marked: Marked, date: int) -> bool:
    """Tell whether a date closes brackets that say of what and when: "9 GW of wind (new ones between 2015 and 2019)".

    Args:
        marked: The sentence.
        date: The mark of the date.
    """
    return marked.times[marked.marks[date].place].role in ("in", "deadline") and (
        _BRACKETED_DATE.search(marked.code, 0, date + 2) is not None
    )


def _starts(code: str, dates: Sequence[int], started: Container[int]) -> dict[int, set[int]]:
    """The dates right before a start value, which have that value and its list only: "from 2020's 30 and 40 to"."""
    found: dict[int, set[int]] = {}
    for date in dates:
        if date in started and (match := _START.match(code, date + 1)):
            found[date] = {index for index in range(*match.span()) if code[index] == QUANTITY}
    return found


def _assign(
    code: str,
    wanted: Sequence[int],
    dates: Sequence[int],
    started: Container[int],
    against: Container[int],
    *,
    leading: bool,
    told: Container[int] = (),
) -> dict[int, int]:
    given = _paired(code, wanted, dates)
    starts = _starts(code, dates, started)
    for date, values in starts.items():
        given.update({position: date for position in wanted if position in values and position not in given})
    dates = [date for date in dates if date not in starts]
    if not dates:
        return given

    moves = not leading and _MOVE.search(code) is not None

    def free_of(position: int) -> list[int]:
        free = [date for date in dates if position in against or date - 1 not in against]
        return [date for date in free if not _starts_move(code, position, date)] if moves else free

    taken: set[int] = set(given.values())
    own: dict[int, int] = {}
    for position in wanted:
        if position in given:
            continue
        adjacent = position - 2 if code[position - 1] == "o" else position - 1
        behind = adjacent if adjacent in dates else _behind(code, position, free_of(position), leading=leading)
        if behind is None and not leading:
            behind = next((date for date in dates if is_related(code, position, date)), None)
        if behind is not None and behind not in taken:
            own[position] = behind
    for first, second in itertools.pairwise(wanted):
        # "150 tons and 5 wells by 2020"
        if (
            not leading
            and second in own
            and first not in own
            and code[first + 1 : second] == "c"
            and own[second] > second
        ):
            own[first] = own[second]
        elif leading and first in own and second not in own and own[first] < first and code[first + 1 : second] == "c":
            own[second] = own[first]  # 提高到2021年的30元和20元
    used = set(own.values())
    for position in wanted:
        if position in given:
            continue
        if position in own:
            given[position] = own[position]
            continue
        before = [d for d in dates if d < position and (d in told or not (leading and _inside(code, d, position)))]
        if not leading:
            # "to 42%, up from 40% in 2015; and building 9 mills"
            before = [d for d in before if not any(own.get(at) == d and at in against for at in wanted)] or before
        # The date that leads what was said first is none of what is said next: "By 2030 we ...," he said, "and ...".
        free = [d for d in before if d not in used and '"' not in code[d:position]]
        barriers = set(";," if leading else ";")
        after = [d for d in free_of(position) if d > position and not barriers & set(code[position:d])]
        after = [d for d in after if not _of_others(code, position, d, dates)]
        if free:
            given[position] = free[-1]
        elif after and not (before and _same_list(code, before[-1], position)):
            given[position] = after[0]
        elif before and not _is_of_start(code, before[-1], position) and not _is_of_aside(code, before[-1], used):
            given[position] = before[-1]
    return given


def _is_of_aside(code: str, date: int, used: Container[int]) -> bool:
    """Whether a date is that of a value set aside by commas: "the share, 27% in 2020, will drop to 21%"."""
    return date in used and _ASIDE.search(code, 0, date) is not None and code.startswith(",M", date + 1)


def _starts_move(code: str, position: int, date: int) -> bool:
    """Whether a date is that of what a change before it began with: "down 10%, from 40 t in 2010 to 36 t in 2030"."""
    return _TO_END_OF.match(code, date + 1) is not None and _FROM_START.fullmatch(code, position + 1, date) is not None


def _is_of_start(code: str, date: int, position: int) -> bool:
    """Whether a date is that of the start value only, not of the end: "from 10% in 2015 to 20%"."""
    return _TO_END.fullmatch(code, date + 1, position) is not None and code[:date].endswith(_START_VALUE)


def _of_others(code: str, position: int, date: int, dates: Sequence[int]) -> bool:
    """Whether a date behind a value is that of something else that stands between them.

    These are parts that have a date each ("500, including 200 in 2022 and 300 in 2023") and another thing that is to be
    done ("3 were closed, and the rest will be by May").
    """
    if _leads_next(code, position, date):
        return True  # "... reach 40% and by 2040 60%"
    if code[date - 1] == "c" and _OPENS_CLAUSE.match(code, date + 1):
        return True  # "12 mills were built and in 2001 the railway carried 3 t"
    parts = code.find(_INCLUDING, position, date)
    comma = code.find(",", parts + 2, date) if parts >= 0 else -1
    if parts >= 0 and QUANTITY in code[parts : comma if comma > 0 else date] and sum(d > parts for d in dates) > 1:
        return True
    relative = code.find(_WHICH, position, date)
    if relative >= 0 and QUANTITY in code[relative:date]:
        return True  # "40% have a well, which is to rise to 60% by 2030"
    return _in_next_clause(code, position, date)


def _leads_next(code: str, position: int, date: int) -> bool:
    """Whether a date behind a value leads the next one, of its own or behind an earlier date."""
    if _LEADS_NEXT.match(code, date - 1) is not None:
        return True
    return code.find(TIME, 0, position) >= 0 and _LEADS_TASK.match(code, date) is not None


def _in_next_clause(code: str, position: int, date: int) -> bool:
    """Whether a date is in a clause with a subject of its own and no value, behind one that has its verb too."""
    comma = code.rfind(",", position, date)
    if comma < 0 or QUANTITY in code[comma:date] or _AUXILIARY.search(code, position, code.find(",", position)) is None:
        return False
    verb = _AUXILIARY.search(code, comma, date)
    return verb is not None and verb[0] == "M" and any(letter in "n>)" for letter in code[comma : verb.start()])


def _inside(code: str, date: int, position: int) -> bool:
    """Whether a date stands behind a verb in a clause before that of a value: "to reach the goals of 2035, ..."."""
    if "," not in code[date:position]:
        return False
    start = max(code.rfind(letter, 0, date) for letter in ",;.:(")
    return any(letter in _VERBS for letter in code[start + 1 : date])


def _behind(code: str, position: int, dates: Sequence[int], *, leading: bool) -> int | None:
    """The date behind a value in the same stretch of the clause, also behind brackets: "149 yuan ($22) in 2015"."""
    hidden = 0
    for index in range(position + 1, len(code)):
        letter = code[index]
        if index < hidden:
            continue
        if index in dates and code[index - 1] == "c" and _OPENS_CLAUSE.match(code, index + 1):
            return None  # "grew by 8% and in 1992 exports reached 30 t"
        if not leading and index in dates and _leads_next(code, position, index):
            return None  # "By 2030 it is to reach 40% and by 2040 60%"
        if index in dates:
            # A date that opens the next clause is that clause's: "20%, by 2030 it will be ...".
            return index
        if letter == "(" and TIME not in code[index : code.find(")", index)]:
            hidden = code.find(")", index)
        if leading and letter == "c" and index + 1 in dates and _closes(code, index + 1):
            return index + 1  # 其余3个持续推进、2025年底前完成
        if letter in ".;:k," + QUANTITY or (leading and letter == "c"):
            return None  # 今年补建8公里、明年再补5公里
    return None


def is_related(code: str, position: int, date: int) -> bool:
    """Tell whether a date ends a relative clause about what a value counts: "4 kilns, which are to be shut by May"."""
    return ",l" in code[position:date] and _RELATED.fullmatch(code, position + 1, date) is not None


def _closes(code: str, date: int) -> bool:
    """Whether no value follows a date in its clause, so that it is that of the one before."""
    end = next((at for at in range(date, len(code)) if code[at] in ",.;:"), len(code))
    return not {QUANTITY, "c", TIME} & set(code[date + 1 : end])


def _same_list(code: str, date: int, position: int) -> bool:
    return not any(letter in ".;:" for letter in code[date:position])


def _paired(code: str, wanted: Sequence[int], dates: Sequence[int]) -> dict[int, int]:
    """Pair a list of dates with a list of as many values, in order."""
    # "40 kilns and 50 sheds respectively"
    named = _RESPECTIVELY in code
    groups = _groups(code, wanted, QUANTITY, named=named)
    date_groups = _groups(code, dates, TIME)
    given: dict[int, int] = {}
    for group in groups:
        for date_group in date_groups:
            if len(group) == len(date_group) > 1:
                given.update(zip(group, date_group, strict=True))
                break
    return given


def row_of_values(code: str, wanted: Sequence[int]) -> list[int]:
    """Find the first list of values with nothing but commas and "and" between them, or what each counts too.

    Args:
        code: The code of the sentence.
        wanted: The marks of its values.

    Returns:
        The marks of those in the list; none if there is no list.

    Example:
        >>> row_of_values("noQ,QcQs", [2, 4, 6])
        [2, 4, 6]
    """
    return next(iter(_groups(code, wanted, QUANTITY, named=_RESPECTIVELY in code)), [])


def _groups(code: str, positions: Sequence[int], letter: str, *, named: bool = False) -> list[list[int]]:
    """Runs of one letter with nothing but commas and "and" between them, or what each counts too."""
    groups: list[list[int]] = []
    for position in positions:
        if groups:
            between = code[groups[-1][-1] + 1 : position]
            between = _COUNTED.sub("", between) if named else between
            if (
                between
                and len(between) <= 3
                and set(between) <= set(",cty2sa")
                and "," in between + between.replace("c", ",")
            ):
                groups[-1].append(position)
                continue
        groups.append([position])
    return [group for group in groups if len(group) > 1]


def is_own(marked: Marked, position: int, date: int) -> bool:
    """Tell whether a date stands right behind a value, before the next one.

    Args:
        marked: The sentence.
        position: The mark of the value.
        date: The mark of the date.

    Returns:
        True also for the day from which something holds.
    """
    if marked.times[marked.marks[date].place].role == "from":
        return True
    between = outside_brackets(marked.code[position + 1 : date])
    return position < date and QUANTITY not in _NEXT_OF_LIST.sub("", between)
