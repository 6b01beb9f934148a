/** On a laptop: the own input, and beside it what all see. Loaded only where there is room for both. */

import "./start.js"; // so that nothing of it is in this file, too

import { html, nothing } from "lit-html";

import { manyIn } from "../cards/heaps.js";
import { t } from "../texts.js";
import { aboutView, cardsFoot, lyingView, promiseView } from "./cards/board.js";
import { tableOf } from "./cards/own.js";
import { openedIn, sheetView } from "./cards/sheet.js";
import { choiceView } from "./choice/choice.js";
import { countIn, figuresView, isShown, peopleView } from "./result.js";
import { lateWords } from "./scale.js";
import { figure, lineCounts, presence, sharedView } from "./shared.js";
import { shutView } from "./shut.js";

/**
 * @typedef {import("./kinds.js").Thing} Thing
 * @typedef {import("../records.js").Cards} Cards
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {{own: unknown, all: unknown}} Sides
 */

/**
 * @param {string} activity
 * @param {Thing} thing
 * @param {() => unknown} placeView  what a phone would show of it
 */
export function besideView(activity, thing, placeView) {
  const { own, all } = sidesOf(activity, thing, placeView);
  return html`<div class="sides ${own ? "" : "one"} of-${thing.t}">
    ${own ? html`<section class="own-side">${own}</section>` : nothing}
    <section class="all-side" aria-label=${t("phone.tab.shared")}>${all}</section>
  </div>`;
}

/**
 * @param {string} activity
 * @param {Thing} thing
 * @param {() => unknown} placeView
 * @returns {Sides} `own` is null when there is nothing to do oneself
 */
function sidesOf(activity, thing, placeView) {
  if (thing.t === "cards") return cardSides(activity, thing);
  if (thing.t === "scale") return lineSides(activity, thing, placeView);
  if ((thing.t === "rating" || thing.t === "choice") && thing.phase === "shown") return { own: null, all: sharedView(activity) };
  if (thing.t === "choice") {
    const view = choiceView(activity, thing, { result: false });
    return { own: thing.shut ? shutView(thing, view) : view, all: sharedView(activity) };
  }
  return { own: placeView(), all: sharedView(activity) };
}

/**
 * The line is what all look at, with people on it or not yet; where one stands oneself is said beside it.
 * @param {string} activity
 * @param {Scale} scale
 * @param {() => unknown} placeView
 * @returns {Sides}
 */
function lineSides(activity, scale, placeView) {
  const count = countIn(activity, scale.round);
  const shown = isShown(count);
  return {
    own: shown && scale.phase === "shown" ? html`${lateWords(activity)} ${figuresView(activity, scale)}` : placeView(),
    all: html`${peopleView(activity, scale)} ${shown || scale.mode === "live" ? nothing : html`<p class="lead">${t("phone.not_shown_yet")}</p>`}
    ${lineCounts(count)}`,
  };
}

/**
 * One writes at the left; a card that is opened opens there, too, and the others stay in sight.
 * @param {string} activity
 * @param {Cards} board
 * @returns {Sides}
 */
function cardSides(activity, board) {
  const held = board.phase === "voting" ? undefined : openedIn(activity);
  const view = held
    ? sheetView(activity, board, held)
    : html`${aboutView(activity, board)} ${promiseView(board)} ${cardsFoot(activity, board)}`;
  return {
    own: board.shut ? shutView(board, view) : view,
    all: html`${board.phase === "closed" ? nothing : lyingView(activity, board)}
      <dl class="counts">${figure("phone.cards.count", manyIn(tableOf(activity).heaps))} ${presence()}</dl>`,
  };
}
