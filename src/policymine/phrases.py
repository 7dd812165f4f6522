"""Names of indicators, put together from the phrases of a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

from policymine.constructions import Found, Span
from policymine.lang import Language
from policymine.marks import QUANTITY, Marked
from policymine.needs import Sought
from policymine.noun_phrases import NounPhrases, tidy
from policymine.quantities import Quantity
from policymine.shared_heads import SharedHeads

_DONE_BEFORE = regex.compile(
    "(?:^|[.;:,])(?P<subject>t?[gn>][n>'-]{0,5}(?:[oif]t?[n>'-]{1,5}){0,2})[HMaN]*B[aN]*v[^,.;:BHM]*$"
)
"""What was done to something, up to the end of the clause."""
_BARE_MEASURE = 5
"""A measure of so many ideographs still does not say of what it is: 就地转化率."""

_HOW = regex.compile("[aHMZ~]+(?=[VbUDR])|[Z~]+")
"""When and how something is done."""


_TO_DO = regex.compile("2[VbUD]")
"""An infinitive."""


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
        heads = SharedHeads(language, self)
        self.headed, self.told_apart, self.attributes = heads.headed, heads.told_apart, heads.attributes
        table: Mapping[str, Any] = language.tables["patterns"].get("phrases", {})
        self.ties = frozenset(table.get("ties", ()))
        place_name = table.get("place_name")
        self._place_name = regex.compile(place_name) if place_name else None
        self._actions = frozenset(table.get("bare_actions", ()))
        self._only_acts = regex.compile(r"\L<words>{1,3}", words=list(self._actions) or ["\0"])
        self._light = tuple(table.get("light", ()))
        self._achieving = regex.compile(table.get("achieving", r"(?!)"))
        self._achieved_behind = regex.compile(table.get("achieved_behind", r"(?!)"))
        self._grown: Mapping[str, str] = table.get("grown", {})
        self._within = regex.compile(table.get("within", r"(?!)"))
        self._existing = regex.compile(table.get("existing", r"(?!)"))
        self._rest = frozenset(table.get("rest", ()))
        self._heads_counted = tuple(table.get("heads_counted", ())) or ("\0",)
        self._partly = str(table.get("partly", ""))
        self._told = frozenset(table.get("told", ()))
        self._fresh = tuple(sorted(table.get("fresh", ()), key=len, reverse=True))
        self._told_behind = frozenset(table.get("told_behind", ()))
        self._own_ends = tuple(table.get("own_ends", ()))
        self._own_shares = frozenset(table.get("own_shares", ()))
        self._part_heads = self._counters | frozenset(table.get("shares", ()))
        self._share_ends = tuple(table.get("share_ends", ()))
        self._collectors = regex.compile(table.get("collectors", r"(?!)"))
        self._collected = str(table.get("collected", ""))
        behind = self._collected.format(who=table.get("collectors", r"(?!)"))
        self._collected_before = regex.compile(f"{behind}$" if behind else r"(?!)")
        self._per_head = frozenset(table.get("per_head", ()))
        self._investments = frozenset(table.get("investments", ()))
        self._not_invested_in = tuple(table.get("not_invested_in", ()))
        lexicon = language.tables["lexicon"].get("nouns", {})
        self._heads = tuple(lexicon.get("heads", ()))
        self._money = frozenset(lexicon.get("money", ()))
        self._giving: Mapping[str, str] = table.get("giving", {})
        self._then = frozenset(table.get("then", ()))
        self._how_much = frozenset(table.get("how_much", ()))
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
        self._existential = regex.compile(table.get("existential", r"(?!)"))
        self._goal = Sought(table.get("goal"))
        self._again = regex.compile(table.get("again", r"(?!)"))
        self._measures = frozenset(language.tables["patterns"].get("referents", {}).get("measures", ()))
        self._poor = frozenset(table.get("poor", []))
        self._poor_phrase = Sought(table.get("poor_phrase"))
        self._bare_move = Sought(table.get("bare_move"))
        self._rates_of = frozenset(table.get("rates_of", ()))
        self._measures_of = frozenset(table.get("measures_of", ()))
        self._areas = frozenset(table.get("grown_on", ()))
        self._generic = frozenset(table.get("generic", []))
        self._rate = str(table.get("rate", ""))
        groups = [frozenset(group) for group in table.get("extents", ())]
        self._extents: Mapping[str, frozenset[str]] = {
            each: frozenset().union(*(other for other in groups if each in other)) for group in groups for each in group
        }
        self._wholes = frozenset(table.get("wholes", ()))
        self._sums = frozenset(table.get("sums", ()))
        products: Mapping[str, Any] = table.get("products", {})
        self._products, self._outputs = (
            frozenset(products.get("names", ())),
            tuple(products.get("after", ())) or ("\0",),
        )
        self._templates: Mapping[str, str] = language.tables["cues"].get("templates", {})

    def is_poor(self, indicator: str) -> bool:
        """Tell whether a phrase names nothing by itself ("the target", "what")."""
        folded = indicator.lower()
        return folded in self._poor or self._poor_phrase.fullmatch(folded) is not None

    def is_bare_move(self, indicator: str) -> bool:
        """Tell whether a phrase says that something moves, but not what: "the annual growth rate"."""
        return self._bare_move.fullmatch(indicator.lower()) is not None

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

    def is_invested_in(self, thing: str, measure: str) -> bool:
        """Tell whether a measure may be that of a thing: no investment is that of 生产总值."""
        return measure not in self._investments or not thing.endswith(self._not_invested_in)

    def collected(self, name: str, of: str) -> str:
        """Name what a body took in of what was told before: 税务部门 is 一般公共预算收入税务部门."""
        if self._collectors.fullmatch(name) is None or not of:
            return ""
        return f"{self._collected_before.sub('', of)}{self._collected.format(who=name)}"

    def per_head(self, name: str, of: str) -> str:
        """Name what a measure told before is for each person: 人均 is 人均生产总值."""
        return name + self.achieved(self.done(of)) if name in self._per_head and of else ""

    def names_anew(self, name: str) -> bool:
        """Tell whether a phrase gets its name from what was told before: 税务部门, 人均."""
        return name in self._per_head or self._collectors.fullmatch(name) is not None

    def is_collected(self, indicator: str) -> bool:
        """Tell whether an indicator names what a body took in of another one."""
        return self._collected_before.search(indicator) is not None

    def is_share(self, phrase: str) -> bool:
        """Tell whether a phrase is only a word for a share: 占比."""
        return phrase in self._share_ends

    def is_extent(self, indicator: str) -> bool:
        """Tell whether an indicator is one of several measures of a thing, which no measure owns: 总产量."""
        return indicator in self._extents

    def ends_in_extent(self, indicator: str) -> bool:
        """Tell whether an indicator ends in such a measure."""
        return any(map(indicator.endswith, self._extents))

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
        if indicator in self._products and of.endswith(self._outputs):
            return indicator  # 水泥产量9吨，发电量3亿千瓦时: another product
        head, tie, rest = of.partition(self._of) if self._measures_of else ("", "", "")
        measure = indicator.rsplit(" ", 1)[-1].lower() in self._measures_of
        if measure and tie and (self.is_generic(head) or head.lower() in self._areas):
            of = rest  # "the mill has an investment of 8 million and an area of 3 mu"
        elif measure and (area := next((each for each in self._areas if of.lower().endswith(f" {each}")), "")):
            of = of[: -len(area) - 1]  # "the rye sown area is 9 mu, and the output is 3 tons"
        elif self._measures_of and self.is_generic(of):
            return indicator  # "with an area of 3 mu and a cost of 8 million": what both are of is not told
        if group := self._extents.get(indicator):
            ends = [each for each in group | self._wholes if len(each) < len(of) and of.endswith(each)]
            of = of.removesuffix(max(ends, key=len, default=""))
            begins = [each for each in group if len(each) < len(of) and of.startswith(each)]
            of = of.removeprefix(max(begins, key=len, default=""))  # 年出栏生猪26万头，存栏9万头: 生猪存栏
        if self._rate and indicator.endswith(self._rate):
            # 办结率100%，满意率98%: the second is no rate of the first
            rates = [each for each in self._generic if each.endswith(self._rate) and of.endswith(each)]
            of = of.removesuffix(max(rates, key=len, default=""))
            act = indicator.removesuffix(self._rate)
            if len(act) > 1 and of.endswith(act):
                of = of.removesuffix(act).removesuffix(self._partly)  # 来信办结率, not 来信办结办结率
            elif len(act) > 1 and act in of:
                before, _, behind = of.partition(act)  # 行业复工人数, 复工率: 行业复工率
                of = before + ("" if behind in self._heads_counted else behind)
        if indicator in self._sums:
            of = next((of.removeprefix(verb) for verb in self._fresh if of.startswith(verb)), of)
        return self._templates.get("generic", "{ind} {of}").format(ind=indicator, of=of) if of else indicator

    def done(self, indicator: str) -> str:
        """Leave out a word that only says that something is done: 完成加固 is 加固."""
        return next((indicator.removeprefix(word) for word in self._light if indicator.startswith(word)), indicator)

    def achieved(self, indicator: str) -> str:
        """Leave out a verb that only says that a value is there: 实现工业增加值, 共有工厂, 渔船数量实现."""
        indicator = self._achieved_behind.sub("", indicator)
        verb = self._achieving.match(indicator)
        rest = indicator[verb.end() :] if verb is not None else ""
        return rest if len(rest) > 1 and not self.is_poor(rest) else indicator

    def acted_on(self, indicator: str) -> str:
        """Leave out what was done to a thing (基本建成) where something else is told of it."""
        ends = [each for each in self._actions if len(each) < len(indicator) and indicator.endswith(each)]
        return indicator.removesuffix(max(ends, key=len, default=""))

    def is_counting(self, noun: str) -> bool:
        """Tell whether a counted noun is only a word that stands before one ("more", "others")."""
        return noun.lower() in self._unit_trim

    def grown(self, marked: Marked, found: Found | None) -> str:
        """The name of what is only told by how it grows: 经济增长5%; else nothing."""
        if found is None or not self._grown or found.construction.change != "verb" or "ind" not in found.parts:
            return ""
        return self._grown.get(self.phrase(marked, found.parts["ind"]), "")

    def is_light(self, word: str) -> bool:
        """Tell whether a verb only says that something is done: 完成, 实现."""
        return word in self._light

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
            who = "" if self.is_goal(who) else who  # "the goal is to produce 10% of it": no goal does so
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
            elif _TO_DO.fullmatch(marked.code, max(0, start - 2), start) is not None:
                start -= 2  # "special funds of 3 million yuan to support the repair"
            return tidy(self._joiner.join((first, marked.words(start, second_span[1]))))
        return self.phrase(marked, second_span)

    def _gift(self, marked: Marked, found: Found) -> str:
        """The name of money that a body gives: "county allocation for ferries"; of a fund its own name."""
        parts = found.parts
        purpose = self.phrase(marked, parts.get("ind2"))
        if purpose and self.head(marked, parts["ind2"]).rsplit(" ", 1)[-1].lower() in self._money:
            # "allocated 3 million yuan in special funds for ferries", "spent 2 million yuan on subsidies"
            alone = self.phrase(marked, _giver(marked, found)) if self._joiner not in purpose else ""
            return self.joined(alone, purpose)
        pieces = [
            self.phrase(marked, _giver(marked, found)),
            self._giving.get(marked.marks[parts["verb"][0]].lemma, ""),
        ]
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

    def share(self, part: str, whole: str) -> str:
        """The name of a share: "share of farmland in land", 耕地占土地比例; of what is not always said, 耕地占比."""
        if part and whole:
            head, _, rest = part.partition(self._of) if self._of else ("", "", "")
            if head.rsplit(" ", 1)[-1].lower() in self._own_shares:
                return part  # "forest coverage rose to 21% of the land" is a share itself
            of_thing = bool(rest) and head.lower() in self._part_heads
            part = rest if of_thing else part  # not of the number of boats, but of boats
            name = "share_named" if self._share_ends and whole.endswith(self._share_ends) else "share"
            return self._templates.get(name, "{ind} {of}").format(ind=part, of=whole)
        return self._templates.get("share_alone", "{ind}").format(ind=part) if part else whole

    def joined(self, *phrases: str) -> str:
        """Join phrases into one, without those that are empty."""
        return tidy(self._joiner.join(filter(None, phrases)))

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
        tail = marked.words(*self.shortened(marked, tail_span)) if tail_span else ""
        pieces = []
        if "state" in parts:
            pieces = [unit, tail, marked.words(*parts["state"])]  # "9 ponds were of good quality"
        elif "ind2" in parts:
            join = parts.get("join")
            behind = "unit" in parts and "verb" in parts and parts["unit"][1] <= parts["verb"][0]
            told = "verb" in parts and parts["verb"][0] < parts["ind2"][0] and lemma not in self._plain_verbs
            told = told or (behind and lemma not in self._performing)
            done = self.participle(lemma) if told else ""
            begin = parts["ind2"][0] + (marked.code[parts["ind2"][0]] == "o")  # "3 million of aid was paid to 9 towns"
            thing, tie = self.phrase(marked, (begin, parts["ind2"][1])), marked.words(*join) if join else ""
            # "water delivered to villages", but "risks of dykes assessed"
            pieces = [thing, tie, unit, done] if f" {tie} " == self._of else [thing, done, tie, unit]
            if behind and thing.lower() in self._counters:
                pieces = [unit, done]  # "a total of 40 wells were dug"
        else:
            after = parts.get("after")
            verb = parts.get("verb", (0, 0))[1]
            more = (verb, self.going_on(marked, verb)) if "unit" in parts and verb > parts["unit"][1] else (0, 0)
            done = self.participle(lemma)
            if after and not done and more != (0, 0) and "verb" in parts and parts["verb"][0] < after[0]:
                done = marked.words(*parts["verb"])  # "9 inns reached the level of four stars"
            pieces = [unit, tail, done, marked.words(*more), self._behind(marked, after) if after else ""]
            agent = self.phrase(marked, parts.get("ind")) if found.construction.use == "by" else ""
            if agent:
                tie = self._agents.get(lemma) or self._templates.get("by", "{ind}")
                pieces.append(tie.format(ind=agent))
        if not unit or (found.construction.use == "start" and "ind" in parts):
            subject = self.phrase(marked, self.listed_subject(marked, parts.get("ind")))
            pieces = [self._existing.sub("", subject)]  # "coverage" of "coverage rose from 3 people to"
        return tidy(self._joiner.join(piece for piece in pieces if piece))

    def _behind(self, marked: Marked, span: Span) -> str:
        """What counted things do or what is done to them: without when and how, where nothing divides words."""
        if self.spaced:
            return marked.words(*span)
        first, last = span
        last = next((at for at in range(first + 1, last) if marked.word(at) in self._then), last)
        hidden = {at for found in _HOW.finditer(marked.code, first, last) for at in range(*found.span())}
        kept = (marked.words(at, at + 1) for at in range(first, last))
        # A single character may be a part of a word (要素制约推迟), and what is nearly done is not done (基本建成).
        return "".join(
            word
            for at, word in enumerate(kept, first)
            if at not in hidden or word in self._how_much or (len(word) == 1 and marked.code[at] == "a")
        )


def _giver(marked: Marked, found: Found) -> Span | None:
    """Who gives money; where it only goes on with what was done, what that was: "Dredging was begun in May, cost 9"."""
    span = found.parts.get("giver")
    if span is None or (done := _DONE_BEFORE.search(marked.code, 0, span[1])) is None or done.end("subject") > span[0]:
        return span
    first, last = done.span("subject")
    return first, last
