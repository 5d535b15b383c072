// The clients that still get access tokens: who uses them, when last, and the key that takes their place.

import { h, fill, button, announce, count, icon, words, mono, plain, time } from "./dom.js";
import { clients as loadClients, deleteClient, disableClient, enableClient, idempotent, keyForClient } from "./api.js";
import { openDialog } from "./dialog.js";
import { showClient, showIssued } from "./issued.js";
import { naming } from "./keyactions.js";
import { createClientDialog } from "./keyform.js";
import { cell, menu, rowsBody, scopeChips } from "./keyrow.js";
import { pager } from "./problems.js";
import { session } from "./session.js";

const quoted = (client) => `“${plain(client.description) || plain(client.id)}”`;

function clientRow(client, actions) {
  const { id } = client;
  const active = client.state === "active";
  const [add, remove] = [session.may("Keys:Add"), session.may("Keys:Delete")];
  const item = (name, label, action, kind = "menu-item") => button(kind, label, () => action(client), { testid: `${name}-${id}` });
  return h("tr", { role: "row", testid: `client-row-${id}`, class: active ? null : "off" },
    h("th", { scope: "row", role: "rowheader" },
      h("div.key-name", client.description ? words(client.description, "strong") : h("span.muted", "(no description)")),
      mono(id, "key-id")),
    cell("Scopes", scopeChips(client)),
    cell("Last used", client.lastUsed
      ? [time(client.lastUsed, "minute"), h("span.cell-note", count(client.calls ?? 0, "call"))] : h("span.muted", "never")),
    cell("State", active ? h("span.badge.good", "Active") : h("span.badge.plain", "Disabled")),
    h("td.cell-actions", { role: "cell" },
      menu(`Actions for ${plain(client.description) || "client"} (${plain(id)})`, `client-menu-${id}`, [
        add && item("client-key", "Create the key in its place…", actions.replace),
        active ? remove && item("client-disable", "Disable", actions.disable) : add && item("client-enable", "Enable", actions.enable),
        remove && item("client-delete", "Delete…", actions.remove, "menu-item.danger-text"),
      ].filter(Boolean), null)));
}

function table(body) {
  const head = (label) => h("th", { scope: "col", role: "columnheader" }, label);
  return h("table.cards.keys", { role: "table", "aria-label": "Clients of access tokens" },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ["Client", "Scopes", "Last used", "State"].map(head),
      h("th", { scope: "col", role: "columnheader" }, h("span.visually-hidden", "Actions")))),
    body);
}

function replaceDialog(client, onCreated) {
  const create = idempotent((id) => keyForClient(client.id, id));
  openDialog({
    title: "Create the key in its place", className: "narrow",
    content: [
      naming(client),
      h("p", "You get an API key for the same application, with the same description and scopes. The client works until it is deleted, so you can migrate the program first."),
    ],
    submit: "Create API key", submitId: "submit-client-key",
    async onSubmit() {
      const key = await create();
      queueMicrotask(() => onCreated(key));
    },
  });
}

function deleteDialog(client, onDeleted) {
  openDialog({
    title: "Delete this client?", className: "narrow",
    content: [
      naming(client),
      h("p", "Its access tokens stop working now, and it gets no more. This cannot be undone."),
      client.lastUsed && h("p.note.warn", "It was last used ", time(client.lastUsed, "minute"), "."),
    ],
    submit: "Delete client", submitId: "confirm-delete-client", danger: true,
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
  const create = button("quiet", [icon("plus"), "Create a client id"], () => attempt(() => createClientDialog(application, (client) => {
    showClient(client);
    load();
  })), { testid: "create-client" });
  const add = session.may("Keys:Add");
  const element = h("div",
    h("div.panel-head", h("h2", "Access tokens"), ended || !add ? null : create),
    h("p.note.warn", { testid: "tokens-sunset" }, ended
      ? ["Access tokens ended on ", time(session.tokens.sunset, "minute"), ". What these clients send is refused."]
      : ["Access tokens end on ", time(session.tokens.sunset, "minute"), ". Give each program an API key in place of its client id."]),
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
    announce(`${quoted(client)} is ${state}.`);
  });
  const actions = {
    replace: (client) => replaceDialog(client, (key) => showIssued(key, { client })),
    disable: switchTo(disableClient, "disabled"),
    enable: switchTo(enableClient, "enabled"),
    remove: (client) => deleteDialog(client, () => {
      loaded = loaded.filter((each) => each.id !== client.id);
      draw();
      announce(`${quoted(client)} was deleted.`);
    }),
  };

  function draw() {
    fill(body, loaded.map((client) => clientRow(client, actions)));
    list.hidden = loaded.length === 0;
    empty.hidden = loaded.length > 0;
    fill(empty, h("h3", "No access tokens"), h("p", "No program of this application has a client id. Give programs API keys, which do not expire."));
  }

  return { element, load };
}
