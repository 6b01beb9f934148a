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

/** Numbers of the pieces near the screen. */
const near = signal(new Set([0]));
/** @type {Map<number, number>} */
const heights = new Map();
/** @type {WeakMap<Element, number>} */
const numbers = new WeakMap();

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
    ${pieces.map((some, n) => pieceView(some, n, heaps.length, draw))}
  </div>`;
}

/**
 * @param {Heap[]} some
 * @param {number} n
 * @param {number} all
 * @param {(heap: Heap) => unknown} draw
 */
function pieceView(some, n, all, draw) {
  const drawn = near.value.has(n);
  const height = heights.get(n) ?? some.length * usualHeight;
  const watch = ref((box) => box && watchBox(box, n));
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
 * @param {Element} box
 * @param {number} n
 */
function watchBox(box, n) {
  if (numbers.has(box)) return;
  numbers.set(box, n);
  watcher.observe(box);
}

/** @param {IntersectionObserverEntry[]} entries */
function notice(entries) {
  const now = new Set(near.peek());
  for (const { target, isIntersecting, boundingClientRect } of entries) {
    const n = numbers.get(target) ?? 0;
    if (!target.isConnected) watcher.unobserve(target);
    else if (isIntersecting) now.add(n);
    else if (now.delete(n)) heights.set(n, boundingClientRect.height);
  }
  if (now.size !== near.peek().size || [...now].some((n) => !near.peek().has(n))) near.value = now;
}
