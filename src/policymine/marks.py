"""Marks: a sentence as letters, one for each word, quantity and date; and which marks are one, or a name.

The string of these letters is what the sentence patterns read, so they need to know no words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from policymine.cues import letter_runs_of
from policymine.lexicon import WORD
from policymine.quantities import Quantity
from policymine.time_spans import TimeSpan

if TYPE_CHECKING:
    pass

_FULL_STOP = "\u3002"
_SAID = frozenset("MBH.")
"""Letters of auxiliaries and sentence ends: a quotation behind a colon that has one is what somebody said."""
_SAID_ENDS = frozenset(",.")
_TELLING = frozenset("MBHp")
"""So is a quotation that ends in a comma or full stop of its own, if it has one of these."""

QUANTITY, TIME, BASELINE, REMARK = "Q", "Z", "z", "~"
"""The letters that are the same in every language."""


class Mark(NamedTuple):
    """One letter of the code.

    Attributes:
        code: The letter.
        start: First character in the sentence.
        end: One past the last character.
        lemma: The base form for a word of the lexicon, else the word itself in lower case.
        form: For a verb its form (``base``, ``third``, ``past``, ``participle``, ``ing``), else empty.
        place: For a quantity or a time its place in the sentence's list, else -1.
    """

    code: str
    start: int
    end: int
    lemma: str
    form: str
    place: int


@dataclass(frozen=True)
class Marked:
    """A sentence with its marks.

    Attributes:
        text: The sentence, normalised, with its capital letters.
        folded: The same in lower case.
        marks: The marks from left to right.
        code: Their letters as one string; ``code[i]`` belongs to ``marks[i]``.
        quantities: The quantities; a mark's ``place`` points here.
        times: The dates and periods.
    """

    text: str
    folded: str
    marks: tuple[Mark, ...]
    code: str
    quantities: tuple[Quantity, ...]
    times: tuple[TimeSpan, ...]

    def word(self, index: int) -> str:
        """The wording of one mark, in lower case."""
        return self.folded[self.marks[index].start : self.marks[index].end]

    def runs(self) -> frozenset[str]:
        """The runs of letters of the sentence, in lower case."""
        return letter_runs_of(self.folded)

    def stretch(self, position: int, stops: str, after: str = "") -> tuple[int, int]:
        """The first and the last mark around one, up to any of some letters.

        Args:
            position: The mark.
            stops: Letters at which it ends, none of which is in it but perhaps ``position`` itself.
            after: Letters at which it ends behind the mark, where these are others.
        """
        code, first, last = self.code, position, position
        while first > 0 and code[first - 1] not in stops:
            first -= 1
        after = after or stops
        while last + 1 < len(code) and code[last + 1] not in after:
            last += 1
        return first, last

    def words_around(self, position: int, stops: str) -> str:
        """The wording around a mark, in lower case, up to any of some letters."""
        first, last = self.stretch(position, stops)
        return self.folded[self.marks[first].start : self.marks[last].end]

    def words(self, first: int, last: int) -> str:
        """The source's own wording from mark ``first`` up to, not including, mark ``last``."""
        if first >= last:
            return ""
        return self.text[self.marks[first].start : self.marks[last - 1].end]


def begin_of(code: str, position: int, stops: Iterable[str]) -> int:
    """Where the stretch begins that ends before a place.

    Args:
        code: The letters of a sentence.
        position: The place.
        stops: Letters of which none is in the stretch.

    Example:
        >>> begin_of("nVQ,nVQ", 6, ",.;:"), begin_of("nVQ", 2, ",.;:")
        (4, 0)
    """
    return max(code.rfind(stop, 0, position) for stop in stops) + 1


def latin_runs(text: str, marks: list[Mark]) -> list[Mark]:
    """Join letters and digits that stand together among characters: "PM2.5" is one word."""
    joined: list[Mark] = []
    for mark in marks:
        before = joined[-1] if joined else None
        if (
            before is not None and text[mark.start].isascii()
            and before.end == mark.start and before.place < 0 and mark.place < 0
            and _is_latin(text[before.start : before.end]) and _is_latin(text[mark.start : mark.end])
        ):  # fmt: skip
            joined[-1] = Mark(WORD, before.start, mark.end, text[before.start : mark.end].lower(), "", -1)
            continue
        joined.append(mark)
    # A full stop or hyphen that ends such a run is a mark of its own only if it is alone.
    return joined


