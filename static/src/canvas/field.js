/** One field of a figure: its sign, its title and question, and what stands in it. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { languageIn, say, t } from "../texts.js";
import { wordsOf } from "../text/words.js";
import { arrow, inOrderOfStrength } from "./arrows.js";
import { card, face, writingOn } from "./card.js";
import { sharedName } from "./fields.js";
import { fieldSign } from "./signs.js";

/**
 * @typedef {import("./fields.js").Filled} Filled
 * @typedef {import("./figure.js").Figure} Figure
 * @typedef {import("./figure.js").Options} Options
 * @typedef {import("./places.js").Place} Place
 */

/**
 * Reads a signal.
 * @param {Filled} one
 * @param {Place | undefined} place  undefined: it stands in a list, as high as what is in it
 * @param {Figure} figure
 * @param {Options} options
 */
export function field(one, place, figure, options) {
  const { field: is } = one;
  const { current, onField } = options;
  const kind = `${is.single ? "single" : ""} ${place?.side ? "side" : ""} ${one.heaps.length ? "" : "empty"} ${current === is.name ? "current" : ""}`;
  return html`<section
    class="figure-field tone-${is.tone || "plain"} ${kind}"
    .style=${place ? placed(place, figure.unit) : ""}
    @click=${onField ? onGround(() => onField(one)) : nothing}
  >
    ${head(one, figure, options)} ${inside(one, figure, options)} ${options.fieldTools?.(one) ?? nothing}
  </section>`;
}

/**
 * @param {Place} place
 * @param {number} [unit]
 */
function placed(place, unit = 1) {
  const [left, top, width, height] = [place.x, place.y, place.width, place.height].map((far) => `${Math.round(1000 * far * unit) / 1000}rem`);
  return `left:${left};top:${top};width:${width};height:${height}`;
}

/**
 * The title is the button; whoever points may tap the ground around it as well.
 * @param {() => void} go
 */
function onGround(go) {
  return (/** @type {Event} */ { target }) => {
    if (!(/** @type {Element} */ (target).closest("button, a, input, select, textarea, [data-card]"))) go();
  };
}

/**
 * @param {Filled} one
 * @param {Figure} figure
 * @param {Options} options
 */
function head(one, { canvas }, { current, onField }) {
  const { field: is, place, locked, sum } = one;
  const question = say(is.question);
  const name = html`${canvas.layout === "star" ? html`<b class="field-number">${place}</b> ` : nothing}${say(is.title)} ${locked ? lock() : nothing}`;
  return html`<header class="field-head">
    <h2 class="field-title">
      ${is.sign ? html`<span class="field-disc">${fieldSign(is.sign)}</span>` : nothing}
      ${onField
        ? html`<button type="button" class="field-name" lang=${languageIn(is.title)} aria-current=${current === is.name} @click=${() => onField(one)}>
            ${name}
          </button>`
        : html`<span class="field-name">${name}</span>`}
      ${canvas.layout === "forces" && canvas.strengths ? html`<b class="field-sum">${sum}</b>` : nothing}
      <span class="field-page"></span>
    </h2>
    ${question ? html`<p class="field-question">${question}</p>` : nothing}
  </header>`;
}

/**
 * @param {Filled} one
 * @param {Figure} figure
 * @param {Options} options
 */
function inside(one, figure, options) {
  const { field: is, veiled, unseen } = one;
  if (veiled && !one.heaps.length) {
    return html`<p class="field-veiled">${unseen ? t("common.figure.unseen", { n: unseen }) : t("common.figure.veiled")}</p>
      <ul class="field-cards" data-field=${is.name}></ul>`;
  }
  return html`${unseen ? html`<p class="field-veiled">${t("common.figure.unseen", { n: unseen })}</p>` : nothing}
    <ul class="field-cards" data-field=${is.name}>
      ${is.single ? together(one, figure, options) : cards(one, figure, options)}
    </ul>`;
}

/**
 * @param {Filled} one
 * @param {Figure} figure
 * @param {Options} options
 */
function cards({ heaps }, { canvas }, options) {
  const pushed = canvas.layout === "forces" && canvas.strengths > 0;
  const all = pushed ? inOrderOfStrength(heaps, canvas) : heaps;
  return repeat(all, ({ name }) => name, (heap) => (pushed ? arrow : card)(heap, canvas, options));
}

/**
 * The one text of all.
 * @param {Filled} one
 * @param {Figure} figure
 * @param {Options} options
 */
function together({ field: is, heaps }, { activity, team }, options) {
  const name = sharedName(is.name, team);
  const [heap] = heaps;
  if (!heap) return html`${writingOn([`card/${activity}/${name}`])}`;
  return html`<li class="field-text" data-card=${name}>
    ${face(heap, options, html`<span class="field-words">${wordsOf(heap.card)}</span>`)}
    ${writingOn([heap.id])} ${options.cardTools?.(heap) ?? nothing}
  </li>`;
}

function lock() {
  return html`<svg class="field-lock" viewBox="0 0 24 24" role="img" aria-label=${t("common.figure.locked")}>
    <path class="field-line" d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"></path>
  </svg>`;
}
