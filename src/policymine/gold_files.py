"""Find and read annotated documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from policymine.gold import GoldDocument, GoldError, GoldRecord
from policymine.gold_markup import parse


def read_pair(path: Path) -> GoldDocument:
    """Read ``NAME.json`` and the ``NAME.txt`` beside it.

    Raises:
        GoldError: The JSON is none, or a record lacks what every record needs.
    """
    try:
        entry: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        records = [_from_json(item) for item in entry["records"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{path}: not an annotation file ({type(error).__name__}: {error})") from error
    for record in records:
        if not record.number:
            record.number = text[record.start : record.end]
    facts = {name: str(value) for name, value in entry.items() if name != "records" and value is not None}
    return GoldDocument(path.stem, text, records, facts, path)


def _from_json(item: dict[str, Any]) -> GoldRecord:
    texts = ("unit", "indicator", "action", "deadline", "period_start", "period_end", "baseline", "place", "actor")
    return GoldRecord(
        start=int(item["start"]),
        end=int(item["end"]),
        number=item.get("number") or "",
        kind=item["kind"],
        measure=item["measure"],
        change=item["change"],
        comparator=item["comparator"],
        value=item.get("value"),
        value_high=item.get("value_high"),
        themes=tuple(item["theme"]),
        note=item.get("note") or "",
        optional=bool(item.get("optional")),
        quote=item.get("quote") or "",
        **{name: item.get(name) or "" for name in texts},
    )


def gold_files(folder: Path) -> list[Path]:
    """The annotated documents below a folder, sorted: ``.gold``, and ``.json`` with a ``.txt`` beside it."""
    if folder.is_file():
        return [folder]
    pairs = (path for path in folder.rglob("*.json") if path.with_suffix(".txt").is_file())
    return sorted([*folder.rglob("*.gold"), *pairs])


def read_gold(path: Path) -> GoldDocument:
    """Read one annotated document in either form.

    Raises:
        GoldError: It does not follow its format.
    """
    if path.suffix == ".gold":
        try:
            return parse(path.read_bytes().decode("utf-8"), path)
        except UnicodeDecodeError as error:
            raise GoldError(f"{path}: not UTF-8 (byte {error.start})") from error
    return read_pair(path)
