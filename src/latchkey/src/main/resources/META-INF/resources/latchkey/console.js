// The entry: finds out who is there, and shows the sign-in form, the applications, or one application.

import { h, fill, button, words, mono, plain, listing, hush } from "./dom.js";
import { ApiError, Dropped, onRefused, signIn, signOut } from "./api.js";
import { applicationView } from "./application.js";
import { chooserView, findApplication } from "./apps.js";
import { closeAllDialogs } from "./dialog.js";
import { problemBox } from "./problems.js";
import { session } from "./session.js";
import { signInView } from "./signin.js";

const main = document.getElementById("lk-main");
const bar = document.getElementById("lk-bar");
const who = document.getElementById("lk-who");

function show(view, title) {
  document.title = title ? `${plain(title)} – Latchkey` : "Latchkey";
  fill(main, view.element);
  view.load?.();
}

function messageView(heading, ...content) {
  return { element: h("div.card.narrow", h("h1", { tabindex: "-1" }, heading), content) };
}

function troubleView(error, again) {
  const problem = problemBox();
  const heading = error.unreachable ? "Latchkey cannot be reached" : "This page cannot be shown";
  return { ...messageView(heading, problem.element), load: () => problem.retry(error, again) };
}

const READING = ["Apps:Get", "Keys:Get"];

/** What somebody sees who is known, and may manage nothing. */
function powerlessView() {
  const user = session.me.kind === "user";
  return messageView(user ? "You may not manage keys" : "This key may not manage keys",
    h("p", { testid: "powerless" }, user ? "You are signed in" : ["The key ", mono(session.me.id), " is valid"],
      ", but it holds neither ", listing(READING).map((part) => (part === " and " ? " nor " : part)),
      ". Ask the person who manages your keys to grant what you need, or sign in with another key."));
}

/** Forgets who was there and takes what was shown out of the page; a new key that is shown once only whoever wishes to go. */
function leave(message, again = null) {
  closeAllDialogs(!message);
  signOut();
  session.end();
  fill(who);
  document.getElementById("lk-status").textContent = "";
  bar.hidden = true;
  show(signInView({ message, onEntered: enter, again }));
}

function enter(me) {
  session.begin(me);
  const user = me.kind === "user";
  const away = () => {
    history.replaceState(null, "", location.pathname + location.search);
    leave("", user ? start : null);
  };
  const tell = (caller) => fill(who,
    h("p.who-name", user ? words(caller.name) : [words(caller.description || "Management key"), " ", mono(caller.id)]),
    button("quiet", "Sign out", away, { testid: "sign-out" }));
  tell(me);
  session.onRenewed(tell);
  bar.hidden = false;
  route(true);
}

function chosen() {
  try { return decodeURIComponent(location.hash.slice(1)); } catch { return location.hash.slice(1); }
}

let routes = 0;
async function route(entering = false) {
  if (!session.me) return;
  closeAllDialogs();
  const mine = routes += 1;
  const own = session.managesAll ? null : session.me.application;
  if (own) history.replaceState(null, "", `#${encodeURIComponent(own)}`);
  const id = own ?? chosen();
  if (!session.may("Keys:Get") && !session.may("Apps:Get")) {
    show(powerlessView(), "No access");
  } else if (!id) {
    show(chooserView(), "Applications");
  } else {
    try {
      const application = await findApplication(id).catch((error) => {
        if (own && error instanceof ApiError && !error.unreachable) return null;
        throw error;
      }) ?? (own ? { id: own } : null);
      if (mine !== routes) return;
      if (application) show(applicationView(application, { leave: () => { location.hash = ""; } }), `${application.name || application.id}, API keys`);
      else show(messageView("No such application", h("p", "There is no application ", mono(id), ", or it is not yours to manage."),
        h("p", h("a", { href: "#" }, "Show the applications"))), "No such application");
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
    if (error.status === 401) show(signInView({ onEntered: enter }));
    else if (error.status === 403) show(signInView({ message: error.message, onEntered: enter }));
    else show(troubleView(error, start));
  }
}

// Before whatever the step itself has to tell.
for (const step of ["click", "submit", "change"]) addEventListener(step, hush, { capture: true });
onRefused((detail) => leave(`You were signed out: ${detail}`));
addEventListener("hashchange", () => route());
start();
