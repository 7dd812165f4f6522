"""Quantities: (text, what is read in it), one line for each way of saying it."""

from __future__ import annotations

import functools
import math

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from policymine.lang import load
from policymine.lang.units import Units
from policymine.quantities import QuantityReader, _spans_of_any
from policymine.text import fold, normalise

# (text, [(the value as the text has it, sort, comparator, value, high, unit)])
Expected = tuple[str, str, str, float, float | None, str]
EN: list[tuple[str, list[Expected]]] = [
    # percent and percentage points: the sign belongs to the value
    ("92.9%", [("92.9%", "percent", "=", 92.9, None, "%")]),
    ("92.9 %", [("92.9 %", "percent", "=", 92.9, None, "%")]),
    ("９２.９％", [("９２.９％", "percent", "=", 92.9, None, "%")]),
    ("5 percent", [("5 percent", "percent", "=", 5, None, "%")]),
    ("5 per cent", [("5 per cent", "percent", "=", 5, None, "%")]),
    ("ten percent", [("ten percent", "percent", "=", 10, None, "%")]),
    ("3.4 percentage points", [("3.4 percentage points", "points", "=", 3.4, None, "pp")]),
    ("one percentage point", [("one percentage point", "points", "=", 1, None, "pp")]),
    ("25 basis points", [("25 basis points", "points", "=", 0.25, None, "pp")]),
    ("7.5‰", [("7.5‰", "percent", "=", 0.75, None, "%")]),
    # areas, lengths, masses, volumes: the unit does not belong to the value, the scale does
    ("1.042 million mu", [("1.042 million", "amount", "=", 1042000, None, "mu")]),
    ("16.2m ha", [("16.2m", "amount", "=", 16.2e6, None, "ha")]),
    ("350 hectares", [("350", "amount", "=", 350, None, "ha")]),
    ("12.6 square kilometers", [("12.6", "amount", "=", 12.6, None, "km2")]),
    ("397km", [("397", "amount", "=", 397, None, "km")]),
    ("15 000 t", [("15 000", "amount", "=", 15000, None, "t")]),
    ("3.6 billion tons", [("3.6 billion", "amount", "=", 3.6e9, None, "t")]),
    ("40 kilograms", [("40", "amount", "=", 40, None, "kg")]),
    ("2.5 million tons of standard coal", [("2.5 million", "amount", "=", 2.5e6, None, "tce")]),
    ("180 million cubic meters", [("180 million", "amount", "=", 1.8e8, None, "m3")]),
    # concentrations, energy, power, time
    ("29.3 micrograms per cubic meter", [("29.3", "amount", "=", 29.3, None, "ug/m3")]),
    ("29.3 µg/m³", [("29.3", "amount", "=", 29.3, None, "ug/m3")]),
    ("0.4 mg/L", [("0.4", "amount", "=", 0.4, None, "mg/L")]),
    ("55 billion kWh", [("55 billion", "amount", "=", 55e9, None, "kWh")]),
    ("1,200 MW", [("1,200", "amount", "=", 1200, None, "MW")]),
    ("64 decibels", [("64", "amount", "=", 64, None, "dB")]),
    ("312 days", [("312", "amount", "=", 312, None, "d")]),
    # rates
    ("60,000 tons per day", [("60,000", "amount", "=", 60000, None, "t/d")]),
    ("60,000 tons a day", [("60,000", "amount", "=", 60000, None, "t/d")]),
    ("50,000 t/d", [("50,000", "amount", "=", 50000, None, "t/d")]),
    ("0.45 yuan per kWh", [("0.45", "money", "=", 0.45, None, "yuan/kWh")]),
    ("150 yuan per mu per year", [("150", "money", "=", 150, None, "yuan/mu/a")]),
    ("80 km/h", [("80", "amount", "=", 80, None, "km/h")]),
    # money
    ("3.5 billion yuan", [("3.5 billion", "money", "=", 3.5e9, None, "yuan")]),
    ("RMB 443 million", [("443 million", "money", "=", 443e6, None, "yuan")]),
    ("RMB443 million", [("443 million", "money", "=", 443e6, None, "yuan")]),
    ("¥20 million", [("20 million", "money", "=", 20e6, None, "yuan")]),
    ("$4.8bn", [("4.8bn", "money", "=", 4.8e9, None, "USD")]),
    ("1,000m² of floors", [("1,000", "amount", "=", 1000, None, "m2")]),
    ("US$ 12 million", [("12 million", "money", "=", 12e6, None, "USD")]),
    ("12 million US dollars", [("12 million", "money", "=", 12e6, None, "USD")]),
    ("£60 billion", [("60 billion", "money", "=", 60e9, None, "GBP")]),
    # bare numbers
    ("79 villages", [("79", "number", "=", 79, None, "")]),
    ("three villages", [("three", "number", "=", 3, None, "")]),
    ("27 tasks and 5 kilns", [("27", "number", "=", 27, None, ""), ("5", "number", "=", 5, None, "")]),
    # comparators before the number
    ("more than 98%", [("98%", "percent", ">=", 98, None, "%")]),
    ("over 500 wells", [("500", "number", ">=", 500, None, "")]),
    ("at least £60 billion", [("60 billion", "money", ">=", 60e9, None, "GBP")]),
    ("not less than 40 km", [("40", "amount", ">=", 40, None, "km")]),
    ("exceeding 1.2 million mu", [("1.2 million", "amount", ">=", 1.2e6, None, "mu")]),
    ("in excess of 90 %", [("90 %", "percent", ">=", 90, None, "%")]),
    ("≥95%", [("95%", "percent", ">=", 95, None, "%")]),
    ("less than 3%", [("3%", "percent", "<=", 3, None, "%")]),
    ("below 35 micrograms per cubic meter", [("35", "amount", "<=", 35, None, "ug/m3")]),
    ("within 5%", [("5%", "percent", "<=", 5, None, "%")]),
    ("up to 20 t", [("20", "amount", "<=", 20, None, "t")]),
    ("no more than 6 days", [("6", "amount", "<=", 6, None, "d")]),
    ("capped at 30 million tons", [("30 million", "amount", "<=", 30e6, None, "t")]),
    ("≤30 µg/m3", [("30", "amount", "<=", 30, None, "ug/m3")]),
    ("about 40 wells", [("40", "number", "~", 40, None, "")]),
    ("around 12%", [("12%", "percent", "~", 12, None, "%")]),
    ("nearly 600 km", [("600", "amount", "~", 600, None, "km")]),
    ("approximately $2 million", [("2 million", "money", "~", 2e6, None, "USD")]),
    ("by a further 2 percentage points", [("2 percentage points", "points", "=", 2, None, "pp")]),
    ("at least another 30 km", [("30", "amount", ">=", 30, None, "km")]),
    ("a total of 8 parks", [("8", "number", "=", 8, None, "")]),
    # ... and behind it
    ("98% or more", [("98%", "percent", ">=", 98, None, "%")]),
    ("90% and above", [("90%", "percent", ">=", 90, None, "%")]),
    ("40 km or above", [("40", "amount", ">=", 40, None, "km")]),
    ("30+ parks", [("30", "number", ">=", 30, None, "")]),
    ("3% or less", [("3%", "percent", "<=", 3, None, "%")]),
    ("25 µg/m3 or below", [("25", "amount", "<=", 25, None, "ug/m3")]),
    ("200 tons or so", [("200", "amount", "~", 200, None, "t")]),
    # ranges
    ("5 to 8 percent", [("5 to 8 percent", "percent", "range", 5, 8, "%")]),
    ("grew by 5 to 8 percent", [("5 to 8 percent", "percent", "range", 5, 8, "%")]),
    ("cut losses by 10%-25%", [("10%-25%", "percent", "range", 10, 25, "%")]),
    ("8% to 10%", [("8% to 10%", "percent", "range", 8, 10, "%")]),
    ("5-8%", [("5-8%", "percent", "range", 5, 8, "%")]),
    ("3—5%", [("3—5%", "percent", "range", 3, 5, "%")]),
    ("20,000-22,000 MW", [("20,000-22,000", "amount", "range", 20000, 22000, "MW")]),
    ("5 to 8 million tons", [("5 to 8 million", "amount", "range", 5e6, 8e6, "t")]),
    ("between 40 and 60 wells", [("40 and 60", "number", "range", 40, 60, "")]),
    (
        "between £60 billion and £170 billion",
        [("60 billion and £170 billion", "money", "range", 60e9, 170e9, "GBP")],
    ),
    ("10 km to 12 km", [("10 km to 12", "amount", "range", 10, 12, "km")]),
    ("from 5% to 8%", [("5%", "percent", "=", 5, None, "%"), ("8%", "percent", "=", 8, None, "%")]),
    (
        "by 2.3 percentage points to 69.1%",
        [("2.3 percentage points", "points", "=", 2.3, None, "pp"), ("69.1%", "percent", "=", 69.1, None, "%")],
    ),
    ("12% - 3 wells", [("12%", "percent", "=", 12, None, "%"), ("3", "number", "=", 3, None, "")]),
    # shares and multiples in words
    ("half of the kilns", [("half", "percent", "=", 50, None, "%")]),
    ("more than half of the kilns", [("half", "percent", ">=", 50, None, "%")]),
    ("one third of all wells", [("one third", "percent", "=", 33.3333, None, "%")]),
    ("two-thirds of all wells", [("two-thirds", "percent", "=", 66.6667, None, "%")]),
    ("three quarters of the fleet", [("three quarters", "percent", "=", 75, None, "%")]),
    ("cut by half", [("half", "percent", "=", 50, None, "%")]),
    ("capacity doubled", [("doubled", "multiple", "=", 1, None, "")]),
    ("output will triple", [("triple", "multiple", "=", 2, None, "")]),
    ("quadruple the area", [("quadruple", "multiple", "=", 3, None, "")]),
    ("emissions halved", [("halved", "percent", "=", 50, None, "%")]),
    ("grew 2.5 times", [("2.5 times", "times", "=", 2.5, None, "")]),
    ("a 3-fold rise", [("3-fold", "times", "=", 3, None, "")]),
    # so many of so many
    ("nine in ten homes", [("nine in ten", "percent", "=", 90, None, "%")]),
    ("one in every eight pumps", [("one in every eight", "percent", "=", 12.5, None, "%")]),
    ("four out of ten", [("four out of ten", "percent", "=", 40, None, "%")]),
    ("one farm in five", [("one farm in five", "percent", "=", 20, None, "%")]),
    ("a sixth of the fleet", [("a sixth", "percent", "=", 16.6667, None, "%")]),
    ("three-eighths of the fleet", [("three-eighths", "percent", "=", 37.5, None, "%")]),
    ("six tenths of the fleet", [("six tenths", "percent", "=", 60, None, "%")]),
    ("3/4 of the fleet", [("3/4", "percent", "=", 75, None, "%")]),
    ("a fifth less coal", [("a fifth", "percent", "=", 20, None, "%")]),
    ("half a million mu", [("half a million", "amount", "=", 5e5, None, "mu")]),
    # signs and points that say a change
    ("(+4.2%)", [("4.2%", "percent", "=", 4.2, None, "%")]),
    ("3.2 points up", [("3.2 points", "points", "=", 3.2, None, "pp")]),
    ("fell by 9 points", [("9 points", "points", "=", 9, None, "pp")]),
    # short forms, containers, further currencies
    ("35 micrograms", [("35", "amount", "=", 35, None, "ug/m3")]),
    ("20 million TEUs", [("20 million", "amount", "=", 20e6, None, "TEU")]),
    ("8 kilolitres", [("8", "amount", "=", 8, None, "kl")]),
    ("FJD 12 million", [("12 million", "money", "=", 12e6, None, "FJD")]),
    ("40 Jordanian dinars", [("40", "money", "=", 40, None, "JOD")]),
]
# These hold numbers, but no quantity.
EN_NOTHING = [
    "PM2.5 and PM10",
    "CO2, SO2 and NOx",
    "a 5G base station by A4 paper",
    "the G20",
    "in the 1990s",
    "the 2+26 cities",
    "Class 5 water",
    "No. 5 of the list",
    "Article 9 and Section 12",
    "Art. 9 states that boats are kept, Sec. 12 families of boats",
    "the table is on page 12",
    "Annex 3",
    "three batches of equipment",
    "two rounds of inspection",
    "four aspects",
    "call 0571-8765432",
    "Tel: 87654321",
    "open from 9:30 a.m.",
    "GB 3838-2002",
    "HJ 633-2012",
    "Anlin Decree [2023] No. 41",
    "https://example.org/2024/05/17",
    "office12@example.org",
    "hundreds of wells",
    "tens of thousands of farmers",
    "the first half of the year",
    "double-glazed windows",
    "half-day courses",
    "double glazing",
    "the first half",
    "COVID-19",
    "match 1:1",
    "tel. 0451 555 0117",
    "file No. ABC/ENV/22/118",
    "blood pressure 130/85",
]

