"""Write the words that say nothing of a theme: ``python docs/generate_common_words.py``.

They are those that come in many of the project's own annotated documents, whatever these are about, and are no words of
a theme. policymine passes them over when it takes words out of the examples of a file of themes.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from policymine.gold_files import gold_files, read_gold
from policymine.theme_examples import all_words
from policymine.theme_words import words
from policymine.themes import ThemeClassifier

ROOT = Path(__file__).parent.parent
HEAD = """\
# Words that come in documents on anything, one on each line.
# Written by docs/generate_common_words.py from corpora/{language}/train; do not edit.
"""
SHARE = 0.04
"""Words in a smaller share of the documents are left out."""


def common_words(language: str) -> list[str]:
    """Give the common words of a language, sorted.

    Example:
        >>> "year" in common_words("en")
        True
    """
    documents = [read_gold(path).text for path in gold_files(ROOT / "corpora" / language / "train")]
    often = Counter(word for text in documents for word in all_words(text, language, words))
    classifier = ThemeClassifier.load()
    telling = {
        " ".join(words(each.word)) if each.word.isascii() else each.word
        for each in classifier.words()
        if each.language == language and each.points >= 2
    }
    return sorted(word for word, count in often.items() if count >= SHARE * len(documents) and word not in telling)


def main() -> None:
    """Write the lists."""
    for language in ("en", "zh"):
        target = ROOT / "src" / "policymine" / "lang" / language / "common_words.txt"
        target.write_text(HEAD.format(language=language) + "\n".join(common_words(language)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
