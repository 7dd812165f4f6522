"""Whether a value says the level of an indicator, or by how much it moves."""

from __future__ import annotations

import regex

from policymine.constructions import Found
from policymine.context import Context
from policymine.drafts import Draft
from policymine.lang import Language
from policymine.marks import QUANTITY, Marked, begin_of
from policymine.phrases import Phrases
from policymine.quantities import Quantity
from policymine.records import Change, Measure, Record
from policymine.siblings import is_converted
from policymine.surroundings import Surroundings

UP, DOWN = "Uux>", "Ddw<"
"""Letters of words that say a direction; the same in every language."""
_RATE = 72
"""A rate of growth is looked for so many characters before its value."""


_WORKED_ON = frozenset({"length", "area"})
_GOVERNING = regex.compile("[ta]*")
_GOVERNED = regex.compile("o[tn>'oi-]*[MBHaN]+")
"""What stands between a verb and its object, and between an amount and its verb in the passive."""
_PART_AGAIN = regex.compile("j[aZ,]*Q[^.;:Q]*ca*$")
"""Before one more part of a whole: "of which 10% is certain and @ depends on"."""
_OF_WHOM = regex.compile("j[atZ]*$")
"""Before so many of those that moved: "rose by 4%, of which 9 million are women"."""
_TOLD_OF_PART = frozenset("BMHVRbvr")
_CUT_OF = regex.compile(
    rf"D[tn>'-]{{1,6}}(?:[ifo][tn>'-]{{1,5}})?(?:\({QUANTITY}\)[n>]{{0,2}}(?:,?c|,)[tn>'b-]{{1,5}})*\($"
)
"""Between a cut and the brackets behind one of the things that are cut."""
_BY_HOW_MUCH = frozenset({"percent", "multiple"})
_COUNTS_MOVED = regex.compile(rf"[UD]a*(?:{QUANTITY}[c,])+$")
"""A verb of change with nothing but counts behind it."""
_PART_OF_MOVE = regex.compile("(?<=Q[n~]{0,3}[aZz]*,?)j[aZ,]*(?:t?[n>'-]{1,8}[aZBMHrRvV]*)?$")
"""Before the part of a change that is somebody's: "fell by 9 tons, of which mills were @"."""
_OF_THE = f"{QUANTITY}ot"
"""Letters of a value that is so much of a move."""
_SHARE_IN = regex.compile("[2i][tan'-]*[><]$")
_TOLD_TWICE = {"percent", "amount"}
_AGAIN_IN_BRACKETS = regex.compile(rf"{QUANTITY}[<>]?\({QUANTITY}\)$")
"""A value alone in brackets right behind another one, or behind what that one is of."""
_MOVED_BY = regex.compile(r"(?P<move>[UuDdw<>])(?:[^.,;:()Q]{1,14}|[io]t?n+o[tn]+(?:,[tn]+)+,?c[tn]+)y[ta]*$")
"""Before the value by which something moves, of which no construction knows what it is."""
_PARTS = regex.compile("Q[Z]?[:(](?:[tn>o'c,-]+:?y?Q[,;.]c?)*[tn>o'c,-]+:?y?$")
"""Parts of what moves, with nothing but their labels: "by 10% (steel: 9%; tiles @)"."""
_OF = "o"
_MOVE_IS = regex.compile(
    r"(?P<move>[<>])(?:(?:[oi][tan'-]+)?(?:Z?(?:[BM]+(?:iV)?)?:|[BM]+)[ta]*"
    r"|[oi][tan'-]+(?:vi[tan'-]+)?M[BR]o[ta]*|[oi][tan'-]+,[itanfo'-]{2,9},o[ta]*)$"
)
"""Before the first of some values of a move: "the emission reductions are as follows: @ in transport"; also where it
is told apart from its value: "the cut in fees charged in towns should be of @", "a cut in fees, but for inns, of @"."""
_MOVE_GOES_ON = regex.compile(rf"{QUANTITY}[zZ]?i[tan'-]+[,c]+$")
"""Before the next of them: "5% in transport, @ in waste"."""
_MOVED_AGAIN = regex.compile(rf"{QUANTITY}(?:o[tn'-]+[<>])?(?:[acZzy,]|zn)*[c,][ta]*$")
"""Before one more value of the same move: "by 20% by 2010, or an average of @"."""
_APART = frozenset(f".;,:{QUANTITY}2")
_BY_AGAIN = regex.compile(rf"{QUANTITY}[^UD]*[c),;]y[ta]*$")
"""Before one more value behind "by": "by 20% in mills (5% at home) and by @ in homes"."""
_DATED_LIST = regex.compile(rf"{QUANTITY}Z[;,]+c?$")
"""Before one more value with a date of its own: "12% by 2025; @ by 2030"."""
_ENDS_THERE = frozenset(".;,:)aZz")
_LAST_MOVE = regex.compile("(?P<move>[uUxdDw])[^.;:uUxdDw]*,[aZ]*$")
"""The movement before a value that commas part from it."""


