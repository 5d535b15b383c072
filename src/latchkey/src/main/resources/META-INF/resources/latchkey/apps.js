// The list of applications, with creating one.

import { h, fill, icon, button, words, mono, time, announce, plain } from "./dom.js";
import { addressOf } from "./address.js";
import { ApiError, application as loadApplication, applications, createApplication } from "./api.js";
import { openDialog } from "./dialog.js";
import { filterField, textField } from "./field.js";
import { keepKeysOutOf } from "./find.js";
import { labelChips } from "./keyrow.js";
import { leakedKeys } from "./leak.js";
import { pager } from "./problems.js";
import { session } from "./session.js";
import { parts, t } from "./text.js";

const PAGE = 50;
const PAUSE = 250;

function createApplicationDialog(onCreated) {
  const id = textField(t("app.id"), { note: t("app.id-note"), class: "code-input", maxlength: 100, testid: "app-id", autofocus: true });
  const name = textField(t("app.name"), { note: t("app.name-note"), dir: "auto", testid: "app-name" });
  openDialog({
    title: t("apps.create"), className: "narrow",
    intro: t("apps.create-intro"),
    content: [id.element, name.element],
    isFilled: () => id.input.value.trim() !== "" || name.input.value.trim() !== "",
    submit: t("apps.create-submit"), submitId: "submit-app",
    async onSubmit() {
      const wanted = id.input.value.trim();
      if (!wanted) {
        id.complain(t("app.id-missing"));
        return false;
      }
      const created = await createApplication(wanted, name.input.value.trim() || wanted);
      onCreated(created ?? { id: wanted });
      return true;
    },
    onError(error) {
      const field = error.problem?.field === "name" ? name : error.status === 409 || error.problem?.field === "id" ? id : null;
      field?.complain(error.message);
      return field !== null;
    },
  });
}

/** One application; null if there is none with that id. A caller who may not read applications gets only its id. */
export async function findApplication(id) {
  if (!session.may("Apps:Get")) return { id };
  try {
    return await loadApplication(id);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** The chooser; opening an application is a link to its hash. The server searches, so that many applications are found as well. */
export function chooserView() {
  let waiting = 0;
  const query = () => ({ q: search.value.trim(), limit: PAGE });
  const { load, more, problem } = pager("apps-more", (after) => applications({ ...query(), after }), (page, further) => {
    const fresh = page.applications.map(row);
    if (further) list.append(...fresh);
    else fill(list, fresh);
    draw();
    if (further) fresh[0]?.firstElementChild.focus();
  });
  const search = keepKeysOutOf(h("input", { type: "search", autocomplete: "off", spellcheck: "false", maxlength: 100, testid: "app-search",
    placeholder: t("apps.search-hint"), "data-shortcut": "find" }));
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(load, PAUSE);
  });
  const filters = h("div.filters.one-filter", { role: "search", "aria-label": t("apps.search") }, filterField(t("filter.find"), search));
  const noMatch = h("div.empty", { role: "status", hidden: true }, h("h2", t("apps.no-match")));
  filters.hidden = true;

  function draw() {
    const none = list.children.length === 0;
    const wanted = search.value.trim() !== "";
    list.hidden = none;
    empty.hidden = !none || wanted;
    noMatch.hidden = !none || !wanted;
    filters.hidden = list.children.length < 2 && !wanted && filters.hidden;
  }

  const list = h("ul.app-list", { "aria-label": t("apps.title") });
  const empty = h("div.empty", { hidden: true }, h("h2", t("apps.none")),
    h("p", t(session.may("Apps:Add") ? "apps.none-create" : "apps.none-ask")));
  const create = button("primary", [icon("plus"), t("apps.create")], () => createApplicationDialog((created) => {
    announce(t("app.created-now", { id: plain(created.id) }));
    location.hash = addressOf(created.id);
  }), { testid: "create-app", "data-shortcut": "new" });
  const mayList = session.may("Apps:Get");
  const leaks = leakedKeys(null);
  const element = h("div.page",
    h("div.page-head",
      h("div", h("h1", { tabindex: "-1" }, t("apps.title")), h("p.lead", t(mayList ? "apps.choose" : "apps.no-list"))),
      mayList && session.may("Apps:Add") ? create : null),
    leaks.element, filters, problem.element, list, empty, noMatch, h("div.panel-foot", more));
  const row = (application) => h("li", h("a.app-link", { href: addressOf(application.id), testid: `app-${application.id}` },
    h("span.app-title", words(application.name || application.id, "strong"), mono(application.id), labelChips(application.labels)),
    application.state === "disabled" && h("span.badge.plain", t("state.disabled")),
    application.created && h("span.app-created", parts("app.created", { time: time(application.created) })), icon("next")));

  return { element, load() {
    leaks.load();
    if (mayList) load();
  } };
}
