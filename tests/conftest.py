"""Fixtures that several test files use."""

from __future__ import annotations

import functools
import importlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from policymine.extract import Extractor
from policymine.learned import Models
from policymine.theme_files import ThemeFile
from policymine.themes import ThemeClassifier

# No deadlines: a busy machine is no fault. The same examples on every run where nobody would look at new ones.
hypothesis.settings.register_profile("policymine", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("policymine")

# Tests leave nothing in the user's cache, and find nothing there.
os.environ["POLICYMINE_CACHE"] = "off"

# A runner in the background may ignore Ctrl-C, and what it starts would too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

SNAPSHOTS = Path(__file__).parent / "snapshots"

REPORT = """\
Elm City Work Report for 2024

In 2023, the city built 79 sewage treatment plants.
The average concentration of PM2.5 was 29.3 micrograms per cubic meter in 2023, a year-on-year decrease of 4.3%.
By the end of 2025, the safe utilization rate of polluted cultivated land will reach more than 98%.
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="rewrite the files in tests/snapshots/")


@functools.cache
def by_rules(code: str, themes: ThemeFile | None = None) -> Extractor:
    """Return a language's extractor without learned models; making one takes longer than most tests."""
    return Extractor(code, ThemeClassifier.extended(themes), models=Models())


@pytest.fixture
def rules_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mine without learned models: what the rules say is to be tested, and stays when models are trained anew."""
    monkeypatch.setattr(importlib.import_module("policymine.extract"), "extractor", by_rules)


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of that name in tests/snapshots/, or write the file with --update-snapshots."""

    def compare(name: str, text: str) -> None:
        file = SNAPSHOTS / name
        if request.config.getoption("--update-snapshots"):
            file.write_text(text, encoding="utf-8")
        assert file.exists(), f"no snapshot {name}: run pytest with --update-snapshots and look at it"
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two good documents, one of them in a folder below."""
    folder = tmp_path / "reports"
    (folder / "b").mkdir(parents=True)
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b" / "c.txt").write_text(REPORT.replace("Elm", "Oak").replace("79", "81"), encoding="utf-8")
    return folder


@pytest.fixture
def run() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the real command line in a process of its own."""

    def command(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
        line = [sys.executable, "-m", "policymine", *map(str, arguments)]
        environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", **options.pop("env", {})}  # type: ignore[dict-item]
        return subprocess.run(line, capture_output=True, env=environment, timeout=120, **options)  # type: ignore[call-overload]

    return command
