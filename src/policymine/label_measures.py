"""What lines with a label and a value measure, where the line above them says it: "Capacity targets:", "Wind: 4 MW"."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import regex

from policymine.lang import Language
from policymine.lang.inflection import Inflection
from policymine.marking import Marker
from policymine.records import Block, Record

_AIMED = regex.compile("(?P<of>[n><'-]{1,6})m")
"""What is aimed at, before the word for an aim: "soot reduction targets"."""
_AIMED_BEHIND = regex.compile("mi(?P<of>[ng>]{1,4})")
_MEASURED = regex.compile("t?(?P<of>[n><]{1,5}(?:o[n>]{1,5})?)(?:(?:[iy][tn]{1,4})*:|B)")
_LABEL = regex.compile(r"[\s•·*–-]*(?:\(?\w{1,2}[.)]\s*)?(?P<label>[^\d:()]{2,50}?)\s*(?:\([^()]*\)\s*)?:")
_DIGIT = regex.compile(r"\d")
_LONGEST = 130
_WORDS = 4
_MEASURES = frozenset({"percent", "amount"})


class LabelMeasures:
    """Names such values in one language; without a table of it none.

    Args:
        language: The language.
        marker: Marks the lines above.

    Example:
        >>> from policymine.lang import load
        >>> language = load("en")
        >>> measures = LabelMeasures(language, Marker(language))
        >>> measures.measure("Renewable energy targets for 2030:"), measures.measure("Main measures:")
        ('renewable energy', '')
    """

    def __init__(self, language: Language, marker: Marker) -> None:
        patterns: Mapping[str, Any] = language.tables["patterns"]
        table: dict[str, Any] = patterns.get("label_measures", {})
        stand_ins: dict[str, Any] = patterns.get("stand_ins", {})
        self._works = bool(table)
        self._words_of = marker.words_of
        self._singular = Inflection(language.tables["language"]).singular
        self._plain = frozenset(table.get("plain", ()))
        self._whole = frozenset(table.get("whole", ()))
        self._sectors = frozenset(table.get("sectors", ()))
        self._form = str(table.get("form", ""))
        self._mixes = frozenset(patterns.get("mix_shares", {}).get("heads", ()))
        self._mix = str(patterns.get("mix_shares", {}).get("form", ""))
        self._joined = {self._singular(head) for head in patterns.get("breakdowns", {}).get("heads", ())}
        self._bodies = frozenset(stand_ins.get("body_heads", ()))
        self._measuring = self._joined.union(
            *(stand_ins.get(f"{sort}_heads", ()) for sort in ("measure", "rate", "sum"))
        )
        self.measure = functools.lru_cache(maxsize=256)(self._measure)

    def named(self, record: Record, block: Block, text: str) -> Record:
        """Name a value of a line under another one; what is told behind it still goes by its own name.

        Args:
            record: The record of the value.
            block: The line.
            text: The text of the document.

        Returns:
            The record, named by what the line above measures of what the label says, if it does.
        """
        name = self._named(record, block, text)
        return record if name == record.indicator else replace(record, indicator=name)

    def _named(self, record: Record, block: Block, text: str) -> str:
        name = record.indicator
        if not self._works or block.kind != "list_item" or not block.headings or record.measure not in _MEASURES:
            return name
        if not name:
            return self.measure(block.headings[-1])
        label = _LABEL.match(text, block.start, min(block.end, record.start))
        if label is None:
            return name
        if label["label"].lower() in self._whole and name not in text[record.end : block.end]:
            # The label names nothing: without a name behind the value that of another line was taken.
            return self.measure(block.headings[-1]) or name
        if label["label"].lower() != name.lower() or len(name.split()) > _WORDS:
            return name
        measure = self.measure(block.headings[-1])
        return self._composed(label["label"], measure) if measure else name

    def _composed(self, label: str, measure: str) -> str:
        """A label with what is measured of it."""
        words = label.lower().split()
        head = self._singular(measure.split()[-1])
        if self._singular(words[-1]) in self._measuring or not set(words).isdisjoint(measure.split()):
            return label
        if head in self._mixes:
            return self._mix.format(part=label, whole=measure)
        if head in self._joined:
            return f"{label} {head}"
        return self._form.format(measure=measure, label=label) if words[-1] in self._sectors else label

    def _measure(self, line: str) -> str:
        """What a line says that those below it measure, or nothing."""
        line = line.strip().rsplit(". ", 1)[-1]
        if not line.endswith(":") or len(line) > _LONGEST:
            return ""
        marked = self._words_of(line)
        aimed = _AIMED.search(marked.code) or _AIMED_BEHIND.search(marked.code)
        found = aimed or _MEASURED.match(marked.code)
        if found is None:
            return ""
        words = [marked.word(at) for at in range(*found.span("of"))]
        for at in range(len(words) - 1, -1, -1):
            if words[at] in self._plain or words[at][:1].isdigit():
                words = words[at + 1 :]
                break
        if not words or self._singular(words[-1]) in self._bodies:
            return ""
        head = self._singular(words[-1])
        measures = head in self._measuring or head in self._mixes or words[0] in self._measuring
        return " ".join(words) if aimed is not None or measures else ""
