"""Phrases cut out of marked sentences: what stands before a value, behind it, and what is counted."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

import regex

from policymine.constructions import Span
from policymine.lang import Language, nouns
from policymine.lang.inflection import Inflection
from policymine.lexicon import WORD
from policymine.marks import QUANTITY, TIME, Marked, begin_of

PARTICIPLES = ("v", "u", "d", "r")
_BEFORE_ASIDE = regex.compile("(?:Z,?)?[ap]*(?P<who>[nbVUDo]+)a*~a*[c,]")
"""What a sentence is about, before a remark."""
_PORTIONED = regex.compile("o(?P<what>t?[n>'-]+)")
_LONGEST_NOUN = 4
_NO_PLURAL = ("'s", "’s", "ss")
_LONGEST_PAIRED = 2
"""How many words the second of two counted nouns may have: "towns and fishing villages"."""
_LONGEST_MEMBER, _LONGEST_HEAD = 8, 14
"""How many words a member of a list may have, and the first one with what the list is of: "spending on A, B and C"."""
_GERUNDS = "gxwe"
_LISTED_ACTS = regex.compile(
    "(?<![n>'-])[n>'-]+(?:[oi]t?[n>'-]+)*[io](?:[gxwe][n>'-]*,)*[gxwe][n>'-]*,?c[gxwe][n>'-]*$"
)
_ENDS_ACTS = regex.compile("[,c]c?[gxwe]|[n>]c[gxwe]")
"""What forms in -ing are listed of: "the rate of loss in reaping, drying and milling"."""
_OPENINGS = ("Z,", "k,", ",c", "Zc")
"""Marks behind which a clause begins, and so a list at its head."""
_GOES_ON = frozenset({f"{QUANTITY}c", ",j", ";j"})
"""The same in the midst of a sentence, for what tells at once what it is of: "those for tea, milk and bread rose"."""
_TIED = regex.compile("[n>t][oif]")
_LONGEST_MEASURE = 30
_REDUCED = regex.compile(
    "(?:^|[.;:k])[aZ,]*(?P<head>t?[n>'-][n>'fiohtZ-]{0,11}(?:v[2ifh]|(?<=[n>])2)[n>t<o'-]{1,10}(?:,[n>t<o'-]{1,8})*)$"
)
"""A subject with what its list hangs on: "allocations related to farming, rural roads and", "exports to Spain and"."""
_FINITE = frozenset("RrBMHud")
_CLAUSE = ",.;:"
_DONE_THERE = regex.compile("(?P<who>t?[n>'-]+(?:ot?[n>'-]+)*)[MBHaN]*[vudr]a*[if](?:[tn>'a-]|o(?=[tn]))+$")
"""What was done somewhere, at the end of a clause: "mills were built in Dale"."""
_NEW = "avn"
"""Letters of "newly planted trees"."""
_MEASURE_OF = regex.compile("t?n{1,3}o[n>t<o'ihyfacvgx-]*[ihy][tn]*o?")
"""A subject that begins with a measure: "the rate of sealed wells in the towns of"."""
_MOVING = regex.compile(
    "[aZ,]*(?P<who>t?[n>'-]{1,6}(?:[oi]t?[n>'-]{1,5}){0,2}(?:(?:,t?[n>'-]{1,4}){0,4},?ct?[n>'-]{1,5})?)[HBMaN]*(?:[uUdDr]|va*t?[na]{0,3}[><])"
)
_SHOWED = regex.compile(
    "(?:^|[,;:.ckZ])a*(?P<who>t?[n>'-]{1,6}(?:[oi]t?[n>'-]{1,5}){0,2})[HBMaN]*[vVbrR]t?[n>]{1,6}o?[ta]*$"
)
LONGEST_SUBJECT = 24
"""Longest phrase in characters that is taken for the subject of a sentence because it opens it."""
LONGEST_LABEL = 80
"""... and of one that a semicolon parts from its values."""
LONGEST_INDICATOR = 200
"""Longest indicator in characters; a longer phrase is cut at a word."""


class NounPhrases:
    """Cuts phrases out of marked sentences, in the wording of the source.

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> NounPhrases(load("en")).unit_of("administrative villages")
        'administrative village'
    """

    def __init__(self, language: Language) -> None:
        table: Mapping[str, Any] = language.tables["patterns"].get("phrases", {})
        self._trim_left = frozenset(table.get("trim_left", ""))
        self._trim_right = frozenset(table.get("trim_right", ""))
        self._drop = frozenset(table.get("drop", ""))
        self._unit_trim = frozenset(w.lower() for w in table.get("unit_trim_words", []))
        self._unit_keep = frozenset(table.get("unit_keep", []))
        self._plural_people = frozenset(table.get("plural_people", ()))
        self._unit_as: Mapping[str, str] = table.get("unit_as", {})
        self._sources = regex.compile(table.get("sources", r"(?!)"))
        self._adjuncts = regex.compile(table.get("leading_adjunct", r"(?!)"))
        self._lead_in = regex.compile(table["lead_in"]) if table.get("lead_in") else None
        self._led_in = tuple(table.get("led_in", ()))  # one of these stands in every such beginning
        self._no_owners = tuple(table.get("no_owners", ())) or ("\0",)
        self._circumstance = regex.compile(table.get("circumstance", r"(?!)"))
        self._goes_on = regex.compile(table.get("goes_on", r"(?!)"))
        self._counted_pair = regex.compile(table.get("counted_pair", r"(?!)"))
        self._silent = regex.compile(table.get("silent", r"(?!)"))
        self._no_participle = frozenset(table.get("no_participle", []))
        self._of_gerunds: Mapping[str, str] = table.get("verbs_of_gerunds", {})
        self.comma_lists = bool(table.get("comma_lists", True))
        self.others = frozenset(table.get("others", ()))
        self.pairing = frozenset(table.get("pairing", ()))
        self._a, self._time_words = frozenset(table.get("a", ())), frozenset(table.get("time_words", ()))
        self.giving_each = frozenset(table.get("giving_each", ()))
        self._noun_letters = frozenset(table.get("noun_letters", "n>t<oaif'-"))
        lexicon = language.tables["lexicon"].get("nouns", {})
        self._gerunds = frozenset(lexicon.get("gerund", ()))
        self._cutting = self._gerunds | frozenset(lexicon.get("cutting", ()))
        self._adverb_ends = tuple(lexicon.get("adverb_ends", ()))
        self._articles = frozenset(table.get("articles", ""))
        self._those = frozenset(table.get("those", ()))
        self._portions = frozenset(table.get("portions", ()))
        self._counters = frozenset(table.get("counters", []))
        glue = language.tables["patterns"].get("glued_word")
        self._glue = regex.compile(glue) if glue else None
        self._code = language.code
        self._joiner = language.joiner
        self.spaced = bool(language.joiner)
        self.participle = functools.lru_cache(maxsize=1024)(self._participle)
        self._inflection = Inflection(language.tables["language"])
        # The phrases of one sentence: most are asked for again.
        self._marked: Marked | None = None
        self._phrases: dict[Span, str] = {}

    def phrase(self, marked: Marked, span: Span | None) -> str:
        """Return the words of a span without the small words at its ends.

        Args:
            marked: The sentence.
            span: First mark and one past the last, or None.

        Returns:
            The phrase on one line, possibly empty.
        """
        if span is None:
            return ""
        if self._marked is not marked:
            self._marked, self._phrases = marked, {}
        known = self._phrases.get(span)
        if known is None:
            known = self._phrases[span] = self._phrase(marked, *span)
        return known

    def _phrase(self, marked: Marked, first: int, last: int) -> str:
        adjunct = self._adjuncts.match(marked.code, first, last)
        if adjunct:
            first = adjunct.end()
        while first < last and marked.code[first] in self._trim_left:
            first += 1
        while first < last and marked.code[last - 1] in self._trim_right:
            last -= 1
        pieces: list[str] = []
        begin = first
        hidden = _bracketed_values(marked.code, first, last)
        for found in self._silent.finditer(marked.code, first, last):
            hidden.update(range(*found.span()))
        for index in range(first, last + 1):
            if (
                index == last
                or index in hidden
                or marked.code[index] in self._drop
                or self._stray(marked, index, first)
            ):
                if begin < index:
                    pieces.append(marked.words(begin, index))
                begin = index + 1
        phrase = tidy(self._joiner.join(pieces))
        if self._lead_in is not None and any(map(phrase.__contains__, self._led_in)):
            phrase = self._lead_in.sub("", phrase)
        if self._glue is not None and len(phrase) > 3 and self._glue.search(phrase):
            phrase = str(self._glue.sub(rf"{self._joiner}\g<0>", phrase))
        return phrase

    def _stray(self, marked: Marked, index: int, first: int) -> bool:
        """An article with a capital inside a phrase, where words are glued: "PM2.5The concentration"."""
        return (
            marked.code[index] in self._articles and index > first and marked.text[marked.marks[index].start].isupper()
        )

    def pointing_of(self, marked: Marked, span: Span) -> str:
        """The words of a phrase that point back to the head of another: "those of"; else nothing."""
        first, last = span
        return marked.words(first, first + 1) if last - first > 1 and marked.word(first) in self._those else ""

    def going_on(self, marked: Marked, end: int) -> int:
        """Where a phrase ends once all that happens to a thing is in it: "boats painted" and "and sold"."""
        more = self._goes_on.match(marked.code, end)
        return int(more.end()) if more else end

    def head(self, marked: Marked, span: Span) -> str:
        """The head of a noun phrase: what stands before its first preposition."""
        first, last = span
        first += 2 if marked.code.startswith(_NEW, first) else 0
        for index in range(first, last):
            if index > first and marked.code[index] in "oihf2yv":
                head = self.phrase(marked, (first, index))
                if marked.code[index] == "o" and head.lower() in self._counters:
                    return self.head(marked, (index + 1, last))
                return head
        return self.phrase(marked, (first, last))

    def counted(self, marked: Marked, span: Span) -> str:
        """The counted noun of a span: up to the first plural before "and" or a form in -ing.

        That is "mines" of "mines and control soil erosion", "students" of "students living", "sites" of "sites wholly".
        """
        first, last = span
        for index in range(first + 1, last):
            joins = marked.code[index] == "c" and index < last - 1 and not self._is_pair(marked, index, last)
            place = marked.marks[index].place
            if (
                place >= 0 and marked.quantities[place].comparator != "="
            ):  # "boilers below 35 t/h": a limit is no part of the noun
                last = index
                break
            word = marked.word(index)
            adverb = bool(self._adverb_ends) and word.endswith(self._adverb_ends)
            if (joins or adverb or word in self._cutting) and self.is_plural(marked, index - 1):
                last = index
                break
        return self.phrase(marked, (first, last))

    def portioned(self, marked: Marked, span: Span) -> str:
        """The thing of which portions are counted, in the singular: "pump" of "sets of pumps"; else nothing."""
        if not self._portions or self._inflection.singular(marked.word(span[1] - 1)) not in self._portions:
            return ""
        thing = _PORTIONED.match(marked.code, span[1])
        return self.unit_of(self.phrase(marked, thing.span("what"))) if thing is not None else ""

    def _is_pair(self, marked: Marked, joint: int, last: int) -> bool:
        """Whether two plurals are counted together: "40 towns and villages"."""
        alone = 0 < last - joint - 1 <= _LONGEST_PAIRED and set(marked.code[joint + 1 : last]) == {WORD}
        alone = alone and marked.code[last : last + 1] not in ("t", "p", QUANTITY)  # "from 20 boats and sells them"
        return (
            alone
            and self._counted_pair.fullmatch(marked.words(joint - 1, last)) is not None
            and self.is_plural(marked, joint - 1)
            and self.is_plural(marked, last - 1)
        )

    def is_plural(self, marked: Marked, position: int) -> bool:
        """Tell whether a mark is a noun in the plural."""
        word = marked.word(position)
        return marked.code[position] == "n" and self._inflection.singular(word) != word

    def object_before(self, marked: Marked, position: int) -> str:
        """What a clause before that of a value does something to: 推进堤防建设，建成9处."""
        end = marked.code.rfind(",", 0, position)
        while end > 0:
            first = begin_of(marked.code, end, ",.;:")
            clause = marked.code[first:end]
            if QUANTITY in clause:
                return ""
            opening = len(clause) - len(clause.lstrip("a"))
            verb = opening if clause[opening : opening + 1] == "b" else clause.find("V")
            if verb >= 0 and "i" not in clause and (done_to := self.phrase(marked, (first + verb + 1, end))):
                return done_to
            end = first - 1
        return ""

    def right_before(self, marked: Marked, position: int) -> str:
        """The nouns that stand alone before a value in its clause: 全县中小学 of 全县中小学3所; else nothing."""
        first = position
        while first > 0 and marked.code[first - 1] == WORD:
            first -= 1
        alone = not first or marked.code[first - 1] in ",;:.Zcp"
        return self.phrase(marked, (first, position)) if alone else ""

    def before_comma(self, marked: Marked, position: int) -> str:
        """The noun phrase that stands before the comma in front of a value: "the plant, with a capacity of"."""
        comma = marked.code.rfind(",", 0, position)
        if comma <= 0 or QUANTITY in marked.code[comma:position]:
            return ""
        last = comma
        while last > 0 and marked.code[last - 1] == "V":
            last -= 1  # "the mill went into operation, with a capacity of"
        while 0 < last < comma and marked.code[last - 1] in "aNH":
            last -= 1
        first = last
        while first > 0 and marked.code[first - 1] in self._noun_letters:
            first -= 1
        if not self.spaced and first and marked.code[first - 1] in "if":
            last = first - 1  # 大桥按一级公路标准建设，总投资9亿元: it is that of the bridge
            first = last
            while first > 0 and marked.code[first - 1] in self._noun_letters:
                first -= 1
        while first < last and marked.code[first] == "o":
            first += 1
        if self.spaced and first and self._is_no_owner(marked, first, last):
            return ""
        if self.spaced and (done := _DONE_THERE.search(marked.code, 0, comma)) is not None:
            span = done.span("who")  # "mills were built in Dale, with a capacity of": not that of Dale
            return "" if marked.code[: span[0]].endswith(QUANTITY) else self.phrase(marked, span)
        if self.spaced and self._circumstance.fullmatch(marked.words(begin_of(marked.code, comma, _CLAUSE), comma)):
            return ""  # "according to the plan, the area will reach"
        if self.comma_lists and marked.code[first - 1 : first] == "c":
            first -= 1  # the last of a list: "boats, piers, and sheds, with a total value of"
        span = self.listed(marked, (first, last)) or (first, last)
        phrase = self.phrase(marked, span)
        return "" if phrase.endswith(self._no_owners) else phrase

    def _is_no_owner(self, marked: Marked, first: int, last: int) -> bool:
        """Whether words before a comma own no measure: "are bare", "in hills and dales", "completed dredging"."""
        before = marked.code[first - 1]
        if before == "c":
            return marked.code[:first].rstrip("cn>'t").endswith("i")
        return before == "B" or (last - first == 1 and marked.word(first).endswith("ing"))

    def opening(self, marked: Marked) -> str:
        """The noun phrase that opens a sentence, its subject where nothing else is known."""
        first = last = 0
        while last < len(marked.code) and marked.code[last] in self._noun_letters:
            last += 1
        if not self.spaced and (aside := _BEFORE_ASIDE.match(marked.code)) is not None:
            return self.phrase(marked, aside.span("who"))  # 全县收入[跨过3个台阶]，达5亿元
        if marked.code[last : last + 1] == "," and self._sources.fullmatch(marked.words(0, last)):
            first = last = _past_times(marked.code, last)  # 据海关统计，2018年，进出口总额稳定增长
            while last < len(marked.code) and marked.code[last] in self._noun_letters:
                last += 1
        labels = self.spaced and marked.code[last : last + 1] == ";"
        if marked.code[last : last + 1] not in (",", "R") and not labels:
            return self.moving(marked, 0, first=True)
        while last > first and marked.code[last - 1] in "UDVa":
            last -= 1
        phrase = self.phrase(marked, (first, last))
        return phrase if len(phrase) <= (LONGEST_LABEL if labels else LONGEST_SUBJECT) else ""

    def moving(self, marked: Marked, position: int, *, first: bool) -> str:
        """The subject that moves or has a rate: "trade" of "trade rose and was 8% higher", "trade saw a growth of 8%".

        Args:
            marked: The sentence.
            position: The mark of a value.
            first: Whether it is the sentence's first value.
        """
        if not self.spaced:
            return ""
        found = _SHOWED.search(marked.code, 0, position) or (_MOVING.match(marked.code) if first else None)
        return self.phrase(marked, found.span("who")) if found is not None else ""

    def unit_of(self, noun: str) -> str:
        """Put a counted noun into the singular.

        Args:
            noun: The noun phrase as the text has it.

        Returns:
            The phrase with its last word in the singular.
        """
        if self._joiner and len(noun) > 2 and noun[0] == noun[-1] == '"':
            noun = noun[1:-1].strip()  # 1,000 "model villages"
        words = noun.split() if self._joiner else [noun]
        if len(words) > 2 and words[-2] in self._a and words[-1] in self._time_words:
            words = words[:-2]  # "30 flights a day"
        while len(words) > 1 and words[-1].endswith("ing") and words[-2].lower() in self._unit_as:
            words.pop()  # "the population living in poverty fell by 3 million"
        participles = (
            at
            for at in range(1, len(words))
            if (words[at].endswith("ing") or (words[at].endswith("ed") and not words[at - 1].endswith(_NO_PLURAL)))
            and (words[at - 1].endswith("s") or words[at - 1].lower() in self._plural_people)
        )
        if self._joiner and (doing := next(participles, 0)):
            words = words[:doing]  # "the number of firms using the register", "6 parks located by the sea"
        if words and (known := self._unit_as.get(words[-1].lower())) is not None:
            return known  # "the rural population fell by 3 million"
        while len(words) > 1 and words[0].lower() in self._unit_trim and words[1].lower() not in self._unit_keep:
            words.pop(0)
        if (first := self._counted_pair.fullmatch(noun := self._joiner.join(words))) is not None:
            return f"{self._inflection.singular(first[1])}{first[2]}{self._inflection.singular(first[3])}"
        return self._inflection.singular(noun)

    def last_noun(self, noun: str) -> str:
        """The known noun that a phrase without spaces ends in, 产业集群 of 特色产业集群; else nothing."""
        known = nouns(self._code)
        return next((noun[-size:] for size in range(min(_LONGEST_NOUN, len(noun)), 1, -1) if noun[-size:] in known), "")

    def _participle(self, lemma: str) -> str:
        """The passive participle of a verb, "completed" for "complete"; empty where the language has none."""
        if lemma in self._no_participle:
            return ""
        lemma = self._of_gerunds.get(lemma, lemma)  # "aims at training 300 farmers"
        return self._inflection.verb_forms(lemma).get("participle", "") if lemma else ""

    def listed(self, marked: Marked, span: Span | None) -> Span | None:
        """Take in what commas cut off from the last member of a list: "for agriculture, rural areas and farmers"."""
        if span is None or not self.comma_lists:
            return span
        first, last = span
        ends = _ENDS_ACTS.match(marked.code, max(0, first - 1), last) is not None
        if ends and (acts := _LISTED_ACTS.search(marked.code, 0, last)) is not None:
            return int(acts.start()), last
        joint = marked.code.find("c", first, last)
        if joint < 0 or set(marked.code[first:joint]) & set("oihf2y"):
            return span
        while first > 1 and marked.code[first - 1] == ",":
            begin = first - 1
            while begin > 0 and marked.code[begin - 1] in "n>t<o'-ihyf":
                begin -= 1
            if marked.code[max(0, begin - 2) : begin] in ("nc", ">c") and "o" in marked.code[begin : first - 1]:
                # "the production and supply of power, gas and water"
                while begin > 0 and marked.code[begin - 1] in "n>t'-c":
                    begin -= 1
            begin = self._measure_at(marked, begin, first - 1)
            reduced = _REDUCED.search(marked.code, 0, first - 1) if marked.code[last : last + 1] in _FINITE else None
            if reduced is not None:
                return int(reduced.start("head")), last
            inside = marked.code[begin : first - 1]
            opens = begin == 0 or marked.code[begin - 1] in ".;:kZ" or marked.code[begin - 2 : begin] in _OPENINGS
            if not opens and marked.code[last : last + 1] in _FINITE:
                opens = marked.code[begin - 2 : begin] in _GOES_ON and bool(_TIED.search(inside))
            # "sent to the yards, and fines of": what "to" hangs on is no list.
            hangs = marked.code[begin - 1] == "2" and marked.code[begin - 2 : begin - 1] in (*PARTICIPLES, QUANTITY)
            at_border = opens or (marked.code[begin - 1] in ",V2U" and not hangs)
            longest = _LONGEST_MEASURE if opens and _MEASURE_OF.match(inside) else _LONGEST_HEAD
            if not inside.strip("t") or len(inside) > (longest if opens else _LONGEST_MEMBER) or not at_border:
                break
            if inside[0] in "iyhf" and marked.code[begin - 1 : begin] not in ("V", "U"):
                break  # "As a result, ..."
            first = begin
        return first, last

    def listed_subject(self, marked: Marked, span: Span | None) -> Span | None:
        """The same, but not across an "and" in front of the phrase, behind which another clause begins."""
        return span if span is not None and marked.code[span[0]] == "c" else self.listed(marked, span)

    def _measure_at(self, marked: Marked, begin: int, end: int) -> int:
        """Where a list begins whose first member says at length what is measured: "rate of sealing in A, B and C"."""
        at = begin
        while at > 0 and marked.code[at - 1] in "n>t<o'-ihyfacvgx":
            at -= 1
        opens = at == 0 or marked.code[at - 1] in ".;:kZ" or marked.code[at - 2 : at] in _OPENINGS
        return at if at < begin and opens and _MEASURE_OF.match(marked.code, at, end) else begin

    def shortened(self, marked: Marked, span: Span) -> Span:
        """A span without the small words at its end."""
        first, last = span
        while last > first and marked.code[last - 1] in self._trim_right:
            last -= 1
        return first, last


def _bracketed_values(code: str, first: int, last: int) -> set[int]:
    """The marks of brackets inside a span that hold a value of their own: "240 (about 360 in all) restaurants"."""
    hidden: set[int] = set()
    opening = code.find("(", first, last)
    while opening >= 0:
        closing = code.find(")", opening, last)
        if closing < 0:
            break
        if QUANTITY in code[opening:closing]:
            hidden.update(range(opening, closing + 1))
        opening = code.find("(", closing, last)
    return hidden


def tidy(phrase: str) -> str:
    r"""Put a phrase on one line and take off stray marks at its ends.

    Example:
        >>> tidy(' the "water\n quality" , ')
        'the "water quality"'
    """
    phrase = " ".join(phrase.split()).strip(" ,;:.-/|\u3001")
    if phrase.count('"') == 1:
        phrase = phrase.replace('"', "").strip()
    if phrase.count("(") != phrase.count(")"):
        phrase = phrase.replace("(", "").replace(")", "").strip()
    if len(phrase) > LONGEST_INDICATOR:
        phrase = phrase[:LONGEST_INDICATOR].rsplit(" ", 1)[0]
    return phrase


def is_name(phrase: str) -> bool:
    """Tell whether a phrase is a proper name: all its longer words begin with a capital.

    Example:
        >>> is_name("Baiyang City and Linhe New Area"), is_name("water pollution")
        (True, False)
    """
    words = [word for word in phrase.split() if len(word) > 3]
    return bool(words) and all(word[:1].isupper() for word in words)


def _past_times(code: str, first: int) -> int:
    """Where what a sentence tells begins behind commas and times."""
    while code[first : first + 1] in (",", TIME, "a"):
        first += 1
    return first
