from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policymine.errors import ResourceError
from policymine.themes import ThemeClassifier

CLASSIFIER = ThemeClassifier.load()

# (indicator, clause, acceptable themes)
ENGLISH = [
    ("annual mean concentration of PM2.5", "PM2.5 fell to 31 micrograms per cubic meter", "blue_sky"),
    ("PM10The yearly average", "PM10The yearly average stood at 57", "blue_sky"),
    ("days with good air", "the city had 311 days with good air", "blue_sky"),
    ("heavily polluted days", "no more than three heavily polluted days", "blue_sky"),
    ("coal-fired boilers phased out", "phase out 14 coal-fired boilers", "blue_sky"),
    ("VOCs remediation projects", "complete 62 VOCs remediation projects", "blue_sky"),
    ("ultra-low emission transformation of steel mills", "", "blue_sky"),
    ("high-emission diesel trucks scrapped", "", "blue_sky"),
    ("households switched to clean heating", "", "blue_sky"),
    ("desulfurization units", "", "blue_sky"),
    ("reduction of sulphur dioxide emissions", "", "blue_sky"),
    ("proportion of good water sections", "", "clear_water"),
    ("black and odorous water bodies eliminated", "", "clear_water"),
    ("sections inferior to Class V", "", "clear_water"),
    ("sewage outlets into the river rectified", "", "clear_water supervision"),
    ("urban sewage treatment rate", "", "clear_water"),
    ("compliance rate of centralized drinking water sources", "", "clear_water"),
    ("groundwater over-exploitation", "", "clear_water"),
    ("total water consumption", "", "clear_water"),
    ("chemical oxygen demand", "", "clear_water"),
    ("water consumption per 10,000 yuan of GDP", "", "clear_water"),
    ("nearshore waters with excellent quality", "", "clear_water"),
    ("rural domestic sewage treatment in administrative villages", "", "clear_water pure_land"),
    ("safe utilization rate of polluted cultivated land", "", "pure_land"),
    ("soil remediation projects for heavy metals", "", "pure_land"),
    ("comprehensive utilization rate of livestock manure", "", "pure_land solid_waste"),
    ("villages with rural environment improvement", "", "pure_land"),
    ("fertilizer use", "", "pure_land"),
    ("rural sanitary toilets renovated", "", "pure_land"),
    ("comprehensive utilization rate of industrial solid waste", "", "solid_waste"),
    ("tailings ponds treated", "", "solid_waste"),
    ("communities covered by garbage classification", "", "solid_waste"),
    ("hazardous waste disposal capacity", "", "solid_waste"),
    ("waste-free city construction", "", "solid_waste"),
    ("municipal waste recycled", "", "solid_waste"),
    ("recycling rate of plastic packaging", "", "solid_waste"),
    ("energy consumption per unit of GDP", "", "climate_energy"),
    ("greenhouse gas emissions", "", "climate_energy"),
    ("share of renewable energy in the power mix", "", "climate_energy"),
    ("installed wind power capacity", "", "climate_energy"),
    ("carbon neutrality", "", "climate_energy"),
    ("national green factories", "", "climate_energy"),
    ("share of coal in primary energy consumption", "", "climate_energy"),
    ("solar photovoltaic", "", "climate_energy"),
    ("forest coverage rate", "", "ecology"),
    ("desertified land treated", "", "ecology"),
    ("wetlands restored", "", "ecology"),
    ("abandoned mines restored", "", "ecology"),
    ("high-standard farmland", "", "ecology"),
    ("area of soil erosion brought under control", "", "ecology"),
    ("national nature reserves", "", "ecology"),
    ("trees planted", "", "ecology"),
    ("pocket parks", "", "ecology"),
    ("night-time noise compliance rate", "", "noise_nuclear"),
    ("radioactive sources under control", "", "noise_nuclear"),
    ("rectification tasks", "rectification tasks: 31 of 36 are finished", "supervision"),
    ("petition cases closed", "", "supervision"),
    ("environmental violations investigated", "", "supervision"),
    ("pollutant discharge permits issued", "", "supervision"),
    ("fines imposed", "fines of 3.1 million yuan for illegal discharge", "supervision"),
    ("officials held accountable", "", "supervision"),
    ("automatic air monitoring stations", "", "capacity blue_sky"),
    ("local emission standards issued", "", "capacity"),
    ("central special funds for environmental protection", "", "capacity"),
    ("ecological civilization demonstration counties", "", "capacity"),
    ("environmental monitoring network stations", "", "capacity"),
    ("gross domestic product", "", "economy_society"),
    ("registered urban unemployment rate", "", "economy_society"),
    ("consumer price index", "", "economy_society"),
    ("new expressway mileage", "", "economy_society"),
    ("renovation of shantytown housing", "", "economy_society"),
    ("rural poor population lifted out of poverty", "", "economy_society"),
    ("grain output", "", "economy_society"),
    ("kindergarten places", "", "economy_society"),
    ("general public budget revenue", "", "economy_society"),
    (
        "confirmed cases of measles",
        "the two counties had 17 confirmed cases of measles, all linked to one river ferry",
        "economy_society",
    ),
    ("asymptomatic infected persons", "", "economy_society"),
    ("doses of vaccine given", "", "economy_society"),
    ("rooms of the Osprey Bay quarantine hotel", "", "economy_society"),
    ("households evacuated", "the barrier lake rose and 84 households were evacuated", "economy_society"),
    ("people trapped by the mudslide", "", "economy_society"),
    ("combine harvesters", "some 2,300 combine harvesters are on the land", "economy_society"),
    ("mechanization rate of the rice harvest", "", "economy_society"),
    ("vegetable greenhouses rebuilt", "", "economy_society"),
    ("village Party branches", "", "economy_society"),
    ("drunk driving cases", "", "economy_society supervision"),
    ("litres of fuel seized from smugglers", "", "economy_society supervision"),
    ("taxi drivers given a subsidy", "", "economy_society"),
    ("passenger trains on time", "", "economy_society"),
    ("length of the road section", "", "economy_society"),
    ("grid members who visit the kindergartens", "", "economy_society"),
    ("migrant workers who returned to work", "", "economy_society"),
    ("bulletins led by the deputy mayor", "bulletins led by the deputy mayor on good air", "blue_sky"),
    ("environmental cases closed", "cases of illegal discharge: 61 of 70 are closed", "supervision"),
    ("water quality of the bay", "", "clear_water"),
]
CHINESE = [
    ("无症状感染者", "全县新增无症状感染者6例", "economy_society"),
    ("核酸采样点", "沿江设核酸采样点40个", "economy_society"),
    ("堰塞湖下游转移安置群众", "", "economy_society"),
    ("山体滑坡受灾群众", "", "economy_society"),
    ("水稻插秧机保有量", "", "economy_society"),
    ("主要农作物耕种收综合机械化率", "", "economy_society"),
    ("旅客列车正点率", "", "economy_society"),
    ("出租车驾驶员", "", "economy_society"),
    ("查处醉驾", "", "economy_society supervision"),
    ("村党支部书记", "", "economy_society"),
    ("返乡农民工创业", "", "economy_society"),
    ("走私成品油", "", "economy_society supervision blue_sky"),
    ("细颗粒物年均浓度", "细颗粒物年均浓度降至28微克/立方米", "blue_sky"),
    ("PM2.5平均浓度", "", "blue_sky"),
    ("刑事案件", "刑事案件下降8%", "economy_society"),
    ("转移避险", "应对强降雨，转移避险900人次", "economy_society"),
    ("空气质量优良天数比率", "", "blue_sky"),
    ("重污染天数", "", "blue_sky"),
    ("钢铁企业超低排放改造", "", "blue_sky"),
    ("淘汰老旧柴油货车", "", "blue_sky"),
    ("清洁取暖改造", "完成农村清洁取暖改造3万户", "blue_sky"),
    ("挥发性有机物治理项目", "", "blue_sky"),
    ("地表水国考断面优良比例", "", "clear_water"),
    ("劣Ⅴ类断面", "", "clear_water"),
    ("黑臭水体消除比例", "", "clear_water"),
    ("轻轨通车里程", "", "economy_society"),
    ("滨河架空线入地", "", "economy_society"),
    ("农业产业强镇", "", "economy_society"),
    ("城市生活污水集中收集率", "", "clear_water"),
    ("集中式饮用水水源地水质达标率", "", "clear_water"),
    ("万元GDP用水量", "", "clear_water"),
    ("近岸海域优良水质比例", "", "clear_water"),
    ("入河排污口整治", "", "clear_water"),
    ("再生水利用率", "", "clear_water"),
    ("农村生活污水治理率", "", "clear_water pure_land"),
    ("受污染耕地安全利用率", "", "pure_land"),
    ("重点建设用地安全利用", "", "pure_land"),
    ("畜禽粪污综合利用率", "", "pure_land solid_waste"),
    ("农村卫生厕所普及率", "", "pure_land"),
    ("一般工业固体废物综合利用率", "", "solid_waste"),
    ("尾矿库治理", "", "solid_waste"),
    ("城市生活垃圾回收利用率", "", "solid_waste"),
    ("危险废物处置能力", "", "solid_waste"),
    ("“无废城市”建设试点", "", "solid_waste"),
    ("单位地区生产总值能耗", "", "climate_energy"),
    ("非化石能源消费占比", "", "climate_energy"),
    ("新能源装机容量", "", "climate_energy"),
    ("碳达峰", "", "climate_energy"),
    ("国家级绿色工厂", "", "climate_energy"),
    ("煤炭消费总量", "", "climate_energy"),
    ("森林覆盖率", "", "ecology"),
    ("沙化土地治理面积", "", "ecology"),
    ("水土流失治理面积", "", "ecology"),
    ("高标准农田", "", "ecology"),
    ("历史遗留矿山修复", "", "ecology"),
    ("湿地保护率", "", "ecology"),
    ("口袋公园", "", "ecology"),
    ("城市功能区夜间声环境达标率", "", "noise_nuclear"),
    ("放射源安全监管", "", "noise_nuclear"),
    ("整改任务完成", "督察反馈的43项整改任务完成39项", "supervision"),
    ("群众信访举报件办结", "", "supervision"),
    ("环境违法案件查处", "", "supervision"),
    ("排污许可证核发", "", "supervision"),
    ("空气自动监测站", "", "capacity blue_sky"),
    ("地方环境标准", "", "capacity"),
    ("中央环保专项资金", "", "capacity"),
    ("生态文明建设示范县", "", "capacity"),
    ("地区生产总值", "", "economy_society"),
    ("城镇新增就业", "", "economy_society"),
    ("居民消费价格涨幅", "", "economy_society"),
    ("高速公路通车里程", "", "economy_society"),
    ("棚户区改造", "", "economy_society"),
    ("粮食总产量", "", "economy_society"),
    ("一般公共预算收入", "", "economy_society"),
    ("义务教育学位", "", "economy_society"),
]


