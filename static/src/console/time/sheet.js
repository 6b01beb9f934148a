/** The sheet of the time: of this part, count-downs for all, the whole, and what to shorten. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { serverNow, view } from "../../board.js";
import { inMinutesAndSeconds } from "../../countdown.js";
import { t } from "../../texts.js";
import { act, busy, press } from "../act.js";
import { activityIn, titleOf } from "../kinds.js";
import { figure } from "../counts.js";
import { sheet } from "../panel.js";
import { troubleLine } from "../trouble.js";
import { countDown } from "./count-down.js";
import { shorten } from "./shorten.js";
import { ticking } from "../../ticking.js";
import { courseNow, given, inMinutes, lateWords, timeOfDay } from "./words.js";

/** @typedef {import("../../course.js").Part} Part */

const MORE = [2, 5, 10];
const DAY = 24 * 60 * 60_000;

/** Reads signals: call it inside an effect. */
export function timeSheet() {
  return sheet(
    t("console.time.title"),
    html`${troubleLine()}
      <div class="more">
        ${ticking(thisPart)} ${countDown()}
        <section class="more-part">
          <h3>${t("console.time.whole")}</h3>
          ${ticking(whole)} ${due()}
        </section>
        ${shorten()}
      </div>`,
  );
}

function thisPart() {
  const part = courseNow().now;
  if (!part) return nothing;
  return html`<section class="more-part">
    <h3>${t("console.time.part")}</h3>
    <p class="time-title">${titleOf(activityIn(view.value, part.activity))}</p>
    <dl class="time-facts">${facts(part)}</dl>
    <div class="time-buttons">
      ${MORE.map((minutes) => moreButton(minutes))}
    </div>
  </section>`;
}

/** @param {Part} part */
function facts(part) {
  const { planned, more, used, left } = part;
  if (!planned && !more) return figure(t("console.time.so_far"), inMinutesAndSeconds(used));
  return html`${figure(t("console.time.planned"), given(part))} ${figure(t("console.time.so_far"), inMinutesAndSeconds(used))}
  ${left > 0 ? figure(t("console.time.left"), inMinutesAndSeconds(left)) : figure(t("console.time.over"), inMinutesAndSeconds(-left))}`;
}

/** @param {number} n */
function moreButton(n) {
  return html`<button
    type="button"
    class="button"
    aria-label=${t("console.time.more_means", { n })}
    aria-disabled=${busy.value}
    @click=${() => press({ t: "part.more", minutes: n })}
  >
    ${t("console.time.more", { n })}
  </button>`;
}

function whole() {
  const course = courseNow();
  return html`<dl class="time-facts">
    ${figure(t("console.time.now"), timeOfDay(serverNow()))} ${figure(t("console.time.end_about"), timeOfDay(course.ends))}
    ${figure(t("console.time.planned"), inMinutes(course.planned))} ${course.begun ? figure(t("console.time.so_far"), inMinutes(course.used)) : nothing}
  </dl>
  ${course.due ? html`<p class="time-late">${lateWords(course)}</p>` : nothing}`;
}

/** By which hour all is to be over: it is settled as the first part begins, and can be said here. */
function due() {
  const { due } = courseNow();
  return html`<label class="asked">
    <span>${t("console.time.due")}</span>
    <input class="field time-hour" type="time" .value=${live(due ? timeOfDay(due) : "")} @change=${setDue} />
  </label>`;
}

/** @param {Event} event */
function setDue({ target }) {
  const [hours = NaN, minutes = NaN] = /** @type {HTMLInputElement} */ (target).value.split(":").map(Number);
  if (Number.isNaN(hours + minutes)) return;
  const today = new Date(serverNow()).setHours(hours, minutes, 0, 0);
  // After midnight the evening goes on: an hour that is long past is tomorrow's.
  const ends = today < serverNow() - DAY / 4 ? today + DAY : today;
  void act({ t: "workshop.edit", ends });
}
