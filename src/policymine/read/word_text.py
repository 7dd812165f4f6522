"""The text that a Word paragraph shows: insertions in, deletions, comments, hidden text and field codes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from policymine.lang.tables import load_toml
from policymine.read.word_styles import Styles, W, hides, is_on, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BOX = f"{W}txbxContent"
_LEFT_OUT = frozenset(
    f"{W}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "instrText", "delText", "delInstrText")
)
"""Elements whose content is not shown: what was deleted or moved away, properties, readings above characters."""
_SIGNS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_CONTENTS = "TOC"


@dataclass(slots=True)
class Shown:
    """What a paragraph shows.

    Attributes:
        text: Its text; line breaks are line breaks.
        boxes: Its text boxes, to be read after it.
        notes: Kind (``footnote``, ``endnote``) and identifier of the notes that hang on it.
    """

    text: str = ""
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class TextReader:
    """Reads the paragraphs of a document in their order; fields may run over several of them.

    Args:
        root: The element that holds all the paragraphs.
        styles: The document's styles.

    Example:
        >>> import docx
        >>> document = docx.Document()
        >>> paragraph = document.add_paragraph("We built 12 plants.")
        >>> paragraph.add_run(" Draft!").font.hidden = True
        >>> reader = TextReader(document.element, Styles(document.styles.element))
        >>> reader.read(paragraph._p).text
        'We built 12 plants.'
    """

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._fields = _paired_fields(root)
        self._open: list[_Field] = []

    def read(self, paragraph: Any) -> Shown:
        """Give what a paragraph shows."""
        shown = Shown()
        words: list[str] = []
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        for child in paragraph:
            self._read(child, words, shown, hidden=self._styles.look(style).hidden)
        shown.text = "".join(words)
        return shown

    def _read(self, element: Any, words: list[str], shown: Shown, *, hidden: bool) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _LEFT_OUT:
            return
        if tag == f"{W}r":
            hidden = self._is_hidden(element, hidden)
        elif tag == f"{_MC}AlternateContent":
            if (element := alternative(element)) is None:
                return
        elif tag == _BOX:
            if not hidden and self._visible():
                shown.boxes.append(element)
            return
        elif tag == f"{W}fldChar":
            self._field(element)
        elif (tag == f"{W}fldSimple" and _is_contents(element.get(f"{W}instr"))) or is_filler(element):
            return
        elif not hidden and self._visible():
            self._say(element, words, shown)
        for child in element:
            if child.tag in (f"{W}footnoteReference", f"{W}endnoteReference") and _is_marked(child):
                self._read(child, words, shown, hidden=hidden)
                return  # the rest of the run is the mark that stands for the note
            self._read(child, words, shown, hidden=hidden)

    def _say(self, element: Any, words: list[str], shown: Shown) -> None:
        tag = element.tag
        if tag == f"{W}t":
            words.append(_as_seen(element))
        elif tag == f"{_M}t":
            words.append(element.text or "")
        elif tag == f"{W}sym":
            words.append(_symbols().get(element.get(f"{W}char", "").upper(), ""))
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            shown.notes.append((tag[len(W) : -len("Reference")], element.get(f"{W}id", "")))
        elif tag in _SIGNS and element.getparent().tag == f"{W}r":  # tab stops of a format are named like tabs
            words.append(_SIGNS[tag])

    def _is_hidden(self, run: Any, hidden: bool) -> bool:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return hidden
        said = hides(properties)
        return hidden or self._styles.is_hidden(value(properties.find(f"{W}rStyle"))) if said is None else said

    def _visible(self) -> bool:
        return not any(each.in_code or each.contents for each in self._open)

    def _field(self, element: Any) -> None:
        """Follow a field through its code to its result; a sign without its partners counts for nothing."""
        found = self._fields.get(element)
        if found is None:
            return
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append(found)
            found.in_code = True
        elif kind == "separate":
            found.in_code = False
        elif found in self._open:
            self._open.remove(found)


@dataclass(eq=False, slots=True)
class _Field:
    """A field: its code, whether that is what is being read, and whether it is a table of contents."""

    code: str = ""
    in_code: bool = True
    contents: bool = False


def _paired_fields(root: Any) -> dict[Any, _Field]:
    """Give the fields that begin and end, by the elements that mark them."""
    paired: dict[Any, _Field] = {}
    waiting: list[tuple[list[Any], _Field]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText"):
        if next(element.iterancestors(f"{W}del", f"{W}moveFrom"), None) is not None:
            continue
        if element.tag == f"{W}instrText":
            if waiting:
                waiting[-1][1].code += element.text or ""
            continue
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            waiting.append(([element], _Field()))
        elif waiting and kind == "separate":
            waiting[-1][0].append(element)
        elif waiting and kind == "end":
            marks, found = waiting.pop()
            found.contents = _is_contents(found.code)
            paired.update(dict.fromkeys([*marks, element], found))
    return paired


def _is_contents(code: str | None) -> bool:
    """Tell whether a field is a table of contents, which says the headings once more."""
    return (code or "").split()[:1] == [_CONTENTS]


def alternative(element: Any) -> Any:
    """Choose one of several forms of the same content: the first, or, if that shows no text, the one for old programs.

    Example:
        >>> from lxml import etree
        >>> both = etree.Element(f"{_MC}AlternateContent")
        >>> _ = etree.SubElement(both, f"{_MC}Choice")
        >>> old = etree.SubElement(both, f"{_MC}Fallback")
        >>> etree.SubElement(old, f"{W}t").text = "12"
        >>> alternative(both) is old
        True
    """
    forms = [form for form in element if form.tag in (f"{_MC}Choice", f"{_MC}Fallback")]
    with_text = (form for form in forms if next(form.iter(_BOX, f"{W}t"), None) is not None)
    return next(with_text, forms[0] if forms else None)


def is_filler(element: Any) -> bool:
    """Tell whether an element is a content control that shows only its prompt, or a table of contents.

    Example:
        >>> from lxml import etree
        >>> is_filler(etree.Element(f"{W}sdt"))
        False
    """
    if element.tag != f"{W}sdt" or (properties := element.find(f"{W}sdtPr")) is None:
        return False
    gallery = value(properties.find(f"{W}docPartObj/{W}docPartGallery"))
    return gallery == "Table of Contents" or bool(is_on(properties.find(f"{W}showingPlcHdr")))


def _is_marked(reference: Any) -> bool:
    """Tell whether a mark of the writer's own follows the reference to a note."""
    return reference.get(f"{W}customMarkFollows", "0") not in ("0", "false", "off")


@cache
def _symbols() -> dict[str, str]:
    return dict(load_toml(resources.files("policymine.read") / "word.toml")["symbols"])


def _as_seen(element: Any) -> str:
    """Give a run's text; places of the Symbol font in the private use area are the signs that they show."""
    text = str(element.text or "")
    if any("\uf000" <= c <= "\uf0ff" for c in text):
        fonts = element.find(f"../{W}rPr/{W}rFonts")
        if fonts is not None and "Symbol" in fonts.values():
            return "".join(_symbols().get(f"{ord(c):04X}", c) for c in text)
    return text
