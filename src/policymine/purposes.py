"""Money of which a sentence only tells who gives it and what for: 财政部下达资金3亿元，支持防汛."""

from __future__ import annotations

import regex

from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import Marked
from policymine.phrases import Phrases
from policymine.sum_purposes import SumPurposes


class Purposes:
    """Names sums of money by what they are for; without a table of it nothing is changed.

    Args:
        language: The language.
        phrases: Builds phrases.
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self._sums = SumPurposes(language, phrases)
        table = language.tables["patterns"].get("purposes", {})
        self._bare = regex.compile(table.get("bare", r"(?!)"))
        self._purpose = regex.compile(table.get("purpose", r"(?!)"))
        self._invested = regex.compile(table.get("invested", r"(?!)"))
        self._work = regex.compile(table.get("work", r"(?!)"))
        self._funds = tuple(table.get("funds", ("",)))
        self._paid = regex.compile(table.get("paid", r"(?!)"))
        self._outlays = tuple(table.get("outlays", ()))

    def named(self, name: str, measure: str, marked: Marked, draft: Draft) -> str:
        """Say what a sum is for, where its name only tells who gives it.

        Args:
            name: Its name.
            measure: What is measured.
            marked: The sentence.
            draft: The value.
        """
        if measure != "money":
            return name
        end = draft.quantity.right
        name = self._sums.named(name, marked, draft)
        name = self._paid.sub("", name, count=1)  # 县财政每年安排…支持渔民培训: not how it came
        if self._invested.fullmatch(name) is not None:
            work = self._work.match(marked.folded, end)
            return f"{work['what']}{name}" if work is not None else name
        if self._bare.fullmatch(name) is None:
            return name
        found = self._purpose.match(marked.folded, end)
        if found is None:
            return name
        outlay = next((each for each in self._outlays if name.endswith(each)), None)
        if outlay is not None:
            return f"{found['what']}{outlay}"  # 当地将相继投入…: who pays, and not whose money it is
        fund = next((each for each in self._funds if name.endswith(each)), self._funds[-1])
        return f"{name.removesuffix(fund)}{found['what']}{fund}"
