/** One card on the wall, with those that lie under it. */
import { html, nothing } from "lit-html";
import { signature } from "../../cards/signature.js";
import { allWordsOf, translated } from "../../cards/translated.js";
import { t } from "../../texts.js";
import { wordsOf } from "../../text/words.js";
import { writersOf } from "../../text/writing.js";

/**
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 * @typedef {import("../../cards/heaps.js").Held} Held
 * @typedef {{ place: string, dots: number, most: number, picked: boolean }} Result   `place` in words, "" when nobody
 *   gave it a dot; `most`: dots of the card that has the most
 */

/** If a card has more dots than this, those of all cards are small; if more than that, they are bars. */
const DOTS_LARGE_MOST = 30;
const DOTS_DRAWN_MOST = 120;

/**
 * What is written on it; the same for showing and for measuring, so that both have the same height.
 * @param {Heap} heap
 * @param {Result | undefined} result  once the dots are shown
 */
export function paper({ card, under }, result) {
  return html`${result ? resultOf(result) : nothing}
    <p class="paper-words"><span lang=${card.language || nothing}>${wordsOf(card)}</span> ${by(card)} ${translated(card)}</p>
    ${under.length ? html`<ul class="paper-under">${under.map(lower)}</ul>` : nothing}`;
}

/** @param {Held} held */
function lower({ card }) {
  return html`<li><span lang=${card.language || nothing}>${wordsOf(card)}</span> ${by(card)} ${translated(card)}</li>`;
}

/**
 * Its number, to be called by, and its author, unless it is nameless.
 * @param {import("../../records.js").Card} card
 */
function by(card) {
  const words = [card.number, signature(card)].filter((known) => known).join(" · ");
  return words ? html`<small class="paper-by">${words}</small>` : nothing;
}

/** @param {Result} result */
function resultOf({ place, dots, most, picked }) {
  return html`<p class="paper-result">
    <b class="paper-sum">${dots}</b>
    <span class="paper-place">${place}</span>
    ${picked ? html`<span class="paper-picked">✓ ${t("wall.cards.goes_on")}</span>` : nothing}
    ${dots ? drawn(dots, most) : nothing}
  </p>`;
}

/**
 * So that the cards can be compared at a glance, all in the same way.
 * @param {number} dots
 * @param {number} most
 */
function drawn(dots, most) {
  if (most > DOTS_DRAWN_MOST) return html`<span class="paper-bar" .style=${`width:${(100 * dots) / most}%`}></span>`;
  const kind = most > DOTS_LARGE_MOST ? "paper-dots many" : "paper-dots";
  return html`<span class=${kind} aria-hidden="true">${Array.from({ length: dots }, () => html`<i></i>`)}</span>`;
}

/**
 * Small marks at the edge, which change nothing about the height. Reads a signal.
 * @param {Heap} heap
 */
export function marks({ id, card, under }) {
  const writers = [id, ...under.map((held) => held.id)].flatMap(writersOf);
  const names = [...new Set(writers.map(({ name }) => name))].filter((name) => name);
  return html`${card.pinned ? pin() : nothing}
    ${writers.length ? html`<span class="paper-writing"><span aria-hidden="true">✎</span> ${names.join(", ")}</span>` : nothing}`;
}

function pin() {
  return html`<svg class="paper-pin" viewBox="0 0 24 24" role="img" aria-label=${t("wall.cards.pinned")}>
    <path d="M8 1h8l-1 2v6l4 4v2h-6v7l-1 2-1-2v-7H5v-2l4-4V3z"></path>
  </svg>`;
}

/**
 * Everything that can change the height of a card.
 * @param {Heap} heap
 * @param {Result | undefined} result
 */
export function likeness({ card, under }, result) {
  const written = [card, ...under.map((held) => held.card)];
  return JSON.stringify([written.map((one) => [allWordsOf(one), one.number, signature(one)]), result]);
}
