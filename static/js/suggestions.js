// Suggestions under a search box, as a combobox: arrows go through them, Enter follows the one that is chosen,
// Escape and leaving the box close them. Without this module the box is a plain form.

const DELAY = 150; // milliseconds after the last key
const SHORTEST = 2; // characters that are looked for

const sheetFrom = (href) =>
  new Promise((resolve, reject) => {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    sheet.addEventListener("load", resolve);
    sheet.addEventListener("error", reject);
    document.head.append(sheet);
  });

export const begin = async (form) => {
  const input = form.querySelector("input[type=search]");
  const list = form.querySelector(".suggestions");
  const status = form.querySelector("[role=status]"); // there before its words: only then are they read out
  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");

  const show = (isShown) => {
    list.hidden = !isShown;
    input.setAttribute("aria-expanded", String(isShown));
    if (!isShown) choose(null);
  };

  const choose = (option) => {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };

  const step = (by) => {
    const all = options();
    const at = all.indexOf(chosen());
    // beyond either end is the text that the reader typed
    const next = at === -1 && by < 0 ? all.length - 1 : at + by;
    choose(all[next] ?? null);
  };

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", "suggestions");
  input.setAttribute("aria-expanded", "false");

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const isOpen = !list.hidden && options().length > 0;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!isOpen && options().length) show(true);
      if (!options().length) return;
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && isOpen && chosen()) {
      event.preventDefault();
      chosen().click();
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      show(false);
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) show(false);
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus

  let line = input.defaultValue; // what the page brought is not looked for
  let timer = 0;
  let request = new AbortController();

  const clear = () => {
    list.replaceChildren();
    status.textContent = "";
    show(false);
  };

  const fetchSuggestions = async () => {
    request = new AbortController();
    try {
      const address = `${form.dataset.address}?${new URLSearchParams({ q: line })}`;
      const response = await fetch(address, { signal: request.signal });
      if (!response.ok) return;
      list.innerHTML = await response.text();
    } catch {
      return; // the reader went on typing, or there is no network
    }
    status.textContent = list.querySelector("[data-status]")?.textContent ?? "";
    show(options().length > 0 && document.activeElement === input);
  };

  const follow = (delay) => {
    if (input.value === line) return;
    line = input.value;
    clearTimeout(timer);
    request.abort();
    if (line.trim().length < SHORTEST) clear();
    else timer = setTimeout(fetchSuggestions, delay);
  };

  await sheetFrom(form.dataset.sheet);
  input.addEventListener("input", () => follow(DELAY));
  follow(0); // what was typed before the module was there
};
