"""Styles of a Word document: what a style says of its paragraphs, looked up along the styles it is based on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of Word's elements, as lxml writes it."""

_DEPTH = 10
"""A style may stand on so many others; a damaged file can make a circle of them."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says.

    Attributes:
        names: The names of the style and of those it is based on, the nearest first.
        outline: Level of a heading, 1 being the outermost; 0 for running text.
        number: Identifier of the numbering; empty if there is none.
        number_level: Level in that numbering, 0 being the outermost; None if the numbering itself says it.
        numbered_by: Identifier of the style that names the numbering.
        hidden: Whether text in the style is not shown.
    """

    names: tuple[str, ...] = ()
    outline: int = 0
    number: str = ""
    number_level: int | None = None
    numbered_by: str = ""
    hidden: bool = False


class Styles:
    """The styles of a document.

    Args:
        element: The root of the document's styles.

    Example:
        >>> import docx
        >>> styles = Styles(docx.Document().styles.element)
        >>> styles.look("Heading2").names, styles.look("").names, styles.look("no such style").names
        (('heading 2', 'Normal'), ('Normal',), ('Normal',))
    """

    def __init__(self, element: Any) -> None:
        self._styles = {style.get(f"{W}styleId", ""): style for style in element.iter(f"{W}style")}
        self._looks: dict[str, Look] = {}
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")
            ),
            "",
        )

    def look(self, style_id: str) -> Look:
        """Give what a style says; an unknown one is the default style of paragraphs."""
        if style_id not in self._styles:
            style_id = self._default
        if style_id not in self._looks:
            self._looks[style_id] = self._looked_up(style_id)
        return self._looks[style_id]

    def is_hidden(self, style_id: str) -> bool:
        """Tell whether a style hides its text; an unknown one does not."""
        return style_id in self._styles and self.look(style_id).hidden

    def _looked_up(self, style_id: str) -> Look:
        names: list[str] = []
        outline: int | None = None
        number = numbered_by = ""
        number_level: int | None = None
        hidden: bool | None = None
        while style_id in self._styles and len(names) < _DEPTH:
            style = self._styles[style_id]
            names.append(value(style.find(f"{W}name")))
            properties = style.find(f"{W}pPr")
            if properties is not None:
                if outline is None:
                    outline = outline_of(properties)
                if not number:
                    own, level = number_of(properties)
                    if own:
                        number, numbered_by = own, style_id
                    number_level = level if number_level is None else number_level
            if hidden is None:
                hidden = hides(style.find(f"{W}rPr"))
            style_id = value(style.find(f"{W}basedOn"))
        return Look(tuple(names), outline or 0, number, number_level, numbered_by, bool(hidden))


def value(element: Any) -> str:
    """Give the value of an element that may be missing.

    Example:
        >>> value(None)
        ''
    """
    return "" if element is None else str(element.get(f"{W}val") or "")


def is_on(element: Any) -> bool | None:
    """Tell whether a switch is on; None where it is missing.

    Example:
        >>> from lxml import etree
        >>> [is_on(etree.Element(f"{W}vanish", {f"{W}val": word})) for word in ("1", "false")], is_on(None)
        ([True, False], None)
    """
    if element is None:
        return None
    return element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def hides(properties: Any) -> bool | None:
    """Tell whether properties of text hide it; None where they do not say.

    Example:
        >>> hides(None) is None
        True
    """
    return None if properties is None else is_on(properties.find(f"{W}vanish"))


def outline_of(properties: Any) -> int | None:
    """Give the level of a heading, from 1, that a paragraph's properties name; 0 for running text, None for silence.

    Example:
        >>> from lxml import etree
        >>> properties = etree.Element(f"{W}pPr")
        >>> etree.SubElement(properties, f"{W}outlineLvl").set(f"{W}val", "1")
        >>> outline_of(properties)
        2
    """
    level = value(properties.find(f"{W}outlineLvl"))
    if not (level.isascii() and level.isdigit()):
        return None
    return int(level) + 1 if int(level) < 9 else 0


def number_of(properties: Any) -> tuple[str, int | None]:
    """Give the numbering that a paragraph's properties name, and the level in it; ``0`` switches a numbering off.

    Example:
        >>> from lxml import etree
        >>> number_of(etree.Element(f"{W}pPr"))
        ('', None)
    """
    numbering = properties.find(f"{W}numPr")
    if numbering is None:
        return "", None
    level = value(numbering.find(f"{W}ilvl"))
    return value(numbering.find(f"{W}numId")), int(level) if level.isascii() and level.isdigit() else None
