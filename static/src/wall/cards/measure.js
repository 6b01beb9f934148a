/** How high a card is, written in letters of this size: drawn out of sight, once for each wording and size. */
import { render } from "lit-html";
import { likeness, paper } from "./paper.js";

/**
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 * @typedef {import("./paper.js").Result} Result
 * @typedef {import("./fit.js").Size} Size
 */

/** Likenesses forgotten at once when there are too many. */
const KNOWN_MOST = 20_000;

/** @type {Map<string, number>} */
const known = new Map();

/** What a heap looks like, in one string; heaps are made anew whenever anything changes. @type {WeakMap<Heap, string>} */
const likenesses = new WeakMap();

/** @type {HTMLElement | undefined} */
let sheet;

/**
 * @param {Heap} heap
 * @param {Size} size
 * @param {Result | undefined} result
 * @param {number} rem  px
 * @returns {number} rem
 */
export function heightOf(heap, size, result, rem) {
  const key = `${rem} ${size.letters} ${size.width} ${likenessOf(heap, result)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size > KNOWN_MOST) known.clear();
  const height = measure(heap, size, result) / rem;
  known.set(key, height);
  return height;
}

/**
 * @param {Heap} heap
 * @param {Result | undefined} result
 */
function likenessOf(heap, result) {
  const made = likenesses.get(heap) ?? likeness(heap, result);
  likenesses.set(heap, made);
  return made;
}

/**
 * @param {Heap} heap
 * @param {Size} size
 * @param {Result | undefined} result
 */
function measure(heap, { letters, width }, result) {
  sheet ??= outOfSight();
  sheet.style.setProperty("--letters", `${letters}rem`);
  sheet.style.setProperty("--width", `${width}rem`);
  render(paper(heap, result), sheet);
  return sheet.getBoundingClientRect().height;
}

function outOfSight() {
  const made = document.createElement("div");
  made.className = "paper measuring";
  made.setAttribute("aria-hidden", "true");
  document.body.append(made);
  return made;
}
