"""Drafts: every value of a marked sentence with what was found around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from policymine.asides import is_told_of
from policymine.bare_numbers import BareNumbers
from policymine.comparators import Comparators
from policymine.constructions import Constructions, Found
from policymine.context import Context
from policymine.drafts import Draft
from policymine.kinds import KindReader
from policymine.lang import Language
from policymine.lang.units import Units
from policymine.marks import QUANTITY, TIME, Marked
from policymine.movement import DOWN, UP
from policymine.noun_lists import shared_back
from policymine.quantities import Quantity
from policymine.steps import as_kind, as_rate, as_step, is_step
from policymine.verbs import gapped, going_on

_DATED = regex.compile("(?:o[tan>]{1,6})?[aZ]*Z,?c[ay]*")

_TO_MULTIPLY = regex.compile(r"[2M]a?[UD][tn>o'c-]+$")
"""Before so many times by which something is to grow: "to increase the use of wood 3 times"."""


class Drafting:
    """Finds the values of a sentence, and what each has from the others of its list.

    Args:
        language: The language.
        units: The unit table.
        kinds: Finds the verbs that govern values.
        comparators: Reads the bounds of values.
    """

    def __init__(self, language: Language, units: Units, kinds: KindReader, comparators: Comparators) -> None:
        self._spaced = bool(language.joiner)
        self._kinds = kinds
        self._comparators = comparators
        self._constructions = Constructions(language)
        self._bare_numbers = BareNumbers(language, units)
        numbers = language.tables["numbers"]
        self._same = frozenset(numbers.get("same_again", ()))
        self._listed_cues = frozenset(numbers.get("listed_words", []))
        self._times_multiply = bool(numbers.get("signs", {}).get("times_multiply", False))
        right = r"(?![^\W_])" if language.joiner else ""
        nouns = language.tables["lexicon"].get("nouns", {})
        self._comparative = regex.compile(rf"\s*\L<words>{right}", words=list(nouns.get("comparatives", [])) or ["\0"])

    def drafts(self, marked: Marked, context: Context) -> list[Draft]:
        """Give the values of a sentence with their constructions and verbs.

        Args:
            marked: The sentence, in which what counts nothing is plain words.
            context: What runs on from before.
        """
        drafts: list[Draft] = []
        for position, letter in enumerate(marked.code):
            if letter != QUANTITY:
                continue
            quantity = self._settled(marked, position, marked.quantities[marked.marks[position].place])
            before = _measured(marked.code, drafts, position)
            quantity = self._bare_numbers.settled(marked, position, quantity, before, context.label, context.previous)
            found = self._constructions.find(marked, position, quantity)
            if (
                drafts
                and drafts[-1].quantity.sort == quantity.sort
                and quantity.sort != "number"
                and _joined(marked.code, drafts[-1].position, position)
                and _is_fallback(found)
            ):
                # "5%, 8% and 10% respectively": the later values of a list share the first one's construction.
                first = drafts[-1].found
                found = first._replace(shared=True) if first is not None else found
                if quantity.comparator == "=" and drafts[-1].quantity.cue:
                    quantity = replace(quantity, comparator=drafts[-1].quantity.comparator)
                if is_step(marked.code, drafts[-1], position, quantity, found):
                    quantity = as_rate(drafts[-1].quantity, quantity)
                self._share_back(marked, drafts, quantity)
            elif drafts and is_step(marked.code, drafts[-1], position, quantity, found):
                quantity, found = as_step(drafts[-1], quantity)
            if drafts and self._spaced:
                quantity = as_kind(marked, drafts[-1], position, quantity, found, self._same)
            if drafts and self._is_listed(marked, drafts[-1], position, quantity):
                shared = drafts[-1].quantity
                quantity = replace(quantity, comparator=shared.comparator, cue=shared.cue)
            named = found.parts["verb"][0] if found and "verb" in found.parts else -1
            verb = self._kinds.governing(marked, position, named, context)
            if drafts and is_told_of(marked, drafts[-1], position):
                verb = drafts[-1].verb
            elif drafts and not self._spaced:
                verb = going_on(marked, drafts[-1].position, drafts[-1].verb, position, verb)
            elif drafts:
                verb = gapped(marked, drafts[-1].position, drafts[-1].verb, position, verb)
            drafts.append(Draft(position, quantity, found, verb))
        drafts = list(self._rate_back(drafts))
        return shared_back(marked.code, drafts) if self._spaced else drafts

    def _is_listed(self, marked: Marked, before: Draft, position: int, quantity: Quantity) -> bool:
        """Whether a count goes on with a list whose bound the first one has: "at least 2 tugs, 1 crane"."""
        if before.quantity.cue not in self._listed_cues or quantity.comparator != "=":
            return False
        if before.quantity.sort != "number" or quantity.sort != "number":
            return False
        between = marked.code[before.position + 1 : position]
        return between[-1:] in (",", "c") and set(between.rstrip(",c")) <= set("n>at'-")

    def _rate_back(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """What the last of some values is per, the others are too: "from 3 yuan to 4 yuan per ton"."""
        rated: list[Draft] = []
        for draft in reversed(drafts):
            after = rated[-1] if rated else None
            own = draft.quantity.unit
            starts = draft.found is not None and draft.found.construction.use == "start"
            unit = after.quantity.unit if after is not None and (starts or _goes_on(after)) else None
            if unit is not None and own is not None and unit.symbol.startswith(f"{own.symbol}/"):
                draft = draft._replace(quantity=replace(draft.quantity, unit=unit))
            rated.append(draft)
        return reversed(rated)

    def _share_back(self, marked: Marked, drafts: list[Draft], quantity: Quantity) -> None:
        """The comparator behind a list of values is said of all of them: 91%、83%以上."""
        if self._spaced or quantity.left < quantity.start or self._comparators.at(marked.folded, quantity.end) is None:
            return  # 失业率3.47%，控制在4%以内: a bound of its own
        for index in range(len(drafts) - 1, -1, -1):
            before = drafts[index]
            if before.quantity.comparator != "=" or before.quantity.sort != quantity.sort:
                return
            drafts[index] = before._replace(quantity=replace(before.quantity, comparator=quantity.comparator))
            if before.found is None or not before.found.shared:
                return

    def _settled(self, marked: Marked, position: int, quantity: Quantity) -> Quantity:
        """Decide what "times" are: a multiple, or how often something happened."""
        if quantity.sort != "times":
            return quantity
        before = marked.code[max(0, position - 3) : position]
        multiple = (
            self._times_multiply
            or any(letter in UP + DOWN + "2" for letter in before)
            or before.endswith("y")  # "over the limit by 1.3 times"
            or _TO_MULTIPLY.search(marked.code, 0, position) is not None
            or self._comparative.match(marked.folded, quantity.right)
        )
        return replace(quantity, sort="multiple" if multiple else "number")


def _joined(code: str, first: int, second: int) -> bool:
    """Whether nothing but commas and "and" stands between two values, or the first one's date, where both have one."""
    between = code[first + 1 : second]
    if code[second + 1 : second + 2] == TIME and _DATED.fullmatch(between):
        return True
    return bool(between) and len(between) <= 3 and set(between) <= set(",cyas")


def _measured(code: str, drafts: Sequence[Draft], position: int) -> tuple[int, Quantity] | None:
    """The value before, but for the share by which something moved: "came to 9 yuan, and rose by 28% to 47"."""
    before = drafts[-1] if drafts else None
    if before is not None and before.quantity.sort == "percent" and code[before.position + 1 : position] == "2":
        before = next((d for d in reversed(drafts) if d.quantity.sort in ("money", "amount")), before)
    return (before.position, before.quantity) if before is not None else None


def _goes_on(draft: Draft) -> bool:
    """Whether a value goes on with the list of the one before."""
    return draft.found is not None and draft.found.shared


def _is_fallback(found: Found | None) -> bool:
    return found is None or found.construction.sorts == "bare"
