/* What a reader would notice on a page and no checker of markup does, asked of the page in the browser.
   Each check answers a list of { element, detail }; it changes nothing that it does not put back. */
window.pageChecks = (() => {
  const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const SMALLEST_TARGET = 44; // CSS pixels
  const WORDS_OF_A_SENTENCE = 3;
  const LEAST_CONTRAST = 3; // WCAG 1.4.11, of the mark of focus

  // What the browser draws only when it is scrolled to has a guessed height till then: it is measured as drawn.
  for (const element of document.querySelectorAll("main *")) {
    if (getComputedStyle(element).contentVisibility === "auto") element.style.contentVisibility = "visible";
  }

  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  /** What can be followed, pressed or filled in: on the page, or in the layer that is open over it. */
  function targets() {
    const part = document.querySelector("[data-open-layer]") ?? document;
    return [...part.querySelectorAll(TARGETS)].filter((element) => shown(element) && !element.disabled);
  }

  /** A name by which a person finds the element again: tag, id, classes, first words. */
  function named(element) {
    const id = element.id ? `#${element.id}` : "";
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    const words = (element.textContent || element.value || "").trim().replace(/\s+/g, " ").slice(0, 40);
    const parent = id || classes || !element.parentElement ? "" : `${kind(element.parentElement)} > `;
    return `${parent}${element.localName}${id}${classes} “${words}”`;
  }

  const kind = (element) => [element.localName, ...element.classList].join(".");

  /** At most so many elements of the same tag, class and parent: a list of 190 rows has one form. */
  function ofEachKind(elements, most) {
    const seen = new Map();
    return elements.filter((element) => {
      const key = `${kind(element.parentElement)} > ${kind(element)}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      return seen.get(key) <= most;
    });
  }

  const isHiddenForTheEye = (element) => element.clientWidth <= 1 || element.clientHeight <= 1;

  const scrolls = (element) => /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX);

  function insideScroller(element) {
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
      if (scrolls(above)) return true;
    }
    return false;
  }

  /** What makes the page wider than the window (it would have to be scrolled sideways), or lies beyond its edge. */
  function sideways() {
    const width = document.documentElement.clientWidth;
    const isWider = document.documentElement.scrollWidth > width;
    const beyond = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      if (!box.width || !shown(element) || element.closest("svg svg, svg *") || insideScroller(element)) return false;
      return box.width > 1 && (box.right > width + 1 || box.left < -1) && !isHiddenForTheEye(element);
    });
    const leaves = beyond.filter((element) => !beyond.some((other) => other !== element && element.contains(other)));
    if (isWider && !leaves.length) leaves.push(document.body);
    return leaves.slice(0, 3).map((element) => {
      const box = element.getBoundingClientRect();
      return { element: named(element), detail: `from ${Math.round(box.left)} to ${Math.round(box.right)} of ${width} px` };
    });
  }

  /** Elements that cut their own text off. */
  function clipped() {
    return [...document.body.querySelectorAll("*:not(svg *, select, option, textarea)")]
      .filter((element) => {
        if (!element.textContent.trim() || isHiddenForTheEye(element) || !shown(element)) return false;
        const style = getComputedStyle(element);
        const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
        return (
          (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
        );
      })
      .slice(0, 5)
      .map((element) => ({
        element: named(element),
        detail: `${element.scrollWidth}×${element.scrollHeight} px in ${element.clientWidth}×${element.clientHeight}`,
      }));
  }

  /** Every line of text on the page: { node, box }, without what a box that scrolls or cuts keeps out of sight. */
  function lines() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || !shown(parent) || /^(script|style|option|title|desc)$/.test(parent.localName)) continue;
      if (insideScroller(parent) || scrolls(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) found.push({ node, box });
    }
    return found;
  }

  /** Texts of different elements that lie over one another by more than half of their height. */
  function overlapping() {
    const sorted = lines().sort((a, b) => a.box.top - b.box.top);
    const found = [];
    sorted.forEach((one, index) => {
      for (let next = index + 1; next < sorted.length && sorted[next].box.top < one.box.bottom; next += 1) {
        const other = sorted[next];
        if (other.node === one.node) continue;
        const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        if (wide > 2 && high > Math.min(one.box.height, other.box.height) / 2) {
          found.push({ element: named(one.node.parentElement), detail: `over ${named(other.node.parentElement)}` });
        }
      }
    });
    return found.slice(0, 5);
  }

  /** Whether a link runs in a sentence: inline, in a block that has at least three words outside of all links. */
  function isInSentence(element) {
    if (getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (/^(inline|contents)$/.test(getComputedStyle(block).display)) block = block.parentElement;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let words = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.closest(TARGETS) && !isHiddenForTheEye(node.parentElement)) words += ` ${node.data}`;
    }
    return (words.match(/\p{L}{2,}/gu) ?? []).length >= WORDS_OF_A_SENTENCE;
  }

  /** The target that a tap at this point of the window reaches; a label passes it on to its control. */
  function reached(x, y) {
    const hit = document.elementFromPoint(x, y);
    return hit?.closest(TARGETS) ?? hit?.closest("label")?.control ?? null;
  }

  /** Width and height of the area that reaches a target: its box, or more where a label or a layer enlarges it. */
  function areaOf(element) {
    const box = element.getBoundingClientRect();
    if (Math.min(box.width, box.height) >= SMALLEST_TARGET - 0.5) return [box.width, box.height];
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const first = element.getClientRects()[0] ?? box;
    const [x, y] = [first.left + first.width / 2, first.top + first.height / 2];
    const reach = (dx, dy) => {
      let steps = 0;
      while (steps < SMALLEST_TARGET && reached(x + dx * (steps + 1), y + dy * (steps + 1)) === element) steps += 1;
      return steps;
    };
    return [
      Math.max(box.width, reach(-1, 0) + reach(1, 0) + 1),
      Math.max(box.height, reach(0, -1) + reach(0, 1) + 1),
    ];
  }

  /**
   * Targets smaller than 44 × 44 px. As in WCAG 2.5.5, a link in a sentence may be as high as its line, and a marker
   * of a picture may be smaller when the same address has a target large enough elsewhere on the page.
   */
  function smallTargets() {
    const start = [window.scrollX, window.scrollY];
    const large = new Set();
    const small = [];
    for (const element of targets()) {
      if (isHiddenForTheEye(element) && !element.ownerSVGElement && getComputedStyle(element).display !== "inline") continue;
      if (isInSentence(element)) continue;
      const [width, height] = areaOf(element);
      if (Math.min(width, height) >= SMALLEST_TARGET - 0.5) large.add(element.getAttribute("href"));
      else small.push({ element, detail: `${Math.round(width)}×${Math.round(height)} px` });
    }
    window.scrollTo({ left: start[0], top: start[1], behavior: "instant" });
    const wrong = small.filter(({ element }) => !element.ownerSVGElement || !large.has(element.getAttribute("href")));
    const kept = new Set(ofEachKind(wrong.map(({ element }) => element), 3));
    return wrong.filter(({ element }) => kept.has(element)).map(({ element, detail }) => ({ element: named(element), detail }));
  }

  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

  function rgba(color) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  }

  function luminance([red, green, blue]) {
    const linear = [red, green, blue].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }

  /** WCAG's contrast ratio of two colours of CSS. */
  function contrast(one, other) {
    const [darker, lighter] = [luminance(rgba(one)), luminance(rgba(other))].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  }

  function backgroundBehind(element) {
    for (let above = element; above; above = above.parentElement) {
      const color = getComputedStyle(above).backgroundColor;
      if (rgba(color)[3] === 255) return color;
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? "black" : "white";
  }

  /** All that could mark an element as having the focus: its own looks, its parent's and its children's. */
  function looks(element) {
    return [element, element.parentElement, ...element.children]
      .flatMap((part) => ["", "::before", "::after"].map((pseudo) => getComputedStyle(part, pseudo || undefined)))
      .map((style) =>
        [style.outline, style.boxShadow, style.border, style.backgroundColor, style.color, style.stroke,
          style.strokeWidth, style.textDecoration, style.transform].join("|"),
      )
      .join("\n");
  }

  function isCovered(element) {
    const boxes = [...element.getClientRects()];
    return boxes.length > 0 && boxes.every((box) => {
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return !hit || !(element.contains(hit) || hit.contains(element) || hit.closest("label")?.control === element);
    });
  }

  /** Elements that do not show that they have the focus of the keyboard, or are covered while they have it. */
  function unseenFocus() {
    const found = [];
    for (const element of ofEachKind(targets().filter((target) => target.tabIndex >= 0), 2)) {
      document.activeElement.blur();
      const before = looks(element);
      element.focus();
      const style = getComputedStyle(element);
      if (document.activeElement !== element) found.push({ element, detail: "takes no focus" });
      else if (looks(element) === before) found.push({ element, detail: "looks the same with the focus" });
      else if (parseFloat(style.outlineWidth) && style.outlineStyle !== "none") {
        const outside = parseFloat(style.outlineOffset) >= 0 ? element.parentElement : element;
        const ratio = contrast(style.outlineColor, backgroundBehind(outside));
        if (ratio < LEAST_CONTRAST && style.boxShadow === "none") {
          found.push({ element, detail: `outline of contrast ${ratio.toFixed(1)}` });
        }
      }
      if (isCovered(element)) found.push({ element, detail: "covered while it has the focus" });
    }
    document.activeElement.blur();
    window.scrollTo({ left: 0, top: 0, behavior: "instant" });
    return found.map(({ element, detail }) => ({ element: named(element), detail }));
  }

  // A button that only a script answers, and what a script reports, need not be there without one.
  const SAID_BY_SCRIPTS = "script, style, noscript, template, button, output, [role=status], [aria-live], [hidden]";

  /** What the Tab key must reach, in its order; of a group of radio buttons one. */
  function tabStops() {
    return targets().filter((target) => target.tabIndex >= 0 && !(target.type === "radio" && !target.checked)).map(named);
  }

  const focused = () => named(document.activeElement);

  /** The text and the links a reader can come to, folded parts included. */
  function content() {
    const copy = document.body.cloneNode(true);
    copy.querySelectorAll(SAID_BY_SCRIPTS).forEach((part) => part.remove());
    return {
      words: copy.textContent.replace(/\s+/g, " ").trim(),
      links: [...copy.querySelectorAll("a[href]")].map((link) => link.getAttribute("href")),
    };
  }

  /** Unfold what is folded in the text. */
  function unfold() {
    document.querySelectorAll("main details, footer details").forEach((details) => { details.open = true; });
  }

  const layers = () => [...document.querySelectorAll("[popover], header details")];

  /** Open the nth of the layers that lie over the page when open (menus); its name, or null after the last. */
  function openLayer(number) {
    for (const layer of layers()) {
      if (layer.popover && layer.matches(":popover-open")) layer.hidePopover();
      if (layer.localName === "details") layer.open = false;
      layer.removeAttribute("data-open-layer");
    }
    const layer = layers()[number];
    if (!layer) return null;
    const outer = layer.parentElement.closest("[popover]");
    if (outer && getComputedStyle(outer).display === "none") outer.showPopover();
    if (layer.popover) layer.showPopover();
    else layer.open = true;
    layer.dataset.openLayer = "";
    return named(layer);
  }

  let extra = null;

  /** Put a style sheet over the page's own, or take it away again. */
  function restyle(css) {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== extra);
    if (!css) return;
    extra = new CSSStyleSheet();
    extra.replaceSync(css);
    document.adoptedStyleSheets.push(extra);
  }

  return { sideways, clipped, overlapping, smallTargets, unseenFocus, tabStops, focused, content, unfold, openLayer, restyle };
})();
