// One kind of modal dialog for the whole console: labelled, one submit at a time, errors inside, focus given back.

import { h, fill, icon, button, freshId } from "./dom.js";
import { problemBox } from "./problems.js";
import { t } from "./text.js";

const open = new Set();

/** Removes every dialog; without `evenLasting` those that only their own button may close stay. */
export function closeAllDialogs(evenLasting = false) {
  for (const dialog of [...open]) if (evenLasting || !dialog.lasting) dialog.abandon();
}

function focusBack(opener) {
  const name = opener?.dataset?.testid;
  const again = opener?.isConnected ? opener : name && document.querySelector(`[data-testid="${CSS.escape(name)}"]`);
  const target = again && again.checkVisibility?.() !== false && again !== document.body ? again : document.querySelector("main h1");
  target?.focus();
}

/**
 * Opens a dialog. `onSubmit` may be asynchronous; what it throws is shown inside, and the dialog closes when it returns
 * anything but false. `onEscape` returning false keeps the dialog open, and one that `isFilled` asks before what was entered goes. Gives back { element, problem, close, submit }.
 */
export function openDialog({
  title, intro, content, className = "", submit, submitId, danger = false, above = null, cancel = t("dialog.cancel"),
  lasting = false, isFilled = () => false, onSubmit, onEscape, onError, onClosed,
}) {
  const opener = document.activeElement;
  const heading = freshId("dialog");
  const problem = problemBox();
  let busy = false;
  let finished = false;

  const cancelled = () => {
    if (!busy) finish();
  };
  const leave = () => {
    if (busy || onEscape?.() === false) return;
    if (isFilled()) askBefore();
    else finish();
  };
  const question = h("div.problem.question", { role: "alertdialog", "aria-label": t("dialog.discard-question"), hidden: true, testid: "discard-question" });
  function askBefore() {
    if (!question.hidden) {
      answer();
      return;
    }
    fill(question, h("p", t("dialog.discard-question")), h("p.problem-actions",
      button("quiet", t("dialog.keep"), answer, { testid: "keep-editing" }), " ", button("quiet.danger-text", t("dialog.discard"), cancelled, { testid: "discard" })));
    question.hidden = false;
    question.querySelector("button").focus();
  }
  function answer() {
    question.hidden = true;
    first?.focus();
  }
  const submitButton = h(`button.primary${danger ? ".danger" : ""}`, { type: "submit", testid: submitId }, submit);
  const form = h("form.dialog-form", { novalidate: true, autocomplete: "off" },
    h("div.dialog-head",
      h("h2", { id: heading }, title),
      cancel && button("icon-button", icon("close"), leave, { "aria-label": t("dialog.close") })),
    h("div.dialog-body", intro && h("p.intro", intro), content),
    above, problem.element, question,
    h("div.dialog-foot",
      cancel && button("link-button", cancel, cancelled, { testid: "dialog-cancel" }),
      submitButton),
    h("p.visually-hidden", { role: "status", "data-announce": true }));
  const dialog = h("dialog", { class: `dialog ${className}`, "aria-labelledby": heading, closedby: "none" }, form);

  function setBusy(value) {
    busy = value;
    submitButton.setAttribute("aria-disabled", String(value));
    form.setAttribute("aria-busy", String(value));
  }

  async function run() {
    if (busy) return;
    setBusy(true);
    problem.clear();
    let done = false;
    try {
      done = (await onSubmit?.()) !== false;
    } catch (error) {
      try {
        if (!await onError?.(error)) problem.show(error);
      } catch (another) {
        problem.show(another);
      }
    }
    setBusy(false);
    if (done) finish();
  }

  function finish() {
    if (finished) return;
    finished = true;
    open.delete(control);
    dialog.close();
    dialog.remove();
    // What its last step told stays to be read.
    const told = form.querySelector("[data-announce]");
    if (told.hasChildNodes()) document.getElementById("lk-status").replaceChildren(...told.childNodes);
    focusBack(opener);
    onClosed?.();
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    leave();
  });
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); leave(); });
  dialog.addEventListener("close", () => {
    if (finished) return;
    // The browser itself has closed it.
    if (!busy && onEscape?.() !== false && !isFilled()) {
      finish();
      return;
    }
    dialog.showModal();
    if (!busy && isFilled()) askBefore();
  });

  const control = {
    element: dialog,
    lasting,
    problem,
    submit: run,
    close: finish,
    abandon() {
      finished = true;
      open.delete(control);
      dialog.close();
      dialog.remove();
      onClosed?.();
    },
  };
  const body = form.querySelector(".dialog-body");
  if (!body.querySelector("input, button, select, [tabindex]")) body.tabIndex = 0;
  open.add(control);
  document.body.append(dialog);
  dialog.showModal();
  const first = dialog.querySelector("[autofocus]") ?? dialog.querySelector(".dialog-body :is(input, button, textarea, select):not([disabled])");
  first?.focus();
  return control;
}
