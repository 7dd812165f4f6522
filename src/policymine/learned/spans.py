"""Which words of a sentence name what a value is said of: a stretch of marks, scored mark by mark.

The rules name an indicator first. Three linear models, fitted on annotated sentences, then say of each mark how likely
it is inside the indicator, and how likely the indicator begins or ends there; the stretch with the highest sum wins if
it is clearly better than the one that the rules chose. What the rules found is the strongest feature of all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from policymine.learned.linear import Linear
from policymine.marks import QUANTITY, Marked
from policymine.text import count_cjk

_BARRED = frozenset(",.;:()Zz")
"""Letters that are in no indicator: punctuation, dates, comparisons."""
_CLAUSE_ENDS = frozenset(",.;:()" + QUANTITY)
_SENTENCE_ENDS = frozenset(".;")
_AND = "c"
_STOPS_RIGHT = frozenset(".;" + QUANTITY)
_NOT_AT_THE_EDGE = frozenset('c"')
_LEFT, _RIGHT, _VALUES_BETWEEN = 32, 12, 3
"""How far from its value an indicator may stand, in marks, and how many other values may stand between."""
_EDGE_WEIGHT = 0.4
LEAST_GAIN = 1.5
"""By how much other words must be better than those of the rules, where the language says nothing else."""
_GAP = 0.5
"""What a strange word costs inside the stretch that holds a phrase."""
_CACHED = 50_000
_BARRIER = 99.0
_DISTANCES = (0, 1, 2, 3, 4, 4, 6, 6, 6, 9, 9, 9, 9, 9)


_Spot = tuple[bool, bool, int, bool]
"""Whether a mark goes on with a word, is gone on with, how far in its clause it stands, whether that is the first."""


class SentenceView:
    """A marked sentence as the features see it, made once for all of its values.

    Args:
        marked: The sentence.
        words: The words of two or more characters of a language that writes no spaces; empty in others.
        verbs: The letters of verbs: what follows "and" before one is another statement.
    """

    def __init__(self, marked: Marked, words: Collection[str] = (), verbs: Collection[str] = ()) -> None:
        self.marked = marked
        self.code = marked.code
        self.words = [marked.text[m.start : m.end].lower() for m in marked.marks]
        self.lemmas = [mark.lemma or word for mark, word in zip(marked.marks, self.words, strict=True)]
        self._known = words
        self._verbs = verbs
        #: What a model made of each mark, whatever the value.
        self.scores: dict[tuple[int, bool], tuple[float, float, float]] = {}
        #: Features of its clauses and of the whole, for :mod:`policymine.learned.statements`.
        self.groups: dict[tuple[str, int, int], Any] = {}

    @cached_property
    def inner(self) -> frozenset[int]:
        """The marks that go on with the word of the mark before: the second and later characters of a known word."""
        inner: set[int] = set()
        if not self._known:
            return frozenset()
        marks, folded, size = self.marked.marks, self.marked.folded, len(self.code)
        at = 0
        while at < size:
            last = at
            if marks[at].end - marks[at].start <= 2:
                for end in range(at + 1, min(size, at + 6)):
                    if (
                        marks[end].start != marks[end - 1].end
                        or self.code[end] in _BARRED
                        or self.code[end] == QUANTITY
                    ):
                        break
                    if folded[marks[at].start : marks[end].end] in self._known:
                        last = end
            inner.update(range(at + 1, last + 1))
            at = last + 1
        return frozenset(inner)

    @cached_property
    def sizes(self) -> list[int]:
        """How many words a mark is worth: one, but in a language without spaces each of its ideographs."""
        if not self._known:
            return [1] * len(self.words)
        return [max(1, count_cjk(word)) for word in self.words]

    @cached_property
    def barred(self) -> frozenset[int]:
        """The marks that are in no indicator: punctuation, dates, and an "and" that goes on with a verb."""
        code = self.code
        return frozenset(
            at
            for at, letter in enumerate(code)
            if letter in _BARRED or (letter == _AND and code[at + 1 : at + 2] in self._verbs and at + 1 < len(code))
        )

    @cached_property
    def surroundings(self) -> list[tuple[str, str, str, str, _Spot]]:
        """For each mark what does not depend on the value.

        The letters two to the left up to two to the right, the word, the words before and behind it, and where in its
        clause and word it stands.
        """
        code, lemmas, inner = f"^^{self.code}$$", self.lemmas, self.inner
        before, after = ["^", *lemmas], [*lemmas[1:], "$"]
        found = []
        start = 0
        for at, lemma in enumerate(lemmas):
            if at and self.code[at - 1] in _CLAUSE_ENDS:
                start = at
            spot = at in inner, at + 1 in inner, _near(at - start), start == 0
            found.append((code[at : at + 5], lemma, before[at], after[at], spot))
        return found


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value in its sentence, and what the rules made of it.

    Attributes:
        position: The mark of the value.
        sort: What sort of quantity it is: ``percent``, ``number``, ``amount`` ...
        construction: The name of the construction that it stands in; empty if none.
        parts: The construction's named parts, as spans of marks.
        verb: The mark of the verb that governs it, or -1.
        rules: The marks of the indicator that the rules chose, if it stands in this sentence.
        inherited: Whether the rules took it over from the value before.
        first: The first mark of that indicator.
        last: Its last mark.
        gain: By how much other words must be better than those of the rules.
        crosses: Whether an indicator may go on behind another value.
        named: Whether it names something by itself, as a name of the lexicon does: 城镇新增就业.
    """

    position: int
    sort: str
    construction: str
    parts: Sequence[tuple[str, int, int]]
    verb: int
    rules: frozenset[int]
    inherited: bool
    first: int = -1
    last: int = -1
    gain: float = LEAST_GAIN
    crosses: bool = True
    named: bool = False


