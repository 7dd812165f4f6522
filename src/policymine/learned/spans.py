"""Which words of a sentence name what a value is said of: a stretch of marks, scored mark by mark.

The rules name an indicator first. Three linear models, fitted on annotated sentences, then say of each mark how likely
it is inside the indicator, and how likely the indicator begins or ends there; the stretch with the highest sum wins if
it is clearly better than the one that the rules chose. What the rules found is the strongest feature of all.

Features fall into groups of a few things that can be only few values each, their key: the sum of a group's weights is
worked out once for each key, however many marks are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from policymine.learned.linear import Linear, Remembered, weights_of_words
from policymine.learned.views import AND, ROUGHLY, SentenceView, Spot, ValueView, reach, roughly
from policymine.marks import QUANTITY

_NOT_AT_THE_EDGE = frozenset('c"')
_EDGE_WEIGHT = 0.4
_BARRIER = 99.0
_NEVER = -1e9
_WITHIN = frozenset("1fli")
"""How marks lie to the words of the rules that are in them: the only one, first, last, or between."""
_WORD_INSIDE = ("w", "-p", "Rp", "-n", "Rn")
"""The word itself; the words before and behind it, each outside and inside the words of the rules."""
_NO_WORD = (0.0,) * 9
_NO_PAIR = (0.0, 0.0)

_Names = tuple[str, ...]
_Place = tuple[str, int, int, int]
_Role = tuple[str, str, str]
_Neighbour = tuple[str, str, bool]
_Relation = tuple[str, str, str, str, int]
_Edge = tuple[str, str, str, str, int]
_Said = tuple[str, str, bool]
_Beside = tuple[str, str, str]
_Letters = Remembered[str, float]
"""What a letter of the code, or a few in a row, add to a score."""
_Piece = tuple[Sequence[_Letters], Mapping[str, float], float, _Letters, _Letters]
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


def _of_value(view: SentenceView, value: ValueView) -> tuple[_Said, _Beside]:
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
    return *_edge_at(zone, edge, letter, beyond), _edge_far(zone, distance)


def _edge_at(zone: str, edge: str, letter: str, beyond: str) -> _Names:
    ruled, side = zone[0], zone[1]
    return f"a{letter}{beyond}{side}", f"e{edge}", f"f{edge}{letter}{beyond}", f"g{edge}{ruled == 'R'}{side}"


def _edge_far(zone: str, distance: int) -> str:
    return f"d{zone[1]}{distance}"


def _sections(around: range, value: ValueView) -> Iterator[tuple[int, int, str]]:
    """Cut the marks around a value where the words of the rules begin and end, and at the value.

    Each piece comes with how its marks lie to these words, as :func:`_relation` takes it.
    """
    first, last, at = value.first, value.last, around.start
    cuts = [value.position, around.stop]
    if value.rules:
        cuts = sorted({*cuts, first, first + 1, last, last + 1})
    for cut in cuts:
        if at < cut <= around.stop:
            where = "0" if not value.rules else "b" if at < first else "a" if at > last else "i"
            if where == "i":
                where = "1" if first == last else "f" if at == first else "l" if at == last else "i"
            yield at, cut, where
            at = cut


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
        weights = inside.weights
        self._rows = Remembered(self._row)
        self._pieces = Remembered(self._piece)
        self._edges = Remembered(self._edge)
        self._roles = Remembered[_Said, Remembered[tuple[str, str], _Letters]](
            lambda said: Remembered(lambda of: self._role(said, *of))
        )
        self._neighbours = Remembered[_Beside, Remembered[tuple[str, bool], _Letters]](
            lambda beside: Remembered(lambda of: self._neighbour(beside, *of))
        )
        # Each of these has a dictionary of letters for every key: there are few letters, but many ways to combine them.
        self._sorts = Remembered[tuple[str, str], _Letters](
            lambda of: _letters(inside, lambda one: _role(of[0], "", False, of[1], one, "")[:1])
        )
        self._parts = Remembered[tuple[str, str], _Letters](
            lambda of: _letters(inside, lambda one: _role("", "", False, of[1], one, of[0])[3:4])
        )
        self._governed = Remembered[tuple[str, str, bool], _Letters](
            lambda of: _letters(inside, lambda one: _neighbours(of[0], "", "", of[1], one, of[2])[:1])
        )
        self._behind = Remembered[tuple[str, str], _Letters](
            lambda of: _letters(inside, lambda one: _neighbours("", of[0], "", of[1], one, False)[1:2])
        )
        self._ahead = Remembered[tuple[str, str], _Letters](
            lambda of: _letters(inside, lambda one: _neighbours("", "", of[0], of[1], one, False)[2:])
        )
        self._steps = Remembered[tuple[str, str, int], _Letters](
            lambda of: _letters(inside, lambda one: _relation(of[0], one, of[1], "-" * (of[2] - 1), 0)[:1])
        )
        # By the letter of a mark and those between it and the words of the rules.
        self._gaps = {
            where: {name[-1] + name[2:-2]: weight for name, weight in weights.items() if name.startswith(f"r{sign}")}
            for where, sign in zip("ba", "BA", strict=True)
        }
        self._nears = Remembered(self._near)
        self._windows = Remembered(self._around)
        # By the five letters around a mark, and by these without the mark's own: few of them have a weight.
        self._fives = weights_of_words([(inside, "-5"), (inside, "R5")])
        fours = weights_of_words([(start, "c"), (end, "c")])
        self._fours = {name[:2] + name[3:]: row for name, row in fours.items()}
        self._spots = Remembered(self._of_spot)
        self._words = weights_of_words(
            [*((inside, sign) for sign in _WORD_INSIDE), *((model, sign) for model in (start, end) for sign in "wo")]
        )
        self._view: SentenceView | None = None
        self._word_rows: list[tuple[float, ...]] = []
        self._seen: list[tuple[float, float, float, float] | None] = []
        self._pairs: list[str] = []

    def best(self, view: SentenceView, value: ValueView) -> Best | None:
        """Find the stretch that names a value best; None if every mark around it is barred."""
        if self._view is not view:
            self._view, self._seen = view, [None] * len(view.code)
            weights_of = self._words.get
            rows = [weights_of(lemma, _NO_WORD) for lemma in view.lemmas]
            self._word_rows = [weights_of("^", _NO_WORD), *rows, weights_of("$", _NO_WORD)]
            # Each letter with the one before it, and the last with the end.
            self._pairs = list(map(str.__add__, f"^{view.code}", f"{view.code}^"))
        code, barred, inner, sizes, seen = view.code, view.barred, view.inner, view.sizes, self._seen
        said, beside = _of_value(view, value)
        roles, neighbours = self._roles[said], self._neighbours[beside]
        position, left, right, crosses = value.position, value.first, value.last, value.crosses
        length = roughly(right - left) if value.rules else 0
        parts = {at: name for name, begin, end in reversed(value.parts) for at in range(begin, end)}
        values, commas = view.counts
        pairs = self._pairs
        bias = self.inside.bias
        first, last, score = -1, -1, _NEVER
        running, opened = _NEVER, -1
        rules, rules_end = 0.0, _NEVER
        # What is the same for all marks of a piece is looked up once; so is what changes at values and commas only.
        for begin, stop, where in _sections(reach(view, position), value):
            before, ruled = begin < position, where in _WITHIN
            zone = ("R" if ruled else "-") + ("L" if before else "R")
            steps, gaps, tail, starts, ends = self._pieces[zone, where, length]
            beside_it, row = neighbours[zone[1], False], None
            part, role = "-", roles[zone, "-"]
            for at in range(begin, stop):
                letter = code[at]
                if letter == QUANTITY or at in barred:
                    row = None
                    if letter != QUANTITY or (not crosses and (at != position or pairs[at][0] == AND)):
                        running = _NEVER
                    continue
                if row is None:
                    low, high = (at + 1, position) if before else (position + 1, at)
                    row = self._rows[zone, min(2, values[high] - values[low]), min(2, commas[high] - commas[low])]
                if parts and parts.get(at, "-") != part:
                    part = parts.get(at, "-")
                    role = roles[zone, part]
                if where == "b":
                    gap = code[at : min(left, at + 5)]
                    related = steps[min(4, len(gap))][letter] + gaps.get(gap, 0.0)
                elif where == "a":
                    gap = letter + code[right + 1 : min(at, right + 5)]
                    related = steps[min(4, len(gap))][letter] + gaps.get(gap, 0.0)
                else:
                    related = steps[1][letter]
                known = seen[at]
                if known is None:
                    known = seen[at] = self._known(view, at)
                place, far_start, far_end = row[position - at if before else at - position]
                near = (beside_it if at != value.verb else neighbours[zone[1], True])[letter]
                inside = (bias + place + role[letter] + near + (related + tail) + known[ruled]) * sizes[at]
                start = _EDGE_WEIGHT * (known[2] + (starts[pairs[at]] + far_start))
                end = _EDGE_WEIGHT * (known[3] + (ends[pairs[at + 1]] + far_end))
                if ruled:
                    rules += inside + (start if rules_end == _NEVER else 0.0)
                    rules_end = end
                if letter in _NOT_AT_THE_EDGE:
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

    def _row(self, key: tuple[str, int, int]) -> list[tuple[float, float, float]]:
        """For each distance from the value what place and distance add inside, at the beginning and at the end."""
        zone, values, commas = key
        return [
            (
                _sum(self.inside, _place(zone, distance, values, commas)),
                _sum(self.start, [_edge_far(zone, distance)]),
                _sum(self.end, [_edge_far(zone, distance)]),
            )
            for distance in ROUGHLY
        ]

    def _piece(self, key: tuple[str, str, int]) -> _Piece:
        """The same for marks that lie alike to the words of the rules, by their letters."""
        zone, where, length = key
        side, far = zone[1], where in "ba"
        tail = "" if where == "0" else _relation(side, "", where, "", length)[-1]
        edges = ("-", "-") if where == "0" else (str(where in "1f"), str(where in "1l"))
        starts, ends = self._edges[zone, edges[0]][0], self._edges[zone, edges[1]][1]
        steps = [self._steps[side, where, each] for each in (1, 1, 2, 3, 4)]
        return steps, self._gaps[where] if far else {}, self.inside.weights.get(tail, 0.0), starts, ends

    def _edge(self, of: tuple[str, str]) -> tuple[_Letters, _Letters]:
        """What a letter and the one before add at the beginning, and a letter and the one behind at the end."""
        return (
            _letters(self.start, lambda pair: _edge_at(*of, pair[1], pair[0])),
            _letters(self.end, lambda pair: _edge_at(*of, pair[0], pair[1])),
        )

    def _role(self, said: _Said, zone: str, part: str) -> _Letters:
        """What letters add in one part of a construction, with what all marks do alike."""
        _, of_part, to_rules, _, carried = (self.inside.weights.get(name, 0.0) for name in _role(*said, zone, "", part))
        sorts, parts = self._sorts[said[0], zone], self._parts[part, zone]
        return Remembered(lambda letter: sorts[letter] + of_part + to_rules + parts[letter] + carried)

    def _neighbour(self, beside: _Beside, side: str, governs: bool) -> _Letters:
        """What letters add by what stands right beside the value, and if they are its verb or not."""
        sort, after, before = beside
        governed, behind, ahead = (
            self._governed[sort, side, governs],
            self._behind[after, side],
            self._ahead[before, side],
        )
        return Remembered(lambda letter: governed[letter] + behind[letter] + ahead[letter])

    def _known(self, view: SentenceView, at: int) -> tuple[float, float, float, float]:
        """What does not depend on the value: inside, outside and inside the words of the rules, and at both edges."""
        code, _, _, _, spot = view.surroundings[at]
        around, place = self._windows[code], self._spots[spot]
        left, word, right = self._word_rows[at : at + 3]
        return (
            around[0] + place[0] + word[0] + left[1] + right[3],
            around[1] + place[1] + word[0] + left[2] + right[4],
            self.start.bias + around[2] + word[5] + left[6],
            self.end.bias + around[3] + word[7] + right[8],
        )

    def _around(self, code: str) -> tuple[float, float, float, float]:
        """What a mark and the two on each side of it add: out of and in the words of the rules, and at both edges."""
        near = self._nears[code[1:4]]
        five, four = self._fives.get(code, _NO_PAIR), self._fours.get(code[:2] + code[3:], _NO_PAIR)
        return near[0] + five[0], near[1] + five[1], near[2] + four[0], near[3] + four[1]

    def _near(self, near: str) -> tuple[float, float, float, float]:
        """What a mark and the two next to it add: out of and in the words of the rules, and at both edges."""
        window = f"?{near}?"
        edge = _window_edge(window)[:1]
        return (
            _sum(self.inside, _window("-", window)[:2]),
            _sum(self.inside, _window("R", window)[:2]),
            _sum(self.start, edge),
            _sum(self.end, edge),
        )

    def _of_spot(self, spot: Spot) -> tuple[float, float]:
        return _sum(self.inside, _spot("-", *spot)), _sum(self.inside, _spot("R", *spot))


def _letters(model: Linear, make: Callable[[str], _Names]) -> _Letters:
    return Remembered(lambda letters: _sum(model, make(letters)))


def _sum(model: Linear, names: Sequence[str]) -> float:
    return sum([model.weights.get(name, 0.0) for name in names])
