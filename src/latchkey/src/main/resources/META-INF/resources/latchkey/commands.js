// The actions on keys, for the list and for the page of one key: each runs once at a time and reports errors to its view.

import { announce, plain } from "./dom.js";
import { changeKey, disableKey, enableKey } from "./api.js";
import { deleteDialog, disableDialog, replaceDialog, seeDialog } from "./keyactions.js";
import { editDialog } from "./keyform.js";
import { showIssued } from "./issued.js";
import { session } from "./session.js";
import { t } from "./text.js";

const HOURS = { PT1H: 1, P1D: 24, P7D: 168 };

export const keyName = (key) => plain(key.description) || plain(key.id);

/**
 * `view` has `problem` (the box for errors), `changed(key)`, `removed(key)` and `replaced(fresh, old)`. Gives back the actions
 * see, edit, disable, enable, replace and remove, each taking a key, and `guard(action, what)` for further ones.
 */
export function keyCommands(view) {
  const running = new Set();
  async function guard(action, what) {
    if (running.has(what)) return;
    running.add(what);
    view.problem.clear();
    try {
      await action();
    } catch (error) {
      view.problem.show(error);
    } finally {
      running.delete(what);
    }
  }

  const enable = (key) => guard(async () => {
    view.changed(await enableKey(key.id));
    announce(t("key.is-enabled", { name: keyName(key) }));
  }, key.id);

  const disable = async (key) => {
    view.changed(await disableKey(key.id));
    const undo = session.may("Keys:Add", ...key.scopes) ? { label: t("key.undo"), testid: "undo", run: () => enable(key) } : null;
    announce(t("key.is-disabled", { name: keyName(key) }), undo);
  };

  /** Gives scopes back that were taken away, if the caller may. */
  const giveBack = (key, scopes) => guard(async () => {
    view.changed(await changeKey(key.id, { scopes: [...key.scopes, ...scopes] }, key.etag));
    announce(t("key.was-changed", { name: keyName(key) }));
  }, key.id);

  return {
    guard,
    enable,
    takeAway: (key, scopes) => guard(async () => {
      const now = await changeKey(key.id, { scopes: key.scopes.filter((name) => !scopes.includes(name)) }, key.etag);
      view.changed(now);
      const undo = session.may(...scopes) ? { label: t("key.undo"), testid: "undo", run: () => giveBack(now, scopes) } : null;
      announce(t("scopes.were-taken-away", { count: scopes.length, name: keyName(key) }), undo);
    }, key.id),
    see: (key) => guard(() => seeDialog(key), key.id),
    edit: (key, options) => guard(() => editDialog(key.id, (now, quietly) => {
      view.changed(now);
      if (!quietly) announce(t("key.was-changed", { name: keyName(now) }));
    }, options), key.id),
    disable: (key) => disableDialog(key, () => disable(key)),
    replace: (key) => replaceDialog(key, (fresh, overlap) => {
      const until = overlap ? new Date(Date.now() + HOURS[overlap] * 3_600_000).toISOString() : null;
      if (session.isOwn(key)) session.renew(fresh);
      showIssued(fresh, { replaced: { id: fresh.replaces ?? key.id, until } });
      view.replaced(fresh, key);
    }),
    remove: (key) => deleteDialog(key, () => {
      view.removed(key);
      announce(t("key.was-deleted", { name: keyName(key) }));
    }),
  };
}

/** What the caller may do with a key, by the names of the actions above; the server checks each again. */
export function permitted(key) {
  const [add, remove, grant] = [session.may("Keys:Add"), session.may("Keys:Delete"), session.may(...key.scopes)];
  if (key.configured) return [];
  return [
    add && "edit",
    add && remove && grant && "replace",
    key.state === "active" ? remove && "disable" : add && grant && "enable",
    remove && "remove",
  ].filter(Boolean);
}
