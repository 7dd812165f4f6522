"""From a sentence to marks: every word, quantity and date becomes one letter of a code.

The words of a language's lexicon are found with spaCy's tokenizer and PhraseMatcher. Each gets the letter of its class
(``[codes]`` in ``patterns.toml``), each quantity and date a letter of its own, and everything else is an ``n``. The
string of these letters is what the sentence patterns read, so they need to know no words. Words that can be noun or
verb are decided on the letters around them (``[[retag]]``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

from policymine.dates import TimeSpan
from policymine.errors import ResourceError
from policymine.lang import MATCH_SECONDS, Language
from policymine.lang.inflection import Inflection
from policymine.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

QUANTITY, TIME, BASELINE, WORD, REMARK = "Q", "Z", "z", "n", "~"
"""The letters that are the same in every language."""


class Mark(NamedTuple):
    """One letter of the code.

    Attributes:
        code: The letter.
        start: First character in the sentence.
        end: One past the last character.
        lemma: The base form for a word of the lexicon, else the word itself in lower case.
        form: For a verb its form (``base``, ``third``, ``past``, ``participle``, ``ing``), else empty.
        place: For a quantity or a time its place in the sentence's list, else -1.
    """

    code: str
    start: int
    end: int
    lemma: str
    form: str
    place: int


@dataclass(frozen=True)
class Marked:
    """A sentence with its marks.

    Attributes:
        text: The sentence, normalised, with its capital letters.
        folded: The same in lower case.
        marks: The marks from left to right.
        code: Their letters as one string; ``code[i]`` belongs to ``marks[i]``.
        quantities: The quantities; a mark's ``place`` points here.
        times: The dates and periods.
    """

    text: str
    folded: str
    marks: tuple[Mark, ...]
    code: str
    quantities: tuple[Quantity, ...]
    times: tuple[TimeSpan, ...]

    def word(self, index: int) -> str:
        """The wording of one mark, in lower case."""
        return self.folded[self.marks[index].start : self.marks[index].end]

    def words(self, first: int, last: int) -> str:
        """The source's own wording from mark ``first`` up to, not including, mark ``last``."""
        if first >= last:
            return ""
        return self.text[self.marks[first].start : self.marks[last - 1].end]


class Entry(NamedTuple):
    """What the lexicon knows of a phrase."""

    code: str
    lemma: str
    form: str


@dataclass(frozen=True, slots=True)
class Suffix:
    """What the ending of a word tells that the lexicon does not know.

    Attributes:
        ending: The ending.
        least: Letters that the word must have.
        letter: Its letter in the code.
        form: Its form, as that of a verb.
        exceptions: Words with this ending that are something else.
        bases: Pairs of an ending and what stands for it in the base form; the first that fits counts.
    """

    ending: str
    least: int
    letter: str
    form: str
    exceptions: frozenset[str]
    bases: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, rule: Mapping[str, Any]) -> Suffix:
        """Build it from an entry of ``patterns.toml``."""
        bases = tuple((str(old), str(new)) for old, new in rule.get("base", []))
        exceptions = frozenset(rule.get("except", []))
        return cls(rule["suffix"], int(rule.get("least", 5)), rule["letter"], rule["form"], exceptions, bases)

    def fits(self, word: str) -> bool:
        """Tell whether a word has the ending and is no exception."""
        return len(word) >= self.least and word.endswith(self.ending) and word.isalpha() and word not in self.exceptions

    def base_of(self, word: str) -> str:
        """The word's base form, as far as the ending tells it."""
        for old, new in self.bases:
            if word.endswith(old):
                return word[: len(word) - len(old)] + new
        return word


