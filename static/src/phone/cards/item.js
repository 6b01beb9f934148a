/** One card in a list, with those that lie under it. */

import { html, nothing } from "lit-html";

import { handle } from "../../cards/handle.js";
import { signature } from "../../cards/signature.js";
import { wordsOf } from "../../text/words.js";
import { writersOf } from "../../text/writing.js";
import { t } from "../../texts.js";
import { isOnItsWay } from "./own.js";
import { saidView } from "./said.js";

/**
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 * @typedef {import("../../cards/heaps.js").Held} Held
 * @typedef {import("../../records.js").Card} Card
 */

/**
 * @param {Heap} heap
 * @param {{choose?: (held: Held) => void, summary?: unknown, beside?: unknown, below?: unknown, moves?: (card: Card) => boolean}} options
 *   choose: what a tap does; summary: what else stands on the card; beside: under the card; below: under the whole heap;
 *   moves: may it be dragged? Nothing may where this is left out
 */
export function heapView(heap, { choose, summary = nothing, beside = nothing, below = nothing, moves }) {
  const drag = (/** @type {Card} */ card, under = "") => moves && { under, handle: moves(card) };
  return html`<div class="heap ${heap.under.length ? "many" : ""}">
    ${cardView(heap, choose, drag(heap.card), summary)}${beside}
    ${heap.under.length
      ? html`<ul class="under" aria-label=${t("phone.cards.under")}>
          ${heap.under.map((held) => html`<li>${cardView(held, choose, drag(held.card, heap.name))}</li>`)}
        </ul>`
      : nothing}${below}
  </div>`;
}

/**
 * @param {Held} held
 * @param {(held: Held) => void} [choose]
 * @param {{under: string, handle: boolean}} [drag]  it takes part in dragging: the card it lies under, may it be taken
 * @param {unknown} [summary]  what else stands on it; then whose it is does not
 * @param {string} [place]  where else on the screen it stands
 */
export function cardView(held, choose, drag, summary = nothing, place = "open") {
  const { id, name, card } = held;
  const parts = html`<span class="words" data-words lang=${card.language || nothing}>${wordsOf(card)}</span>${saidView(card)}${summary}${footView(id, name, card, summary === nothing)}`;
  const kind = `card ${card.mine ? "mine" : ""} ${isSeenByAll(card) ? "" : "aside"}`;
  if (!choose) return html`<div class=${kind}>${parts}</div>`;
  return html`<button
    type="button"
    class=${kind}
    id=${`${place}-${name}`}
    data-card=${drag ? name : nothing}
    data-under=${drag?.under || nothing}
    data-grip=${drag?.handle ? "" : nothing}
    @click=${() => choose(held)}
  >
    ${parts}${drag?.handle ? handle : nothing}
  </button>`;
}

/**
 * Written here and not answered yet.
 * @param {string} text
 */
export function addedView(text) {
  return html`<div class="card mine unsaved">
    <span class="words">${text}</span><span class="tags">◌ ${t("phone.cards.on_its_way")}</span>
  </div>`;
}

/** @param {Card} card */
function isSeenByAll({ hidden, binned, suggested }) {
  return !hidden && !binned && !suggested;
}

/**
 * @param {string} id
 * @param {string} name
 * @param {Card} card
 * @param {boolean} signed  say whose it is
 */
function footView(id, name, card, signed) {
  const tags = [...(signed ? tagsOf(card) : []), isOnItsWay(card.activity, name) ? `◌ ${t("phone.cards.on_its_way")}` : ""];
  const words = tags.filter((tag) => tag).join(" · ");
  const writing = writingWords(id);
  return html`${words ? html`<span class="tags">${words}</span>` : nothing}${writing
    ? html`<span class="writing"><span aria-hidden="true">✎</span> ${writing}</span>`
    : nothing}`;
}

/**
 * Whose it is and what is special about it, in words.
 * @param {Card} card
 */
export function tagsOf(card) {
  const tags = [];
  if (card.pinned) tags.push(`▲ ${t("phone.cards.pinned")}`);
  if (card.binned) tags.push(`✕ ${t("phone.cards.binned")}`);
  else if (card.hidden) tags.push(t("phone.cards.hidden"));
  else if (card.suggested) tags.push(t("phone.cards.suggested"));
  if (card.mine) tags.push(`● ${t("phone.cards.mine")}`);
  else tags.push(signature(card));
  return tags.filter((tag) => tag);
}

/**
 * @param {string} id
 * @returns {string} "" when nobody else writes there
 */
export function writingWords(id) {
  const writers = writersOf(id);
  if (!writers.length) return "";
  const names = [...new Set(writers.map(({ name }) => name))].filter((name) => name);
  if (!names.length) return t("phone.cards.someone_writes");
  return t("phone.cards.writes", { names: names.join(", ") });
}
