"""English: which numbers are statements of their own, and which only say who acts, what is meant or what holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    facts = Facts(report_year=2024, published="2024-03-05", language="en")
    return list(extract(replace(read_text(text, language="en"), facts=facts)))


# (text, the values of its records)
WHO_ACTS = [
    ("In May 2023 the bureau dispatched 6 working groups to 9 counties.", []),
    ("In 2023, 4 inspection teams checked 310 kilns and found 27 leaks.", [310, 27]),
    ("In June 2023, 90 people formed 15 groups, and 640 quarries were checked.", [640]),
    ("In 2023 the prefecture sent 12 groups to 5 districts and fined 31 mills.", [31]),
    ("In 2023, 12 members of the working group were trained.", [12]),
    ("In 2023, 36 fire brigades were set up.", [36]),
    ("In 2023 the pilot was carried out in 2147 towns.", [2147]),
    ("Prices are back at those in 1850 levels.", []),
    ("In 2023 pipes were laid to 5 counties.", [5]),
    ("In May 2023 eight working teams, each led by a deputy director, went to 14 cities.", []),
    ("In 2023, 210 law officers were divided into 30 groups.", []),
    ("In 2023, four ministries launched the survey of dunes.", []),
    ("In 2023, 14 departments were fined.", [14]),
    ("The Council for Bogs, a chair and seven members, meets in May.", []),
    ("The minister came with a delegation of 18.", []),
    ("Some 40 guests and 12 exhibitors came to the fair in 2023.", []),
    ("In 2023 the museum received nearly 5 million guests.", [5e6]),
    ("In 2023 the ferries earned 4 million yuan, and 12 piers were rebuilt.", [4e6, 12]),
    ("In June 2023 the governor convened five seminars.", []),
    ("Finance Department 17 news: in 2023 the county planted 300 ha of reeds.", [300]),
]
SCOPES = [
    ("In 2023 the survey area was about 41,000 square kilometers.", [41000]),
    ("In 2023 the fair had trade relations with more than 30 countries.", [30]),
    ("In 2023, 19 of the 21 mills were checked, and four of them had leaks.", [19, 21, 4]),
    ("The rules hold in Arden, 3 cities of Belmark and 5 cities of Corland, in 2023.", []),
    ("In 2023 the 3 ministries agreed on tree limits for the 8 provinces (autonomous regions).", []),
    ("In 2023 the agency, focusing on 5 industries such as tanning, closed 41 vats.", [41]),
    ("In 2023 the average rainfall of 11 prefectures was 612 mm.", [612]),
    ("In 2023 the fund gave 30 million yuan to support 4 dry provinces such as Belmark.", [30e6]),
    ("In 2023 meters were fitted in 11 prefectures.", [11]),
    ("The areas are 14 cities of Belmark, 9 cities in the Corland Delta and 6 cities in the Arden Plain.", []),
    ("In 2023, in the 8 provinces along the Willow, 740 dumps were found.", [740]),
    ("The Act applies to all 23 counties.", []),
    ("In 2023, all 23 counties were surveyed.", [23]),
]
CONTENTS = [
    ("The strategy of 2023 rests on four pillars and nine strategic lines.", []),
    ("The outline has three chapters and 41 measures.", []),
    ("It includes actions in seven sectors.", []),
    ("The games include 14 events, among them rowing.", []),
    ("The standard specifies 31 pollutants.", []),
    ("In 2023 the lab tested 31 pollutants.", [31]),
    ("It sets limits for 14 pollutants.", []),
    ("It lists 18 indicators.", []),
    ("The NDC covers seven sectors and identifies 14 priority actions.", []),
    ("In 2023 the town built 60 MW in three tranches.", [60]),
    ("The report runs to 214 pages.", []),
    ("In 2023 the site had 310,000 page views.", [310000]),
]
LIMITS = [
    ("A village plant shall not exceed 200 kilowatts in principle.", []),
    ("By 2026 the load shall not exceed 200 kilowatts.", [200]),
    ("Kilns with 8 steam tons and below are left out.", []),
    ("A large farm is 300 pigs, 90 cows and above.", []),
    ("In 2023 the county treated 300 pigs and above all dug 12 wells.", [300, 12]),
    ("By 2026 the mill will make 7 million boxes or more.", [7e6]),
    ("If the index is not more than 3, the fund pays.", []),
    ("When the AQI is forecast to exceed 180, sites stop.", []),
    ("Noise above 60 dB is level four.", []),
    ("Depth less than 20 cm and ammonia higher than 12 mg/L, it belongs to severe.", []),
    ("Projects above 3 MW require a licence.", []),
    ("Dumps with an area of more than 4 hectares in the core zone are listed as grave.", []),
    ("Sheds within 300 meters of the shore were moved.", []),
    ("By 2026 water use shall be held within 300 million cubic meters of last year's level.", [300e6]),
    ("It aims at a world of peace and the 1.5 °C goal.", []),
    ("For work at 38 ℃ and above, hats are worn.", []),
    ("The index is greater than 50%, which represents growth.", []),
    ("The dust of boilers shall not be higher than 20 mg/m3.", []),
    ("In 2023 the dust was not higher than 20 mg/m3 on average.", [20]),
    ("In 2023 smog was 128 ug/m3, above the national standard of 60.", [128]),
    ("Loss was 0.2%, not exceeding the 4% upper limit, in 2023.", [0.2]),
    ("In 2023 they seized 90 tons of foil (thickness less than 0.01 mm).", [90]),
    ("In 2023, 14 outlets with daily flow of over 100 tons were sealed.", [14]),
    ("In 2023 began 12 projects over 50 million yuan.", [12]),
    ("Offenders face fines of 2,000 to 9,000 yuan.", []),
    ("The officer may warn or fine 100 yuan to 300 yuan.", []),
    ("The fine for late papers being EUR 60 per sheet, few were late.", []),
    ("In 2023 fines of 4.1 million yuan were imposed.", [4.1e6]),
    ("In 2023 the bureau closed 31 kilns and fined 4.1 million yuan.", [31, 4.1e6]),
    ("Owners are allowed not more than 40 days to mend it.", []),
    ("Reviews are marked (total 100 points).", []),
    ("Lorries weighing more than 6 tons are banned.", []),
    ("Penalties range from 800 to 9,000 euros.", []),
    ("Sheds stand at least 40 meters from the shore.", []),
    ("In 2023 the fence was moved 40 meters.", [40]),
    ("The emission concentration of dust must be below 12 mg/m3.", []),
]
SINGLE_THINGS = [
    ("The canal runs south, 23 kilometers in length.", []),
    ("In 2023 the town dug 23 kilometers of canal.", [23]),
    ("The shed with an area of 90 square meters held tar.", []),
    ("In 2023 sheds with an area of 90,000 square meters were pulled down.", [90000]),
    ("Case 2: The 60 MW wind farm run by Arden Power.", []),
    ("In 2019 he was fined 30,000 yuan each time.", []),
    ("The trial gave 31 mg / 100 ml in 2023.", [31]),
    ("In a dye works there was tar; in a paint factory in Arden County, 30 barrels stood in the rain.", []),
    ("A paint factory in Arden dug a ditch of 200 meters.", []),
    ("In 2023 paint factories in Arden dug ditches of 2,000 meters.", [2000]),
    ("The festival lasts 12 days.", []),
    ("Trams run at a speed of 40 kilometers per hour.", []),
]
NAMES = [
    ("Among the means is the Five Million Reeds Programme.", []),
    ("In 2023 they planted Five million reeds.", [5e6]),
    ("In 2023 use fell by 4% against the WAVES 2009 projections.", [4]),
    ("The Reed Master Plan (RMP) 19982018, as amended, holds.", []),
    ("Articles 31 and 44 set up the fund.", []),
    ("The 300,000 Stoves Programme helps herders.", []),
    ("In 2023 the 300,000 stoves of the programme were paid.", [300000]),
    ("Directive 2007/61/EC on reeds holds.", []),
    ("Special Report 17/2022 is out.", []),
    ("Clicks: 512", []),
    ("Printed 300 copies.", []),
    ("03 Lock the dunes.", []),
    ("Of every hundred wells, 93 were clean in 2023.", [93]),
    ("It has been just 12 years since the dam was built.", []),
    ("Seven years ago the lake was dry.", []),
    ("We greet the year with 100% enthusiasm.", []),
    ("Although the first 3 times failed, the county went on.", []),
    ("Tenants must have lived here for more than half a year.", []),
    ("The bridge is open from 4 to 6 p.m. on Sundays.", []),
    ("Shops along Road 14 have closed.", []),
    ("Enquiries: 10345.", []),
    ("Contact: Division of Dunes, 0471-5550", []),
]


@pytest.mark.parametrize(
    ("text", "values"),
    [*WHO_ACTS, *SCOPES, *CONTENTS, *LIMITS, *SINGLE_THINGS, *NAMES],
    ids=str,
)
def test_which_numbers_count(text: str, values: list[float]) -> None:
    assert [record.value for record in records_of(text) if record.measure != "deadline"] == values


# (text, (value, change, comparator) of each record)
MOVED = [
    ("- reduction of waste by approx. 30% by 2030 compared to 2010", [(30, "decrease", "~")]),
    ("- improvement of the heat use of mills by 25% by 2030", [(25, "increase", "=")]),
    ("- lowering of coal use by 23% by 2030", [(23, "decrease", "=")]),
    ("- reduction of waste to 30 tons by 2030", [(30, "level", "=")]),
    ("Waste in 2023 was found to be 12% lower than in 2020.", [(12, "decrease", "=")]),
    ("In 2023 the value has grown close to 7 billion yuan.", [(7e9, "level", "~")]),
    ("In 2023 the value has grown by close to 7 billion yuan.", [(7e9, "increase", "~")]),
    ("By 2030 waste will not exceed a budget of 900 tons.", [(900, "level", "<=")]),
    (
        "In 2023 the county saw 38 floods, a decrease of 11 cases from a year ago.",
        [(38, "level", "="), (11, "decrease", "=")],
    ),
    (
        "This can raise the yearly income of 900 poor herders by not less than 700 yuan.",
        [(900, "level", "="), (700, "increase", ">=")],
    ),
]


@pytest.mark.parametrize(("text", "read"), MOVED)
def test_what_moves(text: str, read: list[tuple[float, str, str]]) -> None:
    records = [record for record in records_of(text) if record.measure != "deadline"]
    assert [(record.value, record.change, record.comparator) for record in records] == read


def test_third_item_of_a_list() -> None:
    text = "(a) To halve waste by 2030.\n(b) To plant 40 ha by 2030.\n(c) To lay 12 km of pipe by 2030.\n(c) 2024 R"
    assert [record.value for record in records_of(text)][1:] == [40, 12]


# (text, (value, kind) of each record)
KINDS = [
    ("The plan had called for windmills to cover 9% of needs by 2030.", [(9, "target")]),
    ("The county called for help in May 2023 and moved 90 families.", [(90, "result")]),
    ("The fleet, which is already more than 40% electric, will be renewed.", [(40, "result")]),
    ("By 2027, more than 40% of the fleet will be electric.", [(40, "target")]),
]


@pytest.mark.parametrize(("text", "read"), KINDS)
def test_target_or_result(text: str, read: list[tuple[float, str]]) -> None:
    assert [(record.value, record.kind) for record in records_of(text) if record.measure != "deadline"] == read


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ("Up to the end of May 2022, 31,000 dumps have been found.", "result"),
        ("Up to the end of May 2027, 31,000 dumps will be found.", "target"),
    ],
)
def test_done_by_a_day_after_the_year_that_a_text_names_most(last: str, kind: str) -> None:
    """Only the text tells its year, and it may be later than the year that it names most."""
    text = f"The check began in March 2021, was widened in June 2021 and paused in October 2021. {last}"
    assert [record.kind for record in extract(read_text(text, language="en"))] == [kind]


# (text, (value, unit) of each record)
PER_PERSONS = [
    (
        "By 2026, raise the number of beds to 2.5 per thousand elderly people.",
        [(2.5, "bed per thousand elderly people")],
    ),
    ("The number of nurses per thousand residents will reach 0.7 by 2026.", [(0.7, "nurse per thousand residents")]),
    (
        "In 2023 the number of licensed doctors per 1,000 people rose from 3.1 to 3.4.",
        [(3.1, "doctor per 1,000 people"), (3.4, "doctor per 1,000 people")],
    ),
    ("By 2026 inventions per 10,000 people will reach 12.5.", [(12.5, "invention per 10,000 people")]),
    ("In 2023 the birth rate was 6.5 per thousand.", [(0.65, "%")]),
    ("In 2023 the heat index per 1,000 households was 0.7.", [(0.7, "")]),
    ("In 2023 the losses were 6.5 per thousand in the north.", [(0.65, "%")]),
]


@pytest.mark.parametrize(("text", "read"), PER_PERSONS)
def test_things_per_thousand_persons(text: str, read: list[tuple[float, str]]) -> None:
    assert [(record.value, record.unit) for record in records_of(text)] == read


# (text, (value, unit) of each record)
RATES_OF_COUNTS = [
    ("In 2023, 30 flights a day were added.", [(30, "flight")]),
    ("In 2023, 30 flights per week were added.", [(30, "flight")]),
    ("In 2023, 3 dozen towns were served.", [(36, "town")]),
    ("In 2023, half a million homes were heated.", [(5e5, "home")]),
    ("In 2023, 120,000 hectolitres of wine were made.", [(120000, "hL")]),
    ("In 2023 the index fell 5 points to 3,208.", [(5, ""), (3208, "")]),
    ("In 2023 the share fell 5 points to 40%.", [(5, "pp"), (40, "%")]),
    ("In 2023 the index rose 2 percentage points.", [(2, "pp")]),
]


@pytest.mark.parametrize(("text", "read"), RATES_OF_COUNTS)
def test_units_of_counts(text: str, read: list[tuple[float, str]]) -> None:
    assert [(record.value, record.unit) for record in records_of(text)] == read


def test_work_is_no_limit() -> None:
    text = "In 2023, 50,000 square kilometers of erosion were controlled, and losses were controlled at 3%."
    assert [record.comparator for record in records_of(text)] == ["=", "<="]
