"""Statements: a marked sentence and its context become records."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

import regex

from policymine import deadlines, inherited_dates, sentence_dates, timing
from policymine.actors import Actors
from policymine.aimed_dates import AimedDates
from policymine.asides import (
    ends_before,
    is_after_count,
    is_aside,
    is_day_of_saying,
    is_due_then,
    is_moved_from,
    is_of_another,
    is_of_baseline,
    is_remark,
    is_said_again,
    is_told_of,
    joined_bound,
    keep_own_dates,
    lasts_from,
    leave_owners,
    leave_parts,
    opens_item,
)
from policymine.bindingness import BindingnessReader
from policymine.bounds import BoundReader
from policymine.carrying import Carrying
from policymine.casualties import Casualties
from policymine.clausal_names import ClausalNames
from policymine.completing import Completion
from policymine.constructions import SAID_AGAIN
from policymine.context import Context
from policymine.dates import DateReader
from policymine.distractors import Distractors
from policymine.drafting import Drafting
from policymine.drafts import Draft
from policymine.from_writing import AS_OF_NOW, OF_LATE, UNPLACED
from policymine.issued_texts import IssuedTexts
from policymine.joined_years import spanned
from policymine.kinds import KindReader
from policymine.lang import Language
from policymine.lang.units import Units
from policymine.learned import Models
from policymine.learned.deciding import Decider, Observation
from policymine.lent_times import lent, told
from policymine.lexicon import WORD
from policymine.marking import Marker
from policymine.marks import QUANTITY, Marked
from policymine.measured_things import MeasuredThings
from policymine.measures import MeasureReader
from policymine.movement import MovementReader
from policymine.naming import Naming, is_of_which
from policymine.noun_phrases import tidy
from policymine.paired_back import pair_back, pair_shares
from policymine.participles import Participles
from policymine.per_so_many import PerSoMany
from policymine.phrases import Phrases
from policymine.purposes import Purposes
from policymine.quantities import QuantityReader
from policymine.recalling import Recalling
from policymine.records import DateBasis, Record
from policymine.referents import Referents
from policymine.renewed_goals import RenewedGoals, goal_of
from policymine.sentence_marking import SentenceMarker
from policymine.siblings import is_converted, is_sibling, is_tied, kept, tell_of_done
from policymine.stand_ins import StandIns
from policymine.start_dates import of_end, of_start
from policymine.surroundings import Surroundings
from policymine.text import fold
from policymine.told_moves import ToldMoves
from policymine.told_years import anchored
from policymine.verbs import NO_VERB, Verb
from policymine.year_labels import labelled
from policymine.yearly_moves import YearlyMoves
from policymine.yearly_values import spread

_PURPOSE = regex.compile(r"2a?[VbURD]")
_DONE = ("past", "perfect")
"""Forms of verbs that tell of what was done."""
_DATED = regex.compile("(?:o[tan>]{1,6})?[aZ]*Z,?c[ay]*")
_RECALLED = 5
"""So many records before the last one may be named again."""
_ADVERBS = ("duration", "batches")
"""What says for how long, or in how many goes, is no part of a name."""


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
        self._texts = frozenset(language.tables["cues"].get("kind", {}).get("texts", ()))
        self._sayings = frozenset(language.tables["cues"].get("kind", {}).get("sayings", ()))
        self._decrees = frozenset(language.tables["cues"].get("kind", {}).get("decrees", ()))
        self._remarks = frozenset(language.tables["cues"].get("kind", {}).get("remarks", ()))
        self.bindingness = BindingnessReader(language)
        self.marker = Marker(language)
        self._drafting = Drafting(language, units, self.kinds, self.quantities.comparators)
        self._sentences = SentenceMarker(language, self.dates, self.quantities, self.marker)
        self._distractors = Distractors(language)
        self._phrases = Phrases(language)
        self._deadlines = deadlines.DeadlineReader(language, self._phrases)
        # A language in which "for 8 years" stands right before its verb reads it as an adverb, not as part of a name.
        self._when = frozenset(language.tables["patterns"].get("when", ()))
        self._lasting = str(language.tables["patterns"].get("distractors", {}).get("duration_letter", WORD))
        self._naming = Naming(language, self._phrases, self.marker)
        self._actors = Actors(language)
        self._purposes = Purposes(language, self._phrases)
        self._aimed_dates = AimedDates(language)
        self._issued = IssuedTexts(language)
        self._participles = Participles(language)
        self._recalling = Recalling(language, self._phrases)
        self._referents = Referents(language, self._phrases, self.marker)
        self._completion = Completion(language, self._phrases)
        self._renewed = RenewedGoals(language)
        self._casualties = Casualties(language)
        self._yearly = YearlyMoves(language)
        self._told_moves = ToldMoves(language)
        self._measured = MeasuredThings(language, self._phrases, self.marker)
        self._per = PerSoMany(language)
        self._stand_ins = StandIns(language, self._phrases, self.marker)
        self._clausal = ClausalNames(language, self._phrases)
        self._decider = Decider(language, self._phrases, models or Models(), observe)
        self._around = Surroundings(language)
        self._measures = MeasureReader(language, units, self._phrases)
        self._bounds = BoundReader(language, self.quantities.comparators, self._phrases)
        names = self.marker.dated_names
        self._carrying = Carrying(self.kinds, self._around, names, self.dates)
        self._movement = MovementReader(language, self._phrases, self._around)

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
        return self.mark_all([(sentence, folded)], year)[0]

    def mark_all(self, sentences: Sequence[tuple[str, str]], year: int | None) -> list[Marked | None]:
        """Mark several sentences, each with the same folded and plain, faster than one by one."""
        return self._sentences.mark_all(sentences, year)

    def read(self, marked: Marked, context: Context) -> Iterator[Record]:
        """Read the statements of a sentence and carry the context on.

        Args:
            marked: The sentence.
            context: What runs on from before; it is updated.

        Yields:
            The records in the order of their spans, offsets relative to the sentence.
        """
        lean, opened = self.kinds.leans.opener_lean(marked.folded, marked.runs), context.opener
        context.open_stretch(lean)
        self._issued.hear(marked.folded, context)
        against = {i for i, code in enumerate(marked.code) if code == QUANTITY and self._is_left(marked, i)}
        marked = labelled(anchored(self._named(marked, context), context))
        context.day = context.day if inherited_dates.goes_on(marked, context) else None
        drafts = self._drafting.drafts(marked, context)
        positions = [draft.position for draft in drafts]
        assigned = sentence_dates.assign(
            marked, positions, leading=self.dates.leading, against=against,
            completions=self.dates.completions, publishing=self.dates.publishing,
        )  # fmt: skip
        drafts = self._participles.settled(marked, drafts, assigned, self.kinds.is_aimed_at)
        self._aimed_dates.settle(marked, drafts, assigned, self.kinds.is_aimed_at)
        for before, draft in itertools.pairwise(drafts):
            if before.position not in against and is_told_of(marked, before, draft.position):
                # "50 tons by 2030 (20% more than the 40 of 2015)": the year in the brackets is that of the 40.
                assigned.pop(draft.position, None)
                if before.position in assigned:
                    assigned[draft.position] = assigned[before.position]
        keep_own_dates(marked, drafts, assigned, self.kinds.is_now)
        if context.present:
            leave_parts(marked, assigned)
        if self._when:
            leave_owners(marked, drafts, assigned, self._when)
        context.lent = lent(marked, positions, context)
        context.names.clear()
        context.values.clear()
        context.counts.clear()
        earlier = context.last
        records: list[Record] = []
        left_out: list[float] = []  # what no record is may still tell of what is to come
        done: set[int] = set()  # dates of what is told as done: 到5月已建3座，改造2处
        for draft in drafts:
            for record in self._records(marked, draft, drafts, assigned, done, left_out, context):
                records.append(record)
                context.previous = record
                context.last = (*context.last[-_RECALLED:], record)
                if record.kind == "target" and record.indicator:
                    context.goals[record.measure] = record.indicator
                of_part = draft.found is not None and draft.found.construction.use == "part"
                if not of_part and not is_of_which(marked, draft.position):
                    # "A third of 900 villages, of which 120 are in Dale": the share is none.
                    counted = context.whole is not None and context.whole.measure == "count"
                    context.whole = context.whole if counted and record.measure == "percent" else record
        if self.language.joiner:
            pair_back(marked, earlier, records)
        else:
            pair_shares(marked, records)
        spread(marked, records)
        self._told_moves.settle(marked, records)
        for due in self._deadlines.read(marked, assigned, drafts_of(drafts), self.kinds, context):
            due.indicator = self._referents.definite(due.indicator, marked, context.before)
            records.append(due)
        if lean > 0 >= opened and records and all(record.kind == "result" for record in records):
            context.opener = opened  # "This year 9 were built": what was done opens no tasks
        if not self.language.joiner and opened > 0 >= lean and tell_of_done(drafts, records):
            context.opener = 0.0  # 下一步，…… 反馈的58项任务，已完成51项: news has come to something else
        context.told_times = told(marked, assigned, context)
        self._carrying.carry(marked, drafts, assigned, records, left_out, context)
        yield from sorted(records, key=attrgetter("start", "end"))

    def _named(self, marked: Marked, context: Context) -> Marked:
        """Turn the quantities that count nothing into plain words, so that they may be part of a name."""
        code = marked.code
        label = context.label
        lasting, bound = False, -1
        for position, letter in enumerate(marked.code):
            if letter == QUANTITY:
                quantity = marked.quantities[marked.marks[position].place]
                if label is not None and label.start <= quantity.start < label.end:
                    code = code[:position] + WORD + code[position + 1 :]
                elif code[position - 1 : position] == "(" and is_said_again(marked, position):
                    code = code[: position - 1] + SAID_AGAIN + code[position + 2 :]
                elif why := self._distractors.why(marked, position, quantity) or joined_bound(marked, position, bound):
                    bound = position if why == "threshold" else bound
                    other = self._lasting if why in _ADVERBS else WORD
                    lasting = lasting or other != WORD
                    code = code[:position] + other + code[position + 1 :]
                    if quantity.sort == "rank" and code[position - 1 : position] == "l":
                        code = f"{code[: position - 1]}i{code[position:]}"  # "lakes that reached Class II" are a name
                    if why == "duration" and self.language.joiner and (at := lasts_from(code, position)) > 0:
                        code = f"{code[:at]}{'a' * (position + 1 - at)}{code[position + 1 :]}"
                    if why == "enumerator" and self.language.joiner and (opened := opens_item(code, position)) >= 0:
                        code = f"{code[:opened]}{'.' * (position + 2 - opened)}{code[position + 2 :]}"  # in no name
        if code == marked.code:
            return marked
        named = replace(marked, code=code)
        # "The rate of 20 cities was 90% for 3 years": once the duration is an adverb, 20 is seen to be its scope.
        return self._named(named, context) if lasting and QUANTITY in code else named

    def _records(
        self,
        marked: Marked,
        draft: Draft,
        drafts: Sequence[Draft],
        assigned: dict[int, int],
        done: set[int],
        left_out: list[float],
        context: Context,
    ) -> Iterator[Record]:
        found = draft.found
        base = self._base(marked, draft, context)
        time_mark = assigned.get(draft.position)
        time, other, now = None, False, False
        if time_mark is not None:
            promised = draft.verb.sign in ("modal", "infinitive")
            said = spanned(marked, time_mark, assigned, draft.quantity.sort)
            time = timing.placed(said, context, promised=promised, done=draft.verb.sign in _DONE)
            if time.how in UNPLACED and time.last is None:
                now, time = time.how in ("now", OF_LATE), None  # nobody knows when the text was written
            elif time.role == "deadline" and not draft.verb.sign and time_mark in done:
                time = replace(time, role="as_of")
            year = context.anchor.year
            past = year is None or time is None or time.last is None or time.last.year <= year
            other = past and is_of_another(marked, draft, time_mark, self._texts, self._decrees, self._sayings)
            said_then = time_mark > draft.position and is_day_of_saying(marked, time_mark, self._sayings)
            if other or said_then or is_after_count(marked, drafts, draft, time_mark, year):
                time = None
        begins = found is not None and found.construction.use == "start"
        start_value = begins or is_of_baseline(marked, draft.position) or is_moved_from(marked, draft.position)
        reference = self._around.is_reference(marked, draft.position)
        if start_value and time_mark is not None and not sentence_dates.is_own(marked, draft.position, time_mark):
            time = None  # the date behind "from A to B" is that of B
        elif reference and time is not None and time_mark is not None:
            due = time.role == "deadline" or timing.is_to_come(time, context.anchor)
            own = not due or sentence_dates.is_own(marked, draft.position, time_mark)
            time = time if own else None  # "40% by 2030, against 12%"
        if start_value and time is None:
            time = of_start(marked, draft, drafts, assigned, context)
        elif time is None and time_mark is None and not self.language.joiner:
            time = of_end(marked, draft, drafts, assigned, context)
        asked = self._issued.asking(marked, draft.position, draft.verb, context)
        if asked is not None and time_mark is not None and marked.marks[time_mark].start < asked.start:
            issued, time = time, self._issued.own_date(marked, draft.position, asked, time, context)
            other = other or (issued is not None and time is None)  # that of its issue
        start_value = start_value or reference or is_aside(marked, draft.position, time, context)
        if not start_value and is_remark(marked, draft.position, self._remarks):
            start_value = True
            if time_mark is not None and "," in marked.code[draft.position : time_mark]:
                time = None  # that of the promise around it
                assigned.pop(draft.position)
        if (
            time_mark is not None
            and time is not None
            and (time.role == "deadline" or timing.is_of_years_ahead(time, context.anchor))
            and self._is_later(marked, draft, drafts, time_mark)
        ):
            time = None
        score = self.kinds.score(marked, draft.position, draft.verb, time, context, start_value=start_value)
        score += asked.weight if asked is not None else 0.0
        if not self.kinds.is_strong(draft.verb) and draft.verb.sign != "present":
            left = self._naming.parts.is_remainder
            listed = draft is not drafts[0] and drafts[0].verb.sign == "modal"
            told_of = self.kinds.is_told(time, context.anchor)
            others = [d for d in drafts if not left(marked, d.position)]
            if not self.language.joiner:
                ahead = self.kinds.is_of_next(marked, draft.position, draft.verb)
                others = [d for d in others if not (ahead and d.position > draft.position and d.verb.sign == "modal")]
            verbs = [d.verb for d in others if not (told_of and d.position > draft.position and d.verb.sign == "modal")]
            score += self.kinds.company(verbs, draft.verb if listed else None)
        told = (time, context.block_time, context.time, context.heading_times[-1] if context.heading_times else None)
        judged = self._decider.judge(marked, draft, base, told, context, score)
        if is_sibling(marked.code, draft, drafts):
            score = kept(score, judged.score, context, tied=is_tied(marked.code, draft, drafts))
        else:
            score = min(score, judged.score) if begins else judged.score
        if not judged.is_record:
            left_out.append(score)
            return
        if score > 0 and time is None and not other and self._is_over(marked, draft, context):
            score = -min(score, 0.5)
        base.kind = "target" if score > 0 else "result"
        if base.kind == "target":
            base.bindingness = self.bindingness.in_text(marked.words_around(draft.position, ".;,"))
        elif draft.verb.sign == "perfect" and time_mark is not None:
            done.add(time_mark)
        base.confidence = round(judged.confidence, 3)
        if abs(score) < 0.8:
            base.flags += ("kind_uncertain",)
        if draft.verb.sign == "modal" and base.kind == "result" and not start_value:
            base.flags += ("tense_against_date",)
            if time is not None and time.year_said:
                context.broken_tenses += 1
        if base.kind == "target" and time is not None and time.how in AS_OF_NOW and not is_due_then(marked, time_mark):
            time = None  # that of the news: "today it said that 9 will be built"
            assigned.pop(draft.position, None)
        tenseless = not self.language.joiner
        if tenseless and base.kind == "result" and time is not None and timing.is_to_come(time, context.anchor):
            time = None  # that of what is left to do: 已建成6座，其余计划明年底前完成
            assigned.pop(draft.position, None)
        if time is not None:
            text = marked.text[time.start : time.end]
            basis: DateBasis = "stated" if time.year_said else "context"
            inherited_dates.fill(base, inherited_dates.Timed(time, basis), {"date_text": tidy(text)})
        else:
            now = now or self.kinds.is_now(marked, draft.position)
            timed = inherited_dates.from_context(
                context, is_target=base.kind == "target", now=now, position=draft.position
            )
            timed = self._issued.due(asked, timed, context.anchor.year) if base.kind == "target" else timed
            inherited_dates.fill(base, timed)
            if timed.basis == "document":
                base.flags += ("year_assumed",)
        names = list(self._naming.names(marked, draft, drafts, context))
        before = context.previous if is_converted(marked.code, draft.position) else None
        same = before is not None and before.measure == base.measure and before.unit != base.unit
        if before is not None and same:
            names = [before.indicator]  # "4 billion yuan (600 million dollars)"
        inherited = found is None or (found.construction.use == "same" and not found.shared)
        paired = self._naming.is_paired(marked, draft, drafts, context)
        for name in names:
            record = replace(base) if len(names) > 1 else base
            record.indicator = name
            if self._decider.works:
                self._decider.observed(marked, draft, record, judged.statement, inherited=inherited)
                settled = (found is not None and found.aside and bool(name)) or self._phrases.again(name) is not None
                settled = settled or same
                if len(names) == 1 and not settled and not paired:
                    record.indicator = self._decider.indicator(marked, draft, name, inherited=inherited)
            record.indicator = self._clausal.named(
                record.indicator, marked, draft.position, draft.verb.position, record, context.previous
            )
            record.indicator = self._actors.without(self._phrases.achieved(record.indicator))
            record.indicator = self._purposes.named(record.indicator, record.measure, marked, draft)
            named = record.indicator
            full = self._completion.completed(named, marked, draft, record, context)
            full = self._per.named(full, marked, draft, drafts[0], context.previous)
            full = self._recalling.recalled(full, marked, draft, record, context.last)
            record.indicator = self._referents.resolved(full, marked, draft.position, context.before, record.measure)
            if self._phrases.is_goal(record.indicator) and context.previous is not None:
                record.indicator = goal_of(record, context.previous, context)
            listed = len(names) > 1 or paired
            record.indicator = self._stand_ins.named(
                record.indicator, name, marked, draft.position, record, context, listed=listed
            )
            record.indicator = self._measured.named(record.indicator, marked, draft.position, context.before)
            record.indicator = self._casualties.named(record.indicator, marked, draft.position)
            record.indicator = self._yearly.named(record, marked)
            self._renewed.renew(record, marked, context)
            record.unit = self._measures.rated(record, marked, draft.quantity)
            if not record.indicator and context.led_by:
                record.indicator = context.led_by
                record.flags += ("indicator_inherited",)
            elif not record.indicator:
                record.flags += ("indicator_missing",)
            elif inherited and named == name:
                record.flags += ("indicator_inherited",)
            self._naming.note(marked, draft, record, context)
            yield record

    def _is_over(self, marked: Marked, draft: Draft, context: Context) -> bool:
        """Whether all that is known of a promise's date is a year that its document looks back on."""
        year = context.anchor.year
        if context.section > 0 or year is None or self.kinds.is_aimed_at(marked, draft.position):
            return False
        if draft.verb.sign == "modal" and self.kinds.is_duty(marked, draft.position):
            return False
        timed = inherited_dates.from_context(context, is_target=True)
        if timed.span is not None and timed.span is context.time and context.block_time is None:
            return False  # another paragraph's year
        return timed.basis == "context" and timed.span is not None and ends_before(timed.span, year)

    def _is_later(self, marked: Marked, draft: Draft, drafts: Sequence[Draft], time_mark: int) -> bool:
        """Whether a deadline is that of a promise behind what was done: "9 were moved, and 5 will be moved by June".

        A purpose is such a promise too ("a fund of 3 million was opened to replace the old buses by 2027"), and so is
        what was aimed at ("it was 30%, and not the 50% due by 2027").
        So is it before: "in line with the goal of 40 wells by 2030, it has dug 9".
        """
        done = draft.verb.sign in _DONE
        if not done and draft.verb.sign != "present":
            return False
        aims = [d for d in drafts if done and d.position < time_mark < draft.position]
        if any(self.kinds.is_aimed_at(marked, aim.position) for aim in aims):
            return True
        if done and _PURPOSE.search(marked.code, draft.position, time_mark) is not None:
            return True
        between = [other for other in drafts if draft.position < other.position < time_mark]
        return any(other.verb.sign == "modal" or self.kinds.is_aimed_at(marked, other.position) for other in between)

    def _is_left(self, marked: Marked, position: int) -> bool:
        """Whether a value is one that another is held against: "double from the 30", "compared with the 44"."""
        left = marked.code[:position].rstrip("ta").endswith("f") or self._around.is_reference(marked, position)
        return left or is_moved_from(marked, position)

    def _base(self, marked: Marked, draft: Draft, context: Context) -> Record:
        quantity, found = draft.quantity, draft.found
        measure, unit = self._measures.of(marked, draft, context)
        record = Record(
            quantity.start, quantity.end, marked.text[quantity.start : quantity.end], "", "result", measure,
            comparator=self._bounds.of(marked, draft, measure),
            value=quantity.value, value_high=quantity.high, unit=unit,
        )  # fmt: skip
        if measure == "money" and quantity.unit is not None:
            context.currency = unit
        record.change = self._movement.of(marked, draft, measure, context)
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


def drafts_of(drafts: Sequence[Draft]) -> dict[int, Verb]:
    """The quantities of a sentence with their verbs, for the stage that reads deadlines."""
    return {draft.position: draft.verb or NO_VERB for draft in drafts}
