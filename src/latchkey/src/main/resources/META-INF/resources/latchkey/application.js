// The application details page: what the application is, and behind tabs its API keys, the clients of access tokens where there
// are any, and its audit trail.

import { h, icon, words, mono, time, freshId } from "./dom.js";
import { applicationMenu } from "./appactions.js";
import { auditPanel } from "./audit.js";
import { clientsPanel } from "./clients.js";
import { keysPanel } from "./keys.js";
import { labelChips } from "./keyrow.js";
import { problemBox } from "./problems.js";
import { session } from "./session.js";
import { parts, t } from "./text.js";

/** Tabs as the ARIA practices want them; `sections` are [name, label, panel] with panel = { element, load }. */
function tabs(label, sections, onSelect) {
  const entries = sections.map(([name, text, panel]) => {
    const testid = `tab-${name}`;
    const id = freshId("tab");
    const box = h("section", { role: "tabpanel", id: `${id}-panel`, "aria-labelledby": id }, panel.element);
    const tab = h("button", { type: "button", role: "tab", id, "aria-controls": box.id, testid, on: { click: () => select(entry) } }, text);
    const entry = { name, tab, box, panel };
    return entry;
  });
  function select(chosen) {
    for (const entry of entries) {
      const on = entry === chosen;
      entry.tab.setAttribute("aria-selected", String(on));
      entry.tab.tabIndex = on ? 0 : -1;
      entry.box.hidden = !on;
    }
    onSelect(chosen.name);
    chosen.panel.load();
  }
  const list = h("div.tabs", { role: "tablist", "aria-label": label, on: { keydown(event) {
    const at = entries.findIndex((entry) => entry.tab === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const entry = entries[(to + entries.length) % entries.length];
    select(entry);
    entry.tab.focus();
  } } }, entries.map((entry) => entry.tab));
  return { nodes: [list, ...entries.map((entry) => entry.box)], start: (name) => select(entries.find((entry) => entry.name === name) ?? entries[0]) };
}

/** The page of one application; `leave` is called when it is gone, and `again` shows it anew. `filter` is that of the list. */
export function applicationView(application, { leave, again, section, onSection, filter, onFilter }) {
  const name = application.name || application.id;
  const problem = problemBox();
  const actions = applicationMenu(application, { problem, changed: again, revoked: () => again(application), removed: leave });
  const sections = tabs(t("app.sections"), [
    ["keys", t("keys.title"), keysPanel(application, filter, onFilter)],
    ...(session.tokens ? [["clients", t("clients.title"), clientsPanel(application)]] : []),
    ["audit", t("audit.title"), auditPanel(application)],
  ], onSection);
  const element = h("div.page",
    session.managesAll && h("nav.crumbs", { "aria-label": t("app.breadcrumb") }, h("a", { href: "#", testid: "all-apps" }, icon("back"), t("apps.title"))),
    h("div.page-head",
      h("div", h("h1", { tabindex: "-1", testid: "app-heading" }, words(name)),
        h("p.lead", mono(application.id), application.created ? [h("span.dot", "·"), parts("app.created", { time: time(application.created) })] : null),
        labelChips(application.labels)),
      actions),
    problem.element,
    application.state === "disabled" && h("p.note.warn", { testid: "app-disabled" }, t("app.disabled-note")),
    session.may("Keys:Get") ? sections.nodes
      : h("p.note", { testid: "no-keys-get" }, parts("app.no-keys-get", { scope: mono("Keys:Get") })));
  return { element, load: () => { if (session.may("Keys:Get")) sections.start(section); } };
}
