// On wide screens an open panel of the menu closes when the reader goes elsewhere. Without this script it
// closes by its own button.
const wide = matchMedia("(min-width: 60rem)");
const openGroup = () => document.querySelector(".menu__group[open]");

const closeFromOutside = (event) => {
  const group = wide.matches && openGroup();
  if (group && !group.contains(event.target)) group.open = false;
};

document.addEventListener("click", closeFromOutside);
document.addEventListener("focusin", closeFromOutside);
document.addEventListener("keydown", (event) => {
  const group = wide.matches && openGroup();
  if (event.key !== "Escape" || !group) return;
  group.open = false;
  group.querySelector("summary").focus();
});
