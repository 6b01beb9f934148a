/** All groups' values on one scale, from +5 down, and what each group wrote. */

import { html, nothing } from "lit-html";

import { view } from "../../board.js";
import { cardsOf, onTheTable } from "../../cards/heaps.js";
import { signed } from "../../cards/value.js";
import { leaf, treeName } from "../../groups/trees.js";
import { wordsOf } from "../../text/words.js";
import { t } from "../../texts.js";

/**
 * @typedef {import("../../records.js").Rating} Rating
 * @typedef {import("../../cards/heaps.js").Held} Held
 */

/**
 * @param {string} activity
 * @param {Rating} rating
 */
export function scaleView(activity, rating) {
  const cards = onTheTable(cardsOf(view.value, activity));
  const rated = cards.filter(({ name }) => rating.rated.includes(name));
  const open = rated.filter(({ card }) => card.value === null);
  return html`
    <div class="common">
      <p class="common-end"><b>+5</b> ${t("phone.rating.helps_much")}</p>
      <ol class="common-scale">
        ${fromTop(rated).map((held) => standing(held, cards))}
      </ol>
      <p class="common-end"><b>−5</b> ${t("phone.rating.hinders_much")}</p>
    </div>
    ${open.length
      ? html`<h2>${t("phone.rating.no_value")}</h2>
          <ul class="common-scale">
            ${open.map((held) => standing(held, cards))}
          </ul>`
      : nothing}
  `;
}

/** @param {Held[]} rated */
function fromTop(rated) {
  return rated.filter(({ card }) => card.value !== null).sort((a, b) => Number(b.card.value) - Number(a.card.value));
}

/**
 * @param {Held} held
 * @param {Held[]} cards
 */
function standing({ name, card }, cards) {
  const { value, team } = card;
  return html`<li class=${sideOf(value)}>
    ${value === null ? nothing : html`<b class="value">${signed(value)}</b>`}
    <div>
      <p class="words">${wordsOf(card)}</p>
      ${team ? html`<p class="tags">${leaf(team)} ${treeName(team)}</p>` : nothing}
      ${written(cards, `lessen/${name}`, "lessen")} ${written(cards, `raise/${name}`, "raise")}
    </div>
  </li>`;
}

/** @param {number | null} value */
function sideOf(value) {
  if (!value) return value === null ? "open" : "";
  return value < 0 ? "hinder" : "help";
}

/**
 * @param {Held[]} cards
 * @param {string} field
 * @param {string} side
 */
function written(cards, field, side) {
  const list = cards.filter(({ card }) => card.field === field);
  if (!list.length) return nothing;
  return html`<p class="fine">${t(`phone.rating.${side}`)}</p>
    <ul class="written">
      ${list.map(({ card }) => html`<li>${wordsOf(card)}</li>`)}
    </ul>`;
}
