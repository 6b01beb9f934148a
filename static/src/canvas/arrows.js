/** The cards of a field of forces: each pushes towards the middle with an arrow as long as it is strong. */
import { html, nothing } from "lit-html";
import { t } from "../texts.js";
import { face, kindOf, lower, words, writing } from "./card.js";

/**
 * @typedef {import("../cards/heaps.js").Heap} Heap
 * @typedef {import("../records.js").Canvas} Canvas
 * @typedef {import("./figure.js").Options} Options
 */

/**
 * Once all is shown the strongest stand first; before, a card stays where it is.
 * @param {Heap[]} heaps
 * @param {Canvas} canvas
 */
export function inOrderOfStrength(heaps, { phase }) {
  if (phase !== "shown") return heaps;
  return heaps.map((heap, i) => ({ heap, i })).sort((a, b) => strengthOf(b.heap) - strengthOf(a.heap) || a.i - b.i).map(({ heap }) => heap);
}

/**
 * Reads a signal.
 * @param {Heap} heap
 * @param {Canvas} canvas
 * @param {Options} options
 */
export function arrow(heap, canvas, options) {
  const { name, card: held } = heap;
  const inside = html`<span class="force-line">
    <span class="force-words">${words(held)}</span> ${pushing(held.value, canvas.strengths)}
  </span>`;
  return html`<li class="field-card force ${kindOf(heap, options)}" data-card=${name}>
    ${face(heap, options, inside)} ${lower(heap, options)} ${writing(heap)} ${options.cardTools?.(heap) ?? nothing}
  </li>`;
}

/**
 * @param {number | null} strength
 * @param {number} most
 */
function pushing(strength, most) {
  const share = strength ? strength / most : 1 / most / 2;
  return html`<span class="force-way">
    <span class="force-arrow ${strength ? "" : "open"}" .style=${`width:${Math.round(1000 * share) / 10}%`}>
      <b>${strength ?? "?"}</b>
      <span class="unseen">${strength ? t("common.figure.strength", { n: strength }) : t("common.figure.no_strength")}</span>
    </span>
  </span>`;
}

/** @param {Heap} heap */
function strengthOf({ card }) {
  return card.value ?? 0;
}
