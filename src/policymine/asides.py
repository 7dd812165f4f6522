"""What a sentence says beside what it tells: changes and baselines in brackets, past values between commas."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Container, Sequence

import regex

from policymine.context import Context
from policymine.drafts import Draft
from policymine.marks import BASELINE, QUANTITY, TIME, Marked, begin_of
from policymine.time_spans import TimeSpan

_COMPARED = regex.compile(r"Q[aZ]*(?:\([ta]*(?:Q[a]*[><]|[><]o?a*Q(?=[zyf]|Z\)))|,[ta]*Q[><][zq])")
"""A change in brackets, or held against a time, right behind the value that it tells of."""
_INCLUDING = "j"
"""The letter of "of which"; the same in every language."""
_TO = "2"
"""The letter of "to"; the same in every language."""
_BEFORE_ASIDE = regex.compile(r",(?:v?i)?a*$")
_PUT_AT = regex.compile(rf"[^,]{{0,2}},(?:v?i)a*{QUANTITY}a*,M")
_DATED_STEP = regex.compile(rf"{QUANTITY}Z,[ac]*$")
"""The step before one of a schedule: "falling to 26% in 2020, 22% in 2021, and 10% in 2022"."""
_ASIDE = regex.compile(r"n?Z,")
_RISING = regex.compile(r",[ac]*[xw]a*2[ta]*$")
_MADE_IN = regex.compile(r"[np>)\"]a*(?:[HB]a*)?[vudr][^,;:.kcMQ]{1,12}(?:M|l|htmo[gwxe])")
"""What was done, and what is to come of it: "launched a scheme under which 5,000 roofs are to ..."."""
_TEXT_MADE = regex.compile(r"n(?:,l?B?)?a?[vudr](?:yt?[n>'-]{1,4})?$")
_AFTER_TEXT = frozenset(",MVbURD")
_MADE_FOR = regex.compile(
    r"Z[^;:.kM]*?[np>)\"]a*(?:H[aN]*)?[vudr][^;:.kM]{1,40}?,[ac]*(?:l[^,;:.Q]{0,8}?)?(?P<aim>M|[gxwe](?=2|l)|l[ta]?$)"
)
"""What was done, and behind a comma what it is for: "issued a plan, striving to ...", "..., which proposes to ..."."""
_MODAL = "M"
_ON_DAY = frozenset({"day", "day_month"})
_GERUNDS = frozenset("gxwe")
_TOLD = frozenset({"past", "perfect"})
_CLAUSE_STARTS = frozenset(',.;:kc("')
_NAME = "noit"
"""Letters of the words in a text's name."""
_REMARK = regex.compile(r",[^,;:.MQ]*?(?P<relative>[lk])[^,;:.MQlk]*$")
_REMARK_ENDS = regex.compile(r"[^,;:.MQ]*,(?=[^.;:]*[MVbURDBvudrn])")
_PREDICATES = regex.compile("[BHMvudrVURDb][BHMvudrVURDbaN]*")
"""Verbs that stand together."""
_IN_REMARK = regex.compile(",l[^,;:.Q]*$")
_PAST = frozenset("vudr")
_OF_BASELINE = regex.compile(rf"{BASELINE}(?:i?t?[n>]{{1,3}})?\((?:[tn>]{{1,4}}oa*)?(?P<value>{QUANTITY})[n>]*\)")
_NEAR_BASELINE = 12
"""So many marks before a value its baseline may stand."""
_MOVED_FROM = regex.compile(f"(?:[,;(]|^)a*[><]f[ta]*(?:{QUANTITY}[aZ]*(?:,c?|c)[ta]*)*$")
_BASELINE_WAS = regex.compile(rf"{BASELINE}n{{1,2}}oa*$")
_LONG_BEFORE = 8
"""A year so many years before a deadline is no milestone on the way to it."""
_YEARS_BEFORE, _ROUND = 3, 5
"""Nor is one so many years before it that is no round one, as those of milestones are."""
_OWN_CLAUSE = regex.compile("[.;:(BHM]")
"""What begins another clause between a value and its brackets."""
_RELATIVE = ",l"
"""What begins a clause about a thing that was named."""
_AGAIN = 2
"""So many marks before the number in brackets is the one that it says again."""


