"""Records judged against annotated ones: pairs, fields, figures, and what changed between two runs."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from policymine import Record
from policymine.evaluation import Evaluation, differences, evaluate, mine_texts
from policymine.export import TableWriter
from policymine.gold import GoldDocument, GoldRecord
from policymine.gold_files import gold_files, read_gold
from policymine.judging import FIELDS, judge, match, shared

REAL = Path(__file__).resolve().parents[2] / "shared" / "real"

EN_GOLD = GoldRecord(
    4, 6, "79", "result", "count", value=79, unit="village", indicator="villages with sewage treatment",
    themes=("clear_water", "pure_land"), period_start="2023-01-01", period_end="2023-12-31",
)  # fmt: skip
EN_FOUND = Record(
    4, 6, "79", "", "result", "count", value=79.0, unit="village", indicator="sewage treatment in villages",
    theme="pure_land", period_start="2023-01-01", period_end="2023-12-31",
)  # fmt: skip
ZH_GOLD = GoldRecord(
    4, 8, "3.5亿", "target", "money", comparator=">=", value=350000000, unit="yuan", indicator="污染治理投资",
    themes=("capacity",), deadline="2025-12-31",
)  # fmt: skip
ZH_FOUND = Record(
    4, 8, "3.5亿", "", "target", "money", comparator=">=", value=3.5e8, unit="yuan", indicator="治理投资",
    theme="capacity", deadline="2025-12-31",
)  # fmt: skip
CASES = {"en": (EN_FOUND, EN_GOLD), "zh": (ZH_FOUND, ZH_GOLD)}


@pytest.mark.parametrize("language", CASES)
def test_a_record_that_is_right_in_every_field(language: str) -> None:
    right = judge(*CASES[language])
    assert all(right.values())
    assert set(FIELDS) - right.keys() == ({"deadline"} if language == "en" else {"period"})


@pytest.mark.parametrize(
    ("language", "found", "gold", "wrong"),
    [
        ("en", {"kind": "target"}, {}, {"kind"}),
        ("en", {"measure": "amount"}, {}, {"measure"}),
        ("en", {"change": "increase"}, {}, {"change"}),
        ("en", {"comparator": ">="}, {}, {"comparator"}),
        ("en", {"value": 80.0}, {}, {"value"}),
        ("en", {"value": 79.007}, {}, set()),
        ("en", {"value": 79.02}, {}, {"value"}),
        ("en", {"value": None}, {}, {"value"}),
        ("en", {"theme": "ecology"}, {}, {"theme"}),
        ("en", {"theme": ""}, {"themes": ()}, {"theme"}),
        ("en", {"period_end": "2023-06-30"}, {}, {"period"}),
        ("en", {"period_start": "2022-01-01"}, {}, set()),
        ("en", {"period_start": "2022-01-01"}, {"period_end": ""}, {"period"}),
        ("en", {"period_start": "", "period_end": ""}, {"period_start": "", "period_end": ""}, set()),
        ("en", {"deadline": "2025-12-31"}, {}, set()),
        ("en", {"indicator": "sewage treatment"}, {}, set()),
        ("en", {"indicator": "roads built"}, {}, {"indicator"}),
        ("en", {"indicator": ""}, {}, {"indicator"}),
        ("zh", {"deadline": ""}, {}, {"deadline"}),
        ("zh", {"deadline": ""}, {"deadline": ""}, set()),
        ("zh", {"value_high": 4e8}, {}, set()),
        ("zh", {"comparator": "range", "value_high": 4e8}, {"comparator": "range", "value_high": 5e8}, {"value"}),
        ("zh", {"unit": "USD"}, {}, {"unit"}),
        ("zh", {"indicator": "空气质量"}, {}, {"indicator"}),
    ],
)
def test_judgement(language: str, found: dict[str, Any], gold: dict[str, Any], wrong: set[str]) -> None:
    ours, theirs = CASES[language]
    right = judge(replace(ours, **found), replace(theirs, **gold))
    assert {name for name, good in right.items() if not good} == wrong


@pytest.mark.parametrize(
    ("measure", "ours", "theirs", "indicator", "same"),
    [
        ("count", "administrative villages", "Administrative Village", "", True),
        ("count", "village", "administrative village", "", True),
        ("count", "administrative village", "village", "", True),
        ("count", "plant", "village", "", False),
        ("count", "plant", "facility", "sewage plants built", True),
        ("count", "", "village", "", False),
        ("count", "village", "", "", True),
        ("count", "个", "行政村", "", True),
        ("count", "行政村", "家", "", True),
        ("count", "村", "行政村", "", True),
        ("count", "学校", "行政村", "", False),
        ("amount", "mu", "ha", "", False),
        ("amount", "T/D", "t/d", "", True),
        ("money", "yuan", "USD", "", False),
        ("percent", "", "%", "", True),
        ("rank", "place", "", "", True),
    ],
)
def test_units(measure: str, ours: str, theirs: str, indicator: str, same: bool) -> None:
    gold = replace(EN_GOLD, measure=measure, unit=theirs, indicator=indicator or "x")
    assert judge(replace(EN_FOUND, measure=measure, unit=ours), gold)["unit"] is same


@pytest.mark.parametrize(
    ("ours", "theirs", "share"),
    [
        ("rate of the sewage treatment", "sewage treatment rates", 1),
        ("sewage treatment", "sewage treatment rate", 0.8),
        ("gas", "gases", 0),
        ("a the of", "rate", 0),
        ("污水处理率", "城镇污水处理率", 10 / 12),
        ("PM2.5浓度", "PM2.5平均浓度", 6 / 8),
    ],
)
def test_shared_words(ours: str, theirs: str, share: float) -> None:
    assert shared(ours, theirs) == shared(theirs, ours) == pytest.approx(share)


def found_at(start: int, end: int, **fields: Any) -> Record:
    return replace(EN_FOUND, start=start, end=end, **fields)


def gold_at(start: int, end: int, **fields: Any) -> GoldRecord:
    return replace(EN_GOLD, start=start, end=end, **fields)


DEADLINE: dict[str, Any] = {"kind": "target", "measure": "deadline", "value": None, "unit": ""}


@pytest.mark.parametrize(
    ("found", "gold", "pairs"),
    [
        ([], [gold_at(0, 2)], []),
        ([found_at(0, 2)], [gold_at(2, 4)], []),  # beside each other
        ([found_at(0, 3)], [gold_at(2, 4)], [(0, 0)]),
        ([found_at(0, 2), found_at(0, 2)], [gold_at(0, 2)], [(0, 0)]),  # one at most
        ([found_at(0, 2, value=5.0), found_at(1, 2)], [gold_at(0, 2)], [(1, 0)]),  # the value goes first
        ([found_at(0, 2, kind="target"), found_at(0, 1)], [gold_at(0, 2)], [(1, 0)]),  # then the fields
        ([found_at(0, 1), found_at(0, 2)], [gold_at(0, 2)], [(1, 0)]),  # then the overlap
        ([found_at(0, 9, **DEADLINE)], [gold_at(0, 9)], []),
        ([found_at(0, 9, **DEADLINE)], [gold_at(3, 4), gold_at(0, 9, **DEADLINE)], [(0, 1)]),
        (
            [found_at(0, 2, indicator="roads"), found_at(0, 2)],
            [gold_at(0, 2), gold_at(0, 2, indicator="roads")],
            [(0, 1), (1, 0)],
        ),
    ],
)
def test_pairs(found: list[Record], gold: list[GoldRecord], pairs: list[tuple[int, int]]) -> None:
    assert sorted(match(found, gold)) == pairs


def document(*records: GoldRecord, name: str = "a", text: str = "We " + "x" * 60, **facts: str) -> GoldDocument:
    return GoldDocument(name, text, list(records), facts)


def test_figures() -> None:
    gold = document(gold_at(0, 2), gold_at(4, 6), gold_at(10, 12), gold_at(20, 22))
    found = [found_at(0, 2), found_at(4, 6, value=5.0), found_at(10, 12, theme="ecology"), found_at(40, 42)]
    evaluation = evaluate([(gold, [*found, found_at(50, 52)])])
    scores = evaluation.scores()
    assert {name: (score.right, score.ours, score.theirs) for name, score in scores.items()} == {
        "detected": (3, 5, 4),
        "core": (2, 5, 4),
        "record": (1, 5, 4),
    }
    core = scores["core"]
    assert (core.precision, core.recall, core.f1) == pytest.approx((0.4, 0.5, 4 / 9))
    assert evaluation.fields()["value"] == (2, 3)
    assert evaluation.fields()["theme"] == (2, 3)
    assert "deadline" not in evaluation.fields()
    assert [pair.gold.start for pair in evaluation.missed if pair.gold] == [20]
    assert [pair.found.start for pair in evaluation.false if pair.found] == [40, 50]
    assert [pair.wrong for pair in evaluation.flawed] == [["value"], ["theme"]]


def test_optional_records_count_for_nothing_found_or_not() -> None:
    gold = document(gold_at(0, 2, optional=True), gold_at(4, 6, optional=True))
    assert evaluate([(gold, [found_at(0, 2, kind="target")])]).pairs == []


def test_nothing_on_either_side_is_all_right() -> None:
    scores = evaluate([(document(), [])]).scores()
    assert {(score.precision, score.recall, score.f1) for score in scores.values()} == {(1.0, 1.0, 1.0)}
    assert evaluate([]).fields() == {}


@pytest.mark.parametrize(
    ("group", "sizes"),
    [
        ("kind", {"result": 2, "target": 2}),
        ("measure", {"count": 2, "money": 2}),
        ("theme", {"capacity": 1, "clear_water": 1, "ecology": 1, "economy_society": 1}),
        ("document", {"a": 2, "乙": 2}),
        ("language", {"en": 2, "zh": 2}),
        ("manner", {"": 2, "official": 2}),
    ],
)
def test_groups(group: str, sizes: dict[str, int]) -> None:
    english = document(gold_at(0, 2), text="The rate of the year is to rise in all of the towns.", manner="official")
    chinese = document(ZH_GOLD, name="乙", text="全市污水处理率持续提高，空气质量明显改善。")
    evaluation = evaluate(
        [
            (english, [found_at(0, 2), found_at(30, 32, theme="ecology")]),
            (chinese, [ZH_FOUND, replace(ZH_FOUND, start=15, end=17, theme="economy_society")]),
        ]
    )
    assert {name: len(part.pairs) for name, part in evaluation.by(group).items()} == sizes


def test_a_group_that_no_document_knows() -> None:
    with pytest.raises(KeyError):
        evaluate([(document(gold_at(0, 2)), [])]).by("weather")


GOLD = document(gold_at(4, 6))


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ([], [found_at(4, 6)], "gained"),
        ([found_at(4, 6, kind="target")], [found_at(4, 6)], "gained"),
        ([found_at(4, 6)], [], "lost"),
        ([found_at(4, 6)], [found_at(4, 6, value=5.0)], "lost"),
        ([], [found_at(4, 6, kind="target")], "changed"),
        ([found_at(4, 6, kind="target")], [found_at(4, 6, theme="ecology")], "changed"),
        ([found_at(4, 6)], [found_at(4, 6), found_at(30, 31)], "lost"),
        ([found_at(4, 6), found_at(30, 31)], [found_at(4, 6)], "gained"),
        ([found_at(4, 6), found_at(30, 31)], [found_at(4, 6), found_at(30, 31), found_at(30, 31)], "lost"),
        ([found_at(4, 6)], [found_at(4, 6, confidence=0.9)], None),
        ([found_at(4, 6, value=5.0)], [found_at(4, 6, value=6.0)], None),
    ],
)
def test_differences(before: list[Record], after: list[Record], change: str | None) -> None:
    found = differences(evaluate([(GOLD, before)]), evaluate([(GOLD, after)]))
    assert [each.change for each in found] == ([change] if change else [])


def test_differences_tell_two_records_of_one_value_apart() -> None:
    gold = document(gold_at(4, 6), gold_at(4, 6, indicator="roads"))
    both = [found_at(4, 6), found_at(4, 6, indicator="roads")]
    [change] = differences(evaluate([(gold, both)]), evaluate([(gold, both[:1])]))
    assert (change.change, change.before and change.before.found) == ("lost", both[1])


def test_mining_tells_the_extractor_nothing_of_the_head() -> None:
    text = "By the end of the year, the city will build 12 sewage plants."
    plain, dated = mine_texts([document(text=text), document(text=text, published="2031-01-31", report_year="2031")])
    assert plain[1].records == dated[1].records
    assert len(plain[1].records) == 1


def test_a_text_without_words_has_no_records() -> None:
    assert [result.records for _, result in mine_texts([document(text="  \n")])] == [[]]


def theirs(folder: Path, table: Path) -> dict[str, Any]:
    scorer = [sys.executable, str(REAL / "score.py"), str(folder), str(table), "--json"]
    answer = subprocess.run(scorer, check=True, capture_output=True, text=True, timeout=60)
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def check_agreement(folder: Path, evaluation: Evaluation, table: Path) -> None:
    expected = theirs(folder, table)
    scores = evaluation.scores()
    assert (expected["rows"], expected["gold_records"]) == (scores["core"].ours, scores["core"].theirs)
    for name, score in scores.items():
        ours = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
        assert {part: round(share, 4) for part, share in ours.items()} == expected[name], name
    ours = {name: round(right / judged, 4) for name, (right, judged) in evaluation.fields().items()}
    assert ours == expected["fields"]


@pytest.mark.skipif(not REAL.is_dir(), reason="the other scorer is not beside the repository")
@pytest.mark.parametrize("name", ["seeds", "dev/en", "dev/zh"])
@pytest.mark.parametrize("keep", [1, 2], ids=["all records", "every other record"])
def test_agreement_with_another_scorer(name: str, keep: int, tmp_path: Path) -> None:
    mined = list(mine_texts(map(read_gold, gold_files(REAL / name))))
    for _, result in mined:
        result.records = result.records[::keep]
    with TableWriter(tmp_path / "t.csv") as table:
        for _, result in mined:
            table.write(result)
    check_agreement(REAL / name, evaluate((gold, result.records) for gold, result in mined), tmp_path / "t.csv")
