/** What each kind of activity shows on the phone. */

import { html, nothing } from "lit-html";

import { t } from "../texts.js";
import { boards, later, reading } from "./lazily.js";
import { isQuiet } from "./pair.js";
import { scaleView } from "./scale.js";

/**
 * @typedef {import("../records.js").Scale | import("./later.js").Thing | import("./boards.js").Board
 *   | import("../records.js").Page} Thing
 * @typedef {object} Part   what a kind that is loaded later gives
 * @property {(activity: string, thing: any) => unknown} viewOf
 * @property {(activity: string, thing: any) => unknown} footOf   what stays at the thumb while the page scrolls
 * @property {(activity: string, thing: any) => boolean} writingIn   is the keyboard on the screen?
 * @property {(activity: string, thing: any) => string} openedOf   what one has opened in it oneself
 * @property {(activity: string, thing: any) => unknown} sharedOf
 * @property {(activity: string, thing: any) => unknown} resultOf   what is there to be seen by all, once it may be
 * @property {(activity: string, thing: any) => string} [wordsOn]   what a screen reader is told beside the phase
 */

/**
 * The part of the page that shows this kind.
 * @param {Thing} thing
 * @returns {Part | null} null until it is there
 */
export function partFor({ t: kind }) {
  if (kind === "canvas" || kind === "table") return boards();
  return kind === "page" ? reading() : later();
}

/**
 * @param {string} activity
 * @param {Thing} thing
 */
export function kindView(activity, thing) {
  if (thing.t === "scale") return scaleView(activity, thing);
  return partFor(thing)?.viewOf(activity, thing) ?? html`<p class="lead">${t("common.connecting")}</p>`;
}

/**
 * What stays at the thumb while the page scrolls.
 * @param {string} activity
 * @param {Thing} thing
 */
export function footView(activity, thing) {
  return thing.t === "scale" ? nothing : partFor(thing)?.footOf(activity, thing);
}

/**
 * Does something want the screen for itself? "quiet": nothing else at all; "writing": the keyboard needs the room.
 * @param {string} activity
 * @param {Thing} thing
 * @returns {"quiet" | "writing" | ""}
 */
export function wholeScreen(activity, thing) {
  if (thing.t === "scale") return isQuiet(activity, thing) ? "quiet" : "";
  return partFor(thing)?.writingIn(activity, thing) ? "writing" : "";
}

/**
 * Would it use a wide screen?
 * @param {Thing | undefined} thing
 */
export function isBroad(thing) {
  if (thing?.t === "choice") return thing.groups && thing.phase === "shown"; // groups stand beside each other
  return thing?.t === "canvas" || thing?.t === "table";
}

/**
 * On a laptop: do its input and what all see stand beside each other? A canvas and a table show all at once anyway.
 * @param {Thing | undefined} thing
 */
export function isPaired(thing) {
  return thing !== undefined && ["scale", "cards", "rating", "choice"].includes(thing.t);
}

/**
 * Changes exactly when the moderator has gone on within the activity.
 * @param {Thing} thing
 */
export function stageOf(thing) {
  if (thing.t === "page") return "";
  return thing.t === "scale" ? `${thing.round}/${thing.phase}` : thing.phase;
}

/**
 * What one has opened in it oneself.
 * @param {string} activity
 * @param {Thing} thing
 */
export function openThing(activity, thing) {
  return thing.t === "scale" ? isQuiet(activity, thing) : partFor(thing)?.openedOf(activity, thing);
}

/**
 * What a screen reader is told when the moderator has gone on.
 * @param {string} activity
 * @param {Thing} thing
 */
export function wordsOn(activity, thing) {
  if (thing.t === "page") return "";
  if (thing.t === "scale") return t(`phone.phase.${thing.phase}`);
  const board = thing.t === "canvas" || thing.t === "table" ? "cards" : thing.t;
  const phase = board === "cards" && thing.phase === "shown" && !("dots" in thing && thing.dots) ? "locked" : thing.phase;
  if (thing.t === "rating" && !thing.groups && phase === "open") return t("phone.phase.rating.all");
  return [t(`phone.phase.${board}.${phase}`), partFor(thing)?.wordsOn?.(activity, thing)].filter(Boolean).join(" ");
}
