"""The verb that governs a value, and what its form says: done, to be done, or neither."""

from __future__ import annotations

from typing import NamedTuple

import regex

from policymine.lang import Language
from policymine.lang.inflection import Inflection
from policymine.led_clauses import it_was
from policymine.marks import QUANTITY, TIME, Marked
from policymine.orders import goes_on

CLAUSE_ENDS = frozenset(".;:k")
"""Letters of what ends a clause."""
_NEAR = 8
_INCLUDING = "j"
"""The letter of "including"; the same in every language."""
_OBTAINED = regex.compile(f'M[n~"bcz]{{1,14}}a?{QUANTITY}')
"""A sum that was got, 争取省级资金3亿元."""
_VERB_CUE = 2
"""A comparator of so many characters is a verb: 超过, 突破, 不低于."""


_WILL_BE = regex.compile("M[aN]*B[aNt]*$")
"""A value of what will be, whatever verb stands in the clause before."""
_OWNED = regex.compile(r"Q[a-z'>]{0,6}?,?c[a]*M")
"""A value, and what is to happen behind "and"."""


_RELATIVE = regex.compile(r",l[aMBHN]*(?P<verb>[VbvgUuxDdwRre])[^,;:.kQ]{0,8}$")
"""The verb of a remark: "the tax, which stood at 20 dollars in 2019, will rise"."""


_SUBJECT = frozenset("ontaiZz'-><c~")
"""Letters between a value and the auxiliary that it is the subject of."""
_COPULA = regex.compile("Q[ontaiZ'><-]*?(?P<be>B)[aNt]*(?:[n>Q]|i[tn])(?=[^.;:kM]*,[^.;:k]*M)")
"""A copula between a value and the promise of the next clause: "one in five wells was dry, and 40 will be dug"."""
_WAS_FIRST = regex.compile(r"(?<=B[aN]*)Q[n>']{0,3},c?(?:p|t?n[n>o'-]*)[aZ]*M")
"""A value that a copula stands before, and a clause of its own behind: "the rate was 91%, and it will reach 95%"."""
_CROSSED = regex.compile("[n>],[VbRUDvudr]a?i$")
"""What a thing crosses, in a clause of its own: "the line, passes through 6 towns, will be opened"."""
_ASKED = regex.compile("[VRUDvudrgxw][^,;:.k]{0,6}l[ntopi>Q~c'-]{1,14}a?$")
"""A verb, "that" and a subject."""
_PROMISED = regex.compile("l[ta]?Q[n><o'-]{1,6}M[aN]*(?:B[aN]*)?(?P<verb>[VbvgUuxDdwRre])")
"""A value that is the subject of a promise: "made it clear that 40 ponds will be dug"."""
_HEAD, _TAIL = regex.compile(r"[n>\"'Zato:,()-]+"), regex.compile(r"[^BHMvudrVURD.;]*[.;]?")
"""What stands around the verb of a headline: "City to build 40 schools by 2020"."""