def _near(distance: int) -> int:
    return _DISTANCES[distance] if distance < len(_DISTANCES) else 14


def marks_of(view: SentenceView, phrase: str, joiner: str, near: int = 0) -> tuple[frozenset[int], float]:
    """Find the stretch of marks that holds a phrase; of several the last that ends before a mark.

    Args:
        view: The sentence.
        phrase: An indicator, perhaps with its words in another order.
        joiner: What stands between words in this language.
        near: The mark of the value.

    Returns:
        The marks, and the share of the phrase's words that they hold.
    """
    if not phrase:
        return frozenset(), 0.0
    lowered = phrase.lower()
    bag = lowered.split() if joiner else list(lowered)
    known = frozenset(bag)
    best = score = 0.0
    first = start = last = -1
    for at, word in enumerate(view.words):
        if view.code[at] == QUANTITY:
            continue
        gain: float = len(word) if not joiner and word in lowered else 1 if word in known else -_GAP
        if score <= 0:
            score, start = gain, at
        else:
            score += gain
        if score > best or (score == best and start <= at < near):
            best, first, last = score, start, at
    if first < 0:
        return frozenset(), 0.0
    held = sum(
        1 if joiner else len(word) for word in view.words[first : last + 1] if word in (known if joiner else lowered)
    )
    return frozenset(at for at in range(first, last + 1) if view.code[at] != QUANTITY), min(1.0, held / len(bag))


def reach(view: SentenceView, position: int) -> range:
    """The marks around a value that may name it: most indicators stand before it, hardly any behind the next value."""
    code = view.code
    first, values = position, 0
    while first > 0 and position - first < _LEFT and code[first - 1] not in _SENTENCE_ENDS:
        values += code[first - 1] == QUANTITY
        if values > _VALUES_BETWEEN:
            break
        first -= 1
    last = position
    while last + 1 < len(code) and last - position < _RIGHT and code[last + 1] not in _STOPS_RIGHT:
        last += 1
    return range(first, last + 1)


def is_open(view: SentenceView, at: int) -> bool:
    """Whether a mark may be a part of an indicator."""
    return view.code[at] != QUANTITY and at not in view.barred


def features(view: SentenceView, value: ValueView, at: int) -> list[str]:
    """The features of one mark as a part of the indicator of a value."""
    window, lemma, before, after, spot = view.surroundings[at]
    inside = "R" if at in value.rules else "-"
    groups = (make(*key) for make, key in zip(_GROUPS, _keys(view, value, at), strict=True))
    return [
        *(name for group in groups for name in group),
        *_window(inside, window),
        f"w{lemma}",
        f"{inside}p{before}",
        f"{inside}n{after}",
        *_spot(inside, *spot),
    ]


def _window(inside: str, window: str) -> tuple[str, ...]:
    near = window[1:4]
    return f"4{near}", f"{inside}4{near}", f"{inside}5{window}"


def _spot(inside: str, goes_on: bool, is_followed: bool, distance: int, first: bool) -> tuple[str, ...]:
    return f"{inside}b{goes_on}{is_followed}", f"{inside}s{distance}{first}"


def _window_edge(window: str) -> tuple[str, ...]:
    return f"b{window[1:4]}", f"c{window[:2]}|{window[3:]}"


# What depends on the value falls into four groups, each of few things that can be only few values: so that the sum of a
# group's weights is worked out once for each combination, however many marks are looked at.


