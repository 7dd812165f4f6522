#!/usr/bin/env python3
"""Check the hand-annotated documents under this folder against the conventions of their format.

Every annotated document is a pair NAME.txt and NAME.json. The script reports, for each document, whatever breaks
the format that the data cards describe: unknown or missing keys, values outside their enumerations, spans that do not
match the text, dates that are none, fields that do not go together. It changes nothing.

Usage: check.py [FOLDER...]      (default: the folder of this script); exit status 1 if anything is wrong
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

KINDS = ("target", "result")
CHANGES = ("level", "increase", "decrease")
COMPARATORS = ("=", ">=", ">", "<=", "<", "~", "range")
THEMES = (
    "blue_sky",
    "clear_water",
    "pure_land",
    "solid_waste",
    "climate_energy",
    "ecology",
    "noise_nuclear",
    "supervision",
    "capacity",
    "economy_society",
)
# The unit each measure must have; None leaves it open.
MEASURES = {
    "count": None,
    "percent": "%",
    "points": "pp",
    "amount": None,
    "money": None,
    "rank": None,
    "multiple": "times",
    "deadline": None,
}
UNIT_NEEDED = ("count", "money")
SCALE_WORDS = re.compile(r"\b(?:thousand|million|billion|trillion|dozen|lakh|crore)\b", re.IGNORECASE)

DOCUMENT_KEYS = {
    "id": str,
    "lang": str,
    "url": (str, type(None)),
    "title": str,
    "published": (str, type(None)),
    "region": str,
    "report_year": int,
    "kind_of_text": str,
    "source": str,
    "records": list,
}
DOCUMENT_OPTIONAL = {"url", "source", "report_year"}
TEXT = str
NUMBER = (int, float)
RECORD_KEYS = {
    "quote": TEXT,
    "number": TEXT,
    "nth": int,
    "start": int,
    "end": int,
    "kind": TEXT,
    "measure": TEXT,
    "change": TEXT,
    "comparator": TEXT,
    "value": NUMBER,
    "value_high": NUMBER,
    "unit": TEXT,
    "indicator": TEXT,
    "action": TEXT,
    "theme": list,
    "deadline": TEXT,
    "period_start": TEXT,
    "period_end": TEXT,
    "baseline": TEXT,
    "place": TEXT,
    "actor": TEXT,
    "note": TEXT,
    "optional": bool,
}
RECORD_REQUIRED = ("quote", "number", "start", "end", "kind", "measure", "change", "comparator", "indicator", "theme")


def as_date(text: str) -> date | None:
    """Return the day that an ISO date names, or None where it names none."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def nth_index(text: str, piece: str, nth: int) -> int:
    """Return where `piece` stands in `text` for the nth time, or -1."""
    at = -1
    for _ in range(nth):
        at = text.find(piece, at + 1)
        if at < 0:
            break
    return at


def wrong_keys(entry: dict, known: dict, required: set[str]) -> Iterator[str]:
    """Report keys that are unknown, missing or of the wrong type."""
    for name in sorted(entry.keys() - known.keys()):
        yield f"unknown key {name!r}"
    for name in sorted(required - entry.keys()):
        yield f"missing key {name!r}"
    for name, kind in known.items():
        value = entry.get(name)
        if name not in entry:
            continue
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            yield f"{name} {value!r} has the wrong type"
        elif isinstance(value, str) and (not value.strip() or value != value.strip()) and name != "number":
            yield f"{name} is empty or has blanks around it"


def wrong_span(record: dict, text: str) -> Iterator[str]:
    """Report a quote or a span that is not where the record says."""
    start, end, number = record["start"], record["end"], record["number"]
    if text[start:end] != number:
        yield f"characters {start} to {end} read {text[start:end]!r}, not {number!r}"
    quoted = text.find(record["quote"])
    if quoted < 0:
        yield "the quote is not in the text"
        return
    at = nth_index(record["quote"], number, record.get("nth", 1))
    if at < 0 or quoted + at != start:
        yield "the quote and nth lead to another place than start"
    if record.get("nth") == 1:
        yield "nth 1 is the default and is left out"


