// The map of the offices, brought to life: zoom by buttons, keys, wheel and pinch, panning by keys and dragging, one
// tab stop from which arrow keys go from mark to mark, and the list below in step. Without it the page is complete:
// the map is a drawing with links, zoomed by the choice of a region, and the list has every office.

const SVG = "http://www.w3.org/2000/svg";
const STEP = 1.7; // of a zoom by button or key
const PAN = 0.2; // of the view, by arrow key
const NEAREST = 90; // units: the least width of a view
const THUMB = 44; // pixels between marks for fingers
const APART = 14; // pixels between marks for a mouse
const ROUNDS = 30; // at most, to move marks apart
const DRAG = 5; // pixels: less is a click

const map = document.getElementById("map");
const frame = map.querySelector(".map__frame");
const narrow = frame.querySelector(".map__drawing--narrow");
const svg = frame.querySelector(".map__drawing--wide") ?? (await fetchWide());
const land = svg.querySelector(".map__land");
const name = frame.querySelector(".map__name");
const tools = frame.querySelector(".map__tools");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const forFingers = matchMedia("(width < 60rem), (pointer: coarse)");

/** The wide drawing, put before the narrow one; without it (no network) the map stays as it came. */
async function fetchWide() {
  const answer = await fetch(frame.dataset.wide);
  if (!answer.ok) throw new Error(`${answer.status} ${frame.dataset.wide}`);
  narrow.insertAdjacentHTML("beforebegin", await answer.text());
  return narrow.previousElementSibling;
}

// ---------------------------------------------------------------- where everything is

const boxOf = (drawing) => {
  const [left, top, width, height] = drawing.querySelector(".map__land").getAttribute("viewBox").split(" ").map(Number);
  return { left, top, width, height };
};
const drawn = boxOf(svg);
const LAND = { width: 4000, height: 1733 };

const unitsAt = (element, x, y) => ({
  x: drawn.left + (parseFloat(element.getAttribute(x)) / 100) * drawn.width,
  y: drawn.top + (parseFloat(element.getAttribute(y)) / 100) * drawn.height,
});

// A moved mark is tied to its true place by a line that ends where the mark is.
const placeByMark = new Map(
  [...svg.querySelectorAll(".map__tie")].map((tie) => [
    `${tie.getAttribute("x2")} ${tie.getAttribute("y2")}`,
    unitsAt(tie, "x1", "y1"),
  ]),
);
const marks = [...svg.querySelectorAll(".mark")].map((link) => {
  const picture = link.querySelector("use");
  const at = unitsAt(picture, "x", "y");
  const place = placeByMark.get(`${picture.getAttribute("x")} ${picture.getAttribute("y")}`) ?? at;
  const row = document.getElementById(link.dataset.row);
  return { link, place, row };
});

// ---------------------------------------------------------------- the view

let whole = null; // the view that the page came with
let view = null; // the part of the land now shown; null until the reader moves it
const bubbles = [];

/** The view of this width around a middle, kept on the land. */
function viewAround(x, y, wanted) {
  const shape = whole.width / whole.height;
  const width = Math.min(Math.max(wanted, NEAREST), LAND.width, LAND.height * shape);
  const height = width / shape;
  const within = (start, length, most) => Math.min(Math.max(start, 0), most - length);
  return { left: within(x - width / 2, width, LAND.width), top: within(y - height / 2, height, LAND.height), width, height };
}

const middle = (box) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });

/** From the drawing as it came to one that moves, in the shape that this screen shows. */
function start() {
  if (view) return;
  const isNarrow = getComputedStyle(svg).display === "none";
  narrow.toggleAttribute("data-first", isNarrow);
  whole = boxOf(isNarrow ? narrow : svg);
  view = whole;
  frame.classList.add("map__frame--live");
  svg.querySelectorAll(".map__tie").forEach((tie) => tie.remove());
}

/** Back to the drawing for narrow screens. */
function rest() {
  view = null;
  frame.classList.remove("map__frame--live");
}

function show(next) {
  view = next;
  land.setAttribute("viewBox", [view.left, view.top, view.width, view.height].join(" "));
  svg.classList.toggle("map__drawing--bare", forFingers.matches || view.width > drawn.width);
  bubbles.splice(0).forEach((bubble) => bubble.remove());
  const unit = view.width / svg.clientWidth;
  if (!forFingers.matches) spread(APART * unit);
  else for (const group of gather(THUMB * unit)) group.length > 1 ? drawBubble(group) : drawMark(group[0]);
  tools.querySelector("[data-zoom=in]").disabled = view.width <= NEAREST;
  name.hidden = true;
  keepOneTabStop();
}

const percent = (point) => [
  `${((point.x - view.left) / view.width) * 100}%`,
  `${((point.y - view.top) / view.height) * 100}%`,
];

const isInView = ({ x, y }) =>
  x >= view.left && x <= view.left + view.width && y >= view.top && y <= view.top + view.height;

