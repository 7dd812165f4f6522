"""Numbers, units and changes as summaries of other countries' policies tell them."""

from __future__ import annotations

import pytest

from policymine import extract, read_text
from policymine.records import Record


def records_of(text: str) -> list[Record]:
    return extract(read_text(text, language="en"))


# (text, (value, unit) of each record)
VALUES = [
    # a decimal comma before a unit, and commas that are none
    ("The shares of gas are: mills: 14,35%, homes: 9,2%.", [(14.35, "%"), (9.2, "%")]),
    ("In 2019 the turbines had a total capacity of 6,4 MW.", [(6.4, "MW")]),
    ("In 2019 the emissions were 71,28 ktCO2e.", [(71.28, "ktCO2e")]),
    ("In 2019 the output was 1,250 MW.", [(1250, "MW")]),
    # a space that slipped in, a point behind a currency, an adjective before a unit
    ("In 2019 the town got 20, 000 lamps.", [(20000, "lamp")]),
    ("In 2019 the grant was Rs.5000 crore.", [(50000000000, "INR")]),
    ("It aims to generate 90 electric MW and 60 thermal MW by 2030.", [(90, "MW"), (60, "MW")]),
    ("The price was 1373 yuan per MT of flour in 2019.", [(1373, "yuan/t")]),
    # a letter for millions behind a space, and words in quotation marks
    (
        "In 2019 it spent EUR 9.22 m on locks and 4 m euros on 5 m of rope.",
        [(9220000, "EUR"), (4000000, "EUR"), (5, "m")],
    ),
    ('By 2030 it is to set up 400 "model villages".', [(400, "model village")]),
    ("Decree No 1567K/21/MEM/2018 sets a target of 23% by 2030 (page 30, point 4).", [(23, "%")]),
    # numbers of sections, sizes of the things of a kind, and who does something
    ("Under Sections 30 or 31 of the Act (2011: 318) it paid 5 million euros.", [(5000000, "EUR")]),
    ("Buildings (more than 1,500 m2) must be audited. In 2019 audits cost 5 million euros.", [(5000000, "EUR")]),
    (
        "In 2019 halls of 1,500 m2 were audited by 90 specially trained consultants.",
        [(1500, "m2"), (90, "trained consultant")],
    ),
    # a range that is written from high to low
    ("The share of peat was 48 - 44% in 2019.", [(44, "%")]),
    # currencies by name, and what a sum in two currencies is per
    ("In 2019 the fund got 4 billion Icelandic kronur.", [(4000000000, "ISK")]),
    ("In 2019 the fund got PTA 90 million and SKR 8 million.", [(90000000, "ESP"), (8000000, "SEK")]),
    ("In 2019 the levy was EUR 30 (USD 33) per tonne.", [(30, "EUR/t"), (33, "USD/t")]),
    ("In 2019 the fare was NOK 12 (EUR 1.1) and NOK 20 by night.", [(12, "NOK"), (1.1, "EUR"), (20, "NOK")]),
    # what a text counts in gigagrams stays so
    ("In 2019 the emissions were 8,120 Gg CO2e.", [(8120, "GgCO2e")]),
    ("In 2019 heat demand was 61.5 MToe.", [(61.5, "Mtoe")]),
    # a year behind a name in capitals, and wheels
    ("The LTS 2050 marks a start for towns.", []),
    ("By 2030 the town is to have 400 electric three wheelers.", [(400, "electric three wheeler")]),
    ("The act shall apply to mills with an input of more than 1 MW and less than 50 MW.", []),
    # how large all are together is no threshold
    ("By 2030 it will build wind parks with total capacity of up to 70 MW.", [(70, "MW")]),
    ("When buying a car with a price of up to 30,000 euros, owners get 2,000 euros.", [(2000, "EUR")]),
]


@pytest.mark.parametrize(("text", "read"), VALUES)
def test_values(text: str, read: list[tuple[float, str]]) -> None:
    assert [(record.value, record.unit) for record in records_of(text)] == read


