/**
 * A figure's letters, as large as its fields have room for; what does not fit even in small ones follows page by page.
 * Nothing is ever cut off: a card that is higher than its field stands without its author, or moves up through it.
 *
 * @typedef {{ from: number, to: number, up: number, bare?: boolean }} Page   items, and px that a single tall one has
 *   moved up; `bare`: without its author it just fits
 * @typedef {{ likeness: string, size: number, pages: Map<Element, Page[]>, first: Map<Element, number>, seen: Set<string>,
 *   at: number, cost: number }} Settled   `first`: the turn at which a field shows its first page; `at`: when it was
 *   settled, and how long that took, ms
 * @typedef {{ letters: number, close: boolean }} Size   rem; `close`: without questions, and with less air
 */
import { ref } from "lit-html/directives/ref.js";

/** From the largest to the smallest that a hall can read. @type {readonly Size[]} */
export const SIZES = [
  { letters: 5, close: false },
  { letters: 4.5, close: false },
  { letters: 4, close: false },
  { letters: 3.6, close: false },
  { letters: 3.3, close: false },
  { letters: 3, close: false },
  { letters: 2.8, close: false },
  { letters: 2.9, close: true },
  { letters: 2.7, close: true },
  { letters: 2.5, close: true },
  { letters: 2.3, close: true },
];

/** Where pages turn anyway, there is no need for the very smallest. */
const TURNING = 8;
/** So much of a tall card, em, is seen again after it has moved up. */
const AGAIN = 1.3;

/** More items than this stand on no page. */
const TRIED_MOST = 16;
/** After settling, rest so many times as long as it took. */
const REST = 6;

/** @type {WeakMap<Element, ReturnType<typeof setTimeout>>} */
const late = new WeakMap();
/** @type {WeakMap<Element, Settled>} */
const known = new WeakMap();

/**
 * For an element around fields: `.figure-field` with a `.field-cards` list and a `.field-page` mark.
 * @param {string} likeness  everything that can change the room that is needed
 * @param {number} turn  how often pages have turned
 * @param {number} [largest]  index into SIZES
 */
export function settle(likeness, turn, largest = 0) {
  return ref((element) => element && queueMicrotask(() => arrange(element, likeness, turn, largest)));
}

/**
 * Before the browser paints; but when much is written and settling is slow, not at every letter.
 * @param {Element} element
 * @param {string} written
 * @param {number} turn
 * @param {number} largest
 */
function arrange(element, written, turn, largest) {
  const likeness = `${written} ${element.clientWidth} ${element.clientHeight}`;
  const before = known.get(element);
  clearTimeout(late.get(element));
  const rest = before && before.likeness !== likeness ? before.at + REST * before.cost - performance.now() : 0;
  if (rest > 0) late.set(element, setTimeout(() => element.isConnected && arrange(element, written, turn, largest), rest));
  const settled = before && (rest > 0 || before.likeness === likeness) ? before : measured(element, likeness, turn, largest, before);
  known.set(element, settled);
  for (const [list, pages] of settled.pages) {
    const page = (turn - (settled.first.get(list) ?? turn) + 1000 * pages.length) % pages.length;
    show(list, pages, page);
  }
}

/**
 * @param {Element} element
 * @param {string} likeness
 * @param {number} turn
 * @param {number} largest
 * @param {Settled | undefined} before
 * @returns {Settled}
 */
function measured(element, likeness, turn, largest, before) {
  const at = performance.now();
  const lists = [...element.querySelectorAll(".field-cards")];
  for (const list of lists) open(list);
  const size = largestThatFits(/** @type {HTMLElement} */ (element), lists, largest, before?.size ?? largest);
  const pages = new Map(lists.map((list) => [list, pagesOf(list)]));
  /** @type {Settled} */
  const settled = { likeness, size, pages, first: new Map(), seen: new Set(before?.seen), at, cost: 0 };
  for (const [list, all] of pages) {
    settled.first.set(list, turn - pageToShow(list, all, turn, before));
    for (const item of list.children) settled.seen.add(nameOf(item));
  }
  return { ...settled, at: performance.now(), cost: performance.now() - at };
}

/**
 * The page goes on where it was; whoever has just written a card sees it at once.
 * @param {Element} list
 * @param {Page[]} pages
 * @param {number} turn
 * @param {Settled | undefined} before
 */
function pageToShow(list, pages, turn, before) {
  if (!before) return 0;
  const newcomer = [...list.children].findIndex((item) => !before.seen.has(nameOf(item)));
  const page = pages.findIndex(({ from, to }) => newcomer >= from && newcomer < to);
  return page >= 0 ? page : (turn - (before.first.get(list) ?? turn)) % pages.length;
}

/** @param {Element} item */
function nameOf(item) {
  return /** @type {HTMLElement} */ (item).dataset.card ?? "";
}

/**
 * Smaller letters never need more room, so the search may halve; it begins where it ended the last time.
 * @param {HTMLElement} element
 * @param {Element[]} lists
 * @param {number} largest
 * @param {number} likely
 */
function largestThatFits(element, lists, largest, likely) {
  const tried = (/** @type {number} */ size) => {
    write(element, size);
    return lists.every(fits);
  };
  let [low, high] = [largest, SIZES.length];
  if (likely > low && tried(likely)) {
    high = likely;
    if (!tried(likely - 1)) low = likely;
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tried(middle)) high = middle;
    else low = middle + 1;
  }
  const size = low < SIZES.length ? low : TURNING;
  write(element, size);
  return size;
}

