/** One card in a list, with those that lie under it. */

import { html, nothing } from "lit-html";

import { wordsOf } from "../../text/words.js";
import { writersOf } from "../../text/writing.js";
import { t } from "../../texts.js";
import { isOnItsWay } from "./own.js";

/**
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 * @typedef {import("../../cards/heaps.js").Held} Held
 * @typedef {import("../../records.js").Card} Card
 */

/**
 * @param {Heap} heap
 * @param {{choose?: (held: Held) => void, beside?: unknown}} options  choose: what a tap does; beside: under the words
 */
export function heapView(heap, { choose, beside = nothing }) {
  return html`<div class="heap ${heap.under.length ? "many" : ""}">
    ${cardView(heap, choose)}${beside}
    ${heap.under.length
      ? html`<ul class="under" aria-label=${t("phone.cards.under")}>
          ${heap.under.map((held) => html`<li>${cardView(held, choose)}</li>`)}
        </ul>`
      : nothing}
  </div>`;
}

/**
 * @param {Held} held
 * @param {(held: Held) => void} [choose]
 */
export function cardView(held, choose) {
  const { id, name, card } = held;
  const parts = html`<span class="words">${wordsOf(card)}</span>${footView(id, name, card)}`;
  const kind = `card ${card.mine ? "mine" : ""} ${isSeenByAll(card) ? "" : "aside"}`;
  if (!choose) return html`<div class=${kind}>${parts}</div>`;
  return html`<button type="button" class=${kind} id=${`open-${name}`} @click=${() => choose(held)}>${parts}</button>`;
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
export function isSeenByAll({ hidden, binned, suggested }) {
  return !hidden && !binned && !suggested;
}

/**
 * @param {string} id
 * @param {string} name
 * @param {Card} card
 */
function footView(id, name, card) {
  const tags = [...tagsOf(card), isOnItsWay(card.activity, name) ? `◌ ${t("phone.cards.on_its_way")}` : ""];
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
  else if (card.signed) tags.push(card.signed);
  return tags;
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
