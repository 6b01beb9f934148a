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

/**
 * The mark of the page one looks at.
 * @param {number} page  counted from 0
 * @param {number} pages
 */
export function pageWords(page, pages) {
  return pages > 1 ? t("wall.page", { n: page + 1, of: pages }) : "";
}

/**
 * A list as high as its place; the items are <li>. Reads a signal: call it inside an effect.
 * @param {unknown[]} items
 * @param {string} [kind]  class of the list
 */
export function turning(items, kind = "") {
  const turn = turns.value;
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
  for (const item of items) item.hidden = false;
  const room = list.clientHeight;
  list.classList.remove("tight");
  list.classList.toggle("tight", items.some((item) => item.offsetHeight > room));
  const pages = pagesOf(items, room);
  const count = (pages[pages.length - 1] ?? 0) + 1;
  items.forEach((item, i) => (item.hidden = pages[i] !== turn % count));
  const mark = list.nextElementSibling;
  if (mark) mark.textContent = pageWords(turn % count, count);
}

/**
 * @param {HTMLElement[]} items
 * @param {number} room  px
 * @returns {number[]} the page of each item, from 0
 */
function pagesOf(items, room) {
  let page = 0;
  let start = items[0]?.offsetTop ?? 0;
  return items.map((item, i) => {
    const last = isHeading(item) ? (items[i + 1] ?? item) : item;
    if (last.offsetTop + last.offsetHeight - start > room && item.offsetTop > start) {
      page += 1;
      start = item.offsetTop;
    }
    return page;
  });
}

/** A heading stays with what follows it. @param {HTMLElement} item */
function isHeading(item) {
  return item.classList.contains("list-name");
}

restTurning();
