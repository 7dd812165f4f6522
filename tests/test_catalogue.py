"""The catalogue of indicators: which one a phrase is about, and what a user's own file changes."""

import csv
import dataclasses
import io
from pathlib import Path

import pytest
from click.testing import CliRunner

import policymine
from policymine.catalogue import THRESHOLD, Catalogue
from policymine.cli import cli
from policymine.errors import ResourceError
from policymine.lang.units import Units
from policymine.themes import ThemeClassifier

# phrase, measure, unit, change, the indicator or nothing
ENGLISH = """
annual average concentration of PM2.5 | amount | ug/m3 | level | pm25_concentration
PM 2.5 | amount | ug/m3 | level | pm25_concentration
Fine particulate matter concentration | percent | % | decrease | pm25_concentration
average concentration of fine particles in the urban area | amount | ug/m3 | level | pm25_concentration
Baiyang City's PM2.5 | amount | ug/m3 | level | pm25_concentration
PM2.5 concentration of Shuiyun District | amount | ug/m3 | level | pm25_concentration
inhalable particulate matter | amount | ug/m3 | level | pm10_concentration
annual concentration of PM10 | percent | % | decrease | pm10_concentration
90th percentile of the daily maximum 8-hour ozone | amount | ug/m3 | level | ozone_concentration
ozone concentration | amount | ug/m3 | level | ozone_concentration
ratio of days with good air quality | percent | % | level | good_air_ratio
good-air-days ratio | percent | % | level | good_air_ratio
Proportion of good days | points | pp | increase | good_air_ratio
excellent and good rate of ambient air quality | percent | % | level | good_air_ratio
days with good air | amount | d | level | good_air_days
good-air days | amount | d | increase | good_air_days
Days of heavy pollution | amount | d | level | heavy_pollution_days
Heavily polluted days, at most | count | | level | heavy_pollution_days
proportion of severely polluted days | percent | % | level | heavy_pollution_ratio
emissions of nitrogen oxides | percent | % | decrease | nox_emissions
nitrogen oxide reductions | amount | t | decrease | nox_emissions
volatile organic compounds | amount | t | decrease | voc_emissions
total sulphur dioxide emissions | percent | % | decrease | so2_emissions
sulfur dioxide | amount | ug/m3 | level | so2_concentration
coal-fired boilers shut down | count | boiler | level | coal_boilers_closed
households switched to clean heating | count | household | level | clean_heating_households
clean heating rate in winter | percent | % | level | clean_heating_rate
old diesel trucks scrapped | count | truck | level | old_vehicles_scrapped
proportion of control sections with good water quality | percent | % | level | good_water_ratio
proportion of surface water of Class III or better | percent | % | level | good_water_ratio
share of national control sections reaching Class III | percent | % | level | good_water_ratio
proportion of sections worse than Class V | percent | % | level | bad_water_ratio
sections of inferior Class V | count | section | level | bad_water_sections
black and smelly water bodies treated | count | water body | level | black_odorous_waters
compliance rate of centralized drinking water sources | percent | % | level | drinking_source_compliance
urban sewage treatment rate | percent | % | level | urban_sewage_treatment_rate
centralised collection rate of domestic sewage | percent | % | level | sewage_collection_rate
rate of rural domestic sewage treatment | percent | % | level | rural_sewage_treatment_rate
sewage treatment in administrative villages | count | administrative village | level | villages_sewage_treated
new sewage pipe network | amount | km | level | sewage_pipes
discharge of chemical oxygen demand | percent | % | decrease | cod_emissions
ammonia nitrogen emissions | percent | % | decrease | ammonia_nitrogen_emissions
sewage outlets into the river rectified | count | outlet | level | river_outfalls_rectified
water consumption per 10,000 yuan of GDP | percent | % | decrease | water_intensity_gdp
water use per unit of industrial added value | percent | % | decrease | water_intensity_industry
proportion of good water quality in coastal waters | percent | % | level | coastal_good_water_ratio
retention rate of the natural shoreline | percent | % | level | natural_coastline_rate
safe utilization rate of contaminated farmland | percent | % | level | farmland_safe_use_rate
safe use rate of polluted plots | percent | % | level | plots_safe_use_rate
recovery rate of agricultural film | percent | % | level | film_recovery_rate
comprehensive utilization rate of livestock and poultry manure | percent | % | level | manure_utilization_rate
comprehensive utilisation rate of crop straw | percent | % | level | straw_utilization_rate
utilization rate of chemical fertilizer | percent | % | level | fertilizer_utilization_rate
use of chemical fertilizers | percent | % | decrease | fertilizer_use
utilization rate of general industrial solid waste | percent | % | level | industrial_waste_utilization_rate
harmless treatment rate of domestic garbage | percent | % | level | household_waste_harmless_rate
safe disposal rate of medical waste | percent | % | level | medical_waste_disposal_rate
energy consumption per unit of GDP | percent | % | decrease | energy_intensity
Energy intensity | percent | % | decrease | energy_intensity
carbon dioxide emissions per unit of GDP | percent | % | decrease | carbon_intensity
share of non-fossil fuels in primary energy consumption | percent | % | level | non_fossil_share
total energy consumption | amount | tce | level | energy_consumption
installed photovoltaic capacity | amount | kW | level | pv_capacity
carbon neutrality | deadline | | level | carbon_neutrality
provincial green factories | count | factory | level | green_factories
forest coverage | percent | % | level | forest_cover
rate of forest cover | points | pp | increase | forest_cover
forest stock | amount | m3 | increase | forest_stock
wetlands restored | amount | mu | level | wetlands_restored
soil erosion brought under control | amount | km2 | level | soil_erosion_controlled
abandoned mines restored | count | mine | level | mines_restored
new high-standard farmland | amount | mu | level | high_standard_farmland
daytime compliance rate of noise in functional areas | percent | % | level | noise_day_compliance
rectification tasks of the central inspection completed | count | task | level | inspection_tasks_rectified
pollutant discharge permits issued | count | permit | level | discharge_permits
fines | money | yuan | level | fines
China's GDP | percent | % | increase | gdp
gross regional product | money | yuan | level | gdp
economic growth rate | percent | % | level | gdp
consumer price index | percent | % | increase | cpi
rise in the CPI | percent | % | increase | cpi
new urban jobs created | count | urban job | level | new_urban_jobs
registered urban unemployment rate | percent | % | level | registered_unemployment
surveyed urban unemployment rate | percent | % | level | surveyed_unemployment
deficit-to-GDP ratio | percent | % | level | deficit_ratio
broad money supply (M2) | percent | % | increase | m2
per capita net income of farmers | money | yuan | level | rural_income
urban per capita disposable income | percent | % | increase | urban_income
total retail sales of consumer goods | percent | % | increase | retail_sales
grain output | amount | t | level | grain_output
"""

