"""Numbers that are no statement: durations, slogans, stage directions, thresholds, scopes, references back."""

from __future__ import annotations

import functools

import regex

from policymine.cues import Cues, Endings
from policymine.lang import Language, time_limit
from policymine.lang.inflection import Inflection
from policymine.legal_scopes import LegalScopes
from policymine.marks import QUANTITY, Marked
from policymine.measured_times import MeasuredTimes
from policymine.near_rules import REACH, NearRule, fitting, needs
from policymine.once_done import is_done_beside, is_imposed
from policymine.people import People
from policymine.quantities import Quantity
from policymine.which_things import WhichThings
from policymine.word_sieve import WordSieve

_TO_END = regex.compile(f"fa?{QUANTITY}n{{0,2}}2a?$")
"""What stands before the end of a range, whose unit may stand at its start only."""
_MODAL = "M"
"""The letter of "shall"; the same in every language."""
_OF_WHICH = "j"
"""The letter of "of which"; the same in every language."""
_AND = "c"
"""The letter of "and"; the same in every language."""
_TOLD = regex.compile(r"(?:[ckZa]+,?)?t?(?:Qa*(?=[n>]))?[tp>nop'cio]*[npQ>)](?:vy[tn>']+)?[aH]*(?:t?B)?[vudr]")
"""A subject with a verb in the past."""
_THERE_ARE = regex.compile(f"pa*B[ta]*{QUANTITY}[n>]")
"""What is there: "there were 9 cases"."""
_THINGS_IN = regex.compile("[n>'-]{1,5}i")
"""Things between a count of them and one of the places that they are in: "of 900 mills in 14 towns"."""
_MOVES_FROM = regex.compile(f"[UuDdxwvVRr><][aZ,]*f(?:{QUANTITY}n?2[ta]*)?$")
_TO_ANOTHER = regex.compile(f"{QUANTITY}n?2[ta]*{QUANTITY}")
"""Around a value from which something moves to another."""
_AT_VALUE = frozenset({"=", "~"})
"""Comparators of values that are no limits."""
_HAD = regex.compile("[nb>][h(][tna'-]{1,6}$")
"""What things have: "mills with yearly emissions", "cars (emissions"."""
_MOVES_ON = regex.compile("a*[RUD]+[as]*(?:Zo?)?Q")
"""Behind the value that a change starts from, where nothing divides words."""
_CLAUSE_SIGNS = regex.compile("[,;:.\u3001\u3002]")
_LARGE = 1000
"""No figure of speech names as many things as this."""


