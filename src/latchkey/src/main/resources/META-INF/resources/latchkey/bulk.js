// Selects several keys, and disables, enables or deletes them: after a preview by the server, each in the version that was seen.

import { h, fill, button, ago, announce, listing, mono, words } from "./dom.js";
import { changeKeys, keys as loadKeys } from "./api.js";
import { openDialog } from "./dialog.js";
import { session } from "./session.js";
import { hasText, parts, t } from "./text.js";

const BATCH = 200;
const MOST = 10_000;
const ROWS = 100;
const RECENT = 7 * 86_400_000;
const ends = (action) => action === "disable" || action === "delete";

const usedLately = (key) => Boolean(key.lastUsed) && Date.now() - Date.parse(key.lastUsed) < RECENT;

/** The names that the server has for the actions. */
const NAMES = { reduce: "removeUnusedScopes" };

/** Asks for an action on all keys, some at a time; `tell` gets how many are done, and ends it with false. What is done before an error is in `results`. */
async function inBatches(action, keys, preview, tell, results = []) {
  for (let at = 0; at < keys.length; at += BATCH) {
    if (tell(at) === false) break;
    const tags = Object.fromEntries(keys.slice(at, at + BATCH).map((key) => [key.id, key.etag]));
    results.push(...await changeKeys(NAMES[action] ?? action, tags, preview));
  }
  return results;
}

function refusal(result) {
  const known = `problem.${String(result.type ?? "").split("/").pop()}`;
  return h("span.cell-note.refused", hasText(known) ? t(known) : words(result.detail ?? ""));
}

/** One key with what will happen to it. */
function line(action, key, result, lost) {
  const fine = result.status === 200;
  return h("li.bulk-line", { testid: `bulk-${key.id}` },
    h("span", key.description ? words(key.description, "strong") : h("span.muted", t("key.undescribed")), " ", mono(key.id, "key-id")),
    h("span.bulk-use", key.lastUsed ? parts("bulk.used", { time: ago(key.lastUsed) }) : t("bulk.unused")),
    fine ? h(`span.badge.${usedLately(key) && ends(action) ? "warn" : "plain"}`, t(`bulk.will-${action}`)) : h("span.badge.bad", t("bulk.refused")),
    lost.length > 0 && h("span.cell-note.lost", parts("bulk.loses", { scopes: listing(lost) })),
    fine ? null : refusal(result));
}

/** What takes a disabling back, if the caller may enable keys: each in the version in which it was left. */
function undo(action, changed, onDone) {
  if (action !== "disable" || !session.may("Keys:Add")) return null;
  return { label: t("key.undo"), testid: "undo", async run() {
    try {
      const results = await inBatches("enable", changed, false, () => true);
      announce(t("bulk.done-enable", { count: results.filter((result) => result.status === 200).length }));
    } catch (error) {
      announce(error.message);
    }
    onDone();
  } };
}

/** The dialog of an action on keys; `onDone` is called when some were changed, and `lostBy` gives the scopes that a key loses. */
function bulkDialog(action, keys, onDone, lostBy = () => []) {
  const byId = new Map(keys.map((key) => [key.id, key]));
  const places = new Map(keys.map((key, place) => [key.id, place]));
  const summary = h("p", { role: "status", testid: "bulk-summary" });
  const list = h("ul.bulk-list", { "aria-label": t("bulk.keys"), tabindex: "0", testid: "bulk-list" });
  const warning = h("p.note.warn", { hidden: true, testid: "bulk-warning" });
  const own = keys.some((key) => session.isOwn(key)) && ends(action);
  const made = [];
  let ready = [];
  let failed = false;
  let finished = false;
  let closed = false;
  const progress = (count) => {
    summary.textContent = t("bulk.progress", { done: count, count: keys.length });
    return !closed;
  };

  /** Refused ones first, then those that were used last: what one must look at is on top. */
  function show(results) {
    const all = results.map((result) => ({ result, key: result.key ?? byId.get(result.id) })).filter(({ key }) => key);
    all.sort((a, b) => (a.result.status === 200) - (b.result.status === 200)
      || (b.key.lastUsed ?? "").localeCompare(a.key.lastUsed ?? "") || places.get(a.key.id) - places.get(b.key.id));
    fill(list, all.slice(0, ROWS).map(({ key, result }) => line(action, key, result, lostBy(key))),
      all.length > ROWS && h("li.bulk-line.muted", t("bulk.more", { count: all.length - ROWS })));
    return all;
  }
  const submit = () => dialog.element.querySelector("[type=submit]");
  async function preview() {
    submit().disabled = true;
    try {
      const results = await inBatches(action, keys, true, progress);
      if (closed) return;
      const all = show(results);
      ready = all.filter(({ result }) => result.status === 200).map(({ key }) => byId.get(key.id));
      const refused = all.length - ready.length;
      summary.textContent = [t(`bulk.count-${action}`, { count: ready.length }), refused ? t("bulk.count-refused", { count: refused }) : ""].join(" ");
      const used = all.filter(({ key, result }) => result.status === 200 && usedLately(key)).length;
      warning.hidden = used === 0 || !ends(action);
      warning.textContent = t("bulk.recent", { count: used });
      if (ready.length === 0) submit().textContent = t("dialog.close");
      // The caller's own key comes last: without it nothing more could be changed.
      ready.sort((a, b) => session.isOwn(a) - session.isOwn(b));
    } catch (error) {
      failed = true;
      summary.textContent = "";
      dialog.problem.show(error);
    }
    submit().disabled = false;
  }
  const dialog = openDialog({
    title: t(`bulk.title-${action}`, { count: keys.length }), className: "middle",
    content: [
      own && h("p.note.warn", { testid: "bulk-own" }, t("bulk.own")),
      action === "delete" && h("p", t("bulk.delete-text")),
      summary, warning, list,
    ],
    onClosed() {
      closed = true;
      if (made.length && !finished) onDone();
    },
    submit: t(`bulk.submit-${action}`), submitId: "confirm-bulk", danger: action === "delete" || own,
    async onSubmit() {
      if (finished) return true;
      if (failed) {
        failed = false;
        await preview();
        return false;
      }
      if (ready.length === 0) return true;
      const before = new Set(made.map((result) => result.id));
      await inBatches(action, ready.filter((key) => !before.has(key.id)), false, progress, made);
      const changed = made.filter((result) => result.status === 200);
      const done = changed.length;
      const refused = made.filter((result) => result.status !== 200);
      finished = true;
      onDone();
      if (refused.length === 0) {
        announce(t(`bulk.done-${action}`, { count: done }), undo(action, changed, onDone));
        return true;
      }
      warning.hidden = true;
      summary.textContent = [t(`bulk.done-${action}`, { count: done }), t("bulk.count-refused", { count: refused.length })].join(" ");
      show(refused);
      submit().textContent = t("dialog.close");
      return false;
    },
  });
  preview();
}

