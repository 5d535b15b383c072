// Builds DOM nodes: every text that comes from the server goes in as a text node, never as markup.

import { conjunction, moment, relative } from "./text.js";

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  close: "M5 5l10 10M15 5L5 15",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  plus: "M10 4v12M4 10h12",
  find: "M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4",
  back: "M12 4l-6 6 6 6",
  next: "M8 4l6 6-6 6",
};

/**
 * An element: h("p.note.warn", { id: "x", on: { click } }, "text", node, …). The attributes may be left out; `on` holds
 * listeners, `testid` becomes data-testid, and an attribute that is null, undefined or false is not there.
 */
export function h(name, ...rest) {
  const [tag, ...classes] = name.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(" ");
  const plainObject = rest[0] && Object.getPrototypeOf(rest[0]) === Object.prototype;
  for (const [key, value] of Object.entries(plainObject ? rest.shift() : {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") {
      for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    } else if (key === "testid") {
      node.dataset.testid = value;
    } else {
      node.setAttribute(key, value === true ? "" : value);
    }
  }
  return fill(node, ...rest);
}

/** Replaces what a node holds by nodes and texts; anything else, such as null or false, is left out. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter((c) => typeof c === "string" || c instanceof Node));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button of a kind (its class) that does something; the label may be text or nodes. */
export function button(kind, label, click, props = {}) {
  return h(`button.${kind}`, { type: "button", ...props, on: { click } }, label);
}

/** Somebody's own words: they keep their own direction, cannot override it, and change nothing around them. */
export function words(text, className) {
  return h("bdi", { dir: "auto", class: className }, String(text ?? "").replace(/[\u202a-\u202e\u2066-\u2069]/g, ""));
}

/** Somebody's own words for a place that takes plain text only: control and direction characters are left out. */
export function plain(text) {
  return String(text ?? "").replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "");
}

export function mono(text, className) {
  return h("code", { class: className }, words(text));
}

/** A time in the reader's own zone and language; `precise` is "day", "minute" or "second". The exact time is its tooltip. */
export function time(iso, precise = "day") {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return words(iso);
  return h("time", { datetime: iso, title: moment(date, "exact") }, moment(date, precise));
}

/** How long ago a time was; it goes on while it is shown. The exact time is its tooltip. */
export function ago(iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return words(iso);
  return h("time.ago", { datetime: iso, title: moment(date, "exact") }, relative(date));
}

const MINUTE = 60_000;
setInterval(() => {
  for (const node of document.querySelectorAll("time.ago")) node.textContent = relative(new Date(node.dateTime));
}, MINUTE);

let counter = 0;
export function freshId(prefix) {
  counter += 1;
  return `lk-${prefix}-${counter}`;
}

/** Names of scopes as nodes, with the words of the language between them. */
export const listing = (names) => conjunction(names, (name) => mono(name));

let fading = 0;
/** Clears the last announcement, because the next step has begun. */
export function hush() {
  clearTimeout(fading);
  for (const region of document.querySelectorAll("[data-announce], #lk-status")) region.textContent = "";
}

const SHORT = 8_000;

/**
 * Tells what happened: in the topmost open dialog when there is one, since the page behind it is inert. `action`, when given, is a
 * button { label, testid, run } that takes it back: it stays until the next step, for nobody should have to be quick (WCAG 2.2.1).
 */
export function announce(message, action = null) {
  const dialogs = document.querySelectorAll("dialog[open] [data-announce]");
  const region = dialogs.length ? dialogs[dialogs.length - 1] : document.getElementById("lk-status");
  clearTimeout(fading);
  fill(region, h("span", message), action && [" ", button("toast-action", action.label, () => { hush(); action.run(); }, { testid: action.testid })]);
  if (!action) fading = setTimeout(hush, SHORT);
}
