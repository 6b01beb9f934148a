/** The numbers at the right for cards, ratings and questions, and a word for the moderator. */
import { html, nothing } from "lit-html";
import { here, view } from "../board.js";
import { answersTo } from "../cards/answers.js";
import { cardsOf, onTheTable } from "../cards/heaps.js";
import { ratedCards } from "../cards/rated.js";
import { t } from "../texts.js";

/**
 * @typedef {import("../records.js").Cards} Cards
 * @typedef {import("../records.js").Rating} Rating
 * @typedef {import("../records.js").Choice} Choice
 * @typedef {import("../records.js").Count} Count
 */

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Cards | Rating | Choice} found
 */
export function boardCounts(activity, found) {
  if (found.t === "choice") return choiceCounts(activity, found);
  return found.t === "rating" ? ratingCounts(activity, found) : cardCounts(activity, found);
}

/**
 * @param {string} activity
 * @param {Cards} board
 */
function cardCounts(activity, { phase, dots }) {
  const cards = onTheTable(cardsOf(view.value, activity)).length;
  const count = /** @type {Count | undefined} */ (view.value.get(`count/${activity}/dots`));
  const [done, begun] = [count?.done ?? 0, count?.begun ?? 0];
  return html`${figure("cards", cards)} ${dots && phase !== "open" ? share("dots_used", done, expected(done + begun)) : nothing}`;
}

/**
 * @param {string} activity
 * @param {Rating} rating
 */
function ratingCounts(activity, rating) {
  const cards = ratedCards(view.value, activity, rating);
  return share("agreed", cards.filter(({ value }) => value !== null).length, cards.length);
}

/**
 * @param {string} activity
 * @param {Choice} choice
 */
function choiceCounts(activity, choice) {
  const { placed, listening } = answersTo(view.value, activity, choice);
  return html`${share("answered", placed, expected(placed + listening))}
  ${listening ? html`<div><dt>${t("console.listening")}</dt><dd>${listening}</dd></div>` : nothing}`;
}

/** @param {number} least  so many have done something */
function expected(least) {
  return Math.max(here.value.hall + here.value.remote, least);
}

/**
 * @param {string} name
 * @param {number} n
 * @param {number} of
 */
function share(name, n, of) {
  const words = t(`console.count.${name}`);
  return html`<div>
    <dt>${words}</dt>
    <dd>${t("console.of", { n, of })}</dd>
    <dd><progress max=${Math.max(of, 1)} value=${n} aria-label=${words}></progress></dd>
  </div>`;
}

/**
 * @param {string} name
 * @param {number} value
 */
function figure(name, value) {
  return html`<div>
    <dt>${t(`console.count.${name}`)}</dt>
    <dd>${value}</dd>
  </div>`;
}

/**
 * @param {Cards | Rating | Choice} found
 * @returns {string}
 */
export function boardHint(found) {
  if (found.t === "choice") return t(found.phase === "shown" ? "console.hint.answers" : "console.hint.question");
  if (found.t === "rating") return t(found.phase === "shown" ? "console.hint.common" : "console.hint.rating");
  if (found.phase === "voting") return t("console.hint.voting");
  if (found.phase === "shown") return t(found.picked.length ? "console.hint.picked" : "console.hint.sums");
  return t("console.hint.cards");
}