def is_told_of(marked: Marked, before: Draft, position: int) -> bool:
    """Whether a value is the change of the one before it: "50 tons (up 20% on 2015)", "50 tons, 4 more than then"."""
    return _COMPARED.match(marked.code, before.position, position + 3) is not None


def keep_own_dates(
    marked: Marked, drafts: Sequence[Draft], assigned: dict[int, int], is_now: Callable[[Marked, int], bool]
) -> None:
    """Take dates from values that are not of their time: "from 9 t in 2015 to 4 t" does not say when it is 4 t.

    "A tax of 5 dollars, rising to 20 by 2030" does not say that it is 5 dollars until then, nor does "will join in 2030
    the scheme, which currently covers 40% of mills" that it covers so many by then.

    Args:
        marked: The sentence.
        drafts: Its values.
        assigned: For each value the mark of its date; it is changed.
        is_now: Tells whether a value is said to hold now.
    """
    for draft in drafts:
        date = assigned.get(draft.position, -1)
        if (date > draft.position and "," in marked.code[draft.position : date] and is_now(marked, draft.position)) or (
            date >= 0
            and is_now(marked, draft.position)
            and (
                _is_due_for_another(marked, draft.position, assigned) or _RELATIVE in marked.code[date : draft.position]
            )
        ):
            del assigned[draft.position]
    for before, after in itertools.pairwise(drafts):
        date = assigned.get(after.position, -1)
        rising = date > after.position and _RISING.search(marked.code, before.position, after.position) is not None
        if rising and assigned.get(before.position) == date:
            del assigned[before.position]
        told = before.position < date < after.position and marked.code[date + 1] == ","
        if told and _IN_REMARK.search(marked.code, 0, before.position) is not None and after.position in assigned:
            del assigned[after.position]  # "the rate, which was 24% in 2015, is to be 30%"
    for place, draft in enumerate(drafts):
        date = assigned.get(draft.position, -1)
        if date < draft.position or draft.found is None or draft.found.construction.use != "start":
            continue
        if marked.code[date + 1 : date + 2] != _TO or QUANTITY in marked.code[draft.position + 1 : date]:
            continue
        for later in drafts[place + 1 :]:
            if assigned.get(later.position) == date:
                del assigned[later.position]


def _is_due_for_another(marked: Marked, position: int, assigned: dict[int, int]) -> bool:
    """Whether the date of what holds now is the deadline of another value: "to 40 ha by 2030, against 9 ha today"."""
    date = assigned[position]
    if marked.times[marked.marks[date].place].role != "deadline":
        return False
    return any(other == date and at != position for at, other in assigned.items())


def leave_parts(marked: Marked, assigned: dict[int, int]) -> None:
    """Take the date of a part from what is told of now: "So far 25 were dug, of which 3 were dug in 2018".

    Args:
        marked: The sentence.
        assigned: For each value the mark of its date; it is changed.
    """
    for position, date in tuple(assigned.items()):
        parts = marked.code.find(_INCLUDING, position, date)
        if parts >= 0 and QUANTITY in marked.code[parts:date]:
            del assigned[position]


def leave_owners(marked: Marked, drafts: Sequence[Draft], assigned: dict[int, int], when: Container[str]) -> None:
    """Take dates from values of another clause: "in light of last year's results, we will build 30 schools".

    Args:
        marked: The sentence.
        drafts: Its values; what was done may well have been done then.
        assigned: For each value the mark of its date; it is changed.
        when: Words behind which such a date tells when: "in last year's campaign, 30 boats were seized".
    """
    done = {draft.position for draft in drafts if draft.verb.sign in _TOLD}
    for position, date in tuple(assigned.items()):
        mark = marked.marks[date]
        if position in done or mark.end == marked.times[mark.place].end:
            continue  # it owns nothing
        between = marked.code[min(date, position) + 1 : max(date, position)]
        opens = not date or marked.code[date - 1] in _CLAUSE_STARTS  # "last year's storm, the worst ever, ..."
        told = opens or marked.word(date - 1) in when or marked.word(date).partition(" ")[0] in when
        if told or "," not in between or QUANTITY in between:
            continue
        del assigned[position]


