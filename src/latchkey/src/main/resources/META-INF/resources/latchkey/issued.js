// Shows a new key, or the secret of a new client, once, with ways to copy it; closing takes it out of the page.

import { h, button, words, mono, announce, time, freshId } from "./dom.js";
import { endpoints } from "./api.js";
import { copy } from "./copy.js";
import { openDialog } from "./dialog.js";
import { session } from "./session.js";
import { SNIPPETS } from "./snippets.js";
import { parts as textParts, t } from "./text.js";

function copyable(label, text, { testid, copyId, className, onCopied, chooser }) {
  const id = freshId("copy");
  const node = h("code", { class: `secret ${className}`, testid, tabindex: "0", role: "textbox", "aria-readonly": "true", "aria-multiline": "true", "aria-labelledby": id }, text);
  const copyButton = button("small", t("copy.copy"), async () => {
    if (await copy(node.textContent, node)) {
      copyButton.textContent = t("copy.copied");
      copyButton.setAttribute("aria-label", t("copy.copied-what", { what: label }));
      onCopied();
      announce(t("copy.copied"));
    } else {
      announce(t("copy.selected"));
    }
  }, { testid: copyId, "aria-label": t("copy.copy-what", { what: label }) });
  return { node, element: h("div.copyable",
    h("div.copyable-head", h("span.field-label", { id }, label), chooser, copyButton), node) };
}

/** The form that was copied last is likely to be copied next. */
let lastForm = Object.keys(SNIPPETS)[0];

const quote = (word) => (/^[\w./:?=&%~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** A call that the key may make as it stands: a GET without path parameters, or else the application's root. */
async function exampleUrl(scopes) {
  const root = session.root();
  try {
    const usable = (await endpoints(scopes)).filter((e) => e.method === "GET" && !/[{*]/.test(e.path));
    const call = usable.find((e) => e.verdict === "allowed") ?? usable.find((e) => e.verdict === "redacted");
    return call ? root + call.path.replace(/^\//, "") : root;
  } catch {
    return root;
  }
}

/** Opens the dialog: `parts(onCopied)` makes what can be copied, the first of which is what must not be lost; `forget` drops it. */
function showOnce({ title, lead, parts, gone, forget, what }) {
  let copied = false;
  const warning = h("p.note.warn", { role: "alert", hidden: true, testid: "issued-warning" });
  const onCopied = () => { copied = true; warning.hidden = true; };
  const stay = (event) => { if (!copied) event.preventDefault(); };
  const shown = gone ? [] : parts(onCopied);
  shown[0]?.element.addEventListener("copy", onCopied);
  const content = [
    lead,
    gone ? h("p.note.warn", gone) : [
      h("p.note.once", h("strong", t("issued.once")), " ", t("issued.once-text")),
      shown.map((part) => part.element),
    ],
    warning,
  ];
  const dialog = openDialog({
    title, className: "issued", lasting: true, content, cancel: null, submit: t("issued.done"), submitId: "issued-done",
    onEscape() {
      if (copied || gone) return false;
      warning.textContent = t(what);
      warning.hidden = false;
      warning.scrollIntoView({ block: "nearest" });
      return false;
    },
    onClosed() {
      removeEventListener("beforeunload", stay);
      content.length = 0;
      for (const part of shown) part.node.replaceChildren();
      forget();
    },
  });
  addEventListener("beforeunload", stay);
  dialog.element.querySelector("[data-testid=copy-key]")?.focus();
}

/** Opens the dialog for a key that was just created, or put in the place of another one or of a client. */
export function showIssued(key, { replaced = null, client = null } = {}) {
  showOnce({
    title: t(replaced ? "issued.new-title" : "issued.title"), what: "issued.key-uncopied",
    lead: [
      h("p", key.description ? words(key.description, "strong") : t("key.undescribed"), " ", mono(key.id, "key-id")),
      replaced && h("p", textParts(replaced.until ? "issued.replaced-until" : "issued.replaced",
        { key: mono(replaced.id), time: replaced.until && time(replaced.until, "minute") })),
      client && h("p", textParts("issued.for-client", { client: mono(client.id) })),
    ],
    parts(onCopied) {
      let url = session.root();
      const chooser = h("select", { testid: "copy-as", "aria-label": t("copy.as"), on: { change: write } },
        Object.keys(SNIPPETS).map((name) => h("option", { value: name, selected: name === lastForm }, name)));
      const curl = copyable(t("issued.try"), SNIPPETS[lastForm](key.text, url),
        { testid: "issued-curl", copyId: "copy-curl", className: "secret-curl", onCopied, chooser });
      function write() {
        lastForm = chooser.value;
        if (key.text) curl.node.textContent = SNIPPETS[lastForm](key.text, url);
      }
      exampleUrl(key.scopes).then((example) => { url = example; if (curl.node.isConnected) write(); });
      return [copyable(t("issued.key"), key.text, { testid: "issued-text", copyId: "copy-key", className: "secret-key", onCopied }), curl];
    },
    gone: key.text ? null : t("issued.gone"),
    forget() { delete key.text; },
  });
}

/** Opens the dialog for a client that was just created, with the secret that it gets access tokens for. */
export function showClient(client) {
  const url = new URL(session.tokens.path, location.href).href;
  showOnce({
    title: t("issued.client-title"), what: "issued.secret-uncopied",
    lead: h("p", client.description ? words(client.description, "strong") : t("key.undescribed"), " ", mono(client.id, "key-id")),
    parts: (onCopied) => [
      copyable(t("issued.secret"), client.secret, { testid: "issued-text", copyId: "copy-key", className: "secret-key", onCopied }),
      copyable(t("issued.token"), `curl -u ${client.id}:${client.secret} -d grant_type=client_credentials ${quote(url)}`,
        { testid: "issued-curl", copyId: "copy-curl", className: "secret-curl", onCopied }),
    ],
    gone: client.secret ? null : t("issued.secret-gone"),
    forget() { delete client.secret; },
  });
}
