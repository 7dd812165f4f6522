"""What the statements around one are about: the votes of a document's other statements, the nearest counting most."""

from __future__ import annotations

from collections.abc import Sequence

from policymine.themes import ThemeScore

_FADES = 0.5 ** (1 / 10)
"""Ten statements away one counts half. Chosen by cross-validation on the own corpora and on real excerpts."""
_DOUBT = 1.0
"""As if one more statement were there that says nothing: one neighbour alone is no company."""


def neighbours(verdicts: Sequence[ThemeScore]) -> list[tuple[tuple[str, float], ...]]:
    """Tell for each statement of a document what the others are about.

    Args:
        verdicts: What the lexicon says of each statement, in the order of the text.

    Returns:
        For each statement the themes of the others with their shares, below 1 together.

    Example:
        >>> water, air = ThemeScore("clear_water", 1.0, ""), ThemeScore("blue_sky", 0.5, "")
        >>> [{theme: round(share, 2) for theme, share in sorted(each)} for each in neighbours([water, water, air])]
        [{'blue_sky': 0.18, 'clear_water': 0.39}, {'blue_sky': 0.19, 'clear_water': 0.39}, {'clear_water': 0.64}]
        >>> neighbours([water])
        [()]
    """
    before, after = _faded(verdicts), _faded(verdicts[::-1])[::-1]
    found = []
    for one, other in zip(before, after, strict=True):
        votes = dict(one)
        for theme, vote in other.items():
            votes[theme] = votes.get(theme, 0.0) + vote
        whole = _DOUBT + sum(votes.values())
        found.append(tuple((theme, vote / whole) for theme, vote in votes.items() if vote))
    return found


def _faded(verdicts: Sequence[ThemeScore]) -> list[dict[str, float]]:
    """The votes of the statements before each one."""
    found: list[dict[str, float]] = []
    votes: dict[str, float] = {}
    for verdict in verdicts:
        found.append({theme: vote * _FADES for theme, vote in votes.items()})
        votes = dict(found[-1])
        if verdict.score:
            votes[verdict.theme] = votes.get(verdict.theme, 0.0) + verdict.score
    return found
