/* Previews: wide frames are made smaller until they fit; a new address is copied. Without this script they scroll. */
"use strict";

const fit = (box) => {
  const frame = box.querySelector("iframe");
  const scale = Math.min(1, box.clientWidth / frame.offsetWidth);
  const rtl = getComputedStyle(box).direction === "rtl";
  frame.style.transformOrigin = rtl ? "100% 0" : "0 0";
  frame.style.transform = `scale(${scale})`;
  frame.style.blockSize = `${box.clientHeight / scale}px`;
  box.style.overflow = "hidden";
};

const sizes = new ResizeObserver((entries) => entries.forEach((entry) => fit(entry.target)));
document.querySelectorAll(".preview-frame__window").forEach((box) => sizes.observe(box));

const button = document.querySelector("[data-copy]");
const address = document.querySelector("[data-new-address]");
if (button && navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address.value);
    button.textContent = button.dataset.done;
  });
}
address?.addEventListener("focus", () => address.select());
