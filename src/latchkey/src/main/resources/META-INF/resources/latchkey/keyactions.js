// What one can do with an existing key: see what it sees, replace it, delete it.

import { h, words, mono, listing, freshId } from "./dom.js";
import { deleteKey, idempotent, replaceKey } from "./api.js";
import { openDialog } from "./dialog.js";
import { seesPanel } from "./sees.js";
import { session } from "./session.js";

/** A key as people recognize it: its description and its id. */
export function naming(key) {
  return h("p.naming",
    key.description ? words(key.description, "strong") : h("span.muted", "(no description)"),
    " ", mono(key.id, "key-id"));
}

export async function seeDialog(key) {
  const catalogue = await session.catalogue();
  const unknown = key.unknownScopes ?? [];
  const sees = seesPanel({ heading: "Endpoints" });
  openDialog({
    title: "What can this key see?", className: "middle",
    content: [
      naming(key),
      key.state === "active" ? null
        : h("p.note.warn", "The key is disabled, so every call with it is refused. This list applies once it is enabled."),
      unknown.length && h("p.note", listing(unknown), " ", unknown.length === 1 ? "is" : "are", " unknown to this server and grant", unknown.length === 1 ? "s" : "", " nothing."),
      sees.element,
    ],
    cancel: null, submit: "Close", submitId: "see-close",
    onClosed: () => sees.stop(),
  });
  sees.update(catalogue.collapse(catalogue.expand(key.scopes.filter((name) => !unknown.includes(name)))), { now: true });
}

const OVERLAPS = [
  [null, "At once", "The old key stops working now. Right for a key that got into the wrong hands."],
  ["PT1H", "After 1 hour", "Both keys work for one hour."],
  ["P1D", "After 1 day", "Both keys work for one day: time to roll out the new one."],
  ["P7D", "After 7 days", "Both keys work for a week."],
];

/** Replaces a key by a new one with the same scopes; `onReplaced` gets the new key with its text and the overlap. */
export function replaceDialog(key, onReplaced) {
  const group = freshId("overlap");
  const legend = "When does the old key stop working?";
  const replace = idempotent((id, overlap) => replaceKey(key.id, overlap, id));
  const choices = OVERLAPS.map(([overlap, label, text], i) => {
    const box = h("input", { type: "radio", name: group, value: overlap ?? "", checked: i === 0, testid: `overlap-${overlap ?? "none"}` });
    return { box, overlap, element: h("label.choice", box, h("span", h("b", label), h("span.choice-text", text))) };
  });
  openDialog({
    title: "Replace the API key", className: "narrow",
    intro: "You get a new key with the same description and the same scopes. Its text is shown once.",
    content: [
      naming(key),
      session.isOwn(key) && h("p.note", { testid: "replace-own" }, OWN, " This page switches to the new key. Copy it, because you need it to sign in again."),
      h("fieldset.choices", h("legend", legend), choices.map((choice) => choice.element)),
    ],
    submit: "Replace key", submitId: "submit-replace",
    async onSubmit() {
      const { overlap } = choices.find(({ box }) => box.checked);
      const fresh = await replace(overlap);
      queueMicrotask(() => onReplaced(fresh, overlap));
    },
  });
}

const OWN = "You are signed in with this key.";

/** Asks before somebody locks themselves out. */
export function disableOwnDialog(key, onConfirmed) {
  openDialog({
    title: "Disable your own key?", className: "narrow",
    content: [naming(key), h("p.note.warn", { testid: "disable-own" }, OWN, " Once it is disabled you are signed out, and only another management key can enable it again.")],
    submit: "Disable key", submitId: "confirm-disable", danger: true,
    onSubmit: () => onConfirmed(),
  });
}

/** Deletes a key after naming it and what follows. */
export function deleteDialog(key, onDeleted) {
  openDialog({
    title: "Delete this API key?", className: "narrow",
    content: [
      naming(key),
      session.isOwn(key) && h("p.note.warn", OWN, " Once it is deleted you are signed out, and need another one to come back."),
      h("p", "Every program that uses this key is refused from now on. This cannot be undone. You can only create a new key."),
      key.state === "active" && h("p.muted", "If you are not sure which programs use it, disable it first. You can enable it again."),
    ],
    submit: "Delete key", submitId: "confirm-delete", danger: true,
    async onSubmit() {
      try {
        await deleteKey(key.id);
      } catch (error) {
        if (error.status !== 404) throw error;
      }
      onDeleted();
    },
  });
}
