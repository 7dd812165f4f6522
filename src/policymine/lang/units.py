"""The unit table: what a unit is called in each language, its symbol, and its factor to the base unit.

The units themselves are data (``units.toml``), which an analyst can read, replace and extend; see ``docs/units.md``.
"""

from __future__ import annotations

import functools
import math
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from policymine.errors import ResourceError
from policymine.text import fold, normalise

_FIXED = {"symbol", "dimension", "si", "factor", "case", "prefix", "dollar_in"}
_LISTS = ("case", "prefix")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement.

    Attributes:
        symbol: How the unit is written in the table: ``mu``, ``ug/m3``, ``yuan/kWh``.
        dimension: What it measures: ``area``, ``concentration``, ``money/energy``.
        si: The base unit of the dimension, ``m2`` for ``mu``.
        factor: A value in this unit times the factor is the value in ``si``.

    Example:
        >>> Unit("ha", "area", "m2", 10000.0)
        Unit(symbol='ha', dimension='area', si='m2', factor=10000.0)
    """

    symbol: str
    dimension: str
    si: str
    factor: float


class Units:
    """All the units that are known, and what they are called in each language.

    Example:
        >>> units = Units.load()
        >>> units.find("Square Kilometers", "en").symbol, units.find("平方公里", "zh").symbol
        ('km2', 'km2')
        >>> units.find("furlong", "en") is None
        True
        >>> len(units) > 100 and "mu" in [unit.symbol for unit in units]
        True
    """

    def __init__(self, tables: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
        """Build the table from parsed files, each with its name for messages; later ones add to earlier ones."""
        self._units: dict[str, Unit] = {}
        self._languages: list[str] = []
        self._forms: dict[tuple[str, bool], dict[str, Unit]] = {}
        self._exact: dict[str, Unit] = {}
        self._prefixes: dict[str, Unit] = {}
        self._derived: list[tuple[str, str, str, Unit]] = []
        self._below: set[tuple[str, str]] = set()  # forms that are said to count below the line
        self._dollars: dict[str, Unit] = {}
        for name, table in tables:
            self._add_table(name, table)
        self._add_derived()
        self._sorted = {key: _longest_first(forms) for key, forms in self._forms.items()}
        self._exact_sorted = _longest_first(self._exact)
        self._prefixes = {prefix: self._prefixes[prefix] for prefix in _longest_first(self._prefixes)}

    @classmethod
    def load(cls, path: Path | None = None, *, extra: Sequence[Path] = ()) -> Units:
        """Read the unit table.

        Args:
            path: A file to use instead of the one that policymine ships.
            extra: Files that add units, or forms to units that are there already.

        Returns:
            The table; the shipped one is read once only.

        Raises:
            ResourceError: If a file cannot be read or does not say what it should.

        Example:
            >>> Units.load() is Units.load()
            True
        """
        if path is None and not extra:
            return _default()
        base: Path | Traversable = path if path is not None else _shipped()
        return cls([_read(source) for source in (base, *extra)])

    def __iter__(self) -> Iterator[Unit]:
        return iter(self._units.values())

    def __len__(self) -> int:
        return len(self._units)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the files name.

        Example:
            >>> Units.load().languages
            ('en', 'zh')
        """
        return tuple(self._languages)

    def forms(self, language: str, *, per: bool = False) -> tuple[str, ...]:
        """Give the lower-case forms of a language, the longest first, plurals included.

        Args:
            language: ``en``, ``zh``, ...; an unknown language has no forms.
            per: Add the forms that only count below the line ("per capita", 元/月).

        Example:
            >>> forms = Units.load().forms("en")
            >>> "hectares" in forms, "capita" in forms, "capita" in Units.load().forms("en", per=True)
            (True, False, True)
        """
        return self._sorted.get((language, per), ())

    def exact_forms(self, language: str = "") -> tuple[str, ...]:
        """Give the written symbols that only count in their own case, the longest first.

        They are the same for every language.

        Example:
            >>> {"MW", "Mt", "t"} <= set(Units.load().exact_forms("zh"))
            True
        """
        return self._exact_sorted

    def prefixes(self) -> Mapping[str, Unit]:
        """Give the signs that stand before an amount of money, the longest first, with their units.

        Example:
            >>> Units.load().prefixes()["US$"].symbol
            'USD'
        """
        return MappingProxyType(self._prefixes)

    def find(self, form: str, language: str, *, per: bool = False) -> Unit | None:
        """Look up a unit by what the text calls it.

        Args:
            form: The unit as the text has it; runs of spaces count as one.
            language: ``en``, ``zh``, ...
            per: Whether it stands below the line ("per", "/", 每).

        Returns:
            The unit, or None if there is none of that name.

        Example:
            >>> units = Units.load()
            >>> units.find("Mt", "en").symbol, units.find("mT", "en").symbol, units.find("MT", "en")
            ('Mt', 'mT', None)
            >>> units.find("capita", "en"), units.find("capita", "en", per=True).symbol
            (None, 'person')
        """
        form = " ".join(normalise(form).split())
        unit = self._exact.get(form)
        return unit if unit is not None else self._forms.get((language, per), {}).get(fold(form))

    def get(self, symbol: str) -> Unit | None:
        """Look up a unit by its symbol, composed ones included.

        Example:
            >>> Units.load().get("t/d").si, Units.load().get("t/parsec")
            ('kg/s', None)
        """
        unit = self._units.get(symbol)
        if unit is None and "/" in symbol:
            parts = [self._units.get(part) for part in symbol.split("/")]
            if (numerator := parts[0]) is not None and None not in parts:
                return self.compose(numerator, [part for part in parts[1:] if part is not None])
        return unit

    def compose(self, numerator: Unit, denominators: Sequence[Unit]) -> Unit:
        """Make the unit of a rate.

        Args:
            numerator: What stands above the line.
            denominators: What stands below it, in the order of the text.

        Returns:
            The unit; one of the table where it has this symbol.

        Example:
            >>> units = Units.load()
            >>> yuan = units.find("yuan", "en")
            >>> mu, year = (units.find(form, "en", per=True) for form in ("mu", "year"))
            >>> rate = units.compose(yuan, [mu, year])
            >>> rate.symbol, rate.dimension, rate.si
            ('yuan/mu/a', 'money/area/time', 'yuan/m2/s')
            >>> ug, m3 = units.find("微克", "zh"), units.find("立方米", "zh")
            >>> units.compose(ug, [m3]).dimension
            'concentration'
        """
        symbol = "/".join((numerator.symbol, *(unit.symbol for unit in denominators)))
        return self._units.get(symbol) or _compose(symbol, numerator, denominators)

    def dollar_of(self, region: str) -> Unit | None:
        """Give the currency that a bare "$" stands for in a region; None where it is that of the United States.

        Example:
            >>> units = Units.load()
            >>> units.dollar_of("Singapore").symbol, units.dollar_of("Kenya") is None
            ('SGD', True)
        """
        return self._dollars.get(region)

    def _add_table(self, name: str, table: Mapping[str, Any]) -> None:
        if unknown := sorted(set(table) - {"languages", "unit"}):
            raise ResourceError(f"{name}: unknown key {unknown[0]!r}; a unit file has 'languages' and [[unit]]")
        for language in _strings(table.get("languages", []), f"{name}: languages"):
            if language in _FIXED or not re.fullmatch(r"[a-z]{2,3}", language):
                raise ResourceError(f"{name}: languages: {language!r} is no language code")
            if language not in self._languages:
                self._languages.append(language)
                self._forms[language, False] = {}
                self._forms[language, True] = {}
        entries = table.get("unit", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise ResourceError(f"{name}: 'unit' must be written as [[unit]] tables")
        for number, entry in enumerate(entries, 1):
            self._add_entry(name, number, entry)

    def _add_entry(self, name: str, number: int, entry: Mapping[str, Any]) -> None:
        symbol = entry.get("symbol")
        if not isinstance(symbol, str) or not symbol.strip():
            raise ResourceError(f"{name}: unit number {number} has no 'symbol'")
        where = f"{name}: unit {symbol!r}"
        allowed = _FIXED | {key for language in self._languages for key in (language, f"per_{language}")}
        if unknown := sorted(set(entry) - allowed):
            raise ResourceError(
                f"{where}: unknown key {unknown[0]!r}",
                hint="the keys are symbol, dimension, si, factor, case, prefix, dollar_in and, for each of "
                "'languages', the language and per_ with the language",
            )
        unit = self._define(where, symbol, entry)
        self._dollars |= dict.fromkeys(_strings(entry.get("dollar_in", []), f"{where}: dollar_in"), unit)
        for key in entry.keys() & {*_LISTS, *(allowed - _FIXED)}:
            for form in _strings(entry[key], f"{where}: {key}"):
                self._add_form(where, key, normalise(form), unit)

    def _define(self, where: str, symbol: str, entry: Mapping[str, Any]) -> Unit:
        known = self._units.get(symbol)
        if known is not None:
            for key in ("dimension", "si", "factor"):
                if key in entry and entry[key] != getattr(known, key):
                    raise ResourceError(
                        f"{where}: is there already with {key} {getattr(known, key)!r}, not {entry[key]!r}"
                    )
            return known
        dimension, si, factor = (entry.get(key) for key in ("dimension", "si", "factor"))
        if not isinstance(dimension, str) or not dimension:
            raise ResourceError(f"{where}: 'dimension' is missing or no text")
        if si is None and factor is None and "/" in symbol:
            parts = [self._units.get(part) for part in symbol.split("/")]
            known_parts = [part for part in parts if part is not None]
            if len(known_parts) < len(parts):
                raise ResourceError(
                    f"{where}: without 'si' and 'factor' each part of the symbol must be a unit above it"
                )
            made = _compose(symbol, known_parts[0], known_parts[1:])
            unit = Unit(symbol, dimension, made.si, made.factor)
        else:
            if not isinstance(si, str) or not si:
                raise ResourceError(f"{where}: 'si' is missing or no text")
            if isinstance(factor, bool) or not isinstance(factor, int | float) or not 0 < factor < math.inf:
                raise ResourceError(f"{where}: 'factor' must be a number above zero")
            unit = Unit(symbol, dimension, si, float(factor))
        self._units[symbol] = unit
        return unit

    def _add_form(self, where: str, key: str, form: str, unit: Unit) -> None:
        if key in _LISTS:
            forms = self._exact if key == "case" else self._prefixes
            _claim(forms, form, unit, f"{where}: {key}")
            if key == "case":
                self._derived += [(where, "", variant, unit) for variant in _signs(form)]
            return
        per, language = key.startswith("per_"), key.removeprefix("per_")
        form = fold(form)
        # What counts anywhere also counts below the line, so that table holds every form and finds each clash; but a
        # unit can be written otherwise there: a year is "year", and "t/a" for tons a year.
        if per or (language, form) not in self._below:
            _claim(self._forms[language, True], form, unit, f"{where}: {key}")
        if per:
            self._below.add((language, form))
        plurals = list(_plurals(form)) if language == "en" and not per else []
        if not per:
            self._forms[language, False][form] = unit
        variants = [*plurals, *(signed for plain in (form, *plurals) for signed in _signs(plain))]
        self._derived += [(where, key, variant, unit) for variant in variants]

    def _add_derived(self) -> None:
        # A form that a file spells out wins over one that is only derived.
        for where, key, form, unit in self._derived:
            if not key:
                self._exact.setdefault(form, unit)
                continue
            language = key.removeprefix("per_")
            if self._forms[language, True].setdefault(form, unit) is not unit:
                other = self._forms[language, True][form].symbol
                raise ResourceError(f"{where}: {key}: the plural or sign {form!r} is a form of {other!r} already")
            if not key.startswith("per_"):
                self._forms[language, False][form] = unit


def _compose(symbol: str, numerator: Unit, denominators: Sequence[Unit]) -> Unit:
    return Unit(
        symbol,
        "/".join((numerator.dimension, *(unit.dimension for unit in denominators))),
        "/".join((numerator.si, *(unit.si for unit in denominators))),
        numerator.factor / math.prod(unit.factor for unit in denominators),
    )


def _claim(forms: dict[str, Unit], form: str, unit: Unit, where: str) -> None:
    owner = forms.setdefault(form, unit)
    if owner.symbol != unit.symbol:
        raise ResourceError(
            f"{where}: the form {form!r} is a form of {owner.symbol!r} already",
            hint="a form can name one unit only; take it out of one of the two",
        )


def _strings(value: object, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() == item != "" for item in value):
        raise ResourceError(f"{where}: must be a list of texts without spaces around them")
    return value


def _plurals(form: str) -> Iterator[str]:
    """Pluralise the head noun: "ton of steam" gives "tons of steam". Short symbols have no plural ("ha" -> "has")."""
    head, tail = re.fullmatch(r"(.+?)((?: of | per |/| / ).*|)", form, re.DOTALL).groups()  # type: ignore[union-attr]
    word = head.rsplit(" ", 1)[-1]
    if (len(word) > 2 and word.isalpha() and not word.endswith("s")) or ("-" in word and word[-1].isalpha()):
        yield head + ("es" if word.endswith(("ch", "sh", "x")) else "s") + tail
        if word.endswith("y") and word[-2] not in "aeiou":
            yield head[:-1] + "ies" + tail


def _signs(form: str) -> Iterator[str]:
    """Write the raised and lowered digits of areas, volumes and carbon dioxide with their own signs."""
    signed = re.sub(r"(?<=m)[23]\b", lambda match: "²³"[int(match[0]) - 2], form)
    signed = re.sub(r"(?<=co)2", "₂", signed, flags=re.IGNORECASE)
    if signed != form:
        yield signed


def _longest_first(forms: Mapping[str, Unit]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _shipped() -> Traversable:
    return resources.files("policymine").joinpath("lang", "units.toml")


def _read(source: Path | Traversable) -> tuple[str, Mapping[str, Any]]:
    try:
        return source.name, tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"{source.name}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{source.name}: is no valid TOML: {error}") from error


@functools.cache
def _default() -> Units:
    return Units([_read(_shipped())])
