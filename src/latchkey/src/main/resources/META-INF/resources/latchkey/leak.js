// Keys that were reported as leaked: a red banner with what to do, on the page of the key and above the list of its application.

import { h, fill, button, mono, words, ago } from "./dom.js";
import { addressOf, keyAddress } from "./address.js";
import { keys as loadKeys } from "./api.js";
import { permitted } from "./commands.js";
import { session } from "./session.js";
import { hasText, parts, t } from "./text.js";

const FIRST = 3;

/** The banner of one key, with a heading of a level; `linked` leads to its page. Null for a key that was not reported. */
export function leakBanner(key, commands, { linked = false, level = "h2" } = {}) {
  if (!key.leaked) return null;
  const { time, reason, source } = key.leaked;
  const may = commands ? permitted(key) : [];
  const why = hasText(`leak.reason-${reason}`) ? t(`leak.reason-${reason}`) : words(reason);
  const name = key.description ? words(key.description, "strong") : key.id;
  return h("div.problem.leak", { role: "alert", testid: `leak-${key.id}` },
    h(level, parts("leak.title", { name: linked ? h("a", { href: keyAddress(key.application, key.id) }, name) : name }),
      linked && !commands ? [" ", mono(key.application, "key-id")] : null),
    h("p", parts("leak.reported", { time: ago(time), reason: why }), " ",
      source && [parts("leak.source", { source: h("code", words(source)) }), " "], t(key.state === "active" ? "leak.active" : "leak.disabled")),
    commands && h("p.problem-actions",
      may.includes("replace") && button("primary.danger", t("leak.replace"), () => commands.replace(key), { testid: `leak-replace-${key.id}` }), " ",
      may.includes("disable") && button("quiet", t("key.disable-ask"), () => commands.disable(key), { testid: `leak-disable-${key.id}` }), " ",
      may.length === 0 && t("leak.ask")));
}

/** The banners of the reported keys of an application, or of all with null: gives back { element, load() }. */
export function leakedKeys(application, commands = null) {
  const element = h("div");
  return {
    element,
    async load() {
      if (!session.may("Keys:Get")) return;
      try {
        const { keys, next } = await loadKeys({ application: application?.id, leaked: "true", sort: "-created", limit: FIRST });
        fill(element, keys.map((key) => leakBanner(key, commands, { linked: true, level: application ? "h3" : "h2" })),
          next && application && h("p", h("a", { href: addressOf(application.id, "list", "use=leaked"), testid: "leak-all" }, t("leak.all"))));
      } catch { /* the list tells what is wrong, and shows reported keys as such */ }
    },
  };
}
