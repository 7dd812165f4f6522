"""From a document to its records: block by block, sentence by sentence, with the running context."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter

from policymine import headlines
from policymine.anchors import AnchorReader
from policymine.catalogue import Catalogue
from policymine.context import Anchor, Context
from policymine.cues import Cues, letter_runs_of
from policymine.due_lines import DueLines
from policymine.first_eras import FirstEras
from policymine.first_parts import FirstParts
from policymine.indicator_tables import TableReader
from policymine.inherited_dates import goes_on_with_parts
from policymine.label_measures import LabelMeasures
from policymine.lang import available, load
from policymine.lang.units import Units
from policymine.leads import SINGLE_DAYS, Lead, LeadReader, speaks_for
from policymine.learned import Models
from policymine.learned import models as shipped
from policymine.learned.confidence import unlearned
from policymine.learned.deciding import Observation
from policymine.learned.neighbours import LOOK_AHEAD, Neighbours
from policymine.loading import rarely_collected, uncollected
from policymine.nested_items import NestedItems
from policymine.pointing_blocks import PointingBlocks
from policymine.records import Block, Document, Issue, Record
from policymine.sentences import SentenceSplitter
from policymine.sentences_ahead import Sentence, marked_ahead
from policymine.statements import StatementReader
from policymine.stopwatch import Stopwatch
from policymine.text import count_cjk, fold
from policymine.theme_files import ThemeFile
from policymine.themes import Classifier, ThemeClassifier
from policymine.theming import Reading, Theming
from policymine.time_spans import TimeSpan
from policymine.timing import from_today, in_fiscal_year
from policymine.uncluttered import unclutter

REPORT_IT = "this is a fault of policymine: please report it with the sentence"
"""Hint of an issue that no input should be able to cause."""


_SURE_INDICATOR = 0.8
"""From this score on an indicator's name leaves no doubt."""
_NUMBERED = re.compile(r"[(（]?\d{1,2}[.．、)）]\s*(?=[^\W\d])")
"""How a paragraph that is one of several tasks begins."""
_LAST_SENTENCE = re.compile(r"(?<=[a-z0-9)][.;]\s)(?:[^.]|\.(?=\d))+:$|(?<=[。；])[^。；]+[:：]$")
"""The last of several sentences that lead in a list."""
_DOLLAR = "USD"
_BARE_DOLLAR = re.compile(r"\s*dollars?\b")
_NAMED_DOLLAR = re.compile(r"\b((?:[A-Z][A-Za-z.]+\s)?[A-Z][A-Za-z.]+\sdollar)s?\b")


