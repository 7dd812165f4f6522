"""The region that a document speaks for: the place that its title, its issuer or most of its text names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from policymine.place_names import known_places
from policymine.text import normalise

_FRONT = 400
"""Characters at the start in which one mention of a country is enough."""


def find_region(title: str, issuer: str, text: str, *, national: bool = False) -> str:
    """Find the region that a document speaks for.

    Args:
        title: The title.
        issuer: The issuing body.
        text: The text, normalised.
        national: Whether the issuer is a body of the whole country.

    Returns:
        The full name of the narrowest place that the document speaks for, a country, or nothing.

    Example:
        >>> find_region("Elm City in 2024", "", "Elm City is in Hebei Province.")
        'Elm City'
        >>> find_region("", "", "Hebei planted trees. Hebei Province closed mines.")
        'Hebei Province'
        >>> find_region("青岛：一年新建公园12个", "", "")
        '青岛市'
    """
    return locate(title, issuer, text, national=national)[0]


def locate(title: str, issuer: str, text: str, *, national: bool = False) -> tuple[str, str]:
    """Find the region that a document speaks for, and what names it: ``title``, ``issuer`` or ``text``.

    Example:
        >>> locate("Elm City in 2024", "", "Elm City is in Hebei Province."), locate("", "", "")
        (('Elm City', 'title'), ('', ''))
    """
    places = known_places()
    region = _narrowest(_in_line(normalise(title)))
    if region and region not in places.countries:
        return region, "title"  # the text need not be read
    counts = _count(text)
    province, city = _leading(counts, places.provinces), _leading(counts, places.cities)
    for source, line in (("title", title), ("issuer", issuer)):
        region = _stated(normalise(line), counts)
        # "2024 China Rail Summit opens" is of the province that it is all about.
        if region and not (province and region in places.countries):
            return region, source
    country, cues = next(((name, cues) for name, cues in places.national if cues.search(text)), ("", None))
    if national and country:
        return country, "issuer"
    if local := _leading_local(counts) or _of_lead(text, counts):
        return local, "text"
    if city and counts[city] > 4 and 2 * counts[city] > counts.get(province, 0):
        return city, "text"
    if province:
        return province, "text"
    wholes = {level: len(pattern.findall(text)) for level, pattern in places.whole.items()}
    if around := _around(wholes, counts, text):
        return around, "text"
    # A country that is named once far down is an example.
    front = set(_mentions(text[:_FRONT]))
    countries = [
        name for name, number in counts.most_common() if name in places.countries and (number > 1 or name in front)
    ]
    if countries and (not country or counts[countries[0]] > 4):
        return countries[0], "text"
    if within := _within(normalise(title)):
        return within, "title"
    # "The whole city" is not the country, however often the text looks up to it.
    if cues and sum(wholes.values()) > len(cues.findall(text)):
        return "", ""
    region = country or _over(counts)
    return region, "text" if region else ""


def _leading_local(counts: Counter[str]) -> str:
    """Give the place below the cities, if most of the mentions of places below a country are of it."""
    places = known_places()
    below = Counter({name: number for name, number in counts.items() if name not in places.countries})
    if not below:
        return ""
    best, most = below.most_common(1)[0]
    # A county of the list can be one of those that a city writes to, where the others are not of the list.
    least = 3 if best in places.above else 2
    return best if best not in places.known and most >= least and 2 * most > below.total() else ""


def _of_lead(text: str, counts: Counter[str]) -> str:
    """Give the place below a country that the first lines name, if they name no other and the text comes back to it."""
    places = known_places()
    local = [name for name in _count(text[:_FRONT]) if name not in places.countries]
    wide = [name for name in local if name.endswith(places.wide)]
    if len(wide or local) != 1:
        return ""
    name = (wide or local)[0]
    # A province or city that no list knows is hardly an example; a district can be, and so can any place of a list.
    least = 3 if name in places.known or name in places.above else 1 if wide else 2
    return name if counts[name] >= least else ""


def _around(wholes: dict[str, int], counts: Counter[str], text: str) -> str:
    """Give the city or province in which the places lie that a text on "the whole city" names."""
    places = known_places()
    if not any(wholes.values()):
        return ""
    level = max(wholes, key=lambda name: wholes[name])
    votes: Counter[str] = Counter()
    for name in counts:
        votes.update(places.around(name, level))
    if not votes:
        # Names without their level are less sure: two of them must agree.
        found = set(_unspaced(text, short=True))
        votes.update(around for name in found for around in places.around(name, level))
        votes = votes if votes.total() > 1 else Counter()
    best = votes.most_common(1)
    return best[0][0] if best and 5 * best[0][1] >= 4 * votes.total() else ""


def _over(counts: Counter[str]) -> str:
    """Give the country whose provinces a text names, if it names several of one and no other country."""
    places = known_places()
    over = Counter(places.provinces[name] for name in counts if name in places.provinces)
    best = over.most_common(1)
    alone = len(over) == 1 and not places.countries & counts.keys()
    return best[0][0] if best and best[0][1] > 1 and alone else ""


def _within(title: str) -> str:
    """Give the place that a title names without its level: "Clean air in Elmton"."""
    match = known_places().within.search(title)
    return match[1] if match else ""


def _leading(counts: Counter[str], group: frozenset[str] | dict[str, str]) -> str:
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
        return _short(line)
    return _narrowest(named)


def _narrowest(named: list[str]) -> str:
    """Give the narrowest place of several: one of its own, a city, a province, a country."""
    places = known_places()
    groups = (places.countries, places.provinces, places.cities)
    return max(
        named,
        key=lambda name: next((width for width, group in enumerate(groups) if name in group), len(groups)),
        default="",
    )


def _in_line(line: str) -> list[str]:
    places = known_places()
    found = [name for match in places.levelled.finditer(line) if (name := _trim(match[1]))]
    found = [places.shown.get(name, name) for name in found]
    known = list(_mentions(line, short=True))
    if not any(name not in places.countries for name in known):
        found += [match["name"] for match in places.unspaced.finditer(line)]
    return found + [name for name in known if name not in found]


def _short(line: str) -> str:
    """Give the county that a title names without its level, where the name can mean nothing else."""
    places = known_places()
    for match in places.capitalised.finditer(line):
        name = places.short.get(match[0])
        if name and not places.features.match(line, match.end()):
            return name
    return ""


def _trim(name: str) -> str:
    """Drop capitalised words before a region's name that do not belong to it."""
    words = name.split()
    places = known_places()
    words[-1] = places.adjectives.get(words[-1], words[-1])
    if " ".join(words) in places.shown:
        return " ".join(words)
    while len(words) > 1 and words[0] in places.not_names and " ".join(words[:2]) not in places.shown:
        words = words[1:]
    # "Shared County": nothing but the level is left.
    return " ".join(words) if len(words) > 1 and words[0] not in places.not_names else ""


