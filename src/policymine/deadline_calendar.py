"""The ledger as a calendar (.ics) that any calendar program opens: a whole day for each commitment."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from policymine.errors import MissingExtra
from policymine.legend import verdicts

if TYPE_CHECKING:
    import pandas as pd

_PRODUCT = "-//policymine//deadlines//EN"
_HOST = "policymine"
_SENTENCES = ("promise", "result")


def calendar_bytes(ledger: pd.DataFrame, today: str) -> bytes:
    r"""Write the ledger as a calendar.

    An event's UID is made of the commitment's id, so that a calendar that is imported again changes its events and
    doubles none. Its stamp is ``today``, not the clock: the same ledger gives the same bytes.

    Args:
        ledger: What :func:`policymine.ledger.ledger` gives.
        today: The ISO day as of which it was made.

    Returns:
        The file.

    Raises:
        MissingExtra: The package icalendar is not installed.

    Source:
        RFC 5545.

    Example:
        >>> import pandas as pd
        >>> from policymine.ledger import ledger
        >>> changes = pd.DataFrame({"commitment_id": ["0a"], "deadline": ["2024-06-30"], "indicator": ["plants, large"],
        ...     "value": [40.0], "promise_sentence": ["Build 40 plants."], "promise_source": ["plan.pdf"]})
        >>> lines = calendar_bytes(ledger(changes, "2024-01-31"), "2024-01-31").decode().split("\r\n")
        >>> [line for line in lines if line.startswith(("SUMMARY", "DTSTART", "UID"))]
        ['SUMMARY:plants\\, large: 40 [open]', 'DTSTART;VALUE=DATE:20240630', 'UID:0a@policymine']
    """
    try:
        from icalendar import Calendar
    except ImportError:
        hint = 'pip install "policymine[calendar]"'
        raise MissingExtra("writing .ics needs icalendar, which is not installed", hint=hint) from None
    stamp = dt.datetime.combine(dt.date.fromisoformat(today), dt.time(), dt.UTC)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for row in ledger.astype(object).where(ledger.notna(), None).to_dict("records"):
        calendar.add_component(_event(row, stamp))
    return bytes(calendar.to_ical())


def _event(row: dict[Any, Any], stamp: dt.datetime) -> Any:
    from icalendar import Event

    event = Event()
    due = dt.date.fromisoformat(row["due"])
    state = verdicts("status")[row["status"]].labels["en"]
    event.add("summary", f"{_clean(row['indicator'])}: {_clean(row['promise'])} [{state}]")
    event.add("dtstart", due)
    # The end of an event is the first day that it no longer takes.
    event.add("dtend", due + dt.timedelta(days=1) if due < dt.date.max else due)
    event.add("dtstamp", stamp)
    event.add("uid", f"{row['commitment_id']}@{_HOST}")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [each for each in (row["theme"], row["status"]) if each])
    if where := _clean(row["place"] or row["region"]):
        event.add("location", where)
    event.add("description", _description(row, state))
    return event


def _description(row: dict[Any, Any], state: str) -> str:
    lines = [f"State: {state}" + (f" ({_clean(row['outcome_reason'])})" if row["outcome_reason"] else "")]
    facts = ("region", "issuer", "actor", "last_reported", "promised_in")
    lines += [f"{name.replace('_', ' ').capitalize()}: {_clean(row[name])}" for name in facts if row[name]]
    for side in _SENTENCES:
        if sentence := _clean(row[f"{side}_sentence"]):
            page = "" if row[f"{side}_page"] is None else f", page {row[f'{side}_page']}"
            lines += ["", f"{side.capitalize()}: {sentence}", f"({_clean(row[f'{side}_source'])}{page})"]
    return "\n".join(lines)


def _clean(text: str | None) -> str:
    """Drop what a calendar cannot hold: control characters and line breaks."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text or "").split())
