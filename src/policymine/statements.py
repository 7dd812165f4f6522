"""Statements: a marked sentence and its context become records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

import regex

from policymine import deadlines, timing
from policymine.bare_numbers import BareNumbers
from policymine.bindingness import BindingnessReader
from policymine.constructions import Constructions, Found
from policymine.context import Context
from policymine.dates import DateReader, TimeSpan
from policymine.distractors import Distractors
from policymine.kinds import NO_VERB, KindReader, Verb
from policymine.lang import Language
from policymine.lang.units import Units
from policymine.learned import Models
from policymine.learned.deciding import Decider, Observation
from policymine.lexicon import WORD
from policymine.marking import Marker
from policymine.marks import QUANTITY, Marked
from policymine.naming import Draft, Naming
from policymine.phrases import Phrases, tidy
from policymine.quantities import Quantity, QuantityReader
from policymine.ranks import RankReader
from policymine.records import Change, Comparator, DateBasis, Measure, Record
from policymine.surroundings import Surroundings
from policymine.text import fold, normalise

_DENIED: dict[Comparator, Comparator] = {">=": "<=", ">": "<=", "<=": ">=", "<": ">="}
_ADVERBS = ("duration", "batches")
"""What says for how long, or in how many goes, is no part of a name."""
UP, DOWN = "Uux>", "Ddw<"
"""Letters of words that say a direction; the same in every language."""


class StatementReader:
    """Reads the statements of one language.

    Args:
        language: The language.
        units: The unit table.
        models: What was learned of the language; the rules alone if None.
        observe: Is told of every record, for training.
    """

    def __init__(
        self,
        language: Language,
        units: Units,
        models: Models | None = None,
        observe: Callable[[Observation], None] | None = None,
    ) -> None:
        self.language = language
        self._units = units
        self.dates = DateReader(language.tables["dates"])
        self.quantities = QuantityReader(language, units)
        self.kinds = KindReader(language)
        self._ranks = RankReader(language)
        self.bindingness = BindingnessReader(language)
        self._marker = Marker(language)
        self._constructions = Constructions(language)
        self._distractors = Distractors(language)
        self._phrases = Phrases(language)
        self._deadlines = deadlines.DeadlineReader(language, self._phrases)
        lexicon = language.tables["lexicon"]
        self._better = frozenset(lexicon.get("verbs", {}).get("better", []))
        self._done = frozenset(lexicon.get("verbs", {}).get("counts_as_done", []))
        left, right = (r"(?<![^\W_])", r"(?![^\W_])") if language.joiner else ("", "")
        self._less_is_better = regex.compile(
            rf"{left}\L<words>", words=list(lexicon.get("nouns", {}).get("less_is_better", [])) or ["\0"]
        )
        self._money_nouns = regex.compile(
            rf"{left}\L<words>{right}", words=list(lexicon.get("nouns", {}).get("money", [])) or ["\0"]
        )
        self._negation = str(language.tables["patterns"].get("verbs", {}).get("negation", "\0"))
        self._level_cues = frozenset(language.tables["numbers"].get("level_words", []))
        self._limit_nouns = tuple(f"{noun} " for noun in lexicon.get("verbs", {}).get("limit_nouns", []))
        self._listed_cues = frozenset(language.tables["numbers"].get("listed_words", []))
        self._limits = frozenset(lexicon.get("verbs", {}).get("limit", []))
        counted = sorted(lexicon.get("nouns", {}).get("counted", []), key=len, reverse=True) or ["\0"]
        # A word of one character may be a syllable of a longer one: it counts where the phrase or its part ends.
        ends = str(lexicon.get("nouns", {}).get("counted_ends", ""))
        self._counted = regex.compile("|".join(regex.escape(w) + (ends if len(w) == 1 else "") for w in counted))
        self._bound = regex.compile(str(lexicon.get("nouns", {}).get("bound_for", r"(?!)")))
        self._comparative = regex.compile(
            rf"\s*\L<words>{right}", words=list(lexicon.get("nouns", {}).get("comparatives", [])) or ["\0"]
        )
        self._verb_comparators: dict[str, Comparator] = (
            language.tables["cues"].get("comparator", {}).get("before_verb", {})
        )
        self._rates: dict[str, str] = language.tables["numbers"].get("rates", {})
        self._times_multiply = bool(language.tables["numbers"].get("signs", {}).get("times_multiply", False))
        self._rates_before = [
            (regex.compile(entry["pattern"]), str(entry["unit"]), frozenset(entry["dimensions"]))
            for entry in language.tables["numbers"].get("rate_before", [])
        ]
        self._rates_in_name = [
            (regex.compile(entry["pattern"]), str(entry["unit"]), frozenset(entry["dimensions"]))
            for entry in language.tables["numbers"].get("rate_in_name", [])
        ]
        moving = lexicon.get("nouns", {}).get("moving")
        self._moving = regex.compile(moving) if moving else None
        # A language in which "for 8 years" stands right before its verb reads it as an adverb, not as part of a name.
        self._lasting = str(language.tables["patterns"].get("distractors", {}).get("duration_letter", WORD))
        self._bare_numbers = BareNumbers(language, units)
        self._naming = Naming(self._phrases)
        self._decider = Decider(language, self._phrases, models or Models(), observe)
        self._around = Surroundings(language)

    def mark(self, sentence: str, year: int | None, folded: str | None = None) -> Marked | None:
        """Mark a sentence, or return None at once if it holds neither a number nor a date.

        Args:
            sentence: The source's wording.
            year: The document's year.
            folded: The sentence folded and plain, where that is known already.

        Returns:
            The marked sentence, or None.
        """
        if folded is None:
            folded = self.language.plain(fold(sentence))
        has_number = self.quantities.gate.search(folded) is not None
        if not has_number and self.dates.gate.search(folded) is None:
            return None
        text = normalise(sentence)
        times = self.dates.find(folded, year)
        times = [t for t in times if not (t.bare and self._is_count(folded, t))]
        taken = [(t.start, t.end) for t in times]
        ranks = self._ranks.find(folded, taken)
        taken += [(q.left, q.right) for q in ranks]
        quantities = self.quantities.read(folded, text, taken) if has_number else []
        quantities = sorted([*quantities, *ranks], key=attrgetter("start"))
        if not quantities and not times:
            return None
        return self._marker.mark(text, folded, quantities, times, self.dates.baselines(folded))

    def _is_count(self, folded: str, time: TimeSpan) -> bool:
        """Four digits before a plural noun are a count: "2000 households"."""
        return self.dates.counted_after(folded, time.end)

    def read(self, marked: Marked, context: Context) -> Iterator[Record]:
        """Read the statements of a sentence and carry the context on.

        Args:
            marked: The sentence.
            context: What runs on from before; it is updated.

        Yields:
            The records in the order of their spans, offsets relative to the sentence.
        """
        lean = self.kinds.opener_lean(marked.folded, marked.runs)
        if lean > 0 and context.opener <= 0:
            # "Next step: ..." leaves the year that was told of.
            context.block_time = context.passing = context.time = None
            context.lean = 0.0
        context.opener = lean or context.opener
        marked = self._named(marked, context)
        drafts = self._drafts(marked, context)
        assigned = timing.assign(marked, [draft.position for draft in drafts], leading=self.dates.leading)
        records: list[Record] = []
        for draft in drafts:
            for record in self._records(marked, draft, drafts, assigned, context):
                records.append(record)
                context.previous = record
        records += self._deadlines.read(marked, assigned, drafts_of(drafts), self.kinds, context)
        self._carry(marked, drafts, assigned, records, context)
        yield from sorted(records, key=attrgetter("start", "end"))

    def _drafts(self, marked: Marked, context: Context) -> list[Draft]:
        drafts: list[Draft] = []
        for position, letter in enumerate(marked.code):
            if letter != QUANTITY:
                continue
            quantity = self._settled(marked, position, marked.quantities[marked.marks[position].place])
            before = (drafts[-1].position, drafts[-1].quantity) if drafts else None
            quantity = self._bare_numbers.settled(marked, position, quantity, before, context.label, context.previous)
            found = self._constructions.find(marked, position, quantity)
            if (
                drafts
                and drafts[-1].quantity.sort == quantity.sort
                and quantity.sort != "number"
                and _joined(marked.code, drafts[-1].position, position)
                and _is_fallback(found)
            ):
                # "5%, 8% and 10% respectively": the later values of a list share the first one's construction.
                first = drafts[-1].found
                found = first._replace(shared=True) if first is not None else found
                if quantity.comparator == "=" and drafts[-1].quantity.cue:
                    quantity = replace(quantity, comparator=drafts[-1].quantity.comparator)
                self._share_back(marked, drafts, quantity)
            if drafts and self._is_listed(marked, drafts[-1], position, quantity):
                shared = drafts[-1].quantity
                quantity = replace(quantity, comparator=shared.comparator, cue=shared.cue)
            named = found.parts["verb"][0] if found and "verb" in found.parts else -1
            drafts.append(Draft(position, quantity, found, self.kinds.verb_of(marked, position, named)))
        return list(self._rate_back(drafts))

    def _is_listed(self, marked: Marked, before: Draft, position: int, quantity: Quantity) -> bool:
        """Whether a count goes on with a list whose bound the first one has: "at least 2 tugs, 1 crane"."""
        if before.quantity.cue not in self._listed_cues or quantity.comparator != "=":
            return False
        if before.quantity.sort != "number" or quantity.sort != "number":
            return False
        between = marked.code[before.position + 1 : position]
        return between[-1:] in (",", "c") and set(between.rstrip(",c")) <= set("n>at'-")

    def _rate_back(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """What the second of two values is per, the first is too: "from 3 yuan to 4 yuan per ton"."""
        for at, draft in enumerate(drafts):
            after = drafts[at + 1].quantity.unit if at + 1 < len(drafts) else None
            own = draft.quantity.unit
            starts = draft.found is not None and draft.found.construction.use == "start"
            if starts and after is not None and own is not None and after.symbol.startswith(f"{own.symbol}/"):
                yield draft._replace(quantity=replace(draft.quantity, unit=after))
            else:
                yield draft

    def _share_back(self, marked: Marked, drafts: list[Draft], quantity: Quantity) -> None:
        """The comparator behind a list of values is said of all of them: 91%、83%以上."""
        if self.language.joiner or self.quantities.comparators.at(marked.folded, quantity.end) is None:
            return
        for index in range(len(drafts) - 1, -1, -1):
            before = drafts[index]
            if before.quantity.comparator != "=" or before.quantity.sort != quantity.sort:
                return
            drafts[index] = before._replace(quantity=replace(before.quantity, comparator=quantity.comparator))
            if before.found is None or not before.found.shared:
                return

    def _named(self, marked: Marked, context: Context) -> Marked:
        """Turn the quantities that count nothing into plain words, so that they may be part of a name."""
        code = marked.code
        label = context.label
        lasting = False
        for position, letter in enumerate(marked.code):
            if letter == QUANTITY:
                quantity = marked.quantities[marked.marks[position].place]
                if label is not None and label.start <= quantity.start < label.end:
                    code = code[:position] + WORD + code[position + 1 :]
                elif why := self._distractors.why(marked, position, quantity):
                    other = self._lasting if why in _ADVERBS else WORD
                    lasting = lasting or other != WORD
                    code = code[:position] + other + code[position + 1 :]
        if code == marked.code:
            return marked
        named = replace(marked, code=code)
        # "The rate of 20 cities was 90% for 3 years": once the duration is an adverb, 20 is seen to be its scope.
        return self._named(named, context) if lasting and QUANTITY in code else named

    def _settled(self, marked: Marked, position: int, quantity: Quantity) -> Quantity:
        """Decide what "times" are: a multiple, or how often something happened."""
        if quantity.sort != "times":
            return quantity
        before = marked.code[max(0, position - 3) : position]
        multiple = (
            self._times_multiply
            or any(letter in UP + DOWN + "2" for letter in before)
            or self._comparative.match(marked.folded, quantity.right)
        )
        return replace(quantity, sort="multiple" if multiple else "number")

    def _records(
        self, marked: Marked, draft: Draft, drafts: Sequence[Draft], assigned: dict[int, int], context: Context
    ) -> Iterator[Record]:
        found = draft.found
        base = self._base(marked, draft, context)
        time_mark = assigned.get(draft.position)
        time = None
        if time_mark is not None:
            time = timing.placed(marked.times[marked.marks[time_mark].place], context)
            if time.how == "now" and time.last is None:
                time = None  # nobody knows when the text was written
        start_value = found is not None and found.construction.use == "start"
        reference = self._around.is_reference(marked, draft.position)
        if start_value and time_mark is not None and not self._own_date(marked, draft.position, time_mark):
            time = None  # the date behind "from A to B" is that of B
        start_value = start_value or reference
        score = self.kinds.score(marked, draft.position, draft.verb, time, context, start_value=start_value)
        if not self.kinds.is_strong(draft.verb):
            score += self.kinds.company([d.verb for d in drafts])
        told = (time, context.block_time, context.time, context.heading_times[-1] if context.heading_times else None)
        judged = self._decider.judge(marked, draft, base, told, context, score)
        if not judged.is_record:
            return
        base.kind = "target" if score > 0 else "result"
        if base.kind == "target":
            base.bindingness = self.bindingness.in_text(marked.words_around(draft.position, ".;,"))
        base.confidence = round(judged.confidence, 3)
        if abs(score) < 0.8:
            base.flags += ("kind_uncertain",)
        if draft.verb.sign == "modal" and base.kind == "result" and not start_value:
            base.flags += ("tense_against_date",)
            if time is not None and time.year_said:
                context.broken_tenses += 1
        if time is not None:
            text = marked.text[time.start : time.end]
            basis: DateBasis = "stated" if time.year_said else "context"
            timing.fill(base, timing.Timed(time, basis), {"date_text": tidy(text)})
        else:
            timed = timing.from_context(context, is_target=base.kind == "target")
            timing.fill(base, timed)
            if timed.basis == "document":
                base.flags += ("year_assumed",)
        names = list(self._naming.names(marked, draft, drafts, context))
        inherited = found is None or (found.construction.use == "same" and not found.shared)
        for name in names:
            record = replace(base) if len(names) > 1 else base
            record.indicator = name
            if self._decider.works:
                self._decider.observed(marked, draft, record, judged.statement, inherited=inherited)
                if len(names) == 1 and not self._naming.is_paired(marked, draft, drafts):
                    record.indicator = self._decider.indicator(marked, draft, name, inherited=inherited)
            record.unit = self._rated(record, draft.quantity)
            if not record.indicator:
                record.flags += ("indicator_missing",)
            elif inherited and record.indicator == name:
                record.flags += ("indicator_inherited",)
            yield record

    def _own_date(self, marked: Marked, position: int, time_mark: int) -> bool:
        """Whether a date stands right behind a value, before the next one."""
        if marked.times[marked.marks[time_mark].place].role == "from":
            return True
        return position < time_mark and QUANTITY not in marked.code[position + 1 : time_mark]

    def _base(self, marked: Marked, draft: Draft, context: Context) -> Record:
        quantity, found = draft.quantity, draft.found
        measure, unit = self._measure(marked, draft, context)
        record = Record(
            quantity.start, quantity.end, marked.text[quantity.start : quantity.end], "", "result", measure,
            comparator=quantity.comparator, value=quantity.value, value_high=quantity.high, unit=unit,
        )  # fmt: skip
        if record.comparator == "=" and draft.verb.lemma in self._limits and measure != "count":
            record.comparator = "<="
        if record.comparator == "=" and measure != "count" and self._limited(marked, found):
            record.comparator = "<="
        if record.comparator == "=":
            record.comparator = self._before_verb(marked, found)
        if quantity.cue in self._level_cues and self._is_denied(marked, found):
            record.comparator = _DENIED.get(record.comparator, record.comparator)
        if measure == "money" and quantity.unit is not None:
            context.currency = unit
        if record.comparator == "=" and found is not None and "unit" in found.parts:
            end = marked.marks[found.parts["unit"][1] - 1].end
            record.comparator = self.quantities.comparators.at(marked.folded, end) or "="
        record.change = self._change(marked, draft, measure, context)
        record.action = draft.verb.lemma
        if quantity.unit is not None and measure in ("amount", "money", "percent"):
            record.value_si = float(f"{quantity.value * quantity.unit.factor:.10g}")
            record.unit_si = quantity.unit.si
        if record.change != "level" or (found and found.construction.use == "same"):
            record.baseline = self._around.baseline(marked, draft.position)
        record.place = self._around.place(marked, draft.position)
        record.actor = self._around.actor(marked)
        if measure == "count" and not unit:
            record.flags += ("unit_unknown",)
        return record

    def _limited(self, marked: Marked, found: Found | None) -> bool:
        """Whether the indicator is called a limit: "a cap on fares is set at 4 yuan"."""
        if not self._limit_nouns or found is None or "ind" not in found.parts:
            return False
        name = self._phrases.phrase(marked, found.parts["ind"]).lower()
        return name.startswith(self._limit_nouns)

    def _is_denied(self, marked: Marked, found: Found | None) -> bool:
        """Whether the verb before a bound is denied: "does not rise above 5%" is at most that."""
        if found is None or "verb" not in found.parts:
            return False
        first = found.parts["verb"][0]
        return self._negation in marked.code[max(0, first - 2) : first]

    def _before_verb(self, marked: Marked, found: Found | None) -> Comparator:
        """The comparator that stands before the verb and not before the number: "at least build 3", 至少建成3座."""
        if found is not None and "verb" in found.parts:
            text = marked.folded[: marked.marks[found.parts["verb"][0]].start].rstrip()
            for word, comparator in self._verb_comparators.items():
                if text.endswith(word):
                    return comparator
        return "="

    def _measure(self, marked: Marked, draft: Draft, context: Context) -> tuple[Measure, str]:
        quantity, found = draft.quantity, draft.found
        symbol = quantity.unit.symbol if quantity.unit else ""
        if quantity.sort == "number":
            noun = self._phrases.phrase(marked, found.parts.get("unit")) if found else ""
            if noun and found is not None and not self._phrases.is_counting(noun):
                return "count", self._unit_of_count(marked, quantity, found, noun)
            if quantity.classifier:
                return "count", quantity.classifier
            return self._bare(marked, quantity, found, context)
        if quantity.sort == "multiple":
            return "multiple", "times"
        if quantity.sort == "rank":
            return "rank", ""
        if quantity.sort == "times":
            return "count", "time"
        if quantity.sort == "money" and "/" not in symbol and (rate := self._rate_before(marked, draft)):
            symbol = f"{symbol}/{rate}"
        if "/" not in symbol and (per := self._per(marked, quantity)):
            symbol = f"{symbol}/{per}"
        return quantity.sort, symbol

    def _per(self, marked: Marked, quantity: Quantity) -> str:
        """The unit that an amount is for, where the words before it tell: "a daily capacity of", 日处理."""
        dimension = quantity.unit.dimension if quantity.unit is not None else ""
        for pattern, unit, dimensions in self._rates_before:
            if dimension in dimensions and pattern.search(marked.folded, max(0, quantity.left - 12), quantity.left):
                return unit
        return ""

    def _rated(self, record: Record, quantity: Quantity) -> str:
        """The unit of an amount, with what its indicator says that it is for: a "daily capacity" is in t/d."""
        if record.measure != "amount" or quantity.unit is None or "/" in record.unit:
            return record.unit
        name = record.indicator.lower()
        for pattern, unit, dimensions in self._rates_in_name:
            if quantity.unit.dimension in dimensions and pattern.search(name):
                return f"{record.unit}/{unit}"
        return record.unit

    def _rate_before(self, marked: Marked, draft: Draft) -> str:
        """The unit of a price that stands before it: "for each kWh 0.45 yuan", 每千瓦时0.45元."""
        places = [draft.position]
        if draft.found is not None and "verb" in draft.found.parts:
            places.append(draft.found.parts["verb"][0])
        words = (marked.word(place - 1) for place in places if place)
        return next((self._rates[word] for word in words if word in self._rates), "")

    def _unit_of_count(self, marked: Marked, quantity: Quantity, found: Found, noun: str) -> str:
        """The counted noun; in a language without spaces the first known one, else the classifier."""
        if self.language.joiner:
            return self._phrases.unit_of(self._phrases.counted(marked, found.parts["unit"]))
        noun = self._bound.split(noun, 1)[0] or noun  # 技术员到基层: where to is no part of who
        known = self._counted.search(noun)
        if known and (len(known[0]) > 1 or not known.start()):
            return str(known[0])
        span = found.parts["unit"]
        end = next((i for i in range(span[0] + 1, span[1]) if marked.code[i] == "b"), span[1])
        name = self._phrases.phrase(marked, (span[0], end))
        name = self._bound.split(name, 1)[0] or name
        last = self._phrases.last_noun(name)
        return last or (str(known[0]) if known else quantity.classifier or noun)

    def _bare(self, marked: Marked, quantity: Quantity, found: Found | None, context: Context) -> tuple[Measure, str]:
        """A number with no noun behind it: money without its currency, an index, or a count of the subject."""
        name = self._phrases.phrase(marked, found.parts.get("ind")) if found else ""
        if self._phrases.is_poor(name):
            name = ""
        if name and self._money_nouns.search(name.lower()) and quantity.value >= 1000:
            return "money", context.currency
        if not quantity.value.is_integer():
            return "amount", ""
        if name and found is not None:
            head = self._phrases.unit_of(self._phrases.head(marked, found.parts["ind"]))
            if not self.language.joiner:
                head = next((str(known[0]) for known in reversed(list(self._counted.finditer(head)))), head)
            measured = self._units.find(head.rsplit(" ", 1)[-1], self.language.code) if head else None
            if measured is not None and measured.dimension == "time":
                return "amount", measured.symbol  # "the days of heavy pollution shall not exceed 6"
            return "count", head
        previous = context.previous
        return "count", previous.unit if previous is not None and previous.measure == "count" else ""

    def _change(self, marked: Marked, draft: Draft, measure: Measure, context: Context) -> Change:
        quantity, found = draft.quantity, draft.found
        if quantity.change:
            return "increase" if quantity.change == "increase" else "decrease"
        if measure in ("percent", "points") and (moved := self._around.moved(marked, quantity.right)):
            return moved
        if found is None:
            return "level"
        if draft.position + 1 < len(marked.code) and marked.code[draft.position + 1] == "z":
            against = self._around.direction(marked, draft.position + 1)
            if against and measure in ("percent", "points"):
                return against
        kind = found.construction.change
        if kind == "same":
            return context.previous.change if context.previous else "level"
        if kind == "level" and self._moving is not None and measure == "percent":
            left = quantity.left
            start = max(marked.folded.rfind(sign, 0, left) for sign in ",。;、:") + 1
            if match := self._moving.search(marked.folded, max(start, left - 14), left):
                return "increase" if match["up"] else "decrease"
        if kind == "level" or measure == "rank":
            return "level"
        if kind in ("increase", "decrease"):
            return kind  # type: ignore[return-value]
        verb = found.parts.get("verb")
        if verb is None:
            return "level"
        mark = marked.marks[verb[0]]
        if found.construction.done and mark.lemma in self._done:
            return "level"
        if mark.lemma in self._better:
            indicator = self._phrases.phrase(marked, found.parts.get("ind")).lower()
            indicator = indicator or (context.previous.indicator.lower() if context.previous else "")
            return "decrease" if self._less_is_better.search(indicator) else "increase"
        if mark.code in UP:
            return "increase"
        return "decrease" if mark.code in DOWN else "level"

    def _carry(
        self,
        marked: Marked,
        drafts: Sequence[Draft],
        assigned: dict[int, int],
        records: Sequence[Record],
        context: Context,
    ) -> None:
        """Carry the sentence's date and kind on to what follows."""
        begun = {d.quantity.start for d in drafts if d.found is not None and d.found.construction.use == "start"}
        told = [r for r in records if r.start not in begun] or records
        if told:
            targets = sum(1 if r.kind == "target" else -1 for r in told)
            context.lean = 1.0 if targets > 0 else -1.0 if targets < 0 else 0.0
        dates = [i for i, letter in enumerate(marked.code) if letter == "Z" and timing.usable(marked, i)]
        stated = [marked.times[marked.marks[i].place] for i in dates]
        stated = [t for t in stated if t.first is not None or t.last is not None]
        if stated:
            context.open_era(stated[0])
            started = {
                d.position
                for d in drafts
                if (d.found is not None and d.found.construction.use == "start")
                or self._around.is_reference(marked, d.position)
            }
            brackets = timing.bracketed(marked.code)
            taken = [i for p, i in assigned.items() if p not in started]
            if taken and all(brackets[i] for i in taken) and any(not brackets[d.position] for d in drafts):
                return  # "21% (30% the year before)": the remark's date is the remark's
            used = [marked.times[marked.marks[i].place] for i in taken]
            used = [t for t in used if t.role != "from"] or used
            chosen = used[0] if used else next((t for t in stated if timing.carries(t)), stated[0])
            if not used and drafts:
                return
            chosen = timing.placed(chosen, context)
            if not timing.carries(chosen):
                return
            if timing.is_passing(chosen, context):
                context.passing = chosen
                return
            context.block_time, context.passing = chosen, None
            if (records or not drafts) and not context.in_list:
                context.time = chosen


def _joined(code: str, first: int, second: int) -> bool:
    """Whether nothing but commas and "and" stands between two values."""
    between = code[first + 1 : second]
    return bool(between) and len(between) <= 3 and set(between) <= set(",cyas")


def _is_fallback(found: Found | None) -> bool:
    return found is None or found.construction.sorts == "bare"


def drafts_of(drafts: Sequence[Draft]) -> dict[int, Verb]:
    """The quantities of a sentence with their verbs, for the stage that reads deadlines."""
    return {draft.position: draft.verb or NO_VERB for draft in drafts}
