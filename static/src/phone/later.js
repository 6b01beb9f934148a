/** All that is loaded when the first activity of cards, rating or choice comes on the screen. */

import "./start.js"; // so that nothing of it is in this file, too

import { html, nothing } from "lit-html";

import { record } from "../board.js";
import { manyIn } from "../cards/heaps.js";
import { t } from "../texts.js";
import { cardsFoot, cardsView, isWriting } from "./cards/board.js";
import { progressView } from "./cards/dots.js";
import { tableOf } from "./cards/own.js";
import { resultView as dotsView } from "./cards/result.js";
import { grouping, openedIn } from "./cards/sheet.js";
import { choiceView } from "./choice/choice.js";
import { resultView as answersView } from "./choice/result.js";
import { scaleView as commonScale } from "./rating/common-scale.js";
import { ratingView } from "./rating/rating.js";
import { figure } from "./shared.js";

export { closingView } from "./closing.js";
export { leftoversView } from "./leftovers.js";
export { rulesFoot, rulesView } from "./rules.js";

/** @typedef {import("../records.js").Cards | import("../records.js").Rating | import("../records.js").Choice} Thing */

/**
 * @param {string} activity
 * @param {Thing} thing
 */
export function viewOf(activity, thing) {
  if (thing.t === "cards") return cardsView(activity, thing);
  return thing.t === "rating" ? ratingView(activity, thing) : choiceView(activity, thing);
}

/**
 * What stays at the thumb while the page scrolls.
 * @param {string} activity
 * @param {Thing} thing
 */
export function footOf(activity, thing) {
  return thing.t === "cards" ? cardsFoot(activity, thing) : nothing;
}

/**
 * Is the keyboard on the screen, so that everything else makes room?
 * @param {string} activity
 * @param {Thing} thing
 */
export function writingIn(activity, thing) {
  return thing.t === "cards" && thing.phase === "open" && isWriting(activity) && !openedIn(activity);
}

/**
 * What one has opened in it oneself.
 * @param {string} activity
 */
export function openedOf(activity) {
  return [openedIn(activity)?.id ?? "", grouping.value].join("/");
}

/**
 * What is there to be seen by all, once it may be.
 * @param {string} activity
 * @param {Thing} thing
 */
export function resultOf(activity, thing) {
  if (thing.t === "cards") return dotsView(activity, thing);
  return thing.t === "rating" ? commonScale(activity, thing) : answersView(activity, thing);
}

/**
 * @param {string} activity
 * @param {Thing} thing
 */
export function sharedOf(activity, thing) {
  if (thing.t === "cards") return cardsShared(activity, thing);
  return thing.t === "rating" ? ratingShared(activity, thing) : choiceShared(activity, thing);
}

/**
 * @param {string} activity
 * @param {import("../records.js").Cards} board
 */
function cardsShared(activity, board) {
  return html`
    ${board.phase === "shown" ? dotsView(activity, board) : nothing}
    ${board.phase === "voting" ? progressView(activity) : nothing}
    <dl class="counts">
      ${figure("phone.cards.count", manyIn(tableOf(activity).heaps))}
    </dl>
  `;
}

/**
 * @param {string} activity
 * @param {import("../records.js").Rating} rating
 */
function ratingShared(activity, rating) {
  if (rating.phase === "shown") return commonScale(activity, rating);
  return html`<p class="lead">${t(rating.groups ? "phone.rating.not_shown_yet" : "phone.rating.all_first")}</p>`;
}

/**
 * @param {string} activity
 * @param {import("../records.js").Choice} choice
 */
function choiceShared(activity, choice) {
  const count = record(`count/${activity}/votes`);
  const seen = choice.phase === "shown" || choice.mode === "live";
  return html`
    ${seen ? answersView(activity, choice) : html`<p class="lead">${t("phone.choice.not_shown_yet")}</p>`}
    <dl class="counts">
      ${figure("phone.choice.answered", count?.placed ?? 0)} ${figure("phone.listening", count?.listening ?? 0)}
    </dl>
  `;
}
