"""What speaks against words that the models found for a value, where the rules have found others."""

from __future__ import annotations

from collections.abc import Collection

import regex

from policymine.constructions import Found
from policymine.drafts import Draft
from policymine.learned.spans import Best
from policymine.learned.views import ValueView
from policymine.lexicon import WORD
from policymine.marks import QUANTITY, TIME, Marked, begin_of
from policymine.phrases import Phrases
from policymine.subject_verbs import PROMISE

_AND, _OF, _TO = "co2"
"""The letters of "and", "of" and "to"; the same in every language."""
_SUBJECTS = ("t", "p", "n")
"""Letters that a clause with a subject of its own begins with."""
_TYING = "oi"
_INCLUDING = "j"
"""The letter of "including" and "of which"; the same in every language."""
_RELATIVE = "l"
"""The letter of "that" and "which"; the same in every language."""
_LEAST = 2
_NAMED = 4
"""From so many ideographs on a word of the lexicon names something by itself."""
_CHANGED = regex.compile(f"[UD][aHzs]*{QUANTITY}(?!o)")
"""The value of a change."""
_DOWNWARD = "<"
"""The letter of nouns that say that something falls; the same in every language."""
_DIRECTIONS = "><"
"""Letters of nouns that say a direction; the same in every language."""
_TEARING = (*"VbUDRegH", "nr", "nu", "nd")
"""Letters of verbs and prepositions behind which "of" stands with a value only; the same in every language."""
_FINITE = tuple("VbRUDMvud")
"""Letters of verbs with a subject before them; the same in every language."""
_DOING = "gxweVb"
"""Letters of verbs for what is aimed at; the same in every language."""
_AIMING = ("M", "i")
"""Letters of what stands between one who aims at something and the verb for it; the same in every language."""
_PRESENT = tuple("VUDR")
"""Letters of verbs in the present that could be nothing else; the same in every language."""
_DONE = regex.compile("[BHM]a*[vudrVUDR]")
"""A verb of the clause that a value stands in, and not a participle behind a noun."""
_CLAUSE = regex.compile("t?[n>'-]+(?:[oi][tn>'-]+)*a*(?:[MBH]|[RrUuDd][^o])")
"""A subject with its verb."""
_RULER = regex.compile(f"(?P<who>t?[n>'-]+)~*a*[MVv][ta2i]*{QUANTITY}")
"""A subject at the head of a stretch with its verb, before a value."""
_MODAL = "M"
"""The letter of "will", "pledged to" and the like; the same in every language."""
_BASES = frozenset("VbURD")
"""Letters of base forms of verbs; the same in every language."""
_NEXT_VERB = regex.compile("(?<=[n>]),?c[VbUD](?=t?[n>])")
_GERUNDS = "gxwe"
"""Letters of forms in -ing; the same in every language."""
_GOAL = "m"
"""The letter of words for aims."""
_PAST = frozenset("vud")
_OPENING = frozenset("vudg")
_OBJECTS = frozenset("t><")
_GIVEN_TO = ("2", "i")
_CLAUSE_OPENS = ",;.:ckZ"
_WITH = "h"
"""The letter of "with"; the same in every language."""
_TASK_OF_NEXT = regex.compile(f"2[VbUDR][ta]*{QUANTITY}")
"""A task of which the next value tells."""
_OWN_VALUE = regex.compile(f"o[ta]*{QUANTITY}")
"""What ties a measure to its value."""
_DONE_BY = frozenset("vVb")
"""Letters of verbs that say what somebody does; the same in every language."""
_COUNTS_DONE = regex.compile(f"[ta]*(?:{QUANTITY}[n>'-]{{1,5}}(?:,c?|c)[ta]*)*")
"""Between what was done and the next of the things that are counted."""
_URGING = regex.compile("t?[na>]{1,5}M[Vb]t?[n>'-]{1,5}2a?")
"""Somebody who is to get others to do something."""
_BEING = frozenset("BRr")
"""Letters of "be", "reach" and the like; the same in every language."""
_MEASURE_OF_NEXT = regex.compile("h[tn>'-]{1,6}$")
"""A measure at the end of words."""
_VALUE_BEHIND = regex.compile(f"[asHM]*R?a*{QUANTITY}")
"""What stands between a name and its value."""