def wrong_value(record: dict) -> Iterator[str]:
    """Report values, units and comparators that do not fit the measure."""
    measure, value, high, unit = (record.get(name) for name in ("measure", "value", "value_high", "unit"))
    if measure == "deadline":
        for name in ("value", "value_high", "unit", "baseline"):
            if name in record:
                yield f"a deadline has no {name}"
        if record["change"] != "level" or record["comparator"] != "=" or record["kind"] != "target":
            yield "a deadline is a target with change 'level' and comparator '='"
        if "deadline" not in record:
            yield "a deadline record needs its date"
        return
    if value is None:
        yield "no value"
    elif value < 0:
        yield "a negative value: the sign belongs to change"
    if (record["comparator"] == "range") != (high is not None):
        yield "value_high goes with comparator 'range', and only with it"
    if high is not None and value is not None and high <= value:
        yield "value_high is not above value"
    if MEASURES[measure] and unit != MEASURES[measure]:
        yield f"unit {unit!r} of measure {measure} must be {MEASURES[measure]!r}"
    if measure in UNIT_NEEDED and not unit:
        yield f"measure {measure} needs a unit"
    if measure == "count" and value is not None and value != int(value):
        yield "a count is a whole number"
    if unit and SCALE_WORDS.search(unit):
        yield f"unit {unit!r} has a scale word in it"
    if "baseline" in record and record["change"] == "level" and measure not in ("multiple", "count", "amount"):
        yield "baseline without a change"


def wrong_dates(record: dict) -> Iterator[str]:
    """Report dates that are none, or that do not belong to the kind of record."""
    days = {}
    for name in ("deadline", "period_start", "period_end"):
        if name in record:
            days[name] = as_date(record[name])
            if days[name] is None:
                yield f"{name} {record[name]!r} is no date"
    if record["kind"] == "result" and "deadline" in record:
        yield "a result has no deadline"
    first, last = days.get("period_start"), days.get("period_end")
    if first and last and first > last:
        yield "the period ends before it starts"


def wrong_record(record: dict, text: str) -> list[str]:
    """Report all that is wrong with one record."""
    wrong = list(wrong_keys(record, RECORD_KEYS, set(RECORD_REQUIRED)))
    enumerations = {"kind": KINDS, "measure": tuple(MEASURES), "change": CHANGES, "comparator": COMPARATORS}
    for name, allowed in enumerations.items():
        if name in record and record[name] not in allowed:
            wrong.append(f"{name} {record[name]!r} is none of {', '.join(allowed)}")
    themes = record.get("theme")
    if isinstance(themes, list):
        if not themes or len(set(themes)) < len(themes):
            wrong.append("theme is empty or names one twice")
        wrong += [f"theme {theme!r} is unknown" for theme in themes if theme not in THEMES]
    if wrong:
        return wrong
    return [*wrong_span(record, text), *wrong_value(record), *wrong_dates(record)]


def wrong_document(path: Path) -> tuple[list[str], list[dict]]:
    """Report all that is wrong with the document of a JSON file, and give its records."""
    text_path = path.with_suffix(".txt")
    if not text_path.exists():
        return [f"{path.name} has no {text_path.name} beside it"], []
    text = text_path.read_bytes().decode("utf-8")
    gold = json.loads(path.read_text(encoding="utf-8"))
    wrong = list(wrong_keys(gold, DOCUMENT_KEYS, DOCUMENT_KEYS.keys() - DOCUMENT_OPTIONAL))
    if gold.get("id") != path.stem:
        wrong.append(f"id {gold.get('id')!r} is not the file's name")
    if gold.get("published") and not as_date(gold["published"]):
        wrong.append(f"published {gold['published']!r} is no date")
    if "\r" in text or not text.endswith("\n"):
        wrong.append("the text has carriage returns or no newline at its end")
    seen: set[tuple] = set()
    records = gold.get("records") or []
    for number, record in enumerate(records, 1):
        label = f"record {number} ({record.get('number')!r})"
        wrong += [f"{label}: {problem}" for problem in wrong_record(record, text)]
        key = (record.get("start"), record.get("end"), record.get("indicator"), record.get("measure"))
        if key in seen:
            wrong.append(f"{label}: the same span and indicator twice")
        seen.add(key)
    starts = [record.get("start", 0) for record in records]
    if starts != sorted(starts):
        wrong.append("the records are not in the order of the text")
    return wrong, records


def main(arguments: list[str]) -> int:
    """Check the folders and return the exit status."""
    folders = [Path(argument) for argument in arguments] or [Path(__file__).parent]
    problems = documents = 0
    names: Counter[str] = Counter()
    measures: Counter[str] = Counter()
    for folder in folders:
        for text_path in sorted(folder.rglob("*.txt")):
            if "examples" not in text_path.parts and not text_path.with_suffix(".json").exists():
                problems += 1
                print(f"{text_path}: no annotation beside it")
        for path in sorted(folder.rglob("*.json")):
            if "examples" in path.parts and not path.with_suffix(".txt").exists():
                continue
            wrong, records = wrong_document(path)
            documents += 1
            names[path.stem] += 1
            measures.update(record.get("measure", "?") for record in records)
            problems += len(wrong)
            for problem in wrong:
                print(f"{path}: {problem}")
    for name, times in names.items():
        if times > 1:
            problems += 1
            print(f"{name}: {times} documents of this name")
    shares = ", ".join(f"{measure} {number}" for measure, number in measures.most_common())
    print(f"{documents} documents, {sum(measures.values())} records ({shares}), {problems} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