class Distractors:
    """Tells which quantities of a sentence count nothing.

    Args:
        language: The language.

    Example:
        >>> from policymine.lang import load
        >>> isinstance(Distractors(load("en")), Distractors)
        True
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["cues"].get("no_record", {})
        left, right = (r"(?<![^\W_])", r"(?![^\W_])") if language.joiner else ("", "")

        def words(name: str) -> regex.Pattern[str]:
            return regex.compile(rf"{left}\L<words>{right}", words=list(table.get(name, [])) or ["\0"])

        def ending(name: str) -> regex.Pattern[str]:
            return regex.compile(rf"{left}\L<words>\s*$", words=list(table.get(name, [])) or ["\0"])

        def starting(name: str) -> regex.Pattern[str]:
            return regex.compile(rf"[\s-]*\L<words>{right}", words=list(table.get(name, [])) or ["\0"])

        self._stage, self._legal, self._story, self._geography, self._wishes, self._issuing = (
            Cues(table.get(name, []), spaced=bool(language.joiner))
            for name in ("stage", "legal", "story", "geography", "wishes", "issuing")
        )
        single = table.get("single_case")
        self._single_case = regex.compile(single) if single else None
        self._made_behind, self._made_here = (
            regex.compile(table.get(name, r"(?!)")) for name in ("made_behind", "made_here")
        )
        self._duration_cues = frozenset(table.get("duration_before", []))
        self._duration_before = ending("duration_before")
        self._duration_words = words("duration_words")
        self._measured_times = MeasuredTimes(table)
        self._reference_before = ending("reference_before")
        self._may_refer = Endings(table.get("reference_before", [])).may_end
        self._worded_names = starting("worded_names")
        self._one_pronoun = starting("one_pronoun_after")
        self._scope_nouns = frozenset(table.get("scope_nouns", []))
        self._works_on_places = frozenset(table.get("works_on_places", []))
        self._inflection = Inflection(language.tables["language"])
        self._prepositions = frozenset(language.tables["patterns"].get("distractors", {}).get("prepositions", ""))
        thresholds = language.tables["patterns"].get("distractors", {}).get("threshold")
        self._levels = frozenset(table.get("levels", []))
        self._said = frozenset(language.tables["patterns"].get("distractors", {}).get("said_cues", ()))
        self._threshold = regex.compile(thresholds.replace("@", "[@]")) if thresholds else None
        self._hyphen = regex.compile(language.tables["numbers"].get("hyphenated", r"-(?=[a-z])(?!fold)"))
        self._no_count_before = frozenset(table.get("no_count_before", []))
        self._spaced = bool(language.joiner)
        self._vague_one = frozenset(table.get("vague_one", []))
        self._definite = frozenset(table.get("definite", []))
        self._plurals = frozenset(table.get("plurals", []))
        verbs = language.tables["patterns"].get("verbs", {})
        self._verbs = frozenset(verbs.get("letters", ""))
        self._passive = regex.compile(verbs["right_verb"]) if verbs.get("right_verb") else None
        self._of_many = regex.compile(r"Qo[ta]*Q|(?<=,c?)Qj|Qa*[><]")
        item = r"Q[na>'-]{1,8}(?:[,c]|,c)"
        self._listed = regex.compile(rf"(?<={item}){item}Q|(?<={item}{item})Q")
        self._moved = regex.compile(r"[><][oy][ta]*$")
        after = table.get("enumerator_after", r"(?!)")
        self._glued_number = regex.compile(rf"[.)]\s*\p{{Lu}}|\p{{Lu}}\p{{Ll}}|{after}")
        scope_after = table.get("scope_after")
        self._scope_after = regex.compile(scope_after) if scope_after else None
        self._made_before, self._lifetime = (
            regex.compile(table.get(name, r"(?!)")) for name in ("made_before", "lifetime_before")
        )
        threshold_after = table.get("threshold_after")
        self._threshold_after = regex.compile(threshold_after) if threshold_after else None
        scope = language.tables["patterns"].get("distractors", {}).get("scope")
        having = language.tables["patterns"].get("counted_parts", {}).get("having", r"(?!)")
        self._having = regex.compile(having)
        self._scope_code = regex.compile(scope) if scope else None
        self._name_after = starting("name_after") if table.get("name_after") else None
        self._name_after_amount = starting("name_after_amount") if table.get("name_after_amount") else None
        self._joined = regex.compile(table.get("joined", r"(?!)"))
        self._conditions = tuple(table.get("conditions", ()))
        self._aimed = tuple(table.get("condition_aims", ()))
        counted = table.get("counted_before")
        self._counted_before = regex.compile(counted) if counted else None
        self._legal_scopes = LegalScopes(language)
        self._which = WhichThings(language)
        self._people = People(language)
        self._rate_base = regex.compile(table["rate_base"]) if table.get("rate_base") else None
        self._size_before = ending("size_before")
        self._size_after = regex.compile(table["size_after"]) if table.get("size_after") else None
        self._name_units = frozenset(table.get("name_units", ()))
        near = [(NearRule.read(rule), needs(rule, spaced=self._spaced)) for rule in table.get("near", [])]
        # What may stand beside a number is the same for all numbers of a sentence.
        self._beside = functools.lru_cache(maxsize=8)(WordSieve(near).pick)
        self._clock = regex.compile(r"\s*:\s*\d\d")
        self._proportions = regex.compile(r"\d[\d.]*(?:\s*[:∶]\s*\d[\d.]*){2,}")

    def why(self, marked: Marked, position: int, quantity: Quantity) -> str:
        """Tell why a quantity is no statement.

        Args:
            marked: The sentence.
            position: The mark of the quantity.
            quantity: The quantity.

        Returns:
            A short reason, empty if it is a statement as far as can be seen.
        """
        folded = marked.folded
        if self._is_enumerator(marked, position, quantity):
            return "enumerator"
        if self._is_section(marked, position, quantity):
            return "section number"
        for at in {quantity.left, quantity.start}:  # "the above 12 tasks": the word is no comparator
            near = max(0, at - 24)
            if self._may_refer(folded, near, at) and self._reference_before.search(folded, near, at):
                return "reference"
        if (
            quantity.sort == "amount"
            and self._threshold_after is not None
            and self._threshold_after.match(folded, quantity.end, timeout=time_limit(folded))
        ):
            return "threshold"
        if (beside := fitting(self._beside(folded), marked, quantity)) is not None:
            return beside.why
        bare = quantity.sort in ("number", "times")
        if quantity.unit is not None and quantity.unit.symbol in self._name_units and self._names(marked, position):
            return "name"
        if self._name_after is not None and self._name_after.match(folded, quantity.right):
            return "name"
        if why := self._why_limited(marked, position, quantity):
            return why
        if bare and self._duration_words.match(folded, min(quantity.right + 1, len(folded))) and self._spaced:
            return "streak"
        if bare and self._clock.match(folded, quantity.end):
            return "clock"
        if ":" in folded or "∶" in folded:
            for match in self._proportions.finditer(folded):
                if match.start() <= quantity.start < match.end():
                    return "proportion"
        if (
            quantity.unit is not None
            and quantity.unit.dimension == "time"
            and self._is_duration(marked, position, quantity)
        ):
            return "duration"
        if self._hyphen.match(folded, quantity.end) and quantity.sort in ("number", "amount"):
            return "hyphenated name"
        if quantity.worded and bare and self._worded_names.match(folded, quantity.right):
            return "" if self._is_counted_before(marked, position) else "figure of speech"
        counted = quantity.sort != "number" or bool(quantity.classifier)
        if quantity.worded and not counted and self._is_figure(marked, position, quantity):
            return "" if self._people.name(marked, position) else "figure of speech"
        if quantity.worded and bare and quantity.value == 1 and self._one_pronoun.match(folded, quantity.right):
            return "pronoun"
        if quantity.value == 0 and quantity.worded:
            return "zero in words"
        clause = marked.words_around(position, ".;")
        if bare and self._stage.stand_in(clause, marked.runs) and self._joined.search(clause) is None:
            return "" if is_done_beside(marked, position) else "stage direction"
        # Where a sentence says who issued a document, and not what that has.
        issued = bare and self._issuing.stand_in(clause, marked.runs)
        if issued and self._issuing.stand_in(marked.words_around(position, ".;,")):
            return "stage direction"
        if self._legal.stand_in(clause, marked.runs) and not self._is_told_before(marked, position):
            return "legal limit"
        if quantity.sort != "percent" and self._story.stand_in(clause, marked.runs):
            return "story"
        if self._single_case is not None and folded.startswith("a") and self._single_case.match(folded):
            return "story"
        # "The wetland covers an area of 900 ha, has 3 towers": what stands beside it may count.
        aside = marked.words_around(position, ".;,") if self._geography.stand_in(clause, marked.runs) else ""
        things = not self._spaced and bool(quantity.classifier)  # 3所海拔2000米以上学校
        if quantity.sort not in ("percent", "money") and not things and aside and self._geography.stand_in(aside):
            made = self._made_behind.match(folded, quantity.end) or self._made_here.search(aside)
            return "" if made else "geography"
        if self._wishes.stand_in(clause, marked.runs) and self._wishes.stand_in(marked.words_around(position, ".;,")):
            return "suggestion"
        if self._is_scope(marked, position, quantity):
            return "scope"
        if self._which.holds(marked, position, quantity):
            return "scope"
        if self._legal_scopes.holds(marked, position, quantity):
            return "threshold"
        limiting = quantity.sort in ("amount", "number", "money") and quantity.cue not in self._said
        if self._threshold is not None and limiting and quantity.comparator not in _AT_VALUE:
            code = marked.code[:position] + "@" + marked.code[position + 1 :]
            # 开发2万个以上的岗位: so many are developed
            done = marked.code[position - 1 : position] in ("V", "U")
            done = done or self._made_before.search(folded, max(0, quantity.left - 8), quantity.left) is not None
            done = done and bool(quantity.classifier)
            if (not done and self._threshold.search(code)) or self._limits_plural(marked, position, quantity):
                return "threshold"
        return ""

    def _is_told_before(self, marked: Marked, position: int) -> bool:
        """Whether a value tells of what was done: "3 were shut, and a fine of ...", "with a fine of 5 yuan"."""
        if not self._spaced:
            return False
        first, last = marked.stretch(position, ".;,")
        begins, ends = marked.stretch(position, ".;")
        told = _TOLD.match(marked.code, first, last + 1)
        if told is not None:
            # "9 cases were filed with a fine of 5 yuan": only what stands up to the verb makes it a rule.
            # A clause before it without "shall" tells of fines that were paid.
            ruled = _MODAL in marked.code[begins : first + 1]
            begin, verb = marked.marks[begins if ruled else first].start, marked.marks[told.end() - 1].end
            if self._legal.stand_in(marked.folded[begin:verb]):
                return is_imposed(marked, position)
            if position < told.end() or not self._legal.stand_in(marked.folded[begin : marked.marks[last].end]):
                return True
        if _MODAL not in marked.code[begins : ends + 1] and _THERE_ARE.match(marked.code, begins) is not None:
            return True  # "there were 9 cases with a fine of 5 yuan"
        counted = marked.quantities[marked.marks[position].place].sort == "number"
        counted = counted and marked.code[position + 1 : position + 2] == "n"  # "sealed 9 sites with a fine of 5 yuan"
        sum_of_fines = marked.quantities[marked.marks[position].place].sort == "money"
        return (
            (sum_of_fines or counted)
            and _MODAL not in marked.code[begins : ends + 1]
            and any(_TOLD.match(marked.code, at) is not None for at in {begins, first})
        )

    def _why_limited(self, marked: Marked, position: int, quantity: Quantity) -> str:
        """Whether a quantity says which things are meant, on what condition, or by what a sum is reckoned."""
        folded = marked.folded
        if quantity.sort == "amount":
            if self._name_after_amount is not None and self._name_after_amount.match(folded, quantity.right):
                return "name"
            if (
                self._size_after is not None
                and self._size_before.search(folded, max(0, quantity.left - 8), quantity.left)
                and self._size_after.match(folded, quantity.end, timeout=time_limit(folded))
            ):
                return "threshold"
        if self._rate_base is not None and self._rate_base.search(folded, max(0, quantity.left - 8), quantity.left):
            return "rate"
        if self._conditions and any(map(folded.__contains__, self._conditions)):
            start = marked.stretch(position, ",.;:")[0]
            begin = marked.marks[start].start
            clause = folded[begin : quantity.start + 1]
            if folded.startswith(self._conditions, begin) and not any(map(clause.__contains__, self._aimed)):
                return "condition"
        return ""

    def _names(self, marked: Marked, position: int) -> bool:
        """Whether a noun goes on right behind a measure: "the 330 kV line"."""
        return marked.code[position + 1 : position + 2] in ("n", "V")

    def _limits_plural(self, marked: Marked, position: int, quantity: Quantity) -> bool:
        """As in "rivers longer than 50 km": a measure behind a plural says which ones are meant."""
        if quantity.sort != "amount" or not position:
            return False
        at = position - 1
        while at > 0 and marked.code[at] in "><ao":
            at -= 1
        if marked.code[:at].rstrip("n").endswith(QUANTITY + ","):
            return False  # "by 3 tons, nitrates more than 2 tons": one of a list
        noun = marked.word(at)
        named = marked.code[at] == "n" or (not at and marked.code[at] == "b")  # "Plants above 20 MW pay more"
        single = self._inflection.singular(noun)
        if single in self._levels and _HAD.search(marked.code, 0, at + 1) is None:
            return False  # "emission levels between 60 and 70 Mt", but "mills with emissions above 6 Mt"
        return named and single != noun

    def _is_figure(self, marked: Marked, position: int, quantity: Quantity) -> bool:
        """A small number in words that counts nothing: without a noun, with a singular one, or behind "the"."""
        code = marked.code
        before = code[position - 1] if position else ""
        if quantity.value >= _LARGE and " " in marked.folded[quantity.start : quantity.end]:
            return False
        if self._is_counted_before(marked, position):
            return False
        if quantity.value <= 10 and position and marked.marks[position - 1].lemma in self._no_count_before:
            return True
        passive = self._passive is not None and self._passive.match(code, position) is not None
        if before == "t" and marked.marks[position - 1].lemma in self._definite and quantity.value <= 10:
            return not passive
        last = self._noun_end(marked, position)
        if last == position:
            if before == _OF_WHICH and quantity.value > 1:
                return False  # "of which five took place abroad"
            return not passive and self._of_many.match(code, position) is None
        if quantity.value == 1:
            if self._in_list(code, position):
                return False  # "five towers, one pier and six sheds"
            return quantity.cue in self._vague_one if quantity.cue else before not in self._verbs
        noun = marked.word(last)
        return self._inflection.singular(noun) == noun and noun not in self._plurals

    def _is_counted_before(self, marked: Marked, position: int) -> bool:
        """Whether the subject or the next number says what is counted: "their number grew from six to nine towers"."""
        if self._counted_before is None:
            return False
        code = marked.code
        if _TO_END.search(code, max(0, position - 8), position):
            return True  # "from 15 days to four"
        if _TO_ANOTHER.match(code, position) and _MOVES_FROM.search(code, max(0, position - 8), position):
            return True  # "expanded from three towns to 17"
        if (
            code[position + 1 : position + 3] == "2" + QUANTITY
            and code[max(0, position - 2) : position].strip("a")[-1:] == "f"
        ):
            return self._noun_end(marked, position + 2) > position + 2 or self._is_counted_before(marked, position + 2)
        end = marked.marks[position].start
        return self._counted_before.search(marked.folded, max(0, end - 2 * REACH), end) is not None

    def _in_list(self, code: str, position: int) -> bool:
        """Whether a count stands right before and another right behind: "five towers, one pier, six sheds"."""
        return self._spaced and self._listed.match(code, position) is not None

    def _noun_end(self, marked: Marked, position: int) -> int:
        last = position
        while last + 1 < len(marked.code) and marked.code[last + 1] in "n-'/a>g":
            last += 1
        if last + 2 < len(marked.code) and marked.code[last + 1] == "c" and marked.code[last + 2] == "n":
            return self._noun_end(marked, last + 2)
        return last

    def _is_enumerator(self, marked: Marked, position: int, quantity: Quantity) -> bool:
        """The number of a list item: "(2) ", "3. " or "4) " at the head of something."""
        if quantity.sort != "number" or quantity.worded or quantity.value > 999 or not quantity.value.is_integer():
            return False
        code = marked.code
        # "140.The council set up ...": paragraphs of long documents are numbered through.
        if not position and self._glued_number.match(marked.text, quantity.end):
            return True
        if quantity.value > 100:
            return False
        before = code[position - 1] if position else ""
        after = code[position + 1] if position + 1 < len(code) else ""
        if before == "(" and after == ")":
            return True
        closed = after == ")" or marked.folded.startswith(")", quantity.end)  # "7)build piers"
        if closed and code.rfind("(", 0, position) <= code.rfind(")", 0, position):
            return True
        if not position and after == "-" and marked.text.startswith(" ", marked.marks[1].end):
            return True  # "2- The share of farmers"
        return before in ("", ";", ":", ".") and after == "." and (quantity.value < 40 or not position)

    def _is_section(self, marked: Marked, position: int, quantity: Quantity) -> bool:
        """The number of a section at the head of a sentence: "3.2 Quiet roads"."""
        if position or quantity.sort != "number" or quantity.worded or quantity.value >= 40:
            return False
        digits = marked.text[quantity.start : quantity.end]
        rest = marked.text[quantity.end : quantity.end + 2]
        return "." in digits and digits.replace(".", "").isdigit() and rest[:1] == " " and rest[1:].isupper()

    def _is_duration(self, marked: Marked, position: int, quantity: Quantity) -> bool:
        folded = marked.folded
        if self._spaced and (_moves_to_another(marked.code, position) or self._measured_times.has(marked, position)):
            return False
        if self._hyphen.match(folded, quantity.end) or quantity.cue in self._duration_cues:
            return True
        if self._lifetime.search(folded, max(0, quantity.left - 14), quantity.left):
            return False  # 预期寿命超过80岁
        if quantity.unit is not None and quantity.unit.symbol in {"d", "h"}:
            # Days are counted too (good-air days); a preposition in front makes them a duration.
            if marked.code[max(0, position - 1) : position] in ("y", "2") or self._moved.search(
                marked.code, max(0, position - 4), position
            ):
                return False  # "an increase of 9 days"
            if self._spaced and marked.code[position + 1 : position + 2] in (">", "<"):
                return False  # "35 days less"
            return self._duration_before.search(folded, max(0, quantity.left - 16), quantity.left) is not None
        before = marked.code[position - 1] if position else ""
        if before == "f" and marked.code.startswith(("2Q", "2aQ"), position + 1):
            return False  # "cut from 90 minutes to 30"
        if not self._spaced and before in ("f", "o") and _MOVES_ON.match(marked.code, position + 1):
            return False  # 从3小时压缩到2小时
        behind = folded[quantity.start : quantity.right + 16]
        if not self._spaced:
            behind = (
                behind[: quantity.right - quantity.start] + _CLAUSE_SIGNS.split(folded[quantity.right :], 1)[0][:16]
            )
        return before not in "yRrB2UuDd" or self._duration_words.search(behind) is not None

    def _is_scope(self, marked: Marked, position: int, quantity: Quantity) -> bool:
        """As in "... of 339 cities was 85.8%": a count of places behind a preposition, beside another value."""
        if quantity.sort != "number":
            return False
        code = marked.code
        if self._scope_after is not None and self._scope_after.match(marked.folded, quantity.right):
            return True
        if self._scope_code is not None and (
            found := self._scope_code.match(code[:position] + "@" + code[position + 1 :], position)
        ):
            # "14 crops rank first": so many do.
            value = marked.quantities[marked.marks[found.end() - 1].place]
            of_those = self._having.search(marked.folded, max(0, quantity.left - 6), quantity.left)
            made = code[position - 1 : position] in ("V", "U")  # 新增800处路灯、累计达2万处: so many are new
            return bool(value.sort != "rank" and of_those is None and not made)
        before = position - 1
        while before >= 0 and code[before] in "ta":
            before -= 1
        if before < 0 or code[before] not in self._prepositions:
            return False
        if self._spaced and code[max(0, before - 1) : before + 1] == f"{QUANTITY}o":
            return False  # "28 of the 32 counties": of so many
        noun = self._counted_noun(marked, position)
        if noun not in self._scope_nouns or (code[before] == "o" and marked.word(before - 1) in self._works_on_places):
            return False
        first, last = marked.stretch(position, ".;,:")
        others = [
            i for i in range(first, last + 1) if code[i] == QUANTITY and i != position and not self._lasts(marked, i)
        ]
        return any(
            marked.quantities[marked.marks[i].place].sort != "number"
            or (code[i - 1 if i else 0] not in self._prepositions and not self._goes_on_with_places(marked, i))
            or (self._spaced and _THINGS_IN.fullmatch(code, i + 1, before + 1) is not None)
            for i in others
        )

    def _lasts(self, marked: Marked, position: int) -> bool:
        """Whether a value is a duration or age and so none: "for children under 6 years of age in 24 provinces"."""
        quantity = marked.quantities[marked.marks[position].place]
        timed = quantity.unit is not None and quantity.unit.dimension == "time"
        return timed and self._spaced and self._is_duration(marked, position, quantity)

    def _goes_on_with_places(self, marked: Marked, position: int) -> bool:
        """As the second count does in "the survey of 29 provinces and 7 counties"."""
        before = marked.code[position - 1] if position else ""
        return self._spaced and before == _AND and self._counted_noun(marked, position) in self._scope_nouns

    def _counted_noun(self, marked: Marked, position: int) -> str:
        last = position
        while last + 1 < len(marked.code) and marked.code[last + 1] in "n-'/a":
            last += 1
        while last > position and marked.code[last] == "a":
            last -= 1  # "338 towns across the country"
        if last == position:
            return ""
        return self._inflection.singular(marked.word(last))


def _moves_to_another(code: str, position: int) -> bool:
    """Whether a value is an end of a move: "was cut from 30 minutes to about 10 minutes"."""
    before = code[:position].rstrip("ta")[-1:]
    if before != "2" and (before != "f" or _TO_ANOTHER.match(code, position) is None):
        return False
    return _MOVES_FROM.search(code, 0, position) is not None
