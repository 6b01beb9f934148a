/** The middle of the console while cards are rated: each card, how far its group is, and what it wrote. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { present, view } from "../board.js";
import { ratedCards } from "../cards/rated.js";
import { signed } from "../cards/value.js";
import { teamsOf } from "../groups/members.js";
import { leaf, treeName } from "../groups/trees.js";
import { wordsOf } from "../text/words.js";
import { say, t } from "../texts.js";
import { act } from "./act.js";
import { rows } from "./cards/list.js";
import { thenWords } from "./earlier.js";
import { marksOf } from "./rating-marks.js";
import { troubleLine } from "./trouble.js";

/**
 * @typedef {import("../cards/rated.js").RatedCard} RatedCard
 * @typedef {import("../records.js").Rating} Rating
 */

const VALUES = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5];

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Rating} rating
 */
export function ratingStage(activity, rating) {
  const cards = ratedCards(view.value, activity, rating);
  const sizes = new Map(teamsOf(view.value).map(({ name, members }) => [name, members.length]));
  const all = present();
  keepInView(rating.spread[rating.spread.length - 1] ?? "");
  return html`<div class="console-asked">
      <p class="console-state">${t(`console.phase.${rating.phase}`)}</p>
      <h1>${say(rating.title)}</h1>
      <p>${say(rating.task)}</p>
    </div>
    ${troubleLine()} ${thenWords(activity, rating.phase === "shown" || rating.spread.length > 0)}
    <ol class="rated">
      ${cards.map((card) => one(activity, rating, card, sizes.get(card.team) ?? all))}
    </ol>`;
}

let lookedAt = "";

/** Once, when all begin to look at it. @param {string} card */
function keepInView(card) {
  if (card && card !== lookedAt) requestAnimationFrame(() => document.getElementById(`rated-${card}`)?.scrollIntoView({ block: "nearest" }));
  lookedAt = card;
}

/**
 * @param {string} activity
 * @param {Rating} rating
 * @param {RatedCard} card
 * @param {number} people
 */
function one(activity, rating, card, people) {
  const { held, number, team, value, rated, lessen, raise } = card;
  return html`<li class="rated-one" id=${`rated-${held.name}`}>
    <h2><span class="card-number">${number}</span> ${wordsOf(held.card)}</h2>
    <p class="rated-far">
      ${team ? html`<span class="rated-team">${leaf(team)} ${treeName(team)}</span>` : nothing}
      <span>${t("console.rating.rated", { n: rated, of: Math.max(rated, people) })}</span>
      ${agreeing(activity, held.name, value)}
    </p>
    ${rating.groups ? nothing : marksOf(activity, rating, card)}
    ${side("lessen", lessen, activity, rating)} ${side("raise", raise, activity, rating)}
  </li>`;
}

/**
 * @param {"lessen" | "raise"} name
 * @param {import("../cards/heaps.js").Held[]} cards
 * @param {string} activity
 * @param {Rating} rating
 */
function side(name, cards, activity, rating) {
  if (!cards.length) return nothing;
  return html`<h3>${t(`console.rating.${name}`)}</h3>
    ${rows(cards, activity, rating)}`;
}

/**
 * What the group has agreed on; the moderator may write it down for them.
 * @param {string} activity
 * @param {string} card
 * @param {number | null} value
 */
function agreeing(activity, card, value) {
  const agree = (/** @type {Event} */ { target }) => {
    const chosen = /** @type {HTMLSelectElement} */ (target).value;
    return act({ t: "rating.agree", activity, card, value: chosen === "" ? null : Number(chosen) });
  };
  return html`<label>
    <span>${t("console.rating.agreed")}</span>
    <select class="field" @change=${agree}>
      <option value="" .selected=${live(value === null)}>${t("console.rating.not_yet")}</option>
      ${VALUES.map((one) => html`<option value=${one} .selected=${live(one === value)}>${signed(one)}</option>`)}
    </select>
  </label>`;
}
