"""From a sentence to marks: every word, quantity and date becomes one letter of a code.

The words of a language's lexicon get the letter of their class, each quantity and date a letter of its own, and
everything else is an ``n``. Words that can be noun or verb are decided on the letters around them (``[[retag]]`` in
``patterns.toml``).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Container, Generator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

import regex

from policymine.adjective_rows import CountedRows, in_row
from policymine.compound_gerunds import CompoundGerunds
from policymine.dated_names import DatedNames
from policymine.lang import Language, limits, time_limit
from policymine.lexicon import WORD, Lexicon
from policymine.lockstep import in_step
from policymine.marks import (
    BASELINE,
    QUANTITY,
    REMARK,
    TIME,
    Mark,
    Marked,
    hyphenated,
    latin_runs,
    names_in_quotes,
    remarks,
    set_aside,
    titles,
    with_letter,
)
from policymine.needs import Sieve, Sought, needs_of
from policymine.quantities import Quantity
from policymine.subject_verbs import SubjectVerbs
from policymine.text import fold, normalise
from policymine.time_spans import AT_HEAD, TimeSpan

_REMEMBERED = 8
"""So many sentences that were looked back at are kept: each value of a sentence asks for those before it."""
_END = "."
"""The letter of what ends a sentence; the same in every language."""
_BEFORE_ACTS = "iy2,;c:"
"""Letters behind which a form of a verb is one: prepositions, signs, "and"; the same in every language."""

_OPENS_CLAUSE, _GOES_ON = frozenset(".;:j"), frozenset(f",{QUANTITY}t><uday")
"""Letters of what a clause begins behind, and of what leaves a value's next thing without a subject."""
_VERB_OR_NOUN = "b"
"""The letter of a form that may be a verb or a noun; the same in every language."""
_SOLD = _VERB_OR_NOUN + QUANTITY

_ARTICLE, _REACHING = "t", "R"
_OPENS, _OF, _NAMED = "j", "o", "n>m"
_OF_MANY = regex.compile("Q[n>'-]{0,3}ot(?=nQ)")

_HELPED = regex.compile(f"[ta]*{QUANTITY}(?P<who>[n>'v-]{{1,7}})[bVURD]")
_MAY_DO = frozenset("bVURD")
_STATED, _FARING, _PARTICIPLE = frozenset("nga"), frozenset("nQa"), "v"
"""Letters of "missing" and the like, of what may stand before them, and of what they are there."""

_PART_BEFORE = regex.compile(f"(?:j|(?<={QUANTITY}.*)(?:[,;]c?|c)){QUANTITY}(?=n[tanpQ])")
"""What stands before the verb of a part: "of which 19 involved dogs", ", and 3 met it"."""