class Extractor:
    """Everything that one language needs to extract records; made once and used for every document.

    Args:
        code: ISO 639-1 code of the language.
        classifier: Gives each record its theme; the lexicon's if None.
        models: What was learned of the language; what policymine ships if None.
        observe: Is told of every record that statements give, for training.

    Example:
        >>> from policymine.read import read_text
        >>> document = read_text("By 2025 the city will treat 98% of its sewage.", language="en")
        >>> [(r.kind, r.value, r.deadline) for r in Extractor("en").records(document)]
        [('target', 98.0, '2025-12-31')]
    """

    def __init__(
        self,
        code: str,
        classifier: Classifier | None = None,
        models: Models | None = None,
        observe: Callable[[Observation], None] | None = None,
    ) -> None:
        language = load(code)
        self.code = code
        # The same title and headings stand above record after record.
        self._plain = functools.lru_cache(maxsize=256)(language.plain)
        self.language = language
        models = shipped(code) if models is None else models
        self._units = Units.load()
        self.reader = StatementReader(language, self._units, models, observe)
        self.splitter = SentenceSplitter(language.tables["language"])
        self.tables = TableReader(self.reader)
        self.leads = LeadReader(self.reader, self.tables.heads)
        self._labels = LabelMeasures(language, self.reader.marker)
        self.theming = Theming(language, classifier or ThemeClassifier.load(), models.theme)
        titles = self.language.tables["cues"].get("no_record", {}).get("titles", [])
        self._defining = Cues(titles, spaced=bool(self.language.joiner))
        glossaries = self.language.tables["cues"].get("no_record", {}).get("glossaries", [])
        self._glossary = Cues(glossaries, spaced=bool(self.language.joiner))
        # The same heading stands above block after block.
        self._led_by = functools.lru_cache(maxsize=256)(self.leads.name)
        self._leads_goals = functools.lru_cache(maxsize=256)(self.reader.kinds.leans.leads_goals)
        self._is_glossary = functools.lru_cache(maxsize=256)(self._names_glossary)
        due_lines = self.language.tables["cues"].get("due_lines", {})
        self._due_lines = DueLines(due_lines, self.reader.dates)
        self._anchors = AnchorReader(self.reader, self.leads)
        self._pointing = PointingBlocks(language)
        self._first_parts = FirstParts(language, self.reader.kinds.leans)
        self._first_eras = FirstEras(language)
        present = language.tables["dates"].get("now", {}).get("present", [])
        self._present = Cues(present, spaced=bool(language.joiner)) if present else None
        self._led, self._led_at = Lead(), -1
        self._alone: tuple[tuple[str, ...], float] | None = None
        self._choices: tuple[TimeSpan, ...] = ()
        self._sure = models.confidence
        self._watch = Stopwatch()

    def records(
        self,
        document: Document,
        issues: list[Issue] | None = None,
        blocks: Sequence[Block] | None = None,
        watch: Stopwatch | None = None,
    ) -> Iterator[Record]:
        """Yield the records of a document in the order of their spans.

        Args:
            document: The document.
            issues: Takes a line for each piece of text that had to be left out.
            blocks: The blocks to read, in order; all of the document's if None.
            watch: Takes the time of ``numbers``, ``statements``, ``tables`` and ``themes``.

        Yields:
            Records without identifiers.
        """
        if self._defining.stand_in(self.language.plain(fold(document.facts.title or document.text[:60]))):
            return  # a tariff of fines, a glossary: its figures are what others are measured by
        self._watch = watch or Stopwatch()
        company = Neighbours()
        waiting: list[tuple[Record, Block]] = []
        readings: list[Reading] = []
        found = self._found(document, [] if issues is None else issues, blocks)
        for told in headlines.settled(found, document.text):
            waiting.append(told)
            if len(waiting) >= 2 * LOOK_AHEAD:
                yield from self._settled(document, waiting, readings, company, LOOK_AHEAD)
        yield from self._settled(document, waiting, readings, company, len(waiting))

    def _settled(
        self,
        document: Document,
        waiting: list[tuple[Record, Block]],
        readings: list[Reading],
        company: Neighbours,
        count: int,
    ) -> list[Record]:
        """Take so many records from those that wait, with their themes; ``readings`` are of as many as were read."""
        with self._watch.time("themes"):
            readings += [self.theming.read(document, block, record) for record, block in waiting[len(readings) :]]
            done = [record for record, _ in waiting[:count]]
            for record, theme in zip(done, self.theming.settle(readings, company, count), strict=True):
                record.theme, record.theme_score, record.theme_second = theme.theme, theme.score, theme.second
        del waiting[:count], readings[:count]
        return done

    def _found(
        self, document: Document, issues: list[Issue], blocks: Sequence[Block] | None
    ) -> Iterator[tuple[Record, Block]]:
        """The records, without themes, each with its block."""
        anchor = self._anchors.read(document)
        context = Context(anchor)
        context.era = self._first_eras.of(document, anchor)
        before: Block | None = None
        times: list[TimeSpan] = []
        ahead: TimeSpan | None = None
        self._led, self._led_at = Lead(), -1
        self._alone, nested = None, NestedItems()
        blocks = document.blocks if blocks is None else blocks
        sentences = marked_ahead(self._sentences(document, blocks), self.reader, anchor.year, self._watch)
        layouts = self.tables.layouts(document.text, blocks)
        due = self._due_lines.due(document.text, blocks, anchor.year)
        reviewed = self._first_parts.review_end(document, anchor)
        for block in blocks:
            continues = self._pointing.points(document.text, block, before) or (
                before is not None and block.kind == before.kind == "list_item" and block.headings == before.headings
            )
            if before is None or block.headings != before.headings:
                times, ahead = self._heading_times(block, anchor)
                # Behind a list the line right above speaks on: "By 2035" as what looks like its last item.
                right_above = before is not None and self._led_at == before.start and not block.headings
                self._led = self._led if right_above else Lead()
            if anchor.live and block.kind == "paragraph" and headlines.is_headline(block, document.text):
                times, ahead = [], None  # another item, below a headline that looks like a heading
            if not speaks_for(block):
                self._led = Lead()
            of_block = iter(functools.partial(next, sentences), None)
            if self._is_passed_over(block):
                next(sentences)
                continue
            in_list = block.kind in ("list_item", "heading")
            led = self._led
            section, dated = led.lean or self._section(block, anchor), [*times, *led.times]
            if anchor.tasks_of is not None and not section and not dated:
                section, dated = 1.0, [anchor.tasks_of]
            if anchor.live and section > 0 and not led.lean:
                section = 0.0  # the headline of a piece of news
            if block.start < reviewed and section >= 0:
                section = -1.0
            if self._alone is not None and self._alone[0] == block.headings:
                section = self._alone[1]
            context.enter_block(block.headings, section, dated, continues=continues, in_list=in_list)
            if _NUMBERED.match(document.text, block.start, block.end):
                context.forget_months()
            context.aims = bool(block.headings) and self.reader.kinds.leans.names_aims(block.headings[-1])
            context.lists_goals = in_list and bool(block.headings) and self._leads_goals(block.headings[-1])
            nested.enter(document, block, context)
            context.ahead, context.choices = ahead, self._choices
            context.enter_item(due.get(block.start))
            context.above = led.unit or self.leads.above(block.headings)
            context.led_by = led.name or (self._led_by(block.headings[-1]) if block.headings else "")
            before = block
            if block.kind == "table_row":
                next(sentences)
                with self._watch.time("tables"):
                    records = list(self.tables.read(document.text, block, layouts[block.start], context))
                for record in records:
                    yield self._completed(document, block, record), block
                continue
            yield from self._block_records(document, block, of_block, context, issues)
            nested.leave(context)

    def _is_passed_over(self, block: Block) -> bool:
        return bool(block.headings) and self._is_glossary(block.headings[-1])

    def _sentences(self, document: Document, blocks: Sequence[Block]) -> Iterator[Sentence | None]:
        """The sentences of blocks to read, and None behind those of each block."""
        for block in blocks:
            if block.kind != "table_row" and not self._is_passed_over(block):
                for start, end in self.splitter.split(document.text, block.start, block.end):
                    yield Sentence(start, document.text[start:end])
            yield None

    def _block_records(
        self,
        document: Document,
        block: Block,
        sentences: Iterator[Sentence],
        context: Context,
        issues: list[Issue],
    ) -> Iterator[tuple[Record, Block]]:
        for each in sentences:
            start, sentence = each.start, each.text
            if start == block.start and (lean := self.reader.kinds.leans.label_lean(each.folded)):
                context.section, context.opener = lean, 0.0
                context.aims = self.reader.kinds.leans.names_aims(sentence)
                context.begin_label()
                # "Measures:" on a line of its own speaks for the lines below it.
                alone = start + len(sentence) == block.end and sentence.rstrip()[-1:] in (":", "\uff1a")
                self._alone = (block.headings, lean) if alone else None
            elif start > block.start and (lean := self.reader.kinds.leans.inner_label_lean(each.folded)):
                context.section, context.opener, context.block_time = lean, 0.0, None
                context.aims = self.reader.kinds.leans.names_aims(sentence)
                context.begin_label()
            if start == block.start and context.anchor.live and self._opens_item(document, block, sentence):
                context.time = context.era = None  # another item of the news
            elif context.anchor.live and self.reader.dates.turns_news(sentence):
                context.turn()
            context.label = self.leads.label(sentence, context)
            try:
                records = self._sentence_records(each, context)
            except TimeoutError:
                message = f"the sentence at character {start} took longer than the time limit and was left out"
                issues.append(Issue(document.source, "timeout", message, block.page, "look at the sentence by hand"))
                continue
            except Exception as error:  # noqa: BLE001 - a fault in one sentence must not lose the document
                message = f"the sentence at character {start} could not be mined: {type(error).__name__}: {error}"
                issues.append(Issue(document.source, "internal", message, block.page, REPORT_IT))
                continue
            context.before = (*context.before[-1:], sentence)
            context.told = bool(records)
            if (lead := self.leads.after(block, sentence, records, context.anchor.year, self._led)) is not None:
                self._led, self._led_at = lead, block.start
                context.above = lead.unit or context.above
            for record in records:
                record.start += start
                record.end += start
                record.value_text = document.text[record.start : record.end]
                record.sentence = sentence
                yield self._completed(document, block, record), block

    def _opens_item(self, document: Document, block: Block, sentence: str) -> bool:
        """Whether a block begins another item of the news: by the line that names who brings it, or its headline."""
        return self.splitter.opens_news(sentence) or headlines.is_headline(block, document.text)

    def _sentence_records(self, sentence: Sentence, context: Context) -> list[Record]:
        marked, folded = sentence.marked, sentence.folded
        if not sentence.is_marked:
            with self._watch.time("numbers"):
                marked = self.reader.mark(sentence.text, context.anchor.year, folded)
        if marked is None:
            # The stages before asked for the letters of the whole sentence already.
            lean = self.reader.kinds.leans.opener_lean(folded, functools.partial(letter_runs_of, folded))
            context.open_stretch(lean, alone=True)
            context.day = None
            context.lean = 1.0 if self.reader.kinds.leans.tells_goals(folded) else context.lean
            return []
        goes_on = (
            context.present and context.told and goes_on_with_parts(marked)
        )  # "... so far. Among them, 4 are large"
        context.present = goes_on or (self._present is not None and self._present.stand_in(folded))
        if (pointed := self._pointing.time(sentence.text, context)) is not None:
            context.block_time = pointed
        with self._watch.time("statements"):
            records = list(self.reader.read(marked, context))
        if pointed is not None and context.block_time is pointed:
            context.block_time = None
        return records

    def _settle_dollar(self, document: Document, record: Record) -> None:
        """A bare "$" is the region's own dollar, and bare "dollars" are those that the text named last."""
        before = document.text[: record.start].rstrip()
        local = None
        if _BARE_DOLLAR.match(document.text, record.end):
            named = [match[1].lower() for match in _NAMED_DOLLAR.finditer(document.text, 0, record.start)]
            local = self._units.find(named[-1], "en") if named else None
        elif before.endswith("$") and not before[-2:-1].isalpha():
            local = self._units.dollar_of(document.facts.region)
        if local is not None:
            record.unit = f"{local.symbol}{record.unit.removeprefix(_DOLLAR)}"
            record.unit_si = record.unit_si.replace(_DOLLAR, local.si)

    def _completed(self, document: Document, block: Block, record: Record) -> Record:
        record = self._labels.named(record, block, document.text)
        record.page = block.page
        if document.provenance is not None:  # the value may stand on the page after the one on which the block begins
            record.page = document.provenance.page_at(record.start) or block.page
        record.section = " > ".join(block.headings)
        if block.kind == "note":
            record.flags += ("note",)
        if (sure := document.recognised.get(block.page or 0)) is not None:
            record.flags += ("ocr",)
            record.confidence = round(record.confidence * sure, 3)
        if (sort := unlearned(record, in_table=block.kind == "table_row")) is not None and self._sure is not None:
            record.confidence = round(record.confidence * self._sure.share(sort), 3)
        if record.unit.startswith(_DOLLAR):
            self._settle_dollar(document, record)
        self._check(document, record)
        return record

    def _check(self, document: Document, record: Record) -> None:
        """Hold a record's dates against its document's: nobody reports what is yet to come, or promises what was."""
        published, year = document.facts.published, document.facts.report_year
        if record.kind == "target" and record.deadline and year and record.deadline < f"{year}-01-01":
            record.flags += ("due_before_document",)
        if record.kind == "result" and published and record.period_end > published:
            if record.period_end[:4] == published[:4] and record.period_start < published:
                return  # "in 2024", said in the middle of 2024
            if record.date_basis == "stated":
                record.flags += ("date_after_publication",)
            else:
                record.period_start = record.period_end = record.date_text = ""
                record.date_basis = ""

    def _names_glossary(self, heading: str) -> bool:
        return self._glossary.stand_in(self.language.plain(fold(heading)))

    def _section(self, block: Block, anchor: Anchor) -> float:
        leans = self.reader.kinds.leans
        headings = block.headings
        if anchor.prior < 0 and not anchor.annual:
            headings = tuple(heading for heading in headings if not leans.is_of_done(heading, anchor.year))
        return leans.heading_lean(headings)

    def _heading_times(self, block: Block, anchor: Anchor) -> tuple[list[TimeSpan], TimeSpan | None]:
        """The dates of the headings, and what is planned where a heading tells of one plan and the next."""
        found: list[TimeSpan] = []
        ahead: TimeSpan | None = None
        self._choices = ()
        for heading in block.headings:
            # Of the dates of one heading the first is its own: "Targets for 2020 (some refer to 2030)".
            # A day is where and when something was said, and a line of its own that looks like a heading.
            found_here = (
                from_today(in_fiscal_year(span, anchor.fiscal), anchor)
                for span in self.reader.dates.find(fold(heading), anchor.year)
            )
            dated = [span for span in found_here if span.last is not None and span.how not in SINGLE_DAYS]
            if len(dated) > 1 and (last := _LAST_SENTENCE.search(heading)) is not None:
                # "It was adopted in 2019. Its targets for 2030 are:": what leads in is the last sentence.
                dated = [span for span in dated if span.start >= last.start()] or dated
            if dated:
                found.append(dated[0])
                self._choices = tuple(dated) if len(dated) > 1 else ()
                ahead = dated[-1] if dated[0].how == dated[-1].how == "plan" else None
        return found, ahead


