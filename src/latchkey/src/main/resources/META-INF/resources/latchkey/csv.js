// Writes tables as CSV (RFC 4180) that no spreadsheet runs as a formula.

const FORMULA = /^[=+\-@\t\r\n]|^[\uff1d\uff0b\uff0d\uff20]/;
const MARK = "\ufeff";

/** A cell: quoted, and with an apostrophe before what a spreadsheet may take for a formula. */
export function cell(value) {
  const text = value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
  // Spaces before it do not keep some spreadsheets from running it.
  const safe = FORMULA.test(text.trimStart()) || FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A table with a line of names, and the mark by which spreadsheets know UTF-8. */
export function csv(names, rows) {
  return MARK + [names, ...rows.map((row) => names.map((name) => row[name]))].map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}