def is_of_another(marked: Marked, draft: Draft, best: Best) -> bool:
    """Whether the words that the models found for a count are what the value before them counts."""
    unit = draft.found.parts.get("unit") if draft.found else None
    apart = unit is not None and not (best.first < unit[1] and unit[0] <= best.last)
    return apart and marked.code[: best.first].rstrip("ota").endswith(QUANTITY) and best.first <= draft.position


def is_listed_before(code: str, draft: Draft, value: ValueView, best: Best) -> bool:
    """Whether the words that the models found are of another thing before, and the rules have this one's own.

    That is 渡口 of 建成渡口3处，码头2处, or the clause before: 老城改造提速，启动26个改造项目.
    """
    sort, between = draft.quantity.sort, code[best.last : value.first]
    if value.first < 0 or best.last >= value.first:
        return False
    if value.last == draft.position - 1 and QUANTITY in between:
        return sort in ("number", "amount", "times", "multiple")
    beside = value.last == draft.position - 1 or value.first == draft.position + 1
    named = code[value.last] == WORD and value.last - value.first >= _LEAST
    gap = code[value.last + 1 : draft.position]  # 大桥全线通车，机场增至3座
    reached = bool(gap) and code[value.last] == WORD and not gap.strip("Ra")
    return sort == "number" and "," in between and (reached or (beside and named))


def is_of_counted(marked: Marked, at: int, last: int) -> bool:
    """Whether "of" ties the words before a value to those behind it: "the building of 40 piers", "of 3 km of dykes"."""
    if at >= last or marked.code[at] != QUANTITY or marked.code[at - 1 : at] != _OF:
        return False
    counted = marked.quantities[marked.marks[at].place].sort == "number"
    return marked.code[at + 1] == (WORD if counted else _OF)


def is_beside(draft: Draft, best: Best) -> bool:
    """Whether the words that the models found for a count are none of the counted noun, of which a verb tells."""
    found = draft.found
    if found is None or draft.quantity.sort != "number" or not {"unit", "verb"} <= set(found.parts):
        return False
    first, last = found.parts["unit"]
    return found.parts["verb"][0] >= last and (best.last < first or last <= best.first)


def is_bracketed(code: str, draft: Draft, best: Best) -> bool:
    """Whether the words that the models found stand in brackets that the value does not: "9 men (with 2 boats)"."""
    opened = code.rfind("(", 0, best.first)
    if opened < 0:
        return False
    closed = code.find(")", opened)
    return closed > best.last and not opened < draft.position < closed


def tells_whom(code: str, draft: Draft, best: Best) -> bool:
    """Whether words tell who gave to whom what is counted: "the town sent to the county 9 boats"."""
    at, verb = draft.position, draft.verb.position
    given = best.first < verb < at <= best.last and code[verb] in _PAST and code[verb + 1 : verb + 2] in _GIVEN_TO
    return given and code[at - 1] == WORD


def begins_with_doing(code: str, value: ValueView, best: Best) -> bool:
    """Whether words add to the rules' own only the verb that opens the clause: "issued grants of 9 million".

    Or the verb behind them: "sales showed" of "sales showed a rise of 9%".
    """
    if not value.rules:
        return False
    end = len(code[: best.last + 1].rstrip("ta")) - 1
    if end == value.last + 1 and code[end] in _PAST and best.first >= value.first:
        # "sales showed a rise of 9%", "sales were scaled back to 3 million"
        return code[end + 1 : end + 2] in _OBJECTS or code[end + 1 : value.position].strip("taZ") in ("2", "y")
    if code[best.first] not in _OPENING or not best.first < value.first <= value.last <= best.last:
        return False
    opens = best.first == 0 or code[best.first - 1] in _CLAUSE_OPENS
    before = code[best.first + 1 : value.first].strip("tao" if code[best.first] in _PAST else "taoi" + QUANTITY)
    return opens and not before + code[value.last + 1 : best.last + 1].strip("o2if")