class Marker:
    """Turns the sentences of one language into marks.

    Args:
        language: The language.

    Raises:
        ResourceError: The language's lexicon names a class without a letter.

    Example:
        >>> from policymine.lang import load
        >>> from policymine.lang.units import Units
        >>> from policymine.quantities import QuantityReader
        >>> text = "complete sewage treatment in 79 villages"
        >>> quantities = QuantityReader(load("en"), Units.load()).find(text, text)
        >>> Marker(load("en")).mark(text, text, quantities, [], []).code
        'VnniQn'
    """

    def __init__(self, language: Language) -> None:
        self._nlp = language.nlp
        patterns = language.tables["patterns"]
        self._codes: list[dict[str, Any]] = patterns.get("codes", [])
        self._punctuation: dict[str, str] = patterns.get("punctuation", {})
        self._retag = [(regex.compile(rule["pattern"]), str(rule["to"])) for rule in patterns.get("retag", [])]
        self._spaced = bool(language.joiner)
        signs = patterns.get("title_signs")
        self._title_signs: tuple[str, str] | None = (signs[0], signs[1]) if signs else None
        self._suffixes = [Suffix.read(rule) for rule in patterns.get("suffix", [])]
        self._glue = regex.compile(patterns["glued_word"]) if patterns.get("glued_word") else None
        self._single: dict[str, Entry] = {}
        self._phrases: dict[str, Entry] = {}
        inflection = Inflection(language.tables["language"])
        for phrase, entry in self._entries(language.tables["lexicon"], inflection):
            table = self._single if len(phrase.split()) == 1 and not self._splits(phrase) else self._phrases
            table.setdefault(phrase, entry)
        self._matcher = self._phrase_matcher()

    def _splits(self, phrase: str) -> bool:
        return len(self._nlp.make_doc(phrase)) > 1

    def _phrase_matcher(self) -> Any:
        from spacy.matcher import PhraseMatcher

        matcher = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        for phrase in self._phrases:
            matcher.add(phrase, [self._nlp.make_doc(phrase)])
        return matcher

    def _entries(self, lexicon: Mapping[str, Any], inflection: Inflection) -> Iterator[tuple[str, Entry]]:
        ambiguous = frozenset(_class(lexicon, "function.also_noun", ()))
        for row in self._codes:
            words = _class(lexicon, row["class"], None)
            if words is None:
                message = f"patterns.toml gives a letter to {row['class']}, which lexicon.toml does not have"
                raise ResourceError(message)
            if "letter" in row:
                for word in words:
                    yield word, Entry(row["letter"], word, "")
                continue
            letters = row["letters"]
            for word in words:
                for form, phrase in inflection.verb_forms(word).items():
                    key = "ambiguous" if form in ("base", "third") and word in ambiguous else form
                    yield phrase, Entry(letters.get(key, letters["base"]), word, form)

    def mark(
        self,
        text: str,
        folded: str,
        quantities: Sequence[Quantity],
        times: Sequence[TimeSpan],
        baselines: Sequence[tuple[int, int]],
    ) -> Marked:
        """Mark one sentence.

        Args:
            text: The sentence, normalised.
            folded: The same in lower case.
            quantities: Its quantities, in order.
            times: Its dates and periods, in order.
            baselines: Spans of phrases such as "year-on-year".

        Returns:
            The sentence with its marks.
        """
        spans = [Mark(QUANTITY, q.left, q.right, "", "", i) for i, q in enumerate(quantities)]
        spans += [
            Mark(BASELINE if t.role == "baseline" else TIME, t.start, t.end, "", "", i) for i, t in enumerate(times)
        ]
        spans += [Mark(BASELINE, start, end, folded[start:end], "", -1) for start, end in baselines]
        spans.sort(key=lambda m: (m.start, m.end - m.start))
        doc = self._nlp.make_doc(text if self._spaced else folded)
        marks = list(self._merge(doc, _without_overlaps(spans)))
        marks = _hyphenated(marks) if self._spaced else _latin_runs(text, marks)
        if self._title_signs is not None:
            marks = _titles(marks, self._title_signs)
        marks = _remarks(_names_in_quotes(marks, quantities))
        code = "".join(m.code for m in marks)
        for _ in range(2):  # what one word turns out to be decides on its neighbours
            for pattern, letter in self._retag:
                code = pattern.sub(lambda match, to=letter: to * len(match[0]), code, timeout=MATCH_SECONDS)
        marks = [m if m.code == c else m._replace(code=c) for m, c in zip(marks, code, strict=True)]
        return Marked(text, folded, tuple(marks), code, tuple(quantities), tuple(times))

    def _merge(self, doc: Doc, spans: Sequence[Mark]) -> Iterator[Mark]:
        text = doc.text  # spaCy puts it together anew each time it is asked for
        phrases: dict[int, tuple[int, Entry]] = {}
        strings = self._nlp.vocab.strings
        for key, first, last in self._matcher(doc):
            if first not in phrases or phrases[first][0] < last:
                phrases[first] = (last, self._phrases[strings[key]])
        waiting = iter(spans)
        span = next(waiting, None)
        position = 0  # in characters: what stands before it is marked already
        skip_to = 0  # in tokens
        for token in doc:
            start, end = token.idx, token.idx + len(token)
            while span is not None and span.start < end:
                if start < span.start and token.i >= skip_to and start >= position:
                    yield from self._before(text, start, span.start)
                yield span
                position = span.end
                span = next(waiting, None)
            if end <= position or token.i < skip_to or token.is_space:
                continue
            if start < position:
                start = position
            elif token.i in phrases:
                last, entry = phrases[token.i]
                stop = doc[last - 1].idx + len(doc[last - 1])
                if span is None or stop <= span.start:
                    yield Mark(entry.code, start, stop, entry.lemma, entry.form, -1)
                    skip_to, position = last, stop
                    continue
            yield from self._words(text, start, end)
            position = end
        while span is not None:
            yield span
            span = next(waiting, None)

    def _before(self, text: str, start: int, end: int) -> Iterator[Mark]:
        """What a token holds before a quantity that is glued to it: "dredged,14" is a word and a comma."""
        stop = end
        while stop > start and text[stop - 1].lower() in self._punctuation:
            stop -= 1
        if start < stop:
            yield self._word(text, start, stop)
        for index in range(stop, end):
            yield self._word(text, index, index + 1)

    def _words(self, text: str, start: int, end: int) -> Iterator[Mark]:
        """One token, or its pieces where words are glued together ("PM2.5The")."""
        if self._glue is not None and end - start > 3:
            for cut in self._glue.finditer(text, start, end):
                if start < cut.start() < end:
                    yield self._word(text, start, cut.start())
                    start = cut.start()
        yield self._word(text, start, end)

    def _word(self, text: str, start: int, end: int) -> Mark:
        word = text[start:end].lower()
        entry = self._single.get(word)
        if entry is not None:
            return Mark(entry.code, start, end, entry.lemma, entry.form, -1)
        if word.isalnum():
            return self._guessed(text, start, end, word)
        if word in self._punctuation:
            return Mark(self._punctuation[word], start, end, word, "", -1)
        if not word.strip("".join(self._punctuation)) or not any(c.isalnum() for c in word):
            return Mark(self._punctuation.get(word[:1], "."), start, end, word, "", -1)
        return self._guessed(text, start, end, word)

    def _guessed(self, text: str, start: int, end: int, word: str) -> Mark:
        """A word that the lexicon does not know: perhaps its ending tells what it is."""
        for rule in self._suffixes:
            if rule.fits(word) and not (text[start].isupper() and start):
                return Mark(rule.letter, start, end, rule.base_of(word), rule.form, -1)
        return Mark(WORD, start, end, word, "", -1)


