// The entry: finds out who is there, and shows the sign-in form, the applications, or one application.

import { h, fill, button, words, mono, plain, hush } from "./dom.js";
import { addressOf } from "./address.js";
import { ApiError, Dropped, endSignIn, keepSignIn, onRefused, signIn, signOut } from "./api.js";
import { applicationView } from "./application.js";
import { chooserView, findApplication } from "./apps.js";
import { closeAllDialogs } from "./dialog.js";
import { findButton } from "./find.js";
import { keyView } from "./keyview.js";
import { languageField, onLanguage } from "./language.js";
import { problemBox } from "./problems.js";
import { session } from "./session.js";
import { listenForShortcuts } from "./shortcuts.js";
import { signInView } from "./signin.js";
import { loadLanguage, parts, t } from "./text.js";

const main = document.getElementById("lk-main");
const bar = document.getElementById("lk-bar");
const who = document.getElementById("lk-who");
let drawAgain = () => {};

let shown = null;

function show(view, title) {
  shown?.stop?.();
  shown = view;
  document.title = title ? `${plain(title)} – Latchkey` : "Latchkey";
  fill(main, view.element);
  view.load?.();
}

function messageView(heading, ...content) {
  return { element: h("div.card.narrow", h("h1", { tabindex: "-1" }, heading), content) };
}

function troubleView(error, again) {
  const problem = problemBox();
  const heading = t(error.unreachable ? "trouble.unreachable" : "trouble.other");
  return { ...messageView(heading, problem.element), load: () => problem.retry(error, again) };
}

/** What somebody sees who is known, and may manage nothing. */
function powerlessView() {
  const user = session.me.kind === "user";
  return messageView(t(user ? "powerless.user-title" : "powerless.key-title"),
    h("p", { testid: "powerless" }, parts(user ? "powerless.user" : "powerless.key",
      { key: mono(session.me.id), apps: mono("Apps:Get"), keys: mono("Keys:Get") })));
}

function showSignIn(options) {
  drawAgain = () => show(signInView({ onEntered: (me) => enter(me, true), ...options }));
  drawAgain();
}

/** Forgets who was there and takes what was shown out of the page; a new key that is shown once only whoever wishes to go. */
function leave(message, again = null) {
  closeAllDialogs(!message);
  signOut();
  session.end();
  fill(who);
  document.getElementById("lk-status").textContent = "";
  bar.hidden = true;
  showSignIn({ message, again });
}

function enter(me, byKey = false) {
  session.begin(me);
  const user = me.kind === "user";
  if (byKey) keepSignIn();
  const away = async () => {
    const ended = user || await endSignIn();
    history.replaceState(null, "", location.pathname + location.search);
    leave(ended ? "" : t("signin.ticket-left"), user ? start : null);
  };
  const tell = (caller) => fill(who, findButton(), languageField(),
    h("p.who-name", user ? words(caller.name) : [caller.description ? words(caller.description) : t("signin.key"), " ", mono(caller.id)]),
    button("quiet", t("signin.out"), away, { testid: "sign-out" }));
  tell(me);
  session.onRenewed(tell);
  bar.hidden = false;
  drawAgain = () => {
    tell(session.me);
    route();
  };
  route(true);
}

/** The parts of the address: the application, and a section of its page, or "keys" and the id of one of them, or "list" and a filter. */
function chosen() {
  return location.hash.slice(1).split("/").map((part) => {
    try { return decodeURIComponent(part); } catch { return part; }
  });
}

function pageOf(application, section, keyId) {
  const name = application.name || application.id;
  const address = addressOf(application.id);
  let filter = section === "list" ? keyId : "";
  const list = () => (filter ? addressOf(application.id, "list", filter) : address);
  const again = (now) => {
    pageOf(now, section);
    main.querySelector("[data-testid=app-menu]")?.focus();
  };
  if (section === "keys" && keyId && session.may("Keys:Get")) {
    show(keyView(application, keyId, { leave: () => { location.hash = address; } }), keyId);
    return;
  }
  show(applicationView(application, {
    leave: () => { location.hash = ""; },
    again,
    section,
    filter,
    onFilter(text) {
      filter = text;
      if (section === "keys") history.replaceState(null, "", list());
    },
    onSection(name) {
      section = name;
      history.replaceState(null, "", name === "keys" ? list() : `${address}/${name}`);
    },
  }), t("app.page-title", { application: name }));
}

let routes = 0;
async function route(entering = false) {
  if (!session.me) return;
  closeAllDialogs();
  const mine = routes += 1;
  const own = session.managesAll ? null : session.me.application;
  if (own && chosen()[0] !== own) history.replaceState(null, "", addressOf(own));
  const [id, section, keyId] = chosen();
  if (!session.may("Keys:Get") && !session.may("Apps:Get")) {
    show(powerlessView(), t("powerless.title"));
  } else if (!id) {
    show(chooserView(), t("apps.title"));
  } else {
    try {
      const application = await findApplication(id).catch((error) => {
        if (own && error instanceof ApiError && !error.unreachable) return null;
        throw error;
      }) ?? (own ? { id: own } : null);
      if (mine !== routes) return;
      if (application) pageOf(application, section, keyId);
      else show(messageView(t("app.unknown"), h("p", parts("app.unknown-text", { id: mono(id) })),
        h("p", h("a", { href: "#" }, t("apps.show")))), t("app.unknown"));
    } catch (error) {
      if (error instanceof Dropped || mine !== routes) return;
      show(troubleView(error, () => route(entering)));
      return;
    }
  }
  main.querySelector("h1")?.focus();
}

/** Begins anew: a user whom the server itself has logged in needs no key. */
async function start() {
  try {
    enter(await signIn());
  } catch (error) {
    if (error instanceof Dropped) return;
    if (error.status === 401) showSignIn({});
    else if (error.status === 403) showSignIn({ message: error.message });
    else show(troubleView(error, start));
  }
}

// Before whatever the step itself has to tell.
for (const step of ["click", "submit", "change"]) addEventListener(step, hush, { capture: true });
onLanguage(() => drawAgain());
listenForShortcuts();
onRefused((detail) => leave(t("signin.signed-out", { detail })));
addEventListener("hashchange", () => route());
loadLanguage().then(start, () => { document.getElementById("lk-unloaded").hidden = false; });
