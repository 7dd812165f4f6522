"""The language of a text: by its letters, and among Latin letters by its small words.

A text that is too short or too bare to tell, such as a table of figures, counts as English: what is mined for nothing
costs less than a table that is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from policymine.lang.tables import tables_of
from policymine.text import count_cjk

UNKNOWN = "und"
"""What ISO 639 calls a language that is not determined; the script may follow (``und-Cyrl``)."""

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_KANA = re.compile("[\u3040-\u30ff]")
# By the first word of what Unicode calls a letter: the code, and how to say it.
_SCRIPTS = {
    "HANGUL": ("ko", "Korean"),
    "GREEK": ("el", "Greek"),
    "THAI": ("th", "Thai"),
    "HEBREW": ("he", "Hebrew"),
    "ARMENIAN": ("hy", "Armenian"),
    "GEORGIAN": ("ka", "Georgian"),
    "CYRILLIC": (f"{UNKNOWN}-Cyrl", "Cyrillic"),
    "ARABIC": (f"{UNKNOWN}-Arab", "Arabic"),
    "DEVANAGARI": (f"{UNKNOWN}-Deva", "Devanagari"),
    "BENGALI": (f"{UNKNOWN}-Beng", "Bengali"),
    "TIBETAN": (f"{UNKNOWN}-Tibt", "Tibetan"),
    "MONGOLIAN": (f"{UNKNOWN}-Mong", "Mongolian"),
}
_NAMES = {"en": "English", "zh": "Chinese", "ja": "Japanese"}
_LEAST_FOREIGN = 3
"""So many small words of another language are no accident, if most of them differ."""
_FOREIGN_SHARE = 0.05
_LEAST_WORDS = 200
"""So many words in small letters hold some of the commonest English ones, if they are English."""
_ENGLISH_SHARE = 0.03


@dataclass(frozen=True, slots=True)
class _SmallWords:
    english: frozenset[str]
    others: dict[str, frozenset[str]]
    names: dict[str, str]
    foreign: frozenset[str]


@cache
def _small_words() -> _SmallWords:
    english: set[str] = set()
    others: dict[str, frozenset[str]] = {}
    names: dict[str, str] = {}
    for _, table in tables_of("facts.toml"):
        language = table.get("language", {})
        english.update(language.get("words", ()))
        for code, other in language.get("others", {}).items():
            others[code] = frozenset(other["words"])
            names[code] = other["name"]
    return _SmallWords(frozenset(english), others, names, frozenset().union(*others.values()))


def detect_language(text: str) -> str:
    """Tell a text's language by its letters and its small words.

    Args:
        text: Any text.

    Returns:
        ``zh`` if a fifth of the letters or more are ideographs; ``en`` for Latin letters that are not clearly of
        another language; else that language, or ``und`` with the script; empty if there are no letters.

    Example:
        >>> [detect_language(text) for text in ("全市PM2.5平均浓度下降", "Air quality", "2024", "Качество воздуха")]
        ['zh', 'en', '', 'und-Cyrl']
        >>> detect_language("La qualité de l'air dans les villes et sur les côtes est bonne.")
        'fr'
    """
    sample = text[:_SAMPLE]
    ascii_part = sample.encode("ascii", "ignore")
    # Letters are counted by kind only where signs beyond ASCII could outweigh those in it.
    if len(ascii_part.translate(None, _NO_LETTERS)) > 5 * (len(sample) - len(ascii_part)):
        return _by_words(sample)
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return ""
    if 5 * count_cjk(sample) >= letters:
        return "ja" if 10 * len(_KANA.findall(sample)) > letters else "zh"
    if 2 * sum(map(len, _LATIN.findall(sample))) >= letters:
        return _by_words(sample)
    return _by_script([c for c in sample if c.isalpha()])


def language_name(code: str) -> str:
    """Say in words what :func:`detect_language` found.

    Example:
        >>> language_name("fr"), language_name("und-Cyrl"), language_name("und"), language_name("tlh")
        ('French', 'in Cyrillic letters', 'of an unknown language', 'of an unknown language')
    """
    for script, name in _SCRIPTS.values():
        if script == code:
            return f"in {name} letters" if code.startswith(UNKNOWN) else name
    if code in _NAMES:
        return _NAMES[code]
    return _small_words().names.get(code, "of an unknown language")


def _by_script(letters: list[str]) -> str:
    scripts = Counter(unicodedata.name(c, "").partition(" ")[0] for c in letters[:2000])
    script = scripts.most_common(1)[0][0]
    if script in ("HIRAGANA", "KATAKANA"):
        return "ja"
    return _SCRIPTS[script][0] if script in _SCRIPTS else UNKNOWN


def _by_words(sample: str) -> str:
    known = _small_words()
    words = _WORD.findall(unicodedata.normalize("NFC", sample))
    numbers = Counter(words)
    lowered = list(map(str.lower, numbers))
    english = sum([number for word, number in zip(lowered, numbers.values(), strict=True) if word in known.english])
    # Names of places begin with such words too ("La Paz"), so those with a capital count only before a small letter.
    foreign_words = known.foreign
    some = {
        word for word, small in zip(numbers, lowered, strict=True) if small in foreign_words or word in foreign_words
    }
    pairs = [pair for pair in zip(words, [*words[1:], ""], strict=True) if pair[0] in some] if some else []
    plain = Counter([word.lower() if after[:1].islower() else word for word, after in pairs])
    counts = {
        code: Counter({word: plain[word] for word in small & plain.keys()}) for code, small in known.others.items()
    }
    best = max(counts, key=lambda code: counts[code].total(), default="")
    foreign = counts[best].total() if best else 0
    varied = len(counts[best]) >= 3 or (len(counts[best]) == 2 and foreign > _LEAST_FOREIGN)
    if foreign >= _LEAST_FOREIGN and varied and foreign > 2 * english and foreign >= _FOREIGN_SHARE * len(words):
        return best
    small = sum([number for word, number in numbers.items() if word.islower() and len(word) > 1])
    if small >= _LEAST_WORDS and english < _ENGLISH_SHARE * small:
        return UNKNOWN
    return "en"
