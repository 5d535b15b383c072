// Finds the key that a pasted text belongs to. The text leaves the field at once, goes to the server in a body, and stays nowhere.

import { h, fill, button, icon, mono, words } from "./dom.js";
import { keyAddress } from "./address.js";
import { findKey } from "./api.js";
import { openDialog } from "./dialog.js";
import { textField } from "./field.js";
import { stateBadge } from "./keyrow.js";
import { session } from "./session.js";
import { parts, t } from "./text.js";

/** The first sign of a secret. What is looked for in lists is sent in addresses, which are logged. */
const SECRET = /[0-9A-Za-z]+_[0-9A-Za-z]{12}_[0-9A-Za-z]|[0-9A-Za-z]{28,}/;
/** After the last keystroke of a key that is typed; a pasted one is whole. */
const PAUSE = 400;
const isPasted = (event) => /^insertFrom/.test(event.inputType ?? "");

function result(hit) {
  const { match, kind, key } = hit;
  const isKey = kind === "key";
  return [
    h(match === "exact" || match === "almost" ? "p.note.warn" : "p.note", { testid: "find-match" },
      parts(`find.${isKey ? "" : "client-"}${match}`, { id: mono(key.id) })),
    h("p.naming", key.description ? words(key.description, "strong") : h("span.muted", t("key.undescribed")), " ",
      mono(`${key.application} · ${key.id}`, "key-id"), h("span", stateBadge(key))),
    isKey && h("p", h("a.quiet", { href: keyAddress(key.application, key.id), testid: "find-open" }, t("find.open"))),
  ];
}

/** Opens the dialog; a text that was begun elsewhere goes on in its field. */
export function findDialog(text = "", whole = false) {
  const outcome = h("div.find-outcome", { role: "status", testid: "find-outcome" });
  const field = textField(t("find.label"), {
    note: t("find.note"), class: "code-input", autofocus: true, autocapitalize: "none", testid: "find-text",
  });
  let busy = false;
  let waiting = 0;
  async function look(wanted) {
    if (busy) return;
    busy = true;
    dialog.problem.clear();
    fill(outcome, h("p.muted", t("find.looking")));
    try {
      fill(outcome, result(await findKey(wanted)));
    } catch (error) {
      fill(outcome, error.status === 404 ? h("p.note", { testid: "find-match" }, t("find.nothing")) : null);
      if (error.status !== 404) dialog.problem.show(error);
    }
    busy = false;
  }
  /** Takes the text out of the field. */
  function take() {
    const wanted = field.input.value.trim();
    clearTimeout(waiting);
    field.input.value = "";
    return wanted;
  }
  const lookSoon = (pause) => {
    clearTimeout(waiting);
    if (SECRET.test(field.input.value)) waiting = setTimeout(() => look(take()), pause);
  };
  field.input.addEventListener("input", (event) => (isPasted(event) && SECRET.test(field.input.value) ? look(take()) : lookSoon(PAUSE)));
  const dialog = openDialog({
    title: t("find.title"), className: "narrow",
    content: [field.element, outcome],
    submit: t("find.submit"), submitId: "submit-find", cancel: t("dialog.close"),
    async onSubmit() {
      const wanted = take();
      if (wanted) await look(wanted);
      else field.complain(t("find.empty"));
      field.input.focus();
      return false;
    },
  });
  outcome.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });
  field.input.value = text;
  if (whole) look(take());
  else lookSoon(PAUSE);
}

export const findButton = () => (session.may("Keys:Get")
  ? button("quiet.find-button", [icon("find"), h("span", t("find.title"))], () => findDialog(), { testid: "find-key", "data-shortcut": "key", "aria-label": t("find.title") }) : null);

/** A key that is pasted into a field whose value goes into an address is looked for in the dialog instead. */
export function keepKeysOutOf(input) {
  input.addEventListener("input", (event) => {
    if (!SECRET.test(input.value)) return;
    event.stopImmediatePropagation();
    const text = input.value.trim();
    input.value = "";
    findDialog(text, isPasted(event));
  });
  return input;
}
