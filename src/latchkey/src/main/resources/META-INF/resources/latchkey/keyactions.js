// What one can do with an existing key: see what it sees, replace it, delete it.

import { h, words, mono, listing, freshId } from "./dom.js";
import { deleteKey, idempotent, replaceKey } from "./api.js";
import { openDialog } from "./dialog.js";
import { lastUseNote } from "./lastuse.js";
import { seesPanel } from "./sees.js";
import { session } from "./session.js";
import { duration, parts, t } from "./text.js";

/** A key as people recognize it: its description and its id. */
export function naming(key) {
  return h("p.naming",
    key.description ? words(key.description, "strong") : h("span.muted", t("key.undescribed")),
    " ", mono(key.id, "key-id"));
}

export async function seeDialog(key) {
  const catalogue = await session.catalogue();
  const unknown = key.unknownScopes ?? [];
  const sees = seesPanel({ heading: t("sees.endpoints") });
  openDialog({
    title: t("sees.title"), className: "middle",
    content: [
      naming(key),
      key.state === "active" ? null
        : h("p.note.warn", t("sees.disabled")),
      unknown.length && h("p.note", parts("scopes.unknown", { count: unknown.length, scopes: listing(unknown) })),
      sees.element,
    ],
    cancel: null, submit: t("dialog.close"), submitId: "see-close",
    onClosed: () => sees.stop(),
  });
  sees.update(catalogue.collapse(catalogue.expand(key.scopes.filter((name) => !unknown.includes(name)))), { now: true });
}

/** How long both keys work, and how long the old one must be silent to end earlier. */
const OVERLAPS = [
  [null, "at-once", null],
  ["PT1H", "hour", "PT10M"],
  ["P1D", "day", "PT6H"],
  ["P7D", "week", "P1D"],
];

/** Replaces a key by a new one with the same scopes; `onReplaced` gets the new key with its text and the overlap. */
export function replaceDialog(key, onReplaced) {
  const group = freshId("overlap");
  const legend = t("replace.when");
  const replace = idempotent((id, overlap, silence) => replaceKey(key.id, overlap, silence, id));
  const early = h("input", { type: "checkbox", testid: "end-early" });
  const earlyText = h("span");
  const earlier = h("label.scope-label", { hidden: true }, early, earlyText);
  const chosen = () => choices.find(({ box }) => box.checked);
  const choices = OVERLAPS.map(([overlap, name, silence], i) => {
    const box = h("input", { type: "radio", name: group, value: overlap ?? "", checked: i === 0, testid: `overlap-${overlap ?? "none"}` });
    box.addEventListener("change", () => {
      earlier.hidden = !silence;
      if (silence) earlyText.textContent = t("replace.early", { time: duration(silence) });
    });
    return { box, overlap, silence, element: h("label.choice", box, h("span", h("b", t(`overlap.${name}`)), h("span.choice-text", t(`overlap.${name}-text`)))) };
  });
  openDialog({
    title: t("replace.title"), className: "narrow",
    intro: t("replace.intro"),
    content: [
      naming(key),
      session.isOwn(key) && h("p.note", { testid: "replace-own" }, t("key.own"), " ", t("replace.own")),
      lastUseNote(key),
      h("fieldset.choices", h("legend", legend), choices.map((choice) => choice.element)),
      earlier,
    ],
    submit: t("replace.submit"), submitId: "submit-replace",
    async onSubmit() {
      const { overlap, silence } = chosen();
      const fresh = await replace(overlap, early.checked && silence ? silence : undefined);
      queueMicrotask(() => onReplaced(fresh, overlap));
    },
  });
}

/** Asks before a key is disabled, with its last use; the own key locks its holder out. */
export function disableDialog(key, onConfirmed) {
  const own = session.isOwn(key);
  openDialog({
    title: t(own ? "disable.own-title" : "disable.title"), className: "narrow",
    content: [
      naming(key),
      own && h("p.note.warn", { testid: "disable-own" }, t("key.own"), " ", t("disable.own")),
      lastUseNote(key),
      h("p", t("disable.text")),
    ],
    submit: t("disable.submit"), submitId: "confirm-disable", danger: own,
    onSubmit: () => onConfirmed(),
  });
}

/** Deletes a key after naming it and what follows. */
export function deleteDialog(key, onDeleted) {
  openDialog({
    title: t("delete.title"), className: "narrow",
    content: [
      naming(key),
      session.isOwn(key) && h("p.note.warn", t("key.own"), " ", t("delete.own")),
      lastUseNote(key),
      h("p", t("delete.text")),
      key.state === "active" && h("p.muted", t("delete.advice")),
    ],
    submit: t("delete.submit"), submitId: "confirm-delete", danger: true,
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
