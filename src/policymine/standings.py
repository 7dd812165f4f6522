"""Values of one indicator that can be held against each other: in one unit, and kept apart by definition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from policymine.catalogue import Catalogue, Indicator
from policymine.comparing.ambition import better
from policymine.comparing.documents import place_of, region_key
from policymine.comparing.phrases import phrase_of
from policymine.comparing.statements import COUNT, POINTS, RANK, RATIO, Statement, in_base_unit
from policymine.comparing.wording import wording
from policymine.errors import UsageError
from policymine.lang.units import Units
from policymine.place_names import known_places

if TYPE_CHECKING:
    import pandas as pd

    from policymine.inputs import StrPath


_LONGEST = 12
"""No name of a division that is not written in words has more characters."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A value of a region, ready to be ranked.

    Attributes:
        row: The row of the trajectories.
        region: Key of the region, the same in every language that names it.
        place: Key of the place within it, empty for the region as a whole.
        definition: What values must share to be compared: dimension, level or change, times and part of the year.
        value: In the base unit; a decrease is negative.
        high: The other end of a range.
        comparator: As in the table.
        unit: Its unit as stated.
        span: The years that it is told of, as 2021-2025, where it is the level of the last of them.
    """

    row: dict[str, Any]
    region: str
    place: str
    definition: tuple[str, ...]
    value: float
    high: float | None
    comparator: str
    unit: str
    span: str = ""

    @property
    def changes(self) -> bool:
        """Whether it tells how much the indicator moves."""
        return self.definition[1] == "change"

    def edge(self, way: int) -> float:
        """Give the end of a range that counts: the less good one, which has to be reached."""
        if self.high is None:
            return self.value
        return min(self.value, self.high) if way > 0 else max(self.value, self.high)


def rows_of(trajectories: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Choose the rows of an indicator.

    Args:
        trajectories: The trajectories of a comparison.
        indicator: The id of an indicator of the catalogue, or a phrase: then rows with the same words count, and those
            of the official indicator that most of these have.

    Raises:
        UsageError: There is none.

    Example:
        >>> import pandas as pd
        >>> table = pd.DataFrame({"indicator": ["PM2.5 concentration", "concentration of PM2.5", "sewage"],
        ...     "indicator_id": ["", "", ""], "region": ["a", "b", "c"]})
        >>> len(rows_of(table, "pm2.5 concentration"))
        2
    """
    by_id = (trajectories["indicator_id"] == indicator) & (indicator != "")
    if by_id.any():
        return trajectories[by_id]
    wanted = phrase_of(indicator).tokens
    phrases = {text: phrase_of(text).tokens for text in trajectories["indicator"].unique()}
    alike = {text for text, tokens in phrases.items() if text.casefold() == indicator.casefold() or tokens == wanted}
    found = trajectories["indicator"].isin(alike) if wanted else by_id
    ids = trajectories.loc[found & (trajectories["indicator_id"] != ""), "indicator_id"].mode()
    if len(ids):
        found |= trajectories["indicator_id"] == ids.iloc[0]
    if not found.any():
        counts = trajectories.groupby(trajectories["indicator_id"].where(
            trajectories["indicator_id"] != "", trajectories["indicator"]))["region"].nunique()  # fmt: skip
        known = sorted(counts.index[counts > 1], key=lambda name: (-counts[name], name))[:10]
        hint = "several regions have: " + ", ".join(known) if known else "no indicator is told of several regions"
        raise UsageError(f"no value is of the indicator {indicator!r}", hint=hint)
    return trajectories[found]


def standings(
    rows: pd.DataFrame, *, promises: bool, catalogue: Mapping[str, Indicator] = MappingProxyType({})
) -> list[Standing]:
    """Bring the values of an indicator into base units, each with its definition.

    Left out are the values of a lake or a road, and those that something rose or fell from. A level with a ``span`` of
    years is that of the last one.

    Args:
        rows: Rows of the trajectories, all of one indicator.
        promises: Whether they are targets: then a level at the end of a plan and one of that year are alike.
        catalogue: The indicators by id.

    Example:
        >>> import pandas as pd
        >>> row = {"region": "Elm City", "place": "", "indicator": "energy use", "measure": "percent", "unit": "%",
        ...     "change": "decrease", "comparator": "=", "value": 3.5, "value_high": float("nan"), "unit_si": "",
        ...     "value_si": float("nan"), "horizon": "annual"}
        >>> [(each.value, each.definition) for each in standings(pd.DataFrame([row]), promises=True)]
        [(-3.5, ('%', 'change', 'annual', ''))]
    """
    found = []
    for row in rows.astype(object).where(rows.notna(), None).to_dict("records"):
        numbers = [float("nan") if row[name] is None else row[name] for name in ("value", "value_high", "value_si")]
        value, high, dimension, _ = in_base_unit(
            numbers[0], numbers[1], row["unit"], numbers[2], row["unit_si"], row["measure"], row["change"]
        )
        if value is None or row.get("start_value"):
            continue
        moved = row["change"] != "level"
        sign = -1.0 if row["change"] == "decrease" else 1.0
        part = phrase_of(row["indicator"]).part
        time = row["horizon"] or "unknown"
        if promises and not moved and time != "cumulative":
            time = "at the end"
        known = catalogue.get(row.get("indicator_id") or "")
        span = "" if promises or moved else row.get("span") or ""
        time = "annual" if span else time
        region = region_key(row["region"])
        named = row["place"] or place_named(row["indicator"] or "", known)
        place, site = place_of(named, region) if named else ("", "")
        if site:
            continue  # the value of a lake or a road
        definition = (dimension, "change" if moved else "level", time, part)
        # Nothing but zero has no sign.
        values = (sign * value + 0.0, None if high is None else sign * high + 0.0)
        found.append(
            Standing(
                {str(name): each for name, each in row.items()}, region, place, definition,
                *values, row["comparator"], row["unit"], span,
            )
        )  # fmt: skip
    return found


