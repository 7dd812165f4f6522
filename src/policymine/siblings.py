"""Members of one list: "including 15 mu of rice, 17 mu of corn" are promised, or done, together."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from policymine.context import Context
from policymine.drafts import Draft
from policymine.records import Record

_LISTED = regex.compile("(?:o?[tan>'-]{0,6}(?:[oif][tn>'-]{1,5})?)?(?:,j?|,?c)a*")
"""What stands between two members of a list, which have no verb of their own."""

_TIED = regex.compile("(?:[n>'-]{1,6})?(?:[oif][tn>'-]{1,5})?,a*[ge]y?[ta]*")
"""What ties a value to what is done to the things before: "build 40 wells, benefiting 3,000 people"."""
_FOLLOWS = regex.compile("[^,;:.MBHkl]{0,12},a*g[tan>'-]{0,6}(?:i[tan>'-]{1,6})?[o2y]?[ta]*")
"""What ties a value to what comes of the thing before: "will exceed income, resulting in a deficit of 9 million"."""
_APPOSED = regex.compile(
    "n{0,2}(?:[oif][tn>'-]{1,8}){0,2}[aZz~]*[,(]a*(?:[tan]{0,4}[><UD][oy]?[taz]*|c?a*e[ta]*|[ta]*(?P<more>))"
)
"""Between a level and its change: "is set at 7 billion, an increase of 8%", "..., 3 more than last year"."""
_MORE = regex.compile("n{0,2}a*[><](?=[aZz]*(?:[zq,.;)Z]|$))")
_GAPPED = regex.compile("(?:,?c|,)t?[n>o'-]{1,12}(?:i[tn>'-]{1,5})?y[ta]*")
"""Between two changes of which the second lacks its verb: "cutting water use by 20% and losses by 10%"."""
_VERBLESS = regex.compile("[n>'-]{0,3};,?c?a*[tn><ofic'-]{1,16},[ta]*")
"""Between two members, of which the second has no verb: "rice will reach 9 t; the output of corn, 4 t"."""
_COURSE = regex.compile("[tn>'Z]{0,4}2[ta]*")
"""Between where a change began and where it ended: "rose from 96 to 158" is done if it was begun."""
_CONVERTED = regex.compile("[n>'-]{0,3}\\(")
"""Between a sum and the same in another unit: "4 billion yuan (about 600 million dollars)"."""
_MOVED = regex.compile("[n>'-]{0,4}[Zz]?,t?[az]*[><]o?a*")
"""Between a value and by how much it moved: "2 billion yuan, up 9%"."""
_PART = regex.compile("[^.;:kQ]{0,20}?,?j[aZ]*[tn>'-]{0,8}(?:[oi][tn>'-]{1,4})?[BRr]a*")
"""Between a whole and a part of it: "has sown 9 ha of rye, of which the drilled area is 4 ha"."""
_SAID_AGAIN = regex.compile("n{0,2}(?:o[tn>'-]{1,6})?[Zaz]*,lB[ta]*")
"""Between a value and the same said in another way: "42% of demand, that is 16 TWh"."""
_LIKELY = 1.0
_DOUBT = 3.0
"""Such a value tells its own kind no surer than this."""
_DONE = ("past", "perfect")


def is_sibling(code: str, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether a value only goes on with the list of the value before it.

    Args:
        code: The code of the sentence.
        draft: The value.
        drafts: All values of the sentence.

    Example:
        >>> from policymine.verbs import NO_VERB
        >>> rice, corn = (Draft(at, None, None, NO_VERB) for at in (0, 4))
        >>> is_sibling("Qon,Qon", corn, [rice, corn])
        True
    """
    at = drafts.index(draft)
    between = (drafts[at - 1].position + 1, draft.position)
    return at > 0 and (_LISTED.fullmatch(code, *between) is not None or is_tied(code, draft, drafts))


def is_tied(code: str, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether a value has the kind of the value before: it shares its verb, a participle ties it, a change ends.

    Args:
        code: The code of the sentence.
        draft: The value.
        drafts: All values of the sentence.
    """
    at = drafts.index(draft)
    if at == 0:
        return False
    between = (drafts[at - 1].position + 1, draft.position)
    if draft.found is not None and draft.found.construction.unlike:
        return True
    if _SAID_AGAIN.fullmatch(code, *between) is not None and draft.quantity.sort != drafts[at - 1].quantity.sort:
        return True
    if draft.verb == drafts[at - 1].verb and _GAPPED.fullmatch(code, *between) is not None:
        return True
    if draft.verb.position < between[0] and _VERBLESS.fullmatch(code, *between) is not None:
        return True
    if _MOVED.fullmatch(code, *between) is not None or _is_same(code, drafts[at - 1], draft):
        return True
    if draft.verb.sign not in ("modal", "infinitive") and _PART.fullmatch(code, *between) is not None:
        return True
    if (apposed := _APPOSED.fullmatch(code, *between)) is not None:
        return apposed["more"] is None or _MORE.match(code, draft.position + 1) is not None
    if draft.verb.sign in _DONE:
        return _COURSE.fullmatch(code, *between) is not None
    if draft.verb.sign == "gerund":
        return _TIED.fullmatch(code, *between) is not None or _FOLLOWS.fullmatch(code, *between) is not None
    return False


def is_converted(code: str, position: int) -> bool:
    """Tell whether a value alone in brackets says the one right before it in another unit.

    Args:
        code: The code of the sentence.
        position: The mark of the value.

    Example:
        >>> is_converted("tnvQ(Q)i", 5), is_converted("tnvQ(>Q)", 6), is_converted("tnvQn(Qn,Q)", 6)
        (True, False, False)
    """
    before = code.rfind("Q", 0, position)
    if before < 0 or code[position + 1 : position + 3].lstrip("n")[:1] != ")":
        return False
    return _CONVERTED.fullmatch(code, before + 1, position) is not None


def _is_same(code: str, before: Draft, draft: Draft) -> bool:
    """Whether a value is the one before it, in another unit."""
    units = (before.quantity.unit, draft.quantity.unit)
    return None not in units and units[0] != units[1] and is_converted(code, draft.position)


def kept(rules: float, judged: float, context: Context, *, tied: bool) -> float:
    """What is to be thought of the kind of such a value: what the rules say, where it is that of the list.

    Args:
        rules: What the rules say; above zero a target.
        judged: What models made of it.
        context: What runs on from before; its record is the member before.
        tied: Whether the value has no other kind than the one before.
    """
    before = context.previous
    if tied and before is not None and (before.kind == "target") != (rules > 0) and abs(rules) < _DOUBT:
        return _LIKELY if before.kind == "target" else -_LIKELY
    if before is None or rules * judged >= 0 or (before.kind == "target") != (rules > 0):
        return judged
    return rules


def tell_of_done(drafts: Sequence[Draft], records: Sequence[Record]) -> bool:
    """Whether the values of a sentence tell nothing but what has been done.

    Args:
        drafts: The values.
        records: What they gave.

    Returns:
        True if there are records, all of them results, and a verb says that something has been done.

    Example:
        >>> tell_of_done([], [])
        False
    """
    done = any(draft.verb.sign == "perfect" for draft in drafts)
    return done and bool(records) and all(record.kind == "result" for record in records)