def _latin_runs(text: str, marks: list[Mark]) -> list[Mark]:
    """Join letters and digits that stand together among characters: "PM2.5" is one word."""
    joined: list[Mark] = []
    for mark in marks:
        before = joined[-1] if joined else None
        if (
            before is not None and text[mark.start].isascii()
            and before.end == mark.start and before.place < 0 and mark.place < 0
            and _is_latin(text[before.start : before.end]) and _is_latin(text[mark.start : mark.end])
        ):  # fmt: skip
            joined[-1] = Mark(WORD, before.start, mark.end, text[before.start : mark.end].lower(), "", -1)
            continue
        joined.append(mark)
    # A full stop or hyphen that ends such a run is a mark of its own only if it is alone.
    return joined


def _is_latin(piece: str) -> bool:
    """Whether a piece is of letters and digits, or a sign that may stand inside such a word."""
    if piece in {".", "_", "-"}:
        return True
    return piece.strip("._+-") != "" and all(c.isascii() and (c.isalnum() or c in "._+-") for c in piece)


def _hyphenated(marks: list[Mark]) -> list[Mark]:
    """Join words around a hyphen into one: "water-saving" is one word, whatever its parts are."""
    joined: list[Mark] = []
    index = 0
    while index < len(marks):
        mark = marks[index]
        if (
            mark.code == "-" and joined and index + 1 < len(marks)
            and joined[-1].end == mark.start and mark.end == marks[index + 1].start
            and joined[-1].place < 0 and marks[index + 1].place < 0 and joined[-1].code not in ",;:.()"
        ):  # fmt: skip
            following = marks[index + 1]
            before = joined.pop()
            joined.append(Mark(WORD, before.start, following.end, f"{before.lemma}-{following.lemma}", "", -1))
            index += 2
            continue
        joined.append(mark)
        index += 1
    return joined


