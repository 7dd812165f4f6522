"""Tables as compact JSON that is safe inside a page."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from typing import Any

_SURROGATES = re.compile("[\ud800-\udfff]")
# What could end the script element or begin a comment in it, and what old browsers take for the end of a line.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def packed(texts: Iterable[object]) -> dict[str, list[Any]]:
    """Pack a column of texts: each text once, in order of appearance, and for each row which one it is.

    Example:
        >>> packed(["a", "b", "a", None])
        {'d': ['a', 'b', ''], 'i': [0, 1, 0, 2]}
    """
    known: dict[str, int] = {}
    rows = [known.setdefault(plain_text(text), len(known)) for text in texts]
    return {"d": list(known), "i": rows}


def plain_text(value: object) -> str:
    r"""Give the text of a cell; whatever stands for nothing is the empty text, halves of characters are replaced.

    Example:
        >>> plain_text("Elm"), plain_text(None), plain_text(float("nan")), ascii(plain_text("a\ud800"))
        ('Elm', '', '', "'a\\ufffd'")
    """
    return _SURROGATES.sub("\ufffd", value) if isinstance(value, str) else ""


def plain_number(value: Any) -> int | float | None:
    """Give the number of a cell for JSON, whole ones without a fraction; None for what is no finite number.

    Example:
        >>> plain_number(79.0), plain_number(3.4), plain_number(float("inf")), plain_number(None)
        (79, 3.4, None, None)
    """
    try:
        number = float(value)
    except (TypeError, ValueError):  # None, pandas.NA
        return None
    if not math.isfinite(number):
        return None
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def script_json(content: object) -> str:
    r"""Write JSON that may stand inside a ``script`` element of any page.

    Example:
        >>> script_json({"a": "</script><!--"})
        '{"a":"\\u003c/script\\u003e\\u003c!--"}'
    """
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_UNSAFE)
