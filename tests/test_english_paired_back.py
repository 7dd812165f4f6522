"""English lists said with "respectively" that go on with the dates or names of the list before."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def _records(text: str) -> list[Record]:
    return list(extract(read_text(text, name="2017-strategy.txt", language="en")))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (
            "It commits to reduce ash by 6% in 2025 and 9% in 2030; with support, these cuts could reach 21% and 33% "
            "respectively.",
            [2025, 2030],
        ),
        (
            "It will cut logging by 4% in 2025 and 8% in 2035 compared with business as usual; with aid, the cuts "
            "could rise to 12% and 20% respectively.",
            [2025, 2035],
        ),
        (
            "Its target is to reduce waste by 5% by 2025 and 10% by 2030. With support these would be 15% and 30%, "
            "respectively.",
            [2025, 2030],
        ),
        (
            "It aims at 300 MW of tides by 2020 and 900 MW by 2030. With aid, this could become 500 MW and 1,200 MW "
            "respectively.",
            [2020, 2030],
        ),
        (
            "The cut would be 8%, 12% and 20% in 2020, 2025 and 2030; with aid it would be 10%, 18% and 30% "
            "respectively.",
            [2020, 2025, 2030],
        ),
        (
            "By 2020 the share of tides will be 5% and by 2030 9%. Sales of tea and silk will rise by 4% and 6% "
            "respectively by 2025.",
            [2025, 2025],
        ),
    ],
)
def test_dates_of_the_list_before(text: str, years: list[int]) -> None:
    assert [r.deadline for r in _records(text)][-len(years) :] == [f"{year}-12-31" for year in years]


@pytest.mark.parametrize(
    "text",
    [
        "By 2018, the coverage of meals will reach more than 15%, and the coverage of buses will reach more than 40%; "
        "by 2019, it will reach more than 35% and 60% respectively.",
        "In 2018 the coverage of meals is to be 15% and the coverage of buses is to be 40%. By 2019 they will reach "
        "35% and 60%, respectively.",
    ],
)
def test_names_of_the_list_before(text: str) -> None:
    records = _records(text)
    assert [record.indicator for record in records[2:]] == ["coverage of meals", "coverage of buses"]
    assert {record.deadline for record in records[2:]} == {"2019-12-31"}


def test_a_list_with_names_of_its_own_keeps_them() -> None:
    names = [r.indicator for r in _records("In 2016, the output of tea and silk grew by 4% and 6% respectively.")]
    assert names == ["output of tea", "output of silk"]


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        (
            "The state is to cut methane by 40% by 2030. One-quarter of this target, a 10% reduction, will be achieved "
            "with own resources, while the remaining 30% is conditional on external funding.",
            30,
            "methane",
        ),
        (
            "The plan aims for a 24% cut in freight emissions by 2030, of which 8% is unconditional and the remaining "
            "16% is conditional on support.",
            16,
            "freight emissions",
        ),
        (
            "It pledges to lower ash by 45% by 2030: 30% unconditionally, and the remaining 15% with support.",
            15,
            "ash",
        ),
        (
            "Water use will be reduced by 30% by 2030; a 12% reduction will be achieved by mending pipes, and the "
            "remaining 18% by new meters.",
            18,
            "Water use",
        ),
    ],
)
def test_the_rest_of_a_cut_is_one(text: str, value: float, name: str) -> None:
    rest = next(record for record in _records(text) if record.value == value)
    assert (rest.change, rest.indicator, rest.deadline) == ("decrease", name, "2030-12-31")


def test_the_rest_of_a_level_is_one() -> None:
    text = "By 2030 the share of tides is to be 30%. Coal gives 20%, the remaining 50% comes from oil."
    assert [record.change for record in _records(text)] == ["level"] * 3
