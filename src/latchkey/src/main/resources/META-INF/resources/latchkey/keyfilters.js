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

/**
 * The fields; `changed` is called after each change, and `initial` is what toString() gave earlier. Gives back { element, query(), any(),
 * clear(), focus(), offerScopes(), show(text), toString() }.
 */
export function keyFilters(changed, initial = "") {
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
  const fields = { q: text, state, use, scope, sort: order };
  for (const [name, value] of new URLSearchParams(initial)) {
    const field = fields[name];
    if (field === scope && value) scope.append(h("option", { value }, plain(value)));
    if (field === text || [...field?.options ?? []].some((option) => option.value === value)) field.value = value;
  }
  const usual = { sort: Object.keys(ORDERS)[0] };
  return {
    element: h("div.filters", { role: "search", "aria-label": t("filter.title") },
      filterField(t("filter.find"), text), filterField(t("key.state"), state), filterField(t("filter.use"), use),
      filterField(t("filter.scope"), scope), filterField(t("sort.title"), order)),
    query: () => ({ q: text.value.trim(), state: state.value, scope: scope.value, sort: ORDERS[order.value], ...USES[use.value]?.() }),
    any: () => Boolean(text.value.trim() || state.value || scope.value || use.value),
    clear() { for (const field of [text, state, scope, use]) field.value = ""; },
    /** What differs from an empty form, for the address of the list. */
    toString: () => new URLSearchParams(Object.entries(fields).map(([name, field]) => [name, field.value.trim()])
      .filter(([name, value]) => value && value !== usual[name])).toString(),
    focus() { text.focus(); },
    /** Looks for a text, such as a label. */
    show(wanted) {
      text.value = wanted;
      now();
    },
    async offerScopes() {
      try {
        const catalogue = await session.catalogue();
        const there = [...scope.options].map((option) => option.value);
        scope.append(...catalogue.scopes.filter(({ name }) => !there.includes(name)).map(({ name }) => h("option", { value: name }, plain(name))));
      } catch { /* the filter then offers no scopes; whatever needs the catalogue tells why */ }
    },
  };
}
