"""The region of a document, and the gazetteer that it is found by."""

from __future__ import annotations

import pytest

from policymine.lang.divisions import divisions
from policymine.place_names import known_places
from policymine.regions import find_region


@pytest.mark.parametrize(
    ("title", "issuer", "region"),
    [
        # A city without its level word.
        ("青岛：新建公园12个", "", "青岛市"),
        ("Qingdao opens 12 parks", "", "Qingdao City"),
        ("关于印发延边造林方案的通知", "", "延边朝鲜族自治州"),
        ("Hohhot plants 300 mu of trees", "", "Hohhot City"),
        # Counties and districts, with the level word and without.
        ("崇明区2024年造林总结", "", "崇明区"),
        ("2024年崇明造林总结", "", "崇明区"),
        ("Trees planted in Chongming District", "", "Chongming District"),
        ("Chongming plants 300 mu of trees", "", "Chongming District"),
        ("", "杭州市余杭区人民政府", "余杭区"),
        ("", "长阳土家族自治县林业局", "长阳土家族自治县"),
        ("", "People's Government of Anji County", "Anji County"),
        # Province and city: the narrower one.
        ("内蒙古自治区包头市造林总结", "", "包头市"),
        ("Baotou, Inner Mongolia: 12 parks opened", "", "Baotou City"),
        ("吉林市造林总结", "", "吉林市"),
        ("吉林造林总结", "", "吉林省"),
        ("山东省单县造林总结", "", "单县"),
        ("2024年单县造林总结", "", "单县"),
        ("关于雄安新区造林的通知", "", "雄安新区"),
        # Places that no list knows.
        ("2024年柏阳市造林总结", "", "柏阳市"),
        ("Report of Elm County", "", "Elm County"),
        # Words that only look like places.
        ("太湖治理总结", "", ""),
        ("青海湖畔造林", "", "青海省"),
        ("合作市场建设总结", "", ""),
        ("各市和县造林总结", "", ""),
        ("幸福安康，朝阳产业", "", ""),
        ("增长治理两手抓", "", ""),
        ("确保定期造林", "", ""),
        ("黄山路改造完工", "", ""),
        ("武汉大学植树", "", ""),
        ("全市中小学植树", "", ""),
        ("The Heihe River is clean", "", ""),
        ("Wuhan University plants trees", "", ""),
        ("Taihu Lake is clean", "", ""),
    ],
)  # fmt: skip
def test_title_and_issuer(title: str, issuer: str, region: str) -> None:
    assert find_region(title, issuer, "") == region


@pytest.mark.parametrize(
    ("text", "region"),
    [
        # "The whole city", and only places that lie in one.
        ("全市造林300亩，其中即墨区120亩、胶州市80亩。", "青岛市"),
        ("全省造林300亩，其中即墨区120亩、枣庄市80亩。", "山东省"),
        ("全市造林300亩，云阳120亩、开州80亩。", "重庆市"),
        ("我区造林300亩，荔浦市120亩。", "广西壮族自治区"),
        ("地区生产总值增长5%，美丽天津建设加快。", "天津市"),
        ("The whole province planted trees; Jimo District planted most, Zaozhuang City least.", "Shandong Province"),
        # Places of several provinces.
        ("全省造林300亩，其中即墨区120亩、荔浦市80亩。", ""),
        ("全市造林300亩，获国务院表扬。全市新建公园12个。", ""),
        ("Trees were planted in Hunan and in Hubei.", "China"),
        # The country.
        ("全国造林300万亩。", "中国"),
        ("中央财政安排3亿元，国内生产总值增长8%。", "中国"),
        # Districts to which a city writes are not the document's.
        ("湖滨区、柳川县人民政府：请于6月底前完成造林。（湖滨区）", ""),
        ("湖滨区造林。湖滨区修路。湖滨区建公园。", "湖滨区"),
    ],
)  # fmt: skip
def test_text(text: str, region: str) -> None:
    assert find_region("", "", text) == region


def test_every_division_lies_in_a_province_and_a_city() -> None:
    places = known_places()
    for name, pairs in divisions().above.items():
        for province, city in pairs:
            assert province in places.provinces, name
            assert city in places.cities or city in places.provinces, name


@pytest.mark.parametrize(
    ("count", "least"), [(len(set(divisions().prefectures.values())), 600), (len(divisions().counties), 5000)]
)
def test_the_tables_are_whole(count: int, least: int) -> None:
    assert count > least


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("六安市", "Lu'an City"),
        ("台州市", "Taizhou City"),
        ("闵行区", "Minhang District"),
        ("都匀市", "Duyun City"),
        ("鄂尔多斯市", "Ordos City"),
        ("凉山彝族自治州", "Liangshan Yi Autonomous Prefecture"),
        ("积石山保安族东乡族撒拉族自治县", "Jishishan Bonan, Dongxiang and Salar Autonomous County"),
        ("白云鄂博矿区", "Bayan Obo Mining District"),
    ],
)
def test_spelling(chinese: str, english: str) -> None:
    assert chinese in divisions().above
    assert english in divisions().above


def test_both_languages_have_the_same_divisions() -> None:
    places = known_places()
    capitals = [name for name in divisions().above if name[0].isascii()]
    chinese = [name for name in divisions().above if not name[0].isascii()]
    assert sum(len(divisions().above[name]) for name in capitals) <= sum(
        len(divisions().above[name]) for name in chinese
    )
    assert {name for name in places.provinces if name[0].isascii()} >= {
        province for name in capitals for province, _ in divisions().above[name]
    }
