"""The chart of an indicator: one Vega-Lite specification for all, and the scripts that draw it."""

from __future__ import annotations

import functools
import importlib.util
from typing import Any

from policymine.errors import MissingExtra

TARGET_SHAPES = {
    "=": "M-1,-.13H1V.13H-1Z",
    ">=": "M-1,-.13H-.12V-.55H-.42L0,-1.1L.42,-.55H.12V-.13H1V.13H-1Z",
    "<=": "M-1,.13H-.12V.55H-.42L0,1.1L.42,.55H.12V.13H1V-.13H-1Z",
    "~": "M-1,-.34H1V-.12H-1ZM-1,.12H1V.34H-1Z",
}
"""Marks of targets, as paths of SVG around the point: a bar; with an arrow where more or less is meant; two: about."""

RESULT_SHAPES = {
    "=": "M-.5,0A.5,.5,0,1,1,.5,0A.5,.5,0,1,1,-.5,0Z",
    ">=": "M-.6,.45H.6L0,-.65Z",
    "<=": "M-.6,-.45H.6L0,.65Z",
    "~": "M0,-.7L.7,0L0,.7L-.7,0Z",
}
"""Marks of results: a dot; a triangle that points to where it may lie; a lozenge: about."""

TARGET_COLOUR, RESULT_COLOUR, BASELINE_COLOUR = "#c85a12", "#2f7fc1", "#7d8793"
"""Vermilion, blue and grey: apart for every kind of colour blindness, and on white and on dark ground."""

_SIZE = 420
_PLAIN = {">": ">=", "<": "<=", "range": "="}


def check_extra() -> None:
    """Refuse to begin where the packages that draw are missing.

    Raises:
        MissingExtra: Altair or vl-convert-python is not installed.

    Example:
        >>> check_extra()
    """
    if not all(map(importlib.util.find_spec, ("altair", "vl_convert"))):
        raise MissingExtra("the report needs altair and vl-convert-python", hint='pip install "policymine[report]"')


@functools.cache
def chart_spec() -> dict[str, Any]:
    """Give the Vega-Lite specification of a chart, without data.

    The page adds the data sets ``targets``, ``results``, ``baselines`` and ``line`` (what a line joins, the results).
    Their rows have ``year``, ``value``, ``high`` (the value itself where there is no range), ``shape`` and ``text``.

    Returns:
        The specification; its layers take the data sets by name.

    Raises:
        MissingExtra: Altair or vl-convert-python is not installed.

    Example:
        >>> sorted(layer["data"]["name"] for layer in chart_spec()["layer"])
        ['baselines', 'line', 'results', 'results', 'targets', 'targets']
    """
    check_extra()
    import altair as alt

    # The years between the ends of the data, whole ones; the page gives their number.
    axis = alt.Axis(format="d", tickMinStep=1, grid=False, title=None, labelFlush=False)
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(zero=False, nice=False, padding=28))
    y = alt.Y("value:Q", scale=alt.Scale(zero=False, padding=14), title=None, axis=alt.Axis(tickCount=6))
    where = {"x": x, "y": y, "description": alt.Description("text:N")}

    def layer(name: str) -> Any:
        return alt.Chart(alt.NamedData(name))

    def shaped(shapes: dict[str, str]) -> Any:
        scale = alt.Scale(domain=list(shapes), range=list(shapes.values()))
        return alt.Shape("shape:N", scale=scale, legend=None)

    def ranges(name: str, colour: str, width: int) -> Any:
        bar = layer(name).mark_rule(color=colour, strokeWidth=width, opacity=0.4, tooltip=True)
        return bar.encode(**where, y2="high:Q", tooltip="text:N")

    def points(name: str, colour: str, shapes: dict[str, str]) -> Any:
        mark = layer(name).mark_point(filled=True, color=colour, size=_SIZE, opacity=1)
        return mark.encode(**where, shape=shaped(shapes), tooltip="text:N")

    line = layer("line").mark_line(color=RESULT_COLOUR, strokeWidth=1.6, opacity=0.7).encode(x=x, y=y)
    baselines = layer("baselines").mark_point(color=BASELINE_COLOUR, size=70, strokeWidth=2, opacity=1)
    chart = alt.layer(
        baselines.encode(**where, tooltip="text:N"),
        ranges("targets", TARGET_COLOUR, 12),
        line,
        ranges("results", RESULT_COLOUR, 5),
        points("targets", TARGET_COLOUR, TARGET_SHAPES),
        points("results", RESULT_COLOUR, RESULT_SHAPES),
    )
    chart = chart.resolve_scale(shape="independent").properties(width="container", height=260)
    chart = chart.configure(background="transparent").configure_view(stroke=None)
    chart = chart.configure_axis(labelFontSize=12, labelFont="inherit", titleFont="inherit", domain=False)
    spec: dict[str, Any] = chart.to_dict()
    return spec


def shape_of(comparator: str) -> str:
    """Tell which mark stands for a comparator.

    Example:
        >>> shape_of(">"), shape_of("range"), shape_of("?")
        ('>=', '=', '=')
    """
    return comparator if comparator in TARGET_SHAPES else _PLAIN.get(comparator, "=")


@functools.cache
def chart_script() -> str:
    """Give the scripts that draw charts: Vega, Vega-Lite and Vega-Embed in one.

    They come out of the package vl-convert-python, so nothing is fetched. The same version gives the same text.

    Returns:
        JavaScript that defines ``vegaEmbed``; it may stand inside a ``script`` element.

    Raises:
        MissingExtra: Altair or vl-convert-python is not installed.

    Example:
        >>> "vegaEmbed" in chart_script()
        True
    """
    check_extra()
    import vl_convert

    version = ".".join(chart_spec()["$schema"].rpartition("/v")[2].split(".")[:2])
    script: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", vl_version=version)
    # In a text of JavaScript the two are the same; in a page the first would end the script.
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
