"""The divisions of a country below its provinces, out of the file ``divisions.tsv`` that a language folder may have.

A line is a province, a division of prefecture level and its divisions of county level, with tabs between. A slash cuts
off what may be left out where the name is used: ``Elm/ City`` is also called ``Elm``. The files are written by
``docs/generate_divisions.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Divisions:
    """The divisions of all languages.

    Attributes:
        prefectures: Every form of a name of prefecture level to the full name.
        counties: The same of county level, full names only.
        short: Names of county level without their level to the full name, where they can mean one place only.
        above: A full name to the pairs of province and prefecture that it lies in; homonyms have several.
    """

    prefectures: dict[str, str]
    counties: dict[str, str]
    short: dict[str, str]
    above: dict[str, frozenset[tuple[str, str]]]


@cache
def divisions() -> Divisions:
    """Read the files of all language folders, once.

    Example:
        >>> known = divisions()
        >>> known.prefectures["青岛"], known.short["Chongming"], sorted(known.above["Anji County"])
        ('青岛市', 'Chongming District', [('Zhejiang Province', 'Huzhou City')])
    """
    prefectures: dict[str, str] = {}
    counties: dict[str, str] = {}
    short: dict[str, str] = {}
    above: dict[str, set[tuple[str, str]]] = {}
    root = resources.files("policymine") / "lang"
    for folder in sorted((entry for entry in root.iterdir() if entry.is_dir()), key=lambda entry: entry.name):
        if not (folder / "divisions.tsv").is_file():
            continue
        for line in (folder / "divisions.tsv").read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            province, prefecture, *below = line.split("\t")
            name, bare = _split(prefecture)
            prefectures |= {form: name for form in (name, bare) if form}
            above.setdefault(name, set()).add((province, name))
            for county in below:
                full, bare = _split(county)
                counties[full] = full
                above.setdefault(full, set()).add((province, name))
                if bare:
                    short[bare] = full
    return Divisions(prefectures, counties, short, {name: frozenset(each) for name, each in above.items()})


def _split(written: str) -> tuple[str, str]:
    """Give the full name and, if it may be used, the one without level."""
    bare, slash, level = written.partition("/")
    return bare + level, bare if slash else ""
