"""English summaries of policies: goals that are raised up to something, halved, set against a scenario, or aimed at."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record

pytestmark = pytest.mark.usefixtures("rules_only")


def _records(text: str, name: str = "2015-strategy.txt") -> list[Record]:
    return list(extract(read_text(text, name=name, language="en")))


@pytest.mark.parametrize(
    ("text", "value", "change", "comparator", "indicator"),
    [
        ("Tree cover will be increased up to 28% by 2030.", 28, "level", "=", "Tree cover"),
        ("It provides for raising the reuse rate up to 45% by 2030.", 45, "level", "=", "reuse rate"),
        ("The policy is to lift literacy up to ninety percent by 2030.", 90, "level", "=", "literacy"),
        ("Water losses are to be reduced down to 11% by 2028.", 11, "level", "=", "Water losses"),
        ("Peat use will be cut by up to 30% by 2030.", 30, "decrease", "<=", "Peat use"),
        ("It could increase tidal capacity by up to 9 GW by 2030.", 9, "increase", "<=", "tidal capacity"),
        ("Tidal output is to grow by a factor of six by 2030.", 5, "increase", "=", "Tidal output"),
        ("It would raise ferry trips by a factor of 20 by 2030.", 19, "increase", "=", "ferry trips"),
        (
            "To make public baths 30% more water efficient by 2025.",
            30,
            "increase",
            "=",
            "public baths more water efficient",
        ),
        ("Making kilns 20% less polluting by 2025 is the aim.", 20, "decrease", "=", "kilns less polluting"),
        ("Noise of new trams is targeted to fall below 60 dB by 2025.", 60, "level", "<=", "Noise of new trams"),
        ("The scheme calls for 25% of ferries to be electric by 2035.", 25, "level", "=", "ferries"),
        ("The policy provides for 70 MW of tidal power by 2030.", 70, "level", "=", "tidal power"),
        ("The island aims to reach 80% tidal electricity by 2030.", 80, "level", "=", "tidal electricity"),
        ("The council hopes to reach 40 MW of tidal capacity by 2030.", 40, "level", "=", "tidal capacity"),
        ("It commits to a methane reduction of 12% by 2030.", 12, "decrease", "=", "methane reduction"),
        ("Peat use would be 20% below BAU by 2030.", 20, "decrease", "=", "Peat use"),
        (
            "It pledges a 17% cut in peat use from a business-as-usual scenario by 2030.",
            17,
            "decrease",
            "=",
            "peat use",
        ),
        (
            "The aim is a 15% reduction of peat use compared to the reference scenario by 2030.",
            15,
            "decrease",
            "=",
            "peat use",
        ),
    ],
)
def test_a_goal_tells_how_far_and_of_what(
    text: str, value: float, change: str, comparator: str, indicator: str
) -> None:
    record = _records(text)[-1]
    assert (record.value, record.change, record.comparator, record.indicator) == (value, change, comparator, indicator)
    assert record.kind == "target"


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("It aims to cut noise by 40% by 2030 and to halve peat use by 2050.", ["noise", "peat use"]),
        ("It plans to cut losses by 10% and halve accidents by 2030.", ["losses", "accidents"]),
        ("The goal is to plant 40 oaks by 2025 and double the park area by 2030.", ["oaks planted", "park area"]),
        ("The mix in 2030 will comprise 40% peat, 30% straw and 30% tides.", ["peat", "straw", "tides"]),
        (
            "It sets targets of 10% by 2015, 20% by 2020 and 35% by 2030 for tidal power.",
            ["tidal power", "tidal power", "tidal power"],
        ),
        ("It should save 30 GWh of power and 200 tonnes of peat a year.", ["power", "peat"]),
        ("The bank approves a $15 million loan for kilns.", ["loan for kilns"]),
        ("Improved kilns: 500 units by 2030.", ["Improved kilns"]),
    ],
)
def test_each_of_several_goals_is_named_by_itself(text: str, indicators: list[str]) -> None:
    assert [record.indicator for record in _records(text)] == indicators


@pytest.mark.parametrize(
    ("text", "value", "indicator"),
    [
        ("It is to draw 70% of its power from tides by 2035, a sharp rise from today's 31%.", 31, "power from tides"),
        (
            "The plan sets a target of 45 MW of tidal power by 2030, in addition to the existing 12 MW.",
            12,
            "tidal power",
        ),
        ("It will add 40 km of tracks by 2030, on top of the present 90 km.", 90, "tracks added"),
    ],
)
def test_what_is_there_already_is_no_goal(text: str, value: float, indicator: str) -> None:
    record = _records(text)[-1]
    assert (record.value, record.kind, record.indicator) == (value, "result", indicator)
    assert not record.deadline


def test_how_high_a_scenario_is_moves_nothing() -> None:
    records = _records("Peat use is to be cut by 30% below the BAU scenario of 64 kt by 2030.")
    assert [(r.value, r.change) for r in records] == [(30, "decrease"), (64, "level")]


@pytest.mark.parametrize(
    ("text", "value", "indicator"),
    [
        ("It aims at 80% access to piped water by 2030 (baseline: 34% in 2015).", 34, "access to piped water"),
        ("It aims at 80% access to piped water by 2030, from a baseline of 34%.", 34, "access to piped water"),
        ("Tree cover is to grow to 30% by 2030 (baseline 2010: 21%).", 21, "Tree cover"),
        ("The share of tidal power is to reach 30% by 2030. The baseline was 4% in 2012.", 4, "share of tidal power"),
        ("By 2030, farm output is to grow by 6% a year. The current baseline is 3% as of 2010.", 3, "farm output"),
    ],
)
def test_a_baseline_is_how_things_stood(text: str, value: float, indicator: str) -> None:
    record = _records(text, "2016-strategy.txt")[-1]
    assert (record.value, record.kind, record.change, record.indicator) == (value, "result", "level", indicator)


@pytest.mark.parametrize(
    "text",
    [
        "The estimated cost is USD 1.4 billion.",
        "Financial needs are estimated at USD 17 million.",
        "The investment needed is EUR 40 million.",
        "Adaptation needs amount to USD 3 billion.",
        "The estimated savings amount to 30 GWh a year.",
    ],
)
def test_what_is_reckoned_with_is_to_come(text: str) -> None:
    assert [record.kind for record in _records(text)] == ["target"]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("The estimated peat savings are 30 kt a year by 2025.", "estimated peat savings"),
        ("The reduction of waste would be 3 Mt by 2030.", "waste"),
        ("Annual waste reductions are to amount to 30 kt by 2030.", "Annual waste reductions"),
    ],
)
def test_how_much_is_saved_is_a_decrease(text: str, indicator: str) -> None:
    assert [(r.change, r.indicator) for r in _records(text)] == [("decrease", indicator)]


def test_a_promise_behind_shares_renews_the_promise_before() -> None:
    text = (
        "Norland is to reduce its peat use by 20% by 2030. Mills contribute 45% of the reduction and farms 35%. "
        "With support, the reduction could rise to 35%."
    )
    record = _records(text)[-1]
    assert (record.value, record.indicator, record.deadline) == (35, "peat use", "2030-12-31")


def test_what_is_expected_of_a_plan_is_to_come() -> None:
    text = "The plan was adopted in 2015.\n\nExpected results:\n\n- 30% of homes with biogas\n- 12 km of tracks built\n"
    assert [record.kind for record in _records(text)] == ["target", "target"]


def test_one_before_a_sum_is_no_number() -> None:
    values = [r.value for r in _records("The first phase will cost USD 900 million and the second one USD 2 billion.")]
    assert values == [900e6, 2e9]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Peat use would be cut by 27 kt (7%) below BAU by 2030.", [(27, "decrease"), (7, "decrease")]),
        ("Tidal output is to grow by 3 GWh (5%) by 2025.", [(3, "increase"), (5, "increase")]),
        ("The waste reduction target was raised to 31% by 2030.", [(31, "decrease")]),
        ("Cut losses by 2% a year until reaching 25% in 2040.", [(2, "decrease"), (25, "level")]),
        ("By 2030, 3 Mt of CO2 will be avoided.", [(3, "decrease")]),
    ],
)
def test_what_moves_is_told_by_what_stands_around(text: str, values: list[tuple[float, str]]) -> None:
    assert [(record.value, record.change) for record in _records(text)] == values


def test_who_achieves_a_cut_is_not_what_is_cut() -> None:
    text = "Norland is to cut its peat use by 12% by 2030. With support, Norland could achieve a 27% reduction."
    record = _records(text)[-1]
    assert (record.value, record.indicator, record.deadline) == (27, "peat use", "2030-12-31")


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "It is to provide piped water to 95% of urban homes and 60% of rural homes by 2030.",
            ["piped water to urban homes", "piped water to rural homes"],
        ),
        ("Target 1.6: plant 400 oaks by 2030.", ["oaks planted"]),
    ],
)
def test_a_second_share_is_reached_by_the_same_thing(text: str, indicators: list[str]) -> None:
    assert [record.indicator for record in _records(text)] == indicators


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("The programme aims at training 300 farmers by 2020.", "farmers trained"),
        ("The plan aims at building 40 dams by 2020.", "dams built"),
        ("Suppliers must blend at least 10% straw oil into petrol from 2018.", "straw oil into petrol"),
        ("Peat use shall peak by 2025 at 61 kt.", "Peat use"),
        ("Straw oil should replace 10% of petrol by 2030.", "petrol replaced by Straw oil"),
    ],
)
def test_who_aims_or_must_is_no_name(text: str, indicator: str) -> None:
    assert [(r.kind, r.indicator) for r in _records(text)] == [("target", indicator)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ruined tracks are to be cut in half by 2025.", [(50, "decrease", "target")]),
        ("Sector targets: tides 10 MW; straw 46 MW; peat 5 MW.", [(v, "level", "target") for v in (10, 46, 5)]),
        ("From 2018 new homes must use 60% less peat than those built in 2006.", [(60, "decrease", "target")]),
        ("An investment of EUR 4 million is required.", [(4e6, "level", "target")]),
        ("The law sets a minimum share of 10% for straw oil.", [(10, "level", "target")]),
    ],
)
def test_goals_in_other_words(text: str, values: list[tuple[float, str, str]]) -> None:
    assert [(record.value, record.change, record.kind) for record in _records(text)] == values


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("It aims to cut peat use by 16% below 2035 business-as-usual levels.", "2035-12-31"),
        ("The island intends to lower peat use by 9% compared with 2035 BAU levels.", "2035-12-31"),
        ("Ferry fuel use is to fall by 11% below projected 2035 levels.", "2035-12-31"),
        ("Water losses will be cut by 30% below the 2035 projection.", "2035-12-31"),
        ("Water losses will be cut by 30% below 2005 levels.", ""),
    ],
)
def test_a_scenario_of_a_year_to_come_tells_by_when_it_is_beaten(text: str, deadline: str) -> None:
    (record,) = _records(text)
    assert (record.kind, record.deadline) == ("target", deadline)