function drawMark(mark, at = mark.place) {
  mark.link.toggleAttribute("hidden", !isInView(at));
  const [x, y] = percent(at);
  for (const part of mark.link.children) {
    part.setAttribute("x", x);
    part.setAttribute("y", y);
  }
}

/** Draw every mark, moved no more than it takes for all to be this far apart (units). */
function spread(gap) {
  const all = marks.map((mark) => ({ mark, x: mark.place.x, y: mark.place.y }));
  const part = (one, other) => {
    const [x, y] = [other.x - one.x || 1e-6, other.y - one.y];
    const distance = Math.hypot(x, y);
    if (distance >= gap) return false;
    const step = ((gap - distance) * 0.51) / distance;
    one.x -= x * step;
    one.y -= y * step;
    other.x += x * step;
    other.y += y * step;
    return true;
  };
  for (let round = 0, moved = true; moved && round < ROUNDS; round += 1) {
    moved = false;
    all.forEach((one, number) => {
      for (let next = number + 1; next < all.length; next += 1) moved = part(one, all[next]) || moved;
    });
  }
  for (const { mark, x, y } of all) drawMark(mark, { x, y });
}

/** Lists of marks that are nearer to each other than the gap (units); as offices/marks.py gathers them. */
function gather(gap) {
  const far = (one, other) => Math.hypot(one.place.x - other.place.x, one.place.y - other.place.y);
  const groups = [];
  for (const mark of [...marks].reverse()) if (groups.every(([first]) => far(first, mark) >= gap)) groups.push([mark]);
  const first = new Set(groups.map((group) => group[0]));
  for (const mark of marks) {
    if (first.has(mark)) continue;
    groups.reduce((best, group) => (far(group[0], mark) < far(best[0], mark) ? group : best)).push(mark);
  }
  return groups;
}

function element(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** A mark with the number of the offices behind it, which brings them nearer. */
function drawBubble(group) {
  group.forEach((mark) => mark.link.setAttribute("hidden", ""));
  const { place, link } = group[0];
  if (!isInView(place)) return;
  const [x, y] = percent(place);
  const label = group.map((mark) => mark.link.getAttribute("aria-label")).join(", ");
  const bubble = element("a", { class: "mark mark--group", href: link.getAttribute("href"), "aria-label": label, tabindex: -1 });
  const text = element("text", { x, y, dy: ".36em" });
  text.textContent = group.length;
  bubble.append(
    element("circle", { class: "mark__reach", cx: x, cy: y, r: 22 }),
    element("circle", { class: "mark__disc", cx: x, cy: y, r: 16 }),
    text,
  );
  bubble.addEventListener("click", (event) => {
    if (view.width <= NEAREST) return;
    event.preventDefault();
    const xs = group.map((mark) => mark.place.x);
    const ys = group.map((mark) => mark.place.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const width = Math.max(right - left, ((bottom - top) * view.width) / view.height) * 1.5;
    moveTo(viewAround((left + right) / 2, (top + bottom) / 2, Math.min(width, view.width / STEP)));
  });
  svg.append(bubble);
  bubbles.push(bubble);
}

/** Go to a view, by the way there unless the reader wants no motion. */
function moveTo(next) {
  if (calm.matches) return show(next);
  const from = view;
  const began = performance.now();
  const frameOf = (now) => {
    if (!view) return;
    const part = Math.min((now - began) / 220, 1);
    const eased = 1 - (1 - part) ** 3;
    const between = (key) => from[key] + (next[key] - from[key]) * eased;
    show({ left: between("left"), top: between("top"), width: between("width"), height: between("height") });
    if (part < 1) requestAnimationFrame(frameOf);
  };
  requestAnimationFrame(frameOf);
}

const ACTIONS = {
  in: () => zoom(1 / STEP),
  out: () => zoom(STEP),
  all: () => (narrow.hasAttribute("data-first") ? rest() : moveTo(whole)),
};

/** Nearer (less than 1) or farther, around a point of the land or the middle. */
function zoom(factor, { x, y } = middle(view), go = moveTo) {
  const share = { x: (x - view.left) / view.width, y: (y - view.top) / view.height };
  const width = Math.min(Math.max(view.width * factor, NEAREST), LAND.width);
  const height = (width * view.height) / view.width;
  go(viewAround(x + (0.5 - share.x) * width, y + (0.5 - share.y) * height, width));
}

const pan = (x, y, go = moveTo) =>
  go(viewAround(middle(view).x + x * view.width, middle(view).y + y * view.height, view.width));

// ---------------------------------------------------------------- keys

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const KEYS = { "+": "in", "=": "in", "-": "out", 0: "all" };

const visible = () => [...svg.querySelectorAll(".mark:not([hidden])")];
const centre = (link) => {
  const { left, top, width, height } = link.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
};

let chosen = null; // the mark that had the focus last

/** One mark at a time can be reached by Tab: the chosen one, or the most important. */
function keepOneTabStop() {
  const links = visible();
  const stop = links.includes(chosen) ? chosen : links[links.length - 1];
  for (const link of svg.querySelectorAll(".mark")) link.setAttribute("tabindex", link === stop ? 0 : -1);
}

/** The nearest mark in a direction: what lies aside counts double. */
function neighbour(link, [x, y]) {
  const [fromX, fromY] = centre(link);
  let best = null;
  let least = Infinity;
  for (const other of visible()) {
    const [toX, toY] = centre(other);
    const ahead = (toX - fromX) * x + (toY - fromY) * y;
    const aside = Math.abs((toX - fromX) * y) + Math.abs((toY - fromY) * x);
    if (other === link || ahead <= 0 || ahead + 2 * aside >= least) continue;
    [best, least] = [other, ahead + 2 * aside];
  }
  return best;
}

svg.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  const link = event.target.closest(".mark");
  if (arrow && link) neighbour(link, arrow)?.focus();
  else if (arrow) start(), pan(arrow[0] * PAN, arrow[1] * PAN);
  else if (KEYS[event.key]) start(), ACTIONS[KEYS[event.key]]();
  else if (event.key === "Escape" && link) svg.focus();
  else return;
  event.preventDefault();
});

