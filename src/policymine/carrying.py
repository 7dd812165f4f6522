"""What a sentence leaves behind for the ones after it: its date, and whether it promised or told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from policymine import from_writing, sentence_dates, timing
from policymine.asides import ends_before
from policymine.context import Context
from policymine.dated_names import DatedNames
from policymine.dates import DateReader
from policymine.drafts import Draft
from policymine.kinds import KindReader
from policymine.marks import TIME, Marked
from policymine.records import Record
from policymine.start_dates import last_change
from policymine.surroundings import Surroundings
from policymine.time_spans import AT_HEAD, TimeSpan
from policymine.usable_dates import tells_state, usable

_YEARS_REVIEWED = 6
"""A yearly report reviews no more years than the last five, however it counts them."""
_GOAL = regex.compile("[n>]{0,3}m")
"""A goal that its year names."""

_SPANS_OF_YEARS = frozenset({"past_years", "lately", "next_years", "within_years"})
"""Times around the year of writing, of several years."""


class Carrying:
    """Carries on in one language.

    Args:
        kinds: Tells what is only said to be wanting.
        around: Tells what others are held against.
        names: Tells dates in names.
        dates: Knows whether dates lead in the language.
    """

    def __init__(self, kinds: KindReader, around: Surroundings, names: DatedNames, dates: DateReader) -> None:
        self._kinds, self._around, self._names = kinds, around, names
        self._leading = dates.leading

    def _goal_of(self, marked: Marked, context: Context) -> TimeSpan | None:
        """The year of the goal that a sentence with no value is about: "... will meet its 2030 targets"."""
        year = context.anchor.year
        for at, letter in enumerate(marked.code):
            time = marked.times[marked.marks[at].place] if letter == TIME and marked.marks[at].place >= 0 else None
            if time is None or not time.bare or time.last is None or year is None or time.last.year <= year:
                continue
            if _GOAL.match(marked.code, at + 1) is not None:
                return replace(time, role="deadline")
        return None

    def carry(
        self,
        marked: Marked,
        drafts: Sequence[Draft],
        assigned: dict[int, int],
        records: Sequence[Record],
        left_out: Sequence[float],
        context: Context,
    ) -> None:
        """Carry the sentence's date and kind on to what follows.

        Args:
            marked: The sentence.
            drafts: Its values.
            assigned: The mark of the date of each of them that has one.
            records: Its records.
            left_out: What is said of the kinds of values that are none.
            context: What runs on; it is changed.
        """
        begun = {d.quantity.start for d in drafts if d.found is not None and d.found.construction.use == "start"}
        told = [r for r in records if r.start not in begun] or records
        wanting = {d.quantity.start for d in drafts if self._kinds.is_wanting(marked, d.position)}
        told = [r for r in told if r.start not in wanting]
        promises = [r.kind == "target" for r in told] or [score > 0 for score in left_out if not wanting]
        if promises:
            targets = sum(1 if each else -1 for each in promises)
            context.lean = 1.0 if targets > 0 else -1.0 if targets < 0 else 0.0
        elif not drafts and self._kinds.leans.tells_goals(marked.folded):
            context.lean = 1.0
        dates = [i for i, letter in enumerate(marked.code) if letter == TIME and usable(marked, i)]
        dates = [i for i in dates if not tells_state(marked, i)]
        stated = [marked.times[marked.marks[i].place] for i in dates]
        if assigned and stated and not context.anchor.annual and all(_is_open(t, context) for t in stated):
            context.block_time = context.passing = context.time = None  # how things stand now, whenever that is
        if self._leading and any(timing.is_own_day(time, context.anchor) for time in stated):
            context.turn()
        stated = [t for t in stated if t.first is not None or t.last is not None]
        if dates:
            context.day = _day_of_last(marked, assigned, context)
            now = self._leading and not context.anchor.annual and not stated
            if now and context.day is not None and context.day.how == "now":
                context.block_time = context.day  # 目前收获近两成。分作物看,...
        if not stated and not drafts and (goal := self._goal_of(marked, context)) is not None:
            context.time = goal
        if stated:
            context.said = timing.placed(stated[-1], context)
            if not _is_beyond_review(opening := timing.placed(stated[0], context), context):
                context.open_era(opening)
            started = {
                d.position
                for d in drafts
                if (d.found is not None and d.found.construction.use == "start")
                or self._around.is_reference(marked, d.position)
            }
            brackets = sentence_dates.bracketed(marked.code)
            taken = [i for p, i in assigned.items() if p not in started and i in dates]
            remark = taken and all(brackets[i] and not sentence_dates.says_when(marked, i) for i in taken)
            if remark and any(not brackets[d.position] for d in drafts):
                return  # "21% (30% the year before)": the remark's date is the remark's
            used = [marked.times[marked.marks[i].place] for i in taken]
            used = [t for t in used if t.role != "from"] or used
            chosen = used[0] if used else next((t for t in stated if timing.carries(t)), stated[0])
            chosen = _last_part(marked, dates, chosen, context)
            if not used and (drafts or self._names.is_event(marked.text, chosen)):
                return
            if not used and self._names.is_document(marked.text, chosen):
                return
            if not records and _is_running_plan(chosen, context):
                return  # “十四五”重点项目均已开工。全年……
            if context.anchor.live and chosen.role == "since" and timing.is_of_years_ahead(chosen, context.anchor):
                return  # 将于2027年开始投产
            if _is_beyond_review(chosen, context):
                return  # 十年来 in a review of five years, "the most since 2006"
            if (pair := last_change(marked, drafts, assigned)) is not None:
                context.begun = (timing.placed(pair[0], context), timing.placed(pair[1], context))
            chosen = timing.placed(chosen, context, done=bool(promises) and not any(promises))
            if chosen.role == "deadline" and promises and not any(promises):
                chosen = timing.closed(chosen)
            if not timing.carries(chosen):
                if self._leading and not drafts and _opens_news_part(chosen, context):
                    context.block_time = chosen  # 8月份,外贸运行平稳。其中,进口额……
                leads = drafts and chosen.start < drafts[0].quantity.start
                if leads and (
                    timing.opens_news(chosen, context) or _opens_review(chosen, records, context, self._leading)
                ):
                    context.block_time = chosen
                return
            if _is_within_era(chosen, context):
                return  # "In the past five years ...; output rose from 9 t in 1997 to 12 t in 2002"
            if timing.is_passing(chosen, context) and not _opens_clause(marked.text, chosen):
                context.passing = chosen
                if _opens_with_last_year(chosen, drafts, assigned, marked, context):
                    context.block_time = chosen  # "It was learned that 40 were built last year. The rate rose to 9%."
                return
            if not drafts and records and not self._leading and _is_of_task(chosen, context):
                return  # "Dale planned to replace its kiln by 2024": what else is pledged is due as told before
            context.block_time, context.passing = chosen, None
            if promises and not any(promises) and chosen.role in ("in", ""):
                context.done_time = chosen
            if (records or not drafts) and not context.in_list:
                context.time = chosen


def _day_of_last(marked: Marked, assigned: dict[int, int], context: Context) -> TimeSpan | None:
    """The time of the last value of a sentence, with which "including ..." or a semicolon may go on."""
    if not assigned:
        return None
    span = timing.placed(marked.times[marked.marks[assigned[max(assigned)]].place], context)
    # "1.6 times the sum of previous three years" tells nothing of what goes on behind it.
    compared = span.how in _SPANS_OF_YEARS or span.role not in ("", "in", "as_of")
    return None if compared or span.last is None else span


def _is_of_task(span: TimeSpan, context: Context) -> bool:
    """Whether a deadline inside a sentence without values comes before the one that all before it is due by."""
    ran = context.block_time or context.time
    if ran is None or ran.role == "as_of" or ran.last is None or span.last is None:
        return False
    return span.role == "deadline" and span.start > AT_HEAD and span.last < ran.last


def _is_open(span: TimeSpan, context: Context) -> bool:
    """Whether a time is now, in a text whose day nobody knows, or where what was told of before is long over."""
    if span.how not in (from_writing.OF_LATE, "now"):
        return False
    now, ran = timing.placed(span, context).last, context.block_time
    if now is None or ran is None or ran.last is None:
        return now is None
    # 2000年前,...。近年来,...。此外,...
    return span.how == from_writing.OF_LATE and span.start <= AT_HEAD and now.year - ran.last.year > 1


def _opens_clause(text: str, span: TimeSpan) -> bool:
    """Whether a time stands at the head of what is told, behind a salutation or a heading run into the sentence.

    "Fellow deputies: In 2019, ...", "1. Overall situation In 2019, ...".
    """
    before = text[: span.start].rstrip()
    return before.endswith((":", "\uff1a")) or (span.start < span.core_start and text[span.start].isupper())


def _opens_review(span: TimeSpan, records: Sequence[Record], context: Context, leading: bool) -> bool:
    """Whether a quarter opens a paragraph that only tells what was done in it, and no report on a whole year.

    A month does where something has changed since another one: "Exports rose by 3% in May. Imports came to 4 t.", or
    of no other year where dates lead: 8月份,用电量9亿千瓦时。第一产业用电量1亿千瓦时。
    """
    told = bool(records) and all(record.kind == "result" for record in records)
    if not told or span.role not in ("", "in") or context.anchor.annual:
        return False
    if span.how == "quarter" or (leading and span.how == "month" and span.start <= AT_HEAD and not span.year_said):
        return True
    within, ran = False, context.block_time
    if ran is not None and ran.first is not None and ran.last is not None and span.last is not None:
        within = ran.first <= span.last <= ran.last  # "... in the first half. In May alone, ..."
    moved = any(record.change != "level" and record.measure in ("percent", "points") for record in records)
    return span.how in ("month", "last_month") and moved and not within


def _opens_with_last_year(
    span: TimeSpan, drafts: Sequence[Draft], assigned: dict[int, int], marked: Marked, context: Context
) -> bool:
    """Whether the first time that a text tells is last year, and all that its sentence tells is of it."""
    if span.how != "relative_year" or context.block_time is not None or context.time is not None:
        return False
    dates = {assigned.get(draft.position, -1) for draft in drafts}
    return len(dates) == 1 and -1 not in dates and marked.marks[dates.pop()].start >= span.start


def _opens_news_part(span: TimeSpan, context: Context) -> bool:
    """Whether a month or quarter at the head of a sentence is that of what news tells behind it."""
    part = span.how in ("month", "quarter") and span.role in ("", "in") and span.start <= AT_HEAD
    return part and not span.year_said and context.anchor.live


def _is_within_era(span: TimeSpan, context: Context) -> bool:
    """Whether a year inside a sentence lies in the years that the stretch of text looks back on."""
    era = context.era
    if era is None or span.start <= AT_HEAD or span.how != "year" or span.last is None or era.last is None:
        return False
    return era.first is not None and era.first.year - 1 <= span.last.year <= era.last.year


def _is_beyond_review(span: TimeSpan, context: Context) -> bool:
    """Whether years begin before all that a yearly report and the heading in it review."""
    year = context.anchor.year
    if not context.anchor.annual or year is None or context.section > 0 or span.first is None:
        return False
    if span.how != "past_years" and span.role != "since":
        return False
    said = [time.first.year for time in context.heading_times if time.first is not None]
    return span.first.year < min((*said, year - _YEARS_REVIEWED))


def _is_running_plan(span: TimeSpan, context: Context) -> bool:
    """Whether a plan that still runs is only mentioned where a year is reviewed, so that it dates nothing else."""
    year = context.anchor.year
    over = span.last is None or year is None or span.last.year < year
    return span.how == "plan" and span.role == "in" and not over and (context.section or context.anchor.prior) < 0


def _last_part(marked: Marked, dates: Sequence[int], chosen: TimeSpan, context: Context) -> TimeSpan:
    """The time of the last part of a sentence that comes from what is over to its document's year.

    "In 2017, 13 were shut; this year, the other 4 are to be": what goes on is told of this year.
    """
    year = context.anchor.year
    if year is None or chosen.role != "in" or not ends_before(chosen, year):
        return chosen
    opening = [i for i in dates if marked.code[i - 1 : i] == ";" and i > 0]
    last = marked.times[marked.marks[opening[-1]].place] if opening else chosen
    return last if last.role in ("in", "") and last.last is not None and last.last.year == year else chosen
