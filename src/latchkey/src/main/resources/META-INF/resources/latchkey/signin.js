// The sign-in form: takes the management key out of the field and hands it on, keeping nothing.

import { h, button, freshId } from "./dom.js";
import { signIn } from "./api.js";
import { languageField } from "./language.js";
import { problemBox } from "./problems.js";
import { t } from "./text.js";

const KEY = /^[\x21-\x7e]+$/;

/** `message` is shown above the field; `onEntered` gets who came in; `again`, when given, enters as the server's own user. */
export function signInView({ message = "", onEntered, again = null }) {
  const id = freshId("key");
  const problem = problemBox();
  let busy = false;
  const input = h("input", {
    type: "password", id, autocomplete: "off", autocapitalize: "none", spellcheck: "false", required: true,
    class: "code-input", "aria-describedby": `${id}-note`, testid: "signin-key",
  });
  const submit = h("button.primary", { type: "submit", testid: "signin-submit" }, t("signin.submit"));

  async function enter(event) {
    event.preventDefault();
    const candidate = input.value.trim().replace(/^Key\s+/i, "");
    if (busy) return;
    problem.clear();
    input.removeAttribute("aria-invalid");
    if (!KEY.test(candidate)) return refuse(new Error(t(candidate ? "signin.no-key" : "signin.empty")));
    busy = true;
    submit.setAttribute("aria-disabled", "true");
    try {
      const me = await signIn(candidate);
      input.value = "";
      onEntered(me);
    } catch (error) {
      refuse(error);
    }
    busy = false;
    submit.removeAttribute("aria-disabled");
  }

  function refuse(error) {
    problem.show(error);
    if (!error.unreachable) input.setAttribute("aria-invalid", "true");
    input.focus();
    input.select();
  }

  const element = h("div.card.signin",
    h("img", { src: "icon.svg", alt: "", width: "44", height: "44" }),
    h("h1", { tabindex: "-1" }, "Latchkey"),
    h("p.lead", t("signin.lead")),
    message && h("p.note.warn", { role: "alert", testid: "signin-message" }, message),
    h("form", { novalidate: true, autocomplete: "off", on: { submit: enter } },
      h("div.field", h("label.field-label", { for: id }, t("signin.key")), input),
      problem.element, submit,
      again && button("link-button", t("signin.as-user"), again, { testid: "continue-as-user" }),
      h("p.field-note", { id: `${id}-note` }, t("signin.note"))),
    languageField());
  return { element, load: () => input.focus() };
}
