"""The weights of the signs of target and result, and what a date weighs.

They stand together here so that a model can take their place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from policymine.context import Anchor
from policymine.errors import ResourceError
from policymine.from_writing import HALF_YEAR
from policymine.near_years import is_near_guess, is_so_far
from policymine.time_spans import TimeSpan

WEIGHTS: Mapping[str, float] = {
    "modal": 2.2,
    "sure_modal": 1.6,
    "infinitive": 0.3,
    "imperative": 0.5,
    "gerund": 0.3,
    "past": -2.0,
    "perfect": -2.5,
    "present_passive": -0.7,
    "target_cue": 0.8,
    "result_cue": -0.9,
    "goal_noun": 1.0,
    "goals_led": 3.0,
    "past_year": -3.5,
    "future_year": 3.5,
    "this_year_ahead": 1.6,
    "this_year_behind": -1.2,
    "due_ahead": 0.0,
    "as_of": -2.0,
    "since": -1.0,
    "compared": -0.8,
    "section": 1.2,
    "opener": 1.2,
    "running": 0.8,
    "prior": 0.6,
    "start_value": -4.0,
    "company": 0.6,
    "listed": 0.0,
    "told_year": 0.6,
    "two_plans": 0.3,  # told by a heading that names one plan and the next
    "told_before": 0.4,
    "now": -3.0,
    "unplaced_deadline": 1.8,
    "aimed": 9.0,
    "running_plan": 1.5,
    "present": 0.0,
    "norm": 3.0,  # a law or plan does so
    "state": -1.5,
    "shortfall": -4.0,
}
"""Weights of the signs; above zero they speak for a target. A language may have its own (``[kind.weights]``)."""


def weights_of(own: Mapping[str, float]) -> dict[str, float]:
    """The weights of a language that weighs some signs otherwise.

    Args:
        own: Its own weights.

    Raises:
        ResourceError: It weighs a sign that there is not.

    Example:
        >>> weights_of({"modal": 3.0})["modal"]
        3.0
    """
    if unknown := sorted(own.keys() - WEIGHTS.keys()):
        message = f"cues.toml weighs {unknown[0]!r}, which is no sign"
        raise ResourceError(message, hint=f"known signs: {', '.join(WEIGHTS)}")
    return {**WEIGHTS, **own}


def is_soon(time: TimeSpan, today: dt.date) -> bool:
    """Whether a time begins after the day of a text, or is the end of what has begun, and not that of last year."""
    begins = time.last if time.how in ("end_of_year", "month_end") and time.role == "in" else time.first
    return begins is not None and dt.timedelta() < begins - today <= HALF_YEAR


def time_score(time: TimeSpan, anchor: Anchor, weights: Mapping[str, float] = WEIGHTS) -> float:
    """Weigh a statement's own date against the document's.

    Args:
        time: The date.
        anchor: The document's place in time.
        weights: Weights of the signs.

    Returns:
        Above zero if it lies ahead of the document, below if behind.
    """
    anchored = anchor.year or (anchor.today.year if anchor.today is not None else None)
    if time.role == "as_of" and (
        time.last is None or anchored is None or time.last.year <= anchored or is_near_guess(time, anchor)
    ):
        return weights["as_of"]
    if time.how == "past_years":
        return weights["past_year"]
    today, year = anchor.today, anchored
    last = time.last or time.first
    if time.how == "next_years" and last is None:
        return weights["future_year"]  # nobody knows which years, but they are to come
    if last is None or today is None or year is None:
        return weights["unplaced_deadline"] if last is not None and time.role == "deadline" else 0.0
    if time.how == "plan" and time.role == "in" and time.first is not None and time.first <= today <= last:
        # In its last half year a plan is looked back on.
        return weights["running_plan" if last - today > HALF_YEAR else "this_year_behind"]
    if time.role == "since":
        if time.first is None:
            return weights["future_year"]
        # Where nobody knows the day of a text, what began in its year can have begun before it, but not in a plan.
        undated = anchor.published is None and not anchor.annual and anchor.prior <= 0
        begun = time.first <= today or (undated and time.first.year <= year)
        return weights["since" if begun else "future_year"]
    if anchor.published is not None:
        if last <= anchor.published:
            return weights["past_year"] if last.year < anchor.published.year else weights["this_year_behind"]
        if last.year > anchor.published.year or is_soon(time, anchor.published):
            return weights["future_year"]
        ahead = time.role == "deadline" or anchor.published.month <= 6
        return weights["this_year_ahead"] if ahead else 0.0
    if last.year < year:
        if anchor.year is None and time.role == "deadline":
            return weights["unplaced_deadline"]  # nobody knows when a policy until 2040 was written
        return weights["past_year"]
    if last.year > year:
        return weights["future_year"]
    if is_so_far(time) and time.how != "half" and not anchor.annual:
        return weights["this_year_behind"]
    return weights["this_year_ahead"] if time.role == "deadline" or anchor.annual else 0.0
