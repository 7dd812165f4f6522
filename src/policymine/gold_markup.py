"""Read and write documents whose annotations stand inside the text (``NAME.gold``).

A head between two lines ``---`` gives facts of the document; in the text every value stands in double brackets,
followed by its record in slots divided by bars::

    treated in [[79|target count = 79 village|rural sewage treatment|complete|clear_water|by 2023]] villages

The first slot has kind, measure, ``+`` or ``-`` for a change, comparator, value (``low..high`` for a range) and unit;
then indicator, action, themes, dates, and what else there is (``baseline=...; place=...; actor=...; note=...``). A
question mark in front of the kind marks a record on which careful readers differ. ``&&`` divides two records of one
value.
"""

from __future__ import annotations

import calendar
import re
from pathlib import Path

from policymine.gold import GoldDocument, GoldError, GoldRecord, wrong_record

_SPAN = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_NUMBER = r"\d+(?:\.\d+)?(?:e\d+)?"
_CORE = re.compile(
    r"(?P<optional>\?\s*)?(?P<kind>\w+) (?P<measure>\w+)(?: (?P<sign>[+-]))?(?: (?P<comparator>=|>=|>|<=|<|~|range))?"
    rf"(?: (?P<value>{_NUMBER})(?:\.\.(?P<high>{_NUMBER}))?)?(?: (?P<unit>.+))?"
)
_EXTRAS = ("baseline", "place", "actor", "note")
_SIGNS = {"+": "increase", "-": "decrease", None: "level"}


def last_day(text: str) -> str:
    """The last day of a year, month or day in ISO form.

    Examples:
        >>> last_day("2024"), last_day("2024-02"), last_day("2024-02-03")
        ('2024-12-31', '2024-02-29', '2024-02-03')

    Raises:
        ValueError: It is none of these.
    """
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    if not found:
        raise ValueError(f"{text!r} is no year, month or day")
    year, month, day = found.groups()
    if day:
        return text
    month = month or "12"
    if not 1 <= int(month) <= 12:
        raise ValueError(f"{text!r} has no such month")
    return f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]:02}"


def _first_day(text: str) -> str:
    last_day(text)
    return text + {4: "-01-01", 7: "-01", 10: ""}[len(text)]


def read_dates(text: str) -> dict[str, str]:
    """The dates of a slot: ``by 2025``, ``2022``, ``2022-01..2022-06``, ``2020..`` or ``..2023-07``.

    Examples:
        >>> read_dates("by 2025-06")
        {'deadline': '2025-06-30'}
        >>> read_dates("2021..2023-03")
        {'period_start': '2021-01-01', 'period_end': '2023-03-31'}

    Raises:
        ValueError: A part is no year, month or day.
    """
    dates: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        if part.startswith("by "):
            dates["deadline"] = last_day(part[3:].strip())
            continue
        first, dots, last = part.partition("..")
        if first:
            dates["period_start"] = _first_day(first)
        if last or not dots:
            dates["period_end"] = last_day(last or first)
    return dates


def _shortest(day: str) -> str:
    """A year or a month instead of its last day, or the day."""
    return next(part for part in (day[:4], day[:7], day) if last_day(part) == day)


def _short(first: str, last: str) -> str:
    """A period in the shortest form that `read_dates` reads back."""
    for length in (4, 7, 10):
        same = first[:length] == last[:length]
        if same and _first_day(first[:length]) == first and last_day(last[:length]) == last:
            return first[:length]
    return f"{first}..{last}"


def write_dates(record: GoldRecord) -> str:
    """The slot that `read_dates` reads."""
    first, last = record.period_start, record.period_end
    period = _short(first, last) if first and last else f"{first}..{last}" if first or last else ""
    by = f"by {_shortest(record.deadline)}" if record.deadline else ""
    return ", ".join(filter(None, (by, period)))


def _number(text: str) -> float:
    value = float(text)
    return int(value) if value == int(value) else value