def _names_in_quotes(marks: list[Mark], quantities: Sequence[Quantity]) -> list[Mark]:
    """What stands in a short quotation is a name or a slogan, with whatever numbers are in it."""
    named = list(marks)
    quotes = [i for i, mark in enumerate(marks) if mark.code == '"']
    for first, last in zip(quotes[::2], quotes[1::2], strict=False):
        inside = marks[first + 1 : last]
        measured = any(m.code == QUANTITY and quantities[m.place].unit is not None for m in inside)
        if len(inside) <= LONGEST_NAME and not measured:
            named[first : last + 1] = [m._replace(code=WORD) for m in marks[first : last + 1]]
    return named


def _titles(marks: list[Mark], signs: tuple[str, str]) -> list[Mark]:
    """What stands between the signs of a title (《...》) is a name, however long."""
    named = list(marks)
    first = -1
    for index, mark in enumerate(marks):
        if mark.lemma == signs[0]:
            first = index
        elif mark.lemma == signs[1] and first >= 0:
            named[first : index + 1] = [m._replace(code=WORD) for m in marks[first : index + 1]]
            first = -1
    return named


def _remarks(marks: list[Mark]) -> list[Mark]:
    """Make one mark of a short remark in brackets without a number: "(autonomous regions)"."""
    kept: list[Mark] = []
    index = 0
    while index < len(marks):
        if marks[index].code == "(":
            stop = next((i for i in range(index + 1, min(len(marks), index + 14)) if marks[i].code == ")"), -1)
            if stop > 0 and not any(m.code in (QUANTITY, TIME, BASELINE) for m in marks[index:stop]):
                kept.append(Mark(REMARK, marks[index].start, marks[stop].end, "", "", -1))
                index = stop + 1
                continue
        kept.append(marks[index])
        index += 1
    return kept


LONGEST_NAME = 12
"""A quotation of up to this many marks is a name or slogan; a longer one is somebody's speech."""


def _class(lexicon: Mapping[str, Any], path: str, default: Any) -> Any:
    group, _, name = path.partition(".")
    return lexicon.get(group, {}).get(name, default)


def _without_overlaps(spans: Sequence[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for span in spans:
        if kept and span.start < kept[-1].end:
            if span.end - span.start > kept[-1].end - kept[-1].start and kept[-1].code != QUANTITY:
                kept[-1] = span
            continue
        kept.append(span)
    return kept
