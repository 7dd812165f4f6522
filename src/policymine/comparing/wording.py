"""What the comparison knows of words: kinds of documents, issuers, time, indicators, what is better."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from policymine.lang.tables import compile_pattern, load_toml

_FILE = "comparing.toml"
_WORD = re.compile(r"[a-z0-9]+(?:\.[0-9]+)?|[\u3400-\u9fff]+")
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Words:
    """Words to look for in a text in lower case, from where a word begins; apart those of scripts without blanks."""

    spaced: re.Pattern[str]
    unspaced: re.Pattern[str]

    def search(self, text: str) -> bool:
        """Tell whether any of them is there.

        Example:
            >>> wording().cumulative.search("the total number of tasks"), wording().cumulative.search("累计完成")
            (True, True)
        """
        # One pattern for both would try every word at every character.
        if self.spaced.search(text):
            return True
        return not text.isascii() and self.unspaced.search(text) is not None


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document.

    Attributes:
        name: What the table calls it.
        pattern: Found in titles of this kind.
        recurring: Whether each year has one that revises the last one's promises.
        reviews: Whether it tells what became of the year before.
        rank: Its place among the kinds, from 0.
        issuer: The class of its issuers, empty for any.
    """

    name: str
    pattern: Words
    recurring: bool
    reviews: bool
    rank: int
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """The data file, compiled."""

    kinds: tuple[DocumentKind, ...]
    issuers: tuple[tuple[str, Words], ...]
    cumulative: Words
    annual: Words
    each: Words
    parts: tuple[tuple[str, Words], ...]
    whole: re.Pattern[str]
    left: re.Pattern[str]
    whole_before: re.Pattern[str]
    all_of: re.Pattern[str]
    all_of_before: re.Pattern[str]
    summed: Words
    area: tuple[re.Pattern[str], ...]
    levelled: Words
    everywhere: Words
    empty: frozenset[str]
    empty_unspaced: re.Pattern[str]
    classifiers: frozenset[str]
    nameless: frozenset[str]
    endings: tuple[str, ...]
    stem_length: int
    alike: Mapping[str, str]
    alike_unspaced: tuple[tuple[str, str], ...]
    exclusive: tuple[frozenset[str], ...]
    less: Words
    more: Words
    added: Words
    taken: Words
    work: frozenset[str]
    yearly: frozenset[str]
    year_counts: tuple[re.Pattern[str], ...]
    numbers: Mapping[str, int]
    sentence_end: re.Pattern[str]

    def years(self, text: str) -> list[int]:
        """Give the numbers of years that a text names.

        Example:
            >>> wording().years("in the two years after the first 12 years"), wording().years("2021年，连续三年")
            ([2, 12], [3])
        """
        found = [match for pattern in self.year_counts for match in pattern.finditer(text)]
        words = [match[1] for match in sorted(found, key=lambda match: match.start())]
        return [self.numbers.get(word) or int(word) for word in words]

    def kind_of(self, title: str) -> DocumentKind:
        """Tell the kind of a document by its title.

        Example:
            >>> known = wording()
            >>> known.kind_of("Elm City Work Report for 2023").name, known.kind_of("榆城市人民政府工作报告").name
            ('work_report', 'government_report')
        """
        title = title.lower()
        return next((kind for kind in self.kinds[:-1] if kind.pattern.search(title)), self.kinds[-1])

    def issuer_of(self, issuer: str) -> str:
        """Tell the class of an issuer; one without a class is its own.

        Example:
            >>> wording().issuer_of("Elm Municipal Bureau of Ecology and Environment"), wording().issuer_of("Elm Zoo")
            ('ecology', 'elm zoo')
        """
        issuer = issuer.lower()
        return next((name for name, pattern in self.issuers if pattern.search(issuer)), issuer)

    def parts_of(self, text: str) -> str:
        """Name the parts of a year and other limits that a text sets, joined by ``+``.

        Example:
            >>> wording().parts_of("PM2.5 in the autumn and winter of 2022"), wording().parts_of("PM2.5")
            ('winter', '')
        """
        text = text.lower()
        return "+".join(name for name, pattern in self.parts if pattern.search(text))

    def together(self, *parts: str) -> str:
        """Join what :meth:`parts_of` gave for several texts.

        Example:
            >>> wording().together("day", "winter"), wording().together("", "day", "day")
            ('winter+day', 'day')
        """
        if not any(parts[1:]):
            return parts[0]
        names = {name for part in parts for name in part.split("+")}
        return "+".join(name for name, _ in self.parts if name in names)

    def stem(self, word: str) -> str:
        """Cut a word to what does not change.

        Example:
            >>> wording().stem("rectified"), wording().stem("rectification"), wording().stem("ponds")
            ('rectif', 'rectif', 'pond')
        """
        for ending in self.endings:
            if len(word) > len(ending) + 2 and word.endswith(ending) and not word.endswith(ending * 2):
                word = word[: -len(ending)]
                break
        return word if any(map(str.isdigit, word)) else word[: self.stem_length]

    def tokens(self, text: str) -> frozenset[str]:
        """Give what tells one indicator from another: stems of words, pairs of characters where words are not parted.

        Example:
            >>> sorted(wording().tokens("annual average concentration of PM2.5"))
            ['concen', 'pm2.5']
            >>> sorted(wording().tokens("森林覆盖率"))
            ['林覆', '森林', '覆盖']
        """
        found: set[str] = set()
        for word in _WORD.findall(text.lower()):
            if word[0] < "\u3400":
                if word not in self.empty:
                    stem = self.stem(word)
                    found.add(self.alike.get(stem, stem))
                continue
            for form, first in self.alike_unspaced:
                if form in word:
                    word = word.replace(form, first)
                    found.add(first)
            for piece in self.empty_unspaced.sub(" ", word).split():
                found.update(piece[at : at + 2] for at in range(max(1, len(piece) - 1)))
        return frozenset(found)

    def marks(self, text: str, tokens: frozenset[str]) -> dict[int, frozenset[str]]:
        """Tell which members of groups that exclude each other a phrase names, by the number of the group.

        Example:
            >>> known = wording()
            >>> [sorted(members) for members in known.marks("rural roads", known.tokens("rural roads")).values()]
            [['rural']]
        """
        found: dict[int, frozenset[str]] = {}
        for group, members in enumerate(self.exclusive):
            named = [each for each in members if (each in tokens if each[0] < "\u3400" else each in text)]
            if named:
                found[group] = frozenset(named)
        return found


