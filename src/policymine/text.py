"""Length-preserving normalisation of text.

Every offset of a record refers to the document's own text, so nothing in here may change the length of a text:
each character is mapped to exactly one character.
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u0060\u00b4"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"


def _build_table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0xFF01, 0xFF5F):  # full-width ASCII, one to one
        table[code] = chr(code - 0xFEE0)
    table.update({ord(c): " " for c in _SPACES})
    table.update({ord(c): " " for c in _INVISIBLE})
    table.update({ord(c): "-" for c in _DASHES})
    table.update({ord(c): "'" for c in _SINGLE_QUOTES})
    table.update({ord(c): '"' for c in _DOUBLE_QUOTES})
    table.update(dict.fromkeys(range(0xD800, 0xE000), " "))  # lone surrogates: no library takes them
    table.update({0x2265: "≥", 0x2A7E: "≥", 0x2264: "≤", 0x2A7D: "≤", 0x00B5: "μ", 0xFE6A: "%", 0x00D7: "x"})
    return table


_TABLE = _build_table()
_LOOK_ALIKE = re.compile("[" + "".join(re.escape(chr(code)) for code in _TABLE) + "]")
_ASCII_ALIKE = tuple(chr(code) for code in _TABLE if code < 128)
_LONG_DASH = "\u2014"
_PARTING_DASH = re.compile(r"(?<=[a-z%\d)])\u2014(?=[a-z])|(?<=[a-z])\u2014(?=\d)")
_IDEOGRAPHS = re.compile("[\u3400-\u9fff\uf900-\ufaff]+")


def normalise(text: str) -> str:
    """Map look-alike characters to one form without changing the text's length.

    Full-width digits, letters and signs become ASCII, every kind of space (also the zero-width ones and the soft
    hyphen) becomes a space, and the kinds of dashes and quotation marks become ``-``, ``'`` and ``"``. A long dash
    that parts words in small letters without a space ("the town grew—the mills moved") becomes a comma.

    Args:
        text: Any text.

    Returns:
        A text of the same length, character by character in the same place.

    Example:
        >>> normalise("９８％\u200b—“ok”")
        '98% -"ok"'
        >>> len(normalise("ﬁ ½")) == len("ﬁ ½")
        True
    """
    if text.isascii():
        for character in _ASCII_ALIKE:
            text = text.replace(character, _TABLE[ord(character)])
        return text
    if _LONG_DASH in text:
        text = _PARTING_DASH.sub(",", text)
    # Outside ASCII, ``translate`` asks for every character, and most are not in the table.
    for character in set(_LOOK_ALIKE.findall(text)):
        text = text.replace(character, _TABLE[ord(character)])
    return text


def fold(text: str) -> str:
    """Normalise and lower-case a text, again without changing its length.

    Lower-casing a few letters (``İ``) would lengthen the text; these are left as they are.

    Example:
        >>> fold("İZMİR Ｐｌａｎ")
        'İzmİr plan'
    """
    text = normalise(text)
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def without(text: str, left_out: re.Pattern[str]) -> tuple[str, list[int]]:
    """Leave out what a pattern finds, and tell where the characters that remain stood.

    Args:
        text: Any text.
        left_out: Finds what is to go.

    Returns:
        The shorter text, and for each of its characters the place in the longer one.

    Example:
        >>> without("2025 年", re.compile(" +"))
        ('2025年', [0, 1, 2, 3, 5])
    """
    places: list[int] = []
    done = 0
    for match in left_out.finditer(text):
        places += range(done, match.start())
        done = match.end()
    places += range(done, len(text))
    return "".join(map(text.__getitem__, places)), places


def is_cjk(character: str) -> bool:
    """Tell whether a character is a Han ideograph.

    Example:
        >>> is_cjk("水"), is_cjk("w")
        (True, False)
    """
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"


def count_cjk(text: str) -> int:
    """Count the Han ideographs of a text.

    Example:
        >>> count_cjk("PM2.5平均浓度")
        4
    """
    return 0 if text.isascii() else sum(map(len, _IDEOGRAPHS.findall(text)))


def printable(text: str) -> str:
    r"""Drop what a terminal would obey: control characters and escape sequences become visible or go.

    Line breaks and tabs become spaces, so that a text takes one line. For messages and screens only: the result has
    no offsets.

    Example:
        >>> printable("red \x1b[31mtext\n")
        'red ?[31mtext '
    """
    out = []
    for c in text:
        if c in "\n\r\t":
            out.append(" ")
        elif unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
            out.append("?" if unicodedata.category(c) == "Cc" else "")
        else:
            out.append(c)
    return "".join(out)