@functools.lru_cache(maxsize=8)
def extractor(code: str, themes: ThemeFile | None = None) -> Extractor:
    """Return the extractor of a language, made once in a process.

    Args:
        code: ISO 639-1 code.
        themes: The user's own themes.

    Raises:
        ResourceError: There is no such language, or the file of themes does not say what it should.

    Example:
        >>> extractor("en") is extractor("en")
        True
    """
    with uncollected():
        return Extractor(code, ThemeClassifier.extended(themes))


@rarely_collected()
def extract_records(
    document: Document,
    themes: ThemeFile | None = None,
    catalogue: Catalogue | None = None,
    watch: Stopwatch | None = None,
) -> tuple[list[Record], list[Issue]]:
    """Extract the records of a document in its own language.

    Args:
        document: The document.
        themes: The user's own themes.
        catalogue: Tells the official indicators; what policymine ships if None.
        watch: Takes the time of the stages.

    Returns:
        The records in the order of their spans, without identifiers, and an issue for what was left out.

    Example:
        >>> from policymine.read import read_text
        >>> records, issues = extract_records(read_text("Nothing to count here.", language="en"))
        >>> records, issues
        ([], [])
    """
    issues: list[Issue] = []
    language = document.facts.language or "en"
    if language not in available():
        message = f"no language data for {language!r}: the document was not mined"
        return [], [Issue(document.source, "unsupported", message, None, f"known: {', '.join(available())}")]
    catalogue, watch = catalogue or Catalogue.load(), watch or Stopwatch()
    records: list[Record] = []
    copy = unclutter(document)
    for code, blocks in _by_language(copy.document, language).items():
        with watch.time("language data"):
            of_language = extractor(code) if themes is None else extractor(code, themes)
        for record in of_language.records(copy.document, issues, blocks, watch):
            with watch.time("indicators"):
                record.indicator_id, record.indicator_score = catalogue.find(
                    record.indicator,
                    sentence=record.sentence,
                    unit=record.unit,
                    measure=record.measure,
                    change=record.change,
                    language=code,
                )
            if themes is None:
                _settle_theme(record, catalogue, of_language.theming.classifier.default)
            records.append(record)
    return sorted(copy.restored(records), key=attrgetter("start", "end")), issues


