/** What each kind of activity shows on the phone. */

import { html, nothing } from "lit-html";

import { t } from "../texts.js";
import { later } from "./lazily.js";
import { scaleView } from "./scale.js";
import { isQuiet } from "./talk.js";

/** @typedef {import("../records.js").Scale | import("./later.js").Thing} Thing */

/**
 * @param {string} activity
 * @param {Thing} thing
 */
export function kindView(activity, thing) {
  if (thing.t === "scale") return scaleView(activity, thing);
  return later()?.viewOf(activity, thing) ?? html`<p class="lead">${t("common.connecting")}</p>`;
}

/**
 * What stays at the thumb while the page scrolls.
 * @param {string} activity
 * @param {Thing} thing
 */
export function footView(activity, thing) {
  return thing.t === "scale" ? nothing : later()?.footOf(activity, thing);
}

/**
 * Does something want the screen for itself? "quiet": nothing else at all; "writing": the keyboard needs the room.
 * @param {string} activity
 * @param {Thing} thing
 * @returns {"quiet" | "writing" | ""}
 */
export function wholeScreen(activity, thing) {
  if (thing.t === "scale") return isQuiet(activity, thing) ? "quiet" : "";
  return later()?.writingIn(activity, thing) ? "writing" : "";
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
  return thing.t === "scale" ? isQuiet(activity, thing) : later()?.openedOf(activity);
}