class MovementReader:
    """Tells levels from increases and decreases in one language.

    Args:
        language: The language.
        phrases: Names what stands beside a value.
        around: What stands around a value.
    """

    def __init__(self, language: Language, phrases: Phrases, around: Surroundings) -> None:
        self._phrases = phrases
        self._around = around
        lexicon = language.tables["lexicon"]
        self._better = frozenset(lexicon.get("verbs", {}).get("better", []))
        self._done = frozenset(lexicon.get("verbs", {}).get("counts_as_done", []))
        self._saves = frozenset(lexicon.get("verbs", {}).get("save", []))
        self._saved = frozenset(lexicon.get("verbs", {}).get("save_what", []))
        left = r"(?<![^\W_])" if language.joiner else ""
        self._less_is_better = regex.compile(
            rf"{left}\L<words>", words=list(lexicon.get("nouns", {}).get("less_is_better", [])) or ["\0"]
        )
        moving = lexicon.get("nouns", {}).get("moving")
        self._moving = regex.compile(moving) if moving else None
        self._reach = int(lexicon.get("nouns", {}).get("moving_reach", 14))
        self._worked = frozenset(lexicon.get("verbs", {}).get("worked", []))
        self._collects = frozenset(lexicon.get("verbs", {}).get("collect", []))
        rate = lexicon.get("nouns", {}).get("rate_of_change")
        self._rate = regex.compile(rate) if rate else None
        # A rate of growth in these is that of a population, whose level it is.
        self._per_mille = tuple(lexicon.get("nouns", {}).get("per_mille", ())) or "\0"
        self._making_up = frozenset(lexicon.get("verbs", {}).get("making_up", []))
        self._own_levels = frozenset(lexicon.get("nouns", {}).get("own_levels", []))
        self._limits = frozenset(lexicon.get("verbs", {}).get("limit", []))
        self._spaced = bool(language.joiner)
        self._rates = tuple(language.tables["numbers"].get("own_rates", ()))
        moved = lexicon.get("nouns", {}).get("moved")
        self._moved = regex.compile(moved) if moved else None
        self._growing = frozenset(lexicon.get("nouns", {}).get("growing", []))

    def of(self, marked: Marked, draft: Draft, measure: Measure, context: Context) -> Change:
        """Give the change that a value says.

        Args:
            marked: The sentence.
            draft: The value.
            measure: What it measures.
            context: What runs on from before.
        """
        quantity, found = draft.quantity, draft.found
        if quantity.change:
            return "increase" if quantity.change == "increase" else "decrease"
        if measure in ("percent", "points") and (moved := self._around.moved(marked, quantity.right)):
            # "reduced by 10% over 2005 levels"
            return "decrease" if moved == "increase" and _is_told_down(marked, found) else moved
        if (
            (of := context.previous) is not None
            and of.measure == measure == "percent"
            and self._is_part_again(marked, draft)
        ):
            return of.change
        if of is not None and of.change != "level":
            if self._is_part_of_move(marked, draft, of):
                return of.change
            other = quantity.unit is not None and quantity.unit.symbol != of.unit
            if other and measure == of.measure in ("amount", "money") and is_converted(marked.code, draft.position):
                return of.change
            if {measure, of.measure} == _TOLD_TWICE and _AGAIN_IN_BRACKETS.search(marked.code, 0, draft.position + 2):
                return of.change  # "fell by 27 Mt (7%)", "a 7% reduction (27 Mt)"
        if of is not None and {measure, of.measure} == _BY_HOW_MUCH and _is_next(marked.code, draft.position):
            return of.change  # 分别增长2.5倍、61%
        if measure == "percent" and _is_cut_in_brackets(marked.code, draft.position):
            return "decrease"
        if found is None:
            return self._without(marked, draft, measure, of)
        if draft.position + 1 < len(marked.code) and marked.code[draft.position + 1] == "z":
            against = self._around.direction(marked, draft.position + 1)
            if against and measure in ("percent", "points"):
                return against
        kind = found.construction.change
        if kind == "alike":
            # "rose 6%, compared with 5% a year earlier"
            rates = of is not None and of.measure == measure and measure in ("percent", "points")
            return of.change if of is not None and rates else "level"
        if kind == "level" and measure == "percent" and (growth := self._of_growth(marked, found)):
            return growth
        if (
            kind == "level"
            and of is not None
            and measure == of.measure == "percent"
            and self._is_of_same(marked, found, of)
        ):
            return of.change
        if kind == "same":
            previous = context.previous
            own = "tail" in found.parts or ("ind" in found.parts and measure in ("amount", "money"))
            own = own or (measure == "count" and _OF_WHOM.search(marked.code, 0, draft.position) is not None)
            if previous is None or (own and previous.measure != measure):
                return "level"
            if "tail" in found.parts and measure == "percent" and quantity.value > (previous.value or 0.0):
                return "level"  # "rose by 8%, of which 60% were sold": no part of the rise
            return previous.change
        if kind == "level" and self._moving is not None and measure == "percent":
            left = quantity.left
            start = begin_of(marked.folded, left, ",。;、:")
            told = self._phrases.phrase(marked, found.parts.get("ind"))
            match = self._moving.search(marked.folded, max(start, left - self._reach), left)
            if match := match or self._moving.fullmatch(told):  # 增速分别为4%、5%: the second one too
                return "increase" if match["up"] else "decrease"
        if kind == "level" and measure == "amount" and self._is_saved(marked, draft.position):
            return "decrease"
        if kind == "level" and measure == "percent" and (again := self._of_list(marked, draft, of)):
            return again
        if kind == "level" and measure == "percent":
            if found.construction.use in ("share", "by"):
                return self._by_rate(marked, draft) or "level"  # "contributed 40% of all emission reduction"
            return self._by_rate(marked, draft) or self._moved_by(marked, quantity.end)
        if kind == "level" and of is not None and of.measure == measure == "count" and self._goes_on(marked, draft):
            return of.change
        if kind == "level" and measure == "multiple" and self._spaced and draft.verb.position >= 0:
            return self._by_verb(marked, draft)
        if kind == "level" or measure == "rank":
            return "level"
        if kind in ("increase", "decrease"):
            return kind  # type: ignore[return-value]
        verb = found.parts.get("verb")
        if verb is None:
            return "level"
        mark = marked.marks[verb[0]]
        if found.construction.done and mark.lemma in self._done:
            return "level"
        measured = quantity.unit.dimension if quantity.unit is not None else ""
        if (
            mark.lemma in self._worked
            and measured in _WORKED_ON
            and _is_worked_on(marked.code, verb[0], draft.position)
        ):
            return "level"  # "improve 300 km of roads", but "improved by 3 km"
        if measure == "money" and mark.lemma in self._collects and _is_taken_in(marked.code, verb[0], draft.position):
            return "level"  # "has raised 200 million dollars", "3 million yuan of arrears were recovered"
        if mark.lemma in self._better:
            indicator = self._phrases.phrase(marked, found.parts.get("ind")).lower()
            indicator = indicator or (context.previous.indicator.lower() if context.previous else "")
            return "decrease" if self._less_is_better.search(indicator) else "increase"
        if mark.code in UP:
            return "increase"
        return "decrease" if mark.code in DOWN else "level"

    def _without(self, marked: Marked, draft: Draft, measure: Measure, of: Record | None) -> Change:
        """What a value moves of which no construction knows what it is of."""
        if of is not None and of.measure == measure == "amount" and self._goes_on_in(marked, draft):
            return of.change
        if measure == "percent" and (change := self._by_neighbours(marked, draft.position, draft.quantity)) != "level":
            return change
        if measure == "percent" and self._spaced:
            if (head := self._of_list(marked, draft, of)) is not None:
                return head
            ends = marked.code[draft.position + 1 : draft.position + 2]
            again = of is not None and of.measure == measure and (not ends or ends in _ENDS_THERE)
            if again and of is not None and _MOVED_AGAIN.search(marked.code, 0, draft.position) is not None:
                return of.change
        moved = _MOVED_BY.search(marked.code, 0, draft.position) if self._spaced and measure != "count" else None
        if moved is None:
            return "level"
        return "increase" if moved["move"] in UP else "decrease"

    def _by_verb(self, marked: Marked, draft: Draft) -> Change:
        """What the verb says of a multiple behind its object: "to increase the use of wood 3 times"."""
        code = marked.code[draft.verb.position]
        between = set(marked.code[draft.verb.position + 1 : draft.position])
        if code not in "UD" or not between.isdisjoint(_APART):
            return "level"
        return "increase" if code in UP else "decrease"

    def _of_list(self, marked: Marked, draft: Draft, of: Record | None) -> Change | None:
        """What a list tells whose head is a move: "the reductions are: 5% in transport, 9% in waste"."""
        if not self._spaced:
            return None
        if (head := _MOVE_IS.search(marked.code, 0, draft.position)) is not None:
            return "increase" if head["move"] in UP else "decrease"
        if of is None or of.measure != "percent":
            return None
        if of.change != "level" and self._is_part_by_label(marked, draft.position):
            return of.change
        dated = marked.code.startswith("Z", draft.position + 1)
        by_again = of.change != "level" and (
            _BY_AGAIN.search(marked.code, 0, draft.position) is not None
            or (dated and _DATED_LIST.search(marked.code, 0, draft.position) is not None)
        )
        return of.change if by_again or self._goes_on_in(marked, draft) else None

    def _is_part_by_label(self, marked: Marked, position: int) -> bool:
        """Whether a percentage is a labelled part's: "losses by 10% (homes: 9%)", but not "(homes: 9% of all)"."""
        found = _PARTS.search(marked.code, 0, position)
        if found is None or marked.code.startswith(_OF, position + 1):
            return False
        label = range(marked.code.rfind(QUANTITY, 0, position) + 1, position)
        return self._own_levels.isdisjoint(map(marked.word, label))

    def _goes_on_in(self, marked: Marked, draft: Draft) -> bool:
        """Whether a value is the next one of a list that says what each is in: "5% in transport, @ in waste"."""
        behind = self._spaced and marked.code.startswith("i", draft.position + 1)
        return behind and _MOVE_GOES_ON.search(marked.code, 0, draft.position) is not None

    def _goes_on(self, marked: Marked, draft: Draft) -> bool:
        """Whether a count is a further one by which something moved: 分别增加320人、150人."""
        return not self._spaced and _COUNTS_MOVED.search(marked.code, 0, draft.position) is not None

    def _of_growth(self, marked: Marked, found: Found) -> Change | None:
        """What a subject that is a movement says of its level: "export growth reached 6%"."""
        first, last = found.parts.get("ind", (0, 0))
        head = marked.marks[last - 1] if first < last else None
        if head is not None and self._spaced and head.code == "m" and last - 1 > first:
            head = marked.marks[last - 2]  # "the emission reduction target was raised to 30%"
            if head.code not in "<>":
                return None
            return "increase" if head.code in UP else "decrease"
        if head is None or marked.folded[head.start : head.end] not in self._growing:
            return None
        if marked.code.endswith(_OF_THE, 0, first + 1):
            return None  # "complete 60% of the annual reduction"
        if _SHARE_IN.search(marked.code, first, last) is not None:
            return None  # "the contribution of consumption to growth reached 60%"
        return "increase" if head.code in UP else "decrease"

    def _is_of_same(self, marked: Marked, found: Found, of: Record) -> bool:
        """Whether a value is of the growth of another thing: "the growth of exports was 6% and that of imports 4%"."""
        first, last = found.parts.get("ind", (0, 0))
        first += marked.code[first:last].startswith("c")
        grown = of.change != "level" and not self._growing.isdisjoint(of.indicator.lower().split(" of ")[0].split())
        return grown and first < last and bool(self._phrases.pointing_of(marked, (first, last)))

    def _is_part_again(self, marked: Marked, draft: Draft) -> bool:
        """Whether a share is one more part of what moved: "..., of which 10% is certain and 20% depends on rain"."""
        behind = marked.code[draft.position + 1 : draft.position + 2]
        if (
            not self._spaced
            or behind not in _TOLD_OF_PART
            or (draft.found and draft.found.construction.change != "level")
        ):
            return False
        return _PART_AGAIN.search(marked.code, 0, draft.position) is not None

    def _is_part_of_move(self, marked: Marked, draft: Draft, of: Record) -> bool:
        """Whether an amount is a part of a change: "fell by 9 tons, of which mills were 6 tons", "... farms 2 tons"."""
        quantity = draft.quantity
        if (
            not self._making_up
            or of.measure not in ("amount", "money")
            or of.value is None
            or quantity.value > of.value
        ):
            return False
        if (
            quantity.unit is None
            or quantity.unit.symbol != of.unit
            or _PART_OF_MOVE.search(marked.code, 0, draft.position) is None
        ):
            return False
        at = draft.verb.position
        told = at >= 0 and "j" in marked.code[:at] and QUANTITY not in marked.code[at : draft.position]
        return not told or draft.verb.lemma in self._making_up

    def _is_saved(self, marked: Marked, position: int) -> bool:
        """Whether a verb of saving has an amount as its object: 减排二氧化碳8万吨, 节水3万立方米."""
        if not self._saves:
            return False
        at = position - 1
        while at > 0 and marked.code[at] in "n~a":
            at -= 1
        lemma = marked.marks[at].lemma if at >= 0 else ""
        return lemma in self._saves or (lemma in self._saved and at == position - 1)

    def _by_neighbours(self, marked: Marked, position: int, quantity: Quantity) -> Change:
        """What a verb right before a share that no construction explains says: "emissions of 3 Mt have fallen 4%"."""
        before = marked.code[:position].rstrip("ay")[-1:] if self._spaced else ""
        if before and before in "ud":
            return "increase" if before == "u" else "decrease"
        # "rose from 5 to 8 billion, at an annual rate of 9%"
        rate = bool(self._rates) and marked.folded[quantity.left : quantity.start].rstrip().endswith(self._rates)
        if rate and (found := _LAST_MOVE.search(marked.code, 0, position)) is not None:
            return "increase" if found["move"] in UP else "decrease"
        return self._moved_by(marked, quantity.end)

    def _by_rate(self, marked: Marked, draft: Draft) -> Change | None:
        """A rate of growth moves what grows, unless it is what is limited: "a growth rate of 4%"."""
        if self._rate is None or draft.verb.lemma in self._limits:
            return None
        if marked.folded.endswith(self._per_mille, draft.quantity.start, draft.quantity.end):
            return None
        left = draft.quantity.left
        match = self._rate.search(marked.folded, max(0, left - _RATE), left)
        if match is None:
            return None
        return "increase" if match["up"] else "decrease"

    def _moved_by(self, marked: Marked, end: int) -> Change:
        """What a share says of the movement behind it: "an 80% emissions reduction"."""
        match = self._moved.match(marked.folded, end) if self._moved is not None else None
        if match is None:
            return "level"
        if match.groupdict().get("better") and self._less_is_better.search(match[0]) is not None:
            return "decrease"  # "a 35% energy intensity improvement"
        return "increase" if match["up"] else "decrease"


