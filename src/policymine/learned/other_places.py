"""Words of the models that have their place elsewhere: with another member of a list, another verb, an adjunct."""

from __future__ import annotations

import regex

from policymine.drafts import Draft
from policymine.learned.spans import Best
from policymine.marks import QUANTITY

_MEMBER = regex.compile(r"""Q[n>'"~-]{1,6}[aZ]*(?:,?[ck]|,)[ta]*""".replace("Q", QUANTITY))
"""A member of a list, up to the value of the next one: "40% wind and"."""
_JOINING = ",ckta"
_BEHIND = "oft"
_LISTED = frozenset({"percent", "amount"})
_LABEL = tuple(":;,(")
_OPENING = "()"
_OPENERS = frozenset(":(")
_FINITE = "VURDvm"
"""Letters of verbs with an object behind them, and of words for aims that may be verbs; the same in every language."""
_SUBJECT = regex.compile(",p[aN]*[MBHVURD]")
"""A pronoun that is the subject of the clause behind what opens it."""
_ADJUNCTS = ("i", "f")
_OF_SUBJECT = regex.compile(QUANTITY + "ot?[n>'-]{1,5}(?:[oif]t?[n>'-]{1,4})*[aN]*[MBHVURD]")
_NEXT = regex.compile("[aZ]*,?[ck]t[n>'-]")
_TO_VALUE = regex.compile("[aZMBHR]*[2yi]?[ta]*" + QUANTITY)


def is_elsewhere_told(code: str, draft: Draft, best: Best, *, inherited: bool) -> bool:
    """Tell whether the words that the models found have their place elsewhere in the sentence.

    Args:
        code: The letters of the sentence.
        draft: The value.
        best: The words.
        inherited: Whether the rules took the name from a value before.
    """
    if inherited:
        return _is_of_adjunct(code, draft.position, best)
    ind = draft.found.parts.get("ind") if draft.found is not None else None
    if ind is None or draft.quantity.sort == "number":
        return False
    if ind[0] > draft.position:
        return _is_other_member(code, draft, ind[0], best) or _opens(code, draft.position, best)
    return (
        _is_label(code, draft, ind, best) or _crosses_verb(code, ind, best) or _takes_next(code, draft.position, best)
    )


def _is_of_adjunct(code: str, position: int, best: Best) -> bool:
    """Whether words stand in what opens a clause with a pronoun: "under the draft, they would be 8% lower"."""
    behind = _SUBJECT.match(code, best.last + 1, position)
    return behind is not None and code[: best.first + 1].rstrip("tn'>").endswith(_ADJUNCTS)


def _opens(code: str, position: int, best: Best) -> bool:
    """Whether words stand in what opens the sentence for the subject: "for homes with a stove, 40% of the cost is"."""
    opened = code.startswith(_ADJUNCTS) and code[best.last + 1 : best.last + 2] == ","
    subject = _OF_SUBJECT.match(code, position)
    return opened and subject is not None and not code[best.last + 2 : position].strip("ta")


def _is_other_member(code: str, draft: Draft, first: int, best: Best) -> bool:
    """Whether words belong to a member before in a list of values and things: "40% wind, 30% gas and 20% coal"."""
    at = draft.position
    if draft.quantity.sort not in _LISTED or best.last >= at or code[at + 1 : first].strip("ta"):
        return False
    before = code.rfind(QUANTITY, 0, at)
    if before < 0:
        return False
    if best.last < before:
        return _MEMBER.fullmatch(code, before, at) is not None
    return code[before + 1 : best.first].strip(_BEHIND) == "" and code[best.last + 1 : at].strip(_JOINING) == ""


def _is_label(code: str, draft: Draft, ind: tuple[int, int], best: Best) -> bool:
    """Whether words stand before shares that have names: "roofs: slate 4%, tin 3%", "(own share 4%".

    Other values stay what the words measure: "income: towns 9 yuan", "works (North 4 t a day)".
    """
    at, first = draft.position, ind[0]
    inner = code[first] in _OPENING
    if draft.quantity.sort != "percent" or ind[1] != at:
        return False
    if best.last >= first or (draft.found is not None and "verb" in draft.found.parts):
        return False
    opened = inner or code[:first].rstrip("ta").endswith(_LABEL)
    between = code[best.last : first + inner]
    return opened and not _OPENERS.isdisjoint(between) and QUANTITY in code[at + 1 :] + between


def _crosses_verb(code: str, ind: tuple[int, int], best: Best) -> bool:
    """Whether words begin with who sets what the rules have named: "the reform confirmed the oats target of 4%"."""
    if not best.first < ind[0] <= best.last or ind[1] - ind[0] < 2:
        return False
    before = code[best.first : ind[0] + 1]
    return any(
        before[i - 1] in "n>" and before[i + 1] == "t" for i, each in enumerate(before[:-1]) if i and each in _FINITE
    )


def _takes_next(code: str, position: int, best: Best) -> bool:
    """Whether words take in the next subject: "the share of oats rises to 4% and the share of rye to 8%"."""
    across = best.first < position < best.last and _NEXT.match(code, position + 1) is not None
    return across and _TO_VALUE.match(code, best.last + 1) is not None
