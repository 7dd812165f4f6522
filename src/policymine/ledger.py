"""The ledger: commitments by deadline, with what was last reported of each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from policymine.cells import quantity_text
from policymine.errors import UsageError
from policymine.legend import verdicts

if TYPE_CHECKING:
    import pandas as pd

LEDGER_COLUMNS: tuple[str, ...] = (
    "due", "days_over", "status", "outcome", "theme", "region", "issuer", "place", "actor", "indicator", "promise",
    "last_reported", "reported_for", "attainment", "outcome_reason", "promised_in", "later", "conflict", "confidence",
    "indicator_id", "commitment_id", "series_id", "value", "value_high", "unit", "promise_source", "promise_page",
    "promise_sentence", "result_source", "result_page", "result_sentence", "promise_ids", "result_ids",
)  # fmt: skip
"""The columns of the ledger, in their order."""

GROUPS = ("actor", "region", "theme", "issuer")
"""What the ledger can be grouped by."""

_CLOSED = frozenset({"met", "exceeded", "late"})
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# What promises the same thing for the same day; a promise that is repeated year by year stands in the ledger once.
_SAME = ("measure", "change", "horizon", "due")
_TAKEN = tuple(
    name
    for name in LEDGER_COLUMNS
    if name not in ("due", "days_over", "status", "promise", "last_reported", "reported_for", "promised_in")
)


def ledger(
    changes: pd.DataFrame,
    today: str,
    *,
    since: str | None = None,
    by: str | None = None,
    region: str | None = None,
    theme: str | None = None,
    status: Collection[str] = (),
    group: str | None = None,
) -> pd.DataFrame:
    """List commitments by deadline with their last reported state.

    Args:
        changes: The changes of :func:`policymine.compare`.
        today: The ISO day as of which a deadline has passed.
        since: Only what is due on this ISO day or later.
        by: Only what is due on this ISO day or earlier.
        region: Only commitments of this region, in any language that names it.
        theme: Only commitments of this theme.
        status: Only these states: ``closed``, ``partly``, ``overdue``, ``nothing_reported``, ``unclear``, ``open``.
        group: Sort by this column first: one of ``GROUPS``.

    Returns:
        One row for each commitment that has a day by which (the last day of its year where it is for that year), with
        the columns ``LEDGER_COLUMNS``; ``days_over`` is negative while the deadline is ahead. What several years
        promise alike for the same day is one row, of the last year. ``attrs["undated"]`` counts the commitments
        without a day.

    Raises:
        UsageError: A day is no ISO day, or a state or group is not known.

    Example:
        >>> import pandas as pd
        >>> changes = pd.DataFrame({"year": [2023], "deadline": ["2024-06-30"], "revision": ["new"],
        ...     "outcome": ["unreported"], "indicator": ["plants"], "comparator": [">="], "value": [40.0]})
        >>> ledger(changes, "2024-12-31")[["due", "days_over", "status", "promise"]].values.tolist()
        [['2024-06-30', 184, 'nothing_reported', '>= 40']]
    """
    import pandas as pd

    for day in (today, since, by):
        if day is not None:
            _check_day(day)
    _check_known("state", status, verdicts("status"))
    _check_known("group", [group] if group else [], GROUPS)
    frame = _complete(changes)
    frame = frame[frame["revision"] != "dropped"]
    frame = frame.assign(region=_one_name_each(frame["region"]))
    if region is not None:
        from policymine.comparing.documents import region_key

        wanted = region_key(region)
        frame = frame[frame["region"].map(region_key) == wanted]
    if theme is not None:
        frame = frame[frame["theme"] == theme]
    years = frame["year"].astype("float64")
    due = [_due(*each) for each in zip(frame["deadline"], frame["horizon"], years, strict=True)]
    frame = frame.assign(due=pd.Series(due, index=frame.index, dtype="string"))
    undated = int((frame["due"] == "").sum())
    frame = frame[(frame["due"] != "") & (frame["due"] >= (since or "")) & (frame["due"] <= (by or "9999"))]
    frame = _last_of_each(frame)
    passed = frame["due"] < today
    states = [_state(*each) for each in zip(frame["outcome"], passed, frame["result_ids"] != "", strict=True)]
    made: dict[str, Any] = {name: frame[name] for name in _TAKEN}
    made |= {
        "due": frame["due"],
        "days_over": _days_between(frame["due"], today),
        "status": states,
        "promise": [_told(*each) for each in _parts(frame, "", "deadline")],
        "last_reported": [_told(*each) for each in _parts(frame, "result_", "result_period_end")],
        "reported_for": frame["result_period_end"],
        "promised_in": frame["promised_in"],
    }
    texts = ("due", "status", "promise", "last_reported", "reported_for", "promised_in")
    found = pd.DataFrame(made, columns=list(LEDGER_COLUMNS), index=frame.index)
    found = found.astype(dict.fromkeys(texts, "string") | {"days_over": "Int64"})
    if status:
        found = found[found["status"].isin(list(status))]
    keys = ["due", "region", "indicator", "commitment_id"]
    if group:
        # What names nobody stands at the end.
        found = found.assign(_none=found[group] == "").sort_values(["_none", group, *keys], kind="stable")
    else:
        found = found.sort_values(keys, kind="stable")
    found = found[list(LEDGER_COLUMNS)].reset_index(drop=True)
    found.attrs["undated"] = undated
    return found


def latest_day(records: pd.DataFrame) -> str:
    """Give the day of the latest document of tables: the default of "today".

    Args:
        records: Records, with the columns ``published`` and ``report_year``.

    Returns:
        The latest ISO day of publication; of documents without one the first day of their year counts.

    Raises:
        UsageError: No document says when it is from.

    Example:
        >>> import pandas as pd
        >>> latest_day(pd.DataFrame({"published": ["2023-02-01", "", "2024-01-20"], "report_year": [2023, 2024, 2024]}))
        '2024-01-20'
        >>> latest_day(pd.DataFrame({"published": ["2023-02-01", ""], "report_year": [2023, 2025]}))
        '2025-01-01'
    """
    dated = records["published"].astype("string").str.fullmatch(_ISO_DAY.pattern).fillna(False).astype(bool)
    days = [str(day) for day in records.loc[dated, "published"].unique()]
    days += [f"{int(year):04}-01-01" for year in records.loc[~dated, "report_year"].dropna().unique()]
    if not days:
        raise UsageError("no document of the tables says when it is from", hint="say it, as in --today 2025-06-30")
    return max(days)


def _check_day(day: str) -> None:
    import datetime as dt

    try:
        dt.date.fromisoformat(day)
    except ValueError:
        raise UsageError(f"{day!r} is no day", hint="write it as in 2025-12-31") from None


def _check_known(what: str, given: Iterable[str], known: Collection[str]) -> None:
    for name in given:
        if name not in known:
            raise UsageError(f"there is no {what} {name!r}", hint="known are: " + ", ".join(known))


def _complete(changes: pd.DataFrame) -> pd.DataFrame:
    """Give the columns that are needed: those that the changes lack are empty."""
    import pandas as pd

    from policymine.comparing.columns import CHANGE_COLUMNS, FLOATS, INTEGERS

    made: dict[str, Any] = {}
    for name in CHANGE_COLUMNS:
        column = changes[name] if name in changes else pd.Series([None] * len(changes), index=changes.index)
        if name in INTEGERS or name in FLOATS:
            made[name] = column.astype("Int64" if name in INTEGERS else "float64")
        else:
            made[name] = column.astype("string").fillna("")
    return pd.DataFrame(made)


def _one_name_each(regions: pd.Series[Any]) -> pd.Series[Any]:
    """Give a region that several languages name the name that most rows have for it."""
    from policymine.comparing.documents import region_key

    counts = regions.value_counts()
    chosen: dict[str, str] = {}
    for name in sorted(counts.index, key=lambda each: (-counts[each], each)):
        chosen.setdefault(region_key(name), name)
    return regions.map({name: chosen[region_key(name)] for name in counts.index}).astype("string")


def _due(deadline: str, horizon: str, year: float) -> str:
    if _ISO_DAY.fullmatch(deadline):
        return deadline
    return f"{int(year):04}-12-31" if horizon == "annual" and year == year else ""


def _last_of_each(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep of what is promised year by year the last, with the years that promise it."""
    import numpy as np

    # Without a series every commitment stands for itself.
    own = frame["series_id"].where(frame["series_id"] != "", frame["commitment_id"])
    keys = list(zip(own, *(frame[name] for name in _SAME), strict=True))
    years = frame["year"].fillna(0).astype("int64").tolist()
    said: dict[tuple[Any, ...], set[int]] = {}
    for key, year in zip(keys, years, strict=True):
        said.setdefault(key, set()).add(year)
    told = [";".join(str(year) for year in sorted(said[key]) if year) for key in keys]
    last = [year == max(said[key]) for key, year in zip(keys, years, strict=True)]
    return frame.assign(promised_in=told)[np.array(last, dtype=bool)]


