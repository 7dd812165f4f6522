"""Find names in a phrase whatever the order and the small words, and say how much of the phrase they explain.

This is the matching behind :mod:`policymine.catalogue`; the words of the languages are data
(``lang/indicators/words.toml``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from policymine.text import fold, is_cjk

_UNIT = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff]"
    r"|[^\W\d_\u3400-\u9fff\uf900-\ufaff]+(?:\d+(?:\.\d+)?)?(?P<owner>'s?(?!\w))?"
    r"|\d+(?:,\d{3})*(?:\.\d+)?"
)
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_LIGHT, _PROPER, _NUMBER = 0.5, 0.1, 0.5
_OUT_OF_ORDER = 0.05
_LONGEST_PLACE = 6
_CACHED = 20_000

Piece = tuple[str, ...]


class Name(NamedTuple):
    """A name in its pieces.

    Attributes:
        owner: Whose name it is.
        pieces: The pieces that a phrase must have, each as its words or, without spaces, its characters.
        weight: How much the pieces say.
        short: Whether the name alone does not settle what is meant.

    Example:
        >>> Name("forest_cover", (("forest",), ("cover",)), 2.0, False).owner
        'forest_cover'
    """

    owner: str
    pieces: tuple[Piece, ...]
    weight: float
    short: bool


class Hit(NamedTuple):
    """A name that was found in a phrase.

    Attributes:
        score: The share of the phrase that the name explains, from 0 to 1.
        name: The name.
        grown: Whether the phrase speaks of growth or decline.

    Example:
        >>> Hit(1.0, Name("gdp", (("gdp",),), 1.0, False), True).grown
        True
    """

    score: float
    name: Name
    grown: bool


@dataclass
class _Node:
    following: dict[str, _Node] = field(default_factory=dict)
    piece: Piece | None = None


class _Span(NamedTuple):
    start: int
    end: int
    piece: Piece


class _Owner(NamedTuple):
    excluded: frozenset[Piece]
    free: frozenset[Piece]


class Wording:
    """The names of one language.

    Args:
        words: What ``words.toml`` says of the language: ``stop``, ``free``, ``growth``, ``light``, ``vocabulary`` and
            ``place_endings`` are lists of words, ``same`` has lists of words of one meaning, ``joined`` says that
            there are no spaces between words.
        plain: Gives the plainer form of a text, of the same length.
        singular: Gives the singular of a word.

    Example:
        >>> wording = Wording({"stop": ["of"], "free": ["annual"], "same": {"share": ["share", "proportion"]}})
        >>> wording.add("cover", ["share of forest"])
        >>> wording.finish()
        >>> [(hit.name.owner, hit.score) for hit in wording.find("annual forest proportion")]
        [('cover', 1.0)]
    """

    def __init__(
        self,
        words: Mapping[str, Any],
        plain: Callable[[str], str] = str,
        singular: Callable[[str], str] = str,
    ) -> None:
        self._plain, self._singular = plain, singular
        self._joined = bool(words.get("joined", False))
        self._root = _Node()
        self._same: dict[Piece, Piece] = {}
        self._stop: frozenset[str] = frozenset()
        self._stop = frozenset(unit for word in words.get("stop", ()) for unit in self._units(word))
        for members in words.get("same", {}).values():
            first = self._units(members[0])
            for member in members:
                self._same[self._units(member)] = first
                self._plant(self._units(member))
        self._growth = self._pieces(words.get("growth", ()))
        self._free = self._pieces(words.get("free", ())) | self._growth
        self._light = self._pieces(words.get("light", ()))
        self._pieces(words.get("vocabulary", ()))
        self._endings = tuple(words.get("place_endings", ()))
        self._owners: dict[str, _Owner] = {}
        self._names: list[Name] = []
        self._index: dict[Piece, list[Name]] = {}
        self.find = functools.lru_cache(maxsize=_CACHED)(self._find)

    def add(
        self,
        owner: str,
        names: Iterable[str],
        *,
        short: bool = False,
        excluded: Iterable[str] = (),
        free: Iterable[str] = (),
    ) -> None:
        """Add names of an owner.

        Args:
            owner: Whose names they are.
            names: The names.
            short: Whether they do not settle by themselves what is meant.
            excluded: Words beside which the owner's names mean something else.
            free: Words that may stand beside the owner's names and change nothing.
        """
        known = self._owners.get(owner, _Owner(frozenset(), frozenset()))
        self._owners[owner] = _Owner(known.excluded | self._pieces(excluded), known.free | self._pieces(free))
        for text in names:
            pieces = self.split(text)
            for piece in pieces:
                self._plant(piece)
            if pieces:
                self._names.append(Name(owner, pieces, sum(map(self._weight, pieces)), short))

    def finish(self) -> None:
        """File the names by the piece that the fewest of them have; to be called when all are in."""
        counts: dict[Piece, int] = {}
        self._names = list({(name.owner, name.pieces, name.short): name for name in self._names}.values())
        for name in self._names:
            for piece in set(name.pieces):
                counts[piece] = counts.get(piece, 0) + 1
        for name in self._names:
            self._index.setdefault(min(name.pieces, key=lambda piece: (counts[piece], piece)), []).append(name)

    def split(self, text: str) -> tuple[Piece, ...]:
        """Take a name apart into the pieces that a phrase must have.

        Example:
            >>> Wording({"stop": ["of"]}).split("share of forests")
            (('share',), ('forests',))
        """
        parts = text.split() if self._joined else [text]
        pieces = [piece for part in parts for piece in self._segments(self._units(part))]
        return tuple(dict.fromkeys(pieces))

    def _segments(self, units: Piece) -> Iterator[Piece]:
        at, loose = 0, 0
        while at < len(units):
            longest = max((span.end for span in self._spans(units, at)), default=at)
            if longest == at:
                at += 1
                if not self._joined:
                    yield units[loose:at]
                    loose = at
                continue
            if loose < at:
                yield units[loose:at]
            yield self._same.get(units[at:longest], units[at:longest])
            at = loose = longest
        if loose < at:
            yield units[loose:at]

    def _find(self, phrase: str) -> tuple[Hit, ...]:
        """Find the names that a phrase has, the best first; none that is beside a word excluded for it."""
        matches = list(_UNIT.finditer(self._fold(phrase)))
        words = [(unit, match) for match in matches if (unit := self._unit(match)) not in self._stop]
        units = tuple(unit for unit, _ in words)
        spans = [span for at in range(len(units)) for span in self._spans(units, at)]
        found: dict[Piece, list[_Span]] = {}
        for start, end, piece in spans:
            concept = self._same.get(piece, piece)
            found.setdefault(concept, []).append(_Span(start, end, concept))
        for several in found.values():
            several.sort(key=lambda span: (span.start, -span.end))  # of two that begin together the longer one
        grown = not self._growth.isdisjoint(found)
        weights = self._weights(phrase, units, [match for _, match in words])
        hits = []
        for name in {name for piece in found for name in self._index.get(piece, ())}:
            if all(piece in found for piece in name.pieces):
                score = self._score(name, found, weights)
                if score:
                    hits.append(Hit(score, name, grown))
        return tuple(sorted(hits, key=lambda hit: (-hit.score, -hit.name.weight, hit.name)))

    def _score(self, name: Name, found: Mapping[Piece, Sequence[_Span]], weights: Sequence[float]) -> float:
        left = list(weights)
        last, swapped = 0, False
        for piece in name.pieces:
            open_ = [span for span in found[piece] if min(left[span.start : span.end]) >= 0]
            if not open_:
                return 0.0
            span = next((span for span in open_ if span.start >= last), open_[0])
            swapped |= span.start < last
            last = span.end
            left[span.start : span.end] = [-1.0] * (span.end - span.start)
        owner = self._owners[name.owner]
        for piece in owner.excluded:
            if any(min(left[span.start : span.end]) >= 0 for span in found.get(piece, ())):
                return 0.0
        for piece, spans in found.items():
            if piece in name.pieces or piece in self._free or piece in owner.free:
                for span in spans:
                    if min(left[span.start : span.end]) >= 0:
                        left[span.start : span.end] = [-1.0] * (span.end - span.start)
        rest = sum(weight for weight in left if weight > 0)
        score = name.weight / (name.weight + rest)
        return round(score - (_OUT_OF_ORDER if swapped and self._joined else 0.0), 3)

    def _weights(self, phrase: str, units: Piece, matches: Sequence[re.Match[str]]) -> list[float]:
        """How much each word says where no name explains it."""
        if self._joined:
            weights = [_NUMBER if unit[0].isdigit() or is_cjk(unit[0]) else 1.0 for unit in units]
            self._discount_places(units, weights)
            return weights
        written = [phrase[match.start() : match.start("owner") if match["owner"] else match.end()] for match in matches]
        capital = [word[:1].isupper() and not (len(word) > 1 and word.isupper()) for word in written]
        # In a line of capitals they say nothing, nor does one at its head, unless the name goes on or owns the rest.
        titled = not any(word[:1].islower() for word in written)
        weights = []
        for at, (unit, match) in enumerate(zip(units, matches, strict=True)):
            named = capital[at] and not titled and (at > 0 or match["owner"] or capital[1:2] == [True])
            number = unit[0].isdigit()
            weights.append(_NUMBER if number else _PROPER if named else _LIGHT if (unit,) in self._light else 1.0)
        return weights

    def _discount_places(self, units: Piece, weights: list[float]) -> None:
        # A place stands at the head and ends as places do; one character is none.
        for end in range(min(_LONGEST_PLACE, len(units)), 1, -1):
            known = any(span.end == end for span in self._spans(units[:end], end - 2))
            if units[end - 1] in self._endings and not known and all(map(is_cjk, units[:end])):
                weights[:end] = [_PROPER / end] * end
                return

    def _weight(self, piece: Piece) -> float:
        if piece in self._light:
            return _LIGHT
        if self._joined and is_cjk(piece[0]):
            return len(piece) / 2
        return 1.0

    def _fold(self, text: str) -> str:
        text = self._plain(fold(text))
        return text if text.isascii() else text.translate(_SUBSCRIPTS)

    def _unit(self, match: re.Match[str]) -> str:
        word = match[0]
        if match["owner"]:
            word = word[: -len(match["owner"])] or word
        return word.replace(",", "") if word[0].isdigit() else word if is_cjk(word[0]) else self._singular(word) or word

    def _units(self, text: str) -> Piece:
        units = tuple(map(self._unit, _UNIT.finditer(self._fold(text))))
        return tuple(unit for unit in units if unit not in self._stop)

    def _pieces(self, texts: Iterable[str]) -> frozenset[Piece]:
        pieces = frozenset(units for text in texts if (units := self._units(text)))
        for piece in pieces:
            self._plant(piece)
        return pieces | {self._same.get(piece, piece) for piece in pieces}

    def _plant(self, piece: Piece) -> None:
        node = self._root
        for unit in piece:
            node = node.following.setdefault(unit, _Node())
        node.piece = piece

    def _spans(self, units: Piece, start: int) -> Iterator[_Span]:
        node = self._root
        for end in range(start, len(units)):
            found = node.following.get(units[end])
            if found is None:
                return
            node = found
            if node.piece is not None:
                yield _Span(start, end + 1, node.piece)