def joins_counts(code: str, draft: Draft, best: Best) -> bool:
    """Whether words tie a count to the one before it: "households with people" of "9 households with 30 people"."""
    unit = draft.found.parts.get("unit") if draft.found is not None else None
    joined = unit is not None and best.first < draft.position < unit[0] + 1 <= best.last + 1
    return joined and code[best.first - 1] == QUANTITY and code[draft.position - 1] == _WITH


def before_measure(code: str, position: int, last: int) -> int:
    """Where words end without the measure of the next value: "mills with an output of" of "... with an output of 9 t".

    Args:
        code: The letters of the sentence.
        position: The value that the words are of.
        last: Their last mark.
    """
    end = last if code[last] == _OF else last + 1
    of_next = _MEASURE_OF_NEXT.search(code, position + 1, end) if _OWN_VALUE.match(code, end) else None
    return of_next.start() - 1 if of_next is not None and of_next.start() > position + 1 else last


def ends_in_task(code: str, value: ValueView, best: Best) -> bool:
    """Whether words end with a verb whose object is the next value: "funds to support" of "... to support 9 towns"."""
    own = value.rules and best.first <= value.first and value.last <= best.last
    return bool(own) and best.last > value.position and _TASK_OF_NEXT.match(code, best.last - 1) is not None


def has_own_value(code: str, draft: Draft, best: Best) -> bool:
    """Whether words have a value of their own, and the rules' words stand behind: "a length of 3 km, a cost of 9".

    Or before: "a loss of 3 and a gain of 9 million". Or they take in what has one behind their value: "with a rate of
    3% and a length of 9 km".
    """
    ind = draft.found.parts.get("ind") if draft.found is not None else None
    own = _OWN_VALUE.match(code, best.last + (code[best.last] != _OF))
    if ind is None or own is None or ind[0] >= draft.position:
        return False
    joined = best.last > draft.position and not {_AND, ","}.isdisjoint(code[draft.position : best.last])
    return joined or best.last < own.end() - 1 <= ind[0]


def has_subject_behind(code: str, draft: Draft, best: Best) -> bool:
    """Whether words have a value of their own, and another subject has the clause behind: "fees were 3, costs 2"."""
    found = draft.found
    if found is None or not {"ind", "verb"} <= set(found.parts) or draft.quantity.sort == "number":
        return False
    ind, verb = found.parts["ind"], found.parts["verb"][0]
    if not best.last < ind[0] < ind[1] <= verb < draft.position or code[verb] not in _BEING:
        return False
    between = code[best.last + 1 : ind[0] + 1]
    return QUANTITY in between and "," in between[between.rfind(QUANTITY) :]


def governs(code: str, draft: Draft, best: Best) -> bool:
    """Whether the words that the models found begin with who does what the rules' verb says.

    That is "the town laid" of "the town laid 3 pipes", and "obliges towns to cut losses" of "... to cut losses by 3%".
    """
    found = draft.found
    if found is None or "verb" not in found.parts:
        return False
    verb, end = found.parts["verb"]
    if not best.first < verb < draft.position:
        return False
    if draft.quantity.sort == "number":
        beside = "ind2" not in found.parts and not code[end : draft.position].strip("ta")
        to_do = code[verb - 1] == "2" and code[verb] in "VbUDR"
        apart = code[verb] not in _GERUNDS and (to_do or not set(code[best.first : verb]) & set("2l"))
        return beside and best.last > draft.position and apart
    ind = found.parts.get("ind", (0, 0))[0]
    if not verb < ind <= best.last:
        return False
    if code[verb] in _DIRECTIONS:  # "the towns agreed on limiting the growth of fares"
        return any(letter in _GERUNDS for letter in code[best.first : verb])
    # "the plan of cutting fares", "the plan to cut fares", "towns promised to cut fares"
    hangs = (_OF, _TO) if code[verb] in _GERUNDS else (_TO, _MODAL)
    return code[verb - 1] in hangs


