"""The command line, from inside and as a process of its own."""

import contextlib
import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from policymine import pipeline, terminal
from policymine.cli import cli
from policymine.errors import UnreadableDocument
from policymine.export import TableWriter
from policymine.frames import read_table
from policymine.records import COLUMNS, Block, Cell, Document, Facts, Issue, Record
from policymine.records import Result as Mined

Run = Callable[..., subprocess.CompletedProcess[bytes]]
HEAVY = (
    "spacy",
    "sklearn",
    "pandas",
    "pdfplumber",
    "trafilatura",
    "docx",
    "numpy",
    "pypdfium2",
    "pyarrow",
    "rich",
    "altair",
)


def call(*arguments: object, **options: object) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments], **options)  # type: ignore[arg-type]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


class TestMine:
    def test_folder_to_csv(self, reports: Path, tmp_path: Path, run: Run) -> None:
        done = run("mine", reports, "-o", tmp_path / "targets.csv")
        assert done.returncode == 0, done.stderr
        assert done.stdout == b""
        found = rows((tmp_path / "targets.csv").read_text(encoding="utf-8"))
        assert tuple(found[0]) == COLUMNS
        assert {each["source"] for each in found} == {"a.txt", "b/c.txt"}
        assert "79" in {each["value"] for each in found}
        assert (tmp_path / "targets.issues.csv").exists()

    @pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
    def test_other_tables(self, reports: Path, tmp_path: Path, suffix: str) -> None:
        assert call("mine", reports, "-q", "-o", tmp_path / "a.csv").exit_code == 0
        assert call("mine", reports, "-q", "-o", tmp_path / f"a{suffix}").exit_code == 0
        assert read_table(tmp_path / f"a{suffix}").equals(read_table(tmp_path / "a.csv"))

    def test_same_bytes_each_time_and_with_two_processes(self, reports: Path, run: Run) -> None:
        once = run("mine", reports, "-q")
        assert once.returncode == 0
        assert run("mine", reports, "--quiet").stdout == once.stdout
        assert run("mine", reports, "-q", "--jobs", 2).stdout == once.stdout
        assert once.stderr == b""

    def test_the_number_of_the_document_is_shown(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(
            "Notice on trees\nElm Fa [2024] No. 12\nThe city built 79 parks.\n", encoding="utf-8"
        )
        assert (
            call("show", tmp_path / "a.txt", "--width", 120).output.splitlines()[1].startswith("Elm Fa [2024] No. 12")
        )

    def test_standard_input(self, reports: Path, run: Run) -> None:
        content = (reports / "a.txt").read_bytes()
        found = rows(run("mine", "-", input=content).stdout.decode())
        assert "79" in {each["value"] for each in found}
        assert {each["source"] for each in found} == {"-"}
        assert run("mine", "-", input=b"").returncode == 1

    def test_a_file_reached_twice_is_mined_once(self, reports: Path) -> None:
        once = call("mine", reports, "-q").stdout_bytes
        (reports / "photo.jpg").write_text("")
        done = call("mine", reports, reports / "a.txt", reports / ".", reports / "b")
        assert done.stdout_bytes == once
        assert "2 documents read" in done.stderr
        assert "1 file with another ending ignored" in done.stderr
        assert "4 files reached more than once, mined once" in done.stderr

    @pytest.mark.parametrize("quiet", [[], ["-q"]])
    def test_nothing_to_mine(self, tmp_path: Path, quiet: list[str]) -> None:
        (tmp_path / "photo.jpg").write_text("")
        done = call("mine", tmp_path, *quiet)
        assert done.exit_code == 0
        assert len(done.stdout.splitlines()) == 1
        assert "policymine: nothing was found to mine\nhint: in folders, files that end in .txt, .md" in done.stderr

    @pytest.mark.parametrize("command", ["mine", "show"])
    def test_text_of_another_language(self, tmp_path: Path, command: str) -> None:
        (tmp_path / "a.txt").write_text("En 2023, la ville a construit 79 stations pour les eaux des champs.\n")
        done = call(command, tmp_path / "a.txt")
        assert done.exit_code == 1
        assert re.search(r"the text is not English.* but French \(fr\): it was not mined \[unsupported\]", done.output)
        assert "--lang en" in done.output
        assert call(command, tmp_path / "a.txt", "--lang", "en").exit_code == 0

    def test_excel(self, reports: Path) -> None:
        plain = call("mine", reports, "-q").stdout_bytes
        assert call("mine", reports, "-q", "--excel").stdout_bytes == b"\xef\xbb\xbf" + plain

    def test_summary(self, reports: Path, tmp_path: Path, snapshot: Callable[[str, str], None]) -> None:
        (reports / "empty.txt").write_text("")
        (reports / "photo.jpg").write_text("")
        done = call("mine", reports, "-o", tmp_path / "t.csv")
        assert done.exit_code == 1
        text = re.sub(r"in \d+\.\d s", "in 0.1 s", done.stderr).replace(str(tmp_path), "folder")
        # Which records there are is the extraction's affair, and changes as that becomes better.
        snapshot("summary.txt", re.sub(r"(?<=themes: ).*|\d+(?= (?:record|target|result)s)", "N", text))

    def test_many_issues_are_cut_short(self, tmp_path: Path) -> None:
        for number in range(30):
            (tmp_path / f"{number:02}.txt").write_text("")
        done = call("mine", tmp_path)
        assert done.exit_code == 1
        assert "30 issues" in done.stderr
        assert "  and 10 more" in done.stderr

    @pytest.mark.parametrize(
        "arguments",
        [
            ["mine"],
            ["mine", "no-such-folder"],
            ["mine", ".", "-o", "table.xls"],
            ["mine", ".", "-o", "no-such-folder/t.csv"],
            ["mine", ".", "--jobs", "0"],
            ["mine", ".", "--lang", "tlh"],
            ["mine", "-", "."],
            ["show", "."],
            ["units", "--format", "xml"],
            ["nonsense"],
        ],
    )
    def test_wrong_usage(self, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        done = call(*arguments)
        assert done.exit_code == 2, done.output
        assert done.stderr
        assert list(tmp_path.iterdir()) == []

    def test_errors_come_with_a_hint(self, tmp_path: Path) -> None:
        done = call("mine", tmp_path, "-o", "table.xls")
        assert "policymine: no table is written with the ending '.xls'" in done.stderr
        assert "hint: name a file that ends in .csv" in done.stderr

    @pytest.mark.parametrize("name", ["targets.xlsx", "targets.csv"])
    def test_a_table_in_the_folder_is_not_mined_again(self, reports: Path, name: str) -> None:
        for _ in range(2):
            assert "2 documents" in call("mine", reports, "-o", reports / name).stderr


SLOW_SECOND_FILE = """
import sys, time
from policymine import pipeline
real = pipeline.load
def load(path, source, *others):
    if source.startswith("b/"):
        print("waiting", file=sys.stderr, flush=True)
        time.sleep(60)
    return real(path, source, *others)
pipeline.load = load
from policymine.cli import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for other processes")
class TestEndings:
    def test_interrupt_keeps_what_is_finished(self, reports: Path, tmp_path: Path) -> None:
        target = tmp_path / "t.csv"
        line = [sys.executable, "-c", SLOW_SECOND_FILE, "mine", reports, "-o", target]
        with subprocess.Popen(line, stderr=subprocess.PIPE) as process:
            assert process.stderr is not None
            assert process.stderr.readline() == b"waiting\n"
            process.send_signal(signal.SIGINT)
            said = process.stderr.read().decode()
            assert process.wait(30) == 130
        assert "interrupted" in said
        assert "1 document read" in said
        assert "Traceback" not in said
        assert {each["source"] for each in rows(target.read_text())} == {"a.txt"}
        assert sorted(each.name for each in tmp_path.glob("*t.*")) == ["t.csv", "t.issues.csv"]

    def test_progress_on_a_terminal_only(self, reports: Path, tmp_path: Path) -> None:
        line = [sys.executable, "-m", "policymine", "mine", str(reports), "-o", str(tmp_path / "t.csv")]
        seen, terminal_end = os.openpty()
        with subprocess.Popen(line, stderr=terminal_end) as process:
            os.close(terminal_end)
            shown = b""
            with contextlib.suppress(OSError):  # how a pseudo-terminal says that nobody writes to it any more
                while piece := os.read(seen, 4096):
                    shown += piece
        os.close(seen)
        assert process.returncode == 0
        assert b"2/2" in shown
        assert b"2 documents read" in shown

    @pytest.mark.parametrize("arguments", [["units", "--format", "csv"], ["units"], ["mine", "."]])
    def test_reader_that_goes_away(self, arguments: list[str], reports: Path) -> None:
        line = [sys.executable, "-m", "policymine", *arguments]
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(line, stdout=write, stderr=subprocess.PIPE, cwd=reports, timeout=60, check=False)
        os.close(write)
        assert done.returncode in (1, 141)
        assert b"Traceback" not in done.stderr
        assert b"Exception ignored" not in done.stderr

    def test_full_disk(self, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(self: TableWriter, result: Mined) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(TableWriter, "write", full)
        done = call("mine", reports, "-o", tmp_path / "t.csv")
        assert done.exit_code == 1
        assert done.stderr == "policymine: No space left on device\n"
        assert list(tmp_path.iterdir()) == [reports]


class TestShow:
    @pytest.mark.parametrize("width", [40, 80, 120])
    def test_records_stand_below_their_sentences(self, reports: Path, width: int) -> None:
        done = call("show", reports / "a.txt", "--width", width, "--no-color")
        assert done.exit_code == 0, done.output
        lines = done.output.splitlines()
        at = next(number for number, line in enumerate(lines) if "built ‹79› sewage" in line)
        below = next(line for line in lines[at:] if line.startswith("    → "))
        assert "sewage treatment plants" in below
        assert "\x1b" not in done.output
        assert all(len(line) <= width for line in lines)
        assert not any(line != line.rstrip() for line in lines)
        assert done.output.count("Elm City Work Report for 2024") == 1

    def test_standard_input(self, reports: Path, run: Run) -> None:
        content = (reports / "a.txt").read_bytes()
        done = run("show", "-", "--width", 120, input=content)
        assert done.returncode == 0
        assert done.stdout.decode() == call("show", reports / "a.txt", "--width", 120).output
        assert run("show", "-", input=b"").returncode == 1

    def test_only_records(self, reports: Path) -> None:
        (reports / "a.txt").write_text(
            "Elm City Work Report for 2024\n\nI. Words\nWe thank all who helped.\n\nII. Water\n"
            "The work was hard. In 2023, the city built 79 sewage treatment plants. The people were glad of it.\n"
        )
        lines = call("show", reports / "a.txt", "--only-records", "--width", 120).output.splitlines()
        assert "II. Water" in lines
        assert "In 2023, the city built ‹79› sewage treatment plants." in lines
        assert not any("thank" in line or "hard" in line or "glad" in line or "I. Words" in line for line in lines)

    def test_rows_have_the_headers_of_their_columns(self) -> None:
        text = "Item | 2023 | 2024\nPM2.5 | 39.8 | ≤39\nDust | 12 |\n"
        start = text.index("PM2.5")
        places = [(start, start + 5, "Item"), (start + 8, start + 12, "2023"), (start + 15, start + 18, "2024 target")]
        cells = tuple(Cell(*place) for place in places)
        block = Block("table_row", start, start + 18, cells=cells, caption="Table 1. Air")
        record = Record(start + 8, start + 12, "39.8", "PM2.5 | 39.8", kind="result", measure="amount", value=39.8)
        stream = io.StringIO()
        document = Document(text, (block,), Facts(title="Air"))
        terminal.show_document(terminal.console(stream, width=80), document, Mined("a.txt", records=[record]))
        assert "Table 1. Air\nPM2.5 | 2023: ‹39.8› | 2024 target: ≤39\n    → 39.8 · result" in stream.getvalue()

    def test_signs_are_none_that_the_document_uses(self) -> None:
        text = "‹79› plants and «more» → 12"
        document = Document(text, (Block("paragraph", 0, len(text)),), Facts(title="Plants"))
        record = Record(1, 3, "79", text, kind="result", measure="count", value=79.0)
        stream = io.StringIO()
        terminal.show_document(terminal.console(stream, width=80), document, Mined("a.txt", records=[record]))
        assert "‹⟦79⟧› plants and «more» → 12\n    -> 79 · result" in stream.getvalue()

    def test_signs_are_such_that_the_screen_has_them(self) -> None:
        document = Document("79 plants", (Block("paragraph", 0, 9),), Facts(title="Plants"))
        record = Record(0, 2, "79", "79 plants", kind="result", measure="count", value=79.0)
        raw = io.BytesIO()
        with io.TextIOWrapper(raw, encoding="ascii", errors="replace") as stream:
            terminal.show_document(terminal.console(stream, width=80), document, Mined("a.txt", records=[record]))
            stream.flush()
            assert b"[[79]] plants\n    -> 79" in raw.getvalue()

    @pytest.mark.parametrize(
        ("mark", "shown"), [("", "• Save water"), ("1. ", "1. Save water"), ("(a) ", "(a) Save water")]
    )
    def test_list_items_have_one_mark(self, mark: str, shown: str) -> None:
        text = f"{mark}Save water"
        document = Document(text, (Block("list_item", 0, len(text)),), Facts(title="Water"))
        stream = io.StringIO()
        terminal.show_document(terminal.console(stream, width=80), document, Mined("a.txt"))
        assert f"\n{shown}\n" in stream.getvalue()

    @pytest.mark.parametrize(
        ("dates", "said"),
        [
            ({"deadline": "2025-12-31"}, "by 2025"),
            ({"deadline": "2025-06-30"}, "by 2025-06"),
            ({"deadline": "2024-02-29"}, "by 2024-02"),
            ({"deadline": "2025-06-29"}, "by 2025-06-29"),
            ({"deadline": "soon"}, "by soon"),
            ({"period_start": "2022-01-01", "period_end": "2022-12-31"}, "2022"),
            ({"period_start": "2021-01-01", "period_end": "2025-12-31"}, "2021-2025"),
            ({"period_start": "2022-03-01", "period_end": "2022-03-31"}, "2022-03"),
            ({"period_start": "2022-10-01", "period_end": "2023-03-31"}, "2022-10 to 2023-03"),
            ({"period_start": "2022-10-01", "period_end": "2022-12-31"}, "2022-10 to 2022-12"),
            ({"period_start": "2022-10-05", "period_end": "2022-12-31"}, "2022-10-05 to 2022-12-31"),
            ({"period_start": "2022-10-05", "period_end": "2022-10-05"}, "2022-10-05"),
            ({"period_start": "2022-01-01"}, "from 2022-01-01"),
            ({"period_end": "2023-12-31"}, "end of 2023"),
            ({"period_end": "2023-07-31"}, "end of 2023-07"),
            ({"period_end": "2023-07-05"}, "as of 2023-07-05"),
            ({"deadline": "9999-12-31"}, "by 9999-12-31"),
            ({}, ""),
        ],
    )
    def test_dates_are_short(self, dates: dict[str, str], said: str) -> None:
        record = Record(0, 2, "79", "", kind="result", measure="count", value=79.0)
        for name, day in dates.items():
            setattr(record, name, day)
        assert terminal.describe(record) == (f"79, {said}" if said else "79")

    def test_colour(self, reports: Path) -> None:
        assert "\x1b[" in call("show", reports / "a.txt", "--color").output
        assert "\x1b[" not in call("show", reports / "a.txt").output

    def test_unreadable_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(b"no pdf")
        done = call("show", tmp_path / "a.pdf")
        assert done.exit_code == 1
        assert done.stderr.startswith("policymine: ")
        assert "hint: " in done.stderr

    @pytest.mark.parametrize("error", [ZeroDivisionError("oops"), PermissionError(13, "denied")])
    def test_no_traceback(self, error: Exception, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*arguments: object) -> None:
            raise error

        monkeypatch.setattr(pipeline, "load_and_mine", fail)
        done = call("show", reports / "a.txt")
        assert done.exit_code == 1
        assert "Traceback" not in done.output

    def test_error_messages_are_printable(self, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*arguments: object) -> None:
            raise UnreadableDocument("bad \x1b[31m name", hint="do \x07 this")

        monkeypatch.setattr(pipeline, "load_and_mine", fail)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", call("show", reports / "a.txt").output)

    @given(text=st.text(min_size=1), start=st.integers(0, 20), length=st.integers(1, 20), word=st.text())
    def test_nothing_of_a_document_is_obeyed(self, text: str, start: int, length: int, word: str) -> None:
        start = min(start, len(text) - 1)
        end = min(start + length, len(text))
        record = Record(
            start, end, text[start:end], text, kind="result", measure="count", unit=word, indicator=word, theme=word,
            flags=(word,), deadline=word,
        )  # fmt: skip
        facts = Facts(title=word, issuer=word, region=word, document_number=word)
        document = Document(text, (Block("list_item", 0, len(text)),), facts, source=word)
        result = Mined(word, records=[record, record], issues=[Issue(word, word, word, hint=word)])
        stream = io.StringIO()
        terminal.show_document(terminal.console(stream, width=80, color=False), document, result)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", stream.getvalue())

    @given(
        lengths=st.lists(st.integers(1, 9), min_size=1, max_size=6),
        places=st.lists(st.tuples(st.integers(0, 50), st.integers(1, 4)), max_size=8),
        glued=st.booleans(),
    )
    def test_every_character_of_a_block_is_shown_once(
        self, lengths: list[int], places: list[tuple[int, int]], glued: bool
    ) -> None:
        letters = iter("".join(chr(0x4E00 + number) for number in range(100)))
        sentences = ["".join(next(letters) for _ in range(length)) for length in lengths]
        text = "".join(sentences)
        records = []
        for start, length in sorted(places):
            if start + length <= len(text):
                whole = next(each for each in sentences if text[start] in each)
                sentence = "|".join(whole) if glued else whole
                value = text[start : start + length]
                records.append(Record(start, start + length, value, sentence, kind="result", measure="count"))
        block = Block("paragraph", 0, len(text))
        pieces = list(terminal._by_sentence(text, block, records))
        assert "".join(text[start:end] for start, end, _ in pieces) == text
        assert [record for _, _, inside in pieces for record in inside] == records
        shown = "".join(terminal._marked(text[start:end], start, inside).plain for start, end, inside in pieces)
        assert shown == text

    def test_markup_stays_text(self) -> None:
        text = "[bold]79[/bold] :smile: [link=http://x.org]y[/link] [/]"
        document = Document(text, (Block("paragraph", 0, len(text)),), Facts(title=text))
        stream = io.StringIO()
        terminal.show_document(terminal.console(stream, width=200, color=False), document, Mined("a.txt"))
        assert stream.getvalue().count(text) == 1


class TestLists:
    @pytest.mark.parametrize(("command", "name", "known"), [("themes", "theme", "blue_sky"), ("units", "unit", "mu")])
    def test_formats(self, command: str, name: str, known: str) -> None:
        in_csv = [each[name] for each in rows(call(command, "--format", "csv").stdout)]
        in_json = [each[name] for each in json.loads(call(command, "--format", "json").stdout)]
        in_table = [line.split()[0] for line in call(command).stdout.splitlines()]
        assert known in in_csv
        assert in_csv == in_json
        assert in_table[0] == name
        assert known in in_table

    def test_ten_themes(self) -> None:
        assert len(json.loads(call("themes", "--format", "json").stdout)) == 10


class TestHelp:
    @pytest.mark.parametrize("command", [[], *([name] for name in cli.commands)])
    def test_every_command_has_help_with_an_example(self, command: list[str]) -> None:
        done = call(*command, "--help")
        assert done.exit_code == 0
        assert re.search(r"^  Example:\n    policymine ", done.output, re.MULTILINE)
        assert "\\b" not in done.output
        assert call(*command, "-h").output == done.output

    def test_every_option_has_help(self) -> None:
        options = [
            each for command in cli.commands.values() for each in command.params if each.param_type_name == "option"
        ]
        assert all(getattr(each, "help", "") for each in options)

    def test_version(self, run: Run) -> None:
        from policymine import __version__

        assert run("--version").stdout.decode().split() == ["policymine,", "version", __version__]

    @pytest.mark.parametrize("code", ["import policymine, policymine.cli", "import policymine; dir(policymine)", None])
    def test_help_loads_nothing_heavy(self, code: str | None) -> None:
        if code is None:
            code = """import sys
sys.argv = ["policymine", "--help"]
from policymine.cli import main
try:
    main()
except SystemExit:
    pass"""
        code += "\nimport sys; print(*sys.modules, sep='\\n', file=sys.stderr)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
        assert "policymine" in done.stderr.split()
        assert not set(HEAVY) & {name.partition(".")[0] for name in done.stderr.split()}
