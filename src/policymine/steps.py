"""Steps of one course: "keep losses below 12% by 2025 and 8% by 2030", whose second value has a date and no words."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from policymine.constructions import Found
from policymine.drafts import Draft
from policymine.marks import QUANTITY, TIME, Marked
from policymine.quantities import Quantity

_BETWEEN = re.compile(rf"(?:[oi]?[tn><'a-]{{1,6}}){{0,2}}{TIME},?[c,]?[ta]*")
_BEHIND = re.compile(rf"[n><]{{0,2}}{TIME}(?![tn>])")
_TYING = frozenset("oihf")
_JOINTS = frozenset("c,")
_RISING = re.compile("[aZz,(c]*(?:[xwUuDdgev><][aZz]*)?[2f][aZzt]*")
"""Between a rate and what it rises to, or rose from."""


def is_step(code: str, before: Draft, position: int, quantity: Quantity, found: Found | None) -> bool:
    """Tell whether a value with nothing but a date goes on with the dated value before it.

    Args:
        code: The code of the sentence.
        before: The value before.
        position: The mark of the value.
        quantity: The value.
        found: The construction that it was found in.
    """
    own = found is not None and found.construction.sorts != "bare" and not _is_of_tail(code, before, found)
    if own and before.found is not None and found is not None and found.parts != before.found.parts:
        return False  # it was found to be said of something else
    if before.found is None or before.quantity.sort != quantity.sort or quantity.sort in ("number", "rank"):
        return False
    last = max((end for _, end in before.found.parts.values() if end <= before.position), default=before.position)
    if "(" in code[last : before.position]:
        return False  # "increase stocks by 15% (14 kt in 2007, 16 kt in 2020)"
    between = code[before.position + 1 : position]
    if TIME not in between or QUANTITY in between or not _JOINTS & set(between):
        return False
    return _BETWEEN.fullmatch(between) is not None and _BEHIND.match(code, position + 1) is not None


def _is_of_tail(code: str, before: Draft, found: Found) -> bool:
    """Whether a value was only found to be said of what hangs on the one before: "30% of timber in 2030, 40% in"."""
    first = found.parts.get("ind", (0, 0))[0]
    return first == before.position + 1 and code[first] in _TYING and "verb" not in found.parts


def as_step(before: Draft, quantity: Quantity) -> tuple[Quantity, Found | None]:
    """Give a step the bound and the construction of the value before it."""
    bound, first = before.quantity, before.found
    if quantity.comparator == "=" and bound.cue and bound.comparator in ("<=", ">="):
        quantity = replace(quantity, comparator=bound.comparator, cue=bound.cue)
    return as_rate(bound, quantity), first._replace(shared=True) if first is not None else None


def as_kind(
    marked: Marked, before: Draft, position: int, quantity: Quantity, found: Found | None, same: Container[str]
) -> Quantity:
    """Give tonnes the kind of those before, where nothing new is weighed: "from 280 million tonnes of CO2e to 108".

    What a rate moves to is a rate too: "15 dollars per ton, rising to 40 dollars".
    """
    kind, own = before.quantity.unit, quantity.unit
    if kind is None or own is None or kind.si == own.si:
        return quantity
    if kind.symbol.startswith(f"{own.symbol}/"):
        moved = _RISING.fullmatch(marked.code, before.position + 1, position) is not None
        return replace(quantity, unit=kind) if moved else quantity
    if own.symbol != "t" or not kind.symbol.startswith("t") or "/" in kind.symbol:
        return quantity
    code = marked.code
    if code[position + 1 : position + 2] in ("o", "n"):
        return quantity
    subject = found.parts.get("ind") if found is not None and not found.shared else None
    if subject is None:
        goes_on = set(code[before.position : position]).isdisjoint(".;k")
    else:
        goes_on = marked.word(subject[0]).partition(" ")[0] in same  # "those of"
    return replace(quantity, unit=kind) if goes_on else quantity


def as_rate(before: Quantity, quantity: Quantity) -> Quantity:
    """Give a step the rate of the value before it: "four hours per year by 2030 and one hour by 2040"."""
    unit, own = before.unit, quantity.unit
    told = unit is not None and own is not None and unit.symbol.startswith(f"{own.symbol}/")
    return replace(quantity, unit=unit) if told else quantity
