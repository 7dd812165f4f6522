"""The tables of corpora/examples/STORY.md, and records made of them as a faultless extraction would give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from policymine.lang.units import Units
from policymine.records import COLUMNS
from policymine.rows import FLOATS, INTEGERS

UNITS = Units.load()
STORY = Path(__file__).parents[1] / "corpora" / "examples" / "STORY.md"
ISSUERS = {
    "B": "Baiyang Municipal Bureau of Ecology and Environment",
    "L": "Lanhu Municipal Bureau of Ecology and Environment",
}
REGIONS = {"B": "Baiyang City", "L": "Lanhu City"}
KINDS = {
    "W": ("Ecology and Environment Work Report for {}", "01-25"), "P": ("Three-Year Action Plan ({}-2024)", "03-30"),
    "N": ("Notice on Key Tasks of {}", "06-01"), "I": ("Bulletin of Ecology and Environment Indicators ({})", "04-11"),
    "R": ("Report on the Progress of Rectification", "08-23"),
}  # fmt: skip
PUBLISHED = {"B22N": "2022-09-28", "L23N": "2023-05-10", "B24N": "2024-01-18", "L24N": "2024-06-05"}
WORDS = {word: number for number, word in enumerate(("one", "two", "three", "four", "five", "six"), 1)} | {
    "twelve": 12, "eighteen": 18, "first": 1, "second": 2, "third": 3, "sixth": 6, "seventh": 7,
}  # fmt: skip
NAMES = "January February March April May June July August September October November December"
MONTHS = {name: f"{number:02}" for number, name in enumerate(NAMES.split(), 1)}
SCALES = {"million": 1e6, "billion": 1e9, "x 10,000": 1e4}
CLASSES = {"III": 3, "IV": 4, "V": 5}
NUMBER = re.compile(
    r"(?P<bound><=|>=|=|~|-|\+)?\s*(?P<about>~)?\s*(?P<low>\d[\d.,]*)(?: to (?P<high>\d[\d.,]*))?"
    r"\s*(?P<scale>x 10,000|million|billion)?\s*(?P<unit>%|pp|ug/m3|mg/L|t/d|m3/d|m3|km2"
    r"|km|kWh|kW|MW|mu|ha|yuan|t\b|m\b|d\b)?"
)


@dataclass(frozen=True)
class Row:
    """One row of the tables; `issue` is the document that is said to drop, for dropped rows."""

    id: str
    indicator: str
    promised: tuple[str, ...]
    promise: str
    deadline: str
    reported: tuple[str, ...]
    result: str
    outcome: str
    revision: str
    note: str


def story() -> list[Row]:
    rows = []
    for line in STORY.read_text(encoding="utf-8").splitlines():
        if re.match(r"\| [BL]\d{3} \|", line):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            documents = [tuple(re.findall(r"\b[BL]2\d[A-Z]\b", cells[at])) for at in (2, 5)]
            reported = () if cells[5].startswith("(") else documents[1]
            revision = cells[8].replace(" ", "_")
            outcome = cells[7].replace(" ", "_")
            rows.append(
                Row(cells[0], cells[1], documents[0], *cells[3:5], reported, cells[6], outcome, revision, cells[9])
            )
    return rows


def record(document: str, kind: str, number: int, **values: object) -> dict[str, object]:
    city, year, form = document[0], 2000 + int(document[1:3]), document[3]
    title, day = KINDS[form]
    if form == "N" and document in ("B24N", "L24N"):
        title = "Blue sky, clear water: the city counts its {}"
    issuer, published = ISSUERS[city], PUBLISHED.get(document, f"{year}-{day}")
    base: dict[str, object] = dict.fromkeys(COLUMNS, "")
    base |= dict.fromkeys(FLOATS | INTEGERS)
    base |= {
        "record_id": f"{document}-{number:04}", "doc_id": document, "source": f"{document}.txt", "language": "en",
        "title": f"{REGIONS[city]} {title.format(year)}", "issuer": issuer, "region": REGIONS[city],
        "published": published, "report_year": year, "kind": kind, "change": "level", "comparator": "=",
        "confidence": 0.9, "start": number * 10, "end": number * 10 + 2, "date_basis": "stated",
    }  # fmt: skip
    return base | values


def amount(text: str, indicator: str, like: dict[str, object] | None = None) -> dict[str, object]:
    """Read a value of the tables; `like` is the promise, whose unit and measure a bare number shares."""
    if (found := re.search(r"Class (\w+)", text)) is not None:
        return {"measure": "rank", "value": float(CLASSES[found[1]]), "value_text": found[0]}
    if text.startswith("- half"):
        return {"measure": "percent", "unit": "%", "value": 50.0, "change": "decrease", "value_text": "half"}
    shares = {"= two thirds": 66.6667, "= one in three": 33.3333}
    if text in shares:
        return {"measure": "percent", "unit": "%", "value": shares[text], "value_text": text}
    if (word := text.split()[0]) in WORDS:
        text = text.replace(word, str(WORDS[word]), 1)
    said = word if word in WORDS else ""
    found = NUMBER.match(text)
    assert found is not None, text
    low, high = (float(found[name].replace(",", "").rstrip(".")) if found[name] else None for name in ("low", "high"))
    scale = SCALES.get(found["scale"] or "", 1.0)
    values: dict[str, object] = {
        "value": low and low * scale,
        "value_high": high and high * scale,
        "value_text": said or found["low"],
    }
    unit = found["unit"] or ""
    bound = found["bound"] or "="
    values["comparator"] = "range" if high else "~" if "~" in (found["about"], bound) else bound
    if bound in "+-":
        values |= {
            "change": "decrease" if bound == "-" else "increase",
            "comparator": "range" if high else "~" if found["about"] else "=",
        }
    if not unit and like is not None:
        return values | {name: like[name] for name in ("unit", "measure", "change")}
    if "rank" in indicator:
        return values | {"measure": "rank"}
    measures = {"%": "percent", "pp": "points", "yuan": "money", "": "count"}
    values |= {"unit": unit or indicator.split(",")[0].split(" ")[0], "measure": measures.get(unit, "amount")}
    if like is not None and like["unit"] == unit and like["measure"] == "percent":
        values["change"] = like["change"]
    return values


def promise(row: Row, document: str, number: int) -> dict[str, object]:
    deadline = row.deadline
    if ";" in deadline:
        deadline = next(
            (part.split(" in ")[0] for part in deadline.split("; ") if part.endswith(document)), deadline[:10]
        )
    said = f"{row.indicator}: {row.promise}."
    if row.promise == "deadline only":
        values: dict[str, object] = {"measure": "deadline", "value_text": deadline}
    else:
        values = amount(row.promise, row.indicator)
    return record(document, "target", number, indicator=row.indicator, deadline=deadline, sentence=said, **values)


def results(row: Row, number: int, promised: dict[str, object]) -> list[dict[str, object]]:
    found = []
    parts = row.result.split("; ") if ", then " not in row.result else [row.result]
    spread = zip(row.reported, parts, strict=True) if len(parts) > 1 else ((each, row.result) for each in row.reported)
    for document, text in spread:
        if text.startswith('"'):
            continue
        for piece in text.split(", up ") if ", up " in text else [text]:
            time, basis = _period(row, document, piece)
            if re.match(r"(end of )?[A-Z][a-z]+ (\d+, )?\d{4}$|end of ", piece):
                values: dict[str, object] = {"measure": "deadline", "value_text": piece}
            elif piece is not text and piece != text.split(", up ")[0]:
                values = amount(f"+ {piece}", row.indicator)
            else:
                values = amount(piece, row.indicator, promised)
            said = f"{row.indicator}: {piece}."
            values |= time | {"indicator": row.indicator, "sentence": said, "date_basis": basis}
            found.append(record(document, "result", number, **values))
            number += 1
    return found


def _period(row: Row, document: str, text: str) -> tuple[dict[str, object], str]:
    year = 1999 + int(document[1:3])
    if row.deadline == "2023-03-31":
        return {"period_start": "2022-10-01", "period_end": "2023-03-31"}, "stated"
    months = [name for name in re.findall("[A-Z][a-z]+", text) if name in MONTHS]
    dated = re.search(r"\b(20\d\d)\b", text)
    if dated:
        year = int(dated[1])
    elif document in ("L24N", "L24R") and (months or "so far" in text):
        year = 2024
    if "since" in text:
        return {"period_start": f"{year}-{MONTHS[months[0]]}-01"}, "stated"
    if months:
        first, last = MONTHS[months[0]], MONTHS[months[-1]]
        day = re.search(r"(\d+), 20", text)
        end = (
            pd.Period(f"{year}-{last}").end_time.date().isoformat()
            if day is None
            else f"{year}-{last}-{int(day[1]):02}"
        )
        whole = "by " in text or day is not None or text.startswith("end of")
        return {"period_start": "" if whole else f"{year}-{first}-01", "period_end": end}, "stated"
    if "so far" in text:
        return {"period_end": f"{year}-05-31" if year == 2024 else f"{year}-12-31"}, "stated"
    return {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}, "context"


def records(rows: list[Row]) -> pd.DataFrame:
    """Make the table that a faultless extraction would give."""
    made: list[dict[str, object]] = []
    for number, row in enumerate(rows):
        if row.revision == "dropped":
            continue
        promises = [promise(row, document, 10 * number) for document in row.promised]
        made += promises
        if (old := re.search(r"the old date, (\w+) (\d+), was missed", row.note)) is not None:
            end = pd.Period(f"{old[2]}-{MONTHS[old[1]]}").end_time.date().isoformat()
            made.append(promises[0] | {"record_id": f"{row.promised[0]}-old", "deadline": end})
        if row.reported and row.result:
            made += results(row, 10 * number + 1, promises[0])
    return pd.DataFrame(made, columns=list(COLUMNS))


FILES = {
    "B22W": "baiyang-2022-work-report", "B22P": "baiyang-2022-action-plan", "B22N": "baiyang-2022-notice",
    "B23W": "baiyang-2023-work-report", "B23I": "baiyang-2023-indicators", "B23R": "baiyang-2023-rectification",
    "B24W": "baiyang-2024-work-report", "B24I": "baiyang-2024-indicators", "B24N": "baiyang-2024-news",
    "L22W": "lanhu-2022-work-report", "L22P": "lanhu-2022-action-plan", "L23W": "lanhu-2023-work-report",
    "L23I": "lanhu-2023-indicators", "L23N": "lanhu-2023-notice", "L24W": "lanhu-2024-work-report",
    "L24N": "lanhu-2024-news", "L24R": "lanhu-2024-rectification",
}  # fmt: skip
"""The documents of the tables, by their short names."""


def chinese_names() -> dict[str, list[str]]:
    """Give for each indicator of the tables the words that the Chinese documents have for it."""
    section = STORY.read_text(encoding="utf-8").partition("## Names in Chinese")[2]
    rows = re.findall(r"^\| (?!indicator |---)(.+?) \| (.+?) \|$", section, re.MULTILINE)
    return {english: chinese.split() for english, chinese in rows}


def candidates(row: Row, mined: pd.DataFrame) -> list[str]:
    """Give the ids of the mined records that may be the promise of a row, those in its own words first."""
    found = _promised(row, mined, "")
    words = set(re.findall(r"[a-z]{4,}|pm[\d.]+", row.indicator.lower()))
    told = [
        (
            sum(word[:6] in f"{indicator} {unit}".lower() for word in words),
            sum(word[:6] in sentence.lower() for word in words),
            record,
        )
        for indicator, unit, sentence, record in zip(
            found["indicator"], found["unit"], found["sentence"], found["record_id"], strict=True
        )
    ]
    return [record for own, all_, record in sorted(told, key=lambda each: (-each[0], -each[1])) if all_]


def chinese_candidates(row: Row, mined: pd.DataFrame, names: dict[str, list[str]]) -> list[str]:
    """Give the ids of the records mined from the Chinese documents that may be the promise of a row."""
    found = _promised(row, mined, "-zh")
    texts = found["indicator"] + found["unit"] + found["place"] + found["sentence"]
    return [
        record
        for text, record in zip(texts, found["record_id"], strict=True)
        if all(word in text for word in names[row.indicator])
    ]


def _promised(row: Row, mined: pd.DataFrame, suffix: str) -> pd.DataFrame:
    """Give the targets of a row's documents with its value, also in another unit, and its deadline."""
    names = tuple(f"{FILES[document]}{suffix}." for document in row.promised)
    found = mined[
        (mined["kind"] == "target") & mined["source"].map(lambda source: any(name in source for name in names))
    ]
    deadlines = re.findall(r"\d{4}-\d\d-\d\d", row.deadline)
    if deadlines:
        found = found[found["deadline"].isin(deadlines)]
    if row.promise == "deadline only":
        return found[found["measure"] == "deadline"]
    said = amount(row.promise, row.indicator)
    unit = UNITS.get(str(said.get("unit") or ""))
    for name in ("value", "value_high"):
        wanted = said.get(name)
        if not isinstance(wanted, float):
            continue
        same = (found[name] - wanted).abs() <= 1e-3 * wanted
        if unit is not None and name == "value":
            same |= (found["unit_si"] == unit.si) & ((found["value_si"] / unit.factor - wanted).abs() <= 1e-3 * wanted)
        found = found[same]
    return found
