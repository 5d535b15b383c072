// Says what went wrong, in the server's own words where it has some, and offers to try again where that helps.

import { h, fill, words, button, listing } from "./dom.js";
import { Dropped } from "./api.js";

/** The nodes that tell about an error; `extra` nodes (buttons) stand below the text. */
export function explain(error, ...extra) {
  const text = error.unreachable
    ? [words(error.message), " Nothing is wrong with your key; you can try again."]
    : [words(error.message ?? String(error))];
  const missing = error.problem?.missing_scopes ?? [];
  const named = missing.filter((name) => !String(error.message).includes(name));
  return [
    h("p", {}, text),
    named.length ? h("p", {}, "Missing: ", listing(named), ".") : null,
    extra.some(Boolean) ? h("p", { class: "problem-actions" }, extra) : null,
  ];
}

/** A box for errors that is empty until something goes wrong. */
export function problemBox() {
  const box = h("div", { class: "problem", role: "alert", hidden: true, testid: "problem" });
  return {
    element: box,
    clear() { box.hidden = true; fill(box); },
    show(error, ...extra) {
      if (error instanceof Dropped) return;
      fill(box, explain(error, ...extra));
      box.hidden = false;
      box.scrollIntoView({ block: "nearest" });
    },
    /** Shows the error with a button that does it again. */
    retry(error, again) {
      this.show(error, button("Try again", { class: "quiet", testid: "try-again", on: { click: () => { this.clear(); again(); } } }));
    },
  };
}
