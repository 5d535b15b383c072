// The list of applications, with creating one and deleting one.

import { h, icon, button, words, mono, time, announce, plain, freshId } from "./dom.js";
import { Dropped, applications, createApplication, deleteApplication } from "./api.js";
import { openDialog } from "./dialog.js";
import { problemBox } from "./problems.js";

function textField(label, { note, ...props } = {}) {
  const id = freshId("field");
  const error = h("p", { class: "field-error", id: `${id}-error`, hidden: true });
  const help = h("p", { class: "field-note", id: `${id}-note` }, note);
  const input = h("input", { type: "text", id, autocomplete: "off", spellcheck: "false", "aria-describedby": `${error.id} ${help.id}`, ...props });
  const complain = (message) => {
    error.textContent = message ?? "";
    error.hidden = !message;
    if (message) { input.setAttribute("aria-invalid", "true"); input.focus(); } else input.removeAttribute("aria-invalid");
  };
  input.addEventListener("input", () => complain(null));
  return { input, complain, element: h("div", { class: "field" }, h("label", { class: "field-label", for: id }, label), input, error, note ? help : null) };
}

function createApplicationDialog(onCreated) {
  const id = textField("Application id", { note: "Short and lasting, such as shop. It cannot be changed later.", class: "code-input", maxlength: 100, testid: "app-id", autofocus: true });
  const name = textField("Name", { note: "As people know it. May be left empty.", maxlength: 200, dir: "auto", testid: "app-name" });
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
      h("p", { class: "naming" }, words(application.name ?? application.id, { class: "strong" }), " ", mono(application.id, { class: "key-id" })),
      h("p", {}, "All its API keys are deleted with it, and every program that uses one of them is refused from then on. This cannot be undone."),
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
  const problem = problemBox();
  const list = h("ul", { class: "app-list", "aria-label": "Applications" });
  const empty = h("div", { class: "empty", hidden: true }, h("h2", {}, "No applications yet"),
    h("p", {}, "An application is what an API key opens. Create the first one, then its keys."));
  const more = button("Load more", { class: "quiet", testid: "apps-more", hidden: true, on: { click: () => load(true) } });
  const create = h("button", { type: "button", class: "primary", testid: "create-app", on: { click: () => createApplicationDialog((created) => {
    announce(`The application ${plain(created.id)} was created.`);
    location.hash = encodeURIComponent(created.id);
  }) } }, icon("plus"), "Create an application");
  const element = h("div", { class: "page" },
    h("div", { class: "page-head" },
      h("div", {}, h("h1", { tabindex: "-1" }, "Applications"), h("p", { class: "lead" }, "Choose the application whose API keys you want to manage.")),
      create),
    problem.element, list, empty, h("div", { class: "panel-foot" }, more));
  let next = null;
  let busy = false;

  const row = (application) => h("li", {}, h("a", { class: "app-link", href: `#${encodeURIComponent(application.id)}`, testid: `app-${application.id}` },
    h("span", { class: "app-title" }, words(application.name || application.id, { class: "strong" }), mono(application.id)),
    application.created ? h("span", { class: "app-created" }, "created ", time(application.created)) : null, icon("next")));

  async function load(further = false) {
    if (busy) return;
    busy = true;
    problem.clear();
    element.setAttribute("aria-busy", "true");
    try {
      const page = await applications(further ? next : undefined);
      const rows = page.applications.map(row);
      if (further) list.append(...rows);
      else list.replaceChildren(...rows);
      if (further) rows[0]?.firstElementChild.focus();
      next = page.next ?? null;
      more.hidden = !next;
      list.hidden = list.children.length === 0;
      empty.hidden = !list.hidden;
    } catch (error) {
      if (!(error instanceof Dropped)) problem.retry(error, () => load(further));
    }
    busy = false;
    element.removeAttribute("aria-busy");
  }

  return { element, load };
}
