/** The cards of an activity, hanging on the wall. */
import { html } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { repeat } from "lit-html/directives/repeat.js";
import { measured } from "../../line/measure.js";
import { t } from "../../texts.js";
import { pageWords, restTurning, turns } from "../turning.js";
import { fit } from "./fit.js";
import { heightOf } from "./measure.js";
import { marks, paper } from "./paper.js";

/**
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 * @typedef {import("./fit.js").Fit} Fit
 * @typedef {import("./paper.js").Result} Result
 */

/** A page stays at least so long before a new card may turn to its own, ms. */
const STAYS = 5_000;

const wall = measured();

/** What has been on the wall of this scene; a card that came since and hangs on another page is still to be shown. */
let seen = { scene: "", cards: new Set() };
let page = 0;
let turn = 0;
let turnedAt = 0;

/**
 * Reads signals: call it inside an effect.
 * @param {string} scene  another one starts at its first page
 * @param {Heap[]} heaps
 * @param {(heap: Heap) => Result | undefined} resultOf
 * @param {boolean} strict  the order matters
 * @returns {{ list: unknown, words: string }} `words`: which of the pages this is
 */
export function hanging(scene, heaps, resultOf, strict) {
  const { width, height, rem } = wall.size.value;
  const box = { width: width / rem, height: height / rem };
  const found = width ? fit(heaps, box, (heap, size) => heightOf(heap, size, resultOf(heap), rem), strict) : null;
  const shown = found ? turnTo(scene, found) : 0;
  const words = found ? pageWords(shown, found.pages) : "";
  const list = html`<ul
      class="papers"
      aria-label=${t("wall.cards.list")}
      .style=${found ? `--letters:${found.letters}rem;--width:${found.width}rem` : ""}
      ${ref(wall.watch)}
    >
      ${found ? repeat(found.hung.filter((one) => one.page === shown), ({ key }) => key, hung(resultOf)) : []}
    </ul>`;
  return { list, words };
}

/** @param {(heap: Heap) => Result | undefined} resultOf */
function hung(resultOf) {
  return (/** @type {import("./fit.js").Hung} */ { heap, x, y }) => {
    const result = resultOf(heap);
    const kind = result?.picked ? "picked" : "";
    return html`<li class="paper ${kind}" .style=${`transform:translate(${round(x)}rem,${round(y)}rem)`}>
      <div class="paper-sheet">${paper(heap, result)}</div>
      ${marks(heap)}
    </li>`;
  };
}

/**
 * The page to show: they turn by themselves, and to a new card as soon as the present one has been seen for a moment.
 * @param {string} scene
 * @param {Fit} found
 */
function turnTo(scene, { hung: all, pages }) {
  if (seen.scene !== scene) begin(scene, all);
  const newcomer = all.find(({ heap }) => !seen.cards.has(heap.name));
  const due = turns.value - turn;
  turn = turns.value;
  const turnsNow = newcomer !== undefined && Date.now() - turnedAt > STAYS;
  const next = (turnsNow ? newcomer.page : page + due) % pages;
  if (turnsNow && pages > 1) restTurning();
  if (next !== page) turnedAt = Date.now();
  page = next;
  for (const one of all) if (one.page === page) seen.cards.add(one.heap.name);
  return page;
}

/**
 * @param {string} scene
 * @param {import("./fit.js").Hung[]} all
 */
function begin(scene, all) {
  seen = { scene, cards: new Set(all.map(({ heap }) => heap.name)) };
  page = 0;
  turn = turns.value;
  turnedAt = Date.now();
  restTurning();
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100;
}
