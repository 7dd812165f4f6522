"""Names of indicators, put together from the phrases of a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import regex

from policymine.constructions import Found, Span
from policymine.lang import Language, nouns
from policymine.marks import QUANTITY, Marked
from policymine.noun_phrases import PARTICIPLES, NounPhrases, tidy
from policymine.quantities import Quantity
from policymine.records import Record

_MEASURE = 3
"""How long a measure is that no word list knows: 使用率, 结算率."""
_BARE_MEASURE = 5
"""A measure of so many ideographs still does not say of what it is: 就地转化率."""
_LEAST_OWNER = 2
"""What a measure is of has at least so many ideographs."""
_SHORT_NAME = 4
"""A name of so many ideographs may want the noun at the end of its list."""


_LONGEST_OWN = 3
"""A name of a list that leaves its head to the last one has at most so many words."""


class Phrases(NounPhrases):
    """Builds the names of what is measured, in the wording of the source.

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> Phrases(load("en")).share("farmland", "land")
        'share of farmland in land'
    """

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        table: Mapping[str, Any] = language.tables["patterns"].get("phrases", {})
        self.ties = frozenset(table.get("ties", ()))
        place_name = table.get("place_name")
        self._place_name = regex.compile(place_name) if place_name else None
        self._actions = frozenset(table.get("bare_actions", ()))
        self._only_acts = regex.compile(r"\L<words>{1,3}", words=list(self._actions) or ["\0"])
        self._light = tuple(table.get("light", ()))
        counted_tail = table.get("counted_tail")
        self._counted_tail = regex.compile(counted_tail) if counted_tail else None
        self._within = regex.compile(table.get("within", r"(?!)"))
        self._rest = frozenset(table.get("rest", ()))
        self._partly = str(table.get("partly", ""))
        self._told = frozenset(table.get("told", ()))
        self._fresh = tuple(sorted(table.get("fresh", ()), key=len, reverse=True))
        self._told_behind = frozenset(table.get("told_behind", ()))
        self._own_ends = tuple(table.get("own_ends", ()))
        self._part_heads = self._counters | frozenset(table.get("shares", ()))
        self._share_ends = tuple(table.get("share_ends", ()))
        self._shared_tail = regex.compile(table.get("shared_tail", r"(?!)"))
        lexicon = language.tables["lexicon"].get("nouns", {})
        self._heads = sorted(lexicon.get("heads", []), key=len, reverse=True)
        self._money = frozenset(lexicon.get("money", ()))
        self._giving: Mapping[str, str] = table.get("giving", {})
        self._performing = frozenset(table.get("performing", ()))
        self._plain_verbs = frozenset(table.get("plain_verbs", ()))
        self._agents: Mapping[str, str] = table.get("agents", {})
        self._of = str(table.get("of", ""))
        self._substance = regex.compile(table.get("substance", r"(?!)"))
        self._sparing = frozenset(table.get("sparing", ()))
        self._governing = tuple(table.get("governing", "")) or ("\0",)
        pair = table.get("pair")
        self._pair = regex.compile(pair) if pair else None
        self._pointers: dict[str, str] = {word: side for side in ("former", "latter") for word in table.get(side, ())}
        self._owners = frozenset(table.get("owners", ()))
        self._acts: Mapping[str, str] = table.get("acts", {})
        self.attributes = frozenset(table.get("attributes", ()))
        self._shared_heads = frozenset(table.get("shared_heads", ()))
        self._whole_heads = frozenset(table.get("whole_heads", ()))
        self._existential = regex.compile(table.get("existential", r"(?!)"))
        self._goal = regex.compile(table.get("goal", r"(?!)"))
        self._again = regex.compile(table.get("again", r"(?!)"))
        self._measures = frozenset(language.tables["patterns"].get("referents", {}).get("measures", ()))
        self._ones = frozenset(table.get("ones", ()))
        self._poor = frozenset(table.get("poor", []))
        self._poor_phrase = regex.compile(table.get("poor_phrase", r"(?!)"))
        self._rates_of = frozenset(table.get("rates_of", ()))
        self._measures_of = frozenset(table.get("measures_of", ()))
        self._generic = frozenset(table.get("generic", []))
        self._rate = str(table.get("rate", ""))
        self._extents: Mapping[str, frozenset[str]] = {
            each: frozenset(group) for group in table.get("extents", ()) for each in group
        }
        self._wholes = frozenset(table.get("wholes", ()))
        self._sums = frozenset(table.get("sums", ()))
        self._apart: Mapping[str, Sequence[str]] = table.get("apart", {})
        self._templates: Mapping[str, str] = language.tables["cues"].get("templates", {})
        self._that = self._templates.get("that", "\0")

    def headed(self, names: list[str]) -> list[str]:
        """Give each name of a list the head that only the last one has: A、B排放量 is A排放量 and B排放量."""
        tail = self._shared_tail.search(names[-1], 1)
        if tail is not None and not any(self._shared_tail.search(name) for name in names[:-1]):
            return [*(name + tail[0] for name in names[:-1]), names[-1]]
        counted = self._counted_tail.fullmatch(names[-1]) if self._counted_tail else None
        if counted is not None and (head := next((h for h in self._heads if counted["tail"].endswith(h)), "")):
            names = [*names[:-1], counted["own"] + head]
        if self._shared_heads and (head := self._last_head(names)):
            return [*(f"{name} {head}" for name in names[:-1]), names[-1]]
        head = next((h for h in self._heads if names[-1].endswith(h) and len(names[-1]) > len(h)), "")
        if not head and self._own_ends and names[-1].endswith(self._own_ends):
            head = self.last_noun(names[-1]) or names[-1][-_MEASURE:]
        if not head and (head := self._parallel_head(names)):
            return [*(name + head for name in names[:-1]), names[-1]]
        if not head or head == names[-1]:
            return self._owned(names)
        return self._owned([name if name.endswith((*self._own_ends, *self._heads)) else name + head for name in names])

    def _last_head(self, names: Sequence[str]) -> str:
        """The noun at the end of the last name that the others have too: "tea and rice output"."""
        *own, head = names[-1].lower().split() or [""]
        of = self._of.strip()
        if not own or head not in self._shared_heads or of in own:
            return ""
        heads = self._shared_heads | self._whole_heads
        for words in (name.lower().split() for name in names[:-1]):
            if not words or words[-1] in heads or of in words or len(words) > _LONGEST_OWN:
                return ""
        if own[0] in self.attributes and all(name.lower() in self.attributes for name in names[:-1]):
            return " ".join((*own[1:], head))  # "the urban and rural mean income"
        return head

    def _owned(self, names: list[str]) -> list[str]:
        """Give bare measures behind the first name of a list what that one is of: 渔船数量和吨位 are 渔船吨位 too."""
        first = names[0]
        measure = next((head for head in self._heads if first.endswith(head)), "") or self.last_noun(first)
        owner = first.removesuffix(measure) if measure else ""
        if self.spaced or len(owner) < _LEAST_OWNER:
            return names
        return [first, *(owner + name if name in self._heads else name for name in names[1:])]

    def told_apart(self, name: str, size: int) -> list[str] | None:
        """The things that one word of a name stands for, if they are so many: 城乡收入 is 城镇收入 and 农村收入."""
        word = next((word for word, things in self._apart.items() if word in name and len(things) == size), None)
        return None if word is None else [name.replace(word, thing, 1) for thing in self._apart[word]]

    def _parallel_head(self, names: Sequence[str]) -> str:
        """The noun at the end of the last name, where the others stand like what is before it: 偷盗、诈骗案件."""
        if self.spaced:
            return ""
        *others, last = names
        known = nouns(self._code)
        if any(name in known or len(name) > _SHORT_NAME for name in others):
            return ""
        for at in range(2, len(last) - 1):
            own, head = last[:at], last[at:]
            if any(name.endswith(head) for name in others):
                return ""
            as_long = all(len(name) == len(own) for name in others)
            alike = all(name[:1] == own[:1] or name[-1:] == own[-1:] for name in others)
            if (as_long and (head in known or alike)) or (alike and head[-2:] in known):
                return head
        return ""

    def is_poor(self, indicator: str) -> bool:
        """Tell whether a phrase names nothing by itself ("the target", "what")."""
        folded = indicator.lower()
        return folded in self._poor or self._poor_phrase.fullmatch(folded) is not None

    def is_goal(self, indicator: str) -> bool:
        """Tell whether a phrase only says that something is aimed at: "the 2030 target"."""
        return self._goal.fullmatch(indicator.lower()) is not None

    def is_rate_of(self, indicator: str) -> bool:
        """Tell whether an indicator is a rate of what was counted before: "the completion rate"."""
        return indicator.lower() in self._rates_of

    def again(self, indicator: str) -> regex.Match[str] | None:
        """Tell whether a phrase is only a word for a measure that was told before: "this share"."""
        return self._again.fullmatch(indicator)

    def measures(self, marked: Marked, position: int) -> bool:
        """Tell whether words before a value say what a bare target may be of: "the share", "emissions"."""
        return any(self._inflection.singular(marked.word(at)) in self._measures for at in range(position))

    def is_part(self, indicator: str) -> bool:
        """Tell whether an indicator only says which part: a place ("37 of them in Gangcheng District"), the rest."""
        place = self._place_name is not None and self._place_name.fullmatch(indicator) is not None
        return place or indicator in self._rest

    def is_action(self, indicator: str) -> bool:
        """Tell whether an indicator says what is done but not to what (办结, 清理整治)."""
        return self._only_acts.fullmatch(indicator) is not None

    def is_generic(self, indicator: str) -> bool:
        """Tell whether an indicator names a measure but not of what ("capacity")."""
        return indicator.lower() in self._generic

    def is_bare_measure(self, indicator: str) -> bool:
        """Tell whether an indicator is one word for a measure, so that it does not say of what: 产值, 出口量."""
        ends = indicator.endswith((*self._own_ends, *self._share_ends)) if self._own_ends else False
        return self.is_generic(indicator) or indicator in self._heads or (ends and len(indicator) <= _BARE_MEASURE)

    def is_measure(self, indicator: str) -> bool:
        """Tell whether an indicator ends in a word for a measure: 零售额, 治理率."""
        return indicator.endswith((*self._own_ends, *self._share_ends, *self._heads))

    def generic(self, indicator: str, of: str) -> str:
        """Say of what a measure is: "capacity" becomes "capacity of the sewage plant"."""
        if of.lower().startswith(indicator.lower()) or (self.spaced and of.lower().endswith(f" {indicator.lower()}")):
            return of  # it says already of what: "capacity of steel plants"
        head, tie, rest = of.partition(self._of) if self._measures_of else ("", "", "")
        if tie and self.is_generic(head) and indicator.rsplit(" ", 1)[-1].lower() in self._measures_of:
            of = rest  # "the mill has an investment of 8 million and an area of 3 mu"
        if group := self._extents.get(indicator):
            ends = [each for each in group | self._wholes if len(each) < len(of) and of.endswith(each)]
            of = of.removesuffix(max(ends, key=len, default=""))
        if self._rate and indicator.endswith(self._rate):
            # 办结率100%，满意率98%: the second is no rate of the first
            rates = [each for each in self._generic if each.endswith(self._rate) and of.endswith(each)]
            of = of.removesuffix(max(rates, key=len, default=""))
            if len(indicator) > len(self._rate) + 1 and of.endswith(act := indicator.removesuffix(self._rate)):
                of = of.removesuffix(act).removesuffix(self._partly)  # 来信办结率, not 来信办结办结率
        if indicator in self._sums:
            of = next((of.removeprefix(verb) for verb in self._fresh if of.startswith(verb)), of)
        return self._templates.get("generic", "{ind} {of}").format(ind=indicator, of=of) if of else indicator

    def done(self, indicator: str) -> str:
        """Leave out a word that only says that something is done: 完成加固 is 加固."""
        return next((indicator.removeprefix(word) for word in self._light if indicator.startswith(word)), indicator)

    def acted_on(self, indicator: str) -> str:
        """Leave out what was done to a thing (基本建成) where something else is told of it."""
        ends = [each for each in self._actions if len(each) < len(indicator) and indicator.endswith(each)]
        return indicator.removesuffix(max(ends, key=len, default=""))

    def is_counting(self, noun: str) -> bool:
        """Tell whether a counted noun is only a word that stands before one ("more", "others")."""
        return noun.lower() in self._unit_trim

    def of_value(self, marked: Marked, found: Found) -> str:
        """The indicator of a level, change or amount, from the parts of its construction."""
        parts = found.parts
        if found.construction.use == "gift":
            return self._gift(marked, found)
        if found.construction.use == "of":  # 打造面积9平方公里的园区
            return self.generic(self.phrase(marked, parts["ind"]), self.phrase(marked, parts["ind2"]))
        if found.construction.use == "by":
            who, thing = self.phrase(marked, parts.get("ind")), self.phrase(marked, parts.get("ind2"))
            lemma = marked.marks[parts["verb"][0]].lemma
            return self.done_by(thing, lemma, who) or self.joined(thing, self.participle(lemma))
        span = self.listed(marked, parts.get("ind"))
        while span is not None and span[0] < span[1] and marked.code[span[0]] == "o":
            span = span[0] + 1, span[1]  # "shipped 6 tons of peat last year, of peat this year"
        first = self.phrase(marked, span)
        if found.construction.use == "share":
            of = self.phrase(marked, parts.get("of"))
            return self.share(first, of)
        second_span = parts.get("ind2")
        if second_span is None:
            if span is not None and span == parts.get("verb"):
                return self._acts.get(marked.marks[span[0]].lemma, first)
            return first
        if first and not self.is_poor(first):
            # What hangs on the value ("a fund of 3 million yuan for water") keeps its own preposition.
            if "join" in parts:
                pieces = (first, marked.words(*parts["join"]), self.phrase(marked, second_span))
                return tidy(self._joiner.join(pieces))
            start = second_span[0]
            tied = "ihf2o" if span is not None and marked.code[span[1] : span[1] + 1] == "o" else "ihf2"
            if start and marked.code[start - 1] in tied:  # "the restoration of 30 hectares of reeds"
                start -= 1
            return tidy(self._joiner.join((first, marked.words(start, second_span[1]))))
        return self.phrase(marked, second_span)

    def _gift(self, marked: Marked, found: Found) -> str:
        """The name of money that a body gives: "county allocation for ferries"; of a fund its own name."""
        parts = found.parts
        purpose = self.phrase(marked, parts.get("ind2"))
        if purpose and self.head(marked, parts["ind2"]).rsplit(" ", 1)[-1].lower() in self._money:
            # "allocated 3 million yuan in special funds for ferries", "spent 2 million yuan on subsidies"
            alone = self.phrase(marked, parts.get("giver")) if self._joiner not in purpose else ""
            return self.joined(alone, purpose)
        pieces = [self.phrase(marked, parts.get("giver")), self._giving.get(marked.marks[parts["verb"][0]].lemma, "")]
        if purpose and not self.is_poor(purpose):
            pieces += [marked.words(*parts["join"]), purpose]
        return tidy(self._joiner.join(piece for piece in pieces if piece))

    def is_owned(self, marked: Marked, span: Span | None) -> bool:
        """Tell whether a span is a measure of what was told of: "its share in the GDP"."""
        if span is None:
            return False
        first, last = span
        while first < last and marked.code[first] in self._trim_left and marked.word(first) not in self._owners:
            first += 1
        return first < last and marked.word(first) in self._owners and self.is_generic(self.head(marked, (first, last)))

    def part(self, marked: Marked, found: Found, whole: Record) -> str:
        """The name of some of what was counted before: of "letters received", "of which 9 were answered"."""
        verb = found.parts.get("verb")
        participle = self.participle(marked.marks[verb[0]].lemma) if verb else ""
        after = marked.words(*found.parts["after"]) if "after" in found.parts else ""
        if after and verb and self.spaced and not participle:
            participle = marked.word(verb[0])  # "9 have reached the standard"
        if "sort" in found.parts:
            return self._of_sort(marked, found.parts["sort"], whole)
        if "said" in found.parts:
            first, last = found.parts["said"]
            alone = marked.code[first:last].lstrip("Na")[:1] in PARTICIPLES  # "30 letters not answered"
            tie = self._joiner if alone else self._that
            return tidy(f"{self._told_of(whole)}{tie}{marked.words(first, last)}")
        if not whole.unit or not (participle or after):
            return whole.indicator
        if after and not verb and self.spaced and is_name(after.partition(" ")[2]):
            return self._in_place(whole.indicator, after)
        name = self._told_of(whole)
        if after and self._that not in name:  # "roofs fitted with tiles, and 20 with slates"
            name = name.split(f" {after.split(maxsplit=1)[0]} ")[0] if self.spaced else name
            done = self.participle(whole.action)
            name = name.split(f" {done} ")[0] if done and self.spaced else name
        more = "" if participle and name.endswith(participle) else participle
        return tidy(self._joiner.join(piece for piece in (name, more, after) if piece))

    def _in_place(self, name: str, place: str) -> str:
        """A name that says in which place things are only where it did before: "mills in Dale, and 9 in Hill"."""
        tie = place.partition(" ")[0]
        head, _, before = name.rpartition(f" {tie} ")
        return self.joined(head, place) if head and is_name(before) else name

    def _told_of(self, whole: Record) -> str:
        """What was counted, without what happened to all of it: "letters" of "letters received"."""
        done = "" if self._that in whole.indicator else self.participle(whole.action)
        return whole.indicator.removesuffix(done or "\0").rstrip()

    def _of_sort(self, marked: Marked, span: Span, whole: Record) -> str:
        """The name of some of what was counted before that are of a sort: "9 were urgent letters", "9 were urgent"."""
        first, last = span
        last -= marked.word(last - 1) in self._ones
        sort = self.phrase(marked, (first, last))
        words = whole.indicator.split()
        size = len(whole.unit.split())
        ends = (at for at in range(size, len(words) + 1) if self.unit_of(" ".join(words[at - size : at])) == whole.unit)
        end = next(ends, 0)
        if not end:
            return self.joined(sort, whole.indicator)
        # A plural is another word for what was counted, anything else says which of it.
        return self.joined(
            *words[: end - size], sort, *words[end if self._is_plural(marked, last - 1) else end - size :]
        )

    def only_stands(self, marked: Marked, position: int) -> bool:
        """Tell whether a value is only said to be there: "there are 40 ponds"."""
        return self._existential.search(marked.code, 0, position) is not None

    def pointed(self, marked: Marked, position: int, indicator: str) -> str:
        """What "the former" and "the latter" are: the two that "and" joined before; else nothing."""
        side = self._pointers.get(indicator.split(" ", 1)[0].lower()) if indicator else None
        if side is None or self._pair is None:
            return ""
        pairs = list(self._pair.finditer(marked.code, 0, position))
        return self.phrase(marked, pairs[-1].span(side)) if pairs else ""

    def with_more(self, marked: Marked, indicator: str, tail: Span) -> str:
        """A name with what is told of a part of it behind: "farms" and "sold to the state"."""
        more = marked.words(*self._shortened(marked, tail))
        words = indicator.split(" ", 2)
        if len(words) > 2 and words[0].lower() in self._counters:
            indicator = words[2]  # "number of farms"
        tie = f" {more.partition(' ')[0]} "
        if self.spaced and is_name(more.partition(" ")[2]) and is_name(indicator.rpartition(tie)[2]):
            indicator = indicator.rpartition(tie)[0]  # "given by Dale, and 9 by Hill"
        return tidy(self._joiner.join((indicator, more))) if not indicator.endswith(more) else indicator

    def from_another(self, name: str, source: str) -> str:
        """A name with another source, purpose or place: "funds for water" and "for soil" are "funds for soil"."""
        head, _, tail = name.rpartition(f" {source.partition(' ')[0]} ")
        return self.joined(head if head and len(tail.split()) <= _SHORT_NAME else name, source)

    def share(self, part: str, whole: str) -> str:
        """The name of a share: "share of farmland in land", 耕地占土地比例; of what is not always said, 耕地占比."""
        if part and whole:
            head, _, rest = part.partition(self._of) if self._of else ("", "", "")
            of_thing = bool(rest) and head.lower() in self._part_heads
            part = rest if of_thing else part  # not of the number of boats, but of boats
            name = "share_named" if self._share_ends and whole.endswith(self._share_ends) else "share"
            return self._templates.get(name, "{ind} {of}").format(ind=part, of=whole)
        return self._templates.get("share_alone", "{ind}").format(ind=part) if part else whole

    def joined(self, *phrases: str) -> str:
        """Join phrases into one, without those that are empty."""
        return tidy(self._joiner.join(filter(None, phrases)))

    def and_done(self, indicator: str, lemma: str, before: str) -> str:
        """Say of a thing what happens to some of it: "wells drilled" are "wells lined" where these were lined.

        Args:
            indicator: What was said of the whole.
            lemma: The verb of the part.
            before: That of the whole.
        """
        done = self.participle(lemma)
        if not done or done in indicator.split():
            return indicator
        if old := self.participle(before):
            indicator = indicator.removesuffix(f"{self._joiner}{old}")
        return self.joined(indicator, done)

    def substance(self, marked: Marked, position: int, quantity: Quantity, found: Found | None) -> str:
        """What a unit is of, where a verb or list has nothing else: "save 9 tons of standard coal"."""
        what = self._substance.search(marked.text, quantity.end, quantity.right) if quantity.unit is not None else None
        if what is None:
            return ""
        parts = found.parts if found is not None else {}
        verb = marked.marks[parts["verb"][0]].lemma if "verb" in parts else ""
        before = marked.code[:position].rstrip("ta")
        listed = before.endswith((",", "c")) and QUANTITY in before
        if "ind" in parts and verb not in self._sparing and not listed:
            return ""  # "fuel use fell 9 tons of standard coal"
        own = before.endswith(self._governing) and not marked.code.startswith("o", position + 1)
        return what["what"] if own else ""

    def done_by(self, thing: str, lemma: str, who: str) -> str:
        """Say what is done to a thing, and by whom; empty where the language has no such words."""
        done = self.participle(lemma)
        if not (thing and done and who):
            return ""
        return self.joined(thing, done, self._templates.get("by", "{ind}").format(ind=who))

    def told(self, indicator: str, verb: str, before: str = "") -> str:
        """Put a verb to an indicator where it says of what the value is: 新增经营主体 are not all of them.

        Args:
            indicator: The indicator.
            verb: The verb.
            before: The word before the verb: what is "newly installed" is not all there is.
        """
        behind = before if before in self._told_behind else ""
        if not indicator or (verb not in self._told and not behind):
            return indicator
        if not self.spaced:
            return indicator if verb in indicator else verb + indicator
        done = self.participle(verb)
        return indicator if done in indicator.lower() else self.joined(indicator, behind, done)

    def worked_on(self, indicator: str, lemma: str) -> str:
        """Say what is done to a thing, where that is more than that it is done: "moors drained in the hills"."""
        done = "" if lemma in self._plain_verbs or not self.spaced else self.participle(lemma)
        words = indicator.split()
        if not words or done in words:
            return indicator
        tie = next((at for at, word in enumerate(words) if at and word in self.ties), len(words))
        return self.joined(*words[:tie], done, *words[tie:])

    def within(self, phrase: str) -> str:
        """Leave out a word that says that something of a thing is told: 水体中 is 水体."""
        return str(self._within.sub("", phrase))

    def of_count(self, marked: Marked, found: Found, lemma: str) -> str:
        """The indicator of a count: what was counted, where, and what happens to it."""
        parts = found.parts
        unit = self.within(self.phrase(marked, parts.get("unit")))
        tail_span = parts.get("tail")
        tail = marked.words(*self._shortened(marked, tail_span)) if tail_span else ""
        pieces = []
        if "ind2" in parts:
            join = parts.get("join")
            behind = "unit" in parts and "verb" in parts and parts["unit"][1] <= parts["verb"][0]
            told = "verb" in parts and parts["verb"][0] < parts["ind2"][0] and lemma not in self._plain_verbs
            told = told or (behind and lemma not in self._performing)
            done = self.participle(lemma) if told else ""
            thing, tie = self.phrase(marked, parts["ind2"]), marked.words(*join) if join else ""
            # "water delivered to villages", but "risks of dykes assessed"
            pieces = [thing, tie, unit, done] if f" {tie} " == self._of else [thing, done, tie, unit]
            if behind and thing.lower() in self._counters:
                pieces = [unit, done]  # "a total of 40 wells were dug"
        else:
            after = parts.get("after")
            verb = parts.get("verb", (0, 0))[1]
            more = (verb, self.going_on(marked, verb)) if "unit" in parts and verb > parts["unit"][1] else (0, 0)
            pieces = [unit, tail, self.participle(lemma), marked.words(*more), marked.words(*after) if after else ""]
            agent = self.phrase(marked, parts.get("ind")) if found.construction.use == "by" else ""
            if agent:
                tie = self._agents.get(lemma) or self._templates.get("by", "{ind}")
                pieces.append(tie.format(ind=agent))
        if not unit:
            pieces = [self.phrase(marked, parts.get("ind"))]
        return tidy(self._joiner.join(piece for piece in pieces if piece))


def is_name(phrase: str) -> bool:
    """Tell whether a phrase is a proper name: all its longer words begin with a capital.

    Example:
        >>> is_name("Baiyang City and Linhe New Area"), is_name("water pollution")
        (True, False)
    """
    words = [word for word in phrase.split() if len(word) > 3]
    return bool(words) and all(word[:1].isupper() for word in words)
