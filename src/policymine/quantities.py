"""Quantities in a sentence: a number, its comparator, its range, its sign and its unit.

Numbers are read by :mod:`policymine.numbers`; what stands around them is matched here, outward from each number, with
the words of the language (``numbers.toml``) and the unit table.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import regex

from policymine.lang import Language, time_limit
from policymine.lang.units import Unit, Units
from policymine.needs import Sieve, needs_of, shortest
from policymine.numbers import Number, NumberReader
from policymine.records import Comparator

Sort = Literal["number", "percent", "points", "amount", "money", "times", "multiple", "rank"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text.

    Attributes:
        start: First character of the value: the number, without its comparator and its currency sign.
        end: One past the last character of the value: with scale words and with the sign of percent or points,
            without the unit.
        left: First character with the comparator and the currency sign.
        right: One past the last character with the unit.
        sort: What kind of quantity it is by its own looks.
        value: The number in ``unit``; the lower end of a range.
        high: The upper end of a range.
        comparator: What the words beside the number make of it.
        unit: The unit, where one stands beside the number.
        worded: Whether the number is written in words only.
        change: For a word that says both ("doubled"), the direction of the change.
        classifier: The classifier between number and noun, in languages that have them (个, 家, 座).
        cue: The words before the number that gave the comparator, in lower case.
    """

    start: int
    end: int
    left: int
    right: int
    sort: Sort
    value: float
    high: float | None = None
    comparator: Comparator = "="
    unit: Unit | None = None
    worded: bool = False
    change: str = ""
    cue: str = ""
    classifier: str = ""


