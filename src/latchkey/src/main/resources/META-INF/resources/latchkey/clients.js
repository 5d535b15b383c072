// The clients that still get access tokens: who uses them, when last, and the key that takes their place.

import { h, fill, button, announce, icon, words, mono, plain, time, ago } from "./dom.js";
import { clients as loadClients, deleteClient, disableClient, enableClient, idempotent, keyForClient } from "./api.js";
import { openDialog } from "./dialog.js";
import { showClient, showIssued } from "./issued.js";
import { naming } from "./keyactions.js";
import { createClientDialog } from "./keyform.js";
import { cell, menu, rowsBody, scopeChips } from "./keyrow.js";
import { pager } from "./problems.js";
import { session } from "./session.js";
import { parts, t } from "./text.js";

const named = (client) => plain(client.description) || plain(client.id);

function clientRow(client, actions) {
  const { id } = client;
  const active = client.state === "active";
  const [add, remove] = [session.may("Keys:Add"), session.may("Keys:Delete")];
  const item = (name, label, action, kind = "menu-item") => button(kind, label, () => action(client), { testid: `${name}-${id}` });
  return h("tr", { role: "row", testid: `client-row-${id}`, class: active ? null : "off" },
    h("th", { scope: "row", role: "rowheader" },
      h("div.key-name", client.description ? words(client.description, "strong") : h("span.muted", t("key.undescribed"))),
      mono(id, "key-id")),
    cell(t("scopes.title"), scopeChips(client)),
    cell(t("key.last-used"), client.lastUsed
      ? [time(client.lastUsed, "minute"), h("span.cell-note", t("key.calls", { count: client.calls ?? 0 }))] : h("span.muted", t("key.never"))),
    cell(t("key.state"), active ? h("span.badge.good", t("state.active")) : h("span.badge.plain", t("state.disabled"))),
    h("td.cell-actions", { role: "cell" },
      menu(t("key.actions-for", { name: `${named(client)} (${plain(id)})` }), `client-menu-${id}`, [
        add && item("client-key", t("clients.replace"), actions.replace),
        active ? remove && item("client-disable", t("key.disable"), actions.disable) : add && item("client-enable", t("key.enable"), actions.enable),
        remove && item("client-delete", t("key.delete"), actions.remove, "menu-item.danger-text"),
      ].filter(Boolean), null)));
}

function table(body) {
  const head = (label) => h("th", { scope: "col", role: "columnheader" }, label);
  return h("table.cards.keys", { role: "table", "aria-label": t("clients.list") },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ["clients.client", "scopes.title", "key.last-used", "key.state"].map((name) => head(t(name))),
      h("th", { scope: "col", role: "columnheader" }, h("span.visually-hidden", t("key.actions"))))),
    body);
}

function replaceDialog(client, onCreated) {
  const create = idempotent((id) => keyForClient(client.id, id));
  openDialog({
    title: t("clients.replace-title"), className: "narrow",
    content: [
      naming(client),
      h("p", t("clients.replace-text")),
    ],
    submit: t("key.create-submit"), submitId: "submit-client-key",
    async onSubmit() {
      const key = await create();
      queueMicrotask(() => onCreated(key));
    },
  });
}

function deleteDialog(client, onDeleted) {
  openDialog({
    title: t("clients.delete-title"), className: "narrow",
    content: [
      naming(client),
      h("p", t("clients.delete-text")),
      client.lastUsed && h("p.note.warn", parts("key.was-used", { time: ago(client.lastUsed) })),
    ],
    submit: t("clients.delete-submit"), submitId: "confirm-delete-client", danger: true,
    async onSubmit() {
      try {
        await deleteClient(client.id);
      } catch (error) {
        if (error.status !== 404) throw error;
      }
      onDeleted();
    },
  });
}

/** The panel for one application; give its element a place, then call load(). */
export function clientsPanel(application) {
  let loaded = [];
  const body = rowsBody();
  const list = table(body);
  const empty = h("div.empty", { hidden: true });
  const ask = (after) => loadClients({ application: application.id, after });
  const { load, more, problem } = pager("load-more-clients", ask, (page, further) => {
    loaded = further ? [...loaded, ...page.clients] : page.clients;
    draw();
  });
  const ended = Date.parse(session.tokens.sunset) <= Date.now();
  const create = button("quiet", [icon("plus"), t("clients.create")], () => attempt(() => createClientDialog(application, (client) => {
    showClient(client);
    load();
  })), { testid: "create-client" });
  const add = session.may("Keys:Add");
  const element = h("div",
    h("div.panel-head", h("h2", t("clients.title")), ended || !add ? null : create),
    h("p.note.warn", { testid: "tokens-sunset" }, parts(ended ? "clients.ended" : "clients.ending", { time: time(session.tokens.sunset, "minute") })),
    problem.element, list, empty, h("div.panel-foot", more));

  async function attempt(action) {
    problem.clear();
    try {
      await action();
    } catch (error) {
      problem.show(error);
    }
  }

  const switchTo = (call, state) => (client) => attempt(async () => {
    const now = await call(client.id);
    loaded = loaded.map((each) => (each.id === now.id ? { ...each, ...now } : each));
    draw();
    announce(t(state, { name: named(client) }));
  });
  const actions = {
    replace: (client) => replaceDialog(client, (key) => showIssued(key, { client })),
    disable: switchTo(disableClient, "key.is-disabled"),
    enable: switchTo(enableClient, "key.is-enabled"),
    remove: (client) => deleteDialog(client, () => {
      loaded = loaded.filter((each) => each.id !== client.id);
      draw();
      announce(t("key.was-deleted", { name: named(client) }));
    }),
  };

  function draw() {
    fill(body, loaded.map((client) => clientRow(client, actions)));
    list.hidden = loaded.length === 0;
    empty.hidden = loaded.length > 0;
    fill(empty, h("h3", t("clients.none")), h("p", t("clients.none-text")));
  }

  return { element, load };
}
