// One API key as a row of the table: what it is, its scopes, its state, and the menu of what can be done with it.

import { h, icon, button, words, mono, plain, time, count, freshId } from "./dom.js";
import { session } from "./session.js";

const FIRST = 4;
const FIXED = "This key is in the setting latchkey.keys of the server, and can be changed only there.";

/** The scopes of a key or a client, as chips. */
export function scopeChips(key) {
  const unknown = new Set(key.unknownScopes ?? []);
  const names = [...key.scopes.filter((name) => !unknown.has(name)), ...unknown];
  if (names.length === 0) return h("span.muted", "none");
  const chips = names.map((name) => h(unknown.has(name) ? "li.chip.unknown" : "li.chip",
    words(name), unknown.has(name) ? h("span.chip-note", " unknown: grants nothing") : null));
  const list = h("ul.chips", { id: freshId("chips"), "aria-label": "Scopes" }, chips);
  const late = chips.slice(FIRST);
  if (late.length < 2) return list;
  const show = (all) => {
    late.forEach((chip) => { chip.hidden = !all; });
    more.textContent = all ? "fewer" : `${late.length} more`;
    more.setAttribute("aria-label", all ? "Show fewer scopes" : `Show ${late.length} more scopes`);
    more.setAttribute("aria-expanded", String(all));
  };
  const more = button("chip-more", "", () => show(late[0].hidden), { "aria-controls": list.id });
  show(false);
  return h("div.chip-box", list, more);
}

function stateOf(key) {
  if (key.deletion && key.state === "active") {
    return [h("span.badge.warn", "Replaced"), h("span.cell-note", "works until ", time(key.deletion, "minute"))];
  }
  return key.state === "active" ? h("span.badge.good", "Active") : h("span.badge.plain", "Disabled");
}

/** A small menu behind a button: Escape, a click elsewhere, or leaving it by keyboard closes it. */
export function menu(label, testid, items, note) {
  const id = freshId("menu");
  const list = h("div.menu", { id, hidden: true }, note && h("p.menu-note", note), items);
  const opener = button("icon-button", icon("more"), () => toggle(list.hidden), {
    "aria-label": label, "aria-expanded": "false", "aria-controls": id, testid,
  });
  const box = h("div.menu-box", opener, list);
  const outside = (event) => { if (!box.contains(event.target)) toggle(false); };
  function toggle(show) {
    list.hidden = !show;
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

/** The row (tr); `actions` has see, edit, replace, remove, disable and enable, each taking the key. */
export function keyRow(key, actions) {
  const { id } = key;
  const named = `${plain(key.description) || "key"} (${plain(id)})`;
  const fixed = key.configured === true;
  const item = (name, label, action, { danger = false, free = false } = {}) => button(danger ? "menu-item.danger-text" : "menu-item", label,
    () => action(key), { testid: `${name}-${id}`, disabled: fixed && !free });
  const [add, remove] = [session.may("Keys:Add"), session.may("Keys:Delete")];
  const items = [
    item("see", "What can this key see?", actions.see, { free: true }),
    add && item("edit", "Edit…", actions.edit),
    add && remove && item("replace", "Replace…", actions.replace),
    key.state === "active" ? remove && item("disable", "Disable", actions.disable) : add && item("enable", "Enable", actions.enable),
    remove && item("delete", "Delete…", actions.remove, { danger: true }),
  ].filter(Boolean);
  return h("tr", { role: "row", testid: `key-row-${id}`, class: key.state === "active" ? null : "off" },
    h("th", { scope: "row", role: "rowheader" },
      h("div.key-name",
        key.description ? words(key.description, "strong") : h("span.muted", "(no description)")),
      mono(id, "key-id"),
      fixed && h("span.badge.plain", { title: FIXED }, "Configured")),
    cell("Scopes", scopeChips(key)),
    cell("Created", time(key.created),
      key.lastUsed && h("span.cell-note", "last used ", time(key.lastUsed, "minute"), ", ", count(key.calls ?? 0, "call"))),
    cell("State", stateOf(key)),
    h("td.cell-actions", { role: "cell" },
      menu(`Actions for ${named}`, `key-menu-${id}`, items, fixed ? FIXED : null)));
}

/** The table around rows. */
export function keyTable(body) {
  const head = (label) => h("th", { scope: "col", role: "columnheader" }, label);
  return h("table.cards.keys", { role: "table", "aria-label": "API keys" },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" },
      ["Key", "Scopes", "Created", "State"].map(head),
      h("th", { scope: "col", role: "columnheader" }, h("span.visually-hidden", "Actions")))),
    body);
}

export function rowsBody() { return h("tbody", { role: "rowgroup" }); }

