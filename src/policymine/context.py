"""What a sentence knows from what stands before it: the document's year, headings, running dates, the last record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from policymine.from_writing import OF_LATE
from policymine.lang.fiscal import FiscalYear
from policymine.lang.units import Unit
from policymine.news_day import is_news
from policymine.records import Document, Record
from policymine.time_spans import AT_HEAD, TimeSpan


@dataclass(frozen=True, slots=True)
class Anchor:
    """The document's own place in time.

    Attributes:
        year: The year that the document is of, or None if unknown.
        published: Its day of publication, or None.
        annual: Whether it plans a year and reviews the one before (a work report).
        prior: What its title and kind make likely: above zero targets, below zero results.
        period: The period that its title names (a bulletin's month), for results without a date.
        plan_end: Last day of the period that its title names ("2014-2020"), or None.
        live: Whether it speaks of its own day as of today, as news does.
        about: The year that such news is about, by its name, where that is not the year of its day.
        fiscal: How its country counts fiscal years, where not by the calendar.
        guessed: Whether its year is only the one that its text names most.
        counted_to: The day up to which it says at its beginning that it tells what was done, as reports of progress do.
        tasks_of: The year whose tasks its title says that it lists.
        ordered: Whether its title names it a list of tasks, of whatever year.
        plain: Whether "will" means what is to come in it, as in no translation from a language without tenses.
    """

    year: int | None
    published: dt.date | None
    annual: bool
    prior: float
    plan_end: dt.date | None
    period: TimeSpan | None = None
    live: bool = False
    about: int | None = None
    guessed: bool = False
    fiscal: FiscalYear | None = None
    counted_to: dt.date | None = None
    tasks_of: TimeSpan | None = None
    ordered: bool = False
    plain: bool = False

    @property
    def today(self) -> dt.date | None:
        """The day from which the document looks back and ahead: that of publication, else the year's first."""
        if self.published is not None:
            return self.published
        if self.year:
            return dt.date(self.year, 1, 1)
        # A plan of five years is written when they begin.
        return dt.date(self.plan_end.year - 4, 1, 1) if self.plan_end is not None else None


@dataclass(frozen=True, slots=True)
class Label:
    """A unit that a label or heading states for bare numbers: "Pork, 10,000 tons: 96.4", "Additions (MW)".

    Attributes:
        unit: The unit, or None for a count.
        scale: What the numbers are to be multiplied by.
        noun: For a count the counted noun.
        start: Where the unit begins in the sentence.
        end: One past its end there.
        above: Whether it stands above the sentence instead.
    """

    unit: Unit | None
    scale: float = 1.0
    noun: str = ""
    start: int = 0
    end: int = 0
    above: bool = False


_YEARS = frozenset({"year", "relative_year", "whole_year", "year_past"})
_MONTHS = frozenset({"month_range", "month_span", "months", "quarters", "half"})
"""Ways of saying a part of a year that one task is told of."""
GUESSED_LATE = 2
"""A document may be so many years younger than the year that its text names most."""


class Counted(NamedTuple):
    """Things that were counted.

    Attributes:
        classifier: The classifier of the count.
        name: What they are called.
        opened: Whether the text says that it tells of parts of them: 52条河道中.
    """

    classifier: str
    name: str
    opened: bool


@dataclass(slots=True)
class Context:
    """What runs on from sentence to sentence; the statements stage updates it.

    Attributes:
        anchor: The document's own place in time.
        headings: Headings above the sentence, the nearest last.
        section: Lean of the headings: above zero targets, below zero results.
        opener: Lean set by an opening sentence ("In the next step, ...").
        time: The last date that a statement used, for statements that continue it.
        block_time: The same, said in this block.
        passing: A year before the reported one that was only mentioned since: it shows what is told of, not when.
        previous: The record before, for ", an increase of 4%".
        things: The last record that counts things, whatever amount has been told of since.
        whole: The last record that is no part of one: of "30 boats, 9 were sold, 4 are being built" the first.
        counted: What was last counted in the block, for counts of parts of it.
        broken_tenses: How often the document told of a past year in the future tense; the more, the less it means.
        currency: The currency of the last sum, for sums without one.
        in_list: Whether the block is an item of a list; its dates are its own.
        label: The unit that a label or heading states for the bare numbers of the sentence.
        above: The unit that the heading or the line above states.
        led_by: What the line above says that the values below it are of: "The quotas are:".
        era: The years that a stretch of text looks back on ("Over the past five years"), until its section ends.
        ahead: The plan that the heading names behind another one: what it promises is due by its end.
        choices: The times of the nearest heading with more than one ("The 14th plan, and the work of 2025").
        due: By when the numbered item is to be done, where a line of it says so.
        last: The last records of the block, the nearest last.
        before: The sentences before, the nearest last; as many as a name may point back to.
        told: Whether the sentence before gave a record.
        goals: The last indicator of each measure that a target was told of.
        present: Whether the sentence tells how things stand: "At present, ...", which no time before it dates.
        aims: Whether a heading or label says that aims follow, which they are whenever they are due.
        begun: The dates of the start and the end of the last change that said both.
        said: The last time that was said, even if it runs on to nothing: "at the time" is then.
        names: The names given in this sentence so far, by the marks of their values.
        counts: What was counted in this sentence first with each classifier.
        tallies: What was counted so often in the document, by how many there were.
        values: The records of this sentence so far, by the marks of their values.
        lent: The times that values of this sentence have from elsewhere, by their marks.
        told_times: The times of the values of the sentence before.
        lists_goals: Whether the line above leads in a list of goals.
        done_time: The last time in which things were done, and for which nothing was promised.
        day: The time that the sentence before told of last, where this one goes on with it ("including ...").
        asked: Whether a text that was issued asks for what the sentence tells.
        lean: Kind of the last statements in the block: 1 target, -1 result, 0 none yet.
    """

    anchor: Anchor
    headings: tuple[str, ...] = ()
    section: float = 0.0
    opener: float = 0.0
    time: TimeSpan | None = None
    block_time: TimeSpan | None = None
    passing: TimeSpan | None = None
    previous: Record | None = None
    whole: Record | None = None
    things: Record | None = None
    asked: bool = False
    lean: float = 0.0
    day: TimeSpan | None = None
    heading_times: tuple[TimeSpan, ...] = field(default=())
    counted: Counted | None = None
    broken_tenses: int = 0
    currency: str = ""
    in_list: bool = False
    label: Label | None = None
    above: Label | None = None
    led_by: str = ""
    era: TimeSpan | None = None
    ahead: TimeSpan | None = None
    choices: tuple[TimeSpan, ...] = ()
    due: TimeSpan | None = None
    before: tuple[str, ...] = ()
    last: tuple[Record, ...] = ()
    told: bool = True
    goals: dict[str, str] = field(default_factory=dict)
    present: bool = False
    aims: bool = False
    said: TimeSpan | None = None
    names: dict[int, str] = field(default_factory=dict)
    begun: tuple[TimeSpan, TimeSpan] | None = None
    counts: dict[str, Counted] = field(default_factory=dict)
    tallies: dict[float, str] = field(default_factory=dict)
    values: dict[int, Record] = field(default_factory=dict)
    lent: dict[int, TimeSpan] = field(default_factory=dict)
    told_times: tuple[TimeSpan, ...] = ()
    lists_goals: bool = False
    done_time: TimeSpan | None = None
    _era_at: tuple[tuple[str, ...], tuple[TimeSpan, ...]] = ((), ())

    @property
    def plan_begun(self) -> TimeSpan | None:
        """The second of the plans that a heading names, where the text has come to it; else None."""
        time = self.time
        return time if self.ahead is not None and time is not None and time.last == self.ahead.last else None

    def enter_block(
        self, headings: tuple[str, ...], section: float, times: Sequence[TimeSpan], *, continues: bool, in_list: bool
    ) -> None:
        """Begin a new block of text.

        Args:
            headings: The headings above it.
            section: The lean of these headings.
            times: The dates in these headings, the nearest last.
            continues: Whether it goes on with what the block before says (items of one list).
            in_list: Whether it is an item of a list.
        """
        self.in_list, self.present = in_list, False
        self.before = self.before[-1:] if headings == self.headings else ()
        if in_list:
            self.block_time = self.passing = None
        under, dated = self._era_at
        if headings[: len(under)] != under or tuple(times) != dated:
            self.era = None
        if headings != self.headings:
            self.opener, self.day = 0.0, None
            if headings[: len(self.headings)] != self.headings:
                # A new section, of the same day as the one before; a lead-in above a list goes on with the old one.
                self.time = self.time if self.time is not None and self.time.role == "as_of" else None
            self.headings = headings
        self.section = section
        self.heading_times = tuple(times)
        if not continues:
            self.block_time = self.passing = None
            self.last = self.told_times = ()
            self.day = None if in_list else self.day  # a paragraph may begin with 其中
            self.previous = self.whole = self.things = self.counted = self.begun = None
            self.asked = False
            self.lean *= 0.5

    def enter_item(self, due: TimeSpan | None) -> None:
        """Let a block be due when its item is, and not go on with the deadline of another item."""
        if due != self.due and self.time is not None and self.time.role == "deadline":
            self.time = None
        self.due = due

    def begin_label(self) -> None:
        """Let a paragraph whose label says what it is about not go on with the dates of the task before."""
        self.lean = 0.0
        if self.time is not None and self.time.role == "deadline" and self.section < 0:
            self.time = None

    def turn(self) -> None:
        """Let news that comes to something else, which happened today or of late, forget when that before it was."""
        self.block_time = self.passing = self.time = self.era = None

    def forget_months(self) -> None:
        """Let a numbered paragraph, about another task, not go on with the months that the last one told of."""
        if self.time is not None and self.time.how in _MONTHS:
            self.time = None

    def open_stretch(self, lean: float, *, alone: bool = False) -> None:
        """Let a sentence open a stretch of targets or results, as "Next step: ..." leaves the year that was told of.

        Args:
            lean: Above zero for targets, below for results; 0 for a sentence that opens none.
            alone: Whether it says nothing else; then a time to come stays that of what it opens.
        """
        # In the review of a report "the targets of the year were held" opens no plan.
        if lean > 0 and self.opener <= 0 and not (alone and self.section < 0):
            self.era = None
            if not alone or self._is_over():
                self.block_time = self.passing = self.time = None
                self.lean = 0.0
        self.opener = lean or self.opener

    def _is_over(self) -> bool:
        """Whether the time that runs on ended before the year of the document."""
        time, year = self.block_time or self.time, self.anchor.year
        return time is not None and time.last is not None and year is not None and time.last.year < year

    def open_era(self, span: TimeSpan) -> None:
        """Let a time at the head of a sentence open a review of several years, or end one ("In 2025, we ...").

        Args:
            span: The first time of the sentence.
        """
        if span.how in ("now", OF_LATE) and self.anchor.live and span.start <= AT_HEAD:
            self.era = None  # 十年来,...。现在,...
        if span.start > AT_HEAD or span.last is None or span.first is None:
            return
        year = self.anchor.year
        if span.how in ("past_years", "plan") and span.role == "in" and year and span.last.year <= year:
            if self.era is not None and (self.era.first, self.era.last) == (span.first, span.last):
                return  # said once more in a part of it
            self.era, self._era_at = span, (self.headings, self.heading_times)
        elif span.how in _YEARS or (span.how == "plan" and year and span.last.year > year):
            self.era = None
        elif self.anchor.live and span.how in _MONTHS:
            self.era = None  # news goes on with what is new


def nearest(times: Iterable[TimeSpan]) -> TimeSpan | None:
    """The last of the times that has days, or None.

    Example:
        >>> nearest([]) is None
        True
    """
    found = None
    for time in times:
        if time.last is not None or time.first is not None:
            found = time
    return found


def anchor_of(
    document: Document,
    *,
    annual: bool,
    prior: float,
    plan_end: dt.date | None,
    period: TimeSpan | None = None,
    fiscal: FiscalYear | None = None,
) -> Anchor:
    """Build the anchor from a document's facts.

    Args:
        document: The document.
        annual: Whether its kind reviews one year and plans the next.
        prior: What its title makes likely.
        plan_end: The end of the period in its title.
        period: The time in its title, where that is a time to report on.
        fiscal: How its country counts fiscal years, where not by the calendar.

    Returns:
        The anchor; its year falls back to that of publication.

    Example:
        >>> from policymine.records import Document, Facts
        >>> facts = Facts(published="2024-02-03")
        >>> anchor_of(Document("", (), facts), annual=False, prior=0.0, plan_end=None).year
        2024
    """
    published = None
    if document.facts.published:
        try:
            published = dt.date.fromisoformat(document.facts.published)
        except ValueError:
            published = None
    live = is_news(document.text, document.source) or (
        published is not None and document.facts.sources.get("published") == "today"
    )
    year = document.facts.report_year or (published.year if published else None)
    about = None
    if live and published is not None and year != published.year:
        about, year = year, published.year  # news of what was in 2024 says "this year" of 2025
    guessed = published is None and document.facts.sources.get("report_year") == "text"
    return Anchor(year, published, annual, prior, plan_end, period, live, about, guessed, fiscal)
