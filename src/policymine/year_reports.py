"""Pieces of the report that a government makes each year on its work, which neither title nor heading tell."""

from __future__ import annotations

import functools
import re
from pathlib import PurePosixPath

import regex

from policymine.lang import Language
from policymine.place_names import known_places
from policymine.regions import locate
from policymine.text import fold

_NAME = re.compile(
    r"(?:[a-z]{2,3}[-_ ]+)?(?:\d{1,4}[-_ ]+)?(?P<place>[^\W\d_][^\d]*?)[-_ ]*(?:19|20)\d\d\u5e74?"
    r"(?:[-_ ](?P<topic>[a-z]+))?"
)
"""An identifier, a place and a year, and perhaps what a piece is about."""
_TEXTS = frozenset(
    {
        "plan",
        "outline",
        "law",
        "notice",
        "opinions",
        "measures",
        "action",
        "bulletin",
        "budget",
        "audit",
        "reply",
        "letter",
        "news",
        "statistics",
    }
)
"""What names a text of another kind there."""
_LEVELS = frozenset({"province", "city", "county", "district", "sheng", "shi", "xian", "qu"})
_WHOLE = frozenset({"national", "nation", "guojia", "quanguo", "\u5168\u56fd", "\u56fd\u5bb6"})
_MOST = 3
"""A place has so many words at most."""
_TOLD = 3
"""So many words of how the work went on tell its report."""


class YearReports:
    """Knows pieces of yearly work reports by the name of their file and by their tone, in one language.

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> reports = YearReports(load("zh"))
        >>> reports.is_review("渔业基础不断夯实，水系治理稳步推进，城乡面貌明显改善。", "a.txt")
        True
        >>> told = "渔业基础不断夯实。"
        >>> reports.is_review(told, "elm-2024.txt"), reports.is_review(told, "anhui-2024.txt")
        (False, True)
    """

    def __init__(self, language: Language) -> None:
        cues = language.tables["cues"].get("kind", {})
        self._went = regex.compile(cues["work_went"]) if cues.get("work_went") else None
        self._other = regex.compile(cues.get("no_work_report", r"(?!)"))
        self._statistics = regex.compile(cues.get("statistics", r"(?!)"))
        self._ahead = regex.compile(cues.get("work_ahead", r"(?!)"))
        self._news = regex.compile(cues.get("told_news", r"(?!)"))
        self._opening = regex.compile(cues.get("work_opening", r"(?!)"))
        self._part = regex.compile(cues.get("part_title", r"(?!)"))
        self._year = regex.compile(cues.get("year_told", r"(?!)"))
        letter = cues.get("no_collected_report")
        self._letter = regex.compile(letter) if letter else None

    def is_news(self, text: str) -> bool:
        """Tell whether a text speaks as news does, and so is no piece of a report."""
        return self._news.search(fold(text)) is not None

    def is_part(self, title: str) -> bool:
        """Tell whether a title is the heading of a part of such a report, and names neither body nor year."""
        return self._part.fullmatch(fold(title).strip()) is not None

    def tells_how_it_went(self, text: str) -> bool:
        """Tell whether a text says how the work went."""
        return self._went is not None and self._went.search(fold(text)) is not None

    def is_collected(self, text: str, source: str) -> bool:
        """Tell whether a text is a piece of such a report by the name of its file, and says nothing against it.

        Args:
            text: Its beginning.
            source: The path of its file.
        """
        return self._letter is not None and names_place(source) and self._letter.search(fold(text)) is None

    def tells_of(self, text: str, year: int) -> bool:
        """Tell whether a clause of a text begins with a year, as those of its statistics do.

        Args:
            text: The text.
            year: The year.
        """
        return any(int(match["year"]) == year for match in self._year.finditer(fold(text)))

    def is_plan(self, text: str, source: str) -> bool:
        """Tell whether a text without a title that looks ahead is the plan in such a report, by its file's name.

        Args:
            text: Its beginning.
            source: The path of its file.
        """
        folded = fold(text)
        other = self._other.search(folded) or self._statistics.search(folded)
        return self._went is not None and names_place(source) and other is None

    def is_review(self, text: str, source: str) -> bool:
        """Tell whether a text without a title that tells of no later year is a piece of such a report.

        Args:
            text: Its beginning.
            source: The path of its file.
        """
        if self._went is None:
            return False
        folded = fold(text)
        if self._other.search(folded) is not None:
            return False
        if self._opening.search(folded) is not None:
            return True
        if self._statistics.search(folded) is not None:
            return False
        told = {match[0] for match in self._went.finditer(folded)}
        if not told:
            return False
        return names_place(source) or (len(told) >= _TOLD and self._ahead.search(folded) is None)


@functools.lru_cache(maxsize=64)
def names_place(source: str) -> bool:
    """Tell whether the name of a file is that of a place and a year, as those of collections of such reports are.

    Example:
        >>> names_place("zh-017-ningxia-2026.txt"), names_place("elm-county-2009.txt"), names_place("elm-port-2009.txt")
        (True, True, False)
    """
    match = _NAME.fullmatch(PurePosixPath(source).stem.lower())
    if match is None or match["topic"] in _TEXTS:
        return False
    words = match["place"].replace("_", " ").replace("-", " ").split()
    if len(words) > _MOST:
        return False
    if words[-1] in _LEVELS or words == [*_WHOLE.intersection(words)]:
        return True
    name = " ".join(words).title()
    if name in known_places().shown and name not in known_places().countries:
        return True  # Xizang is shown as Tibet
    region, _ = locate(name, "", "")
    known = region.lower().split()
    return all(word in known or (not word.isascii() and region.startswith(word)) for word in words)
