/** One card in a figure, with those that lie under it. */
import { html, nothing } from "lit-html";
import { handle } from "../cards/handle.js";
import { signature } from "../cards/signature.js";
import { translated } from "../cards/translated.js";
import { wordsOf } from "../text/words.js";
import { writersOf } from "../text/writing.js";
import { t } from "../texts.js";

/**
 * @typedef {import("../cards/heaps.js").Heap} Heap
 * @typedef {import("../cards/heaps.js").Held} Held
 * @typedef {import("../records.js").Card} Card
 * @typedef {import("./figure.js").Options} Options
 * @typedef {{ picked: string[], strengths?: number, layout?: string }} Drawn   what a card needs to know of its board
 */

/**
 * Reads a signal.
 * @param {Heap} heap
 * @param {Drawn} canvas
 * @param {Options} options
 */
export function card(heap, canvas, options) {
  const { name, card: held } = heap;
  const kind = `${kindOf(heap, options)} ${canvas.picked.includes(name) ? "picked" : ""}`;
  return html`<li class="field-card ${kind}" data-card=${name}>
    ${face(heap, options, html`${words(held)} ${marks(heap, canvas)}`)} ${lower(heap, options)}
    ${writing(heap)} ${options.cardTools?.(heap) ?? nothing}
  </li>`;
}

/**
 * @param {Held} held
 * @param {Options} options
 */
export function kindOf({ name, card: held }, { selected }) {
  return `${selected === name ? "selected" : ""} ${held.mine ? "mine" : ""}`;
}

/**
 * What can be tapped is a button, so that it can be keyed, too; and what can be dragged has its handle there.
 * @param {Held} held
 * @param {Options} options
 * @param {unknown} inside
 */
export function face(held, { onCard, selected, draggable, marks: more }, inside) {
  if (!onCard) return inside;
  const { name } = held;
  const grip = draggable?.(held) ?? false;
  const said = more?.(held) ?? "";
  return html`<button
    type="button"
    class="field-face"
    id=${`face-${name}`}
    ?data-grip=${grip}
    aria-expanded=${selected === name}
    @click=${() => onCard(held)}
  >
    ${inside} ${said ? html`<small class="field-said">${said}</small>` : nothing} ${grip ? handle : nothing}
  </button>`;
}

/**
 * Those that lie under it.
 * @param {Heap} heap
 * @param {Options} options
 */
export function lower({ name, under }, options) {
  if (!under.length) return nothing;
  return html`<ul class="field-under">
    ${under.map((held) => html`<li class=${kindOf(held, options)} data-card=${held.name} data-under=${name}>
      ${face(held, options, words(held.card))} ${options.cardTools?.(held) ?? nothing}
    </li>`)}
  </ul>`;
}

/** @param {Card} held */
export function words(held) {
  return html`<span class="field-words" data-words lang=${held.language || nothing}>${wordsOf(held)}</span> ${by(held)} ${translated(held)}`;
}

/**
 * Its number, to be called by, and its author, unless it is nameless.
 * @param {Card} held
 */
function by(held) {
  const said = [held.number, signature(held)].filter((known) => known).join(" · ");
  return said && !held.shared ? html`<small class="field-by">${said}</small>` : nothing;
}

/**
 * Small marks behind the words: strength, dots once they are shown, and that it is tied to others.
 * @param {Heap} heap
 * @param {Drawn} canvas
 */
function marks({ card: held, dots }, canvas) {
  const strength = canvas.strengths && canvas.layout !== "forces" ? held.value : null;
  return html`${strength ? html`<small class="field-mark">${t("common.figure.strength", { n: strength })}</small>` : nothing}
    ${dots ? html`<small class="field-mark field-dots">${t("common.figure.dots", { n: dots })}</small>` : nothing}
    ${linksMark(held)}`;
}

/** @param {import("../records.js").Card} held */
export function linksMark({ links }) {
  if (!links?.length) return nothing;
  return html`<small class="field-mark field-links">${link()}${links.length}<span class="unseen">${t("common.figure.links", { n: links.length })}</span></small>`;
}

function link() {
  return html`<svg class="field-link" viewBox="0 0 24 24" aria-hidden="true">
    <path class="field-line" d="M10 14a4.5 4.5 0 0 0 6.5 0l3-3A4.6 4.6 0 0 0 13 4.5L11.5 6M14 10a4.5 4.5 0 0 0-6.5 0l-3 3a4.6 4.6 0 0 0 6.5 6.5l1.5-1.5"></path>
  </svg>`;
}

/**
 * Who is writing there now; it changes nothing about the height. Reads a signal.
 * @param {Heap} heap
 */
export function writing({ id, under }) {
  return writingOn([id, ...under.map((held) => held.id)]);
}

/**
 * @param {string[]} ids  of cards
 */
export function writingOn(ids) {
  const writers = ids.flatMap(writersOf);
  if (!writers.length) return nothing;
  const names = [...new Set(writers.map(({ name }) => name))].filter((name) => name);
  return html`<span class="field-writing"><span aria-hidden="true">✎</span> ${names.join(", ")}</span>`;
}
