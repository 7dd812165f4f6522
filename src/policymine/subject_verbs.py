"""Verbs behind what sets rules or pays: "the law limits landfill", where "limits" could be a noun as well.

Two words next to each other are taken for a compound ("price limits") unless the first one can only be a subject there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from policymine.lang import Language
from policymine.lang.tables import tables_of
from policymine.marks import QUANTITY, REMARK, Mark

VERB = "V"
"""The letter of a verb in the present; the same in every language."""
PROMISE = "M"
"""The letter of what promises, plans or foresees; the same in every language."""
_MAY_BE = regex.compile(f"(?<=[n>bm{REMARK}])(?:[bUDRm](?=[tn>Qpbm])|[nbm](?=[ta]?Q)|n(?=t[n>m<]|[n>]{{1,3}}o[ta]*Q))")
"""A word that may be a verb between two that may be nouns, or before a number."""
_MEASURED = regex.compile("(?:t[n>]{1,4}|[n>]{1,3}(?=o))(?:[o2a]|Z|M(?=Q)|i(?=Q))*Q")
"""What is foreseen and how much it is: "emissions of 9 t", "the level in 2030 to be 9 t"."""
_NOUNS = frozenset("n>b'-~")
_TYING = "oi"
_OPENS = frozenset(".;:,ckZal")
_OBJECT_ENDS = frozenset("2yfoi,.")
_WANTS_VERB = regex.compile(r"(?:^|[.;:Zk],?)t?[n>m](?:[oi]t?[n>]{1,3})?$")
"""A clause that has had nothing yet but what can be its subject."""
_VERBS = frozenset("VMBHvUDRrudbpgxwe2l")
"""Letters of words that can be its verb, or begin another clause."""


def subjects_of(language: Language) -> frozenset[str]:
    """Give the words that can only be subjects before a verb: what sets rules or pays, and countries."""
    table = language.tables["patterns"].get("subject_verbs", {})
    places = [each for code, each in tables_of("places.toml") if code == language.code] if table else []
    countries = [name for each in places for names in each.get("countries", ()) for name in names]
    # Of names of several words the last one stands before the verb.
    return frozenset((*table.get("subjects", ()), *(name.lower().split()[-1] for name in countries)))


class SubjectVerbs:
    """Finds these verbs in one language; without a table of subjects there are none.

    Args:
        language: The language.
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["patterns"].get("subject_verbs", {})
        self._subjects = subjects_of(language)
        self._ending = str(table.get("ending", "\0"))
        self._never = tuple(table.get("never", ())) or "\0"
        self._doing = frozenset(table.get("doing", ()))
        self._promising = frozenset(table.get("promising", ()))
        self._foreseeing = frozenset(table.get("foreseeing", ()))

    def find(self, code: str, marks: Sequence[Mark], folded: str) -> Iterator[tuple[int, str]]:
        """Give the places of the verbs, each with its letter.

        Args:
            code: The code of the sentence, before words that may be noun or verb are decided.
            marks: Its marks.
            folded: The sentence in lower case.
        """
        if not self._subjects:
            return
        for match in _MAY_BE.finditer(code):
            at = match.start()
            word = folded[marks[at].start : marks[at].end]
            if not word.endswith(self._ending) or word.endswith(self._never):
                continue
            if code[at] == "n" and code[at + 1] == "t" and self._is_wanted(code, at):
                yield at, VERB
                continue
            if code[at - 1] == "m":
                continue
            promising = word in self._promising and QUANTITY in code[at + 1 : at + 3]
            promising = promising or (word in self._foreseeing and _MEASURED.match(code, at + 1) is not None)
            if code[at] == "n" and not promising and word not in self._doing:
                continue
            if self._has_object(code, marks, folded, at) and self._is_subject(code, marks, folded, at):
                yield at, PROMISE if promising else VERB

    def _is_wanted(self, code: str, at: int) -> bool:
        """Whether a word that no list has must be the verb of its clause: "the accord adumbrates a share of 9%"."""
        if _WANTS_VERB.search(code, 0, at) is None:
            return False
        end = next((i for i in range(at + 1, len(code)) if code[i] in ".;:"), len(code))
        return _VERBS.isdisjoint(code[at + 1 : end])

    def _has_object(self, code: str, marks: Sequence[Mark], folded: str, at: int) -> bool:
        """Whether an object may follow: "cuts use by 4%", but not "grants help 4 firms"."""
        if code[at + 1] != "b":
            return True
        return folded[: marks[at + 1].end].endswith(self._ending) or code[at + 2 : at + 3] in _OBJECT_ENDS

    def _is_subject(self, code: str, marks: Sequence[Mark], folded: str, at: int) -> bool:
        """Whether a clause begins with what stands before a word, and that can do something."""
        first = at
        for _ in range(2):
            last = first
            while first > 0 and code[first - 1] in _NOUNS:
                first -= 1
            while last > first and code[last - 1] == REMARK:
                last -= 1
            head = marks[last - 1] if last > first else None
            if first and code[first - 1] == "t":
                first -= 1
            if not first or code[first - 1] not in _TYING:
                break
            first -= 1  # "the law on waste limits": what the head is stands before the preposition
        opens = not first or code[first - 1] in _OPENS
        return opens and head is not None and folded[head.start : head.end] in self._subjects
