"""Whom a rule applies to: "plants that burn over 20 kt must report" promises no 20 kt."""

from __future__ import annotations

import regex

from policymine.cues import Cues
from policymine.lang import Language
from policymine.lang.inflection import Inflection
from policymine.marks import QUANTITY, Marked
from policymine.needs import Sought
from policymine.quantities import Quantity

_AT_VALUE = frozenset({"=", "~", "range"})
_ENDS = frozenset(".;:k,()" + QUANTITY)
_SORTED_OUT = regex.compile(
    "(?<![tof]a*)Q(?P<noun>[n>'-]{1,5})(?:jn[n,c]*?|,jn[n,c]*?,)?(?:l?a*H|h)a*t?n[n'-]{0,6}oa*@"
)
"""Things counted by what they have: "14 ports have a rate of more than @"."""
_SORTS = frozenset({"amount", "number", "money", "percent"})
_PART_SIZED = regex.compile("(?:jQ|Qj|Qo[tn]{1,4})B@$")
"""What tells how large some of what was counted are: "of which 21 were over 9 t"."""
_PREDICATE = regex.compile("[n>'oiatZz-]*[BHM]")
"""Behind a value what all is told of, and the first word of what is told."""
_HEADS, _OPENS = frozenset("nb>'o-"), frozenset(".;:,k")
_GERUNDS, _AUXILIARIES = "gxwe", "BMH"


class LegalScopes:
    """Tells the values that say which things a rule holds for.

    Args:
        language: The language.
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["cues"].get("no_record", {})
        spaced = bool(language.joiner)
        self._anywhere, self._behind, self._sized = (
            Cues(table.get(name, []), spaced=spaced)
            for name in ("scope_of_law", "scope_of_law_behind", "scope_of_sizes")
        )
        self._whose, self._any = frozenset(table.get("whose", [])), frozenset(table.get("any", []))
        self._relatives = frozenset(language.tables["patterns"].get("distractors", {}).get("relatives", ""))
        self._sizing, self._those = frozenset(table.get("sizing", [])), frozenset(table.get("those", []))
        self._between = frozenset(table.get("between", []))
        self._holders = str(language.tables["patterns"].get("distractors", {}).get("holders", ""))
        self._bound = Sought(table.get("bound_behind"))
        self._inflection = Inflection(language.tables["language"])

    def holds(self, marked: Marked, position: int, quantity: Quantity) -> bool:
        """Tell whether a bound stands in what says which things are meant: "farms that keep over 50 cows must ...".

        Args:
            marked: The sentence.
            position: The mark of the value.
            quantity: The value.
        """
        if not self._whose or quantity.sort not in _SORTS:
            return False
        if self._is_between(marked, position) or self._sorts_out(marked, position, quantity):
            return True
        if self._means_those(marked, position, quantity):
            return True
        if quantity.comparator in _AT_VALUE and self._bound.match(marked.folded, quantity.end) is None:
            return False
        at = self._relative(marked, position)
        if at < 0:
            return False
        if self._is_of_all(marked, at, position):
            return True
        around = marked.words_around(position, ".;")
        if marked.word(at) in self._whose or self._anywhere.stand_in(around, marked.runs):
            return True
        if quantity.sort == "amount" and self._sized.stand_in(around, marked.runs):
            return True
        last = marked.stretch(position, ".;")[1]
        behind = marked.folded[marked.marks[position].end : marked.marks[last].end]
        return self._behind.stand_in(behind, marked.runs)

    def _is_of_all(self, marked: Marked, at: int, position: int) -> bool:
        """Whether a clause is told of all things of a kind: "farms that keep over 50 cows were included".

        Args:
            marked: The sentence.
            at: The word behind the noun, which begins what the value is part of.
            position: The mark of the value.
        """
        code = marked.code
        if marked.quantities[marked.marks[position].place].comparator in _AT_VALUE:
            return False
        noun = marked.word(at - 1)
        if self._inflection.singular(noun) == noun or _PREDICATE.match(code, position + 1) is None:
            return False
        while at > 0 and code[at - 1] in _HEADS:
            at -= 1
        if at > 0 and marked.word(at - 1) in self._any:
            at -= 1
        return not at or code[at - 1] in _OPENS

    def _sorts_out(self, marked: Marked, position: int, quantity: Quantity) -> bool:
        """Whether a bound says which things were counted: "14 ports have a treatment rate of more than 70%"."""
        if quantity.comparator in _AT_VALUE:
            return False
        first = marked.stretch(position, ".;:k")[0]
        code = marked.code[first:position] + "@"
        if (part := _PART_SIZED.search(code)) is not None:
            return marked.quantities[marked.marks[first + code.index("Q", part.start())].place].sort == "number"
        found = next(_SORTED_OUT.finditer(code), None)
        if found is None or found.end() != len(code):
            return False
        counted = marked.quantities[marked.marks[first + found.start()].place]
        noun = marked.word(first + found.end("noun") - 1)
        return counted.sort == "number" and self._inflection.singular(noun) != noun

    def _means_those(self, marked: Marked, position: int, quantity: Quantity) -> bool:
        """Whether a bound tells which things are meant: "those burning over 9 t", "kilns making under 9 t are"."""
        at = position - 1
        if at < 1 or marked.code[at] != "g" or quantity.comparator in _AT_VALUE:
            return False
        if marked.marks[at].lemma not in self._sizing:
            return False
        if marked.word(at - 1) in self._those:
            return True
        # "Kilns making over 9 t will be shut" tells as well which are meant, but what is done to some may be a find.
        told = ("B", "M", "H") if quantity.comparator.startswith("<") else ("M",)
        if marked.code[at - 1] not in "nb":
            return False
        return marked.code[position + 1 : position + 2] in told and self._means_several(marked, at - 1)

    def _is_between(self, marked: Marked, position: int) -> bool:
        """Whether a value is a limit of those that a rule is for: "plants between 20 kW and 2 MW need a permit"."""
        at = next((at for at in (position - 1, position - 3) if at > 0 and marked.word(at) in self._between), 0)
        if not at or marked.code[at - 1] not in "nb" or not self._means_several(marked, at - 1):
            return False
        first, last = marked.stretch(position, ".;,:k")
        before = marked.folded[marked.marks[first].start : marked.marks[at].start]
        behind = marked.folded[marked.marks[position].end : marked.marks[last].end]
        return self._anywhere.stand_in(before, marked.runs) or self._behind.stand_in(behind, marked.runs)

    def _relative(self, marked: Marked, position: int) -> int:
        """The word behind a noun that begins what the value is part of: "that", "whose", "with"; -1 if none."""
        code = marked.code
        for at in range(position - 1, 0, -1):
            if code[at] in _ENDS:
                return -1
            if code[at] not in self._relatives and (
                code[at] not in self._holders or code[at + 1 : position].replace("vn", "n").strip("tnao")
            ):
                continue
            if code[at] in _GERUNDS and not set(code[at + 1 : position]).isdisjoint(_AUXILIARIES):
                continue  # "the number of items requiring approval was cut by over 60%"
            if code[at - 1] in "nb" and self._means_several(marked, at - 1):
                return at
        return -1

    def _means_several(self, marked: Marked, at: int) -> bool:
        """Whether a noun means all things of a kind: "plants", "any plant"."""
        noun = marked.word(at)
        if self._inflection.singular(noun) != noun:
            return True
        while at > 0 and marked.code[at] in "nb":
            at -= 1
        return marked.word(at) in self._any
