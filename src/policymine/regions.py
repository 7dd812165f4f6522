"""The region that a document speaks for: the place that its title, its issuer or most of its text names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from policymine.lang.tables import compile_pattern, tables_of
from policymine.text import normalise

_FRONT = 400
"""Characters at the start in which one mention of a country is enough."""


@dataclass(frozen=True, slots=True)
class _Places:
    names: re.Pattern[str]
    shown: dict[str, str]
    provinces: frozenset[str]
    cities: frozenset[str]
    countries: frozenset[str]
    known: frozenset[str]
    levelled: re.Pattern[str]
    adjectives: dict[str, str]
    not_names: frozenset[str]
    national: tuple[tuple[str, re.Pattern[str]], ...]
    within: re.Pattern[str]
    unspaced: re.Pattern[str]
    wide: tuple[str, ...]


@cache
def _places() -> _Places:
    shown: dict[str, str] = {}
    groups: dict[str, set[str]] = {"provinces": set(), "cities": set(), "countries": set()}
    for _, table in tables_of("places.toml"):
        for group in ("provinces", "countries"):
            for names in table.get(group, ()):
                groups[group].add(names[0])
                shown.update(dict.fromkeys(names, names[0]))
        for names in table.get("cities", {}).values():
            for name in names:
                full = name if " " in name else f"{name}{table.get('city', '')}"
                groups["cities"].add(full)
                shown |= {name: full, full: full}
    levels: list[str] = []
    adjectives: dict[str, str] = {}
    not_names: set[str] = set()
    national: list[tuple[str, re.Pattern[str]]] = []
    within: list[str] = []
    unspaced: list[str] = []
    wide: list[str] = []
    for code, table in tables_of("facts.toml"):
        region = table.get("region", {})
        levels += region.get("levels", ())
        adjectives |= region.get("adjectives", {})
        not_names.update(region.get("not_names", ()))
        within += region.get("within", ())
        unspaced += region.get("unspaced", ())
        wide += region.get("wide", ())
        for country, cues in region.get("national", {}).items():
            national.append(
                (country, compile_pattern("|".join(rf"\b(?:{cue})\b" for cue in cues), f"region of {code}"))
            )
    rests: dict[str, list[str]] = {}
    for name in sorted(shown, key=len, reverse=True):
        rests.setdefault(re.escape(name[0]), []).append(re.escape(name[1:]))
    # The first letter once for all names that begin with it: hundreds need not be tried at every character.
    longest = "|".join(f"{initial}(?:{'|'.join(names)})" for initial, names in rests.items())
    initials = "".join(rests)
    return _Places(
        names=re.compile(rf"(?=[{initials}])(?<![A-Za-z])(?<![A-Za-z]-)(?:{longest})(?![a-z]|-[A-Z])")
        if shown
        else re.compile(r"(?!)"),
        shown=shown,
        provinces=frozenset(groups["provinces"]),
        cities=frozenset(groups["cities"]),
        countries=frozenset(groups["countries"]),
        known=frozenset(shown.values()),
        levelled=re.compile(rf"\b((?:[A-Z][a-z'-]+\s){{1,3}}(?:{'|'.join([*levels, *adjectives])}))(?![a-z])")
        if levels
        else re.compile(r"(?!)"),
        adjectives=adjectives,
        not_names=frozenset(not_names),
        national=tuple(national),
        within=compile_pattern("|".join(within) or r"(?!)", "region.within", 0),
        unspaced=compile_pattern("|".join(unspaced) or r"(?!)", "region.unspaced", 0),
        wide=tuple(wide),
    )


def find_region(title: str, issuer: str, text: str, *, national: bool = False) -> str:
    """Find the region that a document speaks for.

    Args:
        title: The title.
        issuer: The issuing body.
        text: The text, normalised.
        national: Whether the issuer is a body of the whole country.

    Returns:
        A region as the document names it, a country, or nothing.

    Example:
        >>> find_region("Elm City in 2024", "", "Elm City is in Hebei Province.")
        'Elm City'
        >>> find_region("", "", "Hebei planted trees. Hebei Province closed mines.")
        'Hebei Province'
    """
    places = _places()
    counts = _count(text)
    province, city = _leading(counts, places.provinces), _leading(counts, places.cities)
    for line in (normalise(title), normalise(issuer)):
        region = _stated(line, counts)
        # "2024 China Rail Summit opens" is of the province that it is all about.
        if region and not (province and region in places.countries):
            return region
    country = next((name for name, cues in places.national if cues.search(text)), "")
    if national and country:
        return country
    if local := _leading_local(counts) or _of_lead(text, counts):
        return local
    if city and counts[city] > 4 and 2 * counts[city] > counts.get(province, 0):
        return city
    if province:
        return province
    # A country that is named once far down is an example.
    front = {places.shown[match[0]] for match in places.names.finditer(text[:_FRONT])}
    countries = [
        name for name, number in counts.most_common() if name in places.countries and (number > 1 or name in front)
    ]
    if countries and (not country or counts[countries[0]] > 4):
        return countries[0]
    return _within(normalise(title)) or country


def _leading_local(counts: Counter[str]) -> str:
    """Give the place that no list knows, if most of the mentions of places below a country are of it."""
    places = _places()
    below = Counter({name: number for name, number in counts.items() if name not in places.countries})
    if not below:
        return ""
    best, most = below.most_common(1)[0]
    return best if best not in places.known and most >= 2 and 2 * most > below.total() else ""


def _of_lead(text: str, counts: Counter[str]) -> str:
    """Give the place below a country that the first lines name, if they name no other and the text comes back to it."""
    places = _places()
    local = [name for name in _count(text[:_FRONT]) if name not in places.countries]
    wide = [name for name in local if name.endswith(places.wide)]
    if len(wide or local) != 1:
        return ""
    name = (wide or local)[0]
    # A province or city that no list knows is hardly an example; a district can be, and so can any place that is known.
    least = 3 if name in places.known else 1 if wide else 2
    return name if counts[name] >= least else ""


def _within(title: str) -> str:
    """Give the place that a title names without its level: "Clean air in Elmton"."""
    match = _places().within.search(title)
    return match[1] if match else ""


def _leading(counts: Counter[str], group: frozenset[str]) -> str:
    """Give the place of a group that most of the mentions are of; nothing if there is none."""
    mentions = Counter({name: number for name, number in counts.items() if name in group})
    if not mentions:
        return ""
    (best, most), total = mentions.most_common(1)[0], mentions.total()
    return best if (most >= 3 and 2 * most >= total) or (most == 2 and total == 2) else ""


def _stated(line: str, counts: Counter[str]) -> str:
    """Give the narrowest region that a title or an issuer names."""
    if not line:
        return ""
    named = _in_line(line)
    if not named:
        # "Elm will build ..." in the title, and "Elm City" all over the text.
        for name, _ in counts.most_common(12):
            stem = name.rsplit(" ", 1)[0]
            if stem != name and re.search(rf"\b{re.escape(stem)}\b", line):
                return name
        return ""
    places = _places()
    # The narrowest one: a place of its own, a city, a province, a country.
    groups = (places.countries, places.provinces, places.cities)
    return max(
        named, key=lambda name: next((width for width, group in enumerate(groups) if name in group), len(groups))
    )


def _in_line(line: str) -> list[str]:
    places = _places()
    found = [name for match in places.levelled.finditer(line) if (name := _trim(match[1]))]
    found += [match["name"] for match in places.unspaced.finditer(line)]
    found = [places.shown.get(name, name) for name in found]
    known = [places.shown[match[0]] for match in places.names.finditer(line)]
    return found + [name for name in known if name not in found]


def _trim(name: str) -> str:
    """Drop capitalised words before a region's name that do not belong to it."""
    words = name.split()
    places = _places()
    words[-1] = places.adjectives.get(words[-1], words[-1])
    if " ".join(words) in places.shown:
        return " ".join(words)
    while len(words) > 1 and words[0] in places.not_names and " ".join(words[:2]) not in places.shown:
        words = words[1:]
    # "Shared County": nothing but the level is left.
    return " ".join(words) if len(words) > 1 and words[0] not in places.not_names else ""


def _count(text: str) -> Counter[str]:
    places = _places()
    counts: Counter[str] = Counter()
    for match in places.names.finditer(text):
        counts[places.shown[match[0]]] += 1
    for match in places.levelled.finditer(text):
        name = _trim(match[1])
        if name and name not in places.shown:
            counts[name] += 1
    return counts