EN.append(("€15 per tonne", [("15", "money", "=", 15, None, "EUR/t")]))
ZH: list[tuple[str, list[Expected]]] = [
    ("92.9%", [("92.9%", "percent", "=", 92.9, None, "%")]),
    ("９２．９％", [("９２．９％", "percent", "=", 92.9, None, "%")]),
    ("92.9 %", [("92.9 %", "percent", "=", 92.9, None, "%")]),
    ("百分之九十二", [("百分之九十二", "percent", "=", 92, None, "%")]),
    ("百分之2.4", [("百分之2.4", "percent", "=", 2.4, None, "%")]),
    ("百分之三点五", [("百分之三点五", "percent", "=", 3.5, None, "%")]),
    ("千分之三", [("千分之三", "percent", "=", 0.3, None, "%")]),
    ("7.5‰", [("7.5‰", "percent", "=", 0.75, None, "%")]),
    ("3.4个百分点", [("3.4个百分点", "points", "=", 3.4, None, "pp")]),
    ("两个百分点", [("两个百分点", "points", "=", 2, None, "pp")]),
    ("0.3个百分点以上", [("0.3个百分点", "points", ">=", 0.3, None, "pp")]),
    ("两成", [("两成", "percent", "=", 20, None, "%")]),
    ("六成以上", [("六成", "percent", ">=", 60, None, "%")]),
    ("八成五左右", [("八成五", "percent", "~", 85, None, "%")]),
    ("三分之二", [("三分之二", "percent", "=", 66.6667, None, "%")]),
    ("四分之三的村庄", [("四分之三", "percent", "=", 75, None, "%")]),
    ("一半", [("一半", "percent", "=", 50, None, "%")]),
    ("过半", [("过半", "percent", ">=", 50, None, "%")]),
    ("翻一番", [("一番", "multiple", "=", 1, None, "")]),
    ("翻了两番", [("两番", "multiple", "=", 3, None, "")]),
    ("3倍", [("3倍", "times", "=", 3, None, "")]),
    ("104.2万亩", [("104.2万", "amount", "=", 1042000, None, "mu")]),
    ("350公顷", [("350", "amount", "=", 350, None, "ha")]),
    ("12.6平方公里", [("12.6", "amount", "=", 12.6, None, "km2")]),
    ("397公里", [("397", "amount", "=", 397, None, "km")]),
    ("2万5千公里", [("2万5千", "amount", "=", 25000, None, "km")]),
    ("15000吨", [("15000", "amount", "=", 15000, None, "t")]),
    ("250万吨标准煤", [("250万", "amount", "=", 2500000, None, "tce")]),
    ("1.8亿立方米", [("1.8亿", "amount", "=", 1.8e08, None, "m3")]),
    ("29.3微克/立方米", [("29.3", "amount", "=", 29.3, None, "ug/m3")]),
    ("0.4毫克/升", [("0.4", "amount", "=", 0.4, None, "mg/L")]),
    ("55亿千瓦时", [("55亿", "amount", "=", 5.5e09, None, "kWh")]),
    ("1200万千瓦", [("1200万", "amount", "=", 1.2e07, None, "kW")]),
    ("21千瓦", [("21", "amount", "=", 21, None, "kW")]),
    ("350兆瓦", [("350", "amount", "=", 350, None, "MW")]),
    ("64分贝", [("64", "amount", "=", 64, None, "dB")]),
    ("312天", [("312", "amount", "=", 312, None, "d")]),
    ("6万立方米/日", [("6万", "amount", "=", 60000, None, "m3/d")]),
    ("5万吨/年", [("5万", "amount", "=", 50000, None, "t/a")]),
    ("0.45元/千瓦时", [("0.45", "money", "=", 0.45, None, "yuan/kWh")]),
    ("3.5亿元", [("3.5亿", "money", "=", 3.5e08, None, "yuan")]),
    ("突破万亿元", [("万亿", "money", ">=", 1e12, None, "yuan")]),
    ("上千家", [("千", "number", ">=", 1000, None, "")]),
    ("3万多亿元", [("3万多亿", "money", ">=", 3e12, None, "yuan")]),
    ("90余万户", [("90余万", "number", ">=", 900000, None, "")]),
    ("8000多万人", [("8000多万", "number", ">=", 8e07, None, "")]),
    ("1亿3千多万人", [("1亿3千多万", "number", ">=", 1.3e08, None, "")]),
    ("12亿美元", [("12亿", "money", "=", 1.2e09, None, "USD")]),
    ("79个行政村", [("79", "number", "=", 79, None, "")]),
    ("46家", [("46", "number", "=", 46, None, "")]),
    ("12座", [("12", "number", "=", 12, None, "")]),
    ("3100户", [("3100", "number", "=", 3100, None, "")]),
    ("520辆", [("520", "number", "=", 520, None, "")]),
    ("16条", [("16", "number", "=", 16, None, "")]),
    ("27项任务", [("27", "number", "=", 27, None, "")]),
    ("三千多家", [("三千多", "number", ">=", 3000, None, "")]),
    ("超过98%", [("98%", "percent", ">=", 98, None, "%")]),
    ("突破500亿元", [("500亿", "money", ">=", 5e10, None, "yuan")]),
    ("不低于40公里", [("40", "amount", ">=", 40, None, "km")]),
    ("不少于30个", [("30", "number", ">=", 30, None, "")]),
    ("至少3座", [("3", "number", ">=", 3, None, "")]),
    ("≥95%", [("95%", "percent", ">=", 95, None, "%")]),
    ("低于35微克/立方米", [("35", "amount", "<=", 35, None, "ug/m3")]),
    ("不超过6天", [("6", "amount", "<=", 6, None, "d")]),
    ("控制在30微克/立方米以内", [("30", "amount", "<=", 30, None, "ug/m3")]),
    ("控制在2100万吨左右", [("2100万", "amount", "~", 2.1e07, None, "t")]),
    ("不到3%", [("3%", "percent", "<=", 3, None, "%")]),
    ("约40座", [("40", "number", "~", 40, None, "")]),
    ("不得多于40座", [("40", "number", "<=", 40, None, "")]),
    ("不应低于40座", [("40", "number", ">=", 40, None, "")]),
    ("大约有40座", [("40", "number", "~", 40, None, "")]),
    ("约合40亿元", [("40亿", "money", "~", 4e9, None, "yuan")]),
    ("就突破500亿元", [("500亿", "money", ">=", 5e10, None, "yuan")]),
    ("就近40座", [("40", "number", "=", 40, None, "")]),
    ("近600公里", [("600", "amount", "~", 600, None, "km")]),
    ("接近12%", [("12%", "percent", "~", 12, None, "%")]),
    ("98%以上", [("98%", "percent", ">=", 98, None, "%")]),
    ("90%及以上", [("90%", "percent", ">=", 90, None, "%")]),
    ("30多个", [("30多", "number", ">=", 30, None, "")]),
    ("3%以内", [("3%", "percent", "<=", 3, None, "%")]),
    ("25微克/立方米以下", [("25", "amount", "<=", 25, None, "ug/m3")]),
    ("200吨左右", [("200", "amount", "~", 200, None, "t")]),
    ("500家以上", [("500", "number", ">=", 500, None, "")]),
    ("800-1000亿元", [("800-1000亿", "money", "range", 8e10, 1e11, "yuan")]),
    ("800亿-1000亿元", [("800亿-1000亿", "money", "range", 8e10, 1e11, "yuan")]),
    ("5%至8%", [("5%至8%", "percent", "range", 5, 8, "%")]),
    ("5-8%", [("5-8%", "percent", "range", 5, 8, "%")]),
    ("3—5%", [("3—5%", "percent", "range", 3, 5, "%")]),
    ("12至18个月", [("12至18", "amount", "range", 12, 18, "month")]),
    ("20～30家", [("20～30", "number", "range", 20, 30, "")]),
    ("40到60座", [("40到60", "number", "range", 40, 60, "")]),
    ("30%-50%", [("30%-50%", "percent", "range", 30, 50, "%")]),
]
ZH_NOTHING = [
    "PM2.5",
    "第十四届",
    "第3批",
    "2+26",
    "10:30",
    "电话：0571-88887777",
    "《国家标准》GB 3095-2012",
    "〔2024〕5号",
    "5G基站",
    "12号线",
    "Ⅲ类",
    "国Ⅳ",
    "二三十家",
    "三线一单",
    "一批",
    "数十家",
    "若干项",
    "一条河",
    "三大攻坚战",
    "万亿元",
    "表3",
    "附件2",
    "三县两区",
    "一湖两海",
    "零增长",
    "双碳",
    "二级标准",
    "百强县",
    "https://example.org/2024/05/17",
]

