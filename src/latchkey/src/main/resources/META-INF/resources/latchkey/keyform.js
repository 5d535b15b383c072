// The dialogs "Create an API Key" and "Edit the API key": description, scopes, and what the key will see.

import { h, button, words, mono, listing, time } from "./dom.js";
import { changeKey, createClient, createKey, idempotent, key as loadKey } from "./api.js";
import { openDialog } from "./dialog.js";
import { textField } from "./field.js";
import { scopePicker } from "./scopes.js";
import { seesPanel } from "./sees.js";
import { session } from "./session.js";

const LONGEST = 200;

/** The server counts characters, of which some have two units in a string here. */
const characters = (text) => [...text.trim()].length;

function descriptionField(value) {
  const field = textField("Key description", {
    placeholder: "Short descriptive name", dir: "auto", autofocus: true, testid: "key-description",
  });
  field.input.value = value;
  field.input.addEventListener("input", () => {
    const room = LONGEST - characters(field.input.value);
    field.note.textContent = room > 40 ? "" : room < 0 ? `${-room} characters too many` : `${room} characters left`;
  });
  return field;
}

/** The form itself; `save(what)` gets { description, scopes, complete } and may throw. */
function keyForm({ catalogue, description, scopes, save, onFailed, ...dialogOptions }) {
  const field = descriptionField(description);
  const sees = seesPanel();
  const noScopes = h("p.field-error", { role: "alert", hidden: true });
  const askWhatItSees = (how) => sees.update(catalogue.collapse(picker.ticked()), how);
  const look = () => {
    noScopes.hidden = true;
    picker?.element.classList.remove("repaired-below");
    dialog?.problem.clear();
    askWhatItSees();
  };
  const picker = scopePicker(catalogue, { selected: scopes, onChange: look });
  let complete = false;

  const dialog = openDialog({
    ...dialogOptions,
    className: "wide",
    content: h("div.columns",
      h("div.column-form", dialogOptions.lead, field.element, picker.element, noScopes),
      sees.element),
    async onSubmit() {
      const text = field.input.value.trim();
      if (!text && (dialogOptions.creating || description)) {
        field.complain("Enter a description that names the purpose of the key.");
        return false;
      }
      if (characters(text) > LONGEST) {
        field.complain(`A description has at most ${LONGEST} characters. This one has ${characters(text)}.`);
        return false;
      }
      if (picker.ticked().size === 0 && !dialogOptions.lead) {
        noScopes.textContent = "Select at least one scope. A key without scopes cannot call any endpoint that requires one.";
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
        // The one repair that is offered: the picker's own hints rest meanwhile.
        picker.element.classList.add("repaired-below");
        const them = missing.length === 1 ? "it" : "them";
        dialog.problem.showParts(["The scopes that you ticked also need ", listing(missing), "."],
          button("quiet", `Add ${them} and go on`, () => {
            picker.tick(missing);
            complete = true;
            dialog.submit();
          }, { testid: "add-missing" }));
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
  askWhatItSees({ now: true });
}

/** Creates a key in an application; `onCreated` gets the new key with its text. */
export async function createDialog(application, onCreated) {
  const catalogue = await session.catalogue();
  const create = idempotent((id, what, complete) => createKey(what, id, complete));
  keyForm({
    catalogue, creating: true, description: "", scopes: [],
    title: "Create an API Key",
    intro: ["Use this form to generate a new API key for ", words(application.name || application.id, "strong"),
      ". Give each key one purpose and only the scopes that it needs."],
    submit: "Create API key", submitId: "submit-create",
    async save({ description, scopes, complete }) {
      const key = await create({ application: application.id, description, scopes }, complete);
      queueMicrotask(() => onCreated(key));
    },
  });
}

/** Creates a client in an application, for a program that cannot send keys yet; `onCreated` gets it with its secret. */
export async function createClientDialog(application, onCreated) {
  const catalogue = await session.catalogue();
  const create = idempotent((id, what, complete) => createClient(what, id, complete));
  keyForm({
    catalogue, creating: true, description: "", scopes: [],
    title: "Create a client id",
    intro: ["A client gets access tokens for ", words(application.name || application.id, "strong"),
      ". They end on ", time(session.tokens.sunset), ": give an API key to every program that can send one."],
    submit: "Create client id", submitId: "submit-create-client",
    async save({ description, scopes, complete }) {
      const client = await create({ application: application.id, description, scopes }, complete);
      queueMicrotask(() => onCreated(client));
    },
  });
}

/** Changes the description and the scopes of a key; `onChanged` gets the key as it is now. */
export async function editDialog(id, onChanged) {
  const [catalogue, loaded] = await Promise.all([session.catalogue(), loadKey(id)]);
  let { key, etag } = loaded;
  const unknown = key.unknownScopes ?? [];
  const removal = h("input", { type: "checkbox", testid: "remove-unknown" });
  const known = () => key.scopes.filter((name) => !(key.unknownScopes ?? []).includes(name));
  keyForm({
    catalogue, description: key.description ?? "", scopes: known(),
    title: "Edit the API key",
    intro: ["The key ", mono(key.id), " stays the same. Changes apply from the next call on."],
    lead: unknown.length && h("div.note", { testid: "unknown-scopes" },
      h("p", "It also holds ", listing(unknown), ", which this web application does not know. Another one with the same database may."),
      h("label.scope-label", removal, h("span", unknown.length === 1 ? "Take this scope away" : "Take these scopes away"))),
    submit: "Save changes", submitId: "submit-edit",
    async save({ description, scopes, scopesChanged }) {
      const change = {};
      if (description !== key.description) change.description = description;
      const kept = removal.checked ? [] : key.unknownScopes ?? [];
      if (scopesChanged || removal.checked) change.scopes = [...scopes, ...kept];
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
      dialog.problem.show(new Error("This key was changed by another user. The form now shows its current state. Repeat your change and save."),
        mine !== field.input.value ? ["Your description was: ", words(mine, "strong")] : null);
      return true;
    },
  });
}