CHINESE = """
岚湖总磷浓度 | amount | mg/L | level | total_phosphorus_concentration
青溪河总氮浓度 | amount | mg/L | level | total_nitrogen_concentration
PM2.5年均浓度 | amount | ug/m3 | level | pm25_concentration
细颗粒物（PM2.5）平均浓度 | percent | % | decrease | pm25_concentration
全市细颗粒物浓度 | amount | ug/m3 | level | pm25_concentration
青岚区PM2.5浓度 | amount | ug/m3 | level | pm25_concentration
細顆粒物濃度 | amount | ug/m3 | level | pm25_concentration
可吸入颗粒物浓度 | amount | ug/m3 | level | pm10_concentration
臭氧日最大8小时平均第90百分位数 | amount | ug/m3 | level | ozone_concentration
空气质量优良天数比率 | percent | % | level | good_air_ratio
优良天数比例 | points | pp | increase | good_air_ratio
地级及以上城市空气质量优良天数比例 | percent | % | level | good_air_ratio
城区空气质量优良率 | percent | % | level | good_air_ratio
优良天数 | amount | d | level | good_air_days
空气质量优良天数同比增加 | amount | d | increase | good_air_days
重污染天数 | amount | d | level | heavy_pollution_days
重度及以上污染天数比例 | percent | % | level | heavy_pollution_ratio
氮氧化物排放量 | percent | % | decrease | nox_emissions
挥发性有机物重点工程减排量 | amount | t | level | voc_emissions
二氧化硫排放总量 | percent | % | decrease | so2_emissions
淘汰燃煤小锅炉 | count | 台 | level | coal_boilers_closed
清洁取暖改造 | count | 户 | level | clean_heating_households
淘汰老旧柴油货车 | count | 辆 | level | old_vehicles_scrapped
国考断面水质优良比例 | percent | % | level | good_water_ratio
地表水达到或好于Ⅲ类水体比例 | percent | % | level | good_water_ratio
水质优良断面比例 | points | pp | increase | good_water_ratio
劣Ⅴ类水体比例 | percent | % | level | bad_water_ratio
整治农村黑臭水体 | count | 条 | level | rural_black_odorous_waters
县级以上集中式饮用水水源地水质达标率 | percent | % | level | drinking_source_compliance
城市生活污水集中收集率 | percent | % | level | sewage_collection_rate
城镇污水处理率 | percent | % | level | urban_sewage_treatment_rate
农村生活污水治理率 | percent | % | level | rural_sewage_treatment_rate
完成行政村生活污水治理 | count | 行政村 | level | villages_sewage_treated
新建污水管网 | amount | km | level | sewage_pipes
化学需氧量排放量 | percent | % | decrease | cod_emissions
入河排污口整治完成率 | percent | % | level | river_outfalls_rectification_rate
万元GDP用水量 | percent | % | decrease | water_intensity_gdp
近岸海域水质优良比例 | percent | % | level | coastal_good_water_ratio
大陆自然岸线保有率 | percent | % | level | natural_coastline_rate
受污染耕地安全利用率 | percent | % | level | farmland_safe_use_rate
重点建设用地安全利用率 | percent | % | level | construction_land_safe_use_rate
农膜回收率 | percent | % | level | film_recovery_rate
畜禽粪污资源化利用率 | percent | % | level | manure_utilization_rate
农村卫生厕所普及率 | percent | % | level | rural_toilet_rate
一般工业固废综合利用率 | percent | % | level | industrial_waste_utilization_rate
危险废物安全处置率 | percent | % | level | hazardous_waste_disposal_rate
城市生活垃圾无害化处理率 | percent | % | level | household_waste_harmless_rate
单位GDP能耗 | percent | % | decrease | energy_intensity
单位地区生产总值能源消耗下降率 | percent | % | decrease | energy_intensity
规模以上工业单位增加值能耗 | percent | % | decrease | industrial_energy_intensity
非化石能源占一次能源消费比重 | percent | % | level | non_fossil_share
新增光伏装机 | amount | kW | level | pv_capacity_added
碳达峰 | deadline | | level | carbon_peak
森林覆盖率 | percent | % | level | forest_cover
森林蓄积量 | amount | m3 | level | forest_stock
草原综合植被盖度 | percent | % | level | grassland_cover
新增治理水土流失面积 | amount | km2 | level | soil_erosion_controlled
修复历史遗留矿山 | count | 处 | level | mines_restored
督察反馈问题完成整改 | count | 个 | level | inspection_tasks_rectified
核发排污许可证 | count | 张 | level | discharge_permits
国内生产总值 | percent | % | increase | gdp
全县生产总值 | money | yuan | level | gdp
人均地区生产总值 | money | yuan | level | gdp_per_capita
居民消费价格涨幅 | percent | % | increase | cpi
城镇新增就业 | count | 人 | level | new_urban_jobs
城镇登记失业率 | percent | % | level | registered_unemployment
城镇调查失业率 | percent | % | level | surveyed_unemployment
赤字率 | percent | % | level | deficit_ratio
广义货币（M2） | percent | % | increase | m2
城镇居民人均可支配收入 | percent | % | increase | urban_income
农民人均纯收入 | money | yuan | level | rural_income
社会消费品零售总额 | percent | % | increase | retail_sales
一般公共预算收入 | percent | % | increase | general_budget_revenue
粮食总产量 | amount | jin | level | grain_output
常住人口城镇化率 | percent | % | level | urbanization_rate
"""

