/** What does not fit on the wall at once follows page by page, slowly, and says so. Nothing is ever cut off. */
import { signal } from "@preact/signals-core";
import { html } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { t } from "../texts.js";

const EVERY = 10_000;

/** How often the pages have turned; whoever has `n` pages shows number `turns % n`. */
export const turns = signal(0);

/** @type {ReturnType<typeof setInterval> | undefined} */
let timer;

/** From now on, a page lasts its full time. */
export function restTurning() {
  clearInterval(timer);
  timer = setInterval(() => turns.value++, EVERY);
}

/** Whatever turns shows its first page now. */
export function turnFromFirst() {
  turns.value = 0;
  restTurning();
}

/**
 * The mark of the page one looks at.
 * @param {number} page  counted from 0
 * @param {number} pages
 */
export function pageWords(page, pages) {
  return pages > 1 ? t("wall.page", { n: page + 1, of: pages }) : "";
}

/**
 * Reads a signal.
 * @template T
 * @param {T[]} all
 * @param {number} most  on one page
 * @returns {{ shown: T[], words: string }}
 */
export function onPage(all, most) {
  const pages = Math.max(1, Math.ceil(all.length / most));
  const size = Math.ceil(all.length / pages);
  const page = turns.value % pages;
  return { shown: all.slice(page * size, (page + 1) * size), words: pageWords(page, pages) };
}

/**
 * A list as high as its place; the items are <li>. Reads a signal: call it inside an effect.
 * @param {unknown[]} items
 * @param {string} [kind]  class of the list
 * @param {number} [turn]  where what it stands on turns as well, how often that has come round
 */
export function turning(items, kind = "", turn = turns.value) {
  return html`<div class="turning">
    <ul class="turning-list ${kind}" ${ref((list) => list && queueMicrotask(() => arrange(list, turn)))}>
      ${items}
    </ul>
    <p class="turning-page"></p>
  </div>`;
}

/**
 * Show one page of the items; run before the browser paints.
 * @param {Element} list
 * @param {number} turn
 */
function arrange(list, turn) {
  const items = /** @type {HTMLElement[]} */ ([...list.children]);
  const mark = /** @type {HTMLElement} */ (list.nextElementSibling);
  for (const item of items) item.hidden = false;
  const pages = pagesIn(list, items, mark);
  const page = pages[turn % pages.length] ?? new Set();
  for (const item of items) item.hidden = !page.has(item);
  mark.textContent = pageWords(turn % pages.length, pages.length);
}

/**
 * One page, if need be in smaller letters; else several, and room for their mark.
 * @param {Element} list
 * @param {HTMLElement[]} items
 * @param {HTMLElement} mark
 */
function pagesIn(list, items, mark) {
  mark.textContent = "";
  for (const kind of ["", "closer"]) {
    lettersOf(list, kind);
    if (list.scrollHeight <= list.clientHeight + 1) return [new Set(items)];
  }
  lettersOf(list, "");
  mark.textContent = pageWords(0, 2);
  const room = list.clientHeight;
  if (items.some((item) => item.offsetHeight > room)) lettersOf(list, "tight");
  return pagesOf(items, room);
}

/**
 * @param {Element} list
 * @param {string} kind
 */
function lettersOf(list, kind) {
  for (const name of ["closer", "tight"]) list.classList.toggle(name, name === kind);
}

/**
 * A heading stands over its items on every page that shows some of them.
 * @param {HTMLElement[]} items
 * @param {number} room  px
 * @returns {Set<HTMLElement>[]}
 */
function pagesOf(items, room) {
  const pages = [new Set(items.slice(0, 0))];
  /** @type {HTMLElement | undefined} */
  let heading;
  let start = items[0]?.offsetTop ?? 0;
  for (const item of items) {
    if (isHeading(item)) {
      heading = item;
      continue;
    }
    if (item.offsetTop + item.offsetHeight - start > room && pages[pages.length - 1]?.size) {
      pages.push(new Set());
      start = item.offsetTop - (heading?.offsetHeight ?? 0);
    }
    if (heading) pages[pages.length - 1]?.add(heading);
    pages[pages.length - 1]?.add(item);
  }
  return pages;
}

/** @param {HTMLElement} item */
function isHeading(item) {
  return item.classList.contains("list-name");
}

restTurning();
