"""Quantities in a sentence: a number, its comparator, its range, its sign and its unit.

Numbers are read by :mod:`policymine.numbers`; what stands around them is matched here, outward from each number, with
the words of the language (``numbers.toml``) and the unit table.
"""

from __future__ import annotations

import functools
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Literal

import regex

from policymine.comparators import Comparators, Ending
from policymine.cues import letter_runs_of
from policymine.lang import Language, limits, time_limit
from policymine.lang.units import Unit, Units
from policymine.lockstep import in_step
from policymine.needs import needs_of, shortest
from policymine.number_lists import NumberLists
from policymine.numbers import Number, NumberReader, runs_of_words
from policymine.ranges import Ranges, ends
from policymine.records import Comparator
from policymine.signs import Points, Signs, change_by_sign
from policymine.unit_words import UnitReader
from policymine.word_sieve import WordSieve

Sort = Literal["number", "percent", "points", "amount", "money", "times", "multiple", "rank"]

_MANY = 10
"""So many kinds of something are counted, and no figure of speech."""
_SHORT_NAME = regex.compile(r"(?<![A-Za-z0-9])[A-Z]{3,6}\s(?:19|20)\d\d$")
"""A name in capitals before the year that is part of it."""
_SAID_IN_WORDS = frozenset({"times", "points", "percent"})


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
        self._percent, self._points = units.get("%"), units.get("pp")
        self._units = units
        self._spaced = bool(table.get("spaced", True))
        left, right = (r"(?<![^\W_])", r"(?![^\W\d_])") if self._spaced else ("", "")
        self.numbers = NumberReader(table)
        self._lists = NumberLists(table)
        self._unit_words = UnitReader(units, language.code, table, right)
        self.comparators = Comparators(table, left, right)
        self._ranges = Ranges(table, left, self._unit_words, self.comparators)
        self._build_words(table, left, right)
        names = table.get("not_a_quantity", {})
        self._name_before = Ending(names.get("before", []), left)
        self._capital_before = Ending(names.get("before_capital", []), left)
        whole = list(names.get("after_whole", [])) or ["\0"]  # 8点 is a time, 52.3点 is not
        after = rf"\s*-?\s*(?:\L<w>|(?<!\.\d{{1,4}})\L<whole>){right}"
        self._name_after = regex.compile(after, w=list(names.get("after", [])) or ["\0"], whole=whole)
        self._name_after_few = regex.compile(rf"\s*-?\s*\L<w>{right}", w=list(names.get("after_few", [])) or ["\0"])
        self._per_before = Ending(table.get("per_before", []), left)
        self._large = {
            word: (units.get(symbol), least) for word, (symbol, least) in table.get("large_units", {}).items()
        }
        self._large_word = regex.compile(rf"\s*(?P<w>\L<w>){right}", w=list(self._large) or ["\0"])
        self._alone = {name: units.get(whole) for name, whole in table.get("units_alone", {}).items()}
        self._points_words, self._signs = Points(table), Signs(table)
        self._index_points = frozenset(table.get("index_points", ()))
        self._factor = str(table.get("signs", {}).get("factor", ""))
        self._times = regex.compile(rf"\s*\L<w>{right}", w=list(table.get("signs", {}).get("times", [])) or ["\0"])
        self._no_numbers = WordSieve((pattern, needs_of(pattern)) for pattern in table.get("no_numbers", []))
        self._bare_scale_after = Ending(table.get("bare_scale_after", []), left)
        self._more_than_scale = Ending(table.get("bare_scale_more", []), left)
        ratio = table.get("ratio_behind")
        self._ratio = regex.compile(ratio) if ratio else None
        self._words_need_scale = bool(table.get("words_need_scale", False))
        classifiers = list(table.get("classifiers", []))
        no_classifier = table.get("no_classifier", r"(?!)")
        self._classifier = regex.compile(rf"\s*(?!{no_classifier})(?P<c>\L<c>)", c=classifiers) if classifiers else None
        # The cheap gate: a sentence without any of these holds no quantity.
        words = [*self._shares, *self._multiples, *self._halving, *table.get("gate_words", ())]
        self.gate = self.numbers.gate.with_more(words, spaced=self._spaced)

    def _build_words(self, table: Mapping[str, Any], left: str, right: str) -> None:
        self._shares: Mapping[str, float] = table.get("shares", {})
        self._at_least = frozenset(table.get("shares_at_least", []))
        self._multiples: Mapping[str, list[Any]] = table.get("multiples", {})
        self._halving: Mapping[str, float] = table.get("halving", {})
        self._share = regex.compile(rf"{left}\L<w>{right}", w=list(self._shares) or ["\0"])
        self._share_before = Ending(table.get("share_before", []), left)
        self._share_use = regex.compile(table.get("share_use", r"(?=)"))
        self._share_of_number = regex.compile(table.get("share_of_number", r"(?!)"))
        self._multiple = regex.compile(rf"{left}\L<w>{right}", w=[*self._multiples, *self._halving] or ["\0"])
        self._multiple_use = regex.compile(table.get("multiple_use", r"(?!)"))
        self._some_share = shortest(self._shares)
        self._some_multiple = shortest([*self._multiples, *self._halving])
        self._share_runs = runs_of_words(self._shares) if self._spaced else None
        self._multiple_runs = runs_of_words([*self._multiples, *self._halving]) if self._spaced else None
        self._worded_forms = WordSieve(
            ((form["as"], regex.compile(form["pattern"])), needs_of(form["pattern"]))
            for form in table.get("worded", [])
        )
        self._hyphen_noun = regex.compile(table.get("hyphenated", r"-(?=[a-z])(?!fold)"))

    def find(self, folded: str, raw: str, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
        """Find the quantities of a sentence, from left to right, without overlaps.

        Args:
            folded: The sentence as :func:`policymine.text.fold` gives it.
            raw: The same sentence with its capital letters, of the same length.
            taken: Spans that are something else (dates).

        Returns:
            The quantities in their order.
        """
        return in_step([self.read(folded, raw, taken)])[0] if self.gate.search(folded) else []

    def read(
        self, folded: str, raw: str, taken: Sequence[tuple[int, int]] = ()
    ) -> Generator[None, None, list[Quantity]]:
        """The same for a sentence that is known to pass the gate, stage by stage."""
        blanked = _blank(folded, [*taken, *self._not_numbers(folded)])
        yield
        found = [*self._forms(blanked, raw), *self._words(blanked, raw)]
        yield
        numbers = [n for n in self.numbers.find(blanked) if not any(q.left <= n.start < q.right for q in found)]
        numbers = self._lists.scaled(blanked, numbers)
        yield
        skip_to = 0
        for index, number in enumerate(numbers):
            if number.start < skip_to:
                continue
            floor = max((q.right for q in found if q.right <= number.start), default=0)
            quantity = self._quantity(blanked, raw, number, numbers[index + 1 :], floor)
            if quantity is not None:
                found.append(quantity)
                skip_to = quantity.right
        return sorted(found, key=attrgetter("start"))

    def _not_numbers(self, folded: str) -> list[tuple[int, int]]:
        """The spans of telephone numbers, times of day, addresses and the like."""
        possible = self._no_numbers.pick(folded)
        if not possible:
            return []
        return list(_spans_of_any([_compiled(pattern) for pattern in possible], folded))

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
                    left = start if self.comparators.is_before(folded, start) else match.start()  # 翻了近一番
                    q = Quantity(start, end, left, end, "multiple", value, worded=True, change="increase")
                elif form == "half":
                    q = Quantity(
                        start, end, start, end, "percent", value, unit=self._percent, worded=True, change="decrease"
                    )
                elif form == "factor":
                    q = Quantity(start, end, start, end, "multiple", round(value - 1, 10), worded=True)
                else:
                    q = Quantity(start, end, start, end, "percent", value, worded=True, unit=self._percent)
                q = self._compared(folded, q)
                if low := match.groupdict().get("low"):
                    q = replace(q, value=10 * (self.numbers.read_word(low) or float(low)), high=value)
                    q = replace(q, comparator="range")
                q = replace(q, left=min(q.left, match.start()))
                over = (
                    form == "tenths" and q.comparator == "=" and self._more_than_scale.search(folded, start, start - 1)
                )
                found.append(replace(q, comparator=">=") if over else q)
        return found

    def _form_value(self, form: str, match: regex.Match[str]) -> tuple[float, int] | None:
        """The value of a form, and how many characters at its end are no part of it."""
        if "n" not in match.groupdict() and form in ("doubling", "half"):
            return (1.0 if form == "doubling" else 50.0), 0
        numbers = self.numbers.find(match["n"])
        if not numbers or numbers[0].start:
            return None
        n = numbers[0]
        cut = len(match["n"]) - n.end
        if form in ("fraction", "share"):
            d = self.numbers.read_word(match["d"].strip())
            if not d or (form == "share" and n.value >= d):
                return None  # "three plants in two counties" is no share
            return float(f"{100 * n.value / d:.6g}"), cut
        if cut:
            return None
        if form == "factor":
            return n.value, 0
        if form == "tenths":
            half = (match.groupdict().get("h") or "").strip()
            return 10 * n.value + ((self.numbers.read_word(half) or 5.0) if half else 0.0), 0
        return 2**n.value - 1, 0

    def _words(self, folded: str, raw: str) -> list[Quantity]:
        """Shares and multiples that are words of their own."""
        found: list[Quantity] = []
        for match in _all_of(self._share, self._some_share, self._share_runs, folded):
            if self._hyphen_noun.match(folded, match.end()) or self._share_of_number.match(folded, match.end()):
                continue
            if self._share_use.match(folded, match.end()) or self._by_before(folded, match.start()):
                q = _worded(match, "percent", self._shares[match[0]], self._percent)
                if match[0] in self._at_least:
                    q = replace(q, comparator=">=")
                found.append(self._compared(folded, q))
        for match in _all_of(self._multiple, self._some_multiple, self._multiple_runs, folded):
            word = match[0]
            if self._hyphen_noun.match(folded, match.end()):
                continue
            if word in self._halving:
                q = _worded(match, "percent", self._halving[word], self._percent, "decrease")
            else:
                value, change = self._multiples[word]
                if not change and not self._multiple_use.match(raw, match.end()):
                    continue
                q = _worded(match, "multiple", float(value), None, str(change))
            found.append(self._compared(folded, q))
        return found

    def _by_before(self, folded: str, start: int) -> bool:
        """A share alone counts behind a comparator or a word such as "by": "cut by half", "more than half"."""
        return (
            self.comparators.is_before(folded, start)
            or self._share_before.search(folded, start, start - 16) is not None
        )

    def _compared(self, folded: str, quantity: Quantity) -> Quantity:
        left, right, comparator, cue = self.comparators.around(
            folded, quantity.left, quantity.right, quantity.comparator
        )
        return replace(quantity, left=left, right=right, comparator=comparator, cue=cue)

    def _quantity(self, folded: str, raw: str, number: Number, later: Sequence[Number], floor: int) -> Quantity | None:
        start, end = number.start, number.end
        if self._glued(folded, raw, start, end) or self._per_before.search(folded, start, start - 16):
            return None
        prefix = self._unit_words.before(raw, start)
        unit, left = prefix or (None, start)
        if not number.scaled and (letter := self._unit_words.letter(folded, raw, end, unit)) is not None:
            number, end = number.times(*letter), letter[0]  # "EUR 9.2 m", "9.2 m euros"
        value, high, right = number.value, None, end
        own = self._unit_words.behind(folded, raw, end)
        if later and self._ranges.opens(folded, raw, number, own[1] if own else end, later[0]):
            second = later[0]
            other = self._unit_words.behind(folded, raw, second.end)
            # "by 2.3 percentage points to 69.1%" is no range
            if own is None or (other is not None and other[0] == own[0]):
                value, high = sorted(ends(number, second))
                end = right = second.end
                own = other or own
                left = self._ranges.left(folded, left)
        if own is None and unit is None and self._large and (word := self._large_word.match(folded, end)):
            usual, least = self._large[word["w"]]
            own = (usual, word.end()) if usual is not None and number.value >= least else None
        if own is not None:
            unit = self._units.compose(unit, [own[0]]) if unit and own[0].dimension != "money" else own[0]
            right = max(own[1], end)
        elif unit is not None and (below := self._unit_words.denominator(folded, raw, end, unit)) is not None:
            unit, right = self._units.compose(unit, [below[0]]), max(below[1], end)  # "€15 per tonne"
        if unit is not None and self._spaced and unit.dimension == "money":
            below_again = self._unit_words.behind_brackets(folded, raw, right, unit)
            unit = self._units.compose(unit, [below_again]) if below_again is not None else unit
        if unit is not None and unit.symbol in self._alone:
            unit = self._alone[unit.symbol]
        sort = sort_of(unit)
        if sort == "number" and (point := self._points_words.end(folded, start, end)):
            sort, unit, right = "points", self._points, point
        if sort == "number" and (times := self._times.match(folded, end)):
            sort, end, right = "times", times.end(), times.end()
        if sort == "number" and self._factor and folded.endswith(self._factor, 0, start):
            sort = "times"  # "grew by a factor of 3"
        if sort == "number" and self._ratio is not None and (behind := self._ratio.match(folded, end)):
            sort, right = "amount", behind.end()
        in_words = number.worded and self._words_need_scale and sort not in _SAID_IN_WORDS
        if in_words and number.scale < 100:
            return None
        if sort == "number" and self._is_name(folded, raw, start, right, number):
            return None
        classifier = ""
        if sort == "number" and self._classifier is not None and (found := self._classifier.match(folded, right)):
            right, classifier = found.end(), found["c"]
            if classifier in self._index_points and number.value % 1:
                sort, classifier = "amount", ""
        if in_words and (right == number.end or not self._scale_counts(folded, number)):
            return None
        if unit is not None and sort in ("percent", "points"):
            factor = 0.1 if sort == "percent" and unit.symbol.startswith("‰") else 1.0
            if sort == "points" and "/" not in unit.symbol:
                factor = unit.factor  # but not "by 3 percentage points a year"
            value, high, end = _scaled(value, factor), high and _scaled(high, factor), right
            unit = self._percent if sort == "percent" else self._points
        comparator: Comparator = "=" if high is None else "range"
        if number.more and high is None:
            comparator = ">="
        cue = ""
        if high is None and (over := self._over_scale(folded, number, floor)):  # 过百亿元
            left, comparator = over.start(), ">="
        else:
            left, right, comparator, cue = self.comparators.around(folded, left, right, comparator, floor)
        change = change_by_sign(raw, number.start) if self._spaced else self._signs.change(raw, number.start)
        if change:
            left = min(left, number.start - 1)
        return Quantity(
            start, end, left, right, sort, value, high, comparator, unit, number.worded,
            change=change, cue=cue, classifier=classifier,
        )  # fmt: skip

    def _scale_counts(self, folded: str, number: Number) -> bool:
        """Whether a number in words is one, in a language whose words are full of them."""
        if not self.numbers.is_bare_scale(folded[number.start : number.end]):
            return True
        return self._bare_scale_after.search(folded, number.start, number.start - 4) is not None

    def _over_scale(self, folded: str, number: Number, floor: int) -> regex.Match[str] | None:
        """A word that means "more than" before nothing but scale words."""
        if not number.worded or not self.numbers.is_bare_scale(folded[number.start : number.end]):
            return None
        over = self._more_than_scale.search(folded, number.start, max(floor, number.start - 4))
        # The end of a longer word, as in 超过, says nothing of its own.
        return over if over is None or not self.comparators.is_before(folded, number.start) else None

    def _glued(self, folded: str, raw: str, start: int, end: int) -> bool:
        """Letters stuck to a number make it a name ("PM2.5", "5G", "1990s"), but not a unit or a lost space."""
        if not self._spaced:
            if start > 0 and folded[start - 1].isascii() and folded[start - 1].isalpha():
                return True
            if start > 1 and folded[start - 1] in "\r\n" and raw[start - 2].isascii() and raw[start - 2].isupper():
                return True  # a subscript on a line of its own
            if start > 1 and folded[start - 1] == "+" and folded[start - 2].isdigit():
                return True  # 2+26
            letter = end < len(folded) and folded[end].isascii() and folded[end].isalpha()
            return letter and self._unit_words.behind(folded, raw, end) is None
        before = folded[start - 1] if start else " "
        after = folded[end] if end < len(folded) else " "
        if before.isalpha():
            prefix = self._unit_words.before(raw, start, reach=4)
            if prefix is None or not (before.islower() and raw[start - 1].islower()):
                return prefix is None
        if before in "+." and start > 1 and folded[start - 2].isdigit():
            return True
        if (
            before == "-"
            and start > 1
            and raw[start - 2].isalpha()
            and self._unit_words.behind(folded, raw, end) is None
        ):
            return True  # "Chang'e-3"
        if after == "+" and end + 1 < len(folded) and folded[end + 1].isdigit():
            return True
        if after == "s" and _is_decade(folded[start:end]):
            return True
        if after.isalpha():
            lost_space = raw[end].isupper() and end + 1 < len(raw) and raw[end + 1].islower()
            return not lost_space and self._unit_words.behind(folded, raw, end) is None
        return False

    def _is_name(self, folded: str, raw: str, start: int, right: int, number: Number) -> bool:
        named = not number.scaled and self._name_before.search(folded, start, start - 24)
        if named and not self.comparators.is_before(folded, start):
            return True
        if self._spaced and _SHORT_NAME.search(raw, max(0, start - 8), right):
            return True  # "the LTS 2050 marks"
        capital = self._capital_before.search(folded, start, start - 24)
        if capital and raw[capital.start("w")].isupper() and capital.start("w") > 0:
            return True
        few = not number.scaled and number.value < _MANY and self._name_after_few.match(folded, right) is not None
        return few or self._name_after.match(folded, right) is not None


# Most texts need few of these patterns.
_compiled = functools.cache(regex.compile)


def _spans_of_any(patterns: Sequence[regex.Pattern[str]], folded: str) -> Iterator[tuple[int, int]]:
    """Find what one pattern would that has these as its branches; to compile it for each choice takes far longer."""
    limit = limits(folded)
    waiting = list(enumerate(patterns))
    ahead: list[tuple[int, int, int]] = []  # for each pattern the start of its next match, its place, the match's end
    end = 0
    while True:
        for place, pattern in waiting:
            if match := pattern.search(folded, end, **limit):
                ahead.append((match.start(), place, match.end()))
        if not ahead or end > len(folded):
            return
        start, _, end = min(ahead)
        yield start, end
        end = max(end, start + 1)
        waiting = [(place, patterns[place]) for begin, place, _ in ahead if begin < end]
        ahead = [match for match in ahead if match[0] >= end]


def _all_of(
    pattern: regex.Pattern[str], needed: Sequence[str], runs: frozenset[str] | None, folded: str
) -> Iterator[regex.Match[str]]:
    """Find all matches of a pattern that needs one of some words; quicker if it is known of which runs of letters."""
    if any(map(folded.__contains__, needed)) if runs is None else not runs.isdisjoint(letter_runs_of(folded)):
        yield from pattern.finditer(folded)


def _worded(match: regex.Match[str], sort: Sort, value: float, unit: Unit | None, change: str = "") -> Quantity:
    """A share or a multiple that is a word of its own."""
    start, end = match.span()
    return Quantity(start, end, start, end, sort, value, unit=unit, worded=True, change=change)


def sort_of(unit: Unit | None) -> Sort:
    """Tell what kind of quantity a unit makes.

    Args:
        unit: The unit, or None for a plain number.

    Example:
        >>> sort_of(None), sort_of(Units.load().get("%")), sort_of(Units.load().get("mu"))
        ('number', 'percent', 'amount')
    """
    if unit is None:
        return "number"
    if unit.symbol.split("/")[0] in ("%", "‰"):
        return "percent"
    if unit.dimension.split("/")[0] == "points":
        return "points"
    return "money" if unit.dimension.split("/")[0] == "money" else "amount"


def _scaled(value: float, factor: float) -> float:
    """Give a value in another unit without the last digits that only the binary form makes (0.49000000000000005)."""
    return value if factor == 1 else float(f"{value * factor:.12g}")


def _is_decade(text: str) -> bool:
    """Tell whether the digits before an "s" name a decade: 1990, but not 30."""
    return len(text) == 4 and text.isdigit() and text[3] == "0" and text[:2] in {"18", "19", "20"}


def _blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Put a sign that no pattern knows in place of spans that are taken, so that all offsets stay."""
    for start, end in spans:
        text = text[:start] + "\x01" * (end - start) + text[end:]
    return text
