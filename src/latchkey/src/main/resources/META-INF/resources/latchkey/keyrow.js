// One API key as a row of the table: what it is, its scopes, its state, and the menu of what can be done with it.

import { h, icon, button, words, mono, plain, time, ago, freshId } from "./dom.js";
import { keyAddress } from "./address.js";
import { permitted } from "./commands.js";
import { parts, t } from "./text.js";

const FIRST = 4;
const SOON = 14 * 86_400_000;

/** The scopes of a key or a client, as chips: so many of them at once. */
export function scopeChips(key, first = FIRST) {
  const unknown = new Set(key.unknownScopes ?? []);
  const unused = new Set(key.unusedScopes ?? []);
  const names = [...key.scopes.filter((name) => !unknown.has(name)), ...unknown];
  if (names.length === 0) return h("span.muted", t("scopes.none"));
  const note = (name) => (unknown.has(name) ? t("scopes.unknown-note") : unused.has(name) ? t("scopes.unused-note") : null);
  const chips = names.map((name) => h(note(name) ? "li.chip.unknown" : "li.chip",
    words(name), note(name) && h("span.chip-note", " ", note(name))));
  const list = h("ul.chips", { id: freshId("chips"), "aria-label": t("scopes.title") }, chips);
  const late = chips.slice(first);
  if (late.length < 2) return list;
  const show = (all) => {
    late.forEach((chip) => { chip.hidden = !all; });
    more.textContent = all ? t("scopes.fewer") : t("scopes.more", { count: late.length });
    more.setAttribute("aria-label", all ? t("scopes.show-fewer") : t("scopes.show-more", { count: late.length }));
    more.setAttribute("aria-expanded", String(all));
  };
  const more = button("chip-more", "", () => show(late[0].hidden), { "aria-controls": list.id });
  show(false);
  return h("div.chip-box", list, more);
}

/** The labels of a key or an application, as chips; with `onLabel`, which gets "name=value", they lead to what has the same label. */
export function labelChips(labels, onLabel = null) {
  const entries = Object.entries(labels ?? {});
  if (entries.length === 0) return null;
  return h("ul.chips.labels", { "aria-label": t("terms.labels") }, entries.map(([name, value]) => h("li",
    onLabel ? button("chip.label", words(`${name}=${value}`), () => onLabel(`${name}=${value}`), { testid: `label-${name}=${value}`, title: t("filter.by-label") })
      : h("span.chip.label", words(`${name}=${value}`)))));
}

function expiry(key) {
  if (!key.expires || key.deletion) return null;
  const soon = Date.parse(key.expires) - Date.now();
  if (soon <= 0) return [h("span.badge.bad", t("state.expired"))];
  return h(soon < SOON ? "span.cell-note.soon" : "span.cell-note", parts("key.expires-on", { time: time(key.expires, "minute") }));
}

export function stateBadge(key) {
  if (key.leaked) return [h("span.badge.bad", t("state.leaked")), " ", plainState(key)];
  return plainState(key);
}

function plainState(key) {
  if (key.deletion && key.state === "active") {
    return [h("span.badge.warn", t("state.replaced")), h("span.cell-note", parts("key.works-until", { time: time(key.deletion, "minute") }))];
  }
  if (key.expires && Date.parse(key.expires) <= Date.now()) return expiry(key);
  return [key.state === "active" ? h("span.badge.good", t("state.active")) : h("span.badge.plain", t("state.disabled")), expiry(key)];
}