_PURPOSE = regex.compile("(?:^|[.;:])[caZ,]*M{1,2}[^,;:.]*,[^;:.M]*$")
"""What something is for, in front of its own clause: "in order to save water, the town set up ..."."""


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
        >>> isinstance(VerbReader(load("en")), VerbReader)
        True
    """

    def __init__(self, language: Language) -> None:
        patterns = language.tables["patterns"].get("verbs", {})
        self._verbs = frozenset(patterns.get("letters", ""))
        self._in_full = frozenset(patterns.get("in_full", ()))
        self._done_at = tuple(patterns.get("done_at", ()))
        self._aspect = frozenset(patterns.get("aspect", []))
        self._object_markers = frozenset(patterns.get("object_markers", []))
        self._when = frozenset({TIME, "a", *patterns.get("modal", "")})
        self._past = frozenset(patterns.get("past", ""))
        self._modal = frozenset(patterns.get("modal", ""))
        self._have = frozenset(patterns.get("have", ""))
        self._prepositions = frozenset(patterns.get("prepositions", ""))
        self._be = frozenset(patterns.get("be", ""))
        self._stative = self._have | self._be
        self._to = frozenset(patterns.get("to", ""))
        self._gerund = frozenset(patterns.get("gerund", ""))
        self._tenseless = bool(patterns.get("tenseless", False))
        self._past_have = frozenset(patterns.get("past_have", []))
        self._past_be = frozenset(patterns.get("past_be", []))
        self._decrees = frozenset(patterns.get("decrees", []))
        self._subjunctive = frozenset(patterns.get("subjunctive", []))
        self._unchanged = frozenset(patterns.get("unchanged", []))
        self._inflection = Inflection(language.tables["language"])
        self._goals = frozenset(patterns.get("goal", ""))
        self._goal_reached = regex.compile(patterns.get("goal_reached", r"(?!)"))
        self._obtained = frozenset(patterns.get("obtained", []))
        self._object_marked = regex.compile(patterns.get("object_marked", r"(?!)"))
        self._holding = frozenset(patterns.get("holding", []))
        self._past_cues = frozenset(patterns.get("past_cues", []))
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
        code = marked.code
        if self._done_at and marked.folded.startswith(self._done_at, marked.marks[position].start):
            return Verb(-1, "", "perfect")  # 已过九成: the value has the word in it
        if (told := self._cue_sign(marked, position)) is not None:
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
            return Verb(-1, "", self._bare_sign(marked, position))
        if at < 0 and not self._perfect_before(marked, position) and not self._is_owned(code, position):
            for index in range(position + 1, len(code)):
                if code[index] in CLAUSE_ENDS or code[index] in "()":
                    break
                if code[index] == _INCLUDING and not self._tenseless and code[position - 1] in self._be:
                    break  # "the total is 30, of which bought 20"
                if code[index] in self._verbs:
                    at = index
                    break
        if at < 0:
            return Verb(
                -1, "", "perfect" if self._perfect_before(marked, position) else self._bare_sign(marked, position)
            )
        if not self._tenseless and _WILL_BE.search(code, at + 1, position) is not None:
            return Verb(at, marked.marks[at].lemma, "modal")  # "it is estimated that the rate will be 40%"
        sign = self._tenseless_sign(marked, at, position) if self._tenseless else self._sign(marked, at)
        if not sign and self._tenseless and "," in code[position:at] and self._modal_right_before(marked, position):
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
        if comma < 0 or not CLAUSE_ENDS.isdisjoint(code[position:comma]) or self._modal_right_before(marked, position):
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

    def _perfect_before(self, marked: Marked, position: int) -> bool:
        """Whether 已 or 了 stands before a value, with a verb that is not in the lexicon: 已建沼气池3座."""
        if not self._tenseless:
            return False
        for index in range(position - 1, -1, -1):
            letter = marked.code[index]
            if letter in CLAUSE_ENDS or letter in "," or letter in self._modal:
                return False
            if letter in self._have or marked.marks[index].lemma in self._aspect:
                return True
        return False

    def _tenseless_sign(self, marked: Marked, at: int, position: int) -> str:
        """What stands beside a verb in a language whose verbs have no tenses: 将, 已, 了."""
        if at + 1 < len(marked.marks) and marked.marks[at + 1].lemma in self._aspect:
            return "modal" if self._modal_before(marked, at) else "perfect"
        if self._modal_behind(marked, at, position):
            return "modal"
        for index in range(at - 1, -1, -1):
            letter = marked.code[index]
            if letter in self._modal and not self._is_object_marker(marked, index):
                return "modal"
            if letter in self._have and not (index and marked.code[index - 1] in self._prepositions):
                if self._is_due(marked, index):
                    return ""
                return "perfect"  # but not 对已完成任务开展核查: there it says which tasks
            if letter in CLAUSE_ENDS or (letter == "," and not self._only_when(marked.code, index)):
                break
        return ""

    def _is_due(self, marked: Marked, at: int) -> bool:
        """Whether what is done in full has a day before it by which it is to be: 2025年底前，企业全面完成改造."""
        if marked.marks[at].lemma not in self._in_full:
            return False
        dates = (marked.times[m.place] for m in marked.marks[:at] if m.code == TIME and m.place >= 0)
        return any(date.role == "deadline" for date in dates)

    def _modal_behind(self, marked: Marked, at: int, position: int) -> bool:
        """Whether a word for the future stands between a verb and its value: 资金已经下达，占比将超过六成."""
        return any(
            marked.code[index] in self._modal
            and marked.code[index + 1] not in self._goals
            and "o" not in marked.code[index:position]  # 发展计划确定的8项指标
            and not self._is_object_marker(marked, index)
            for index in range(at + 1, position)
        )

    def _is_object_marker(self, marked: Marked, at: int) -> bool:
        """Whether a word for the future marks an object: 将 before a number is no future, 将3个村纳入试点."""
        if self._goal_reached.search(marked.folded, max(0, marked.marks[at].start - _NEAR), marked.marks[at].start):
            return True  # 高于预期目标2个百分点
        if marked.marks[at].lemma in self._obtained:
            value = _OBTAINED.match(marked.code, at)
            return value is not None and marked.quantities[marked.marks[value.end() - 1].place].sort == "money"
        if marked.marks[at].lemma not in self._object_markers:
            return False
        if marked.code[at + 1 : at + 2] == QUANTITY:
            # 将3个村纳入试点, but 将超过六成
            return len(marked.quantities[marked.marks[at + 1].place].cue) < _VERB_CUE
        return self._object_marked.match(marked.code, at) is not None

    def _only_when(self, code: str, comma: int) -> bool:
        """Whether a clause says no more than that something is to come, and when: 预计到2025年底，..."""
        first = max(code.rfind(letter, 0, comma) for letter in ",.;:") + 1
        return TIME in code[first:comma] and set(code[first:comma]) <= self._when

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

    def _cue_sign(self, marked: Marked, position: int) -> str | None:
        """What a comparator says that is a verb of its own, in a form for the past: "the output exceeded 5 t"."""
        if not self._past_cues or (place := marked.marks[position].place) < 0 or marked.code[position] != QUANTITY:
            return None
        if marked.quantities[place].cue not in self._past_cues:
            return None
        for index in range(position - 1, -1, -1):
            letter = marked.code[index]
            if letter in self._modal:
                return "modal"
            if letter in self._have:
                return "modal" if self._modal_before(marked, index) else "perfect"
            if letter not in "aNsZz,":
                break
        return "past"

    def _bare_sign(self, marked: Marked, position: int) -> str:
        """No verb but perhaps an auxiliary: "the rate was 92.9%", "the rate should be 98%"."""
        code = marked.code
        for index in range(position - 1, -1, -1):
            if code[index] in CLAUSE_ENDS:
                break
            if code[index] in self._modal and not self._is_object_marker(marked, index):
                return "modal"
            if code[index] in self._be or code[index] in self._have:
                if self._modal_before(marked, index):
                    return "modal"
                if self._tenseless:
                    return "perfect"  # 全县已有39座
                return "past" if marked.marks[index].lemma in self._past_be else "present"
        if not self._tenseless:
            ahead = next((at for at in range(position + 1, len(code)) if code[at] not in _SUBJECT), -1)
            if ahead >= 0 and code[ahead] in self._modal:
                return "modal"  # "a saving of 20% is planned", "60% of it is expected from banks"
            if ahead >= 0 and code[ahead] in self._be and marked.marks[ahead].lemma in self._past_be:
                return "past"  # "7 ferries were idle"
        return ""

    def _modal_before(self, marked: Marked, at: int) -> bool:
        for index in range(at - 1, -1, -1):
            letter = marked.code[index]
            if letter in self._modal:
                return True
            if letter in CLAUSE_ENDS or letter in self._verbs or letter in "Q,":
                return False
        return False

    def _modal_right_before(self, marked: Marked, position: int) -> bool:
        """Whether a word for the future stands before a value in its clause, with no verb between them."""
        for index in range(position - 1, -1, -1):
            letter = marked.code[index]
            if letter in self._modal:
                return not self._is_object_marker(marked, index)
            if letter in CLAUSE_ENDS or letter in self._verbs or letter in "Q,":
                return False
        return False

    def _sign(self, marked: Marked, at: int) -> str:
        code = marked.code
        letter = code[at]
        finite = False
        for index in range(at - 1, -1, -1):
            before = code[index]
            owed = before in self._modal or before in self._to
            if owed and index and marked.word(index - 1) in self._past_have:
                return "past"  # "water had to be brought": so it was
            if before in self._modal:
                return "modal"
            if before in self._have:
                return "modal" if self._modal_before(marked, index) else "perfect"
            if before in self._be:
                if self._modal_before(marked, index) or self._is_subjunctive(marked, index):
                    return "modal"
                adverb = index - 1
                while adverb > 0 and code[adverb] in "aN":
                    adverb -= 1
                if adverb >= 0 and code[adverb] in self._have:
                    return "perfect"  # "have already been built"
                if marked.marks[index].lemma in self._past_be:
                    return "perfect" if letter in self._past else "past"
                return "present_passive" if letter in self._past else "present"
            if before in self._to and letter not in self._past:
                if self._modal_before(marked, index):
                    return "modal"
                headline = not self._tenseless and _HEAD.fullmatch(code, 0, index) and _TAIL.fullmatch(code, at + 1)
                return "modal" if headline else "infinitive"
            if before in CLAUSE_ENDS:
                break
            if before not in "aNsZz,":
                finite = True
                break
        if letter in self._past:
            return "modal" if self._duty_around(marked, at) else "past"
        if letter in self._gerund:
            return "gerund"
        if not finite:
            return "modal" if self._modal_in_sentence(marked, at) else "imperative"
        if not self._tenseless and not self._modal_in_sentence(marked, at) and goes_on(marked, at):
            return "imperative"
        # A base form further along a list of verbs shares the first one's auxiliary: "We will build ..., repair ...".
        purpose = not self._tenseless and _PURPOSE.search(code, 0, at) is not None
        if self._modal_in_sentence(marked, at) and not (purpose and self._is_unchanged_past(marked, at)):
            return "modal"
        return "past" if self._is_unchanged_past(marked, at) else "present"

    def _is_subjunctive(self, marked: Marked, at: int) -> bool:
        """Whether "be" stands behind what is asked for: "requires that 40 ponds be dug"."""
        return marked.word(at) in self._subjunctive and _ASKED.search(marked.code, 0, at) is not None

    def _is_unchanged_past(self, marked: Marked, at: int) -> bool:
        """Whether a form that is the same in the past follows a subject in the singular: "the city set up 3 plants"."""
        mark, code = marked.marks[at], marked.code
        if not self._unchanged or mark.form != "base" or mark.lemma.partition(" ")[0] not in self._unchanged:
            return False
        last = at - 1
        while last > 0 and code[last] == "a":
            last -= 1
        first = max(code.rfind(letter, 0, last + 1) for letter in ".;:k,") + 1
        if code[last] not in "np" or not self._verbs.isdisjoint(code[first:last]):
            return False
        if code[last] == "p" or " " in mark.lemma:
            return True  # "we cut the tax by 3%", "the parties set up 3 funds": what is to be cut has "will"
        noun = marked.word(last)
        return self._inflection.singular(noun) == noun

    def _duty_around(self, marked: Marked, at: int) -> bool:
        """Whether a participle behind a value only says which things: "hopes to have 5 GW of wind power installed"."""
        code = marked.code
        value = code.rfind(QUANTITY, 0, at)
        if value < 0 or not CLAUSE_ENDS.isdisjoint(code[value:at]):
            return False
        if self._modal_before(marked, value):
            return True
        for letter in code[at + 1 :]:
            if letter in self._modal:
                return True  # "20% of the energy used in heating has to come from the sun"
            if letter in CLAUSE_ENDS or letter in "," or letter in self._be or letter in self._have:
                return False
            if letter in self._verbs and letter not in self._past:
                return False
        return False

    def _modal_in_sentence(self, marked: Marked, at: int) -> bool:
        for index in range(at - 1, -1, -1):
            letter = marked.code[index]
            if letter in self._modal:
                return True
            if letter in CLAUSE_ENDS or letter in self._past or letter in self._have:
                return False
        return False


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
