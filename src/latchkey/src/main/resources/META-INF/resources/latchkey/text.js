// Gives the texts of the console in the reader's language: from a message file, with plurals, numbers, lists and dates by Intl.

export const LANGUAGES = ["en", "de", "fr"];

const STORED = "latchkey.language";
let language = LANGUAGES[0];
let messages = {};
let formats = {};

/** The languages that the reader prefers: first the one that was chosen here. */
function preferred() {
  let stored = null;
  // A browser may forbid storage. The choice then lasts until the page is closed.
  try { stored = localStorage.getItem(STORED); } catch { /* as if none was chosen */ }
  return [stored, ...navigator.languages].filter(Boolean);
}

/** The reader's own variant of a language, such as en-GB, for dates and numbers. */
function variant(tag) {
  return navigator.languages.find((own) => own.split("-")[0] === tag) ?? tag;
}

function makeFormats(tag) {
  const date = (options) => new Intl.DateTimeFormat(tag, options);
  return {
    number: new Intl.NumberFormat(tag),
    plural: new Intl.PluralRules(tag),
    list: new Intl.ListFormat(tag, { type: "conjunction" }),
    ago: new Intl.RelativeTimeFormat(tag, { numeric: "auto" }),
    day: date({ dateStyle: "medium" }),
    minute: date({ dateStyle: "medium", timeStyle: "short" }),
    second: date({ dateStyle: "medium", timeStyle: "medium" }),
    exact: date({ dateStyle: "full", timeStyle: "long" }),
  };
}

/** Loads the message file of a language: of the given one, which is kept as the reader's choice, or of the first preferred one. */
export async function loadLanguage(chosen = null) {
  const tag = chosen ?? preferred().map((name) => name.split("-")[0]).find((name) => LANGUAGES.includes(name)) ?? LANGUAGES[0];
  const response = await fetch(`messages.${tag}.json`);
  if (!response.ok) throw new Error(String(response.status));
  messages = await response.json();
  language = tag;
  formats = makeFormats(variant(tag));
  document.documentElement.lang = tag;
  if (!chosen) return;
  try { localStorage.setItem(STORED, tag); } catch { /* lasts until the page is closed */ }
}

export const currentLanguage = () => language;

/** The name of a language in itself. */
export function languageName(tag) {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag);
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/** Whether there is a text for a key that is built from what the server sent. */
export const hasText = (key) => Object.hasOwn(messages, key);

/**
 * A text whose {placeholders} are replaced by values, as a list of strings and whatever the values are. A text with plural
 * forms is chosen by the value `count`. Numbers are written as the language does.
 */
export function parts(key, values = {}) {
  const message = messages[key];
  if (message === undefined) console.error(`no message ${key}`);
  const text = typeof message === "object" ? message[formats.plural.select(values.count)] ?? message.other : message ?? key;
  return text.split(/\{(\w+)\}/).map((piece, i) => {
    if (i % 2 === 0) return piece;
    const value = values[piece];
    return typeof value === "number" ? formats.number.format(value) : value;
  });
}

/** A text whose values are strings and numbers. */
export const t = (key, values) => parts(key, values).join("");

/** "a", "a and b", "a, b and c": each entry made by `show`, and the language's own words between them. */
export function conjunction(entries, show) {
  let at = 0;
  return formats.list.formatToParts(entries.map(String)).map((part) => (part.type === "element" ? show(entries[at++]) : part.value));
}

/** A moment in the reader's zone; `precise` is "day", "minute", "second", or "exact" with the zone. */
export const moment = (date, precise) => formats[precise].format(date);

const PERIOD = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/;
const UNITS = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

/** A duration of ISO 8601 in the largest unit that gives a whole number. */
export function duration(iso) {
  const match = PERIOD.exec(iso);
  if (!match) return iso;
  const seconds = UNITS.reduce((sum, [, size], at) => sum + size * Number(match[at + 1] ?? 0), 0);
  const [unit, size] = UNITS.find(([, length]) => seconds % length === 0);
  return new Intl.NumberFormat(variant(language), { style: "unit", unit, unitDisplay: "long" }).format(seconds / size);
}

const STEPS = [["year", 31_557_600], ["month", 2_629_800], ["week", 604_800], ["day", 86_400], ["hour", 3_600], ["minute", 60]];

/** How long ago a moment was, or in what time it comes, in the largest fitting unit. */
export function relative(date, now = Date.now()) {
  const seconds = (date - now) / 1000;
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  // Less than a minute is "now": a clock that runs a little fast must not show the future.
  return formats.ago.format(unit === "second" ? 0 : Math.trunc(seconds / size), unit);
}