@pytest.mark.parametrize(("indicator", "clause", "themes"), ENGLISH)
def test_english(indicator: str, clause: str, themes: str) -> None:
    assert CLASSIFIER.classify(indicator, clause, [], "", "en").theme in themes.split()


@pytest.mark.parametrize(("indicator", "clause", "themes"), CHINESE)
def test_chinese(indicator: str, clause: str, themes: str) -> None:
    assert CLASSIFIER.classify(indicator, clause, [], "", "zh").theme in themes.split()


def test_shipped_lexicon_is_complete() -> None:
    assert [theme.name for theme in CLASSIFIER.themes] == [
        "blue_sky",
        "clear_water",
        "pure_land",
        "solid_waste",
        "climate_energy",
        "ecology",
        "noise_nuclear",
        "supervision",
        "capacity",
        "economy_society",
    ]
    assert all(set(theme.labels) == {"en", "zh"} for theme in CLASSIFIER.themes)


def test_unknown_text_is_the_default_with_no_score() -> None:
    score = CLASSIFIER.classify("qwrtz", "", ["qwrtz"], "", "en")
    assert (score.theme, score.score, score.second) == ("economy_society", 0.0, "")
    assert CLASSIFIER.classify("forest", "", [], "", "tlh").score == 0.0


def test_indicator_outweighs_headings_and_title() -> None:
    score = CLASSIFIER.classify("forest coverage rate", "", ["Air quality", "Clear water"], "Blue sky plan", "en")
    assert score.theme == "ecology"
    assert score.second