def _settle_theme(record: Record, catalogue: Catalogue, default: str) -> None:
    """Let an official indicator have the catalogue's theme where those around it gave it the default one."""
    if record.theme == default and record.indicator_score >= _SURE_INDICATOR:
        theme = catalogue.indicators[record.indicator_id].theme
        if theme != default:
            record.theme_second, record.theme_score = record.theme, record.indicator_score
            record.theme = theme


def _by_language(document: Document, language: str) -> dict[str, list[Block]]:
    """Share the blocks of a document out among the languages that they are in.

    A block is in another language if it is in that one's script throughout: a Chinese paragraph in an English
    document, an English one among Chinese ones.
    """
    parts: dict[str, list[Block]] = {language: []}
    for block in document.blocks:
        code = language if document.language_given else _language_of(document.text[block.start : block.end], language)
        parts.setdefault(code, []).append(block)
    return parts


def _language_of(text: str, language: str) -> str:
    """The document's language, or for a block in another script the first language that is written in it."""
    own = load(language).script
    ascii_letters = len(text.encode("ascii", "ignore"))
    if (own == "han" and ascii_letters < 40) or (own == "latin" and len(text) - ascii_letters < 8):
        return language  # most blocks, told cheaply
    han = count_cjk(text)
    latin = sum(c.isascii() and c.isalpha() for c in text)
    script = "han" if han >= 8 and han > latin else "latin" if latin >= 40 and han * 20 < latin else ""
    if not script or own in (script, ""):
        return language
    return next((code for code in available() if load(code).script == script), language)
