"""The annotated documents of the project: no faults, true data cards, and checks that find what they are to find."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CORPORA = Path(__file__).resolve().parents[1] / "corpora"
CHECK = runpy.run_path(str(CORPORA / "check.py"))
SKELETONS = sys.modules["skeletons"]

HEAD = """\
---
title: T
region: Elm City
published: 2024-01-31
report_year: 2024
kind_of_text: notice
manner: official
---
"""
PLANTS = "[[79|result count = 79 plant|plants||clear_water|2023]]"
# Distractors that are too short for templates.
PLAIN = "Room 5 is closed. The 14th meeting ended. Call 110 now. Rule 7 holds.\n"


def test_the_corpora_have_no_faults() -> None:
    faults, lines = CHECK["check"]([CORPORA / name for name in (*CHECK["LANGUAGES"], *CHECK["EXAMPLES"])])
    assert faults == []
    assert len(lines) == 8


def test_the_data_cards_are_up_to_date() -> None:
    cards = [sys.executable, str(CORPORA / "cards.py"), "--check"]
    done = subprocess.run(cards, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("marked", "fault"),
    [
        (HEAD + f"Built {PLANTS} plants.\n", None),
        (HEAD.replace("region: Elm City\n", "") + "a\n", "the head has no region"),
        (HEAD.replace("title", "name: N\ntitle") + "a\n", "the head has 'name', which means nothing"),
        (HEAD.replace("official", "odd") + "a\n", "manner 'odd' is none of official, machine-translated"),
        (HEAD.replace("2024-01-31", "2024-01") + "a\n", "published '2024-01' is no day"),
        (HEAD.replace("report_year: 2024", "report_year: 24") + "a\n", "report_year '24' is no year"),
        (HEAD + "a", "no newline at the end"),
        (HEAD + PLANTS.replace("clear_water", "water") + "\n", "'79' at 0: there is no theme 'water'"),
        (HEAD + PLANTS.replace("clear_water", "ecology,ecology") + "\n", "'79' at 0: a theme twice"),
        (HEAD + PLANTS.replace("79 plant", "79 thousand plant") + "\n", "unit 'thousand plant' has a scale word in it"),
        (HEAD + PLANTS.replace("79 plant", "79 万吨") + "\n", "unit '万吨' has a scale word in it"),
        (HEAD + PLANTS.replace("count = 79 plant", "amount = 79 m3/10000 yuan") + "\n", None),
        (HEAD + PLANTS.replace("[[79|", "[[79‰|") + "\n", "per mille is a percent of a tenth"),
        (HEAD + PLANTS.replace("]]", "&&" + PLANTS[5:]) + "\n", "'79' at 0: the same record twice"),
        (HEAD + PLANTS.replace("]]", "|note=a&&" + PLANTS[5:-2] + "|note=b]]") + "\n", "the same record twice"),
        (HEAD + PLANTS.replace("]]", "&&" + PLANTS[5:].replace("2023", "2024")) + "\n", None),
    ],
)
def test_faults_of_a_document(tmp_path: Path, marked: str, fault: str | None) -> None:
    (tmp_path / "a.gold").write_text(marked, encoding="utf-8")
    faults, _ = CHECK["check"]([tmp_path])
    assert len(faults) == bool(fault), faults
    assert (fault or "") in "".join(faults)


def splits(folder: Path, **texts: str) -> list[str]:
    for split, text in texts.items():
        (folder / "en" / split).mkdir(parents=True)
        (folder / "en" / split / f"{split}-a.gold").write_text(f"{HEAD}{PLAIN}{text}\n", encoding="utf-8")
    faults: list[str] = CHECK["check"]([folder / "en"])[0]
    return faults


@pytest.mark.parametrize(
    ("train", "test", "shared"),
    [
        (f"Oak Bay opened {PLANTS} plants in May 2023.", "Ash City opened 80 plants in 2022.", True),
        (f"Oak Bay opened {PLANTS} plants in May 2023.", "Ash City closed 80 plants in 2022.", False),
        (f"Built {PLANTS} plants.", "Built 5 plants.", False),  # too short to be a template
        ("Reply to proposal No. 5 of Elm City", "Reply to proposal No. 7 of Ash City", False),  # a title
        ("Room 5 of the old hall is closed.", "Room 6 of the old hall is closed.", True),
        ("Work went on well and nobody complained.", "Work went on well and nobody complained.", False),  # no number
        (
            f"Late, the old county town slowly took up {PLANTS} new plants, it says.",
            "The old county town slowly took up five new plants, said he.",
            True,
        ),
    ],
)
def test_templates_in_two_splits(tmp_path: Path, train: str, test: str, shared: bool) -> None:
    test = test.replace("five", "[[five|result count = 5 plant|plants||clear_water|2023]]")
    faults = splits(tmp_path, train=train, test=test)
    assert len(faults) == shared, faults
    assert all("one template in two splits: train/train-a: " in fault for fault in faults)


def test_a_split_needs_distractors(tmp_path: Path) -> None:
    (tmp_path / "en" / "train").mkdir(parents=True)
    text = f"{HEAD}It rained. So did it here. And there. Built {PLANTS} plants. No. 5 is closed.\n"
    (tmp_path / "en" / "train" / "a.gold").write_text(text, encoding="utf-8")
    assert CHECK["check"]([tmp_path / "en"])[0] == []
    (tmp_path / "en" / "train" / "a.gold").write_text(text.replace("No. 5", "It"), encoding="utf-8")
    assert CHECK["check"]([tmp_path / "en"])[0] == ["en/train: fewer than 20% of the sentences are distractors"]


def test_one_name_twice(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.gold").write_text(f"{HEAD}a\n", encoding="utf-8")
    assert CHECK["check"]([tmp_path / "a", tmp_path / "b"])[0] == ["x: 2 documents of this name"]


def test_what_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.gold").write_text(HEAD + "[[1|x]]\n[[2|x]]\n", encoding="utf-8")
    assert CHECK["main"]([str(tmp_path)]) == 1
    assert len(CHECK["check"]([tmp_path])[0]) == 2


@pytest.mark.parametrize(
    ("language", "one", "other", "same"),
    [
        ("en", "By June 2025, Elm City builds 79 plants.", "By May 2030, Great Oak Bay builds five plants.", True),
        ("en", "It fell by 3.4%.", "It fell by 12%.", True),
        ("en", "It fell by 3.4%.", "It rose by 3.4%.", False),
        ("en", "Two in three passed.", "Half in ten passed.", True),
        ("zh", "2025年底前，柏阳市建成污水处理厂3座。", "2030年底前，岚湖县建成污水处理厂12座。", True),
        ("zh", "森林覆盖率达到41%。", "森林覆盖率达到六成。", False),
        ("zh", "投资3.5亿元。", "投资1,200万元。", True),
        ("zh", "投资3.5亿元。", "筹资3.5亿元。", False),
    ],
)
def test_templates(language: str, one: str, other: str, same: bool) -> None:
    assert (SKELETONS.template(one, language) == SKELETONS.template(other, language)) is same


def constructions(language: str, marked: str) -> list[str]:
    from policymine.gold_markup import parse

    document = parse(HEAD + marked, Path("a.gold"))
    return [
        SKELETONS.construction(sentence, record, language)
        for sentence in SKELETONS.sentences(document, language)
        for record in sentence.records
    ]


@pytest.mark.parametrize(
    ("language", "marked", "expected"),
    [
        ("en", f"By 2025, built {PLANTS} sewage plants in all towns; it rained.", ["built # · in all ·"]),
        ("en", f"Of the 90 plants {PLANTS} run, said Elm City.", ["of the 0 · # ·"]),
        ("en", "[[By May|target deadline|a||ecology|by 2024-05]] it ends.", ["#deadline it ·"]),
        ("zh", "建成污水处理厂[[3|result count = 3 座|厂||clear_water]]座，投用。", ["建成 · # ·"]),
        ("zh", "由2015年的[[3%|result percent = 3 %|率||ecology]]降至今。", ["由 @ 的 # 降至 ·"]),
    ],
)
def test_constructions(language: str, marked: str, expected: list[str]) -> None:
    assert constructions(language, marked) == expected


def test_sentences_hold_every_record_once() -> None:
    from policymine.gold_files import gold_files, read_gold

    for language in CHECK["LANGUAGES"]:
        for document in map(read_gold, gold_files(CORPORA / language)):
            inside: list[Any] = [
                each for sentence in SKELETONS.sentences(document, language) for each in sentence.records
            ]
            assert inside == document.records, document.name
