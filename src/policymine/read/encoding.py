"""From bytes to text: which encoding a file is in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from policymine.errors import UnreadableDocument

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_PAIRS = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
# U+4E00-9FFF, and what stands between ideographs: their punctuation, full-width forms, Latin, Greek, Cyrillic, signs.
_USUAL = re.compile(r"[\u00a0-\u00ff\u0370-\u045f\u2000-\u22ff\u2460-\u27bf\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")

_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_CHINESE = ("gb", "big5", "hz", "euc-cn", "euc-tw", "x-gbk")
_LATIN = ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii")
"""What pages say that use Windows-1252, as browsers know."""
_GUESSED = ("gb18030", "big5", "cp1252")
_GUESS_BYTES = 200_000
_SURE_BYTES = 60
"""From so many bytes beyond ASCII on, how often characters follow each other is surer than what a page says."""
_DAMAGED_SHARE = 0.001
"""Most characters that may be damaged: one in a thousand, such as those that a cut headline ends with."""
_NULL_SHARE = 0.01
_CONTROL_SHARE = 0.002
"""Text has next to no control characters; of random bytes a tenth are."""


def decode(data: bytes, *, html: bool = False) -> str:
    r"""Decode a file's bytes, choosing the encoding by strict decoding and by what the text looks like.

    Tried are byte order marks, UTF-8, UTF-16, what an HTML page declares, GB18030 (with its parts GBK and GB2312), Big5
    and Windows-1252. Line ends stay as they are; only where a few characters are damaged, U+FFFD stands for them.

    Args:
        data: The bytes of the whole file.
        html: Whether a declaration inside the text counts. It is believed only if it can be true.

    Returns:
        The text, without a byte order mark.

    Raises:
        UnreadableDocument: If the bytes are no text.

    Example:
        >>> decode("水质 98%".encode("gb18030"))
        '水质 98%'
        >>> decode(b"\xef\xbb\xbfWater")
        'Water'
        >>> decode(bytes(range(256)))
        Traceback (most recent call last):
        policymine.errors.UnreadableDocument: not text: the bytes are in no known encoding
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _strict(data, name, "the file has a byte order mark, but its text is damaged")
    tried = []
    for name in _candidates(data, html=html):
        tried.append(name)
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if _plausible(text, name):
            return text
    for name in tried:  # a character that a program has cut in two must not cost the document
        try:
            text = data.decode(name, "replace")
        except LookupError:
            continue
        if text.count("\ufffd") <= _DAMAGED_SHARE * len(text) and _plausible(text, name):
            return text
    raise UnreadableDocument(
        "not text: the bytes are in no known encoding", hint="save the file as UTF-8 text, or check what it really is"
    )


def _candidates(data: bytes, *, html: bool) -> Iterator[str]:
    """Give the encodings to try, the likeliest first; what takes time to find only if those before it fail."""
    yield "utf-8"
    head = data[:_GUESS_BYTES]
    odd, nulls = head[1::2].count(0), head.count(0)
    if nulls > _NULL_SHARE * len(head) and max(odd, nulls - odd) > 0.9 * nulls:
        yield "utf-16-le" if 2 * odd > nulls else "utf-16-be"
    declared = _DECLARED.search(data[:4096]) if html else None
    stated = declared[1].decode("ascii").lower() if declared else ""
    stated = "windows-1252" if stated in _LATIN else stated
    # Pages of one Chinese encoding say that they are of another; a few words are too little to overrule them.
    sure = len(_HIGH_BYTE.findall(head)) >= _SURE_BYTES
    if stated and not (sure and stated.startswith(_CHINESE)):
        yield stated
    if sure and (guess := _guess(head)):
        yield guess
    if stated:
        yield stated
    # The bytes of GB18030 come in twos and fours, those of accented letters and curly quotes mostly alone.
    runs = [len(run) for run in _HIGH_RUN.findall(head)]
    lonely = sum(1 for run in runs if run == 1)
    yield from ("windows-1252", "gb18030") if lonely * 2 > len(runs) else ("gb18030", "windows-1252")


def _guess(sample: bytes) -> str:
    """Let charset-normalizer tell the two families of Chinese encodings apart; empty if it cannot."""
    import charset_normalizer

    # Without its last bytes, which may be half a character.
    found = charset_normalizer.from_bytes(sample[: sample.rfind(b"\n") + 1] or sample, cp_isolation=list(_GUESSED))
    best = found.best()
    return str(best.encoding) if best is not None else ""


def decode_name(data: bytes, fallback: str = "utf-8") -> str:
    """Decode a file name that does not say how it is encoded.

    Args:
        data: The bytes of the name.
        fallback: The encoding to take where neither UTF-8 nor GB18030 can be meant.

    Returns:
        The name; bytes that are no text in it are spelled out.

    Example:
        >>> decode_name("年度计划.pdf".encode("gbk")), decode_name("métro.pdf".encode("cp437"), "cp437")
        ('年度计划.pdf', 'métro.pdf')
    """
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8")
    # Accented letters stand alone among ASCII; of ideographs in use both bytes are high.
    pairs = _PAIRS.findall(data)
    if sum(pair[1] > 0xA0 for pair in pairs) * 2 > len(pairs):
        with suppress(UnicodeDecodeError):
            return data.decode("gb18030")
    return data.decode(fallback, "backslashreplace")


def _strict(data: bytes, name: str, message: str) -> str:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"not text: {message}") from error
    if not _plausible(text, name):
        raise UnreadableDocument("not text: too many control characters")
    return text


def _plausible(text: str, name: str) -> bool:
    sample = text if len(text) <= 200_000 else text[:100_000] + text[-100_000:]
    if len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample):
        return False
    if name == "utf-8":  # strict UTF-8 is hardly ever right by chance
        return True
    foreign = [c for c in sample if c >= "\x80"]
    if not foreign:
        return True
    if name == "windows-1252":
        return len(foreign) < 0.1 * len(sample)
    return len(_USUAL.findall("".join(foreign))) >= 0.9 * len(foreign)
