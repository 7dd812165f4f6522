"""The words that the models found, put together to a name: without the values in them and what belongs to others."""

from __future__ import annotations

import regex

from policymine.drafts import Draft
from policymine.lang import Language
from policymine.learned.objections import is_of_counted
from policymine.learned.spans import Best
from policymine.marks import QUANTITY, REMARK, Marked
from policymine.noun_phrases import tidy
from policymine.phrases import Phrases

_AND = "c"
_ADVERB = "a"
_OF = "o"
"""The letter of "of"; the same in every language."""
_LEAST_OWN = 3
_BARE = 3
"""As many characters may a measure have that does not say of what: 产值, 利用率, but not 水果产量."""


class FoundWords:
    """Puts together the words that the models of one language found.

    Args:
        language: The language.
        phrases: Builds phrases out of marks.
    """

    def __init__(self, language: Language, phrases: Phrases) -> None:
        patterns = language.tables["patterns"]
        self._joiner = language.joiner
        self._rate = str(patterns.get("phrases", {}).get("rate", ""))
        self._verbs = frozenset(patterns.get("verbs", {}).get("letters", ""))
        self._verb_first = regex.compile(patterns.get("learned", {}).get("verb_first", r"(?!)"))
        self._phrases = phrases

    def of_value(self, marked: Marked, best: Best, draft: Draft) -> str:
        """Give the words of a stretch without members of its list that have values of their own: 建设校舍2所、食堂3所.

        Args:
            marked: The sentence.
            best: The stretch.
            draft: The value.
        """
        code, first, last, position = marked.code, best.first, best.last, draft.position
        left = code.rfind(_AND, first, max(first, min(position, last + 1)))
        counted, verb = draft.quantity.sort == "number", first
        # In 建成一批工作室、2个基地 and 组建2支救援队和5支志愿队 what stands before "and" is another thing.
        alone = counted and first < left == position - 1 < last and QUANTITY not in code[first:left]
        if counted and first <= left < position < last and code[:first].endswith(QUANTITY):
            verb = len(code[: first - 1].rstrip(_ADVERB)) - 1
        elif left < 0 or (QUANTITY not in code[first:left] and not alone):
            left = first - 1
        right = code.find(_AND, max(first, position), last + 1)
        # What follows the value at once is the next member, 校舍2所、食堂; in 2个国家和地区 it is the rest of this one.
        if right < 0 or (QUANTITY not in code[right : last + 1] and code[position + 1 : right].strip(REMARK)):
            right = last + 1
        of = code.rfind(QUANTITY, first, position) if counted and left < first else -1
        if of >= 0 and not {",", ":"} & set(code[of:position]):
            behind = of + 1 + (code[of + 1] == _OF)
            if len(marked.words(behind, last + 1)) > _BARE:
                left = behind - 1  # 总投资3亿元的8个项目开工, 投资3亿元实施8个项目
        own = self.of_stretch(marked, best._replace(first=left + 1, last=right - 1))
        poor = not own or (alone and len(own) < _LEAST_OWN)
        if poor or draft.quantity.sort == "rank" or (not counted and self._is_of_before(marked, own, left)):
            return self.of_stretch(marked, best)  # 茶叶产量增长5%、产值增长6%
        if left < first:
            return own
        rated = self._rate and marked.words(verb + 1, verb + 2) == self._rate  # 绿化率65%、覆盖率45%
        shared = verb >= 0 and code[verb] in self._verbs and not rated
        return marked.words(verb, verb + 1) + own if shared else own

    def _is_of_before(self, marked: Marked, own: str, joint: int) -> bool:
        """Whether a measure behind 、 is of what the value before it is said of: 企业达3家、产值增长6%.

        A measure of several words has a name of its own behind another measure: 粮食产量5万吨、水果产量2万吨.
        """
        before = marked.code.rfind(QUANTITY, 0, joint)
        if before < 0 or not self._phrases.is_bare_measure(own):
            return False
        if marked.quantities[marked.marks[before].place].sort == "number" or self._phrases.is_generic(own):
            return True
        rated = self._rate and own.endswith(self._rate) and marked.words(0, before).endswith(self._rate)
        return len(own) <= _BARE and not rated

    def of_stretch(self, marked: Marked, best: Best) -> str:
        """Give the words of a stretch, without the values in it.

        Args:
            marked: The sentence.
            best: The stretch.
        """
        if done := self._done(marked, best):
            return done
        pieces: list[str] = []
        first, tied = best.first, ""
        for at in range(best.first, best.last + 2):
            if at > best.last or marked.code[at] == QUANTITY:
                while (tied or not pieces) and first < at and marked.code[first] == _OF:
                    first += (
                        1  # "in 30% of the towns" is said of what is in towns, "including 2 km of canals" of canals
                    )
                words = self._phrases.phrase(marked, (first, at))
                tie = marked.word(first) if first < at else ""
                if words and pieces and not tied and tie in self._phrases.ties and words.split()[0].lower() != tie:
                    pieces.append(marked.words(first, first + 1))
                if words:
                    pieces += [tied, words] if tied and pieces else [words]
                    loose = marked.word(at - 1) in self._phrases.ties or is_of_counted(marked, at, best.last)
                    tied = marked.words(at - 1, at) if loose else ""
                first = at + 1
        return tidy(self._joiner.join(pieces))

    def _done(self, marked: Marked, best: Best) -> str:
        """What is done to a thing, behind it, where the value stands between them: "planted 300 ha of trees"."""
        found = self._verb_first.fullmatch(marked.code, best.first, best.last + 1)
        if not found:
            return ""
        participle = self._phrases.participle(marked.marks[found.start("verb")].lemma)
        thing = self._phrases.phrase(marked, found.span("thing"))
        rest = marked.words(*found.span("rest"))
        done = (rest, participle) if marked.code[found.start("rest") :].startswith(_OF) else (participle, rest)
        return tidy(self._joiner.join(each for each in (thing, *done) if each)) if thing else ""