_QUOTED = regex.compile("(?<=[n>])(?P<aside>,(?P<name>n{3,12}),)(?=[aMHBN]*[UuDdRrVvBMH])")
"""What may be a name in quotation marks between a subject and its verb: "the rate, "one for all", rose"."""


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
        self._lexicon = Lexicon(language)
        self._plain = language.plain
        self.words_of = lru_cache(maxsize=_REMEMBERED)(self._words_of)
        """Mark a sentence that is looked back at, its words only."""
        patterns = language.tables["patterns"]
        self._spaced = bool(language.joiner)
        signs = patterns.get("title_signs")
        self._helping = tuple(language.tables["lexicon"].get("verbs", {}).get("helping", ()))
        self._gerunds = CompoundGerunds(language)
        self._counted = CountedRows(language) if "counted_rows" in patterns else None
        self._predicates = frozenset(language.tables["lexicon"].get("nouns", {}).get("predicates", ()))
        self._traded = frozenset(language.tables["lexicon"].get("nouns", {}).get("traded", ()))
        self._states = tuple(language.tables["lexicon"].get("nouns", {}).get("states", ()))
        self._articles = frozenset(patterns.get("articles", ()))
        self._title_signs: tuple[str, str] | None = (signs[0], signs[1]) if signs else None
        self._date_tail = str(patterns.get("date_tail", "\0"))
        dates = language.tables["dates"].get("names", {})
        self.dated_names = DatedNames(dates)
        self._goal_year = regex.compile(dates["goal"]) if dates.get("goal") else None
        self._label_year = regex.compile(dates["label"]) if dates.get("label") else None
        self._leading_year = regex.compile(dates["leading"]) if dates.get("leading") else None
        self._glue = regex.compile(patterns["glued_word"]) if patterns.get("glued_word") else None
        self._source_tail = Sought(patterns["source_tail"]) if patterns.get("source_tail") else None
        self._apposition = regex.compile(patterns["apposition"]) if patterns.get("apposition") else None
        self._relative = regex.compile(patterns["relative"]) if patterns.get("relative") else None
        self._examples = regex.compile(patterns["examples"]) if patterns.get("examples") else None
        self._which = tuple(patterns.get("which_of", ()))
        self._beyond, self._summing, self._wholes = (
            tuple(patterns.get(name, ())) for name in ("beyond", "summing", "wholes")
        )
        self._asides = Sieve(
            (
                (regex.compile(rule["pattern"]), str(rule.get("letter", REMARK)), frozenset(rule.get("over", ()))),
                needs_of(rule["pattern"]),
            )
            for rule in patterns.get("aside", [])
        )
        self._subject_verbs = SubjectVerbs(language)
        self._retag = Sieve(
            ((place, regex.compile(rule["pattern"]), partial(_as_long, str(rule["to"]))), needs_of(rule["pattern"]))
            for place, rule in enumerate(patterns.get("retag", []))
        )

    def mark(
        self,
        text: str,
        folded: str,
        quantities: Sequence[Quantity],
        times: Sequence[TimeSpan],
        baselines: Sequence[tuple[int, int]],
    ) -> Marked:
        """Mark one sentence, as :meth:`stages` does."""
        return in_step([self.stages(text, folded, quantities, times, baselines)])[0]

    def _words_of(self, sentence: str) -> Marked:
        return self.mark(normalise(sentence), self._plain(fold(sentence)), [], [], [])

    def stages(
        self,
        text: str,
        folded: str,
        quantities: Sequence[Quantity],
        times: Sequence[TimeSpan],
        baselines: Sequence[tuple[int, int]],
    ) -> Generator[None, None, Marked]:
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
        times = [self._led(text, time) for time in times]
        spans = [Mark(QUANTITY, q.left, q.right, "", "", i) for i, q in enumerate(quantities)]
        for i, t in enumerate(times):
            if (part := self.dated_names.part(text, t)) is not None:
                word = part[0] > t.start  # "in the 2018 Water Act": the year is a word of the name
                spans.append(Mark(WORD if word else REMARK, *part, folded[slice(*part)] if word else "", "", -1))
                continue
            end = t.end + len(self._date_tail) * folded.startswith(self._date_tail, t.end)
            spans.append(Mark(BASELINE if t.role == "baseline" else TIME, t.start, end, "", "", i))
        spans += [Mark(BASELINE, start, end, folded[start:end], "", -1) for start, end in baselines]
        for pattern, letter, over in self._asides.pick(folded):
            spans = _with_asides(folded, spans, pattern, letter, over)
        spans.sort(key=lambda m: (m.start, m.end - m.start))
        yield
        marks = self._words(text if self._spaced else folded, _without_overlaps(spans))
        yield
        marks = self._acted(marks, folded) if self._spaced else latin_runs(text, marks)
        if self._helping and any(map(folded.__contains__, self._helping)):
            marks = self._helped(marks)
        if self._states and any(map(folded.__contains__, self._states)):
            marks = self._stated(marks, folded)
        if self._which and any(map(folded.__contains__, self._which)):
            marks = self._of_which(marks, folded)
        if self._beyond and any(map(folded.__contains__, self._beyond)):
            marks = self._surpassing(marks, folded)
        if self._summing and any(map(folded.__contains__, self._summing)):
            marks = self._summed(marks, folded)
        if self._wholes and any(map(folded.__contains__, self._wholes)):
            marks = self._of_wholes(marks, folded)
        letters = {mark.code for mark in marks}
        if self._spaced and "-" in letters:
            marks = hyphenated(marks)
        if self._articles and ("," in letters or "c" in letters) and ("t" in letters or {",", "c"} <= set(letters)):
            marks = in_row(marks, folded, self._articles)
        if self._title_signs is not None and self._title_signs[0] in folded:
            marks = titles(marks, self._title_signs)
        if '"' in letters:
            marks = names_in_quotes(marks, quantities)
        if "(" in letters:
            marks = remarks(marks)
        if self._counted is not None and QUANTITY in letters:
            marks = self._counted.in_row(marks, folded, quantities)
        plain = "".join([m.code for m in marks])
        if _SOLD in plain and any(map(folded.__contains__, self._traded)):
            marks = _sold(marks, folded, self._traded)
            plain = "".join([m.code for m in marks])
        yield
        told = dict(self._subject_verbs.find(plain, marks, folded)) if self._spaced else {}
        code = plain
        for at, letter in told.items():
            code = with_letter(code, [at], letter)
        code = self._retagged(code)
        for at, letter in told.items():
            code = with_letter(code, [at], letter if plain[at] in "bmn" else plain[at])
        if self._spaced and (not letters.isdisjoint("gxw") or self._gerunds.own in folded):
            joined = self._gerunds.joined(code, marks, folded, quantities)
            code = self._retagged(joined) if joined != code else code
        if self._predicates and "Qn" in code:
            code = self._predicated(code, marks, folded)
        if code != plain:
            marks = [m if m.code == c else m._replace(code=c) for m, c in zip(marks, code, strict=True)]
        if self._relative is not None and "l" in code:
            asides = [m.span("aside") for m in self._relative.finditer(code, timeout=time_limit(code))]
            marks = set_aside(marks, asides)
            code = "".join([m.code for m in marks])
        if self._examples is not None and "j" in code:
            asides = [m.span("aside") for m in self._examples.finditer(code, timeout=time_limit(code))]
            marks = set_aside(marks, asides)
            code = "".join([m.code for m in marks])
        if self._apposition is not None and code.count(",") > 1:
            asides = [m.span("aside") for m in self._apposition.finditer(code, timeout=time_limit(code))]
            if not asides and '"' in letters:
                asides = [
                    m.span("aside") for m in _QUOTED.finditer(code) if folded[marks[m.start("name")].start] == '"'
                ]
            marks = set_aside(marks, asides)
            code = "".join([m.code for m in marks])
        return Marked(text, folded, tuple(marks), code, tuple(quantities), tuple(times))

    def _led(self, text: str, time: TimeSpan) -> TimeSpan:
        """A year that leads a noun phrase is the time of what is named: "the 2030 coal use will be 5 Mt"."""
        if time.role or time.how != "year":
            return time
        if self._goal_year is not None and self._goal_year.match(text, time.core_start):
            return replace(time, role="deadline")
        if (
            self._label_year is not None
            and time.core_start <= AT_HEAD
            and self._label_year.match(text, time.core_start)
        ):
            return replace(time, role="in")
        if self._leading_year is not None and self._leading_year.match(text, time.core_start):
            return replace(time, role="in")
        return time

    def _words(self, text: str, spans: Sequence[Mark]) -> list[Mark]:
        """Mark the words of a sentence; who brought the news ("... in Linhe-Hillnews.com") is its end."""
        tail = self._source_tail.search(text) if self._source_tail is not None else None
        if tail is None or (spans and spans[-1].end > tail.start()):
            return self._merge(text, spans)
        return [*self._merge(text[: tail.start()], spans), Mark(_END, tail.start(), len(text), ".", "", -1)]

    def _acted(self, marks: list[Mark], folded: str) -> list[Mark]:
        """Make verbs of nouns that have a value behind them and are no part of a name: "by building 3 piers"."""
        acts = self._lexicon.acts
        for at, mark in enumerate(marks[:-1]):
            if mark.code != WORD or marks[at + 1].code != QUANTITY or (at and marks[at - 1].code not in _BEFORE_ACTS):
                continue
            if entry := acts.get(folded[mark.start : mark.end]):
                marks[at] = mark._replace(code=entry.code, lemma=entry.lemma, form=entry.form)
        return marks

    def _helped(self, marks: list[Mark]) -> list[Mark]:
        """Make verbs of what others are helped to do: "helped 300 firms export tea"."""
        for at, mark in enumerate(marks[:-3]):
            if mark.lemma not in self._helping or not mark.form:
                continue
            match = _HELPED.match("".join([m.code for m in marks[at + 1 : at + 12]]))
            first = at + 1 + match.start("who") if match is not None else len(marks)
            for done in range(first + 1, at + 1 + match.end() if match is not None else 0):
                if marks[done].form == "base" and marks[done].code in _MAY_DO:
                    marks[done] = marks[done]._replace(code="V")
                    break
        return marks

    def _of_which(self, marks: list[Mark], folded: str) -> list[Mark]:
        """Make articles of words that only say which of so many are meant: "19 of the last 40 outlets"."""
        code = "".join([mark.code for mark in marks])
        for match in _OF_MANY.finditer(code):
            mark = marks[at := match.end()]
            if folded[mark.start : mark.end] in self._which:
                marks[at] = mark._replace(code=_ARTICLE)
        return marks

    def _of_wholes(self, marks: list[Mark], folded: str) -> list[Mark]:
        """Let a share be one of what is named: "9% of the total exports", but not "9% of the total, 3 of them"."""
        for at, mark in enumerate(marks[1:-1], 1):
            between = mark.code == _OPENS and marks[at - 1].code == QUANTITY and marks[at + 1].code in _NAMED
            if between and folded[mark.start : mark.end] in self._wholes:
                marks[at] = mark._replace(code=_OF)
        return marks

    def _surpassing(self, marks: list[Mark], folded: str) -> list[Mark]:
        """Make nouns of what could be verbs, where the value holds the verb: "imports and exports exceeded 9"."""
        for at, mark in enumerate(marks[1:], 1):
            before = marks[at - 1]
            if mark.code == QUANTITY and before.code in _VERB_OR_NOUN and folded.startswith(self._beyond, mark.start):
                marks[at - 1] = before._replace(code=WORD)
        return marks

    def _summed(self, marks: list[Mark], folded: str) -> list[Mark]:
        """Make a verb of what sums a plural up: "exports of towns total 9", but not "the grand total"."""
        for at, mark in enumerate(marks[2:], 2):
            of, before = marks[at - 2], marks[at - 1]
            if mark.code != QUANTITY or before.code != WORD or folded[before.start : before.end] not in self._summing:
                continue
            if of.code == WORD and folded[of.end - 1] == "s":
                marks[at - 1] = before._replace(code=_REACHING, form="base")
        return marks

    def _stated(self, marks: list[Mark], folded: str) -> list[Mark]:
        """Make participles of words that tell how those fare who stand before them: "12 people dead, 3 missing"."""
        for at, mark in enumerate(marks[1:], 1):
            if mark.code not in _STATED or marks[at - 1].code not in _FARING:
                continue
            word = folded[mark.start : mark.end]
            if word in self._states and not (at + 1 < len(marks) and _is_word(marks[at + 1], folded)):
                marks[at] = mark._replace(code=_PARTICIPLE, lemma=word, form="participle")
        return marks

    def _retagged(self, code: str) -> str:
        """Decide what words are that can be several things."""
        limit = limits(code)
        untried = None  # rules from this one on were tried on the code as it is
        for _ in range(2):  # what one word turns out to be decides on its neighbours
            before, changed = code, 0
            rules = iter(self._retag.pick(code, stop=untried))
            while (rule := next(rules, None)) is not None:
                place, pattern, letters = rule
                retagged = pattern.sub(letters, code, **limit)
                if retagged != code:
                    code, changed = retagged, place + 1
                    rules = iter(self._retag.pick(code, changed))  # the new letters may let others match
            if code == before:
                break
            untried = changed
        return code

    def _predicated(self, code: str, marks: Sequence[Mark], folded: str) -> str:
        """Leave a past form what it is that stands before no noun of its own: "of which 19 involved dogs"."""
        for match in _PART_BEFORE.finditer(code):
            mark = marks[at := match.end()]
            if mark.code in "vrud" and folded[mark.start : mark.end] in self._predicates:
                code = code[:at] + mark.code + code[at + 1 :]
        return code

    def _merge(self, text: str, spans: Sequence[Mark]) -> list[Mark]:
        """Put the words of the text and the spans that are known into one row."""
        words, phrases = self._lexicon.cut(text)
        glue = self._glue if self._glue is not None and self._glue.search(text) else None
        marks: list[Mark] = []
        waiting = iter(spans)
        span = next(waiting, None)
        position = 0  # what stands before it is marked already
        entry_of = self._lexicon.entry
        for start, end, entry in words:
            while span is not None and span.start < end:
                if position <= start < span.start:
                    self._add_before(marks, text, start, span.start)
                marks.append(span)
                position = span.end
                span = next(waiting, None)
            if end <= position:
                continue
            if start < position:
                start, entry = position, None
            elif start in phrases:
                stop, known = phrases[start]
                if span is None or stop <= span.start:
                    marks.append(Mark(known.code, start, stop, known.lemma, known.form, -1))
                    position = stop
                    continue
            for cut in glue.finditer(text, start, end) if glue is not None and end - start > 3 else ():
                if start < cut.start() < end:  # words are glued together: "PM2.5The"
                    marks.append(self._word(text, start, cut.start()))
                    start, entry = cut.start(), None
            code, lemma, form = entry or entry_of(text[start:end].lower(), start > 0 and text[start].isupper())
            marks.append(_mark((code, start, end, lemma, form, -1)))
            position = end
        if span is not None:
            marks += [span, *waiting]
        return marks

    def _add_before(self, marks: list[Mark], text: str, start: int, end: int) -> None:
        """Add what a word holds before a quantity that is glued to it: "dredged,14" is a word and a comma."""
        stop = end
        while stop > start and self._lexicon.is_sign(text[stop - 1].lower()):
            stop -= 1
        if start < stop:
            marks.append(self._word(text, start, stop))
        marks += [self._word(text, index, index + 1) for index in range(stop, end)]

    def _word(self, text: str, start: int, end: int) -> Mark:
        code, lemma, form = self._lexicon.entry(text[start:end].lower(), start > 0 and text[start].isupper())
        return Mark(code, start, end, lemma, form, -1)


