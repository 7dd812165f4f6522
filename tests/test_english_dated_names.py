"""English dates that say which law, plan or goal is meant, and those that belong to one end of a change only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.dated_names import DatedNames
from policymine.dates import DateReader
from policymine.lang import load
from policymine.records import Facts

pytestmark = pytest.mark.usefixtures("rules_only")

DATES = load("en").tables["dates"]
NAMES = DatedNames(DATES["names"])
READER = DateReader(DATES)

NAMED = [
    "The Reed Agreement (2015) keeps 40 ponds.",
    "The Pond Act, 2011, keeps 40 ponds.",
    "The Pact for Ponds and Reeds of 22 June 2020 keeps 40 ponds.",
    "The barge roadmap of January 2019 keeps 40 ponds.",
    "Decree No. 5 of 2011 keeps 40 ponds.",
    "The Wind Plan, launched in November 2009, keeps 40 ponds.",
    "Law No. 47, which entered into force in 2011, keeps 40 ponds.",
    "The Law on Reeds adopted by the parliament in 2011 keeps 40 ponds.",
    "The Reed Code published in May 2020 keeps 40 ponds.",
    "The strategy, first adopted in 2009 by the guild, keeps 40 ponds.",
    "The reports issued in 2017 name 40 ponds, the law passed in 2017 keeps them.",
    "In all it keeps 40 ponds, the number set in the 2018 Reed Act.",
]
NOT_NAMED = [
    "The harvest of January 2019 came to 40 tons.",
    "The strategy was adopted in 2011 for 40 ponds.",
    "The lock, opened in 2011, let 40 boats through.",
    "On the night of 22 June 2020 40 boats sank.",
    "Under the work plan of 2020, 40 ponds were dug.",
    "In 2018, the Reed Act kept 40 ponds.",
]


@pytest.mark.parametrize("text", NAMED)
def test_a_date_in_a_name(text: str) -> None:
    times = READER.find(text.lower(), None)
    assert times
    assert NAMES.part(text, times[-1]) is not None


@pytest.mark.parametrize("text", NOT_NAMED)
def test_a_date_of_its_own(text: str) -> None:
    assert [NAMES.part(text, time) for time in READER.find(text.lower(), None)] == [None]


def told(text: str, year: int | None = None, name: str = "") -> list[tuple[float | None, str]]:
    document = read_text(text, language="en", source=name)
    if year:
        document = replace(document, facts=Facts(report_year=year, language="en"))
    records = extract(document)
    return [(r.value, r.deadline if r.kind == "target" else f"{r.period_start}..{r.period_end}") for r in records]


# (text, for each record its value and date)
DATED = [
    ("The Reed Agreement of 4 May 2015 sets a target of 40% for dry ponds by 2030.", [(40, "2030-12-31")]),
    ("Under the Pond Act of 2011, losses of reeds will be cut by 40%.", [(40, "")]),
    # The year of a goal is when it is due, whatever is said between the two.
    ("The guild holds on to a binding 2030 target of 40% for dry ponds.", [(40, "2030-12-31")]),
    ("The 2035 Pond Pact target of 40% of dry ponds is out of reach.", [(40, "2035-12-31")]),
    ("It has an indicative 2040 goal of 70% of dry ponds.", [(70, "2040-12-31")]),
    ("Elmland's 2035 reed energy target is 37%.", [(37, "2035-12-31")]),
    # A date of the start is none of the end.
    ("In 2022, losses fell from 30 tons in 2010 to 20 tons.",
     [(30, "2010-01-01..2010-12-31"), (20, "2022-01-01..2022-12-31")]),
    ("Losses will fall from 30 tons in 2015 to 20 tons in 2030.", [(30, "2015-01-01..2015-12-31"), (20, "2030-12-31")]),
    ("By 2030 the plan aims to:\n- raise the output of ponds from 10 MW in 2015 to 20 MW.\n",
     [(10, "2015-01-01..2015-12-31"), (20, "2030-12-31")]),
    # Nor is what a value is held against.
    ("It was 90% at the end of 2018, 20 percentage points higher than that at the end of 2015.",
     [(90, "..2018-12-31"), (20, "..2018-12-31")]),
    ("In 2018, losses were 20% lower than those recorded in 2015.", [(20, "2018-01-01..2018-12-31")]),
    ("At the end of 2016, stocks were 30 tons, down 4 tons from the end of 2015.",
     [(30, "..2016-12-31"), (4, "..2016-12-31")]),
    # When something began says nothing of how it is.
    ("The yard, founded in 1998, has sold 40 ships.", [(40, "..")]),
    ("The lock, completed in 2012, cost 40 million yuan.", [(4e7, "2012-01-01..2012-12-31")]),
    # A deadline to come is no period of what is there.
    ("By 2030, 40 ponds will be dug. Losses stood at 20 tons.", [(40, "2030-12-31"), (20, "..")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DATED)
def test_dates_of_values(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text) == expected


TEXT = "The guild confirmed it in June 2019. Ponds are to yield 30 tons by 2040. Sales of 5 tons are planned."


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("elm-pond-master-plan-2019.txt", TEXT, [(30, "2040-12-31"), (5, "2040-12-31")]),
        ("elm-action-plan-for-2019.txt", "Sales of 5 tons are planned.", [(5, "2019-12-31")]),
        ("elm-action-plan-2019.txt", "Sales of 5 tons are planned.", [(5, "2019-12-31")]),
    ],
)
def test_the_year_of_issue_of_a_plan_is_not_its_end(name: str, text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text, name=name) == expected


# What was done to a law or plan when it was made dates nothing that it says; the years in a plan's name end with it.
MADE = [
    ("The Strategy was adopted in 2011 and sets a target of 40% for dry ponds.", [(40, "")]),
    ("The law entered into force in June 2012. Losses will be cut by 30%.", [(30, "")]),
    ("The Reed Action Plan 2018-2022 was published in 2018. It aims to plant 30 ha of reeds.", [(30, "2022-12-31")]),
    ("Vision 2040 was adopted in 2008. It aims to plant 30 ha of reeds.", [(30, "2040-12-31")]),
    ("The fund was launched in 2017 with 40 million yuan.", [(4e7, "2017-01-01..2017-12-31")]),
]


@pytest.mark.parametrize(("text", "expected"), MADE)
def test_when_a_plan_was_made(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text) == expected


# A plan's years that a document is for are no time of what is told next: the report's own is.
DOCUMENTS = [
    ("We adopted the Work Plan for Dry Ponds for the Twelfth Five-Year Plan period.", "2011-01-01..2011-12-31"),
    ("We formulated the Outline of the Twelfth Five-Year Plan.", "2011-01-01..2011-12-31"),
    ("The Reed Saving Scheme for the Twelfth Five-Year Plan was sent to all towns.", "2011-01-01..2011-12-31"),
    ("We met many aims of the Twelfth Five-Year Plan period.", "2011-01-01..2015-12-31"),
]


@pytest.mark.parametrize(("before", "period"), DOCUMENTS)
def test_the_years_that_a_document_is_for(before: str, period: str) -> None:
    text = (
        f"We made steady progress in the country.\n{before}\nReed cutters harvested 30 tons, and piers were repaired.\n"
    )
    assert told(text, name="gwr-2012-9-en.txt") == [(30, period)]
