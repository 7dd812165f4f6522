"""What somebody decided on or set up is to be done in English, whenever that was; and what a file's name tells."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")


def told(text: str, source: str = "harbour-act-2019.txt") -> list[tuple[float | None, str, str]]:
    return [
        (record.value, record.kind, record.deadline or f"{record.period_start}..{record.period_end}")
        for record in extract(read_text(text, language="en", source=source))
    ]


AIMS = [
    "In 2014 the cabinet approved a programme to repair 340 moorings.",
    "In 2014 the town signed an agreement to repair 340 moorings.",
    "The act was revised in 2014 to cover 340 moorings.",
    "The fund, created in 2014 to repair 340 moorings, is run by banks.",
    "The ports were asked in 2014 to repair 340 moorings.",
    "The town promised in 2014 to repair 340 moorings.",
    "The council agreed in 2014 to raise the number of moorings to 340.",
    "A scheme to repair 340 moorings was launched in 2014.",
]


@pytest.mark.parametrize("text", AIMS)
def test_what_was_decided_on_is_to_be(text: str) -> None:
    assert [(value, kind, date) for value, kind, date in told(text)] == [(340, "target", "..")]


DONE = [
    "In 2014 the town managed to repair 340 moorings.",
    "In 2014 the guild helped to repair 340 moorings.",
    "In 2014 nine firms were ordered to stop, 340 moorings were mended.",
]


@pytest.mark.parametrize("text", DONE)
def test_what_was_done_was_then(text: str) -> None:
    assert told(text)[-1] == (340, "result", "2014-01-01..2014-12-31")


TASKS = "1. Ferries. 5 ferries are hired. Repair 340 moorings.\n2. Piers. The share of sound piers is kept above 98%."


def test_words_of_a_file_name_that_hyphens_join_are_those_of_a_title() -> None:
    assert {kind for _, kind, _ in told(TASKS, "elm-port-key-tasks-2023.txt")} == {"target"}


BULLETIN = (
    "First, air. In 2014, the port had 322 clear days.\n"
    "Second, water. The share of clean berths was 85.7%.\nThird, noise. The mean noise was 54.1 decibels."
)


def test_figures_are_of_the_year_that_a_bulletin_tells_and_not_of_that_of_its_issue() -> None:
    dates = [date for _, _, date in told(BULLETIN, "elm-port-communique-2015.txt")]
    assert dates == ["2014-01-01..2014-12-31"] * 3


def test_news_that_opens_with_last_year_goes_on_with_it() -> None:
    text = "It was learned that the port mended 340 moorings last year. The share of idle ones fell to 4.1%."
    assert [date for _, _, date in told(text, "elm-port-news-2018.txt")] == ["2017-01-01..2017-12-31"] * 2
