"""Whether a plan's target is binding (约束性) or only expected (预期性), as its tables and brackets say."""

from __future__ import annotations

import regex

from policymine.lang import Language
from policymine.records import Bindingness


class BindingnessReader:
    """Reads the attribute of indicators in the wording of one language.

    Args:
        language: The language; its words stand in ``[bindingness]`` of ``cues.toml``.

    Example:
        >>> from policymine.lang import load
        >>> reader = BindingnessReader(load("zh"))
        >>> reader.of_cell("约束性"), reader.of_cell("约束性指标8个"), reader.in_text("森林覆盖率（预期性）")
        ('binding', '', 'expected')
    """

    def __init__(self, language: Language) -> None:
        table = language.tables["cues"].get("bindingness", {})
        self._kinds: dict[str, Bindingness] = {}
        kinds: tuple[Bindingness, ...] = ("binding", "expected")
        for kind in kinds:
            self._kinds |= dict.fromkeys(table.get(kind, ()), kind)
        words, nouns = list(self._kinds) or ["\0"], list(table.get("nouns", ())) or ["\0"]
        said = r"(?P<w>\L<words>)\s*(?:\L<nouns>)?"
        self._cell = regex.compile(rf"\W*{said}\W*", words=words, nouns=nouns)
        self._bracket = regex.compile(rf"[(（\[【〔]\s*{said}\s*[)）\]】〕]", words=words, nouns=nouns)

    def of_cell(self, text: str) -> Bindingness:
        """Give what a cell says that holds the attribute and nothing else; empty if it is another one.

        Args:
            text: The cell's text.
        """
        return self._kind(self._cell.fullmatch(text.lower()))

    def in_text(self, text: str) -> Bindingness:
        """Give what stands in brackets in a row's name or in a clause; empty if nothing does.

        Args:
            text: The words.
        """
        return self._kind(self._bracket.search(text.lower()))

    def _kind(self, match: regex.Match[str] | None) -> Bindingness:
        return self._kinds[match["w"]] if match is not None else ""
