"""Relative clauses between a subject and its verb: "the port, which handled 3 t in 2019, will be closed by 2028"."""

from __future__ import annotations

import regex

_ASIDE = regex.compile(r"[n>)],l(?P<told>[aN]*(?:[HB][aN]*)*[VRUDbvudrBx][^.;:,kM]*),(?=[aZ]*[MBH])")
"""Such a clause; what it promises itself is none of these."""
_ANY = regex.compile(r"[n>)],l(?P<told>[^.;:,k]*),(?=[aZ]*[MBH])")
"""Such a clause, whatever it says."""
_GATE = ",l"


def aside(code: str) -> list[tuple[int, int]]:
    """Find the relative clauses of a code that tell how things are or were, in front of the verb of their subject.

    Args:
        code: The code of the sentence.

    Returns:
        The spans between their commas.

    Example:
        >>> aside("tn,lvQZ,MBvZ."), aside("tn,lMVQZ,MBvZ."), aside("tnMVQ,lvZ.")
        ([(3, 7)], [], [])
    """
    if _GATE not in code:
        return []
    return [(match.start("told") - 1, match.end("told")) for match in _ASIDE.finditer(code)]


def before_aside(code: str, comma: int) -> int:
    """Find where a subject ends that a relative clause parts from a comma; the comma itself if none does.

    Args:
        code: The code of the sentence.
        comma: The mark of the comma.

    Example:
        >>> before_aside("tn,lvQZ,MBvZ.", 7), before_aside("tn,MBvZ.", 2)
        (2, 2)
    """
    if _GATE not in code:
        return comma
    return next((m.start("told") - 2 for m in _ANY.finditer(code) if m.end("told") == comma), comma)