def _mentions(text: str, *, short: bool = False) -> Iterator[str]:
    """Give the full names of the known places that a text names."""
    yield from _spaced(text)
    yield from _unspaced(text, short=short)


def _spaced(text: str) -> Iterator[str]:
    """Look names up at every word with a capital, the longest first."""
    places = known_places()
    last = 0
    for head in places.capitals.finditer(text):
        start = head.start()
        if start < last:
            continue
        for length in places.lengths.get(head[0], ()):
            written = text[start : start + length]
            name = places.shown.get(written)
            if not name or places.goes_on.match(text, start + length):
                continue
            last = start + length
            # "Elm River" is no mention of Elm City.
            if written == name or name not in places.cities or not places.features.match(text, last):
                yield name
            break


def _unspaced(text: str, *, short: bool = False) -> Iterator[str]:
    """Look names up at every character that one begins with, the longest first."""
    if text.isascii():
        return  # a letter that is neither small nor a capital stands in none
    places = known_places()
    last = 0
    for head in places.heads.finditer(text):
        start = head.start()
        for length in places.lengths.get(text[start : start + 2], ()):
            written = text[start : start + length]
            name = places.shown.get(written) or (places.short.get(written) if short else None)
            if not name or start < last or places.inside.match(text, start):
                continue
            whole = written == name or name in places.provinces
            if (places.no_place if whole else places.features).match(text, start + length):
                continue
            # A name that could be the end of another word must follow a place, or begin the line.
            if (
                places.bound.fullmatch(written)
                and start != last
                and not places.opening.search(text[max(0, start - 2) : start])
            ):
                continue
            last = start + length
            yield name
            break


def _count(text: str) -> Counter[str]:
    places = known_places()
    counts = Counter(_mentions(text))
    for match in places.levelled.finditer(text):
        name = _trim(match[1])
        if name and name not in places.shown:
            counts[name] += 1
    return counts