def _join(patterns: Iterable[str]) -> Words:
    patterns = list(patterns)
    unspaced = [each for each in patterns if max(each) >= "\u3400"]
    spaced = [each.removeprefix("\\b") for each in patterns if each not in unspaced]
    return Words(
        compile_pattern(rf"\b(?:{'|'.join(spaced)})", _FILE, 0) if spaced else _NEVER,
        compile_pattern("|".join(unspaced), _FILE, 0) if unspaced else _NEVER,
    )


def _at_start(patterns: Iterable[str]) -> re.Pattern[str]:
    return compile_pattern(f"(?:{'|'.join(patterns)})", _FILE, 0)


def _at_end(patterns: Iterable[str]) -> re.Pattern[str]:
    return compile_pattern(f"(?:{'|'.join(patterns)})$", _FILE, 0)


def _all(table: Mapping[str, Any], name: str = "") -> list[str]:
    """Gather the lists of every language: ``en`` and ``zh``, or ``name_en`` and ``name_zh``."""
    lists = [
        value
        for key, value in table.items()
        if isinstance(value, list) and (key.startswith(f"{name}_") if name else len(key) == 2)
    ]
    return [each for value in lists for each in value]


@cache
def wording() -> Wording:
    """Read the data file, once.

    Raises:
        ResourceError: If it is no TOML or holds a wrong pattern.

    Example:
        >>> wording().kinds[0].name
        'government_report'
    """
    table = load_toml(resources.files("policymine") / "lang" / _FILE)
    kinds = [
        DocumentKind(
            entry["name"], _join(_all(entry)), entry["recurring"], entry["reviews"], rank, entry.get("issuer", "")
        )
        for rank, entry in enumerate(table["document_kind"])
    ]
    kinds.append(DocumentKind(table["other"]["name"], Words(_NEVER, _NEVER), False, False, len(kinds)))
    words = table["words"]
    empty = _all(words, "empty")
    known = Wording(
        kinds=tuple(kinds),
        issuers=tuple((entry["name"], _join(_all(entry))) for entry in table["issuer"]),
        cumulative=_join(_all(table["horizon"], "cumulative")),
        annual=_join(_all(table["horizon"], "annual")),
        each=_join(_all(table["horizon"], "each")),
        parts=tuple((entry["name"], _join(_all(entry))) for entry in table["part"]),
        levelled=_join(_all(table["place"], "level")),
        everywhere=_join(_all(table["place"], "whole")),
        whole=_at_end(_all(table["beside"], "whole")),
        whole_before=_at_start(_all(table["beside"], "after_whole")),
        left=_at_end(_all(table["beside"], "left")),
        summed=_join(_all(table["horizon"], "summed")),
        area=tuple(compile_pattern(each, _FILE, 0) for each in _all(table["place"], "area")),
        all_of=_at_end(_all(table["horizon"], "all")),
        all_of_before=_at_start(_all(table["horizon"], "after_all")),
        empty=frozenset(word for word in empty if word[0] < "\u3400"),
        empty_unspaced=_join(sorted((word for word in empty if word[0] >= "\u3400"), key=len, reverse=True)).unspaced,
        nameless=frozenset(_all(words, "nameless")),
        classifiers=frozenset(_all(words, "classifier")),
        endings=tuple(_all(words, "endings")),
        stem_length=words["stem_en"],
        alike={},
        alike_unspaced=tuple((form, group[0]) for group in words["alike"] for form in group[1:] if form[0] >= "\u3400"),
        exclusive=(),
        less=_join(_all(table["less_is_better"])),
        more=_join(_all(table["less_is_better"], "more")),
        added=_join(_all(table["flow"], "added")),
        taken=_join(_all(table["flow"], "taken")),
        work=frozenset(table["work"]["dimensions"]),
        yearly=frozenset(table["yearly"]["dimensions"]),
        year_counts=tuple(
            compile_pattern(each.replace("<numbers>", "|".join(table["years"]["numbers"])), _FILE, 0)
            for each in _all(table["years"], "around")
        ),
        numbers=table["years"]["numbers"],
        sentence_end=compile_pattern(table["years"]["sentence_end"], _FILE, 0),
    )
    alike = {known.stem(form): known.stem(group[0]) for group in words["alike"] for form in group if form[0] < "\u3400"}

    def first(member: str) -> str:
        return member if member[0] >= "\u3400" else alike.get(known.stem(member), known.stem(member))

    exclusive = tuple(frozenset(map(first, group)) for group in words["exclusive"])
    object.__setattr__(known, "alike", alike)
    object.__setattr__(known, "exclusive", exclusive)
    return known
