"""Names of parts in English: some of what was counted before, members of lists, sums by place, what is meant again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.extract import Extractor
from policymine.learned import Models
from policymine.learned.linear import Linear
from policymine.learned.spans import SpanModel
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    facts = Facts(report_year=2020, published="2020-03-05", language="en")
    return list(extract(replace(read_text(text, language="en"), facts=facts)))


# (text, (value, unit, indicator) of each record)
OF_COUNTED = [
    # What some of them did, or did not do.
    (
        "The bureau examined 300 kilns; 260 met the standard and 40 did not meet the standard.",
        [(300, "kiln", "kilns examined"), (260, "kiln", "kilns met the standard"),
         (40, "kiln", "kilns that did not meet the standard")],
    ),
    (
        "Among the 60 wells, 52 passed the test, and 8 failed.",
        [(60, "well", "wells"), (52, "well", "wells passed the test"), (8, "well", "wells failed")],
    ),
    (
        "The ministry checked 120 dams, of which 14 belonged to villages and 9 stemmed from mines.",
        [(120, "dam", "dams checked"), (14, "dam", "dams belonged to villages"), (9, "dam", "dams stemmed from mines")],
    ),
    (
        "There were 300 requests, 20 of which were refused and 12 not answered.",
        [(300, "request", "requests"), (20, "request", "requests refused"), (12, "request", "requests not answered")],
    ),
    (
        "Of the 12 tasks, 9 have been completed, and the remaining 3 are progressing in an orderly manner.",
        [(12, "task", "tasks"), (9, "task", "tasks completed"), (3, "task", "tasks progressing")],
    ),
    # Of which sort they are.
    (
        "In May the inspectors received 90 letters, of which 31 were urgent letters, and 8 were false.",
        [(90, "letter", "letters received"), (31, "letter", "urgent letters received"),
         (8, "letter", "false letters received")],
    ),
    (
        "Of the 60 ships, 12 are tankers and 9 are ferries.",
        [(60, "ship", "ships"), (12, "ship", "tankers"), (9, "ship", "ferries")],
    ),
    (
        "The office handled 120 complaints, of which 45 were about noise.",
        [(120, "complaint", "complaints handled"), (45, "complaint", "complaints about noise")],
    ),
    # Where they are: a place by name is none of the indicator's, unless the whole has one.
    (
        "The city built 60 stations, of which 20 are in Dale District, 15 in Hill District and 25 in Lake District.",
        [(60, "station", "stations built"), (20, "station", "stations built"), (15, "station", "stations built"),
         (25, "station", "stations built")],
    ),
    (
        "There are 20 mills in Dale County, 15 in Hill County and 9 in Lake County.",
        [(20, "mill", "mills in Dale County"), (15, "mill", "mills in Hill County"),
         (9, "mill", "mills in Lake County")],
    ),
    (
        "The county has 80 schools, of which 30 are in the hills and 50 in the plain.",
        [(80, "school", "schools"), (30, "school", "schools in the hills"), (50, "school", "schools in the plain")],
    ),
    # "Of which" goes on with the part before it.
    (
        "Of 90 bogs, 70 were drained and 20 have not been drained, of which 5 are in the north.",
        [(90, "bog", "bogs"), (70, "bog", "bogs drained"), (20, "bog", "bogs that have not been drained"),
         (5, "bog", "bogs that have not been drained in the north")],
    ),
]  # fmt: skip

MEMBERS = [
    # Places of a list that goes on with the sentence before are told of the same thing.
    (
        "The province received 90 million yuan of the central fund for reed repair. Among them, Dale County 12 million "
        "yuan, Hill County 10.5 million yuan.",
        [(90e6, "yuan", "central fund for reed repair"), (12e6, "yuan", "central fund for reed repair"),
         (10.5e6, "yuan", "central fund for reed repair")],
    ),
    # What happens to all that is counted stands at the end only.
    (
        "In all 300 families, 1,200 people and 40 shops were moved to the new town on the hill.",
        [(300, "family", "families moved to the new town on the hill"),
         (1200, "person", "people moved to the new town on the hill"),
         (40, "shop", "shops moved to the new town on the hill")],
    ),
    (
        "We will plant 300 mu of trees and control 60 square kilometers of soil erosion.",
        [(300, "mu", "trees planted"), (60, "km2", "soil erosion")],
    ),
    # Two plurals are counted together.
    ("In 2019 we trained 20 doctors and nurses.", [(20, "doctor and nurse", "doctors and nurses trained")]),
    ("In 2019 it treated 300 patients and their families.", [(300, "patient", "patients treated")]),
    # The things of which "respectively" tells stand behind the values.
    (
        "There will be a cut of 2 percent and 3 percent respectively in coal use and water use per 10,000 yuan of GDP.",
        [(2, "%", "coal use per 10,000 yuan of GDP"), (3, "%", "water use per 10,000 yuan of GDP")],
    ),
    (
        "We expect an increase of 5 percent and 7 percent respectively in imports and exports.",
        [(5, "%", "imports"), (7, "%", "exports")],
    ),
    # A label is the name, and what it is a share of is not.
    ("Public debt by 2024: below 65% of GDP.", [(65, "%", "Public debt")]),
    ("Spending on research: 2.5% of GDP.", [(2.5, "%", "Spending on research")]),
    # "Of which" goes on with what was counted, whatever share was told between.
    (
        "The city built 40 parks, 20% more than in 2018, of which 12 are on islands.",
        [(40, "park", "parks built"), (20, "%", "parks built"), (12, "park", "parks on islands")],
    ),
    # The same in two places.
    (
        "Prices rose by 3% in cities and 2% in villages.",
        [(3, "%", "Prices in cities"), (2, "%", "Prices in villages")],
    ),
    (
        "By the end of 2024 the coverage of the scheme shall reach 95% in towns and 80% in villages.",
        [(95, "%", "coverage of the scheme in towns"), (80, "%", "coverage of the scheme in villages")],
    ),
    (
        "Water use per 10,000 yuan of GDP and per acre of rice decreased by 25% and 22% respectively.",
        [(25, "%", "Water use per 10,000 yuan of GDP"), (22, "%", "Water use per acre of rice")],
    ),
    # Who else has a share of the same thing.
    (
        "Peat supplied 40% of heat in 2018, gas 30% and wood 20%.",
        [(40, "%", "heat supplied by Peat"), (30, "%", "heat supplied by gas"), (20, "%", "heat supplied by wood")],
    ),
    (
        "Peat makes up 60% of heating capacity, followed by gas (20%) and wood (10%).",
        [(60, "%", "share of Peat in heating capacity"), (20, "%", "share of gas in heating capacity"),
         (10, "%", "share of wood in heating capacity")],
    ),
    (
        "The new rules will affect 3,000 mills, or 12% of the total.",
        [(3000, "mill", "mills affected"), (12, "%", "mills affected")],
    ),
    # A sum without an object in a list of what was done, and a participle before a verb.
    (
        "In 2019 the bureau inspected 40 docks, fined 3.2 million yuan and sealed 12 mills.",
        [(40, "dock", "docks inspected"), (3.2e6, "yuan", "fines"), (12, "mill", "mills sealed")],
    ),
    ("In 2019 the number of people arrested fell to 12.", [(12, "person", "number of people arrested")]),
    (
        "The Ministry of Roads allocated 25 billion yuan for tar, 3 billion yuan for ash and 2 billion yuan for sand.",
        [(25e9, "yuan", "Ministry of Roads allocation for tar"), (3e9, "yuan", "Ministry of Roads allocation for ash"),
         (2e9, "yuan", "Ministry of Roads allocation for sand")],
    ),
    (
        "The copper content dropped from 2.1 mg/L to 0.9 mg/L and total lead from 0.4 mg/L to 0.2 mg/L.",
        [(2.1, "mg/L", "copper content"), (0.9, "mg/L", "copper content"), (0.4, "mg/L", "total lead"),
         (0.2, "mg/L", "total lead")],
    ),
    ("Emissions from transport account for 28 percent of the total.", [(28, "%", "Emissions from transport")]),
    (
        "Spending on dykes reached 950 billion yuan, of which 480 billion yuan was for towns.",
        [(950e9, "yuan", "Spending on dykes"), (480e9, "yuan", "Spending on dykes for towns")],
    ),
    (
        "The sealing rate of 12 old wells in the city was 90%.",
        [(12, "old well", "sealing rate of old wells"), (90, "%", "sealing rate of old wells")],
    ),
    # A saying in quotation marks is set aside.
    ('The reuse rate of slag, "output by demand", shall reach more than 60%.', [(60, "%", "reuse rate of slag")]),
    # A sum's source.
    (
        "The total need is put at 5.6 billion dollars, of which more than 80% is to come from private firms.",
        [(5.6e9, "USD", "total need"), (80, "%", "total need from private firms")],
    ),
    (
        "The fund got 1 billion yuan, of which 500 million yuan was donated by Dale County and 300 million yuan by "
        "Hill County.",
        [(1e9, "yuan", "fund"), (5e8, "yuan", "donated by Dale County"), (3e8, "yuan", "donated by Hill County")],
    ),
    # Money that was given for a purpose is that of the fund told of before.
    (
        "The state set up special funds for reed repair. A total of 3.5 billion yuan was arranged to support towns.",
        [(3.5e9, "yuan", "special funds for reed repair arranged")],
    ),
    ("A total of 3.5 billion yuan was used to build ferries.", [(3.5e9, "yuan", "funds used to build ferries")]),
    # A subject may be a list whose first member is long, and its state an adjective.
    (
        "The rate of sorting of wet and dry waste in the districts of Dale, Hill and Lake shall exceed 60 percent.",
        [(60, "%", "rate of sorting of wet and dry waste in the districts of Dale, Hill and Lake")],
    ),
    (
        "Reed cover rose from 12.1% to 26.5%, and the grass cover is stable at more than 70%.",
        [(12.1, "%", "Reed cover"), (26.5, "%", "Reed cover"), (70, "%", "grass cover")],
    ),
]  # fmt: skip

AIMED_AT = [
    # A bare target is that of what was told of last, if it is measured alike ...
    (
        "The strategy aims at a 60% share of rafts. The conditional target is 70%.",
        [(60, "%", "share of rafts"), (70, "%", "share of rafts")],
    ),
    (
        "In 2019 reed exports grew by 6.1 percent, in line with the annual target of 6 percent.",
        [(6.1, "%", "reed exports"), (6, "%", "reed exports")],
    ),
    # ... else of the last target like it ...
    (
        "The strategy sets a target of 35% of peat from old bogs by 2023. Some 300 bogs were opened. In 2019 the mayor "
        "said that the objective would be lifted to 48% by 2030.",
        [(35, "%", "peat from old bogs"), (300, "bog", "bogs opened"), (48, "%", "peat from old bogs")],
    ),
    # ... or of what the sentences before measure.
    (
        "The share of tide power has grown quickly. The 2030 target of 37% is difficult to reach.",
        [(37, "%", "share of tide power")],
    ),
    (
        "Soot emissions must fall by 40% by 2030. The act is the second phase of the programme, targeting a 20% cut by "
        "2035.",
        [(40, "%", "Soot emissions"), (20, "%", "Soot emissions")],
    ),
    # What says of what it is a target keeps its name.
    ("The soot reduction target of 40% is to be met by 2030.", [(40, "%", "soot reduction")]),
    ("The tide power target of 30% by 2030 was set in 2019.", [(30, "%", "tide power target")]),
    (
        "The share of oats, for which the act set the goal of 30 percent in 2016, was not told.",
        [(30, "%", "share of oats")],
    ),
    # A measure that a thing has, or that is told of the thing before.
    (
        "The dam has a total cost of 450 million yuan and a storage of 60,000 tons.",
        [(450e6, "yuan", "total cost of dam"), (60000, "t", "storage")],
    ),
    (
        "In 2019 the county set up 14 bird parks, covering an area of 3,000 square kilometers.",
        [(14, "bird park", "bird parks set up"), (3000, "km2", "area of bird parks")],
    ),
    # The same measure elsewhere.
    (
        "The utilization rate of husks reached 90%, and that of slag 78%.",
        [(90, "%", "utilization rate of husks"), (78, "%", "utilization rate of slag")],
    ),
    (
        "The sorting rate in the old town was 60%, and the rate in other towns 40%.",
        [(60, "%", "sorting rate in the old town"), (40, "%", "sorting rate in other towns")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "read"), [*OF_COUNTED, *MEMBERS, *AIMED_AT])
def test_some_of_what_was_counted(text: str, read: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.unit, r.indicator) for r in records_of(text)] == read


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The plan named 12 parks including Lake Park of Hill City as bird parks.", ["parks named"]),
        ("Monitoring data show that Dale only has wild otters 4 to 6.", ["wild otters"]),
        ("The act sets a levy of 30 dollars per tonne.", ["levy"]),
        ("The scheme envisages the repair of 30,000 roofs.", ["repair of roofs"]),
    ],
)
def test_what_a_model_that_wants_every_word_leaves_out(text: str, named: list[str]) -> None:
    facts = Facts(report_year=2020, published="2020-03-05", language="en")
    document = replace(read_text(text, language="en"), facts=facts)
    everything = Models(spans=SpanModel(Linear(5.0, {}), Linear(0.0, {}), Linear(0.0, {})))
    assert [record.indicator for record in Extractor("en", models=everything).records(document)] == named


def test_a_part_is_of_the_whole_named_with_it_and_not_of_what_was_counted_before() -> None:
    text = (
        "The port set 38 repair jobs, dealt with item by item. By May 33 had been completed; "
        "of the 126 berth claims, 124 have been completed."
    )
    names = [(r.value, r.unit) for r in extract(read_text(text, language="en"))]
    assert names[-2:] == [(126, "berth claim"), (124, "berth claim")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The island has 900 hectares of land, of which 120 hectares is grazing land.", "grazing land"),
        ("The reserve has 700 hectares of wetland, of which about 90 hectares is open water.", "open water"),
        ("There are 90 km of lanes in the valley, of which 40 km are gravel lanes.", "gravel lanes"),
    ],
)
def test_parts_are_named_by_what_they_are(text: str, name: str) -> None:
    records = list(extract(read_text(text, language="en")))
    assert records[-1].indicator == name


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("A total of 12 chapels located in the hills were painted.", "chapel"),
        ("In 2020, 40 ferries registered in the port were fitted with filters.", "ferry"),
    ],
)
def test_things_are_counted_without_what_was_done_to_them(text: str, unit: str) -> None:
    (record,) = extract(read_text(text, language="en"))
    assert record.unit == unit
