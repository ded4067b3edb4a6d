// Has the list of offices, and the pocket card on the screen, kept on the device; on those two pages it also
// says so, finds an office in the list and copies the text to send on. All of them are complete without it.
const template = document.getElementById("offline");
const { list } = template.dataset;
const show = (id) => { document.getElementById(id).hidden = false; };
const page = document.getElementById("kept")?.dataset.page;

const keep = async () => {
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ keep: [list, import.meta.url, ...(page ? [page] : [])] });
};

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (page && data.kept.includes(page)) show("kept");
  });
  keep().catch(() => {}); // private windows may refuse
}

document.head.append(template.content.cloneNode(true)); // the manifest: nobody needs it sooner

if (page && page !== location.pathname) show("instead");

const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const search = document.getElementById("find");

if (search) {
  const places = [...document.querySelectorAll("[data-place]")].map((place) => [place, plain(place.textContent)]);
  const find = () => {
    const words = plain(search.value).split(/\s+/);
    let found = 0;
    for (const [place, text] of places) {
      place.hidden = !words.every((word) => text.includes(word));
      found += !place.hidden;
    }
    document.getElementById("nothing").hidden = found > 0;
  };
  search.addEventListener("input", find);
  search.form.addEventListener("submit", (event) => event.preventDefault());
  find();
}

const copy = document.getElementById("copy");

if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById("text").textContent);
    show("copied");
  });
}
