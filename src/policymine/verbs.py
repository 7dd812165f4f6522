"""The verb that governs a value."""

from __future__ import annotations

from typing import NamedTuple

import regex

from policymine.lang import Language
from policymine.led_clauses import it_was
from policymine.marks import QUANTITY, Marked
from policymine.verb_signs import CLAUSE_ENDS, VerbSigns

_INCLUDING = "j"
"""The letter of "including"; the same in every language."""


_WILL_BE = regex.compile("M[aN]*B[aNt]*o?$")
"""A value of what will be, whatever verb stands in the clause before; "should be of 9%", too."""
_OWNED = regex.compile(r"Q[a-z'>]{0,6}?,?c[a]*M")
"""A value, and what is to happen behind "and"."""
_RELATIVE = regex.compile(r",l[aMBHN]*(?P<verb>[VbvgUuxDdwRre])(?:[^,;:.kQ]{0,8}|fa*Q[aZ]*2[at]*)$")
"""The verb of a remark: "the tax, which stood at 20 dollars in 2019, will rise", "which fell from 5 to 3"."""
_COPULA = regex.compile("Q[ontaiZ'><-]*?(?P<be>B)[aNt]*(?:[n>Q]|i[tn])(?=[^.;:kM]*,[^.;:k]*M)")
"""A copula between a value and the promise of the next clause: "one in five wells was dry, and 40 will be dug"."""
_WAS_FIRST = regex.compile(r"(?<=B[aN]*)Q[n>']{0,3},c?(?:p|t?n[n>o'-]*)[aZ]*M")
"""A value that a copula stands before, and a clause of its own behind: "the rate was 91%, and it will reach 95%"."""
_REDUCED = regex.compile("(?<=n)v(?P<be>B)[aN]*[^aNvudrgxwe2Q]")
"""A participle that says which things are meant, and what they are: "of the cars sold are electric"."""
_CROSSED = regex.compile("[n>],[VbRUDvudr]a?i$")
"""What a thing crosses, in a clause of its own: "the line, passes through 6 towns, will be opened"."""
_PROMISED = regex.compile("l[ta]?Q[n><o'-]{1,6}M[aN]*(?:B[aN]*)?(?P<verb>[VbvgUuxDdwRre])")
"""A value that is the subject of a promise: "made it clear that 40 ponds will be dug"."""


class Verb(NamedTuple):
    """The verb that governs a quantity.

    Attributes:
        position: Its mark, -1 if there is none.
        lemma: Its base form.
        sign: What its form says: ``modal``, ``perfect``, ``past``, ``imperative``, ``infinitive``, ...
    """

    position: int
    lemma: str
    sign: str


NO_VERB = Verb(-1, "", "")


