"""The units of numbers that stand without one: from a label, the heading, the value before, or what is measured."""

from __future__ import annotations

from dataclasses import replace

import regex

from policymine.context import Label
from policymine.lang import Language
from policymine.lang.inflection import Inflection
from policymine.lang.units import Unit, Units
from policymine.marks import QUANTITY, Marked
from policymine.quantities import Quantity, sort_of
from policymine.records import Record

_FARTHEST = 12
"""So many marks may stand between a number and the one whose unit it shares."""
_LINE = 160
"""A unit that stands above counts in lines of up to so many characters; longer ones are running text."""


_AGAIN = regex.compile(f"{QUANTITY}(?:j|ol|op)?[><]?[aZ,]*[BMH]")
_THINGS = regex.compile(f"{QUANTITY}[n>'-]{{1,5}}[^.;:]{{0,16}}$")
_MOVED_BY = regex.compile("[n>][a]*[HBM]*a*[udUD][aZz,]*(?:y[ta]*|(?:(?:y[ta]*)?Q[,aZ]*)?2[ta]*)?$")
"""Up to a number by which, or to which, something moved."""
_UP_FROM = regex.compile("^[Z,(]*[><]fa*$")
"""Between a rate and the one that it came from."""
_FROM, _TO = regex.compile("fa?$"), ("2", "2a")
"""What stands before and behind the value that a change starts from."""
_ARE_THINGS = regex.compile("B[aN]*n{2,4}(?![n>])")
_DESCRIBED = regex.compile("a?[vg]n(?![Qi2])")
"""What is counted behind what was done to it: "500 newly trained drivers"."""
_FEW = 10_000
"""From so much on a bare number may be a sum."""
_WHOLE = 100
"""A bare number above it is no percentage."""


