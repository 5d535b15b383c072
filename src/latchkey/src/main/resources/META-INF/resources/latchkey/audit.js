// The audit trail of an application, newest first, and the check that nobody has altered it.

import { h, button, words, mono, time, count } from "./dom.js";
import { audit as loadAudit, verification } from "./api.js";
import { pager, problemBox } from "./problems.js";
import { session } from "./session.js";

const PAUSE = 500;

const text = (value) => (typeof value === "string" ? value : JSON.stringify(value));
const value = (raw) => (raw === null || raw === undefined || raw === "" ? h("span.muted", "nothing") : words(text(raw)));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function listChange(before, after) {
  const gone = before.filter((name) => !after.includes(name)).map((name) => h("li.chip.gone", "− ", words(name)));
  const come = after.filter((name) => !before.includes(name)).map((name) => h("li.chip.come", "+ ", words(name)));
  return h("ul.chips", gone, come);
}

/** The members that differ between what was and what is, one line each. */
function changes(before, after) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const lines = names.filter((name) => !same(before?.[name], after?.[name])).map((name) => {
    const [was, is] = [before?.[name], after?.[name]];
    const label = h("span.change-name", words(name), " ");
    if (Array.isArray(was ?? is) && Array.isArray(is ?? was)) return h("li", label, listChange(was ?? [], is ?? []));
    if (was === undefined || before === null) return h("li", label, value(is));
    return h("li", label, value(was), h("span.arrow", " → "), after ? value(is) : h("span.muted", "gone"));
  });
  return lines.length ? h("ul.changes", lines) : h("span.muted", "–");
}

function entryRow(entry) {
  const cell = (label, ...children) => h("td", { role: "cell", "data-label": label }, children);
  return h("tr", { role: "row", testid: `audit-${entry.number}` },
    h("th", { scope: "row", role: "rowheader" }, h("span.entry-number", `#${entry.number}`), time(entry.time, "second")),
    cell("Action", words(entry.action, "strong")),
    cell("Subject", entry.subject ? mono(entry.subject) : h("span.muted", "–")),
    cell("Change", changes(entry.before ?? null, entry.after ?? null)),
    cell("By", words(entry.actor), entry.address && h("span.cell-note", "from ", mono(entry.address))));
}

/** How far the outcome can be relied on: what to keep elsewhere, and what anybody with the database could have written. */
function proof({ entries, hash, unkeyed }) {
  return entries > 0 && h("p.muted", "Keep ", mono(`${entries} ${hash}`), " elsewhere: it shows later whether the end was cut off. ",
    unkeyed > 0 && `${unkeyed === entries ? "Its" : `Its first ${unkeyed}`} hashes have no pepper; anyone who can write to the database could have made them.`);
}

/** What was found: the first broken entry, or the rows that no entry explains. */
function verdict(result) {
  if (result.broken !== undefined) return h("span", h("strong", `The chain is broken at entry ${result.broken}. `), words(result.detail ?? ""));
  const intact = `The chain is intact: ${count(result.entries, "entry", "entries")} verified.`;
  if (result.intact) return h("div", h("p", intact), proof(result));
  const named = result.unexplained.map((row) => h("li", words(row.kind), " ", mono(row.id), ": ", words(row.detail)));
  const rows = result.unexplained.length + (result.more ?? 0);
  return h("div", h("p", h("strong", `No entry explains ${count(rows, "row", "rows")} of the tables. `), intact), h("ul", named));
}

/** The button "Verify chain" with its outcome. */
function verifier() {
  const outcome = h("div.verdict", { role: "status", testid: "verify-result" });
  const problem = problemBox();
  let busy = false;
  async function verify() {
    if (busy) return;
    busy = true;
    problem.clear();
    outcome.className = "verdict";
    outcome.textContent = "Verifying…";
    try {
      let result = await verification();
      while (result.complete === false) {
        outcome.textContent = `Verifying… ${result.verified} of ${count(result.entries, "entry", "entries")}, ${count(result.rows, "row", "rows")} compared.`;
        await new Promise((resume) => setTimeout(resume, PAUSE));
        result = await verification();
      }
      outcome.classList.add(result.intact ? "good" : "bad");
      outcome.replaceChildren(verdict(result));
    } catch (error) {
      outcome.textContent = "";
      problem.retry(error, verify);
    }
    busy = false;
  }
  return {
    button: button("quiet", "Verify chain", verify, { testid: "verify-chain" }),
    element: h("div", outcome, problem.element),
  };
}

export function auditPanel(application) {
  const ask = (before) => loadAudit(application.id, before);
  const { load, more, problem } = pager("audit-more", ask, (page, further) => {
    body.replaceChildren(...(further ? body.children : []), ...page.entries.map(entryRow));
    table.hidden = body.children.length === 0;
    empty.hidden = !table.hidden;
  });
  const body = h("tbody", { role: "rowgroup" });
  const head = (label) => h("th", { scope: "col", role: "columnheader" }, label);
  const table = h("table.cards.audit", { role: "table", "aria-label": "Audit entries", hidden: true },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ["Time", "Action", "Subject", "Change", "By"].map(head))), body);
  const empty = h("div.empty", { hidden: true }, h("h3", "Nothing recorded yet"),
    h("p", "Each change of the keys of this application is recorded here: its actor, its time and its content."));
  const verify = session.managesAll ? verifier() : null;
  const element = h("div",
    h("div.panel-head", h("h2", "Audit"), verify?.button),
    verify?.element, problem.element, table, empty, h("div.panel-foot", more));
  return { element, load };
}
