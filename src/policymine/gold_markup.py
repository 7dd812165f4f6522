"""Read and write documents whose annotations stand inside the text (``NAME.gold``).

A head between two lines ``---`` gives facts of the document; in the text every value stands in double brackets,
followed by its record in slots divided by bars::

    treated in [[79|target count = 79 village|rural sewage treatment|complete|clear_water|by 2023]] villages

The first slot has kind, measure, ``+`` or ``-`` for a change, comparator, value (``low..high`` for a range) and unit;
then indicator, action, themes, dates, and what else there is (``baseline=...; place=...; actor=...; note=...``). A
question mark in front of the kind marks a record on which careful readers differ. ``&&`` divides two records of one
value. So a text cannot hold double brackets, nor a slot a bar or ``&&``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from pathlib import Path

from policymine.gold import GoldDocument, GoldError, GoldRecord, wrong_record

_HEAD = re.compile(r"---\n((?:.*\n)*?)---(?:\n|\Z)")
_SPAN = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_NUMBER = r"\d+(?:\.\d+)?(?:e[+-]?\d+)?"
_CORE = re.compile(
    r"(?P<optional>\?\s*)?(?P<kind>\w+) (?P<measure>\w+)(?: (?P<sign>[+-]))?(?: (?P<comparator>=|>=|>|<=|<|~|range))?"
    rf"(?: (?P<value>{_NUMBER})(?:\.\.(?P<high>{_NUMBER}))?)?(?: (?P<unit>.+))?"
)
_EXTRAS = ("baseline", "place", "actor", "note")
# Where floats write themselves with an exponent.
_PLAIN_BELOW = 1e16
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
    return int(value) if value.is_integer() else value


def _extras(slot: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in slot.split(";"))):
        name, equals, text = part.partition("=")
        name = name.strip()
        if not equals or name not in _EXTRAS or name in given:
            raise ValueError(f"{part!r} in the last slot is not NAME=TEXT with a name out of {', '.join(_EXTRAS)}")
        given[name] = text.strip()
    return given


def _record(slots: str, start: int, end: int, number: str) -> GoldRecord:
    core, indicator, action, themes, dates, extras, *more = [*(slot.strip() for slot in slots.split("|")), *[""] * 5]
    if any(more):
        raise ValueError("more than six slots after the value")
    found = _CORE.fullmatch(core)
    if not found:
        raise ValueError(f"the first slot {core!r} is not KIND MEASURE [+-] COMPARATOR VALUE UNIT")
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
        **_extras(extras),
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
    head = _HEAD.match(marked)
    if not head:
        raise GoldError(f"{path}:1: no head between two lines '---'")
    facts, wrong = _facts(head[1], path)
    pieces: list[str] = []
    records: list[GoldRecord] = []
    at = head.end()
    length = 0
    for found in _SPAN.finditer(marked, at):
        before = marked[at : found.start()]
        number, _, slots = found[1].partition("|")
        pieces += [before, number]
        start = length + len(before)
        length = start + len(number)
        at = found.end()
        here = f"{_line(path, marked, found.start())}: [[{number}]]"
        if not number or number != number.strip():
            wrong.append(f"{here}: the value is empty or has blanks at its ends")
        for part in slots.split("&&"):
            try:
                record = _record(part, start, length, number)
            except ValueError as error:
                wrong.append(f"{here}: {error}")
                continue
            wrong += [f"{here}: {fault}" for fault in wrong_record(record)]
            records.append(record)
    pieces.append(marked[at:])
    # What is left of brackets when the pairs are gone; the same number of characters stands after it.
    for stray in re.finditer(r"\[\[|\]\]", _SPAN.sub(lambda span: "x" * len(span[0]), marked)):
        wrong.append(f"{_line(path, marked, stray.start())}: {stray[0]} without its fellow")
    if wrong:
        raise GoldError("\n".join(wrong))
    text = "".join(pieces)
    for record in records:
        record.quote = _line_around(text, record.start, record.end)
    return GoldDocument(path.stem, text, records, facts, path)


def _facts(head: str, path: Path) -> tuple[dict[str, str], list[str]]:
    """The facts of a head, and what is wrong with it."""
    facts: dict[str, str] = {}
    wrong = []
    for number, line in enumerate(head.splitlines(), 2):
        name, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or not name or name in facts:
            wrong.append(f"{path}:{number}: {line!r} in the head is not NAME: TEXT, each name once")
        facts[name] = value
    return facts, wrong


def _line(path: Path, marked: str, at: int) -> str:
    return f"{path}:{marked.count(chr(10), 0, at) + 1}"


def _written(value: float) -> str:
    return str(int(value)) if value < _PLAIN_BELOW and value == int(value) else repr(float(value))


def _slots(record: GoldRecord) -> str:
    sign = {"increase": " +", "decrease": " -", "level": ""}[record.change]
    core = f"{'?' if record.optional else ''}{record.kind} {record.measure}{sign}"
    if record.measure != "deadline":
        high = "" if record.value_high is None else f"..{_written(record.value_high)}"
        core += f" {record.comparator} {'' if record.value is None else _written(record.value)}{high}"
    if record.unit:
        core += f" {record.unit}"
    extras = "; ".join(f"{name}={getattr(record, name)}" for name in _EXTRAS if getattr(record, name))
    slots = [core, record.indicator, record.action, ",".join(record.themes), write_dates(record), extras]
    while not slots[-1]:
        slots.pop()
    return "|".join(slots)


def format_gold(document: GoldDocument) -> str:
    """Write a document as `parse` reads it.

    Raises:
        GoldError: It cannot be written so: a record has faults, spans overlap, or a text holds signs of the format.

    Example:
        >>> record = GoldRecord(0, 2, "79", "result", "count", value=79, unit="plant", indicator="p", themes=("a",))
        >>> print(format_gold(GoldDocument("t", "79 plants", [record], {"title": "T"})))
        ---
        title: T
        ---
        [[79|result count = 79 plant|p||a]] plants
    """
    out = ["\n".join(["---", *(f"{name}: {value}" for name, value in document.facts.items()), "---", ""])]
    at = 0
    records = sorted(document.records, key=lambda record: (record.start, record.end))
    spans: dict[tuple[int, int], list[GoldRecord]] = {}
    for record in records:
        spans.setdefault((record.start, record.end), []).append(record)
    for (start, end), group in spans.items():
        out += [document.text[at:start], "[[", document.text[start:end], "|", "&&".join(map(_slots, group)), "]]"]
        at = end
    written = "".join([*out, document.text[at:]])
    # Reading it back finds whatever the format cannot say.
    again = parse(written, document.path or Path(document.name))
    same = [replace(record, quote="") for record in again.records] == [replace(record, quote="") for record in records]
    if not same or again.text != document.text or again.facts != document.facts:
        raise GoldError(f"{document.name}: a text or a record cannot be written with marks inside the text")
    return written
