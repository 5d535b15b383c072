// "What can this key see and change?": asks the server what each endpoint would answer to a key with the given scopes, and take from it.

import { h, fill, button, words, listing, freshId } from "./dom.js";
import { Dropped, endpoints } from "./api.js";
import { explain } from "./problems.js";
import { conjunction, parts, t } from "./text.js";

const PAUSE = 250;
const VERDICTS = {
  allowed: "good",
  redacted: "warn",
  rejected: "plain",
  public: "plain",
  closed: "plain",
};

/** Members that are left out of responses, or that requests must not give a value. */
function members(endpoint) {
  const line = (plain, needing, whole) => (part) => h("li", parts(!part.member ? whole : part.missing?.length ? needing : plain,
    { member: h("code", words(part.member)), scopes: listing(part.missing ?? []) }));
  const lines = [
    ...(endpoint.withheld ?? []).map(line("sees.without", "sees.without-needs", "sees.without-all")),
    ...(endpoint.unwritable ?? []).map(line("sees.unwritable", "sees.unwritable-needs", "sees.unwritable-all")),
    endpoint.incompleteView ? h("li", t("sees.incomplete")) : null,
  ];
  return lines.some(Boolean) ? h("ul.withheld", lines) : null;
}

function consequence(endpoint) {
  const missing = endpoint.missing ?? [];
  switch (endpoint.verdict) {
    case "rejected":
      return missing.length && h("p", parts("sees.needs", { scopes: listing(missing) }));
    case "public":
      return h("p", t("sees.no-key"));
    case "closed":
      return h("p", t("sees.undeclared"));
    default:
      return members(endpoint);
  }
}

/** A call that is allowed, but never with every member, is limited. */
const limited = (endpoint) => endpoint.verdict === "allowed" && (endpoint.incompleteView || (endpoint.unwritable ?? []).length > 0);

function row(endpoint) {
  const tone = limited(endpoint) ? "warn" : VERDICTS[endpoint.verdict];
  return h("li.endpoint", { "data-verdict": endpoint.verdict },
    h("div.endpoint-line",
      h("span.endpoint-call",
        h("span.method", words(endpoint.method)), " ", h("code", words(endpoint.path))),
      h(`span.badge.${tone ?? "plain"}`, !tone ? words(endpoint.verdict) : t(limited(endpoint) ? "verdict.limited" : `verdict.${endpoint.verdict}`))),
    consequence(endpoint));
}

function summary(list) {
  const numbers = Object.keys(VERDICTS)
    .map((verdict) => [list.filter((e) => e.verdict === verdict).length, verdict])
    .filter(([number]) => number > 0)
    .map(([count, verdict]) => t(`verdict.count-${verdict}`, { count }));
  return numbers.length ? t("sees.summary", { numbers: conjunction(numbers, String).join(""), count: list.length }) : t("sees.none");
}

/** A panel with its own heading (h3); `update(names)` may be called as often as one likes. */
export function seesPanel({ heading = t("sees.title") } = {}) {
  const headingId = freshId("sees");
  const overview = h("p.sees-summary", { role: "status", testid: "endpoints-summary" });
  const list = h("ul.endpoints", { testid: "endpoints", "aria-labelledby": headingId });
  const trouble = h("div.problem", { hidden: true });
  const element = h("section.sees", { "aria-labelledby": headingId, tabindex: "0" },
    h("h3", { id: headingId }, heading), overview, trouble, list);
  let timer = 0;
  let running = null;
  let wanted = null;

  async function ask(names) {
    running?.abort();
    running = new AbortController();
    const mine = running;
    element.setAttribute("aria-busy", "true");
    try {
      const answer = await endpoints(names, mine.signal);
      if (mine !== running) return;
      trouble.hidden = true;
      overview.textContent = summary(answer);
      fill(list, answer.map(row));
    } catch (error) {
      if (error instanceof Dropped || mine !== running) return;
      fill(list);
      overview.textContent = "";
      const again = error.unreachable || error.status >= 500 || error.status === 429;
      fill(trouble, explain(error, again && button("quiet", t("problem.again"), () => ask(names))));
      trouble.hidden = false;
    } finally {
      if (mine === running) element.removeAttribute("aria-busy");
    }
  }

  return {
    element,
    update(names, { now = false } = {}) {
      const print = names.join();
      if (print === wanted) return;
      wanted = print;
      clearTimeout(timer);
      running?.abort();
      running = null;
      if (now) ask(names);
      else timer = setTimeout(ask, PAUSE, names);
    },
    stop() {
      clearTimeout(timer);
      running?.abort();
    },
  };
}
