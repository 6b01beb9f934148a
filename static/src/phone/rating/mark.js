/** Where this person would put a card: eleven steps, a slider for the finger, and the way back. */

import { html, nothing } from "lit-html";

import { say, t } from "../../texts.js";
import { savedLine } from "../saved.js";
import { endsOf, inWords, ladderView, sliderView } from "./ladder.js";
import { mark, ownMark } from "./own.js";

/**
 * @param {string} activity
 * @param {import("../../records.js").Rating} rating
 * @param {string} card
 * @param {{slider?: boolean}} [options]
 */
export function markView(activity, rating, card, { slider = true } = {}) {
  const mine = ownMark(activity, card);
  const ends = endsOf(rating);
  const ask = t(say(rating.low) || say(rating.high) ? "phone.rating.ask_where" : "phone.rating.ask");
  const choose = (/** @type {number} */ value) => mark(activity, card, value);
  const away = html`<button type="button" class="button" @click=${() => mark(activity, card, null)}>${t("phone.take_back")}</button>`;
  return html`${ladderView(`mark-${card}`, ask, mine?.value, choose, ends)}
  ${mine && slider ? sliderView(ask, mine.value, choose, ends) : nothing}
  ${mine ? savedLine(mine.saved, t("phone.rating.mine", { value: inWords(mine.value, ends) }), away) : nothing}`;
}
