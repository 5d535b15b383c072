// The scope form: All, groups and scopes as check boxes, in a basic and an advanced view, with hints on prerequisites.

import { h, fill, button, words, mono, listing, freshId } from "./dom.js";
import { parts, t } from "./text.js";

function checkbox(testid, onChange) {
  return h("input", { type: "checkbox", testid, on: { change: onChange } });
}

/**
 * A picker over a Catalogue. `selected` are the scopes to begin with; `onChange` is called after each change.
 * Gives back { element, value(), ticked(), tick(names), reset(names) }.
 */
export function scopePicker(catalogue, { selected = [], onChange = () => {} } = {}) {
  let initial = catalogue.expand(selected);
  let ticked = new Set(initial);
  const someBasic = catalogue.scopes.some((scope) => scope.basic);
  let advanced = !someBasic || [...initial].some((name) => !catalogue.byName.get(name).basic);

  const mayTick = (name) => catalogue.grantable(name) || initial.has(name);
  const ordinary = catalogue.ordinary();
  const allGivable = ordinary.every(mayTick);

  const set = (names, value) => {
    for (const name of names) {
      if (value && mayTick(name)) ticked.add(name);
      if (!value) ticked.delete(name);
    }
    refresh();
    onChange();
  };
  const toggleAll = (names) => {
    const givable = names.filter(mayTick);
    set(givable, !givable.every((name) => ticked.has(name)));
  };

  // One row for each scope; `refresh` brings a row up to date without building it anew, so that focus stays.
  const rows = catalogue.scopes.map((scope) => scopeRow(scope));
  const rowOf = new Map(rows.map((row) => [row.scope, row]));

  function scopeRow(scope) {
    const { name } = scope;
    const hint = h("p.scope-hint", { id: freshId("hint"), hidden: true });
    const reason = h("p.scope-reason", { id: freshId("reason"), hidden: true }, t("scopes.not-yours"));
    const box = checkbox(`scope-${name}`, () => set([name], box.checked));
    box.setAttribute("aria-describedby", `${reason.id} ${hint.id}`);
    const colon = h("span.colon", ":");
    const label = h("label.scope-label", box, h("span",
      h("b.scope-name", words(name), scope.description ? colon : null), " ",
      words(scope.description, "scope-text")));
    const needed = catalogue.prerequisites(name);
    const help = needed.length ? prerequisites(name, needed) : null;
    const element = h("li.scope",
      h("div.scope-line", label, help?.button), help?.panel, reason, hint);
    return {
      scope, element,
      refresh() {
        const on = ticked.has(name);
        box.checked = on;
        box.disabled = !mayTick(name);
        reason.hidden = mayTick(name);
        element.hidden = !advanced && !scope.basic;
        const missing = on ? catalogue.missing(name, ticked) : [];
        const addable = missing.filter(mayTick);
        hint.hidden = missing.length === 0;
        if (hint.dataset.shown !== missing.join()) {
          hint.dataset.shown = missing.join();
          const scopes = listing(missing);
          fill(hint, addable.length ? parts("scopes.also-needs", { scopes, add: addButton(name, addable, box) })
            : parts("scopes.also-needs-ungrantable", { scopes }));
        }
        help?.refresh();
      },
    };
  }

  function addButton(name, addable, box) {
    const label = t("scopes.add", { count: addable.length });
    return button("inline-button", label, () => { set(addable, true); box.focus(); },
      { testid: `add-missing-${name}`, "aria-label": `${label}: ${addable.join(", ")}` });
  }

  function prerequisites(name, needed) {
    const id = freshId("help");
    const tick = button("small", "", () => { set(needed, true); opener.focus(); toggle(false); }, { testid: "tick-prerequisites" });
    const panel = h("div.scope-help", { id, hidden: true },
      h("p", parts("scopes.works-with", { scope: mono(name), scopes: listing(needed) })), tick);
    const opener = button("help-button", "?", () => toggle(panel.hidden), {
      testid: `help-${name}`, "aria-label": t("scopes.needs-what", { scope: name }), "aria-expanded": "false", "aria-controls": id,
    });
    const toggle = (show) => {
      panel.hidden = !show;
      opener.setAttribute("aria-expanded", String(show));
    };
    const escape = (event) => {
      if (event.key !== "Escape" || panel.hidden) return;
      event.preventDefault();
      toggle(false);
      opener.focus();
    };
    opener.addEventListener("keydown", escape);
    panel.addEventListener("keydown", escape);
    return {
      button: opener, panel,
      refresh() {
        const left = needed.filter((other) => !ticked.has(other) && mayTick(other));
        tick.disabled = left.length === 0;
        tick.textContent = needed.every((other) => ticked.has(other)) ? t("scopes.already")
          : left.length === 0 ? t("scopes.cannot-grant") : t("scopes.tick", { count: left.length });
      },
    };
  }

  // Group boxes and the All box: ticked, empty, or in between.
  const parents = [];
  function parentRow(label, testid, names, usable, note) {
    const box = checkbox(testid, () => toggleAll(names));
    const reason = note && h("span.scope-reason", note);
    parents.push(() => {
      const on = names.filter((name) => ticked.has(name)).length;
      box.checked = names.length > 0 && on === names.length;
      box.indeterminate = on > 0 && on < names.length;
      box.disabled = !usable;
    });
    return h("div.scope-line",
      h("label.scope-label", box, h("span", words(label, "group-name"), " ", reason)));
  }

  const everything = catalogue.scopes.map((scope) => scope.name);
  const allRow = h("li.scope.scope-all", parentRow(t("scopes.all"), "scope-all", ordinary, allGivable && ordinary.length > 0,
    !allGivable ? t("scopes.not-all") : ordinary.length < everything.length ? t("scopes.all-but-management") : null));
  const groups = [...catalogue.groups].map(([group, members]) => {
    const names = members.map((scope) => scope.name);
    const head = parentRow(group, `group-${group}`, names, names.some(mayTick));
    const element = h("li.scope-group", head,
      h("ul", { "aria-label": t("scopes.of-group", { group }) }, members.map((scope) => rowOf.get(scope).element)));
    return { element, head, members };
  });
  const tree = h("ul.scope-tree", { "aria-label": t("scopes.title") }, allRow, groups.map((group) => group.element));

  const toggleView = button("link-button", "", () => { advanced = !advanced; refresh(); }, { testid: "toggle-advanced" });
  toggleView.hidden = !someBasic || catalogue.scopes.every((scope) => scope.basic && !scope.requires?.length);
  const elsewhere = h("p.scope-elsewhere", { hidden: true });
  const summary = h("p.scope-count", { testid: "scope-count" });
  const heading = freshId("scopes");

  function refresh() {
    toggleView.textContent = t(advanced ? "scopes.basic" : "scopes.advanced");
    toggleView.setAttribute("aria-label", t(advanced ? "scopes.basic-label" : "scopes.advanced-label"));
    tree.classList.toggle("basic", !advanced);
    for (const row of rows) row.refresh();
    for (const parent of parents) parent();
    for (const group of groups) {
      group.head.hidden = !advanced;
      group.element.hidden = !advanced && !group.members.some((scope) => scope.basic);
    }
    const unseen = advanced ? 0 : catalogue.scopes.filter((scope) => !scope.basic && ticked.has(scope.name)).length;
    elsewhere.hidden = unseen === 0;
    elsewhere.textContent = t("scopes.elsewhere", { count: unseen });
    summary.textContent = ticked.size === 0 ? "" : ticked.size === everything.length ? t("scopes.everything") : t("scopes.some", { ticked: ticked.size, count: everything.length });
  }

  refresh();
  const element = h("div.scopes", { role: "group", "aria-labelledby": heading, testid: "scopes" },
    h("div.scopes-head", h("h3", { id: heading }, t("scopes.title")), summary, toggleView),
    everything.length ? tree : h("p.empty-note", t("scopes.undeclared")),
    elsewhere);

  return {
    element,
    value: () => everything.filter((name) => ticked.has(name)),
    ticked: () => new Set(ticked),
    changed: () => ticked.size !== initial.size || [...ticked].some((name) => !initial.has(name)),
    tick: (names) => set(names.filter((name) => catalogue.byName.has(name)), true),
    reset(names) {
      initial = catalogue.expand(names);
      ticked = new Set(initial);
      refresh();
      onChange();
    },
  };
}