CASES = [("en", *case) for case in EN] + [("zh", *case) for case in ZH]
FRAMES = {"en": "It was {}, they say.", "zh": "据说，{}，是这样的。"}


@functools.cache
def reader(language: str) -> QuantityReader:
    return QuantityReader(load(language), Units.load())


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_find(language: str, text: str, expected: list[Expected]) -> None:
    found = reader(language).find(fold(text), normalise(text))
    assert [
        (text[q.start : q.end], q.sort, q.comparator, q.value, q.high, q.unit.symbol if q.unit else "") for q in found
    ] == expected


@pytest.mark.parametrize(("language", "text"), [*(("en", t) for t in EN_NOTHING), *(("zh", t) for t in ZH_NOTHING)])
def test_no_quantity(language: str, text: str) -> None:
    assert reader(language).find(fold(text), normalise(text)) == []


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_within_a_sentence(language: str, text: str, expected: list[Expected]) -> None:
    """The words around a quantity change nothing, and its parts lie within each other."""
    sentence = FRAMES[language].format(text)
    for quantity, (value_text, *_) in zip(
        reader(language).find(fold(sentence), normalise(sentence)), expected, strict=True
    ):
        assert sentence[quantity.start : quantity.end] == value_text
        assert quantity.left <= quantity.start < quantity.end <= quantity.right


