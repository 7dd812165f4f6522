"""Reports of all formats in both languages, for benchmarks: put together from texts of the project's own corpora."""

from __future__ import annotations

import random
import re
import runpy
from pathlib import Path
from typing import Any

from policymine.gold_files import gold_files, read_gold

ROOT = Path(__file__).resolve().parents[1]
SHARES = {"html": 60, "pdf": 25, "docx": 10, "txt": 5}
"""Per cent of the documents, as the capacity plan assumes of an archive."""


def write_mixed(folder: Path, count: int, seed: int = 1) -> Path:
    """Write documents of 1,000 to 5,000 characters, a thousand to a folder.

    Each takes its paragraphs from up to six texts of the corpora, with figures of its own, so that no two are alike.
    """
    build = runpy.run_path(str(ROOT / "corpora" / "examples" / "build.py"))
    chance = random.Random(seed)
    texts = {language: _texts(language) for language in ("en", "zh")}
    for number in range(count):
        where = folder / f"{number // 1000:04}"
        where.mkdir(parents=True, exist_ok=True)
        language = chance.choice(("en", "zh"))
        (form,) = chance.choices(list(SHARES), weights=list(SHARES.values()))
        source = _source(build, f"{number:07}", language, form, texts[language], chance)
        (where / f"{number:07}.{form}").write_bytes(build[f"build_{form}"](source))
    return folder


def _texts(language: str) -> list[list[str]]:
    found = [read_gold(path).text for path in gold_files(ROOT / "corpora" / language)]
    return [[line.strip() for line in text.splitlines() if line.strip()] for text in found]


def _source(
    build: dict[str, Any], name: str, language: str, form: str, texts: list[list[str]], chance: random.Random
) -> Any:
    wanted = chance.randint(1000, 5000) // (1 if language == "en" else 3)
    lines: list[str] = []
    for text in chance.sample(texts, 6):
        lines += text
        if sum(map(len, lines)) > wanted:
            break
    year = chance.randint(2010, 2024)
    head = {
        "format": form,
        "title": f"Work Report of {year}" if language == "en" else f"{year}年工作报告",
        "city": "Baiyang City" if language == "en" else "柏阳市",
        "issuer": "Baiyang Municipal Bureau" if language == "en" else "柏阳市生态环境局",
        "date": f"{year + 1}-01-20",
        "time": "09:30",
        "section": "Work" if language == "en" else "工作",
    }
    title, *rest = (_refigured(re.sub(r"^[#|>\-*!]+", "", line), chance) for line in lines)
    return build["Source"](name, language, head, f"# {title}\n\n" + "\n\n".join(rest) + "\n")


def _refigured(line: str, chance: random.Random) -> str:
    """Put another digit for the last one of each number that is no year."""
    return re.sub(r"(?<![\d.,])\d{1,3}(?![\d年])", lambda number: f"{number[0][:-1]}{chance.randint(1, 9)}", line)
