// The limits and labels of a key: form fields for expiry, addresses and labels, and what differs between two states of them.

import { h, button, time, freshId } from "./dom.js";
import { linesField } from "./field.js";
import { session } from "./session.js";
import { t } from "./text.js";

const PERIODS = { month: 30, quarter: 90, year: 365 };
const DAY = 86_400_000;

/** A moment for an input of the type datetime-local, in the reader's zone. */
function local(iso) {
  const date = new Date(iso);
  return new Date(date - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const lines = (text) => text.split(/[\n,;]/).map((line) => line.trim()).filter(Boolean);
/** Labels as lines: name=value. */
export const labelLines = (labels) => Object.entries(labels ?? {}).map(([name, value]) => `${name}=${value}`);

/** What a key has, in the form in which differences are shown. */
export const termsOf = (key) => ({ expires: key.expires ?? null, addresses: key.addresses ?? [], labels: labelLines(key.labels) });

function expiryField(expires, changed) {
  const id = freshId("expiry");
  const at = h("input", { type: "datetime-local", testid: "key-expires-at", "aria-label": t("terms.expires-at"), hidden: true });
  const select = h("select", { id, testid: "key-expires" },
    h("option", { value: "" }, t("terms.never")),
    Object.entries(PERIODS).map(([name]) => h("option", { value: name }, t(`terms.in-${name}`))),
    h("option", { value: "at" }, t("terms.at")));
  const note = h("p.field-note", { testid: "expires-note" });
  const error = h("p.field-error", { id: `${id}-error`, hidden: true });
  select.setAttribute("aria-describedby", error.id);
  /** An expiry that was not touched keeps its seconds, and one that was chosen stays the same when it is sent again. */
  let given = expires ?? null;
  const value = () => {
    if (given) return given;
    const date = select.value === "at" && at.value ? new Date(at.value) : null;
    return date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
  };
  function show() {
    at.hidden = select.value !== "at";
    error.hidden = true;
    const end = value();
    note.replaceChildren(...(end ? [time(end, "minute")] : []));
  }
  function reset(iso) {
    given = iso ?? null;
    select.value = iso ? "at" : "";
    at.value = iso ? local(iso) : "";
    show();
  }
  function choose() {
    given = PERIODS[select.value] ? new Date(Date.now() + PERIODS[select.value] * DAY).toISOString() : null;
    if (select.value === "at" && !at.value) at.value = local(new Date(Date.now() + PERIODS.month * DAY));
    show();
    changed();
  }
  select.addEventListener("change", choose);
  at.addEventListener("input", choose);
  reset(expires);
  return {
    element: h("div.field", h("label.field-label", { for: id }, t("terms.expires")), h("div.expiry", select, at), error, note),
    value, reset,
    complain(message) {
      error.textContent = message;
      error.hidden = false;
      (at.hidden ? select : at).focus();
    },
  };
}

/**
 * The fields, in a part of the form that is open if there is something in it. Gives back { element, value(), changed(), reset(key),
 * complain(field, message) }; `value` is as termsOf.
 */
export function termsFields(key, onChange) {
  let before = termsOf(key);
  const expiry = expiryField(before.expires, onChange);
  const addresses = linesField(t("terms.addresses"), { note: t("terms.addresses-note"), placeholder: t("terms.addresses-hint"), testid: "key-addresses" });
  const labels = linesField(t("terms.labels"), { note: t("terms.labels-note"), placeholder: t("terms.labels-hint"), testid: "key-labels" });
  const own = session.me?.address;
  const addOwn = own && button("inline-button", t("terms.add-own", { address: own }), () => {
    addresses.input.value = [...new Set([...lines(addresses.input.value), own])].join("\n");
    onChange();
  }, { testid: "add-own-address" });
  if (addOwn) addresses.note.append(" ", addOwn);
  const write = () => {
    addresses.input.value = before.addresses.join("\n");
    labels.input.value = before.labels.join("\n");
  };
  write();
  for (const { input } of [addresses, labels]) input.addEventListener("input", onChange);
  const any = before.expires || before.addresses.length || before.labels.length;
  const element = h("details.terms", { open: Boolean(any), testid: "terms" }, h("summary", t("terms.title")),
    h("div.terms-body", expiry.element, addresses.element, labels.element));
  const fields = { expires: expiry, addresses, labels };
  const value = () => ({ expires: expiry.value(), addresses: lines(addresses.input.value), labels: lines(labels.input.value) });
  return {
    element, value,
    changed: () => JSON.stringify(value()) !== JSON.stringify(before),
    reset(now) {
      before = termsOf(now);
      expiry.reset(before.expires);
      write();
    },
    complain(name, message) {
      if (!fields[name]) return false;
      element.open = true;
      fields[name].complain(message);
      return true;
    },
  };
}

/** Labels as the API has them; null if a line has no name. */
export function labelsOf(entries) {
  const pairs = entries.map((line) => [line.slice(0, Math.max(line.indexOf("="), 0)).trim(), line.slice(line.indexOf("=") + 1).trim()]);
  return pairs.every(([name]) => name) ? Object.fromEntries(pairs) : null;
}

/** The members of a request that bring a key from one state of these limits to another; null removes one. */
export function termsChange(before, after) {
  const same = (name) => JSON.stringify(before[name]) === JSON.stringify(after[name]);
  return {
    ...(same("expires") ? {} : { expires: after.expires }),
    ...(same("addresses") ? {} : { addresses: after.addresses.length ? after.addresses : null }),
    ...(same("labels") ? {} : { labels: after.labels.length ? labelsOf(after.labels) : null }),
  };
}
