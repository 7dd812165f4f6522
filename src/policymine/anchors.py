"""What a document says of its own time and tone, before any of its sentences is read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import regex

from policymine import from_writing
from policymine.context import Anchor, anchor_of
from policymine.fact_patterns import known_patterns
from policymine.lang.fiscal import fiscal_year
from policymine.leads import SINGLE_DAYS, LeadReader
from policymine.leans import LeanReader
from policymine.news_day import is_news
from policymine.place_levels import places_above
from policymine.records import Document
from policymine.report_year import is_piece, looks_ahead_of, named_by_file, names_two_years, years_of_name
from policymine.statements import StatementReader
from policymine.text import fold, normalise
from policymine.time_spans import TimeSpan
from policymine.timing import in_fiscal_year
from policymine.year_reports import YearReports

_WHOLE = frozenset({"year", "relative_year", "past_years", "plan"})
"""Ways of saying one whole year or several."""
_PARTS = frozenset({"half", "quarter", "quarters", "months", "month_range"})
"""Parts of a year."""
_FLOATING = frozenset({"whole_year", from_writing.REVIEWED_YEAR, "year_past"})
"""Ways of saying a year that is told of anyway."""
_COMPARED, _SINCE = "baseline", "since"
"""Roles of years that end no plan; one that something is compared with is not told of either."""
_OPENING = 220
"""A plan that a text is about is named within so many characters."""
_FRONT = 600
_GOALS = 400
"""Goals by a year that stand within so many characters are those of the whole text."""
_EXCERPT = 1500
"""So many characters of a report's excerpt tell its tone."""
_LOOKS_BACK = 6
"""A plan of five years looks back on the one before it, from the year in which that one began."""
_SPRING = 4
"""Assemblies meet in the first months of the year."""
_PLANS = 1.0
"""A text whose title sums up first has to speak so clearly of what is to come to be its plan."""


