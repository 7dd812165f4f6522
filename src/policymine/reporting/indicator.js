// The page of an indicator: charts, commitments with their verdicts and evidence, all values.

function evidence(row) {
  return el("div", { class: "evidence" }, sentence(row), provenance(row));
}

function side(label, rows, empty) {
  const inside = rows.length
    ? rows.map((row) => el("div", { class: "said" }, el("div", { class: "value" }, valueShown(row), " ", el("span", { class: "when" }, when(row))), evidence(row)))
    : el("p", { class: "nothing" }, empty);
  return el("div", { class: "side" }, el("h5", {}, label), inside);
}

function reasons(row) {
  const lines = [["outcome", "outcome_reason"], ["revision", "revision_reason"]]
    .filter(([, field]) => change(field, row))
    .map(([group, field]) => `${verdictText(group, change(group, row))}: ${change(field, row)}`);
  for (const [score, reason] of [["match_score", "match_reason"], ["previous_match_score", "previous_match_reason"]])
    if (change(reason, row))
      lines.push((CHANGES[score][row] === null ? "" : say("match", { n: number(CHANGES[score][row]) }) + ": ") + change(reason, row));
  if (change("conflict", row)) lines.push(say("conflict", { text: change("conflict", row) }));
  return lines.length ? el("details", { class: "reasons" }, el("summary", {}, say("why")), el("ul", {}, lines.map((line) => el("li", {}, line)))) : null;
}

const HORIZON_WORDS = { annual: "horizon_annual", cumulative: "horizon_cumulative_word", endpoint: "horizon_endpoint", deadline: "horizon_deadline" };

function commitment(row) {
  const attained = CHANGES.attainment[row];
  const facts = [
    HORIZON_WORDS[change("horizon", row)] && say(HORIZON_WORDS[change("horizon", row)]),
    labelled("document_kinds", change("document_kind", row)), change("place", row), change("actor", row),
    attained === null ? "" : say("attainment", { n: SHARE.format(attained) }),
  ].filter(Boolean).join(" · ");
  const sides = [
    side(say("promised"), CHANGES.promise[row], say("no_promise")),
    change("outcome", row) ? side(say("reported"), CHANGES.result[row], say("nothing_reported")) : null,
    CHANGES.previous[row].length ? side(say("before"), CHANGES.previous[row], "") : null,
  ];
  return el("article", { class: "commitment" },
    el("header", {}, el("h4", {}, String(CHANGES.year[row] ?? say("no_year"))),
      verdict("outcome", change("outcome", row)), verdict("revision", change("revision", row)), verdict("later", change("later", row)),
      el("span", { class: "facts" }, facts)),
    el("div", { class: "sides" }, sides), reasons(row));
}

function valueTable(rows) {
  const sorted = [...rows].sort((a, b) => compared(recordYear(a), recordYear(b)) || compared(record("kind", a), record("kind", b)));
  return scrolled(el("table", { class: "values-of" },
    el("thead", {}, el("tr", {}, ["year", "kind", "value", "evidence"].map((key) => el("th", { scope: "col" }, say(key))))),
    el("tbody", {}, sorted.map((row) => el("tr", {}, el("td", {}, String(recordYear(row) ?? "")),
      el("td", {}, kindText(record("kind", row))), el("td", { class: "value" }, valueShown(row)), el("td", {}, evidence(row)))))), say("values_of"));
}

function indicatorView(id, heading = "h3") {
  const series = SERIES.get(id);
  if (!series) return [el("p", { class: "note" }, say("unknown_indicator"))];
  const rows = [...(CHANGES_OF.get(id) ?? [])].sort((a, b) => compared(CHANGES.year[b], CHANGES.year[a]));
  const facts = [themeText(series.theme), series.region, series.place, series.indicator_id].filter(Boolean).join(" · ");
  const small = (title) => el(heading, {}, title);
  return [
    el("p", { class: "facts" }, facts),
    series.panels.length ? el("section", { class: "charts" }, small(say("chart_of")), el("div", { class: "figures" }, series.panels.map((panel) => chartFigure(series, panel))), chartLegend(series)) : null,
    rows.length ? el("section", {}, small(say("commitments_of")), rows.map(commitment)) : null,
    series.records.length ? el("section", {}, small(say("values_of")), valueTable(series.records)) : null,
  ];
}
