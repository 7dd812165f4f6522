"""Shares of a mix told in a row: "a power mix of 60% hydro and 40% wind", "44% oil and 56% gas in the fuel mix"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import regex

from policymine.drafts import Draft
from policymine.lang import Language
from policymine.lang.inflection import Inflection
from policymine.marks import QUANTITY, Marked
from policymine.phrases import Phrases

_THING = r"""t?a?[n>'"~v-]{0,5}[n>"]"""
_JOINT = r"[aZ]*(?:,?[ck]|[,;])[ta]*"
_BEHIND = regex.compile(rf"[oiftnh]{{0,2}}?(?P<thing>{_THING}){_JOINT}")
"""A thing behind its share, up to the next share."""
_BEFORE = regex.compile(rf"{_JOINT}(?P<thing>{_THING})[aBR:]*")
"""A thing before its share, from the share before."""
_LAST = regex.compile(rf"[oif]?t?(?P<thing>{_THING})(?=[aZ]*(?:[.,;:)ckliohBMHVvRrUuDd]|$))")
_FIRST = regex.compile(rf"(?P<thing>{_THING})[aBR:]*$")
_WHOLE = r"""(?P<whole>[n>'"-]+)"""
_WHOLE_BEHIND = regex.compile(rf"[aZ]*[iof]t?{_WHOLE}")
_WHOLE_BEFORE = regex.compile(rf"{_WHOLE}(?:[aZMBHVvbrRgeu2oiy:]*|[^.;{QUANTITY}]{{0,30}}:[ta]*)(?:{_THING}[aBR:]*)?$")
_ENDS = ".;"
_NAMED = 2


class MixShares:
    """Names shares of a mix in one language; without a table of words for mixes none.

    Args:
        language: The language.
        phrases: Builds phrases.
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        table: dict[str, Any] = language.tables["patterns"].get("mix_shares", {})
        self._phrases = phrases
        self._heads = frozenset(table.get("heads", ()))
        self._gate = tuple(self._heads)
        self._form = str(table.get("form", "{part}"))
        self._shares = frozenset(table.get("shares", ()))
        self._singular = Inflection(language.tables["language"]).singular

    def name(self, marked: Marked, draft: Draft, drafts: Sequence[Draft]) -> str:
        """Give the name of a share of a mix; nothing if it is none.

        Args:
            marked: The sentence.
            draft: The value.
            drafts: All values of the sentence.
        """
        if draft.quantity.sort != "percent" or len(drafts) < 2 or not any(w in marked.folded for w in self._gate):
            return ""
        for named in (_BEHIND, _BEFORE):
            run = self._run(marked.code, draft, drafts, named)
            whole = self._whole(marked, run, behind=named is _BEHIND) if len(run) > 1 else ""
            if whole and (part := self._part(marked, draft.position, run, whole, behind=named is _BEHIND)):
                return self._form.format(part=part, whole=whole)
        return ""

    def _run(self, code: str, draft: Draft, drafts: Sequence[Draft], named: regex.Pattern[str]) -> list[int]:
        """The places of the shares that stand in one row with a value."""
        at = drafts.index(draft)
        first = last = at
        while first and self._joined(code, drafts[first - 1], drafts[first], named):
            first -= 1
        while last + 1 < len(drafts) and self._joined(code, drafts[last], drafts[last + 1], named):
            last += 1
        return [each.position for each in drafts[first : last + 1]]

    def _joined(self, code: str, one: Draft, other: Draft, named: regex.Pattern[str]) -> bool:
        alike = one.quantity.sort == other.quantity.sort == "percent"
        return alike and named.fullmatch(code, one.position + 1, other.position) is not None

    def _whole(self, marked: Marked, run: Sequence[int], *, behind: bool) -> str:
        """The mix of which the values of a row are shares, behind the row or before it."""
        code = marked.code
        last = _LAST.match(code, run[-1] + 1) if behind else None
        found = _WHOLE_BEHIND.match(code, last.end() if last is not None else run[-1] + 1)
        if found is not None and (whole := self._mix(marked, found)):
            return whole
        found = _WHOLE_BEFORE.search(code, max(code.rfind(end, 0, run[0]) for end in _ENDS) + 1, run[0])
        return self._mix(marked, found) if found is not None else ""

    def _mix(self, marked: Marked, found: regex.Match[str]) -> str:
        """A mix, where what was found ends in a word for one."""
        first, last = found.span("whole")
        if last - first < _NAMED or self._singular(marked.word(last - 1)) not in self._heads:
            return ""  # "the mix" alone says nothing
        return self._phrases.phrase(marked, (first, last))

    def _part(self, marked: Marked, at: int, run: Sequence[int], whole: str, *, behind: bool) -> str:
        """The thing of which a value is a share."""
        code = marked.code
        if behind:
            last = at == run[-1]
            found = _LAST.match(code, at + 1) if last else _BEHIND.match(code, at + 1)
        elif at == run[0]:
            found = _FIRST.search(code, 0, at)
        else:
            found = _BEFORE.fullmatch(code, run[run.index(at) - 1] + 1, at)
        part = self._phrases.phrase(marked, found.span("thing")) if found is not None else ""
        return "" if part == whole or QUANTITY in part or part.lower() in self._shares else part
