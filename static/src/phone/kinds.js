/** What each kind of activity shows on the phone. */

import { nothing } from "lit-html";

import { cardsFoot, cardsView, isWriting } from "./cards/board.js";
import { grouping, openedIn } from "./cards/sheet.js";
import { choiceView } from "./choice/choice.js";
import { ratingView } from "./rating/rating.js";
import { scaleView } from "./scale.js";
import { isQuiet } from "./talk.js";

/** @typedef {import("../records.js").Scale | import("../records.js").Cards | import("../records.js").Rating | import("../records.js").Choice} Thing */

/**
 * @param {string} activity
 * @param {Thing} thing
 */
export function kindView(activity, thing) {
  if (thing.t === "scale") return scaleView(activity, thing);
  if (thing.t === "cards") return cardsView(activity, thing);
  return thing.t === "rating" ? ratingView(activity, thing) : choiceView(activity, thing);
}

/**
 * What stays at the thumb while the page scrolls.
 * @param {string} activity
 * @param {Thing} thing
 */
export function footView(activity, thing) {
  return thing.t === "cards" ? cardsFoot(activity, thing) : nothing;
}

/**
 * Does something want the screen for itself? "quiet": nothing else at all; "writing": the keyboard needs the room.
 * @param {string} activity
 * @param {Thing} thing
 * @returns {"quiet" | "writing" | ""}
 */
export function wholeScreen(activity, thing) {
  if (thing.t === "scale") return isQuiet(activity, thing) ? "quiet" : "";
  return thing.t === "cards" && thing.phase === "open" && isWriting(activity) && !openedIn(activity) ? "writing" : "";
}

/**
 * Changes exactly when the moderator has gone on within the activity.
 * @param {Thing} thing
 */
export function stageOf(thing) {
  return thing.t === "scale" ? `${thing.round}/${thing.phase}` : thing.phase;
}

/**
 * What one has opened in it oneself.
 * @param {string} activity
 * @param {Thing} thing
 */
export function openThing(activity, thing) {
  if (thing.t === "scale") return isQuiet(activity, thing);
  return [openedIn(activity)?.id ?? "", grouping.value].join("/");
}
