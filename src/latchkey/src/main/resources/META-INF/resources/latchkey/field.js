// A labelled text field that can say what is wrong with it.

import { h, freshId } from "./dom.js";

/** A control of a row of filters, with its label. */
export function filterField(label, control) {
  control.id = freshId("filter");
  return h("div.field.small-field", h("label.field-label", { for: control.id }, label), control);
}

/** A field for several lines, one value each; gives back the same as a text field. */
export const linesField = (label, props) => textField(label, { ...props, tag: "textarea", class: "code-input", rows: "2" });

/** `props` are attributes of the input; gives back { element, input, note, complain(message or null) }. */
export function textField(label, { note = "", tag = "input", ...props } = {}) {
  const id = freshId("field");
  const error = h("p.field-error", { id: `${id}-error`, hidden: true });
  const help = h("p.field-note", { id: `${id}-note` }, note);
  const input = h(tag, { type: tag === "input" ? "text" : null, id, autocomplete: "off", spellcheck: "false", "aria-describedby": `${error.id} ${help.id}`, ...props });
  const complain = (message) => {
    error.textContent = message ?? "";
    error.hidden = !message;
    input.toggleAttribute("aria-invalid", false);
    if (!message) return;
    input.setAttribute("aria-invalid", "true");
    input.focus();
  };
  input.addEventListener("input", () => complain(null));
  return { element: h("div.field", h("label.field-label", { for: id }, label), input, error, help), input, note: help, complain };
}
