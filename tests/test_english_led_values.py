"""English values that a date leads behind "and", and changes told again or of another thing in the same sentence."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")

# (sentence, the value and date of each record)
DATED = [
    ("By 2030 the rate is to reach 40% and by 2040 60%.", [(40, "2030-12-31"), (60, "2040-12-31")]),
    ("In 2015 output was 40 t and in 2016 50 t.", [(40, "2015-12-31"), (50, "2016-12-31")]),
    (
        "By 2025 it will build 40 schools, and by 2030 90 schools.",
        [(40, "2025-12-31"), (90, "2030-12-31")],
    ),
    ("It is to reach 40% by 2030 and 60% by 2040.", [(40, "2030-12-31"), (60, "2040-12-31")]),
]


@pytest.mark.parametrize(("text", "records"), DATED)
def test_dates_behind_and(text: str, records: list[tuple[float, str]]) -> None:
    found = extract(read_text(text, language="en"))
    assert [(r.value, r.deadline or r.period_end) for r in found] == records


# (sentence, (change, name) of the last record)
LAST = [
    ("Peak demand will grow to 9,500 MW in 2040, or 8.2 per cent per year on average.", ("increase", "Peak demand")),
    ("Output fell from 40 t to 30 t in 2015, or by 25%.", ("decrease", "Output")),
    ("Sleet makes up 60% of the losses, hail for 25% and frost for 15%.", ("level", "share of frost in losses")),
    ("Coverage of wells rose from 28% to 75%, that of ponds from 40% to 85%.", ("level", "Coverage of ponds")),
    ("Homes with power rose from 28% to 75%, and homes with water from 40% to 85%.", ("level", "homes with water")),
]


@pytest.mark.parametrize(("text", "last"), LAST)
def test_told_again(text: str, last: tuple[str, str]) -> None:
    record = list(extract(read_text(text, language="en")))[-1]
    assert (record.change, record.indicator) == last


def test_an_aim_between_commas() -> None:
    (record,) = extract(read_text("The first interim target, 50 per cent in 2025, was adopted in 2016.", language="en"))
    assert (record.kind, record.deadline) == ("target", "2025-12-31")


# (sentence, (change, name, deadline) of each record)
LISTED = [
    (
        "Solar is to rise to 52 GW, wind to 29 GW and tides to 7 GW by 2035.",
        [("level", "Solar", "2035-12-31"), ("level", "wind", "2035-12-31"), ("level", "tides", "2035-12-31")],
    ),
    (
        "By 2030 fares will be increased by 17% for adults and 20% for pupils.",
        [("increase", "fares for adults", "2030-12-31"), ("increase", "fares for pupils", "2030-12-31")],
    ),
    ("Mission 2, the toll roads, will get 59 million euros.", [("level", "toll roads", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "records"), LISTED)
def test_listed_ends(text: str, records: list[tuple[str, str, str]]) -> None:
    assert [(r.change, r.indicator, r.deadline) for r in extract(read_text(text, language="en"))] == records


def test_the_date_of_what_commas_set_aside_is_its_own() -> None:
    text = "The share of coal, 27% in 2020, will drop to 21%."
    told, promised = extract(read_text(text, name="plan-2022.txt", language="en"))
    assert (told.period_end, promised.kind, promised.deadline) == ("2020-12-31", "target", "")
