"""Facts of a document: title, day, issuer, region, year, language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from policymine.detection import detect_language
from policymine.errors import ResourceError
from policymine.fact_patterns import parse_date
from policymine.facts import find_facts
from policymine.gold_files import gold_files, read_gold
from policymine.lang.tables import compile_pattern, load_toml, tables_of
from policymine.read import read, read_text
from policymine.records import Block, Facts
from policymine.regions import find_region

CORPORA = Path(__file__).parent.parent / "corpora"


def facts_of(text: str, name: str = "") -> Facts:
    return read_text(text, name=name).facts


BODY = "The city built 12 parks and closed four kilns, which was more than had been promised to the people of the town."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02-03", "2024-02-03"),
        ("2024/2/3 10:00", "2024-02-03"),
        ("2024.2.3", "2024-02-03"),
        ("March 5, 2009", "2009-03-05"),
        ("Mar. 5 2009", "2009-03-05"),
        ("5 March 2009", "2009-03-05"),
        ("5th of March, 2009", "2009-03-05"),
        ("2009年3月5日", "2009-03-05"),
        ("February 29, 2023", ""),
        ("February 29, 2024", "2024-02-29"),
        ("2100-02-29", ""),
        ("2023-13-01", ""),
        ("2023-04-31", ""),
        ("March 2009", ""),
        ("12.5.2023", ""),
        ("2023-04-281", ""),
    ],
)
def test_days(text: str, day: str) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2023-04-28 09:04Source: IEEPA", "2023-04-28"),
        ("Elm Finance Updated on 2024-02-03", "2024-02-03"),
        ("Release time: February 3, 2024", "2024-02-03"),
        ("(Adopted by the Elm Council on March 5, 2024)", "2024-03-05"),
        ("Delivered at the First Session of the Elm Council on March 5, 2024", "2024-03-05"),
        ("——At the Third Session of the Fifth People's Congress of Elm City on March 5, 2024", "2024-03-05"),
        ("(March 5, 2024 at the Third Session of the Elm People's Congress)", "2024-03-05"),
        ("March 5, 2024 At the 20th meeting of the Standing Committee", "2024-03-05"),
        ("On March 5, 2024, at the meeting of the council, the mayor spoke.", ""),
        ("on March 5, 2010", "2010-03-05"),
        ("——2026年1月27日在榆州市第七届人民代表大会第五次会议上", "2026-01-27"),
        ("2024年2月3日 10:20 来源：榆州日报", "2024-02-03"),
        ("（2024年2月3日在榆州市第七届人民代表大会第五次会议上）", "2024-02-03"),
        ("（榆州市统计局，2024年3月8日发布）", "2024-03-08"),
        ("榆州市财政局　2024年1月27日", "2024-01-27"),
        ("（自2024年10月1日起施行）", ""),
        ("Release Time1 years ago", ""),
        ("Elm, 11 Dec (Elm News) -- The city said on Monday that all was well.", ""),
        ("On April 27, 2023, the city opened 12 parks along the river.", ""),
        ("Local Clean Air Plan (presented 21 August 2024)", "2024-08-21"),
        ("(Elmland, adopted by the Council on 20 December 2022)", "2022-12-20"),
        ("(Mayor Wu Lin, Third Session of the Elm Assembly, February 12, 2019)", "2019-02-12"),
        ("Source: Elm Release  Time: 2021-07-20 08:15  Editor: Xu", "2021-07-20"),
        ("Elm City Water Bureau   August 4, 2022", "2022-08-04"),
        ("Signed: Elm Civil Affairs Bureau, June 18, 2024. Type B.", "2024-06-18"),
        ("By Ann Reed, Bo Field ( Elm Daily ) 09:20, November 19, 2023", "2023-11-19"),
        ("( Elm Press ) 10:03, November 19, 2023", "2023-11-19"),
        ("By a staff reporter | November 19, 2023", "2023-11-19"),
        ("Source: site of the Elm Rivers Office November 19, 2023", "2023-11-19"),
        (f"(November 19, 2023) All towns: {'The dykes were looked at one by one. ' * 8}", "2023-11-19"),
        (f"(From November 19, 2023) All towns: {'The dykes were looked at one by one. ' * 8}", ""),
    ],
)
def test_published(line: str, day: str) -> None:
    assert facts_of(f"Elm City makes its river clean\n{line}\n{BODY}\n").published == day


def test_signature_at_the_end() -> None:
    facts = facts_of(f"{BODY} {BODY} Thank you. Ministry of Parks and Rivers August 1, 2018")
    assert (facts.published, facts.issuer, facts.report_year) == ("2018-08-01", "Ministry of Parks and Rivers", 2018)
    facts = facts_of(f"{BODY}\n{BODY}\nPeople's Government of Elm City\nJanuary 12, 2024\n")
    assert facts.published == "2024-01-12"
    assert facts_of(f"{BODY} The last kiln was closed on August 1, 2018").published == ""


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("Source: Elm City Daily", "Elm City Daily"),
        ("Source | People's Government of Elm City", "People's Government of Elm City"),
        ("2023-04-28 09:04Source: IEEPA", "IEEPA"),
        ("Ann Lee, Mayor of Elm City", "Elm City"),
        ("by Ann Lee, Premier of the State Council", "State Council"),
        ("Issued by: Elm Bureau of Statistics", "Elm Bureau of Statistics"),
        ("Sourceabc", ""),
        ("Elm Municipal Bureau of Rivers Release time: 2023-02-09 16:40", "Elm Municipal Bureau of Rivers"),
        ("2023-05-22 17:46Source: Elm River WatchViews: 1302", "Elm River Watch"),
        (
            "Document No. 12 [2022] of the General Office of the Elm Municipal People's Government",
            "General Office of the Elm Municipal People's Government",
        ),
    ],
)
def test_issuer(line: str, issuer: str) -> None:
    assert facts_of(f"A clean river for everyone\n{line}\n{BODY}\n").issuer == issuer


def test_a_body_in_the_title_is_more_than_a_site() -> None:
    front = "Elm City Ecological Environment Bureau 2022 work summary\nSourceLxhbGovCn Release Time3 years ago"
    assert facts_of(f"{front}\n{BODY}\n").issuer == "Elm City Ecological Environment Bureau"


def test_lines_around_the_text() -> None:
    margin = ("Home", "Release time: 2024-01-18 09:35 Views: 0", "Source: Elm Bureau of Rivers", "Oak Bureau of Parks")
    facts = find_facts(BODY, (), margin=margin)
    assert (facts.issuer, facts.published) == ("Elm Bureau of Rivers", "2024-01-18")
    assert find_facts(BODY, (), margin=margin[3:]).issuer == "Oak Bureau of Parks"
    assert find_facts(f"Source: Ash Daily\n{BODY}", (), margin=margin).issuer == "Ash Daily"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("Elm Cai Zi [2025] No. 17\n\nThe valley made its river clean", "The valley made its river clean"),
        ("榆政发〔2025〕17号\n\nThe valley made its river clean", "The valley made its river clean"),
        ("Elm Cai Zi [2025] No. 17\n\nTo the bureaus:", "Elm Cai Zi [2025] No. 17"),
        ("Circular No. 88 (2019): Coal-free heating", "Circular No. 88 (2019): Coal-free heating"),
        ("Alder Information Platform\n\nThe valley made its river clean", "The valley made its river clean"),
        ("The valley made its river clean - Alder News Network", "The valley made its river clean"),
        (
            "The valley made it clean- Rolling News- Alder Daily Network- Alder Online",
            "The valley made it clean",
        ),
        ("REPORT ON THE WORK OF ELM--Delivered at the First Session of the Council", "REPORT ON THE WORK OF ELM"),
        ("1. Keeping the river clean", ""),
        ("Energy", ""),
        ("The river was made clean.", ""),
        ("We have set these targets for 2008:", ""),
        ("Fellow Deputies,", ""),
        ("造 林 目 录", "造林目录"),
        ("石桥市财政局\n关于2024年造林安排的报告", "关于2024年造林安排的报告"),
        ("天蓝河清 石桥造林", "天蓝河清 石桥造林"),
        ("2024-02-03\nThe valley made its river clean", "The valley made its river clean"),
    ],
)
def test_title(lines: str, title: str) -> None:
    assert facts_of(f"{lines}\n{BODY}\n").title == title


@pytest.mark.parametrize(
    ("title", "name", "year"),
    [
        ("Elm City Work Report 2024", "", 2024),
        ("Elm City: work in 2023 and plan for 2024", "", 2024),
        ("Clean Air Action Plan 2015-2036", "", 2015),
        ("Clean Air Action Plan (2021-25)", "", 2021),
        ("Report on the work of the city", "2009.txt", 2009),
        ("Report on the work of the city", "gwr-2009-1-en.txt", 2009),
        ("Report on the work of the city", "elm_2024_report.pdf", 2024),
        ("Report on the work of the city", "002_2c5a2020c7f4ad6c.txt", None),
        ("News of the city", "briefs-20230117.txt", 2023),
        ("News of the city", "record-20239917.txt", None),
        ("Elm City wants 2,024 parks", "", None),
        ("石桥市2023年统计公报（2024年3月8日）", "", 2023),
        ("石桥市工作报告（2024年3月8日）", "", 2024),
        ("Action plan to 2030 for the rivers of Elm", "", None),
        ("关于2022年度河流状况的报告", "report-2023.txt", 2022),
        ("到2030年的河流行动方案", "", None),
    ],
)
def test_report_year(title: str, name: str, year: int | None) -> None:
    assert facts_of(f"{title}\n\n{BODY}\n", name).report_year == year


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("The plan was adopted in 2017. Wind will reach 20% by 2025 and 30% by 2030.", "wind-plan-2030.txt", 2017),
        ("In 2017 and 2018 the mill was built. Losses are to end by 2050.", "mills-2050.txt", 2018),
        ("Ferries are to carry 10% by 2030, and 20% by 2040.", "ferries-2040.txt", None),
        ("Ferries are to carry 10% by 2030, and 20% by 2040.", "ferries-2040-law-2019.txt", 2019),
        ("By the end of 2024 we will build 12 parks. In 2023 we built 9.", "tasks-2024.txt", 2024),
        ("Losses will end by 2050.", "mills-2050.txt", 2050),
        ("Vision 2030 wants the share of wind to reach 9% by 2016.", "norland-vision-2030.txt", None),
    ],
)
def test_year_that_a_text_only_looks_ahead_to_is_not_its_own(text: str, name: str, year: int | None) -> None:
    assert facts_of(text, name).report_year == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("By the end of July 2023, 27 tasks had been completed. In 2022 the city closed 12 kilns.", 2023),
        ("The share will reach 20% by 2030 and 40% by 2040.", None),
        ("As of May 31, 2018, 886 stations were built.", 2018),
        ("In 2017, the city built 12 parks; by 2020 it should have 20. The level of 2005 was passed.", 2017),
        ("今年完成造林2033万亩，修复湿地2033万公顷。", None),
        ("Targets for 2030: balanced use of rail and road. Targets for 2030: fewer balanced budgets.", None),
        ("Under Directive 2007/46/EC we tested cars. Under Directive 2007/46/EC we tested vans.", None),
        (
            "As of 2016, a total of 380 works in the paper, glass and dye sectors, large ones as well as small ones, "
            "were listed. As of 2016, two were closed.",
            2016,
        ),
        ("县政府办召开发布会，通报了2023年上半年全县河流水质状况。上半年，水质优良率为91%。", 2023),
        ("县政府发布2035年城市发展规划。", None),
        ("到2021年5月，全县已建成沼气池3万口。", 2021),
        ("2020年与2015年相比，干渠利用率由41%提高到63%。", 2020),
        ("2022年断面水质优良率为91%；今年上半年，12个断面进步一级。", 2023),
        ("2022年断面水质优良率为91%；今后将继续提高。", None),
        ("县里要求各镇在2030年底前，全面完成河道整治任务，河道整治任务完成后验收。", None),
        ("按2015年价格计算，能耗下降12%。按2015年不变价格计算，产值增长9%。", None),
        ("2019年，全县农业稳步发展。\n2019年，全县播种面积120万亩。", 2019),
        ("III. Major Tasks for 2009\nWe will build parks. In 2008 we built 12. In 2008 we closed 4.", 2009),
    ],
)
def test_year_of_the_text(text: str, year: int | None) -> None:
    assert facts_of(text).report_year == year


@pytest.mark.parametrize(
    ("title", "issuer", "text", "region"),
    [
        ("Elm City in 2024", "", "Hebei Province is near.", "Elm City"),
        ("What Baotou will do in 2024", "", "Inner Mongolia has many cities.", "Baotou City"),
        ("What Elmton will do", "", "Elmton City built parks. Elmton City closed kilns.", "Elmton City"),
        ("", "People's Government of Oak County", "", "Oak County"),
        ("", "", "Hebei did this. Then Hebei Province did that. Hebei again. Henan helped.", "Hebei Province"),
        ("", "", "Hebei, Henan, Hunan, Hubei and Shanxi saved 12% of their water; 3 billion yuan was spent.", "China"),
        (
            "",
            "",
            "Inner Mongolia did this. Inner Mongolia did that. In Inner Mongolia.",
            "Inner Mongolia Autonomous Region",
        ),
        ("", "", "The Beijing-Tianjin-Hebei region saved water.", "China"),
        ("", "", "Mongolia's rivers. The rivers of Mongolia.", "Mongolia"),
        ("", "", "The plan of Thailand has 12 parts.", "Thailand"),
        ("A 2024 China Rail Summit opens", "", "Hunan and again Hunan and Hunan.", "Hunan Province"),
        ("", "", "The Elm District did it. The Elm District did more. Elm District. Elm District.", "Elm District"),
        ("A clean river in Elmton: look back", "", "All was done. It cost 12 million yuan.", "Elmton"),
        ("Clean air in Winter", "", "All was done. It cost 12 million yuan.", "China"),
        ("", "", "The bureau of Elm Province met. It cost 12 million yuan. Oak District won.", "Elm Province"),
        ("", "", "In Oak District a pupil planted a tree. It cost 12 yuan.", "China"),
        ("", "", "Every City and Each County took part.", ""),
        ("", "", "Nothing is said of a place.", ""),
    ],
)
def test_region(title: str, issuer: str, text: str, region: str) -> None:
    assert find_region(title, issuer, text) == region


@pytest.mark.parametrize(
    ("front", "number"),
    [
        ("关于造林的通知\n榆政发〔2024〕6号", "榆政发〔2024〕6号"),
        ("榆环办大气函[2023]201号\n\n关于造林的通知", "榆环办大气函[2023]201号"),
        ("榆政办函〔2024〕16号　　签发人：王林\n关于造林的通知", "榆政办函〔2024〕16号"),
        ("关于造林的通知（榆政发〔2024〕6号）", "榆政发〔2024〕6号"),
        ("榆州市人民政府关于造林的通知 榆政发〔2024〕6号", "榆政发〔2024〕6号"),
        ("索引号：0001/2024-01 发文字号：榆政发〔2024〕6号 发布日期：2024-01-20", "榆政发〔2024〕6号"),
        ("发文字号 | 榆政发〔2024〕6号\n关于造林的通知", "榆政发〔2024〕6号"),
        ("文　　号：榆环函[2024]201号", "榆环函[2024]201号"),
        ("榆州市人民政府令\n第36号", "第36号"),
        ("榆州市林业局公告 2024年第5号", "榆州市林业局公告 2024年第5号"),
        # Numbers of other documents.
        ("按照《关于造林的通知》（榆政发〔2024〕6号）要求，现通知如下。", ""),
        ("根据《造林方案》（榆政发〔2024〕6号）和有关规定", ""),
        ("附件：榆政发〔2024〕6号", ""),
        ("关于转发榆政发〔2024〕6号文件的通知", ""),
        ("关于造林的通知\n全市造林。\n" * 10 + "榆政发〔2024〕6号", ""),
        ("榆州大街36号", ""),
    ],
)
def test_chinese_document_number(front: str, number: str) -> None:
    assert facts_of(f"{front}\n全市造林300亩，新建公园12个，关停砖窑4座。\n").document_number == number


@pytest.mark.parametrize(
    ("front", "number"),
    [
        ("Notice on trees\nDocument No. 12 [2024] of the Office of the Elm People's Government",
         "Document No. 12 [2024] of the Office of the Elm People's Government"),
        ("Elm Fa [2024] No. 12\n\nNotice on trees in the town", "Elm Fa [2024] No. 12"),
        ("No. 12 [2024] of the Elm Council", "No. 12 [2024] of the Elm Council"),
        ("Document number: Elm Fa [2024] No. 12", "Elm Fa [2024] No. 12"),
        ("Index number: 0001 Document number: EF-2024-12", "EF-2024-12"),
        ("Circular No. 88 (2019): Coal-free heating", "Circular No. 88 (2019)"),
        ("Notice on planting trees in Elm (Elm Fa [2024] No. 12)", "Elm Fa [2024] No. 12"),
        ("Decision No. 500/EP of the Mayor of Elm", "Decision No. 500/EP of the Mayor of Elm"),
        # Numbers of other documents and of other things.
        ("Reply to Proposal No. 1410 of the First Session of the Elm Congress", ""),
        ("According to the Notice (Elm Fa [2024] No. 12), the town plants trees", ""),
        ("Table No. 3 (2024)", ""),
        ("Proposal No. 0480 (Parks and Rivers)", ""),
    ],
)  # fmt: skip
def test_document_number(front: str, number: str) -> None:
    assert facts_of(f"{front}\n{BODY}\n").document_number == number


def test_document_number_beside_the_text() -> None:
    assert find_facts(BODY, (), margin=("Home", "发文字号：榆政发〔2024〕6号")).document_number == "榆政发〔2024〕6号"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The 水 of the river is clean and its banks are green.", "en"),
        ("PM2.5平均浓度", "zh"),
        ("12 %", ""),
        # Too short or too bare to tell: English.
        ("Sewage plants built 79", "en"),
        ("PM2.5 | 12\nSO2 | 9", "en"),
        ("Los Angeles | Las Vegas | El Paso | San José | Rio de Janeiro | Foz do Iguaçu", "en"),
        (" ".join(["sewage rate", "plants built", "kilns closed"] * 30), "en"),
        ("The plan of Rio de Janeiro for the Baía de Guanabara and the Lagoa de Araruama was kept.", "en"),
        ("Le taux de traitement des eaux usées atteindra 98 % d'ici 2025.", "fr"),
        ("En 2023 la ciudad construyó 79 plantas de tratamiento. Para 2025 el agua será tratada.", "es"),
        ("Em 2023, a cidade construiu 79 estações de tratamento de esgoto das águas.", "pt"),
        ("Im Jahr 2023 baute die Stadt 79 Kläranlagen. Bis 2025 werden 98 % des Abwassers gereinigt.", "de"),
        ("Nel 2023 la città ha costruito 79 impianti di depurazione delle acque della valle.", "it"),
        ("In 2023 bouwde de stad 79 installaties. In 2025 wordt 98% van het afvalwater gezuiverd.", "nl"),
        ("Năm 2023, thành phố đã xây dựng 79 nhà máy. 98% nước thải của thành phố được xử lý.", "vi"),
        (" ".join(["pilsēta uzcēla attīrīšanas iekārtas notekūdeņu attīrīšanai"] * 40), "und"),
        ("2023년 도시는 하수처리장 79곳을 건설했다.", "ko"),
        ("2023年に市は79か所の下水処理場を建設しました。", "ja"),
        ("В 2023 году город построил 79 очистных сооружений.", "und-Cyrl"),
        ("\U00010428\U00010429 12", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_the_language_of_each_example_is_found() -> None:
    for path in sorted((CORPORA / "examples").rglob("*.txt")):
        document = read(path)
        language = "zh" if path.stem.endswith("-zh") else "en"
        assert document.facts.language == language, path
        for block in document.blocks:
            piece = document.text[block.start : block.end]
            assert detect_language(piece) in (language, ""), (path, piece)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_language_of_each_annotated_document_is_found(language: str) -> None:
    found = {path.name: detect_language(read_gold(path).text) for path in gold_files(CORPORA / language)}
    assert {name for name, each in found.items() if each != language} == set()


def test_language_of_facts() -> None:
    assert facts_of("水质达到98%。").language == "zh"


@pytest.mark.parametrize(
    ("text", "name", "options", "sources"),
    [
        (
            f"Elm City Work Plan for 2024\nSource: Elm Daily\n2024-01-05\n{BODY}\n",
            "",
            {},
            {"title": "front", "issuer": "front", "published": "front", "region": "title", "report_year": "title"},
        ),
        (
            f"{BODY}\n" * 16 + "People's Government of Elm City\nJanuary 12, 2024\n",
            "",
            {},
            {"issuer": "end", "published": "end", "region": "issuer", "report_year": "published"},
        ),
        (f"The rivers of Elm: report\n\n{BODY}\n", "elm-2023.txt", {}, {"title": "front", "report_year": "file name"}),
        (
            BODY,
            "",
            {"margin": ("Source: Elm Daily", "Release time: 2024-01-18")},
            {"issuer": "page", "published": "page", "report_year": "published"},
        ),
        (BODY, "", {"published": "2024-01-18"}, {"published": "metadata", "report_year": "published"}),
        (BODY, "", {"published_hint": "2024-01-18"}, {"published": "metadata", "report_year": "published"}),
        (BODY, "", {"title_hint": "more than had been promised"}, {"title": "metadata"}),
        (
            "In 2023 Hebei built 12 parks. In 2023 Hebei Province closed kilns.",
            "",
            {},
            {"region": "text", "report_year": "text"},
        ),
        (f"Notice on trees\nElm Fa [2024] No. 12\n{BODY}\n", "", {}, {"title": "front", "document_number": "front"}),
        (BODY, "", {"language": "en"}, {"language": "user"}),
    ],
)  # fmt: skip
def test_where_facts_are_from(text: str, name: str, options: dict[str, Any], sources: dict[str, str]) -> None:
    options = {"title": text.split("\n")[0] if sources.get("title") == "front" else "", **options}
    found = find_facts(text, (Block("paragraph", 0, len(text)),), name=name, **options).sources
    assert {"language": "text", **sources}.items() <= found.items()


def test_hints_are_believed_only_if_the_document_agrees() -> None:
    text = "Elm City  Plan\nWe plant 300 mu of trees."
    assert find_facts(text, (), title_hint="Elm City Plan").title == "Elm City Plan"
    assert find_facts(text, (), title_hint="Microsoft Word - x").title == ""
    assert find_facts(text, (), title="Plan for 2024", published_hint="2024-01-20").published == "2024-01-20"
    assert find_facts(text, (), title="Plan for 2020", published_hint="2024-01-20").published == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ponds: 30 by 2031 and 40 by 2035", "2024-01-20"),
        ("In 2023, 30 ponds were dug; 40 are due by 2030.", "2024-01-20"),
        ("Nothing is said of years.", "2024-01-20"),
        # A file made anew, of a plan that is long over.
        ("Ponds: 30 by 2020 and 40 by 2030", ""),
        ("In 2012, 30 ponds were dug; 40 are due by 2015.", ""),
    ],
)
def test_the_day_on_which_a_file_was_made_fits_the_years_of_its_text(text: str, day: str) -> None:
    assert find_facts(text, (), published_hint="2024-01-20").published == day


def test_data_files_say_what_is_wrong_with_them(tmp_path: pytest.TempPathFactory) -> None:
    path = tmp_path / "debris.toml"  # type: ignore[operator]
    path.write_text("debris = [", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"debris\.toml is not valid TOML"):
        load_toml(path)
    with pytest.raises(ResourceError, match=r"x\.toml: '\[' is not a valid pattern"):
        compile_pattern("[", "x.toml")
    assert tables_of("no such file.toml") == []


@pytest.mark.parametrize(
    ("text", "region", "issuer", "published"),
    [
        ("石桥市工作报告\n\n石桥市林业局　发布时间：2024-01-20\n\n造林。\n", "石桥市", "石桥市林业局", "2024-01-20"),
        ("2024年石桥市政府工作报告\n\n全市造林。\n", "石桥市", "石桥市政府", ""),
        ("关于做好青田县秋季造林的通知\n\n全县造林。\n", "青田县", "", ""),
        ("2024年四川省政府工作报告\n\n全省造林。\n", "四川省", "四川省政府", ""),
        ("2024年石桥市政府工作报告\n来源：石桥日报\n\n全市造林。\n", "石桥市", "石桥市政府", ""),
        ("造林进展\n来源：石桥日报\n\n全市造林。\n", "", "石桥日报", ""),
        ("政府工作报告\n各位代表：\n现在，我代表国务院，向大会报告政府工作，请予审议。\n", "中国", "国务院", ""),
        ("造林。\n" * 16 + "石桥市河长制办公室\n2024年5月10日\n", "石桥市", "石桥市河长制办公室", "2024-05-10"),
        ("造林。\n" * 16 + "造林完成\n2024年5月10日\n", "", "", "2024-05-10"),
        ("关于印发石桥市农业农村局造林方案的通知\n\n全市造林。\n", "石桥市", "石桥市农业农村局", ""),
        ("全市造林工作总结\n\n新建公园。\n", "", "", ""),
        ("市级督察整改方案\n\n新建公园。\n", "", "", ""),
    ],
)  # fmt: skip
def test_chinese_facts(text: str, region: str, issuer: str, published: str) -> None:
    facts = facts_of(text)
    assert (facts.region, facts.issuer, facts.published) == (region, issuer, published)
