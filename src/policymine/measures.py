"""What sort of measure a value is, and its unit."""

from __future__ import annotations

import regex

from policymine.constructions import Found
from policymine.context import Context
from policymine.counted_heads import CountedHeads
from policymine.drafts import Draft
from policymine.lang import Language
from policymine.lang.units import Units
from policymine.marks import QUANTITY, Marked
from policymine.people import People
from policymine.phrases import Phrases
from policymine.quantities import Quantity
from policymine.records import Measure, Record

_LISTED = ("cQ", ",Q")
_LISTED_BEFORE = ("Qc", "Q,")
_LONGEST_HEAD = 6
"""A longer phrase without a known noun is no unit."""
_LEAST_SUM = 10_000
"""No smaller number without a currency counts money."""
_IN_LIST = regex.compile("Q(?:[if][tn>'-]{1,6})?(?:[,:]|,?c|,c)[ta]*(?:tn)?$")
_OF_PART = regex.compile("[if][tn>'-]{1,6}Z?(?=[,.;:)c]|$)")
_TIMES = 10
"""Of the parts of a sum one is no more than so many times the other."""
_LARGE_SUM = 1_000_000
_SHORT = 2
_RELATIVE = "l"
_LONGEST_SITE = 8


_AND = "c"
"""The letter of "and"; the same in every language."""


