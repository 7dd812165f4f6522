"""Which words of a sentence name what a value is said of: a stretch of marks, scored mark by mark.

The rules name an indicator first. Three linear models, fitted on annotated sentences, then say of each mark how likely
it is inside the indicator, and how likely the indicator begins or ends there; the stretch with the highest sum wins if
it is clearly better than the one that the rules chose. What the rules found is the strongest feature of all.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from policymine.learned.linear import Linear
from policymine.marks import QUANTITY, Marked

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
_GAP = 0.5
"""What a strange word costs inside the stretch that holds a phrase."""
_BARRIER = 99.0
_DISTANCES = (0, 1, 2, 3, 4, 4, 6, 6, 6, 9, 9, 9, 9, 9)


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
        self.scores: dict[int, tuple[float, float, float, float]] = {}
        self.words_features: list[str] | None = None

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
    def barred(self) -> frozenset[int]:
        """The marks that are in no indicator: punctuation, dates, and an "and" that goes on with a verb."""
        code = self.code
        return frozenset(
            at
            for at, letter in enumerate(code)
            if letter in _BARRED or (letter == _AND and code[at + 1 : at + 2] in self._verbs and at + 1 < len(code))
        )

    @cached_property
    def surroundings(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """The features of each mark that do not depend on the value, and those that depend on the rules only."""
        code, lemmas, inner = f"^^{self.code}$$", self.lemmas, self.inner
        before, after = ["^", *lemmas], [*lemmas[1:], "$"]
        found: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        start = 0
        for at, lemma in enumerate(lemmas):
            if at and self.code[at - 1] in _CLAUSE_ENDS:
                start = at
            near = f"4{code[at + 1 : at + 4]}"
            plain = (near, f"2{before[at]}_{lemma}", f"3{lemma}_{after[at]}", f"w{lemma}")
            ruled = (
                near,
                f"5{code[at : at + 5]}",
                f"p{before[at]}",
                f"n{after[at]}",
                f"b{at in inner}{at + 1 in inner}",
                f"s{_near(at - start)}{start == 0}",
            )
            found.append((plain, ruled))
        return found

    def edges(self, at: int, *, end: bool) -> list[str]:
        """The features of a mark as the first or last of an indicator that do not depend on the value."""
        code, lemmas = self.code, self.lemmas
        step = at + 1 if end else at - 1
        other = lemmas[step] if 0 <= step < len(code) else "^"
        return [
            f"b{code[max(0, at - 1) : at + 2]}",
            f"c{code[max(0, at - 2) : at]}|{code[at + 1 : at + 3]}",
            f"w{lemmas[at]}",
            f"o{other}",
            f"x{lemmas[at]}_{other}",
        ]


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


def _near(distance: int) -> int:
    return _DISTANCES[distance] if distance < len(_DISTANCES) else 14


def marks_of(view: SentenceView, phrase: str, joiner: str) -> tuple[frozenset[int], float]:
    """Find the stretch of marks that holds a phrase.

    Args:
        view: The sentence.
        phrase: An indicator, perhaps with its words in another order.
        joiner: What stands between words in this language.

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
        if score > best:
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
    plain, ruled = view.surroundings[at]
    inside = "R" if at in value.rules else "-"
    return [*value_features(view, value, at), *plain, *(inside + name for name in ruled)]