def test_nearest_heading_outweighs_the_outer_ones() -> None:
    headings = ["Fight the blue sky defence war", "Fight the battle for pure land"]
    assert CLASSIFIER.classify("projects", "", headings, "", "en").theme == "pure_land"
    assert CLASSIFIER.classify("projects", "", headings[::-1], "", "en").theme == "blue_sky"


def test_heading_is_less_sure_than_indicator() -> None:
    from_heading = CLASSIFIER.classify("items", "", ["Air quality"], "", "en")
    from_indicator = CLASSIFIER.classify("air quality", "", [], "", "en")
    assert from_heading.theme == from_indicator.theme == "blue_sky"
    assert 0 < from_heading.score < from_indicator.score <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ultra-low emission", "Ultra low\u00a0emissions"),
        ("PM2.5", "ＰＭ２．５"),
        ("CO2", "CO₂"),
        ("forests", "FOREST"),
    ],
)
def test_spelling_does_not_matter(one: str, other: str) -> None:
    assert CLASSIFIER.classify(one, "", [], "", "en") == CLASSIFIER.classify(other, "", [], "", "en")


@pytest.mark.parametrize("text", ["fairness", "repair", "seasoning", "leadership"])
def test_words_are_not_found_inside_words(text: str) -> None:
    assert CLASSIFIER.classify(text, "", [], "", "en").score == 0.0


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=200),
    st.text(max_size=200),
    st.lists(st.text(max_size=40), max_size=5),
    st.sampled_from(["en", "zh"]),
)
def test_any_text_gets_a_theme(indicator: str, clause: str, headings: list[str], language: str) -> None:
    first = CLASSIFIER.classify(indicator, clause, headings, "", language)
    assert first == ThemeClassifier.load().classify(indicator, clause, headings, "", language)
    assert 0 <= first.score <= 1
    assert first.theme != first.second


