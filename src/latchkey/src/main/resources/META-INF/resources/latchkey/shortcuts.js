// Single keys of the keyboard: "/" looks for something, "n" makes something new, "f" finds a key, "?" lists them. Readers can switch them off.

import { h } from "./dom.js";
import { openDialog } from "./dialog.js";
import { t } from "./text.js";

const STORED = "latchkey.shortcuts";
const TARGETS = { "/": "find", n: "new", f: "key" };

function areOn() {
  try { return localStorage.getItem(STORED) !== "off"; } catch { return true; }
}

function set(on) {
  try { localStorage.setItem(STORED, on ? "on" : "off"); } catch { /* lasts until the page is closed */ }
}

function helpDialog() {
  const box = h("input", { type: "checkbox", checked: areOn(), testid: "shortcuts-on", on: { change: () => set(box.checked) } });
  const line = (key, text) => [h("dt", h("kbd", key)), h("dd", text)];
  openDialog({
    title: t("shortcuts.title"), className: "narrow",
    content: [
      h("dl.shortcuts", line("/", t("shortcuts.find")), line("n", t("shortcuts.new")), line("f", t("find.title")), line("?", t("shortcuts.help")), line("Esc", t("shortcuts.escape"))),
      h("label.scope-label", box, h("span", t("shortcuts.on"))),
    ],
    cancel: null, submit: t("dialog.close"), submitId: "shortcuts-close",
  });
}

/** The element that a single key is for has the attribute data-shortcut. */
export function listenForShortcuts() {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]") || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (event.key === "?") {
      event.preventDefault();
      helpDialog();
      return;
    }
    const name = TARGETS[event.key];
    if (!name || !areOn()) return;
    const target = [...document.querySelectorAll(`[data-shortcut=${name}]`)].find((node) => node.checkVisibility());
    if (!target) return;
    event.preventDefault();
    if (name === "find") target.focus();
    else target.click();
  });
}
