"""Sentences of a block of text, also where the full stop is glued to the next sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import regex

LONGEST = 3000
"""Longest sentence, in characters; a longer run without an end is cut at the last weaker mark before this."""


_BEFORE = 16
"""So many characters before a full stop tell what word stands there."""
_ROMAN = "ivx"
_WIRE_ENDS = (":", "\uff1a", ")", "\uff09", "\u8baf")
_WORD = 5
"""What stands before a full stop is a word from so many letters on, and no abbreviation."""


class SentenceSplitter:
    """Splits text into sentences by the rules of one language.

    Args:
        table: The language's ``language.toml``.

    Example:
        >>> from policymine.lang import load
        >>> splitter = SentenceSplitter(load("en").tables["language"])
        >>> text = "No. 5 rose by 3.5%.further work follows.It ends."
        >>> [text[start:end] for start, end in splitter.split(text)]
        ['No. 5 rose by 3.5%.', 'further work follows.', 'It ends.']
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        rules = table.get("sentences", {})
        enders = "".join(rules.get("enders", ["."]))
        wide = "".join(rules.get("fullwidth_enders", []))
        self._abbreviations = frozenset(rules.get("abbreviations", []))
        self._graded = [[form] for word in rules.get("graded", []) for form in (word, word.capitalize())]
        self._address_signs = frozenset(rules.get("address_signs", []))
        parts = []
        if enders:
            parts.append(rf"[{regex.escape(enders)}]++[\"'”’)\]]*+")
        if wide:
            parts.append(rf"[{regex.escape(wide)}]++[\"'”’」』）)]*+")
        self._wide = frozenset(wide)
        self._end = regex.compile("|".join(parts))
        self._weak = regex.compile(r"[;；,，\n]")
        self._word_before = regex.compile(r"[\w.]*$")
        self._enumerator = regex.compile(r"\s*[(（]?(?:\d{1,3}|[ivxIVX]{1,4})[)）]?\s*")
        self._gap = regex.compile(rules.get("headline_gap", r"(?!)"))
        self._has_headlines = "headline" in rules
        self._headline = regex.compile(rules.get("headline", r"(?!)"))
        self._wire = regex.compile(rules.get("wire", r"(?!)"))
        self._word_after = regex.compile(r"\w*")

    def opens_news(self, sentence: str) -> bool:
        """Tell whether a sentence is the line with which an item of news begins: "CCTV news:".

        Args:
            sentence: The sentence.
        """
        return sentence.endswith(_WIRE_ENDS) and self._wire.fullmatch(sentence) is not None

    def split(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Yield the spans of the sentences between two offsets.

        Args:
            text: The document's text.
            start: Where to begin.
            end: Where to stop; the text's end if None.

        Yields:
            Start and end of each sentence, without the white space around it; together they hold every character
            between the two offsets that is not white space.
        """
        end = len(text) if end is None else end
        begin = start
        parts = self._headed if self._has_headlines else self._trimmed
        for match in self._end.finditer(text, start, end):
            at, after = match.span()
            before = text[at - 1 : at]
            # Most sentences end in a word of small letters, and no number of a list does.
            if not (before.islower() and before not in _ROMAN) and self._enumerator.fullmatch(text, begin, at):
                continue
            if self._ends_here(text, at, after, end):
                yield from parts(text, begin, after)
                begin = after
        yield from parts(text, begin, end)

    def _headed(self, text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Part a headline that only a space parts from its report, and what tells who brought it.

        海上风电突破3000万千瓦 国家能源局数据显示，...; 央视网消息（新闻联播）：全国...
        """
        if (wire := self._wire.match(text, begin, end)) is not None and wire.end() < end:
            yield from self._trimmed(text, begin, wire.end())
            begin = wire.end()
        if text.find(" ", begin, end) >= 0:
            gaps = [match.end() for match in self._gap.finditer(text, begin, end)]
            if len(gaps) == 1 and self._headline.fullmatch(text, begin, gaps[0]):
                yield from self._trimmed(text, begin, gaps[0])
                begin = gaps[0]
        yield from self._trimmed(text, begin, end)

    def _ends_here(self, text: str, at: int, after: int, end: int) -> bool:
        sign = text[at]
        if sign in self._wide or sign in "!?":
            return True
        if sign == ";":
            return False
        following = text[after] if after < end else "\n"
        before = text[at - 1] if at else ""
        word = text[max(0, at - _BEFORE) : at].rpartition(" ")[2]
        if not word.isalnum():
            word = self._word_before.search(text, max(0, at - _BEFORE), at)[0]
        word = word.lower()
        if word.rsplit(".", 1)[-1] in self._abbreviations or word in self._abbreviations:
            return following == "\n" and word not in {"no", "nos"}
        if len(word) == 1 and word.isalpha() and following.isalpha():
            return False
        if following.isspace() or after - at > 1:
            initial = len(word) == 1 and word.isalpha() and before.isupper() and at >= 2 and text[at - 2] in " ."
            # "quality inferior to Class V. In the next step"
            return not initial or text[max(0, at - _BEFORE) : at - 1].split()[-1:] in self._graded
        if following.isdigit() and before.islower() and len(word) >= _WORD and word.isalpha():
            return True  # "... in 47 villages.5.6 million trees were planted"
        if not following.isalpha():
            return following in "\"'“”(（-—\u200b" and not before.isdigit()
        if before.isdigit():
            # "3.5%" never comes here; "in 2022.The" does, "v2.next" is rare
            return following.isupper()
        following_word = self._word_after.match(text, after, min(end, after + 20))[0].lower()
        return not (following_word in self._address_signs or word.rsplit(".", 1)[-1] in self._address_signs)

    def _trimmed(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        while end - start > LONGEST:
            cuts = [m.end() for m in self._weak.finditer(text, start + LONGEST // 2, start + LONGEST)]
            cut = cuts[-1] if cuts else start + LONGEST
            yield from self._trimmed(text, start, cut)
            start = cut
            while start < end and text[start].isspace():
                start += 1
        if start < end:
            yield start, end
