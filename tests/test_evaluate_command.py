"""``policymine evaluate``: what it prints, in each format, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from policymine.cli import cli
from policymine.export import TableWriter
from policymine.floors import documents_hash
from policymine.frames import read_records
from policymine.records import Record
from policymine.records import Result as Mined

ELM = """\
---
title: Work report of Elm City for 2024
manner: official
---
Work report of Elm City for 2024

In 2023, the city built [[79|result count = 79 sewage plant|sewage plants built|build|clear_water|2023]] sewage plants.
By the end of 2025, the recycling rate will reach more than [[98%|target percent >= 98 %|recycling rate|reach|\
solid_waste|by 2025]].
Route [[12|?result count = 12 route|routes||economy_society]] is a favourite of many.
"""
OAK = """\
---
title: 橡县2024年工作总结
manner: news
---
橡县2024年工作总结

2024年，全县建成污水处理厂[[3|result count = 3 座|污水处理厂|建成|clear_water|2024]]座。
到2027年，森林覆盖率达到[[41%|target percent = 41 %|森林覆盖率|达到|ecology|by 2027]]。
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "elm.gold").write_text(ELM, encoding="utf-8")
    (folder / "oak.gold").write_text(OAK, encoding="utf-8")
    return folder


def evaluate(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["evaluate", *map(str, arguments)])


def write(path: Path, records: dict[str, list[Record]]) -> Path:
    with TableWriter(path) as table:
        for source, found in records.items():
            table.write(Mined(source, records=found))
    return path


def rows(done: Result) -> list[dict[str, str]]:
    assert done.exit_code in (0, 1), done.output
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


# Worse than what is mined: one record missed, one with a wrong value and theme, and one that is false.
PLANTS = Record(
    58, 60, "79", "", "result", "count", value=97.0, unit="sewage plant", indicator="sewage plants built",
    theme="blue_sky", period_start="2023-01-01", period_end="2023-12-31",
)  # fmt: skip
FALSE = Record(5, 11, "report", "", "result", "count", value=1.0)


@pytest.fixture
def worse(tmp_path: Path) -> Path:
    return write(tmp_path / "worse.csv", {"elm.txt": [PLANTS, FALSE]})


def test_what_is_printed(
    gold: Path, worse: Path, snapshot: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    lists = [option for name in ("missed", "false", "wrong") for option in ("--list", name)]
    done = evaluate(gold, worse, "--by", "language", "--by", "manner", *lists, "--before", worse)
    assert (done.exit_code, done.stderr) == (0, "")
    snapshot("evaluate.txt", done.stdout)


def test_texts_are_mined_without_a_table(gold: Path) -> None:
    figures = {line["figure"]: line for line in rows(evaluate(gold, "--format", "csv"))}
    assert (figures["detected"]["f1"], figures["detected"]["of"]) == ("1", "4")
    assert float(figures["value"]["share"]) == 1


def test_csv_is_one_table(gold: Path, worse: Path) -> None:
    figures = rows(evaluate(gold, worse, "--format", "csv"))
    assert list(figures[0]) == ["part", "figure", "precision", "recall", "f1", "share", "right", "of"]
    errors = rows(evaluate(gold, worse, "--format", "csv", "--list", "missed", "--list", "false", "--list", "wrong"))
    assert [(line["error"], line["document"], line["value"]) for line in errors] == [
        ("missed", "elm", "98%"),
        ("missed", "oak", "3"),
        ("missed", "oak", "41%"),
        ("false", "elm", "report"),
        ("wrong", "elm", "79"),
    ]
    assert errors[-1]["wrong"] == "value: 97.0 not 79; theme: 'blue_sky' not clear_water"
    assert errors[-1]["sentence"] == "In 2023, the city built 79 sewage plants."


def test_json_is_one_object(gold: Path, worse: Path) -> None:
    done = evaluate(gold, worse, "--format", "json", "--list", "missed", "--before", worse)
    told: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)
    assert {name: len(lines) for name, lines in told.items()} == {"figures": 12, "errors": 3, "changes": 0}
    assert told["figures"][0] == {
        "part": "all", "figure": "detected", "precision": 0.5, "recall": 0.25, "f1": 0.333, "share": "", "right": 1,
        "of": 4,
    }  # fmt: skip


def test_what_was_gained_lost_and_changed(gold: Path, worse: Path, tmp_path: Path) -> None:
    mined = tmp_path / "mined.csv"
    assert evaluate(gold, "-o", mined).exit_code == 0
    gained = rows(evaluate(gold, mined, "--before", worse, "--format", "csv"))
    assert {line["change"] for line in gained} == {"gained"}
    assert [(line["document"], line["value"], line["before"], line["after"]) for line in gained] == [
        ("elm", "report", "false", "not there"),
        ("elm", "79", "value: 97.0 not 79; theme: 'blue_sky' not clear_water", "right"),
        ("elm", "98%", "missed", "right"),
        ("oak", "3", "missed", "right"),
        ("oak", "41%", "missed", "right"),
    ]
    lost = rows(evaluate(gold, worse, "--before", mined, "--format", "csv", "-n", "2"))
    assert [(line["change"], line["before"]) for line in lost] == [("lost", "not there"), ("lost", "right")]