# (text, (value, change) of each record)
CHANGES = [
    ("It proposes to cut waste by 30% (6,500 t) by 2030.", [(30, "decrease"), (6500, "decrease")]),
    ("The target is a 15% reduction (21.5 Mt) by 2030.", [(15, "decrease"), (21.5, "decrease")]),
    ("The target is a 1% average annual reduction in heat use.", [(1, "decrease")]),
    ("It expects 12% demand reduction (final heat demand) by 2030.", [(12, "decrease")]),
    ("By 2030 it expects 12% emissions reductions below 2010 levels.", [(12, "decrease")]),
    ("The state sets 4% of heat demand reduction unconditionally by 2030.", [(4, "decrease")]),
    ("Heat savings by 2030: 7 million toe", [(7000000, "decrease")]),
    ("Reduction of heat intensity: 20% by 2030.", [(20, "decrease")]),
    ("The savings bank held 20% of the loans in 2019.", [(20, "level")]),
    ("In 2019 mills made up 40% of emission reductions.", [(40, "level")]),
    # the parts of a move
    (
        "The capacity will grow by 50 MW by 2030: wind 30 MW and peat 20 MW.",
        [(50, "increase"), (30, "increase"), (20, "increase")],
    ),
    (
        "The capacity will grow by 50 MW by 2030: wind had 80 MW and peat 20 MW in 2019.",
        [(50, "increase"), (80, "level"), (20, "level")],
    ),
    # a list whose head is a move
    (
        "The emission cuts by 2030 are: 5% in transport, 9% in waste and 7% in homes.",
        [(5, "decrease"), (9, "decrease"), (7, "decrease")],
    ),
    ("The aim is to cut losses by 20% by 2030, or an average of 4% a year.", [(20, "decrease"), (4, "decrease")]),
    ("The state will increase the harbor funds once by 2 billion euros in 2030.", [(2000000000, "increase")]),
    ("It aims to increase the use of wood 3 times by 2030.", [(3, "increase")]),
    # one more value behind "by", or with a date of its own
    (
        "It aims to cut waste by 20% in mills (5% unconditionally and 15% conditionally) and by 10% in homes by 2030.",
        [(20, "decrease"), (5, "decrease"), (15, "decrease"), (10, "decrease")],
    ),
    (
        "It will cut emissions at the following reduction rates: 17% by 2026; 39% by 2031.",
        [(17, "decrease"), (39, "decrease")],
    ),
    ("It targets the drop in the use of oil, gas and coal by 33% by 2030.", [(33, "decrease")]),
    ("The capacity of mills must be increased at least up to 9 MW by 2030.", [(9, "level")]),
    # a goal that is raised in its own unit
    (
        "It aims to cut 180 t (18%) of its waste by 2030 and to increase this target to 240 t.",
        [(180, "decrease"), (18, "decrease"), (240, "decrease")],
    ),
]


@pytest.mark.parametrize(("text", "read"), CHANGES)
def test_changes(text: str, read: list[tuple[float, str]]) -> None:
    assert [(record.value, record.change) for record in records_of(text)] == read


# (text, the deadlines of its records)
DEADLINES = [
    ("The measures include a ban on new registration of diesel boats by 2032.", ["2032-12-31"]),
    ("The vision is achieving full literacy by 2031 in all towns, with four pillars:\nSchools.", ["2031-12-31"]),
    ("By 2031 the following works are to be completed:\nLocks.", []),
    ("The law sets forth targets for wind use by 2026 and 2031.", []),
    ("The decree establishes goals due to be reached by 2031.", []),
    ("The law sets the goal of a coal phase-out by 2031.", ["2031-12-31"]),
    ("The strategy for ports in Dale for the period of 2021-2025 and until 2031, which aims at cheap berths.", []),
]


@pytest.mark.parametrize(("text", "due"), DEADLINES)
def test_deadlines(text: str, due: list[str]) -> None:
    assert [record.deadline for record in records_of(text)] == due
