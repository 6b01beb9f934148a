/** Where everyone stands, once it may be seen: people on the line, and the same in figures. */

import { html, nothing } from "lit-html";

import { record, workshop } from "../board.js";
import { stepLanguage, stepWords } from "../line/steps.js";
import { languageIn, say, t } from "../texts.js";
import { since } from "./lazily.js";
import { own } from "./place.js";
import { standing } from "./standing.js";
import { nearest } from "./steps.js";

/**
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {import("../records.js").Count} Count
 */

const bins = 21;
const signs = ["", "▼▼", "▼", "●", "▲", "▲▲"];

/**
 * @param {string} activity
 * @param {number} round
 * @returns {Count} zeros where nothing is known
 */
export function countIn(activity, round) {
  return record(`count/${activity}/${round}`) ?? { t: "count" };
}

/** Has anything been shown of this round? @param {Count} count */
export function isShown(count) {
  return binsOf(count).some((n) => n > 0);
}

/**
 * @param {string} activity
 * @param {Scale} scale
 */
export function resultView(activity, scale) {
  return html`${peopleView(activity, scale)} ${figuresView(activity, scale)}`;
}

/**
 * People on the line.
 * @param {string} activity
 * @param {Scale} scale
 */
export function peopleView(activity, scale) {
  const place = own(activity, scale.round);
  const count = countIn(activity, scale.round);
  return html`<div class="result">
    ${standing(binsOf(count), place?.waits ? undefined : (place?.at ?? undefined))}
    <p class="ends" aria-hidden="true">
      <span lang=${languageIn(scale.low)}>◀&nbsp;${say(scale.low)}</span>
      <span lang=${languageIn(scale.high)}>${say(scale.high)}&nbsp;▶</span>
    </p>
    ${thenView(activity)}
  </div>`;
}

/**
 * The own place in words, and how many stand where.
 * @param {string} activity
 * @param {Scale} scale
 */
export function figuresView(activity, scale) {
  const apart = record(`count/${activity}/${scale.round}/side/user`) ?? record(`count/${activity}/${scale.round}/side/staff`);
  return html`${ownWords(scale, own(activity, scale.round))} ${figures(activity, scale, countIn(activity, scale.round))}
  ${apart ? since()?.lineApart(activity, scale.round) : nothing}`;
}

/** What an earlier workshop said, or that it comes. @param {string} activity */
export function thenView(activity) {
  return record(`earlier/${activity}`) ? since()?.lineThen(activity) : nothing;
}

/** @param {Count} count */
function binsOf(count) {
  return Array.from({ length: bins }, (_, i) => count[`b${i}`] ?? 0);
}

/**
 * @param {Scale} scale
 * @param {import("../records.js").Place | undefined} place
 */
function ownWords(scale, place) {
  if (!place) return html`<p class="own">${t("phone.you_none")}</p>`;
  if (place.waits) return html`<p class="own">${t("phone.you_wait")}</p>`;
  const { at } = place;
  if (at === null) return html`<p class="own">${t("phone.you_listened")}</p>`;
  return html`<p class="own">
    ${t("phone.you_stand")} <b>${stepWords(scale, nearest(at))}</b>${scale.phase === "shown" && !workshop()?.closed
      ? html`<br />${t("phone.shown_next")}`
      : nothing}
  </p>`;
}

/**
 * @param {string} activity
 * @param {Scale} scale
 * @param {Count} count
 */
function figures(activity, scale, count) {
  const before = scale.round > 1 ? countIn(activity, scale.round - 1) : undefined;
  const then = record(`earlier/${activity}`)?.counts?.[""];
  /** @type {[head: string, steps: number[], count: Count | undefined][]} */
  const columns = [
    ...(then ? [column(t("phone.then.short"), then)] : []),
    ...(before && isShown(before) ? [column(t("common.round", { n: scale.round - 1 }), binsOf(before), before)] : []),
    column(then ? t("phone.now") : t("common.round", { n: scale.round }), binsOf(count), count),
  ];
  return html`<table class="figures">
    <caption class="unseen">
      ${t("phone.figures")}
    </caption>
    <thead class=${columns.length > 1 ? "" : "unseen"}>
      <tr>
        <th scope="col"><span class="unseen">${t("phone.place")}</span></th>
        ${columns.map(([head]) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${[5, 4, 3, 2, 1].map(
        (n) => html`<tr>
          <th scope="row"><span class="rung-sign" aria-hidden="true">${signs[n]}</span
            ><span lang=${stepLanguage(scale, n)}>${stepWords(scale, n)}</span></th>
          ${cells(columns.map(([, steps]) => steps[n]))}
        </tr>`,
      )}
      ${besides("phone.waits", columns.map(([, , of]) => of && unseenIn(of)))}
      ${besides("phone.listening", columns.map(([, , of]) => of && (of.listening ?? 0)))}
    </tbody>
  </table>`;
}

/**
 * @param {string} head
 * @param {number[]} heights
 * @param {Count} [count]  where more is known of it
 * @returns {[string, number[], Count | undefined]}
 */
function column(head, heights, count) {
  return [head, bySteps(heights), count];
}

/** The last is of now. @param {(number | undefined)[]} numbers */
function cells(numbers) {
  return numbers.map((n, i) => html`<td class=${i < numbers.length - 1 ? "earlier" : ""}>${n}</td>`);
}

/**
 * Those who are on none of the steps, if there are any now.
 * @param {string} key
 * @param {(number | undefined)[]} numbers
 */
function besides(key, numbers) {
  if (!numbers[numbers.length - 1]) return nothing;
  return html`<tr>
    <th scope="row"><span class="rung-sign"></span>${t(key)}</th>
    ${cells(numbers)}
  </tr>`;
}

/** How many newcomers wait while the others are shown. @param {Count} [count] */
function unseenIn(count = { t: "count" }) {
  return Math.max(0, (count.placed ?? 0) - binsOf(count).reduce((sum, n) => sum + n, 0));
}

/**
 * @param {number[]} heights
 * @returns {number[]} people by step, at 1…5
 */
function bySteps(heights) {
  const sums = [0, 0, 0, 0, 0, 0];
  heights.forEach((n, bin) => (sums[nearest(bin * 50)] = (sums[nearest(bin * 50)] ?? 0) + n));
  return sums;
}
