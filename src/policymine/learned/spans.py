"""Which words of a sentence name what a value is said of: a stretch of marks, scored mark by mark.

The rules name an indicator first. Three linear models, fitted on annotated sentences, then say of each mark how likely
it is inside the indicator, and how likely the indicator begins or ends there; the stretch with the highest sum wins if
it is clearly better than the one that the rules chose. What the rules found is the strongest feature of all.

Features fall into groups of a few things that can be only few values each, their key: the sum of a group's weights is
worked out once for each key, however many marks are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from policymine.learned.linear import Linear, Remembered, weights_of_words
from policymine.learned.views import AND, ROUGHLY, SentenceView, Spot, ValueView, reach, roughly
from policymine.marks import QUANTITY

_NOT_AT_THE_EDGE = frozenset('c"')
_EDGE_WEIGHT = 0.4
_BARRIER = 99.0
_NEVER = -1e9
_WORD_INSIDE = ("w", "-p", "Rp", "-n", "Rn")
"""The word itself; the words before and behind it, each outside and inside the words of the rules."""
_NO_WORD = (0.0,) * 9

_Names = tuple[str, ...]
_Place = tuple[str, int, int, int]
_Role = tuple[str, str, str]
_Neighbour = tuple[str, str, bool]
_Relation = tuple[str, str, str, str, int]
_Edge = tuple[str, str, str, str, int]
_Keys = tuple[int, _Place, _Role, _Neighbour, _Relation, _Edge, _Edge]


class Described(NamedTuple):
    """The features of one mark.

    Attributes:
        at: The mark.
        inside: As a part of the indicator of a value.
        start: As its first mark.
        end: As its last.
    """

    at: int
    inside: list[str]
    start: list[str]
    end: list[str]


def describe(view: SentenceView, value: ValueView) -> Iterator[Described]:
    """Give the features of every mark that may be a part of the indicator of a value."""
    said, beside = _of_value(view, value)
    for keys in _keys(view, value):
        if keys is None:
            continue
        at, place, role, neighbour, relation, start, end = keys
        window, lemma, before, after, spot = view.surroundings[at]
        ruled = place[0][0]
        inside = [
            *_place(*place), *_role(*said, *role), *_neighbours(*beside, *neighbour), *_relation(*relation),
            *_window(ruled, window), f"w{lemma}", f"{ruled}p{before}", f"{ruled}n{after}", *_spot(ruled, *spot),
        ]  # fmt: skip
        edges = _window_edge(window)
        yield Described(
            at,
            inside,
            [*_edge(*start), *edges, f"w{lemma}", f"o{before}"],
            [*_edge(*end), *edges, f"w{lemma}", f"o{after}"],
        )


def _of_value(view: SentenceView, value: ValueView) -> tuple[tuple[str, str, bool], tuple[str, str, str]]:
    """The parts of the keys that are the same for all marks around a value."""
    code, position = view.code, value.position
    beside = value.sort, code[position + 1 : position + 2], code[max(0, position - 1) : position]
    return (value.sort, value.construction, value.inherited), beside


def _keys(view: SentenceView, value: ValueView) -> Iterator[_Keys | None]:
    """The marks around a value, without the values, and their keys; None for marks that end a stretch.

    Barred ones do, and values where no indicator may go on behind another one.
    The first two letters of most keys say whether the mark is one of the rules' and on which side of the value it is.
    """
    code, barred = view.code, view.barred
    position, first, last, verb = value.position, value.first, value.last, value.verb
    ruled = bool(value.rules)
    length = roughly(last - first) if ruled else 0
    parts = {at: name for name, begin, end in reversed(value.parts) for at in range(begin, end)}
    values, commas = view.counts
    where, gap, edge_left, edge_right = "0", "", "-", "-"
    around = reach(view, position)
    beyond = code[around.start - 1] if around.start else "^"
    for at in around:
        letter, before = code[at], beyond
        beyond = letter
        if letter == QUANTITY:
            if not value.crosses and (at != position or before == AND):
                yield None
            continue
        if at in barred:
            yield None
            continue
        after = code[at + 1] if at + 1 < len(code) else "^"
        zone = "-"
        if ruled:
            edge_left = edge_right = "False"
            if at < first:
                where, gap = "b", code[at + 1 : min(first, at + 5)]
            elif at > last:
                where, gap = "a", code[last + 1 : min(at, last + 5)]
            else:
                zone, gap = "R", ""
                where = "1" if first == last else "f" if at == first else "l" if at == last else "i"
                edge_left, edge_right = str(at == first), str(at == last)
        if at < position:
            side, zone, distance = "L", zone + "L", ROUGHLY[position - at]
            passed, paused = values[position] - values[at + 1], commas[position] - commas[at + 1]
        else:
            side, zone, distance = "R", zone + "R", ROUGHLY[at - position]
            passed, paused = values[at] - values[position + 1], commas[at] - commas[position + 1]
        yield (
            at,
            (zone, distance, passed if passed < 2 else 2, paused if paused < 2 else 2),
            (zone, letter, parts.get(at, "-")),
            (side, letter, at == verb),
            (side, letter, where, gap, length),
            (zone, letter, before, edge_left, distance),
            (zone, letter, after, edge_right, distance),
        )


def _window(ruled: str, window: str) -> _Names:
    near = window[1:4]
    return f"4{near}", f"{ruled}4{near}", f"{ruled}5{window}"


def _spot(ruled: str, goes_on: bool, is_followed: bool, distance: int, first: bool) -> _Names:
    return f"{ruled}b{goes_on}{is_followed}", f"{ruled}s{distance}{first}"


def _window_edge(window: str) -> _Names:
    return f"b{window[1:4]}", f"c{window[:2]}|{window[3:]}"


def _place(zone: str, distance: int, values: int, commas: int) -> _Names:
    return zone[0], f"d{zone}{distance}", f"q{zone}{values}{commas}", f"T{commas == 0}{zone}"


def _role(sort: str, construction: str, inherited: bool, zone: str, letter: str, part: str) -> _Names:
    ruled, side = zone[0], zone[1]
    return (
        f"l{ruled}{letter}{side}{sort}",
        f"c{part}|{construction}",
        f"C{ruled}{construction}|{side}",
        f"P{part}|{letter}{side}",
        f"i{inherited}{side}{ruled}",
    )


def _neighbours(sort: str, after: str, before: str, side: str, letter: str, governs: bool) -> _Names:
    return f"g{governs}{side}{sort}{letter}", f"v{side}{after}{letter}", f"u{side}{before}{letter}"


def _relation(side: str, letter: str, where: str, gap: str, length: int) -> _Names:
    """How a mark lies to the words of the rules: before, after or in them, or none are there."""
    if where == "0":
        return (f"r0{side}{letter}",)
    if where in "ba":
        name = "BA"["ba".index(where)]
        return f"r{where}{min(4, len(gap) + 1)}{letter}", f"r{name}{gap}|{letter}", f"rl{length}{where}"
    return f"ri{letter}{where}", f"rl{length}i"


def _edge(zone: str, letter: str, beyond: str, edge: str, distance: int) -> _Names:
    ruled, side = zone[0], zone[1]
    return (
        f"a{letter}{beyond}{side}",
        f"e{edge}",
        f"f{edge}{letter}{beyond}",
        f"g{edge}{ruled == 'R'}{side}",
        f"d{side}{distance}",
    )


class Best(NamedTuple):
    """The best stretch of marks for an indicator.

    Attributes:
        first: Its first mark.
        last: Its last mark.
        score: How well it does.
        rules: How well the stretch of the rules does, by the same measure.
    """

    first: int
    last: int
    score: float
    rules: float


class SpanModel:
    """The three models of one language.

    Args:
        inside: Whether a mark is inside the indicator.
        start: Whether it is the first.
        end: Whether it is the last.
    """

    def __init__(self, inside: Linear, start: Linear, end: Linear) -> None:
        self.inside = inside
        self.start = start
        self.end = end

        def adding(model: Linear, make: Callable[..., _Names], *known: object) -> Callable[..., float]:
            return lambda key: _sum(model, make(*known, *key))

        self._places = Remembered[_Place, float](adding(inside, _place))
        self._relations = Remembered[_Relation, float](adding(inside, _relation))
        self._starts = Remembered[_Edge, float](adding(start, _edge))
        self._ends = Remembered[_Edge, float](adding(end, _edge))
        # The same for the marks around one value, in a dictionary of its own for each sort of value.
        self._roles = Remembered[tuple[str, str, bool], Remembered[_Role, float]](
            lambda said: Remembered(adding(inside, _role, *said))
        )
        self._neighbours = Remembered[tuple[str, str, str], Remembered[_Neighbour, float]](
            lambda beside: Remembered(adding(inside, _neighbours, *beside))
        )
        self._windows = Remembered(self._of_window)
        self._spots = Remembered(self._of_spot)
        self._words = weights_of_words(
            [*((inside, sign) for sign in _WORD_INSIDE), *((model, sign) for model in (start, end) for sign in "wo")]
        )
        self._view: SentenceView | None = None
        self._seen: list[tuple[float, float, float, float] | None] = []

    def best(self, view: SentenceView, value: ValueView) -> Best | None:
        """Find the stretch that names a value best; None if every mark around it is barred."""
        if self._view is not view:
            self._view, self._seen = view, [None] * len(view.code)
        code, inner, sizes, seen = view.code, view.inner, view.sizes, self._seen
        said, beside = _of_value(view, value)
        places, relations, starts, ends = self._places, self._relations, self._starts, self._ends
        roles, neighbours = self._roles[said], self._neighbours[beside]
        bias = self.inside.bias
        first, last, score = -1, -1, _NEVER
        running, opened = _NEVER, -1
        rules, rules_end = 0.0, _NEVER
        for keys in _keys(view, value):
            if keys is None:
                running = _NEVER
                continue
            at, place, role, neighbour, relation, begins, stops = keys
            known = seen[at]
            if known is None:
                known = seen[at] = self._known(view, at)
            ruled = place[0][0] == "R"
            inside = bias + places[place] + roles[role] + neighbours[neighbour] + relations[relation] + known[ruled]
            inside *= sizes[at]
            start = _EDGE_WEIGHT * (known[2] + starts[begins])
            end = _EDGE_WEIGHT * (known[3] + ends[stops])
            if ruled:
                rules += inside + (start if rules_end == _NEVER else 0.0)
                rules_end = end
            if code[at] in _NOT_AT_THE_EDGE:
                start -= _BARRIER
                end -= _BARRIER
            opening = start - _BARRIER if inner and at in inner else start
            if running < opening:
                running, opened = opening, at
            running += inside
            total = running + end
            if inner and at + 1 in inner:
                total -= _BARRIER
            if last < 0 or total > score:
                first, last, score = opened, at, total
        return None if last < 0 else Best(first, last, score, rules + rules_end)

    def _known(self, view: SentenceView, at: int) -> tuple[float, float, float, float]:
        """What does not depend on the value: inside, outside and inside the words of the rules, and at both edges."""
        code, lemma, before, after, spot = view.surroundings[at]
        window, place, words = self._windows[code], self._spots[spot], self._words
        word, left, right = words.get(lemma, _NO_WORD), words.get(before, _NO_WORD), words.get(after, _NO_WORD)
        return (
            window[0] + place[0] + word[0] + left[1] + right[3],
            window[1] + place[1] + word[0] + left[2] + right[4],
            self.start.bias + window[2] + word[5] + left[6],
            self.end.bias + window[3] + word[7] + right[8],
        )

    def _of_window(self, window: str) -> tuple[float, float, float, float]:
        edges = _window_edge(window)
        return (
            _sum(self.inside, _window("-", window)),
            _sum(self.inside, _window("R", window)),
            _sum(self.start, edges),
            _sum(self.end, edges),
        )

    def _of_spot(self, spot: Spot) -> tuple[float, float]:
        return _sum(self.inside, _spot("-", *spot)), _sum(self.inside, _spot("R", *spot))


def _sum(model: Linear, names: Sequence[str]) -> float:
    return sum([model.weights.get(name, 0.0) for name in names])
