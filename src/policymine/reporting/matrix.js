// The matrix of indicators and years, and the filters that tables share.

const SERIES_PER_PAGE = 40;

const CHANGES_OF = (() => {
  const found = new Map();
  for (let row = 0; row < CHANGE_COUNT; row++) {
    const id = change("series_id", row);
    if (!found.has(id)) found.set(id, []);
    found.get(id).push(row);
  }
  return found;
})();

const distinct = (values) => [...new Set(values)].sort(compared);

/** The filters of a table. Each is kept in the address, so a filtered view can be linked and gone back to. */
function filterForm(fields, filters, changed) {
  const inputs = fields.map(([name, label, options]) => {
    const id = "filter-" + name;
    const set = (event) => { filters[name] = event.target.value; changed(); };
    const input = options
      ? el("select", { id, on: { change: set } }, el("option", { value: "" }, say("any")),
        options.map((option) => (option.group
          ? el("optgroup", { label: option.group }, option.members.map(([value, shown]) => el("option", { value }, shown)))
          : el("option", { value: option[0] }, option[1]))))
      : el("input", { id, type: "search", placeholder: say("search_hint"), autocomplete: "off", on: { input: set } });
    input.value = filters[name] ?? "";
    return el("div", { class: options ? "filter" : "filter wide" }, el("label", { for: id }, label), input);
  });
  const clear = () => {
    for (const name of Object.keys(filters)) delete filters[name];
    for (const input of form.querySelectorAll("input, select")) input.value = "";
    changed();
  };
  const form = el("form", { class: "filters", role: "search", "aria-label": say("filters"), on: { submit: (event) => event.preventDefault() } },
    inputs, el("button", { type: "button", on: { click: clear } }, say("clear")));
  return form;
}

const named = (value, show, empty) => [value === "" || value === null ? "-" : String(value), value === "" || value === null ? empty : show(value)];
const fits = (wanted, value) => !wanted || wanted === (value === "" || value === null ? "-" : String(value));

function verdictOptions() {
  return ["outcome", "revision"].map((group) => ({
    group: say(group === "outcome" ? "outcome" : "revision"),
    members: counted(range(CHANGE_COUNT).filter((row) => change(group, row)), (row) => change(group, row), Object.keys(DATA.symbols[group]))
      .map(([name]) => [`${group}.${name}`, verdictText(group, name)]),
  })).filter((options) => options.members.length);
}

/** Buttons to turn the pages of a table. */
function pager(key, state, per, total, draw) {
  const last = Math.max(0, Math.ceil(total / per) - 1);
  state.page = Math.min(state.page, last);
  const turn = (step) => () => { state.page += step; draw(step); };
  const [from, to] = [total ? state.page * per + 1 : 0, Math.min(total, (state.page + 1) * per)];
  if (last === 0) return el("p", { role: "status", class: "pager shown" }, say(key, { from: number(from), to: number(to), n: number(total) }));
  return el("nav", { class: "pager", "aria-label": say("pages") },
    el("button", { type: "button", disabled: state.page === 0, class: "back", on: { click: turn(-1) } }, say("previous_page")),
    el("span", { role: "status", class: "shown" }, say(key, { from: number(from), to: number(to), n: number(total) })),
    el("button", { type: "button", disabled: state.page === last, class: "next", on: { click: turn(1) } }, say("next_page")));
}

/** What a row of changes promised and what was reported, in one line; a unit that both have stands once. */
function promiseAndResult(row) {
  const [[promise], [result]] = [CHANGES.promise[row], CHANGES.result[row]];
  if (promise === undefined) return [say("no_promise")];
  if (result === undefined) return [valueShown(promise)];
  const alike = ["unit", "measure", "change"].every((field) => record(field, promise) === record(field, result));
  return [valueShown(promise, alike), " → ", valueShown(result)];
}

function matrixCell(rows) {
  return rows.map((row) => el("div", { class: "cell" },
    el("div", { class: "values" }, promiseAndResult(row)),
    el("div", { class: "chips" }, verdict("outcome", change("outcome", row)), verdict("revision", change("revision", row)))));
}

function matrixView(filters, keep) {
  if (!CHANGE_COUNT) return [el("p", { class: "note" }, say("nothing_compared"))];
  // The newest year stands beside the names; what has none comes last.
  const years = distinct(CHANGES.year).sort((one, other) => (other ?? -1) - (one ?? -1));
  const all = DATA.series.filter((series) => CHANGES_OF.has(series.id));
  const state = { page: 0 };
  const place = el("div", {});
  const matches = (series) => {
    const [group, name] = (filters.verdict ?? "").split(".");
    const words = (filters.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const searched = `${series.indicator} ${series.region} ${series.place} ${series.indicator_id}`.toLowerCase();
    return words.every((word) => searched.includes(word)) && fits(filters.theme, series.theme) && fits(filters.region, series.region)
      && (!filters.verdict || CHANGES_OF.get(series.id).some((row) => change(group, row) === name));
  };
  const draw = (turned) => {
    const rows = all.filter(matches);
    const [at, per] = place.whole ? [{ page: 0 }, Math.max(1, rows.length)] : [state, SERIES_PER_PAGE];
    const bar = () => pager("shown_series", at, per, rows.length, draw);
    const top = bar();
    const shown = rows.slice(at.page * per, (at.page + 1) * per);
    place.replaceChildren(top, rows.length ? matrixTable(shown, years) : el("p", { class: "none" }, say("none_left")),
      rows.length > per ? bar() : "");
    if (turned) top.scrollIntoView();
  };
  place.redraw = (whole) => { place.whole = whole; draw(); };
  place.className = "paged";
  draw();
  const fields = [
    ["q", say("search"), null],
    ["theme", say("theme"), distinct(all.map((series) => series.theme)).map((theme) => named(theme, themeText, say("no_theme")))],
    ["region", say("region"), distinct(all.map((series) => series.region)).map((region) => named(region, String, say("no_region")))],
    ["verdict", say("verdict"), verdictOptions()],
  ];
  const form = filterForm(fields, filters, () => { state.page = 0; keep(); draw(); });
  return [el("p", { class: "note" }, say("matrix_note")), form, place];
}

function matrixTable(shown, years) {
  const body = [];
  let theme = null;
  for (const series of shown) {
    if (series.theme !== theme) {
      theme = series.theme;
      body.push(el("tr", { class: "group" }, el("th", { scope: "rowgroup", colspan: years.length + 1 }, el("span", {}, themeText(theme)))));
    }
    const rows = CHANGES_OF.get(series.id);
    body.push(el("tr", {},
      el("th", { scope: "row" }, el("a", { href: plainHash("indicator/" + encodeURIComponent(series.id)) }, indicatorText(series.indicator)),
        el("div", { class: "provenance" }, [series.region, series.place].filter(Boolean).join(" · "))),
      years.map((year) => el("td", {}, matrixCell(rows.filter((row) => CHANGES.year[row] === year))))));
  }
  const table = el("table", { class: "matrix" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, say("indicator")),
      years.map((year) => el("th", { scope: "col" }, year === null ? say("no_year") : String(year))))),
    el("tbody", {}, body));
  // All years as wide as each other; what does not fit on the screen is scrolled to.
  table.style.minWidth = `${16 + 9 * years.length}rem`;
  const place = scrolled(table, say("matrix"));
  const hint = el("p", { class: "note screen sideways", hidden: true }, say("matrix_scroll"));
  new ResizeObserver(() => { hint.hidden = place.scrollWidth <= place.clientWidth; }).observe(place);
  return el("div", {}, hint, place);
}
