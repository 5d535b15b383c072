// Shows what differs between two states of a key, a client or an application.

import { h, time, words } from "./dom.js";
import { hasText, t } from "./text.js";

const text = (value) => (typeof value === "string" ? value : JSON.stringify(value));
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const value = (raw) => {
  if (raw === null || raw === undefined || raw === "") return h("span.muted", t("audit.nothing"));
  return MOMENT.test(raw) ? time(raw, "minute") : words(text(raw));
};
/** Labels, which are an object in the audit log, as a list. */
const plainObject = (raw) => raw && typeof raw === "object" && !Array.isArray(raw);
const listed = (raw) => (plainObject(raw) ? Object.entries(raw).map(([name, each]) => `${name}=${text(each)}`) : raw);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function listChange(before, after) {
  const gone = before.filter((name) => !after.includes(name)).map((name) => h("li.chip.gone", "− ", words(name)));
  const come = after.filter((name) => !before.includes(name)).map((name) => h("li.chip.come", "+ ", words(name)));
  return h("ul.chips", gone, come);
}

/** The members that differ between what was and what is, one line each; null if none does. */
export function changes(before, after) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const lines = names.filter((name) => !same(before?.[name], after?.[name])).map((name) => {
    const [was, is] = [listed(before?.[name]), listed(after?.[name])];
    const label = h("span.change-name", hasText(`member.${name}`) ? t(`member.${name}`) : words(name), " ");
    if (Array.isArray(was || is) && Array.isArray(is || was)) return h("li", label, listChange(was ?? [], is ?? []));
    if (was === undefined || before === null) return h("li", label, value(is));
    return h("li", label, value(was), h("span.arrow", " → "), after ? value(is) : h("span.muted", t("audit.gone")));
  });
  return lines.length ? h("ul.changes", lines) : null;
}