class BareNumbers:
    """Finds the units of numbers that have none beside them.

    Args:
        language: The language.
        units: The unit table.

    Example:
        >>> from policymine.lang import load
        >>> from policymine.statements import StatementReader
        >>> reader = StatementReader(load("en"), Units.load())
        >>> marked = reader.mark("PM2.5 was 30 ug/m3, that of PM10 52.", 2024)
        >>> bare = BareNumbers(load("en"), Units.load())
        >>> first, second = marked.quantities
        >>> bare.settled(marked, marked.code.rindex("Q"), second, (marked.code.index("Q"), first), None).unit.symbol
        'ug/m3'
    """

    def __init__(self, language: Language, units: Units) -> None:
        table = language.tables["numbers"]
        lexicon = language.tables["lexicon"].get("nouns", {})
        self._units, self._code = units, language.code
        self._percent, self._points = units.get("%"), units.get("pp")
        self._any = str(table.get("any_classifier", "\0"))
        self._spaced = bool(language.joiner)
        self._inflection = Inflection(language.tables["language"])
        self._money = frozenset(lexicon.get("money", ()))
        self._no_money = frozenset(lexicon.get("no_money", ()))
        self._measured = self._money | frozenset(lexicon.get("less_is_better", ()))
        self._list_joint = regex.compile(rf"[,c]{{1,2}}{QUANTITY}")
        self._or = frozenset(language.tables["patterns"].get("or_else", ()))
        self._of_many = regex.compile(table.get("signs", {}).get("of_many", r"(?!)"))
        self._between = frozenset(table.get("carried_across", ""))
        self._unitless = frozenset(table.get("unitless", ()))
        self._skipped = frozenset(table.get("carried_skip", ""))
        near = r"(?<![^\W_])\L<w>(?![^\W_])[^\d;.]{0,32}$"
        self._usual: list[tuple[Unit, float, regex.Pattern[str]]] = [
            (unit, float(entry["most"]), regex.compile(near, w=entry["of"]))
            for symbol, entry in table.get("usual_units", {}).items()
            if (unit := units.get(symbol)) is not None
        ]

    def settled(
        self,
        marked: Marked,
        position: int,
        quantity: Quantity,
        before: tuple[int, Quantity] | None,
        label: Label | None,
        previous: Record | None = None,
    ) -> Quantity:
        """Give a bare number the unit that the text around it says.

        Args:
            marked: The sentence.
            position: The mark of the quantity.
            quantity: The quantity.
            before: The mark of the value before it in the sentence, and that value.
            label: The unit that stands in front of the sentence's colon, or above it.
            previous: The record before, whose currency a sum without one has.

        Returns:
            The quantity, with a unit where one was found.
        """
        if self._of_many.match(marked.folded, quantity.end):
            return quantity  # "19.9 per 100,000 births"
        if quantity.sort == "number" and quantity.classifier == self._any and self._is_of_points(marked, position):
            return replace(quantity, sort="points", unit=self._points, classifier="")  # 提高4.3个和5.5个百分点
        if quantity.sort != "number" or quantity.classifier:
            return quantity
        if label is not None and self._labelled(marked, position, label):
            return self._scaled(quantity, label)
        if self._is_of_points(marked, position):
            return replace(quantity, sort="points", unit=self._points)
        unit = self._to_next(marked, position) or self._of_list(marked, position)
        if unit is None and self._spaced and not self._has_noun(marked, position):
            unit = self._carried(marked, position, quantity, before) or self._by_subject(marked, position, quantity)
            if unit is None and before is None and previous is not None:
                unit = self._same_currency(marked, quantity, previous)
        return self._with(quantity, unit) if unit is not None else quantity

    def _with(self, quantity: Quantity, unit: Unit) -> Quantity:
        return replace(quantity, sort=sort_of(unit), unit=unit)

    def _scaled(self, quantity: Quantity, label: Label) -> Quantity:
        def times(value: float) -> float:
            return float(f"{value * label.scale:.12g}")

        high = None if quantity.high is None else times(quantity.high)
        scaled = replace(quantity, value=times(quantity.value), high=high)
        return self._with(scaled, label.unit) if label.unit is not None else replace(scaled, classifier=label.noun)

    def _labelled(self, marked: Marked, position: int, label: Label) -> bool:
        if label.above:
            return len(marked.text) <= _LINE and not self._has_noun(marked, position)
        return marked.marks[position].start >= label.end

    def _has_noun(self, marked: Marked, position: int) -> bool:
        after = marked.code[position + 1 : position + 3]
        if after[:1] in ("n", "b", "g", '"') or after in (">n", "<n"):  # "20 million more people"
            return True
        if _DESCRIBED.match(marked.code, position + 1):
            return True  # "by 500 newly trained drivers"
        # "860 million yuan, of which 412 are new projects"
        found = _ARE_THINGS.match(marked.code, position + 1)
        few = marked.quantities[marked.marks[position].place].value < _FEW
        noun = marked.word(found.end() - 1) if found is not None and few else ""
        return bool(noun) and self._inflection.singular(noun) != noun

    def _to_next(self, marked: Marked, position: int) -> Unit | None:
        """As in "from 40 to 35 t"."""
        if marked.code[position + 1 : position + 3] != "2" + QUANTITY:
            return None
        if marked.code[max(0, position - 2) : position].strip("ta")[-1:] != "f":
            return None
        return marked.quantities[marked.marks[position + 2].place].unit

    def _is_of_points(self, marked: Marked, position: int) -> bool:
        """Whether the next number of a list is in percentage points: "5.4 and 12.7 percentage points"."""
        joint = self._list_joint.match(marked.code, position + 1)
        return joint is not None and marked.quantities[marked.marks[joint.end() - 1].place].sort == "points"

    def _of_list(self, marked: Marked, position: int) -> Unit | None:
        """The unit that only the last number of a list has: "12, 9 and 3 GW"."""
        at = position
        while (joint := self._list_joint.match(marked.code, at + 1)) is not None:
            at = int(joint.end()) - 1
            following = marked.quantities[marked.marks[at].place]
            if following.unit is not None:
                if marked.code.startswith(",c", at - 2) and marked.marks[at - 1].lemma in self._or:
                    return None  # "48, or 2 percent, were fined" are no list
                if marked.code[position - 1] == "2" and marked.code[at + 1 : at + 2] in ("H", "B", "M"):
                    return None  # "was raised to 42, and 9 tons were sold": another clause
                # "3 and 4 points higher", but "fell to 8,210, 17% fewer".
                compares = marked.code[at + 1 : at + 2] in (">", "<") and marked.code[at - 1] != "c"
                share = following.worded or (
                    following.sort == "percent" and marked.quantities[marked.marks[position].place].value > _WHOLE
                )
                return None if compares or share else following.unit
        return None

    def _carried(
        self, marked: Marked, position: int, quantity: Quantity, before: tuple[int, Quantity] | None
    ) -> Unit | None:
        """The unit of the value before: "generated 2.05 million tons, used 1.49 million"."""
        if before is None or before[1].unit is None:
            return None
        at, value = before
        between = marked.code[at + 1 : position]
        if (
            not between
            or not set(between) - {QUANTITY} <= self._between
            or (quantity.value.is_integer() and self._counts(marked, at, position))
        ):
            return None
        if any(marked.word(index) in self._unitless for index in range(at + 1, position)):
            return None  # "use fell to 12 m3, and the coefficient rose to 0.57"
        scaled = self._is_scaled(marked, quantity)
        if not scaled and self._counted_again(marked, at, position, quantity):
            return None
        if between in _TO and _FROM.search(marked.code, max(0, at - 3), at) and not scaled:
            return value.unit  # "from 15 days to four"
        if value.sort == "percent":
            if _UP_FROM.search(between) and quantity.value <= _WHOLE and not self._has_noun(marked, position):
                return value.unit  # "was 21 percent, up from 17"
            precise = not quantity.value.is_integer()
            return value.unit if quantity.value <= 100 and precise and len(between) <= _FARTHEST else None
        if value.sort not in ("amount", "money") or quantity.worded:
            return None
        return value.unit if scaled or len(between) <= _FARTHEST else None

    def _counted_again(self, marked: Marked, at: int, position: int, quantity: Quantity) -> bool:
        """Whether a number before a verb counts the things of an amount: "8 pits with a yield of 900 t, 3 are idle"."""
        if not quantity.value.is_integer() or _AGAIN.match(marked.code, position) is None:
            return False
        first = _THINGS.search(marked.code, 0, at)
        return first is not None and marked.quantities[marked.marks[first.start()].place].sort == "number"

    def _same_currency(self, marked: Marked, quantity: Quantity, previous: Record) -> Unit | None:
        """The currency of the sum that was told of last: "It costs COP 68.4 trillion. ... a gap of 31 trillion."."""
        if previous.measure != "money" or not self._is_scaled(marked, quantity):
            return None
        subject = marked.code[: _position(marked, quantity)]
        words = {marked.word(at) for at in range(len(subject))}
        if (_MOVED_BY.search(subject) or words & self._no_money) and not words & self._money:
            return None  # "Reserves came to 90 billion. The number of poor fell by 8 million"
        return self._units.find(previous.unit, self._code)

    def _is_scaled(self, marked: Marked, quantity: Quantity) -> bool:
        return quantity.value >= 1000 and any(map(str.isalpha, marked.text[quantity.start : quantity.end]))

    def _counts(self, marked: Marked, start: int, position: int) -> bool:
        """Whether a plural in front of a number is what it counts: "with a yield of 3 t, villages 12"."""
        for index in range(position - 1, start, -1):
            letter = marked.code[index]
            if letter == "n":
                noun = marked.word(index)
                return self._inflection.singular(noun) != noun and noun not in self._measured
            if letter not in self._skipped:
                return False
        return False

    def _by_subject(self, marked: Marked, position: int, quantity: Quantity) -> Unit | None:
        """The unit that a thing is always measured in: "PM2.5 was 26"."""
        left = marked.marks[position].start
        for unit, most, pattern in self._usual:
            if 0 < quantity.value <= most and pattern.search(marked.folded, max(0, left - 64), left):
                return unit
        return None


def _position(marked: Marked, quantity: Quantity) -> int:
    return next((at for at, mark in enumerate(marked.marks) if mark.start >= quantity.start), 0)
