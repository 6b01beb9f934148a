/** Under the line, the line of months ago: empty and with a calm word until the new one is shown, then with its people. */
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { dayWords, earlierOf } from "../earlier.js";
import { countedThen } from "../line/counted.js";
import { Floor } from "../line/floor.js";
import { t } from "../texts.js";
import { person } from "./choice/row.js";
import { step } from "./reveal.js";

/**
 * @typedef {import("../records.js").Earlier} Earlier
 * @typedef {import("../line/picture.js").Picture} Picture
 */

/** How a line looks that is only counted. */
export const COUNTED = { body: 4.6, edge: 10.8, letters: 0, present: 0, step: /** @type {const} */ ("stand"), moves: false, spread: false, front: 0.22 };

const floor = new Floor();

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Picture} picture  of the line as it stands now
 */
export function earlierLine(activity, picture) {
  const earlier = earlierOf(view.value, activity);
  if (!earlier) return nothing;
  const bins = picture.waiting || step.value !== "stand" ? undefined : earlier.counts?.[""];
  return html`<section class="then">
    <p class="then-words">${bins ? thenAndNow(earlier, picture.people.length) : laterWords(earlier)}</p>
    ${floor.show(countedThen(bins ?? []), { ...COUNTED, words: bins ? thenWords(earlier) : laterWords(earlier) })}
  </section>`;
}

/**
 * "Then (3 March 2026): 16 people. Now: 12 people", each beside how its people look.
 * @param {Earlier} earlier
 * @param {number} now
 */
export function thenAndNow(earlier, now) {
  return html`<span>${person("when hollow")} ${thenWords(earlier)}</span>
    <span class="then-now">${person("when")} ${t("wall.now", { n: now })}</span>`;
}

/** @param {Earlier} earlier */
export function thenWords({ day, people }) {
  return t("wall.then", { day: dayWords(day), n: people });
}

/** Before the reveal. @param {Earlier} earlier */
export function laterWords({ day }) {
  return t("wall.then_later", { day: dayWords(day) });
}

/**
 * Where nothing else says so: that earlier answers come, or how many they are. Reads a signal.
 * @param {string} activity
 * @param {number} now
 * @param {boolean} seen  the new answers may be seen
 */
export function earlierWords(activity, now, seen) {
  const earlier = earlierOf(view.value, activity);
  if (!earlier) return nothing;
  return html`<p class="then-foot">${seen ? thenAndNow(earlier, now) : laterWords(earlier)}</p>`;
}
