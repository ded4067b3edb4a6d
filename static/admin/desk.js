/* The editors' desk: one choice of language for a whole form. */
"use strict";

function keepLanguageMarks() {
  for (const area of document.querySelectorAll("textarea[lang]")) {
    const editor = area.parentElement.querySelector("[contenteditable]");
    if (editor) {
      editor.lang = area.lang;
      editor.dir = area.dir;
    }
  }
}

function languageTabs() {
  const list = document.querySelector(".language-tablist");
  if (!list) return;
  const form = list.closest("form");
  const tabs = [...list.querySelectorAll("[role=tab]")];
  const show = (tab, focus) => {
    for (const other of tabs) {
      other.setAttribute("aria-selected", String(other === tab));
      other.tabIndex = other === tab ? 0 : -1;
    }
    form.dataset.language = tab.dataset.language;
    sessionStorage.setItem("desk-language", tab.dataset.language);
    if (focus) tab.focus();
  };
  list.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab) show(tab, false);
  });
  list.addEventListener("keydown", (event) => {
    const rtl = document.documentElement.dir === "rtl" ? -1 : 1;
    const step = { ArrowRight: rtl, ArrowLeft: -rtl }[event.key];
    const at = tabs.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    show(tabs[(at + step + tabs.length) % tabs.length], true);
  });
  const wrong = tabs.find((tab) => tab.querySelector(".language-errors"));
  const last = tabs.find((tab) => tab.dataset.language === sessionStorage.getItem("desk-language"));
  show(wrong || last || tabs[0], false);
}

// mptt opens a row's link when Enter is pressed anywhere in the row, its buttons included.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.target.closest?.(".move-buttons")) event.stopPropagation();
  },
  true,
);

document.addEventListener("DOMContentLoaded", languageTabs);
window.addEventListener("load", keepLanguageMarks);

// mptt reloads the list after a drag: a move to another place goes to the page that tells what follows from it.
window.addEventListener("load", () => {
  window.django?.jQuery?.ajaxPrefilter((options) => {
    if (!String(options.data).includes("cmd=move_node")) return;
    options.complete = (answer) => {
      if (answer.status === 200 && answer.responseText.startsWith("/")) location.assign(answer.responseText);
      else location.reload();
    };
  });
});
