"""Chinese figures of events, places and people that promise and report nothing, and such as do."""

from __future__ import annotations

import pytest

from policymine import extract, read_text

pytestmark = pytest.mark.usefixtures("rules_only")


@pytest.mark.parametrize(
    "sentence",
    [
        "来自全国35个代表团的3800余名运动员参加了比赛。",
        "本届大赛吸引了来自28个国家和地区的1200多支队伍报名参赛。",
        "论坛为期3天，将举办12场分论坛和5项配套活动。",
        "艺术节期间将上演46台剧目，举办8个展览。",
        "该流域位于我省西北部，流域面积1.2万平方公里，涉及6个县。",
        "该区域年平均降水量350毫米，海拔1200米，气候干旱。",
        "保护区位于某县境内，总面积3.5万公顷，是我国最大的湿地之一。",
        "青龙河全长86公里，流经3个县。",
        "按7:3的比例设立基金。",
        "对面积超过50亩、库容10万立方米以上的水库，优先安排资金。",
        "新建小区按照每百户不低于30平方米的标准配建养老用房。",
        "昨天20时15分，某地发生5.2级地震，震源深度10公里。",
        "会议听取了3个报告，审议了5项议案。",
        "展览展出文物320件，其中一级文物45件。",
        "他今年56岁，种了30亩果树，年收入8万元。",
        "第九届全省水上运动会今晚闭幕，本届运动会共设6个大项、48个小项。",
        "第三届渔业博览会共有21个国家参展，设4大展区。",
        "新出台的条例共5章、36条。",
    ],
)
def test_programmes_places_and_people_give_no_record(sentence: str) -> None:
    assert not list(extract(read_text(sentence, name="news-2024.txt", language="zh")))


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("全年举办展会120场，参展企业3000家，成交额56亿元。", [120, 3000, 5600000000]),
        ("本届进博会意向成交额达784亿美元，增长6.7%。", [78400000000, 6.7]),
        ("建成体育场馆12座，举办群众性比赛300场。", [12, 300]),
        ("来自15个国家的游客达到30万人次。", [300000]),
        ("今年要举办农民丰收节等活动30场以上。", [30]),
        ("全区草原面积达到3000万公顷，草原综合植被盖度达到50%。", [30000000, 50]),
        ("全市平均降水量642.8毫米，比常年偏多12%。", [642.8, 12]),
        ("制定修改地方性法规12部，清理文件56件。", [12, 56]),
        ("对口支援6个县，实施项目46个。", [6, 46]),
        ("论坛签约项目42个，总投资560亿元。", [42, 56000000000]),
        ("培育专精特新企业120家，来自境外的投资增长8%。", [120, 8]),
        ("2025年吸引高校毕业生2万名。", [20000]),
        ("大赛共评选出优秀企业20家。", [20]),
        ("新增旅游节庆展会品牌5个。", [5]),
        ("电影节带动消费12亿元。", [1200000000]),
    ],
)
def test_what_events_bring_gives_records(sentence: str, values: list[float]) -> None:
    assert [r.value for r in extract(read_text(sentence, name="news-2024.txt", language="zh"))] == values