def _place(inside: str, side: str, distance: int, values: int, commas: int) -> tuple[str, ...]:
    return (
        inside,
        f"d{inside}{side}{distance}",
        f"q{inside}{side}{values}{commas}",
        f"T{commas == 0}{inside}{side}",
    )


def _role(
    inside: str, side: str, letter: str, sort: str, part: str, construction: str, inherited: bool
) -> tuple[str, ...]:
    return (
        f"l{inside}{letter}{side}{sort}",
        f"c{part}|{construction}",
        f"C{inside}{construction}|{side}",
        f"P{part}|{letter}{side}",
        f"i{inherited}{side}{inside}",
    )


def _neighbours(side: str, letter: str, sort: str, governs: bool, after: str, before: str) -> tuple[str, ...]:
    return f"g{governs}{side}{sort}{letter}", f"v{side}{after}{letter}", f"u{side}{before}{letter}"


def _relation(side: str, letter: str, where: str, gap: str, length: int) -> tuple[str, ...]:
    """How a mark lies to the words of the rules: before, after or in them, or none are there."""
    if where == "0":
        return (f"r0{side}{letter}",)
    if where in "ba":
        name = "BA"["ba".index(where)]
        return f"r{where}{min(4, len(gap) + 1)}{letter}", f"r{name}{gap[:4]}|{letter}", f"rl{length}{where}"
    return f"ri{letter}{where}", f"rl{length}i"


_GROUPS: tuple[Callable[..., tuple[str, ...]], ...] = (_place, _role, _neighbours, _relation)


def _keys(view: SentenceView, value: ValueView, at: int) -> tuple[tuple[Any, ...], ...]:
    code, position = view.code, value.position
    letter = code[at]
    inside = "R" if at in value.rules else "-"
    side, between = ("L", code[at + 1 : position]) if at < position else ("R", code[position + 1 : at])
    values = min(2, between.count(QUANTITY))
    part = "-"
    for name, first, last in value.parts:
        if first <= at < last:
            part = name
            break
    where, gap, length = "0", "", 0
    if value.rules:
        first, last = value.first, value.last
        length = _near(last - first)
        if at < first:
            where, gap = "b", code[at + 1 : min(first, at + 5)]
        elif at > last:
            where, gap = "a", code[last + 1 : min(at, last + 5)]
        else:
            where = "1" if first == last else "f" if at == first else "l" if at == last else "i"
    sort, before = value.sort, code[max(0, position - 1) : position]
    after = code[position + 1 : position + 2]
    return (
        (inside, side, _near(abs(at - position)), values, min(2, between.count(","))),
        (inside, side, letter, sort, part, value.construction, value.inherited),
        (
            side,
            letter,
            sort,
            at == value.verb,
            after,
            before,
        ),
        (side, letter, where, gap, length),
    )


def edge_features(view: SentenceView, value: ValueView, at: int, *, end: bool) -> list[str]:
    """The features of one mark as the first or the last of an indicator."""
    window, lemma, before, after, _ = view.surroundings[at]
    own = _edge(*_edge_key(view, value, at, end=end))
    return [*own, *_window_edge(window), f"w{lemma}", f"o{after if end else before}"]


def _edge(letter: str, beyond: str, side: str, edge: str, inside: bool, distance: int) -> tuple[str, ...]:
    return (
        f"a{letter}{beyond}{side}",
        f"e{edge}",
        f"f{edge}{letter}{beyond}",
        f"g{edge}{inside}{side}",
        f"d{side}{distance}",
    )


def _edge_key(view: SentenceView, value: ValueView, at: int, *, end: bool) -> tuple[Any, ...]:
    code = view.code
    step = at + 1 if end else at - 1
    beyond = code[step] if 0 <= step < len(code) else "^"
    edge = "-" if not value.rules else str(at == (value.last if end else value.first))
    side = "L" if at < value.position else "R"
    return code[at], beyond, side, edge, at in value.rules, _near(abs(at - value.position))


