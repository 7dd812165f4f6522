"""English summaries of strategies and laws: who plans, what is said again, what is denied, whom a rule is for."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record


def _records(text: str, name: str = "2019-strategy.txt") -> list[Record]:
    return [r for r in extract(read_text(text, name=name, language="en")) if r.measure != "deadline"]


@pytest.mark.parametrize(
    ("text", "value", "indicator"),
    [
        ("The roadmap projects 14 GW of tidal capacity by 2032.", 14, "tidal capacity"),
        ("The policy targets 9 GW of heat pumps by 2031.", 9, "heat pumps"),
        ("The programme estimates 300 ha of new reed beds by 2027.", 300, "new reed beds"),
        ("The ministry tenders 80 MW of biogas capacity by 2026.", 80, "biogas capacity"),
        ("The roadmap projects 40,000 cargo bikes by 2028.", 40000, "cargo bikes"),
        ("The council plans 35 GWh of local heat by 2030.", 35, "local heat"),
    ],
)
def test_who_plans_is_no_part_of_what_is_planned(text: str, value: float, indicator: str) -> None:
    """Behind what sets rules "projects", "plans" and the like before a number are verbs."""
    found = _records(text)[0]
    assert (found.kind, found.value, found.indicator) == ("target", value, indicator)


@pytest.mark.parametrize(
    ("text", "value", "change", "indicator"),
    [
        ("The act cuts peat use from 2011 levels by 25% by 2030.", 25, "decrease", "peat use"),
        ("The plan would lower salt use from the 2015 average by 9%.", 9, "decrease", "salt use"),
        ("The aim is to increase glass reuse from 2016 figures by 30% by 2027.", 30, "increase", "glass reuse"),
        ("The plan aims to reduce, by 2030, discharges from tanneries by 40%.", 40, "decrease", "discharges"),
        ("The pact commits to cutting, from 2018 levels, bread waste by 45% by 2030.", 45, "decrease", "bread waste"),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_changes_from_the_level_of_a_year(text: str, value: float, change: str, indicator: str) -> None:
    """The level that a change starts from, or its day, may stand before "by"."""
    found = _records(text)[0]
    assert (found.value, found.change) == (value, change)
    assert indicator in found.indicator


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "By 2028, 20 piers will be built, 30 km of quays paved, 40 cranes bought and 9 lamps mended.",
            ["piers built", "quays paved", "cranes bought", "lamps mended"],
        ),
        (
            "In 2017, 60 clerks were hired, 15 tariffs dropped and 8 licences refused.",
            ["clerks hired", "tariffs dropped", "licences refused"],
        ),
        ("In all, 12 mills were closed, 5 kilns rebuilt and 40 ha of marsh flooded.", None),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_what_is_done_to_each_of_a_list_without_its_verb_again(text: str, names: list[str] | None) -> None:
    """Each of a list keeps what was done to it, and not what was done to the one before."""
    found = [r.indicator for r in _records(text)]
    assert found == (names or ["mills closed", "kilns rebuilt", "marsh flooded"])


@pytest.mark.parametrize("denial", ["shall never", "cannot", "may in no case", "must at no time", "should not"])
@pytest.mark.parametrize(
    ("bound", "comparator"),
    [
        ("be less than", ">="),
        ("fall short of", ">="),
        ("go below", ">="),
        ("amount to less than", ">="),
        ("be inferior to", ">="),
        ("exceed", "<="),
        ("go beyond", "<="),
        ("be greater than", "<="),
        ("account for more than", "<="),
        ("be in excess of", "<="),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_bounds_are_denied_before_their_verb(denial: str, bound: str, comparator: str) -> None:
    """Any negation with nothing but verbs between it and the value turns a bound round."""
    found = _records(f"The share of imported salt {denial} {bound} 30% by 2030.")[0]
    assert (found.comparator, found.indicator) == (comparator, "share of imported salt")


@pytest.mark.usefixtures("rules_only")
def test_what_is_said_with_only_denies_nothing() -> None:
    assert _records("Output not only exceeded 5 million tons in 2018.")[0].comparator == ">="


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The quota must reach 20% by 31/12/2025.", "2025-12-31"),
        ("The quota must reach 20% by 30.06.2024.", "2024-06-30"),
        ("The quota must reach 20% by 12/31/2026.", "2026-12-31"),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_days_in_figures(text: str, day: str) -> None:
    assert [(r.value, str(r.deadline)) for r in _records(text)] == [(20, day)]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("The plan foresees 12 GW of tidal power, about 20% of the mix, by 2030.", "tidal power"),
        ("It will link 1.7 million farms, i.e. 60% of all farms, by 2030.", "farms"),
        ("The region will plant 500 ha of oaks, which is 4% of the land area.", "oaks"),
        ("The town will spend 27 million dollars, equal to 3% of its income.", "town"),
        ("Aid of 24 million euros is required, or 4.8% of the budget.", "Aid"),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_a_share_says_the_value_before_again(text: str, share: str) -> None:
    """It is of the same kind, and a share of what the value before is said of."""
    first, again = _records(text)[:2]
    assert again.kind == first.kind
    assert again.indicator.startswith("share of ")
    assert share in again.indicator


@pytest.mark.parametrize(
    "text",
    [
        "Dairies which use more than 10,000 toe a year were included in the scheme in 2013.",
        "Kitchens that feed more than 100 guests a day are covered by the rules.",
        "Farms with an annual turnover of at least 50,000 euros would receive a subsidy.",
        "Ferries generating over 100 tonnes of waste a year are covered by the system.",
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_whom_a_rule_is_for_is_no_record(text: str) -> None:
    """A bound that says which things of a kind are meant."""
    assert _records(text) == []


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("The plan includes the construction of a 70 MW tidal plant by 2025.", "construction of tidal plant"),
        ("The law sets a 20% target for bioethanol by 2026.", "bioethanol"),
        ("The share of reserves is to go beyond 30% of the island by 2030.", "share of reserves"),
        ("Noise at night must stay below 45 dB by 2030.", "Noise at night"),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_names_beside_sizes_targets_and_bounds(text: str, indicator: str) -> None:
    assert [r.indicator for r in _records(text)] == [indicator]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The toll, set at 5 euros per crossing, is charged on barges.", ["toll"]),
        ("The fee, currently 25 euros, is charged on every ferry.", ["fee"]),
        ("The repair costs total 70 million euros.", ["repair costs"]),
        (
            "The share of bicycles in Lund is to be 45%, in Malmo 25% by 2030.",
            ["share of bicycles in Lund", "share of bicycles in Malmo"],
        ),
        (
            "Vacancy in the hills is to fall to 6%, in the valleys to 8% and on the coast to 4% by 2030.",
            ["Vacancy in the hills", "Vacancy in the valleys", "Vacancy"],
        ),
        (
            "Its aim is to bring the share of peat to 40% and that of reeds to 3% by 2030.",
            ["share of peat", "share of reeds"],
        ),
        ("The pact is to lower noise by 24% by 2030 and, with more means, by 29%.", ["noise", "noise"]),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_names_with_what_stands_beside_them(text: str, names: list[str]) -> None:
    """Rates in apposition, totals, other places and what is done with more means."""
    found = [r.indicator for r in _records(text)]
    assert len(found) == len(names)
    assert all(name in each for name, each in zip(names, found, strict=True))


@pytest.mark.parametrize("text", ["Its goals include 40 new piers.", "Targets include a 20% cut in noise."])
def test_what_goals_include_is_aimed_at(text: str) -> None:
    assert [r.kind for r in _records(text)] == ["target"]


@pytest.mark.parametrize(
    "text",
    [
        "The strategy describes four scenarios and two pathways.",
        "The document lays down actions at three horizons.",
        "Persons convicted are liable to a fine of up to KES 10 million or five years in prison.",
        "Owners are subject to a fine of EUR 4,000.",
        "Dumping is punishable by a penalty of 900 euros.",
    ],
)
def test_scenarios_and_fines_are_no_records(text: str) -> None:
    assert _records(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Reuse of glass is to reach 60% by 2030, against a rate of 12% in 2017.",
        "Hedge cover is to reach 60% by 2030, compared with a level of 12% in 2017.",
        "Local food is to reach 60% by 2030, against 12% in 2017.",
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_what_a_goal_is_held_against_is_known(text: str) -> None:
    assert [(r.value, r.kind) for r in _records(text)] == [(60, "target"), (12, "result")]


@pytest.mark.parametrize("number", ["Nº 26", "N° 27", "№ 45"])
def test_numbers_of_laws_are_no_records(number: str) -> None:
    assert [r.value for r in _records(f"Law {number} foresees 300 ha of new forest by 2025.")] == [300]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Most of the aid, or 74%, is allocated for harbour works, and 26% for lighthouse repairs.",
            ["harbour works", "lighthouse repairs"],
        ),
        ("The plan earmarks 30 million euros for ferries and 6 million for piers.", ["ferries", "piers"]),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_sums_and_shares_are_named_by_what_they_are_for(text: str, names: list[str]) -> None:
    assert [r.indicator for r in _records(text)] == names
