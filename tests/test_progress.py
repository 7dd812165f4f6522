"""What a run into a folder says while it goes on, and at its end."""

import contextlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from policymine.bulk import run
from policymine.cli import cli
from policymine.commands import progress as module
from policymine.commands.progress import Form, progress
from policymine.summary import FileDone, Tally
from test_output_folder import archive, inline

pytest.importorskip("pyarrow")
pytest.importorskip("rensa")
pytest.importorskip("filelock")


class Immediately:
    """A thread that is done as soon as it is started."""

    def __init__(self, target: Callable[..., None], args: tuple[object, ...], daemon: bool) -> None:
        self.start = lambda: target(*args)


def shown(form: Form, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, every: float) -> list[str]:
    """Give the lines that a run of three of four files says."""
    monkeypatch.setattr(module, "EVERY", every)
    monkeypatch.setattr(module.threading, "Thread", Immediately)
    tally = Tally()
    with progress(tally, lambda: 4, form) as show:
        for number in range(3):
            tally.add(FileDone("mined", pages=2, kinds=Counter(target=number), issues=1))
            show()
    return capsys.readouterr().err.splitlines()


def test_lines(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown("auto", capsys, monkeypatch, every=0)
    assert len(lines) == 3
    assert lines[2].startswith("3 of 4 files, 6 pages, 3 records, 3 issues, ")
    assert lines[2].endswith(" left")


@pytest.mark.parametrize("form", ["auto", "json", "none"])
def test_nothing_is_said_too_often(
    form: Form, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown(form, capsys, monkeypatch, every=3600) == []


def test_lines_of_json(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    last = json.loads(shown("json", capsys, monkeypatch, every=0)[-1])
    assert (last["event"], last["files"], last["of"], last["records"], last["issues"]) == ("progress", 3, 4, 3, 3)
    assert last["files_per_second"] > 0


def test_a_total_that_is_not_known_yet_is_not_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> int:
        raise PermissionError

    monkeypatch.setattr(module, "EVERY", 0)
    with progress(Tally(), unknown, "auto") as show:
        show()
    assert capsys.readouterr().err.startswith("0 files, 0 pages")


class TestCommand:
    @pytest.fixture(autouse=True)
    def here(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(run, "work_off", inline)

    def call(self, *arguments: object) -> tuple[int, str]:
        done = CliRunner().invoke(cli, [str(each) for each in arguments])
        return done.exit_code, done.stderr

    def test_summary(self, tmp_path: Path) -> None:
        folder = archive(tmp_path / "in", 3)
        code, said = self.call("mine", folder, "-o", f"{tmp_path / 'out'}/")
        assert code == 0
        assert said.startswith("3 documents mined in ")
        assert "the folder holds 3 documents, " in said
        code, said = self.call("mine", folder, "-o", tmp_path / "out")  # the folder is there now
        assert (code, "3 files skipped: nothing has changed" in said) == (0, True)

    def test_issues_of_this_run_and_of_earlier_ones(self, tmp_path: Path) -> None:
        folder = archive(tmp_path / "in", 1)
        (folder / "empty.txt").write_text("")
        code, said = self.call("mine", folder, "-o", f"{tmp_path / 'out'}/")
        assert code == 1
        assert "1 issue, see" in said
        code, said = self.call("mine", folder, "-o", f"{tmp_path / 'out'}/")
        assert code == 1
        assert "1 file with issues of earlier runs, see" in said

    def test_json(self, tmp_path: Path) -> None:
        code, said = self.call("mine", archive(tmp_path / "in", 2), "-o", f"{tmp_path / 'out'}/", "--log-json")
        assert code == 0
        (line,) = map(json.loads, said.splitlines())
        assert (line["event"], line["state"], line["run"]["mined"]) == ("end", "finished", 2)

    def test_quiet(self, tmp_path: Path) -> None:
        assert self.call("mine", archive(tmp_path / "in", 2), "-o", f"{tmp_path / 'out'}/", "-q") == (0, "")

    @pytest.mark.parametrize("option", ["--prune", "--retry", "--trust-times", "--keep-duplicates", "--log-json"])
    def test_options_of_folders_are_refused_for_tables(self, tmp_path: Path, option: str) -> None:
        code, said = self.call("mine", archive(tmp_path / "in", 1), "-o", tmp_path / "t.csv", option)
        assert code == 2
        assert f"{option} is for a folder" in said
        assert not (tmp_path / "t.csv").exists()

    def test_standard_input_needs_a_table(self, tmp_path: Path) -> None:
        code, said = self.call("mine", "-", "-o", f"{tmp_path / 'out'}/")
        assert code == 2
        assert "cannot be mined into a folder" in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_bar_on_a_terminal(tmp_path: Path) -> None:
    folder = archive(tmp_path / "in", 2)
    line = [sys.executable, "-m", "policymine", "mine", str(folder), "-o", f"{tmp_path / 'out'}/"]
    seen, terminal_end = os.openpty()
    with subprocess.Popen(line, stderr=terminal_end, env={**os.environ, "COLUMNS": "120"}) as process:
        os.close(terminal_end)
        text = b""
        with contextlib.suppress(OSError):  # how a pseudo-terminal says that nobody writes to it any more
            while piece := os.read(seen, 4096):
                text += piece
    os.close(seen)
    assert process.returncode == 0
    assert b"2/2" in text
    assert b"records, 0 issues" in text
    assert b"2 documents mined" in text


@pytest.mark.parametrize("module", ["pyarrow", "rensa", "filelock", "psutil", "sqlalchemy"])
def test_what_is_not_installed_is_named(
    module: str, tmp_path: Path, run: Callable[..., subprocess.CompletedProcess[bytes]]
) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / f"{module}.py").write_text(f"raise ImportError('no {module}')")
    (tmp_path / "a.txt").write_text(
        "The city built 79 parks in 2023, and planted 300 mu of trees by the end of June.\n"
    )
    paths = os.pathsep.join([str(hidden), os.environ.get("PYTHONPATH", "")])
    out, line = tmp_path / "out", ["mine", tmp_path / "a.txt", "-o", f"{tmp_path / 'out'}/", "--memory", "4000"]
    if module == "sqlalchemy":
        assert run(*line).returncode == 0
        line = ["export", out, "-o", "sqlite:///t.db"]
    done = run(*line, env={"PYTHONPATH": paths})
    said = done.stderr.decode()
    assert done.returncode in (1, 2), said
    assert f"{module}, which is not installed" in said
    assert f'hint: pip install "policymine[{"sql" if module == "sqlalchemy" else "bulk"}]"' in said
