// Which part is shown: told by the address behind the #. Printing, and the parts that are short.

function issuesView() {
  if (!DATA.issues) return [el("p", { class: "note" }, say("issues_unknown"))];
  const rows = range(DATA.issues.page.length);
  if (!rows.length) return [el("p", { class: "note" }, say("all_read"))];
  const cell = (field, row) => el("td", {}, text(DATA.issues[field], row));
  const heads = [say("document"), say("category"), say("issue_what"), say("issue_hint")];
  return [el("p", { class: "note" }, say("issues_note")), scrolled(el("table", { class: "issues" },
    el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", {}, rows.map((row) => el("tr", {},
      el("th", { scope: "row" }, text(DATA.issues.source, row),
        DATA.issues.page[row] === null ? "" : el("div", { class: "provenance" }, say("page", { n: DATA.issues.page[row] }))),
      el("td", {}, labelled("categories", text(DATA.issues.category, row))), cell("message", row), cell("hint", row))))), say("issues"))];
}

function wholeView() {
  const part = (title, children) => el("section", { class: "part" }, el("h2", {}, title), children);
  const made = [part(say("overview"), overviewView())];
  if (CHANGE_COUNT) {
    made.push(part(say("matrix"), matrixView({}, () => {})));
    for (const series of DATA.series.filter((each) => CHANGES_OF.has(each.id)))
      made.push(part([indicatorText(series.indicator), series.region].filter(Boolean).join(" · "), indicatorView(series.id)));
  }
  made.push(part(say("issues"), issuesView()), part(say("records"), recordsView({}, () => {})));
  return [el("p", { class: "note screen" }, say("print_hint"), " ", el("button", { type: "button", on: { click: () => drawing.then(() => window.print()) } }, say("print"))), ...made];
}

const PARTS = {
  overview: overviewView, matrix: matrixView, records: recordsView, issues: issuesView, all: wholeView,
};

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return ""; // an address that somebody has typed
  }
}

function address() {
  const [path, query] = location.hash.slice(1).split("?");
  const [name, id] = path.split("/");
  return { name: name === "indicator" || Object.hasOwn(PARTS, name) ? name : "overview", id: decoded(id ?? ""), filters: Object.fromEntries(new URLSearchParams(query ?? "")) };
}

function show(moved) {
  const { name, id, filters } = address();
  const keep = () => {
    try {
      history.replaceState(null, "", plainHash(name, filters));
    } catch {
      // Previews of mails forbid it; the filters are then in the page only.
    }
  };
  forgetCharts();
  const title = name === "indicator" ? indicatorText(SERIES.get(id)?.indicator ?? "") : say(name);
  const children = name === "indicator" ? indicatorView(id) : PARTS[name](filters, keep);
  const heading = el("h2", { tabindex: "-1" }, title);
  const up = name === "indicator" ? el("p", { class: "up" }, el("a", { href: "#matrix" }, "← " + say("back_to_matrix"))) : null;
  const main = document.getElementById("main");
  main.replaceChildren(...[up, name === "all" ? null : heading, ...children].filter(Boolean));
  for (const link of document.querySelectorAll("#nav a")) {
    const here = link.hash === "#" + (name === "indicator" ? "matrix" : name);
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = name === "overview" ? DATA.title : `${title} – ${DATA.title}`;
  if (moved) {
    window.scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }
}

function frame() {
  const years = distinct(DATA.documents.year.filter((year) => year !== null));
  const regions = distinct(range(DOCUMENT_COUNT).map((row) => text(DATA.documents.region, row)).filter(Boolean));
  const facts = [
    regions.length > 4 ? say("regions_count", { n: number(regions.length) }) : regions.join(say("list_comma")),
    years.length ? say("data_of", { years: years.length > 1 ? `${years[0]}–${years.at(-1)}` : String(years[0]) }) : "",
  ].filter(Boolean).join(" · ");
  document.getElementById("head").append(el("h1", {}, DATA.title), el("p", {}, facts));
  const names = ["overview", CHANGE_COUNT ? "matrix" : null, "records", "issues", "all"].filter(Boolean);
  const nav = document.getElementById("nav");
  nav.setAttribute("aria-label", say("main_parts"));
  nav.append(el("ul", {}, names.map((name) => el("li", {}, el("a", { href: "#" + name }, say(name))))));
  document.getElementById("foot").append(el("p", {}, say("written_by")));
  document.body.append(el("div", { id: "tip", hidden: true, "aria-hidden": "true" }));
}

/** On paper a table has all its rows and says which filters are set, and what is folded up is open. */
function printed(whole) {
  for (const line of document.querySelectorAll(".paper")) line.remove();
  for (const form of whole ? document.querySelectorAll(".filters") : []) {
    const inputs = [...form.querySelectorAll("input, select")].filter((input) => input.value);
    const set = inputs.map((input) => `${input.labels[0].textContent}: ${input.selectedOptions?.[0].textContent ?? input.value}`);
    if (set.length) form.after(el("p", { class: "paper" }, set.join(" · ")));
  }
  for (const place of document.querySelectorAll(".paged")) place.redraw(whole);
  for (const folded of document.querySelectorAll("details")) folded.open = whole;
}

// The scripts that draw stand behind this one, so that the first part shows before they are read.
window.vegaReady = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
frame();
show(false);
window.addEventListener("hashchange", () => show(true));
window.addEventListener("beforeprint", () => printed(true));
window.addEventListener("afterprint", () => printed(false));
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address tells the part, so the link must not change it
  document.getElementById("main").focus();
});