def tells_doer(code: str, draft: Draft, best: Best) -> bool:
    """Whether the words that the models found begin with who did something to each of the things that are counted.

    That is "the office" of "the office has sent 28 divers, 9 boats and 4 cranes".
    """
    verb = draft.verb.position
    counts = draft.quantity.sort == "number" and code[draft.position + 1 : draft.position + 2] == WORD
    if not counts or not best.first < verb < draft.position or code[verb] not in _DONE_BY:
        return False
    if _COUNTS_DONE.fullmatch(code, verb + 1, draft.position) is None:
        return False
    return best.last > draft.position or QUANTITY in code[verb : draft.position]


def takes_move(code: str, draft: Draft, best: Best) -> bool:
    """Whether words take in the move of what the rules name: "reduction in noise", where that is said of noise."""
    found = draft.found
    if found is None or not {"verb", "ind"} <= set(found.parts):
        return False
    verb, ind = found.parts["verb"][0], found.parts["ind"][0]
    fell = code[verb] == _DOWNWARD and found.construction.change == "verb"
    to = code[verb] in _DIRECTIONS and found.construction.change == "level"  # "an increase of the area to 3 ha"
    return (fell or to) and best.first <= verb < ind <= best.last


def runs_into_clause(marked: Marked, value: ValueView, best: Best, saying: Collection[str]) -> bool:
    """Whether words take in members of what they name, or who says so: "parks including A and B", "data show that".

    Args:
        marked: The sentence.
        value: The value, with the rules' words.
        best: The words that the models found.
        saying: Verbs behind which "that" opens what is said.
    """

    def taken(letter: str, first: int, last: int) -> list[int]:
        return [at for at in range(first, last + 1) if marked.code[at] == letter]

    including = taken(_INCLUDING, best.first, best.last)
    if including and (not value.rules or value.last < including[0]):
        return True
    if including and including[0] < value.first and marked.code[including[0] - 1] == ",":
        return True  # "3 men moved, including 2 guards who left"
    return any(says(marked, best.first, at, saying) for at in taken(_RELATIVE, best.first + 1, best.last))


def says(marked: Marked, first: int, at: int, saying: Collection[str]) -> bool:
    """Whether a relative word opens what somebody says, be it right there or to whom: "told the council that"."""
    if marked.word(at - 1) in saying:
        return True
    if marked.code[at + 1 : at + 2] not in _SUBJECTS:
        return False  # "the boats reported in the files that were lost"
    return any(marked.code[back - 1] not in _TYING and marked.word(back) in saying for back in range(first + 1, at))


def takes_subject(code: str, value: ValueView, best: Best) -> bool:
    """Whether words begin with who does something to what the rules' words name: "the act sets a levy of 3 yuan"."""
    if not value.rules or not best.first < value.first < value.position:
        return False
    if not code[: value.position].rstrip("ta").endswith(_OF):
        return False
    between = code[best.first : value.first]
    before = between.rstrip("ta")
    planned = before[-1:] in _GERUNDS and before[-2:-1] in _FINITE  # "the plan envisages attaining a growth of 3%"
    plain = (
        before[-1:] in _PRESENT and WORD in before and value.last > value.first
    )  # "the act sets fuel quotas of 3 tons"
    return planned or plain or (between.endswith("t") and before[-1:] in _FINITE)


def foresees(marked: Marked, value: ValueView, best: Best, rulers: Collection[str]) -> bool:
    """Whether words begin with who foresees what the rules' words name: "the study estimates losses of 3 million"."""
    at = value.first - 1
    if not value.rules or not best.first < at or best.last > value.position or marked.code[at] != PROMISE:
        return False
    return marked.word(at - 1) in rulers


def tells_who_aims(code: str, draft: Draft, best: Best) -> bool:
    """Whether words begin with who aims at what is counted: "the plan aims at planting 40 trees"."""
    at = draft.verb.position
    if draft.quantity.sort != "number" or not best.first < at < draft.position or code[at] not in _DOING:
        return False
    right_before = not code[at + 1 : draft.position].strip("ta")
    if _URGING.fullmatch(code, best.first, at):
        return True  # "the next step is to urge towns to mend 9 locks"
    return right_before and code[best.first : at].rstrip("ta").endswith(_AIMING)


