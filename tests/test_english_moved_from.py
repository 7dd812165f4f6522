"""English values that others moved from, sizes that say which places are meant, and tasks that only go somewhere."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def _records(text: str, name: str = "notes.txt") -> list[Record]:
    return list(extract(read_text(text, name=name, language="en")))


def _time(record: Record) -> str:
    return record.deadline or f"{record.period_start}/{record.period_end}".strip("/")


_IN_2015 = "2015-01-01/2015-12-31"
_IN_2019 = "2019-01-01/2019-12-31"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "By 2030, farms will use 40% and mills 60%, up from 12% and 30% in 2015.",
            [
                ("target", 40, "farms", "2030-12-31"),
                ("target", 60, "mills", "2030-12-31"),
                ("result", 12, "farms", _IN_2015),
                ("result", 30, "mills", _IN_2015),
            ],
        ),
        (
            "In 2019 sales of oats and rye were 40 t and 30 t respectively, up from 20 t and 10 t in 2015.",
            [
                ("result", 40, "sales of oats", _IN_2019),
                ("result", 30, "sales of rye", _IN_2019),
                ("result", 20, "sales of oats", _IN_2015),
                ("result", 10, "sales of rye", _IN_2015),
            ],
        ),
        (
            "The share of sail boats was 40% in 2019, up from 30% in 2015 and 20% in 2010.",
            [
                ("result", 40, "share of sail boats", _IN_2019),
                ("result", 30, "share of sail boats", _IN_2015),
                ("result", 20, "share of sail boats", "2010-01-01/2010-12-31"),
            ],
        ),
    ],
)
def test_lists_that_values_moved_from_have_their_own_date(text: str, told: list[tuple[str, float, str, str]]) -> None:
    assert [(r.kind, r.value, r.indicator, _time(r)) for r in _records(text)] == told


def test_the_second_of_two_cuts_is_counted_from_a_year_too() -> None:
    text = "By 2025, peat use per hearth will be cut by 13.5 percent and soot per ton of straw by 18 percent from 2020."
    second = _records(text)[1]
    assert (second.value, second.baseline, second.deadline) == (18, "from 2020", "2025-12-31")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 2014, 312 of the 2,180 localities with over 1,500 inhabitants had a well.", [312, 2180]),
        ("A third of the funds is to go to municipalities with fewer than 50,000 inhabitants by 2025.", [33.3333]),
        ("Companies employing over 300 people paid 4% more in 2019.", [4]),
    ],
)
def test_sizes_of_places_and_firms_are_no_records(text: str, values: list[float]) -> None:
    assert [round(record.value or 0, 4) for record in _records(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The share is to reach 76% in 2030, well above the 15% target.", 15),
        ("The share was 40% in 2020, significantly above the 32% of 2015.", 32),
    ],
)
def test_what_a_value_lies_well_above_is_no_bound(text: str, value: float) -> None:
    assert [(r.value, r.comparator) for r in _records(text)][1] == (value, "=")


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        (
            "Losses of the pipes will be cut by 80%, compared to 1990 levels, by 2050, and will fall to zero by 2100.",
            [("Losses of the pipes", "2050-12-31"), ("Losses of the pipes fall to zero", "2100-12-31")],
        ),
        (
            "The 110-kV depot goes into service before the end of 2025.",
            [("110-kV depot goes into service", "2025-12-31")],
        ),
    ],
)
def test_what_goes_somewhere_is_named_with_its_subject(text: str, dues: list[tuple[str, str]]) -> None:
    assert [(r.indicator, r.deadline) for r in _records(text)] == dues


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The law sets targets of 30% in mills, 12% in baths and 4% in ports by 2030.", ["mills", "baths", "ports"]),
        ("Oats took up 58.4 percent of exports in 2019.", ["share of Oats in exports"]),
    ],
)
def test_members_behind_in_and_what_takes_up_a_share(text: str, names: list[str]) -> None:
    assert [record.indicator for record in _records(text)] == names


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ferry outline\n\nRaise the share of sail boats to 30-35% by 2040 (7.6% in 2017), and cut peat.",
            [("target", 30, "2040-12-31"), ("result", 7.6, "2017-01-01/2017-12-31")],
        ),
        (
            "Under the pact announced in July 2020, EUR 73 million is to be spent by 2025 and 659 jobs are to be made.",
            [("target", 73e6, "2025-12-31"), ("target", 659, "2025-12-31")],
        ),
        (
            "In 2020 the council planted 1,300 ha of reeds, 40 per cent of the 2025 target.",
            [("result", 1300, "2020-01-01/2020-12-31"), ("result", 40, "2020-01-01/2020-12-31")],
        ),
        (
            "In 2021, 84 mills were closed, 27 more than in the whole of 2020.",
            [("result", 84, "2021-01-01/2021-12-31"), ("result", 27, "2021-01-01/2021-12-31")],
        ),
    ],
)
def test_years_that_are_not_those_of_the_value(text: str, told: list[tuple[str, float, str]]) -> None:
    assert [(r.kind, r.value, _time(r)) for r in _records(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Decree 1625 sets a toll of 3 euros per ton.", [("money", 3, "EUR/t")]),
        (
            "The fund is 48 million euros: 31 million from donors, 12 million from fees and 5 million from tolls.",
            [("money", 48e6, "EUR"), ("money", 31e6, "EUR"), ("money", 12e6, "EUR"), ("money", 5e6, "EUR")],
        ),
    ],
)
def test_numbers_of_laws_count_nothing_and_parts_of_a_sum_are_money(
    text: str, told: list[tuple[str, float, str]]
) -> None:
    assert [(r.measure, r.value, r.unit) for r in _records(text)] == told
