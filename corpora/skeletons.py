"""Skeletons of sentences: what is left of them when numbers, dates and names are masked.

Two skeletons are made. That of a *template* masks only what one fills in (numbers, dates, names), so that two
sentences with one skeleton are one sentence with other figures. That of a *construction* keeps only the words that
make a construction (words.toml), so that "built 79 plants by 2025" and "treated 4 rivers by 2030" are one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from policymine.gold import GoldDocument, GoldRecord
from policymine.lang import load
from policymine.sentences import SentenceSplitter

VALUE, NUMBER, DATE, NAME, OTHER = "#0@N·"
_WORDS = Path(__file__).with_name("words.toml")
_DIGITS = re.compile(r"[0-9０-９]+(?:[.,:/ ．，][0-9０-９]+)*[%‰％]?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLAUSE_END = re.compile(r"[,;:，；：、—|｜\t]+|(?<=\D)\.|。")
_CAPITAL = re.compile(r"\b[A-Z][\w'’.-]*(?:[ -](?:of |the )?[A-Z][\w'’.-]*)*")
_PLACES = "省|市|县|区|州|镇|乡|村|旗|盟|河|湖|江|山|岛|水库|街道|开发区|园区"
_PLACE = re.compile(rf"[\u4e00-\u9fff]{{1,3}}?(?:{_PLACES})+")
_DATE = re.compile(r"(?:0年)?(?:0月)?0日|0年(?:0月)?底?|0月底?|“[十一二三四五六七八九]+五”|[十一二三四五六七八九]+五期")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an annotated document, with its records."""

    document: GoldDocument
    start: int
    end: int
    records: tuple[GoldRecord, ...]

    @property
    def text(self) -> str:
        """Its characters."""
        return self.document.text[self.start : self.end]


@cache
def words(language: str, kind: str) -> tuple[str, ...]:
    """The words of a list of words.toml, longest first."""
    listed = tomllib.loads(_WORDS.read_text(encoding="utf-8"))[language][kind].split()
    return tuple(sorted(set(listed), key=lambda word: (-len(word), word)))


@cache
def _splitter(language: str) -> SentenceSplitter:
    return SentenceSplitter(load(language).tables["language"])


def sentences(document: GoldDocument, language: str) -> Iterator[Sentence]:
    """The sentences of a document, line by line."""
    for line in re.finditer(r"[^\n]+", document.text):
        for start, end in _splitter(language).split(line[0]):
            start, end = line.start() + start, line.start() + end
            inside = tuple(record for record in document.records if start <= record.start < end)
            if document.text[start:end].strip():
                yield Sentence(document, start, end, inside)


def has_number(text: str, language: str) -> bool:
    """Whether a text holds a number in digits or words."""
    return bool(_DIGITS.search(text) or _number_words(language).search(text.lower()))


@cache
def _number_words(language: str) -> re.Pattern[str]:
    listed = "|".join(map(re.escape, words(language, "numbers")))
    return re.compile(f"(?:{listed})+" if language == "zh" else rf"\b(?:{listed})(?:[ -](?:{listed}))*\b")


@cache
def _date_words(language: str) -> re.Pattern[str]:
    listed = "|".join(map(re.escape, words(language, "dates")))
    return re.compile(listed if language == "zh" else rf"\b(?:{listed})\b\.?(?: 0)?")


def template(text: str, language: str) -> str:
    """Mask what one fills into a template: numbers, dates, names of places and bodies.

    Example:
        >>> template("By June 2025, Elm City builds 79 plants.", "en")
        'by @, N builds 0 plants'
    """
    text = text.strip(" .。")
    if language == "zh":
        text = _DIGITS.sub(NUMBER, text)
        text = _date_words(language).sub(DATE, _DATE.sub(DATE, text))
        text = _number_words(language).sub(NUMBER, text)
        return re.sub(r"\s+", "", _PLACE.sub(NAME, text))
    text = _DIGITS.sub(NUMBER, _YEAR.sub(DATE, text))
    lead = _CAPITAL.match(text)
    # A capital at the beginning makes no name, several words with capitals do.
    if not (lead and re.search("[ -]", lead[0])):
        text = text[:1].lower() + text[1:]
    text = _CAPITAL.sub(lambda name: DATE if name[0].lower() in words("en", "dates") else NAME, text)
    text = _date_words(language).sub(DATE, text.replace(f"{NAME} {NUMBER}", NAME).replace(NAME, "\0").lower())
    text = re.sub(rf"{DATE}(?:[ ,]*[{DATE}{NUMBER}])+", DATE, text)
    text = _number_words(language).sub(NUMBER, text).replace("\0", NAME)
    return re.sub(r"\s+", " ", text).strip()


def clauses(text: str) -> Iterator[str]:
    """The parts of a sentence between its marks."""
    yield from filter(None, (part.strip() for part in _CLAUSE_END.split(text)))


def construction(sentence: Sentence, record: GoldRecord, language: str) -> str:
    """The clause around a value, with only the words that make its construction.

    The value is ``#``, other numbers ``0``, dates ``@``; all else, however long, is one ``·``.
    """
    text = sentence.document.text
    first = max((end.end() for end in _CLAUSE_END.finditer(text, sentence.start, record.start)), default=sentence.start)
    ends = _CLAUSE_END.search(text, record.end, sentence.end)
    last = ends.start() if ends else sentence.end
    pieces = (
        _kept(text[first : record.start], language),
        f"{VALUE}{record.measure if record.measure in ('deadline', 'rank') else ''}",
        _kept(text[record.end : last], language),
    )
    return re.sub(rf"{OTHER}(?:\s*{OTHER})+", OTHER, " ".join(filter(None, pieces)))


def _kept(text: str, language: str) -> str:
    text = template(text, language)
    if language == "zh":
        listed = "|".join(map(re.escape, words(language, "function")))
        kept = re.findall(rf"{listed}|[{NUMBER}{DATE}]|.", text)
    else:
        kept = re.findall(r"[a-z]+|\S", text)
    known = {*words(language, "function"), NUMBER, DATE, "(", ")", "（", "）"}
    masked = " ".join(word if word in known else OTHER for word in kept)
    return re.sub(rf"{OTHER}(?:\s*{OTHER})+", OTHER, masked)