def is_of_another(
    marked: Marked,
    draft: Draft,
    time_mark: int,
    texts: Container[str],
    decrees: Container[str] = (),
    sayings: Container[str] = (),
) -> bool:
    """Whether a date in front of a promise is that of what it was made in: "started a plan in 2017 that will add 5 GW".

    So is the year of a text that sets a value: "the Water Act of 2010 obliges farms to save 1%".

    Args:
        marked: The sentence.
        draft: The value.
        time_mark: The mark of its date.
        texts: Words for texts that set values.
        decrees: Verbs that say what is to be: "issued a plan in 2017, requiring that ...".
        sayings: Words for what is only said on a day: "on May 3, the mayor said that 5 will be built".
    """
    span = marked.times[marked.marks[time_mark].place]
    if time_mark > draft.position or span.role == "deadline":
        return False
    made = _TEXT_MADE.search(marked.code, 0, time_mark)
    ahead = draft.verb.sign in ("modal", "present", "infinitive")
    # "According to a plan released on March 3, the town will dig 40 wells"
    opens = made is not None and marked.code[time_mark + 1 : time_mark + 2] in _AFTER_TEXT
    if ahead and opens and made is not None and marked.marks[made.start()].lemma in texts:
        return True
    if span.role != "in":
        return False
    first = time_mark
    while first > 0 and marked.code[first - 1] in _NAME:
        first -= 1
    dated = span.start < span.core_start
    if draft.verb.sign in ("modal", "infinitive") and span.how in _ON_DAY:
        begins = 0 if marked.code[time_mark + 1 : time_mark + 2] in ("k", "l") else time_mark
        if any(marked.word(at) in sayings for at in range(begins, draft.position)):
            return True
    enacted = dated and any(mark.lemma in texts for mark in marked.marks[first:time_mark])
    if enacted and ahead:
        return True
    first = begin_of(marked.code, time_mark, ".;:")
    if draft.verb.sign in ("modal", "gerund") and _MADE_IN.search(marked.code, first, draft.position) is not None:
        return True
    if draft.verb.sign not in ("modal", "gerund", "infinitive"):
        return False
    behind = _MADE_FOR.search(marked.code, time_mark, draft.position)
    if behind is None or draft.verb.position < behind.start("aim"):
        return False
    aim = behind.start("aim")
    return marked.code[aim] not in _GERUNDS or marked.marks[aim].lemma in decrees


def is_day_of_saying(marked: Marked, time_mark: int, sayings: Container[str]) -> bool:
    """Whether a day is only that on which something was said: "9 were dug, the office said on May 3".

    Args:
        marked: The sentence.
        time_mark: The mark of the day.
        sayings: Words for what is only said on a day.
    """
    span = marked.times[marked.marks[time_mark].place]
    return span.how in _ON_DAY and span.role == "in" and time_mark > 0 and marked.word(time_mark - 1) in sayings


def is_due_then(marked: Marked, time_mark: int | None) -> bool:
    """Tell whether something is to be on a day that news speaks of, and not only said then: 预计今天发送旅客950万人次.

    Args:
        marked: The sentence.
        time_mark: The mark of the day.
    """
    return time_mark is not None and _MODAL in marked.code[max(0, time_mark - 1) : time_mark + 2]


def is_after_count(marked: Marked, drafts: Sequence[Draft], draft: Draft, time_mark: int, year: int | None) -> bool:
    """Whether a promise comes behind what was done up to a day: "as of May 3 had dug 9, and will dig 4".

    So is one in the next part of the sentence: "the first, dug in 2017, cost 9; the second will cost 4". And what was
    done under a plan has none of the years that the plan still runs for: "9 were dug under the Pond Plan 2020-2025".
    """
    span = marked.times[marked.marks[time_mark].place]
    if draft.verb.sign in ("past", "perfect") and span.how == "year_range" and span.start == span.core_start:
        return span.role == "in" and not (year is None or ends_before(span, year))
    if draft.verb.sign not in ("modal", "infinitive") or time_mark > draft.position:
        return False
    over = span.role == "in" and year is not None and ends_before(span, year)
    if span.role != "as_of" and not (over and ";" in marked.code[time_mark : draft.position]):
        return False
    between = [other for other in drafts if time_mark < other.position < draft.position]
    return any(other.verb.sign in ("past", "perfect") for other in between)