@dataclass(frozen=True, slots=True)
class Best:
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
        self._sums: tuple[dict[tuple[Any, ...], float], ...] = tuple({} for _ in _GROUPS)
        self._edge_sums: tuple[dict[tuple[Any, ...], float], ...] = ({}, {})
        self._windows: dict[str, tuple[float, float, float, float]] = {}
        self._spots: dict[_Spot, tuple[float, float]] = {}
        self._lemmas: dict[str, tuple[float, ...]] = {}

    def _inside(self, view: SentenceView, value: ValueView, at: int) -> float:
        """What the groups of features say of a mark, without its surroundings."""
        total = self.inside.bias
        for make, key, known in zip(_GROUPS, _keys(view, value, at), self._sums, strict=True):
            total += known[key] if key in known else self._add(known, key, self.inside, make(*key))
        return total

    def _edge(self, view: SentenceView, value: ValueView, at: int, *, end: bool) -> float:
        known, model = self._edge_sums[end], self.end if end else self.start
        key = _edge_key(view, value, at, end=end)
        return known[key] if key in known else self._add(known, key, model, _edge(*key))

    @staticmethod
    def _add(known: dict[tuple[Any, ...], float], key: tuple[Any, ...], model: Linear, names: Sequence[str]) -> float:
        if len(known) >= _CACHED:
            known.clear()
        known[key] = total = _sum(model, names)
        return total

    def best(self, view: SentenceView, value: ValueView) -> Best | None:
        """Find the stretch that names a value best; None if every mark around it is barred."""
        code, inner = view.code, view.inner
        best: Best | None = None
        running = -1e9
        first = -1
        sums: dict[int, tuple[float, float, float]] = {}
        barred, rules_at, sizes = view.barred, value.rules, view.sizes
        for at in reach(view, value.position):
            letter = code[at]
            if letter == QUANTITY:
                if not value.crosses and (at != value.position or code[at - 1 : at] == _AND):
                    running = -1e9
                continue
            if at in barred:
                running = -1e9
                continue
            known = self._known(view, at, ruled=at in rules_at)
            inside = sizes[at] * (known[0] + self._inside(view, value, at))
            start = _EDGE_WEIGHT * (known[1] + self._edge(view, value, at, end=False))
            end = _EDGE_WEIGHT * (known[2] + self._edge(view, value, at, end=True))
            sums[at] = inside, start, end
            edge = _BARRIER if letter in _NOT_AT_THE_EDGE else 0.0
            opening = start - edge - (_BARRIER if at in inner else 0.0)
            if running < opening:
                running, first = opening, at
            running += inside
            total = running + end - edge - (_BARRIER if at + 1 in inner else 0.0)
            if best is None or total > best.score:
                best = Best(first, at, total, 0.0)
        if best is None:
            return None
        chosen = [sums[at] for at in sorted(value.rules) if at in sums]
        rules = sum(each[0] for each in chosen) + chosen[0][1] + chosen[-1][2] if chosen else -1e9
        return Best(best.first, best.last, best.score, rules)

    def _known(self, view: SentenceView, at: int, *, ruled: bool) -> tuple[float, float, float]:
        """What does not depend on the value: a mark's scores inside, as first and as last word of an indicator."""
        known = view.scores.get((at, ruled))
        if known is None:
            code, lemma, before, after, spot = view.surroundings[at]
            window = self._windows.get(code) or self._of_window(code)
            place = self._spots.get(spot) or self._of_spot(spot)
            word, left, right = (self._lemmas.get(each) or self._of_lemma(each) for each in (lemma, before, after))
            known = view.scores[at, ruled] = (
                window[ruled] + place[ruled] + word[0] + left[1 + ruled] + right[3 + ruled],
                self.start.bias + window[2] + word[5] + left[6],
                self.end.bias + window[3] + word[7] + right[8],
            )
        return known

    def _of_window(self, code: str) -> tuple[float, float, float, float]:
        edges = _window_edge(code)
        self._windows[code] = found = (
            _sum(self.inside, _window("-", code)),
            _sum(self.inside, _window("R", code)),
            _sum(self.start, edges),
            _sum(self.end, edges),
        )
        return found

    def _of_spot(self, spot: _Spot) -> tuple[float, float]:
        self._spots[spot] = found = _sum(self.inside, _spot("-", *spot)), _sum(self.inside, _spot("R", *spot))
        return found

    def _of_lemma(self, lemma: str) -> tuple[float, ...]:
        """What a word adds: itself, before and behind a mark (each outside and inside the rules' words), at edges."""
        if len(self._lemmas) >= _CACHED:
            self._lemmas.clear()
        inside = (f"w{lemma}", f"-p{lemma}", f"Rp{lemma}", f"-n{lemma}", f"Rn{lemma}")
        edge = (f"w{lemma}", f"o{lemma}")
        self._lemmas[lemma] = found = tuple(
            model.weights.get(name, 0.0)
            for model, names in ((self.inside, inside), (self.start, edge), (self.end, edge))
            for name in names
        )
        return found


def _sum(model: Linear, names: Sequence[str]) -> float:
    return sum([model.weights.get(name, 0.0) for name in names])