@pytest.mark.parametrize(
    ("language", "text", "left", "right"),
    [
        ("en", "at least £60 billion", "at least £60 billion", ""),
        ("en", "not less than 40 km of pipe", "not less than 40 km", " of pipe"),
        ("en", "90% and above", "90% and above", ""),
        ("zh", "不低于40公里管网", "不低于40公里", "管网"),
        ("zh", "控制在30微克/立方米以内", "控制在30微克/立方米以内", ""),
        ("zh", "90%及以上", "90%及以上", ""),
        ("zh", "累计12座泵站", "累计12座", "泵站"),
    ],
)
def test_what_belongs_to_a_quantity(language: str, text: str, left: str, right: str) -> None:
    (quantity,) = reader(language).find(fold(text), text)
    assert text[quantity.left : quantity.right] == left
    assert text[quantity.right :] == right


@pytest.mark.parametrize(
    ("word", "change"), [("doubled", "increase"), ("trebled", "increase"), ("halved", "decrease"), ("40%", "")]
)
def test_words_that_say_a_change(word: str, change: str) -> None:
    (quantity,) = reader("en").find(f"it {word}", f"it {word}")
    assert quantity.change == change


@pytest.mark.parametrize(
    ("language", "text", "comparators"),
    [
        ("en", "more than 500 wells, half of them new", [">=", "="]),
        ("zh", "超8千亿元、增加五成以上", [">=", ">="]),
        ("zh", "过百亿元", [">="]),
        ("zh", "通过3个项目", ["="]),
        ("zh", "达千亿元", ["="]),
    ],
)
def test_comparators_beside_another_quantity(language: str, text: str, comparators: list[str]) -> None:
    assert [q.comparator for q in reader(language).find(text, text)] == comparators


