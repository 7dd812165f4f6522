"""Which documents say the same, and what becomes of their records."""

import random
from pathlib import Path
from typing import Any

import pytest

from policymine.bulk import run
from policymine.bulk.duplicates import SIMILAR, bands, signature, similarity, text_hash
from test_output_folder import TEXT, expected, go, inline, table

pytest.importorskip("pyarrow")
pytest.importorskip("rensa")

BODY = TEXT.format(city="甲", plants=12, cover=45, parks=7, old=88) + (
    "各县区要压实责任，加强协调，按照任务分工抓好落实，确保各项工作取得实效。市直有关部门要加强指导，定期通报进展，"
    "及时研究解决工作中的困难和问题，重大事项及时向市政府报告。要广泛宣传，引导公众参与，营造良好的社会氛围。\n"
    "各有关单位要健全台账，明确牵头领导和具体负责人员，做到事事有人管、件件有着落，并按要求报送工作情况。\n"
)


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "work_off", inline)


def written(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def originals(out: Path) -> dict[str, str]:
    return {each["source"]: each["duplicate_of"] for each in table(out, "documents")}


@pytest.mark.parametrize(
    ("other", "is_duplicate"),
    [
        (BODY, True),
        (BODY.replace("\n", "\r\n").replace("，", "， "), True),  # laid out otherwise
        (BODY.replace("45%", "４５％"), True),  # wide characters
        (BODY + "来源：甲市政府网\n", True),  # a line of the site
        (BODY.replace("45%", "46%"), False),  # another figure
        (BODY.replace("到2025年底", "到2026年底"), False),  # another deadline
        (BODY.replace("各县区要", "各乡镇")[: len(BODY) // 2], False),  # half of it
        (TEXT.format(city="乙", plants=12, cover=45, parks=7, old=88), False),  # the same figures, another text
    ],
)
def test_what_is_a_duplicate(tmp_path: Path, other: str, is_duplicate: bool) -> None:
    go(written(tmp_path / "in", {"a.txt": BODY, "b.txt": other}), tmp_path / "out")
    assert originals(tmp_path / "out") == {"a.txt": "", "b.txt": "a.txt" if is_duplicate else ""}


def test_short_texts_are_no_duplicates(tmp_path: Path) -> None:
    go(written(tmp_path / "in", {"a.txt": "建成公园7个。", "b.txt": "建成公园7个。"}), tmp_path / "out")
    assert set(originals(tmp_path / "out").values()) == {""}


def test_records_of_duplicates_are_left_out_and_can_be_kept(tmp_path: Path) -> None:
    folder, out = written(tmp_path / "in", {"a.txt": BODY, "b.txt": BODY, "c.txt": BODY + "。来源"}), tmp_path / "out"
    done = go(folder, out)
    assert done.tally.folder["duplicates"] == 2
    assert "the folder holds 3 documents (2 duplicates)" in done.tally.lines()[-1]
    all_rows = expected(folder)
    only = [each for each in all_rows if each["source"] == "a.txt"]
    assert table(out, "records") == only
    assert len(table(out, "duplicates")) == len(all_rows) - len(only) > 0
    assert go(folder, out, keep_duplicates=True).tally.counts()["skipped"] == 3
    assert table(out, "records") == all_rows
    assert originals(out)["b.txt"] == "a.txt"
    go(folder, out)
    assert table(out, "records") == only


def test_a_duplicate_takes_the_place_of_an_original_that_is_gone(tmp_path: Path) -> None:
    folder, out = written(tmp_path / "in", {"a.txt": BODY, "b.txt": BODY}), tmp_path / "out"
    go(folder, out)
    (folder / "a.txt").unlink()
    go(folder, out, prune=True)
    assert originals(out) == {"b.txt": ""}
    assert table(out, "records") == expected(folder)


def test_the_order_in_which_files_come_is_of_no_matter(tmp_path: Path) -> None:
    texts = {f"{name}.txt": BODY + "来源：甲市政府网\n" * (number % 3) for number, name in enumerate("abcdef")}
    go(written(tmp_path / "once", texts), tmp_path / "whole")
    names = list(texts)
    random.Random(3).shuffle(names)
    for name in names:
        written(tmp_path / "in", {name: texts[name]})
        go(tmp_path / "in", tmp_path / "out")
    assert originals(tmp_path / "out") == originals(tmp_path / "whole")
    assert set(originals(tmp_path / "out").values()) == {"", "a.txt"}
    assert table(tmp_path / "out", "records") == table(tmp_path / "whole", "records")


def test_signatures_estimate_the_common_share() -> None:
    chance = random.Random(5)
    text = "".join(chance.choices("abcdefghijklmnop", k=3000))
    found = [similarity(signature(text), signature(text[:cut] + "z" * (3000 - cut))) for cut in (3000, 2700, 1500, 100)]
    assert found == sorted(found, reverse=True)
    assert found[0] == 1.0
    assert found[1] > SIMILAR - 0.1
    assert found[3] < 0.2


def test_bands_depend_on_the_figures() -> None:
    of = signature("a text that is long enough to be told from other texts " * 3)
    assert not set(bands("one", of)) & set(bands("two", of))


@pytest.mark.parametrize(("text", "length"), [("", 0), ("x" * 49, 0), ("x" * 50, 32)])
def test_hashes_of_texts(text: str, length: int) -> None:
    assert len(text_hash(text)) == length


def test_signatures_never_change() -> None:
    """Those in a folder are compared with new ones."""
    import hashlib

    text = "the city built 79 sewage treatment plants and planted 300 mu of trees"
    found: Any = hashlib.sha256(signature(text)).hexdigest()[:16]
    assert found == "b24a2ce4b69b54a8"
