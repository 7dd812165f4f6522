"""English summaries of laws and strategies: goals put once more, how things stand, and what is to be in place."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def _records(text: str, name: str = "2017-strategy.txt") -> list[Record]:
    return list(extract(read_text(text, name=name, language="en")))


@pytest.mark.parametrize(
    ("text", "value", "change", "indicator"),
    [
        (
            "It is to cut peat use by 17% by 2030. With foreign support, the reduction would reach 42%.",
            42,
            "decrease",
            "peat use",
        ),
        (
            "Peat use is to be reduced by 20% by 2030. Subject to external finance, this could be raised to 30%.",
            30,
            "decrease",
            "Peat use",
        ),
        (
            "It seeks a 15% cut in peat use by 2030. The cut could rise to 25% with adequate support.",
            25,
            "decrease",
            "peat use",
        ),
        ("It has the target of reducing ash by 12% by 2030, and a conditional target of 27%.", 27, "decrease", "ash"),
        (
            "It aims to lower ash by 15% by 2030, and by an additional 30% on the condition of aid.",
            30,
            "decrease",
            "ash",
        ),
        (
            "The goal is a 30% reduction of gas flaring by 2030, which may be increased to 40% with aid.",
            40,
            "decrease",
            "gas flaring",
        ),
        ("It pledges to reduce its waste 8% unconditionally and 25% conditionally by 2030.", 25, "decrease", "waste"),
        ("Ash would be cut by 45% by 2030; under the unconditional scenario, by 18%.", 18, "decrease", "Ash"),
        (
            "It aims to reduce logging by 40% by 2030; the figure would increase to 70% with external aid.",
            70,
            "decrease",
            "logging",
        ),
        (
            "It is to raise the share of tidal power to 30% by 2030. A further 10% is possible with support.",
            10,
            "level",
            "share of tidal power",
        ),
    ],
)
def test_a_goal_put_once_more_is_of_the_same_thing(text: str, value: float, change: str, indicator: str) -> None:
    record = _records(text)[-1]
    assert (record.value, record.change, record.indicator) == (value, change, indicator)
    assert (record.kind, record.deadline) == ("target", "2030-12-31")


def test_a_level_behind_a_change_stays_one() -> None:
    assert [r.change for r in _records("The share of coal is to fall by 12%, to 40%, by 2030.")] == [
        "decrease",
        "level",
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Farms use 80% of the water.",
        "The sector contributes 12% of exports.",
        "About 70% of households rely on charcoal for cooking.",
        "Wells provide over 90% of drinking water.",
        "Mangroves protect 30% of the coast.",
        "The country imports 95% of its fuel.",
        "Only 4% of the land is irrigated.",
        "Hydropower accounts for 60% of supply, diesel for the remaining 40%.",
        "Shipping is responsible for 35% of the soot, and rail for 20%.",
        "Fishing, which generates 25% of exports, depends on the reefs.",
    ],
)
def test_how_things_stand_is_no_target(told: str) -> None:
    goal, *others = _records(f"The strategy aims to cut losses by 20% by 2025. {told}")
    assert goal.kind == "target"
    assert others
    assert {record.kind for record in others} == {"result"}


@pytest.mark.parametrize(
    "planned",
    [
        "The programme covers 30 districts.",
        "The plan has a budget of 30 million euros.",
        "The project provides 4,000 stoves.",
        "The scheme supports 900 farms.",
    ],
)
def test_what_a_plan_does_is_a_target(planned: str) -> None:
    assert [record.kind for record in _records(f"The strategy aims to cut losses by 20% by 2025. {planned}")] == [
        "target",
        "target",
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Reserves came to 90 billion dollars. The number of poor people fell by 8 million.", 8000000, "poor person"),
        ("Spending came to 80 billion yuan. Subscribers rose by 12 million.", 12000000, "Subscriber"),
        ("The number of ministries was cut from 40 to 29, and half of the posts were abolished.", 29, "ministry"),
        ("The number of offices fell from 40 to 18, and one third of them moved.", 18, "office"),
    ],
)
def test_counts_do_not_take_the_unit_of_another_value(text: str, value: float, unit: str) -> None:
    assert [record.unit for record in _records(text) if record.value == value] == [unit]


def test_a_gap_in_money_keeps_its_currency() -> None:
    assert _records("The cost is put at 68 billion pesos. There remains a gap of 31 billion.")[-1].measure == "money"


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "It adds 900 MW of capacity, of which 300 MW is to come from tidal, 200 MW from wind and 400 MW from peat.",
            ["tidal", "wind", "peat"],
        ),
        (
            "It has 90 million yuan, of which 9 million comes from fees, 3 million from fines, 2 million from gifts.",
            ["fees", "fines", "gifts"],
        ),
    ],
)
def test_parts_are_told_by_where_they_come_from(text: str, indicators: list[str]) -> None:
    assert [record.indicator.rsplit(" ", 1)[-1] for record in _records(text)[1:]] == indicators


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Exports rose 5 percent and imports 3 percent.", [("increase", "Exports"), ("increase", "imports")]),
        (
            "Rents increased 4 percent in real terms, and the price of bread 2 percent.",
            [("increase", "Rents"), ("increase", "price of bread")],
        ),
        (
            "It cuts greenhouse gases by 22% and soot by 51% by 2030.",
            [("decrease", "greenhouse gases"), ("decrease", "soot")],
        ),
        (
            "The pledge comprises a 13% unconditional and a 20% conditional reduction in peat use by 2030.",
            [("decrease", "peat use"), ("decrease", "peat use")],
        ),
        (
            "It provides for a reduction of 22% in methane and of 51% in soot by 2030.",
            [("decrease", "methane"), ("decrease", "soot")],
        ),
        ("The law has the aim of halving the rate of leakage by 2030.", [("decrease", "rate of leakage")]),
        ("The plan sets a target of 10% biofuels by 2030.", [("level", "biofuels")]),
    ],
)
def test_what_one_value_has_the_next_one_has_too(text: str, told: list[tuple[str, str]]) -> None:
    assert [(record.change, record.indicator) for record in _records(text)] == told


def test_a_cut_of_an_amount_is_a_change_and_a_level() -> None:
    cut, amount = _records("By 2030 it wants a 33% reduction of the 46 million tons of grain lost in storage.")
    assert (cut.change, cut.indicator, cut.deadline) == ("decrease", "grain lost in storage", "2030-12-31")
    assert (amount.kind, amount.change, amount.indicator) == ("result", "level", "grain lost in storage")


def test_the_year_of_a_start_value_is_not_that_of_the_next_task() -> None:
    records = _records("It aims at bringing cover to 42% by 2030, up from 40% in 2015; and building 9 mills.")
    assert [record.kind for record in records] == ["target", "result", "target"]
    assert records[-1].deadline == "2030-12-31"


@pytest.mark.parametrize(
    ("text", "indicator", "deadline"),
    [
        ("A register of wells is planned, to be in place by June 2021.", "register of wells", "2021-06-30"),
        ("The registry, to be operational by 2021, will list all wells.", "registry", "2021-12-31"),
        ("The Plan calls for the establishment of a seed bank by 2021.", "establishment of a seed bank", "2021-12-31"),
        ("It foresees a peak in emissions in 2026 and carbon neutrality in 2050.", "carbon neutrality", "2050-12-31"),
    ],
)
def test_what_is_to_be_in_place(text: str, indicator: str, deadline: str) -> None:
    record = _records(text)[-1]
    assert (record.measure, record.indicator, record.deadline) == ("deadline", indicator, deadline)


def test_the_date_of_targets_is_no_deadline_of_its_own() -> None:
    assert [r.measure for r in _records("Its targets to be met by 2030 are: a 30% increase in yields.")] == ["percent"]


@pytest.mark.parametrize(
    "opening",
    [
        "The Programme on Rural Roads for the period 2016-2020 was approved in March.",
        "The National Plan for Rural Roads covers the years 2016 to 2020.",
        "The Roads Strategy was adopted in June and spans the period from 2016 to 2020.",
    ],
)
def test_a_plan_tells_in_its_first_lines_how_far_it_reaches(opening: str) -> None:
    assert _records(f"{opening} 40 bridges will be built.", "2016-programme.txt")[0].deadline == "2020-12-31"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It sets out to increase use from the current 4% to 61% by 2027.", [4, 61]),
        ("It seeks to lift capacity from its 2010 level of 54 MW to 153 MW by 2027.", [54, 153]),
        ("Exports are to grow from an estimated 40 tons to 61 tons by 2027.", [40, 61]),
        ("The number of buses is to grow from the existing 40 to 61 by 2027.", [40, 61]),
    ],
)
def test_a_change_from_what_is_is_no_range(text: str, values: list[float]) -> None:
    start, end = _records(text)
    assert [start.value, end.value] == values
    assert (start.kind, end.kind, end.deadline) == ("result", "target", "2027-12-31")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The mining sector is to reduce its waste by 61%, barns by 66%, transport by 40% and homes by 31% by 2030.",
            ["waste of barns", "waste of transport", "waste of homes"],
        ),
        (
            "By 2030, losses from pipes should fall by 30%, from tanks by 20% and from valves by 5%.",
            ["losses from pipes", "losses from tanks", "losses from valves"],
        ),
        (
            "Losses are to be cut by 20% in mills, 15% in barns and 10% in homes by 2025.",
            ["Losses in mills", "Losses in barns", "Losses in homes"],
        ),
        (
            "The plan would reduce demand in households by 12%, in offices by 10% and in industry by 8%.",
            ["demand in households", "demand in offices", "demand in industry"],
        ),
        (
            "By 2020, capacity is to reach 300 MW for wind, 200 MW for tides and 50 MW for peat.",
            ["capacity for wind", "capacity for tides", "capacity for peat"],
        ),
        (
            "Hydrogen should account for 58% of ferries and 90% of city buses in 2050.",
            ["share of Hydrogen in ferries", "share of Hydrogen in city buses"],
        ),
    ],
)
def test_members_of_a_list_have_its_measure(text: str, names: list[str]) -> None:
    records = _records(text)
    assert [record.indicator for record in records[-len(names) :]] == names
    assert len({record.change for record in records}) == 1


def test_a_year_inside_a_review_does_not_end_it() -> None:
    text = (
        "In the past five years growth was sound. Output rose from 7 tons in 1997 to 10 tons in 2002. "
        "Altogether 90 km of dykes were built."
    )
    record = _records(text, "2003-government-work-report.txt")[-1]
    assert (record.period_start, record.period_end) == ("1998-01-01", "2002-12-31")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The scheme had reached 900 homes by June 2013, against a goal of 2,000 by 2016.", ["result", "target"]),
        ("By 2030, 20 dams will be raised and 300 shelters built.", ["target", "target"]),
    ],
)
def test_had_and_shared_auxiliaries(text: str, kinds: list[str]) -> None:
    assert [record.kind for record in _records(text, "programme.txt")] == kinds


def test_the_years_that_a_cut_is_measured_against_are_no_date_of_its_list() -> None:
    text = "It is to restore 200 hectares of bog, and to cut peat use by 25% relative to average use in 2001-2013."
    records = _records(text)
    assert [record.kind for record in records] == ["target", "target"]
    assert not any(record.period_start for record in records)


@pytest.mark.parametrize(
    "text",
    [
        "Under the policy, the following are to be built by 2027: tidal plants 1,200 MW, and peat plants 60 MW.",
        "The following are to be achieved by 2025: 40% of households connected; and losses below 12%.",
    ],
)
def test_the_date_before_a_colon_is_that_of_the_values_behind_it(text: str) -> None:
    assert [r.measure for r in _records(text)] in (["amount", "amount"], ["percent", "percent"])


def test_what_was_to_be_set_up_is_the_subject() -> None:
    (record,) = _records("A Department of Fisheries was to be set up within the Ministry by 2027.")
    assert record.indicator == "Department of Fisheries set up within the Ministry"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It deals with soot from ferries, which accounts for 40% of all soot.", "share of soot from ferries in soot"),
        ("Fishing employs 80% of the labour force and accounts for a third of exports.", "share of Fishing in exports"),
        (
            "It names the mining sector, which is responsible for 40% of accidents.",
            "share of mining sector in accidents",
        ),
    ],
)
def test_whose_share_is_told(text: str, name: str) -> None:
    assert _records(text)[-1].indicator == name


@pytest.mark.parametrize(
    ("text", "change", "indicator"),
    [
        ("It obliges mills to cut soot by 35% by 2030; the rate was later fixed at 40% by decree.", "decrease", "soot"),
        (
            "It is to cut soot by 30% by 2030, which amounts to a fall of 50% per head and of 64% per car.",
            "decrease",
            "soot",
        ),
    ],
)
def test_the_last_of_several_rates(text: str, change: str, indicator: str) -> None:
    record = _records(text)[-1]
    assert (record.kind, record.change, record.indicator) == ("target", change, indicator)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It has 20 million Australian dollars and gave 3 million dollars to farms.", "AUD"),
        ("It has 20 million US dollars and gave 3 million dollars to farms.", "USD"),
        ("Exports rose 38 percent to 26.2 billion yuan, while imports went up by 28 percent to 47.4 billion.", "yuan"),
    ],
)
def test_sums_have_the_currency_named_before(text: str, unit: str) -> None:
    assert _records(text)[-1].unit == unit


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        ("We shall see that 80 villages have water by the end of the century.", "gwr-1994.txt", "2000-12-31"),
        ("We shall see that 80 villages have water by the end of the century.", "gwr-2014.txt", "2100-12-31"),
        ("The growth rate for 1994 has been set at 9 percent.", "gwr-1994.txt", "1994-12-31"),
        ("It seeks to bring peat use to zero by 2027 and to restore 40 bogs.", "plan.txt", "2027-12-31"),
    ],
)
def test_days_by_which(text: str, name: str, day: str) -> None:
    assert _records(text, name)[0].deadline == day


@pytest.mark.parametrize(
    "text",
    [
        "The law has the aim of a rate of 62% in 2024 compared to 24% in 2012. Losses must not exceed 15% by 2020.",
        "Use in 2030 has to be halved. New savings are due from 2021 to 2030. By 2020, 90 mills will be refitted.",
        "In 2030 it aims at 50%. In 2030 it would save 40 tons, compared with 2012. 20 dams are to follow by 2020.",
    ],
)
def test_a_text_is_not_of_the_year_that_it_aims_at(text: str) -> None:
    record = _records(text, "water-law.txt")[-1]
    assert (record.kind, record.deadline) == ("target", "2020-12-31")


def test_a_text_is_of_the_year_in_which_its_law_was_passed() -> None:
    text = (
        "The Act, passed in August 2016, obliges mills to save. In 2012, they used 40 tons. It was amended in May 2018."
    )
    assert read_text(text, name="water-law.txt", language="en").facts.report_year == 2018


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It is to cut projected losses for 2030 by between 36% and 38%.", [("decrease", "projected losses")]),
        ("Soot in the port was to be lowered by 80%, and by 40% in the bay.",
         [("decrease", "Soot in the port"), ("decrease", "Soot in the bay")]),
        ("Fares, equal to 2.6% of GDP, will be abolished.", [("level", "share of Fares in GDP")]),
        ("Grain output, up for the third year in a row, came to 546 tons.", [("level", "Grain output")]),
    ],
)  # fmt: skip
def test_names_beside_remarks(text: str, told: list[tuple[str, str]]) -> None:
    assert [(record.change, record.indicator) for record in _records(text)] == told


@pytest.mark.parametrize("adverb", ["", "already ", "now ", "largely "])
def test_adverbs_inside_a_perfect(adverb: str) -> None:
    text = f"30 locks have {adverb}been built, and a further 300 basins are to follow by 2020."
    assert [record.kind for record in _records(text, "programme.txt")] == ["result", "target"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The number of acts requiring fees was cut by over 60 percent.", [(60, "number of acts requiring fees")]),
        ("It cuts the current 16 percent fee for boats to 13 percent.", [(16, "fee for boats"), (13, "fee for boats")]),
        ("Drainage is foreseen on 2 million hectares and reforestation on 1 million.",
         [(2e6, "Drainage"), (1e6, "reforestation")]),
    ],
)  # fmt: skip
def test_names_of_single_values(text: str, told: list[tuple[float, str]]) -> None:
    assert [(record.value, record.indicator) for record in _records(text)] == told


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It is home to the otter, whose number has recovered to around 3,000.", "otter"),
        ("The rural population living in huts dropped from 49 million to 28 million.", "person"),
    ],
)
def test_units_of_numbers_of_things(text: str, unit: str) -> None:
    assert _records(text)[-1].unit == unit


def test_a_hyphen_before_a_scale_makes_no_range() -> None:
    assert not any(r.value_high for r in _records("Work on the 2.7-billion-yuan line began. It took 900 men."))


def test_the_date_of_a_list_is_not_that_of_what_it_includes() -> None:
    text = (
        "Trams are to make up 25% of all sales, including carts, and ferries 20% in 2025; all 40 ports follow by 2030."
    )
    assert [record.deadline for record in _records(text)] == ["2025-12-31", "2025-12-31", "2030-12-31"]


def test_what_a_plan_needs_is_to_come() -> None:
    assert _records("The programme needs around 150 billion dollars.", "programme.txt")[0].kind == "target"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The ratio, 80% in 2013, should come to 85% in 2015.", [("result", 80), ("target", 85)]),
        ("Losses, put at 52%, are to fall to 30%.", [("result", 52), ("target", 30)]),
        ("Losses, at 52%, must not exceed 30% by 2030.", [("result", 52), ("target", 30)]),
        ("Trams will be extended to 80% of the city, from 63%.", [("target", 80), ("result", 63)]),
        ("Losses are to drop by three percentage points a year.", [("target", 3)]),
    ],
)
def test_what_holds_already_beside_what_is_to_come(text: str, told: list[tuple[str, float]]) -> None:
    assert [(record.kind, record.value) for record in _records(text, "plan.txt")] == told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The plan has 860 MW nuclear, 400 MW hydro, 200 MW solar PV, 700 MW wind and 300 MW gas.",
            ["nuclear", "hydro", "solar PV", "wind", "gas"],
        ),
        (
            "Soot is to decline to 677 tons: by 38% in mills, 51% in barns, and 47% in homes.",
            ["Soot", "Soot in mills", "Soot in barns", "Soot in homes"],
        ),
        (
            "Rents came to 115 million yuan, 11 percent more than in 1985, and the sum of fares to 94 million yuan.",
            ["Rents", "Rents", "sum of fares"],
        ),
    ],
)
def test_lists_of_values_with_names(text: str, names: list[str]) -> None:
    assert [record.indicator for record in _records(text, "plan.txt")] == names


def test_the_year_of_a_work_report_of_spring_is_the_one_before() -> None:
    head = "Report on the Work of the Government (2005)\n\n"
    for told in (
        "Exports for the year reached 136 million yuan.",
        "Last year rents fell. Fares fell by 4% by December.",
    ):
        (record,) = _records(head + told, "report.txt")[-1:]
        assert record.period_end == "2004-12-31"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Soot would be cut from 34 Mt CO2 eq. to 28 Mt.", [("result", "34"), ("target", "28")]),
        ("In its first phase it aimed at 70% coverage with wells by 2002.", [("target", "70")]),
        ("Imports and exports totalled 15 tons, up 35%.", [("result", "15"), ("result", "35")]),
        ("The rent of towns rose by 7.7 percent and that of farmers by 6.8.", [("result", "7.7"), ("result", "6.8")]),
    ],
)
def test_kinds_of_told_values(text: str, told: list[tuple[str, str]]) -> None:
    assert [(record.kind, f"{record.value:g}") for record in _records(text, "plan.txt")] == told


def test_what_a_phase_targets_is_named_before_its_date() -> None:
    (record,) = _records("The second phase targets universal coverage by 2030, in keeping with the law.", "plan.txt")
    assert (record.indicator, record.deadline) == ("universal coverage", "2030-12-31")


@pytest.mark.parametrize(
    "amount",
    [
        "34 Mt CO2 eq",
        "34 Mt CO2-eq.",
        "34 MtCO2-equivalent",
        "34 Tg CO2 eq.",
        "34 Mt CO2 equivalent",
    ],
)
def test_equivalents_of_carbon_dioxide(amount: str) -> None:
    (record,) = _records(f"Emissions are to reach {amount} in 2030.", "plan.txt")
    assert (record.value, record.unit, record.deadline) == (34, "MtCO2e", "2030-12-31")


@pytest.mark.parametrize(
    "amount", ["34 tonnes CO2e", "34 tons CO2 eq.", "34 tonnes of carbon dioxide equivalents", "34 t CO2-equivalent"]
)
def test_tons_of_equivalents(amount: str) -> None:
    (record,) = _records(f"Emissions are to reach {amount} in 2030.", "plan.txt")
    assert (record.value, record.unit) == (34, "tCO2e")
