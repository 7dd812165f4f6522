"""The same report gives the same records in every form in which it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from policymine import extract, read
from policymine.records import Record
from renderings import FORMS, Piece, pieces_of

SOURCES = Path(__file__).resolve().parents[1] / "corpora" / "examples" / "source"
REPORTS = [
    "en/lanhu-2023-work-report",
    "en/baiyang-2022-action-plan",
    "zh/lanhu-2023-work-report",
    "zh/baiyang-2022-notice",
]

pytest.importorskip("reportlab", reason="reportlab writes the PDF files")


def report(name: str) -> list[Piece]:
    return pieces_of((SOURCES / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)[2])


def told(record: Record) -> tuple[object, ...]:
    """What a record says, without where it stands in the file."""
    return (
        record.kind, record.measure, record.change, record.comparator, record.value, record.value_high, record.unit,
        record.indicator, record.theme, record.deadline, record.period_start, record.period_end,
    )  # fmt: skip


@pytest.mark.parametrize("form", [form for form in FORMS if form != "text"])
@pytest.mark.parametrize("name", REPORTS)
def test_every_form_gives_the_records_of_the_text(name: str, form: str, tmp_path: Path) -> None:
    pieces = report(name)
    records = {}
    for kind in ("text", form):
        file, write = FORMS[kind]
        (tmp_path / file).write_bytes(write(pieces))
        records[kind] = [told(record) for record in extract(read(tmp_path / file))]
    assert len(records["text"]) >= 10
    assert records[form] == records["text"]
