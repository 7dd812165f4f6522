"""What the form of a verb, or the auxiliary of a value without one, says: done, to be done, or neither."""

from __future__ import annotations

import regex

from policymine.lang import Language
from policymine.lang.inflection import Inflection
from policymine.marks import QUANTITY, TIME, Marked, begin_of
from policymine.orders import goes_on

CLAUSE_ENDS = frozenset(".;:k")
"""Letters of what ends a clause."""
_NEAR = 8
_OBTAINED = regex.compile(f'M[n~"bcz]{{1,14}}a?{QUANTITY}')
"""A sum that was got, 争取省级资金3亿元."""
_VERB_CUE = 2
"""A comparator of so many characters is a verb: 超过, 突破, 不低于."""
_SUBJECT = frozenset("ontaiZz'-><c~")
"""Letters between a value and the auxiliary that it is the subject of."""
_ASKED = regex.compile("[VRUDvudrgxw][^,;:.k]{0,6}l[ntopi>Q~c'-]{1,14}a?$")
"""A verb, "that" and a subject."""
_HEAD, _TAIL = regex.compile(r"[n>\"'Zato:,()-]+"), regex.compile(r"[^BHMvudrVURD.;]*[.;]?")
"""What stands around the verb of a headline: "City to build 40 schools by 2020"."""
_PURPOSE = regex.compile("(?:^|[.;:])[caZ,]*M{1,2}[^,;:.]*,[^;:.M]*$")
"""What something is for, in front of its own clause: "in order to save water, the town set up ..."."""
_MAIN = regex.compile(
    "(?:^|[.;:kZ]|[,c]a*(?=[tnp]))[^.;:kQMHB,]{0,14}?(?:(?P<modal>M)|H[aN]*(?P<past>[vudr])|(?P<be>B)(?:a*[vudr])?"
    "|(?<=[n>p)\"']a*)(?P<past>[vudr]))[^.;:kM,]*,$"
)
"""The verb of the clause that a comma ends."""

_REACHED = frozenset("Rb")
_MOVED = regex.compile("[n>)p~\"']a*[ud](?=[aZyifQ2,])[^.;:kMHBvVbg]*$")
"""What rose or fell by itself in front of "to reach 9 t"."""