class VerbReader:
    """Finds the verbs of values in one language.

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> from policymine.lang.units import Units
        >>> from policymine.marking import Marker
        >>> from policymine.quantities import QuantityReader
        >>> english, text = load("en"), "the city will build 4 parks"
        >>> quantities = QuantityReader(english, Units.load()).find(text, text)
        >>> VerbReader(english).verb_of(Marker(english).mark(text, text, quantities, [], []), 4)
        Verb(position=3, lemma='build', sign='modal')
    """

    def __init__(self, language: Language) -> None:
        patterns = language.tables["patterns"].get("verbs", {})
        self._signs = VerbSigns(language)
        self._tenseless = bool(patterns.get("tenseless", False))
        self._verbs = frozenset(patterns.get("letters", ""))
        self._modal = frozenset(patterns.get("modal", ""))
        self._be = frozenset(patterns.get("be", ""))
        self._stative = frozenset(patterns.get("have", "")) | self._be
        self._done_at = tuple(patterns.get("done_at", ()))
        self._past_be = frozenset(patterns.get("past_be", []))
        self._decrees = frozenset(patterns.get("decrees", []))
        self._holding = frozenset(patterns.get("holding", []))
        self._right = regex.compile(patterns["right_verb"]) if patterns.get("right_verb") else None

    def verb_of(self, marked: Marked, position: int, named: int = -1) -> Verb:
        """Find the verb that governs a quantity and what its form says.

        Args:
            marked: The sentence.
            position: The mark of the quantity.
            named: The mark of the verb, where the construction has named it.

        Returns:
            The verb, or :data:`NO_VERB`.
        """
        code, signs = marked.code, self._signs
        if self._done_at and marked.folded.startswith(self._done_at, marked.marks[position].start):
            return Verb(-1, "", "perfect")  # 已过九成: the value has the word in it
        if (told := signs.of_cue(marked, position)) is not None:
            return Verb(-1, "", told)
        if (was := it_was(code, position)) >= 0 and marked.word(was) in self._past_be:
            return Verb(-1, "", "past")
        at = named if named >= 0 and code[named] in self._verbs else -1
        crosses = not self._tenseless and _CROSSED.search(code, 0, position) is not None
        at = -1 if crosses and "," in code[position:at] else at
        if (at < 0 or at > position) and not self._tenseless and (own := _RELATIVE.search(code, 0, position)):
            at = own.start("verb")
        if self._is_decreed(marked, position, at):
            return Verb(-1, "", "modal")
        if -1 < at < position and not self._tenseless and position > 1:
            own = _PROMISED.match(code, position - 1) or _PROMISED.match(code, position - 2)
            at = own.start("verb") if own is not None else at
        if at < 0 and self._right is not None:
            match = self._right.match(code, position)
            if match and not crosses:
                at = match.start("verb")
        if at < 0:
            at = self._left_verb(code, position)
        if at < 0 and not self._tenseless and (be := _COPULA.match(code, position)):
            return Verb(-1, "", "past" if marked.word(be.start("be")) in self._past_be else "present")
        if at < 0 and not self._tenseless and _WAS_FIRST.match(code, position):
            return Verb(-1, "", signs.of_auxiliary(marked, position))
        if at < 0 and not signs.is_perfect_before(marked, position) and not self._is_owned(code, position):
            for index in range(position + 1, len(code)):
                if code[index] in CLAUSE_ENDS or code[index] in "()":
                    break
                if code[index] == _INCLUDING and not self._tenseless and code[position - 1] in self._be:
                    break  # "the total is 30, of which bought 20"
                if code[index] in self._verbs:
                    if not self._tenseless and (be := _REDUCED.match(code, index)) is not None:
                        return Verb(-1, "", "past" if marked.word(be.start("be")) in self._past_be else "present")
                    at = index
                    break
        if at < 0:
            done = signs.is_perfect_before(marked, position)
            return Verb(-1, "", "perfect" if done else signs.of_auxiliary(marked, position))
        if not self._tenseless and _WILL_BE.search(code, at + 1, position) is not None:
            return Verb(at, marked.marks[at].lemma, "modal")  # "it is estimated that the rate will be 40%"
        sign = signs.of(marked, at, position)
        if not sign and self._tenseless and "," in code[position:at] and signs.is_modal_right_before(marked, position):
            sign = "modal"  # 预计将有3万台农机下地,农机站组织检修: the verb is that of the next clause
        elif sign == "modal" and self.is_of_next(marked, position, at):
            sign = ""
        return Verb(at, marked.marks[at].lemma, sign)

    def is_of_next(self, marked: Marked, position: int, at: int) -> bool:
        """Tell whether a promise behind a value is that of a clause with its own: 现有码头3座,计划新建5座.

        Args:
            marked: The sentence.
            position: The mark of the value.
            at: The mark of its verb; what it does before the value may be promised with the rest.
        """
        code = marked.code
        if not self._tenseless or (0 <= at < position and marked.marks[at].lemma not in self._holding):
            return False
        comma = code.find(",", position)
        if (
            comma < 0
            or not CLAUSE_ENDS.isdisjoint(code[position:comma])
            or self._signs.is_modal_right_before(marked, position)
        ):
            return False
        end = next((i for i in range(comma + 1, len(code)) if code[i] in CLAUSE_ENDS or code[i] == ","), len(code))
        modal = next((i for i in range(comma, end) if code[i] in self._modal), end)
        return QUANTITY in code[modal:end]

    def _is_owned(self, code: str, position: int) -> bool:
        """Whether what stands behind a value tells of another: "the fleet has 30 boats and will grow to 50"."""
        if self._tenseless or not position or code[position - 1] not in self._stative:
            return False
        return _OWNED.match(code, position) is not None

    def _is_decreed(self, marked: Marked, position: int, named: int) -> bool:
        """Whether a text sets a value by the verb before it: "the plan, revised in May, foresees a total of 40 kt"."""
        if not self._decrees or named > position:
            return False
        for index in range(position - 1, named, -1):
            letter = marked.code[index]
            if letter in CLAUSE_ENDS or letter in self._verbs or letter in "()" + QUANTITY:
                return False
            if letter in self._modal and marked.marks[index].lemma in self._decrees:
                return index > 0 and marked.code[index - 1] in ",na)~"
        return False

    def _left_verb(self, code: str, position: int) -> int:
        """The nearest verb to the left in the clause, past remarks in brackets but not out of one's own."""
        index = position - 1
        while index >= 0 and code[index] not in CLAUSE_ENDS and code[index] != "(":
            if code[index] in self._verbs:
                return index
            if code[index] == ")":
                index = code.rfind("(", 0, index)
                if index < 0:
                    return -1
            index -= 1
        return -1


def going_on(marked: Marked, before: int, done: Verb, position: int, verb: Verb) -> Verb:
    """Give a verb without a sign that of the value before where it goes on with what is done: 已办结20件，退回3件.

    Args:
        marked: The sentence.
        before: The mark of the value before.
        done: Its verb.
        position: The mark of the value.
        verb: Its verb.
    """
    between = marked.code[before : max(position, verb.position)]
    of_which = _INCLUDING in between  # parts are promised with their whole
    # "It plans to build 6, which will serve 200" is one promise, "it planned 6, fell to 4" is not.
    promised = done.sign == "modal" and before < verb.position < position and marked.code[verb.position] in "Vb"
    if verb.sign or not (done.sign == "perfect" or promised or of_which) or set(between) & set("ZMH.;:"):
        return verb
    return verb._replace(sign=done.sign)


def gapped(marked: Marked, before: int, promised: Verb, position: int, verb: Verb) -> Verb:
    """Give a participle the auxiliary of the passive before it: "9 dams will be raised, and 40 shelters built".

    Args:
        marked: The sentence.
        before: The mark of the value before.
        promised: Its verb.
        position: The mark of the value.
        verb: Its verb.
    """
    if verb.sign != "past" or promised.sign != "modal" or verb.position < position or promised.position < before:
        return verb
    between = marked.code[promised.position + 1 : verb.position]
    return verb if set(between) & set("MBHp.;:kl") or promised.position > position else verb._replace(sign="modal")
