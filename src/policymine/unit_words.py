"""Units beside a number: behind it ("5 yuan per mu") and, for currencies, before it ("US$ 5")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

from policymine.cues import Beginnings, Endings
from policymine.lang.units import Unit, Units

_MOST_WORDS = 3
"""How many words may say which persons an amount is for."""

_OPENED = regex.compile(r"\s*/\s*\(\s*")
"""A line with a bracket behind it: "t/(km2·month)"."""
_SUM_AGAIN = regex.compile(r"\s*\([^()\d;:]{0,16}\d[^();:]{0,24}\)|\)")
"""A sum in brackets behind another one, or the end of the brackets behind that sum."""
_TIMES = regex.compile(r"\s*[\u00b7\u2022\u30fb*]\s*|-")
"""What stands between two units below a line."""


def _is_time(unit: Unit) -> bool:
    return unit.dimension == "time"


class UnitReader:
    r"""Finds the units of one language.

    Args:
        units: The unit table.
        code: The language's code.
        table: The language's ``numbers.toml``.
        right: Pattern for what must not be cut off on the right of a word; empty in languages without spaces.

    Example:
        >>> from policymine.lang import load
        >>> reader = UnitReader(Units.load(), "en", load("en").tables["numbers"], r"\b")
        >>> unit, end = reader.behind("5 yuan per mu", "5 yuan per mu", 1)
        >>> unit.symbol, end
        ('yuan/mu', 13)
    """

    def __init__(self, units: Units, code: str, table: Mapping[str, Any], right: str) -> None:
        self._units, self._code = units, code
        forms, exact = units.forms(code), units.exact_forms(code)
        # Most characters begin no unit, and most words are none.
        self._first = frozenset({form[0] for form in (*forms, *exact)} | {" ", "-"})
        self._form, self._exact = Beginnings(forms, alone=bool(right)).at, Beginnings(exact, alone=bool(right)).at
        self._per_form = Beginnings(units.forms(code, per=True), alone=bool(right)).at
        signs = table.get("signs", {})
        self._per = regex.compile(
            r"\s*/\s*|\s+(?P<w>\L<w>)\s+" if right else r"\s*/\s*|(?P<w>\L<w>)",
            w=list(signs.get("per", [])) or ["\0"],
        )
        self._not_per = regex.compile(signs.get("not_per", r"(?!)"))
        self._article = regex.compile(r"\s+\L<w>\s+", w=list(signs.get("per_time", [])) or ["\0"])
        self._behind_article = frozenset(signs.get("per_article", []))
        self._behind_article_of_money = frozenset(signs.get("per_article_money", []))
        self._no_unit = regex.compile(signs.get("no_unit", r"(?!)"))
        self._of = str(signs.get("of", "\0"))
        self._more_of_it = regex.compile(signs.get("more_of_it", r"(?!)"))
        self._added = regex.compile(signs.get("added", r"(?!)"))
        self._word = regex.compile(r"[^\W\d_][\w'-]*\s+" if right else r"(?!)")
        self._letters = {word: float(value) for word, value in table.get("tight_scales", {}).items()}
        self._letter = regex.compile(table["letters_apart"]) if "letters_apart" in table else None
        self._prefixes = dict(units.prefixes())
        self._prefix = regex.compile(r"(?<![^\W\d_])(?P<u>\L<p>)\s*$", p=list(self._prefixes))
        endings = Endings(self._prefixes)
        self._told, self._may_end = endings.told, endings.may_end

    def behind(self, folded: str, raw: str, position: int) -> tuple[Unit, int] | None:
        """Read a unit, and what it is per, behind a number.

        Args:
            folded: The sentence in lower case.
            raw: The same with its capital letters.
            position: Where the number ends.

        Returns:
            The unit and where it ends, or None.
        """
        if position >= len(raw):
            return None
        first = raw[position]
        if not (first in self._first or folded[position] in self._first or first.isspace()):
            return None
        at = _behind_space(raw, position)
        if (added := self._added.match(folded, at)) is not None:
            at = added.end()  # "3 more kilometres"
        word = self._exact(raw, at)
        end = at + len(word)
        if folded.startswith("-", at):
            at = _behind_space(raw, at + 1)
        form = self._form(folded, at)
        if form and (not word or at + len(form) > end):
            word, end = form, at + len(form)
        if word and self._more_of_it.match(folded, end):
            # "8 tonnes of carbon dioxide emissions": the unit is the tonne, and what it is of is named behind it.
            short = self._form(folded[: max(at, folded.rfind(self._of, at, end))], at)
            word, end = (short, at + len(short)) if short else (word, end)
        unit = self._units.find(word, self._code) if word else None
        if unit is None or self._no_unit.match(folded, at):
            return None
        below: list[Unit] = []
        if (opened := _OPENED.match(folded, end)) is not None:
            below, end = self._bracketed(folded, raw, opened.end(), end)
        while len(below) < 2 and (step := self._next_below(folded, raw, end, unit, below)) is not None:
            below.append(step[0])
            end = step[1]
        below.sort(key=_is_time)  # "per month per person" is yuan/person/month
        return (self._units.compose(unit, below), end) if below else (unit, end)

    def _bracketed(self, folded: str, raw: str, position: int, end: int) -> tuple[list[Unit], int]:
        """Read the two units of "/(km2·month)", and where they end; none and the end before them if it is not that."""
        first = self._below_at(folded, raw, position)
        joint = _TIMES.match(folded, first[1]) if first is not None else None
        second = self._below_at(folded, raw, joint.end()) if joint is not None else None
        if first is None or second is None or folded[second[1] : second[1] + 1] != ")":
            return [], end
        return [first[0], second[0]], second[1] + 1

    def _next_below(
        self, folded: str, raw: str, position: int, above: Unit, below: list[Unit]
    ) -> tuple[Unit, int] | None:
        """Read what a unit is per, or per besides: "/km2", and then "/month" or "·month"."""
        if below and (joint := _TIMES.match(folded, position)) is not None:
            return self._below_at(folded, raw, joint.end())
        return self.denominator(folded, raw, position, above)

    def _below_at(self, folded: str, raw: str, position: int) -> tuple[Unit, int] | None:
        word = max(
            self._exact(raw, position), self._per_form(folded, position), key=len
        )  # of two alike that as written
        unit = self._units.find(word, self._code, per=True) if word else None
        return (unit, position + len(word)) if unit is not None else None

    def denominator(self, folded: str, raw: str, position: int, above: Unit) -> tuple[Unit, int] | None:
        """Read what a unit is per: "/mu", "per mu".

        Args:
            folded: The sentence in lower case.
            raw: The same with its capital letters.
            position: Where the unit ends.
            above: The unit above the line.

        Returns:
            The unit below the line and where it ends, or None.
        """
        per = self._per.match(folded, position)
        article = None if per else self._article.match(folded, position)
        if article and self._not_per.match(folded, position):
            return None  # "from 270 t a year earlier"
        joint = per or article
        if joint is None:
            return None
        at = joint.end()
        below = self._below_at(folded, raw, at)
        if below is None:
            return self._told_which(folded, at) if per and per["w"] else None
        if article:
            of_money = above.dimension.partition("/")[0] == "money"
            if below[0].dimension not in (self._behind_article_of_money if of_money else self._behind_article):
                return None
        return below

    def behind_brackets(self, folded: str, raw: str, position: int, above: Unit) -> Unit | None:
        """Read what a sum is per behind brackets that tell it in another currency: "EUR 20 (USD 22) per tonne".

        Args:
            folded: The sentence in lower case.
            raw: The same with its capital letters.
            position: Where the sum with its currency ends, before the brackets or at their end.
            above: The currency.

        Returns:
            The unit below the line, or None.
        """
        brackets = _SUM_AGAIN.match(folded, position)
        below = self.denominator(folded, raw, brackets.end(), above) if brackets is not None else None
        return below[0] if below is not None else None

    def letter(self, folded: str, raw: str, position: int, unit: Unit | None) -> tuple[int, float] | None:
        """Read a letter for a scale behind a space, where a currency stands beside the number: "EUR 9.2 m".

        Args:
            folded: The sentence in lower case.
            raw: The same with its capital letters.
            position: Where the number ends.
            unit: The currency before it, if any.

        Returns:
            Where the letter ends and what it multiplies by, or None.
        """
        found = self._letter.match(folded, position) if self._letter is not None else None
        if found is None:
            return None
        if unit is None or unit.dimension != "money":
            behind = self.behind(folded, raw, found.end())
            if behind is None or behind[0].dimension != "money":
                return None
        return found.end(), self._letters[found["s"]]

    def _told_which(self, folded: str, position: int) -> tuple[Unit, int] | None:
        """Read the persons that an amount is for where words say which: "per primary school pupil"."""
        at = position
        for _ in range(_MOST_WORDS):
            step = self._word.match(folded, at)
            if step is None:
                return None
            at = step.end()
            form = self._per_form(folded, at)
            unit = self._units.find(form, self._code, per=True) if form else None
            if unit is not None:
                return (unit, at + len(form)) if unit.dimension == "person" else None
        return None

    def before(self, raw: str, start: int, reach: int = 8) -> tuple[Unit, int] | None:
        """Read the sign of a currency before a number.

        Args:
            raw: The sentence with its capital letters.
            start: Where the number begins.
            reach: How many characters before it to look at.

        Returns:
            The currency and where it begins, or None.
        """
        if not start or raw[start - 1] not in self._told:
            return None
        begin = max(0, start - reach)
        prefix = self._prefix.search(raw, begin, start) if self._may_end(raw, begin, start) else None
        return (self._prefixes[prefix["u"]], prefix.start()) if prefix else None


def _behind_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