def test_a_pickled_classifier_is_the_same() -> None:
    copy = pickle.loads(pickle.dumps(CLASSIFIER))
    assert copy.classify("wetland", "", [], "", "en") == CLASSIFIER.classify("wetland", "", [], "", "en")


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_extra_file_adds_words_themes_and_languages(tmp_path: Path) -> None:
    extra = write(
        tmp_path / "mine.toml",
        """
        languages = ["tlh"]
        [theme.ecology.en]
        strong = ["quuxberr*"]
        [theme.space]
        label_en = "Space"
        en.strong = ["rocket"]
        tlh.strong = ["ejDo'"]
        """,
    )
    classifier = ThemeClassifier.load(extra=[extra])
    assert classifier.classify("quuxberries", "", [], "", "en").theme == "ecology"
    assert classifier.classify("rockets", "", [], "", "en").theme == "space"
    assert classifier.classify("ejdo' ejdo'", "", [], "", "tlh").theme == "space"
    assert classifier.themes[-1].labels == {"en": "Space"}
    assert CLASSIFIER.classify("quuxberries", "", [], "", "en").score == 0.0


def test_a_new_theme_takes_its_words_and_the_phrases_with_them_from_the_default_one(tmp_path: Path) -> None:
    extra = write(tmp_path / "mine.toml", "theme.care.en.medium = ['hospital']\ntheme.care.zh.medium = ['疫苗']\n")
    classifier = ThemeClassifier.load(extra=[extra])
    assert classifier.classify("hospital ward", "", [], "", "en") == classifier.classify("hospital", "", [], "", "en")
    assert [classifier.classify(text, "", [], "", "zh").theme for text in ("疫苗接种", "接种")] == [
        "care",
        "economy_society",
    ]
    assert not [
        word for word in classifier.words() if word.theme == "economy_society" and "hospital" in word.word.split()
    ]
    assert CLASSIFIER.classify("hospital ward", "", [], "", "en").theme == "economy_society"


