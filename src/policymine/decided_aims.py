"""What somebody decided or set something up to do: "in 2014 the town approved a scheme to plant 5,000 trees"."""

from __future__ import annotations

import regex

from policymine.lang import Language
from policymine.marks import Marked

_AIM = regex.compile(
    r"(?P<to>[2M])a*[bVRUD](?:[^,;:.kBHMvudr2Q]*Q[n>'-]{0,6},?c?a*[bVRUD]?)*[^,;:.kBHMvudr2Q]*(?:2[ta]*)?$"
)
"""An infinitive that governs a value, with no other verb in between."""
_FOUNDING = regex.compile(r"(?P<done>[vudrgxwe])a?Z?(?P<what>[tn>'oipm<\"-]{0,9})(?:Qn{0,2})?Z?a?$")
"""What was done before it, and to what: "approved a scheme (in 2014) to"."""
_SUBJECT = regex.compile(r"(?P<what>[n>m])(?:[oi][tn>'-]{1,5})?\)?(?:H?[aN]*B|,|,lB)a*$")
"""Of what it was done: "the fund was set up to", "the fund, set up in 2014 to"."""
_BEHIND = regex.compile(r"[^,;:.kMQ]*?H?a*Ba*(?P<done>[vudr])(?P<when>Z)?")
"""What was done with it: "a scheme to plant 5,000 trees was approved (in 2014)"."""
_NOUNS = frozenset("n>m")


class DecidedAims:
    """Finds such aims in one language; without words for them there are none.

    Args:
        language: The language.
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["cues"].get("kind", {}).get("aims_of", {})
        self._decides = frozenset(table.get("decides", []))
        self._founds = frozenset(table.get("founds", []))
        self._either = self._founds | self._decides
        self._what = frozenset(table.get("what", []))

    def start(self, marked: Marked, position: int) -> int:
        """Where in the sentence an aim begins that a value is part of; dates before it are of what was decided.

        Args:
            marked: The sentence.
            position: The mark of the value.

        Returns:
            The place of its first character, or past the date of what was done with it behind; -1 if there is none.
        """
        if not self._founds or ("2" not in marked.code and "M" not in marked.code):
            return -1
        found = _AIM.search(marked.code, 0, position)
        if found is None:
            return -1
        to = found.start("to")
        if marked.code[to] == "2" and self._is_founded(marked, to):
            return int(marked.marks[to].start)
        return self._behind(marked, to, position)

    def _is_founded(self, marked: Marked, to: int) -> bool:
        """Whether what stands before an aim says that it was decided on, or that something was set up for it."""
        done = _FOUNDING.search(marked.code, 0, to)
        if done is None:
            return False
        lemma = marked.marks[done.start("done")].lemma
        if lemma in self._decides:
            return True
        if lemma not in self._founds:
            return False
        if any(marked.code[at] in _NOUNS and marked.marks[at].lemma in self._what for at in range(*done.span("what"))):
            return True
        subject = _SUBJECT.search(marked.code, 0, done.start("done"))
        return subject is not None and marked.marks[subject.start("what")].lemma in self._what

    def _behind(self, marked: Marked, to: int, position: int) -> int:
        """Where the date of what was done with an aim ends: "a plan to close 3 mines was approved in May"."""
        done = _BEHIND.match(marked.code, position + 1)
        if done is None or marked.marks[done.start("done")].lemma not in self._either:
            return -1
        word = marked.marks[to].lemma if marked.code[to] == "M" else marked.marks[max(0, to - 1)].lemma
        if word.partition(" ")[0] not in self._what:
            return -1
        return int(marked.marks[done.end() - 1].end)
