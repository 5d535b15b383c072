// While a replaced key and its successor both work: both side by side with their live use, so that one sees when the old one may go.

import { h, fill, button, mono, words, time } from "./dom.js";
import { keyAddress } from "./address.js";
import { audit, key as loadKey } from "./api.js";
import { permitted } from "./commands.js";
import { follow, lastUse } from "./lastuse.js";
import { duration, parts, t } from "./text.js";

const CREATED = ["key", "created"].join(" ");

/** The key that this one took the place of, if both still work: the audit log knows. */
async function predecessorOf(key) {
  const { entries } = await audit({ application: key.application, key: key.id, action: CREATED, limit: 1 });
  const old = entries.find((entry) => entry.after?.replaces)?.after.replaces;
  if (!old) return null;
  return loadKey(old).catch((error) => {
    if (error.status === 404) return null;
    throw error;
  });
}

/** The panel: gives back { element, load(key) }. `commands` deletes the old key. */
export function overlapPanel(commands) {
  const element = h("section.block.overlap", { hidden: true, testid: "overlap" });
  let shown = "";

  function side(key, title) {
    const use = h("p", { testid: `overlap-use-${key.id}` });
    return {
      use, element: h("div.overlap-side", h("h3", t(title)),
        h("p", h("a", { href: keyAddress(key.application, key.id) }, key.description ? words(key.description) : mono(key.id)), " ", mono(key.id, "key-id")), use),
    };
  }

  function show(old, fresh) {
    const [left, right] = [side(old, "overlap.old"), side(fresh, "overlap.new")];
    const advice = h("p", { role: "status", testid: "overlap-advice" });
    const end = button("quiet", t("overlap.end"), () => commands.remove(old), { testid: "overlap-end" });
    const refresh = () => {
      const late = Boolean(old.lastUsed) && Date.parse(old.lastUsed) > Date.parse(old.replaced ?? old.deletion);
      advice.className = `note${late ? " warn" : " good"}`;
      fill(advice, late ? t("overlap.still-used") : t("overlap.silent"), " ", parts("overlap.until", { time: time(old.deletion, "minute") }),
        old.silence ? [" ", t("overlap.early", { time: duration(old.silence) })] : null);
      end.hidden = late || !permitted(old).includes("remove");
      fill(left.use, lastUse(old));
      fill(right.use, lastUse(fresh));
    };
    refresh();
    fill(element, h("h2", t("overlap.title")), h("div.overlap-sides", left.element, right.element), advice, end);
    element.hidden = false;
    queueMicrotask(() => {
      follow(old.id, left.use, (now) => { old = now; refresh(); }, () => { element.hidden = true; });
      follow(fresh.id, right.use, (now) => { fresh = now; refresh(); }, () => { element.hidden = true; });
    });
  }

  return {
    element,
    async load(key) {
      if (shown === key.id + key.deletion) return;
      shown = key.id + key.deletion;
      element.hidden = true;
      fill(element);
      if (key.replacedBy && key.deletion) {
        const fresh = await loadKey(key.replacedBy).catch(() => null);
        if (fresh) show(key, fresh);
      } else {
        const old = await predecessorOf(key).catch(() => null);
        if (old?.deletion) show(old, key);
      }
    },
  };
}
