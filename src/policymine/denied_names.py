"""Names of those that did not do something, counted behind what they did not do: 未安装设施的252家."""

from __future__ import annotations

from policymine.marks import Marked, begin_of

_NEGATION = "N"
_OF = "o"
_OPENS = ",;:.(cQ"
_BEFORE = "aZj"


def with_denial(marked: Marked, position: int, name: str) -> str:
    """Keep the word for "not" that opens the clause of a count, where what is denied says what is counted.

    Args:
        marked: The sentence.
        position: The mark of the count.
        name: Its name without that word.
    """
    last = position - (marked.code[position - 1 : position] == _OF)
    if not name or _NEGATION not in marked.code[:last]:
        return name
    first = begin_of(marked.code, last, _OPENS)
    while first < last and marked.code[first] in _BEFORE:
        first += 1
    if marked.code[first] != _NEGATION:
        return name
    denied = marked.words(first, last)
    return denied[: denied.find(name)] + name if denied.find(name) > 0 else name