def behind_ruler(marked: Marked, draft: Draft, best: Best, rulers: Collection[str]) -> int:
    """Where words begin without what sets rules and its verb: "the roadmap projects @ boats"; they may begin with it.

    Args:
        marked: The sentence.
        draft: The value.
        best: The words.
        rulers: What sets rules or pays.
    """
    ruler = _RULER.match(marked.code, best.first, draft.position + 1)
    if ruler is None or best.last <= draft.position or marked.word(ruler.end("who") - 1) not in rulers:
        return best.first
    return draft.position + 1 + (marked.code[draft.position + 1] == _OF)


def is_torn(code: str, draft: Draft, best: Best) -> bool:
    """Whether the value tears the words that the models found: "makes use of" of "makes use of 3 % of the land"."""
    at = draft.position
    if draft.quantity.sort == "number" or not best.first < at < best.last:
        return False
    if code[best.last - 1] == _TO and code[best.last] in _BASES:
        return True  # "exports ... reach" of "exports topped 3 t to reach 4 t"
    if code[at + 1] != _OF:  # "the town has set out to reach 100% coverage"
        aim = code[best.first : at].rstrip("ta")
        return aim[-2:-1] == _TO and aim[-1:] in _FINITE and code[at + 1] == WORD
    return code[best.first : at].rstrip("ta").endswith((*_TEARING, _TO + WORD))


def enters_clause(code: str, draft: Draft, best: Best) -> bool:
    """Whether words behind a value run into the next clause: "3 piers will be built and the traffic will grow"."""
    joint = code.rfind(_AND, draft.position, best.last + 1)
    ind = draft.found.parts.get("ind") if draft.found is not None else None
    told = ind is not None and ind[1] <= draft.position and joint == draft.position + 1  # "cost 9 and sales reached 3"
    if joint < 0 or not (told or _DONE.search(code, draft.position, joint)):
        return False
    return _CLAUSE.match(code, joint + 1) is not None


def is_of_next_verb(code: str, draft: Draft, best: Best) -> bool:
    """Whether words are the object of the next verb: "sheds" of "the town will lay 3 km of pipes and build sheds"."""
    found = draft.found
    if found is None or "verb" not in found.parts or found.parts["verb"][0] > draft.position:
        return False
    return best.first > draft.position and _NEXT_VERB.search(code, draft.position, best.first + 1) is not None


def is_of_examples(code: str, draft: Draft, best: Best, phrase: str) -> bool:
    """Whether words are of a list of examples, where what they are says enough: 甲、乙等8个专项规划.

    What says little takes the examples too, but not the last one alone.
    """
    if draft.found is None or "key" not in draft.found.parts:
        return False
    if not best.first < draft.found.parts["key"][0] <= best.last:
        return False
    return len(phrase) >= _NAMED or code[best.first - 1 : best.first] == _AND


def joins_change(code: str, draft: Draft, best: Best) -> bool:
    """Whether words run on behind the value of another's change, as if it were not there: 产值增长5%、占比."""
    ends = (match.end() - 1 for match in _CHANGED.finditer(code, best.first, best.last + 1))
    return any(end != draft.position for end in ends)


def is_elsewhere(found: Found | None, value: ValueView, best: Best) -> bool:
    """Whether the words that the models found stand before a verb whose object is the rules': "to cut X by Q"."""
    if found is None or "verb" not in found.parts or "ind" not in found.parts:
        return False
    first = value.first if value.rules else found.parts["ind"][0]  # words of more than one mark are not found again
    return best.last < found.parts["verb"][0] < first


def is_label(marked: Marked, draft: Draft, best: Best, phrase: str, *, spaced: bool) -> bool:
    """Whether the words that the models found only say that aims follow, and the rules' own do: 目标:gdp突破1亿.

    Where words have spaces, whether they only say that something follows whose subject and verb the rules have.
    """
    colon = marked.code.find(":", best.last, draft.position)
    if colon < 0:
        return False
    if spaced:  # "Main items: the length of roads reached 3 km"
        found = draft.found
        return found is not None and "verb" in found.parts and colon < found.parts.get("ind", (-1,))[0] < draft.position
    if _GOAL not in marked.code[best.first : best.last + 1]:
        return False
    return phrase.lower() in marked.folded[marked.marks[colon].end : marked.marks[draft.position].start]


