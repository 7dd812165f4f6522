"""English names of values where summaries of policies tell them in lists, behind verbs and in clauses."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record


def _records(text: str) -> list[Record]:
    return list(extract(read_text(text, name="note.txt", language="en")))


@pytest.mark.usefixtures("rules_only")
@pytest.mark.parametrize(
    ("text", "names"),
    [
        # shares of a mix, told in a row
        (
            "The paper foresees shares of 40% peat, 35% straw, 15% tides and 10% oil in the heating mix in 2041.",
            [f"share of {each} in the heating mix" for each in ("peat", "straw", "tides", "oil")],
        ),
        (
            "By 2031, the fuel mix should consist of 20% from oats, 36% tar and 24% reeds.",
            [f"share of {each} in the fuel mix" for each in ("oats", "tar", "reeds")],
        ),
        (
            "In 2012 the feed mix comprised rye 45%, bran 25%, hay 20% and beans 10%.",
            [f"share of {each} in the feed mix" for each in ("rye", "bran", "hay", "beans")],
        ),
        # a list inside a name
        (
            "The guild aims to raise the share of own crews in the design, rigging and upkeep of boats to 45% by 2031.",
            ["share of own crews in the design, rigging and upkeep of boats"],
        ),
        (
            "The act seeks to reduce losses of milk in dairies, carts and shops by 12% by 2030.",
            ["losses of milk in dairies, carts and shops"],
        ),
        # what is so or demanded
        ("The rule is that all butter contains 6% salt.", ["salt"]),
        ("The main demand of the charter is that 40% of barges are painted by 2030.", ["barges"]),
        # sums with a purpose each
        (
            "This includes 8 million dollars to plant hedges and 12 million dollars to mend old barns.",
            ["plant hedges", "mend old barns"],
        ),
        (
            "This includes $5 million to raise the height of old dykes, and $7 million to raise the wages of pilots.",
            ["raise the height of old dykes", "raise the wages of pilots"],
        ),
        # what a clause behind a thing tells of it
        ("Tillage must be seen beside rising tea imports, which are expected to grow by 18%.", ["tea imports"]),
        # what is promised to be cut
        ("The note restates the Danish commitment to reach a soot reduction of 55% by 2031.", ["soot reduction"]),
        ("Final sales will have to fall in the range of 10-15% by 2041.", ["Final sales"]),
        ("The guild's draft proposes to reduce its soot emissions in 16% by 2031.", ["soot emissions"]),
        (
            "For the fuel mix, the plan for 2031 is as follows: Reeds: 22-24%, Wild oats 20-22%, Tar: 27%.",
            [f"share of {each} in the fuel mix" for each in ("Reeds", "Wild oats", "Tar")],
        ),
        ("The kilns' emissions, incl. sheds, are expected to reach 155 Mt by 2031.", ["kilns' emissions"]),
        (
            "The scheme brings a methane reduction of 12 t and a CO2 reduction of 3 t.",
            ["methane reduction", "CO2"],
        ),
        (
            "It aims at increasing the share of tides to 16% by 2030, and fuel from oats or straw to 20% by 2027.",
            ["share of tides", "fuel from oats or straw"],
        ),
        # labels
        ("Cuts in fuel use (base year 2012): Tar: -8% by 2021; Peat: -15% by 2021.", ["Tar", "Peat"]),
        ("Cuts planned: barges: 20% by 2031, transport: 12% by 2031.", ["barges", "transport"]),
    ],
)  # fmt: skip
def test_names_in_summaries_of_policies(text: str, names: list[str]) -> None:
    assert [record.indicator for record in _records(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "They will achieve a 40% share of sailing ferries as well as a 90% roofed harbour front by 2051.",
            "roofed harbour front",
        ),
        (
            "In 2031, soot from kilns will be 15% lower than in 2011. In 2041, under the draft, it would be 38% lower.",
            "soot from kilns",
        ),
        ("Ovens are built for 2 million euros by 2031 (guild share 52 percent, town share 48 percent).", "town share"),
        ("For homes with old straw roofs, up to 50 percent of the repair cost is being funded.", "repair cost funded"),
        ("Roofs are divided into: Slate: 1-1.1%; Straw: 3.7-4.6%, Tin: 1.7%; Tiles: 7%.", "Tiles"),
        ("The amendment confirmed the national reed cover target of 28% by 2035.", "national reed cover target"),
        ("The share of carts in freight rises to 12% and the share of sledges to 18% by 2030.", "share of sledges"),
    ],
)  # fmt: skip
def test_models_leave_what_is_told_elsewhere(text: str, name: str) -> None:
    assert _records(text)[-1].indicator == name


@pytest.mark.usefixtures("rules_only")
@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The plan sets the following soot reduction targets for 2031:\n- Energy: 25%\n- Transport: 10%",
            ["soot reduction in Energy", "soot reduction in Transport"],
        ),
        (
            "Tidal capacity targets for 2031:\nBays: 400 MW\nWide rivers: 250 MW",
            ["Bays capacity", "Wide rivers capacity"],
        ),
        (
            "Share of reeds by 2031:\nHeating: 60%\nIndustry: 30%",
            ["share of reeds in Heating", "share of reeds in Industry"],
        ),
        (
            "Fuel mix in 2031:\nReeds: 22-24%\nWild oats: 20-22%",
            ["share of Reeds in the fuel mix", "share of Wild oats in the fuel mix"],
        ),
        ("Targets for oil blending:\n2028: 5%\n2030: 8%", ["oil blending", "oil blending"]),
        # what measures something by itself, or is of no sector
        ("Straw energy targets for 2031:\nSoot intensity: 20%\nLamp oil: 9%", ["Soot intensity", "Lamp oil"]),
        ("Targets for 2031:\nTransport: 20%", ["Transport"]),
        ("Main measures:\nTransport: 20%", ["Transport"]),
    ],
)
def test_labels_are_of_what_the_line_above_measures(text: str, names: list[str]) -> None:
    assert [record.indicator for record in _records(text)] == names
