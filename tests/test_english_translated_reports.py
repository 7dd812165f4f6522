"""English of machine-translated reports: compounds with forms in -ing, scopes in subjects, years in a row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record


def records_of(text: str) -> list[Record]:
    facts = Facts(report_year=2019, published="2020-03-05", language="en")
    return list(extract(replace(read_text(text, language="en"), facts=facts)))


# (text, (value, unit, indicator) of each record)
NAMES = [
    # A form in -ing behind a singular noun belongs to the name of what is counted, one behind a plural does not.
    ("In 2019, the town closed 16 gravel washing yards.", [(16, "gravel washing yard", "gravel washing yards closed")]),
    (
        "In 2019, the town removed 23 mud digging boats and 9 eel farming cages.",
        [(23, "mud digging boat", "mud digging boats removed"), (9, "eel farming cage", "eel farming cages removed")],
    ),
    (
        "In 2019, 61 party and village leading members were interviewed.",
        [(61, "party and village leading member", "party and village leading members interviewed")],
    ),
    ("In 2019, 17 firms making glue were closed.", [(17, "firm", "firms made")]),
    ("In 2019, the rain water saving rate reached 31%.", [(31, "%", "rain water saving rate")]),
    (
        "In 2019, the heat saving rate reached 4% and the hemp planting area was 700 mu.",
        [(4, "%", "heat saving rate"), (700, "mu", "hemp planting area")],
    ),
    # ... as a participle does behind "'s".
    ("In 2019, the town's registered population was 41,700.", [(41700, "person", "town's registered population")]),
    # How many things a rate is measured of is no value.
    (
        "In 2019, the share of clean wells in the county's 27 townlands was 64%.",
        [(64, "%", "share of clean wells in the county's 27 townlands")],
    ),
    (
        "In 2019, the completion rate of its 46 repair orders was 83%.",
        [(83, "%", "completion rate of its 46 repair orders")],
    ),
    (
        "In 2019, the passing rate of the 33 gauging posts exceeded 90%.",
        [(90, "%", "passing rate of the 33 gauging posts")],
    ),
    # How growth was reckoned is no name.
    (
        "In 2019, fees were 4 million yuan, an increase of 7% in the same caliber.",
        [(4e6, "yuan", "fees"), (7, "%", "fees")],
    ),
    (
        "In 2019, fees and fines were 4 million yuan and 2 million yuan, up 7% and 3% respectively on the same basis.",
        [(4e6, "yuan", "fees"), (2e6, "yuan", "fines"), (7, "%", "fees"), (3, "%", "fines")],
    ),
    # Changes said with "respectively" are those of the last values before, whatever stands before these.
    (
        "In 2019, the county achieved an output of 5 million yuan, an increase of 9%; achieved a tax revenue of 4 "
        "million yuan and a fee revenue of 2 million yuan, an increase of 7% and 3% respectively.",
        [
            (5e6, "yuan", "output"),
            (9, "%", "output"),
            (4e6, "yuan", "tax revenue"),
            (2e6, "yuan", "fee revenue"),
            (7, "%", "tax revenue"),
            (3, "%", "fee revenue"),
        ],
    ),
    # The work that is done on several sorts of things.
    (
        "Ensure that the relocation of 640 herders is completed by May 2020.",
        [(640, "herder", "relocation of herders completed")],
    ),
    (
        "In 2019, the repair of 38 mills, 14 barns and 6 piers was completed.",
        [
            (38, "mill", "repair of mills completed"),
            (14, "barn", "repair of barns completed"),
            (6, "pier", "repair of piers completed"),
        ],
    ),
    # What several measures are of is told once.
    (
        "In 2019, the dam has a total construction scale of 900 mu and a total investment of 8 million yuan.",
        [(900, "mu", "total construction scale of dam"), (8e6, "yuan", "total investment of dam")],
    ),
    (
        "In 2019, 16 barns were built, with a storage capacity of 900 tons and a total floor area of 70 mu.",
        [
            (16, "barn", "barns built"),
            (900, "t", "storage capacity of barns built"),
            (70, "mu", "total floor area of barns built"),
        ],
    ),
    (
        "In 2019, all are bare hills, with a total area of 900 mu and a total investment of 8 million yuan.",
        [(900, "mu", "total area"), (8e6, "yuan", "total investment")],
    ),
]


@pytest.mark.usefixtures("rules_only")
@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(record.value, record.unit, record.indicator) for record in records_of(text)] == expected


# What the models would take for names: who gives to whom, words in brackets, words with a value of their own.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2019, the audit group transferred to the town 740 complaints and 36 key cases.",
            ["complaints transferred", "key cases transferred"],
        ),
        ("In 2019, the bureau distributed to poor herders 1,900 sheep.", ["sheep distributed"]),
        (
            "In 2019, 820 people were interviewed, including 710 clerks (with three heads of mills) and 8 units.",
            ["people interviewed", "clerks interviewed", "units interviewed"],
        ),
        (
            "In 2019, 38 piers were built, with a total length of 17 kilometers and an investment of 90 million yuan.",
            ["piers built", "total length of piers built", "investment of piers built"],
        ),
    ],
)
def test_models_name_nothing_else(text: str, expected: list[str]) -> None:
    assert [record.indicator for record in records_of(text)] == expected


@pytest.mark.usefixtures("rules_only")
@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("From 2016 to 2018, the county arranged funds of 4, 5 and 7 million yuan respectively.", [2016, 2017, 2018]),
        ("From 2016 to 2018, the wool output was 31 tons, 42 tons and 54 tons respectively.", [2016, 2017, 2018]),
    ],
)
def test_each_year_has_its_value(text: str, years: list[int]) -> None:
    periods = [(record.period_start, record.period_end) for record in records_of(text)]
    assert periods == [(f"{year}-01-01", f"{year}-12-31") for year in years]


@pytest.mark.usefixtures("rules_only")
def test_names_share_years() -> None:
    found = records_of("From 2017 to 2018, the rates of the east and the west were 31% and 32% respectively.")
    assert [(record.period_start, record.period_end) for record in found] == [("2017-01-01", "2018-12-31")] * 2


@pytest.mark.usefixtures("rules_only")
@pytest.mark.parametrize(
    "text",
    [
        "In 2019, 5 million yuan of repair funds have been raised.",
        "In 2019, 5 million yuan of illegal fees was recovered.",
        "In 2019, 5 million yuan of arrears was recovered by the court.",
    ],
)
def test_money_taken_in_moves_nothing(text: str) -> None:
    assert [record.change for record in records_of(text)] == ["level"]


@pytest.mark.usefixtures("rules_only")
def test_limits_of_the_next_clause() -> None:
    found = records_of(
        "In 2019, income growth is 8% and 9.5% respectively, and the jobless rate is controlled within 4%."
    )
    assert [record.comparator for record in found] == ["=", "=", "<="]


@pytest.mark.usefixtures("rules_only")
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 2019, safety was put in the first place, and 60 cracks were mended.", [60]),
        ("In 2019, the air was at level 2 on 290 days.", [290]),
        ("In 2019, the county ranked in the first place in the province.", [1]),
    ],
)
def test_places_and_classes(text: str, values: list[float]) -> None:
    assert [record.value for record in records_of(text)] == values


# (text, (value, unit, indicator) of each record)
@pytest.mark.usefixtures("rules_only")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A measure behind "with" is that of the things that are counted before it.
        (
            "In 2019, the town completed 34 key jobs with an investment of 9 million yuan.",
            [(34, "job", "key jobs completed"), (9e6, "yuan", "investment of key jobs")],
        ),
        (
            "In 2019, the county drained 71 old pits with an area of 860 mu.",
            [(71, "old pit", "old pits drained"), (860, "mu", "area of old pits")],
        ),
        (
            "In 2019, 29 lanes with a total mileage of 17 kilometers were paved, with an investment of 6 million yuan.",
            [
                (29, "lane", "lanes paved"),
                (17, "km", "total mileage of lanes"),
                (6e6, "yuan", "investment of lanes"),
            ],
        ),
        # What people or bodies did, also where it is one word, and where the verb has no passive.
        ("In 2019, 730 herders received training.", [(730, "herder", "herders received training")]),
        (
            "In 2019, 9 inns reached the level of town inns.",
            [(9, "inn", "inns that reached the level of town inns")],
        ),
        # People who do something are persons.
        (
            "In 2019, the number of people joining clubs was 42,000.",
            [(42000, "person", "number of people joining clubs")],
        ),
    ],
)
def test_with_a_measure(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(record.value, record.unit, record.indicator) for record in records_of(text)] == expected


@pytest.mark.usefixtures("rules_only")
@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("In 2019, control soil erosion of 64 square kilometers.", "="),
        ("In 2019, control the loss at 64 tons.", "<="),
    ],
)
def test_work_on_an_area_is_no_limit(text: str, comparator: str) -> None:
    assert [record.comparator for record in records_of(text)] == [comparator]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2019, Elm Town has 7,400 mu of illegal use of the lake shore.", ["illegal use of the lake shore"]),
        ("In 2019, the town committee and council held 17 special meetings.", ["special meetings"]),
        (
            "In 2019, the ministry issued 7 billion yuan of repair funds to support 19 provinces to mend dykes.",
            ["repair funds", "provinces to mend dykes supported"],
        ),
    ],
)
def test_models_leave_out_who_has_or_does(text: str, expected: list[str]) -> None:
    assert [record.indicator for record in records_of(text)] == expected


@pytest.mark.usefixtures("rules_only")
def test_things_among_a_sum_are_no_money() -> None:
    found = records_of("In 2019, the loans were 8 billion yuan, of which 317 are new orders.")
    assert [record.measure for record in found] == ["money", "count"]


# A verb that opens the clause, the count before, and who does something are no names.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2019, issued subsistence grants of 9 million yuan.", ["subsistence grants"]),
        ("In 2019, relocated 740 families with 2,900 people.", ["families relocated", "people relocated"]),
        ("In 2019, the museum reception reached 640,000 person-times.", ["museum reception"]),
        ("In 2019, the number of ferry trips reached 640,000 person-times.", ["number of ferry trips"]),
    ],
)
def test_what_is_told_of(text: str, expected: list[str]) -> None:
    assert [record.indicator for record in records_of(text)] == expected


@pytest.mark.usefixtures("rules_only")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2019, 17 of the county's 38 ponds were dredged.", [(17, "pond"), (38, "pond")]),
        ("In 2019, the treatment rate of the 6 black and smelly ditches in the town was 100%.", [(100, "%")]),
    ],
)
def test_of_so_many(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(record.value, record.unit) for record in records_of(text)] == expected


@pytest.mark.usefixtures("rules_only")
def test_limits_of_a_clause_behind() -> None:
    found = records_of("In 2019, the debt was 3 billion yuan, which was controlled within the limit of 4 billion yuan.")
    assert [record.comparator for record in found] == ["=", "<="]
