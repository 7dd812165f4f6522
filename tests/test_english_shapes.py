"""Shapes of English sentences: denied bounds, shares that move, lists with one head, what is covered by what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policymine import extract, read_text
from policymine.records import Facts, Record

pytestmark = pytest.mark.usefixtures("rules_only")


def records_of(text: str) -> list[Record]:
    document = read_text(text, language="en")
    return list(extract(replace(document, facts=Facts(report_year=2020, published="2020-03-05", language="en"))))


# (sentence, its records as (value, change, comparator))
CHANGES = [
    # A bound whose verb is denied is one from the other side.
    ("We will ensure that the vacancy rate does not rise above 4.1%.", [(4.1, "level", "<=")]),
    ("The area of reed beds must never fall below the red line of 3.2 million hectares.", [(3.2e6, "level", ">=")]),
    ("Rents were kept below 40 yuan.", [(40, "level", "<=")]),
    # Rates of growth between verb and value.
    (
        "Lending to fisheries totaled 3.1 billion yuan last year and grew at an average annual rate of 14%.",
        [(3.1e9, "level", "="), (14, "increase", "=")],
    ),
    (
        "Spending on libraries reached 2 billion yuan, and rose at an annual average of more than 9%.",
        [(2e9, "level", "="), (9, "increase", ">=")],
    ),
    ("Boat traffic grew by an average annual rate of 15.9%.", [(15.9, "increase", "=")]),
    (
        "In 2019 the port handled 47 million tons, which increased 27% year-on-year.",
        [(4.7e7, "level", "="), (27, "increase", "=")],
    ),
    ("Growth in the third quarter was 7.2 percent.", [(7.2, "increase", "=")]),
    (
        "The kiln can save 60 tons of peat, reduce 6 tons of sulfur, about 5 tons of soot and 4 tons of ash.",
        [(60, "decrease", "="), (6, "decrease", "="), (5, "decrease", "~"), (4, "decrease", "=")],
    ),
    ("The town saw parcel traffic growing at an average annual rate of 7 percent.", [(7, "increase", "=")]),
    ("The plan needs an 80% emissions reduction over 2018.", [(80, "decrease", "=")]),
    ("Toll revenue slid 4.6 percent to 13 million yuan.", [(4.6, "decrease", "="), (1.3e7, "level", "=")]),
    # The same amount in another currency parts nothing.
    (
        "The bank will lend 3 billion yuan ($420 million) for dikes.",
        [(3e9, "level", "="), (4.2e8, "level", "=")],
    ),
    # One of a list of counts is one.
    (
        "There are 20 ponds, five piers, one lighthouse, six sheds.",
        [(20, "level", "="), (5, "level", "="), (1, "level", "="), (6, "level", "=")],
    ),
    # Where a value is geography, what stands beside it may count.
    ("The marsh lies at an altitude of 900 meters, with 12 watchtowers built.", [(12, "level", "=")]),
    ("The rise in ferry fares was held in check at 2.1%.", [(2.1, "increase", "=")]),
    (
        "We expect a rise in wages of between 6.3 and 6.9 percent and rent growth of around 2.8 percent.",
        [(6.3, "increase", "range"), (2.8, "increase", "~")],
    ),
    # What stands right behind a share says which way it lies.
    ("Output was 2.4 million tons, 26.4 percent above that of 2000.", [(2.4e6, "level", "="), (26.4, "increase", "=")]),
    ("Losses were 31% under those of 2015.", [(31, "decrease", "=")]),
    (
        "The rate of clear days stood at 80.4%, which is 0.6 percentage points short of the annual goal.",
        [(80.4, "level", "="), (0.6, "decrease", "=")],
    ),
    ("Coverage was 85% over the past three years.", [(85, "level", "=")]),
    ("Ferry revenue exceeded the target by more than 3.2 million yuan last year.", [(3.2e6, "increase", ">=")]),
    ("Stipends of ferry cadets rose by 90 yuan per month per person.", [(90, "increase", "=")]),
    ("Its output topped 2 trillion yuan, growing 7.1%.", [(2e12, "level", ">="), (7.1, "increase", "=")]),
    ("Exports of farm goods grew by 20.3% and imports by 24.9%.", [(20.3, "increase", "="), (24.9, "increase", "=")]),
    (
        "The number of good days was 241, an increase of 9 days over the same period last year.",
        [(241, "level", "="), (9, "increase", "=")],
    ),
    ("In 2019 the fires fell to 8,210, 17% fewer than in 2018.", [(8210, "level", "="), (17, "decrease", "=")]),
    # One bound for a list of counts, and for what is called a cap.
    (
        "Each harbor keeps at least 2 tugboats, 1 crane and 1 slipway.",
        [(2, "level", ">="), (1, "level", ">="), (1, "level", ">=")],
    ),
    ("The port has a cap on yearly fish landings set at 4.1bn tonnes.", [(4.1e9, "level", "<=")]),
    # A verb of exceeding tells what was reached, and limits nothing.
    ("Bank loans for orchards, fish ponds and dairy farms exceeded 4 billion yuan.", [(4e9, "level", ">=")]),
    (
        "The harbor moved from the ninth busiest place in the region to the fifth.",
        [(9, "level", "="), (5, "level", "=")],
    ),
    # One change told in two ways.
    (
        "Dues from tugs came to 70 million yuan, a drop of 9 million yuan or 11.4% from the year before.",
        [(7e7, "level", "="), (9e6, "decrease", "="), (11.4, "decrease", "=")],
    ),
    ("The guild held rises in berth fees to about 6%.", [(6, "increase", "~")]),
    (
        "Ferry traffic fell 3.9% in the second quarter, 15.1 percentage points narrower than in the first quarter.",
        [(3.9, "decrease", "="), (15.1, "decrease", "=")],
    ),
    (
        "The port will reduce losses by 32% by 2030, of which 17% is certain and 15% is subject to loans.",
        [(32, "decrease", "="), (17, "decrease", "="), (15, "decrease", "=")],
    ),
    ("The town intends to limit its net losses in 2030 to 145 tons.", [(145, "level", "<=")]),
    # Multiples.
    (
        "Tolls brought in 5 million yuan, a three-fold increase over the previous year.",
        [(5e6, "level", "="), (3, "increase", "=")],
    ),
    (
        "Barges carried 640 tons of salt, about twice the amount of the year before.",
        [(640, "level", "="), (2, "level", "~")],
    ),
    ("The 30 locks were cleaned twice in 2012.", [(30, "level", "=")]),
    # A part moves as the whole does.
    (
        "The guild asked for a reduction of 90 km of towpaths, of which 35 km are closed to riders.",
        [(90, "decrease", "="), (35, "decrease", "=")],
    ),
    (
        "The choir had 70 singers, a rise of 9% over the previous year, of whom 20 came from the islands.",
        [(70, "level", "="), (9, "increase", "="), (20, "level", "=")],
    ),
    # A list of what a verb of change is said of, in the order of words of translations.
    (
        "The kiln can save 9 yuan per brick of labor, reduce ash more than 31 tons, tars"
        " more than 42 tons and about 5 tons of lime.",
        [(9, "decrease", "="), (31, "decrease", ">="), (42, "decrease", ">="), (5, "decrease", "~")],
    ),
    (
        "More than 80 keepers, 61 divers and more than 20 pilots were trained.",
        [(80, "level", ">="), (61, "level", "="), (20, "level", ">=")],
    ),
    ("As of 9: 30 on May 3, the yard had caulked 17 boats.", [(17, "level", "=")]),
    (
        "Losses will be cut by 45%, of which 18% is to be reached without loans.",
        [(45, "decrease", "="), (18, "decrease", "=")],
    ),
    (
        "Sales of tar rose by 8%, of which 60% was shipped abroad.",
        [(8, "increase", "="), (60, "level", "=")],
    ),
    ("Losses will be limited to 10%, down from 18%.", [(10, "level", "<="), (18, "level", "=")]),
    # What only looks like a bound.
    (
        "Two more banks joined, bringing the sum of harbor loans up to 9 million yuan.",
        [(2, "level", "="), (9e6, "level", "=")],
    ),
    ("Goats were let out to control thistles on 14 ha of dunes.", [(14, "level", "=")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changes_and_bounds(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.change, r.comparator) for r in records_of(text)] == expected


# (sentence, its records as (value, unit, indicator))
NAMES = [
    (
        "Bank loans for orchards, fish ponds and dairy farms totaled 4 billion yuan.",
        [(4e9, "yuan", "Bank loans for orchards, fish ponds and dairy farms")],
    ),
    (
        "The city will allocate 12 million yuan in this year's budget to subsidize bus services in mountain towns.",
        [(1.2e7, "yuan", "subsidize bus services in mountain towns")],
    ),
    (
        "The province spent 3.4 billion yuan, an increase of 20%, on grants for beekeepers.",
        [(3.4e9, "yuan", "grants for beekeepers"), (20, "%", "grants for beekeepers")],
    ),
    (
        "We will allocate 900 million yuan for orchards, fish ponds, and dairy farms.",
        [(9e8, "yuan", "orchards, fish ponds, and dairy farms")],
    ),
    # Who is covered, and by what.
    (
        "We carried out trials of night classes in 214 counties, covering 3 million adults, and 9,000 adults passed.",
        [
            (214, "county", "trials of night classes in counties"),
            (3e6, "adult", "adults covered by trials of night classes"),
            (9000, "adult", "adults passed"),
        ],
    ),
    (
        "A total of 35,000 boats, accounting for 71% of the fleet, now benefit from the harbor scheme.",
        [
            (35000, "boat", "boats benefited from the harbor scheme"),
            (71, "%", "share of boats benefited from the harbor scheme in fleet"),
        ],
    ),
    # Lists whose later members share what stands before the first.
    (
        "We solved the heating problems of 2.1 million residents and 40,000 shops.",
        [
            (2.1e6, "resident", "heating problems of residents solved"),
            (40000, "shop", "heating problems of shops solved"),
        ],
    ),
    (
        "We provide clean stoves to another 3 million herders and solar lamps to an additional 700,000 households.",
        [
            (3e6, "herder", "clean stoves provided to herders"),
            (700000, "household", "solar lamps provided to households"),
        ],
    ),
    (
        "We supported the building of 500 libraries in towns, 40 museums and 12 theaters.",
        [
            (500, "library", "building of libraries supported"),
            (40, "museum", "building of museums supported"),
            (12, "theater", "building of theaters supported"),
        ],
    ),
    (
        "We reduced outdated capacity of 27 million tons of steel and 42 million tons of cement.",
        [(2.7e7, "t", "outdated capacity of steel"), (4.2e7, "t", "outdated capacity of cement")],
    ),
    # Verbal nouns, and shares that move.
    (
        "We completed the replanting of 310,000 ha, thereby raising the share of shore covered by reeds to 12.4%.",
        [(310000, "ha", "replanting"), (12.4, "%", "share of shore covered by reeds")],
    ),
    (
        "Private lending increased to 61% of all new loans.",
        [(61, "%", "share of Private lending in new loans")],
    ),
    (
        "It foresees that electric cars make up at least 30% of new car sales in 2030.",
        [(30, "%", "share of electric cars in new car sales")],
    ),
    # What the second value is per, the first one is too; "a year earlier" is a time.
    (
        "We raised the subsidy for hill farmers from 300 yuan to 420 yuan per month per person.",
        [
            (300, "yuan/person/month", "subsidy for hill farmers"),
            (420, "yuan/person/month", "subsidy for hill farmers"),
        ],
    ),
    ("It rose from 270 tons a year earlier to 310 tons.", [(270, "t", ""), (310, "t", "")]),
    # The daily capacity is in the name, and so in the unit; what a limit says is no part of it.
    (
        "The daily garbage disposal capacity will grow by 600 tons.",
        [(600, "t/d", "daily garbage disposal capacity")],
    ),
    ("The province has eliminated 1,243 boilers below 35 t/h.", [(1243, "boiler", "boilers below 35 t/h eliminated")]),
    (
        "The town laid cables for over 7,000 tenants living in towers.",
        [(7000, "tenant", "cables laid for tenants living")],
    ),
    (
        "The road fund reached 3 million yuan, including 2 million yuan from the county.",
        [(3e6, "yuan", "road fund"), (2e6, "yuan", "road fund from the county")],
    ),
    # A list's members share what is before the word that ties the first one to it.
    (
        "The fares for boats and buses will fall by 2 yuan and 3 yuan, respectively.",
        [(2, "yuan", "fares for boats"), (3, "yuan", "fares for buses")],
    ),
    (
        "Water use per hectare and yields rose by 7% and 9% respectively.",
        [(7, "%", "Water use per hectare"), (9, "%", "yields per hectare")],
    ),
    # What is done on an amount of something is named with it.
    ("The bureau completed drainage work on 3,000 ha of meadows.", [(3000, "ha", "drainage work on meadows")]),
    # What only tells when or how names nothing.
    (
        "The mean noise level was 53.9 decibels, one year ago was 54.4 decibels.",
        [(53.9, "dB", "mean noise level"), (54.4, "dB", "mean noise level")],
    ),
    (
        "The coverage of oak was 66.7%, above the planned value of 65%.",
        [(66.7, "%", "coverage of oak"), (65, "%", "coverage of oak")],
    ),
    # What is told of a part of a thing is told of the same thing.
    (
        "The tenants numbered 900, of whom 410 lived on barges, down 6%.",
        [
            (900, "tenant", "tenants"),
            (410, "tenant", "tenants lived on barges"),
            (6, "%", "tenants lived on barges"),
        ],
    ),
    (
        "The camp made 1.03 t of waste, of which 30.8% was recycled.",
        [(1.03, "t", "waste"), (30.8, "%", "waste recycled")],
    ),
    # Money that a body gives is named after the giving; money with a name of its own by that.
    (
        "The county government will allocate 30 million yuan for piers, slipways and huts, up 8%.",
        [
            (3e7, "yuan", "county government allocation for piers, slipways and huts"),
            (8, "%", "county government allocation for piers, slipways and huts"),
        ],
    ),
    ("This year the province plans to invest 9 million yuan.", [(9e6, "yuan", "province investment")]),
    (
        "A total of 52 million yuan was appropriated from the harbor budget to repair quays.",
        [(5.2e7, "yuan", "harbor budget appropriation to repair quays")],
    ),
    (
        "The state allocated 4 million yuan in lighthouse funds; the island will spend 2 million for this purpose.",
        [(4e6, "yuan", "lighthouse funds"), (2e6, "yuan", "island spending")],
    ),
    # Subjects that are lists, that look like verbs, or that say by whom.
    ("Exports and imports totaled 3 billion yuan.", [(3e9, "yuan", "Exports and imports")]),
    (
        "Last year's spending on ferries, buses, and trams from the city budget was 4 billion yuan.",
        [(4e9, "yuan", "spending on ferries, buses, and trams from the city budget")],
    ),
    ("Spending by island councils on paint was cut by 7%.", [(7, "%", "Spending by island councils on paint")]),
    ("As a result, collisions and groundings decreased by 12%.", [(12, "%", "collisions and groundings")]),
    (
        "The number of ports covered by the pilot rules was increased from 7 to 15.",
        [(each, "port", "number of ports covered by the pilot rules") for each in (7, 15)],
    ),
    ("Herring landings rose for the third year and totaled 5,400 tons.", [(5400, "t", "Herring landings")]),
    ("Records were set for herring landings, which reached 5,400 tons.", [(5400, "t", "herring landings")]),
    ("We will reach the goal of 100% inspection of hulls.", [(100, "%", "inspection of hulls")]),
    (
        "Spending on piers rose from 3 million yuan to 4 million yuan, with its share in the budget rising to 2.5%.",
        [
            (3e6, "yuan", "Spending on piers"),
            (4e6, "yuan", "Spending on piers"),
            (2.5, "%", "share in the budget of Spending on piers"),
        ],
    ),
    (
        "We finished 40 units of crew housing and began construction on a further 60 units.",
        [(40, "unit", "units of crew housing finished"), (60, "unit", "construction on units")],
    ),
    (
        "We will extend the insurance for crews to 40% of the islands.",
        [(40, "%", "insurance for crews to islands")],
    ),
    (
        "Create 3,000 more posts, keep vacancies at 4.6%, achieve calm on the quays.",
        [(3000, "post", "more posts created"), (4.6, "%", "vacancies")],
    ),
    # Some of what was counted before are named after what happens to them.
    (
        "Of the 350 piers, 342 were repaired; 7 of them have been sold.",
        [(350, "pier", "piers"), (342, "pier", "piers repaired"), (7, "pier", "piers sold")],
    ),
    (
        "Divers found 81 key wrecks, among which 77 have completed the survey.",
        [(81, "wreck", "key wrecks found"), (77, "wreck", "key wrecks completed the survey")],
    ),
    (
        "Moss and algae on hulls fell, with the former down 3% and the latter down 4%.",
        [(3, "%", "Moss"), (4, "%", "algae on hulls")],
    ),
    (
        "Over 30,000 trainee pilots were relieved of fees, and 9,000 of them who are from poor bays received food.",
        [
            (30000, "trainee pilot", "trainee pilots relieved"),
            (9000, "trainee pilot", "trainee pilots who are from poor bays received food"),
        ],
    ),
    ("We opened a night school in 320 bays - a step forward.", [(320, "bay", "night school opened in bays")]),
    ("The council will issue 2 million yuan worth of harbor bonds.", [(2e6, "yuan", "harbor bonds")]),
    (
        "Of the 34 wrecks in the bay, raise 20 within the year.",
        [(34, "wreck", "wrecks in the bay raised"), (20, "wreck", "wrecks in the bay raised")],
    ),
    (
        "Of the 12 bays on the coast, 8 had good lights.",
        [(12, "bay", "bays on the coast"), (8, "bay", "bays on the coast with good lights")],
    ),
    # What a translation counts in pieces stands before the number.
    ("The bureau accepted noise letters 14,226 pieces in total.", [(14226, "noise letter", "noise letters accepted")]),
    # A subject goes on behind what is put in, and behind a count that it holds.
    ("Peat output, turf aside, was 327 tons.", [(327, "t", "Peat output")]),
    ("In 2019, the harbor trade, at constant prices, grew by 5%.", [(5, "%", "harbor trade")]),
    (
        "Payments to 1,930 pilots came to 4.7 million yuan; the output of 37 mills fell by 3%.",
        [
            (1930, "pilot", "pilots"),
            (4.7e6, "yuan", "Payments to pilots"),
            (37, "mill", "output of mills"),
            (3, "%", "output of mills"),
        ],
    ),
    (
        "Three mills with a capacity of 2,750 MW have been shelved.",
        [(3, "mill", "mills shelved"), (2750, "MW", "capacity of mills")],
    ),
    # Lists of what is covered, and of places.
    (
        "The school laid pipes that serve 3,000 cottages.",
        [(3000, "cottage", "cottages served by pipes")],
    ),
    (
        "We set up a pension scheme for crews, which benefits 432 pilots and 835 lock keepers.",
        [
            (432, "pilot", "pilots benefited by pension scheme for crews"),
            (835, "lock keeper", "lock keepers benefited by pension scheme for crews"),
        ],
    ),
    (
        "Complete the survey of tide tables in 29 ports across the country and 7 bays.",
        [(29, "port", "survey of tide tables in ports"), (7, "bay", "survey of tide tables in bays")],
    ),
    # All that happens to a thing is part of its name.
    (
        "Some 480 bridges have been inspected and painted.",
        [(480, "bridge", "bridges inspected and painted")],
    ),
    # Who is covered by what is told of before.
    (
        "The bakers founded a common sick fund, which already covers 60% of all mills and 9 shops.",
        [(60, "%", "mills"), (9, "shop", "shops covered by common sick fund")],
    ),
    (
        "The census of orchards will be widened to cover 30 islands and 800 growers.",
        [
            (30, "island", "islands covered by census of orchards"),
            (800, "grower", "growers covered by census of orchards"),
        ],
    ),
    # Heads and units that only one member of a list has.
    (
        "Ovens whose daily yield came to 8 tons of bread, 3 tons of rusks and 2 tons of malt were sold.",
        [
            (8, "t", "daily yield of bread"),
            (3, "t", "daily yield of rusks"),
            (2, "t", "daily yield of malt"),
        ],
    ),
    (
        "The fares for punts, barges and tugs will be raised by 2 yuan, 3 yuan and 5 yuan per ton respectively.",
        [(2, "yuan/t", "fares for punts"), (3, "yuan/t", "fares for barges"), (5, "yuan/t", "fares for tugs")],
    ),
    # Changes of several values in the order of these.
    (
        "Last season saw 41 regattas, and the prizes came to 3 million yuan, a drop of 7% and 12%.",
        [
            (41, "regatta", "regattas"),
            (3e6, "yuan", "prizes"),
            (7, "%", "regattas"),
            (12, "%", "prizes"),
        ],
    ),
    # What money is for.
    (
        "The abbey allocated 7 million yuan from its rents to support 26 works to mend dykes.",
        [(7e6, "yuan", "works to mend dykes"), (26, "works", "works to mend dykes supported")],
    ),
    (
        "The diocese made an arrangement of 4 million yuan to support the tuning of village organs.",
        [(4e6, "yuan", "tuning of village organs")],
    ),
    (
        "These included 8 million yuan, twice the sum for the previous year, in prizes for weavers and smiths.",
        [
            (8e6, "yuan", "prizes for weavers and smiths"),
            (2, "times", "prizes for weavers and smiths"),
        ],
    ),
    # A unit of translations, and what says how often.
    (
        "The tide mills of the islands generated 70 million degrees of power.",
        [(7e7, "kWh", "power generated")],
    ),
    ("The island's use of power fell to 26 million degrees.", [(2.6e7, "kWh", "island's use of power")]),
    ("Wardens visit 16 mown routes every day.", [(16, "mown route", "mown routes visited")]),
    # What happens to all of a list, and to none of it.
    (
        "In all, 34 lamps and 61 nets in the north tower have been cleaned.",
        [(34, "lamp", "lamps cleaned"), (61, "net", "nets in the north tower cleaned")],
    ),
    (
        "The district covers an area of 640 hectares, and there are some 30 sheepfolds.",
        [(30, "sheepfold", "sheepfolds")],
    ),
    # Plants with their capacity behind the value, and what has a name as an act.
    (
        "Pumps were bought, including wind pumps with 7 kW output and steam pumps with 12 kW output.",
        [(7, "kW", "wind pumps output"), (12, "kW", "steam pumps output")],
    ),
    ("Last year we reforested 25 hectares.", [(25, "ha", "reforestation")]),
    (
        "We put meters on all pumps with a combined output of over 8 kW.",
        [(8, "kW", "meters on all pumps with a combined output")],
    ),
    # Of whom an amount is for each.
    (
        "Spending on crews will be raised to 300 yuan per junior deck hand and 50 yuan per apprentice pilot's pupil.",
        [(300, "yuan", "Spending on crews"), (50, "yuan/person", "Spending on crews")],
    ),
    # Passives whose participle looks like the base form; what a clause in "which" says of the thing before.
    (
        "The last two kilns of the island will be shut down in 2021.",
        [(2, "kiln", "kilns of the island shut down")],
    ),
    (
        "The port will limit its losses to 45 tons, which would be a 19 ton reduction from the losses of 2010.",
        [(45, "t", "losses"), (19, "t", "losses")],
    ),
    # Whom a list in front of "and" does not belong to; what funds support; some of what was counted.
    (
        "Last year 23 people were sent to the harbor courts, and fines of 18 million yuan were imposed.",
        [(23, "person", "people sent to the harbor courts"), (1.8e7, "yuan", "fines")],
    ),
    (
        "Funds of 5 million yuan were arranged to support 48 dredging projects.",
        [(5e6, "yuan", "Funds to support dredging projects"), (48, "dredging project", "dredging projects supported")],
    ),
    (
        "A total of 310 firms have been put on the register, 125 of which are key shipyards.",
        [(310, "firm", "firms put on the register"), (125, "firm", "firms key shipyards")],
    ),
    ("We helped 68 poor households raise their incomes.", [(68, "poor household", "poor households")]),
    (
        "Of 64 locks, 9 have reached the time schedule, and 4 are being painted.",
        [(64, "lock", "locks"), (9, "lock", "locks reached the time schedule"), (4, "lock", "locks painted")],
    ),
    (
        "The plan foresees the restoration of 1.5 million hectares of reed beds.",
        [(1.5e6, "ha", "restoration of reed beds")],
    ),
    ("A total of 30 complaints have all been settled.", [(30, "complaint", "complaints settled")]),
    (
        "The cost of the quays is put at 50 million yuan, of which 24 million is conditional upon loans.",
        [(5e7, "yuan", "cost of the quays"), (2.4e7, "yuan", "cost of the quays")],
    ),
    (
        "The plan includes reforesting 200 hectares and mobilising EUR 1.5 billion.",
        [(200, "ha", "reforestation"), (1.5e9, "EUR", "funds mobilised")],
    ),
    # Two lists that "respectively" pairs with one; what rises in a second pair, and with what falls beside it.
    (
        "Net income of coastal and inland pilots rose 4.2% and 6.8% to 456 yuan and 198 yuan respectively.",
        [
            (4.2, "%", "Net income of coastal pilots"),
            (6.8, "%", "Net income of inland pilots"),
            (456, "yuan", "Net income of coastal pilots"),
            (198, "yuan", "Net income of inland pilots"),
        ],
    ),
    (
        "We will raise the crew subsidy to 640 yuan and the subsidy for sea rescue services to 89 yuan.",
        [(640, "yuan", "crew subsidy"), (89, "yuan", "subsidy for sea rescue services")],
    ),
    (
        "Loans to shipyards grew by 23.7%, with their average interest rate falling 0.4 percentage points.",
        [(23.7, "%", "Loans to shipyards"), (0.4, "pp", "average interest rate")],
    ),
    (
        "The mole was raised, benefiting 168 households, and 62 people were moved.",
        [(168, "household", "households benefited by mole"), (62, "person", "people moved")],
    ),
    (
        "The time for permits was cut from 20 to 7 working days.",
        [(20, "d", "time for permits"), (7, "d", "time for permits")],
    ),
    ("Allowances went up to 820 yuan per month.", [(820, "yuan/month", "Allowances")]),
    # Forms of verbs that are nouns elsewhere.
    (
        "The town spent 12 million yuan on building 3 piers, training 4 divers and monitoring 5 wrecks.",
        [
            (1.2e7, "yuan", "town spending on building piers"),
            (3, "pier", "piers built"),
            (4, "diver", "divers trained"),
            (5, "wreck", "wrecks monitored"),
        ],
    ),
    ("The number of berths exceeded 36,000, an increase of more than 700 in one month.",
     [(36000, "berth", "number of berths"), (700, "berth", "number of berths")]),
    ("The yard lent 2 million yuan to crews, with a balance of 3 million yuan.",
     [(2e6, "yuan", "crews"), (3e6, "yuan", "balance of crews")]),
    ("The firm wants to double its solar output.", [(1, "times", "solar output")]),
    # A limit that says which ones are meant.
    (
        "Rents of farms with an estate of 60 ha or more on the coast fell by 3%.",
        [(3, "%", "Rents of farms with an estate of 60 ha or more on the coast")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_and_units(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(r.value, r.unit, r.indicator) for r in records_of(text)] == expected


def test_a_count_of_places_beside_a_value_is_no_record_but_one_of_a_list_of_places_is() -> None:
    assert [r.value for r in records_of("A total of 1,436 gauges were put up in 338 towns across the country.")] == [
        1436
    ]
    assert [r.value for r in records_of("We finished the survey of 29 provinces across the country and 7 towns.")] == [
        29,
        7,
    ]


NOTHING = [
    "We will focus on the following six areas.",
    "Our tasks are: 6) cheap, quiet locks,- 7)build piers.",
    "Lighthouses use five kinds of signals.",
    "It has been more than 30 years since the first ferry sailed.",
    "We will allow pilots to work in more than one harbor.",
    "This secures the water supply of the country's 41 million people.",
    "The Dongfang-3 satellite was launched.",
    "The Harbor Plan until 2030 should guide the pilots.",
    "The pilots shall follow the Quay Strategy (2024-2029).",
    "Farmers at or above the age of 55 are served first.",
    "The harbor office will tell what it is aiming to do by the end of this year, aiming by then.",
    "A barge crew of 6 men, including Ola Berg and Nils Moe, sailed at 80 dollars a head a day.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_record(text: str) -> None:
    assert [r.value_text for r in records_of(text)] == []


def test_the_first_years_of_a_plan() -> None:
    records = records_of("In the first two years of the Twelfth Five-Year Plan, herring catches fell 6%.")
    assert [(r.period_start, r.period_end) for r in records] == [("2011-01-01", "2012-12-31")]


def test_months_with_an_and_between_them_are_a_period() -> None:
    records = records_of("Between January and July 2019, 3 locks were built; between March and May, 4 were repaired.")
    assert [(r.period_start, r.period_end) for r in records] == [
        ("2019-01-01", "2019-07-31"),
        ("2020-03-01", "2020-05-31"),
    ]


def test_a_year_of_prices_is_no_count() -> None:
    assert [r.value for r in records_of("A berth costs 1,900 yuan at 2005 prices.")] == [1900]


# (paragraph, the indicators of its last sentence)
POINTING_BACK = [
    (
        "The guild founded a loan scheme for young smiths, and the number of participating smiths rose by 12 to 90.",
        ["smiths participating in loan scheme for young smiths"] * 2,
    ),
    (
        "The hail insurance scheme was opened to vineyards. The number of beneficiaries rose to 70.",
        ["number of beneficiaries of hail insurance scheme"],
    ),
    (
        "The harbor runs a sick fund for crews. The dues of pilots insured by this fund fell to 9 yuan.",
        ["dues of pilots insured by sick fund for crews"],
    ),
    ("We built low-rent houseboats. This year 48 units of such houseboats should be completed.",
     ["units of low-rent houseboats completed"]),
    # ... in a line of its own before it.
    (
        "Trials of the new scheme of crew insurance were begun.\nThe number of participating pilots rose to 40.",
        ["pilots participating in trials of the new scheme of crew insurance"],
    ),
    # Nothing that it could mean stands before it.
    ("Crews were trained. The dues of pilots insured by this fund fell to 9 yuan.",
     ["dues of pilots insured by this fund"]),
    ("The number of participating sailors exceeded 200.", ["number of participating sailors"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), POINTING_BACK)
def test_names_that_point_back(text: str, expected: list[str]) -> None:
    assert [r.indicator for r in records_of(text)] == expected


# (sentence, the deadline that it sets, and for what)
DUE = [
    (
        "The abbey will settle the claims incurred in planting orchards within three years.",
        "2022-12-31",
        "claims incurred",
    ),
    ("Within three years, every pier will have been painted.", "2022-12-31", "every pier"),
]


@pytest.mark.parametrize(("text", "deadline", "indicator"), DUE)
def test_deadlines_within_some_years(text: str, deadline: str, indicator: str) -> None:
    (record,) = records_of(text)
    assert (record.measure, record.deadline) == ("deadline", deadline)
    assert record.indicator.startswith(indicator)


def test_the_whole_year_is_that_of_the_heading() -> None:
    text = "I. Review of the work in 2019\n\nTolls came to 5 million yuan for the whole year."
    assert [(r.period_start, r.period_end) for r in records_of(text)] == [("2019-01-01", "2019-12-31")]


def test_parts_by_place() -> None:
    text = "We closed 84 kilns, including 31 in Alder District, 20 in Birch County and 15 in Cedar Town."
    assert [(r.value, r.indicator, r.unit) for r in records_of(text)] == [
        (84, "kilns closed", "kiln"),
        (31, "kilns closed", "kiln"),
        (20, "kilns closed", "kiln"),
        (15, "kilns closed", "kiln"),
    ]


def test_the_deadline_of_a_promise_is_not_that_of_the_result_before_it() -> None:
    text = "The port has spent 8 million yuan on tugs, and another 57 barges will be moved by June 2021."
    assert [(r.kind, r.value, r.deadline, r.period_end) for r in records_of(text)] == [
        ("result", 8e6, "", ""),
        ("target", 57, "2021-06-30", ""),
    ]


def test_a_past_value_between_commas_is_no_promise() -> None:
    text = "The share of steel barges, 31% in 2014, will be raised to 40% by 2022."
    assert [(r.kind, r.value) for r in records_of(text)] == [("result", 31.0), ("target", 40.0)]


@pytest.mark.parametrize(
    "bracket", ["20% more than the 40 tons landed in 2015", "up 20% on 2015", "an increase of 20% on that of 2015"]
)
def test_a_change_in_brackets_has_the_day_of_the_value_that_it_tells_of(bracket: str) -> None:
    found = records_of(f"Catches should be held below 48 tons until 2030 ({bracket}).")
    assert [(r.kind, r.deadline, r.change) for r in found[:2]] == [
        ("target", "2030-12-31", "level"),
        ("target", "2030-12-31", "increase"),
    ]
