/**
 * The time, at the same place of every scene: quiet as long as there is enough of it, large while all count down, and a
 * soft sign when it is over. Nothing blinks and nothing is red.
 */
import { html, nothing, svg } from "lit-html";
import { second, serverNow, view, workshop } from "../board.js";
import { countDownOf, courseOf, MINUTE } from "../course.js";
import { inMinutesAndSeconds } from "../countdown.js";
import { ticking } from "../ticking.js";
import { t } from "../texts.js";
import { bell } from "./chime.js";

/** @typedef {import("../course.js").CountDown} CountDown */

/** It draws itself anew with every second, and nothing around it. */
export function clock() {
  return html`<div class="wall-clock">${ticking(() => withBell(downNow() ?? timeOfPart()))}</div>`;
}

/** For a scene that says by itself how long its part still takes. */
export function clockOfCountDown() {
  return html`<div class="wall-clock">${ticking(() => withBell(downNow()))}</div>`;
}

/** @param {unknown} words */
function withBell(words) {
  return words ? html`${words} ${bell()}` : nothing;
}

/** Reads signals. */
function downNow() {
  second.value;
  const down = countDownOf(view.value, serverNow());
  return down && countDown(down);
}

/** @param {CountDown} down */
function countDown({ what, left, whole, stands, over }) {
  if (over) return sign(t(`wall.time.${what}_over`));
  const standing = stands ? t("wall.time.stands") : "";
  if (what === "silence") return html`<p class="clock-quiet" role="timer">${standing} ${inMinutesAndSeconds(left)}</p>`;
  return html`<p class="clock-what">${workshop()?.current ? t(`wall.time.${what}`) : ""}<span>${standing}</span></p>
    ${disc(left / Math.max(1, whole), stands)}
    <b class="clock-left ${stands ? "stands" : ""}" role="timer">${inMinutesAndSeconds(left)}</b>`;
}

/** Reads signals. Where nothing is planned there is no clock. */
function timeOfPart() {
  second.value;
  const { now } = courseOf(view.value, serverNow());
  if (!now || !(now.planned + now.more)) return "";
  if (now.left <= 0) return sign(t("wall.time.over"));
  return html`<p class="clock-quiet">${now.left > MINUTE ? t("wall.time.left", { n: Math.ceil(now.left / MINUTE) }) : t("wall.time.soon")}</p>`;
}

/** @param {string} words */
function sign(words) {
  return html`<p class="clock-over" role="status">
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 3h12M6 21h12M8 3c0 4.5 3 6.5 4 9-1 2.5-4 4.5-4 9M16 3c0 4.5-3 6.5-4 9 1 2.5 4 4.5 4 9"></path></svg>
    ${words}
  </p>`;
}

/**
 * What is left, as a slice of a disc: it can be seen from further away than any figure.
 * @param {number} share  0…1
 * @param {boolean} [stands]
 */
export function disc(share, stands = false) {
  const left = Math.max(0, Math.min(1, share));
  return html`<svg class="clock-disc ${stands ? "stands" : ""}" viewBox="-50 -50 100 100" aria-hidden="true">
    <circle r="46"></circle>
    ${left > 0.999 ? svg`<circle class="slice" r="40"></circle>` : svg`<path class="slice" d=${slice(left, 40)}></path>`}
  </svg>`;
}

/**
 * From the top onwards, as hands go; what is gone is cut out first.
 * @param {number} left  0…1
 * @param {number} r
 */
function slice(left, r) {
  const angle = 2 * Math.PI * (1 - left);
  const [x, y] = [r * Math.sin(angle), -r * Math.cos(angle)].map((at) => Math.round(at * 100) / 100);
  return `M0 0L${x} ${y}A${r} ${r} 0 ${left > 0.5 ? 1 : 0} 1 0 ${-r}z`;
}
