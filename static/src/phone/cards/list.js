/**
 * Hundreds of cards on a weak phone: only the ones near the screen are drawn. Cards come in pieces of ten; a piece
 * far away is an empty box as tall as it was when it was last drawn.
 */

import { html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { repeat } from "lit-html/directives/repeat.js";
import { signal } from "@preact/signals-core";

/** @typedef {import("../../cards/heaps.js").Heap} Heap */

const piece = 10;
const ahead = "900px";
const usualHeight = 84; // px of a card that was never drawn

/** Which pieces are near the screen, by list and number: of several lists on one page each has pieces of its own. */
const near = signal(/** @type {ReadonlyMap<string, boolean>} */ (new Map()));
/** @type {Map<string, number>} */
const heights = new Map();
/** @type {WeakMap<Element, string>} */
const names = new WeakMap();

const watcher = new IntersectionObserver(notice, { rootMargin: `${ahead} 0px` });

/**
 * @param {Heap[]} heaps
 * @param {(heap: Heap) => unknown} draw
 * @param {(event: PointerEvent) => void} [drag]  where cards can be dragged
 * @param {string} [field]  the field they stand in, where several lists are dragged between
 */
export function listView(heaps, draw, drag, field = drag && "") {
  const pieces = Array.from({ length: Math.ceil(heaps.length / piece) }, (_, n) => heaps.slice(n * piece, (n + 1) * piece));
  return html`<div class="cards" role="list" data-field=${field ?? nothing} @pointerdown=${drag ?? nothing}>
    ${pieces.map((some, n) => pieceView(some, n, `${activityOf(heaps)}/${field ?? ""}/${n}`, heaps.length, draw))}
  </div>`;
}

/** @param {Heap[]} heaps */
function activityOf([first]) {
  return first?.id.split("/")[1] ?? "";
}

/**
 * @param {Heap[]} some
 * @param {number} n
 * @param {string} name  of this piece
 * @param {number} all
 * @param {(heap: Heap) => unknown} draw
 */
function pieceView(some, n, name, all, draw) {
  const drawn = near.value.get(name) ?? n === 0;
  const height = heights.get(name) ?? some.length * usualHeight;
  const watch = ref((box) => box && watchBox(box, name));
  return html`<div role="presentation" .style=${drawn ? "" : `height: ${height}px`} ${watch}>
    ${drawn
      ? repeat(
          some,
          ({ id }) => id,
          (heap, i) => html`<div role="listitem" aria-setsize=${all} aria-posinset=${n * piece + i + 1}>${draw(heap)}</div>`,
        )
      : nothing}
  </div>`;
}

/**
 * A box that comes to hold another piece is asked anew where it is.
 * @param {Element} box
 * @param {string} name
 */
function watchBox(box, name) {
  const before = names.get(box);
  if (before === name) return;
  if (before !== undefined) watcher.unobserve(box);
  names.set(box, name);
  watcher.observe(box);
}

/** @param {IntersectionObserverEntry[]} entries */
function notice(entries) {
  const now = new Map(near.peek());
  for (const { target, isIntersecting, boundingClientRect } of entries) {
    const name = names.get(target) ?? "";
    if (!target.isConnected) {
      watcher.unobserve(target);
      names.delete(target);
      continue;
    }
    if (!isIntersecting && now.get(name)) heights.set(name, boundingClientRect.height);
    now.set(name, isIntersecting);
  }
  if ([...now].some(([name, is]) => near.peek().get(name) !== is)) near.value = now;
}