def test_a_decisive_word_outweighs_a_strong_one_of_another_theme(tmp_path: Path) -> None:
    text = """
        languages = ["en"]
        default = "water"
        theme.water.en.strong = ["bay"]
        theme.care.en.LEVEL = ["quarantine"]
        """
    found = {}
    for level in ("decisive", "strong"):
        path = write(tmp_path / f"{level}.toml", text.replace("LEVEL", level))
        found[level] = ThemeClassifier.load(path).classify("quarantine rooms of the bay", "", [], "", "en").theme
    assert found == {"decisive": "care", "strong": "water"}  # ties go to the theme that the file names first


def test_own_file_replaces_the_lexicon(tmp_path: Path) -> None:
    own = write(
        tmp_path / "own.toml",
        """
        languages = ["en"]
        default = "rest"
        [ignore]
        en = ["red herring"]
        [theme.colour]
        en.medium = ["red"]
        [theme.rest]
        """,
    )
    classifier = ThemeClassifier.load(own)
    assert classifier.classify("red", "", [], "", "en").theme == "colour"
    assert classifier.classify("red herring", "", [], "", "en").theme == "rest"


BASE = 'languages = ["en"]\ndefault = "a"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BASE + "theme.a.en.strng = []", r"own.toml: theme 'a': en: unknown key 'strng'"),
        (BASE + "theme.a.colour = 1", r"own.toml: theme 'a': unknown key 'colour'"),
        (BASE + "[topics]", r"own.toml: unknown key 'topics'"),
        (BASE + 'theme.a.en.strong = "air"', r"theme 'a': en: strong: must be a list of texts"),
        (BASE + 'theme.a.en.strong = ["air", "air"]', r"'air' stands there twice"),
        (BASE + 'theme.a.en.strong = ["--"]', r"'--' has neither letters nor digits"),
        (BASE + "theme.a.weight = 0", r"weight must be a number"),
        (BASE + "theme.a.label_en = 3", r"label_en must be a text"),
        (BASE + "theme.a = 3", r"theme 'a': must be a table"),
        (BASE + "theme.b.label_en = 'B'", r"'default' must name one of the themes"),
        ("languages = [", r"own.toml: is no valid TOML"),
    ],
)
def test_errors_name_file_and_entry(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        ThemeClassifier.load(write(tmp_path / "own.toml", text))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"none.toml: cannot be read"):
        ThemeClassifier.load(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "language"),
    [("forests, sewage, solar power, soil and smog", "en"), ("森林、污水、光伏发电、土壤、雾霾", "zh")],
)
def test_votes_come_in_the_order_of_the_words(text: str, language: str) -> None:
    # Of two themes with the same votes the first one counts, which must not depend on the run.
    votes = [place for place, _ in CLASSIFIER.votes(text, language)]
    separators = ", " if language == "en" else "、"
    words = text.replace(" and ", ", ").split(separators)
    order = dict.fromkeys(place for word in words for place, _ in CLASSIFIER.votes(word, language))
    assert len(order) > 3
    assert votes == list(order)
