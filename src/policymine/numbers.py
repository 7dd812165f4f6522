"""Reading numbers: digits with groups and scales, number words, and mixtures of both.

The words are data of each language (``numbers.toml``); the arithmetic is the same for all. A number is a sum of
products: every scale word multiplies what stands before it and is smaller than itself, which reads
"two hundred fifty thousand" and 三千五百万 alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

import regex

from policymine.broken_numbers import Broken, BrokenNumbers
from policymine.cues import letter_runs_of
from policymine.needs import shortest
from policymine.numerals import LARGEST, Numerals, any_of

_DIGIT = re.compile("[0-9]")


_CONTINUED = 1000
"""So many times its continuation the scale of a number may be: "1 billion 26 million", but "9 million and 20"."""
_Match: TypeAlias = "re.Match[str] | regex.Match[str]"


class Number(NamedTuple):
    """A number in a text.

    Attributes:
        start: First character.
        end: One past the last character, scale words included.
        value: The number with its scale.
        worded: Whether it is written in words only.
        scaled: Whether a scale word was part of it.
        scale: The product of the scale words after the digits (1 if there are none).
        more: Whether the number says that there are more: 8000多万.
        vague: Whether it only says about how many: 二三十. Such a number is not found.
    """

    start: int
    end: int
    value: float
    worded: bool
    scaled: bool
    scale: float = 1.0
    more: bool = False
    vague: bool = False

    def times(self, end: int, scale: float) -> Number:
        """Give the number with a scale behind it.

        Args:
            end: Where the scale ends.
            scale: What it multiplies by.

        Example:
            >>> Number(0, 3, 9.2, False, False).times(5, 1e6).value
            9200000.0
        """
        return self._replace(end=end, value=_times(self.value, scale), scaled=True, scale=scale)


def add_up(parts: list[float], scales: frozenset[float]) -> float:
    """Add up the parts of a number in words.

    Args:
        parts: Values of the words in their order.
        scales: Which values multiply what stands before them.

    Returns:
        The number.

    Example:
        >>> add_up([2, 100, 50, 1000], frozenset({100, 1000}))
        250000.0
        >>> add_up([3, 1000, 5, 100, 10000], frozenset({10, 100, 1000, 10000}))
        35000000.0
    """
    stack: list[float] = []
    before: float | None = None
    for part in parts:
        if part in scales and part == before:
            stack[-1] *= part  # 四万万
        elif part in scales:
            smaller = 0.0
            while stack and stack[-1] < part:
                smaller += stack.pop()
            stack.append((smaller or 1.0) * part)
        else:
            stack.append(float(part))
        before = part
    return float(sum(stack))


def _longest_run(word: str) -> str:
    """The longest run of a word's letters, by which words that stand by themselves are told."""
    return max(letter_runs_of(word), key=len, default="")


def runs_of_words(words: Iterable[str]) -> frozenset[str] | None:
    """One of these runs of letters stands in a text with one of some words that stand by themselves.

    Returns:
        The runs; None if a word has no letters.

    Example:
        >>> sorted(runs_of_words(["one third", "half"]) or ())
        ['half', 'third']
    """
    runs = frozenset(map(_longest_run, words))
    return None if "" in runs else runs


class Gate:
    """Tells cheaply whether a text may hold a number: it has a digit, or one of some words.

    Args:
        words: Words that stand by themselves.
        anywhere: Letters that count wherever they stand.
        phrases: Words and phrases of which the longest word at least stands by itself.

    Example:
        >>> gate = Gate(["ten"], ["half", "ten-fold"])
        >>> [gate.search(text) for text in ("9 of ten", "ten", "often", "behalf")]
        ['9', 'ten', None, 'half']
    """

    def __init__(self, words: Iterable[str], anywhere: Iterable[str] = (), phrases: Iterable[str] = ()) -> None:
        self._words = tuple(words)
        self._phrases: dict[str, list[str]] = {}
        for phrase in phrases:
            self._phrases.setdefault(_longest_run(phrase), []).append(phrase)
        anywhere = [*anywhere, *self._phrases.pop("", ())]
        self._phrase_runs = frozenset(self._phrases)
        # A word without letters counts anywhere.
        longest = {word: _longest_run(word) for word in self._words}
        self._runs = frozenset(run for run in longest.values() if run)
        anywhere = [*anywhere, *(word for word, run in longest.items() if not run)]
        self._anywhere = shortest(letters for letters in anywhere if self._runs.isdisjoint(letter_runs_of(letters)))
        single = re.escape("".join(one for one in self._anywhere if len(one) == 1))
        # Python looks for digits one by one much faster than for all that are digits somewhere.
        self._letter, self._ascii_letter = re.compile(rf"[\d{single}]"), re.compile(f"[0-9{single}]")
        self._others = tuple(letters for letters in self._anywhere if len(letters) > 1)

    def with_more(self, words: Iterable[str], *, spaced: bool) -> Gate:
        """Return a gate that lets texts with one of some more words pass too.

        Args:
            words: The words.
            spaced: Whether they stand by themselves; else they count wherever they stand.
        """
        return Gate(self._words, self._anywhere, words) if spaced else Gate(self._words, [*self._anywhere, *words])

    def search(self, folded: str) -> str | None:
        """Return something that lets the text pass, or None.

        Args:
            folded: A text as :func:`policymine.text.fold` gives it.
        """
        if letter := (self._ascii_letter if folded.isascii() else self._letter).search(folded):
            return letter[0]
        if self._runs or self._phrase_runs:
            runs = letter_runs_of(folded)
            for run in self._runs & runs:
                return run
            for run in self._phrase_runs & runs:
                if found := next(filter(folded.__contains__, self._phrases[run]), None):
                    return found
        return next(filter(folded.__contains__, self._others), None)