def _record(slots: str, start: int, end: int, number: str) -> GoldRecord:
    core, indicator, action, themes, dates, extras, *more = [*(slot.strip() for slot in slots.split("|")), *[""] * 5]
    if any(more):
        raise ValueError("more than six slots")
    found = _CORE.fullmatch(core)
    if not found:
        raise ValueError(f"the first slot {core!r} is not KIND MEASURE [+-] COMPARATOR VALUE UNIT")
    given = dict(part.split("=", 1) for part in (part.strip() for part in extras.split(";")) if "=" in part)
    unknown = sorted(given.keys() - set(_EXTRAS))
    if unknown or (extras and not given):
        raise ValueError(f"the last slot {extras!r} is not NAME=TEXT with a name out of {', '.join(_EXTRAS)}")
    return GoldRecord(
        start=start,
        end=end,
        number=number,
        kind=found["kind"],
        measure=found["measure"],
        change=_SIGNS[found["sign"]],
        comparator=found["comparator"] or "=",
        value=_number(found["value"]) if found["value"] else None,
        value_high=_number(found["high"]) if found["high"] else None,
        unit=(found["unit"] or "").strip(),
        indicator=indicator,
        action=action,
        themes=tuple(theme.strip() for theme in themes.split(",") if theme.strip()),
        optional=bool(found["optional"]),
        **read_dates(dates),
        **{name: text.strip() for name, text in given.items()},
    )


def _line_around(text: str, start: int, end: int) -> str:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return text[first : last if last >= 0 else len(text)]


def parse(marked: str, path: Path) -> GoldDocument:
    r"""Read a marked text. Offsets count in the text without marks, which begins after the head.

    Raises:
        GoldError: A mark or the head does not follow the format; the message has the line and every fault found.

    Examples:
        >>> marked = "Build [[79|target count = 79 plant|plants built|build|clear_water|by 2023]] plants."
        >>> document = parse("---\ntitle: T\n---\n" + marked, Path("t.gold"))
        >>> document.text
        'Build 79 plants.'
        >>> record = document.records[0]
        >>> document.text[record.start : record.end], record.deadline
        ('79', '2023-12-31')
    """
    facts: dict[str, str] = {}
    head = re.match(r"---\n(.*?)\n---\n", marked, re.DOTALL)
    if not head:
        raise GoldError(f"{path}:1: no head between two lines '---'")
    for line in head[1].splitlines():
        name, colon, value = line.partition(":")
        if not colon:
            raise GoldError(f"{path}: the head's line {line!r} is not NAME: TEXT")
        facts[name.strip()] = value.strip()
    pieces: list[str] = []
    records: list[GoldRecord] = []
    wrong: list[str] = []
    at = head.end()
    length = 0
    for found in _SPAN.finditer(marked, at):
        before = marked[at : found.start()]
        number, bar, slots = found[1].partition("|")
        pieces += [before, number]
        start = length + len(before)
        length = start + len(number)
        at = found.end()
        line = marked.count("\n", 0, found.start()) + 1
        for part in slots.split("&&") if bar else [""]:
            try:
                record = _record(part, start, length, number)
            except ValueError as error:
                wrong.append(f"{path}:{line}: [[{number}]]: {error}")
                continue
            wrong += [f"{path}:{line}: [[{number}]]: {fault}" for fault in wrong_record(record)]
            records.append(record)
    pieces.append(marked[at:])
    text = "".join(pieces)
    if "[[" in text or "]]" in text:
        wrong.append(f"{path}: a bracket is open or closed without its fellow")
    if wrong:
        raise GoldError("\n".join(wrong))
    for record in records:
        record.quote = _line_around(text, record.start, record.end)
    return GoldDocument(path.stem, text, records, facts, path)


def _slots(record: GoldRecord) -> str:
    sign = {"increase": " +", "decrease": " -", "level": ""}[record.change]
    core = f"{'?' if record.optional else ''}{record.kind} {record.measure}{sign}"
    if record.measure != "deadline":
        high = "" if record.value_high is None else f"..{record.value_high!r}"
        core += f" {record.comparator} {record.value!r}{high}"
    if record.unit:
        core += f" {record.unit}"
    extras = "; ".join(f"{name}={getattr(record, name).replace(';', ',')}" for name in _EXTRAS if getattr(record, name))
    slots = [core, record.indicator, record.action, ",".join(record.themes), write_dates(record), extras]
    while not slots[-1]:
        slots.pop()
    return "|".join(slots)


def format_gold(document: GoldDocument) -> str:
    """Write a document as `parse` reads it."""
    pieces = ["---", *(f"{name}: {value}" for name, value in document.facts.items()), "---", ""]
    out = ["\n".join(pieces)]
    at = 0
    spans: dict[tuple[int, int], list[GoldRecord]] = {}
    for record in sorted(document.records, key=lambda record: (record.start, record.end)):
        spans.setdefault((record.start, record.end), []).append(record)
    for (start, end), records in spans.items():
        out += [document.text[at:start], "[[", document.text[start:end], "|", "&&".join(map(_slots, records)), "]]"]
        at = end
    return "".join([*out, document.text[at:]])
