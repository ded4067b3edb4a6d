// Every page: the menu and the search box. Without this script the menu's panels close by their own buttons,
// and the search box is a plain form. It is a file of its own, and not within the page, for a reason: browsers
// then lay the page out in its first frame, which waits for the faces, and not already when the last line is in.

// On wide screens an open panel of the menu closes when the reader goes elsewhere.
const wide = matchMedia("(min-width: 60rem)");
const openGroup = () => document.querySelector(".menu__group[open]");

const closeFromOutside = ({ target }) => {
  const group = wide.matches && openGroup();
  if (group && !group.contains(target)) group.open = false;
};

document.addEventListener("click", closeFromOutside);
document.addEventListener("focusin", closeFromOutside);
document.addEventListener("keydown", (event) => {
  const group = wide.matches && openGroup();
  if (event.key !== "Escape" || !group) return;
  group.open = false;
  group.querySelector("summary").focus();
});

// The module of the suggestions is fetched when the reader first goes to a search box.
const begun = new WeakSet();

const beginSuggestions = ({ target }) => {
  const box = target.closest("[data-suggestions]");
  if (!box || begun.has(box)) return;
  begun.add(box);
  import(box.dataset.suggestions).then((module) => module.begin(box));
};

document.addEventListener("focusin", beginSuggestions);
beginSuggestions({ target: document.activeElement ?? document.body }); // the reader was faster
