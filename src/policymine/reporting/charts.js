// Charts: the data of a panel put into the one specification, drawn without eval by Vega's interpreter.

const SVG = "http://www.w3.org/2000/svg";

function pointText(panel, point) {
  const [year, role, value, high, , comparator] = point;
  const amount = (COMPARED[comparator] ?? "") + short(value) + (high === null ? "" : "–" + short(high));
  return `${year}: ${say("role_" + role)} ${withUnit(amount, panel.unit)}`;
}

const largestOf = (panel) => Math.max(...panel.points.map((point) => Math.max(Math.abs(point[2]), Math.abs(point[3] ?? 0))));

function chartSpec(panel) {
  const spec = structuredClone(DATA.chart);
  const [scale] = scaleOf(largestOf(panel));
  const rows = { target: [], result: [], baseline: [] };
  for (const point of panel.points) {
    const [year, role, value, high, shape] = point;
    if (!(role in rows)) continue;
    const row = { year, value: value / scale, high: (high ?? value) / scale, shape, text: pointText(panel, point) };
    rows[role].push(row);
    if (high !== null) rows[role].push({ ...row, value: row.high }); // the mark of the upper end
  }
  // A line joins the years of which one thing is told; what contradicts itself stands beside it.
  const line = rows.result.filter((row) => row.value === row.high
    && rows.result.every((other) => other.year !== row.year || other.value === row.value));
  spec.datasets = { targets: rows.target, results: rows.result, baselines: rows.baseline, line };
  spec.layer = spec.layer.filter((layer) => spec.datasets[layer.data.name].length);
  const years = panel.points.map((point) => point[0]);
  // No ticks between years where there are few; thinned out where there are many.
  const ticks = Math.min(12, Math.max(...years) - Math.min(...years) + 1);
  const values = panel.points.flatMap((point) => [point[2], point[3] ?? point[2]]);
  for (const layer of spec.layer) {
    layer.encoding.x.axis.tickCount = ticks;
    // Of one year, or of one value again and again, the distance from zero is what there is to see.
    if (ticks === 1) layer.encoding.x = { ...layer.encoding.x, axis: { ...layer.encoding.x.axis, values: [years[0]] }, scale: { ...layer.encoding.x.scale, domain: [years[0] - 1, years[0] + 1] } };
    if (ticks === 1 || Math.max(...values) === Math.min(...values)) layer.encoding.y.scale.zero = true;
  }
  return spec;
}

/** A tooltip of our own: one line of text in an element that the page has anyway. */
function tooltip(handler, event, item, value) {
  const tip = document.getElementById("tip");
  tip.hidden = value === null || value === undefined || value === "";
  if (tip.hidden) return;
  tip.textContent = String(value);
  tip.style.left = `${Math.min(event.clientX + 14, window.innerWidth - tip.offsetWidth - 8)}px`;
  tip.style.top = `${event.clientY + 14}px`;
}

const VIEWS = new Set();
let drawing = Promise.resolve();

async function drawChart(place, panel) {
  await window.vegaReady;
  // One after the other, and the browser in between: a whole report has hundreds.
  await new Promise((resolve) => setTimeout(resolve));
  if (!place.isConnected) return;
  const made = await window.vegaEmbed(place, chartSpec(panel), {
    ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip,
  });
  VIEWS.add(made);
  place.classList.add("drawn");
}

function forgetCharts() {
  for (const made of VIEWS) made.finalize();
  VIEWS.clear();
}

function chartFigure(series, panel) {
  const place = el("div", { class: "chart", role: "img", "aria-label": `${indicatorText(series.indicator)}. ${panel.points.map((point) => pointText(panel, point)).join("; ")}` });
  const horizon = panel.horizon ? say("horizon_cumulative") + " · " : "";
  const [, word] = scaleOf(largestOf(panel));
  const scaled = [word, panel.unit && unitText(panel.unit)].filter(Boolean).join(LANG === "zh" ? "" : " ");
  const unit = scaled ? ` (${scaled})` : "";
  drawing = drawing.then(() => drawChart(place, panel)).catch((error) => { console.error(error); });
  return el("figure", {}, el("figcaption", {}, horizon + say("move_" + panel.move) + unit), place);
}

function shapeSign(path, role) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "-1.2 -1.2 2.4 2.4");
  svg.setAttribute("class", "shape " + role);
  svg.setAttribute("aria-hidden", "true");
  const drawn = document.createElementNS(SVG, "path");
  drawn.setAttribute("d", path);
  svg.append(drawn);
  return svg;
}

/** The legend: only what the charts of this indicator show. */
function chartLegend(series) {
  const items = [];
  const names = { "=": "shape_eq", ">=": "shape_ge", "<=": "shape_le", "~": "shape_about" };
  for (const role of ["target", "result"]) {
    const points = series.panels.flatMap((panel) => panel.points).filter((point) => point[1] === role);
    for (const [shape, path] of Object.entries(DATA.shapes[role]))
      if (points.some((point) => point[4] === shape && point[3] === null))
        items.push(el("li", {}, shapeSign(path, role), ` ${say("role_" + role)}: ${say(names[shape])}`));
    if (points.some((point) => point[3] !== null))
      items.push(el("li", {}, shapeSign("M-.35-1.1H.35V1.1H-.35Z", role + " faint"), ` ${say("role_" + role)}: ${say("shape_range")}`));
  }
  if (series.panels.some((panel) => panel.points.some((point) => point[1] === "baseline")))
    items.push(el("li", {}, shapeSign("M-.5,0A.5,.5,0,1,1,.5,0A.5,.5,0,1,1,-.5,0Z", "baseline"), " " + say("role_baseline")));
  return el("ul", { class: "legend", "aria-label": say("legend") }, items);
}
