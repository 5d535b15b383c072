// The audit trail of an application, newest first, with filters and export, and the check for altered entries.

import { h, fill, button, words, mono, time, ago, announce } from "./dom.js";
import { keyAddress } from "./address.js";
import { audit as loadAudit, verification } from "./api.js";
import { changes } from "./changes.js";
import { csv } from "./csv.js";
import { filterField } from "./field.js";
import { keepKeysOutOf } from "./find.js";
import { pager, problemBox } from "./problems.js";
import { session } from "./session.js";
import { hasText, parts, t } from "./text.js";

const PAUSE = 500;
const PAGE = 200;
const MOST = 10_000;
const COLUMNS = ["number", "time", "actor", "actorName", "action", "application", "subject", "subjectName", "before", "after", "address", "hash"];
const ACTIONS = ["created", "changed", "disabled", "enabled", "replaced", "ended", "deleted"];
/** What happens to keys alone. */
const OF_KEYS = ["leaked", "imported"];

/** What the subject of an entry is called, as the entry itself has it. */
const subjectName = (entry) => [entry.after, entry.before].map((state) => state?.description ?? state?.name).find(Boolean) ?? "";

/** An entry about a key leads to its page. */
const isAboutKey = (entry) => /^key /.test(entry.action);

export function actionText(action) {
  const key = `action.${action.replaceAll(" ", "-")}`;
  return hasText(key) ? t(key) : null;
}

function actor(entry) {
  const [kind, ...rest] = entry.actor.split(" ");
  const own = hasText(`actor.${kind}`) ? t(`actor.${kind}`) : null;
  return [
    entry.actorName && words(entry.actorName, "named"),
    own ? [h("span", own), rest.length ? [" ", mono(rest.join(" "))] : null] : words(entry.actor),
    entry.address && h("span.cell-note", parts("audit.from", { address: mono(entry.address) })),
  ];
}

function entryRow(entry) {
  const cell = (label, ...children) => h("td", { role: "cell", "data-label": label }, children);
  const action = actionText(entry.action);
  const name = subjectName(entry);
  return h("tr", { role: "row", testid: `audit-${entry.number}` },
    h("th", { scope: "row", role: "rowheader" }, time(entry.time, "second"), h("span.cell-note", ago(entry.time), h("span.dot", "·"), `#${entry.number}`)),
    cell(t("audit.action"), action ? h("span.strong", action) : words(entry.action, "strong")),
    cell(t("audit.subject"), name && words(name, "named"),
      !entry.subject ? h("span.muted", "–") : isAboutKey(entry) ? h("a.key-link", { href: keyAddress(entry.application, entry.subject) }, mono(entry.subject)) : mono(entry.subject)),
    cell(t("audit.change"), changes(entry.before ?? null, entry.after ?? null) ?? h("span.muted", "–")),
    cell(t("audit.by"), actor(entry)));
}

/** A table of entries: gives back { element, show(page, further) }. */
export function auditTable(label, none = [h("p", t("audit.no-match"))]) {
  const body = h("tbody", { role: "rowgroup" });
  const head = (name) => h("th", { scope: "col", role: "columnheader" }, t(`audit.${name}`));
  const table = h("table.cards.audit", { role: "table", "aria-label": label, hidden: true, testid: "audit-entries" },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ["time", "action", "subject", "change", "by"].map(head))), body);
  const empty = h("div.empty", { hidden: true }, none);
  return {
    element: h("div", table, empty),
    show(page, further) {
      body.replaceChildren(...(further ? body.children : []), ...page.entries.map(entryRow));
      table.hidden = body.children.length === 0;
      empty.hidden = !table.hidden;
    },
  };
}

/** How far the outcome can be relied on: what to keep elsewhere, and what anybody with the database could have written. */
function proof({ entries, hash, unkeyed }) {
  return entries > 0 && h("p.muted", parts("audit.keep", { anchor: mono(`${entries} ${hash}`) }), " ",
    unkeyed > 0 && t(unkeyed === entries ? "audit.unkeyed-all" : "audit.unkeyed-first", { count: unkeyed }));
}

/** What was found: the first broken entry, or the rows that no entry explains. */
function verdict(result) {
  if (result.broken !== undefined) return h("span", h("strong", t("audit.broken", { number: result.broken }), " "), words(result.detail ?? ""));
  const intact = t("audit.intact", { count: result.entries });
  if (result.intact) return h("div", h("p", intact), proof(result));
  const named = result.unexplained.map((row) => h("li", words(row.kind), " ", mono(row.id), ": ", words(row.detail)));
  const rows = result.unexplained.length + (result.more ?? 0);
  return h("div", h("p", h("strong", t("audit.unexplained", { count: rows }), " "), intact), h("ul", named));
}

