"""Write the Chinese nouns that may be a count's unit: ``python docs/generate_nouns.py``.

Needs the package ``jieba`` (MIT), whose dictionary says which words are nouns and how often they were met; policymine
does not need it when it runs. Of 国家级特色产业集群 the noun is its longest ending that is in the list.
"""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "policymine" / "lang" / "zh" / "nouns.txt"
HEAD = """\
# Nouns of two to four characters, one on each line.
# Written by docs/generate_nouns.py; do not edit.
# Source: the dictionary of jieba {version} (MIT, https://github.com/fxsjy/jieba).
"""
OFTEN = 50
"""Words met less often in the dictionary's corpus are left out."""


def nouns() -> list[str]:
    """Give the common nouns of the dictionary, sorted."""
    path = Path(str(distribution("jieba").locate_file("jieba/dict.txt")))
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        word, often, kind = line.split(" ")
        if kind == "n" and int(often) >= OFTEN and 2 <= len(word) <= 4 and all("一" <= c <= "鿿" for c in word):
            found.add(word)
    return sorted(found)


def main() -> None:
    """Write the list."""
    head = HEAD.format(version=distribution("jieba").version)
    TARGET.write_text(head + "\n".join(nouns()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
