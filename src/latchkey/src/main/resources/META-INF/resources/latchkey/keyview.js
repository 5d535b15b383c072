// The page of one key, with an address to send to a colleague: details, scopes, usage, what it may see and change, its audit entries.

import { h, fill, button, words, mono, plain, time, ago, announce } from "./dom.js";
import { addressOf, keyAddress } from "./address.js";
import { Dropped, audit, key as loadKey } from "./api.js";
import { auditTable } from "./audit.js";
import { keyCommands, keyName, permitted } from "./commands.js";
import { copy } from "./copy.js";
import { labelChips, scopeChips, stateBadge } from "./keyrow.js";
import { follow } from "./lastuse.js";
import { leakBanner } from "./leak.js";
import { overlapPanel } from "./overlap.js";
import { pager, problemBox } from "./problems.js";
import { seesPanel } from "./sees.js";
import { session } from "./session.js";
import { unusedNote } from "./unused.js";
import { parts, t } from "./text.js";

const LABELS = { edit: "key.edit", replace: "key.replace", disable: "key.disable-ask", enable: "key.enable", remove: "key.delete" };

function facts(key) {
  const fact = (name, testid, ...content) => [h("dt", t(name)), h("dd", { testid }, content)];
  const exact = (iso) => [time(iso, "second"), h("span.cell-note", ago(iso))];
  return h("dl.facts",
    fact("key.state", "key-state", stateBadge(key)),
    key.created && fact("key.created", null, exact(key.created)),
    fact("key.last-used", "key-last-used", key.lastUsed ? [exact(key.lastUsed),
      key.lastAddress && h("span.cell-note", parts("audit.from", { address: mono(key.lastAddress) }))] : t("key.never")),
    fact("key.use", "key-use", t("key.calls", { count: key.calls ?? 0 })),
    key.deletion && fact("key.ends", null, exact(key.deletion)),
    !key.configured && fact("terms.expires", "key-expiry", key.expires ? exact(key.expires) : t("terms.never")),
    fact("terms.addresses", "key-addresses-shown", key.addresses?.length
      ? h("ul.chips", key.addresses.map((address) => h("li.chip", words(address)))) : t("terms.any-address")),
    key.labels && fact("terms.labels", "key-labels-shown", labelChips(key.labels)));
}

/** The page of a key of an application; `leave` is called when the key is gone. */
export function keyView(application, id, { leave }) {
  const problem = problemBox();
  const heading = h("h1", { tabindex: "-1", testid: "heading" }, t("key.key"));
  const naming = h("p.lead", mono(id));
  const banner = h("div");
  const actions = h("div.key-actions");
  const details = h("div");
  const scopes = h("div");
  const sees = seesPanel({ heading: t("sees.may") });
  const entries = auditTable(t("audit.of-key"));
  const { load: loadEntries, more, problem: auditProblem } = pager("audit-more", (before) => audit({ application: application.id, key: id, before }), entries.show);
  const commands = keyCommands({
    problem,
    changed(now) {
      show(now);
      loadEntries();
    },
    removed(key) {
      if (key.id === id) leave();
      else overlap.element.hidden = true;
    },
    replaced(fresh) {
      moved = true;
      location.hash = keyAddress(application.id, fresh.id);
    },
  });
  const overlap = overlapPanel(commands);
  let print = "";
  // A key that was replaced at once is gone before its page is.
  let moved = false;

  async function show(key) {
    fill(details, facts(key));
    // A table that is drawn anew while somebody reads it is a nuisance: only what has changed is.
    const known = JSON.stringify({ ...key, lastUsed: null, calls: null, lastAddress: null });
    if (known === print) return;
    print = known;
    fill(heading, key.description ? words(key.description) : mono(id));
    document.title = `${keyName(key)} – Latchkey`;
    fill(naming, mono(id), key.configured && [" ", h("span.badge.plain", t("key.configured"))]);
    const focused = document.activeElement?.dataset?.testid;
    fill(banner, leakBanner(key, commands));
    fill(actions, permitted(key).map((name) => button(name === "remove" ? "quiet.danger-text" : "quiet", t(LABELS[name]),
      () => commands[name](key), { testid: `${name}-key` })), key.configured && h("p.note", t("key.fixed")));
    actions.querySelector(`[data-testid="${CSS.escape(focused ?? "")}"]`)?.focus();
    fill(scopes, scopeChips(key, Infinity));
    overlap.load(key);
    try {
      const catalogue = await session.catalogue();
      fill(scopes, scopeChips(key, Infinity), unusedNote(key, commands, catalogue));
      sees.update(catalogue.collapse(catalogue.expand(key.scopes.filter((name) => !key.unknownScopes?.includes(name)))), { now: true });
    } catch (error) {
      problem.show(error);
    }
  }

  const share = button("quiet", t("key.copy-address"), async () => {
    const address = new URL(keyAddress(application.id, id), location.href).href;
    announce(t(await copy(address) ? "key.address-copied" : "copy.failed"));
  }, { testid: "copy-address" });
  const section = (title, ...content) => h("section.block", h("h2", title), content);
  const element = h("div.page",
    h("nav.crumbs", { "aria-label": t("app.breadcrumb") },
      session.managesAll && [h("a", { href: "#", testid: "all-apps" }, t("apps.title")), " / "],
      h("a", { href: addressOf(application.id), testid: "to-keys" }, words(application.name || application.id))),
    h("div.page-head", h("div", heading, naming), share),
    banner, application.state === "disabled" && h("p.note.warn", { testid: "app-disabled" }, t("app.disabled-note")),
    problem.element, actions, overlap.element,
    h("div.two", section(t("key.details"), details), section(t("scopes.title"), scopes)),
    h("section.block.card-block", sees.element),
    section(t("audit.title"), auditProblem.element, entries.element, h("div.panel-foot", more)));

  async function load() {
    try {
      show(await loadKey(id));
      loadEntries();
      follow(id, element, show, () => { if (!moved) leave(); });
    } catch (error) {
      if (error instanceof Dropped) return;
      fill(actions);
      if (error.status === 404) {
        fill(heading, t("key.unknown"));
        fill(naming, parts("key.unknown-text", { id: mono(plain(id)) }));
        loadEntries();
      } else {
        problem.retry(error, load);
      }
    }
  }

  return { element, load, stop: () => sees.stop() };
}
