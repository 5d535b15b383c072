// The dialogs "Create an API Key" and "Edit the API key": description, scopes, and what the key will see.

import { h, button, words, mono, listing, freshId } from "./dom.js";
import { changeKey, createKey, idempotent, key as loadKey } from "./api.js";
import { openDialog } from "./dialog.js";
import { scopePicker } from "./scopes.js";
import { seesPanel } from "./sees.js";
import { session } from "./session.js";

const LONGEST = 200;

function descriptionField(value) {
  const id = freshId("description");
  const error = h("p", { class: "field-error", id: `${id}-error`, hidden: true });
  const left = h("p", { class: "field-note", id: `${id}-left`, hidden: true });
  const input = h("input", {
    type: "text", id, maxlength: LONGEST, placeholder: "Short descriptive name", autocomplete: "off", dir: "auto",
    spellcheck: "false", autofocus: true, "aria-describedby": `${error.id} ${left.id}`, testid: "key-description",
  });
  input.value = value;
  input.addEventListener("input", () => {
    field.complain(null);
    const room = LONGEST - input.value.length;
    left.hidden = room > 40;
    left.textContent = `${room} characters left`;
  });
  const field = {
    input,
    element: h("div", { class: "field" }, h("label", { class: "field-label", for: id }, "Key description"), input, error, left),
    complain(message) {
      error.hidden = !message;
      error.textContent = message ?? "";
      if (message) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      if (message) input.focus();
    },
  };
  return field;
}

/** The form itself; `save(what)` gets { description, scopes, complete } and may throw. */
function keyForm({ catalogue, description, scopes, save, onFailed, ...dialogOptions }) {
  const field = descriptionField(description);
  const sees = seesPanel();
  const noScopes = h("p", { class: "field-error", role: "alert", hidden: true });
  const look = () => {
    noScopes.hidden = true;
    sees.update(picker.value());
  };
  const picker = scopePicker(catalogue, { selected: scopes, onChange: look });
  let complete = false;

  const dialog = openDialog({
    ...dialogOptions,
    className: "wide",
    content: h("div", { class: "columns" },
      h("div", { class: "column-form" }, dialogOptions.lead, field.element, picker.element, noScopes),
      sees.element),
    async onSubmit() {
      if (dialogOptions.creating && !field.input.value.trim()) {
        field.complain("Give the key a name by which you will know what it is for.");
        return false;
      }
      if (picker.ticked().size === 0) {
        noScopes.textContent = "Tick at least one scope: a key without scopes can do nothing.";
        noScopes.hidden = false;
        picker.element.querySelector("input:not([disabled])")?.focus();
        return false;
      }
      const withPrerequisites = complete;
      complete = false;
      return save({ description: field.input.value.trim(), scopes: picker.value(), scopesChanged: picker.changed(), complete: withPrerequisites });
    },
    onError(error) {
      const missing = error.status === 422 ? error.problem.missing ?? [] : [];
      if (missing.length) {
        dialog.problem.show(error, button("Add what is missing", {
          class: "quiet", testid: "add-missing",
          on: { click: () => { picker.tick(missing); complete = true; dialog.submit(); } },
        }));
        return true;
      }
      if (error.problem?.field === "description") {
        field.complain(error.message);
        return true;
      }
      return onFailed?.(error, { dialog, field, picker }) ?? false;
    },
    onClosed: () => sees.stop(),
  });
  sees.update(picker.value(), { now: true });
}

/** Creates a key in an application; `onCreated` gets the new key with its text. */
export async function createDialog(application, onCreated) {
  const catalogue = await session.catalogue();
  const create = idempotent((id, what, complete) => createKey(what, id, complete));
  keyForm({
    catalogue, creating: true, description: "", scopes: [],
    title: "Create an API Key",
    intro: ["Use this form to generate a new API key for ", words(application.name || application.id, { class: "strong" }),
      ". Give each key one purpose and only the scopes that it needs."],
    submit: "Create API key", submitId: "submit-create",
    async save({ description, scopes, complete }) {
      const key = await create({ application: application.id, description, scopes }, complete);
      queueMicrotask(() => onCreated(key));
    },
  });
}

/** Changes the description and the scopes of a key; `onChanged` gets the key as it is now. */
export async function editDialog(id, onChanged) {
  const [catalogue, loaded] = await Promise.all([session.catalogue(), loadKey(id)]);
  let { key, etag } = loaded;
  const unknown = key.unknownScopes ?? [];
  const known = () => key.scopes.filter((name) => !(key.unknownScopes ?? []).includes(name));
  keyForm({
    catalogue, description: key.description ?? "", scopes: known(),
    title: "Edit the API key",
    intro: ["The key ", mono(key.id), " stays the same; what you change here holds from its next call on."],
    lead: unknown.length ? h("p", { class: "note" }, "It also holds ", listing(unknown),
      ", which this application does not have any more. When you change its scopes, they go.") : null,
    submit: "Save changes", submitId: "submit-edit",
    async save({ description, scopes, scopesChanged }) {
      const change = {};
      if (description !== key.description) change.description = description;
      if (scopesChanged) change.scopes = scopes;
      const nothing = Object.keys(change).length === 0;
      onChanged(nothing ? key : await changeKey(key.id, change, etag), nothing);
    },
    async onFailed(error, { dialog, field, picker }) {
      if (error.status !== 412) return false;
      const mine = field.input.value;
      ({ key, etag } = await loadKey(id));
      field.input.value = key.description ?? "";
      picker.reset(known());
      onChanged(key, true);
      dialog.problem.show(new Error("Somebody else has changed this key in the meantime. The form now shows it as it is; make your change again and save."),
        mine !== field.input.value ? ["Your description was: ", words(mine, { class: "strong" })] : null);
      return true;
    },
  });
}
