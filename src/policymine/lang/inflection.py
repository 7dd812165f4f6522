"""Forms of words by a language's own rules: verb forms from the base, singulars from plurals."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any

_VOWELS = re.compile(r"[aeiouy]+")
_PART = re.compile(r"\\(?:g<(?P<name>\d+)>|(?P<digit>\d))")
"""Where a part of a word goes into what a rule makes of it."""
_singulars: dict[int, tuple[Mapping[str, Any], Callable[[str], str]]] = {}
"""The singulars of each table by its place in the memory, and the table, so that no other one comes to have that place.

Many stages ask for the same words.
"""


class Inflection:
    """Derives the forms of verbs and the singular of nouns from the tables of ``language.toml``.

    A language without these tables (Chinese) has one form of each word, and both methods return it unchanged.

    Example:
        >>> from policymine.lang import load
        >>> rules = Inflection(load("en").tables["language"])
        >>> rules.verb_forms("carry out")
        {'base': 'carry out', 'third': 'carries out', 'past': 'carried out', 'participle': 'carried out', 'ing': 'carrying out'}
        >>> rules.singular("monitoring stations"), rules.singular("people"), rules.singular("policies")
        ('monitoring station', 'person', 'policy')
    """  # noqa: E501

    def __init__(self, table: Mapping[str, Any]) -> None:
        verbs = table.get("inflection", {})
        self._irregular: Mapping[str, list[str]] = verbs.get("irregular", {})
        self._rules = [(re.compile(rule[0]), rule[1:4], len(rule) > 4) for rule in verbs.get("rules", [])]
        nouns = table.get("singular", {})
        self._irregular_nouns: Mapping[str, str] = nouns.get("irregular", {})
        self._noun_rules = [(re.compile(rule[0]), rule[1]) for rule in nouns.get("rules", [])]
        known = functools.lru_cache(maxsize=8192)(self._singular)
        self.singular = _singulars.setdefault(id(nouns), (nouns, known))[1] if nouns else known

    def verb_forms(self, verb: str) -> dict[str, str]:
        """Return the forms of a verb, which may have particles behind it ("carry out").

        Args:
            verb: Base form.

        Returns:
            The forms by name: ``base``, ``third``, ``past``, ``participle``, ``ing``; only ``base`` where the
            language has no rules.
        """
        head, space, rest = verb.partition(" ")
        names = ("third", "past", "participle", "ing")
        tail = space + rest
        if head in self._irregular:
            forms = self._irregular[head]
        else:
            for pattern, (third, past, ing), one_syllable in self._rules:
                if one_syllable and len(_VOWELS.findall(head)) != 1:
                    continue
                match = pattern.fullmatch(head)
                if match:
                    forms = [_filled(match, form) for form in (third, past, past, ing)]
                    break
            else:
                return {"base": verb}
        return {"base": verb} | {name: form + tail for name, form in zip(names, forms, strict=True)}

    def _singular(self, phrase: str) -> str:
        head, space, last = phrase.rpartition(" ")
        if last.lower() in self._irregular_nouns:
            return head + space + self._irregular_nouns[last.lower()]
        for pattern, replacement in self._noun_rules:
            match = pattern.fullmatch(last)
            if match:
                return head + space + _filled(match, replacement)
        return phrase


def _filled(match: re.Match[str], form: str) -> str:
    """Put the parts of a word into a form, as ``match.expand`` does, which takes the form to pieces anew each time."""
    return _PART.sub(lambda part: match[int(part["name"] or part["digit"])] or "", form)