svg.setAttribute("tabindex", "0");
svg.setAttribute("aria-label", `${svg.getAttribute("aria-label")}. ${map.dataset.keys}`);
keepOneTabStop();

// ---------------------------------------------------------------- buttons, wheel, fingers

tools.hidden = false;
name.setAttribute("aria-hidden", "true"); // the mark says the same
tools.addEventListener("click", (event) => {
  const action = event.target.closest("[data-zoom]")?.dataset.zoom;
  if (!action) return;
  start();
  ACTIONS[action]();
});

const landAt = (event) => {
  const box = svg.getBoundingClientRect();
  return {
    x: view.left + ((event.clientX - box.left) / box.width) * view.width,
    y: view.top + ((event.clientY - box.top) / box.height) * view.height,
  };
};

svg.addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return; // the page scrolls; a pinch on a trackpad comes with Ctrl
  event.preventDefault();
  start();
  zoom(Math.exp(event.deltaY / 150), landAt(event), show);
}, { passive: false });

const fingers = new Map();
let dragged = 0;

svg.addEventListener("pointerdown", (event) => {
  if (event.button) return;
  if (!fingers.size) dragged = 0;
  fingers.set(event.pointerId, event);
});
addEventListener("pointermove", (event) => {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  const others = [...fingers.values()].filter((finger) => finger !== before);
  const [x, y] = [event.clientX - before.clientX, event.clientY - before.clientY];
  dragged += Math.abs(x) + Math.abs(y);
  if (dragged < DRAG) return;
  start();
  fingers.set(event.pointerId, event);
  if (!others.length) return pan(-x / svg.clientWidth, -y / svg.clientHeight, show);
  const span = (finger) => Math.hypot(finger.clientX - others[0].clientX, finger.clientY - others[0].clientY);
  zoom(span(before) / Math.max(span(event), 1), landAt(others[0]), show);
});
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, (event) => fingers.delete(event.pointerId));
svg.addEventListener("click", (event) => dragged >= DRAG && (event.preventDefault(), event.stopPropagation()), true);
svg.addEventListener("dragstart", (event) => event.preventDefault());
addEventListener("resize", () => view && show(viewAround(middle(view).x, middle(view).y, view.width)));

// ---------------------------------------------------------------- map and list in step

const markOf = new Map(marks.flatMap((mark) => [[mark.link, mark], [mark.row, mark]]));

function point(target) {
  map.parentElement.querySelectorAll(".is-shown").forEach((one) => one.classList.remove("is-shown"));
  const link = target?.closest(".mark");
  const mark = markOf.get(target?.closest(".mark, .office-row"));
  mark?.link.classList.add("is-shown");
  mark?.row?.classList.add("is-shown");
  name.hidden = !link || forFingers.matches;
  if (!name.hidden) nameIt(link);
}

function nameIt(link) {
  name.textContent = link.getAttribute("aria-label");
  const box = frame.getBoundingClientRect();
  const [x, y] = centre(link);
  const left = Math.min(Math.max(x - box.left - name.offsetWidth / 2, 4), box.width - name.offsetWidth - 4);
  const above = y - box.top - name.offsetHeight - 14;
  name.style.transform = `translate(${left}px, ${above < 0 ? y - box.top + 14 : above}px)`;
}

for (const list of [svg, document.querySelector(".office-list")]) {
  list.addEventListener("mouseover", (event) => point(event.target));
  list.addEventListener("mouseleave", () => point(null));
  list.addEventListener("focusin", (event) => point(event.target));
  list.addEventListener("focusout", () => point(null));
}
svg.addEventListener("focusin", (event) => {
  if (!event.target.matches(".mark")) return;
  chosen = event.target;
  keepOneTabStop();
});