def is_clause_before(code: str, draft: Draft, value: ValueView, best: Best) -> bool:
    """Whether the words that the models found stand before a comma, and the rules' own behind it."""
    ind = draft.found.parts.get("ind") if draft.found is not None else None
    own = max(value.first, ind[0] if ind is not None else 0)  # 播种面积3万亩,总产量5吨: half of the name is before it
    return value.rules != frozenset() and best.last < code.rfind(",", 0, own)


def whole_list(code: str, value: ValueView, best: Best) -> Best:
    """A stretch with all of a list that the rules have read from end to end: a stretch goes to a comma only."""
    first, last = best.first, best.last
    if not value.rules or last < value.first or value.last < first:
        return best
    if last < value.last and "," in code[last : value.last] and QUANTITY not in code[last : value.last]:
        last = value.last
    if value.first < first and "," in code[value.first : first] and QUANTITY not in code[value.first : first]:
        first = value.first
    return best._replace(first=first, last=last)


def is_object(found: Found | None) -> bool:
    """Whether the rules' words are one word of the lexicon right behind its verb: 完成造林."""
    if found is None or "verb" not in found.parts or "ind" not in found.parts:
        return False
    first, last = found.parts["ind"]
    return last - first == 1 and found.parts["verb"][1] == first


def is_clause(marked: Marked, draft: Draft, phrase: str, phrases: Phrases) -> bool:
    """Whether nouns that name a thing are all that stands before a value in its clause: 油茶造林5亩，毛竹3亩."""
    first = begin_of(marked.code, draft.position, ",;c")
    if len(phrase) < _LEAST or not 0 < first < draft.position or marked.code[first : draft.position].strip(WORD):
        return False
    named = not phrases.is_bare_measure(phrase) and not phrases.is_poor(phrase)
    return named and marked.words(first, draft.position) == phrase


def is_completed(marked: Marked, draft: Draft, phrase: str, phrases: Phrases) -> bool:
    """Whether a name is a measure and of what it is, which stood elsewhere: 粮食播种面积9亩，总产量7吨."""
    span = draft.found.parts.get("ind") if draft.found is not None else None
    if span is None:
        return phrase not in marked.text and phrases.ends_in_extent(phrase)
    said = phrases.phrase(marked, span)
    if draft.quantity.sort == "number" and said and said != phrase and phrases.is_part(said):
        return True  # 整改任务76项，其中甲县12项
    return len(said) < len(phrase) and phrases.is_extent(said) and phrase not in marked.text


def is_of_value_before(code: str, draft: Draft, best: Best) -> bool:
    """Tell whether words stand before another value, where the count has a verb and a noun in a clause of its own.

    That is "flew 192 days" of "flew 192 days, and made 90 tests".
    """
    parts = draft.found.parts if draft.found is not None else {}
    if not {"verb", "unit"} <= set(parts) or best.last >= parts["verb"][0]:
        return False
    between = code[best.last + 1 : parts["verb"][0]]
    return QUANTITY in code[best.first : draft.position] and "," in between and _INCLUDING not in between


def names_value(code: str, best: Best) -> bool:
    """Tell whether words stand right before a value, and so are its name: 总产值 of 总产值超5亿元,带动4000人就业."""
    return _VALUE_BEHIND.match(code, best.last + 1) is not None


def is_parted(marked: Marked, draft: Draft, best: Best) -> bool:
    """Tell whether only a time parts the words that were found from what the rules have: 基地前8个月进出货物."""
    parts = draft.found.parts if draft.found is not None else {}
    if "ind" not in parts or best.last >= parts["ind"][0] or parts["ind"][1] != draft.position:
        return False
    between = marked.code[best.last + 1 : parts["ind"][0]]
    noun = marked.code[best.last] not in _BASES and "f" not in marked.code[best.first : best.last]
    return noun and TIME in between and not between.strip(TIME + "aM")
