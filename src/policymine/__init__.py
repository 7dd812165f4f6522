"""policymine: quantitative targets and results out of government reports, with their evidence.

Example:
    >>> import policymine
    >>> document = policymine.read_text("In 2023 the city built 79 sewage treatment plants.", language="en")
    >>> [(record.value, record.unit, record.kind) for record in policymine.extract(document)]
    [(79.0, 'sewage treatment plant', 'result')]
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policymine.comparing import Comparison, compare
    from policymine.engines import mine
    from policymine.errors import PolicymineError
    from policymine.frames import read_table, to_frame
    from policymine.pipeline import extract
    from policymine.provenance import Boxes, PageBox
    from policymine.read import read, read_text
    from policymine.read.boxes import boxes
    from policymine.records import Block, Cell, Document, Facts, Issue, Record, Result

__version__ = "0.1.0"

__all__ = [
    "Block",
    "Boxes",
    "Cell",
    "Comparison",
    "Document",
    "Facts",
    "Issue",
    "PageBox",
    "PolicymineError",
    "Record",
    "Result",
    "boxes",
    "compare",
    "extract",
    "mine",
    "read",
    "read_table",
    "read_text",
    "to_frame",
]

_HOMES = {
    "Block": "records",
    "Boxes": "provenance",
    "Cell": "records",
    "Comparison": "comparing",
    "Document": "records",
    "Facts": "records",
    "Issue": "records",
    "PageBox": "provenance",
    "PolicymineError": "errors",
    "Record": "records",
    "Result": "records",
    "boxes": "read.boxes",
    "compare": "comparing",
    "extract": "pipeline",
    "mine": "engines",
    "read": "read",
    "read_table": "frames",
    "read_text": "read",
    "to_frame": "frames",
}
"""Where each public name lives. It is imported when it is first used, so that ``import policymine`` is quick."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """Keeps the functions ``read`` and ``extract`` from being replaced by the modules of the same names.

    Importing ``policymine.read`` sets the attribute ``read`` of this package to that module. The public name is the
    function; the module stays importable as ever (``from policymine.read import SUFFIXES``).
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