_DATED_BEFORE = regex.compile(r"\((?:Z:)?a*$")
_DATED_BEHIND = regex.compile(r"[tn>o'-]{0,6}Z?\)")
"""Around a value that stands in brackets with its date: "(24% in 2015)", "(2015: 24%)"."""


def is_aside(marked: Marked, position: int, time: TimeSpan | None, context: Context) -> bool:
    """Whether a value with a past date stands between commas: "the share, 24% in 2015, will be 27% by 2020".

    Where nobody knows the document's year, a year that is later shows which one is past. Brackets do as commas do:
    "will be 27% by 2020 (24% in 2015)".
    """
    if time is not None and _alone_in_brackets(marked.code, position):
        year = context.anchor.year
        over = year is None or ends_before(time, year)
        outdone = over and _is_outdone(marked, position, time, sure=year is not None)
        return outdone or _is_outdone_before(marked, position, time, context, sure=over and year is not None)
    if (
        time is None
        or _ASIDE.match(marked.code, position + 1) is None
        or not _BEFORE_ASIDE.search(marked.code, 0, position)
        or _DATED_STEP.search(marked.code, 0, position) is not None
    ):
        return False
    year = context.anchor.year
    return (year is not None and ends_before(time, year)) or _is_earlier(marked, position, time)


def _alone_in_brackets(code: str, position: int) -> bool:
    """Whether brackets hold a value and its date, and nothing else."""
    return _DATED_BEFORE.search(code, 0, position) is not None and _DATED_BEHIND.match(code, position + 1) is not None


def _is_outdone(marked: Marked, position: int, time: TimeSpan, *, sure: bool) -> bool:
    """Whether a later year stands before the brackets around a value; a much later one, if none is known to be past."""
    if time.last is None or time.role not in ("", "in"):
        return False
    opening = marked.code.rfind("(", 0, position)
    times = [marked.times[mark.place] for mark in marked.marks[:opening] if mark.code == TIME and mark.place >= 0]
    gap = 1 if sure else _LONG_BEFORE
    return bool(times) and (last := times[-1].last) is not None and last.year - time.last.year >= gap


def _is_outdone_before(marked: Marked, position: int, time: TimeSpan, context: Context, *, sure: bool) -> bool:
    """Whether the value right before the brackets, in the same unit, is due later: "reach 76% (71% in 2011)"."""
    opening = marked.code.rfind("(", 0, position)
    behind = marked.code.rfind(QUANTITY, 0, opening)
    previous = context.previous
    if time.last is None or time.role != "in" or behind < 0 or _OWN_CLAUSE.search(marked.code, behind, opening):
        return False
    if previous is None or previous.kind != "target" or not previous.deadline:
        return False
    before, inside = (marked.quantities[marked.marks[at].place] for at in (behind, position))
    same = before.unit == inside.unit and before.sort == inside.sort and previous.value == before.value
    gap = int(previous.deadline[:4]) - time.last.year
    return same and gap > 0 and (sure or (gap >= _YEARS_BEFORE and time.last.year % _ROUND != 0))


def _is_earlier(marked: Marked, position: int, time: TimeSpan) -> bool:
    """Whether a later year stands behind the aside of a value."""
    if time.last is None or time.role not in ("", "in"):
        return False
    behind = (mark for mark in marked.marks[position + 3 :] if mark.code == TIME and mark.place >= 0)
    lasts = [marked.times[mark.place].last for mark in behind]
    return any(last is not None and last.year > time.last.year for last in lasts)


