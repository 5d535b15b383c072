// What selects and sorts the list of keys: all of it is done by the server, so that it stays right with many keys.

import { h, plain } from "./dom.js";
import { filterField } from "./field.js";
import { keepKeysOutOf } from "./find.js";
import { session } from "./session.js";
import { t } from "./text.js";

const PAUSE = 250;
const DAY = 86_400_000;
const USES = {
  "unused-month": () => ({ unused: "P30D" }),
  "unused-quarter": () => ({ unused: "P90D" }),
  never: () => ({ neverUsed: "true" }),
  ending: () => ({ expiresBefore: new Date(Date.now() + 30 * DAY).toISOString() }),
  leaked: () => ({ leaked: "true" }),
};
const ORDERS = { newest: "-created", oldest: "created", description: "description", "used-last": "-lastUsed", "used-first": "lastUsed", "ends-first": "expires" };

/** The fields; `changed` is called after each change. Gives back { element, query(), any(), clear(), focus(), offerScopes(), show(text) }. */
export function keyFilters(changed) {
  let waiting = 0;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, PAUSE);
  };
  const now = () => {
    clearTimeout(waiting);
    changed();
  };
  const choice = (testid, options) => h("select", { testid, on: { change: now } },
    options.map(([value, text]) => h("option", { value }, text)));
  const text = keepKeysOutOf(h("input", { type: "search", autocomplete: "off", spellcheck: "false", maxlength: 100, testid: "filter-text",
    placeholder: t("filter.hint"), "data-shortcut": "find" }));
  text.addEventListener("input", later);
  const state = choice("filter-state", [["", t("filter.any-state")], ["active", t("state.active")], ["disabled", t("state.disabled")]]);
  const scope = choice("filter-scope", [["", t("filter.any-scope")]]);
  const use = choice("filter-use", [["", t("filter.any-use")], ...Object.keys(USES).map((name) => [name, t(`use.${name}`)])]);
  const order = choice("sort", Object.keys(ORDERS).map((name) => [name, t(`sort.${name}`)]));
  return {
    element: h("div.filters", { role: "search", "aria-label": t("filter.title") },
      filterField(t("filter.find"), text), filterField(t("key.state"), state), filterField(t("filter.use"), use),
      filterField(t("filter.scope"), scope), filterField(t("sort.title"), order)),
    query: () => ({ q: text.value.trim(), state: state.value, scope: scope.value, sort: ORDERS[order.value], ...USES[use.value]?.() }),
    any: () => Boolean(text.value.trim() || state.value || scope.value || use.value),
    clear() { for (const field of [text, state, scope, use]) field.value = ""; },
    focus() { text.focus(); },
    /** Looks for a text, such as a label. */
    show(wanted) {
      text.value = wanted;
      now();
    },
    async offerScopes() {
      try {
        const catalogue = await session.catalogue();
        if (scope.options.length > 1) return;
        scope.append(...catalogue.scopes.map((each) => h("option", { value: each.name }, plain(each.name))));
      } catch { /* the filter then offers no scopes; whatever needs the catalogue tells why */ }
    },
  };
}
