"""Dates, periods and deadlines in a sentence.

How a time is said is data of each language (``dates.toml``): patterns with named parts, and the words before or after a
time that make it a deadline, a period or the baseline of a change. Here they are found; days are made of the parts in
``said_days``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import regex

from policymine import from_writing
from policymine.calendar_spans import is_fiscal
from policymine.compared_times import ComparedTimes
from policymine.cues import Endings, letter_runs_of
from policymine.joined_times import JoinedTimes
from policymine.lang import limits, time_limit
from policymine.needs import needs_of, shortest
from policymine.numbers import runs_of_words
from policymine.numerals import any_of
from policymine.said_days import SaidDays
from policymine.text import without
from policymine.time_spans import Role, TimeSpan
from policymine.word_sieve import WordSieve

_SPANS = frozenset({"day_span", "year_range", "month_range", "month_span"})
_TOLD_FROM = frozenset({"relative_year", from_writing.YEARS_OFF, "years_ago", *from_writing.MONTHS_FROM_TODAY})
_DAYS = frozenset({"day", "day_month", from_writing.DAY_OF_MONTH})
_SINCE = _DAYS | {"month"}
_STARTS = _SINCE | {"year"}
_BEGUN = _SINCE | {"year", "congress", "relative_year"}
"""Times with which something began, where that is told behind them."""
_HORIZONS = frozenset({"year", "year_range"})
"""Ways of saying how far a plan reaches."""
_POINTS = frozenset({"month", "month_end", "end_of_year", "day", "day_month"})
"""Times that a change may be counted from, and that it does not last for."""
_CACHED = 16
_DAY = dt.timedelta(days=1)
_COUNTING = 80
"""So many characters before four digits tell whether what follows was counted."""


class DateReader:
    """Finds the times in folded text of one language.

    Args:
        table: The language's ``dates.toml``.

    Example:
        >>> from policymine.lang import load
        >>> reader = DateReader(load("en").tables["dates"])
        >>> [(s.role, s.first.isoformat(), s.last.isoformat()) for s in reader.find("by the end of 2025", 2024)]
        [('deadline', '2025-01-01', '2025-12-31')]
        >>> reader.find("since the 13th five-year plan", 2018)[0].first.year
        2016
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._days = SaidDays(table)
        self._months: Mapping[str, int] = table.get("months", {})
        self._from_today = frozenset(table.get("from_today", ()))
        self._from_day = frozenset(table.get("from_day", ()))
        self._plain_role: Role = table.get("plain_role", "")
        self._list_joints = tuple(table.get("list_joints", ()))
        self.leading = bool(table.get("leading", False))
        self.completions = frozenset(table.get("completions", ()))
        self.publishing = tuple(table.get("publishing", ()))
        self._news_turns = tuple(table.get("news_turns", ()))
        pieces = {
            "year": table.get("year", r"(?:19|20)\d\d"),
            "day": table.get("day") or r"(?:3[01]|[12]\d|0?[1-9])(?!\d)",
            "month": any_of(self._months),
            "month_full": any_of(m for m in self._months if len(m) > 3 or m in table.get("full_months", [])),
            "ordinal": any_of(table.get("ordinals", {})),
            "small": any_of(table.get("smalls", {})),
        }
        for name, piece in table.get("pieces", {}).items():
            pieces[name] = _fill(piece, pieces)
        bound = r"(?<![^\W_])" if table.get("spaced", True) else ""
        right = r"(?![^\W\d_])" if table.get("spaced", True) else ""
        filled = [(entry["as"], _fill(entry["pattern"], pieces)) for entry in table.get("time", [])]
        self._patterns = WordSieve(
            (((how, regex.compile(f"{bound}(?:{pattern}){right}")), needs_of(pattern)) for how, pattern in filled),
            of_all=True,
        )
        roles = table.get("roles", {})
        self._role_of: dict[str, Role] = {}
        for role in ("in", "from", "since", "as_of", "deadline"):
            for word in roles.get(role, []):
                self._role_of.setdefault(word, role)
        for word in (*roles.get("deadline", []), *roles.get("since", [])):
            self._role_of[word] = "deadline" if word in roles.get("deadline", []) else "since"
        self._over = roles.get("over", "")
        self._counted_by = frozenset(roles.get("counting", []))
        self._strictly = frozenset(roles.get("before", []))
        self._day_starts = frozenset(roles.get("since_days", []))
        self._weak = frozenset(roles.get("weak_baseline", []))
        self._bounds = tuple(roles.get("bounds", ()))
        for word in roles.get("baseline", []):
            if word not in self._weak:
                self._role_of[word] = "baseline"
        self._before = regex.compile(
            rf"{bound}(?P<w>\L<words>)\s*", words=[*self._role_of, *self._weak], flags=regex.REVERSE
        )
        self._may_end = Endings([*self._role_of, *self._weak]).may_end
        self._clock = regex.compile(table["clock"] + "$") if table.get("clock") else None
        self._lately = regex.compile(roles.get("over_in", r"(?!)"))
        self._after_roles: dict[str, Role] = {}
        for role, words in table.get("roles_after", {}).items():
            self._after_roles.update(dict.fromkeys(words, role))
        self._after = (
            regex.compile(r"\s*(?P<w>\L<words>)(?![a-z])", words=list(self._after_roles)) if self._after_roles else None
        )
        verbs = list(roles.get("in_verb", []))
        self._in_verb = regex.compile(r"\L<words>$", words=verbs) if verbs else None
        self._twice = frozenset(roles.get("since_twice", ()))
        self._baseline_after = regex.compile(
            rf"\s*(?:'s\s+)?\L<words>{right}", words=list(roles.get("baseline_after", [])) or ["\0"]
        )
        from_after = roles.get("from_after")
        self._from_after = regex.compile(from_after) if from_after else None
        self._since_behind = regex.compile(roles.get("since_behind", r"(?!)"))
        within = roles.get("from_within")
        self._within = regex.compile(within) if within else None
        self._of_then = regex.compile(roles.get("of_then", r"(?!)"))
        self._compared = ComparedTimes(roles)
        self._scenario = regex.compile(roles.get("scenario", r"(?!)"))
        self._joined = JoinedTimes(table.get("joined", {}))
        self._plan_says = regex.compile(roles.get("plan_says", r"(?!)"))
        self._horizon = regex.compile(roles.get("horizon", r"(?!)"))
        self._spanned, self._planned = (regex.compile(roles.get(name, r"(?!)")) for name in ("spanned", "planned"))
        phrases = list(table.get("baselines", {}).get("phrases", [])) or ["\0"]
        against = table.get("baselines", {}).get("pattern")
        self._against = regex.compile(against) if against else None
        self._against_words = tuple(table.get("baselines", {}).get("gate", ("",)))
        self._baselines = regex.compile(rf"{bound}\L<words>{right}", words=phrases)
        self._baseline_words = shortest(phrases)
        self._baseline_runs = runs_of_words(phrases) if bound else None
        # The same headings stand above block after block; sentences do not come again.
        self._cache: dict[tuple[str, int | None], list[TimeSpan]] = {}
        spaces, counted = table.get("spaces"), table.get("counted_after")
        self._spaces = re.compile(spaces) if spaces else None
        self._counted = regex.compile(counted) if counted else None
        self._totals, self._measured = (
            regex.compile(table.get(name, r"(?!)")) for name in ("counted_before", "measured_after")
        )
        # What stands before four digits that are a count, and what behind them.
        self._counts = [
            (regex.compile(table[before]), regex.compile(table[behind]))
            for before, behind in (("counted_by", "counted_more"), ("counted_to", "counted_last"))
            if before in table
        ]

    def turns_news(self, sentence: str) -> bool:
        """Tell whether a sentence of news comes to something else, which happened of late: 日前."""
        return any(map(sentence.__contains__, self._news_turns))

    def is_count(self, folded: str, time: TimeSpan) -> bool:
        """Tell whether four digits are no year but a count: "2000 households", "a total of 2041 firms".

        Args:
            folded: The sentence.
            time: The time that they were taken for.
        """
        if self._counted is None:
            return False
        if time.how == "year" and self._measured.match(folded, time.end) is not None:
            return True
        limit = time_limit(folded)
        own = time.bare or self._totals.search(folded, 0, time.core_start)
        if own and self._counted.match(folded, time.end, timeout=limit) is not None:
            return True
        start = time.core_start
        return time.how == "year" and any(
            behind.match(folded, time.end, timeout=limit) is not None
            and before.search(folded, max(0, start - _COUNTING), start) is not None
            for before, behind in self._counts
        )

    def baselines(self, folded: str) -> list[tuple[int, int]]:
        """Find the spans of phrases that a change is measured against, such as "year-on-year"."""
        found: list[tuple[int, int]] = []
        runs = self._baseline_runs
        possible = runs is None or not runs.isdisjoint(letter_runs_of(folded))
        if possible and any(map(folded.__contains__, self._baseline_words)):
            found = [m.span() for m in self._baselines.finditer(folded)]
        if self._against is not None and any(map(folded.__contains__, self._against_words)):
            more = [m.span() for m in self._against.finditer(folded)]
            found = [(a, b) for a, b in found if not any(c <= a and b <= d for c, d in more)]  # 完成市里下达全年任务的
            found += [(a, b) for a, b in more if not any(a < d and c < b for c, d in found)]
        return found

    def find(self, folded: str, year: int | None) -> list[TimeSpan]:
        """Find the times of a sentence, from left to right, without overlaps.

        Args:
            folded: A text as :func:`policymine.text.fold` gives it.
            year: The document's year, for "this year" and for months without a year.

        Returns:
            The times in their order.
        """
        key = (folded, year)
        spans = self._cache.get(key)
        if spans is None:
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            spans = self._cache[key] = self._find_spaced(folded, year)
        return spans.copy()

    def _find_spaced(self, folded: str, year: int | None) -> list[TimeSpan]:
        """Find the times also where a date has spaces in it that its language does not write."""
        if self._spaces is None or " " not in folded or self._spaces.search(folded) is None:
            return self._find(folded, year)
        closed, places = without(folded, self._spaces)
        return [
            replace(s, start=places[s.start], end=places[s.end - 1] + 1, core_start=places[s.core_start])
            for s in self._find(closed, year)
        ]

    def _find(self, folded: str, year: int | None) -> list[TimeSpan]:
        found: list[tuple[int, int, str, regex.Match[str]]] = []
        limit = limits(folded)
        for how, pattern in self._patterns.pick(folded):
            for match in pattern.finditer(folded, **limit):
                start, end = match.span()
                if start < end and not any(s < end and start < e for s, e, _, _ in found):
                    found.append((start, end, how, match))
        if not found:
            return []
        found.sort(key=lambda item: item[0])
        spans: list[TimeSpan] = []
        for start, end, how, match in found:
            parts = match.groupdict()
            resolved = self._days.of(how, parts, year)
            if resolved is None:
                continue
            first, last, year_said = resolved
            if how == "year_range" and is_fiscal(parts):
                how = "fiscal_year"
            elif how == "fiscal_year" and (part := parts.get("q")):
                how = f"fiscal_q{part}"
            if spans and not year_said and spans[-1].how == "season" and folded[spans[-1].end : start].strip() == "(":
                continue  # "in the winter of 2022-2023 (October to March)" says again what is said
            today = parts.get("rel") in self._from_today or how in self._from_day
            months = self._days.counted_months(how, parts)
            span = TimeSpan(start, end, "", first, last, how, year_said, from_today=today, months=months)
            spans.append(self._with_role(folded, start, end, span, year))
        if len(spans) < 2:
            return spans
        return self._share_roles(folded, self._joined.join(folded, spans))

    def _with_role(self, folded: str, start: int, end: int, span: TimeSpan, year: int | None) -> TimeSpan:
        role: Role = ""
        if (
            span.how in _DAYS
            and self._clock is not None
            and (clock := self._clock.search(folded, max(0, start - 50), start))
        ):
            start = clock.start()  # "as of 17:30 on November 28"
        near, begin = max(0, start - 40), start
        before = self._before.match(folded, near, start) if self._may_end(folded, near, start) else None
        if before is None and start != span.start:
            start = begin = span.start  # "from 0:00 to 24:00 on July 25"
            before = self._before.match(folded, near, start) if self._may_end(folded, near, start) else None
        if before and self._in_verb is not None and self._in_verb.search(folded, near, before.start()):
            before = None  # 提高到2023年的71.8%
        if before:
            word = before["w"]
            role = self._role_of.get(word, "")
            if role == "from" and self._within is not None and self._within.match(folded, end):
                role = "baseline"  # it only says which of several things is meant
            if role != "deadline" and self._baseline_after.match(folded, end):
                role = "baseline"
            elif word in self._weak and folded.endswith(self._bounds, near, before.start()):
                before = None  # "92% or above this year"
            elif word in self._weak and span.how == "month" and folded.startswith("'s ", end):
                role = "baseline"  # "fell to 7% from May's 8%"
            elif word in self._weak and folded.startswith("'s", end) and span.from_today and _is_of(span, year):
                role = "in"  # "from this year's budget"
            elif (span.how in _TOLD_FROM and word in self._weak) or (span.how == "year" and word in self._counted_by):
                # "rose by 5% from the previous year", "over 2020", but "over the past year"
                role = "in" if word == self._over and self._lately.match(folded, start) else "baseline"
            elif (
                word in self._counted_by
                and span.how in _POINTS
                and self._is_no_start(folded, before.start(), word, span, year)
            ):
                role = "baseline"  # "an increase of 7 points over the end of 2015"
            elif role == "since" and (span.how in _SPANS or (word in self._day_starts and span.how not in _STARTS)):
                role = "in"
            elif role == "since" and self._of_then.match(folded, start):
                role = "baseline"  # "from the 2015 rate of 14 euros to 56"
            elif role == "since" and self._is_no_start(folded, before.start(), word, span, year):
                role = "baseline"
            begin = before.start() if before is not None and role else start
            if role == "deadline" and word in self._strictly and self._begins(folded, start, span):
                span = replace(span, first=None, last=span.first - _DAY if span.first else None)
            if role == "as_of" and word == "at" and span.how not in ("end_of_year", "plan", "month", "now"):
                role, begin = ("in" if start != span.start else ""), start  # "at 0:00 on March 1"
        elif self._baseline_after.match(folded, end):
            role = "baseline"
        if self._after is not None and (after := self._after.match(folded, end)):
            told = self._after_roles[after["w"]]
            ended = span.last is not None and span.last.year < (year or 0)
            over = told == "since" and role == "from" and (ended or span.how in _SINCE)  # 从5月1日起
            over = over or (role == "since" and after["w"] in self._twice)  # 自2018年以来
            if told == "since" and self._compared.is_record_behind(folded, end):
                role, end = "baseline", after.end()
            elif not role or over or (told in ("deadline", "since") and role in ("in", "deadline")):
                role, end = told, after.end()  # 于6月底前, 到2025年底前, 从2019年起累计
        if role in ("", "in") and span.how in _BEGUN and (match := self._since_behind.match(folded, end)) is not None:
            role, end = "since", match.end()  # 2018年工程启动建设以来
        if not role and span.how == "year_range" and self._is_of_plan(folded, start, end):
            role = "in"  # "the 2021-2025 plan"
        if not role and span.how in _HORIZONS and self._horizon.search(folded, max(0, start - 70), start):
            role = "deadline"
        if not role and span.how == "plan" and self._plan_says.match(folded, end):
            role = "in"  # "the Eleventh Five-Year Plan set a target of"
        if span.how == "plan" and self._compared.is_over_plan(folded, start):
            role = "baseline"  # "an increase of 40% over the 11th Five-Year Plan period"
        if not role and self._plain_role:
            role = self._plain_role
        if role == self._plain_role and self._from_after is not None and self._from_after.match(folded, end):
            role = "from"
        elif role in ("in", self._plain_role) and self._compared.is_compared(folded, start, end):
            role = "baseline"
        if role in ("", "baseline") and span.how == "year" and self._scenario.match(folded, end):
            role = "deadline"  # "12% below 2035 business-as-usual levels": so much lower in that year
        if role in ("in", "as_of", self._plain_role) and (afar := self._compared.told_afar(folded, begin)):
            role = "since" if afar == "since" else "baseline"
        bare = span.how == "year" and not role and end - start == 4
        return TimeSpan(
            begin, end, role, span.first, span.last, span.how, span.year_said, bare, start, span.from_today, span.months
        )

    def _is_no_start(self, folded: str, end: int, word: str, span: TimeSpan, year: int | None) -> bool:
        """Whether nothing begins with a time: "down 59% from 2013", "the lowest since 1958"."""
        if word not in self._weak:
            return self._compared.is_record(folded, end)
        how = "end" if self._is_end(folded, span) else span.how
        return self._compared.is_counted_from(folded, end, how, span.last, year)

    def _is_of_plan(self, folded: str, start: int, end: int) -> bool:
        """Whether years are those of a plan that is named around them."""
        named = self._planned.search(folded, max(0, start - 40), start) or self._spanned.match(folded, end)
        return named is not None

    def _is_end(self, folded: str, span: TimeSpan) -> bool:
        return span.how in ("month", "end_of_year") and not self._begins(folded, span.start, span)

    def _begins(self, folded: str, start: int, span: TimeSpan) -> bool:
        """Whether a year or month is said as a whole, and not its end: "before June 2020"."""
        if span.how == "month":
            return folded[start:].split(maxsplit=1)[0].strip(".,") in self._months
        return span.how == "year"

    def _share_roles(self, folded: str, spans: list[TimeSpan]) -> list[TimeSpan]:
        """A list of times shares the first one's role: "by the end of 2018, 2019, and 2020"."""
        shared: list[TimeSpan] = []
        for span in spans:
            before = shared[-1] if shared else None
            if before is not None and not span.role and before.role:
                between = folded[before.end : span.start]
                for joint in self._list_joints:
                    between = between.replace(joint, "")
                if not between.strip(" ,"):
                    shared.append(replace(span, role=before.role, bare=False))
                    continue
            shared.append(span)
        return shared


def _is_of(span: TimeSpan, year: int | None) -> bool:
    return span.last is not None and span.last.year == year


def _fill(pattern: str, pieces: Mapping[str, str]) -> str:
    for name, piece in pieces.items():
        pattern = pattern.replace("{" + name + "}", piece)
    return pattern
