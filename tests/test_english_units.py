"""Units in English sentences: what an article ties to a price, rates of so many births, words of their own."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.lang import load
from policymine.lang.inflection import Inflection

# (text, (value, unit, indicator) of each record)
UNITS = [
    ("In 2023 the price was 75 dollars a barrel.", [(75, "USD/bbl", "price")]),
    ("In 2023 the tax was 25 euros a tonne of CO2.", [(25, "EUR/tCO2", "tax")]),
    ("In 2023 the rent was 12 yuan a square meter.", [(12, "yuan/m2", "rent")]),
    ("In 2023 the yield was 450 kilograms a mu.", [(450, "kg/mu", "yield")]),
    # a product below the line
    ("In 2023 the dust fall was 2.6 tons/square kilometer·month.", [(2.6, "t/km2/month", "dust fall")]),
    ("In 2023 the dust fall was 2.6 tons/(km2·month).", [(2.6, "t/km2/month", "dust fall")]),
    ("In 2023 water use was 3.2 m3/mu·year.", [(3.2, "m3/mu/a", "water use")]),
    ("In 2023 output was 3.3 million bpd.", [(3300000, "bbl/d", "output")]),
    ("In 2023 output was 3.3 million barrels daily.", [(3300000, "bbl/d", "output")]),
    ("In 2023 energy use was 0.4 tce per 10,000 yuan of GDP.", [(0.4, "tce/10000 yuan", "energy use")]),
    (
        "In 2023 the maternal mortality rate was 12 per 100,000 live births.",
        [(12, "per 100000", "maternal mortality rate")],
    ),
    ("In 2023 the maternal mortality rate fell to 12.5/100,000.", [(12.5, "per 100000", "maternal mortality rate")]),
    (
        "By 2030, reduce the maternal mortality ratio to less than 70 per 100,000 live births.",
        [(70, "per 100000", "maternal mortality ratio")],
    ),
    (
        "The infant mortality rate fell to 3.2 per 1,000 live births in 2023.",
        [(3.2, "per 1000", "infant mortality rate")],
    ),
    (
        "The incidence of tuberculosis dropped to 55 per 100,000 people in 2023.",
        [(55, "per 100000", "incidence of tuberculosis")],
    ),
    ("In 2023 the road death rate was 4.1 per 100,000 inhabitants.", [(4.1, "per 100000", "road death rate")]),
    ("In 2023 the mortality rate was 4.9 per thousand.", [(0.49, "%", "mortality rate")]),
    ("In 2023 the city licensed 1,400 taxis.", [(1400, "taxi", "taxis licensed")]),
    # An article before something else ties nothing.
    ("In 2023 the fee was 450 yuan, a week before it was 300 yuan.", [(450, "yuan", "fee"), (300, "yuan", "fee")]),
]


@pytest.mark.parametrize(("text", "read"), UNITS)
def test_units(text: str, read: list[tuple[float, str, str]]) -> None:
    records = extract(read_text(text, language="en"))
    assert [(record.value, record.unit, record.indicator) for record in records] == read


SINGULARS = [
    *[
        ("taxis", "taxi"),
        ("analyses", "analysis"),
        ("hypotheses", "hypothesis"),
        ("viruses", "virus"),
        ("houses", "house"),
    ],
    *[
        ("causes", "cause"),
        ("bases", "base"),
        ("gases", "gas"),
        ("lenses", "lens"),
        ("movies", "movie"),
        ("ties", "tie"),
    ],
    *[("policies", "policy"), ("potatoes", "potato"), ("shoes", "shoe"), ("canoes", "canoe"), ("photos", "photo")],
    *[("fishermen", "fisherman"), ("specimen", "specimen"), ("abdomen", "abdomen"), ("schoolchildren", "schoolchild")],
    *[("salespeople", "salesperson"), ("plateaus", "plateau"), ("bureaux", "bureau"), ("waterworks", "waterworks")],
    *[
        ("networks", "network"),
        ("frameworks", "framework"),
        ("matrices", "matrix"),
        ("prices", "price"),
        ("axes", "axis"),
    ],
    *[("taxes", "tax"), ("niches", "niche"), ("beaches", "beach"), ("calves", "calf"), ("valves", "valve")],
    *[("road crossroads", "road crossroads"), ("oil refineries", "oil refinery"), ("campuses", "campus")],
]


@pytest.mark.parametrize(("plural", "singular"), SINGULARS)
def test_singulars(plural: str, singular: str) -> None:
    assert Inflection(load("en").tables["language"]).singular(plural) == singular