class MeasureReader:
    """Tells what a value measures, in which unit, in one language.

    Args:
        language: The language.
        units: The unit table.
        phrases: Names what stands beside a value.
    """

    def __init__(self, language: Language, units: Units, phrases: Phrases) -> None:
        self._language = language
        self._units = units
        self._phrases = phrases
        self._people = People(language)
        self._counted_heads = CountedHeads(language)
        nouns = language.tables["lexicon"].get("nouns", {})
        table = language.tables["patterns"].get("phrases", {})
        self._pieces = frozenset(language.tables["patterns"].get("stand_ins", {}).get("counters", ()))
        self._counters, self._of = frozenset(table.get("counters", ())), str(table.get("of") or "\0")
        left, right = (r"(?<![^\W_])", r"(?![^\W_])") if language.joiner else ("", "")
        self._money_nouns = regex.compile(rf"{left}\L<words>{right}", words=list(nouns.get("money", [])) or ["\0"])
        self._selling = frozenset(nouns.get("selling", ()))
        self._sold = regex.compile(nouns.get("sold", r"(?!)"))
        self._money_things = tuple(nouns.get("money_things", ())) or ("\0",)
        self._pays = frozenset(language.tables["lexicon"].get("verbs", {}).get("pay", []))
        counted = sorted(nouns.get("counted", []), key=len, reverse=True) or ["\0"]
        self._own_units = frozenset(language.tables["numbers"].get("own_units", ()))
        self._heads = [word for word in counted if len(word) > 1]
        self._counted_times = frozenset(nouns.get("counted_times", ()))
        # A word of one character may be a syllable of a longer one: it counts where the phrase or its part ends.
        ends = str(nouns.get("counted_ends", ""))
        self._counted = regex.compile("|".join(regex.escape(w) + (ends if len(w) == 1 else "") for w in counted))
        self._tasks = frozenset(nouns.get("tasks", ()))
        self._task_classifiers = frozenset(nouns.get("task_classifiers", ()))
        self._first = regex.compile(str(nouns.get("counted_first", r"(?!)")))
        self._sites = tuple(nouns.get("sites", ()))
        self._sorts_of = tuple(nouns.get("sorts_of", ()))
        parts = language.tables["patterns"].get("counted_parts", {})
        self._having = regex.compile(parts.get("having", r"(?!)"))
        self._number_of = regex.compile(str(nouns.get("number_of", r"(?!)")))
        self._again = frozenset(language.tables["numbers"].get("same_again", ()))
        index = nouns.get("index")
        self._index = regex.compile(str(index)) if index else None
        self._index_points = regex.compile(str(nouns.get("index_points", r"(?!)")))
        self._numbers = frozenset(nouns.get("numbers", ()))
        self._unit_ends: dict[str, str] = nouns.get("unit_ends", {})
        self._pronouns = frozenset(nouns.get("pronouns", ()))
        self._any = str(language.tables["numbers"].get("any_classifier", "\0"))
        self._regions = tuple(nouns.get("regions", ())) or ("\0",)
        self._bound = regex.compile(str(nouns.get("bound_for", r"(?!)")))
        self._currency = str(language.tables["numbers"].get("own_currency", ""))
        self._rates: dict[str, str] = language.tables["numbers"].get("rates", {})
        self._rates_before = [
            (regex.compile(entry["pattern"]), str(entry["unit"]), frozenset(entry["dimensions"]))
            for entry in language.tables["numbers"].get("rate_before", [])
        ]
        self._rates_behind = [
            (regex.compile(entry["pattern"]), str(entry["unit"]), frozenset(entry["dimensions"]))
            for entry in language.tables["numbers"].get("rate_behind", [])
        ]
        things_per = language.tables["numbers"].get("signs", {}).get("things_per")
        self._things_per = regex.compile(things_per) if things_per else None
        self._of_many = regex.compile(language.tables["numbers"].get("signs", {}).get("of_many", r"(?!)"))
        self._rate_names = frozenset(language.tables["numbers"].get("signs", {}).get("rate_names", []))
        self._rate_passed_on = regex.compile(language.tables["numbers"].get("rate_passed_on", r"(?!)"))
        self._reaching = frozenset(language.tables["lexicon"].get("verbs", {}).get("reaching_to", ()))
        self._rates_in_name = [
            (regex.compile(entry["pattern"]), str(entry["unit"]), frozenset(entry["dimensions"]))
            for entry in language.tables["numbers"].get("rate_in_name", [])
        ]

    def of(self, marked: Marked, draft: Draft, context: Context) -> tuple[Measure, str]:
        """Give the measure and the unit of a value; an empty unit if nothing tells it.

        Args:
            marked: The sentence.
            draft: The value.
            context: What runs on from before.
        """
        quantity, found = draft.quantity, draft.found
        symbol = quantity.unit.symbol if quantity.unit else ""
        if quantity.sort == "number":
            if self._people.name(marked, draft.position, context.things):
                return "count", self._people.unit
            if symbol := self._of_sum_before(marked, draft, context):
                return "money", symbol
            if own := self._of_those(marked, quantity, context):
                return "count", own
            if found is not None and (sold := self._sold_things(marked, draft.position, found)):
                return "count", sold
            noun = self._phrases.phrase(marked, found.parts.get("unit")) if found else ""
            if rate := self._rate_of_so_many(noun, marked, quantity):
                return "amount", rate
            if noun and found is not None and not self._phrases.is_counting(noun):
                counted = self._unit_of_count(marked, quantity, found, noun)
                counted = self._counted_heads.head(counted, marked.folded, quantity.right, quantity.classifier)
                if not quantity.classifier and quantity.value >= _LEAST_SUM and counted.endswith(self._money_things):
                    return "money", context.currency or self._currency
                before = context.previous
                if before is not None and before.measure == "count" and counted.rpartition(" ")[2] in self._pronouns:
                    counted = before.unit or counted  # "repair 6 piers and build 4 new ones"
                last = counted.rpartition(" ")[2]
                measured = last in self._counted_times and "t" not in marked.code[slice(*found.parts["unit"])]
                lasted = self._time_of(last) if measured else ""  # "good days", but no "trams a day"
                return ("amount", lasted) if lasted else ("count", counted)
            sort = found.parts.get("sort") if found is not None else None
            if sort is not None and self._language.joiner and self._phrases.is_plural(marked, sort[1] - 1):
                before = context.previous
                told = self._phrases.unit_of(self._phrases.phrase(marked, sort))
                unit = before.unit if before is not None and before.measure == "count" else ""
                if unit in self._pieces:
                    return "count", told  # "900 units, of which 300 are public piles"
            if classifier := quantity.classifier or self._listed_classifier(marked, draft.position):
                return "count", classifier
            return self._bare(marked, draft, context)
        if quantity.sort == "multiple":
            return "multiple", "times"
        if quantity.sort == "rank":
            return "rank", ""
        if quantity.sort == "points" and self._of_index(marked, quantity, found):
            return "amount", ""
        if quantity.sort == "times":
            return "count", "time"
        if quantity.sort == "money" and "/" not in symbol and (rate := self._rate_before(marked, draft)):
            symbol = f"{symbol}/{rate}"
        elif quantity.sort == "money" and found is not None and found.construction.use == "same":
            before = context.previous
            if before is not None and before.measure == "money" and before.unit.startswith(f"{symbol}/"):
                symbol = before.unit  # 每亩标准由500元提至650元
        if "/" not in symbol and (per := self._per(marked, quantity)):
            symbol = f"{symbol}/{per}"
        return quantity.sort, self._as_from(marked, draft.position, symbol, context)

    def _of_sum_before(self, marked: Marked, draft: Draft, context: Context) -> str:
        """The currency of a sum whose parts follow: "48 million euros: 31 million from donors"."""
        previous, position = context.previous, draft.position
        if previous is None or previous.measure != "money" or previous.sentence or not self._language.joiner:
            return ""
        part = draft.quantity.value >= _LARGE_SUM and _OF_PART.match(marked.code, position + 1) is not None
        listed = _IN_LIST.search(marked.code, 0, position) is not None
        return previous.unit if part and listed and draft.quantity.value <= (previous.value or 0) * _TIMES else ""

    def _sold_things(self, marked: Marked, position: int, found: Found) -> str:
        """The unit of things sold or made: "sales of buses were 940,000", but "retail sales hit 4 million"."""
        if not self._selling or any(first > position for first, _ in found.parts.values()):
            return ""
        for part in ("ind", "unit"):
            first, last = found.parts.get(part, (0, 0))
            if any(marked.word(at) in self._selling for at in range(first, last)):
                told = self._sold.fullmatch(self._phrases.phrase(marked, (first, last)).lower())
                return self._phrases.unit_of(told["things"]) if told is not None else ""
        return ""

    def _of_those(self, marked: Marked, quantity: Quantity, context: Context) -> str:
        """The unit of what was counted before, of which a count is said to be: 18家医院中有5家床位不足."""
        whole, before = context.counted, context.previous
        if whole is None or before is None or before.measure != "count" or whole.classifier != quantity.classifier:
            return ""
        told = self._having.search(marked.folded, max(0, quantity.left - 6), quantity.left)
        return before.unit if told is not None else ""

    def rated(self, record: Record, marked: Marked, quantity: Quantity) -> str:
        """The unit of an amount, with what its indicator says that it is for: a "daily capacity" is in t/d."""
        if record.measure == "amount" and not record.unit and self._things_per is not None:
            return self._unit_per(self._things_per, record.indicator.lower(), marked, quantity)
        if record.measure == "count" and record.unit in self._counters:
            head, _, things = record.indicator.partition(self._of)  # "otters, whose number has come to 3,000"
            return self._phrases.unit_of(things) if things and head.lower() == record.unit else record.unit
        if record.measure != "amount" or quantity.unit is None or "/" in record.unit:
            return record.unit
        name = record.indicator.lower()
        for pattern, unit, dimensions in self._rates_in_name:
            if quantity.unit.dimension in dimensions and pattern.search(name):
                return f"{record.unit}/{unit}"
        return record.unit

    def _of_index(self, marked: Marked, quantity: Quantity, found: Found | None) -> bool:
        """Whether points are those of an index, and no percentage points: "the index fell 5 points"."""
        if self._index is None or found is None or "ind" not in found.parts:
            return False
        told = self._phrases.phrase(marked, found.parts["ind"]).lower()
        said = marked.folded[quantity.start : quantity.right]
        return self._index.search(told) is not None and self._index_points.fullmatch(said) is not None

    def _unit_per(self, things_per: regex.Pattern[str], name: str, marked: Marked, quantity: Quantity) -> str:
        """The unit of so many things for a number of persons: "doctor per thousand residents"."""
        behind = things_per.match(marked.folded, quantity.end + 1)
        per = behind or things_per.search(name)
        if per is None:
            return ""
        counted = self._number_of.match(name)
        what = (counted["noun"] if counted is not None else name if behind else name[: per.start()]).split()
        if not self._rate_names.isdisjoint(what):
            return _of_so_many(per["base"])
        one = self._phrases.unit_of(what[-1]) if what else ""
        return f"{one} per {per['base']}" if one and one != what[-1] else ""

    def _rate_of_so_many(self, name: str, marked: Marked, quantity: Quantity) -> str:
        """The unit of a rate that is told for a number of persons; empty if the name is none of a rate."""
        if self._things_per is None or name.rpartition(" ")[2].lower() not in self._rate_names:
            return ""
        per = self._things_per.match(marked.folded, quantity.end + 1)
        return _of_so_many(per["base"]) if per is not None else ""

    def _per(self, marked: Marked, quantity: Quantity) -> str:
        """The unit that an amount is for, where words before or behind it tell: 日处理, "tons of sewage a day"."""
        dimension = quantity.unit.dimension if quantity.unit is not None else ""
        for pattern, unit, dimensions in self._rates_before:
            if dimension in dimensions and pattern.search(marked.folded, max(0, quantity.left - 12), quantity.left):
                return unit
        for pattern, unit, dimensions in self._rates_behind:
            if dimension in dimensions and pattern.match(marked.folded, quantity.right):
                return unit
        return ""

    def _as_from(self, marked: Marked, position: int, symbol: str, context: Context) -> str:
        """The unit of a value that another one rose to: what that is per, this is too (由每日3吨提高到5吨)."""
        start, previous = marked.code.rfind(QUANTITY, 0, position), context.previous
        if previous is None or start not in context.names or "/" in symbol:
            return symbol
        if marked.code[start + 1 : position] == _AND and previous.unit.startswith(f"{symbol}/"):
            return previous.unit  # 每吨分别降低15元和10元
        if self._rate_passed_on.search(marked.words(max(0, start - 8), start)) is None:
            return symbol
        alike = previous.unit.startswith(f"{symbol}/") and not set(marked.code[start:position]) & set(",;.")
        return previous.unit if alike else symbol

    def _rate_before(self, marked: Marked, draft: Draft) -> str:
        """The unit of a price that stands before it: "for each kWh 0.45 yuan", 每千瓦时0.45元."""
        places = [draft.position]
        if draft.found is not None and "verb" in draft.found.parts:
            places.append(draft.found.parts["verb"][0])
        if marked.code[max(0, draft.position - 2) : draft.position] in _LISTED_BEFORE:
            places.append(draft.position - 2)  # 每人每月780元和620元
        words = (marked.word(place - 1) for place in places if place)
        return next((self._rates[word] for word in words if word in self._rates), "")

    def _unit_of_count(self, marked: Marked, quantity: Quantity, found: Found, noun: str) -> str:
        """The counted noun; in a language without spaces the first known one, else the classifier."""
        if self._language.joiner:
            if counted := self._phrases.portioned(marked, found.parts["unit"]):
                return counted
            return self._phrases.unit_of(self._phrases.counted(marked, found.parts["unit"]))
        if quantity.classifier in self._own_units:
            return quantity.classifier  # 2万人搬迁任务
        whole, noun = noun, self._bound.split(noun, 1)[0] or noun  # 技术员到基层: where to is no part of who
        rest = whole.removeprefix(noun)
        span = found.parts["unit"]
        of = marked.code.find("o", *span)
        if of > 0 and span[0] > 1 and marked.marks[span[0] - 2].lemma in self._reaching:
            span = span[0], of  # 惠及2万农户的灌溉工程: those who are reached are counted
            noun = self._phrases.phrase(marked, span)
        if quantity.classifier == self._any and (of_first := self._first.match(noun)):
            return str(of_first[0])
        joint = marked.code.find("c", span[0] + 1, span[1])
        first = self._phrases.phrase(marked, (span[0], joint)) if joint > 0 else noun
        known = self._counted.search(noun)
        acts = marked.code.find("b", span[0], joint if joint > 0 else span[1])
        behind = self._phrases.phrase(marked, (acts + 1, joint if joint > 0 else span[1])) if acts >= 0 else ""
        behind = behind.removesuffix(rest)
        if joint > 0 and (head := self._head_of_list(marked, first, span)):
            return head
        head = self._head_counted(first)
        of_places = head in self._tasks and quantity.classifier not in self._task_classifiers
        if head and behind in ("", head) and not of_places:
            return head  # 古道修缮项目: what it ends in is counted, but 村庄修缮古道 are villages
        if (site := self._site(first)) and len(self._phrases.within(behind)) <= _SHORT:
            of_places = quantity.classifier == self._any and site.startswith(self._regions)
            if not of_places:
                return site  # but 8个乡镇污水处理站 are towns
        if known and (len(known[0]) > 1 or not known.start()) and known.start() < len(first):
            return str(known[0])
        if joint > 0 and (own := self._known_in(first) or self._phrases.last_noun(first)):
            return own  # 指标和审批制度: the first of two things is counted
        end = next((i for i in range(span[0] + 1, span[1]) if marked.code[i] == "b"), span[1])
        name = self._phrases.phrase(marked, (span[0], end))
        name = self._bound.split(name, 1)[0] or name
        last = self._phrases.last_noun(name)
        return last or (str(known[0]) if known else quantity.classifier or noun)

    def _head_of_list(self, marked: Marked, first: str, span: tuple[int, int]) -> str:
        """The counted noun that only the last member of a list has: 12家造纸、印染企业; else nothing."""
        if self._head_counted(first) or self._known_in(first):
            return ""
        return self._head_counted(self._phrases.phrase(marked, (marked.code.rfind("c", *span) + 1, span[1])))

    def _site(self, noun: str) -> str:
        """A phrase that ends in a word for a building or site, as a whole: 污水处理站, 隐患点; else nothing."""
        noun = self._phrases.within(noun)
        noun = next((noun.removeprefix(sort) for sort in self._sorts_of if noun.startswith(sort)), noun)
        return noun if self._sites and noun.endswith(self._sites) and len(noun) <= _LONGEST_SITE else ""

    def _head_counted(self, noun: str) -> str:
        """The known noun that a phrase without spaces ends in, if it is more than a syllable; else nothing."""
        return next((word for word in self._heads if noun.endswith(word)), "")

    def _known_in(self, noun: str) -> str:
        """The known noun that a phrase without spaces holds or begins with; else nothing."""
        known = self._counted.search(noun)
        return str(known[0]) if known and (len(known[0]) > 1 or not known.start()) else ""

    def _time_of(self, noun: str) -> str:
        """The unit of time that a counted noun ends in: "heavily polluted day"; empty if it ends in none."""
        measured = self._units.find(noun.rsplit(" ", 1)[-1], self._language.code) if noun else None
        return measured.symbol if measured is not None and measured.dimension == "time" else ""

    def _listed_classifier(self, marked: Marked, position: int) -> str:
        """The classifier that a list of numbers has behind the last one only: 3500万、2300万人次."""
        if self._language.joiner or marked.code[position + 1 : position + 3] not in _LISTED:
            return ""
        following = marked.quantities[marked.marks[position + 2].place]
        return following.classifier if following.sort == "number" else ""

    def _is_paid(self, marked: Marked, draft: Draft) -> bool:
        """Whether a large number without a noun is what somebody paid: "they have invested up to 40 million"."""
        verb = draft.verb
        if verb.position < 0 or verb.lemma not in self._pays:
            return False
        return not set(marked.code[min(verb.position, draft.position) + 1 : max(verb.position, draft.position)]) & set(
            ",;:"
        )

    def _bare(self, marked: Marked, draft: Draft, context: Context) -> tuple[Measure, str]:
        """A number with no noun behind it: money without its currency, an index, or a count of the subject."""
        quantity, found = draft.quantity, draft.found
        span = self._phrases.listed_subject(marked, found.parts.get("ind")) if found else None
        name = self._phrases.phrase(marked, span)
        if self._phrases.is_poor(name):
            name = ""
        if name and self._money_nouns.search(name.lower()) and quantity.value >= 1000:
            return "money", context.currency or self._currency
        if quantity.value >= _LARGE_SUM and self._is_paid(marked, draft):
            return "money", context.currency
        of = name or (context.previous.indicator if context.previous is not None else "")
        if not quantity.value.is_integer() or self._of_many.match(marked.folded, quantity.end):
            return "amount", ""  # "300 per 100,000 people"
        if self._index is not None and self._index.search(of.lower()):
            return "amount", ""
        if name and span is not None:
            head = self._phrases.unit_of(self._phrases.head(marked, span))
            if head in self._numbers and context.previous is not None and context.previous.measure == "count":
                return "count", context.previous.unit  # "8 colleges took part, and the number grew to 27"
            if ended := next((unit for end, unit in self._unit_ends.items() if head.endswith(end)), ""):
                return "count", ended
            if not self._language.joiner:
                short = head if len(head) <= _LONGEST_HEAD else self._phrases.last_noun(head)
                head = next((str(known[0]) for known in reversed(list(self._counted.finditer(head)))), short)
            related = _RELATIVE in marked.code[slice(*span)]
            if (counted := self._number_of.match(name)) is not None:
                one = self._phrases.unit_of(counted["noun"])
                longer = counted["noun"].startswith(f"{head} ")  # "the number of new registered firms"
                if related or longer or (" " in head and one != head):
                    return "count", one  # "the number of pupils who study abroad", "the yearly number of pupils"
            head = next((of for word in self._again if (of := head.removeprefix(f"{word} of ")) != head), head)
            if head in self._again and context.previous is not None and context.previous.measure == "count":
                return "count", context.previous.unit  # "the number of boats was 9, that in the towns 4"
            if lasted := self._time_of(head):
                return "amount", lasted  # "the days of heavy pollution shall not exceed 6"
            if rate := self._rate_of_so_many(head, marked, quantity):
                return "amount", rate
            return "count", head
        previous = context.previous
        if previous is not None and found is not None and found.construction.use == "goal":
            previous = previous if previous.measure == "count" else context.things  # "110% of the target of 9,000"
        if previous is not None and previous.measure == "amount" and _is_less_or_more(marked, draft.position):
            return "amount", previous.unit  # "the bad days were 3, 5 fewer than last year"
        sum_before = previous is not None and previous.measure == "money" and quantity.value >= _LEAST_SUM
        if previous is not None and sum_before and _is_less_or_more(marked, draft.position):
            return "money", previous.unit  # "issued 12 billion yuan of bonds, 1.5 billion more than last year"
        if previous is not None and previous.measure == "percent" and found and found.construction.use == "part":
            previous = context.whole
        if previous is not None and previous.measure in ("amount", "money", "percent") and self._language.joiner:
            previous = context.things if found and found.construction.use == "part" else previous
        told = previous is not None and previous.measure == "money" and not previous.sentence
        if told and not self._language.joiner and quantity.value >= _LEAST_SUM:
            return "money", previous.unit if previous is not None else ""  # 达到75亿元，预计年底将突破100亿
        if previous is None or previous.measure == "count":
            return "count", previous.unit if previous is not None else ""
        # "The number of firms rose by 12% to 3,000": the name of what moved tells what is counted.
        counted = self._number_of.match(previous.indicator)
        return "count", self._phrases.unit_of(counted["noun"]) if counted is not None else ""


def _of_so_many(base: str) -> str:
    """The unit of a rate for so many persons: "100,000 people" makes it the one of deaths per 100,000 births."""
    digits = base.partition(" ")[0].replace(",", "")
    return f"per {digits}" if digits.isdigit() else f"per {base}"


def _is_less_or_more(marked: Marked, position: int) -> bool:
    """Whether a bare number is by how much there is more or less: ", 5 fewer"."""
    return marked.code[position - 1 : position + 2] in (",Q<", ",Q>")
