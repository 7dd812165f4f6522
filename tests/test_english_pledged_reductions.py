"""English summaries of policies: pledged reductions, caps in relative clauses, and words that are nouns there."""

from __future__ import annotations

import pytest

from policymine import extract, read_text


def _found(text: str) -> list[tuple[float | None, str]]:
    records = extract(read_text(text, name="2016-summary.txt", language="en"))
    return [(record.value, record.indicator) for record in records]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sandland posits a reduction of 22% (alone) by 2030.", [(22.0, "reduction")]),
        ("Sandland proposes a reduction of 18% compared to BAU by 2030.", [(18.0, "reduction")]),
        ("The isle intends an unconditional reduction of 9% by 2030.", [(9.0, "unconditional reduction")]),
        ("The outline proposes a methane reduction of 14% by 2030.", [(14.0, "methane reduction")]),
        ("The isle proposes a reduction of 9% in peat use by 2030.", [(9.0, "peat use")]),
    ],
)
def test_pledged_reductions(text: str, found: list[tuple[float, str]]) -> None:
    """A reduction of nothing that is named is not named by who pledges it."""
    assert _found(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The works are paid by a levy that shall not exceed 0.04 euros per litre of wine.", [(0.04, "levy")]),
        ("Harbours set a toll which may not exceed 3 euros per tonne of coal.", [(3.0, "toll")]),
        ("Owners pay a fee that would not exceed 40% of what is paid by others.", [(40.0, "fee")]),
    ],
)
def test_caps_in_relative_clauses(text: str, found: list[tuple[float, str]]) -> None:
    """What a relative clause caps is what it belongs to, not what the cap is a part of."""
    assert _found(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "It states that 35% of the transport costs will be met by the state.",
            [(35.0, "transport costs met by the state")],
        ),
        ("Fleet limits for vans tighten 2.5% per year.", [(2.5, "Fleet limits for vans")]),
        ("Raise tidal installed capacity in the bay to 4 GW by 2028.", [(4.0, "tidal installed capacity in the bay")]),
        (
            "The act raised the wind target to 12 GW and the tidal target to 3 GW by 2028.",
            [(12.0, "wind target"), (3.0, "tidal target")],
        ),
    ],
)
def test_nouns_that_could_be_verbs(text: str, found: list[tuple[float, str]]) -> None:
    """Words that may be a verb or a noun are nouns before another verb, and so are participles in a name."""
    assert _found(text) == found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It leads to emission levels between 50 and 56 Mt in 2030.", [50.0]),
        ("They will be sown with oats, with yields of 3.5 to 4 tonnes per hectare.", [3.5]),
        ("The plan foresees capacity additions between 2 and 3 GW by 2030.", [2.0]),
        ("Participation is limited to mills with yearly emissions greater than 90 kt.", []),
        ("Farms between 3 and 5 ha were visited.", []),
    ],
)
def test_ranges_of_levels(text: str, values: list[float]) -> None:
    """A range behind a plural says which things are meant, unless they are what is measured."""
    assert [value for value, _ in _found(text)] == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The reference scenario projects the ash level in 2030 to be 31 Mt.", [(31.0, "ash level")]),
        ("The coastal study estimates losses of 14 million euros a year.", [(14e6, "losses")]),
        ("The roadmap outlines production of 12 GW of tidal power by 2035.", [(12.0, "production of tidal power")]),
        ("The government projects cost 20 million euros.", [(20e6, "government projects")]),
    ],
)
def test_who_foresees_is_no_part_of_the_name(text: str, found: list[tuple[float, str]]) -> None:
    """Scenarios, studies and plans foresee how much something is; they are no part of its name."""
    assert _found(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "It includes $9 million to support the repair of wells, $7 million to train nurses and $2 million for tea.",
            [(9e6, "support the repair of wells"), (7e6, "train nurses"), (2e6, "tea")],
        ),
        (
            "The fund gave 3 million euros to renew pumps, and 2 million euros to clean rivers.",
            [(3e6, "renew pumps"), (2e6, "clean rivers")],
        ),
        (
            "In 2013, 48 barges were replaced, of which 36 were hybrids (75%).",
            [(48.0, "barges replaced"), (36.0, "hybrids replaced"), (75.0, "hybrids replaced")],
        ),
    ],
)
def test_what_each_of_several_is(text: str, found: list[tuple[float, str]]) -> None:
    """A sum is named by its own purpose, not by that of the sum before; a part by its kind."""
    assert _found(text) == found
