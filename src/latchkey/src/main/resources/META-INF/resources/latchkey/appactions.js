// What one can do with an application: edit its name and labels, disable and enable it, revoke all its keys, delete it.

import { h, button, announce, mono, plain, words } from "./dom.js";
import { changeApplication, deleteApplication, deleteApplicationKeys, disableApplication, enableApplication } from "./api.js";
import { openDialog } from "./dialog.js";
import { linesField, textField } from "./field.js";
import { menu } from "./keyrow.js";
import { session } from "./session.js";
import { labelLines, labelsOf } from "./terms.js";
import { t } from "./text.js";

const naming = (application) => h("p.naming", words(application.name ?? application.id, "strong"), " ", mono(application.id, "key-id"));
const isOwn = (application) => session.me?.application === application.id;

function editDialog(application, onChanged) {
  const name = textField(t("app.name"), { dir: "auto", testid: "app-name", autofocus: true });
  const labels = linesField(t("terms.labels"), { note: t("terms.labels-note"), placeholder: t("terms.labels-hint"), testid: "app-labels" });
  const before = { name: application.name ?? "", labels: labelLines(application.labels).join("\n") };
  name.input.value = before.name;
  labels.input.value = before.labels;
  const isNew = (field) => field.input.value.trim() !== (field === name ? before.name : before.labels);
  openDialog({
    title: t("app.edit-title"), className: "narrow",
    content: [h("p.naming", mono(application.id, "key-id")), name.element, labels.element],
    isFilled: () => isNew(name) || isNew(labels),
    submit: t("edit.submit"), submitId: "submit-app-edit",
    async onSubmit() {
      const entered = labelsOf(labels.input.value.split(/[\n,;]/).map((line) => line.trim()).filter(Boolean));
      if (!entered) {
        labels.complain(t("terms.labels-wrong"));
        return false;
      }
      const change = {};
      if (isNew(name)) change.name = name.input.value.trim();
      if (isNew(labels)) change.labels = Object.keys(entered).length ? entered : null;
      if (Object.keys(change).length) onChanged(await changeApplication(application.id, change));
      return true;
    },
    onError(error) {
      const field = { name, labels }[error.problem?.field];
      field?.complain(error.message);
      return Boolean(field);
    },
  });
}

function disableDialog(application, onChanged) {
  openDialog({
    title: t("app.disable-title"), className: "narrow",
    content: [
      naming(application),
      isOwn(application) && h("p.note.warn", { testid: "app-own" }, t("app.disable-own")),
      h("p", t("app.disable-text")),
    ],
    submit: t("app.disable-submit"), submitId: "confirm-disable-app", danger: isOwn(application),
    async onSubmit() { onChanged(await disableApplication(application.id)); },
  });
}

/** Asks for the id to be typed before what cannot be taken back. */
function typedDialog(application, what, run) {
  const typed = textField(t("app.confirm-id"), { class: "code-input", testid: "confirm-app-id", autofocus: true });
  openDialog({
    title: t(`app.${what}-title`), className: "narrow",
    content: [
      naming(application),
      isOwn(application) && h("p.note.warn", { testid: "app-own" }, t("app.own")),
      h("p", t(`app.${what}-text`)),
      typed.element,
    ],
    submit: t(`app.${what}-submit`), submitId: `confirm-${what}-app`, danger: true,
    async onSubmit() {
      if (typed.input.value.trim() !== application.id) {
        typed.complain(t("app.confirm-wrong"));
        return false;
      }
      await run();
      return true;
    },
  });
}

/** The menu of an application; `view` has problem, changed(application), revoked() and removed(). Null if the caller may do nothing. */
export function applicationMenu(application, view) {
  const name = plain(application.name || application.id);
  const disabled = application.state === "disabled";
  const known = application.state !== undefined;
  const item = (testid, label, run, kind = "menu-item") => button(kind, t(label), run, { testid });
  const change = (text) => (now) => {
    view.changed(now);
    announce(t(text, { name: plain(now.name || now.id) }));
  };
  const enable = async () => {
    view.problem.clear();
    try {
      change("app.is-enabled")(await enableApplication(application.id));
    } catch (error) {
      view.problem.show(error);
    }
  };
  const items = [
    known && session.may("Apps:Add") && item("edit-app", "app.edit", () => editDialog(application, change("app.was-changed"))),
    known && !disabled && session.may("Apps:Delete") && item("disable-app", "app.disable", () => disableDialog(application, change("app.is-disabled"))),
    known && disabled && session.may("Apps:Add") && item("enable-app", "app.enable", enable),
    session.may("Keys:Delete") && item("revoke-app", "app.revoke", () => typedDialog(application, "revoke", async () => {
      const count = await deleteApplicationKeys(application.id);
      view.revoked();
      announce(t("app.revoked", { count }));
    }), "menu-item.danger-text"),
    session.managesAll && session.may("Apps:Delete") && item("delete-app", "app.delete", () => typedDialog(application, "delete", async () => {
      await deleteApplication(application.id);
      view.removed();
      announce(t("app.deleted", { id: plain(application.id) }));
    }), "menu-item.danger-text"),
  ].filter(Boolean);
  return items.length ? menu(t("app.actions-for", { name }), "app-menu", items, null, t("key.actions")) : null;
}
