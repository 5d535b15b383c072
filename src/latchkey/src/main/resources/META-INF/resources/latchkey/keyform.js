// The dialogs "Create an API Key" and "Edit the API key": description, limits, labels, scopes, and what the key will see and change.

import { h, fill, button, words, mono, listing, time } from "./dom.js";
import { changeKey, createClient, createKey, idempotent, key as loadKey } from "./api.js";
import { changes } from "./changes.js";
import { openDialog } from "./dialog.js";
import { textField } from "./field.js";
import { scopePicker } from "./scopes.js";
import { seesPanel } from "./sees.js";
import { session } from "./session.js";
import { labelsOf, termsChange, termsFields, termsOf } from "./terms.js";
import { parts, t } from "./text.js";

const LONGEST = 200;
/** A description is stored and shown as it is: no place for a key. */
const KEY = /[0-9A-Za-z]+_[0-9A-Za-z]{12}_[0-9A-Za-z]{20,}/;

/** The server counts characters, of which some have two units in a string here. */
const characters = (text) => [...text.trim()].length;

function descriptionField(value) {
  const field = textField(t("key.description"), {
    placeholder: t("key.description-hint"), dir: "auto", autofocus: true, testid: "key-description",
  });
  field.input.value = value;
  field.input.addEventListener("input", () => {
    const room = LONGEST - characters(field.input.value);
    field.note.textContent = room > 40 ? "" : room < 0 ? t("key.too-many", { count: -room }) : t("key.room", { count: room });
  });
  return field;
}