def _is_cut_in_brackets(code: str, position: int) -> bool:
    """Whether brackets behind things that are cut tell by how much: "reduce losses from mills (40%), farms (10%)"."""
    return code.startswith(")", position + 1) and _CUT_OF.search(code, 0, position) is not None


def _is_next(code: str, position: int) -> bool:
    """Whether a value is the next of a list that nothing else stands in."""
    return code[:position].endswith((f"{QUANTITY}c", f"{QUANTITY},"))


def _is_told_down(marked: Marked, found: Found | None) -> bool:
    """Whether the verb of a construction says by how much something falls."""
    if found is None or found.construction.change != "verb" or "verb" not in found.parts:
        return False
    return marked.code[found.parts["verb"][0]] in DOWN


def _is_worked_on(code: str, verb: int, position: int) -> bool:
    """Whether an amount is what something is done to: "improve 300 km of roads", but "improved by 3 km"."""
    if verb < position:
        return _GOVERNING.fullmatch(code, verb + 1, position) is not None
    return _GOVERNED.fullmatch(code, position + 1, verb) is not None


def _is_taken_in(code: str, verb: int, position: int) -> bool:
    """Whether a sum stands right behind a verb, or before it with what it is a sum of."""
    return verb == position - 1 or (verb > position and code[position + 1] == "o")
