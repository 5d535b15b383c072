// The list of an application's API keys: filters, paging, empty states, and the actions on each key.

import { h, fill, button, announce, count, icon, plain, freshId } from "./dom.js";
import { disableKey, enableKey, keys as loadKeys } from "./api.js";
import { pager } from "./problems.js";
import { keyRow, keyTable, rowsBody } from "./keyrow.js";
import { deleteDialog, disableOwnDialog, replaceDialog, seeDialog } from "./keyactions.js";
import { createDialog, editDialog } from "./keyform.js";
import { showIssued } from "./issued.js";
import { session } from "./session.js";

const HOURS = { PT1H: 1, P1D: 24, P7D: 168 };

function labelled(label, control) {
  control.id = freshId("filter");
  return h("div.field.small-field", h("label.field-label", { for: control.id }, label), control);
}

/** The panel for one application; give its element a place, then call load(). */
export function keysPanel(application) {
  let loaded = [];
  const rows = new Map();
  const body = rowsBody();
  const table = keyTable(body);
  table.hidden = true;
  const empty = h("div.empty", { hidden: true });
  const shown = h("p.shown", { role: "status", testid: "keys-shown" });
  const ask = (after) => loadKeys({ application: application.id, state: stateFilter.value, scope: scopeFilter.value, after });
  const { load, more, problem } = pager("load-more", ask, (page, further) => {
    if (!further) { loaded = []; rows.clear(); }
    const fresh = page.keys.filter((key) => !loaded.some((other) => other.id === key.id));
    loaded.push(...fresh);
    draw();
    if (further) rows.get(fresh[0]?.id)?.querySelector(".icon-button").focus({ preventScroll: true });
  });

  const changed = () => load();
  const stateFilter = h("select", { testid: "filter-state", on: { change: changed } },
    h("option", { value: "" }, "Any state"), h("option", { value: "active" }, "Active"), h("option", { value: "disabled" }, "Disabled"));
  const scopeFilter = h("select", { testid: "filter-scope", on: { change: changed } }, h("option", { value: "" }, "Any scope"));
  const textFilter = h("input", { type: "search", autocomplete: "off", spellcheck: "false", testid: "filter-text",
    placeholder: "Description or id", on: { input: () => draw() } });
  const filters = h("div.filters", { role: "search", "aria-label": "Filter the keys" },
    labelled("Find", textFilter), labelled("State", stateFilter), labelled("Scope", scopeFilter));

  const create = () => guard(() => createDialog(application, (key) => {
    showIssued(key);
    load();
  }), "create");
  const createButton = button("primary", [icon("plus"), "Create an API key"], create, { testid: "create-key" });
  const element = h("div",
    h("div.panel-head", h("h2", "API keys"), session.may("Keys:Add") ? createButton : null),
    filters, problem.element, table, empty,
    h("div.panel-foot", shown, more));

  /** Runs one action at a time; an error is displayed above the list. */
  const running = new Set();
  async function guard(action, what) {
    if (running.has(what)) return;
    running.add(what);
    problem.clear();
    try {
      await action();
    } catch (error) {
      problem.show(error);
    } finally {
      running.delete(what);
    }
  }

  const quoted = (key) => `“${plain(key.description) || plain(key.id)}”`;
  const switchTo = (call, state) => (key) => guard(async () => {
    put(await call(key.id));
    announce(`${quoted(key)} is ${state}.`);
  }, key.id);
  const disable = switchTo(disableKey, "disabled");
  const actions = {
    see: (key) => guard(() => seeDialog(key), key.id),
    edit: (key) => guard(() => editDialog(key.id, (now, quietly) => {
      put(now);
      if (!quietly) announce(`${quoted(now)} was changed.`);
    }), key.id),
    disable: (key) => (session.isOwn(key) ? disableOwnDialog(key, () => disable(key)) : disable(key)),
    enable: switchTo(enableKey, "enabled"),
    replace: (key) => replaceDialog(key, (fresh, overlap) => {
      const until = overlap ? new Date(Date.now() + HOURS[overlap] * 3_600_000).toISOString() : null;
      if (session.isOwn(key)) session.renew(fresh);
      showIssued(fresh, { replaced: { id: fresh.replaces ?? key.id, until } });
      load();
    }),
    remove: (key) => deleteDialog(key, () => {
      loaded = loaded.filter((other) => other.id !== key.id);
      draw();
      announce(`${quoted(key)} was deleted.`);
    }),
  };

  function put(key) {
    const at = loaded.findIndex((other) => other.id === key.id);
    if (at < 0) return;
    const hadFocus = rows.get(key.id)?.contains(document.activeElement);
    loaded[at] = key;
    rows.delete(key.id);
    draw();
    if (hadFocus) rows.get(key.id).querySelector(".icon-button").focus();
  }

  function draw() {
    const wanted = textFilter.value.trim().toLowerCase();
    const fitting = loaded.filter((key) => !wanted || `${key.description}\n${key.id}`.toLowerCase().includes(wanted));
    for (const key of loaded) if (!rows.has(key.id)) rows.set(key.id, keyRow(key, actions));
    fill(body, fitting.map((key) => rows.get(key.id)));
    const filtered = stateFilter.value || scopeFilter.value || wanted;
    table.hidden = fitting.length === 0;
    empty.hidden = fitting.length > 0;
    filters.hidden = loaded.length === 0 && !filtered;
    shown.textContent = loaded.length === 0 ? ""
      : `${fitting.length === loaded.length ? count(loaded.length, "key") : `${fitting.length} of ${count(loaded.length, "key")}`}${!more.hidden ? " loaded; there are more" : ""}`;
    if (fitting.length === 0) fill(empty, emptyState(filtered));
  }

  function emptyState(filtered) {
    if (!filtered) {
      return [h("h3", "No API keys yet"),
        h("p", "A key lets one program call this application, and only for the scopes that it holds.",
          session.may("Keys:Add") ? " Create the first one." : " Ask a person whose key has Keys:Add to create one."),
        session.may("Keys:Add") ? button("quiet", "Create an API key", create, { testid: "create-first-key" }) : null];
    }
    return [h("h3", "No key matches"),
      h("p", !more.hidden ? "None of the keys loaded so far matches. Load more, or change the filters." : "Change the filters, or show all keys."),
      button("quiet", "Show all keys", () => {
        textFilter.value = stateFilter.value = scopeFilter.value = "";
        load();
        textFilter.focus();
      }, { testid: "clear-filters" })];
  }

  async function offerScopes() {
    try {
      const catalogue = await session.catalogue();
      scopeFilter.append(...catalogue.scopes.map((scope) => h("option", { value: scope.name }, plain(scope.name))));
    } catch { /* the filter then offers no scopes; whatever needs the catalogue tells why */ }
  }

  return { element, load() { offerScopes(); return load(); } };
}
