// When a key was last used, asked again while it is shown, because that decides whether it may go.

import { h, fill, ago, time } from "./dom.js";
import { Dropped, key as loadKey } from "./api.js";
import { parts, t } from "./text.js";

const PAUSE = 5_000;

/** The last use of a key as nodes. */
export function lastUse(key) {
  if (!key.lastUsed) return [t("key.never-used")];
  return parts("key.was-used-calls", { time: ago(key.lastUsed), exact: time(key.lastUsed, "second"), calls: t("key.calls", { count: key.calls ?? 0 }) });
}

/**
 * Calls `show(key)` with what the server knows now, and again every few seconds while `node` is in the page and the page is in
 * front. A key that is gone ends it, by `gone()`; other errors leave what is shown.
 */
export async function follow(id, node, show, gone = () => {}) {
  do {
    if (document.visibilityState === "visible") {
      try {
        const key = await loadKey(id);
        if (node.isConnected) show(key);
      } catch (error) {
        if (error instanceof Dropped) return;
        if (error.status === 404) {
          if (node.isConnected) gone();
          return;
        }
      }
    }
    await new Promise((resume) => setTimeout(resume, PAUSE));
  } while (node.isConnected);
}

/** A note with the last use of a key: a warning if there was one. */
export function lastUseNote(key) {
  const note = h("p.note", { testid: "last-use" });
  const show = (now) => {
    note.classList.toggle("warn", Boolean(now.lastUsed));
    fill(note, lastUse(now));
  };
  show(key);
  queueMicrotask(() => follow(key.id, note, show));
  return note;
}
