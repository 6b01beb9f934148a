/** The clock that is always in sight: of this part or of a count-down in the bar, of the whole in the head. */
import { html, nothing, svg } from "lit-html";
import { serverNow, view } from "../../board.js";
import { inMinutesAndSeconds } from "../../countdown.js";
import { t } from "../../texts.js";
import { busy, press } from "../act.js";
import { minutesLate } from "../../course.js";
import { openPanel } from "../panel.js";
import { workshopIn } from "../steps.js";
import { ticking } from "../../ticking.js";
import { countDownNow, courseNow, given, lateWords, timeOfDay } from "./words.js";

/**
 * @typedef {import("../../course.js").Course} Course
 * @typedef {import("../../course.js").Part} Part
 * @typedef {import("../../course.js").CountDown} CountDown
 * @typedef {{ words: unknown, under: string, share: number, over: boolean }} Face   `share`: of the time, that has gone
 */

const MORE = 2;

/** What time it is, when all is over, and how late that is. Reads signals: call it inside an effect. */
export function hourButton() {
  if (workshopIn(view.value)?.closed) return nothing;
  return html`<button type="button" class="hour" aria-haspopup="dialog" @click=${openTime}>${ticking(hour)}</button>`;
}

function hour() {
  const course = courseNow();
  const end = course.planned ? html` <span>${t("console.time.ends", { time: timeOfDay(course.ends) })}</span>` : nothing;
  return html`<b>${timeOfDay(serverNow())}</b>${end}${course.due ? lateMark(course) : nothing}`;
}

/** @param {Course} course */
function lateMark(course) {
  return html` <span class=${minutesLate(course) > 0 ? "late" : "calm"}>${lateWords(course)}</span>`;
}

/** What this part, or the count-down, has left; and what lengthens it in one tap. Reads signals: call it inside an effect. */
export function clock() {
  const workshop = workshopIn(view.value);
  if (!workshop || workshop.closed || !(workshop.current || view.value.has("timer"))) return nothing;
  return html`<div class="clock">
    <button type="button" class="button clock-face" aria-haspopup="dialog" @click=${openTime}>${ticking(face)}</button>
    ${ticking(quick)}
  </div>`;
}

export function openTime() {
  openPanel({ name: "time" });
}

function face() {
  const course = courseNow();
  const down = countDownNow();
  const shown = down ? downFace(down) : course.now && partFace(course.now);
  if (!shown) return nothing;
  const { words, under, share, over } = shown;
  return html`<span class="clock-ring ${over ? "over" : ""}">${ring(share)}</span>
    <span class="clock-words" role="timer">
      <b>${words}</b> ${!down && minutesLate(course) > 0 ? shortLate(course) : nothing}
      <small>${under}</small>
    </span>`;
}

/**
 * Where the head is out of sight.
 * @param {Course} course
 */
function shortLate(course) {
  const words = t("console.time.more", { n: minutesLate(course) });
  return html`<span class="late narrow-inline" aria-label=${lateWords(course)}>${words}</span>`;
}

/**
 * @param {CountDown} down
 * @returns {Face}
 */
function downFace({ what, left, whole, stands, over }) {
  const words = over ? t("console.time.up") : inMinutesAndSeconds(left);
  const under = [t(`console.time.${what}`), stands ? t("console.time.stands") : ""].filter((one) => one).join(" · ");
  return { words, under, share: whole ? 1 - left / whole : 0, over };
}

/**
 * @param {Part} part
 * @returns {Face}
 */
function partFace(part) {
  const { planned, more, used, left } = part;
  if (!planned && !more) return { words: inMinutesAndSeconds(used), under: t("console.time.so_far"), share: 0, over: false };
  const over = left <= 0;
  const time = given(part);
  const under = over ? t("console.time.over_of", { over: inMinutesAndSeconds(-left), time }) : t("console.time.left_of", { time });
  return { words: over ? t("console.time.up") : inMinutesAndSeconds(left), under, share: used / (planned + more), over };
}

/** @param {number} share  0…1, and beyond */
function ring(share) {
  const gone = Math.max(0, Math.min(1, share));
  return html`<svg viewBox="0 0 36 36" aria-hidden="true">
    <circle cx="18" cy="18" r="15" pathLength="100"></circle>
    ${gone ? svg`<circle class="gone" cx="18" cy="18" r="15" pathLength="100" stroke-dasharray=${`${Math.round(gone * 100)} 100`}></circle>` : nothing}
  </svg>`;
}

/** What is wanted most often, at one tap: two minutes more, or what a count-down needs. */
function quick() {
  const down = countDownNow();
  if (down) return downQuick(down);
  const { now } = courseNow();
  if (!now) return nothing;
  const up = now.left <= 0 && now.planned + now.more > 0;
  return button(t("console.time.more", { n: MORE }), { t: "part.more", minutes: MORE }, t("console.time.more_means", { n: MORE }), up);
}

/** @param {CountDown} down */
function downQuick({ stands, over }) {
  return html`${over ? nothing : html`<span class="wide-inline">${standing(stands)}</span>`}
  ${button(t("console.time.more", { n: 1 }), { t: "timer.add", seconds: 60 })}
  ${button(t(over ? "console.time.done" : "console.time.end"), { t: "timer.stop" })}`;
}

/** @param {boolean} stands */
function standing(stands) {
  return button(t(stands ? "console.time.go_on" : "console.time.pause"), { t: "timer.pause", paused: !stands });
}

/**
 * @param {string} words
 * @param {import("../../outbox.js").Command} command
 * @param {string} [means]
 * @param {boolean} [wanted]  it is time for it
 */
function button(words, command, means = words, wanted = false) {
  return html`<button
    type="button"
    class="button quick ${wanted ? "wanted" : ""}"
    aria-label=${means}
    aria-disabled=${busy.value}
    @click=${() => press(command)}
  >
    ${words}
  </button>`;
}
