/** Everyone rates every card: a list with one's own marks, one card at a time, and on to the next that has none. */

import { html, nothing } from "lit-html";
import { signal } from "@preact/signals-core";

import { record, view } from "../../board.js";
import { ratedCards } from "../../cards/rated.js";
import { signed } from "../../cards/value.js";
import { earlierOf } from "../../earlier.js";
import { wordsOf } from "../../text/words.js";
import { say, t } from "../../texts.js";
import { saidView } from "../cards/said.js";
import { laterWords } from "../since/words.js";
import { spreadView } from "./ladder.js";
import { markView } from "./mark.js";
import { ownMark } from "./own.js";

/**
 * @typedef {import("../../records.js").Rating} Rating
 * @typedef {import("../../cards/rated.js").RatedCard} RatedCard
 */

/** The card that is open, as "<activity>/<card>"; "" for the list of all. */
const chosen = signal("");

/**
 * @param {string} activity
 * @param {Rating} rating
 */
export function everyCardView(activity, rating) {
  const cards = ratedCards(view.value, activity, rating);
  const open = cards.find(({ held }) => chosen.value === `${activity}/${held.name}`);
  return open ? oneView(activity, rating, open, cards) : listView(activity, rating, cards);
}

/**
 * @param {string} activity
 * @param {Rating} rating
 * @param {RatedCard[]} cards
 */
function listView(activity, rating, cards) {
  const left = unrated(activity, cards);
  const earlier = earlierOf(view.value, activity);
  return html`${say(rating.task) ? html`<p class="task">${say(rating.task)}</p>` : nothing}
    <p class="every-done"><b>${t("phone.rating.done", { n: cards.length - left.length, of: cards.length })}</b></p>
    <ol class="every">
      ${cards.map((card) => html`<li>${rowView(activity, card)}</li>`)}
    </ol>
    ${rating.phase === "open" && left[0] ? nextButton(activity, left[0], left.length === cards.length ? "phone.rating.begin" : "phone.rating.next") : nothing}
    ${earlier && !earlier.values ? laterWords(earlier) : nothing}`;
}

/**
 * @param {string} activity
 * @param {RatedCard} card
 */
function rowView(activity, { held, number }) {
  const mine = ownMark(activity, held.name);
  return html`<button type="button" class="card every-one" @click=${() => openCard(activity, held.name)}>
    <span class="every-number">${number}.</span>
    <span class="words" lang=${held.card.language || nothing}>${wordsOf(held.card)}</span>
    <b class="every-mark">${mine ? signed(mine.value) : html`<span aria-hidden="true">–</span><span class="unseen">${t("phone.rating.none_yet")}</span>`}</b>
  </button>`;
}

/**
 * @param {string} activity
 * @param {Rating} rating
 * @param {RatedCard} card
 * @param {RatedCard[]} cards
 */
function oneView(activity, rating, card, cards) {
  const { held, number } = card;
  const next = unrated(activity, [...cards.slice(number), ...cards.slice(0, number)]).find((one) => one !== card);
  const mine = ownMark(activity, held.name);
  return html`<button type="button" class="button quiet back" @click=${() => (chosen.value = "")}>
      <span aria-hidden="true">‹</span> ${t("phone.rating.all")}
    </button>
    <p class="fine">${t("phone.rating.number", { n: number, of: cards.length })}</p>
    <h2 class="rated words" lang=${held.card.language || nothing}>${wordsOf(held.card)}</h2>
    ${saidView(held.card)} ${mayMark(rating, held.name) ? markView(activity, rating, held.name, { slider: false }) : settledView(activity, card, mine)}
    ${mine && rating.phase === "open" ? (next ? nextButton(activity, next, "phone.rating.next") : doneButton()) : nothing}`;
}

/**
 * A mark that moved while all look on would tell whose it is.
 * @param {Rating} rating
 * @param {string} card
 */
function mayMark({ phase, who, sides, spread }, card) {
  return phase === "open" && !((who === "nameless" || sides) && spread.includes(card));
}

/**
 * It is looked at by all.
 * @param {string} activity
 * @param {RatedCard} card
 * @param {{value: number} | undefined} mine
 */
function settledView(activity, { held, marks, then }, mine) {
  return html`${mine ? html`<p>${t("phone.rating.mine", { value: signed(mine.value) })}</p>` : nothing}
  ${marks.length ? spreadView(record(`count/${activity}/${held.name}`)) : nothing}
  ${then === undefined ? nothing : html`<p class="then-words">${t("phone.then.short")}: ${signed(then)}</p>`}`;
}

/**
 * @param {string} activity
 * @param {RatedCard} card
 * @param {string} words
 */
function nextButton(activity, { held }, words) {
  return html`<button type="button" class="button strong wide every-next" @click=${() => openCard(activity, held.name)}>${t(words)}</button>`;
}

function doneButton() {
  return html`<button type="button" class="button strong wide every-next" @click=${() => (chosen.value = "")}>${t("phone.rating.all_done")}</button>`;
}

/**
 * @param {string} activity
 * @param {string} card
 */
function openCard(activity, card) {
  chosen.value = `${activity}/${card}`;
  scrollTo(0, 0);
}

/**
 * @param {string} activity
 * @param {RatedCard[]} cards
 */
function unrated(activity, cards) {
  return cards.filter(({ held }) => !ownMark(activity, held.name));
}
