"""What the statements around one are about: the votes of a document's other statements, the nearest counting most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policymine.themes import ThemeScore

_FADES = 0.5 ** (1 / 10)
"""Ten statements away one counts half. Chosen by cross-validation on the own corpora and on real excerpts."""
_DOUBT = 1.0
"""As if one more statement were there that says nothing: one neighbour alone is no company."""


LOOK_AHEAD = 256
"""So many statements ahead are looked at: one that stands farther away counts less than a ten-millionth."""


class Neighbours:
    """Tells for each statement of a document what the others are about, those before it being remembered.

    Example:
        >>> water, air = ThemeScore("clear_water", 1.0, ""), ThemeScore("blue_sky", 0.5, "")
        >>> [{theme: round(share, 2) for theme, share in sorted(each)} for each in Neighbours().of([water, water, air])]
        [{'blue_sky': 0.18, 'clear_water': 0.39}, {'blue_sky': 0.19, 'clear_water': 0.39}, {'clear_water': 0.64}]
        >>> Neighbours().of([water])
        [()]
    """

    def __init__(self) -> None:
        self._before: dict[str, float] = {}

    def of(self, verdicts: Sequence[ThemeScore], count: int | None = None) -> list[tuple[tuple[str, float], ...]]:
        """Tell what the others are about.

        Args:
            verdicts: What the lexicon says of each statement, in the order of the text, from where the last call ended.
            count: Of how many of them it is told; the others are looked at from these only. All if None.

        Returns:
            For each of these statements the themes of the others with their shares, below 1 together.
        """
        count = len(verdicts) if count is None else count
        after = list(_faded(reversed(verdicts), {}))[::-1]
        before = _faded(verdicts[:count], self._before)
        found = []
        for one, other in zip(before, after, strict=False):
            votes = dict(one)
            for theme, vote in other.items():
                votes[theme] = votes.get(theme, 0.0) + vote
            whole = _DOUBT + sum(votes.values())
            found.append(tuple((theme, vote / whole) for theme, vote in votes.items() if vote))
        return found


def _faded(verdicts: Iterable[ThemeScore], votes: dict[str, float]) -> Iterator[dict[str, float]]:
    """The votes before each statement; ``votes`` come to hold those before the next one."""
    for verdict in verdicts:
        for theme in votes:
            votes[theme] *= _FADES
        yield dict(votes)
        if verdict.score:
            votes[verdict.theme] = votes.get(verdict.theme, 0.0) + verdict.score