/** The button that verifies the trail, with its outcome. */
function verifier() {
  const outcome = h("div.verdict", { role: "status", testid: "verify-result" });
  const problem = problemBox();
  let busy = false;
  async function verify() {
    if (busy) return;
    busy = true;
    problem.clear();
    outcome.className = "verdict";
    outcome.textContent = t("audit.verifying");
    try {
      let result = await verification();
      while (result.complete === false) {
        outcome.textContent = t("audit.progress", { verified: result.verified, count: result.entries, rows: result.rows });
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
    button: button("quiet", t("audit.verify"), verify, { testid: "verify-chain" }),
    element: h("div", outcome, problem.element),
  };
}

/** The start of a day of the reader, `days` later, as the server wants it. */
function day(value, days) {
  if (!value) return undefined;
  const [year, month, date] = value.split("-").map(Number);
  return new Date(year, month - 1, date + days).toISOString();
}

/** The filters: gives back { element, value(), any() }; `changed` is called after each change. */
function auditFilters(changed) {
  const text = (testid, props) => h("input", { type: "text", autocomplete: "off", spellcheck: "false", testid, on: { change: changed }, ...props });
  const key = keepKeysOutOf(text("audit-key", { class: "code-input", "data-shortcut": "find" }));
  const who = keepKeysOutOf(text("audit-actor", { placeholder: t("audit.actor-hint") }));
  const from = text("audit-from", { type: "date" });
  const until = text("audit-until", { type: "date" });
  const lasting = ACTIONS.filter((name) => name !== "replaced" && name !== "ended");
  const kinds = { key: [...ACTIONS, ...OF_KEYS], ...(session.tokens ? { client: ACTIONS } : {}), application: lasting, keys: ["exported"] };
  const actions = Object.entries(kinds).flatMap(([kind, names]) => names.map((name) => `${kind} ${name}`));
  const action = h("select", { testid: "audit-action", on: { change: changed } }, h("option", { value: "" }, t("audit.any-action")),
    actions.map((name) => h("option", { value: name }, actionText(name))));
  const fields = [key, who, action, from, until];
  return {
    element: h("div.filters.audit-filters", { role: "search", "aria-label": t("audit.filter") },
      filterField(t("audit.key"), key), filterField(t("audit.actor"), who), filterField(t("audit.action"), action),
      filterField(t("audit.since"), from), filterField(t("audit.to"), until)),
    any: () => fields.some((field) => field.value !== ""),
    clear() { for (const field of fields) field.value = ""; },
    value: () => ({
      key: key.value.trim(), action: action.value, from: day(from.value, 0), until: day(until.value, 1),
      // Ids of keys are what readers have before them.
      actor: who.value.trim().replace(/^(?=[0-9A-Za-z]{12}$)/, "key "),
    }),
  };
}

function download(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), PAUSE);
}

const WRITERS = {
  csv: ["text/csv", (entries) => csv(COLUMNS, entries)],
  json: ["application/json", (entries) => JSON.stringify(entries, null, 2)],
};

/** Loads what the filters leave, page by page, and saves it as a file. */
async function exportAs(form, query) {
  const entries = [];
  let before;
  do {
    const page = await loadAudit({ ...query, limit: PAGE, before });
    entries.push(...page.entries.map((entry) => ({ ...entry, subjectName: subjectName(entry) })));
    before = page.next;
  } while (before && entries.length < MOST);
  const [type, write] = WRITERS[form];
  download(`audit-${query.application}.${form}`, type, write(entries));
  announce(t(before ? "audit.exported-part" : "audit.exported", { count: entries.length }));
}

export function auditPanel(application) {
  const none = h("div");
  const entries = auditTable(t("audit.entries"), none);
  const filters = auditFilters(() => load());
  const query = () => ({ application: application.id, ...filters.value() });
  const { load, more, problem } = pager("audit-more", (before) => loadAudit({ ...query(), before }), (page, further) => {
    fill(none, filters.any() ? [h("h3", t("audit.no-match")), button("quiet", t("filter.clear"), () => { filters.clear(); load(); }, { testid: "clear-audit" })]
      : [h("h3", t("audit.none")), h("p", t("audit.none-text"))]);
    entries.show(page, further);
  });
  let exporting = false;
  const save = (form) => async () => {
    if (exporting) return;
    exporting = true;
    problem.clear();
    try {
      await exportAs(form, query());
    } catch (error) {
      problem.show(error);
    }
    exporting = false;
  };
  const verify = session.managesAll ? verifier() : null;
  const element = h("div",
    h("div.panel-head", h("h2", t("audit.title")), h("div.panel-actions",
      button("quiet", t("audit.export-csv"), save("csv"), { testid: "export-csv" }),
      button("quiet", t("audit.export-json"), save("json"), { testid: "export-json" }),
      verify?.button)),
    verify?.element, filters.element, problem.element, entries.element, h("div.panel-foot", more));
  return { element, load };
}