# What is another thing, or cannot be told.
NOTHING = """
en | number of kites | count | kite | level
en | PM2.5 ranking in the province | rank | | level
en | PM2.5 | count | station | level
en | days on which PM2.5 met the standard | amount | d | level
en | projects for PM2.5 and ozone | count | project | level
en | rate | percent | % | level
en | concentration | amount | ug/m3 | level
en | level | percent | % | level
en | investment | money | yuan | level
en | central government | money | yuan | level
en | share of the digital economy in GDP growth of the coastal belt | percent | % | level
en | GDP of the low-altitude economy | money | yuan | level
en | private sector's share of GDP | percent | % | level
en | contribution of tourism to GDP | percent | % | level
en | ratio of debt to GDP | percent | % | level
en | unemployment rate of young people | percent | % | level
en | registered vehicles | count | vehicle | level
en | forest parks | count | park | level
en | forest fire prevention coverage rate | percent | % | level
en | mangrove forest coverage | percent | % | level
en | water quality of the lake | rank | | level
en | sewage treatment charge | money | yuan/m3 | level
en | drinking water sources | count | source | level
en | emissions from homes | percent | % | decrease
en | ammonia nitrogen and total phosphorus | percent | % | decrease
en | SO2 | percent | % | decrease
en | sulfur dioxide and nitrogen oxides of three power plants | percent | % | decrease
en | energy consumption per unit of cement | percent | % | decrease
en | energy consumption of data centers | percent | % | decrease
en | water use of the steel industry | amount | m3 | level
en | income of village collectives | money | yuan | level
en | price of vegetables | percent | % | increase
en | safety rate of elevators | percent | % | level
en | utilization rate of hospital beds | percent | % | level
en | recovery rate of loans | percent | % | level
en | cases closed by courts | count | case | level
zh | 全市专利授权量 | count | 件 | level
zh | PM2.5浓度 | rank | | level
zh | PM2.5监测站 | count | 座 | level
zh | 优良品种覆盖率 | percent | % | level
zh | 优良作物天数 | percent | % | level
zh | 第三产业生产总值 | percent | % | increase
zh | 低空经济总量 | money | yuan | level
zh | 民营经济占地区生产总值比重 | percent | % | level
zh | 城镇就业 | percent | % | level
zh | 青年调查失业率 | percent | % | level
zh | 增长 | percent | % | increase
zh | 比例 | percent | % | level
zh | 浓度 | amount | ug/m3 | level
zh | 覆盖率 | percent | % | level
zh | 投资 | money | yuan | level
zh | 污水处理费 | money | yuan/t | level
zh | 森林公园 | count | 个 | level
zh | 林业产值 | money | yuan | level
zh | 二氧化硫 | percent | % | decrease
zh | 水泥单位产品能耗 | percent | % | decrease
zh | 医院床位利用率 | percent | % | level
zh | 化肥和农药价格 | percent | % | increase
zh | 安全利用率 | percent | % | level
zh | 粮食收购价格 | money | yuan | increase
zh | 湖泊水质 | rank | | level
zh | 垃圾分类志愿者 | count | 人 | level
"""


