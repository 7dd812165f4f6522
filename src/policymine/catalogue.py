"""The catalogue of official indicators: which one a record is about, whatever the language and the wording.

The indicators are data (``lang/indicators/*.toml``), which an analyst can read and extend; see ``docs/indicators.md``.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from policymine.catalogue_files import Entries, read_entries, shipped
from policymine.errors import ResourceError
from policymine.lang import available, load
from policymine.lang.inflection import Inflection
from policymine.lang.units import Units
from policymine.text import fold
from policymine.wording import Hit, Wording

THRESHOLD = 0.78
"""Below this score a phrase gets no indicator."""

# Dimensions whose units say little: a percentage can be of anything.
_COMMON = frozenset({"ratio", "count", "money", "time"})
_CACHED = 4096


@dataclass(frozen=True, slots=True)
class Indicator:
    """An official indicator.

    Attributes:
        id: Its name in tables: ``pm25_concentration``.
        labels: Its official name in each language.
        theme: The theme that it belongs to (see ``docs/themes.md``).
        dimensions: What it can be measured in: dimensions of the unit table (``concentration``, ``ratio``, ...), or
            ``count``, ``index`` (no unit), ``rank``, ``deadline``.
        unit: The usual unit.
        direction: Which way is better: ``up``, ``down`` or ``none``.
        value: What is usually given: the ``level`` or the ``change``.
        growth: Whether growth is ``nominal``, or ``real`` and so another thing than what two levels differ by.
        span: What a level told of several years is: that of the ``last`` one, or perhaps their ``sum``.
        names: What it is called, in each language.
        short: Names that count only beside a word of ``context`` in the sentence, or with a unit that settles it.
        context: These words.
        excluded: Words beside which its names mean something else.
        free: Words that may stand beside its names and change nothing.
        notes: What to know of it, such as definitions that changed.
        distinct_from: Indicators that are easily taken for it.

    Example:
        >>> forest = Catalogue.load().indicators["forest_cover"]
        >>> forest.labels["zh"], forest.unit, forest.direction
        ('森林覆盖率', '%', 'up')
    """

    id: str
    labels: Mapping[str, str]
    theme: str
    dimensions: tuple[str, ...]
    unit: str = ""
    direction: str = "none"
    value: str = "level"
    growth: str = "nominal"
    span: str = "sum"
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    context: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    excluded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    free: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: str = ""
    distinct_from: tuple[str, ...] = ()

    def mentions(self, word: str) -> bool:
        """Tell whether a word stands in the id, a name or the notes, in whatever case.

        Example:
            >>> Catalogue.load().indicators["gdp"].mentions("Domestic Product")
            True
        """
        lists = (*self.names.values(), *self.short.values())
        return (
            word.casefold() in "\n".join((self.id, self.notes, *(name for names in lists for name in names))).casefold()
        )


class Match(NamedTuple):
    """The indicator that was found.

    Attributes:
        id: Its id; empty if none was found.
        score: The share of the phrase that its name explains, from 0 to 1; 0 if none was found.

    Example:
        >>> Match("gdp", 1.0).id
        'gdp'
    """

    id: str = ""
    score: float = 0.0


NONE = Match()
"""No indicator was found."""


class Catalogue:
    """Finds the official indicator that a phrase is about.

    Example:
        >>> catalogue = Catalogue.load()
        >>> catalogue.find("annual average concentration of PM2.5", unit="ug/m3", measure="amount", language="en")
        Match(id='pm25_concentration', score=1.0)
        >>> catalogue.find("细颗粒物年均浓度", unit="ug/m3", measure="amount", language="zh").id
        'pm25_concentration'
        >>> catalogue.find("number of kites", measure="count", language="en")
        Match(id='', score=0.0)
    """

    def __init__(self, entries: Entries) -> None:
        """Make the catalogue of what the files say."""
        languages = entries.languages
        self._indicators = {key: _indicator(key, entry, languages) for key, entry in entries.indicators.items()}
        self._words = entries.words
        self._wordings: dict[str, Wording] = {}  # made when the first text of the language comes
        self._units = Units.load()
        self._dimension = functools.lru_cache(maxsize=_CACHED)(self._dimension_of)

    @classmethod
    def load(cls, path: str | os.PathLike[str] | None = None) -> Catalogue:
        """Read the catalogue.

        Args:
            path: A file of your own, which adds, replaces and removes indicators of the one that policymine ships.

        Returns:
            The catalogue; a file is read once only in a process, until it changes.

        Raises:
            ResourceError: The file cannot be read or does not say what it should.

        Example:
            >>> Catalogue.load() is Catalogue.load()
            True
        """
        if path is None:
            return _load(None, 0)
        try:
            changed = Path(path).stat().st_mtime_ns
        except OSError as error:
            hint = "name a TOML file; docs/indicators.md shows one"
            raise ResourceError(f"{path}: cannot be read: {error.strerror}", hint=hint) from error
        return _load(os.fspath(path), changed)

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """The indicators by their ids, in the order of the files.

        Example:
            >>> Catalogue.load().indicators["gdp"].direction
            'up'
        """
        return MappingProxyType(self._indicators)

    def find(
        self,
        indicator: str,
        *,
        sentence: str = "",
        unit: str = "",
        measure: str = "",
        change: str = "",
        language: str,
    ) -> Match:
        """Find the indicator that a record is about.

        Args:
            indicator: The phrase that names what is measured.
            sentence: The sentence that it stands in, for names that do not settle it.
            unit: The record's unit.
            measure: The record's measure; empty if unknown: then nothing is held against an indicator.
            change: ``level``, ``increase`` or ``decrease``; empty if unknown.
            language: The language of the phrase; one without words in the catalogue has no indicators.

        Returns:
            The indicator and its score, or an empty match: where the names explain too little of the phrase, the value
            cannot be one of the indicator, or two indicators fit as well.

        Example:
            >>> catalogue = Catalogue.load()
            >>> catalogue.find("优良天数比例", unit="%", measure="percent", language="zh").id
            'good_air_ratio'
            >>> catalogue.find("优良天数", unit="d", measure="amount", language="zh").id
            'good_air_days'
        """
        if language not in self._words or not indicator:
            return NONE
        wording = self._wordings.get(language) or self._wording(language)
        best: Hit | None = None
        fitting: dict[str, bool] = {}  # the best ones, and whether the value is in a dimension of theirs
        for hit in wording.find(indicator):
            if hit.score < THRESHOLD or (best is not None and _rank(hit) < _rank(best)):
                break
            direct = self._fits(hit, sentence, unit, measure, change, language)
            if direct is not None:
                best = best or hit
                fitting[hit.name.owner] = direct or fitting.get(hit.name.owner, False)
        if best is None:
            return NONE
        # Of two that are named alike the one counts that the value is of, not the one that it may be a change of.
        owners = [owner for owner, direct in fitting.items() if direct] or list(fitting)
        return Match(owners[0], best.score) if len(owners) == 1 else NONE

    def _fits(self, hit: Hit, sentence: str, unit: str, measure: str, change: str, language: str) -> bool | None:
        """Tell whether the value is in a dimension of the indicator, or else a change; None if it is neither."""
        known = self._indicators[hit.name.owner]
        dimension = self._dimension(measure, unit) if measure else ""
        if dimension == "count" and not unit and "time" in known.dimensions:
            dimension = "time"  # a label may leave the days out: "Days of heavy pollution: 3"
        direct = not measure or dimension in known.dimensions
        if not direct and not _is_change(known, dimension, change, grown=hit.grown):
            return None
        if not hit.name.short or (measure and direct and dimension not in _COMMON):
            return direct
        words = known.context.get(language, ())
        around = load(language).plain(fold(sentence))
        return direct if any(word in around for word in words) else None

    def _dimension_of(self, measure: str, unit: str) -> str:
        if measure in ("percent", "points"):
            return "ratio" if measure == "percent" else "points"
        if measure != "amount":
            return measure if measure != "money" or "/" not in unit else self._unit_dimension(unit)
        return self._unit_dimension(unit) if unit else "index"

    def _unit_dimension(self, unit: str) -> str:
        known = self._units.get(unit)
        return known.dimension if known else ""

    def _wording(self, language: str) -> Wording:
        plain: Callable[[str], str] = str
        singular: Callable[[str], str] = str
        if language in available():
            data = load(language)
            plain, singular = data.plain, Inflection(data.tables["language"]).singular
        wording = self._wordings[language] = Wording(self._words[language], plain, singular)
        for key, known in self._indicators.items():
            excluded, free = known.excluded.get(language, ()), known.free.get(language, ())
            wording.add(key, known.names.get(language, ()), excluded=excluded, free=free)
            wording.add(key, known.short.get(language, ()), short=True)
        wording.finish()
        return wording


def _rank(hit: Hit) -> tuple[float, float]:
    return hit.score, hit.name.weight


def _is_change(known: Indicator, dimension: str, change: str, *, grown: bool) -> bool:
    """Tell whether a value can be a relative change of an indicator that is no ratio, or points of one that is."""
    if "ratio" in known.dimensions:
        return dimension == "points"
    if dimension == "multiple":
        return True
    return dimension == "ratio" and (change in ("increase", "decrease", "") or grown or known.value == "change")


def _indicator(key: str, entry: Mapping[str, Any], languages: Sequence[str]) -> Indicator:
    def lists(prefix: str) -> Mapping[str, tuple[str, ...]]:
        return {code: tuple(entry.get(prefix + code, ())) for code in languages}

    labels = {code: entry[f"label_{code}"] for code in languages if f"label_{code}" in entry}
    called = {code: [labels[code]] if code in labels else [] for code in languages}
    names = {code: tuple(dict.fromkeys([*called[code], *entry.get(code, ())])) for code in languages}
    return Indicator(
        id=key,
        labels=labels,
        theme=entry["theme"],
        dimensions=tuple(entry["dimension"]),
        unit=entry.get("unit", ""),
        direction=entry["direction"],
        value=entry.get("value", "level"),
        growth=entry.get("growth", "nominal"),
        span=entry.get("span", "sum"),
        names=names,
        short=lists("short_"),
        context=lists("context_"),
        excluded=lists("not_"),
        free=lists("free_"),
        notes=entry.get("notes", ""),
        distinct_from=tuple(entry.get("distinct_from", ())),
    )


@functools.lru_cache(maxsize=8)
def _load(path: str | None, changed: int) -> Catalogue:
    return Catalogue(read_entries([*shipped(), *([] if path is None else [Path(path)])]))
