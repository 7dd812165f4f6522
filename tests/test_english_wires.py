"""English: who issues a notice, the bare day of a wire, terms, ages and sizes count nothing; finished ways do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts

pytestmark = pytest.mark.usefixtures("rules_only")


def values_of(text: str) -> list[float | None]:
    facts = Facts(report_year=2024, published="2024-03-05", language="en")
    records = extract(replace(read_text(text, language="en"), facts=facts))
    return [record.value for record in records if record.measure != "deadline"]


# (text, the values of its records)
ISSUERS = [
    ('In May 2023, nine departments including the Forest Bureau issued the "Plan for Quiet Roads".', []),
    ("In 2021, eight ministries and commissions such as the Board of Trade promulgated the rules.", []),
    ("Seven departments, including the Ministry of Ships, have put forward the following opinions.", []),
    ("The Bureau of Parks and 5 other units have jointly signed the agreement.", []),
    ("In 2023 the county government organized 11 departments to inspect kilns.", []),
    ("Led by the Office of Lakes, 14 departments such as police and transport worked together on the check.", []),
    ("The joint meeting system has 13 member units.", []),
    ("In 2023, 14 departments including the Bureau of Lakes were fined.", [14]),
    ("In 2023, six agencies including our own moved to green power.", [6]),
    ("In 2023 nine departments finished the digital register.", [9]),
    ("In 2023 the check found problems in seven departments.", [7]),
    ("Relying on the lake school and two mills, 40 courses were held in 2023.", [40]),
]
DAYS = [
    ("Elm News Agency, Dover, May 6 (Reporter Ann Lee) reporter 6 from the Bureau was told that the dam is safe.", []),
    ("Xinhua News Agency, Lanzhou, May 25 (Reporter Du Zhe) 24, 30 new mills opened in Lanzhou.", [30]),
    ("Chinanews Hefei, April 12 (Zhao Min) 11, the first 41 mills moved into the park.", [41]),
    ("(Reporter Sun Li, correspondent Tao Qi) 8, the reporter learned that 12 piers were closed in 2023.", [12]),
    ("The reporter 14 learned from the forest office that 300 mu of reeds were planted in 2023.", [300]),
    ("According to the Ministry of Lakes 25 news, the flood has receded.", []),
    ("The Ministry of Lakes announced 25 that it checked 210 dams in 2023.", [210]),
    ("The Ministry of Lakes said on the 25 that it checked 210 dams in 2023.", [210]),
    ("The Ministry of Lakes held a press conference 25, saying that it checked 210 dams in 2023.", [210]),
    ("(Reporter Ma Lin) 17 mills were closed in 2023.", [17]),
    ("In 2023, 26 mills reported that they had closed.", [26]),
    ("By 2030 people will eat 25% less meat.", [25]),
    ("By 2026 households can save 25% of energy.", [25]),
    ("In 2023 meters were fitted in 2040 households.", [2040]),
]
TERMS = [
    ("In principle the implementation period is 15 years.", []),
    ("The concession period shall not exceed 30 years.", []),
    ("By 2025 extend the guarantee period to 12 months.", [12]),
    ("In 2023, 40% of people aged 65 and over had a family doctor.", [40]),
    ("In 2023, fees for children under 6 years of age were raised in 24 towns.", [24]),
    ("In 2023, subsidies were paid to 31,000 people aged over 80.", [31000]),
    ("The river section has a weight of 15 percent.", []),
    ("The weight of the work report accounts for 30 points.", []),
    ("In 2023 the total weight of waste fell by 4.2%.", [4.2]),
    ("The capacity of a single unit shall not be more than 4,000 kilowatts.", []),
    ("Put up rails on road sections with a drop of more than 4 meters near the river.", []),
    ("The law allows companies to defer 40% of their duty for two years.", []),
    ("Operators can use credits for up to 6% of their emissions.", []),
    ("By 2026, utilities can cover 60% of demand from wind.", [60]),
    ("Each township is to have at least 1 general library by 2026.", [1]),
    ("By 2027, 100% of passenger ships above 1,500 gross tons will use shore power.", [100]),
    ("By 2026, 80% of the parks with more than 100 enterprises will be linked.", [80]),
]
NORMS = [
    ("The expert group, composed of 9 members from 4 provinces, reviewed the plan.", []),
    ("The distance between two stations should not exceed 50 kilometers.", []),
    ("The threshold for large emitters is 50,000 tonnes.", []),
    ("The penalty is 100 euros per tonne of excess emissions.", []),
    ("Article 5 allows the minister to levy a charge of up to 2% on imports.", []),
    ("It repeals 12 earlier laws.", []),
    ("The first prize is 5,000 yuan.", []),
    ("The assessment of the completion of the tasks accounts for 30 points.", []),
    ("In 2023 the distance walked by patrols was 90 kilometers.", [90]),
    ("She planted 3,000 trees on the slope by hand.", []),
    ("He said that 30 wells were dug in 2023.", [30]),
    ("In 2023 the head of the hall told reporters that 30 wells were dug.", [30]),
    ("In 2023 three offices jointly issued a plan, which requires that each town builds 2 wells by 2026.", [2]),
    ("Large farms will reach 100% one year ahead of time.", [100]),
]
SCENES = [
    ("A farmer in Rushby County used sludge to water 20 mu of beans, each mu saved 90 yuan of cost.", []),
    ("A herder from Dale now keeps 300 sheep and made 40,000 yuan in 2023.", []),
    ("A total of 900 farmers were trained in 2023.", [900]),
    ("Two white drones flew over the fields.", []),
    ("In 2023, nine new drones were bought.", [9]),
    ("The canal passes through 5 counties and will be finished this year.", []),
    ("In this area of more than 4,000 hectares of reeds live cranes.", []),
    ("In 2023, 4,000 seats were added in nurseries.", [4000]),
    ("The Elm Tunnel, with a total length of about 18.9 kilometers, was completed on March 2, 2024.", [18.9]),
    ("In 2023 the tunnel, 12 kilometers long, was opened to traffic.", [12]),
    ("The tunnel is 12 kilometers long.", []),
]


@pytest.mark.parametrize(("text", "values"), [*ISSUERS, *DAYS, *TERMS, *NORMS, *SCENES])
def test_which_numbers_count(text: str, values: list[float]) -> None:
    assert values_of(text) == values
