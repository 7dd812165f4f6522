"""The ladder: targets of nation, province, city and county for one indicator, each beside that of the level above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from policymine.comparing.ambition import same
from policymine.comparing.documents import region_key
from policymine.comparing.statements import POINTS, RANK, RATIO
from policymine.errors import UsageError
from policymine.league import WAYS, by_owner, check_choice, conflict_of, distinct, every, stated
from policymine.place_levels import LEVELS, level_of, places_above
from policymine.standings import Standing, direction, rows_of, shown_in, standings, told

if TYPE_CHECKING:
    import pandas as pd

    from policymine.inputs import StrPath

LADDER_COLUMNS: tuple[str, ...] = (
    "definition", "year", "level", "region", "value", "value_high", "unit", "comparator", "stated", "against",
    "against_reason", "above", "above_level", "above_value", "above_stated", "share", "better", "conflict", "indicator",
    "indicator_id", "source", "page", "sentence", "record_id", "series_id", "above_source", "above_page",
    "above_sentence", "against_id",
)  # fmt: skip
"""The columns of a ladder, in their order."""

_PARTS = frozenset({RATIO, POINTS, RANK})
"""Dimensions of which a whole has no more than its parts."""


def ladder(
    trajectories: pd.DataFrame,
    indicator: str,
    *,
    year: int | None = None,
    region: str | None = None,
    better: str | None = None,
    parents: Mapping[str, str] | None = None,
    indicators: StrPath | None = None,
) -> pd.DataFrame:
    """Hold the targets of each level against those of the level above.

    The level above is the nearest region around (city, province, nation) that has a target for the same year, defined
    alike. Of quantities that add up (hectares, tons, numbers of things) the share is given instead.

    Args:
        trajectories: The trajectories of :func:`policymine.compare`.
        indicator: An id of the catalogue, or a phrase.
        year: Only targets due in this year.
        region: Only this region and those around it.
        better: ``up`` or ``down``; None goes by the catalogue, by what targets say, and by the words.
        parents: Regions that no list of divisions knows, with the region that each lies in.
        indicators: The user's own catalogue of indicators.

    Returns:
        One row for each target, with the columns ``LADDER_COLUMNS``, by definition, year and level. ``against`` is
        ``more`` or ``less`` ambitious than the level above, ``same``, ``share`` or ``not_comparable``; empty where no
        level above has such a target.

    Raises:
        UsageError: Nothing is known of the indicator, or there is no such target.

    Example:
        >>> import pandas as pd
        >>> rows = [("China", ">=", 97.0), ("Hebei Province", ">=", 98.0), ("Elm City", ">=", 97.5)]
        >>> table = pd.DataFrame(rows, columns=["region", "comparator", "value"]).assign(indicator="treatment rate",
        ...     indicator_id="", place="", measure="percent", change="level", unit="%", value_high=float("nan"),
        ...     value_si=float("nan"), unit_si="", horizon="annual", role="target", year=2025)
        >>> found = ladder(table, "treatment rate", parents={"Elm City": "Hebei"})
        >>> found[["level", "region", "against", "above"]].values.tolist()[1:]
        [['province', 'Hebei Province', 'more', 'China'], ['city', 'Elm City', 'less', 'Hebei Province']]
    """
    import pandas as pd

    check_choice("direction", better, WAYS)
    rows = rows_of(trajectories, indicator)
    way = WAYS[better] if better else direction(every(rows), catalogue=indicators)
    targets = rows[(rows["role"] == "target") & rows["year"].notna()]
    if year is not None:
        targets = targets[targets["year"] == year]
    values = [each for each in standings(targets, promises=True) if not each.place]
    if not values:
        when = "" if year is None else f" for {year}"
        raise UsageError(f"no target of {indicator!r} is known{when}")
    above = _Above(values, parents or {})
    groups: dict[tuple[Any, ...], list[Standing]] = defaultdict(list)
    for each in values:
        groups[*each.definition, int(each.row["year"])].append(each)
    # A group is named by the unit that most state it in, the same in every year.
    units = defaultdict(list)
    for each in values:
        units[each.definition].append(each)
    made: list[dict[str, Any]] = []
    kept = None if region is None else {region_key(region), *above.of(region_key(region))}
    for key in sorted(groups):
        group = distinct(groups[key])
        owned = by_owner(group)
        shown = shown_in(units[key[:-1]])
        for each in sorted(group, key=lambda one: (above.rank(one.region), one.row["region"], one.value)):
            if kept is None or each.region in kept:
                row = _row(each, owned, above, -1 if each.definition[0] == RANK else way)
                for name, value in (
                    ("value", each.value),
                    ("value_high", each.high),
                    ("above_value", row["above_value"]),
                ):
                    row[name] = shown.of(value)
                made.append(row | {"definition": told(each.definition, shown.unit), "unit": shown.unit})
    if not made:
        raise UsageError(f"no target of {indicator!r} is of {region!r} or around it")
    found = pd.DataFrame(made, columns=list(LADDER_COLUMNS))
    numbers = ("value", "value_high", "above_value", "share")
    kinds = dict.fromkeys(("year", "page", "above_page"), "Int64") | dict.fromkeys(numbers, "float64")
    found = found.astype({name: kinds.get(name, "string") for name in LADDER_COLUMNS})
    texts = [name for name in LADDER_COLUMNS if name not in kinds]
    found[texts] = found[texts].fillna("")
    return found


class _Above:
    """Which region lies in which, by their keys."""

    def __init__(self, values: list[Standing], parents: Mapping[str, str]) -> None:
        given = dict(parents)
        names = {each.region: str(each.row["region"]) for each in values}
        self._levels = {key: level_of(name, given) for key, name in names.items()}
        self._above = {key: [region_key(each) for each in places_above(name, given)] for key, name in names.items()}
        nations = [key for key, level in self._levels.items() if level == "nation"]
        for key, over in self._above.items():
            # Where only one nation speaks, what no list knows lies in it.
            if len(nations) == 1 and key != nations[0] and not any(level_of(each) == "nation" for each in over):
                over.append(nations[0])

    def of(self, region: str) -> list[str]:
        """Give the regions around a region, the nearest first."""
        return self._above.get(region, [])

    def level(self, region: str) -> str:
        """Give the level of a region; empty if it is not known."""
        return self._levels.get(region, "")

    def rank(self, region: str) -> int:
        """Give the place of its level from the top; what is not known stands last."""
        level = self._levels.get(region, "")
        return LEVELS.index(level) if level else len(LEVELS)


def _row(each: Standing, owned: dict[tuple[str, str], list[Standing]], above: _Above, way: int) -> dict[str, Any]:
    row: dict[str, Any] = {name: each.row.get(name) for name in LADDER_COLUMNS}
    row |= {
        "year": int(each.row["year"]),
        "level": above.level(each.region),
        "stated": stated(each),
        "better": "up" if way > 0 else "down",
        "conflict": conflict_of(each, owned),
    }
    over = next((owned["", key] for key in above.of(each.region) if ("", key) in owned), None)
    if over is None:
        return row
    first = over[0]
    row |= {
        "above": first.row["region"],
        "above_level": above.level(first.region),
        "above_value": first.value,
        "above_stated": "; ".join(stated(other) for other in over),
        "above_source": first.row.get("source"),
        "above_page": first.row.get("page"),
        "above_sentence": first.row.get("sentence"),
        "against_id": first.row.get("record_id"),
    }
    if len(over) > 1:
        return row | {"against": "not_comparable", "against_reason": "the level above has several values"}
    if _adds_up(each):
        share = each.value / first.value if first.value else None
        return row | {"against": "share", "against_reason": "a quantity that adds up", "share": share}
    return row | dict(zip(("against", "against_reason"), _verdict(each, first, way), strict=True))


def _adds_up(each: Standing) -> bool:
    """Tell whether the values of parts add up to that of the whole: areas do, shares and concentrations do not."""
    dimension = each.definition[0]
    return dimension not in _PARTS and "/" not in dimension


def _verdict(each: Standing, first: Standing, way: int) -> tuple[str, str]:
    mine, theirs = each.edge(way), first.edge(way)
    if same(mine, theirs):
        return "same", "the same value"
    by = f" by {abs(mine - theirs) / abs(theirs):.1%}" if theirs else ""
    which = "less is better" if way < 0 else "more is better"
    return ("more", f"more ambitious{by}; {which}") if (mine - theirs) * way > 0 else (
        "less", f"less ambitious{by}; {which}")  # fmt: skip
