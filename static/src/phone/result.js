/** Where everyone stands, once it may be seen: people on the line, and the same in figures. */

import { html, nothing, svg } from "lit-html";

import { record } from "../board.js";
import { say, t } from "../texts.js";
import { own } from "./place.js";
import { nearest, plainStep, stepWords } from "./steps.js";

/**
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {import("../records.js").Count} Count
 */

const bins = 21;
const picture = { width: 336, column: 15, tallest: 132 };
const person = { tall: 27, wide: 14, most: 5 };
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
  const place = own(activity, scale.round);
  const count = countIn(activity, scale.round);
  return html`
    <div class="result">
      ${peopleView(binsOf(count), place?.waits ? undefined : (place?.at ?? undefined))}
      <p class="ends" aria-hidden="true"><span>◀&nbsp;${say(scale.low)}</span><span>${say(scale.high)}&nbsp;▶</span></p>
    </div>
    ${ownWords(scale, place)} ${figures(activity, scale, count)}
  `;
}

/** @param {Count} count */
function binsOf(count) {
  return Array.from({ length: bins }, (_, i) => count[`b${i}`] ?? 0);
}

/**
 * @param {number[]} heights
 * @param {number | undefined} at
 */
function peopleView(heights, at) {
  const tallest = Math.max(1, ...heights);
  const tall = Math.min(tallest, person.most) * person.tall + 8;
  const below = at === undefined ? 12 : 44;
  const ground = tallest > person.most ? picture.tallest : tall;
  const height = ground + below;
  const mine = at === undefined ? -1 : Math.round(at / 50);
  return html`<svg class="people" viewBox="0 0 ${picture.width} ${height}" aria-hidden="true">
    <rect class="plank" x="2" y=${ground} width=${picture.width - 4} height="8" rx="4"></rect>
    ${heights.map((n, bin) => column(n, bin, ground, tallest, bin === mine))}
    ${at === undefined ? nothing : flag(centre(mine), ground)}
  </svg>`;
}

/** @param {number} bin */
function centre(bin) {
  return picture.width / 2 + (bin - (bins - 1) / 2) * picture.column;
}

/**
 * @param {number} n
 * @param {number} bin
 * @param {number} ground
 * @param {number} tallest
 * @param {boolean} mine
 */
function column(n, bin, ground, tallest, mine) {
  const step = tallest > person.most ? (picture.tallest - 4) / tallest : person.tall;
  return Array.from({ length: n }, (_, i) => {
    const foot = ground - i * step;
    const kind = mine && i === 0 ? "me" : "";
    return tallest > person.most ? dot(centre(bin), foot, step, kind) : figure(centre(bin), foot, kind);
  });
}

/**
 * @param {number} x
 * @param {number} foot
 * @param {string} kind
 */
function figure(x, foot, kind) {
  const body = `M${x - 6} ${foot}v-9a6 6 0 0 1 12 0v9z`;
  return svg`<path class=${kind} d=${body}></path><circle class=${kind} cx=${x} cy=${foot - 20} r="4.5"></circle>`;
}

/**
 * @param {number} x
 * @param {number} foot
 * @param {number} step
 * @param {string} kind
 */
function dot(x, foot, step, kind) {
  const r = Math.max(1, Math.min(6.5, step / 2 - 0.4));
  return svg`<circle class=${kind} cx=${x} cy=${foot - step / 2} r=${r}></circle>`;
}

/**
 * The own place, marked below the line.
 * @param {number} x
 * @param {number} ground
 */
function flag(x, ground) {
  const words = Math.min(picture.width - 17, Math.max(17, x));
  return svg`<path class="me" d=${`M${x} ${ground + 9}l7 12h-14z`}></path>
    <rect class="me" x=${words - 17} y=${ground + 17} width="34" height="23" rx="11.5"></rect>
    <text x=${words} y=${ground + 33.5} text-anchor="middle">${t("phone.me")}</text>`;
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
    ${t("phone.you_stand")} <b>${plainStep(scale, nearest(at))}</b>${scale.phase === "shown"
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
  const now = bySteps(binsOf(count));
  const earlier = scale.round > 1 ? countIn(activity, scale.round - 1) : undefined;
  const before = earlier && isShown(earlier) ? bySteps(binsOf(earlier)) : undefined;
  return html`<table class="figures">
    <caption class="unseen">
      ${t("phone.figures")}
    </caption>
    <thead class=${before ? "" : "unseen"}>
      <tr>
        <th scope="col"><span class="unseen">${t("phone.place")}</span></th>
        ${before ? html`<th scope="col">${t("common.round", { n: scale.round - 1 })}</th>` : nothing}
        <th scope="col">${t("common.round", { n: scale.round })}</th>
      </tr>
    </thead>
    <tbody>
      ${[5, 4, 3, 2, 1].map(
        (n) => html`<tr>
          <th scope="row"><span class="rung-sign" aria-hidden="true">${signs[n]}</span>${stepWords(scale, n)}</th>
          ${before ? html`<td class="earlier">${before[n]}</td>` : nothing}
          <td>${now[n]}</td>
        </tr>`,
      )}
      ${beside("phone.waits", unseenIn(count), before && unseenIn(earlier))}
      ${beside("phone.listening", count.listening ?? 0, before && (earlier?.listening ?? 0))}
    </tbody>
  </table>`;
}

/**
 * Those who are on none of the steps, if there are any.
 * @param {string} key
 * @param {number} now
 * @param {number | undefined} before
 */
function beside(key, now, before) {
  if (!now) return nothing;
  return html`<tr>
    <th scope="row"><span class="rung-sign"></span>${t(key)}</th>
    ${before === undefined ? nothing : html`<td class="earlier">${before}</td>`}
    <td>${now}</td>
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
