// The data of the page, and how its values are said. Texts of documents become text nodes only, never markup.

const DATA = JSON.parse(document.getElementById("data").textContent);
const LANG = DATA.language;

function say(key, filled = {}) {
  const text = DATA.words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in filled ? String(filled[name]) : whole));
}

/** Make an element. Properties are attributes, but for `class`, `on` (listeners), and booleans. */
function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

const range = (count) => Array.from({ length: count }, (_, index) => index);
const text = (column, row) => column.d[column.i[row]];

const RECORDS = DATA.records;
const RECORD_COUNT = RECORDS.value.length;
const DOCUMENT_COUNT = DATA.documents.year.length;
const CHANGES = DATA.changes;
const CHANGE_COUNT = CHANGES ? CHANGES.year.length : 0;
const SERIES = new Map(DATA.series.map((series) => [series.id, series]));

const record = (field, row) => text(RECORDS[field], row);
const change = (field, row) => text(CHANGES[field], row);
const ofDocument = (field, row) => text(DATA.documents[field], RECORDS.document[row]);

const NUMBER = new Intl.NumberFormat(LANG, { maximumFractionDigits: 6 });
const SHARE = new Intl.NumberFormat(LANG, { style: "percent", maximumFractionDigits: 1 });
const number = (value) => NUMBER.format(value);

// Large numbers are said with their scale, "24.66 trillion"; the exact one is the title of what shows them.
const COMPACT = new Intl.NumberFormat(LANG, { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 4 });
const LARGE = LANG === "zh" ? 1e5 : 1e6;
const short = (value) => (Math.abs(value) < LARGE ? number(value) : COMPACT.format(value));

/** The scale that the numbers of a chart are said in, and its word. */
function scaleOf(largest) {
  const scale = largest < LARGE ? 1 : (LANG === "zh" ? [1e12, 1e8, 1e4] : [1e12, 1e9, 1e6]).find((each) => largest >= each);
  return [scale, scale === 1 ? "" : COMPACT.formatToParts(scale).find((part) => part.type === "compact").value];
}

/** The year that a record is for: of its deadline or period, else of its document. */
function recordYear(row) {
  const date = record("kind", row) === "target" ? record("deadline", row)
    : record("period_end", row) || record("period_start", row);
  const year = Number.parseInt(date.slice(0, 4), 10);
  return Number.isNaN(year) ? DATA.documents.year[RECORDS.document[row]] : year;
}

function unitText(unit) {
  return Object.hasOwn(DATA.units, unit) ? DATA.units[unit]
    : unit.replace(/([a-z])([23])(?![0-9a-z])/g, (_, letter, digit) => letter + (digit === "2" ? "²" : "³"));
}

const COMPARED = { ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "≈ " };

function valueText(row, bare = false, said = number) {
  const value = RECORDS.value[row];
  const measure = record("measure", row);
  if (value === null) return measure === "deadline" ? when(row) : "";
  const compared = COMPARED[record("comparator", row)] ?? "";
  const high = RECORDS.value_high[row];
  const amount = compared + said(value) + (high === null ? "" : "–" + said(high));
  const moved = { increase: say("up") + " ", decrease: say("down") + " " }[record("change", row)] ?? "";
  if (measure === "rank") return moved + say("rank", { n: amount });
  return moved + (bare ? amount : withUnit(amount, record("unit", row), measure));
}

/** A value as it is shown: a large one by its scale, with the exact number as its title. */
function valueShown(row, bare = false) {
  const [exact, shown] = [valueText(row, bare), valueText(row, bare, short)];
  return exact === shown ? exact : el("span", { class: "exact", title: exact }, shown);
}

function withUnit(amount, unit, measure = "") {
  if (measure === "multiple") return amount + " " + say("times");
  if (!unit) return amount;
  const shown = unitText(unit);
  return amount + (/^[%‰°]/.test(shown) || (/^[\u3400-\u9fff]/.test(shown) && !/[a-z]$/.test(amount)) ? "" : " ") + shown;
}

/** A date as short as it can be said: a last of December is its year. */
const dateText = (date) => (date.endsWith("-12-31") ? say("end_of", { year: date.slice(0, 4) }) : date);

function when(row) {
  if (record("kind", row) === "target") {
    const date = record("deadline", row);
    return date ? say("by", { date: dateText(date) }) : "";
  }
  const [start, end] = [record("period_start", row), record("period_end", row)];
  if (start && end) {
    const whole = start.endsWith("-01-01") && end.endsWith("-12-31");
    const years = [...new Set([start.slice(0, 4), end.slice(0, 4)])].join("–");
    return whole ? say("year_of", { year: years }) : `${start} – ${end}`;
  }
  return end ? say("until", { date: dateText(end) }) : start ? say("from", { date: start }) : "";
}