class NumberReader:
    """Finds the numbers of one language in a folded text.

    Args:
        table: The language's ``numbers.toml``.

    Example:
        >>> from policymine.lang import load
        >>> reader = NumberReader(load("en").tables["numbers"])
        >>> [n.value for n in reader.find("1.042 million mu, 15 000 t, twenty-one villages, 4.8bn")]
        [1042000.0, 15000.0, 21.0, 4800000000.0]
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._cardinals = {word: float(value) for word, value in table["cardinals"].items()}
        self._scales = {word: float(value) for word, value in table["scales"].items()}
        self._tight = {word: float(value) for word, value in table.get("tight_scales", {}).items()}
        self._big_scales = [word for word, value in self._scales.items() if value >= 100]
        self._scale_values = frozenset(self._scales.values())
        self._point = str(table.get("decimal_point", "."))
        self._separators = "".join(table.get("group_separators", [","]))
        point = re.escape(self._point)
        groups = "|".join(
            rf"[0-9]{{1,3}}(?:{re.escape(s)}[0-9]{{3}})+(?![0-9{re.escape(s.strip())}]?[0-9])"
            for s in table.get("group_separators", [","])
        )
        spaced = bool(table.get("spaced", True))
        gap, bound, left = (r"\s*+", r"\b", r"(?<![^\W\d_])") if spaced else (r"\s{0,2}", "", "")
        # "17,05%": a comma before one or two digits and a unit is the point of other languages.
        other = table.get("other_point")
        foreign = rf"(?P<d>(?<![0-9],)[0-9]{{1,3}}{other})|" if other else ""
        self._foreign = bool(other)
        loose, after = table.get("loose_groups"), table.get("after_point")
        groups = f"{loose}|{groups}" if loose else groups
        before = rf"(?<![0-9{point}])" if not after else rf"(?:(?<![0-9{point}])|{after})"
        # Groups are not possessive: before Python 3.11.5 `re` kept the point of "2." with them.
        self._digits = re.compile(
            rf"{before}(?:{foreign}(?:{groups})(?:{point}[0-9]++)?|[0-9]++(?:{point}[0-9]++)?)(?!{point}[0-9])"
        )
        words = [*self._cardinals, *self._scales]
        joint = r"(?:[-\s]++(?:and\s++)?)" if spaced else ""
        guard = list(table.get("scale_guard", [])) or ["\0"]  # words that begin like a scale: 千瓦 is a unit
        self._word = regex.compile(rf"{left}(?!\L<guard>)\L<words>{bound}", words=words, guard=guard)
        self._next_word = regex.compile(rf"{joint}\L<words>{bound}", words=words)
        more = "".join(table.get("more_signs", []))
        self._more = regex.compile(f"[{more}]") if more else None
        self._numerals = None if spaced else Numerals(table)
        zeros = "".join(word for word, value in self._cardinals.items() if value == 0)
        self._zero = regex.compile(f"[{zeros}]?" if zeros and not spaced else "")
        self._no_words = re.compile(any_of(table.get("no_number_words", [])))
        self._scale = regex.compile(
            (f"[{more}]?" if more else "") + rf"{gap}(?!\L<guard>)(?P<s>\L<scales>){bound}",
            scales=list(self._scales),
            guard=guard,
        )
        self._hyphened = (
            regex.compile(r"-(?P<s>\L<scales>)(?=-[a-z]|[\s,;)])", scales=self._big_scales) if spaced else None
        )
        self._tight_scale = regex.compile(r"\L<tight>(?![^\W_]|[²³])", tight=list(self._tight)) if self._tight else None
        self._said_apart = {word: float(value) for word, value in table.get("scales_apart", {}).items()}
        rest = table.get("continued")
        self._continued = regex.compile(rest) if rest else None
        larger = table.get("larger_behind")
        self._larger = regex.compile(larger) if larger else None
        apart = list(self._said_apart)
        self._apart = regex.compile(r"\s(?P<s>\L<apart>)(?=\s+[^\W\d_])", apart=apart) if apart else None
        self._broken = BrokenNumbers(table) if table.get("broken") else None
        self._some_word = shortest(words)
        self._runs = runs_of_words(words) if spaced else None
        self._first = None if spaced else re.compile(f"[{re.escape(''.join({word[0] for word in words}))}]")
        gate_words = [*words, *table.get("extra_gate_words", [])]
        self.gate = Gate(gate_words) if spaced else Gate((), gate_words)

    def find(self, folded: str) -> list[Number]:
        """Find all numbers, from left to right, without overlaps.

        Args:
            folded: A text as :func:`policymine.text.fold` gives it.

        Returns:
            The numbers in their order.
        """
        numbers: list[Number] = []
        position = 0
        candidates: list[tuple[int, bool, _Match]] = []
        if digit := _DIGIT.search(folded):
            candidates += [(m.start(), True, m) for m in self._digits.finditer(folded, digit.start())]
        if self._may_hold_words(folded):
            words = self._no_words.sub(lambda m: "\0" * len(m[0]), folded)
            candidates += [(m.start(), False, m) for m in self._words(words)]
            candidates.sort(key=lambda candidate: candidate[0])
        broken = {b.start: b for b in self._broken.find(folded, float)} if candidates and self._broken else {}
        if broken:
            return self._with_broken(folded, candidates, broken)
        for start, is_digits, match in candidates:
            if start < position:
                continue
            number = self._read_digits(folded, match) if is_digits else self._read_words(folded, match)
            if not number.vague:
                numbers.append(number)
            position = number.end
        return numbers

    def _with_broken(
        self, folded: str, candidates: list[tuple[int, bool, _Match]], broken: Mapping[int, Broken]
    ) -> list[Number]:
        """Read the numbers of a text of which some have a broken part, which is none of the others."""
        numbers = [Number(b.start, b.end, b.value, True, True, b.scale) for b in broken.values()]
        position = 0
        for start, is_digits, match in candidates:
            number = self._read_digits(folded, match) if is_digits else self._read_words(folded, match)
            own = start >= position and not any(b.start < number.end and start < b.end for b in broken.values())
            if own and not number.vague:
                numbers.append(number)
            position = max(position, number.end if own else position)
        return sorted(numbers, key=lambda number: number.start)

    def _may_hold_words(self, folded: str) -> bool:
        if self._runs is not None:
            return not self._runs.isdisjoint(letter_runs_of(folded))
        if self._first is not None:
            return self._first.search(folded) is not None
        return any(map(folded.__contains__, self._some_word))

    def _words(self, folded: str) -> Iterator[_Match]:
        """Find the number words, which in a language without spaces may begin anywhere."""
        if self._first is None:
            yield from self._word.finditer(folded)
            return
        position = 0
        for first in self._first.finditer(folded):
            if first.start() >= position and (match := self._word.match(folded, first.start())):
                yield match
                position = match.end()

    def _read_digits(self, folded: str, match: _Match) -> Number:
        plain = match[0]
        if self._foreign and match["d"]:
            plain = plain.replace(",", self._point)
        for separator in self._separators:
            plain = plain.replace(separator, "")
        value = float(plain if self._point == "." else plain.replace(self._point, "."))
        start, end = match.span()
        scale = 1.0
        if self._tight_scale is not None and (tight := self._tight_scale.match(folded, end)):
            return Number(start, tight.end(), _times(value, self._tight[tight[0]]), False, True, self._tight[tight[0]])
        more = False
        if self._apart is not None and (apart := self._apart.match(folded, end)):  # "24.6 10,000 tons"
            scale, end = self._said_apart[apart["s"]], apart.end()
        if self._hyphened is not None and (
            hyphened := self._hyphened.match(folded, end)
        ):  # "the 2.7-billion-yuan line"
            scale, end = self._scales[hyphened["s"]], hyphened.end()
        while follow := self._scale.match(folded, end):
            if scale * self._scales[follow["s"]] > LARGEST:
                break
            scale *= self._scales[follow["s"]]
            more = more or (self._more is not None and self._more.match(follow[0]) is not None)
            end = follow.end()
        value = _times(value, scale)
        if self._larger is not None and scale > 1 and (larger := self._larger.match(folded, end)) is not None:
            scale = self._scales[larger["s"]]  # 63万6463亿
            value = _times(value + float(larger["n"]), scale)
            return Number(start, larger.end(), value, False, True, scale, more)
        if self._numerals is not None and scale > 1 and (part := self._rest(folded, end, scale)) is not None:
            value, end, more = value + part.value, part.end, more or part.more
        if self._continued is not None and scale > 1 and (rest := self._continued.match(folded, end)) is not None:
            smaller = float(rest["n"]) * self._scales.get(rest["s"] or "", 1.0)
            if smaller < scale <= _CONTINUED * smaller:
                value, end = value + smaller, rest.end()
        if self._more is not None and self._more.match(folded, end):
            end, more = end + 1, True
        return Number(start, end, value, False, scale != 1.0, scale, more)

    def _rest(self, folded: str, position: int, scale: float) -> Number | None:
        """What a number with a scale is continued by: 1亿3千多万, 2万5千, 1万600, 1千零20, 100万三千."""
        start = self._zero.match(folded, position).end()
        if digits := self._digits.match(folded, start):
            part = self._read_digits(folded, digits)
            whole = part.scaled or start > position or (100 * part.value >= scale and digits[0].isdigit())
            return part if whole and 0 < part.value < scale else None
        word = self._word.match(folded, start)
        if word is None or word[0] not in self._cardinals:
            return None
        part = self._read_words(folded, word)
        return part if part.scaled and 0 < part.value < scale else None

    def _read_words(self, folded: str, match: _Match) -> Number:
        if self._numerals is not None:
            return self._read_numeral(folded, match.start(), self._numerals)
        parts = [self._value(match[0])]
        end = match.end()
        while follow := self._next_word.match(folded, end):
            word = follow[0].strip(" -\t\n").removeprefix("and ").strip()
            value = self._value(word)
            # "two three" is two numbers, "twenty three" and "two hundred" are one.
            if value not in self._scale_values and not (value < parts[-1] and _room_for(parts[-1], value)):
                break
            parts.append(value)
            end = follow.end()
        scales = [part for part in parts if part in self._scale_values]
        more = self._more is not None and self._more.match(folded, end) is not None
        end += more
        value = add_up(parts, self._scale_values)
        return Number(match.start(), end, value, True, bool(scales), max(scales, default=1.0), more)

    def _read_numeral(self, folded: str, start: int, numerals: Numerals) -> Number:
        numeral = numerals.read(folded, start)
        value = add_up(numeral.parts, self._scale_values)
        if numeral.decimals:
            value = _times(float(f"{value:.0f}.{numeral.decimals}"), numeral.factor)
        more = self._more is not None and self._more.match(folded, numeral.end) is not None
        scales = [part for part in (*numeral.parts, numeral.factor) if part in self._scale_values]
        end = numeral.end + more
        return Number(
            start, end, value, True, bool(scales), max(scales, default=1.0), more or numeral.more, numeral.vague
        )

    def is_bare_scale(self, text: str) -> bool:
        """Tell whether a number in words is of scale words from a hundred on only: 万亿, 千, but not 十万."""
        while text:
            scale = next((word for word in self._big_scales if text.startswith(word)), None)
            if scale is None:
                return False
            text = text[len(scale) :]
        return True

    def read_word(self, text: str) -> float | None:
        """Read a number that is all of a text, in words or in digits.

        Args:
            text: The folded text.

        Returns:
            The number, or None if the text is something else.
        """
        found = self.find(text)
        return found[0].value if found and (found[0].start, found[0].end) == (0, len(text)) else None

    def _value(self, word: str) -> float:
        return self._cardinals[word] if word in self._cardinals else self._scales[word]


def _times(value: float, scale: float) -> float:
    """Multiply without the noise of binary fractions: 1.042 million is 1042000, not 1041999.9999."""
    return value if scale == 1.0 else float(f"{value * scale:.12g}")


def _room_for(before: float, value: float) -> bool:
    """Tell whether a smaller number may follow a bigger one as part of it: 20 takes 3, 7 takes nothing."""
    return (before >= 20 and before % 10 == 0 and value < 10) or before >= 100
