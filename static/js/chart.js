// The chart's folds: buttons open or close them all, and the target of an address is opened. Without this script
// each fold works by itself, and on a wide screen the sheet shows everything.
{
  const folds = [...document.querySelectorAll(".chart__fold")];

  const setAll = (isOpen) => {
    for (const fold of folds) fold.open = isOpen;
  };

  const openBranchOf = (target) => {
    let fold = target?.closest(".chart__fold");
    if (!fold) return;
    for (; fold; fold = fold.parentElement.closest(".chart__fold")) fold.open = true;
    target.scrollIntoView();
  };

  const followAddress = () => openBranchOf(document.getElementById(location.hash.slice(1)));

  if (matchMedia("(min-width: 75rem)").matches) setAll(true);
  document.documentElement.classList.add("has-live-folds");
  followAddress();
  addEventListener("hashchange", followAddress);

  for (const button of document.querySelectorAll("[data-folds]")) {
    button.addEventListener("click", () => setAll(button.dataset.folds === "open"));
  }
}