const themeText = (theme) => DATA.themes[theme] ?? (theme || say("no_theme"));
const themeShort = (theme) => themeText(theme).split(/[:：]/)[0];
const indicatorText = (name) => name || say("no_indicator");
const kindText = (kind) => DATA.words["kind_" + kind] ?? kind;
const labelled = (group, name) => (Object.hasOwn(DATA[group], name) ? DATA[group][name] : name.replaceAll("_", " "));
const isKnown = (group, name) => Object.hasOwn(DATA.verdicts[group] ?? {}, name);
const verdictText = (group, name) => (isKnown(group, name) ? DATA.verdicts[group][name] : name);

/** A verdict as symbol and word; its colour comes from the class. */
function verdict(group, name) {
  if (!name) return null;
  const known = isKnown(group, name);
  return el("span", { class: "verdict" + (known ? ` ${group} ${group}-${name}` : "") },
    el("span", { class: "sign", "aria-hidden": "true" }, (known && DATA.symbols[group]?.[name]) || "•"), " ",
    verdictText(group, name));
}

/** The sentence of a record with its value marked. */
function sentence(row) {
  const whole = record("sentence", row);
  const [start, end] = [RECORDS.marked[2 * row], RECORDS.marked[2 * row + 1]];
  const properties = { class: "sentence", lang: ofDocument("language", row) || null };
  if (end <= start) return el("q", properties, whole);
  return el("q", properties, whole.slice(0, start), el("mark", {}, whole.slice(start, end)), whole.slice(end));
}

/** Documents by a name that tells them apart: where several have one path, with region, year or the end of their id. */
const DOCUMENT_NAMES = (() => {
  const name = (row, more) => text(DATA.documents.source, row) + (more ? ` (${more})` : "");
  const facts = (row) => [text(DATA.documents.region, row), DATA.documents.year[row], text(DATA.documents.language, row)].filter(Boolean).join(", ");
  const alone = (names) => (each) => names.filter((other) => other === each).length === 1;
  let names = range(DOCUMENT_COUNT).map((row) => name(row, ""));
  if (new Set(names).size < names.length) {
    names = names.map((each, row) => (alone(names)(each) ? each : name(row, facts(row))));
    names = names.map((each, row) => (alone(names)(each) ? each : name(row, [facts(row), text(DATA.documents.doc_id, row).slice(-6)].filter(Boolean).join(", "))));
  }
  return names;
})();
const documentName = (row) => DOCUMENT_NAMES[RECORDS.document[row]];

/** Where a record stands: document, page, position. */
function provenance(row) {
  const parts = [documentName(row)];
  if (RECORDS.page[row] !== null) parts.push(say("page", { n: RECORDS.page[row] }));
  if (RECORDS.start[row] !== null) parts.push(say("position", { from: RECORDS.start[row], to: RECORDS.end[row] }));
  return el("span", { class: "provenance" }, parts.filter(Boolean).join(" · "));
}

/** What the comparison says of each record: rows of changes in which it is the promise, or what is reported of it. */
const VERDICTS_OF = (() => {
  const found = new Map();
  const note = (row, entry) => (found.has(row) ? found.get(row).push(entry) : found.set(row, [entry]));
  for (let row = 0; row < CHANGE_COUNT; row++) {
    const dropped = CHANGES.promise[row].length === 0;
    for (const promise of dropped ? CHANGES.previous[row] : CHANGES.promise[row]) {
      if (change("outcome", row)) note(promise, { group: "outcome", name: change("outcome", row), row });
      if (change("revision", row)) note(promise, { group: "revision", name: change("revision", row), row });
    }
    for (const result of CHANGES.result[row])
      if (change("outcome", row)) note(result, { group: "outcome", name: change("outcome", row), row });
  }
  return found;
})();

/** The indicator that a record is of. */
const SERIES_OF = new Map(DATA.series.flatMap((series) => series.records.map((row) => [row, series.id])));
for (let row = 0; row < CHANGE_COUNT; row++)
  for (const evidence of [...CHANGES.promise[row], ...CHANGES.result[row]]) SERIES_OF.set(evidence, change("series_id", row));

const verdictsOf = (row) => VERDICTS_OF.get(row) ?? [];

/** Count rows by a key; keys in the order given, others behind. */
function counted(rows, keyOf, order = []) {
  const found = new Map(order.map((key) => [key, 0]));
  for (const row of rows) {
    const key = keyOf(row);
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return [...found].filter(([, count]) => count > 0);
}

const COLLATOR = new Intl.Collator(LANG, { numeric: true });
/** Order of two cells; what is empty comes last. */
function compared(one, other) {
  if (one === other) return 0;
  if (one === null || one === "" || one === undefined) return 1;
  if (other === null || other === "" || other === undefined) return -1;
  return typeof one === "number" && typeof other === "number" ? one - other : COLLATOR.compare(String(one), String(other));
}
