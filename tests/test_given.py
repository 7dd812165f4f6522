"""Facts that the user gives: the table, which file a row is for, and what follows from them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from policymine import mine, read, read_text
from policymine.cli import cli
from policymine.errors import UsageError
from policymine.facts import check_given
from policymine.frames import read_table
from policymine.given import GivenFacts

TEXT = "The city built 12 parks and will plant 300 mu of trees by the end of the year."


def given(tmp_path: Path, table: str, encoding: str = "utf-8") -> GivenFacts:
    path = tmp_path / "facts.csv"
    path.write_bytes(table.encode(encoding))
    return GivenFacts.load(path)


@pytest.mark.parametrize(
    ("files", "source", "issuer"),
    [
        ("plan.pdf", "plan.pdf", "0"),
        ("plan.pdf", "2024/plan.pdf", "0"),
        ("plan.pdf", "2024/PLAN.pdf", None),
        ("2024/plan.pdf", "elm/2024/plan.pdf", "0"),
        ("elm/2024/plan.pdf", "2024/plan.pdf", None),
        ("2024\\plan.pdf", "2024/plan.pdf", "0"),
        ("./plan.pdf", "plan.pdf", "0"),
        ("cafe\u0301.pdf", "caf\u00e9.pdf", "0"),
        ("*.pdf", "2024/plan.pdf", "0"),
        ("2024/*", "2024/elm/plan.pdf", "0"),
        ("plan-202[34].pdf", "plan-2024.pdf", "0"),
        ("plan-202[34].pdf", "plan-2025.pdf", None),
        ("plan [1].pdf", "plan [1].pdf", "0"),
        # The more a row says, the stronger it is; of two alike the later one counts.
        ("2024/plan.pdf plan.pdf *.pdf", "2024/plan.pdf", "0"),
        ("*.pdf plan.pdf", "2024/plan.pdf", "1"),
        ("plan.pdf plan.pdf", "plan.pdf", "1"),
        ("*.pdf plan*", "plan.pdf", "1"),
        ("-", "-", "0"),
    ],
)
def test_which_file_a_row_is_for(files: str, source: str, issuer: str | None) -> None:
    names = [files] if "[1]" in files else files.split()
    table = GivenFacts([(line, name, {"issuer": str(line)}) for line, name in enumerate(names)])
    assert table.of(source).get("issuer") == issuer


def test_rows_for_one_file_add_up() -> None:
    table = GivenFacts([(2, "*", {"issuer": "Elm", "region": "Elm City"}), (3, "a.txt", {"issuer": "Oak"})])
    assert table.of("a.txt") == {"issuer": "Oak", "region": "Elm City"}


@pytest.mark.parametrize(
    ("table", "encoding"),
    [
        ("file,issuer,published\n计划.pdf,榆州市政府,2024/2/3\n", "utf-8-sig"),
        ("file;issuer;published\r\n计划.pdf;榆州市政府;2024年2月3日\r\n\r\n", "gb18030"),
        ("Source\tIssuer \tpublished\t\n计划.pdf\t 榆州市政府\t2024-2-3\t\n", "utf-16"),
    ],
)
def test_tables_as_spreadsheets_write_them(tmp_path: Path, table: str, encoding: str) -> None:
    facts = given(tmp_path, table, encoding).of("计划.pdf")
    assert facts == {"issuer": "榆州市政府", "published": "2024-02-03"}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("issuer\nElm\n", "facts.csv has no column of files"),
        ("file,source,issuer\na,b,c\n", "facts.csv has several columns of files"),
        ("file,author\na.txt,Ann\n", "facts.csv has a column that is no fact of a document: 'author'"),
        ("file,issuer,issuer\na.txt,A,B\n", "facts.csv repeats the column 'issuer'"),
        (
            "file,published\na.txt,\nb.txt,2023-02-29\n",
            "facts.csv, line 3: published is a day such as 2024-02-03, not '2023-02-29'",
        ),
        (
            "file,published\na.txt,in May 2024\n",
            "facts.csv, line 2: published is a day such as 2024-02-03, not 'in May 2024'",
        ),
        ("file,report_year\na.txt,24\n", "facts.csv, line 2: report_year is a year between 1900 and 2100, not '24'"),
        ("file,language\na.txt,tlh\n", "facts.csv, line 2: the language 'tlh' is not known"),
        ("file,issuer\n,Elm\n", "facts.csv, line 2: names no file"),
        ("file,issuer\na.txt,Elm, Oak\n", "facts.csv, line 2: more cells than columns"),
        ('file,issuer\na.txt,"Elm\n', "facts.csv, line 2: no table of CSV: unexpected end of data"),
        ("\x00\x01\x02\x03", "facts.csv cannot be read: not text: the bytes are in no known encoding"),
    ],
)  # fmt: skip
def test_tables_that_cannot_be(tmp_path: Path, table: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        given(tmp_path, table)
    assert str(caught.value) == message


def test_facts_that_there_are_not() -> None:
    with pytest.raises(UsageError, match="'author' is no fact of a document"):
        check_given({"author": "Ann"})
    with pytest.raises(UsageError, match="report_year"):
        read_text(TEXT, facts={"report_year": 24})


def test_given_facts_win_and_others_follow_from_them(tmp_path: Path) -> None:
    path = tmp_path / "elm-2020.txt"
    path.write_text(f"Work Plan of Oak City for 2021\nSource: Oak Daily\n2021-01-05\n\n{TEXT}\n", encoding="utf-8")
    told = read(path).facts
    assert (told.title, told.issuer, told.region, told.report_year, told.published) == (
        "Work Plan of Oak City for 2021", "Oak Daily", "Oak City", 2021, "2021-01-05",
    )  # fmt: skip
    facts = read(path, facts={"title": "Work Plan of Elm City for 2023", "published": "2023-02-01"}).facts
    assert (facts.title, facts.region, facts.report_year) == ("Work Plan of Elm City for 2023", "Elm City", 2023)
    assert facts.sources == {
        "title": "user",
        "published": "user",
        "issuer": "front",
        "region": "title",
        "report_year": "title",
        "language": "text",
    }
    everything: dict[str, str | int] = {
        "title": "T",
        "issuer": "I",
        "region": "R",
        "report_year": 1999,
        "published": "1999-01-02",
        "document_number": "N",
        "language": "zh",
    }
    document = read(path, facts=everything)
    assert {name: getattr(document.facts, name) for name in everything} == everything
    assert set(document.facts.sources.values()) == {"user"}
    assert document.language_given


def test_years_are_those_of_the_given_facts(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{TEXT}\n", encoding="utf-8")
    table = tmp_path / "facts.csv"
    table.write_text("file,report_year\na.txt,2023\nb.txt,2022\n", encoding="utf-8")
    for jobs in (1, 2):
        results = list(mine(tmp_path, meta=table, jobs=jobs))
        deadlines = [{each.deadline for each in result.records} - {""} for result in results]
        assert deadlines == [{"2023-12-31"}, {"2022-12-31"}]


def test_rows_that_are_for_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    table = tmp_path / "facts.csv"
    table.write_text("file,report_year\na.txt,2023\nb.txt,2022\nc*.txt,2021\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"facts\.csv, line [34]: no file that was mined is") as caught:
        assert len(list(mine(tmp_path, meta=table))) == 1
    assert len(caught) == 2
    done = CliRunner().invoke(cli, ["mine", str(tmp_path), "-q", "--meta", str(table)])
    assert done.exit_code == 0
    assert "line 3: no file that was mined is 'b.txt'" in done.stderr
    assert "a.txt" not in done.stderr


def test_the_command_line(
    tmp_path: Path, reports: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]
) -> None:
    table = tmp_path / "facts.csv"
    table.write_text("file,issuer,region\nb/c.txt,Oak Office,Oakland\n-,Elm Office,\n", encoding="utf-8")
    target = tmp_path / "t.csv"
    done = run("mine", reports, "-o", target, "-q", "--meta", table, "--jobs", 2)
    assert done.returncode == 0, done.stderr
    assert b"line 3: no file that was mined is '-'" in done.stderr
    frame = read_table(target)
    assert set(frame[frame["source"] == "b/c.txt"]["issuer"]) == {"Oak Office"}
    assert set(frame[frame["source"] == "b/c.txt"]["region"]) == {"Oakland"}
    assert set(frame[frame["source"] == "a.txt"]["issuer"]) == {""}
    done = run("mine", "-", "--meta", table, input=TEXT.encode())
    assert b"Elm Office" in done.stdout
    table.write_text("file,issuer\na.txt,Elm, Oak\n", encoding="utf-8")
    done = run("mine", reports, "-o", tmp_path / "no.csv", "--meta", table)
    assert done.returncode == 2
    assert b"facts.csv, line 2: more cells than columns" in done.stderr
    assert not (tmp_path / "no.csv").exists()


def test_show_tells_where_facts_are_from(tmp_path: Path) -> None:
    folder = tmp_path / "elm"
    folder.mkdir()
    path = folder / "a.txt"
    path.write_text(f"Work Plan of Elm City for 2024\n\n{TEXT}\n", encoding="utf-8")
    table = tmp_path / "facts.csv"
    table.write_text("file,issuer\nelm/a.txt,Elm Office\n", encoding="utf-8")
    shown = CliRunner().invoke(cli, ["show", str(path), "--meta", str(table), "--width", "120"]).output
    assert shown.splitlines()[1] == "Elm Office (user) · Elm City (title) · report year 2024 (title) · en (text)"
