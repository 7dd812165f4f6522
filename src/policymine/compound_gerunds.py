"""Forms of verbs that are a part of a noun: "14 sand digging boats", "the town's registered population"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex

from policymine.lang import Language
from policymine.lang.inflection import Inflection
from policymine.lexicon import WORD
from policymine.marks import QUANTITY, Mark, with_letter
from policymine.quantities import Quantity

_COUNTED = regex.compile(f"(?<={QUANTITY}(?:n{{1,3}}c)?n{{1,4}})[gxw](?=n)")
"""A form in -ing between the number of what is counted and a noun."""
_OWNED = regex.compile("(?<=n)[vudr](?=n)")
"""A participle between nouns."""
_OWNERS = regex.compile(f"(?<={QUANTITY}o)t?n{{2,3}}(?={QUANTITY}n)")
"""Whose so many things are of which some are counted: "4 of the town's 9 wells"."""
_ARTICLE = "t"
_MEASURED = regex.compile("(?<=n)[gxw](?=n)")


class CompoundGerunds:
    """Finds the forms in -ing that are a part of a noun; without a table of it there are none.

    Args:
        language: The language.
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["patterns"].get("compound_gerunds", {})
        self._heads = frozenset(table.get("heads", ()))
        self.own = str(table.get("own", "\0"))
        self._plurals = frozenset(language.tables["cues"].get("no_record", {}).get("plurals", ()))
        self._singular: Callable[[str], str] = Inflection(language.tables["language"]).singular

    def joined(self, code: str, marks: Sequence[Mark], folded: str, quantities: Sequence[Quantity]) -> str:
        """Make nouns of them.

        Args:
            code: The letters of the sentence.
            marks: Its marks.
            folded: The sentence in lower case.
            quantities: Its quantities.
        """
        if not self._heads:
            return code
        places = [
            at.start()
            for at in _COUNTED.finditer(code)
            if self._is_counted(code, at.start(), marks, folded, quantities)
        ]
        places += [at.start() for at in _MEASURED.finditer(code) if self._word(marks[at.end()], folded) in self._heads]
        if self.own in folded:
            places += [
                at.start() for at in _OWNED.finditer(code) if self._word(marks[at.start() - 1], folded) == self.own
            ]
            for part in _OWNERS.finditer(code):
                if self._word(marks[part.end() - 1], folded) == self.own:
                    code = code[: part.start()] + _ARTICLE * len(part[0]) + code[part.end() :]
        return with_letter(code, places, WORD)

    def _is_counted(
        self, code: str, at: int, marks: Sequence[Mark], folded: str, quantities: Sequence[Quantity]
    ) -> bool:
        """Whether the nouns before are no things that are counted and do something: "14 mills making paper"."""
        noun = self._word(marks[at - 1], folded)
        number = quantities[marks[code.rfind(QUANTITY, 0, at)].place]
        return (
            number.sort == "number" and number.value != 1 and noun not in self._plurals and self._singular(noun) == noun
        )

    @staticmethod
    def _word(mark: Mark, folded: str) -> str:
        return folded[mark.start : mark.end]
