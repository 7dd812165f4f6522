"""The page of a report: data, scripts and styles in one file that asks the network for nothing."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib import resources
from string import Template
from typing import TYPE_CHECKING, Any

from policymine.errors import UsageError
from policymine.lang.tables import load_toml
from policymine.reporting.chart import RESULT_SHAPES, TARGET_SHAPES, chart_script, chart_spec
from policymine.reporting.content import content
from policymine.reporting.packing import plain_text, script_json
from policymine.themes import ThemeClassifier

if TYPE_CHECKING:
    import pandas as pd

LANGUAGES = ("en", "zh")
"""The languages of the user interface."""

_SCRIPTS = ("data.js", "overview.js", "matrix.js", "charts.js", "indicator.js", "records.js", "main.js")
_WORDS = ("words", "units", "flags", "categories", "document_kinds")
_FOLDER = resources.files("policymine") / "reporting"


def report_page(
    records: pd.DataFrame,
    changes: pd.DataFrame | None = None,
    trajectories: pd.DataFrame | None = None,
    issues: pd.DataFrame | None = None,
    *,
    title: str = "",
    ui: str = "en",
) -> str:
    """Write a report as one HTML page that opens without a server or a network.

    The same tables give the same text, byte for byte, with the same version of vl-convert-python.

    Args:
        records: A table of records, as :func:`policymine.read_table` gives it.
        changes: The commitments of a comparison, a row for each and year; None where nothing was compared.
        trajectories: The values of each indicator over the years; None where nothing was compared.
        issues: The table of issues; None where it is not known what could not be read.
        title: The heading; a general one if empty.
        ui: Language of the user interface, ``en`` or ``zh``. What documents say stays in their language.

    Returns:
        The page.

    Raises:
        UsageError: The user interface does not speak the language.
        MissingExtra: Altair or vl-convert-python is not installed.

    Example:
        >>> from policymine import Record, to_frame
        >>> record = Record(6, 8, "79", "Built 79 plants.", kind="result", measure="count", value=79.0)
        >>> page = report_page(to_frame([record]), title="Elm & Oak")
        >>> "<title>Elm &amp; Oak</title>" in page, "Built 79 plants." in page
        (True, True)
    """
    if ui not in LANGUAGES:
        raise UsageError(f"the report does not speak {ui!r}", hint="it speaks " + ", ".join(LANGUAGES))
    words = _words(ui)
    title = plain_text(title).strip() or words["words"]["title"]
    data = content(records, changes, trajectories, issues)
    data |= {"title": title, "language": ui, "chart": chart_spec(), **words}
    data["shapes"] = {"target": TARGET_SHAPES, "result": RESULT_SHAPES}
    style = _text("report.css")
    # In a scope of its own: the names of the scripts that draw are global.
    script = '(() => {\n"use strict";\n' + "\n".join(_text(name) for name in _SCRIPTS) + "})();"
    drawing = chart_script()
    return Template(_text("report.html")).substitute(
        policy=_policy(style, script, drawing),
        language={"en": "en", "zh": "zh-Hans"}[ui],
        title=escape(title),
        skip=escape(words["words"]["skip"]),
        noscript=escape(words["words"]["noscript"]),
        notice=_text("vega-license.txt"),
        style=style,
        data=script_json(data),
        script=script,
        drawing=drawing,
    )


def _policy(style: str, *scripts: str) -> str:
    """Allow the page its own scripts and styles, told by their hashes, and nothing else: no network, no ``eval``."""
    sources = " ".join(map(_hash, scripts))
    return f"default-src 'none'; script-src {sources}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _words(ui: str) -> dict[str, Any]:
    """What the interface says in one language: its own words, names of themes, verdicts, units."""
    table = load_toml(_FOLDER / "words.toml")
    verdicts = load_toml(resources.files("policymine") / "lang" / "verdicts.toml")
    return {
        **{group: {key: forms[ui] for key, forms in table[group].items()} for group in _WORDS},
        "symbols": table["symbols"],
        "verdicts": {group: {key: forms[ui] for key, forms in verdicts[group].items()} for group in verdicts},
        "themes": {theme.name: theme.labels.get(ui, theme.name) for theme in ThemeClassifier.load().themes},
    }


def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