class AnchorReader:
    """Tells what the dates and kinds of a document's statements are weighed against.

    Args:
        reader: Reads dates and kinds.
        leads: Finds what stands below a title.
    """

    def __init__(self, reader: StatementReader, leads: LeadReader) -> None:
        self._reader, self._leads, self._dates = reader, leads, reader.dates
        names = reader.language.tables["dates"].get("names", {})
        self._issued, self._reviewed, self._spans, self._this_year, self._told_span = (
            regex.compile(names.get(name, r"(?!)"))
            for name in ("issued", "reviewed", "spans", "this_year", "told_span")
        )
        self._plan_written = regex.compile(names.get("plan_written", r"(?!)"))
        self._plan_short = str(names.get("plan_short", ""))
        cues = reader.language.tables["cues"].get("kind", {})
        sums_up, horizon = cues.get("sums_up"), cues.get("horizon")
        self._horizon = regex.compile(horizon) if horizon else None
        self._enacted = regex.compile(names.get("enacted", r"(?!)"))
        self._figures = regex.compile(names.get("figures", r"(?!)"))
        mended = names.get("mended")
        self._mended = regex.compile(mended) if mended else None
        self._year_reports = YearReports(reader.language)
        self._sums_up = regex.compile(sums_up) if sums_up else None
        self._tenseless = regex.compile(cues.get("tenseless_source", "(?=)"))
        self._plain = regex.compile(cues.get("plain_source", r"(?!)"))

    def read(self, document: Document) -> Anchor:
        """Read title, file name and front of a document."""
        leans = self._reader.kinds.leans
        title = document.facts.title or named_by_file(document.source)
        front = document.text[:_FRONT]
        year = document.facts.report_year
        own_plan = year is not None and not names_two_years(title) and leans.plans_own_year(title, year)
        annual = not own_plan and self._is_annual(document, title, front)
        plan_end: dt.date | None = None
        period: TimeSpan | None = None
        name = fold(document.source.rsplit("/", 1)[-1]).replace("_", " ")
        line = self._plan_written.sub(self._plan_short, f"{name} | {fold(title)}")
        under = self._leads.subtitle(document)
        if under and not self._dates.find(line, None):
            line = f"{line} | {fold(under)}"
        told: set[int] = set()
        issued = False  # "Master plan 2024" may be a plan for many years
        enacted = False  # "Pond Act 2024" is none for that year alone
        plan: TimeSpan | None = None
        fiscal = fiscal_year(document.facts.region, document.text)
        for said in self._dates.find(line, document.facts.report_year):
            span = in_fiscal_year(said, fiscal)
            reaches = span.how == "year" and known_patterns().ahead.search(line[: span.core_start]) is not None
            if reaches and span.role == _COMPARED:
                continue
            reaches = reaches and span.role != _SINCE
            if span.last is not None and (reaches or span.how in ("year_range", "plan", "season")):
                plan_end = span.last
                plan = span if span.how == "plan" else plan
            elif span.how == "fiscal_year" and said.first is not None and said.last is not None:
                period = span
                plan_end = span.last if said.first.year < said.last.year else plan_end  # "Budget 2018-19"
            elif span.how == "year" and span.last is not None:
                told.add(span.last.year)
                period = span
                issued = issued or self._issued.search(line, 0, span.core_start) is not None
                enacted = enacted or self._enacted.search(line, 0, span.core_start) is not None
            elif span.last is not None and span.how not in SINGLE_DAYS:
                period = span
        prior = 1.0 if own_plan else leans.title_lean(title)
        if under:
            prior = max(-1.0, min(1.0, prior + leans.title_lean(under)))
        prior = prior or leans.front_lean(front)
        if year is not None and told == {year, year - 1}:
            annual = True  # "Summary of 2021 and plan for 2022"
        if annual:
            # A report on the work of a year plans the next one too; where headings do not tell which, the tone may.
            headed = {leans.heading_lean(block.headings) for block in document.blocks} - {0.0}
            tone = leans.excerpt_lean(document.text[:_EXCERPT])
            piece = is_piece(document.facts.title, document.text) and all(lean * tone > 0 for lean in headed)
            prior = 0.0 if headed and not piece else tone  # what a piece has before its headings is as they are
            if not headed and prior < _PLANS and leans.sums_up_first(title):
                prior = -1.0  # 2023年工作总结和2024年工作计划
        if plan_end is None and not annual and prior >= 0:
            named = self._spans.search(normalise(document.text[:_OPENING]))
            plan_end = dt.date(int(named["year"]), 12, 31) if named is not None else None
        if (
            plan_end is None
            and not annual
            and prior >= 0
            and self._horizon is not None
            and not is_news(document.text, document.source)
        ):
            aimed = self._horizon.search(normalise(document.text[:_GOALS]))
            later = aimed is not None and document.facts.report_year and int(aimed["year"]) > document.facts.report_year
            plan_end = dt.date(int(aimed["year"]), 12, 31) if aimed is not None and later else None
        tasks_of = period if own_plan and told == {year} else None
        if prior > 0 or annual:
            if plan_end is None and period is not None and period.how == "year" and not annual:
                later = issued and period.last is not None and looks_ahead_of(document.text, period.last.year)
                plan_end = None if later or enacted else period.last  # a plan for one year: "Action plan for 2024"
            period = None
        elif period is None and self._sums_up is not None and self._sums_up.search(document.text) is not None:
            period = self._year_of_name(document)
        if period is not None and year is not None and self._is_of_year_before(document, line, period, year):
            period = self._year_of_name(document, 1)
        mended = period is not None and self._mended is not None and self._mended.search(line) is not None
        anchor = anchor_of(
            document, annual=annual, prior=prior, plan_end=plan_end, period=None if mended else period, fiscal=fiscal
        )
        if mended and year is not None:
            # What was found wrong with a year is put right in the next one.
            day = anchor.published
            anchor = replace(anchor, year=day.year if day is not None and day.year > year else year + 1)
        if not anchor.live and anchor.published is None and self._speaks_plainly(document):
            anchor = replace(anchor, plain=True)
        ordered = prior > 0 and leans.names_tasks(title, front)
        if tasks_of is not None or ordered:
            anchor = replace(anchor, tasks_of=tasks_of, ordered=ordered)
        if self._tells_of_next(anchor, document):
            anchor = replace(anchor, year=(year or 0) + 1, about=year)
        elif (
            annual
            and year is not None
            and (leans.plans_next(title, year) or _is_of_next(anchor, document, leans) or self._reviews(document, year))
        ):
            # A report of December, or one kept under the year that it is on: "I. Review of 2019, II. Work for 2020".
            anchor = replace(anchor, year=year + 1)
        named = period is not None and document.facts.sources.get("report_year") != "file name"
        if anchor.published is None and not (annual or anchor.live or prior > 0 or named):
            counted = self._counted_to(document.text[:_FRONT], year)
            anchor = replace(anchor, counted_to=counted, period=None if counted is not None else period)
        day = anchor.published if anchor.live and period is not None and period.how == "year" else None
        if day is not None and period is not None and period.last is not None and period.last.year == day.year:
            anchor = replace(anchor, period=None)  # the year in the name of news is only that of its day
        ends = anchor.guessed and plan is not None and _is_of_plan(plan, year)
        if prior > 0 and plan is not None and plan.first and anchor.published is None and (year is None or ends):
            # The year that a plan names most is the one that it ends in, or the last one before it.
            anchor = replace(anchor, year=plan.first.year, guessed=True)
        return anchor

    def _speaks_plainly(self, document: Document) -> bool:
        """Whether a text tells of a law or plan in a language of its own, with tenses that mean what they say.

        Where its day is known, that tells what is past. Only regions of China are known to be part of a country.
        """
        text = document.text
        if self._plain.search(text) is None or self._tenseless.search(text) is not None:
            return False
        return not places_above(document.facts.region)

    def _tells_of_next(self, anchor: Anchor, document: Document) -> bool:
        """Whether a report on the year of its title says "this year" of the next, under which its file is kept."""
        period, year = anchor.period, anchor.year
        if anchor.published is not None or anchor.annual or period is None or period.how != "year" or year is None:
            return False
        told = self._told_span.search(normalise(document.text[:_EXCERPT])) if anchor.prior <= 0 else None
        if told is not None and int(told["last"]) == year + 1 and int(told["first"]) <= year:
            return True
        titled = document.facts.sources.get("report_year") == "title" and year + 1 in years_of_name(document.source)
        return titled and self._this_year.search(document.text) is not None

    def _reviews(self, document: Document, year: int) -> bool:
        """Whether headings say that the year taken for a yearly report's own is the one that it looks back on."""
        leans = self._reader.kinds.leans
        headings = {heading for block in document.blocks for heading in block.headings}
        said = [heading for heading in headings if str(year) in heading and not leans.is_annual(heading)]
        if any(leans.plans_year(heading, year) for heading in said):
            return False
        day = document.facts.published
        if not said and day.startswith(f"{year}-12") and not any(str(year - 1) in heading for heading in headings):
            return True  # read to an assembly that meets at the end of the year
        dates = [
            [span for span in self._dates.find(fold(heading), year) if span.how not in SINGLE_DAYS]
            for heading in said
            if leans.heading_lean((heading,)) < 0
        ]
        return any(spans[0].how == "year" and spans[0].last == dt.date(year, 12, 31) for spans in dates if spans)

    def _counted_to(self, front: str, year: int | None) -> dt.date | None:
        """The day that a text begins with, up to which it tells what was done: "As of 30 June 2023, 9 of 12 ..."."""
        for line in filter(None, map(str.strip, front.splitlines())):
            for span in self._dates.find(fold(line), year):
                if span.role != "as_of" or span.last is None or not span.year_said:
                    continue
                # Statistics go to the end of the year before; the work on tasks, to a day of the report's own.
                if year is None or span.last.year == year or (span.how != "end_of_year" and span.last.year == year - 1):
                    return span.last
        return None

    def _is_of_year_before(self, document: Document, line: str, period: TimeSpan, year: int) -> bool:
        """Whether the name of a bulletin's file tells the year of its issue, and its text that of its figures."""
        if period.how != "year" or document.facts.sources.get("report_year") != "file name":
            return False
        if self._figures.search(line) is None:
            return False
        opening = document.text[:_EXCERPT]
        spans = [span for text in opening.splitlines() for span in self._dates.find(fold(text), year)]
        said = {span.last.year for span in spans if span.how == "year" and span.last is not None}
        return year - 1 in said and year not in said

    def _year_of_name(self, document: Document, before: int = 0) -> TimeSpan | None:
        """The year that the name of a bulletin's file tells, where its text only sums up, or so many before."""
        year = document.facts.report_year
        if year is None or document.facts.sources.get("report_year") != "file name":
            return None
        year -= before
        return TimeSpan(0, 0, "in", dt.date(year, 1, 1), dt.date(year, 12, 31), "year", year_said=False)

    def _is_annual(self, document: Document, title: str, front: str) -> bool:
        """Whether a document reports on the year before its own, and plans its own."""
        leans, year = self._reader.kinds.leans, document.facts.report_year
        annual = names_two_years(title) or any(map(leans.is_annual, (title, front, document.source)))
        annual = annual or leans.is_delivered(document.text)
        reviewed = self._reviewed.search(fold(document.facts.title))
        if reviewed is not None and int(reviewed["year"]) == year:
            annual = False  # "Report on the state of the lakes in 2020" tells of that year, not of the one before
        if annual and any(span.how in _PARTS for span in self._dates.find(fold(document.facts.title), year)):
            return False  # "Work of the first half of 2012, and plans for the second"
        if annual or year is None:
            return annual
        headings = {heading for block in document.blocks for heading in block.headings}
        titled = leans.title_lean(title) < 0 and str(year) in title
        plans = [heading for heading in headings if leans.plans_year(heading, year)]
        if any(not (titled and leans.is_of_done(heading, year)) for heading in plans):
            return True
        # A piece of a report without its title, unlike news or a plan, says what this year has to bring.
        part = self._year_reports.is_part(title)  # what looks like a title is the heading of a part
        untitled = not is_news(document.text, document.source) and (part or not leans.title_lean(title))
        opening = document.text[:_EXCERPT]
        if not untitled or self._year_reports.is_news(opening):
            return False
        if leans.plans_this_year(opening) and (
            leans.tells_of_results(opening) or self._year_reports.tells_how_it_went(opening)
        ):
            return True
        dated = document.facts.published and document.facts.sources.get("published") != "metadata"
        if dated or (not part and self._dates.find(fold(document.facts.title), year)):
            return False  # a title that names a plan or year says of when it is
        lean = leans.excerpt_lean(opening)
        if self._year_reports.is_collected(opening, document.source):
            return lean > 0 or not self._year_reports.tells_of(opening, year)
        if lean > 0 and self._year_reports.is_plan(opening, document.source):
            return True
        reviews = leans.sums_up_year(opening) or self._year_reports.is_review(opening, document.source)
        return reviews and self._tells_of_years_before(opening, year)

    def _tells_of_years_before(self, text: str, year: int) -> bool:
        """Whether a text tells of nothing but whole years, all of them before a given one."""
        spans = [span for line in text.splitlines() for span in self._dates.find(fold(line), year)]
        times = [span for span in spans if span.how not in _FLOATING]
        return all(span.how in _WHOLE and span.last is not None and span.last.year < year for span in times)


def _is_of_plan(plan: TimeSpan, year: int | None) -> bool:
    """Whether a year that was guessed is that at which a plan ends, or one that it looks back on."""
    if plan.first is None or plan.last is None or year is None:
        return False
    return year == plan.last.year or plan.first.year - _LOOKS_BACK <= year < plan.first.year


def _is_of_next(anchor: Anchor, document: Document, leans: LeanReader) -> bool:
    """Whether a report is titled by the year it reviews: 2015年政府工作报告, read to the assembly of January 2016."""
    day, year = anchor.published, anchor.year
    if day is None or year is None or document.facts.sources.get("report_year") != "title":
        return False
    return day.year == year + 1 and day.month <= _SPRING and leans.is_delivered(document.text)
