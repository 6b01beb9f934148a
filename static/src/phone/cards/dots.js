/** Dots to give: how many, on which card, and how many are left. */

import { html, nothing } from "lit-html";

import { present, record, under } from "../../board.js";
import { pending, send } from "../../outbox.js";
import { wordsOf } from "../../text/words.js";
import { t } from "../../texts.js";
import { savedLine } from "../saved.js";
import { signButton } from "../sign-button.js";

/**
 * @typedef {{dots: number, stack: boolean}} Board
 * @typedef {import("../../records.js").Dots} Dots
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 */

/**
 * What the server holds, and over it what is on its way.
 * @param {string} activity
 * @returns {Record<string, number>} card → dots
 */
function given(activity) {
  const mine = /** @type {[string, Dots][]} */ (under(`dots/${activity}/`)).find(([, dots]) => dots.mine);
  const on = { ...mine?.[1].on };
  for (const { c } of underway(activity)) on[c["card"]] = c["n"];
  return on;
}

/** @param {string} activity */
function underway(activity) {
  return pending.value.filter(({ c }) => c.t === "card.dots" && c["activity"] === activity);
}

/**
 * @param {string} activity
 * @param {Board} board
 */
function left(activity, board) {
  return board.dots - Object.values(given(activity)).reduce((sum, n) => sum + n, 0);
}

/**
 * @param {string} activity
 * @param {Board} board
 * @param {Heap} heap
 */
export function giveView(activity, board, heap) {
  const n = given(activity)[heap.name] ?? 0;
  const more = left(activity, board) > 0 && (board.stack || n === 0);
  const give = (/** @type {number} */ to) => () => void send({ t: "card.dots", activity, card: heap.name, n: to });
  const short = [...wordsOf(heap.card)].slice(0, 60).join("");
  return html`<div class="give" role="group" aria-label=${t("phone.dots.on", { card: short })}>
    ${signButton("−", t("phone.dots.take"), n > 0, give(n - 1))}
    <p class="given" role="status"><span aria-hidden="true">${"●".repeat(n)}</span><b>${n}</b></p>
    ${signButton("+", t("phone.dots.give"), more, give(n + 1))}
  </div>`;
}

/**
 * Always on the screen: how many dots one has still to give.
 * @param {string} activity
 * @param {Board} board
 */
export function leftView(activity, board) {
  const n = left(activity, board);
  return html`<div class="compose dots-left">
    <p>
      <span class="purse" aria-hidden="true">${"●".repeat(Math.max(0, n))}${"○".repeat(Math.max(0, board.dots - n))}</span>
      <b>${n > 0 ? t("phone.dots.left", { n }) : t("phone.dots.none_left")}</b>
    </p>
    ${savedLine(underway(activity).length === 0, n < board.dots ? t("phone.dots.saved") : "")}
  </div>`;
}

/**
 * "14 of 20 have used their dots", and never who.
 * @param {string} activity
 */
export function progressView(activity) {
  const count = record(`count/${activity}/dots`);
  const [done, begun] = [count?.done ?? 0, count?.begun ?? 0];
  const all = present(done + begun);
  return all ? html`<p class="fine">${t("phone.dots.progress", { done, n: all })}</p>` : nothing;
}
