// The overview: how much there is, what became of it, and where it is from.

const plainHash = (part, filters = {}) => {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== "" && value !== null)).toString();
  return "#" + part + (query ? "?" + query : "");
};

function section(title, ...children) {
  return el("section", {}, el("h3", {}, title), ...children);
}

function tile(value, label, href) {
  const inside = [el("span", { class: "figure" }, number(value)), el("span", { class: "label" }, label)];
  return el("li", {}, href ? el("a", { class: "tile", href }, inside) : el("div", { class: "tile" }, inside));
}

/** A bar in proportion to the largest; the length is set by script, as the page allows no styles in attributes. */
function bar(share, cls) {
  const made = el("span", { class: "bar " + cls, "aria-hidden": "true" });
  made.style.width = `${(100 * share).toFixed(2)}%`;
  return made;
}

/** A stacked bar of verdicts and a list of them with symbol, word, number and share. */
function verdictCounts(group) {
  const counts = counted(range(CHANGE_COUNT).filter((row) => change(group, row)), (row) => change(group, row),
    Object.keys(DATA.symbols[group]));
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const stack = el("div", { class: "stack", "aria-hidden": "true" });
  const list = el("ul", { class: "verdicts" });
  for (const [name, count] of counts) {
    stack.append(bar(count / total, isKnown(group, name) ? `${group}-${name}` : ""));
    list.append(el("li", {}, el("a", { href: plainHash("matrix", { verdict: `${group}.${name}` }) },
      verdict(group, name), el("span", { class: "count" }, number(count)),
      el("span", { class: "share" }, SHARE.format(count / total)))));
  }
  return [stack, list];
}

/** A table of how many targets and results fall to each key, with bars. */
function kindCounts(title, head, keyOf, show, hrefOf, note) {
  const rows = new Map();
  for (let row = 0; row < RECORD_COUNT; row++) {
    const key = keyOf(row);
    if (!rows.has(key)) rows.set(key, { target: 0, result: 0, all: 0 });
    const counts = rows.get(key);
    counts.all += 1;
    if (record("kind", row) in counts) counts[record("kind", row)] += 1;
  }
  const keys = [...rows.keys()].sort(compared);
  const most = Math.max(1, ...[...rows.values()].map((counts) => counts.all));
  const body = keys.map((key) => {
    const counts = rows.get(key);
    return el("tr", {}, el("th", { scope: "row" }, el("a", { href: hrefOf(key) }, show(key))),
      el("td", { class: "number" }, number(counts.target)), el("td", { class: "number" }, number(counts.result)),
      el("td", { class: "bars" }, ["target", "result"].filter((kind) => counts[kind]).map((kind) => bar(counts[kind] / most, kind))));
  });
  return section(title, note ? el("p", { class: "note" }, note) : null, scrolled(el("table", { class: "counts" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, head), el("th", { scope: "col", class: "number" }, say("targets_head")),
      el("th", { scope: "col", class: "number" }, say("results_head")), el("td", {}, keyOfBars()))),
    el("tbody", {}, body)), title));
}

function keyOfBars() {
  return el("span", { class: "key", "aria-hidden": "true" }, el("span", { class: "swatch target" }), kindText("target"), " ",
    el("span", { class: "swatch result" }), kindText("result"));
}

/** A table that may be wider than the screen: it scrolls by itself, by keyboard too. */
function scrolled(table, label) {
  return el("div", { class: "scrolled", tabindex: "0", role: "region", "aria-label": label }, table);
}

function documentTable() {
  const counts = new Map(counted(range(RECORD_COUNT), (row) => RECORDS.document[row]));
  const order = range(DOCUMENT_COUNT).sort((a, b) =>
    compared(DATA.documents.year[a], DATA.documents.year[b]) || compared(text(DATA.documents.source, a), text(DATA.documents.source, b)));
  const rows = order.map((row) => el("tr", {},
    el("th", { scope: "row" }, el("a", { href: plainHash("records", { document: row }) },
      text(DATA.documents.title, row) || text(DATA.documents.source, row)),
    el("div", { class: "provenance" }, DOCUMENT_NAMES[row])),
    el("td", {}, text(DATA.documents.issuer, row)), el("td", {}, text(DATA.documents.region, row)),
    el("td", { class: "number" }, String(DATA.documents.year[row] ?? "")),
    el("td", { class: "number" }, number(counts.get(row) ?? 0))));
  const heads = ["document", "issuer", "region", "year", "records_head"];
  return scrolled(el("table", { class: "documents" },
    el("thead", {}, el("tr", {}, heads.map((key, at) => el("th", { scope: "col", class: at > 2 ? "number" : null }, say(key))))),
    el("tbody", {}, rows)), say("by_document"));
}

function overviewView() {
  const kinds = new Map(counted(range(RECORD_COUNT), (row) => record("kind", row)));
  const tiles = el("ul", { class: "tiles" },
    tile(DOCUMENT_COUNT, say("documents")),
    tile(RECORD_COUNT, say("records_count"), "#records"),
    tile(kinds.get("target") ?? 0, say("targets"), plainHash("records", { kind: "target" })),
    tile(kinds.get("result") ?? 0, say("results"), plainHash("records", { kind: "result" })),
    CHANGES ? tile(CHANGE_COUNT, say("commitments"), "#matrix") : null,
    DATA.issues ? tile(DATA.issues.page.length, say("not_read"), "#issues") : null);
  const comparison = CHANGE_COUNT
    ? el("div", { class: "pair" },
      section(say("outcome"), ...verdictCounts("outcome"), el("p", { class: "note" }, say("outcome_note"))),
      section(say("revision"), ...verdictCounts("revision"), el("p", { class: "note" }, say("revision_note"))))
    : el("p", { class: "note" }, say("nothing_compared"));
  const regions = new Set(range(DOCUMENT_COUNT).map((row) => text(DATA.documents.region, row)));
  return [
    tiles, comparison,
    CHANGE_COUNT ? el("p", { class: "note" }, say("matching_note", { share: SHARE.format(CHANGES.catalogued / CHANGE_COUNT) })) : null,
    el("div", { class: "pair" },
      kindCounts(say("by_theme"), say("theme"), (row) => record("theme", row), themeText, (theme) => plainHash("records", { theme: theme || "-" })),
      kindCounts(say("by_year"), say("year"), recordYear, (year) => (year === null ? say("no_year") : String(year)),
        (year) => plainHash("records", { year: year ?? "-" }), say("year_note"))),
    regions.size > 1
      ? kindCounts(say("by_region"), say("region"), (row) => ofDocument("region", row), (region) => region || say("no_region"),
        (region) => plainHash("records", { region: region || "-" }))
      : null,
    section(say("by_document"), documentTable()),
  ];
}
