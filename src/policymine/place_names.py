"""The names of places and what surrounds them, compiled from the language folders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from policymine.lang.divisions import divisions
from policymine.lang.tables import compile_pattern, tables_of

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Places:
    """The names of all languages.

    Attributes:
        shown: Every form of a name to the one that is shown.
        lengths: The first word of a name, or the first two characters where words are not written apart, to the lengths
            of the names that begin so, longest first.
        heads: The first characters of names that are not written in words.
        capitals: Words that a name could begin with; ``goes_on`` tells that a word has not ended.
        short: Counties' names without level to the full ones.
        provinces: Provinces to their country.
        known: Everything above the counties.
        within: A place in a title that is named by its surroundings only.
        whole: What says that a text is about a whole city or province.
    """

    shown: dict[str, str]
    lengths: dict[str, tuple[int, ...]]
    heads: re.Pattern[str]
    capitals: re.Pattern[str]
    goes_on: re.Pattern[str]
    short: dict[str, str]
    above: dict[str, frozenset[tuple[str, str]]]
    provinces: dict[str, str]
    cities: frozenset[str]
    countries: frozenset[str]
    known: frozenset[str]
    levelled: re.Pattern[str]
    capitalised: re.Pattern[str]
    adjectives: dict[str, str]
    not_names: frozenset[str]
    national: tuple[tuple[str, re.Pattern[str]], ...]
    whole: dict[str, re.Pattern[str]]
    features: re.Pattern[str]
    no_place: re.Pattern[str]
    inside: re.Pattern[str]
    bound: re.Pattern[str]
    opening: re.Pattern[str]
    within: re.Pattern[str]
    unspaced: re.Pattern[str]
    wide: tuple[str, ...]

    def around(self, name: str, level: str) -> list[str]:
        """Give the city or the province that a place is or lies in, if there is only one such place.

        Args:
            name: The full name.
            level: ``city`` or ``province``.

        Example:
            >>> known_places().around("崇明区", "province"), known_places().around("即墨区", "city")
            (['上海市'], ['青岛市'])
        """
        if name in self.provinces:
            # Some provinces are cities: their districts lie in no other.
            return [name] if level == "province" or (name, name) in self.above.get(name, ()) else []
        pairs = self.above.get(name, frozenset())
        return [city if level == "city" else province for province, city in pairs] if len(pairs) == 1 else []


@cache
def known_places() -> Places:
    """Give the names of all languages, compiled once.

    Example:
        >>> known_places().shown["Hebei"], known_places().shown["河北"]
        ('Hebei Province', '河北省')
    """
    below = divisions()
    shown: dict[str, str] = dict(below.prefectures)
    provinces: dict[str, str] = {}
    countries: set[str] = set()
    for _, table in tables_of("places.toml"):
        for names in table.get("provinces", ()):
            provinces[names[0]] = table.get("country", "")
            shown.update(dict.fromkeys(names, names[0]))
        for names in table.get("countries", ()):
            countries.add(names[0])
            shown.update(dict.fromkeys(names, names[0]))
    known = frozenset(shown.values())
    shown |= {name: name for name in below.counties if not _has_case(name)}
    lengths: dict[str, set[int]] = {}
    for name in [*shown, *(name for name in below.short if not _has_case(name))]:
        lengths.setdefault(_head(name), set()).add(len(name))
    initials = "".join(sorted({head[0] for head in lengths if not _has_case(head)}))
    rules = _Rules([(code, table.get("region", {})) for code, table in tables_of("facts.toml")])
    levels = [*rules.words("levels"), *rules.pairs("adjectives")]
    return Places(
        shown=shown,
        lengths={head: tuple(sorted(each, reverse=True)) for head, each in lengths.items()},
        heads=re.compile(f"[{initials}]") if initials else _NEVER,
        # The capital comes first, so that Python skips what is none; what stands before it is asked for behind it.
        capitals=re.compile(r"[A-Z](?<![A-Za-z].)(?<![A-Za-z]-.)[^\W\d_]*"),
        goes_on=re.compile(r"[a-z]|-[A-Z]"),
        short=below.short,
        above=below.above,
        provinces=provinces,
        cities=frozenset(below.prefectures.values()) - provinces.keys(),
        countries=frozenset(countries),
        known=known,
        levelled=re.compile(rf"([A-Z](?<=\b.)[a-z'-]+\s(?:[A-Z][a-z'-]+\s){{0,2}}(?:{'|'.join(levels)}))(?![a-z])")
        if levels
        else _NEVER,
        capitalised=re.compile(r"(?<![\w'-])[A-Z][a-z']+(?![\w'-])"),
        adjectives=rules.pairs("adjectives"),
        not_names=frozenset(rules.words("not_names")),
        national=tuple(rules.groups("national").items()),
        whole=rules.groups("whole"),
        features=rules.either("features"),
        no_place=rules.either("no_place"),
        inside=rules.either("inside"),
        bound=rules.either("bound"),
        opening=rules.either("opening"),
        within=rules.either("within"),
        unspaced=rules.either("unspaced"),
        wide=tuple(rules.words("wide")),
    )


def _has_case(name: str) -> bool:
    return name[0].isupper() or name[0].islower()


def _head(name: str) -> str:
    """Give what a name is looked up by."""
    return re.split(r"[\W\d_]", name, maxsplit=1)[0] if _has_case(name) else name[:2]


class _Rules:
    """The sections ``region`` of all languages."""

    def __init__(self, tables: list[tuple[str, dict[str, Any]]]) -> None:
        self._tables = tables

    def words(self, key: str) -> list[str]:
        return [word for _, table in self._tables for word in table.get(key, ())]

    def pairs(self, key: str) -> dict[str, str]:
        return {name: value for _, table in self._tables for name, value in table.get(key, {}).items()}

    def either(self, key: str) -> re.Pattern[str]:
        return compile_pattern("|".join(self.words(key)) or r"(?!)", f"region.{key}", 0)

    def groups(self, key: str) -> dict[str, re.Pattern[str]]:
        """Compile a table of lists of cues, each of whole words where words are written apart."""
        found: dict[str, list[str]] = {}
        for _, table in self._tables:
            for name, cues in table.get(key, {}).items():
                found.setdefault(name, []).extend(cues)
        return {
            name: compile_pattern(
                rf"(?<![A-Za-z])(?:{'|'.join(f'(?:{cue})' for cue in cues)})(?![A-Za-z])", f"region.{key}"
            )
            for name, cues in found.items()
        }
