"""English laws, pledges and loans: who promises, from what to what, lists that share a value, and what sums are of."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record


def _records(text: str, name: str = "2017-strategy.txt") -> list[Record]:
    return list(extract(read_text(text, name=name, language="en")))


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("The island state promised to cut its peat use by 35% by 2030.", "peat use"),
        ("The northern canton vowed to lower nitrate losses by 15% by 2030.", "nitrate losses"),
        ("Participating mills must reduce sulphur emissions by at least 25%.", "sulphur emissions"),
        ("The province has set out to achieve 100% rural telephony by 2028.", "rural telephony"),
        ("The harbour strategy envisages attaining average cargo growth of 6% by 2030.", "average cargo growth"),
        ("The coastal strategy sets out to cut water losses to 25% by 2030.", "water losses"),
    ],
)
def test_who_promises_is_no_part_of_the_name(text: str, indicator: str) -> None:
    """Behind "promised to" and the like stands what is named, whatever the models find before it."""
    (record,) = _records(text)
    assert (record.kind, record.indicator) == ("target", indicator)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "It is planned to raise the share of lined canals from 35% to 38% by 2025.",
            [("result", 35.0), ("target", 38.0)],
        ),
        (
            "Measures are planned to reduce the area of bare soil from 424 ha to 276 ha.",
            [("result", 424.0), ("target", 276.0)],
        ),
        (
            "Increase the gross irrigated area from 90 ha to 103 ha by 2030.",
            [("result", 90.0), ("target", 103.0)],
        ),
        ("Double the planted area from 40 ha to 80 ha by 2030.", [("result", 40.0), ("target", 80.0)]),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_what_is_to_change_is_so_already(text: str, found: list[tuple[str, float]]) -> None:
    """A plan "to raise it from 35% to 38%" promises only the second; a participle before a noun is no verb."""
    assert [(record.kind, record.value) for record in _records(text) if record.measure != "multiple"] == found


@pytest.mark.parametrize(
    ("text", "value", "change", "indicator"),
    [
        (
            "The plan includes reducing the mortality of calves, lambs and kids by 50% by 2030.",
            50,
            "decrease",
            "mortality of calves, lambs and kids",
        ),
        (
            "It is about raising the coverage of water, sewerage and waste services to 90% by 2030.",
            90,
            "level",
            "coverage of water, sewerage and waste services",
        ),
        ("The plan hopes to raise yields by 15% by 2030.", 15, "increase", "yields"),
        ("Increase exports to 25% of output by 2030.", 25, "level", "exports"),
        ("Peat use to be reduced by 10% over 2005 levels by 2030.", 10, "decrease", "Peat use"),
        (
            "The aim is one of reducing nitrous oxide (N2O) emissions 22.3% by 2030.",
            22.3,
            "decrease",
            "nitrous oxide emissions",
        ),
        ("Households must consume 15% less water by 2025.", 15, "decrease", "water consumed by Households"),
        ("The scheme will produce 10% more steam by 2025.", 10, "increase", "steam produced by scheme"),
        ("The scheme will lead to energy savings of about 34%.", 34, "decrease", "energy savings"),
        ("The law sets a saving of 7% of final consumption by 2030.", 7, "decrease", "final consumption"),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_what_is_to_move(text: str, value: float, change: str, indicator: str) -> None:
    """Lists in one change, plurals that may be verbs, brackets in names, "less" before a noun, and savings."""
    assert [(r.value, r.change, r.indicator) for r in _records(text)] == [(value, change, indicator)]


@pytest.mark.usefixtures("rules_only")
def test_goals_that_go_on_behind_a_baseline() -> None:
    """ "..., rising to 22%" is the same cut, also behind what it is measured against."""
    found = _records("Peru will cut peat use by 7% by 2030 compared to trend levels, rising to 22% with support.")
    assert [(r.value, r.change, r.indicator) for r in found] == [
        (7, "decrease", "peat use"),
        (22, "decrease", "peat use"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "indicator"),
    [
        ("The bank committed funds amounting to $3 billion for piers.", 3e9, "funds"),
        ("The board passed proposals amounting to 169 million dollars.", 169e6, "proposals"),
        (
            "The cabinet approved the scheme with an annual outlay of 24 billion dollars.",
            24e9,
            "annual outlay of scheme",
        ),
        ("The ministry estimates its needs at 17 billion dollars.", 17e9, "needs"),
        ("The fund comprises a $46 million loan from the league.", 46e6, "loan"),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_what_sums_are_of(text: str, value: float, indicator: str) -> None:
    """Sums are of what amounts to them, and of the outlay that something comes with."""
    assert (value, indicator) in [(r.value, r.indicator) for r in _records(text)]


@pytest.mark.usefixtures("rules_only")
def test_a_part_that_is_on_so_much() -> None:
    """ "..., including drip irrigation on 600 ha" is said of the part."""
    found = _records("Lined canals will be brought to 2,000 ha, including drip irrigation on 600 ha.")
    assert found[1].value == 600
    assert "drip irrigation" in found[1].indicator


@pytest.mark.parametrize(
    ("text", "value", "change", "indicator"),
    [
        ("The plan limits emissions of methane to 120 kt by 2030.", 120, "level", "emissions of methane"),
        ("The law cuts ferry subsidies by 30%.", 30, "decrease", "ferry subsidies"),
        ("The act raises the tax on gravel by 12%.", 12, "increase", "tax on gravel"),
        ("The directive limits landfill to 10% by 2035.", 10, "level", "landfill"),
        ("The plan increases hedge cover to 40% by 2030.", 40, "level", "hedge cover"),
        ("The law fixes quotas for bioethanol at 20%.", 20, "level", "quotas for bioethanol"),
        ("Denmark cuts taxes on ferries by 30%.", 30, "decrease", "taxes on ferries"),
        ("The law on lake protection cuts phosphate discharges by 40%.", 40, "decrease", "phosphate discharges"),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_verbs_behind_laws_and_bodies(text: str, value: float, change: str, indicator: str) -> None:
    """ "The law limits landfill": behind what sets rules a word that may be a noun is a verb."""
    assert [(r.value, r.change, r.indicator) for r in _records(text)] == [(value, change, indicator)]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("The budget deficit was 3% of GDP.", "budget deficit"),
        ("The state forests cover 300 ha.", "state forests"),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_compounds_stay_compounds(text: str, indicator: str) -> None:
    """Two nouns are a compound where the first one does nothing."""
    assert indicator in _records(text)[0].indicator


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("The canton has promised an 11.5% reduction in nitrogen losses by 2030.", "nitrogen losses"),
        ("The league pledged an absolute cut in peat sales of 24% below 2012 levels by 2030.", "peat sales"),
    ],
)
def test_a_reduction_is_no_part_of_what_is_reduced(text: str, indicator: str) -> None:
    """What falls is named without its fall."""
    assert [(r.change, r.indicator) for r in _records(text)] == [("decrease", indicator)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The plan raises its 2010 share of 7% to 20% by 2030.", [("result", 7.0), ("target", 20.0)]),
        ("The act increases the present capacity of 300 MW to 500 MW by 2030.", [("result", 300.0), ("target", 500.0)]),
        ("The league will cut its 2030 emissions by 3%.", [("target", 3.0)]),
        ("Farmers took a loan of XOF 11.15-billion for wells.", [("result", 11.15e9)]),
        ("A sum of Rs. 670 crore was spent on wells.", [("result", 6.7e9)]),
        ("Some 150,000 women stand to benefit from the wells.", [("target", 150000.0)]),
        ("The ministry was told to ensure that by 2030, losses are cut to 10%.", [("target", 10.0)]),
        ("A 30% target for 2030 was agreed upon.", [("target", 30.0)]),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_numbers_beside_years_and_signs(text: str, found: list[tuple[str, float]]) -> None:
    """Years before nouns, levels of now that are raised, hyphened scales, "Rs.", and goals that were agreed."""
    assert [(record.kind, record.value) for record in _records(text)] == found


@pytest.mark.parametrize(
    ("text", "value", "change", "indicator"),
    [
        ("The act sets an end-use heat saving goal of 9% for 2026.", 9, "decrease", "end-use heat saving"),
        ("Since May 14 mills have been rebuilt, saving 500 GWh a year.", 500, "decrease", "mills"),
        (
            "The Lake Fund was set up with an initial capital of 3 million dollars.",
            3e6,
            "level",
            "initial capital of Lake Fund",
        ),
        (
            "The fund needs 15 billion dollars, 40% of which from the private sector.",
            40,
            "level",
            "from the private sector",
        ),
        ("The plan aims at an increase of the forest area to 16% of the land by 2030.", 16, "level", "forest area"),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_savings_funds_and_parts(text: str, value: float, change: str, indicator: str) -> None:
    """Goals of saving, what is saved besides, the capital something is set up with, and "of which from"."""
    (record,) = [r for r in _records(text) if r.value == value]
    assert record.change == change
    assert indicator in record.indicator


@pytest.mark.parametrize(
    ("text", "value", "indicator"),
    [
        ("Transport accounts for 25% of emissions.", 25, "share of Transport in emissions"),
        ("Export makes up 30% of output.", 30, "share of Export in output"),
        (
            "Rye is one of the main crops of the isles and constitutes 66% of the cropped area.",
            66,
            "share of Rye in cropped area",
        ),
        (
            "The plots where drip lines were used made up only 4% of the farmed land in 2016.",
            4,
            "share of plots where drip lines used in farmed land",
        ),
        ("The reform ends fuel subsidies, which amounted to 3% of GDP in 2014.", 3, "fuel subsidies"),
        ("The canton seeks to raise 500 million euros for adaptation by 2030.", 5e8, "adaptation"),
        ("The hope is for tidal power to supply 45% of final use by 2040.", 45, "final use supplied by tidal power"),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_shares_of_subjects_further_off(text: str, value: float, indicator: str) -> None:
    """Subjects that may be verbs, or stand before another verb or a clause; and whom something is hoped of."""
    assert [(r.value, r.indicator) for r in _records(text)] == [(value, indicator)]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        (
            "It is foreseen that 70% of the islanders will have access to piped water by 2030.",
            "islanders with access to piped water",
        ),
        ("It is planned that 70% of barns will be insulated by 2030.", "barns insulated"),
    ],
)
def test_what_is_foreseen_is_no_part_of_the_name(text: str, indicator: str) -> None:
    """Neither "that" nor who wants to have it is a part of what is named."""
    assert [r.indicator for r in _records(text)] == [indicator]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The pledge foresees a decrease in discharges of 29% for farms, 31% for mills and 21% for towns by 2030.",
            [
                (29, "decrease", "discharges for farms"),
                (31, "decrease", "discharges for mills"),
                (21, "decrease", "discharges for towns"),
            ],
        ),
        (
            "The plan increases spending on ferries by 3 billion euros, to 12 billion euros, by 2025.",
            [(3e9, "increase", "spending on ferries"), (12e9, "level", "spending on ferries")],
        ),
        (
            "Access to piped water was 50% in 2016, and the canton aims for 90% by 2030.",
            [(50, "level", "Access to piped water"), (90, "level", "Access to piped water")],
        ),
    ],
)
@pytest.mark.usefixtures("rules_only")
def test_several_goals_of_one_thing(text: str, found: list[tuple[float, str, str]]) -> None:
    """Cuts for each of several, what a rise comes to, and what is aimed for besides."""
    assert [(r.value, r.change, r.indicator) for r in _records(text)] == found


@pytest.mark.usefixtures("rules_only")
def test_what_is_to_be_saved() -> None:
    """Tonnes and energy that are saved are a decrease, also behind "aims at"."""
    (record,) = _records("The scheme aims at saving 3.5 GWh by 2030.")
    assert (record.kind, record.change) == ("target", "decrease")