def test_field_and_limit(gold: Path, worse: Path) -> None:
    found = rows(evaluate(gold, worse, "--format", "csv", "--list", "wrong", "--field", "theme"))
    assert [line["value"] for line in found] == ["79"]
    assert rows(evaluate(gold, worse, "--format", "csv", "--list", "wrong", "--field", "kind")) == []
    assert len(rows(evaluate(gold, worse, "--format", "csv", "--list", "missed", "-n", "1"))) == 1


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_what_was_mined_can_be_kept(gold: Path, tmp_path: Path, suffix: str) -> None:
    kept = tmp_path / f"kept{suffix}"
    first = evaluate(gold, "-o", kept, "--format", "csv")
    assert evaluate(gold, kept, "--format", "csv").stdout == first.stdout
    assert {source for source, _ in read_records(kept)} == {"elm.txt", "oak.txt"}


@pytest.mark.parametrize("source", ["elm.txt", "a/b/elm.docx", r"C:\reports\elm.pdf", "elm"])
def test_a_table_finds_its_document_by_the_name(gold: Path, tmp_path: Path, source: str) -> None:
    table = write(tmp_path / "t.csv", {source: [PLANTS]})
    assert rows(evaluate(gold, table, "--format", "csv"))[0]["right"] == "1"


def test_one_document(gold: Path) -> None:
    assert rows(evaluate(gold / "oak.gold", "--format", "csv"))[0]["of"] == "2"


@pytest.mark.parametrize(
    ("lines", "code", "said"),
    [
        ('["gold"]\ndocuments = "HASH"\ndetected = 0.25', 0, ""),
        (
            '["gold"]\ndocuments = "HASH"\ndetected = 0.5',
            1,
            "policymine: gold: detected is 0.3333, below its floor 0.5\n",
        ),
        ('["gold"]\ndocuments = "0"', 1, "policymine: gold: the documents are not those that the floors were set on"),
        ('["silver"]\ndocuments = "HASH"', 2, "has no floors for"),
    ],
)
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_floors(gold: Path, worse: Path, lines: str, code: int, said: str, form: str) -> None:
    file = gold.parent / "floors.toml"
    file.write_text(lines.replace("HASH", documents_hash(gold)), encoding="utf-8")
    done = evaluate(gold, worse, "--floors", file, "--format", form)
    assert done.exit_code == code
    assert said in done.stderr
    assert bool(done.stderr) == bool(code)
    if form == "json" and code < 2:
        assert [line["problem"] in done.stderr for line in json.loads(done.stdout)["problems"]] == [True] * code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--list", "wrong", "--field", "colour"], "--field colour is no field that is judged"),
        (["--list", "missed", "--field", "theme"], "--field needs --list wrong"),
        (["--by", "weather"], "figures cannot be split by 'weather'"),
        (["--list", "missed", "--before", "TABLE", "--format", "csv"], "CSV is one table"),
        (["TABLE", "-o", "new.csv"], "-o keeps what was mined, and a table was given instead"),
        (["-o", "new.txt"], "no table is written with the ending '.txt'"),
        (["OTHER"], "has no record of any of these documents"),
        (["EMPTY.csv"], "has no column"),
        (["NOTE.txt"], "is no table of policymine"),
        (["--limit", "0"], "Invalid value"),
        (["nothing.csv"], "does not exist"),
    ],
)
def test_wrong_use(gold: Path, worse: Path, arguments: list[str], said: str) -> None:
    other = write(gold.parent / "other.csv", {"ash.txt": [PLANTS]})
    (gold.parent / "empty.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (gold.parent / "note.txt").write_text("note", encoding="utf-8")
    places = {"TABLE": worse, "OTHER": other}
    places |= {name: gold.parent / name.lower() for name in ("EMPTY.csv", "NOTE.txt")}
    done = evaluate(gold, *(places.get(each, each) for each in arguments))
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert not Path("new.csv").exists()


def test_documents_that_are_none(gold: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    none = evaluate(empty)
    assert (none.exit_code, "holds no annotated document" in none.stderr) == (2, True)
    (gold / "oak.gold").write_text(OAK.replace("count = 3", "count = three"), encoding="utf-8")
    broken = evaluate(gold)
    assert broken.exit_code == 1
    assert "oak.gold:7: [[3]]: no value" in broken.stderr


def test_names_that_a_table_cannot_tell_apart(gold: Path, worse: Path) -> None:
    (gold / "below").mkdir()
    (gold / "below" / "elm.gold").write_text(ELM, encoding="utf-8")
    assert evaluate(gold).exit_code == 0
    done = evaluate(gold, worse)
    assert (done.exit_code, "two documents are named elm" in done.stderr) == (2, True)


def test_figures_below_their_floors_are_printed_all_the_same(gold: Path, worse: Path) -> None:
    floors = gold.parent / "floors.toml"
    floors.write_text('["gold"]\ndocuments = "0"\ncore = 1.0', encoding="utf-8")
    assert len(rows(evaluate(gold, worse, "--floors", floors, "--format", "csv"))) == 12


TABLE_HEAD = "source,start,end,kind,measure,value\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", TABLE_HEAD + "a.txt,0,2,result,count,many\n", "cannot be read as a table"),
        ("a.csv", TABLE_HEAD + "a.txt,,,result,count,1\n", "cannot be read as a table"),
        ("a.csv", "source,start,end,kind\na.txt,0,2,result\n", "has no column 'measure'"),
        ("a.jsonl", "{not json}\n", "cannot be read as a table"),
        ("a.jsonl", "[1, 2]\n", "cannot be read as a table"),
        ("a.parquet", "PAR1 and no more", "cannot be read as a table"),
        ("a.txt", "", "is no table of policymine"),
    ],
)
def test_tables_that_are_damaged(gold: Path, tmp_path: Path, name: str, content: str, said: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = evaluate(gold, tmp_path / name)
    assert (done.exit_code, said in done.stderr) == (2, True), done.stderr
