// The table of all records: filtered, sorted, a page at a time.

const RECORDS_PER_PAGE = 50;

const SORTED_BY = {
  indicator: (row) => record("indicator", row),
  value: (row) => RECORDS.value[row],
  year: recordYear,
  kind: (row) => kindText(record("kind", row)),
  theme: (row) => themeText(record("theme", row)),
  region: (row) => ofDocument("region", row),
  verdict: (row) => verdictsOf(row).map((each) => verdictText(each.group, each.name)).sort().join(" "),
  evidence: (row) => `${ofDocument("source", row)} ${String(RECORDS.start[row] ?? 0).padStart(9, "0")}`,
};

/** Everything of a record that a search looks at, made once. */
const searched = (() => {
  let made = null;
  return (row) => {
    made ??= range(RECORD_COUNT).map((each) => [
      record("indicator", each), record("sentence", each), ofDocument("source", each), ofDocument("title", each),
      record("place", each), record("actor", each), record("unit", each), valueText(each), valueText(each, false, short), record("record_id", each),
    ].join("\n").toLowerCase());
    return made[row];
  };
})();

function filteredRecords(filters) {
  const words = (filters.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const [group, name] = (filters.verdict ?? "").split(".");
  return range(RECORD_COUNT).filter((row) =>
    fits(filters.kind, record("kind", row)) && fits(filters.theme, record("theme", row)) && fits(filters.region, ofDocument("region", row))
    && fits(filters.year, recordYear(row)) && fits(filters.document, RECORDS.document[row])
    && (!filters.verdict || verdictsOf(row).some((each) => each.group === group && each.name === name))
    && words.every((word) => searched(row).includes(word)));
}

/** When a record is for, where its year does not say it all. */
function exactly(row) {
  const year = recordYear(row);
  const said = record("measure", row) === "deadline" ? "" : when(row);
  return [say("year_of", { year }), say("by", { date: say("end_of", { year }) })].includes(said) ? "" : said;
}

function recordRow(row) {
  const chips = new Map(verdictsOf(row).map((each) => [`${each.group}.${each.name}`, each]));
  const series = SERIES_OF.get(row);
  const name = indicatorText(record("indicator", row));
  const checks = [
    record("flags", row) && say("flags", { flags: record("flags", row).split(";").map((flag) => labelled("flags", flag)).join(say("list_comma")) }),
    RECORDS.confidence[row] === null ? "" : say("confidence", { n: RECORDS.confidence[row].toFixed(2) }),
  ].filter(Boolean).join(" · ");
  return el("tr", {},
    el("th", { scope: "row" }, series ? el("a", { href: plainHash("indicator/" + encodeURIComponent(series)) }, name) : name,
      el("div", { class: "provenance" }, [record("place", row), record("actor", row)].filter(Boolean).join(" · "))),
    el("td", { class: "value" }, valueShown(row)),
    el("td", {}, String(recordYear(row) ?? ""), el("div", { class: "provenance" }, exactly(row))),
    el("td", {}, kindText(record("kind", row))),
    el("td", {}, themeShort(record("theme", row))),
    el("td", {}, ofDocument("region", row)),
    CHANGE_COUNT ? el("td", { class: "chips" }, [...chips.values()].map((each) => verdict(each.group, each.name))) : null,
    el("td", { class: "wide" }, evidence(row), el("div", { class: "provenance" }, checks)));
}

function recordsView(filters, keep) {
  const state = { page: 0 };
  const place = el("div", { class: "paged" });
  const columns = Object.keys(SORTED_BY).filter((key) => key !== "verdict" || CHANGE_COUNT);
  const sort = (key) => () => {
    filters.down = filters.sort === key && !filters.down ? "1" : "";
    filters.sort = key;
    keep();
    draw();
    place.querySelector(`button[data-sort="${key}"]`).focus();
  };
  const head = (key) => {
    const sorted = filters.sort === key;
    return el("th", { scope: "col", "aria-sort": sorted ? (filters.down ? "descending" : "ascending") : null },
      el("button", { type: "button", class: "sort", "data-sort": key, title: say("sort_by", { name: say(key) }), on: { click: sort(key) } },
        say(key), el("span", { "aria-hidden": "true", class: "arrow" }, sorted ? (filters.down ? " ▼" : " ▲") : "")));
  };
  const draw = (turned) => {
    const rows = filteredRecords(filters);
    const keyOf = Object.hasOwn(SORTED_BY, filters.sort ?? "") ? SORTED_BY[filters.sort] : null;
    if (keyOf) {
      const keys = new Map(rows.map((row) => [row, keyOf(row)]));
      const empty = (row) => keys.get(row) === null || keys.get(row) === "";
      // What is empty stays last, whichever way is sorted.
      rows.sort((a, b) => (filters.down && !empty(a) && !empty(b) ? -1 : 1) * compared(keys.get(a), keys.get(b)) || a - b);
    }
    const [at, per] = place.whole ? [{ page: 0 }, Math.max(1, rows.length)] : [state, RECORDS_PER_PAGE];
    const bar = () => pager("shown_records", at, per, rows.length, draw);
    const top = bar();
    const shown = rows.slice(at.page * per, (at.page + 1) * per);
    const table = el("table", { class: "records" }, el("thead", {}, el("tr", {}, columns.map(head))), el("tbody", {}, shown.map(recordRow)));
    place.replaceChildren(top, rows.length ? scrolled(table, say("records")) : el("p", { class: "none" }, say("none_left")),
      rows.length > per ? bar() : "");
    if (turned) top.scrollIntoView();
  };
  place.redraw = (whole) => { place.whole = whole; draw(); };
  draw();
  const all = range(RECORD_COUNT);
  const fields = [
    ["q", say("search"), null],
    ["kind", say("kind"), distinct(all.map((row) => record("kind", row))).map((kind) => named(kind, kindText, ""))],
    ["theme", say("theme"), distinct(all.map((row) => record("theme", row))).map((theme) => named(theme, themeText, say("no_theme")))],
    ["region", say("region"), distinct(range(DOCUMENT_COUNT).map((row) => text(DATA.documents.region, row))).map((region) => named(region, String, say("no_region")))],
    ["year", say("year"), distinct(all.map(recordYear)).map((year) => named(year, String, say("no_year")))],
    CHANGE_COUNT ? ["verdict", say("verdict"), verdictOptions()] : null,
    ["document", say("document"), range(DOCUMENT_COUNT).map((row) => [String(row), DOCUMENT_NAMES[row]])],
  ].filter(Boolean);
  return [filterForm(fields, filters, () => { state.page = 0; keep(); draw(); }), place];
}
