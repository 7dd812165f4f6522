"""Shares of which the predicate says what of: 游客中，七成来自省外, 登记企业12万户，其中九成是民营企业."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

from policymine.context import Context
from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import QUANTITY, Marked, begin_of
from policymine.phrases import Phrases
from policymine.records import Record

_ENDS = ",.;:("
_SHORT, _LONG = 2, 16
_WHOLES = ("count", "money", "amount")


class ToldShares:
    """Names such shares in one language; without a table of words for it none.

    Args:
        language: The language.
        phrases: Builds phrases.
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        table: Mapping[str, Any] = language.tables["patterns"].get("told_shares", {})
        self._phrases = phrases
        self._gate = tuple(table.get("gate", ())) or ("\0",)
        self._behind = regex.compile(table.get("behind", r"(?!)"))
        self._among = regex.compile(table.get("among", r"(?!)"))
        self._lead = regex.compile(table.get("lead", r"(?!)"))
        self._doing = str(table.get("doing", "{of}{what}"))

    def complete(self, marked: Marked, draft: Draft, record: Record, context: Context) -> None:
        """Name a share by what its predicate says, and what it is a share of.

        Args:
            marked: The sentence.
            draft: The value.
            record: Its record; its name is changed.
            context: What was told before.
        """
        if record.measure != "percent" or record.change != "level":
            return
        end = draft.quantity.right
        if not marked.folded.startswith(self._gate, end):
            return
        told = self._behind.match(marked.folded, end)
        if told is None:
            return
        of = self._of(marked, draft, context)
        if of is None:
            return
        if kind := told["kind"]:
            record.indicator = self._phrases.share(kind, of)
        else:
            record.indicator = self._doing.format(of=of, what=told["act"])

    def _of(self, marked: Marked, draft: Draft, context: Context) -> str | None:
        """What a share is one of, nothing where that is not said; None where its clause tells something else."""
        first = begin_of(marked.code, draft.position, _ENDS)
        begin = marked.marks[first].start
        within = self._lead.sub("", marked.folded[begin : draft.quantity.left])
        if within:
            of = self._among.sub("", within)
            return of if _SHORT <= len(of) <= _LONG and QUANTITY not in marked.code[first : draft.position] else None
        if not first or marked.code[first - 1] != ",":
            return ""
        last = first - 1
        first = begin_of(marked.code, last, _ENDS)
        clause = marked.folded[marked.marks[first].start : marked.marks[last].start]
        among = self._among.search(clause)
        if among is not None and QUANTITY not in marked.code[first:last]:
            return clause[: among.start()] if among.start() >= _SHORT else ""
        previous = context.previous
        alike = previous is not None and previous.measure in _WHOLES and previous.change == "level"
        return previous.indicator if alike and previous is not None and context.values else ""
