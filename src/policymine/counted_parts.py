"""Names of parts of what was counted: of 52条河道中 then 水质达标的45条, 其余7条正在治理 are 河道水质达标, 河道治理."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from policymine.constructions import Span
from policymine.context import Counted
from policymine.lang import Language
from policymine.marks import QUANTITY, Marked, begin_of
from policymine.phrases import Phrases
from policymine.quantities import Quantity

_ENDS = frozenset(",.;:()k")
"""Letters at which the clause of a part ends."""
_SILENT = frozenset('ZzMHajpsc~"')
"""Letters of marks that are no part of what is told of a part."""
_STOPS = _ENDS | {QUANTITY, "c"}
_TELLING = frozenset("VbUDRNo")
"""Letters of verbs and what goes with them."""
_SHORT = 2
_LONGEST = 16
_LONGEST_UNKNOWN = 6
"""So many ideographs of no known word may tell what is done to a part: 立行立改."""


class PartNames:
    """Names parts of counted things in one language; without a table of it none.

    Args:
        language: The language.
        phrases: Builds phrases.
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        table: Mapping[str, Any] = language.tables["patterns"].get("counted_parts", {})
        self._phrases = phrases
        self._own_names = frozenset(language.tables["patterns"].get("learned", {}).get("own_names", ()))
        self._works = bool(table)
        self._lead, self._rest = re.compile(table.get("lead", r"(?!)")), re.compile(table.get("rest", r"(?!)"))
        self._within, self._begins = re.compile(table.get("within", r"(?!)")), re.compile(table.get("begins", r"(?!)"))
        self._fresh = frozenset(language.tables["patterns"].get("phrases", {}).get("fresh", ()))
        self._acts = re.compile(
            f"(?:{'|'.join(language.tables['patterns'].get('phrases', {}).get('bare_actions', ()))})$"
        )
        self._being = re.compile(table.get("being", r"(?!)"))
        self._having = re.compile(table.get("having", r"(?!)"))
        self._opened = re.compile(table.get("opened", r"(?!)"))
        self._remainders = tuple(table.get("remainders", ())) or ("\0",)
        self._link = str(table.get("link", "\0"))
        nouns = language.tables["lexicon"].get("nouns", {}).get("counted", ())
        self._heads = tuple(noun for noun in nouns if len(noun) > 1) or ("\0",)
        self._own_units = frozenset(language.tables["numbers"].get("own_units", ()))

    def counted(self, marked: Marked, quantity: Quantity, name: str) -> Counted | None:
        """Tell of what the counts behind a value may be parts, None if of nothing.

        Args:
            marked: The sentence.
            quantity: The value.
            name: Its indicator.
        """
        if not self._works or not quantity.classifier or quantity.classifier in self._own_units or not name:
            return None
        if name in self._own_names:
            return None  # 责令整改30家
        own = self._phrases.acted_on(name)
        if own != name and len(own) <= _SHORT and not self._is_thing(own):
            return None  # 责令整改30家: nothing says of what
        name = own or name
        return Counted(quantity.classifier, name, self._opened.match(marked.folded, quantity.right) is not None)

    def name(self, marked: Marked, position: int, quantity: Quantity, whole: Counted | None) -> str:
        """The name of a count that is a part of what was counted before; nothing if it is none.

        Args:
            marked: The sentence.
            position: The mark of the count.
            quantity: The count.
            whole: What was counted before.
        """
        if whole is None or whole.classifier != quantity.classifier:
            return ""
        code = marked.code
        first = begin_of(code, position, (*_ENDS, QUANTITY))
        last = next(
            (at for at in range(position + 1, len(code)) if code[at] in _ENDS or code[at] == QUANTITY), len(code)
        )
        if code[last : last + 1] == QUANTITY and "c" in code[position:last]:
            last = code.index("c", position)  # 已开工14个、竣工6个
        before, letters = self._told(marked, first, position)
        behind, _ = self._told(marked, position + 1, last)
        size = end.end() if whole.opened and (end := self._within.match(before)) else 0
        size = max(size, _overlap(whole.name, before))
        lead = self._lead.match(before, size)
        size = lead.end() if lead else size
        rest = self._rest.search(before) is not None
        before, letters = before[size:], letters[size:]
        if tail := self._rest.search(before):
            before, letters = before[: tail.start()], letters[: tail.start()]  # 完成其余22座
        own = self._stands_alone(marked, position, quantity) or self.is_of(marked, quantity)
        if not own and not (rest and self._may_tell(behind)):
            return ""
        if before.endswith(self._link):
            before, letters = before[: -len(self._link)], letters[: -len(self._link)]
        if before and not set(letters) <= _TELLING:
            free = whole.opened or rest or "j" in code[first:position] or self._acts.search(before)
            if not free or not self._may_tell(before):
                return ""
        before = before[: len(letters.rstrip("R"))] if letters else before  # 整合为50家
        behind = behind[_overlap(whole.name, behind) :]  # 另有9处隐患正在治理
        if not before and (kind := self._being.match(behind)) and behind[kind.end() :].endswith(self._heads):
            return behind[kind.end() :]  # 其中12家是高新技术企业
        told = (self._phrases.done(before) or before) + (self._phrases.done(behind) or behind)
        if not (told or rest) or len(told) > _LONGEST:
            return ""
        if told in self._fresh and not (whole.opened or "j" in code[first:position]):
            return whole.name  # 新登记商户4万户，日均新增100户
        return whole.name if told in whole.name else whole.name + told

    def is_of(self, marked: Marked, quantity: Quantity) -> bool:
        """Tell whether a count is said to be of the things before it, whatever follows: 18家医院中有5家."""
        return self._having.search(marked.folded, max(0, quantity.left - _SHORT - 2), quantity.left) is not None

    def is_fresh(self, marked: Marked, parts: Mapping[str, Span]) -> bool:
        """Tell whether the verb of a construction makes new things: 改造12个小区，新建车棚8个."""
        return "verb" in parts and marked.word(parts["verb"][0]) in self._fresh

    def is_remainder(self, marked: Marked, position: int) -> bool:
        """Tell whether a value is of what is left to do, so that its verb says nothing of what was done before."""
        first = begin_of(marked.code, position, ",.;:")
        words = marked.folded[marked.marks[first].start : marked.marks[position].start]
        return words.startswith(self._remainders)

    def _stands_alone(self, marked: Marked, position: int, quantity: Quantity) -> bool:
        """Whether no noun follows a count, so that its classifier stands for one."""
        code, at = marked.code, position + 1
        if code[at : at + 1] in ("", "c", QUANTITY, *_ENDS) or self._begins.match(marked.folded, quantity.right):
            return True
        while at < len(code) and code[at] == "a":
            at += 1
        if code[at : at + 1] in ("", *"VRNHMZs"):
            return True
        last = next((i for i in range(at, len(code)) if code[i] in _STOPS), len(code))
        return at < last and self._phrases.is_action(marked.words(at, last))

    def _may_tell(self, words: str) -> bool:
        """Whether words that no list knows can say what is done to a thing, as they end in none."""
        return len(words) <= _LONGEST_UNKNOWN and not self._is_thing(words)

    def _is_thing(self, words: str) -> bool:
        """Whether words end in what can be counted itself."""
        return bool(self._phrases.last_noun(words)) or words.endswith(self._heads) or self._phrases.is_part(words)

    def _told(self, marked: Marked, first: int, last: int) -> tuple[str, str]:
        """The words between two marks that are more than adverbs and dates, and for each character its letter."""
        kept = [at for at in range(first, last) if marked.code[at] not in _SILENT]
        words = "".join(marked.word(at) for at in kept)
        return words, "".join(marked.code[at] * len(marked.word(at)) for at in kept)


def _overlap(name: str, words: str) -> int:
    """How much of words repeats the end of a name: 渔场 of 渔场已搬迁."""
    sizes = range(min(len(name), len(words)), 0, -1)
    return next((size for size in sizes if name.endswith(words[:size])), 0)
