// Builds DOM nodes: every text that comes from the server goes in as a text node, never as markup.

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  close: "M5 5l10 10M15 5L5 15",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  plus: "M10 4v12M4 10h12",
  back: "M12 4l-6 6 6 6",
  next: "M8 4l6 6-6 6",
};

/** An element with attributes; `on` holds listeners, `testid` becomes data-testid, null and false are left out. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    } else if (name === "testid") {
      node.dataset.testid = value;
    } else {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  fill(node, ...children);
  return node;
}

/** Replaces what a node holds; null and false are left out. */
export function fill(node, ...children) {
  const present = children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false);
  node.replaceChildren(...present);
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

export function button(label, props = {}) {
  return h("button", { type: "button", ...props }, label);
}

/** Somebody's own words, kept from changing the direction of the text around them. */
export function words(text, props = {}) {
  return h("bdi", { dir: "auto", ...props }, String(text ?? ""));
}

/** Somebody's own words for a place that takes plain text only: control and direction characters are left out. */
export function plain(text) {
  return String(text ?? "").replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "");
}

export function mono(text, props = {}) {
  return h("code", props, words(text));
}

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const SECOND = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** A time in the reader's own zone and language; `precise` is "day", "minute" or "second". */
export function time(iso, precise = "day") {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return words(iso);
  const format = { day: DAY, minute: MOMENT, second: SECOND }[precise];
  return h("time", { datetime: iso, title: SECOND.format(date) }, format.format(date));
}

let counter = 0;
export function freshId(prefix) {
  counter += 1;
  return `lk-${prefix}-${counter}`;
}

/** "a", "a and b", "a, b and c" as nodes. */
export function listing(names) {
  return names.flatMap((name, i) => {
    const link = i === 0 ? "" : i === names.length - 1 ? " and " : ", ";
    return [link, mono(name)];
  });
}

export function count(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

let fading = 0;
/** Tells what happened: in the topmost open dialog when there is one, since the page behind it is inert. */
export function announce(message) {
  const dialogs = document.querySelectorAll("dialog[open] [data-announce]");
  const region = dialogs.length ? dialogs[dialogs.length - 1] : document.getElementById("lk-status");
  clearTimeout(fading);
  region.textContent = message;
  fading = setTimeout(() => { region.textContent = ""; }, 8000);
}