def is_remark(marked: Marked, position: int, owned: Container[str]) -> bool:
    """Whether a value stands in a remark that tells what is so: "Norland, whose woods cover 40%, will plant".

    Args:
        marked: The sentence.
        position: The mark of the value.
        owned: Words that begin a remark about the thing before them ("whose", "where").
    """
    if not owned or "," not in marked.code or (found := _REMARK.search(marked.code, 0, position)) is None:
        return False
    end = _REMARK_ENDS.match(marked.code, position + 1)
    if end is None:
        return False
    at = found.start("relative")
    if len(_PREDICATES.findall(marked.code, at, position)) > 1 and marked.code[at - 1] not in ",aio":
        return False  # "the share of roads that are kept reaches 100%": it goes on behind the relative clause
    if marked.word(at) not in owned:
        return marked.code[at + 1 : position].lstrip("a")[:1] in ("B", "H") and marked.code[at] == "l"
    return _PAST.isdisjoint(marked.code[at : end.end()])


def is_of_baseline(marked: Marked, position: int) -> bool:
    """Whether a value alone in brackets is what its change is counted from: "12% more than in 2016 (70 kt)".

    So is what is put aside before a promise: "losses, put at 52%, are to fall", and what a level of old is said to have
    been: "thrice its 2010 level of 410 MW".
    """
    if _BASELINE_WAS.search(marked.code, max(0, position - 6), position) is not None:
        return True
    if _PUT_AT.match(marked.code, max(0, position - 4)) is not None:
        return True
    found = _OF_BASELINE.finditer(marked.code, max(0, position - _NEAR_BASELINE))
    return any(match.start("value") == position for match in found)


def is_said_again(marked: Marked, position: int) -> bool:
    """Whether a number in brackets only says again, in figures, the one before: "twenty percent (20%)"."""
    code = marked.code
    if position < _AGAIN or code[position - 2 : position + 2] != f"{QUANTITY}({QUANTITY})":
        return False
    before, again = (marked.quantities[marked.marks[at].place] for at in (position - 2, position))
    units = {each.unit.symbol for each in (before, again) if each.unit is not None}
    return before.value == again.value and before.high == again.high and len(units) < _AGAIN


def is_moved_from(marked: Marked, position: int) -> bool:
    """Whether a value is one from which another has moved: "20% by 2030, up from 5% now", "up from 5% and 9%"."""
    return _MOVED_FROM.search(marked.code, max(0, position - 10), position) is not None


def ends_before(span: TimeSpan, year: int) -> bool:
    """Whether a time is over before a year begins; an open end never is."""
    return span.last is not None and span.last.year < year


def lasts_from(code: str, position: int) -> int:
    """Tell where a phrase begins that only says how long a value before it is for: "9 million yuan over two years".

    Args:
        code: The code of the sentence.
        position: The mark of the duration.

    Returns:
        The mark of its preposition; -1 if it does not stand right behind a value.

    Example:
        >>> lasts_from("tnvQiQ.", 5), lasts_from("tnvQitaQ.", 7), lasts_from("tniQrQ.", 3)
        (4, 4, -1)
    """
    at = position - 1
    while at > 0 and code[at] in "ta":
        at -= 1
    return at if at > 0 and code[at] == "i" and code[at - 1] == QUANTITY else -1


def opens_item(code: str, position: int) -> int:
    """Tell where the number of an item begins, "(2)" or "2)"; -1 if a number opens none.

    Args:
        code: The code of the sentence.
        position: The mark of the number.

    Example:
        >>> opens_item("(Q)nrQ", 1), opens_item("Q)nrQ;cQ)nrQ", 0), opens_item("Q)nrQ;cQ)nrQ", 7), opens_item("nQ)", 1)
        (0, 0, 7, -1)
    """
    if code[position + 1 : position + 2] != ")":
        return -1
    if code[position - 1 : position] == "(":
        return position - 1
    return position if not position or code[position - 1] in ";,:.c" else -1


def joined_bound(marked: Marked, position: int, bound: int) -> str:
    """Tell why a bound that goes on with a threshold is none: "plants of over 1 MW and less than 50 MW must report".

    Args:
        marked: The sentence.
        position: The mark of the value.
        bound: The mark of the threshold before it, or -1.
    """
    if bound < 0 or marked.code[bound + 1 : position] != "c":
        return ""
    pair = [marked.quantities[marked.marks[at].place] for at in (bound, position)]
    units = {quantity.unit for quantity in pair}
    return "threshold" if len(units) == 1 and all(quantity.comparator not in "=~" for quantity in pair) else ""
