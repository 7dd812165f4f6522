"""English news: the day in a dateline, and days that are told by their number only ("on the 24th")."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.news_day import find_news_day

pytestmark = pytest.mark.usefixtures("rules_only")

DATELINES = [
    "Harbour News Agency, Dale, July 25 (Reporter Ann Lee) The port has 30 tugs.",
    "Harbour News Agency, Dale, July 25th (Ann Lee) The port has 30 tugs.",
    "Harbour News Agency, Dale, reported July 25th (Correspondent: Ann Lee) The port has 30 tugs.",
    'Harbour News Agency, Dale, July 25th, title: "The tugs are coming".',
    "Tugs for Dale\n"
    + "The port is busy and its people are glad. " * 14
    + "\nDale, July 25 (Ann Lee) The port has 30 tugs.",
]


@pytest.mark.parametrize("text", DATELINES)
def test_the_day_of_a_dateline(text: str) -> None:
    assert find_news_day(text, 2020) == "2020-07-25"


@pytest.mark.parametrize(
    "text", ["On July 25th (a Sunday) the port had 30 tugs.", "The port, July 25 being a holiday."]
)
def test_no_dateline(text: str) -> None:
    assert find_news_day(text, 2020) == ""


WIRE = "Harbour News Agency, Dale, July 25 (Reporter Ann Lee) "
DAYS = [
    (WIRE + "On the 24th, 30 tugs were sold.", "2020-07-24..2020-07-24"),
    (WIRE + "30 tugs were sold in the port on the 24th.", "2020-07-24..2020-07-24"),
    (WIRE + "By 24:00 on the 23rd, 30 tugs had been sold.", "..2020-07-23"),
    (WIRE + "As of the 20th, 30 tugs had been sold.", "..2020-07-20"),
    (WIRE + "On the 30th, 30 tugs were sold.", "2020-06-30..2020-06-30"),
    ("In May 2020 the port was closed. On the 24th, 30 tugs were sold.", "2020-05-24..2020-05-24"),
    # The day on which somebody said it is not that of what was said.
    (WIRE + "The port office said on the 24th that 30 tugs have been sold.", "..2020-07-25"),
    (WIRE + "The reporter learned from the port office on the 24th that 30 tugs have been sold.", "..2020-07-25"),
    # Other things are counted too.
    (WIRE + "On the 24th floor 30 desks have been placed.", "..2020-07-25"),
]


@pytest.mark.parametrize(("text", "dates"), DAYS)
def test_a_day_that_is_told_by_its_number(text: str, dates: str) -> None:
    document = read_text(text, language="en", source="tugs-2020.txt")
    (record,) = extract(document)
    assert f"{record.period_start}..{record.period_end}" == dates
