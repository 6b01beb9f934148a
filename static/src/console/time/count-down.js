/** Count-downs that everyone sees: a silent minute, minutes to talk, minutes to work. */
import { html, nothing } from "lit-html";
import { inMinutesAndSeconds } from "../../countdown.js";
import { t } from "../../texts.js";
import { act, busy } from "../act.js";
import { silentMinute } from "./silence.js";
import { ticking } from "../../ticking.js";
import { countDownNow } from "./words.js";

/** @typedef {import("../../course.js").CountDown} CountDown */
/** @typedef {import("../../outbox.js").Command} Command */

const TALK = 3;
const WORK = [5, 10, 15, 20];
const MOST = 180; // minutes

/** Reads signals: call it inside an effect. */
export function countDown() {
  return html`<section class="more-part">
    <h3>${t("console.time.count_down")}</h3>
    ${ticking(running)}
    <div class="time-buttons">
      ${button(t("console.time.silence"), silentMinute)} ${button(`${t("console.time.talk")} · ${minutes(TALK)}`, start("talk", TALK))}
    </div>
    <p>${t("console.time.work")}</p>
    <div class="time-buttons">${WORK.map((n) => button(minutes(n), start("work", n)))}</div>
    <form class="time-own" @submit=${startOwn}>
      <label class="asked">
        <span>${t("console.time.own")}</span>
        <input class="field" type="number" name="minutes" inputmode="numeric" min="1" max=${MOST} required />
      </label>
      <button class="button" aria-disabled=${busy.value}>${t("console.time.start")}</button>
    </form>
  </section>`;
}

function running() {
  const down = countDownNow();
  if (!down) return html`<p>${t("console.time.count_down_how")}</p>`;
  return html`<div class="time-running">
    <p>${t(`console.time.${down.what}`)}${down.stands ? ` · ${t("console.time.stands")}` : ""}</p>
    <p class="time-left" role="timer">${down.over ? t("console.time.up") : inMinutesAndSeconds(down.left)}</p>
    <div class="time-buttons">
      ${down.over ? nothing : standing(down)} ${button(t("console.time.more", { n: 1 }), { t: "timer.add", seconds: 60 })}
      ${button(t("console.time.more", { n: 2 }), { t: "timer.add", seconds: 120 })}
      ${button(t(down.over ? "console.time.done" : "console.time.end"), { t: "timer.stop" })}
    </div>
  </div>`;
}

/** @param {CountDown} down */
function standing({ stands }) {
  return button(t(stands ? "console.time.go_on" : "console.time.pause"), { t: "timer.pause", paused: !stands });
}

/**
 * @param {"talk" | "work"} what
 * @param {number} n  minutes
 */
function start(what, n) {
  return { t: "timer.start", what, seconds: n * 60 };
}

/** @param {SubmitEvent} event */
function startOwn(event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const n = Number(new FormData(form).get("minutes"));
  if (!busy.peek() && n >= 1 && n <= MOST) void act(start("work", Math.round(n))).then((done) => done && form.reset());
}

/** @param {number} n */
function minutes(n) {
  return t("common.minutes", { n });
}

/**
 * @param {string} words
 * @param {Command} command
 */
function button(words, command) {
  return html`<button type="button" class="button" aria-disabled=${busy.value} @click=${() => busy.peek() || act(command)}>${words}</button>`;
}