def table(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


LABELLED = [["en", *row] for row in table(ENGLISH)] + [["zh", *row] for row in table(CHINESE)]
LABELLED += [[*row, ""] for row in table(NOTHING)]


@pytest.mark.parametrize(("language", "phrase", "measure", "unit", "change", "expected"), LABELLED)
def test_phrases(language: str, phrase: str, measure: str, unit: str, change: str, expected: str) -> None:
    found = Catalogue.load().find(phrase, unit=unit, measure=measure, change=change, language=language)
    assert found.id == expected
    assert (found.score >= THRESHOLD) == bool(expected)


def test_the_test_set_is_large_enough() -> None:
    assert len(LABELLED) >= 150
    assert sum(not row[-1] for row in LABELLED) >= 50


@pytest.mark.parametrize(
    ("language", "phrase", "sentence", "expected"),
    [
        ("en", "SO2", "Emissions of SO2 and COD fell by 3% and 4%.", "so2_emissions"),
        ("en", "SO2", "The concentrations of SO2 and NO2 fell by 3% and 4%.", "so2_concentration"),
        ("en", "SO2", "SO2 fell by 3%.", ""),
        ("en", "SO2", "Where emissions fell, so did the concentration of SO2, by 3%.", ""),
        ("zh", "氨氮", "化学需氧量、氨氮排放分别下降3%、4%。", "ammonia_nitrogen_emissions"),
        ("zh", "氨氮", "断面氨氮平均浓度下降4%。", "ammonia_nitrogen_concentration"),
        ("zh", "氨氮", "氨氮下降4%。", ""),
    ],
)
def test_the_sentence_settles_short_names(language: str, phrase: str, sentence: str, expected: str) -> None:
    found = Catalogue.load().find(
        phrase, sentence=sentence, unit="%", measure="percent", change="decrease", language=language
    )
    assert found.id == expected


@pytest.mark.parametrize("key", Catalogue.load().indicators)
def test_entries(key: str) -> None:
    catalogue = Catalogue.load()
    known = catalogue.indicators[key]
    assert known.theme in {theme.name for theme in ThemeClassifier.load().themes}
    assert known.value in ("level", "change")
    assert known.unit or not {"index", "deadline"}.isdisjoint(known.dimensions)
    if (unit := Units.load().get(known.unit)) is not None and unit.dimension not in ("person", "household", "vehicle"):
        assert unit.dimension in known.dimensions, "the usual unit is of none of the dimensions"
    # Each of the two official names leads to the indicator itself.
    for language, label in known.labels.items():
        assert catalogue.find(label, language=language).id in (key, ""), label


@pytest.mark.parametrize("key", Catalogue.load().indicators)
def test_names_lead_to_their_own_indicator(key: str) -> None:
    catalogue = Catalogue.load()
    known = catalogue.indicators[key]
    for language, names in known.names.items():
        for name in names:
            for dimension in known.dimensions:
                measure, unit = MEASURES.get(dimension) or ("amount", UNITS[dimension])
                found = catalogue.find(name, unit=unit, measure=measure, change="level", language=language)
                assert found.id == key, f"{name} ({dimension}) is {found.id or 'nothing'}"


MEASURES = {
    "ratio": ("percent", "%"), "count": ("count", "thing"), "money": ("money", "yuan"), "index": ("amount", ""),
    "rank": ("rank", ""), "deadline": ("deadline", ""),
}  # fmt: skip
UNITS = {unit.dimension: unit.symbol for unit in reversed(list(Units.load()))}
UNITS |= {
    compound: "/".join(UNITS[part] for part in compound.split("/"))
    for known in Catalogue.load().indicators.values()
    for compound in known.dimensions
    if "/" in compound and compound not in UNITS
}


def test_at_least_160_indicators_of_every_theme() -> None:
    known = Catalogue.load().indicators
    assert len(known) >= 160
    assert {each.theme for each in known.values()} == {theme.name for theme in ThemeClassifier.load().themes}


def test_indicators_cannot_be_changed() -> None:
    known = Catalogue.load().indicators["gdp"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        known.unit = "USD"  # type: ignore[misc]


def test_no_words_no_indicator() -> None:
    assert Catalogue.load().find("", language="en").id == ""
    assert Catalogue.load().find("PIB", language="fr").id == ""


OWN = """
remove = ["forest_grass_cover"]

[indicator.swift_boxes]
label_en = "Swift nest boxes in use"
label_zh = "在用雨燕巢箱"
theme = "ecology"
dimension = ["count"]
direction = "up"

[extend.forest_cover]
en = ["tree canopy"]
notes = "Ours."

[indicator.gdp]
label_en = "Output of the realm"
label_zh = "王国产出"
theme = "economy_society"
dimension = ["money"]
unit = "yuan"
direction = "up"
"""


class TestOwnFile:
    @pytest.fixture
    def own(self, tmp_path: Path) -> Path:
        file = tmp_path / "mine.toml"
        file.write_text(OWN, encoding="utf-8")
        return file

    @pytest.mark.parametrize(
        ("phrase", "measure", "unit", "expected"),
        [
            ("swift nest boxes in use", "count", "box", "swift_boxes"),
            ("tree canopy", "percent", "%", "forest_cover"),
            ("forest cover", "percent", "%", "forest_cover"),
            ("output of the realm", "money", "yuan", "gdp"),
            ("gross domestic product", "money", "yuan", ""),
            ("forest and grass coverage rate", "percent", "%", ""),
        ],
    )
    def test_it_adds_replaces_and_removes(self, own: Path, phrase: str, measure: str, unit: str, expected: str) -> None:
        assert Catalogue.load(own).find(phrase, unit=unit, measure=measure, language="en").id == expected

    def test_a_changed_file_is_read_anew(self, own: Path) -> None:
        assert "swift_boxes" in Catalogue.load(own).indicators
        own.write_text('remove = ["gdp"]', encoding="utf-8")
        assert "swift_boxes" not in Catalogue.load(own).indicators

    @pytest.mark.parametrize(
        ("text", "message", "hint"),
        [
            ("x = 1", "mine.toml: unknown key 'x'", "known are"),
            ("remove = ['gpd']", "remove: there is no indicator 'gpd'", "did you mean 'gdp'?"),
            ("remove = ['zzzzzz']", "there is no indicator 'zzzzzz'", "policymine indicators"),
            ("remove = 'gdp'", "remove: must be a list of texts", ""),
            ("[extend.gpd]", "extend 'gpd': there is no such indicator", "did you mean 'gdp'?"),
            ("[extend.gdp]\nunits = 'yuan'", "unknown key 'units'", "unit"),
            ("[extend.gdp]\ndirection = 'left'", "direction is 'left'", "up or down or none"),
            ("[extend.gdp]\ndimension = ['smell']", "dimension 'smell' is not known", "policymine units"),
            ("[extend.gdp]\nen = 'x'", "en: must be a list of texts", ""),
            ("[extend.gdp]\nunit = 1", "unit must be a text", ""),
            ("[extend.gdp]\ndistinct_from = ['gdp']", "distinct_from names 'gdp'", "another indicator"),
            ("[indicator.new]\ntheme = 'ecology'\ndimension = ['ratio']\ndirection = 'up'", "has no label", "label_en"),
            ("[indicator.BIG]", "indicator 'BIG': is no id", "small letters"),
            ("[indicator.new]\ntheme = 'ecology'", "dimension is missing", ""),
            ("[words.fr]\nfree = ['le']", "words: unknown key 'fr'", "en, zh"),
            ("indicator = 3", "indicator: must be a table", ""),
            ("=", "is no valid TOML", ""),
        ],
    )
    def test_mistakes_are_named(self, tmp_path: Path, text: str, message: str, hint: str) -> None:
        file = tmp_path / "mine.toml"
        file.write_text(text, encoding="utf-8")
        with pytest.raises(ResourceError) as raised:
            Catalogue.load(file)
        assert message in str(raised.value)
        assert hint in (raised.value.hint or "")

    def test_another_language(self, tmp_path: Path) -> None:
        file = tmp_path / "mine.toml"
        file.write_text(
            'languages = ["fr"]\n[words.fr]\nstop = ["le", "de"]\nfree = ["annuel"]\n'
            '[indicator.cover]\nlabel_fr = "taux de boisement"\n'
            'theme = "ecology"\ndimension = ["ratio"]\ndirection = "up"\n',
            encoding="utf-8",
        )
        assert Catalogue.load(file).find("le taux de boisement annuel", language="fr").id == "cover"

    def test_a_missing_file(self) -> None:
        with pytest.raises(ResourceError, match="cannot be read"):
            Catalogue.load("no-such-file.toml")


class TestColumns:
    TEXT = "In 2023, the forest coverage rate reached 41.2%. In 2023, the city built 79 swift nest boxes in use."

    def test_records_know_their_indicator(self) -> None:
        records = policymine.extract(policymine.read_text(self.TEXT, language="en"))
        assert [(record.indicator_id, record.indicator_score) for record in records] == [
            ("forest_cover", 1.0),
            ("", 0.0),
        ]

    def test_both_languages_meet(self) -> None:
        chinese = policymine.extract(policymine.read_text("2023年，全市森林覆盖率达到41.2%。", language="zh"))
        assert [record.indicator_id for record in chinese] == ["forest_cover"]

    def test_old_tables_are_read(self, tmp_path: Path) -> None:
        file = tmp_path / "old.csv"
        (record,) = policymine.extract(policymine.read_text("森林覆盖率达到41.2%。", language="zh"))
        frame = policymine.to_frame([record]).drop(columns=["indicator_id", "indicator_score"])
        frame.to_csv(file, index=False)
        again = policymine.read_table(file)
        assert list(again.columns) == list(policymine.to_frame([record]).columns)
        assert again["indicator_id"].tolist() == [""]
        frame.to_parquet(tmp_path / "old.parquet")
        assert policymine.read_table(tmp_path / "old.parquet")["indicator_id"].tolist() == [""]

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_own_indicators_in_a_run(self, tmp_path: Path, jobs: int) -> None:
        own = tmp_path / "mine.toml"
        own.write_text('[extend.forest_cover]\nen = ["tree canopy"]', encoding="utf-8")
        (tmp_path / "a.txt").write_text("In 2023, the tree canopy reached 41.2%.", encoding="utf-8")
        (result,) = policymine.mine(tmp_path / "a.txt", language="en", indicators=own, jobs=jobs)
        assert [record.indicator_id for record in result.records] == ["forest_cover"]

    def test_a_mistake_ends_the_run_before_it_begins(self, tmp_path: Path) -> None:
        own = tmp_path / "mine.toml"
        own.write_text("remove = ['gpd']", encoding="utf-8")
        done = CliRunner().invoke(cli, ["mine", str(tmp_path), "--indicators", str(own)])
        assert done.exit_code == 1
        assert "did you mean 'gdp'?" in done.output


class TestCommand:
    def test_json(self) -> None:
        done = CliRunner().invoke(cli, ["indicators", "--format", "json", "--search", "forest stock"])
        assert done.exit_code == 0
        assert '"id": "forest_stock"' in done.output
        assert '"label_zh": "森林蓄积量"' in done.output

    def test_theme(self) -> None:
        done = CliRunner().invoke(cli, ["indicators", "--format", "csv", "--theme", "noise_nuclear"])
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        assert len(rows) >= 10
        assert {row["theme"] for row in rows} == {"noise_nuclear"}

    def test_unknown_theme(self) -> None:
        done = CliRunner().invoke(cli, ["indicators", "--theme", "gardens"])
        assert done.exit_code == 2
        assert "clear_water" in done.output