/**
 * The bar below the list while keys are selected, and the box that selects all. `list` has shown(), hasMore(), query(), changed() and
 * done(). Gives back { element, all, any, has(id), select(key, on, range), mayChange(key), put(key), drop(id), clear(), refresh() }.
 */
export function bulkBar(list) {
  const selected = new Map();
  const [add, remove] = [session.may("Keys:Add"), session.may("Keys:Delete")];
  const mayChange = (key) => (add || remove) && !key.configured && Boolean(key.etag);
  let last = null;
  let loading = false;
  const count = h("span.bulk-count", { role: "status", testid: "bulk-count" });
  const act = (action, run = () => bulkDialog(action, [...selected.values()], list.done)) => button(`quiet${action === "delete" ? ".danger-text" : ""}`, t(`bulk.${action}`),
    run, { testid: `bulk-${action}` });
  const mayLose = (key) => (key.unusedScopes ?? []).length > 0;
  const reducing = act("reduce", async () => {
    try {
      const catalogue = await session.catalogue();
      const lostBy = (key) => catalogue.removable(key);
      bulkDialog("reduce", [...selected.values()].filter((key) => lostBy(key).length), list.done, lostBy);
    } catch (error) {
      announce(error.message);
    }
  });
  const everything = button("link-button", t("bulk.everything"), selectEverything, { testid: "bulk-everything" });
  const element = h("div.bulk-bar", { role: "region", "aria-label": t("bulk.title"), hidden: true, testid: "bulk-bar" },
    count, everything, h("div.bulk-actions", remove && act("disable"), add && act("enable"), remove && reducing, remove && act("delete"),
      button("link-button", t("bulk.clear"), () => bar.clear(), { testid: "bulk-clear" })));
  const all = h("input", { type: "checkbox", testid: "select-all", "aria-label": t("bulk.all"), on: { change: () => {
    list.shown().filter(mayChange).forEach((key) => (all.checked ? selected.set(key.id, key) : selected.delete(key.id)));
    refresh();
  } } });

  /** What the filters leave may be on pages that are not loaded yet. */
  async function selectEverything() {
    if (loading) return;
    loading = true;
    try {
      let after;
      do {
        const page = await loadKeys({ ...list.query(), limit: BATCH, after });
        if (!loading) return;
        page.keys.filter(mayChange).forEach((key) => selected.set(key.id, key));
        after = page.next;
        count.textContent = t("bulk.count", { count: selected.size });
      } while (after && selected.size < MOST && loading);
    } catch (error) {
      announce(error.message);
    }
    loading = false;
    refresh();
    element.querySelector(".bulk-actions .quiet")?.focus();
  }
  function refresh() {
    const usable = list.shown().filter(mayChange);
    const on = usable.filter((key) => selected.has(key.id)).length;
    all.checked = on > 0 && on === usable.length;
    all.indeterminate = on > 0 && on < usable.length;
    element.hidden = selected.size === 0;
    reducing.hidden = ![...selected.values()].some(mayLose);
    count.textContent = t("bulk.count", { count: selected.size });
    everything.hidden = !(all.checked && list.hasMore() && selected.size === on);
    list.changed();
  }
  const bar = {
    element, all, any: add || remove, mayChange, refresh,
    has: (id) => selected.has(id),
    /** With the shift key, all between the last one and this one. */
    select(key, on, range) {
      const shown = list.shown();
      const [from, to] = [shown.findIndex((each) => each.id === last), shown.indexOf(shown.find((each) => each.id === key.id))].sort((a, b) => a - b);
      const keys = range && from >= 0 ? shown.slice(from, to + 1).filter(mayChange) : [key];
      keys.forEach((each) => (on ? selected.set(each.id, each) : selected.delete(each.id)));
      last = key.id;
      refresh();
    },
    put(key) { if (selected.has(key.id)) selected.set(key.id, key); },
    drop(id) { selected.delete(id); },
    clear() {
      loading = false;
      selected.clear();
      refresh();
    },
  };
  return bar;
}
