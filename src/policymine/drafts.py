"""A value with what was found around it, on its way to a record."""

from __future__ import annotations

from typing import NamedTuple

from policymine.constructions import Found
from policymine.quantities import Quantity
from policymine.verbs import Verb


class Draft(NamedTuple):
    """A quantity with what was found around it, before it is a record."""

    position: int
    quantity: Quantity
    found: Found | None
    verb: Verb
