"""English notices in machine translation: numbers that are no results, and how cuts and dates are put."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.extract import Extractor
from policymine.learned import Models
from policymine.learned.linear import Linear
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    facts = Facts(report_year=2024, published="2024-03-05", language="en")
    return list(extract(replace(read_text(text, language="en"), facts=facts)))


# (text, the values of its records)
VALUES = [
    # Goals, meetings and editions have numbers; three letters may be a currency or a measure all the same.
    ("Goals served: SDG 4, 11, 14.", []),
    ("SDG 14", []),
    ("In 2023 the town laid 4 km of pipe, as SDG 6 asks, and SDG 7.", [4]),
    ("At COP 24 the delegation presented a plan.", []),
    ("In 2023 the port of Tumaco spent COP 24 million on nets.", [24e6]),
    ("The third pledge (NDC 3.0) covers fishing.", []),
    ("In 2023 the mean AQI was 71.", [71]),
    # Bodies that act together are no result, those to which something happened are.
    ("The bureau, together with 9 departments, issued the rules and closed 31 kilns in 2023.", [31]),
    ("In May 2023, six ministries jointly issued the notice.", []),
    ("In 2023, 23 departments were held accountable.", [23]),
    # Classes, sizes, heights, spans of validity, places in a list.
    ("In 2023 the state built 210 km of 330 kV lines.", [210]),
    ("In 2023, 14 works of 35 kV and above were checked.", [14]),
    ("The survey of 2019 used a grid of 6 km x 6 km and 310 wells.", [310]),
    ("The dunes stretch for more than 140 kilometers.", []),
    ("In 2023 the tram line was extended over 14 km.", [14]),
    ("Larches above 2,400 meters grow slowly.", []),
    ("The licence is valid for 6 years.", []),
    ("Towns in the last 4 of the monthly ranking are warned.", []),
    ("For tips call 10345 telephone.", []),
    # Four digits may count, also behind words of times.
    ("In 2023 the check covered a total of 2041 workshops.", [2041]),
    ("In 2023 the check covered all targets of 2019.", []),
]


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_numbers_that_are_no_results(text: str, values: list[float]) -> None:
    assert [record.value for record in records_of(text) if record.measure != "deadline"] == values


# (text, (value, measure, change, unit, indicator) of each record)
READ = [
    ("In 2023 the town laid 4 more kilometers of pipe.", [(4, "amount", "level", "km", "pipe laid")]),
    ("In 2023, 3 million additional tons were shipped.", [(3e6, "amount", "level", "t", "shipped")]),
    ("In 2023, 12 more kilns were shut down.", [(12, "count", "level", "kiln", "more kilns shut down")]),
    (
        "This year to reduce brick-making capacity of 31 million tons.",
        [(31e6, "amount", "decrease", "t", "brick-making capacity")],
    ),
    ("In 2023 fuel use was cut to levels of 3 million tons.", [(3e6, "amount", "level", "t", "levels")]),
    (
        "Soot of the yards will fall by 40 kt, an 11% reduction relative to the trend scenario.",
        [(40, "amount", "decrease", "kt", "Soot of the yards"), (11, "percent", "decrease", "%", "Soot of the yards")],
    ),
    ("In 2023 the trade contracted by 4%.", [(4, "percent", "decrease", "%", "trade")]),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_changes_and_units(text: str, expected: list[tuple[float, str, str, str, str]]) -> None:
    found = [(r.value, r.measure, r.change, r.unit, r.indicator) for r in records_of(text)]
    assert found == expected


def test_a_date_behind_brackets_is_that_of_the_value_before_them() -> None:
    text = "Mean pay of reed cutters rose from 1,240 yuan ($180) in 2016 to 8,110 yuan in 2022."
    found = {record.value: record.period_end for record in records_of(text)}
    assert found == {1240.0: "2016-12-31", 180.0: "2016-12-31", 8110.0: "2022-12-31"}


@pytest.mark.parametrize(
    ("opening", "kind"),
    [("From January to August this year", "result"), ("Since this year", "result"), ("This year", "target")],
)
def test_what_part_of_the_year_a_sentence_tells_of_says_whether_it_is_over(opening: str, kind: str) -> None:
    document = read_text(f"{opening}, investment of 3 billion yuan in sluices.", language="en")
    assert [record.kind for record in extract(document)] == [kind]


def test_what_is_left_out_still_tells_of_what_is_to_come() -> None:
    """A statement that the model takes for no record leaves the sentence after it in the stretch of promises."""
    doubted = Linear(1.0, {"wponds": -9.0})
    text = "We will dredge 14 ponds. 31 sluices, 9 weirs and 2 locks, all of them in full working order."
    found = {}
    for name, models in (("rules", Models()), ("model", Models(record=doubted))):
        records = Extractor("en", models=models).records(read_text(text, language="en"))
        found[name] = {record.value: record.kind for record in records}
    assert 14 in found["rules"]
    assert 14 not in found["model"]
    assert {value: kind for value, kind in found["rules"].items() if value != 14} == found["model"]


def test_a_theme_does_not_depend_on_what_was_read_before() -> None:
    told = "In 2023 the share of finished projects was 81%."
    extractor = Extractor("en")

    def theme(heading: str) -> str:
        text = f"{heading}\n\n{told}\n"
        return next(iter(extractor.records(read_text(text, language="en", source="a.md")))).theme

    alone = Extractor("en")
    second = f"# Sewage treatment\n\n{told}\n"
    (first,) = alone.records(read_text(second, language="en", source="a.md"))
    theme("# Smog and dust")
    assert theme("# Sewage treatment") == first.theme


def test_what_is_said_twice_of_a_thing_in_a_sentence_has_one_theme() -> None:
    text = "Water quality of the lake: in 2023 the share of clean water in Marsh Lake was 81%, up 4 percentage points."
    themes = {(record.indicator, record.theme) for record in records_of(text)}
    assert len({indicator for indicator, _ in themes}) == len(themes)
