"""What headings, titles, labels and the first words of a text make likely: targets or results."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import regex

from policymine.cues import Cues, Runs
from policymine.lang import Language
from policymine.shortfalls import ShortfallReader
from policymine.text import fold

_AIMS = 24
"""So many characters of a sentence may be its label."""
_OPENING = 40
"""A cue that opens a stretch of text stands within so many characters of its sentence."""
_YEAR = regex.compile(r"(?<!\d)20\d\d(?!\d)")
_TOTALS = 3
"""So many sums that are made once a year, and no month or quarter, show the review of a year."""
_SURE = 4.0
"""So much more than a heading says a label that can mean nothing else."""


class LeanReader:
    """Tells whether what stands above or before statements speaks of targets or of results, in one language.

    Args:
        language: The language.
        shortfalls: Knows the headings and labels of what is wanting.

    Example:
        >>> from policymine.lang import load
        >>> LeanReader(load("en"), ShortfallReader({})).title_lean("Action Plan for Clean Lakes")
        1.0
    """

    def __init__(self, language: Language, shortfalls: ShortfallReader) -> None:
        cues = language.tables["cues"].get("kind", {})
        left = r"(?<![^\W_])" if language.joiner else ""

        def words(*names: str) -> Cues:
            return Cues([word for name in names for word in cues.get(name, [])], spaced=bool(language.joiner))

        def both(target: str, result: str) -> tuple[Cues, Cues, Cues]:
            return words(target, result), words(target), words(result)  # the first is asked first

        self._shortfalls = shortfalls
        self._sections = both("section_target", "section_result")
        self._openers = both("opener_target", "opener_result")
        self._titles = both("title_target", "title_result")
        self._wished = regex.compile(cues["section_wished"]) if cues.get("section_wished") else None
        self._no_opener = regex.compile(cues["no_opener"]) if cues.get("no_opener") else None
        self._label = regex.compile(cues["label"]) if cues.get("label") else None
        self._inner_label = regex.compile(cues["inner_label"]) if cues.get("inner_label") else None
        self._task, self._reached = (regex.compile(cues.get(name, r"(?!)")) for name in ("task", "task_reached"))
        self._aims, self._sure_aims = (regex.compile(cues.get(name, r"(?!)")) for name in ("aims", "sure_aims"))
        self._leads_goals = regex.compile(cues["leads_goals"]) if cues.get("leads_goals") else None
        self._tells_goals = regex.compile(cues["tells_goals"]) if cues.get("tells_goals") else None
        self._goal_words = tuple(cues.get("goal_words", ()))
        self._sums_up_first, self._plans_next = (
            regex.compile(cues.get(name, r"(?!)")) for name in ("sums_up_first", "plans_next")
        )
        self._delivered = regex.compile(cues["delivered"]) if cues.get("delivered") else None
        self._not_annual = words("not_annual")
        self._own_plan, self._no_own_plan = words("own_plan"), words("no_own_plan")
        self._tasks, self._tasks_open = words("task_titles"), words("task_fronts")
        self._this_year = regex.compile(cues["plans_this_year"]) if cues.get("plans_this_year") else None
        self._totals = regex.compile(rf"{left}\L<words>", words=list(cues.get("yearly_totals", [])) or ["\0"])
        self._ahead = regex.compile(cues.get("task_ahead", r"(?=)"))
        self._of_done = regex.compile(cues.get("heading_of_done", r"(?!)"))
        self._fronts = both("front_target", "front_result")
        self._tones = [
            regex.compile(rf"{left}\L<words>", words=list(cues.get(name, [])) or ["\0"])
            for name in ("excerpt_target", "excerpt_result")
        ]
        self._annual, self._annual_plan = words("annual_review"), words("annual_plan")
        self._annual_now = words("annual_now")
        self._plain = language.plain
        self._heading_lean = functools.lru_cache(maxsize=512)(self._lean_of_heading)

    def heading_lean(self, headings: Sequence[str]) -> float:
        """Tell what headings make likely: above zero targets, below zero results; the nearest that says so counts.

        Args:
            headings: Headings, the nearest last.

        Returns:
            1.0, -1.0 or 0.0.
        """
        lean = 0.0
        for heading in headings:
            own = self._heading_lean(heading)
            if own < 0 < lean and self._is_task(self._plain(fold(heading))):
                continue  # 2024年重点任务, then 整治突出问题
            if own > 0 > lean and self._is_told_task(self._plain(fold(heading))):
                continue  # 2024年工作回顾, then 采取有力措施，抓好农业
            lean = own or lean
        return lean

    def is_of_done(self, heading: str, year: int | None) -> bool:
        """Tell whether a heading of a text that sums a year up is not of what is planned: 2024年主要工作举措.

        Args:
            heading: The heading.
            year: The text's year.
        """
        folded = self._plain(fold(heading))
        later = any(year is None or int(each) > year for each in _YEAR.findall(folded))
        return not later and self._of_done.search(folded) is not None

    def _is_task(self, folded: str) -> bool:
        """Whether a heading says what is done, so that a word in it does not say what is told: 着力解决突出问题."""
        told = self._shortfalls.is_heading(folded) or self._reached.search(folded) is not None
        return not told and self._task.match(folded) is not None

    def tells_task(self, heading: str) -> bool:
        """Tell whether a heading says what is done, and not when."""
        return self._is_told_task(self._plain(fold(heading)))

    def _is_told_task(self, folded: str) -> bool:
        """Whether a heading says what is done, and not when: in a review a measure or an action was taken."""
        return self._is_task(folded) and not self._ahead.search(folded)

    def _lean_of_heading(self, heading: str) -> float:
        folded = self._plain(fold(heading))
        if self._wished is not None:
            folded = self._wished.sub("", folded)
        if self._shortfalls.is_heading(folded):
            return -1.0
        lean = self._lean(folded, *self._sections) or self._lean(folded, *self._openers)
        return 0.0 if lean < 0 and self._is_task(folded) else lean

    def opener_lean(self, folded: str, runs: Runs | None = None) -> float:
        """Tell whether a sentence opens a stretch of targets (1.0) or results (-1.0); else 0.0."""
        head = folded[:_OPENING]
        either, target, result = self._openers
        if not either.stand_in(head, runs):
            return 0.0
        if self._no_opener is not None and self._no_opener.search(head):
            return self._lean(self._no_opener.sub("", head), *self._openers)
        return float(target.stand_in(head)) - float(result.stand_in(head))

    def title_lean(self, title: str) -> float:
        """Tell what a document's title makes likely: 1.0 targets, -1.0 results, else 0.0."""
        return self._lean(self._plain(fold(title)), *self._titles)

    def label_lean(self, folded: str) -> float:
        """Tell what the label that a paragraph begins with makes likely: "Next steps: ..."; as headings do, or more.

        Args:
            folded: The first sentence of a paragraph, folded and plain.

        Returns:
            Above zero for targets, below for results, else 0.0.
        """
        if self._label is None or (match := self._label.match(folded[:40])) is None:
            return -1.0 if self._shortfalls.is_label(folded) else 0.0
        return self._lean_of_label(match["label"])

    def inner_label_lean(self, folded: str) -> float:
        """Tell what a label inside a paragraph makes likely, one that says itself what is behind it: 整改目标:."""
        if self._inner_label is None or ":" not in (head := folded[:16]):
            return 0.0
        match = self._inner_label.match(head)
        return self._lean_of_label(match["label"]) if match is not None else 0.0

    def _lean_of_label(self, label: str) -> float:
        """The lean of a label; one that calls what follows a goal leaves no doubt, even if its day is over."""
        lean = self._lean_of_heading(label)
        return lean * _SURE if lean > 0 and self._sure_aims.search(label) else lean

    def names_aims(self, text: str) -> bool:
        """Tell whether a heading, or the label of a sentence, says that aims follow: 整改目标, "整改目标：2021年底前…".

        Args:
            text: A heading, or a sentence that may begin with a label.
        """
        if self._label is None:
            return False
        folded = self._plain(fold(text[:_AIMS]))
        match = self._label.match(folded) or (self._inner_label.match(folded) if self._inner_label else None)
        return self._aims.search(match["label"] if match is not None else folded) is not None

    def leads_goals(self, heading: str) -> bool:
        """Tell whether the line above a list says that its items are goals: "The targets for 2030 are:"."""
        return self._leads_goals is not None and self._leads_goals.search(self._plain(fold(heading))) is not None

    def tells_goals(self, folded: str) -> bool:
        """Tell whether a sentence without values says that there are goals: "The plan sets goals for each sector"."""
        if self._tells_goals is None or not any(map(folded.__contains__, self._goal_words)):
            return False
        return self._tells_goals.search(folded) is not None

    def front_lean(self, front: str) -> float:
        """Tell what the first lines of a document make likely, such as a newspaper's: 1.0, -1.0 or 0.0."""
        return self._lean(self._plain(fold(front)), *self._fronts)

    def excerpt_lean(self, text: str) -> float:
        """Tell what the tone of a piece of a yearly report makes likely: from 1.0, targets, to -1.0, results."""
        folded = self._plain(fold(text))
        ahead, behind = (len(set(tone.findall(folded))) for tone in self._tones)
        return max(-1.0, min(1.0, (ahead - behind) / 2))

    def is_annual(self, text: str) -> bool:
        """Tell whether a title names a report that reviews one year and plans the next."""
        folded = self._plain(fold(text))
        return self._annual.stand_in(folded) and not self._not_annual.stand_in(folded)

    def plans_own_year(self, title: str, year: int) -> bool:
        """Tell whether a title names the tasks of a year, and not how they were done: "Key work of 2024"."""
        folded = self._plain(fold(title))
        return str(year) in folded and self._own_plan.stand_in(folded) and not self._no_own_plan.stand_in(folded)

    def sums_up_first(self, title: str) -> bool:
        """Tell whether a title names what was done first, and the plan behind it: 2023年工作总结和2024年工作计划."""
        return self._sums_up_first.search(self._plain(fold(title))) is not None

    def plans_next(self, title: str, year: int) -> bool:
        """Tell whether a title names what was done in a year, and the plan for the one after: 2012年总结与来年思路."""
        match = self._plans_next.search(self._plain(fold(title)))
        return match is not None and int(match["year"]) == year

    def names_tasks(self, title: str, front: str) -> bool:
        """Tell whether a title, or what opens a text, names it a list of tasks: "Implementation Plan for ..."."""
        folded = self._plain(fold(title))
        if self._no_own_plan.stand_in(folded):
            return False
        return self._tasks.stand_in(folded) or self._tasks_open.stand_in(self._plain(fold(front)))

    def is_delivered(self, front: str) -> bool:
        """Tell whether the front of a document says that it was read to the assembly that meets once a year."""
        return self._delivered is not None and self._delivered.search(self._plain(fold(front))) is not None

    def plans_this_year(self, text: str) -> bool:
        """Tell whether a text says what "this year" has to bring, as the second part of work reports does."""
        return self._this_year is not None and self._this_year.search(text) is not None

    def tells_of_results(self, text: str) -> bool:
        """Tell whether a text says in any word what was reached."""
        return self._tones[1].search(self._plain(fold(text))) is not None

    def sums_up_year(self, text: str) -> bool:
        """Tell whether a text tells, as what was reached, what is counted for whole years, as work reports begin."""
        folded = self._plain(fold(text))
        return len(set(self._totals.findall(folded))) >= _TOTALS and self.excerpt_lean(text) < 0

    def plans_year(self, heading: str, year: int) -> bool:
        """Tell whether a heading opens the plan for a year ("Key tasks for 2024"), so it reviews the last."""
        folded = self._plain(fold(heading))
        if self._annual_now.stand_in(folded):
            return True
        return str(year) in folded and self._annual_plan.stand_in(folded) and self._heading_lean(heading) >= 0

    def _lean(self, folded: str, either: Cues, target: Cues, result: Cues) -> float:
        if not either.stand_in(folded):
            return 0.0
        return float(target.stand_in(folded)) - float(result.stand_in(folded))
