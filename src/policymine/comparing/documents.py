"""The documents behind a table: kind, region, issuer, year, and the series that they stand in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from policymine.comparing.wording import DocumentKind, wording
from policymine.lang.tables import tables_of
from policymine.place_names import known_places
from policymine.text import fold

_NUMBERS = re.compile(r"[\d\s\W_]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the comparison sees it.

    Attributes:
        doc_id: Its id.
        kind: Its kind.
        region: Key of its region, the same in every language that names it.
        issuer: Class of its issuer.
        year: The year that it is of; None if unknown.
        published: ISO day, empty if unknown.
        series: What its predecessors and successors share with it.
        version: Which table it came with, where tables are versions of each other; else 0.
    """

    doc_id: str
    kind: DocumentKind
    region: str
    issuer: str
    year: int | None
    published: str
    series: tuple[str, ...]
    version: int = 0


UNKNOWN = Source("", wording().kinds[-1], "", "", None, "", ())
"""A document of which nothing is known."""


def source_of(
    doc_id: str, title: str, issuer: str, region: str, year: int | None, published: str, version: int = 0
) -> Source:
    """Describe a document by its facts.

    Example:
        >>> found = source_of("1", "Elm City Work Report for 2023", "Elm Bureau of Ecology", "Elm City", 2023, "")
        >>> found.kind.name, found.region, found.series
        ('work_report', 'elm city', ('work_report', 'ecology'))
    """
    known = wording()
    kind = known.kind_of(title)
    key = region_key(region)
    body = known.issuer_of(issuer)
    # A notice of one year is followed by that of the next only if it is about the same thing.
    about = () if kind.recurring else (_NUMBERS.sub(" ", title.lower().replace(region.lower(), "")).strip(),)
    out = int(published[:4]) if published[:4].isdigit() else None
    # A review may be named for the year that it is about; like others it counts for the one in which it comes out.
    if out is not None and (year is None or (kind.reviews and out == year + 1)):
        year = out
    return Source(doc_id, kind, key, body, year, published, (kind.name, body, *about), version)


def settle(sources: Iterable[Source], reviewing: Collection[str]) -> dict[tuple[str, int], Source]:
    """Tell the kinds of documents whose titles do not, by what they hold and by the other documents of the region.

    Args:
        sources: All documents.
        reviewing: The ids of those that both report and promise.

    Returns:
        The documents by id and version.
    """
    found = list(sources)
    others = len(wording().kinds) - 1
    issuers: dict[str, set[str]] = defaultdict(set)
    for each in found:
        if each.issuer and (each.kind.recurring or each.doc_id in reviewing):
            issuers[each.region].add(each.issuer)
    settled: dict[tuple[str, int], Source] = {}
    for each in found:
        if each.kind.rank == others and each.doc_id in reviewing:
            issuer = each.issuer or (next(iter(issuers[each.region])) if len(issuers[each.region]) == 1 else "")
            kind = next(kind for kind in wording().kinds if kind.reviews and kind.issuer in ("", issuer))
            settled[each.doc_id, each.version] = replace(each, kind=kind, issuer=issuer, series=(kind.name, issuer))
        else:
            settled[each.doc_id, each.version] = each
    return settled


def region_key(name: str) -> str:
    """Give the key under which a region meets its names in other languages.

    A name that several divisions share keeps to itself, so that different places never meet.

    Example:
        >>> region_key("Qingdao City") == region_key("青岛市"), region_key("Elm City")
        (True, 'elm city')
    """
    name = known_places().shown.get(name, name)
    return _names().get(name, fold(name).strip())


def place_of(place: str, region: str) -> tuple[str, str]:
    """Tell a place that has values of its own from one that is part of what is measured.

    Args:
        place: As in the table.
        region: Key of the document's region.

    Returns:
        The key of a division within the region, and the name of any other place; both empty for the region itself.

    Example:
        >>> place_of("Elm City", "elm city"), place_of("North District", "elm city"), place_of("Elm Lake", "elm city")
        (('', ''), ('north district', ''), ('', 'Elm Lake'))
    """
    known, name = wording(), place.lower()
    key = region_key(place)
    if key == region or known.everywhere.search(name):
        return "", ""
    if place in known_places().shown or known.levelled.search(name):
        return key, ""
    return "", place


@cache
def _names() -> dict[str, str]:
    """Pair the names of the languages, which list the same divisions in the same order."""
    lists: list[list[str]] = []
    root = resources.files("policymine") / "lang"
    for code, table in tables_of("places.toml"):
        names = [each[0] for each in table.get("provinces", ())] + [table.get("country", "")]
        file = root / code / "divisions.tsv"
        if file.is_file():
            lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
            names += [name.replace("/", "") for line in lines for name in line.split("\t")[1:]]
        lists.append(names)
    if not lists or len({len(each) for each in lists}) != 1:
        return {}
    pairs: dict[str, str] = {}
    for each in lists[:-1]:
        met = set(zip(each, lists[-1], strict=True))
        owners, owned = Counter(name for name, _ in met), Counter(last for _, last in met)
        pairs |= {name: last for name, last in met if name and owners[name] == owned[last] == 1}
    return pairs
