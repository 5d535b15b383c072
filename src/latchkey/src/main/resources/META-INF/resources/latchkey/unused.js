// Scopes that a key has not used for a while: named on its page, and taken away with one click that can be undone.

import { h, button, listing } from "./dom.js";
import { session } from "./session.js";
import { parts, t } from "./text.js";

/** A note about a key with such scopes that it can lose; null for another one. `commands` has takeAway(key, scopes). */
export function unusedNote(key, commands, catalogue) {
  const unused = catalogue.removable(key);
  if (unused.length === 0) return null;
  const may = !key.configured && session.may("Keys:Add") && (session.may("Keys:Delete") || session.may(...unused));
  return h("div.note.unused", { testid: "unused-scopes" },
    h("p", parts("scopes.unused", { count: unused.length, scopes: listing(unused) })),
    may && h("p.problem-actions", button("quiet", t("scopes.take-away", { count: unused.length }),
      () => commands.takeAway(key, unused), { testid: "take-away-unused" })));
}