/** A small menu behind a button, with a text on it or an icon alone: Escape, a click elsewhere, or leaving it by keyboard closes it. */
export function menu(label, testid, items, note, text = null) {
  const id = freshId("menu");
  const list = h("div.menu", { id, hidden: true }, note && h("p.menu-note", note), items);
  const opener = button(text ? "quiet.menu-button" : "icon-button", text ? [text, icon("more")] : icon("more"), () => toggle(list.hidden), {
    "aria-label": label, "aria-expanded": "false", "aria-controls": id, testid,
  });
  const box = h("div.menu-box", opener, list);
  const outside = (event) => { if (!box.contains(event.target)) toggle(false); };
  /** Above its button if there is more room, and never higher than the window. */
  function place() {
    list.style.maxHeight = "";
    list.classList.remove("above", "start");
    const at = opener.getBoundingClientRect();
    const [below, above] = [innerHeight - at.bottom, at.top].map((room) => room - 12);
    const up = list.scrollHeight > below && above > below;
    list.classList.toggle("above", up);
    list.classList.toggle("start", list.getBoundingClientRect().left < 0);
    list.style.maxHeight = `${Math.max(up ? above : below, 120)}px`;
  }
  function toggle(show) {
    list.hidden = !show;
    if (show) place();
    opener.setAttribute("aria-expanded", String(show));
    const change = show ? "addEventListener" : "removeEventListener";
    document[change]("pointerdown", outside);
  }
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) toggle(false);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      toggle(false);
      opener.focus();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (list.hidden) toggle(true);
    const usable = items.filter((item) => !item.disabled);
    const at = usable.indexOf(document.activeElement);
    const next = at < 0 ? (event.key === "ArrowDown" ? 0 : usable.length - 1) : at + (event.key === "ArrowDown" ? 1 : -1);
    usable[(next + usable.length) % usable.length]?.focus();
  });
  for (const item of items) {
    item.addEventListener("click", () => { opener.focus(); toggle(false); }, { capture: true });
  }
  return box;
}

export const cell = (label, ...children) => h("td", { role: "cell", "data-label": label }, children);

const LABELS = { edit: "key.edit", replace: "key.replace", disable: "key.disable-ask", enable: "key.enable", remove: "key.delete" };
const TESTIDS = { remove: "delete" };

/**
 * A row: gives back { element, select(on) }. `actions` has see, edit, replace, remove, disable and enable, each taking the key;
 * `onSelect(on, range)` is called by its box, and false for a key that cannot be selected.
 */
export function keyRow(key, actions, { onSelect = false, onLabel = null } = {}) {
  const { id } = key;
  const name = `${plain(key.description)} (${plain(id)})`.trim();
  const item = (action, label) => button(action === "remove" ? "menu-item.danger-text" : "menu-item", label,
    () => actions[action](key), { testid: `${TESTIDS[action] ?? action}-${id}` });
  const items = [item("see", t("sees.title")), ...permitted(key).map((action) => item(action, t(LABELS[action])))];
  const box = onSelect && h("input", { type: "checkbox", testid: `select-${id}`, "aria-label": t("bulk.select", { name }),
    on: { click: (event) => onSelect(box.checked, event.shiftKey) } });
  const element = h("tr", { role: "row", testid: `key-row-${id}`, class: key.state === "active" ? null : "off" },
    h("td.cell-select", { role: "cell" }, box),
    h("th", { scope: "row", role: "rowheader" },
      h("a.key-name", { href: keyAddress(key.application, id), testid: `key-link-${id}` },
        key.description ? words(key.description, "strong") : h("span.muted", t("key.undescribed"))),
      mono(id, "key-id"),
      key.configured && h("span.badge.plain", { title: t("key.fixed") }, t("key.configured")),
      labelChips(key.labels, onLabel)),
    cell(t("scopes.title"), scopeChips(key)),
    cell(t("key.last-used"), key.lastUsed ? [ago(key.lastUsed), h("span.cell-note", t("key.calls", { count: key.calls ?? 0 }))] : h("span.muted", t("key.never"))),
    cell(t("key.created"), key.created && ago(key.created)),
    cell(t("key.state"), stateBadge(key)),
    h("td.cell-actions", { role: "cell" },
      menu(t("key.actions-for", { name }), `key-menu-${id}`, items, key.configured ? t("key.fixed") : null)));
  return {
    element,
    select(on) {
      if (box) box.checked = on;
      element.classList.toggle("selected", on);
    },
  };
}

/** The table around rows; `all` is the box that selects all of them. */
export function keyTable(body, all) {
  const head = (label) => h("th", { scope: "col", role: "columnheader" }, label);
  return h("table.cards.keys", { role: "table", "aria-label": t("keys.title") },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" },
      h("th.cell-select", { scope: "col", role: "columnheader" }, all || h("span.visually-hidden", t("bulk.title"))),
      ["key.key", "scopes.title", "key.last-used", "key.created", "key.state"].map((name) => head(t(name))),
      h("th", { scope: "col", role: "columnheader" }, h("span.visually-hidden", t("key.actions"))))),
    body);
}

export function rowsBody() { return h("tbody", { role: "rowgroup" }); }

