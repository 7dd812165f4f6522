"""What the headers of a table say of the values below and beside them: units, scales, times, what is measured."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from policymine.lang import time_limit
from policymine.lang.inflection import Inflection
from policymine.lang.units import Unit, Units
from policymine.noun_phrases import tidy
from policymine.records import Comparator, Record
from policymine.statements import StatementReader
from policymine.text import fold, is_cjk, normalise
from policymine.time_spans import TimeSpan

_BRACKETS = regex.compile(
    r"\((?P<in>[^()]{1,60})\)|\[(?P<in>[^\[\]]{1,60})\]|〔(?P<in>[^〔〕]{1,60})〕|【(?P<in>[^【】]{1,60})】"
)
_PARTS = regex.compile(r"[;,:]")
_ROW_MARK = regex.compile(r"\s*(?:\d{1,3}[.、)]|\(\d{1,3}\)|#)\s*(?=[^\s\d.])")
_LONGEST = 300
"""Longest header, in characters, that is looked at."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A unit out of a header, with the scale that stands before it ("10,000 tons").

    Attributes:
        unit: The unit.
        scale: What a value in the table is to be multiplied by.
        noun: For a count the counted noun.

    Example:
        >>> Measured(None, 10000.0, "person").noun
        'person'
    """

    unit: Unit | None
    scale: float = 1.0
    noun: str = ""

    @property
    def symbol(self) -> str:
        """The unit as the table of records shows it."""
        return self.unit.symbol if self.unit is not None else self.noun


_CLOSING = (")", "）", "]", "】")


class HeadReader:
    """Reads the headers of tables with the number, unit and date grammar of a language.

    Args:
        reader: The statements of the language.

    Example:
        >>> from policymine.lang import load
        >>> from policymine.lang.units import Units
        >>> heads = HeadReader(StatementReader(load("en"), Units.load()))
        >>> [(m.scale, m.symbol) for head in ("Area (ha)", "Coal, 10,000 tons") if (m := heads.unit(head))]
        [(1.0, 'ha'), (10000.0, 't')]
        >>> heads.unit("Remarks"), heads.name("Investment, million yuan")
        (None, 'Investment')
    """

    def __init__(self, reader: StatementReader) -> None:
        self._reader = reader
        language = reader.language
        cues = language.tables["cues"].get("table", {})
        self._spaced = bool(language.joiner)
        left, right = (r"(?<![^\W_])", r"(?![^\W_])") if self._spaced else ("", "")

        def words(name: str) -> regex.Pattern[str]:
            return regex.compile(rf"{left}\L<words>{right}", words=list(cues.get(name, [])) or ["\0"])

        self.target, self.result, self.change = words("target"), words("result"), words("change_column")
        self.average = words("average_column")
        self.rate, self.up, self.down = words("rate_column"), words("increase"), words("decrease")
        self._words = frozenset(cues.get("header_words", []))
        self._word = regex.compile(r"\L<words>", words=list(self._words) or ["\0"])
        self._caption_lead = regex.compile(cues.get("caption_lead", r"(?!)"), regex.IGNORECASE)
        self._caption_tail = regex.compile(cues.get("caption_tail", r"(?!)"), regex.IGNORECASE)
        self._caption_unit = regex.compile(cues.get("caption_unit", r"(?!)"))
        self._limits = words("limits")
        self._threshold = regex.compile(cues.get("cell_threshold", r"(?!)"))
        self._counted = frozenset(cues.get("counted", []))
        self._classifiers = frozenset(language.tables["numbers"].get("classifiers", []))
        joints = list(cues.get("unit_joints", [])) or ["\0"]
        self._divider = regex.compile(r"\s*[/,:;|]\s*|\s+(?:(?P<joint>\L<joints>)\s+)?", joints=joints)
        self._signs = frozenset(Units.load().exact_forms())
        self._inflection = Inflection(language.tables["language"])
        # Tables repeat their headers on every row.
        self.unit = functools.lru_cache(maxsize=2048)(self._unit)
        self.name = functools.lru_cache(maxsize=2048)(self._name)
        self.untimed = functools.lru_cache(maxsize=2048)(self._untimed)
        self.topic = functools.lru_cache(maxsize=2048)(self._topic)
        self.times = functools.lru_cache(maxsize=2048)(self._times)
        self.comparator = functools.lru_cache(maxsize=2048)(self._comparator)
        self.measured = functools.lru_cache(maxsize=2048)(self._measured)

    def plain(self, text: str) -> str:
        """Give a header in the form in which the language's words are looked for."""
        return self._reader.language.plain(fold(text))

    def _unit(self, head: str, *, row: bool = False) -> Measured | None:
        """Read the unit that a header states: in brackets, behind a stroke or comma, or alone.

        Args:
            head: The header.
            row: Whether it is that of a row, whose last letters may be a part of a name ("Block VA").
        """
        return next((measured for _, _, measured in self._stated(head, row)), None)

    def stated(self, head: str) -> tuple[int, int, Measured] | None:
        """Give the unit that a label states in brackets or behind a comma, with its place: "Area (ha)".

        Args:
            head: The label, the words before a colon.
        """
        text = normalise(head[:_LONGEST]).rstrip()
        if text[-1:] in _CLOSING:
            brackets = list(_BRACKETS.finditer(text, timeout=time_limit(text)))
            found = self._in_brackets(brackets[-1]["in"]) if brackets else None
            return (brackets[-1].start(), len(text), found) if found is not None else None
        comma = text.rfind(", ")
        found = self._pure(text[comma + 1 :]) if comma > 0 else None
        return (comma, len(text), found) if found is not None else None

    def _stated(self, head: str, row: bool = False) -> Iterator[tuple[int, int, Measured]]:
        """Yield the units of a header with the place that each takes there."""
        text = normalise(head[:_LONGEST])
        bracketed = False
        for match in reversed(list(_BRACKETS.finditer(text, timeout=time_limit(text)))):
            if (found := self._in_brackets(match["in"])) is not None:
                yield match.start(), match.end(), found
                bracketed = True
        if bracketed:
            return
        bare = _BRACKETS.sub(lambda match: " " * len(match[0]), text).rstrip()
        if (whole := self._pure(bare)) is not None and _dimension(whole) != "time":
            yield 0, len(bare), whole
            return
        for match in self._divider.finditer(bare, timeout=time_limit(bare)):
            prefix, rest = bare[: match.start()], bare[match.end() :]
            if not rest or not any(c.isalpha() for c in prefix):
                continue
            if match[0].isspace() and match["joint"] is None and not self._looks_like_a_unit(rest, row):
                continue
            if (found := self._pure(rest)) is not None:
                yield match.start(), len(bare), found
                return

    def _looks_like_a_unit(self, words: str, row: bool) -> bool:
        """Behind a mere space only signs count: "PM2.5 ug/m3", but not "Fiscal year"."""
        if is_cjk(words[-1]) or not words.replace(" ", "").isalpha():
            return True
        return not row and len(words) > 1 and words in self._signs

    def _in_brackets(self, words: str) -> Measured | None:
        # A single letter beside others is an index: "(St,d)".
        parts = [words, *(part for part in _PARTS.split(words) if not (len(part) == 1 and part.isalpha()))]
        for part in parts:
            if (found := self._pure(part)) is not None:
                return found
        for part in parts:
            noun = self.plain(part).strip()
            if noun in self._classifiers or noun in self._counted:
                return self._noun(part)
            counted = self._measured(part)
            if counted is not None and counted.noun and counted.scale != 1.0:
                return counted
        return None

    def _pure(self, words: str) -> Measured | None:
        """Read words that are a unit and nothing else: "%", "10,000 tons", "million USD"."""
        words = words.strip()
        if not words or len(words) > 40 or words.isdigit():
            return None
        first, _, rest = words.partition(" ")
        for text in (words, "1 " + words, f"1 {rest} {first}"):
            folded = self.plain(text)
            found = self._reader.quantities.find(folded, text)
            if len(found) == 1 and found[0].unit is not None and found[0].high is None:
                quantity = found[0]
                scale = math.log10(quantity.value) if quantity.value > 0 else 0.5
                if quantity.left == 0 and quantity.right >= len(text) and scale.is_integer():
                    return Measured(quantity.unit, quantity.value)
        return None

    def _noun(self, words: str, scale: float = 1.0) -> Measured:
        noun = " ".join(words.split())
        return Measured(None, scale, self._inflection.singular(noun.lower()) if self._spaced else noun)

    def _measured(self, words: str) -> Measured | None:
        """Read all that a cell for the unit says: a unit, or a counted noun with its scale.

        Args:
            words: The cell of a column of units, or what stands behind "unit:" above a table.

        Returns:
            The unit, or None if the words are none.
        """
        words = normalise(words).strip().strip("()")
        if not words or len(words) > 60:
            return None
        if (found := self._pure(words)) is not None:
            return found
        for text in (words, "1 " + words):
            scales = self._reader.quantities.numbers.find(self.plain(text))
            if len(scales) == 1 and scales[0].start == 0 and scales[0].scaled | (text is words):
                rest = text[scales[0].end :].strip()
                if rest.replace(" ", "").isalpha():
                    return self._noun(rest, scales[0].value)
        return self._noun(words) if words.replace(" ", "").isalpha() else None

    def caption(self, caption: str) -> Measured | None:
        """Read the unit that stands above a whole table ("Unit: 10,000 tons")."""
        found = self._caption_unit.search(self.plain(caption), timeout=time_limit(caption))
        if found is None:
            # "Table 2. Coal use by county (10,000 t)"
            parts = (part.strip() for part in caption.split(";"))
            return next((unit for part in parts if part[-1:] in _CLOSING and (unit := self.unit(part))), None)
        return self.measured(normalise(caption)[found.start("unit") : found.end("unit")])

    def subject(self, caption: str) -> str:
        """Give what a table is about, out of its title: "Coal use" of "Table 2. Coal use by county (t)".

        Args:
            caption: The title and unit note of the table.
        """
        title = self._caption_lead.sub("", normalise(caption.split(";", 1)[0]))
        return self.name(self._caption_tail.sub("", title).strip())

    def _name(self, head: str, *, row: bool = False) -> str:
        """Give a header without its unit and its remarks in brackets."""
        taken = [(start, end) for start, end, _ in self._stated(head, row)]
        text = normalise(head)
        if row and (mark := _ROW_MARK.match(text)):
            taken.insert(0, mark.span())  # "3. Coal use"
        if taken and taken[-1][0] == 0 and taken[-1][1] == len(text.rstrip()):
            taken.pop()  # a header that is all unit names itself
        kept = "".join(" " if any(a <= i < b for a, b in taken) else c for i, c in enumerate(text))
        return tidy(" ".join(_BRACKETS.sub("", kept).split()))

    def _topic(self, head: str) -> str:
        """Give what a column's header names beside years, units and words such as "target"; empty if nothing."""
        rest = self._untimed(head)
        return self.name(head) if len(rest) > (2 if rest.isascii() else 1) else ""

    def _untimed(self, head: str) -> str:
        """Give the words of a header that are no time, no unit and no word such as "target"."""
        folded = self.plain(head)
        taken = [(s.start, s.end) for s in self._reader.dates.find(folded, None)]
        taken += [m.span() for p in (self.target, self.result, self.change) for m in p.finditer(folded)]
        taken += [m.span() for m in _BRACKETS.finditer(folded)]
        taken += [(start, end) for start, end, _ in self._stated(head)]
        if not self._spaced:
            taken += [m.span() for m in self._word.finditer(folded)]
        kept = "".join(" " if any(a <= i < b for a, b in taken) else c for i, c in enumerate(normalise(head)))
        return " ".join(w for w in kept.split() if has_letters(w) and self.plain(w) not in self._words)

    def _times(self, head: str, year: int | None) -> tuple[TimeSpan, ...]:
        """Find the times of a header that have an end."""
        return tuple(time for time in self._reader.dates.find(self.plain(head), year) if time.last is not None)

    def states_limits(self, head: str) -> bool:
        """Tell whether a caption or header announces legal limits, scores and the like, which nobody reports."""
        return self._limits.search(self.plain(head), timeout=time_limit(head)) is not None

    def is_statement(self, record: Record, cell: str) -> bool:
        """Tell whether what was read in a cell of running text is more than a part of a name.

        Catalogues say which things are meant ("20 t/h and above") and give codes behind names ("Paper 2221").

        Args:
            record: What was read, with offsets in the cell.
            cell: The text of the cell.
        """
        if record.measure == "deadline":
            return True
        if not record.action or self._threshold.match(self.plain(cell), record.end, timeout=time_limit(cell)):
            return False
        return record.measure != "count" or cell[record.end :].lstrip()[:1].isalpha()

    def _comparator(self, head: str) -> Comparator | None:
        """Give the comparator that a header gives its values: "at most", "≥"."""
        if not head:
            return None
        text = normalise(head) + " 1"
        found = self._reader.quantities.find(self.plain(text), text)
        comparator = found[-1].comparator if found else "="
        return None if comparator in ("=", "range") else comparator


def _dimension(measured: Measured) -> str:
    return measured.unit.dimension if measured.unit is not None else ""


def has_letters(text: str) -> bool:
    """Tell whether a cell names something: it has two letters, or one ideograph.

    Example:
        >>> [has_letters(text) for text in ("COD", "a 1", "煤", "12")]
        [True, False, True, False]
    """
    return sum(c.isalpha() for c in text) >= 2 or any(map(is_cjk, text))
