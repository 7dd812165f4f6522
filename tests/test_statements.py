"""Sentences and their records, one line for each construction: the table of records.md in examples.

Every sentence is read on its own, as if it stood in a document of 1 March 2024.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import pytest
import regex

from policymine import Block, Document, Facts, Record, extract, read_text

Y22, Y23 = "2022-01-01/2022-12-31", "2023-01-01/2023-12-31"


pytestmark = pytest.mark.usefixtures("rules_only")


class Row(NamedTuple):
    """What is expected of one record.

    Attributes:
        value_text: The value as the sentence has it.
        core: Kind, measure, change and comparator.
        value: The value, or both ends of a range; None for a deadline.
        unit: The unit.
        indicator: Words that the indicator must hold, in their order.
        when: The deadline of a target, ``start/end`` of a result.
    """

    value_text: str
    core: str
    value: float | tuple[float, float] | None
    unit: str
    indicator: str
    when: str


R = Row
EN: list[tuple[str, list[Row]]] = [
    # ---- lists whose members have verbs, parts or dates of their own
    (
        "In 2024, cuts of 40 tons in lead and 25 tons in zinc are planned.",
        [
            R("40", "target amount decrease =", 40, "t", "lead", "2024-12-31"),
            R("25", "target amount decrease =", 25, "t", "zinc", "2024-12-31"),
        ],
    ),
    (
        "In 2025, plant 30 orchards and control pests on 90 hectares.",
        [
            R("30", "target count level =", 30, "orchard", "orchards", "2025-12-31"),
            R("90", "target amount level =", 90, "ha", "pests", "2025-12-31"),
        ],
    ),
    (
        "In 2025, add 40 ferries, afforest 700 hectares and dredge 3 canals.",
        [
            R("40", "target count level =", 40, "ferry", "ferries", "2025-12-31"),
            R("700", "target amount level =", 700, "ha", "afforestation", "2025-12-31"),
            R("3", "target count level =", 3, "canal", "canals", "2025-12-31"),
        ],
    ),
    (
        "In all 500 boats will be sold, including 200 in 2024 and 300 in 2025.",
        [
            R("500", "target count level =", 500, "boat", "boats", ""),
            R("200", "target count level =", 200, "boat", "boats", "2024-12-31"),
            R("300", "target count level =", 300, "boat", "boats", "2025-12-31"),
        ],
    ),
    (
        "The city will pave 80 km of roads, and use of barges will double from the 40 tons per day of 2021.",
        [
            R("80", "target amount level =", 80, "km", "roads", ""),
            R("double", "target multiple increase =", 1, "times", "use of barges", ""),
            R("40", "result amount level =", 40, "t/d", "barges", "2021-01-01/2021-12-31"),
        ],
    ),
    (
        "90 wells were drilled, 35 have been lined, and the lining of the other wells will be completed by June 2025.",
        [
            R("90", "result count level =", 90, "well", "wells", "/"),
            R("35", "result count level =", 35, "well", "wells", "/"),
            R("by June 2025", "target deadline level =", None, "", "lining of the other wells", "2025-06-30"),
        ],
    ),
    (
        "In 2025 the days with fog will be down by 20%.",
        [R("20%", "target percent decrease =", 20, "%", "days with fog", "2025-12-31")],
    ),
    (
        "The reuse rate will reach two thirds in 2025.",
        [R("two thirds", "target percent level =", 66.6667, "%", "reuse rate", "2025-12-31")],
    ),
    (
        "By 2026 the days with fog will be down by half compared with the 30 days of 2021.",
        [R("half", "target percent decrease =", 50, "%", "days with fog", "2026-12-31")],
    ),
    (
        "In 2023, 90 wells were drilled and 35 were lined.",
        [
            R("90", "result count level =", 90, "well", "wells drilled", Y23),
            R("35", "result count level =", 35, "well", "wells lined", Y23),
        ],
    ),
    (
        "In 2025, add 300 kW of wave power.",
        [R("300", "target amount level =", 300, "kW", "wave power added", "2025-12-31")],
    ),
    (
        "In 2025, newly install 300 kW of wave power.",
        [R("300", "target amount level =", 300, "kW", "wave power newly installed", "2025-12-31")],
    ),
    # ---- deadlines without a number
    (
        "The old mill, a ruin on the pier, should have been moved by June 2023 and is now to be moved by May 2025.",
        [
            R("by June 2023", "target deadline level =", None, "", "old mill moved", "2023-06-30"),
            R("by May 2025", "target deadline level =", None, "", "old mill moved", "2025-05-31"),
        ],
    ),
    (
        "The wells will be brought into use by May 2025.",
        [R("by May 2025", "target deadline level =", None, "", "wells brought into use", "2025-05-31")],
    ),
    (
        'Asked about the mill, she said: "It will be moved before the end of May 2025."',
        [R("before the end of May 2025", "target deadline level =", None, "", "mill moved", "2025-05-31")],
    ),
    # ---- ranks that say in what
    (
        "In 2025, strive for the care of trees to rank among the top five in the province.",
        [R("five", "target rank level <=", 5, "", "care of trees", "2025-12-31")],
    ),
    (
        "In 2025, strive to rank fifth or better in the province for bird counts.",
        [R("fifth", "target rank level =", 5, "", "bird counts", "2025-12-31")],
    ),
    (
        "In 2025, stay among the top four of the county in river cleaning.",
        [R("four", "target rank level <=", 4, "", "river cleaning", "2025-12-31")],
    ),
    (
        "Ranked by tree cover, Elm Town came second in the county in 2023.",
        [R("second", "result rank level =", 2, "", "tree cover", Y23)],
    ),
    (
        "In the provincial ranking for tree cover the town slipped from fourth to ninth in 2023.",
        [
            R("fourth", "result rank level =", 4, "", "tree cover", Y23),
            R("ninth", "result rank level =", 9, "", "tree cover", Y23),
        ],
    ),
    (
        "By 2025, lift the water quality to Class II.",
        [R("II", "target rank level =", 2, "", "water quality", "2025-12-31")],
    ),
    ("In 2023 Elm Lake remained in Class IV.", [R("IV", "result rank level =", 4, "", "Elm Lake", Y23)]),
    ("By 2026 Elm Lake will be Class III.", [R("III", "target rank level =", 3, "", "Elm Lake", "2026-12-31")]),
    # ---- budgets
    (
        "The grants and loans will add up to a 38 billion yuan deficit in 2025.",
        [R("38 billion", "target money level =", 38e9, "yuan", "deficit", "2025-12-31")],
    ),
    # ---- counts of things done or planned
    (
        "In 2023, the county completed rural sewage treatment in 46 natural villages.",
        [R("46", "result count level =", 46, "natural village", "rural sewage treatment", Y23)],
    ),
    (
        "In 2023, 31 rectification tasks were completed.",
        [R("31", "result count level =", 31, "rectification task", "rectification tasks", Y23)],
    ),
    (
        "By the end of 2025, the city will build 12 hydrogen stations.",
        [R("12", "target count level =", 12, "hydrogen station", "hydrogen stations", "2025-12-31")],
    ),
    (
        "In 2024, the city will complete the survey in 29 districts.",
        [R("29", "target count level =", 29, "district", "survey", "2024-12-31")],
    ),
    (
        "In 2023, 68 cities met the standard.",
        [R("68", "result count level =", 68, "city", "cities", Y23)],
    ),
    (
        "In 2023 the city built three parks.",
        [R("three", "result count level =", 3, "park", "parks", Y23)],
    ),
    (
        "By 2026, at least one charging station will be built in each township.",
        [R("one", "target count level >=", 1, "charging station", "charging station", "2026-12-31")],
    ),
    (
        "By 2027 the county will have 5 to 8 compost plants.",
        [R("5 to 8", "target count level range", (5, 8), "compost plant", "compost plants", "2027-12-31")],
    ),
    (
        "In 2023 the city added 310 electric buses and scrapped 1,150 diesel trucks.",
        [
            R("310", "result count level =", 310, "electric bus", "electric buses", Y23),
            R("1,150", "result count level =", 1150, "diesel truck", "diesel trucks", Y23),
        ],
    ),
    (
        "In 2023 the inspection found 45 violations.",
        [R("45", "result count level =", 45, "violation", "violations", Y23)],
    ),
    # ---- levels and rates
    (
        "The safe utilization rate of polluted farmland will reach more than 93% by 2025.",
        [R("93%", "target percent level >=", 93, "%", "safe utilization rate of polluted farmland", "2025-12-31")],
    ),
    (
        "The utilization rate of straw remained above 92% in 2023.",
        [R("92%", "result percent level >=", 92, "%", "utilization rate of straw", Y23)],
    ),
    (
        "The water quality compliance rate of the springs remained at 100% in 2023.",
        [R("100%", "result percent level =", 100, "%", "water quality compliance rate of the springs", Y23)],
    ),
    (
        "By 2025, keep PM2.5 below 28 micrograms per cubic meter.",
        [R("28", "target amount level <=", 28, "ug/m3", "PM2.5", "2025-12-31")],
    ),
    (
        "By 2025 the city will control PM2.5 at 30 micrograms per cubic meter.",
        [R("30", "target amount level <=", 30, "ug/m3", "PM2.5", "2025-12-31")],
    ),
    (
        "Coal consumption shall not exceed 21 million tons by 2025.",
        [R("21 million", "target amount level <=", 21e6, "t", "Coal consumption", "2025-12-31")],
    ),
    (
        "The number of heavily polluted days shall not exceed 3 days in 2024.",
        [R("3", "target amount level <=", 3, "d", "heavily polluted days", "2024-12-31")],
    ),
    (
        "By 2025, the target for the recycling rate is 65%.",
        [R("65%", "target percent level =", 65, "%", "recycling rate", "2025-12-31")],
    ),
    (
        "In 2023, days with good air numbered 321.",
        [R("321", "result amount level =", 321, "d", "days with good air", Y23)],
    ),
    (
        "By 2027, at least 95 percent of townships will have a waste station.",
        [R("95 percent", "target percent level >=", 95, "%", "townships", "2027-12-31")],
    ),
    # ---- amounts and money
    (
        "In 2022 the city planted 1.36 million mu of forest.",
        [R("1.36 million", "result amount level =", 1.36e6, "mu", "forest", Y22)],
    ),
    (
        "In 2023 the city phased out 350,000 tons of cement capacity.",
        [R("350,000", "result amount level =", 350000, "t", "cement capacity", Y23)],
    ),
    (
        "In 2023, wetlands were restored on 2,400 mu.",
        [R("2,400", "result amount level =", 2400, "mu", "wetlands", Y23)],
    ),
    (
        "By the end of 2025 a further 30 km of pipe will be laid.",
        [R("30", "target amount level =", 30, "km", "pipe", "2025-12-31")],
    ),
    (
        "In 2023, the county invested 2.4 billion yuan in river dredging.",
        [R("2.4 billion", "result money level =", 2.4e9, "yuan", "river dredging", Y23)],
    ),
    (
        "The fund of US$ 40 million was set up in 2022.",
        [R("40 million", "result money level =", 40e6, "USD", "fund", Y22)],
    ),
    (
        "The plant, with a capacity of 40,000 tons per day, was put into operation in 2023.",
        [R("40,000", "result amount level =", 40000, "t/d", "capacity of plant", Y23)],
    ),
    # ---- changes
    (
        "By 2025, energy consumption per unit of GDP will be reduced by 13.5% compared with 2020.",
        [R("13.5%", "target percent decrease =", 13.5, "%", "energy consumption per unit of GDP", "2025-12-31")],
    ),
    (
        "By 2025, the ozone concentration will be reduced to 150 micrograms per cubic meter.",
        [R("150", "target amount level =", 150, "ug/m3", "ozone concentration", "2025-12-31")],
    ),
    (
        "By 2025, increase the green space by another 2 percentage points.",
        [R("2 percentage points", "target points increase =", 2, "pp", "green space", "2025-12-31")],
    ),
    (
        "By 2025, reduce ammonia nitrogen by more than 900 tons.",
        [R("900", "target amount decrease >=", 900, "t", "ammonia nitrogen", "2025-12-31")],
    ),
    (
        "In 2023, ammonia nitrogen emissions were reduced by 640 tons.",
        [R("640", "result amount decrease =", 640, "t", "ammonia nitrogen emissions", Y23)],
    ),
    (
        "In 2023, the emission of chemical oxygen demand dropped 3.4 percent.",
        [R("3.4 percent", "result percent decrease =", 3.4, "%", "emission of chemical oxygen demand", Y23)],
    ),
    (
        "In 2023, a 4% increase in green space was recorded.",
        [R("4%", "result percent increase =", 4, "%", "green space", Y23)],
    ),
    (
        "In 2023, a drop of 3.8% in PM10 was recorded.",
        [R("3.8%", "result percent decrease =", 3.8, "%", "PM10", Y23)],
    ),
    (
        "In 2023, emissions were 3.4 percent lower than in 2020.",
        [R("3.4 percent", "result percent decrease =", 3.4, "%", "emissions", Y23)],
    ),
    (
        "In 2023 PM10 improved by 7.5% year-on-year.",
        [R("7.5%", "result percent decrease =", 7.5, "%", "PM10", Y23)],
    ),
    (
        "In 2023, water use per 10,000 yuan of GDP fell by 4.4%.",
        [R("4.4%", "result percent decrease =", 4.4, "%", "water use per 10,000 yuan of GDP", Y23)],
    ),
    # ---- shares and multiples in words
    ("In 2023, half of the boilers were replaced.", [R("half", "result percent level =", 50, "%", "boilers", Y23)]),
    (
        "In 2023, two thirds of the villages were connected to the network.",
        [R("two thirds", "result percent level =", 66.67, "%", "villages", Y23)],
    ),
    (
        "In 2023 emissions were cut by half.",
        [R("half", "result percent decrease =", 50, "%", "emissions", Y23)],
    ),
    (
        "By 2026, the output of the park will double.",
        [R("double", "target multiple increase =", 1, "times", "output of the park", "2026-12-31")],
    ),
    (
        "By 2030 the installed wind capacity will triple.",
        [R("triple", "target multiple increase =", 2, "times", "installed wind capacity", "2030-12-31")],
    ),
    (
        "In 2023, recycled straw accounted for 86% of the straw produced.",
        [R("86%", "result percent level =", 86, "%", "recycled straw", Y23)],
    ),
    # ---- ranks and classes
    ("In 2023 the city ranked fourth in the province.", [R("fourth", "result rank level =", 4, "", "", Y23)]),
    ("In 2023 the city was among the top ten in the country.", [R("ten", "result rank level <=", 10, "", "", Y23)]),
    (
        "In 2023 the water quality of Mirror Lake was stable at Class II.",
        [R("II", "result rank level =", 2, "", "water quality of Mirror Lake", Y23)],
    ),
    # ---- a level and its change
    (
        "In 2023 the average PM2.5 concentration was 31.4 micrograms per cubic meter, a year-on-year decrease of 5.2%.",
        [
            R("31.4", "result amount level =", 31.4, "ug/m3", "average PM2.5 concentration", Y23),
            R("5.2%", "result percent decrease =", 5.2, "%", "average PM2.5 concentration", Y23),
        ],
    ),
    (
        "In 2023, the forest coverage rate reached 38.5 percent, up 0.6 percentage points from the previous year.",
        [
            R("38.5 percent", "result percent level =", 38.5, "%", "forest coverage rate", Y23),
            R("0.6 percentage points", "result points increase =", 0.6, "pp", "forest coverage rate", Y23),
        ],
    ),
    (
        "In 2023, the share of renewable power was 31.2%, 2.4 percentage points higher than the previous year.",
        [
            R("31.2%", "result percent level =", 31.2, "%", "share of renewable power", Y23),
            R("2.4 percentage points", "result points increase =", 2.4, "pp", "share of renewable power", Y23),
        ],
    ),
    (
        "In 2023, PM2.5 fell 4.1% to 29 micrograms per cubic meter.",
        [
            R("4.1%", "result percent decrease =", 4.1, "%", "PM2.5", Y23),
            R("29", "result amount level =", 29, "ug/m3", "PM2.5", Y23),
        ],
    ),
    (
        "In 2023, investment reached 3.2 billion yuan(an increase of 12% year-on-year).",
        [
            R("3.2 billion", "result money level =", 3.2e9, "yuan", "investment", Y23),
            R("12%", "result percent increase =", 12, "%", "investment", Y23),
        ],
    ),
    # ---- a milestone beside the value
    (
        "In 2023 the clean heating rate reached 91.2%, exceeding 90% for the first time.",
        [
            R("91.2%", "result percent level =", 91.2, "%", "clean heating rate", Y23),
            R("90%", "result percent level >=", 90, "%", "clean heating rate", Y23),
        ],
    ),
    # ---- from one value to another
    (
        "The share of clean heating rose from 52.3% in 2020 to 71.8% in 2023.",
        [
            R("52.3%", "result percent level =", 52.3, "%", "share of clean heating", "2020-01-01/2020-12-31"),
            R("71.8%", "result percent level =", 71.8, "%", "share of clean heating", Y23),
        ],
    ),
    (
        "In 2023 the share of clean heating rose from 52.3% to 71.8%.",
        [
            R("52.3%", "result percent level =", 52.3, "%", "share of clean heating", "*"),
            R("71.8%", "result percent level =", 71.8, "%", "share of clean heating", Y23),
        ],
    ),
    # ---- respectively
    (
        "In 2023, sulfur dioxide and nitrogen oxide emissions fell by 6.1% and 4.7% respectively.",
        [
            R("6.1%", "result percent decrease =", 6.1, "%", "sulfur dioxide", Y23),
            R("4.7%", "result percent decrease =", 4.7, "%", "nitrogen oxide", Y23),
        ],
    ),
    (
        "By 2025, the coverage of sewage networks, garbage collection and clean toilets will reach 90%, 95% and 85%, "
        "respectively.",
        [
            R("90%", "target percent level =", 90, "%", "coverage of sewage networks", "2025-12-31"),
            R("95%", "target percent level =", 95, "%", "coverage of garbage collection", "2025-12-31"),
            R("85%", "target percent level =", 85, "%", "coverage of clean toilets", "2025-12-31"),
        ],
    ),
    (
        "In 2025 and 2030, the share of electric buses will reach 45% and 80% respectively.",
        [
            R("45%", "target percent level =", 45, "%", "share of electric buses", "2025-12-31"),
            R("80%", "target percent level =", 80, "%", "share of electric buses", "2030-12-31"),
        ],
    ),
    # ---- one value for each of several, and for all together
    (
        "By 2025, coal use and cement output will both be cut by 8%.",
        [
            R("8%", "target percent decrease =", 8, "%", "coal use", "2025-12-31"),
            R("8%", "target percent decrease =", 8, "%", "cement output", "2025-12-31"),
        ],
    ),
    (
        "By 2025, coal use and cement output will be cut by 8%.",
        [R("8%", "target percent decrease =", 8, "%", "coal use and cement output", "2025-12-31")],
    ),
    # ---- X of the Y, totals and parts
    (
        "Of the 1,240 complaints received in 2023, 1,198 were settled and 42 are pending.",
        [
            R("1,240", "result count level =", 1240, "complaint", "complaints received", Y23),
            R("1,198", "result count level =", 1198, "complaint", "complaints", Y23),
            R("42", "result count level =", 42, "complaint", "complaints", Y23),
        ],
    ),
    (
        "In 2023, 18 of the 25 outfalls were sealed.",
        [
            R("18", "result count level =", 18, "outfall", "outfalls sealed", Y23),
            R("25", "result count level =", 25, "outfall", "outfalls", Y23),
        ],
    ),
    (
        "In 2023, the city closed 64 kilns, including 40 brick kilns and 24 lime kilns.",
        [
            R("64", "result count level =", 64, "kiln", "kilns closed", Y23),
            R("40", "result count level =", 40, "brick kiln", "brick kilns", Y23),
            R("24", "result count level =", 24, "lime kiln", "lime kilns", Y23),
        ],
    ),
    (
        "In 2023 the forest area was 3.1 million mu, of which natural forest 1.2 million mu.",
        [
            R("3.1 million", "result amount level =", 3.1e6, "mu", "forest area", Y23),
            R("1.2 million", "result amount level =", 1.2e6, "mu", "natural forest", Y23),
        ],
    ),
    (
        "In 2024 the budget will be 1.5 billion yuan, including 600 million yuan for water and 900 million yuan for "
        "soil.",
        [
            R("1.5 billion", "target money level =", 1.5e9, "yuan", "budget", "2024-12-31"),
            R("600 million", "target money level =", 600e6, "yuan", "water", "2024-12-31"),
            R("900 million", "target money level =", 900e6, "yuan", "soil", "2024-12-31"),
        ],
    ),
    # ---- lists
    (
        "In 2024, complete the renovation of 20 villages, lay 35 kilometers of pipes and treat 4 black ponds.",
        [
            R("20", "target count level =", 20, "village", "renovation of villages", "2024-12-31"),
            R("35", "target amount level =", 35, "km", "pipes", "2024-12-31"),
            R("4", "target count level =", 4, "black pond", "black ponds", "2024-12-31"),
        ],
    ),
    (
        "In 2023, GDP grew by 5.3% and the jobless rate stood at 4.9%.",
        [
            R("5.3%", "result percent increase =", 5.3, "%", "GDP", Y23),
            R("4.9%", "result percent level =", 4.9, "%", "jobless rate", Y23),
        ],
    ),
    (
        "By 2025, the rate of good water shall be no less than 90%, and the rate of bad water shall be controlled "
        "within 1%.",
        [
            R("90%", "target percent level >=", 90, "%", "rate of good water", "2025-12-31"),
            R("1%", "target percent level <=", 1, "%", "rate of bad water", "2025-12-31"),
        ],
    ),
    # ---- deadline commitments
    (
        "By the end of 2025, fully complete the cleanup of the old tannery.",
        [R("By the end of 2025", "target deadline level =", None, "", "cleanup of the old tannery", "2025-12-31")],
    ),
    (
        "The city will achieve carbon neutrality by 2055.",
        [R("by 2055", "target deadline level =", None, "", "carbon neutrality", "2055-12-31")],
    ),
    (
        "By the end of 2024, the transformation of all coal boilers will be completed.",
        [
            R(
                "By the end of 2024",
                "target deadline level =",
                None,
                "",
                "transformation of all coal boilers",
                "2024-12-31",
            )
        ],
    ),
    (
        "By June 2025, finish the dredging of the moat.",
        [R("By June 2025", "target deadline level =", None, "", "dredging of the moat", "2025-06-30")],
    ),
    # ---- periods
    (
        "As of the end of September 2023, 88 tasks had been completed.",
        [R("88", "result count level =", 88, "task", "tasks", "/2023-09-30")],
    ),
    (
        "Since 2021, the county has repaired 140 km of dikes.",
        [R("140", "result amount level =", 140, "km", "dikes", "2021-01-01/")],
    ),
    (
        "Since the 14th Five-Year Plan, 320 kilns have been shut down.",
        [R("320", "result count level =", 320, "kiln", "kilns", "2021-01-01/")],
    ),
    (
        "During the 14th Five-Year Plan period, the city will plant 50,000 mu of trees.",
        [R("50,000", "target amount level =", 50000, "mu", "trees", "2025-12-31")],
    ),
    (
        "Within the year, complete the renovation of 9 pumping stations.",
        [R("9", "target count level =", 9, "pumping station", "renovation of pumping stations", "2024-12-31")],
    ),
    (
        "From January to May 2023, the sulfur dioxide level fell by 4%.",
        [R("4%", "result percent decrease =", 4, "%", "sulfur dioxide level", "2023-01-01/2023-05-31")],
    ),
    (
        "By 2025: 60% of buses electric; by 2030: 100%.",
        [
            R("60%", "target percent level =", 60, "%", "buses", "2025-12-31"),
            R("100%", "target percent level =", 100, "%", "buses", "2030-12-31"),
        ],
    ),
    # ---- habits of machine translation
    (
        "PM2.5The concentration was 27 micrograms per cubic meter in 2023.",
        [R("27", "result amount level =", 27, "ug/m3", "PM2.5 concentration", Y23)],
    ),
    (
        "In 2022 build 33 monitoring stations.",
        [R("33", "result count level =", 33, "monitoring station", "monitoring stations", Y22)],
    ),
    (
        "By the end of 2022, the treatment rate will exceed 96%.",
        [R("96%", "result percent level >=", 96, "%", "treatment rate", "/2022-12-31")],
    ),
    (
        "In 2023 repair 45 km of pipe.further dredge 20 ponds.",
        [
            R("45", "result amount level =", 45, "km", "pipe", Y23),
            R("20", "result count level =", 20, "pond", "ponds", Y23),
        ],
    ),
    (
        "In 2023\u200bthe city built\u200b8 parks.",
        [R("8", "result count level =", 8, "park", "parks", Y23)],
    ),
    (
        "(2) In 2023, 15 kilns were closed.",
        [R("15", "result count level =", 15, "kiln", "kilns", Y23)],
    ),
    (
        "Ｉｎ ２０２３， １５ kilns were closed.",
        [R("１５", "result count level =", 15, "kiln", "kilns", Y23)],
    ),
    (
        "In 2023, sewage capacity grew by 30,000 tons per day to 210,000 tons per day.",
        [
            R("30,000", "result amount increase =", 30000, "t/d", "sewage capacity", Y23),
            R("210,000", "result amount level =", 210000, "t/d", "sewage capacity", Y23),
        ],
    ),
    (
        "1.In 2023 build 6 parks.",
        [R("6", "result count level =", 6, "park", "parks", Y23)],
    ),
    (
        "In 2023, capacity of wind, solar and biomass power reached 12, 9 and 3 GW respectively.",
        [
            R("12", "result amount level =", 12, "GW", "wind", Y23),
            R("9", "result amount level =", 9, "GW", "solar", Y23),
            R("3", "result amount level =", 3, "GW", "biomass power", Y23),
        ],
    ),
    (
        "In 2023, subsidies of RMB 18 million were paid to 2,300 households.",
        [
            R("18 million", "result money level =", 18e6, "yuan", "subsidies", Y23),
            R("2,300", "result count level =", 2300, "household", "households", Y23),
        ],
    ),
    (
        "In 2023, 9 rivers were dredged,14 ponds were cleaned.",
        [
            R("9", "result count level =", 9, "river", "rivers dredged", Y23),
            R("14", "result count level =", 14, "pond", "ponds cleaned", Y23),
        ],
    ),
    (
        "By 2027 the year-round patrol will cover 40 km.",
        [R("40", "target amount level =", 40, "km", "year-round patrol", "2027-12-31")],
    ),
    (
        "By 2030 emissions will be at least 40% below 2005 levels.",
        [R("40%", "target percent decrease >=", 40, "%", "emissions", "2030-12-31")],
    ),
    # ---- changes: pronouns, lists that share a verb, comparisons
    (
        "In 2023, energy use was high. It fell 1.9 percent.",
        [R("1.9 percent", "result percent decrease =", 1.9, "%", "", Y23)],
    ),
    (
        "In 2023, the discharge of soot was cut by 17 percent, and that of lead by more than 4 percent.",
        [
            R("17 percent", "result percent decrease =", 17, "%", "soot", Y23),
            R("4 percent", "result percent decrease >=", 4, "%", "lead", Y23),
        ],
    ),
    (
        "In 2023, PM10 averaged 60 ug/m3 (-12.5%).",
        [
            R("60", "result amount level =", 60, "ug/m3", "PM10", Y23),
            R("12.5%", "result percent decrease =", 12.5, "%", "PM10", Y23),
        ],
    ),
    (
        "GDP growth is projected at about 6 percent by 2025.",
        [R("6 percent", "target percent increase ~", 6, "%", "GDP growth", "2025-12-31")],
    ),
    (
        "In 2023, forest cover edged up 1.2 percentage points.",
        [R("1.2 percentage points", "result points increase =", 1.2, "pp", "forest cover", Y23)],
    ),
    (
        "In 2023 the tariff was 12% lower than before.",
        [R("12%", "result percent decrease =", 12, "%", "tariff", Y23)],
    ),
    # ---- from one value to another by an arrow
    (
        "Forest cover by 2025: 31% -> 34%",
        [
            R("31%", "result percent level =", 31, "%", "Forest cover", "*"),
            R("34%", "target percent level =", 34, "%", "Forest cover", "2025-12-31"),
        ],
    ),
    # ---- units that stand elsewhere
    (
        "In 2023, straw of 2.1 million tons was gathered, used 1.4 million.",
        [
            R("2.1 million", "result amount level =", 2.1e6, "t", "straw", Y23),
            R("1.4 million", "result amount level =", 1.4e6, "t", "", Y23),
        ],
    ),
    (
        "In 2023, PM2.5 was 31 ug/m3, that of PM10 52.",
        [
            R("31", "result amount level =", 31, "ug/m3", "PM2.5", Y23),
            R("52", "result amount level =", 52, "ug/m3", "PM10", Y23),
        ],
    ),
    ("In 2023, PM10 was 52.", [R("52", "result amount level =", 52, "ug/m3", "PM10", Y23)]),
    ("Pork in 2023, 10,000 tons: 96.5", [R("96.5", "result amount level =", 965000, "t", "", Y23)]),
    # ---- a time to come at the end of a clause
    (
        "The decommissioning rules will be ready in 2026.",
        [R("in 2026", "target deadline level =", None, "", "decommissioning rules", "2026-12-31")],
    ),
]

ZH: list[tuple[str, list[Row]]] = [
    (
        "2023年，全县完成46个自然村生活污水治理。",
        [R("46", "result count level =", 46, "自然村", "自然村生活污水治理", Y23)],
    ),
    ("2023年，完成整改任务31项。", [R("31", "result count level =", 31, "项", "整改任务", Y23)]),
    ("到2025年底，全市建成加氢站12座。", [R("12", "target count level =", 12, "座", "加氢站", "2025-12-31")]),
    ("2024年，计划在29个区开展土壤普查。", [R("29", "target count level =", 29, "区", "土壤普查", "2024-12-31")]),
    ("2023年，68个城市空气质量达标。", [R("68", "result count level =", 68, "城市", "城市空气质量达标", Y23)]),
    (
        "2023年新增电动公交车310辆，报废柴油货车1150辆。",
        [
            R("310", "result count level =", 310, "辆", "电动公交车", Y23),
            R("1150", "result count level =", 1150, "辆", "柴油货车", Y23),
        ],
    ),
    ("2023年，巡查发现违法行为45起。", [R("45", "result count level =", 45, "起", "违法行为", Y23)]),
    (
        "2027年底前，全县建成堆肥厂5至8座。",
        [R("5至8", "target count level range", (5, 8), "座", "堆肥厂", "2027-12-31")],
    ),
    (
        "2023年，创建绿色工厂198个、绿色工业园区10个。",
        [
            R("198", "result count level =", 198, "个", "绿色工厂", Y23),
            R("10", "result count level =", 10, "个", "绿色工业园区", Y23),
        ],
    ),
    (
        "2023年，培育绿色工厂36家、绿色园区4个、绿色供应链企业7家。",
        [
            R("36", "result count level =", 36, "家", "绿色工厂", Y23),
            R("4", "result count level =", 4, "个", "绿色园区", Y23),
            R("7", "result count level =", 7, "家", "绿色供应链企业", Y23),
        ],
    ),
    (
        "到2025年，受污染耕地安全利用率达到93%以上。",
        [R("93%", "target percent level >=", 93, "%", "受污染耕地安全利用率", "2025-12-31")],
    ),
    ("2023年，秸秆综合利用率保持在92%以上。", [R("92%", "result percent level >=", 92, "%", "秸秆综合利用率", Y23)]),
    (
        "2023年，城市集中式饮用水水源地水质达标率为100%。",
        [R("100%", "result percent level =", 100, "%", "城市集中式饮用水水源地水质达标率", Y23)],
    ),
    (
        "到2025年，全市PM2.5年均浓度控制在28微克/立方米以内。",
        [R("28", "target amount level <=", 28, "ug/m3", "PM2.5年均浓度", "2025-12-31")],
    ),
    (
        "到2025年，煤炭消费总量不超过2100万吨。",
        [R("2100万", "target amount level <=", 21000000, "t", "煤炭消费总量", "2025-12-31")],
    ),
    ("2024年，重污染天数不超过3天。", [R("3", "target amount level <=", 3, "d", "重污染天数", "2024-12-31")]),
    ("2023年，全市优良天数321天。", [R("321", "result amount level =", 321, "d", "优良天数", Y23)]),
    ("到2027年，95%以上的乡镇建成垃圾中转站。", [R("95%", "target percent level >=", 95, "%", "乡镇", "2027-12-31")]),
    ("2022年，全市完成造林136万亩。", [R("136万", "result amount level =", 1360000, "mu", "造林", Y22)]),
    ("2023年，淘汰水泥产能35万吨。", [R("35万", "result amount level =", 350000, "t", "水泥产能", Y23)]),
    ("2023年，修复湿地2400亩。", [R("2400", "result amount level =", 2400, "mu", "湿地", Y23)]),
    ("到2025年底，新建污水管网30公里。", [R("30", "target amount level =", 30, "km", "污水管网", "2025-12-31")]),
    ("2023年，全县投入24亿元用于河道清淤。", [R("24亿", "result money level =", 2400000000, "yuan", "河道清淤", Y23)]),
    ("2023年，完成环保投资3.2亿元。", [R("3.2亿", "result money level =", 320000000, "yuan", "环保投资", Y23)]),
    (
        "到2025年，单位GDP能耗比2020年下降13.5%。",
        [R("13.5%", "target percent decrease =", 13.5, "%", "单位GDP能耗", "2025-12-31")],
    ),
    (
        "到2025年，臭氧浓度下降到150微克/立方米。",
        [R("150", "target amount level =", 150, "ug/m3", "臭氧浓度", "2025-12-31")],
    ),
    (
        "到2025年，绿化覆盖率再提高2个百分点。",
        [R("2个百分点", "target points increase =", 2, "pp", "绿化覆盖率", "2025-12-31")],
    ),
    ("到2025年，氨氮减排900吨以上。", [R("900", "target amount decrease >=", 900, "t", "氨氮", "2025-12-31")]),
    ("2023年，氨氮排放量减少640吨。", [R("640", "result amount decrease =", 640, "t", "氨氮排放量", Y23)]),
    (
        "2023年，化学需氧量排放量同比下降3.4%。",
        [R("3.4%", "result percent decrease =", 3.4, "%", "化学需氧量排放量", Y23)],
    ),
    ("2023年，可吸入颗粒物浓度改善7.5%。", [R("7.5%", "result percent decrease =", 7.5, "%", "可吸入颗粒物浓度", Y23)]),
    ("2023年，万元GDP用水量下降4.4%。", [R("4.4%", "result percent decrease =", 4.4, "%", "万元GDP用水量", Y23)]),
    ("2023年，一半的锅炉完成改造。", [R("一半", "result percent level =", 50, "%", "锅炉", Y23)]),
    ("2023年，三分之二的村庄接入管网。", [R("三分之二", "result percent level =", 66.67, "%", "村庄", Y23)]),
    ("2023年，碳排放强度下降两成。", [R("两成", "result percent decrease =", 20, "%", "碳排放强度", Y23)]),
    ("到2026年，园区产值翻一番。", [R("一番", "target multiple increase =", 1, "times", "园区产值", "2026-12-31")]),
    (
        "到2030年，风电装机容量翻两番。",
        [R("两番", "target multiple increase =", 3, "times", "风电装机容量", "2030-12-31")],
    ),
    ("2023年，全市空气质量排名全省第四。", [R("四", "result rank level =", 4, "", "空气质量", Y23)]),
    ("2023年，镜湖水质稳定达到Ⅱ类。", [R("Ⅱ", "result rank level =", 2, "", "镜湖水质", Y23)]),
    (
        "2023年，全市细颗粒物平均浓度为31.4微克/立方米，同比下降5.2%。",
        [
            R("31.4", "result amount level =", 31.4, "ug/m3", "细颗粒物平均浓度", Y23),
            R("5.2%", "result percent decrease =", 5.2, "%", "细颗粒物平均浓度", Y23),
        ],
    ),
    (
        "2023年，森林覆盖率达到38.5%，比上年提高0.6个百分点。",
        [
            R("38.5%", "result percent level =", 38.5, "%", "森林覆盖率", Y23),
            R("0.6个百分点", "result points increase =", 0.6, "pp", "森林覆盖率", Y23),
        ],
    ),
    (
        "2023年，全市投资达到32亿元（同比增长12%）。",
        [
            R("32亿", "result money level =", 3200000000, "yuan", "投资", Y23),
            R("12%", "result percent increase =", 12, "%", "投资", Y23),
        ],
    ),
    (
        "2023年，清洁取暖率达到91.2%，首次超过90%。",
        [
            R("91.2%", "result percent level =", 91.2, "%", "清洁取暖率", Y23),
            R("90%", "result percent level >=", 90, "%", "清洁取暖率", Y23),
        ],
    ),
    (
        "2023年，清洁取暖率从52.3%提高到71.8%。",
        [
            R("52.3%", "result percent level =", 52.3, "%", "清洁取暖率", "*"),
            R("71.8%", "result percent level =", 71.8, "%", "清洁取暖率", Y23),
        ],
    ),
    (
        "2023年，二氧化硫、氮氧化物排放量分别下降6.1%和4.7%。",
        [
            R("6.1%", "result percent decrease =", 6.1, "%", "二氧化硫排放量", Y23),
            R("4.7%", "result percent decrease =", 4.7, "%", "氮氧化物排放量", Y23),
        ],
    ),
    (
        "到2025年，污水处理率、垃圾收集率、厕所普及率分别达到90%、95%、85%。",
        [
            R("90%", "target percent level =", 90, "%", "污水处理率", "2025-12-31"),
            R("95%", "target percent level =", 95, "%", "垃圾收集率", "2025-12-31"),
            R("85%", "target percent level =", 85, "%", "厕所普及率", "2025-12-31"),
        ],
    ),
    (
        "到2025年和2030年，电动公交车比例分别达到45%和80%。",
        [
            R("45%", "target percent level =", 45, "%", "电动公交车比例", "2025-12-31"),
            R("80%", "target percent level =", 80, "%", "电动公交车比例", "2030-12-31"),
        ],
    ),
    (
        "2023年，共受理群众投诉1240件，办结1198件。",
        [
            R("1240", "result count level =", 1240, "件", "群众投诉", Y23),
            R("1198", "result count level =", 1198, "件", "", Y23),
        ],
    ),
    (
        "2023年，整治砖瓦窑64座，其中石灰窑24座。",
        [
            R("64", "result count level =", 64, "座", "砖瓦窑", Y23),
            R("24", "result count level =", 24, "座", "石灰窑", Y23),
        ],
    ),
    (
        "2023年，森林面积310万亩，其中天然林120万亩。",
        [
            R("310万", "result amount level =", 3100000, "mu", "森林面积", Y23),
            R("120万", "result amount level =", 1200000, "mu", "天然林", Y23),
        ],
    ),
    (
        "2025年底前，全面完成钢铁行业超低排放改造。",
        [R("2025年底前", "target deadline level =", None, "", "钢铁行业超低排放改造", "2025-12-31")],
    ),
    ("力争2060年前实现碳中和。", [R("2060年前", "target deadline level =", None, "", "碳中和", "2060-12-31")]),
    ("2023年，上千家企业完成清洁生产审核。", [R("千", "result count level >=", 1000, "企业", "清洁生产审核", Y23)]),
    (
        "2023年，用电量突破1200亿千瓦时，增长6.5%。",
        [
            R("1200亿", "result amount level >=", 120000000000, "kWh", "用电量", Y23),
            R("6.5%", "result percent increase =", 6.5, "%", "用电量", Y23),
        ],
    ),
    ("今年以来，全市关停燃煤锅炉86台。", [R("86", "result count level =", 86, "台", "燃煤锅炉", "2024-01-01/")]),
    ("截至5月底，全市已建成充电桩4200个。", [R("4200", "result count level =", 4200, "个", "充电桩", "/2024-05-31")]),
    ("未来五年，全市将新建公园60座。", [R("60", "target count level =", 60, "座", "公园", "2028-12-31")]),
    (
        "2023年前三季度，地区生产总值增长5.2%。",
        [R("5.2%", "result percent increase =", 5.2, "%", "地区生产总值", "2023-01-01/2023-09-30")],
    ),
    (
        "2023年1—10月，优良天数比例为86.1%，同比上升1.4个百分点。",
        [
            R("86.1%", "result percent level =", 86.1, "%", "优良天数比例", "2023-01-01/2023-10-31"),
            R("1.4个百分点", "result points increase =", 1.4, "pp", "优良天数比例", "2023-01-01/2023-10-31"),
        ],
    ),
    (
        "2023年，规模以上工業企業綠色工廠達到36家。",
        [R("36", "result count level =", 36, "家", "规模以上工業企業綠色工廠", Y23)],
    ),
    ("2023年，湿地面积3 918公顷。", [R("3 918", "result amount level =", 3918, "ha", "湿地面积", Y23)]),
    ("2023年，绿电用量是2020年的3倍。", [R("3倍", "result multiple level =", 3, "times", "绿电用量", Y23)]),
    ("2023年，投诉减少超过1/3。", [R("1/3", "result percent decrease >=", 33.3333, "%", "投诉", Y23)]),
    ("2023年，工业增加值保持6%的增长。", [R("6%", "result percent increase =", 6, "%", "工业增加值", Y23)]),
    ("2023年，工业增加值增速为6%。", [R("6%", "result percent increase =", 6, "%", "工业增加值增速", Y23)]),
    ("2023年，房价跌幅达3%。", [R("3%", "result percent decrease =", 3, "%", "房价", Y23)]),
    ("2023年，林地净增800亩。", [R("800", "result amount increase =", 800, "mu", "林地", Y23)]),
    ("2023年，参保率比城镇高1.2个百分点。", [R("1.2个百分点", "result points increase =", 1.2, "pp", "参保率", Y23)]),
    ("2023年，参保率低于全市0.4个百分点。", [R("0.4个百分点", "result points decrease =", 0.4, "pp", "参保率", Y23)]),
    (
        "2023年，公交电动化比例由60%升到88%。",
        [
            R("60%", "result percent level =", 60, "%", "公交电动化比例", "*"),
            R("88%", "result percent level =", 88, "%", "公交电动化比例", Y23),
        ],
    ),
    (
        "到2026年，用水总量不得超过3亿立方米。",
        [R("3亿", "target amount level <=", 3e8, "m3", "用水总量", "2026-12-31")],
    ),
    ("到2026年，优良率不得低于86%。", [R("86%", "target percent level >=", 86, "%", "优良率", "2026-12-31")]),
    ("到2026年，经济总量迈过900亿元。", [R("900亿", "target money level >=", 9e10, "yuan", "经济总量", "2026-12-31")]),
    ("2023年，新增污水日处理能力2万吨。", [R("2万", "result amount level =", 20000, "t/d", "污水", Y23)]),
    ("2023年，高标准农田亩均投入1800元。", [R("1800", "result money level =", 1800, "yuan/mu", "高标准农田", Y23)]),
    ("力争10月底两条绿道开工。", [R("10月底", "target deadline level =", None, "", "绿道", "2024-10-31")]),
    (
        "2026年底前，回收网点基本健全。",
        [R("2026年底前", "target deadline level =", None, "", "网点", "2026-12-31")],
    ),
]

CASES = [("en", *case) for case in EN] + [("zh", *case) for case in ZH]


def records_of(sentence: str, language: str = "en") -> list[Record]:
    facts = Facts(report_year=2024, published="2024-03-01", language=language)
    return extract(Document(sentence, (Block("paragraph", 0, len(sentence)),), facts))


def row_of(record: Record, expected: Row) -> Row:
    """Tell what a record has, in the terms of what is expected of it."""
    value: float | tuple[float, float] | None = record.value
    if record.value is not None and record.value_high is not None:
        value = (record.value, record.value_high)
    elif isinstance(value, float) and isinstance(expected.value, float | int) and _near(value, expected.value):
        value = expected.value
    indicator = expected.indicator if _in_order(expected.indicator, record.indicator) else record.indicator
    when = record.deadline if record.kind == "target" else f"{record.period_start}/{record.period_end}"
    core = f"{record.kind} {record.measure} {record.change} {record.comparator}"
    return Row(record.value_text, core, value, record.unit, indicator, "*" if expected.when == "*" else when)


def _near(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=1e-4)


def _in_order(words: str, phrase: str) -> bool:
    if not phrase.isascii():  # no spaces between words
        return regex.search(".*".join(map(regex.escape, words.split())), phrase) is not None
    rest = iter(phrase.lower().split())
    return all(word in rest for word in words.lower().split())


def check(language: str, sentence: str, expected: list[Row]) -> None:
    records = records_of(sentence, language)
    assert [record.value_text for record in records] == [row.value_text for row in expected]
    assert [row_of(record, row) for record, row in zip(records, expected, strict=True)] == expected


@pytest.mark.parametrize(("language", "sentence", "expected"), CASES)
def test_records(language: str, sentence: str, expected: list[Row]) -> None:
    check(language, sentence, expected)


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("In 2023, 31 rectification tasks were completed.", "complete"),
        ("By 2025, the city will build 12 parks.", "build"),
        ("In 2023 the emissions fell by 4%.", "fall"),
        ("In 2023, 320 kilns were shut down.", "shut down"),
        ("The rate will reach 93% by 2025.", "reach"),
    ],
)
def test_action_is_a_base_form(sentence: str, action: str) -> None:
    (record,) = records_of(sentence)
    assert record.action == action


@pytest.mark.parametrize(
    ("sentence", "baseline"),
    [
        ("In 2023 the emissions fell by 4% year-on-year.", "year-on-year"),
        ("In 2023 the emissions fell by 4% from the previous year.", "from the previous year"),
        ("By 2025 the emissions will be cut by 4% compared with 2020.", "2020"),
        ("In 2023 the emissions fell by 4%.", ""),
    ],
)
def test_baseline(sentence: str, baseline: str) -> None:
    (record,) = records_of(sentence)
    assert record.baseline.endswith(baseline)
    assert bool(record.baseline) is bool(baseline)


@pytest.mark.parametrize(
    ("sentence", "action", "baseline"),
    [
        ("2023年，完成整改任务31项。", "完成", ""),
        ("到2025年底，全市建成加氢站12座。", "建成", ""),
        ("2023年，化学需氧量排放量同比下降3.4%。", "下降", "同比"),
        ("2023年，森林覆盖率比上年提高0.6个百分点。", "提高", "比上年"),
        ("到2025年，单位GDP能耗比2020年下降13.5%。", "下降", "2020年"),
    ],
)
def test_chinese_action_and_baseline(sentence: str, action: str, baseline: str) -> None:
    (record,) = records_of(sentence, "zh")
    assert record.action == action
    assert record.baseline.endswith(baseline)
    assert bool(record.baseline) is bool(baseline)


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("2023年，全县完成46个自然村生活污水治理。", "2023年，全縣完成46個自然村生活污水治理。"),
        ("到2025年，臭氧浓度下降到150微克/立方米。", "到2025年，臭氧濃度下降到150微克/立方米。"),
        ("2023年，森林面积310万亩，其中天然林120万亩。", "2023年，森林面積310萬畝，其中天然林120萬畝。"),
    ],
)
def test_traditional_characters_read_alike(simplified: str, traditional: str) -> None:
    fields = ("kind", "measure", "change", "comparator", "value", "start", "end", "deadline", "period_end", "theme")
    one, other = (
        [tuple(getattr(record, field) for field in fields) for record in records_of(text, "zh")]
        for text in (simplified, traditional)
    )
    assert one == other != []
    assert all(record.indicator in traditional for record in records_of(traditional, "zh"))


@pytest.mark.parametrize(
    ("sentence", "value_si", "unit_si"),
    [
        ("In 2023 the city planted 15 mu of trees.", 10000, "m2"),
        ("In 2023 the city laid 2.5 km of pipe.", 2500, "m"),
        ("In 2023 the plant saved 1,000 kWh.", 3.6e9, "J"),
        ("In 2023 the concentration was 30 micrograms per cubic meter.", 3e-8, "kg/m3"),
    ],
)
def test_si(sentence: str, value_si: float, unit_si: str) -> None:
    (record,) = records_of(sentence)
    assert record.value_si is not None
    assert math.isclose(record.value_si, value_si)
    assert record.unit_si == unit_si


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("In 2023, 12 kilns in Willow County were closed.", "Willow County"),
        ("In 2023 the city closed 12 kilns.", ""),
    ],
)
def test_place(sentence: str, place: str) -> None:
    (record,) = records_of(sentence)
    assert record.place == place


ZH_UNITS = [
    ("新建示范区服务站12处。", "处"),
    ("建成12个县级便民桥。", "便民桥"),
    ("建成12个县级惠民亭廊。", "个"),
    ("覆盖12个县、30个镇。", "县"),
]


@pytest.mark.parametrize(("text", "unit"), ZH_UNITS)
def test_a_syllable_of_a_longer_word_is_not_what_was_counted(text: str, unit: str) -> None:
    assert extract(read_text(text, language="zh"))[0].unit == unit


def test_a_count_before_a_growth_is_no_scope_of_it() -> None:
    records = extract(read_text("2023年，全市养殖企业达9000家、增长57.5%。", language="zh"))
    assert [(r.value, r.unit, r.change, r.indicator) for r in records] == [
        (9000, "家", "level", "养殖企业"),
        (57.5, "%", "increase", "养殖企业"),
    ]
