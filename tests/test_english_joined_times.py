"""Stretches whose ends are said in two ways, feasts, parts of years from their end, and years up to one in English."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")


def dated(text: str, source: str = "harbour-reply.txt", published: str = "September 10, 2019") -> list[str]:
    document = read_text(f"Reply on the harbours\nRelease time: {published}\n\n{text}", language="en", source=source)
    return [
        record.deadline if record.kind == "target" else f"{record.period_start}..{record.period_end}"
        for record in extract(document)
    ]


STRETCHES = [
    ("between 2016 and the first half of 2019", "2016-01-01..2019-06-30"),
    ("from 2016 to June 2019", "2016-01-01..2019-06-30"),
    ("from 2016 to the end of June 2019", "2016-01-01..2019-06-30"),
    ("from the second half of 2018 to the first half of 2019", "2018-07-01..2019-06-30"),
    ("from the end of 2018 to the end of June 2019", "2018-12-31..2019-06-30"),
    ("from July last year to June this year", "2018-07-01..2019-06-30"),
    ("from 1 to 20 August", "2019-08-01..2019-08-20"),
    ("between 3 and 9 May 2019", "2019-05-03..2019-05-09"),
    ("over the five years to 2018", "2014-01-01..2018-12-31"),
    ("in the decade ending in 2018", "2009-01-01..2018-12-31"),
    ("in the final quarter of 2018", "2018-10-01..2018-12-31"),
    ("in the last two months of last year", "2018-11-01..2018-12-31"),
    ("in the year before last", "2017-01-01..2017-12-31"),
    ("for the full year of 2018", "2018-01-01..2018-12-31"),
    ("in both 2017 and 2018", "2017-01-01..2018-12-31"),
    ("as of August", "..2019-08-31"),
    ("during the May Day holiday", "2019-05-01..2019-05-04"),
    ("in the first two days of the 2018 Spring Festival holiday", "2018-02-15..2018-02-16"),
]


@pytest.mark.parametrize(("time", "expected"), STRETCHES)
def test_when_something_was_done(time: str, expected: str) -> None:
    assert dated(f"{time.capitalize()}, 340 moorings were mended.") == [expected]
    assert dated(f"The town mended 340 moorings {time}.") == [expected]


DUE = [
    ("within six months", "2020-03-10"),
    ("from 2019 to the end of 2025", "2025-12-31"),
    ("over three years from 2020", "2022-12-31"),
    ("through 2025", "2025-12-31"),
    ("by about 2025", "2025-12-31"),
    ("by year's end", "2019-12-31"),
    ("in the rest of the 13th Five-Year Plan", "2020-12-31"),
]


@pytest.mark.parametrize(("time", "expected"), DUE)
def test_when_something_is_due(time: str, expected: str) -> None:
    assert dated(f"The town will mend 340 moorings {time}.") == [expected]


@pytest.mark.parametrize(
    "order", ["By the end of October, mend 340 moorings.", "In the fourth quarter, mend 340 moorings."]
)
def test_what_an_order_behind_its_date_asks_for_is_to_come(order: str) -> None:
    assert dated(order)[0] in ("2019-10-31", "2019-12-31")


def test_parts_of_what_is_so_far_have_no_date_of_their_own_either() -> None:
    text = "In 2018, 9 piers were mended. So far 40 ferries have been hired. Among them, 12 are new."
    assert dated(text) == ["2018-01-01..2018-12-31", "..", ".."]


def test_the_date_of_a_part_is_none_of_what_is_so_far() -> None:
    text = "Up to now, 40 ferries have been hired, of which 12 were hired in 2018."
    assert dated(text) == ["..", "2018-01-01..2018-12-31"]
