"""What the words beside a number make of it: "at least 5", "5 or more", "about 5"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import regex

from policymine.cues import Endings
from policymine.records import Comparator


class Ending:
    r"""Finds one of some words right before a place in a text; a bracket or quotation mark may stand between.

    Args:
        words: The words.
        left: Pattern for what must not be cut off on their left.

    Example:
        >>> Ending(["at", "least"], r"\b").search("at least (5", 10)["w"]
        'least'
    """

    def __init__(self, words: Iterable[str], left: str) -> None:
        known = list(words)
        self._pattern = regex.compile(rf"{left}(?P<w>\L<w>)\s*[(\"']?", w=known, flags=regex.REVERSE) if known else None
        endings = Endings(known, signs="(\"'")
        self._told, self._may_end = endings.told, endings.may_end

    def search(self, text: str, end: int, start: int = 0) -> regex.Match[str] | None:
        """Find a word that ends where something else begins.

        Args:
            text: The folded text.
            end: Where the other thing begins.
            start: Where to begin to look.
        """
        if self._pattern is None or end < 1 or text[end - 1] not in self._told:
            return None
        start = max(0, start)
        return self._pattern.match(text, start, end) if self._may_end(text, start, end) else None


class Compared(NamedTuple):
    """A number with the words beside it.

    Attributes:
        left: First character with the words before the number.
        right: One past the last character with those behind it and its unit.
        comparator: What they make of it.
        cue: The words before the number that gave the comparator.
    """

    left: int
    right: int
    comparator: Comparator
    cue: str


class Comparators:
    r"""The comparators of one language.

    Args:
        table: The language's ``numbers.toml``.
        left: Pattern for what must not be cut off on the left of a word.
        right: The same for its right.

    Example:
        >>> from policymine.lang import load
        >>> comparators = Comparators(load("en").tables["numbers"], r"\b", r"\b")
        >>> comparators.around("at least 5 km", 9, 13, "=")
        Compared(left=0, right=13, comparator='>=', cue='at least')
    """

    def __init__(self, table: Mapping[str, Any], left: str, right: str) -> None:
        self._before_words: dict[str, Comparator] = {
            word: comparator for comparator, words in table.get("before", {}).items() for word in words
        }
        self._after_words: dict[str, Comparator] = {
            word: comparator for comparator, words in table.get("after", {}).items() for word in words
        }
        self._comparative = frozenset(table.get("comparative_words", []))
        against, mark = table.get("compared_with"), table.get("compared_mark")
        self._against = regex.compile(against) if against else None
        self._against_mark = regex.compile(mark) if mark else None
        self._weak_before = frozenset(table.get("weak_before", []))
        self._particles = frozenset(table.get("particles", []))
        self._phrasal = Ending(table.get("phrasal_before", []), left)
        self._apart = {word: regex.compile(pattern) for word, pattern in table.get("phrasal_apart", {}).items()}
        self._own_fillers = Ending(table.get("own_fillers", []), left)
        self._rates = tuple(f"{word} " for word in table.get("own_rates", ())) or "\0"
        gap = r"\s+" if left else r"\s*"
        fillers = list(table.get("fillers", [])) or ["\0"]
        self._before = regex.compile(
            rf"{left}(?P<w>\L<words>)\s*(?:(?<=\s)\L<fillers>{gap}){{0,2}}",
            words=list(self._before_words),
            fillers=fillers,
            flags=regex.REVERSE,
        )
        self._may_end = Endings([*self._before_words, *fillers]).may_end
        # 7轮强对流: a word of which the comparator is only the beginning.
        self._after = regex.compile(
            rf"\s*(?!\L<longer>)(?P<w>\L<words>){right}",
            words=list(self._after_words) or ["\0"],
            longer=list(table.get("after_longer", [])) or ["\0"],
        )
        self._plus = regex.compile(r"\L<w>(?!\d)", w=list(table.get("signs", {}).get("plus", ["+"])))

    def around(self, folded: str, left: int, right: int, comparator: Comparator, floor: int = 0) -> Compared:
        """Read the words on both sides of a number.

        Args:
            folded: The sentence in lower case.
            left: Where the number or its currency sign begins.
            right: Where it or its unit ends.
            comparator: What is known already: ``=``, or that it is a range.
            floor: Where the quantity before it ends.
        """
        cue = ""
        before = self._search(folded, max(floor, left - 48), left)
        if before and floor and not folded[floor : before.start()].strip() and before["w"] in self._comparative:
            before = None  # "16% more than the 3.6 bn t of 2013" compares two values
        if before and before["w"] == ">" and folded[before.start() - 1 : before.start()] == "-":
            before = None  # an arrow: "44% -> 52%"
        if before and self._is_known(folded, before, right):
            before = None  # "this is lower than the 32% of the old law" compares two values too
        if (
            before
            and self._is_particle(before["w"])
            and self._phrasal.search(folded, before.start(), before.start() - 12)
        ):
            before = None  # "handed over 387 cases"
        if before and before["w"] in self._apart and self._apart[before["w"]].search(folded, 0, before.start()):
            pass  # "bringing the total up to 12 km" is no bound
        elif before:
            left, cue = before.start(), before["w"]
            comparator = self._before_words[cue] if comparator == "=" else comparator
            around = self._search(folded, max(floor, left - 16), left)
            if around is not None and " " in around["w"] and self._before_words[around["w"]] == "=":
                left = around.start()  # "a total of more than 90 boats"
            if folded.endswith(self._rates, 0, left):
                rate = self._own_fillers.search(folded, left, max(floor, left - 48))
                left = left if rate is None else rate.start()  # "at an annual rate of more than 5%"
        elif own := self._own_fillers.search(folded, left, max(floor, left - 48)):
            left = own.start()
        if after := self._after.match(folded, right):
            right = after.end()
            comparator = self._after_words[after["w"]] if comparator == "=" or cue in self._weak_before else comparator
        elif plus := self._plus.match(folded, right):
            right = plus.end()
            comparator = ">=" if comparator == "=" else comparator
        return Compared(left, right, comparator, cue)

    def _is_particle(self, cue: str) -> bool:
        """Whether a comparator may belong to the verb before it: "hand over 3", but not "add at least 3"."""
        return not self._particles or cue in self._particles

    def _is_known(self, folded: str, before: regex.Match[str], right: int) -> bool:
        """Whether a comparative is followed by a value that was told of before, and not by a mark that is passed."""
        if self._against is None or before["w"] not in self._comparative:
            return False
        if self._against.match(folded, before.end("w")) is None:
            return False
        return self._against_mark is None or self._against_mark.match(folded, right) is None

    def left(self, folded: str, start: int) -> int:
        """Give where the words begin that compare what stands at a place; the place itself if there are none."""
        while before := self._search(folded, max(0, start - 40), start):
            start = before.start()
        return start

    def is_before(self, folded: str, start: int) -> bool:
        """Tell whether a comparator stands right before a place."""
        return self._search(folded, max(0, start - 40), start) is not None

    def _search(self, folded: str, start: int, end: int) -> regex.Match[str] | None:
        return self._before.match(folded, start, end) if self._may_end(folded, start, end) else None

    def at(self, folded: str, position: int) -> Comparator | None:
        """Give the comparator behind a counted noun, if there is one: "1,000 enterprises or more".

        Args:
            folded: The sentence in lower case.
            position: Where the noun ends.
        """
        after = self._after.match(folded, position)
        return self._after_words[after["w"]] if after else None
