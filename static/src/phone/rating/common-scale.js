/** All groups' values on one scale, from +5 down, and what each group wrote. */

import { html, nothing } from "lit-html";

import { view } from "../../board.js";
import { marksIn, meanOf, ratedCards } from "../../cards/rated.js";
import { signed } from "../../cards/value.js";
import { sidesIn } from "../../earlier.js";
import { leaf, treeName } from "../../groups/trees.js";
import { wordsOf } from "../../text/words.js";
import { say, t } from "../../texts.js";

/**
 * @typedef {import("../../records.js").Rating} Rating
 * @typedef {import("../../cards/rated.js").RatedCard} RatedCard
 */

/**
 * @param {string} activity
 * @param {Rating} rating
 */
export function scaleView(activity, rating) {
  const rated = ratedCards(view.value, activity, rating);
  const open = rated.filter(({ stands }) => stands === null);
  return html`
    <div class="common">
      <p class="common-end"><b>+5</b> ${say(rating.high) || t("phone.rating.helps_much")}</p>
      <ol class="common-scale">
        ${fromTop(rated).map((card) => standing(activity, card))}
      </ol>
      <p class="common-end"><b>−5</b> ${say(rating.low) || t("phone.rating.hinders_much")}</p>
    </div>
    ${open.length
      ? html`<h2>${t("phone.rating.no_value")}</h2>
          <ul class="common-scale">
            ${open.map((card) => standing(activity, card))}
          </ul>`
      : nothing}
  `;
}

/** @param {RatedCard[]} rated */
function fromTop(rated) {
  return rated.filter(({ stands }) => stands !== null).sort((a, b) => Number(b.stands) - Number(a.stands));
}

/**
 * @param {string} activity
 * @param {RatedCard} rated
 */
function standing(activity, { held, team, stands, then, lessen, raise }) {
  return html`<li class=${sideOf(stands)}>
    ${stands === null ? nothing : html`<b class="value">${signed(stands)}</b>`}
    <div>
      <p class="words">${wordsOf(held.card)}</p>
      ${then === undefined ? nothing : html`<p class="then-value">${t("phone.then.short")}: ${signed(then)}</p>`}
      ${team ? html`<p class="tags">${leaf(team)} ${treeName(team)}</p>` : nothing} ${apartView(activity, held.name)}
      ${written(lessen, "lessen")} ${written(raise, "raise")}
    </div>
  </li>`;
}

/**
 * Where users and staff put it, on average.
 * @param {string} activity
 * @param {string} card
 */
function apartView(activity, card) {
  return sidesIn(view.value, `count/${activity}/${card}`).map(
    ({ side, count }) => html`<p class="fine">${t(`phone.side.${side}_all`)}: ${signed(meanOf(marksIn(count)) ?? 0)}</p>`,
  );
}

/** @param {number | null} value */
function sideOf(value) {
  if (!value) return value === null ? "open" : "";
  return value < 0 ? "hinder" : "help";
}

/**
 * @param {import("../../cards/heaps.js").Held[]} list
 * @param {string} side
 */
function written(list, side) {
  if (!list.length) return nothing;
  return html`<p class="fine">${t(`phone.rating.${side}`)}</p>
    <ul class="written">
      ${list.map(({ card }) => html`<li>${wordsOf(card)}</li>`)}
    </ul>`;
}
