"""Where a stretch without spaces may end: not inside of a word, and not inside of the rules' own name."""

from __future__ import annotations

import regex

from policymine.learned.spans import Best
from policymine.learned.views import ValueView
from policymine.lexicon import WORD
from policymine.marks import QUANTITY

_LEFT_OVER = regex.compile("(?:[nbVUDR]|n[nbU])(?=[,;.:]|$)")
"""What a stretch leaves of the last word before the end of a clause: 务 of 技术服务."""
_LEFT_BEFORE = regex.compile("n(?=Q)")
_JOINING = frozenset((*"c,;.:Zz", QUANTITY))
"""Letters behind which the rest of the rules' name is another thing, or none."""
_MOVES = frozenset("UD")
_NOUNS = frozenset((WORD, "b"))


def ended(code: str, position: int, value: ValueView, best: Best) -> Best:
    """Let a stretch go on to the end of the word, or of the rules' name, in which the models end it.

    Args:
        code: The sentence.
        position: The mark of the value.
        value: What is known of the value.
        best: The stretch.

    Example:
        >>> nothing = ValueView(1, "number", "", (), 0, frozenset(), False)
        >>> ended("VQnnnnn.", 1, nothing, Best(0, 5, 9.0, 0.0)).last
        6
        >>> ended("VQnnVnn.", 1, nothing, Best(0, 3, 9.0, 0.0)).last
        3
    """
    last = best.last
    moved = code[last] in _MOVES and code[last + 1 : last + 2] == QUANTITY and last + 1 != position
    if moved and last > best.first and value.sort != "points":
        return best._replace(last=last - 1)  # 年均增长 of 总额年均增长8%，突破3亿元 is of the value before
    if value.rules and best.first <= value.first <= last < value.last:
        rest = code[last + 1 : value.last + 1]
        if not _JOINING & set(rest):
            return best._replace(last=value.last)
    if code[last] not in _NOUNS:
        return best
    if left := _LEFT_OVER.match(code, last + 1):
        return best._replace(last=left.end() - 1)
    if last + 2 == position and _LEFT_BEFORE.match(code, last + 1):
        return best._replace(last=last + 1)
    return best
