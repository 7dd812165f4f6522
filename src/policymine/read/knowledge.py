"""What the readers know of how documents look: heading styles and the debris of web pages.

The knowledge is data. What holds in every language lies beside this file in ``layout.toml``; what belongs to one
language lies in that language's folder (``headings.toml``, ``debris.toml``). A document's language is not known before
it is read, so the patterns of all languages are used together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import regex

from policymine.beginnings import Beginnings
from policymine.lang.tables import compile_pattern, load_toml, tables_of
from policymine.needs import hardness, needs_of, shortest
from policymine.text import normalise

BULLETS = r"*\u2022\u00b7\u25aa\u25e6\u2023\u25cf\u25cb\u25a0\u25a1\u25ba\u27a2\u2713\uf0b7\uf06c"
"""Signs that mark list items, for use inside a character class; dashes do so too."""

LETTER_BULLETS = r"o\s+(?=[A-Z\d])|[\u00a7\u00d8\u00fc]\s+(?=[A-Z])"
"""Letters that circles and arrows of symbol fonts become in plain text, with what must follow."""

DEBRIS_LENGTH = 200
"""Longest line, in characters, that can be debris; it also bounds the time of every pattern."""


@dataclass(frozen=True, slots=True)
class Style:
    """A way to number headings.

    Attributes:
        name: Headings of one name are siblings.
        rank: The smaller, the further out; styles below :data:`OUTER` also end a heading without a number.
        pattern: Matches the number at the start of a line, with what divides it from the heading.
        stop: Whether such a heading may end with a full stop.
    """

    name: str
    rank: float
    pattern: re.Pattern[str]
    stop: bool = False


OUTER = 20.0
"""Ranks below this belong to the parts of a whole document (Part One, I., Article 3)."""


@cache
def heading_styles() -> tuple[Style, ...]:
    """Give the numbering styles of headings, those of the languages first, as they are the more particular.

    Example:
        >>> heading_styles()[-1].rank > heading_styles()[0].rank
        True
    """
    layout = load_toml(resources.files("policymine.read") / "layout.toml")
    rows = [(code, row) for code, data in tables_of("headings.toml") for row in data["styles"]]
    rows += [("layout", row) for row in layout["styles"]]
    styles = []
    for code, row in rows:
        flags = 0 if row.get("case") else re.IGNORECASE
        pattern = compile_pattern(row["pattern"], f"heading styles of {code}", flags)
        styles.append(Style(row["name"], float(row["rank"]), pattern, bool(row.get("stop"))))
    return tuple(styles)


@cache
def _styles_by_beginning() -> Beginnings[Style]:
    return Beginnings((style, style.pattern) for style in heading_styles())


def numbering(line: str) -> tuple[Style, re.Match[str]] | None:
    """Find the number that a line begins with, in the first style that it can be of.

    Args:
        line: A line as :func:`policymine.text.normalise` gives it.

    Example:
        >>> found = numbering("II. Plan")
        >>> found and found[1][0], numbering("2.5 million mu")
        ('II. ', None)
    """
    for style in _styles_by_beginning().of(line):
        if match := style.pattern.match(line):
            return style, match
    return None


class _Debris:
    """The patterns of debris: those told by how a line begins, and those that need certain letters anywhere in it."""

    def __init__(self) -> None:
        layout = load_toml(resources.files("policymine.read") / "layout.toml")
        tables = [("layout", layout), *tables_of("debris.toml")]
        told: list[re.Pattern[str]] = []
        self.anywhere: list[re.Pattern[str]] = []
        words: set[str] = set()
        for code, data in tables:
            for source in data["debris"]:
                pattern = compile_pattern(source, f"debris.toml of {code}")
                # What can begin with a sign that no language has can begin with anything.
                needs = needs_of(source) if regex.match(source, "\0", regex.IGNORECASE, partial=True) else ()
                (self.anywhere if needs else told).append(pattern)
                words |= {word.lower() for word in max(needs, key=hardness, default=())}
        self.by_beginning = Beginnings((pattern, pattern) for pattern in told)
        self.words = shortest(words)


@cache
def _debris() -> _Debris:
    return _Debris()


@cache
def _site_pattern() -> re.Pattern[str]:
    sources = [source for _, data in tables_of("debris.toml") for source in data.get("site_names", [])]
    for source in sources:
        compile_pattern(source, "site_names of debris.toml", 0)
    # An empty alternation would match everything.
    return re.compile("|".join(f"(?:{source})" for source in sources) or r"(?!)")


def is_debris(line: str) -> bool:
    """Tell whether a whole line is debris of the web page it was saved from.

    Args:
        line: One line (or block) of a document.

    Example:
        >>> [is_debris(line) for line in ("Like(0)", "Release Time1 years ago", "Sources of pollution were closed.")]
        [True, True, False]
    """
    line = normalise(line).strip()
    if not line or len(line) > DEBRIS_LENGTH:
        return not line
    debris = _debris()
    for pattern in debris.by_beginning.of(line):
        if pattern.fullmatch(line):
            return True
    if any(map(line.lower().__contains__, debris.words)):
        return any(pattern.fullmatch(line) for pattern in debris.anywhere)
    return False


def is_site_name(line: str) -> bool:
    """Tell whether a line is the name of a web site or news desk and so no title of a document.

    Example:
        >>> is_site_name("Green Valley Information Network"), is_site_name("Build a network of sewers in 2024")
        (True, False)
    """
    line = normalise(line).strip()
    return len(line) <= 60 and _site_pattern().fullmatch(line) is not None


@cache
def _junk_pattern() -> re.Pattern[str]:
    sources = []
    for code, data in tables_of("debris.toml"):
        for source in data.get("junk_titles", ()):
            compile_pattern(source, f"junk_titles of {code}")
            sources.append(f"(?:{source})")
    return re.compile("|".join(sources) or r"(?!)", re.IGNORECASE)


def is_junk_title(title: str) -> bool:
    """Tell whether a title is what a program puts there by itself, or the name of a file.

    Example:
        >>> [is_junk_title(title) for title in ("Microsoft Word - plan_final", "Untitled 2", "Untitled land in Elm")]
        [True, True, False]
    """
    return _junk_pattern().fullmatch(normalise(title).strip()) is not None


@cache
def _number_pattern() -> re.Pattern[str]:
    layout = load_toml(resources.files("policymine.read") / "layout.toml")
    sources = list(layout["document_numbers"])
    for code, data in tables_of("facts.toml"):
        for source in data.get("title", {}).get("numbers", ()):
            compile_pattern(source, f"title.numbers of {code}", 0)
            sources.append(source)
    return re.compile("|".join(f"(?:{source})" for source in sources))


def is_document_number(line: str) -> bool:
    """Tell whether a line is the number under which a document was issued and so no title of it.

    Example:
        >>> [is_document_number(line) for line in ("Elm Government Letter [2025] No. 17", "Circular No. 8: Clean air")]
        [True, False]
    """
    line = normalise(line).strip()
    return len(line) <= DEBRIS_LENGTH and _number_pattern().fullmatch(line) is not None


@cache
def abbreviation_pattern() -> re.Pattern[str]:
    """Give what finds an abbreviation at the end of a piece of text, whose full stop ends no sentence.

    Example:
        >>> bool(abbreviation_pattern().search("see No.")), bool(abbreviation_pattern().search("the end."))
        (True, False)
    """
    names = [re.escape(name) for _, data in tables_of("headings.toml") for name in data.get("abbreviations", ())]
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join([*names, '[A-Z]'])})\.$")


@cache
def _line_pattern(key: str) -> re.Pattern[str]:
    sources = []
    for code, data in tables_of("headings.toml"):
        for source in data.get(key, ()):
            compile_pattern(source, f"{key} of {code}")
            sources.append(f"(?:{source})")
    return re.compile("|".join(sources) or r"(?!)", re.IGNORECASE)


def is_caption(line: str) -> bool:
    """Tell whether a line above a table is its title or the note on its units.

    Example:
        >>> [is_caption(line) for line in ("Table 2. Water quality", "Unit: 10,000 tons", "The table is below.")]
        [True, True, False]
    """
    line = normalise(line).strip()
    return len(line) <= DEBRIS_LENGTH and _line_pattern("captions").fullmatch(line) is not None


def is_continuation(line: str) -> bool:
    """Tell whether a line only says that the table of the page before goes on.

    Example:
        >>> [is_continuation(line) for line in ("Table 2 (continued)", "续表2", "Table 2. Water quality")]
        [True, True, False]
    """
    line = normalise(line).strip()
    return len(line) <= DEBRIS_LENGTH and _line_pattern("continuations").fullmatch(line) is not None
