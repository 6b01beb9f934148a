/** Before beside after, for the moderator: as the wall has it, smaller, and never sooner. */
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { dayWords, earlierOf, sidesIn } from "../earlier.js";
import { binsIn, countedNow, countedThen } from "../line/counted.js";
import { Floor } from "../line/floor.js";
import { t } from "../texts.js";

const COUNTED = { body: 1.5, edge: 2.6, letters: 0, present: 0, step: /** @type {const} */ ("stand"), moves: false, spread: false, front: 0.25 };

const floors = { then: new Floor(), user: new Floor(), staff: new Floor() };

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {boolean} waiting  the new answers are hidden
 */
export function lineThen(activity, waiting) {
  const bins = waiting ? undefined : earlierOf(view.value, activity)?.counts?.[""];
  return html`${thenWords(activity, !waiting)}
  ${bins ? html`<div class="then">${floors.then.show(countedThen(bins), { ...COUNTED, words: t("console.then") })}</div>` : nothing}`;
}

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {import("../records.js").Scale} scale
 */
export function lineApart(activity, { round }) {
  return sidesIn(view.value, `count/${activity}/${round}`).map(({ side, count }) => {
    const words = `${t(`console.side.${side}`)}: ${t("console.line_people", { n: count.placed ?? 0 })}`;
    return html`<div class="console-side">
      <p class="console-state">${t(`console.side.${side}`)} · ${count.placed ?? 0}</p>
      ${floors[side].show(countedNow(binsIn(count), side === "user" ? "sea" : "amber"), { ...COUNTED, words })}
    </div>`;
  });
}

/**
 * When it was and how many answered, or that it is still hidden. Reads a signal.
 * @param {string} activity
 * @param {boolean} seen
 */
export function thenWords(activity, seen) {
  const earlier = earlierOf(view.value, activity);
  if (!earlier) return nothing;
  const when = { day: dayWords(earlier.day), n: earlier.people };
  const words = seen && earlier.people ? "console.then_people" : seen ? "console.then_day" : "console.then_later";
  return html`<p class="console-state">${t(words, when)}</p>`;
}
