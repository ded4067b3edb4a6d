// Suggestions under a search box, as a combobox: arrows go through them, Enter follows the one that is chosen,
// Escape and leaving the box close them. htmx fetches them; without all this the box is a plain form.

const load = (name, attributes, parent = document.head) =>
  new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.addEventListener("load", resolve);
    element.addEventListener("error", reject);
    parent.append(element);
  });

/** Load htmx once, without what the site's content security policy forbids it. */
const htmxFrom = (address) => {
  if (window.htmx) return Promise.resolve();
  const content = JSON.stringify({ includeIndicatorStyles: false, allowEval: false, historyEnabled: false });
  document.head.append(Object.assign(document.createElement("meta"), { name: "htmx-config", content }));
  return load("script", { src: address });
};

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
    // past either end is the line that the reader typed
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
  input.addEventListener("input", () => {
    if (input.value.trim().length < 2) {
      list.replaceChildren();
      status.textContent = "";
      show(false);
    }
  });
  list.addEventListener("htmx:afterSwap", () => {
    status.textContent = list.querySelector("[data-status]")?.textContent ?? "";
    show(options().length > 0 && document.activeElement === input && input.value.trim().length > 1);
  });

  await Promise.all([
    htmxFrom(form.dataset.htmx),
    load("link", { rel: "stylesheet", href: form.dataset.sheet }),
  ]);
  window.htmx.process(form);
  // what was typed while it was fetched is nothing new to htmx
  if (input.value.trim().length > 1) window.htmx.trigger(input, "suggest");
};
