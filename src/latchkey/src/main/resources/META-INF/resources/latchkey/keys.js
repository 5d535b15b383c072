// The list of an application's API keys: filters, paging, empty states, and the actions on each key.

import { h, fill, button, icon, plain } from "./dom.js";
import { keys as loadKeys } from "./api.js";
import { keyCommands } from "./commands.js";
import { filterField } from "./field.js";
import { pager } from "./problems.js";
import { keyRow, keyTable, rowsBody } from "./keyrow.js";
import { createDialog } from "./keyform.js";
import { showIssued } from "./issued.js";
import { session } from "./session.js";
import { t } from "./text.js";

/** The panel for one application; give its element a place, then call load(). */
export function keysPanel(application) {
  let loaded = [];
  const rows = new Map();
  const body = rowsBody();
  const table = keyTable(body);
  table.hidden = true;
  const empty = h("div.empty", { hidden: true });
  const shown = h("p.shown", { role: "status", testid: "keys-shown" });
  const ask = (after) => loadKeys({ application: application.id, state: stateFilter.value, scope: scopeFilter.value, sort: "-created", after });
  const { load, more, problem } = pager("load-more", ask, (page, further) => {
    if (!further) { loaded = []; rows.clear(); }
    const fresh = page.keys.filter((key) => !loaded.some((other) => other.id === key.id));
    loaded.push(...fresh);
    draw();
    if (further) rows.get(fresh[0]?.id)?.querySelector(".icon-button").focus({ preventScroll: true });
  });
  const commands = keyCommands({
    problem,
    changed: put,
    removed(key) {
      loaded = loaded.filter((other) => other.id !== key.id);
      draw();
    },
    replaced: () => load(),
  });

  const changed = () => load();
  const stateFilter = h("select", { testid: "filter-state", on: { change: changed } },
    h("option", { value: "" }, t("filter.any-state")), h("option", { value: "active" }, t("state.active")), h("option", { value: "disabled" }, t("state.disabled")));
  const scopeFilter = h("select", { testid: "filter-scope", on: { change: changed } }, h("option", { value: "" }, t("filter.any-scope")));
  const textFilter = h("input", { type: "search", autocomplete: "off", spellcheck: "false", testid: "filter-text",
    placeholder: t("filter.hint"), "data-shortcut": "find", on: { input: () => draw() } });
  const filters = h("div.filters", { role: "search", "aria-label": t("filter.title") },
    filterField(t("filter.find"), textFilter), filterField(t("key.state"), stateFilter), filterField(t("filter.scope"), scopeFilter));

  const create = () => commands.guard(() => createDialog(application, (key) => {
    showIssued(key);
    load();
  }), "create");
  const createButton = button("primary", [icon("plus"), t("key.create")], create, { testid: "create-key", "data-shortcut": "new" });
  const element = h("div",
    h("div.panel-head", h("h2", t("keys.title")), session.may("Keys:Add") ? createButton : null),
    filters, problem.element, table, empty,
    h("div.panel-foot", shown, more));

  function put(key) {
    const at = loaded.findIndex((other) => other.id === key.id);
    if (at < 0) return;
    const hadFocus = rows.get(key.id)?.contains(document.activeElement);
    loaded[at] = { ...loaded[at], ...key };
    rows.delete(key.id);
    draw();
    if (hadFocus) rows.get(key.id).querySelector(".icon-button").focus();
  }

  function draw() {
    const wanted = textFilter.value.trim().toLowerCase();
    const fitting = loaded.filter((key) => !wanted || `${key.description}\n${key.id}`.toLowerCase().includes(wanted));
    for (const key of loaded) if (!rows.has(key.id)) rows.set(key.id, keyRow(key, commands));
    fill(body, fitting.map((key) => rows.get(key.id)));
    const filtered = stateFilter.value || scopeFilter.value || wanted;
    table.hidden = fitting.length === 0;
    empty.hidden = fitting.length > 0;
    filters.hidden = loaded.length === 0 && !filtered;
    shown.textContent = loaded.length === 0 ? ""
      : t(more.hidden ? "keys.shown" : "keys.shown-more", { fitting: fitting.length, count: loaded.length });
    if (fitting.length === 0) fill(empty, emptyState(filtered));
  }

  function emptyState(filtered) {
    if (!filtered) {
      return [h("h3", t("keys.none")),
        h("p", t("keys.none-text"), " ", t(session.may("Keys:Add") ? "keys.none-create" : "keys.none-ask")),
        session.may("Keys:Add") ? button("quiet", t("key.create"), create, { testid: "create-first-key" }) : null];
    }
    return [h("h3", t("keys.no-match")),
      h("p", t(more.hidden ? "keys.no-match-text" : "keys.no-match-more")),
      button("quiet", t("keys.show-all"), () => {
        textFilter.value = stateFilter.value = scopeFilter.value = "";
        load();
        textFilter.focus();
      }, { testid: "clear-filters" })];
  }

  async function offerScopes() {
    try {
      const catalogue = await session.catalogue();
      if (scopeFilter.options.length > 1) return;
      scopeFilter.append(...catalogue.scopes.map((scope) => h("option", { value: scope.name }, plain(scope.name))));
    } catch { /* the filter then offers no scopes; whatever needs the catalogue tells why */ }
  }

  return { element, load() { offerScopes(); return load(); } };
}
