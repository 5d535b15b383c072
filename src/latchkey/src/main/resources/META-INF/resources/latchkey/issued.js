// Shows a new key, or the secret of a new client, once, with ways to copy it; closing takes it out of the page.

import { h, button, words, mono, announce, time, freshId } from "./dom.js";
import { endpoints } from "./api.js";
import { openDialog } from "./dialog.js";
import { session } from "./session.js";

/** Copies through the clipboard, or by selecting the text; true when it is surely copied. */
async function copy(text, node) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(node);
    try { return document.execCommand("copy"); } catch { return false; }
  }
}

function copyable(label, text, { testid, copyId, className, onCopied }) {
  const id = freshId("copy");
  const node = h("code", { class: `secret ${className}`, testid, tabindex: "0", role: "textbox", "aria-readonly": "true", "aria-multiline": "true", "aria-labelledby": id }, text);
  const copyButton = button("small", "Copy", async () => {
    if (await copy(node.textContent, node)) {
      copyButton.textContent = "Copied";
      copyButton.setAttribute("aria-label", `Copied: ${label}`);
      onCopied();
      announce("Copied");
    } else {
      announce("Selected. Press Ctrl+C or ⌘C to copy.");
    }
  }, { testid: copyId, "aria-label": `Copy: ${label}` });
  return { node, element: h("div.copyable",
    h("div.copyable-head", h("span.field-label", { id }, label), copyButton), node) };
}

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
      h("p.note.once", h("strong", "This is the only time it is shown."), " Copy it now and keep it where secrets are kept. Latchkey does not store it."),
      shown.map((part) => part.element),
    ],
    warning,
  ];
  const dialog = openDialog({
    title, className: "issued", lasting: true, content, cancel: null, submit: "Done", submitId: "issued-done",
    onEscape() {
      if (copied || gone) return false;
      warning.textContent = `You have not copied the ${what} yet. Once this closes it cannot be shown again; choose Done when you have it.`;
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
  const line = (url) => `curl -H "Authorization: Key ${key.text}" ${quote(url)}`;
  showOnce({
    title: replaced ? "The new key" : "Your API key", what: "key",
    lead: [
      h("p", words(key.description || "(no description)", "strong"), " ", mono(key.id, "key-id")),
      replaced && h("p", "It takes the place of ", mono(replaced.id), ", which ", replaced.until
        ? ["works until ", time(replaced.until, "minute"), "."] : "does not work any more."),
      client && h("p", "It may do what the client ", mono(client.id), " may do. Give it to the program, and delete the client when no program uses it."),
    ],
    parts(onCopied) {
      const curl = copyable("Try it", line(session.root()), { testid: "issued-curl", copyId: "copy-curl", className: "secret-curl", onCopied });
      exampleUrl(key.scopes).then((url) => { if (curl.node.isConnected) curl.node.textContent = line(url); });
      return [copyable("Your new key", key.text, { testid: "issued-text", copyId: "copy-key", className: "secret-key", onCopied }), curl];
    },
    gone: key.text ? null : "The text of this key was shown before and is not stored. If you did not receive it, replace the key.",
    forget() { delete key.text; },
  });
}

/** Opens the dialog for a client that was just created, with the secret that it gets access tokens for. */
export function showClient(client) {
  const url = new URL(session.tokens.path, location.href).href;
  showOnce({
    title: "Your client id and its secret", what: "secret",
    lead: h("p", words(client.description || "(no description)", "strong"), " ", mono(client.id, "key-id")),
    parts: (onCopied) => [
      copyable("Client secret", client.secret, { testid: "issued-text", copyId: "copy-key", className: "secret-key", onCopied }),
      copyable("Get an access token", `curl -u ${client.id}:${client.secret} -d grant_type=client_credentials ${quote(url)}`,
        { testid: "issued-curl", copyId: "copy-curl", className: "secret-curl", onCopied }),
    ],
    gone: client.secret ? null : "This secret was shown before and is not stored. If you did not receive it, delete the client and create another one.",
    forget() { delete client.secret; },
  });
}
