"""Find names in a phrase whatever the order and the small words, and say how much of the phrase they explain.

This is the matching behind :mod:`policymine.catalogue`; the words of the languages are data
(``lang/indicators/words.toml``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from policymine.text import fold, is_cjk

_UNIT = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff]"
    r"|[^\W\d_\u3400-\u9fff\uf900-\ufaff]+(?:\d+(?:\.\d+)?)?(?P<owner>'s?(?!\w))?"
    r"|\d+(?:,\d{3})*(?:\.\d+)?"
)
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_LIGHT, _PROPER, _NUMBER = 0.5, 0.1, 0.5
_TAKEN = -1.0
_OUT_OF_ORDER = 0.05
_LONGEST_PLACE = 6
_CACHED = 20_000

Piece = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name in its pieces.

    Attributes:
        owner: Whose name it is.
        pieces: The pieces that a phrase must have, each as its words or, without spaces, its characters.
        needed: The same as a set.
        weight: How much the pieces say.
        short: Whether the name alone does not settle what is meant.

    Example:
        >>> Name("forest_cover", (("forest",), ("cover",)), frozenset(), 2.0, False).owner
        'forest_cover'
    """

    owner: str
    pieces: tuple[Piece, ...]
    needed: frozenset[Piece]
    weight: float
    short: bool


class Hit(NamedTuple):
    """A name that was found in a phrase.

    Attributes:
        score: The share of the phrase that the name explains, from 0 to 1.
        name: The name.
        grown: Whether the phrase speaks of growth or decline.

    Example:
        >>> Hit(1.0, Name("gdp", (("gdp",),), frozenset(), 1.0, False), True).grown
        True
    """

    score: float
    name: Name
    grown: bool


_Span = tuple[int, int]
_END = ""  # the key of a node of the tree of pieces under which stands the piece that ends there
_Node = dict[str, Any]


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
        self._root: _Node = {}
        self._parts: _Node = {}  # only the pieces by which names are taken apart
        self._same: dict[Piece, Piece] = {}
        self._stop: frozenset[str] = frozenset()
        self._stop = frozenset(unit for word in words.get("stop", ()) for unit in self._units(word))
        for members in words.get("same", {}).values():
            first = self._units(members[0])
            for member in members:
                self._same[self._units(member)] = first
                self._plant(self._units(member), self._parts)
                self._plant(self._units(member), self._root)
        self._growth = self._pieces(words.get("growth", ()), parts=True)
        self._free = self._pieces(words.get("free", ()), parts=True) | self._growth
        self._light = self._pieces(words.get("light", ()), parts=True)
        self._pieces(words.get("vocabulary", ()), parts=True)
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
                self._plant(piece, self._root)
            if pieces:
                self._names.append(Name(owner, pieces, frozenset(pieces), sum(map(self._weight, pieces)), short))

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
            longest = max((end for end, _ in self._ends(units, at, self._parts)), default=at)
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
        words = [(self._unit(match), match) for match in _UNIT.finditer(self._fold(phrase))]
        words = [word for word in words if word[0] not in self._stop]
        units = tuple(unit for unit, _ in words)
        found: dict[Piece, list[_Span]] = {}
        for at, unit in enumerate(units):
            if unit in self._root:
                # Of two that begin together the longer one comes first.
                for end, piece in reversed(self._ends(units, at, self._root)):
                    found.setdefault(piece, []).append((at, end))
        here = found.keys()
        names = [name for piece in here for name in self._index.get(piece, ()) if name.needed <= here]
        if not names:
            return ()
        grown = not self._growth.isdisjoint(here)
        weights = self._weights(phrase, units, [match for _, match in words])
        for piece in here & self._free:
            for start, end in found[piece]:
                weights[start:end] = [0.0] * (end - start)
        hits = [Hit(self._score(name, found, weights), name, grown) for name in names]
        return tuple(sorted((hit for hit in hits if hit.score), key=lambda hit: (-hit.score, -hit.name.weight)))

    def _score(self, name: Name, found: Mapping[Piece, Sequence[_Span]], weights: Sequence[float]) -> float:
        left = list(weights)
        last, swapped = 0, False
        for piece in name.pieces:
            spans = [(start, end) for start, end in found[piece] if min(left[start:end]) >= 0]
            if not spans:
                return 0.0
            start, end = next((span for span in spans if span[0] >= last), spans[0])
            swapped |= start < last
            last = end
            left[start:end] = [_TAKEN] * (end - start)
        owner = self._owners[name.owner]
        here = found.keys()
        for piece in owner.excluded & here:
            if any(min(left[start:end]) >= 0 for start, end in found[piece]):
                return 0.0
        for piece in (name.needed | owner.free) & here:
            for start, end in found[piece]:
                if min(left[start:end]) >= 0:
                    left[start:end] = [0.0] * (end - start)
        rest = sum(weight for weight in left if weight > 0)
        return round(name.weight / (name.weight + rest) - (_OUT_OF_ORDER if swapped and self._joined else 0.0), 3)

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
        owner = max((at for at, match in enumerate(matches) if match["owner"] and capital[at]), default=-1)
        weights = []
        for at, unit in enumerate(units):
            named = capital[at] and (at <= owner or (not titled and (at > 0 or capital[1:2] == [True])))
            number = unit[0].isdigit()
            weights.append(_NUMBER if number else _PROPER if named else _LIGHT if (unit,) in self._light else 1.0)
        return weights

    def _discount_places(self, units: Piece, weights: list[float]) -> None:
        # A place stands at the head and ends as places do; one character is none.
        for end in range(min(_LONGEST_PLACE, len(units)), 1, -1):
            if units[end - 1] not in self._endings or not all(map(is_cjk, units[:end])):
                continue
            known = (ends for at in range(end - 1) for ends, _ in self._ends(units[:end], at, self._root))
            if end not in known:  # not a word that ends like a place
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

    def _pieces(self, texts: Iterable[str], *, parts: bool = False) -> frozenset[Piece]:
        pieces = frozenset(units for text in texts if (units := self._units(text)))
        for piece in pieces:
            self._plant(piece, self._root)
            if parts:
                self._plant(piece, self._parts)
        return pieces | {self._same.get(piece, piece) for piece in pieces}

    def _plant(self, piece: Piece, node: _Node) -> None:
        for unit in piece:
            node = node.setdefault(unit, {})
        node[_END] = self._same.get(piece, piece)

    def _ends(self, units: Piece, start: int, root: _Node) -> list[tuple[int, Piece]]:
        """Give the pieces that begin at a place, the shortest first, each with its end."""
        node: _Node | None = root
        ends = []
        for at in range(start, len(units)):
            node = node.get(units[at]) if node is not None else None
            if node is None:
                break
            if _END in node:
                ends.append((at + 1, node[_END]))
        return ends
