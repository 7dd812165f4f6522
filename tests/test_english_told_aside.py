"""English values told aside of a promise: in a relative clause, as what holds now, or as what was done meanwhile."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def _records(text: str, name: str = "notes.txt") -> list[Record]:
    return list(extract(read_text(text, name=name, language="en")))


def _time(record: Record) -> str:
    return record.deadline or f"{record.period_start}/{record.period_end}".strip("/")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Street lamps, which use 2.2% of peat, will be replaced by the end of 2026.",
            [("result", 2.2, "peat", ""), ("target", None, "Street lamps replaced", "2026-12-31")],
        ),
        (
            "The port, which handled 3 million tons in 2019, will be closed by 2028.",
            [("result", 3e6, "port", "2019-01-01/2019-12-31"), ("target", None, "port closed", "2028-12-31")],
        ),
        (
            "Tree cover, which has fallen from 41% in 1990 to 29% in 2015, is to be restored to 35% by 2030.",
            [
                ("result", 41, "Tree cover", "1990-01-01/1990-12-31"),
                ("result", 29, "Tree cover", "2015-01-01/2015-12-31"),
                ("target", 35, "Tree cover", "2030-12-31"),
            ],
        ),
        (
            "The fund, which will support 300 schools, is to be set up by 2026.",
            [("target", 300, "schools supported", "2026-12-31"), ("target", None, "fund set up", "2026-12-31")],
        ),
    ],
)
def test_a_relative_clause_keeps_to_itself(text: str, told: list[tuple[str, float | None, str, str]]) -> None:
    assert [(r.kind, r.value, r.indicator, _time(r)) for r in _records(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Orchards are extended to 260 ha by 2025, against 40 ha at present.", [(260, "2025-12-31"), (40, "")]),
        ("By 2030 capacity will be raised to 30 MW from 4 MW at present.", [(30, "2030-12-31"), (4, "")]),
        (
            "In 2009 output was 30 t. The number of pilots will be raised to 80 by 2030, up from 29 now.",
            [(30, "2009-01-01/2009-12-31"), (80, "2030-12-31"), (29, "")],
        ),
        ("At least one fourth of the housing stock of 2010 shall be insulated by 2023.", [(25, "2023-12-31")]),
        ("Half of the fleet of 2015 is to be replaced by 2025.", [(50, "2025-12-31")]),
    ],
)
def test_a_deadline_is_not_of_what_is_so_now(text: str, told: list[tuple[float, str]]) -> None:
    assert [(record.value, _time(record)) for record in _records(text)] == told


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Orchard Scheme 2019-2030\n\nIn 2022, the council planted 40,000 pear trees.", ["result"]),
        ("Orchard Scheme 2019-2030\n\nThe first call granted 62 ha in May 2021.", ["result"]),
        ("Orchard Scheme 2019-2030\n\nIn 2022, 40,000 pear trees will be planted.", ["target"]),
        ("Orchard Scheme 2019-2030\n\nThe area reached 900 ha in 2030.", ["target"]),
    ],
)
def test_what_was_done_in_the_midst_of_a_scheme_is_a_result(text: str, kinds: list[str]) -> None:
    assert [record.kind for record in _records(text)] == kinds
