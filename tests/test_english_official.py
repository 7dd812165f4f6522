"""Official reports, budgets and white papers: what was earned, "that of", changes over years, levels reached."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

DAY = "Report\n\n2024-01-20\n\n"


def _records(text: str) -> list[tuple[str, str, str]]:
    return [
        (record.kind, record.change, record.indicator) for record in extract(read_text(DAY + text, name="report.txt"))
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The mills earned 30 million yuan in profits last year.", ["profits of mills"]),
        ("The two ports posted 4 billion yuan in combined sales.", ["combined sales of two ports"]),
        ("Hotels in the county took 30 million yuan in revenue.", ["revenue of Hotels in the county"]),
        ("Elmshire collected a total of 4 billion yuan in fiscal revenues.", ["fiscal revenues of Elmshire"]),
        ("The town raised 6 million yuan in donations.", ["donations"]),
        ("The courts recovered 3 million yuan in unpaid wages for weavers.", ["unpaid wages for weavers"]),
        (
            "The income of weavers in Elmshire rose to 300 yuan, while that of potters rose to 400 yuan.",
            ["income of weavers in Elmshire", "income of potters in Elmshire"],
        ),
        (
            "The number of kilns in the county fell to 120, and that of barns rose to 80.",
            ["number of kilns in the county", "number of barns in the county"],
        ),
        (
            "The loss rate of pipes in the old town was 20 percent, and that of other towns was 30 percent.",
            ["loss rate of pipes in the old town", "loss rate of pipes of other towns"],
        ),
        (
            "Sales came to 3 billion yuan, representing 8 percent of the county's total and an increase of 2 percent.",
            ["Sales", "share of Sales in county's total", "Sales"],
        ),
        (
            "The country's income exceeded 3 billion yuan for the first time to reach 4 billion yuan.",
            ["country's income", "country's income"],
        ),
        ("Wool exports rose for the fourth year to reach 40 tons.", ["Wool exports"]),
        (
            "Main items in the county government's public budget: Wool duty was 3 million yuan.",
            ["Wool duty"],
        ),
        (
            "The land will renovate 300 km of dykes and provide tar and gravel and ferries for remote islands.",
            ["dykes renovated"],
        ),
        ("Over the course of the year, 30 piers were built.", ["piers built"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [name for _, _, name in _records(text)] == names


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Peat use fell by 8 percent over 2020.", ["decrease"]),
        ("The land cut peat use by 15 percent over 2016-2020.", ["decrease"]),
        ("The land would cut peat use by 15 percent over 2016-2020.", ["decrease"]),
        ("Thefts dropped by 9 percent over the first half of the year.", ["decrease"]),
        ("Energy use fell 3 percent over 2022 levels.", ["decrease"]),
        ("The region cut costs of piers by 12 percent.", ["decrease"]),
        ("Wool exports rose 5 percent over 2022.", ["increase"]),
        ("Wool exports were 5 percent over the plan.", ["increase"]),
    ],
)
def test_changes_over_years(text: str, changes: list[str]) -> None:
    assert [change for _, change, _ in _records(text)] == changes


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Wool output increased for 12 years in a row to reach 600 tons.", ["result"]),
        ("Incomes grew steadily to reach 400 yuan.", ["result"]),
        ("Prices fell sharply to reach 30 yuan a ton.", ["result"]),
        ("We will increase spending to reach 3 billion yuan.", ["target"]),
        ("The town raised its goal to reach 90 percent by 2030.", ["target"]),
    ],
)
def test_what_was_reached(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in _records(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Income rose to 400 yuan in 2022 from 24 yuan in 1955, about a 16-fold increase.",
        "Wool output rose to 40 tons in 2022 from 30 tons in 2012, an increase of 33 percent.",
        "The number of kilns grew to 400 in 2022 from 300 in 2010, up 33 percent.",
    ],
)
def test_a_change_is_of_its_end(text: str) -> None:
    assert extract(read_text(DAY + text, name="report.txt"))[-1].period_end == "2022-12-31"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The fever rate fell to 4 percent from 8 percent in 2003, and the burn rate has dropped to 1.5 percent.",
            ["fever rate", "fever rate", "burn rate"],
        ),
        (
            "1) Wool sales up 7 percent annually; and 2) per-capita income up 6 percent annually;",
            ["Wool sales", "per-capita income"],
        ),
        ("Wool exports up 5 percent, tea imports down 3 percent.", ["Wool exports", "tea imports"]),
        (
            "The proportions of girls in choirs and brass bands were 46.5 percent and 46.4 percent respectively.",
            ["proportions of girls in choirs", "proportions of girls in brass bands"],
        ),
        (
            "Weavers account for 45 percent of voters and for more than 40 percent of all jurors.",
            ["share of Weavers in voters", "share of Weavers in jurors"],
        ),
        (
            "Girls accounted for 47 percent of children in choirs and 49 percent of music students.",
            ["share of Girls in children in choirs", "share of Girls in music students"],
        ),
        (
            "The coverage of flood insurance rose from 17 million people in 2005 to 22 million people in 2010.",
            ["coverage of flood insurance", "coverage of flood insurance"],
        ),
        ("We will double the 2010 income of potters by 2020.", ["income of potters"]),
        (
            "Some 300 people were sent to farms, 200 to mills and 100 to mines.",
            ["people sent to farms", "people sent to mills", "people sent to mines"],
        ),
        ("Basic flood insurance covers more than 13 million people.", ["people covered by Basic flood insurance"]),
        ("There are 300 choirs, and 200 have organs.", ["choirs", "choirs with organs"]),
        (
            "The ministry allocated 3 billion yuan for dykes, up by 3 percent, and 2 billion yuan for ferries.",
            ["ministry allocation for dykes", "ministry allocation for dykes", "ministry allocation for ferries"],
        ),
    ],
)
def test_names_in_lists(text: str, names: list[str]) -> None:
    assert [name for _, _, name in _records(text)] == names


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The levels can increase by 10 to 30 percent.", [(10, 30)]),
        ("Losses can be reduced by 10 to 20 million tons.", [(1e7, 2e7)]),
        ("Sales rose by 5 million to 30 million yuan.", [(5e6, None), (3e7, None)]),
        (
            "The country's life expectancy rose from 67.8 years in 1981 to 76.3 years in 2015.",
            [(67.8, None), (76.3, None)],
        ),
        ("The average length of education was 8.4 years, 1.3 years more than in 2000.", [(8.4, None), (1.3, None)]),
        ("Average life span reached 71 years, an increase of 35 years over 1951.", [(71, None), (35, None)]),
        ("The works took 3 years, an increase of spending of 4 percent.", [(4, None)]),
    ],
)
def test_values(text: str, values: list[tuple[float, float | None]]) -> None:
    found = extract(read_text(DAY + text, name="report.txt"))
    assert [(record.value, record.value_high) for record in found] == values


def test_what_is_contributed_is_no_cut() -> None:
    assert [change for _, change, _ in _records("Elmshire contributed over 70 percent of all pest reduction.")] == [
        "level"
    ]


def test_the_year_of_what_is_doubled_is_no_deadline() -> None:
    [record] = extract(read_text("We will double the 2010 income of potters by 2020.", name="plan-2010.txt"))
    assert record.deadline == "2020-12-31"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The output of peat, tar and wool all exceeded 3 million tons.",
            ["output of peat", "output of tar", "output of wool"],
        ),
        ("Exports, imports and rents all grew by 8 percent.", ["Exports", "imports", "rents"]),
        ("Imports and exports both grew by 8 percent.", ["Imports", "exports"]),
        ("Main targets: growth of GDP of 5 percent, a wool price rise of 3 percent.", ["GDP", "wool price"]),
        ("Duty refunds and cuts are expected to total 2 billion yuan this year.", ["Duty refunds and cuts"]),
        (
            "Wool sales up 2 percent, tea and rice sales up 3 percent.",
            ["Wool sales", "tea and rice sales"],
        ),
    ],
)
def test_names_of_all(text: str, names: list[str]) -> None:
    assert [name for _, _, name in _records(text)] == names


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The birth rate fell to 12 per 1,000.", [("amount", "per 1000")]),
        (
            "Life expectancy rose to 76 years in 2016 from 67.9 years in 1981; deaths fell to 19.9 per 100,000 births.",
            [("amount", "year"), ("amount", "year"), ("amount", "per 100000")],
        ),
    ],
)
def test_units(text: str, units: list[tuple[str, str]]) -> None:
    found = extract(read_text(DAY + text, name="report.txt"))
    assert [(record.measure, record.unit) for record in found] == units


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Wool duty will amount to 2 million yuan, up 6%; duty on tea, 8 million yuan, up 8%.",
            ["target"] * 4,
        ),
        ("The output of tea will reach 30 tons; that of wool, 20 tons; and that of tar, 10 tons.", ["target"] * 3),
        ("Tea output reached 30 tons, up 3 percent; wool output, 20 tons, up 4 percent.", ["result"] * 4),
    ],
)
def test_members_without_a_verb_have_the_kind_of_the_first(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in _records(text)] == kinds