/** The form itself; `terms` is the key whose limits can be changed; `save(what)` gets { description, scopes, terms, complete } and may throw. */
function keyForm({ catalogue, description, scopes, terms, save, onFailed, ...dialogOptions }) {
  const field = descriptionField(description);
  const sees = seesPanel();
  const noScopes = h("p.field-error", { role: "alert", hidden: true });
  const askWhatItSees = (how) => sees.update(catalogue.collapse(picker.ticked()), how);
  const differences = h("div.differences", { testid: "differences" });
  const limits = terms && termsFields(terms, () => compare());
  const entered = () => ({ description: field.input.value.trim(), scopes: picker.value(), ...limits?.value() });
  const compare = () => {
    if (!dialogOptions.before) return;
    const lines = changes(dialogOptions.before(), entered());
    fill(differences, h("h3", t("edit.differences")), lines ?? h("p.muted", t("edit.no-differences")));
  };
  const look = () => {
    compare();
    noScopes.hidden = true;
    picker?.element.classList.remove("repaired-below");
    dialog?.problem.clear();
    askWhatItSees();
  };
  const picker = scopePicker(catalogue, { selected: scopes, onChange: look });
  let complete = false;
  field.input.addEventListener("input", compare);
  compare();

  const dialog = openDialog({
    isFilled: () => field.input.value.trim() !== description || picker.changed() || Boolean(limits?.changed()),
    ...dialogOptions,
    above: dialogOptions.before && differences,
    className: "wide",
    content: h("div.columns",
      h("div.column-form", dialogOptions.lead, field.element, limits?.element, picker.element, noScopes),
      sees.element),
    async onSubmit() {
      const text = field.input.value.trim();
      if (!text && (dialogOptions.creating || description)) {
        field.complain(t("key.description-missing"));
        return false;
      }
      if (KEY.test(text)) {
        field.complain(t("key.description-secret"));
        return false;
      }
      if (characters(text) > LONGEST) {
        field.complain(t("key.description-long", { most: LONGEST, count: characters(text) }));
        return false;
      }
      if (picker.ticked().size === 0 && !dialogOptions.lead) {
        noScopes.textContent = t("key.scopes-missing");
        noScopes.hidden = false;
        picker.element.querySelector("input:not([disabled])")?.focus();
        return false;
      }
      const limited = limits?.value();
      if (limited && labelsOf(limited.labels) === null) {
        limits.complain("labels", t("terms.labels-wrong"));
        return false;
      }
      const withPrerequisites = complete;
      complete = false;
      return save({ description: field.input.value.trim(), scopes: picker.value(), scopesChanged: picker.changed(), complete: withPrerequisites, terms: limited });
    },
    onError(error) {
      const missing = error.status === 422 ? error.problem.missing ?? [] : [];
      if (missing.length) {
        // The one repair that is offered: the picker's own hints rest meanwhile.
        picker.element.classList.add("repaired-below");
        dialog.problem.showParts(parts("key.scopes-incomplete", { scopes: listing(missing) }),
          button("quiet", t("key.scopes-add", { count: missing.length }), () => {
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
      if (limits?.complain(error.problem?.field, error.message)) return true;
      return onFailed?.(error, { dialog, field, picker, limits }) ?? false;
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
    catalogue, creating: true, description: "", scopes: [], terms: {},
    title: t("key.create-title"),
    intro: parts("key.create-intro", { application: words(application.name || application.id, "strong") }),
    submit: t("key.create-submit"), submitId: "submit-create",
    async save({ description, scopes, complete, terms }) {
      const key = await create({ application: application.id, description, scopes, ...termsChange(termsOf({}), terms) }, complete);
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
    title: t("clients.create"),
    intro: parts("clients.create-intro", {
      application: words(application.name || application.id, "strong"), time: time(session.tokens.sunset),
    }),
    submit: t("clients.create-submit"), submitId: "submit-create-client",
    async save({ description, scopes, complete }) {
      const client = await create({ application: application.id, description, scopes }, complete);
      queueMicrotask(() => onCreated(client));
    },
  });
}

/** Changes the description, the scopes and the limits of a key; `onChanged` gets the key as it is now. */
export async function editDialog(id, onChanged) {
  const [catalogue, loaded] = await Promise.all([session.catalogue(), loadKey(id)]);
  let key = loaded;
  let force = false;
  const unknown = key.unknownScopes ?? [];
  const removal = h("input", { type: "checkbox", testid: "remove-unknown" });
  const known = () => key.scopes.filter((name) => !(key.unknownScopes ?? []).includes(name));
  keyForm({
    catalogue, description: key.description ?? "", scopes: known(), terms: key,
    title: t("edit.title"),
    intro: parts("edit.intro", { key: mono(key.id) }),
    lead: unknown.length && h("div.note", { testid: "unknown-scopes" },
      h("p", parts("edit.unknown", { scopes: listing(unknown) })),
      h("label.scope-label", removal, h("span", t("edit.take-away", { count: unknown.length })))),
    before: () => ({ description: key.description ?? "", scopes: catalogue.scopes.map((scope) => scope.name).filter((name) => key.scopes.includes(name)), ...termsOf(key) }),
    submit: t("edit.submit"), submitId: "submit-edit",
    async save({ description, scopes, scopesChanged, terms }) {
      const change = termsChange(termsOf(key), terms);
      if (description !== key.description) change.description = description;
      const kept = removal.checked ? [] : key.unknownScopes ?? [];
      if (scopesChanged || removal.checked) change.scopes = [...scopes, ...kept];
      const nothing = Object.keys(change).length === 0;
      const forced = force;
      force = false;
      onChanged(nothing ? key : await changeKey(key.id, change, key.etag, forced), nothing);
    },
    async onFailed(error, { dialog, field, picker, limits }) {
      if (error.type === "would-lock-out") {
        // The server's words are for programs.
        dialog.problem.showParts(t("problem.would-lock-out"), button("quiet", t("terms.save-anyway"), () => {
          force = true;
          dialog.submit();
        }, { testid: "save-anyway" }));
        return true;
      }
      if (error.status !== 412) return false;
      const mine = field.input.value;
      key = await loadKey(id);
      field.input.value = key.description ?? "";
      limits.reset(key);
      picker.reset(known());
      onChanged(key, true);
      dialog.problem.show(new Error(t("edit.changed-meanwhile")),
        mine !== field.input.value ? parts("edit.your-description", { description: words(mine, "strong") }) : null);
      return true;
    },
  });
}
