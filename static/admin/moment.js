/* A moment while it is typed: what the clocks show in the writer's zone, in Geneva and in UTC. */
"use strict";
{
  const DAY = 24 * 3600 * 1000;
  const language = { en: "en-GB", "": "en-GB" }[document.documentElement.lang] ?? document.documentElement.lang;

  /* What the clocks of a zone show at a moment, as if it were UTC. */
  const shown = (moment, zone) => {
    const format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric",
      hour: "numeric", minute: "numeric", second: "numeric",
    });
    const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  };
  const offset = (moment, zone) => shown(moment, zone) - moment;

  /* The moments at which a zone has this local time: one, none or two. */
  const readings = (wall, zone) => {
    const offsets = new Set([offset(wall - DAY, zone), offset(wall + DAY, zone)]);
    const moments = [...offsets].map((difference) => wall - difference);
    return moments.filter((moment) => shown(moment, zone) === wall).sort((one, other) => one - other);
  };

  const typed = (day, time) => {
    const iso = day.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
    const dmy = day.match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/);
    const clock = time.match(/^(\d{1,2}):(\d{2})(?::\d{2})?$/);
    const [year, month, date] = iso ? iso.slice(1) : dmy ? dmy.slice(1).reverse() : [];
    if (!year || !clock) return null;
    const wall = Date.UTC(year, month - 1, date, clock[1], clock[2]);
    const isDay = new Date(wall).getUTCDate() === Number(date) && Number(clock[1]) < 24 && Number(clock[2]) < 60;
    return isDay && year >= 1900 && year < 2200 ? wall : null;
  };

  const words = (moment, zone) => {
    const options = { timeZone: zone, hourCycle: "h23" };
    const day = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { ...options, dateStyle: "long" });
    const time = new Intl.DateTimeFormat("en-GB", { ...options, timeStyle: "short" });
    return `${day.format(moment)} ${time.format(moment)}`;
  };

  const line = (label, text) => {
    const span = document.createElement("span");
    const strong = document.createElement("strong");
    const words = document.createElement("bdi");
    strong.textContent = label;
    words.textContent = text;
    span.append(strong, " ", words);
    return span;
  };

  const follow = (box) => {
    const form = box.closest("form");
    const input = (part) => form.elements[`${box.dataset.moment}_${part}`];
    const output = box.querySelector("[data-moment-clocks]");
    const zones = JSON.parse(box.dataset.zones);
    let last = null;
    const tell = () => {
      const wall = typed(input(0).value.trim(), input(1).value.trim());
      const chosen = form.querySelector(`[name="${box.dataset.moment}_2"]:checked`)?.value ?? "";
      const state = `${wall} ${chosen}`;
      if (state === last) return;
      const isFirst = last === null;
      last = state;
      if (isFirst) return; // the server has said it
      const found = wall === null ? [] : readings(wall, box.dataset.zone);
      const choice = box.querySelector(".moment-which");
      if (choice) choice.hidden = found.length !== 2;
      const moment = found.length === 2 ? found[chosen === "" || !choice ? -1 : Number(chosen)] : found[0];
      if (wall === null) output.replaceChildren();
      else if (!found.length) output.textContent = box.dataset.gap;
      else if (moment === undefined) output.textContent = box.dataset.twice;
      else output.replaceChildren(...zones.map(([zone, place]) => line(place, words(moment, zone))));
    };
    tell();
    for (const event of ["input", "change", "focusin", "focusout", "click", "keyup"]) {
      document.addEventListener(event, () => setTimeout(tell, 0)); // the calendar writes without telling
    }
  };

  const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const differs = (zone) => {
    const now = Date.now();
    return [now, now + 182 * DAY].some((moment) => offset(moment, zone) !== offset(moment, browserZone));
  };

  /* Propose the browser's zone; it is used only if the user accepts. */
  const propose = (part) => {
    const zone = part.closest("[data-zone]").dataset.zone;
    if (!browserZone || !differs(zone)) return;
    part.querySelector("bdi").textContent = browserZone;
    part.hidden = false;
    const select = document.querySelector("select[name=time_zone]");
    const button = part.querySelector("button");
    if (!button) return;
    button.hidden = ![...select.options].some((option) => option.value === browserZone);
    button.addEventListener("click", () => {
      select.value = browserZone;
      select.focus();
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-moment]").forEach(follow);
    document.querySelectorAll("[data-browser-zone]").forEach(propose);
  });
}
