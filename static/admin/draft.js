/* What an editor writes is kept in this browser until it is saved: a crash or an expired login loses no word. */
"use strict";
{
  const PREFIX = "desk-draft:";
  const DAYS = 7;
  const MOST = 20; // drafts of a user
  const LONGEST = 500000; // characters of a draft
  const WAIT = 800; // milliseconds after the last key
  const LEFT_OUT = /^(csrfmiddlewaretoken|version|_.*|initial-.*|conflict-.*|.*-version|.*-(INITIAL|MIN_NUM|MAX_NUM)_FORMS)$/;
  const told = new URLSearchParams(new URL(document.currentScript.src).hash.slice(1));
  const user = told.get("user");
  const adminPath = told.get("path");

  const stored = () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => {
        try {
          return { key, ...JSON.parse(localStorage.getItem(key)) };
        } catch {
          return { key, at: 0 };
        }
      })
      .sort((one, other) => other.at - one.at);
  const ours = () => stored().filter((draft) => draft.key.startsWith(`${PREFIX}${user}:`));
  const remove = (id) => {
    for (const draft of stored()) if (draft.key.endsWith(`:${id}`)) localStorage.removeItem(draft.key);
  };

  const dropTheOld = () => {
    const oldest = Date.now() - DAYS * 24 * 3600 * 1000;
    for (const draft of stored()) if (!(draft.at > oldest)) localStorage.removeItem(draft.key);
    for (const draft of ours().slice(MOST)) localStorage.removeItem(draft.key);
  };

  const dropTheSaved = () => {
    const saved = document.cookie.match(/(?:^|; )desk_saved=([a-z0-9-]+)/);
    if (!saved) return;
    remove(saved[1]);
    document.cookie = `desk_saved=; path=${adminPath}; max-age=0; samesite=lax`;
  };

  const dropAtLogout = () => {
    document.getElementById("logout-form")?.addEventListener("submit", () => {
      for (const draft of ours()) localStorage.removeItem(draft.key);
    });
  };

  const isKept = (input) =>
    input.name &&
    !input.name.includes("__prefix__") &&
    !LEFT_OUT.test(input.name) &&
    !["password", "file", "submit", "button"].includes(input.type);

  /* The words of each field of the form: { name: { values, labels } } */
  const read = (form) => {
    const fields = {};
    for (const input of form.elements) {
      if (!isKept(input)) continue;
      const field = (fields[input.name] ??= { values: [] });
      if (input.type === "checkbox" || input.type === "radio") {
        if (input.checked) field.values.push(input.value);
      } else if (input.tagName === "SELECT") {
        const chosen = [...input.selectedOptions];
        field.values.push(...chosen.map((option) => option.value));
        field.labels = chosen.map((option) => option.text);
      } else {
        field.values.push(input.value);
      }
    }
    return fields;
  };

  const same = (one, other) => JSON.stringify(one?.values ?? []) === JSON.stringify(other?.values ?? []);
  const inputs = (form, name) => [...form.elements].filter((input) => input.name === name);
  const seen = (form, name) => {
    const found = inputs(form, `initial-${name}`);
    return found.length ? found.map((input) => input.value) : null;
  };

  /* What the form has that the page did not bring; with what was seen of it, so that a merge stays honest. */
  const changes = (form, start) => {
    const now = read(form);
    const changed = {};
    for (const name of Object.keys(now)) {
      if (!same(now[name], start[name])) changed[name] = { ...now[name], seen: seen(form, name) };
    }
    for (const { name, dataset } of form.querySelectorAll("[data-with]")) {
      // a time is kept with its zone
      if (changed[`${dataset.with}_0`] || changed[`${dataset.with}_1`]) changed[name] = { ...now[name], seen: null };
    }
    return changed;
  };

  const write = (draft) => {
    const words = JSON.stringify(draft);
    if (words.length > LONGEST) return false;
    const key = `${PREFIX}${user}:${draft.path}:${draft.id}`;
    for (;;) {
      try {
        localStorage.setItem(key, words);
        return true;
      } catch {
        const others = ours().filter((other) => other.id !== draft.id);
        if (!others.length) return false;
        localStorage.removeItem(others.at(-1).key); // no room: the oldest goes
      }
    }
  };

  const setWords = (input, words) => {
    input.value = words;
    const prose = input.closest(".prose-editor")?.querySelector("[contenteditable]");
    if (prose?.editor) prose.editor.commands.setContent(words, { emitUpdate: true });
  };

  const put = (form, name, field) => {
    const found = inputs(form, name);
    for (const input of found) {
      if (input.type === "checkbox" || input.type === "radio") {
        input.checked = field.values.includes(input.value);
      } else if (input.tagName === "SELECT") {
        field.values.forEach((value, index) => {
          if (![...input.options].some((option) => option.value === value)) {
            input.add(new Option(field.labels?.[index] ?? value, value));
          }
        });
        for (const option of input.options) option.selected = field.values.includes(option.value);
      } else {
        setWords(input, field.values[found.indexOf(input)] ?? "");
      }
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
    const before = inputs(form, `initial-${name}`);
    if (field.seen && before.length) {
      const [first, ...others] = before;
      others.forEach((input) => input.remove());
      first.value = field.seen[0] ?? "";
      for (const value of field.seen.slice(1)) {
        const copy = first.cloneNode();
        copy.value = value;
        first.after(copy);
      }
    }
    return found.length > 0;
  };

  /* Rows added to an inline come first: their fields are not there yet. */
  const addRows = (form, fields) => {
    for (const [name, field] of Object.entries(fields)) {
      if (!name.endsWith("-TOTAL_FORMS")) continue;
      const prefix = name.replace(/-TOTAL_FORMS$/, "");
      const total = inputs(form, name)[0];
      const add = document.querySelector(`#${CSS.escape(prefix)}-group a.add-row`);
      for (let tries = 0; add && total && Number(total.value) < Number(field.values[0]) && tries < 200; tries++) {
        add.click();
      }
    }
  };

  const restore = (form, draft) => {
    addRows(form, draft.fields);
    const lost = [];
    for (const [name, field] of Object.entries(draft.fields)) {
      if (!name.endsWith("-TOTAL_FORMS") && !put(form, name, field)) lost.push(name);
    }
    return lost;
  };

  const labelOf = (form, name) => {
    const input = inputs(form, name)[0];
    const label = input && (input.labels?.[0] ?? form.querySelector(`label[for="${CSS.escape(input.id)}"]`));
    return label?.textContent.replace("*", "").trim() || name;
  };

  const plain = (field) => {
    const words = (field.labels ?? field.values).join(", ");
    if (!/<[a-z]/i.test(words)) return words;
    const parsed = new DOMParser().parseFromString(words.replace(/<\/(p|li|h\d)>/g, "$&\n"), "text/html");
    return parsed.body.textContent.trim();
  };

  const show = (form, list, draft) => {
    list.replaceChildren();
    for (const [name, field] of Object.entries(draft.fields)) {
      if (name.endsWith("-TOTAL_FORMS")) continue;
      const term = document.createElement("dt");
      const words = document.createElement("dd");
      term.textContent = labelOf(form, name);
      words.textContent = plain(field) || "—";
      words.dir = "auto";
      list.append(term, words);
    }
  };

  const offer = (box, form, draft, state) => {
    const time = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    const part = (name) => box.querySelector(`[data-draft="${name}"]`);
    part("time").textContent = time.format(draft.at);
    part("time").dateTime = new Date(draft.at).toISOString();
    part("older").hidden = draft.version === box.dataset.version;
    show(form, part("words"), draft);
    box.hidden = false;
    part("restore").addEventListener("click", () => {
      box.hidden = true;
      const lost = restore(form, draft);
      if (lost.length) {
        box.hidden = false; // their rows are gone: the words stay to be read and copied
        box.querySelector("details").open = true;
        part("restore").hidden = true;
      }
      state.id = draft.id;
      state.version = draft.version;
      keep(form, state);
    });
    part("discard").addEventListener("click", () => {
      remove(draft.id);
      box.hidden = true;
    });
  };

  const keep = (form, state) => {
    const fields = { ...state.fields, ...changes(form, state.start) };
    const now = read(form);
    for (const name of Object.keys(state.fields)) if (now[name] && same(now[name], state.start[name]) && !state.isRefused) delete fields[name];
    if (!Object.keys(fields).length) {
      remove(state.id);
      return;
    }
    let hidden = inputs(form, "_draft")[0];
    if (!hidden) {
      hidden = document.createElement("input");
      hidden.type = "hidden";
      hidden.name = "_draft";
      form.append(hidden);
    }
    hidden.value = state.id;
    const draft = { id: state.id, path: state.path, version: state.version, at: Date.now(), fields };
    const isKept = write(draft);
    document.querySelector("[data-draft='too-long']").hidden = isKept;
  };

  const start = () => {
    dropTheSaved();
    dropTheOld();
    if (!/^\d+$/.test(user)) return;
    dropAtLogout();
    const box = document.getElementById("draft-offer");
    const form = box && document.querySelector("#content-main > form[method=post]");
    if (!form) return;
    const path = location.pathname + location.search;
    const known = ours().filter((draft) => draft.path === path && draft.fields);
    const isRefused = box.dataset.refused === "1";
    const state = { id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.floor(Math.random() * 1e9)}`, path, version: box.dataset.version };
    Object.assign(state, { start: read(form), fields: {}, isRefused });
    const mine = isRefused && known.find((draft) => draft.id === box.dataset.draft);
    if (mine) {
      Object.assign(state, { id: mine.id, fields: mine.fields }); // not saved yet: it goes on
      keep(form, state);
    } else {
      const differs = (draft) => Object.entries(draft.fields).some(([name, field]) => !same(field, state.start[name]));
      for (const draft of known.filter((draft) => !differs(draft))) remove(draft.id);
      const waiting = known.find(differs);
      if (waiting) offer(box, form, waiting, state);
    }
    let timer = 0;
    const atOnce = () => {
      clearTimeout(timer);
      timer = 0;
      keep(form, state);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(atOnce, WAIT);
    };
    for (const event of ["input", "change", "keyup", "click"]) form.addEventListener(event, soon);
    document.addEventListener("formset:added", soon);
    form.addEventListener("submit", atOnce);
    window.addEventListener("pagehide", () => timer && atOnce());
  };

  window.addEventListener("load", () => {
    try {
      start();
    } catch (problem) {
      if (!(problem instanceof DOMException)) throw problem; // a browser that keeps nothing for us
    }
  });
}
