// Suggestions are fetched, with the library that they need, when the reader first goes to the search box.
for (const box of document.querySelectorAll("[data-suggestions]")) {
  const begin = () => import(box.dataset.suggestions).then((module) => module.begin(box));
  box.addEventListener("focusin", begin, { once: true });
}
