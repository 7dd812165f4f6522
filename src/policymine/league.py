"""The league table: the same indicator in the same year over regions, the best first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from policymine.catalogue import Catalogue
from policymine.cells import quantity_text
from policymine.comparing.ambition import same
from policymine.comparing.statements import RANK
from policymine.errors import UsageError
from policymine.place_names import known_places
from policymine.standings import Standing, direction, rows_of, shown_in, standings, told

if TYPE_CHECKING:
    import pandas as pd

    from policymine.inputs import StrPath

LEAGUE_COLUMNS: tuple[str, ...] = (
    "definition", "rank", "regions", "region", "place", "value", "value_high", "unit", "comparator", "stated", "better",
    "conflict", "note", "year", "role", "indicator", "indicator_id", "source", "page", "sentence", "record_id",
    "series_id",
)  # fmt: skip
"""The columns of a league table, in their order."""

ROLES = {"result": ("result", "baseline"), "target": ("target",)}
"""What can be ranked, with the roles in the trajectories."""

_BASES = {"stated": 0, "context": 1, "document": 2}

WAYS = {"up": 1, "down": -1}
"""The names of the two directions."""


def league(
    trajectories: pd.DataFrame,
    indicator: str,
    year: int,
    *,
    role: str = "result",
    better: str | None = None,
    places: bool = False,
    indicators: StrPath | None = None,
) -> pd.DataFrame:
    """Rank regions by one indicator in one year.

    Values that are defined alike (level or change, dimension, whole year or part of it) are ranked in one unit; others
    apart. Equal values share a rank. Of different values of a region the best supported one is ranked: one told of the
    year itself, exact and not a bound, with a stated year, of the highest confidence. The others stand behind it
    without a rank; none is averaged.

    Args:
        trajectories: The trajectories of :func:`policymine.compare`.
        indicator: An id of the catalogue, or a phrase.
        year: The year that results are for, or that targets are due in.
        role: ``result`` or ``target``.
        better: ``up`` or ``down``; None goes by the catalogue, by what targets say, and by the words.
        places: Rank the places within regions too, which documents give values of.
        indicators: The user's own catalogue of indicators.

    Returns:
        One row for each region and value, with the columns ``LEAGUE_COLUMNS``: the definition with most regions first.
        ``rank`` is empty for values that conflict with a better supported one; ``note`` says that, and of which years
        a level is told.
        ``value`` is in ``unit``, ``stated`` as the document has it; ``regions`` counts those of the definition.

    Raises:
        UsageError: Nothing is known of the indicator, or in that year.

    Example:
        >>> import pandas as pd
        >>> rows = [("Elm City", 2500.0, "ha"), ("Oak City", 30.0, "km2"), ("Ash City", 30.0, "km2")]
        >>> table = pd.DataFrame(rows, columns=["region", "value", "unit"]).assign(indicator="wetland restored",
        ...     indicator_id="", place="", measure="amount", change="level", comparator="=", value_high=float("nan"),
        ...     value_si=float("nan"), unit_si="", horizon="annual", role="result", year=2023)
        >>> league(table, "wetland restored", 2023)[["rank", "region", "value", "unit"]].values.tolist()
        [[1, 'Ash City', 30.0, 'km2'], [1, 'Oak City', 30.0, 'km2'], [3, 'Elm City', 25.0, 'km2']]
    """
    import pandas as pd

    check_choice("role", role, ROLES)
    check_choice("direction", better, WAYS)
    rows = rows_of(trajectories, indicator)
    way = WAYS[better] if better else direction(every(rows), catalogue=indicators)
    of_role = rows[rows["role"].isin(ROLES[role])]
    known_ones = Catalogue.load(indicators).indicators
    chosen = standings(of_role[of_role["year"] == year], promises=role == "target", catalogue=known_ones)
    if not places:
        chosen = [each for each in chosen if not each.place]
    if not chosen:
        known = sorted({int(each) for each in of_role["year"].dropna()})
        hint = "there are values for " + ", ".join(map(str, known)) if known else None
        raise UsageError(f"no {role} of {indicator!r} is for {year}", hint=hint)
    groups: dict[tuple[str, ...], list[Standing]] = defaultdict(list)
    for each in chosen:
        groups[each.definition].append(each)
    made: list[dict[str, Any]] = []
    for definition, group in sorted(groups.items(), key=lambda pair: (-len(by_owner(pair[1])), pair[0])):
        made += _ranked(definition, group, -1 if definition[0] == RANK else way)
    found = pd.DataFrame(made, columns=list(LEAGUE_COLUMNS))
    kinds = dict.fromkeys(("rank", "regions", "year", "page"), "Int64") | dict.fromkeys(
        ("value", "value_high"), "float64"
    )
    return found.astype({name: kinds.get(name, "string") for name in LEAGUE_COLUMNS})


def every(rows: pd.DataFrame) -> list[Standing]:
    """Give all values of an indicator, by which its better direction is told."""
    return [each for role, part in rows.groupby("role") for each in standings(part, promises=role == "target")]


def check_choice(what: str, given: str | None, known: Any) -> None:
    """Refuse what is not known.

    Raises:
        UsageError: It is not known.

    Example:
        >>> check_choice("direction", "left", WAYS)
        Traceback (most recent call last):
        policymine.errors.UsageError: there is no direction 'left'
    """
    if given is not None and given not in known:
        raise UsageError(f"there is no {what} {given!r}", hint="known are: " + ", ".join(known))


def distinct(values: list[Standing]) -> list[Standing]:
    """Keep of values that say the same of the same place only the best supported one, then by their source and page.

    Example:
        >>> distinct([])
        []
    """
    kept: list[Standing] = []
    said: dict[tuple[Any, ...], list[Standing]] = defaultdict(list)
    for each in sorted(values, key=support):
        of_same = said[*_owner(each), *each.definition]
        if not any(same(each.value, other.value) and same(each.high, other.high) for other in of_same):
            of_same.append(each)
            kept.append(each)
    return kept


def by_owner(values: list[Standing]) -> dict[tuple[str, str], list[Standing]]:
    """Group values by the place that they are of.

    Example:
        >>> by_owner([])
        {}
    """
    found: dict[tuple[str, str], list[Standing]] = {}
    for each in values:
        found.setdefault(_owner(each), []).append(each)
    return found


def conflict_of(each: Standing, owned: dict[tuple[str, str], list[Standing]]) -> str:
    """Tell the other values of the same place, as their documents have them."""
    return "; ".join(dict.fromkeys(stated(other) for other in owned[_owner(each)] if other is not each))


def stated(each: Standing) -> str:
    """Write a value as its document has it."""
    row = each.row
    high = float("nan") if row["value_high"] is None else row["value_high"]
    return quantity_text(row["value"], high, row["unit"], comparator=row["comparator"], change=row["change"])


def support(each: Standing) -> tuple[Any, ...]:
    """Sort values by how well they are supported, the best first.

    A value told of the year itself comes before one of several years, an exact one before a bound, one whose year the
    statement gives before one dated by its surroundings, then the surer one.
    """
    row = each.row
    basis = _BASES.get(str(row.get("date_basis") or ""), len(_BASES))
    sure = row.get("confidence")
    bound = {"=": 0, "~": 1}.get(each.comparator, 2) if row.get("role") != "target" else 0
    return (bool(each.span), bound, basis, -(0.0 if sure is None else round(float(sure), 1)), *_place(each))


def _place(each: Standing) -> tuple[Any, ...]:
    row = each.row
    return (str(row.get("source") or ""), row.get("page") or 0, str(row.get("record_id") or ""), each.value)


def _owner(each: Standing) -> tuple[str, str]:
    if not each.place:
        return "", each.region
    # A city is the same whichever document names it; a North District is one of its city's.
    return ("" if each.place in known_places().known else each.region), each.place


def _ranked(definition: tuple[str, ...], group: list[Standing], way: int) -> list[dict[str, Any]]:
    group = distinct(group)
    shown = shown_in(group)
    owned = by_owner(group)
    best = {owner: min(values, key=support) for owner, values in owned.items()}
    # Rounded: a unit's factor must not part what is equal.
    ordered = sorted(best.values(), key=lambda each: (float(f"{-way * each.edge(way):.7g}"), _name(each), _place(each)))
    made: list[dict[str, Any]] = []
    rank = 0
    for at, first in enumerate(ordered):
        if not at or not same(first.edge(way), ordered[at - 1].edge(way)):
            rank = at + 1
        for each in sorted(owned[_owner(first)], key=support):
            row = each.row
            notes = [f"told of {each.span}"] if each.span else []
            if each is not first:
                notes.append("no rank: conflicting")
            made.append(
                {name: row.get(name) for name in LEAGUE_COLUMNS}
                | {
                    "definition": told(definition, shown.unit),
                    "rank": rank if each is first else None,
                    "regions": len(owned),
                    "value": shown.of(each.value),
                    "value_high": shown.of(each.high),
                    "unit": shown.unit,
                    "stated": stated(each),
                    "better": "up" if way > 0 else "down",
                    "conflict": conflict_of(each, owned),
                    "note": "; ".join(notes),
                }
            )
    return made


def _name(each: Standing) -> str:
    return str(each.row["place"] or each.row["region"])
