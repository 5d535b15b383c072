// The list of an application's API keys: what the server selects and sorts, paging, empty states, selection, and the actions on keys.

import { h, fill, button, icon } from "./dom.js";
import { keys as loadKeys } from "./api.js";
import { bulkBar } from "./bulk.js";
import { keyCommands } from "./commands.js";
import { pager } from "./problems.js";
import { keyFilters } from "./keyfilters.js";
import { keyRow, keyTable, rowsBody } from "./keyrow.js";
import { createDialog } from "./keyform.js";
import { showIssued } from "./issued.js";
import { leakedKeys } from "./leak.js";
import { session } from "./session.js";
import { t } from "./text.js";

/** The panel for one application, with filters; `onFilter` gets them as a text. Give its element a place, then call load(). */
export function keysPanel(application, filter = "", onFilter = () => {}) {
  let loaded = [];
  const rows = new Map();
  const body = rowsBody();
  const empty = h("div.empty", { hidden: true });
  const shown = h("p.shown", { role: "status", testid: "keys-shown" });
  const query = () => ({ application: application.id, ...filters.query() });
  const filters = keyFilters(() => load(), filter);
  const { load: loadPage, more, problem } = pager("load-more", (after) => loadKeys({ ...query(), after }), (page, further) => {
    if (!further) {
      loaded = [];
      rows.clear();
      bulk.clear();
    }
    const fresh = page.keys.filter((key) => !loaded.some((other) => other.id === key.id));
    loaded.push(...fresh);
    draw();
    if (further) rows.get(fresh[0]?.id)?.element.querySelector(".icon-button").focus({ preventScroll: true });
  });
  let loads = 0;
  /** What is shown is not yet what was asked for. */
  const begin = () => { element.setAttribute("aria-busy", "true"); };
  /** A selection is of what is shown: it ends when the list is asked for anew. */
  const load = async (further) => {
    const mine = loads += 1;
    begin();
    if (!further) {
      bulk.clear();
      onFilter(filters.toString());
    }
    await loadPage(further);
    if (mine === loads) element.setAttribute("aria-busy", "false");
  };
  const commands = keyCommands({
    problem,
    changed(key) {
      const wasLeaked = loaded.find((other) => other.id === key.id)?.leaked;
      put(key);
      if (wasLeaked || key.leaked) leaks.load();
    },
    removed(key) {
      bulk.drop(key.id);
      loaded = loaded.filter((other) => other.id !== key.id);
      draw();
      if (key.leaked) leaks.load();
    },
    replaced() {
      load();
      leaks.load();
    },
  });
  const bulk = bulkBar({
    shown: () => loaded, hasMore: () => !more.hidden, query,
    changed: () => rows.forEach((row, id) => row.select(bulk.has(id))),
    done() {
      load();
      leaks.load();
    },
  });
  const leaks = leakedKeys(application, commands);
  const table = keyTable(body, bulk.any && bulk.all);
  table.hidden = true;

  const create = () => commands.guard(() => createDialog(application, (key) => {
    showIssued(key);
    load();
  }), "create");
  const createButton = button("primary", [icon("plus"), t("key.create")], create, { testid: "create-key", "data-shortcut": "new" });
  const element = h("div",
    h("div.panel-head", h("h2", t("keys.title")), session.may("Keys:Add") ? createButton : null),
    leaks.element, filters.element, problem.element, table, empty,
    h("div.panel-foot", shown, more), bulk.element);
  filters.element.addEventListener("input", begin);

  function put(key) {
    const at = loaded.findIndex((other) => other.id === key.id);
    if (at < 0) return;
    const hadFocus = rows.get(key.id)?.element.contains(document.activeElement);
    loaded[at] = key;
    bulk.put(key);
    rows.delete(key.id);
    draw();
    if (hadFocus) rows.get(key.id).element.querySelector(".icon-button").focus();
  }

  function draw() {
    for (const key of loaded) {
      if (rows.has(key.id)) continue;
      rows.set(key.id, keyRow(key, commands, { onSelect: bulk.mayChange(key) && ((on, range) => bulk.select(key, on, range)), onLabel: filters.show }));
      rows.get(key.id).select(bulk.has(key.id));
    }
    fill(body, loaded.map((key) => rows.get(key.id).element));
    table.hidden = loaded.length === 0;
    empty.hidden = loaded.length > 0;
    filters.element.hidden = loaded.length === 0 && !filters.any();
    shown.textContent = loaded.length === 0 && !filters.any() ? ""
      : t(more.hidden ? "keys.shown" : "keys.shown-more", { count: loaded.length });
    if (loaded.length === 0) fill(empty, emptyState());
    bulk.refresh();
  }

  function emptyState() {
    if (!filters.any()) {
      return [h("h3", t("keys.none")),
        h("p", t("keys.none-text"), " ", t(session.may("Keys:Add") ? "keys.none-create" : "keys.none-ask")),
        session.may("Keys:Add") ? button("quiet", t("key.create"), create, { testid: "create-first-key" }) : null];
    }
    return [h("h3", t("keys.no-match")),
      h("p", t("keys.no-match-text")),
      button("quiet", t("keys.show-all"), () => {
        filters.clear();
        load();
        filters.focus();
      }, { testid: "clear-filters" })];
  }

  return {
    element,
    load() {
      filters.offerScopes();
      leaks.load();
      return load();
    },
  };
}
