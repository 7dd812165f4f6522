"""Lists of names that share the noun at the end of the last one: "tea and rice output", 二氧化硫、氮氧化物排放量."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import regex

from policymine.lang import Language, nouns
from policymine.noun_phrases import NounPhrases

_MEASURE = 3
"""How long a measure is that no word list knows: 使用率, 结算率."""
_LEAST_OWNER = 2
"""What a measure is of has at least so many ideographs."""
_SHORT_NAME = 4
"""A name of so many ideographs may want the noun at the end of its list."""
_QUOTES = "\"'"
_LONGEST_OWN = 3
"""A name of a list that leaves its head to the last one has at most so many words."""


class SharedHeads:
    """Makes whole names of lists in one language.

    Args:
        language: The language.
        phrases: Knows the nouns that names end in.

    Attributes:
        attributes: Words that tell apart things of one kind, and share the noun behind them: "urban and rural".

    Example:
        >>> from policymine.lang import load
        >>> english = load("en")
        >>> SharedHeads(english, NounPhrases(english)).headed(["tea", "rice output"])
        ['tea output', 'rice output']
    """

    def __init__(self, language: Language, phrases: NounPhrases) -> None:
        table: Mapping[str, Any] = language.tables["patterns"].get("phrases", {})
        self._last_noun = phrases.last_noun
        self._spaced = bool(language.joiner)
        self._code = language.code
        self._of = str(table.get("of", "")).strip()
        self._heads = sorted(language.tables["lexicon"].get("nouns", {}).get("heads", []), key=len, reverse=True)
        self._own_ends = tuple(table.get("own_ends", ()))
        self._whole = (*self._own_ends, *self._heads, *table.get("whole_ends", ()))
        self._no_measures = tuple(table.get("no_measures", ())) or ("\0",)
        self._shared_tail = regex.compile(table.get("shared_tail", r"(?!)"))
        counted_tail = table.get("counted_tail")
        self._counted_tail = regex.compile(counted_tail) if counted_tail else None
        self._shared_heads = frozenset(table.get("shared_heads", ()))
        self._substances = frozenset(table.get("substances", ()))
        self._known_heads = self._shared_heads | frozenset(table.get("whole_heads", ()))
        self.attributes = frozenset(table.get("attributes", ()))
        self._number = regex.compile(table.get("member_number", r"(?!)"))
        self._letters = tuple(frozenset(group) for group in table.get("member_letters", ()))
        self._sides = tuple(table.get("sides", ()))
        self._parallels = frozenset(table.get("parallels", ()))
        self._places = frozenset(table.get("place_kinds", ()))
        self._others = tuple(table.get("and_others", ())) or ("\0",)
        self._apart: Mapping[str, Sequence[str]] = table.get("apart", {})

    def headed(self, names: list[str]) -> list[str]:
        """Give each name of a list the head that only the last one has: A、B排放量 is A排放量 and B排放量."""
        if not self._spaced:
            told = self._numbered_apart(names) or self._lettered(names) or self._sided(names)
            if told is not None:
                return told
        tail = self._shared_tail.search(names[-1], 1)
        if tail is not None and not any(self._shared_tail.search(name) for name in names[:-1]):
            return [*(name + tail[0] for name in names[:-1]), names[-1]]
        counted = self._counted_tail.fullmatch(names[-1]) if self._counted_tail else None
        if counted is not None and (head := next((h for h in self._heads if counted["tail"].endswith(h)), "")):
            names = [*names[:-1], counted["own"] + head]
        if self._shared_heads and (head := self._last_head(names)):
            return [*(f"{name} {head}" for name in names[:-1]), names[-1]]
        head = next((h for h in self._heads if names[-1].endswith(h) and len(names[-1]) > len(h)), "")
        if not head and self._own_ends and names[-1].endswith(self._own_ends):
            head = self._last_noun(names[-1]) or names[-1][-_MEASURE:]
        if head and (rest := self._shared_rest(names)).endswith(head):
            return [*(name + rest for name in names[:-1]), names[-1]]
        if not head and (rest := self._behind_kind(names)):
            return [*(name + rest for name in names[:-1]), names[-1]]
        if not head and (head := self._parallel_head(names)):
            return [*(name + head for name in names[:-1]), names[-1]]
        if not head or head == names[-1]:
            return self._owned(names)
        return self._owned([self._with_head(name, head) for name in names])

    def _is_whole(self, name: str) -> bool:
        """Whether a name ends in a measure itself: 化学需氧量 is a pollutant."""
        return name.endswith(self._whole) and not name.endswith(self._no_measures)

    def _with_head(self, name: str, head: str) -> str:
        """A name with the head that it shares: 失业 and 工伤保险 are both so with 保险参保人数."""
        if self._is_whole(name):
            return name
        size = next((n for n in range(len(head) - 1, 1, -1) if name.endswith(head[:n])), 0)
        return name + head[size:]

    def _numbered_apart(self, names: Sequence[str]) -> list[str] | None:
        """The names of a list of numbers of which only the last one has the noun: 第一、第二产业占比."""
        number = self._number.match(names[-1])
        if number is None or any(self._number.fullmatch(name) is None for name in names[:-1]):
            return None
        return [*(name + names[-1][number.end() :] for name in names[:-1]), names[-1]]

    def _lettered(self, names: Sequence[str]) -> list[str] | None:
        """The names of a list of single characters of which only the last one goes on: 内、外贸货运量."""
        *others, last = names
        letters = {others[0][-1:], *others[1:], last[:1]}
        apart = len(letters) == len(names) and any(letters <= group for group in self._letters)
        owned = len(others[0]) > _LEAST_OWNER and others[0][-2:] not in nouns(self._code)  # 渔港内、外贸货运量
        owned = owned or len(others[0]) == 1
        if not apart or not owned or len(last) <= _LEAST_OWNER - (others[0] in letters):
            return None
        return [*(name + last[1:] for name in others), last]

    def _sided(self, names: Sequence[str]) -> list[str] | None:
        """The names of a list that begins with places or groups alone: 城镇、农村人均消费支出."""
        side = next((side for side in self._sides if names[-1].startswith(side) and names[-1] != side), "")
        if not side or any(name not in self._sides for name in names[:-1]):
            return None
        return [*(name + names[-1].removeprefix(side) for name in names[:-1]), names[-1]]

    def _last_head(self, names: Sequence[str]) -> str:
        """The noun at the end of the last name that the others have too: "tea and rice output"."""
        *own, head = names[-1].lower().split() or [""]
        if not own or head not in self._shared_heads or self._of in own:
            return ""
        for words in (name.lower().split() for name in names[:-1]):
            measured = bool(words) and words[-1] in self._known_heads and " ".join(words[-2:]) not in self._substances
            if not words or measured or self._of in words or len(words) > _LONGEST_OWN:
                return ""
        if own[0] in self.attributes and all(name.lower() in self.attributes for name in names[:-1]):
            return " ".join((*own[1:], head))  # "the urban and rural mean income"
        return head

    def _owned(self, names: list[str]) -> list[str]:
        """Give bare measures behind the first name of a list what that one is of: 渔船数量和吨位 are 渔船吨位 too."""
        first = names[0]
        measure = next((head for head in self._heads if first.endswith(head)), "") or self._last_noun(first)
        owner = first.removesuffix(measure) if measure else ""
        if self._spaced or len(owner) < _LEAST_OWNER:
            return names
        return [first, *(owner + name if name in self._heads else name for name in names[1:])]

    def _shared_rest(self, names: Sequence[str]) -> str:
        """All that follows the last of short names of one kind: 东部和中部地区投资额 are both 地区投资额."""
        *others, last = names
        size = len(others[0])
        if self._spaced or min(map(len, others)) < _LEAST_OWNER:
            return ""
        kind = others[0][-2:]
        if size > _LEAST_OWNER and kind in self._places and (at := last.find(kind, 1)) > 0:
            alike = all(name.endswith(kind) for name in others)
            return last[at + 2 :] if alike else ""  # 京津冀及周边地区、长三角地区煤炭消费量
        if rest := self._behind_kind(names):
            return rest
        if size > _SHORT_NAME or any(len(name) != size for name in others):
            return ""
        kinds = {name[-1] for name in (*others, last[:size])}
        alike = len(kinds) == 1 or self._parallels.issuperset((*others, last[:size]))
        return last[size:] if alike else ""

    def _behind_kind(self, names: Sequence[str]) -> str:
        """What follows the kind of thing that all names of a list are: 铸造机床、锻压机床制造 are both 制造."""
        *others, last = names
        kind = others[0][-2:]
        if self._spaced or any(len(name) <= _LEAST_OWNER or self._is_whole(name) for name in others):
            return ""
        at = last.rfind(kind, 1)
        if at < 0 or not all(name.endswith(kind) for name in others):
            return ""
        rest = last[at + len(kind) :].lstrip(_QUOTES)
        return rest if len(rest) >= _LEAST_OWNER and not rest.startswith(self._others) else ""

    def _parallel_head(self, names: Sequence[str]) -> str:
        """The noun at the end of the last name, where the others stand like what is before it: 偷盗、诈骗案件."""
        if self._spaced:
            return ""
        *others, last = names
        known = nouns(self._code)
        if any(name in known or len(name) > _SHORT_NAME for name in others):
            return ""
        for at in range(2, len(last) - 1):
            own, head = last[:at], last[at:]
            if any(name.endswith(head) for name in others):
                return ""
            as_long = all(len(name) == len(own) for name in others)
            alike = all(name[:1] == own[:1] or name[-1:] == own[-1:] for name in others)
            if (as_long and (head in known or alike)) or (alike and head[-2:] in known):
                return head
        return ""

    def told_apart(self, name: str, size: int) -> list[str] | None:
        """The things that one word of a name stands for, if they are so many: 城乡收入 is 城镇收入 and 农村收入."""
        word = next((word for word, things in self._apart.items() if word in name and len(things) == size), None)
        return None if word is None else [name.replace(word, thing, 1) for thing in self._apart[word]]
