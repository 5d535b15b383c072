// Tells what went wrong, in the reader's language and in the server's own words, and offers to try again where that helps.

import { h, fill, words, button, listing } from "./dom.js";
import { Dropped } from "./api.js";
import { currentLanguage, hasText, parts, t } from "./text.js";

/** The nodes that tell about an error; `extra` nodes (buttons) stand below the text. */
export function explain(error, ...extra) {
  const own = `problem.${error.type}`;
  const translated = currentLanguage() !== "en" && error.problem?.detail && hasText(own) ? t(own) : null;
  const message = words(error.message ?? String(error));
  const text = error.unreachable ? parts("problem.retry", { message }) : message;
  const missing = error.problem?.missing_scopes ?? [];
  const named = missing.filter((name) => !String(error.message).includes(name));
  return [
    translated ? [h("p", translated), h("p.problem-detail", { lang: "en" }, text)] : h("p", text),
    named.length && h("p", parts("problem.missing", { scopes: listing(named) })),
    extra.some(Boolean) ? h("p.problem-actions", extra) : null,
  ];
}

/** A box for errors that is empty until something goes wrong. */
export function problemBox() {
  const box = h("div.problem", { role: "alert", hidden: true, testid: "problem" });
  return {
    element: box,
    clear() { box.hidden = true; fill(box); },
    show(error, ...extra) {
      if (error instanceof Dropped) return;
      fill(box, explain(error, ...extra));
      box.hidden = false;
      box.scrollIntoView({ block: "nearest" });
    },
    /** Shows words of this page's own, with a button that puts it right. */
    showParts(parts, ...extra) {
      fill(box, h("p", parts), h("p.problem-actions", extra));
      box.hidden = false;
      box.scrollIntoView({ block: "nearest" });
    },
    /** Shows the error, with a button that does it again where that may help: a refusal stays one. */
    retry(error, again) {
      if (error instanceof Dropped) return;
      if (!error.unreachable && error.status < 500 && error.status !== 429) {
        this.show(error);
        return;
      }
      this.show(error, button("quiet", t("problem.again"), () => { this.clear(); again(); }, { testid: "try-again" }));
    },
  };
}

/**
 * Loads a list page by page: `ask(cursor)` gives a page, `show(page, further)` puts it into the list.
 * An answer that a newer request has overtaken is dropped. Gives back { load, more, problem } with the button and the box to place.
 */
export function pager(testid, ask, show) {
  const problem = problemBox();
  const more = button("quiet", t("list.more"), () => load(true), { testid, hidden: true });
  let next;
  let turn = 0;
  async function load(further = false) {
    if (further && more.hidden) return;
    const mine = turn += 1;
    problem.clear();
    try {
      const page = await ask(further ? next : undefined);
      if (mine !== turn) return;
      next = page.next;
      more.hidden = !next;
      show(page, further);
    } catch (error) {
      if (mine === turn) problem.retry(error, () => load(further));
    }
  }
  return { load, more, problem };
}