def value_features(view: SentenceView, value: ValueView, at: int) -> list[str]:
    """Those of the features that depend on the value."""
    code, position, rules = view.code, value.position, value.rules
    letter = code[at]
    inside = "R" if at in rules else "-"
    side, between = ("L", code[at + 1 : position]) if at < position else ("R", code[position + 1 : at])
    values, commas = min(2, between.count(QUANTITY)), min(2, between.count(","))
    part = next((name for name, first, last in value.parts if first <= at < last), "-")
    found = [
        inside,
        f"d{inside}{side}{_near(abs(at - position))}",
        f"q{inside}{side}{values}{commas}",
        f"l{inside}{letter}{side}{value.sort}",
        f"c{part}|{value.construction}",
        f"C{inside}{value.construction}|{side}",
        f"P{part}|{letter}{side}",
        f"i{value.inherited}{side}{inside}",
        f"g{at == value.verb}{side}{value.sort}{letter}",
        f"v{side}{code[position + 1 : position + 2]}{letter}",
        f"u{side}{code[max(0, position - 1) : position]}{letter}",
        f"T{commas == 0}{inside}{side}",
    ]
    if not rules:
        found.append(f"r0{side}{letter}")
        return found
    first, last = value.first, value.last
    if at < first:
        found += (f"rb{min(4, first - at)}{letter}", f"rB{code[at + 1 : first][:4]}|{letter}")
    elif at > last:
        found += (f"ra{min(4, at - last)}{letter}", f"rA{code[last + 1 : at][:4]}|{letter}")
    else:
        found.append(f"ri{letter}{at == first}{at == last}")
    found.append(f"rl{_near(last - first)}{at < first}{at > last}")
    return found


def edge_features(view: SentenceView, value: ValueView, at: int, *, end: bool) -> list[str]:
    """The features of one mark as the first or the last of an indicator."""
    return [*value_edges(view, value, at, end=end), *view.edges(at, end=end)]


def value_edges(view: SentenceView, value: ValueView, at: int, *, end: bool) -> list[str]:
    """Those of the edge's features that depend on the value."""
    code = view.code
    step = at + 1 if end else at - 1
    beyond = code[step] if 0 <= step < len(code) else "^"
    edge = "-" if not value.rules else str(at == (value.last if end else value.first))
    side = "L" if at < value.position else "R"
    return [
        f"a{code[at]}{beyond}{side}",
        f"e{edge}",
        f"f{edge}{code[at]}{beyond}",
        f"g{edge}{at in value.rules}{side}",
        f"d{side}{_near(abs(at - value.position))}",
    ]


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


@dataclass(frozen=True, slots=True)
class SpanModel:
    """The three models of one language.

    Attributes:
        inside: Whether a mark is inside the indicator.
        start: Whether it is the first.
        end: Whether it is the last.
    """

    inside: Linear
    start: Linear
    end: Linear

    def best(self, view: SentenceView, value: ValueView) -> Best | None:
        """Find the stretch that names a value best; None if every mark around it is barred."""
        code, inner = view.code, view.inner
        best: Best | None = None
        running = -1e9
        first = -1
        sums: dict[int, tuple[float, float, float]] = {}
        inside_of, start_of, end_of = self.inside.score, self.start.score, self.end.score
        for at in reach(view, value.position):
            letter = code[at]
            if letter == QUANTITY:
                continue
            if at in view.barred:
                running = -1e9
                continue
            known = self._known(view, at)
            inside = known[at in value.rules] + inside_of(value_features(view, value, at))
            start = _EDGE_WEIGHT * (known[2] + start_of(value_edges(view, value, at, end=False)))
            end = _EDGE_WEIGHT * (known[3] + end_of(value_edges(view, value, at, end=True)))
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

    def _known(self, view: SentenceView, at: int) -> tuple[float, float, float, float]:
        """What does not depend on the value: the scores of a mark outside and inside the rules' stretch, as edges."""
        known = view.scores.get(at)
        if known is None:
            plain, ruled = view.surroundings[at]
            get = self.inside.weights.get
            base = sum([get(name, 0.0) for name in plain])
            known = (
                base + sum([get("-" + name, 0.0) for name in ruled]),
                base + sum([get("R" + name, 0.0) for name in ruled]),
                self.start.score(view.edges(at, end=False)) - self.start.bias,
                self.end.score(view.edges(at, end=True)) - self.end.bias,
            )
            view.scores[at] = known
        return known
