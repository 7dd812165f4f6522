"""The documentation says what is true: its pages are complete, and its code runs."""

import doctest
import importlib
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import policymine
from policymine.cli import cli

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^(<!-- not run: .+ -->\n)?```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOT_RUN = ("pip", "git", "python -m pip", "python -m pytest", "python -m venv", ".ci/run", ". ", "source ")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class Block(NamedTuple):
    """A fenced block of code."""

    language: str
    code: str
    line: int


def blocks(page: Path) -> list[Block]:
    """Give the blocks of a page that count, without those marked ``<!-- not run: why -->``."""
    text = page.read_text(encoding="utf-8")
    found = [
        Block(each[2], each[3], text.count("\n", 0, each.start(3))) for each in FENCE.finditer(text) if not each[1]
    ]
    return [each for each in found if each.language in ("python", "console", "toml")]


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of the examples, where the code of the pages may write what it wants."""
    if (ROOT / "corpora").is_dir():
        shutil.copytree(ROOT / "corpora", tmp_path / "corpora")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def run_python(block: Block, page: Path, names: dict[str, object]) -> None:
    if ">>>" not in block.code:
        exec(compile("\n" * block.line + block.code, str(page), "exec"), names)
        return
    test = doctest.DocTestParser().get_doctest(block.code, names, page.name, str(page), block.line)
    outcome = doctest.DocTestRunner(optionflags=FLAGS).run(test, clear_globs=False)
    names.update(test.globs)
    assert outcome.failed == 0, f"{page.name}, line {block.line}: the output is another one"


def run_console(block: Block, page: Path) -> None:
    """Run the lines after ``$``; where lines of output follow, they must be what is printed (``...`` for anything)."""
    for command, expected in re.findall(r"^\$ (.*(?:\\\n.*)*)\n((?:(?!\$ ).*\n)*)", block.code, re.MULTILINE):
        if command.startswith(NOT_RUN):
            continue
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode in (0, 1), f"{page.name}, line {block.line}: {command}\n{done.stderr}"
        assert "Traceback" not in done.stderr, done.stderr
        if expected.strip():
            same = doctest.OutputChecker().check_output(expected, done.stdout + done.stderr, FLAGS)
            assert same, f"{page.name}, line {block.line}: {command}\nprints\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_code_of_the_pages_runs(page: Path, workplace: Path) -> None:
    names: dict[str, object] = {"__name__": "__main__"}
    toml = ""
    for block in blocks(page):
        if block.language == "toml":
            toml = block.code
            continue
        # A file that the code names is the block of TOML that the page shows before it.
        for name in re.findall(r"\b\w+\.toml\b", block.code):
            (workplace / name).write_text(toml, encoding="utf-8")
        if block.language == "python":
            run_python(block, page, names)
        else:
            run_console(block, page)


def test_links_of_the_pages_lead_somewhere() -> None:
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_page_of_the_command_line_is_up_to_date() -> None:
    expected = runpy.run_path(str(ROOT / "docs" / "generate_cli.py"))["page"]()
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == expected, "run: python docs/generate_cli.py"


def test_the_list_of_indicators_is_up_to_date() -> None:
    expected = runpy.run_path(str(ROOT / "docs" / "generate_indicators.py"))["page"]()
    again = "run: python docs/generate_indicators.py"
    assert (ROOT / "docs" / "indicators.md").read_text(encoding="utf-8") == expected, again


@pytest.mark.parametrize("name", cli.commands)
def test_every_command_is_documented_with_examples_that_parse(name: str) -> None:
    section = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8").partition(f"## policymine {name}\n")[2]
    examples = re.findall(r"^policymine (.*)$", section.partition("\n## ")[0], re.MULTILINE)
    assert examples
    for example in examples:
        words = shlex.split(re.split(r" [|<>] ", example)[0])
        known = {option for each in cli.commands[words[0]].params for option in each.opts + each.secondary_opts}
        assert {word for word in words if re.match("--?[a-z]", word)} <= known


@pytest.mark.parametrize("name", policymine.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    documented = getattr(policymine, name)
    assert "Example:" in (documented.__doc__ or ""), f"{name} has no docstring with an example"
    assert f"`{name}" in (ROOT / "docs" / "api.md").read_text(encoding="utf-8"), f"{name} is not in docs/api.md"


def test_the_page_of_the_api_names_nothing_else() -> None:
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^### `(\w+)", text, re.MULTILINE))
    assert named == set(policymine.__all__)


def test_modules_say_what_they_are_for() -> None:
    source = ROOT / "src"
    for file in sorted(source.glob("policymine/**/*.py")):
        name = ".".join(file.relative_to(source).with_suffix("").parts).removesuffix(".__init__")
        if not name.endswith("__main__"):
            assert importlib.import_module(name).__doc__, name
