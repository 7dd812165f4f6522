"""The comparator of a value where the words around it tell, and not those right beside its number."""

from __future__ import annotations

import regex

from policymine.comparators import Comparators
from policymine.constructions import Found
from policymine.drafts import Draft
from policymine.lang import Language
from policymine.lexicon import WORD
from policymine.marks import QUANTITY, Marked
from policymine.phrases import Phrases
from policymine.records import Comparator, Measure

_THIRD = "third"
_LEAST: Comparator = ">="
_MOST: Comparator = "<="
_DENYING = regex.compile("(?P<not>N)[aBHMVbvRrUuDd2it]*$")
"""A negation with nothing but verbs between it and a value; ``N`` in every language."""
_DENIED: dict[Comparator, Comparator] = {">=": "<=", ">": "<=", "<=": ">=", "<": ">="}

_HELD = frozenset("no")
_WORK_OF = regex.compile("[ta]*[n>'-]{1,5}o[ta]*")
"""Between a verb and the area on which it is done."""

_NAME = 50
"""So many characters before a value hold what it is called."""
_HELPING = frozenset("MR")
"""Letters of words that help a verb; the same in every language."""


class BoundReader:
    """Tells the bounds of values in one language.

    Args:
        language: The language.
        comparators: Its words for bounds.
        phrases: Names what stands beside a value.
    """

    def __init__(self, language: Language, comparators: Comparators, phrases: Phrases) -> None:
        self._comparators = comparators
        self._phrases = phrases
        lexicon = language.tables["lexicon"]
        self._not_only = frozenset(language.tables["cues"].get("comparator", {}).get("not_only", ()))
        self._negation = str(language.tables["patterns"].get("verbs", {}).get("negation", "\0"))
        self._level_cues = frozenset(language.tables["numbers"].get("level_words", []))
        self._limit_nouns = tuple(f"{noun} " for noun in lexicon.get("verbs", {}).get("limit_nouns", []))
        self._limits = frozenset(lexicon.get("verbs", {}).get("limit", []))
        self._spaced = bool(language.joiner)
        self._worked_on = frozenset(lexicon.get("verbs", {}).get("worked_on", []))
        self._passing = frozenset(lexicon.get("verbs", {}).get("passing", []))
        nouns = lexicon.get("nouns", {})
        self._called = [
            (regex.compile(nouns[key]), bound)
            for key, bound in (("least_nouns", _LEAST), ("most_nouns", _MOST))
            if key in nouns
        ]
        self._called_before = [
            (regex.compile(nouns[key]), bound)
            for key, bound in (("least_before", _LEAST), ("most_before", _MOST))
            if key in nouns
        ]
        self._holding = frozenset(lexicon.get("verbs", {}).get("holding", []))
        self._far: dict[str, Comparator] = language.tables["cues"].get("comparator", {}).get("far", {})
        self._having: dict[str, Comparator] = language.tables["cues"].get("comparator", {}).get("having", {})
        self._verb_comparators: dict[str, Comparator] = (
            language.tables["cues"].get("comparator", {}).get("before_verb", {})
        )

    def of(self, marked: Marked, draft: Draft, measure: Measure) -> Comparator:
        """Give the comparator of a value.

        Args:
            marked: The sentence.
            draft: The value, with the comparator that stands beside its number.
            measure: What the value measures.
        """
        quantity, found = draft.quantity, draft.found
        comparator = quantity.comparator
        if comparator == "=" and found is not None and self._far and "key" in found.parts:
            comparator = self._far.get(marked.word(found.parts["key"][0]), comparator)
        # What is controlled "on 60 square kilometers" is work done there, and no limit.
        worked = found is not None and bool(found.construction.done)
        # "is limited to 10%, down from 18%": the limit is not what it comes from.
        worked = worked or marked.code[: draft.position].rstrip("ta").endswith("f")
        # "control 60 ha of erosion" is work, and "60 ha of it will be controlled", but "control it at 60 ha" is none.
        at = draft.verb.position
        worked = worked or (self._spaced and 0 <= at == draft.position - 1 and measure == "amount")
        worked = worked or (self._spaced and at > draft.position and marked.code.startswith("o", draft.position + 1))
        # "control erosion of 220 km2"
        area = quantity.unit is not None and quantity.unit.dimension == "area"
        worked = worked or (
            self._spaced and area and _WORK_OF.fullmatch(marked.code, at + 1, draft.position) is not None
        )
        # "an income growth of 4%, and unemployment is controlled within 5%": the limit is that of the next clause.
        between = marked.code[draft.position : at] if self._spaced else ""
        next_clause = between[between.rfind(",") :] if "," in between else ""
        worked = worked or WORD in next_clause or (bool(next_clause) and QUANTITY in marked.code[at + 1 : at + 6])
        # "controlled soil erosion on 60 ha of land"
        worked = worked or (
            self._spaced and measure == "amount" and 0 <= at < draft.position and self._on(marked, at, draft)
        )
        # "the bill contains a target of 80%" limits nothing.
        verb = marked.marks[draft.verb.position] if draft.verb.position >= 0 else None
        held = self._spaced and marked.code[draft.position + 1 : draft.position + 2] in _HELD  # "contain 10% ethanol"
        worked = worked or (verb is not None and (verb.form == _THIRD or held) and verb.lemma in self._holding)
        if comparator == "=" and draft.verb.lemma in self._limits and measure != "count" and not worked:
            comparator = "<="
        if comparator == "=" and measure != "count" and self._limited(marked, found):
            comparator = "<="
        if comparator == "=":
            comparator = self._before_verb(marked, found, draft.position)
        if comparator == "=" and found is not None:
            comparator = self._called_bound(marked, found, measure)
            between = marked.code[at + 1 : draft.position]
            passing = draft.verb.lemma in self._passing and (self._spaced or found.construction.use == "share")
            if passing and "unit" not in found.parts and not between.strip("tano"):
                comparator = _LEAST  # "trips passed 120 million"
        if comparator == "=" and measure not in ("count", "multiple"):
            comparator = self._named_before(marked, draft.position)
        if comparator != "=" and self._is_denied(marked, draft):
            comparator = _DENIED.get(comparator, comparator)
        if comparator == "=" and found is not None and "unit" in found.parts:
            last = max(found.parts[part][1] for part in ("unit", "key") if part in found.parts)
            comparator = self._comparators.at(marked.folded, marked.marks[last - 1].end) or "="
        return comparator

    def _on(self, marked: Marked, at: int, draft: Draft) -> bool:
        """Whether a value says on how much something is done."""
        before = marked.code[at + 1 : draft.position].rstrip("ta")
        return len(before) > 1 and before[-1] == "i" and marked.word(at + len(before)) in self._worked_on

    def _limited(self, marked: Marked, found: Found | None) -> bool:
        """Whether the indicator is called a limit: "a cap on fares is set at 4 yuan"."""
        if not self._limit_nouns or found is None or "ind" not in found.parts:
            return False
        name = self._phrases.phrase(marked, found.parts["ind"]).lower()
        return name.startswith(self._limit_nouns)

    def _called_bound(self, marked: Marked, found: Found, measure: Measure) -> Comparator:
        """The bound that the indicator is called: "a minimum share of wind power of 25%"."""
        if not self._called or measure not in ("percent", "amount") or "ind" not in found.parts:
            return "="
        name = self._phrases.phrase(marked, found.parts["ind"]).lower()
        return next((bound for pattern, bound in self._called if pattern.match(name)), "=")

    def _named_before(self, marked: Marked, position: int) -> Comparator:
        """The bound that the name right before a value tells: "a maximum grant of EUR 500"."""
        end = marked.marks[position].start
        begin = max(0, end - _NAME)
        for pattern, bound in self._called_before:
            if pattern.search(marked.folded, begin, end) is not None:
                return bound
        return "="

    def _is_denied(self, marked: Marked, draft: Draft) -> bool:
        """Whether a bound is denied: "does not rise above 5%", "may never be more than 5%" are at most that."""
        if self._negation not in marked.code[: draft.position]:
            return False
        if self._spaced:
            denied = _DENYING.search(marked.code, 0, draft.position)
            return denied is not None and marked.word(denied.end("not")) not in self._not_only
        if draft.quantity.cue not in self._level_cues or draft.found is None or "verb" not in draft.found.parts:
            return False
        first = draft.found.parts["verb"][0]
        return self._negation in marked.code[max(0, first - 2) : first]

    def _before_verb(self, marked: Marked, found: Found | None, position: int) -> Comparator:
        """The comparator before the verb and not before the number: "at least build 3", 至少建成3座, 约需新增3座."""
        if found is None:
            return "="
        at = found.parts["verb"][0] if "verb" in found.parts else -1
        if not self._spaced and self._verb_comparators:
            starts = [span[0] for span in found.parts.values() if span[0] < position]
            at = _before_helpers(marked.code, at if at >= 0 else position)
            if at == position:
                at = _before_helpers(marked.code, min(starts, default=at))
        if at >= 0:
            text = marked.folded[: marked.marks[at].start].rstrip()
            for word, comparator in self._verb_comparators.items():
                if text.endswith(word):
                    return comparator
        if "ind" in found.parts and found.parts["ind"][0] < position:
            text = marked.folded[marked.marks[found.parts["ind"][0]].start : marked.marks[position].start]
            return next((bound for word, bound in self._having.items() if word in text), "=")  # 全市约有教师8000人
        return "="


def _before_helpers(code: str, at: int) -> int:
    """The first of the helping words that stand right before a mark, or the mark."""
    while at > 0 and code[at - 1] in _HELPING:
        at -= 1
    return at