def _is_latin(piece: str) -> bool:
    """Whether a piece is of letters and digits, or a sign that may stand inside such a word."""
    if piece in {".", "_", "-"}:
        return True
    return piece.strip("._+-") != "" and all(c.isascii() and (c.isalnum() or c in "._+-") for c in piece)


def hyphenated(marks: list[Mark]) -> list[Mark]:
    """Join words around a hyphen into one: "water-saving" is one word, whatever its parts are."""
    joined: list[Mark] = []
    index = 0
    while index < len(marks):
        mark = marks[index]
        if (
            mark.code == "-" and joined and index + 1 < len(marks)
            and joined[-1].end == mark.start and mark.end == marks[index + 1].start
            and joined[-1].place < 0 and marks[index + 1].place < 0 and joined[-1].code not in ",;:.()"
        ):  # fmt: skip
            following = marks[index + 1]
            before = joined.pop()
            joined.append(Mark(WORD, before.start, following.end, f"{before.lemma}-{following.lemma}", "", -1))
            index += 2
            continue
        if mark.code == "-" and joined and index + 1 < len(marks):
            apart = joined[-1].end < mark.start and mark.end < marks[index + 1].start
            if apart and joined[-1].place < 0 and marks[index + 1].place < 0:
                mark = mark._replace(code=",")  # a dash between words: "320 villages - a step forward"
        joined.append(mark)
        index += 1
    return joined


def names_in_quotes(marks: list[Mark], quantities: Sequence[Quantity]) -> list[Mark]:
    """What stands in a short quotation is a name or a slogan, with whatever numbers are in it."""
    named = list(marks)
    quotes = [i for i, mark in enumerate(marks) if mark.code == '"']
    for first, last in zip(quotes[::2], quotes[1::2], strict=False):
        inside = marks[first + 1 : last]
        if first and marks[first - 1].code == ":" and any(m.code in _SAID for m in inside):
            continue  # somebody answered: "It will be ready in May."
        measured = any(m.code == QUANTITY and quantities[m.place].unit is not None for m in inside)
        if inside and inside[-1].lemma == _FULL_STOP:
            continue  # a whole sentence
        if inside and inside[-1].code in _SAID_ENDS and any(m.code in _TELLING for m in inside):
            continue  # "We will plant 40 trees," the mayor said
        if len(inside) <= LONGEST_NAME and not measured:
            named[first : last + 1] = [m._replace(code=WORD) for m in marks[first : last + 1]]
    return named


def with_letter(code: str, places: Sequence[int], letter: str) -> str:
    """Put one letter at some places of a code.

    Args:
        code: The code.
        places: The places.
        letter: The letter.

    Example:
        >>> with_letter("ngn", [1], "n")
        'nnn'
    """
    for at in places:
        code = code[:at] + letter + code[at + 1 :]
    return code


def titles(marks: list[Mark], signs: tuple[str, str]) -> list[Mark]:
    """What stands between the signs of a title (《...》) is a name, however long."""
    named = list(marks)
    first = -1
    for index, mark in enumerate(marks):
        if mark.lemma == signs[0]:
            first = index
        elif mark.lemma == signs[1] and first >= 0:
            named[first : index + 1] = [m._replace(code=WORD) for m in marks[first : index + 1]]
            first = -1
    return named


def remarks(marks: list[Mark]) -> list[Mark]:
    """Make one mark of a short remark in brackets without a number: "(autonomous regions)"."""
    kept: list[Mark] = []
    index = 0
    while index < len(marks):
        if marks[index].code == "(":
            stop = next((i for i in range(index + 1, min(len(marks), index + 14)) if marks[i].code == ")"), -1)
            if stop > 0 and not any(m.code in (QUANTITY, TIME, BASELINE) for m in marks[index:stop]):
                kept.append(Mark(REMARK, marks[index].start, marks[stop].end, "", "", -1))
                index = stop + 1
                continue
        kept.append(marks[index])
        index += 1
    return kept


def set_aside(marks: list[Mark], spans: Sequence[tuple[int, int]]) -> list[Mark]:
    """Make one mark of each of some stretches: what commas set aside, "rents, a burden for many, rose"."""
    for first, last in reversed(spans):
        marks = [*marks[:first], Mark(REMARK, marks[first].start, marks[last - 1].end, "", "", -1), *marks[last:]]
    return marks


LONGEST_NAME = 12
"""A quotation of up to this many marks is a name or slogan; a longer one is somebody's speech."""
