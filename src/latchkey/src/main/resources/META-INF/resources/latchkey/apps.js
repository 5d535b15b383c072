// The list of applications, with creating one and deleting one.

import { h, icon, button, words, mono, time, announce, plain } from "./dom.js";
import { applications, createApplication, deleteApplication } from "./api.js";
import { openDialog } from "./dialog.js";
import { textField } from "./field.js";
import { pager } from "./problems.js";
import { session } from "./session.js";

function createApplicationDialog(onCreated) {
  const id = textField("Application id", { note: "Short and lasting, such as shop. It cannot be changed later.", class: "code-input", maxlength: 100, testid: "app-id", autofocus: true });
  const name = textField("Name", { note: "A name for people. Optional.", dir: "auto", testid: "app-name" });
  openDialog({
    title: "Create an application", className: "narrow",
    intro: "Each API key belongs to one application and cannot be used for another.",
    content: [id.element, name.element],
    submit: "Create application", submitId: "submit-app",
    async onSubmit() {
      const wanted = id.input.value.trim();
      if (!wanted) {
        id.complain("An application needs an id.");
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

/** Asks for the id to be typed before an application goes with all its keys. */
export function deleteApplicationDialog(application, onDeleted) {
  const typed = textField("Type the application's id to confirm", { class: "code-input", testid: "confirm-app-id", autofocus: true });
  openDialog({
    title: "Delete this application?", className: "narrow",
    content: [
      h("p.naming", words(application.name ?? application.id, "strong"), " ", mono(application.id, "key-id")),
      h("p", "All its API keys are deleted with it, and every program that uses one of them is refused from then on. This cannot be undone."),
      typed.element,
    ],
    submit: "Delete application", submitId: "confirm-delete-app", danger: true,
    async onSubmit() {
      if (typed.input.value.trim() !== application.id) {
        typed.complain("This is not the id of the application.");
        return false;
      }
      await deleteApplication(application.id);
      onDeleted();
      return true;
    },
  });
}

/** Looks for one application by paging through the list; null when there is none of that id. */
export async function findApplication(id) {
  if (!session.may("Apps:Get")) return { id };
  let after;
  for (let pages = 0; pages < 40; pages += 1) {
    const page = await applications(after);
    const found = page.applications.find((application) => application.id === id);
    if (found) return found;
    if (!page.next) return null;
    after = page.next;
  }
  return { id, name: id };
}

/** The chooser; opening an application is a link to its hash. */
export function chooserView() {
  const { load, more, problem } = pager("apps-more", applications, (page, further) => {
    const rows = page.applications.map(row);
    list.replaceChildren(...(further ? list.children : []), ...rows);
    if (further) rows[0]?.firstElementChild.focus();
    list.hidden = list.children.length === 0;
    empty.hidden = !list.hidden;
  });
  const list = h("ul.app-list", { "aria-label": "Applications" });
  const empty = h("div.empty", { hidden: true }, h("h2", "No applications yet"),
    h("p", session.may("Apps:Add") ? "Each API key belongs to an application. Create the first application, then its keys."
      : "Each API key belongs to an application. Ask a person whose key has Apps:Add to create one."));
  const create = button("primary", [icon("plus"), "Create an application"], () => createApplicationDialog((created) => {
    announce(`The application ${plain(created.id)} was created.`);
    location.hash = encodeURIComponent(created.id);
  }), { testid: "create-app" });
  const mayList = session.may("Apps:Get");
  const element = h("div.page",
    h("div.page-head",
      h("div", h("h1", { tabindex: "-1" }, "Applications"), h("p.lead", mayList ? "Choose the application whose API keys you want to manage."
        : "Your key lacks Apps:Get, so it cannot list applications. Append # and the id of an application to the address of this page.")),
      mayList && session.may("Apps:Add") ? create : null),
    problem.element, list, empty, h("div.panel-foot", more));
  const row = (application) => h("li", h("a.app-link", { href: `#${encodeURIComponent(application.id)}`, testid: `app-${application.id}` },
    h("span.app-title", words(application.name || application.id, "strong"), mono(application.id)),
    application.created && h("span.app-created", "created ", time(application.created)), icon("next")));

  return { element, load: () => { if (mayList) load(); } };
}