/**
 * @param {HTMLElement} element
 * @param {number} size
 */
function write(element, size) {
  const { letters, close } = /** @type {Size} */ (SIZES[size]);
  element.style.setProperty("--letters", `${letters}rem`);
  element.classList.toggle("close", close);
}

/** @param {Element} list */
function open(list) {
  list.classList.remove("tall", "bare");
  list.scrollTop = 0;
  for (const item of list.children) /** @type {HTMLElement} */ (item).hidden = false;
}

/** @param {Element} list */
function fits(list) {
  const field = list.closest(".figure-field");
  return !overflows(list) && !(field && overflows(field));
}

/** @param {Element} element */
function overflows({ scrollHeight, clientHeight, scrollWidth, clientWidth }) {
  return scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1;
}

/**
 * @param {Element} list
 * @returns {Page[]}
 */
function pagesOf(list) {
  const items = /** @type {HTMLElement[]} */ ([...list.children]);
  if (!overflows(list)) return [{ from: 0, to: Infinity, up: 0 }];
  markPage(list, 0, 9); // the mark itself needs room
  const endOf = reckoner(list, items);
  /** @type {Page[]} */
  const pages = [];
  for (let from = 0; from < items.length; ) {
    const to = endOf(from);
    if (to > from) pages.push({ from, to, up: 0 });
    else pages.push(...tall(list, items, from));
    from = Math.max(to, from + 1);
  }
  const last = pages[pages.length - 1];
  if (last) last.to = Infinity; // what comes before all is settled again is not hidden
  return pages;
}

/**
 * How far a page reaches that begins with this item; no further than the item itself when not even that fits.
 * Columns are reckoned of the items' heights, taken once; only lines that wrap freely must be tried.
 * @param {Element} list
 * @param {HTMLElement[]} items
 * @returns {(from: number) => number}
 */
function reckoner(list, items) {
  const style = getComputedStyle(list);
  if (style.display === "flex") return (from) => lastThatFits(list, items, from);
  const gap = parseFloat(style.columnGap) || 0;
  const across = Math.max(1, Math.floor((list.clientWidth + gap) / ((parseFloat(style.columnWidth) || Infinity) + gap)));
  const margin = items[0] ? parseFloat(getComputedStyle(items[0]).marginBottom) : 0;
  const heights = items.map((item) => item.getBoundingClientRect().height);
  return (from) => filling(heights, margin, from, across, list.clientHeight);
}

/**
 * @param {number[]} heights
 * @param {number} margin
 * @param {number} from
 * @param {number} across
 * @param {number} room
 */
function filling(heights, margin, from, across, room) {
  let to = from;
  for (let column = 0; column < across; column++) {
    for (let used = 0; to < heights.length && used + (heights[to] ?? 0) <= room + 1; to++) used += (heights[to] ?? 0) + margin;
  }
  return to;
}

/**
 * @param {Element} list
 * @param {HTMLElement[]} items
 * @param {number} from
 * @returns {number} `from` itself when not even one fits
 */
function lastThatFits(list, items, from) {
  let [low, high] = [from, Math.min(items.length, from + TRIED_MOST)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    only(items, from, middle);
    if (overflows(list)) high = middle - 1;
    else low = middle;
  }
  return low;
}

/**
 * @param {Element} list
 * @param {HTMLElement[]} items
 * @param {number} one
 * @returns {Page[]}
 */
function tall(list, items, one) {
  only(items, one, one + 1);
  list.classList.add("bare");
  const fitsBare = !overflows(list);
  list.classList.remove("bare");
  if (fitsBare) return [{ from: one, to: one + 1, up: 0, bare: true }];
  list.classList.add("tall");
  const again = AGAIN * parseFloat(getComputedStyle(list).fontSize);
  const step = Math.max(list.clientHeight - again, list.clientHeight / 2, 1);
  const most = list.scrollHeight - list.clientHeight;
  const many = 1 + Math.ceil(Math.max(0, most - 2) / step);
  list.classList.remove("tall");
  return Array.from({ length: many }, (_, i) => ({ from: one, to: one + 1, up: Math.max(0, Math.min(most, i * step)) }));
}

/**
 * @param {HTMLElement[]} items
 * @param {number} from
 * @param {number} to
 */
function only(items, from, to) {
  items.forEach((item, i) => (item.hidden = i < from || i >= to));
}

/**
 * @param {Element} list
 * @param {Page[]} pages
 * @param {number} number
 */
function show(list, pages, number) {
  const { from, to, up, bare = false } = pages[number] ?? { from: 0, to: Infinity, up: 0 };
  list.classList.toggle("bare", bare);
  only(/** @type {HTMLElement[]} */ ([...list.children]), from, to);
  list.classList.toggle("tall", pages.filter((page) => page.from === from).length > 1);
  list.scrollTop = up;
  markPage(list, number, pages.length);
}

/**
 * @param {Element} list
 * @param {number} number
 * @param {number} many
 */
function markPage(list, number, many) {
  const mark = list.closest(".figure-field")?.querySelector(".field-page");
  if (mark) mark.textContent = many > 1 ? `${number + 1} / ${many}` : "";
}
