"""What English texts that were issued ask for, and until when; years in a row that one value is of."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")


def dated(text: str) -> list[tuple[float | None, str, str]]:
    document = read_text(text, language="en", source="reply-2022.txt")
    return [
        (record.value, record.kind, record.deadline or f"{record.period_start}..{record.period_end}")
        for record in extract(document)
    ]


PLAN = 'In 2021, the office issued the "Pond Plan (2021-2025)", '

ASKED = [
    (PLAN + "proposing to dredge 41 ponds.", [(41, "target", "2025-12-31")]),
    (PLAN + "requiring the cover rate to reach 90%.", [(90, "target", "2025-12-31")]),
    (PLAN + "and clearly put forward the goal of dredging 41 ponds.", [(41, "target", "2025-12-31")]),
    (PLAN + "which requires that 41 ponds be dredged.", [(41, "target", "2025-12-31")]),
    (PLAN + "proposing that 41 ponds will be dredged by 2023.", [(41, "target", "2023-12-31")]),
    (
        'In May 2021, 9 bureaus issued the "14th Five-Year Plan for Ponds", proposing to dredge 41 ponds.',
        [(41, "target", "2025-12-31")],
    ),
    # What was done behind it is done, and a text without years sets no day.
    (PLAN + "and dredged 41 ponds.", [(41, "result", "2021-01-01..2021-12-31")]),
    ('In 2021, the office issued the "Pond Notice", proposing to dredge 41 ponds.', [(41, "target", "")]),
]


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_what_texts_ask_for(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(value, kind, "" if date == ".." else date) for value, kind, date in dated(text)] == expected


ROWS = [
    ("In 2019 and 2020, a total of 41 ponds were dredged.", [(41, "result", "2019-01-01..2020-12-31")]),
    ("In 2018, 2019 and 2020, a total of 41 ponds were dredged.", [(41, "result", "2018-01-01..2020-12-31")]),
    (
        "In 2019 and 2020, 41 and 52 ponds were dredged respectively.",
        [(41, "result", "2019-01-01..2019-12-31"), (52, "result", "2020-01-01..2020-12-31")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_years_in_a_row(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert dated(text) == expected
