"""Where in its sentence the value of a record stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Place = tuple[str, int, str]
"""A sentence, the offset of a value in the document's text, and the value's wording."""


def value_spans(places: Sequence[Place]) -> list[tuple[int, int] | None]:
    """Find the values of a document's records in their sentences.

    A record knows where in the document its value stands, but not where its sentence begins. A wording that occurs
    more than once in the sentence is told by the other values of the sentence: they all stand at the same distance.
    Where that leaves several places, it is the first.

    Args:
        places: Sentence, offset in the document (characters) and wording, for records of one document.

    Returns:
        Start and end of each value in its sentence, in UTF-16 units as browsers count them; None where the sentence
        does not hold the wording.

    Example:
        >>> value_spans([("9 of 9 plants, 12 in all", 106, "9"), ("9 of 9 plants, 12 in all", 116, "12")])
        [(5, 6), (15, 17)]
    """
    found: list[tuple[int, int] | None] = [None] * len(places)
    by_sentence: dict[str, list[int]] = {}
    for index, (sentence, _, _) in enumerate(places):
        by_sentence.setdefault(sentence, []).append(index)
    for sentence, indexes in by_sentence.items():
        for group in _neighbours(indexes, places, len(sentence)):
            beginning = _beginning(sentence, [places[index] for index in group])
            for index in group:
                _, offset, wording = places[index]
                start = offset - beginning if beginning is not None else sentence.find(wording)
                if wording and start >= 0:
                    found[index] = _utf16(sentence, start, start + len(wording))
    return found


def _neighbours(indexes: Iterable[int], places: Sequence[Place], length: int) -> Iterator[list[int]]:
    """Part the records of the same wording that stand in the document more than once."""
    group: list[int] = []
    for index in sorted(indexes, key=lambda each: places[each][1]):
        if group and places[index][1] - places[group[0]][1] > length:
            yield group
            group = []
        group.append(index)
    yield group


def _beginning(sentence: str, group: list[Place]) -> int | None:
    """Where in the document the sentence begins, if all values of the group can stand in one."""
    common: set[int] | None = None
    for _, offset, wording in group:
        possible = {offset - start for start in _occurrences(sentence, wording)}
        common = possible if common is None else common & possible
    return max(common) if common else None


def _occurrences(sentence: str, wording: str) -> Iterator[int]:
    start = sentence.find(wording) if wording else -1
    while start >= 0:
        yield start
        start = sentence.find(wording, start + 1)


def _utf16(text: str, start: int, end: int) -> tuple[int, int]:
    if text.isascii():
        return start, end
    before = len(text[:start].encode("utf-16-le", "surrogatepass")) // 2
    return before, before + len(text[start:end].encode("utf-16-le", "surrogatepass")) // 2