def place_named(indicator: str, known: Indicator | None = None) -> str:
    """Give the place that the name of an indicator begins with or is "of"; empty if it names none.

    Args:
        indicator: As in the table.
        known: Its entry in the catalogue; areas such as an economic zone are only looked for where there is one that
            does not name them itself.

    Example:
        >>> place_named("唐山市生产总值"), place_named("GDP of Tangshan"), place_named("gross domestic product")
        ('唐山市', 'Tangshan', '')
    """
    names = known_places().shown
    words = indicator.removesuffix("'s").replace("'s ", " ").split()
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            if (name := " ".join(words[at : at + size])).isascii() and name in names:
                return name
    head = next((indicator[:size] for size in range(_LONGEST, 1, -1) if indicator[:size] in names), "")
    if head and not head.isascii():
        return head
    if known is not None:
        for pattern in wording().area:
            found = pattern.search(indicator.lower())
            if found and not known.mentions(found[0]):
                return found[0]
    return ""


def direction(given: Iterable[Standing], *, catalogue: StrPath | None = None) -> int:
    """Tell which way is better for an indicator: 1 for more, -1 for less.

    What the catalogue says counts first, then what targets say ("at least", "reduce"), then the words of its name.

    Args:
        given: Its values, targets too.
        catalogue: The user's own catalogue of indicators.
    """
    known = list(given)
    directions = Catalogue.load(catalogue).indicators
    ids = Counter(each.row.get("indicator_id") or "" for each in known)
    entry = directions.get(ids.most_common(1)[0][0]) if ids else None
    if entry is not None and entry.direction in ("up", "down"):
        return 1 if entry.direction == "up" else -1
    votes = sum(_vote(each) for each in known)
    if votes or not known:
        return 1 if votes > 0 else -1 if votes < 0 else 1
    first = min(known, key=lambda each: str(each.row["indicator"]))
    phrase = phrase_of(first.row["indicator"])
    return better(Statement(phrase=phrase, value=first.value, dimension=first.definition[0]), {})


def _vote(each: Standing) -> int:
    bound = {">": 1, "<": -1}.get(each.comparator[:1], 0)
    if not each.changes:
        return bound
    return bound * (-1 if each.value < 0 else 1) or (each.row.get("role") == "target") * (-1 if each.value < 0 else 1)


@dataclass(frozen=True, slots=True)
class Shown:
    """The unit that values of one definition are shown in.

    Attributes:
        unit: The unit that most of them are stated in.
        factor: A value in it times the factor is the value in the base unit.

    Example:
        >>> Shown("ha", 10000.0).of(25000.0)
        2.5
    """

    unit: str
    factor: float

    def of(self, value: float | None) -> float:
        """Give a value of the base unit in this one; NaN for none."""
        return float("nan") if value is None else float(f"{value / self.factor:.12g}")


def shown_in(values: Iterable[Standing]) -> Shown:
    """Choose the unit in which values of one definition are shown: the one that most are stated in."""
    known = list(values)
    counts = Counter(each.unit for each in known)
    unit = min(counts, key=lambda name: (-counts[name], name))
    dimension = known[0].definition[0]
    if dimension in (RATIO, POINTS):
        return Shown(dimension, 1.0)
    if dimension in (COUNT, RANK):
        return Shown(unit if dimension == COUNT else "", 1.0)
    table = Units.load().get(unit)
    return Shown(unit, table.factor) if table is not None else Shown(dimension, 1.0)


def told(definition: tuple[str, ...], unit: str) -> str:
    """Name a definition for people.

    Example:
        >>> told(("%", "change", "cumulative", ""), "%")
        'change in %, cumulative'
    """
    dimension, form, time, part = definition
    measured = dimension if dimension == RANK else f"{form} in {unit or dimension}"
    times = {"annual": "of the year", "at the end": "", "unknown": "part of the year or unknown"}.get(time, time)
    return ", ".join(filter(None, (measured, times, part)))