class QuantityReader:
    """Finds the quantities of one language in folded text.

    Args:
        language: The language.
        units: The unit table.

    Example:
        >>> from policymine.lang import load
        >>> reader = QuantityReader(load("en"), Units.load())
        >>> text = "at least £60 billion and 1.2 million mu, 8% to 10% of 79 villages"
        >>> [(q.comparator, q.value, q.high, q.unit and q.unit.symbol) for q in reader.find(text, text)]
        [('>=', 60000000000.0, None, 'GBP'), ('=', 1200000.0, None, 'mu'), ('range', 8.0, 10.0, '%'), ('=', 79.0, None, None)]
    """  # noqa: E501

    def __init__(self, language: Language, units: Units) -> None:
        table = language.tables["numbers"]
        self._units = units
        self._code = language.code
        self.numbers = NumberReader(table)
        spaced = bool(table.get("spaced", True))
        self._left_bound, self._right_bound = (r"(?<![^\W_])", r"(?![^\W\d_])") if spaced else ("", "")
        self._build_units(table)
        self._build_comparators(table)
        self._build_ranges(table)
        self._build_words(table)
        names = table.get("not_a_quantity", {})
        self._name_before = self._ending(names.get("before", []))
        self._capital_before = self._ending(names.get("before_capital", []))
        self._per_before = self._ending(table.get("per_before", []))
        self._name_after = regex.compile(rf"\s*-?\s*\L<w>{self._right_bound}", w=list(names.get("after", [])) or ["\0"])
        self._no_numbers = Sieve((pattern, needs_of(pattern)) for pattern in table.get("no_numbers", []))
        self._weak_before = frozenset(table.get("weak_before", []))
        self._bare_scale_after = self._ending(table.get("bare_scale_after", []))
        self._more_than_scale = self._ending(table.get("bare_scale_more", []))
        self._words_need_scale = bool(table.get("words_need_scale", False))
        self._classifier = (
            regex.compile(r"\s*(?P<c>\L<c>)", c=list(table["classifiers"])) if table.get("classifiers") else None
        )
        self._worded_forms = Sieve(
            ((form["as"], regex.compile(form["pattern"])), needs_of(form["pattern"]))
            for form in table.get("worded", [])
        )
        self._hyphen_noun = regex.compile(table.get("hyphenated", r"-(?=[a-z])(?!fold)"))

    def _ending(self, words: Sequence[str]) -> regex.Pattern[str]:
        return regex.compile(rf"{self._left_bound}(?P<w>\L<w>)\s*[(\"']?$", w=list(words) or ["\0"])

    def _build_units(self, table: Mapping[str, Any]) -> None:
        right = self._right_bound
        forms = self._units.forms(self._code)
        exact = self._units.exact_forms(self._code)
        self._unit = regex.compile(rf"\s*+-?\s*(?P<u>\L<forms>){right}", forms=list(forms))
        self._exact = regex.compile(rf"\s*+(?P<u>\L<forms>){right}", forms=list(exact))
        self._per_unit = regex.compile(rf"(?P<u>\L<forms>){right}", forms=list(self._units.forms(self._code, per=True)))
        self._per_exact = regex.compile(rf"(?P<u>\L<forms>){right}", forms=list(exact))
        signs = table.get("signs", {})
        self._per = regex.compile(
            r"\s*/\s*|\s+(?P<w>\L<w>)\s+" if self._left_bound else r"\s*/\s*|(?P<w>\L<w>)",
            w=list(signs.get("per", [])) or ["\0"],
        )
        self._per_time = regex.compile(r"\s+\L<w>\s+", w=list(signs.get("per_time", [])) or ["\0"])
        prefixes = self._units.prefixes()
        self._prefixes = dict(prefixes)
        self._prefix = regex.compile(r"(?<![^\W\d_])(?P<u>\L<p>)\s*$", p=list(prefixes))
        self._times = regex.compile(rf"\s*\L<w>{right}", w=list(signs.get("times", [])) or ["\0"])
        self._plus = regex.compile(r"\L<w>(?!\d)", w=list(signs.get("plus", ["+"])))

    def _build_comparators(self, table: Mapping[str, Any]) -> None:
        self._before_words: dict[str, Comparator] = {
            w: c for c, words in table.get("before", {}).items() for w in words
        }
        self._after_words: dict[str, Comparator] = {w: c for c, words in table.get("after", {}).items() for w in words}
        fillers = table.get("fillers", [])
        gap = r"\s+" if self._left_bound else r"\s*"
        self._comparative = frozenset(table.get("comparative_words", []))
        self._phrasal = self._ending(table.get("phrasal_before", []))
        self._comparator_before = regex.compile(
            rf"{self._left_bound}(?P<w>\L<words>)\s*(?:(?<=\s)\L<fillers>{gap}){{0,2}}$",
            words=list(self._before_words),
            fillers=list(fillers) or ["\0"],
        )
        self._own_fillers = self._ending(table.get("own_fillers", []))
        self._comparator_after = regex.compile(
            rf"\s*(?P<w>\L<words>){self._right_bound}", words=list(self._after_words) or ["\0"]
        )

    def _build_ranges(self, table: Mapping[str, Any]) -> None:
        ranges = table.get("ranges", {})
        self._joiner = regex.compile(r"\s*(?P<j>\L<j>)\s*", j=list(ranges.get("joiners", ["-"])))
        self._not_range_after = self._ending(ranges.get("not_after", []))
        self._opened = [
            (self._ending([opener]), regex.compile(rf"\s*{regex.escape(closer)}\s+"))
            for opener, closer in ranges.get("opened", [])
        ]

    def _build_words(self, table: Mapping[str, Any]) -> None:
        self._shares: Mapping[str, float] = table.get("shares", {})
        self._at_least = frozenset(table.get("shares_at_least", []))
        self._multiples: Mapping[str, list[Any]] = table.get("multiples", {})
        self._halving: Mapping[str, float] = table.get("halving", {})
        left, right = self._left_bound, self._right_bound
        self._share = regex.compile(rf"{left}\L<w>{right}", w=list(self._shares) or ["\0"])
        self._share_before = self._ending(table.get("share_before", []))
        self._share_use = regex.compile(table.get("share_use", r"(?=)"))
        self._multiple = regex.compile(rf"{left}\L<w>{right}", w=[*self._multiples, *self._halving] or ["\0"])
        self._some_share = shortest(self._shares)
        self._some_multiple = shortest([*self._multiples, *self._halving])
        # The cheap gate: a sentence without any of these holds no quantity.
        self.gate = self.numbers.gate.with_more([*self._some_share, *self._some_multiple])

    def find(self, folded: str, raw: str, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
        """Find the quantities of a sentence, from left to right, without overlaps.

        Args:
            folded: The sentence as :func:`policymine.text.fold` gives it.
            raw: The same sentence with its capital letters, of the same length.
            taken: Spans that are something else (dates).

        Returns:
            The quantities in their order.
        """
        if not self.gate.search(folded):
            return []
        blanked = _blank(folded, [*taken, *self._not_numbers(folded)])
        found = [*self._forms(blanked, raw), *self._words(blanked, raw)]
        numbers = [n for n in self.numbers.find(blanked) if not any(q.left <= n.start < q.right for q in found)]
        skip_to = 0
        for index, number in enumerate(numbers):
            if number.start < skip_to:
                continue
            floor = max((q.right for q in found if q.right <= number.start), default=0)
            quantity = self._quantity(blanked, raw, number, numbers[index + 1 :], floor)
            if quantity is not None:
                found.append(quantity)
                skip_to = quantity.right
        return sorted(found, key=lambda q: q.start)

    def _not_numbers(self, folded: str) -> list[tuple[int, int]]:
        """The spans of telephone numbers, times of day, addresses and the like."""
        possible = self._no_numbers.pick(folded)
        if not possible:
            return []
        return [match.span() for match in _any_of(tuple(possible)).finditer(folded, timeout=time_limit(folded))]

    def _forms(self, folded: str, raw: str) -> list[Quantity]:
        """Numbers with a form of their own: 三分之二, 六成, 翻一番."""
        found: list[Quantity] = []
        for form, pattern in self._worded_forms.pick(folded):
            for match in pattern.finditer(folded, timeout=time_limit(folded)):
                form_value = self._form_value(form, match)
                if form_value is None:
                    continue
                value, cut = form_value
                start, end = match.start("v"), match.end("v") - cut
                if any(q.start < end and start < q.end for q in found):
                    continue
                if form == "doubling":
                    q = Quantity(start, end, match.start(), end, "multiple", value, worded=True, change="increase")
                else:
                    percent = self._units.get("%")
                    q = Quantity(start, end, start, end, "percent", value, worded=True, unit=percent)
                found.append(self._compared(folded, raw, q))
        return found

    def _form_value(self, form: str, match: regex.Match[str]) -> tuple[float, int] | None:
        """The value of a form, and how many characters at its end are no part of it."""
        numbers = self.numbers.find(match["n"])
        if not numbers or numbers[0].start:
            return None
        n = numbers[0]
        cut = len(match["n"]) - n.end
        if form == "fraction":
            d = self.numbers.read_word(match["d"].strip())
            return (float(f"{100 * n.value / d:.6g}"), cut) if d else None
        if cut:
            return None
        if form == "tenths":
            half = (match.groupdict().get("h") or "").strip()
            return 10 * n.value + ((self.numbers.read_word(half) or 5.0) if half else 0.0), 0
        return 2**n.value - 1, 0

    def _words(self, folded: str, raw: str) -> list[Quantity]:
        """Shares and multiples that are words of their own."""
        found: list[Quantity] = []
        for match in _all_of(self._share, self._some_share, folded):
            if self._hyphen_noun.match(folded, match.end()):
                continue
            if self._share_use.match(folded, match.end()) or self._by_before(folded, match.start()):
                q = _worded(match, "percent", self._shares[match[0]], self._units.get("%"))
                if match[0] in self._at_least:
                    q = replace(q, comparator=">=")
                found.append(self._compared(folded, raw, q))
        for match in _all_of(self._multiple, self._some_multiple, folded):
            word = match[0]
            if self._hyphen_noun.match(folded, match.end()):
                continue
            if word in self._halving:
                q = _worded(match, "percent", self._halving[word], self._units.get("%"), "decrease")
            else:
                value, change = self._multiples[word]
                q = _worded(match, "multiple", float(value), None, str(change))
            found.append(self._compared(folded, raw, q))
        return found

    def _by_before(self, folded: str, start: int) -> bool:
        """A share alone counts behind a comparator or a word such as "by": "cut by half", "more than half"."""
        return (
            self._comparator_before.search(folded, max(0, start - 40), start) is not None
            or self._share_before.search(folded, max(0, start - 16), start) is not None
        )

    def _quantity(self, folded: str, raw: str, number: Number, later: Sequence[Number], floor: int) -> Quantity | None:
        start, end = number.start, number.end
        if self._glued(folded, raw, start, end) or self._per_before.search(folded, max(0, start - 16), start):
            return None
        prefix = self._prefix.search(raw, max(0, start - 8), start)
        unit = self._prefixes[prefix["u"]] if prefix else None
        left = prefix.start() if prefix else start
        value, high = number.value, None
        unit_end = end
        own = self._read_unit(folded, raw, end)
        upper = self._upper(folded, raw, number, own[1] if own else end, later)
        if upper is not None and own is not None:
            other = self._read_unit(folded, raw, upper[1])
            if other is None or other[0] != own[0]:
                upper = None  # "by 2.3 percentage points to 69.1%" is no range
        if upper is not None:
            second, second_end = upper
            value, high = _range(number, second)
            end = second.end
            own = self._read_unit(folded, raw, second_end) or own
        if own is not None:
            found_unit, unit_end = own
            unit = self._units.compose(unit, [found_unit]) if unit and found_unit.dimension != "money" else found_unit
        elif unit is not None and (below := self._denominator(folded, raw, end)) is not None:
            unit, unit_end = self._units.compose(unit, [below[0]]), below[1]  # "€15 per tonne"
        unit_end = max(unit_end, end)
        quantity = Quantity(
            start, end, left, unit_end, "number", value, high, "range" if high is not None else "=", unit, number.worded
        )
        quantity = self._sorted(folded, quantity)
        if quantity.sort == "number" and self._is_name(folded, raw, quantity):
            return None
        if quantity.sort == "number" and self._classifier is not None:
            classifier = self._classifier.match(folded, quantity.right)
            if classifier:
                quantity = replace(quantity, right=classifier.end(), classifier=classifier["c"])
        if number.worded and self._words_need_scale and not self._counts_in_words(folded, number, quantity):
            return None
        if number.more:
            quantity = replace(quantity, comparator=">=" if quantity.comparator == "=" else quantity.comparator)
        if number.worded and self.numbers.is_bare_scale(folded[start:end]):
            over = self._more_than_scale.search(folded, max(floor, start - 4), start)
            if over:  # 过百亿元
                return replace(quantity, left=over.start(), comparator=">=")
        return self._compared(folded, raw, quantity, floor)

    def _counts_in_words(self, folded: str, number: Number, quantity: Quantity) -> bool:
        """Whether a number in words is one, in a language whose words are full of them."""
        if quantity.sort in ("times", "points", "percent"):
            return True
        if number.scale < 100 or quantity.right == number.end:
            return False
        if not self.numbers.is_bare_scale(folded[number.start : number.end]):
            return True
        return self._bare_scale_after.search(folded, max(0, number.start - 4), number.start) is not None

    def _glued(self, folded: str, raw: str, start: int, end: int) -> bool:
        """Letters stuck to a number make it a name ("PM2.5", "5G", "1990s"), but not a unit or a lost space."""
        if not self._left_bound:
            if start > 0 and folded[start - 1].isascii() and folded[start - 1].isalpha():
                return True
            if start > 1 and folded[start - 1] == "+" and folded[start - 2].isdigit():
                return True  # 2+26
            letter = end < len(folded) and folded[end].isascii() and folded[end].isalpha()
            return letter and self._read_unit(folded, raw, end) is None
        before = folded[start - 1] if start else " "
        after = folded[end] if end < len(folded) else " "
        if before.isalpha() and not (
            before.islower() and raw[start - 1].islower() and self._prefix.search(raw, max(0, start - 4), start)
        ):
            return self._prefix.search(raw, max(0, start - 4), start) is None
        if before in "+." and start > 1 and folded[start - 2].isdigit():
            return True
        if after == "+" and end + 1 < len(folded) and folded[end + 1].isdigit():
            return True
        if after == "s" and _is_decade(folded[start:end]):
            return True
        if after.isalpha():
            lost_space = raw[end].isupper() and end + 1 < len(raw) and raw[end + 1].islower()
            return not lost_space and self._read_unit(folded, raw, end) is None
        return False

    def _read_unit(self, folded: str, raw: str, position: int) -> tuple[Unit, int] | None:
        match = self._exact.match(raw, position)
        longer = self._unit.match(folded, position)
        if longer is not None and (match is None or longer.end() > match.end()):
            match = longer
        if match is None:
            return None
        unit = self._units.find(match["u"], self._code)
        if unit is None:
            return None
        end = match.end()
        below: list[Unit] = []
        while len(below) < 2:
            step = self._denominator(folded, raw, end)
            if step is None:
                break
            below.append(step[0])
            end = step[1]
        return (self._units.compose(unit, below), end) if below else (unit, end)

    def _denominator(self, folded: str, raw: str, position: int) -> tuple[Unit, int] | None:
        per = self._per.match(folded, position)
        timed = None if per else self._per_time.match(folded, position)
        joint = per or timed
        if joint is None:
            return None
        match = self._per_exact.match(raw, joint.end()) or self._per_unit.match(folded, joint.end())
        if match is None:
            return None
        unit = self._units.find(match["u"], self._code, per=True)
        if unit is None or (timed and unit.dimension != "time"):
            return None
        return unit, match.end()

    def _upper(
        self, folded: str, raw: str, number: Number, unit_end: int, later: Sequence[Number]
    ) -> tuple[Number, int] | None:
        """The upper end of a range, if the number opens one."""
        if not later:
            return None
        second = later[0]
        for begin in (number.end, unit_end):
            gap_end = second.start
            prefix = self._prefix.search(raw, max(0, gap_end - 6), gap_end)
            if prefix and prefix.start() >= begin:
                gap_end = prefix.start()
            joint = self._joiner.match(folded, begin)
            if joint is not None and joint.end() >= gap_end >= joint.start() and joint.end() <= second.start:
                return (second, second.end) if self._is_range(folded, raw, number, second, joint["j"]) else None
            for opener, closer in self._opened:
                if opener.search(folded, max(0, number.start - 16), self._opening(raw, number.start)):
                    joint = closer.match(folded, begin)
                    if joint and joint.end() == gap_end:
                        return (
                            (second, second.end)
                            if opener.pattern and self._is_range(folded, raw, number, second, "and")
                            else None
                        )
        return None

    def _opening(self, raw: str, start: int) -> int:
        prefix = self._prefix.search(raw, max(0, start - 6), start)
        return prefix.start() if prefix else start

    def _is_range(self, folded: str, raw: str, first: Number, second: Number, joint: str) -> bool:
        """From-to changes are two values, not a range: "rose from 5% to 8%"."""
        low, high = _range(first, second)
        if not low < high:
            return False
        if high > 1.5 * low and self._not_range_after.search(folded, max(0, first.start - 24), first.start):
            return False  # "grew by 30,000 t to 210,000 t" is a change and a level
        return not any(
            opener.search(folded, max(0, first.start - 16), self._opening(raw, first.start))
            for opener, closer in self._opened
            if joint == closer.pattern.replace(r"\s*", "").replace(r"\s+", "") and joint != "and"
        )

    def comparator_at(self, folded: str, position: int) -> Comparator | None:
        """The comparator behind a counted noun: "1,000 enterprises or more".

        Args:
            folded: The sentence in lower case.
            position: Where the noun ends.

        Returns:
            The comparator, or None if nothing of the kind stands there.
        """
        after = self._comparator_after.match(folded, position)
        return self._after_words[after["w"]] if after else None

    def _sorted(self, folded: str, quantity: Quantity) -> Quantity:
        unit = quantity.unit
        if unit is None:
            times = self._times.match(folded, quantity.end)
            if times:
                return replace(quantity, sort="times", end=times.end(), right=times.end())
            return quantity
        if unit.symbol.split("/")[0] in ("%", "‰"):
            percent = self._units.get("%")
            factor = 0.1 if unit.symbol.startswith("‰") else 1.0
            high = None if quantity.high is None else quantity.high * factor
            return replace(
                quantity, sort="percent", end=quantity.right, value=quantity.value * factor, high=high, unit=percent
            )
        if unit.dimension == "points":
            return replace(
                quantity,
                sort="points",
                end=quantity.right,
                value=quantity.value * unit.factor,
                unit=self._units.get("pp"),
            )
        if unit.dimension.split("/")[0] == "money":
            return replace(quantity, sort="money")
        return replace(quantity, sort="amount")

    def _is_name(self, folded: str, raw: str, quantity: Quantity) -> bool:
        window = max(0, quantity.start - 24)
        before = self._name_before.search(folded, window, quantity.start)
        if before and not self._comparator_before.search(folded, max(0, quantity.start - 40), quantity.start):
            return True
        capital = self._capital_before.search(folded, window, quantity.start)
        if capital and raw[capital.start("w")].isupper() and capital.start("w") > 0:
            return True
        return self._name_after.match(folded, quantity.right) is not None

    def _compared(self, folded: str, raw: str, quantity: Quantity, floor: int = 0) -> Quantity:
        left, right, comparator, cue = quantity.left, quantity.right, quantity.comparator, ""
        before = self._comparator_before.search(folded, max(floor, left - 48), left)
        if before and floor and not folded[floor : before.start()].strip() and before["w"] in self._comparative:
            before = None  # "16% more than the 3.6 bn t of 2013" compares two values
        if before and self._phrasal.search(folded, max(0, before.start() - 12), before.start()):
            before = None  # "handed over 387 cases"
        if before:
            left, cue = before.start(), before["w"]
            word = self._before_words[before["w"]]
            comparator = word if comparator == "=" else comparator
        elif own := self._own_fillers.search(folded, max(floor, left - 48), left):
            left = own.start()
        after = self._comparator_after.match(folded, right)
        if after:
            right = after.end()
            word = self._after_words[after["w"]]
            comparator = word if comparator == "=" or cue in self._weak_before else comparator
        elif plus := self._plus.match(folded, right):
            right = plus.end()
            comparator = ">=" if comparator == "=" else comparator
        return replace(quantity, left=left, right=right, comparator=comparator, cue=cue)


@functools.lru_cache(maxsize=256)
def _any_of(patterns: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _all_of(pattern: regex.Pattern[str], needed: Sequence[str], folded: str) -> Iterator[regex.Match[str]]:
    """Find all matches of a pattern that needs one of some words."""
    if any(map(folded.__contains__, needed)):
        yield from pattern.finditer(folded)


def _worded(match: regex.Match[str], sort: Sort, value: float, unit: Unit | None, change: str = "") -> Quantity:
    """A share or a multiple that is a word of its own."""
    start, end = match.span()
    return Quantity(start, end, start, end, sort, value, unit=unit, worded=True, change=change)


def _is_decade(text: str) -> bool:
    """Tell whether the digits before an "s" name a decade: 1990, but not 30."""
    return len(text) == 4 and text.isdigit() and text[3] == "0" and text[:2] in {"18", "19", "20"}


def _range(first: Number, second: Number) -> tuple[float, float]:
    """The two ends of a range, the first one taking the second one's scale where it has none ("5 to 8 million")."""
    low = first.value
    if not first.scaled and second.scaled and second.scale > 1 and low < second.value / second.scale * 1.0000001:
        low = float(f"{low * second.scale:.12g}")
    return low, second.value


def _blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Put a sign that no pattern knows in place of spans that are taken, so that all offsets stay."""
    for start, end in spans:
        text = text[:start] + "\x01" * (end - start) + text[end:]
    return text