def _state(outcome: str, passed: bool, reported: bool) -> str:
    """Give the state of a commitment.

    Example:
        >>> _state("met", False, True), _state("partly", True, True), _state("pending", False, True)
        ('closed', 'overdue', 'partly')
    """
    if outcome in _CLOSED:
        return "closed"
    if outcome == "missed" or (outcome == "partly" and passed):
        return "overdue"
    if not passed:
        return "partly" if outcome == "partly" or (reported and outcome == "pending") else "open"
    return "unclear" if outcome == "not_comparable" else "nothing_reported"


def _days_between(due: pd.Series[Any], today: str) -> pd.Series[Any]:
    import pandas as pd

    days = pd.to_datetime(due, format="%Y-%m-%d", errors="coerce")
    return (pd.Timestamp(today) - days).dt.days.astype("Int64")


def _parts(frame: pd.DataFrame, prefix: str, day: str) -> Iterable[tuple[Any, ...]]:
    names = [f"{prefix}{name}" for name in ("change", "comparator", "value", "value_high", "unit")]
    return zip(*(frame[name] for name in (*names, day)), strict=True)


def _told(change: str, comparator: str, value: float, high: float, unit: str, day: str) -> str:
    if value != value:
        return day
    return quantity_text(value, high, unit, comparator=comparator, change=change)
