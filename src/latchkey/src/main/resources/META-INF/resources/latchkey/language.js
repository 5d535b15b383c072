// Lets readers choose the language of the console.

import { h, freshId } from "./dom.js";
import { LANGUAGES, currentLanguage, languageName, loadLanguage, t } from "./text.js";

let whenChosen = () => {};

/** Registers what draws the page anew in the chosen language. */
export function onLanguage(listener) { whenChosen = listener; }

/** A field with the languages, each named in itself. */
export function languageField() {
  const id = freshId("language");
  const select = h("select", { id, testid: "language", on: { change: choose } },
    LANGUAGES.map((tag) => h("option", { value: tag, lang: tag, selected: tag === currentLanguage() }, languageName(tag))));
  async function choose() {
    try {
      await loadLanguage(select.value);
    } catch {
      select.value = currentLanguage();
      return;
    }
    whenChosen();
    document.querySelector("[data-testid=language]")?.focus();
  }
  return h("div.language", h("label.visually-hidden", { for: id }, t("language.label")), select);
}
