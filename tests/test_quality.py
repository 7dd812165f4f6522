"""How good the extraction is: floors on the project's own corpora, and the thresholds on real documents.

The floors stand in corpora/floors.toml, which says when they may be lowered.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from policymine import extract, read
from policymine.evaluation import Evaluation, evaluate, mine_texts
from policymine.floors import below, load_floors, reached
from policymine.gold_files import gold_files, read_gold

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "corpora" / "floors.toml"
REAL = ROOT.parent / "shared" / "real"

# folder of real documents: (least F1 detected, core, record), as was asked of the main job in each language
REAL_FLOORS = {"seeds": (0.95, 0.92, 0.85), "dev/en": (0.93, 0.87, 0.75), "dev/zh": (0.95, 0.90, 0.80)}


def evaluated(folder: Path) -> Evaluation:
    documents = [read_gold(path) for path in gold_files(folder)]
    return evaluate((document, result.records) for document, result in mine_texts(documents))


@pytest.mark.parametrize("folder", load_floors(FLOORS))
def test_own_corpora(folder: str) -> None:
    path = FLOORS.parent / folder
    assert below(FLOORS, path, evaluated(path)) == []


def test_every_corpus_that_is_not_for_training_has_floors() -> None:
    annotated = {path.parent.relative_to(FLOORS.parent).as_posix() for path in gold_files(FLOORS.parent)}
    assert {name for name in annotated if not name.endswith("/train")} == set(load_floors(FLOORS))


def test_whole_records_have_floors_everywhere() -> None:
    for name, floors in load_floors(FLOORS).items():
        assert {"detected", "core", "record"} <= floors.keys(), name


@pytest.mark.skipif(not REAL.is_dir(), reason="the folder of real documents is not beside the repository")
@pytest.mark.parametrize("folder", sorted(REAL_FLOORS))
def test_real_documents(folder: str) -> None:
    figures = reached(evaluated(REAL / folder))
    least = dict(zip(("detected", "core", "record"), REAL_FLOORS[folder], strict=True))
    assert {name: figures[name] for name in least if figures[name] < least[name]} == {}


@pytest.mark.skipif(not REAL.is_dir(), reason="the folder of real documents is not beside the repository")
def test_documents_without_records_give_none() -> None:
    empty = [document for document in map(read_gold, gold_files(REAL / "seeds")) if not document.records]
    texts = [document.path.with_suffix(".txt") for document in empty if document.path]
    assert len(texts) == 2
    assert [record.value_text for path in texts for record in extract(read(path))] == []