class VerbSigns:
    """Reads the signs of verbs in one language.

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> from policymine.marking import Marker
        >>> english, text = load("en"), "the dam was repaired"
        >>> VerbSigns(english).of(Marker(english).mark(text, text, [], [], []), 3)
        'perfect'
    """

    def __init__(self, language: Language) -> None:
        patterns = language.tables["patterns"].get("verbs", {})
        self._tenseless = bool(patterns.get("tenseless", False))
        self._inflection = Inflection(language.tables["language"])
        # Letters of the code.
        self._verbs = frozenset(patterns.get("letters", ""))
        self._past = frozenset(patterns.get("past", ""))
        self._gerund = frozenset(patterns.get("gerund", ""))
        self._modal = frozenset(patterns.get("modal", ""))
        self._have = frozenset(patterns.get("have", ""))
        self._be = frozenset(patterns.get("be", ""))
        self._to = frozenset(patterns.get("to", ""))
        self._prepositions = frozenset(patterns.get("prepositions", ""))
        self._goals = frozenset(patterns.get("goal", ""))
        self._when = frozenset({TIME, "a", *patterns.get("modal", "")})
        # Words.
        self._in_full = frozenset(patterns.get("in_full", ()))
        self._aspect = frozenset(patterns.get("aspect", []))
        self._object_markers = frozenset(patterns.get("object_markers", []))
        self._obtained = frozenset(patterns.get("obtained", []))
        self._past_have = frozenset(patterns.get("past_have", []))
        self._past_be = frozenset(patterns.get("past_be", []))
        self._past_cues = frozenset(patterns.get("past_cues", []))
        self._subjunctive = frozenset(patterns.get("subjunctive", []))
        self._unchanged = frozenset(patterns.get("unchanged", []))
        self._consequences = frozenset(patterns.get("consequences", []))
        self._goal_reached = regex.compile(patterns.get("goal_reached", r"(?!)"))
        split = patterns.get("split_into")
        self._split_into = regex.compile(split) if split else None
        self._object_marked = regex.compile(patterns.get("object_marked", r"(?!)"))

    def of(self, marked: Marked, at: int, position: int = -1) -> str:
        """Tell what the form of a verb says: ``modal``, ``perfect``, ``past``, ``imperative``, ...; empty if nothing.

        Args:
            marked: The sentence.
            at: The mark of the verb.
            position: That of the value that it governs, -1 if none.
        """
        return self._tenseless_sign(marked, at, position) if self._tenseless else self._tensed_sign(marked, at)

    def _tensed_sign(self, marked: Marked, at: int) -> str:
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
                if letter in _REACHED and _MOVED.search(code, 0, index) is not None:
                    return "past"  # "rose for the third year to reach 9 t": what it came to
                headline = _HEAD.fullmatch(code, 0, index) and _TAIL.fullmatch(code, at + 1)
                return "modal" if headline else "infinitive"
            if before in CLAUSE_ENDS:
                break
            if before not in "aNsZz,":
                finite = True
                break
        if letter in self._past:
            return "modal" if self._duty_around(marked, at) else "past"
        if letter in self._gerund:
            return self._consequence(marked, at) or "gerund"
        promised = self._modal_in_sentence(marked, at)
        if not promised and (not finite or goes_on(marked, at)):
            return "imperative"
        unchanged = finite and self._is_unchanged_past(marked, at)
        # A base form further along a list of verbs shares the first one's auxiliary: "We will build ..., repair ...".
        if promised and not (unchanged and _PURPOSE.search(code, 0, at) is not None):
            return "modal"
        return "past" if unchanged else "present"

    def _consequence(self, marked: Marked, at: int) -> str:
        """What is said of what comes of the clause before: "spending exceeded income, leading to a deficit of 9 t"."""
        if marked.marks[at].lemma not in self._consequences:
            return ""
        before = marked.code[:at].rstrip("a")
        main = _MAIN.search(before) if before.endswith(",") else None
        if main is None:
            return ""
        if main["modal"]:
            return "modal"
        return "past" if main["past"] or marked.word(main.start("be")) in self._past_be else ""

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

    def of_cue(self, marked: Marked, position: int) -> str | None:
        """Tell what a comparator says that is a verb of its own, in a form for the past: "the output exceeded 5 t"."""
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

    def of_auxiliary(self, marked: Marked, position: int) -> str:
        """Tell what is said of a value without a verb: "the rate was 92.9%", "the rate should be 98%"."""
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

    def is_perfect_before(self, marked: Marked, position: int) -> bool:
        """Tell whether 已 or 了 stands before a value, with a verb that is not in the lexicon: 已建沼气池3座."""
        if not self._tenseless:
            return False
        for index in range(position - 1, -1, -1):
            letter = marked.code[index]
            if letter in CLAUSE_ENDS or letter in "," or letter in self._modal:
                return False
            if letter in self._have or marked.marks[index].lemma in self._aspect:
                return True
        return False

    def is_modal_right_before(self, marked: Marked, position: int) -> bool:
        """Tell whether a word for the future stands before a value in its clause, with no verb between them."""
        for index in range(position - 1, -1, -1):
            letter = marked.code[index]
            if letter in self._modal:
                return not self._is_object_marker(marked, index)
            if letter in CLAUSE_ENDS or letter in self._verbs or letter in "Q,":
                return False
        return False

    def _modal_before(self, marked: Marked, at: int) -> bool:
        for index in range(at - 1, -1, -1):
            letter = marked.code[index]
            if letter in self._modal:
                return True
            if letter in CLAUSE_ENDS or letter in self._verbs or letter in "Q,":
                return False
        return False

    def _modal_in_sentence(self, marked: Marked, at: int) -> bool:
        for index in range(at - 1, -1, -1):
            letter = marked.code[index]
            if letter in self._modal:
                return True
            if letter in self._have:
                return self._modal_before(marked, index)  # "aims to have wind account for 40%"
            if letter in CLAUSE_ENDS or letter in self._past:
                return False
        return False

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
        if self._object_marked.match(marked.code, at) is not None:
            return True
        value = marked.code.find(QUANTITY, at)
        if self._split_into is None or value < 0 or not CLAUSE_ENDS.isdisjoint(marked.code[at:value]):
            return False
        return self._split_into.search(marked.folded, 0, marked.marks[value].start) is not None

    def _only_when(self, code: str, comma: int) -> bool:
        """Whether a clause says no more than that something is to come, and when: 预计到2025年底，..."""
        first = begin_of(code, comma, ",.;:")
        return TIME in code[first:comma] and set(code[first:comma]) <= self._when

    def _is_due(self, marked: Marked, at: int) -> bool:
        """Whether what is done in full has a day before it by which it is to be: 2025年底前，企业全面完成改造."""
        if marked.marks[at].lemma not in self._in_full:
            return False
        dates = (marked.times[m.place] for m in marked.marks[:at] if m.code == TIME and m.place >= 0)
        return any(date.role == "deadline" for date in dates)

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
        first = begin_of(code, last + 1, ".;:k,")
        if code[last] not in "np" or not self._verbs.isdisjoint(code[first:last]):
            return False
        if code[last] == "p" or " " in mark.lemma:
            return True  # "we cut the tax by 3%", "the parties set up 3 funds": what is to be cut has "will"
        noun = marked.word(last)
        return self._inflection.singular(noun) == noun
