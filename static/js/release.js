// A press release: its buttons, and links to its paragraphs that copy themselves. Without this script the
// links still lead to the paragraphs, and the release can be sent by e-mail.
const status = document.querySelector(".release-actions [role=status]");

const copy = async (address) => {
  try {
    await navigator.clipboard.writeText(address);
    status.textContent = status.dataset.done;
    setTimeout(() => (status.textContent = ""), 4000);
  } catch {
    // the clipboard is not writable: the address bar has the link
  }
};

const share = async () => {
  const address = document.querySelector("link[rel=canonical]").href;
  if (!navigator.share) return copy(address);
  await navigator.share({ title: document.querySelector("h1").textContent, url: address }).catch(() => {});
};

document.querySelector("[data-print]").addEventListener("click", () => print());
document.querySelector("[data-share]").addEventListener("click", share);
document.querySelector(".release__body")?.addEventListener("click", (event) => {
  const link = event.target.closest(".paragraph-link");
  if (link) copy(link.href);
});