# Nothing is made as often as marks, and this takes a third of the time that their class takes.
_mark: Callable[[tuple[str, int, int, str, str, int]], Mark] = partial(tuple.__new__, Mark)


def _sold(marks: list[Mark], folded: str, traded: frozenset[str]) -> list[Mark]:
    """Make nouns of words for trade that could be verbs before a value: "of which exports 9 million, imports 4"."""
    opened = True
    for at, (mark, behind) in enumerate(itertools.pairwise(marks)):
        if (
            mark.code in _VERB_OR_NOUN
            and behind.code == QUANTITY
            and opened
            and folded[mark.start : mark.end] in traded
        ):
            marks[at] = mark._replace(code=WORD)
        elif mark.code in _OPENS_CLAUSE:
            opened = True
        elif mark.code not in _GOES_ON:
            opened = False  # "the port, opened in 2015, exports 9 tons"
    return marks


def _as_long(letter: str, match: regex.Match[str]) -> str:
    """A letter as often as a match is long."""
    return letter * len(match[0])


def _is_word(mark: Mark, folded: str) -> bool:
    """Whether a mark is a noun and no age: "dead fish", but "people aged 60"."""
    return mark.code == WORD and not folded[mark.start].isdigit()


def _without_overlaps(spans: Sequence[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for span in spans:
        if kept and span.start < kept[-1].end:
            if span.end - span.start > kept[-1].end - kept[-1].start and kept[-1].code != QUANTITY:
                kept[-1] = span
            continue
        kept.append(span)
    return kept


def _with_asides(
    folded: str, spans: list[Mark], pattern: regex.Pattern[str], letter: str, over: Container[str]
) -> list[Mark]:
    """Set aside what a pattern finds, unless it holds something known that it may not take in."""
    for match in pattern.finditer(folded, timeout=time_limit(folded)):
        start, end = match.span()
        inside = [span for span in spans if span.start < end and start < span.end]
        if all(span.code in over and start <= span.start and span.end <= end for span in inside):
            spans = [span for span in spans if span not in inside]
            spans.append(Mark(letter, start, end, "", "", -1))
    return spans