def test_what_is_taken_is_no_quantity() -> None:
    text = "in 2023 it built 79 wells"
    assert [q.value for q in reader("en").find(text, text, [(3, 7)])] == [79]


SCALES = {"": 1, " thousand": 1e3, " million": 1e6, " billion": 1e9}
UNITS = {
    " mu": "mu",
    " km": "km",
    " tons": "t",
    " cubic meters": "m3",
    "%": "%",
    " yuan": "yuan",
    " percentage points": "pp",
}


@given(
    st.decimals(0, 9999, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from(["", "about ", "more than ", "less than "]),
)
def test_any_number_with_any_unit(number: object, scale: str, unit: str, comparator: str) -> None:
    text = f"{comparator}{number}{scale}{unit}"
    (quantity,) = reader("en").find(text, text)
    assert quantity.unit is not None
    assert quantity.unit.symbol == UNITS[unit]
    assert math.isclose(quantity.value, float(str(number)) * SCALES[scale], rel_tol=1e-9)
    assert (quantity.left, quantity.right) == (0, len(text))


@pytest.mark.parametrize("text", ["", "ab1.1", "aab b1aab", "b.1a1 abab", "1aab.1b", "bbba11.1"])
@pytest.mark.parametrize(
    "patterns", [[], ["a"], ["a", "ab"], ["ab", "a"], [r"\.1", "b+", "(?<=a)b"], ["1a?", "a1", "b"]]
)
def test_patterns_one_by_one_find_what_they_find_as_branches(text: str, patterns: list[str]) -> None:
    together = regex.compile("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)")
    found = list(_spans_of_any([regex.compile(pattern) for pattern in patterns], text))
    assert found == [match.span() for match in together.finditer(text)]


def test_a_pattern_that_finds_nothing_comes_to_an_end() -> None:
    found = list(_spans_of_any([regex.compile("a*")], "ba"))
    assert (found[0], found[-1]) == ((0, 0), (2, 2))
