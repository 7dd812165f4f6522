"""The levels of places - nation, province, city, county - and which place lies in which."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from policymine.lang.tables import tables_of
from policymine.place_names import known_places

Level = Literal["nation", "province", "city", "county", ""]

LEVELS: tuple[Level, ...] = ("nation", "province", "city", "county")
"""The levels, the highest first."""


def level_of(name: str, given: Mapping[str, str] | None = None) -> Level:
    """Tell the level of a place; empty if nothing tells it.

    Args:
        name: Its name, in any language that is known.
        given: What the user says: places to the place that each lies in.

    Example:
        >>> [level_of(name) for name in ("China", "河北省", "Qingdao", "崇明区", "Elm County", "Elm")]
        ['nation', 'province', 'city', 'county', 'county', '']
        >>> level_of("Elm", {"Elm": "Hebei"})
        'city'
    """
    places = known_places()
    full = places.shown.get(name, places.short.get(name, name))
    if full in places.countries:
        return "nation"
    if full in places.provinces:
        return "province"
    if full in places.cities:
        return "city"
    if full in places.above:
        return "county"
    by_word: Level = next((level for ending, level in _endings() if name.endswith(ending) and name != ending), "")
    if by_word or not given or name not in given:
        return by_word
    above = level_of(given[name], {each: over for each, over in given.items() if each != name})
    return LEVELS[min(LEVELS.index(above) + 1, len(LEVELS) - 1)] if above else ""


def places_above(name: str, given: Mapping[str, str] | None = None) -> list[str]:
    """Give the places that a place lies in, the nearest first, in the language of its name.

    Args:
        name: Its name. Of a name that several places have, only what they have in common counts.
        given: What the user says: places to the place that each lies in. It wins over the lists.

    Example:
        >>> places_above("崇明区"), places_above("Anji County")
        (['上海市', '中国'], ['Huzhou City', 'Zhejiang Province', 'China'])
        >>> places_above("Elm City", {"Elm City": "Hebei"}), places_above("Elm City")
        (['Hebei Province', 'China'], [])
    """
    places = known_places()
    full = places.shown.get(name, places.short.get(name, name))
    found: list[str] = []
    over = (given or {}).get(name) or (given or {}).get(full)
    if over and over not in (name, full):
        rest = {each: above for each, above in (given or {}).items() if each not in (name, full)}
        around = [places.shown.get(over, places.short.get(over, over)), *places_above(over, rest)]
        return [each for each in around if each not in (name, full)]
    if full not in places.provinces:
        found = [*places.around(full, "city"), *places.around(full, "province")]
    provinces = [each for each in (full, *found) if each in places.provinces]
    found += [country for each in provinces[:1] if (country := places.provinces[each])]
    return [each for each in dict.fromkeys(found) if each != full]


@cache
def _endings() -> tuple[tuple[str, Level], ...]:
    pairs = [
        # Where words are written apart, the ending is a word.
        (f" {ending}" if ending.isascii() else ending, level)
        for _, table in tables_of("levels.toml")
        for level in LEVELS
        for ending in table.get(level, ())
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
