/** "Show when all have answered": the console counts down who is missing, and shows by itself. */
import { effect, signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { here, link, present, second, serverNow, view } from "../../board.js";
import { inMinutesAndSeconds, leftUntil } from "../../countdown.js";
import { t } from "../../texts.js";
import { busy, press } from "../act.js";
import { activityIn } from "../kinds.js";
import { plan } from "../plan.js";
import { nextStep, workshopIn } from "../steps.js";
import { ticking } from "../../ticking.js";
import { voicesIn } from "./heard.js";
import { WAITS, askedIn, decide, missing } from "./slow.js";

/**
 * @typedef {import("./slow.js").Asked} Asked
 * @typedef {import("./slow.js").Waiting} Waiting
 */

/** @type {import("@preact/signals-core").Signal<Waiting | null>} */
const waiting = signal(/** @type {Waiting | null} */ (null));

/** Shows, gives up or goes on, as the numbers change. Call it once. */
export function watchForSlow() {
  effect(() => {
    const now = waiting.value;
    if (!now || link.value !== "live") return;
    second.value;
    const asked = askedNow();
    const decision = decide(now, asked, { missing: missingIn(asked), people: present(), now: serverNow() });
    if (decision === "over") queueMicrotask(stop);
    if (decision === "show" && !busy.value) queueMicrotask(show);
  });
}

/** Beside the numbers, as the bar is full: to wait for those who are missing. Reads signals: call it inside an effect. */
export function slowButton() {
  const asked = askedNow();
  if (waiting.value || !asked || !voicesIn(asked.activity) || !missingIn(asked)) return nothing;
  return button(t("console.slow.wait"), () => wait(asked), "wide wait");
}

/** As long as it waits: for how many, and for how long still. Reads signals: call it inside an effect. */
export function slowBeacon() {
  return waiting.value ? ticking(stillWaiting) : nothing;
}

/** Reads signals. */
function stillWaiting() {
  const [now, asked] = [waiting.value, askedNow()];
  if (!now || !asked) return nothing;
  const left = leftUntil(now.until);
  return html`<div class="beacon slow">
    <b role="status">${t(left > 0 ? "console.slow.missing" : "console.slow.still", { n: missingIn(asked) })}</b>
    ${left > 0
      ? html`<span role="timer" aria-label=${t("console.slow.most")}>${inMinutesAndSeconds(left)}</span>`
      : button(t("console.slow.longer"), () => wait(asked), "small")}
    ${button(t("console.slow.stop"), stop, "small")}
  </div>`;
}

/**
 * @param {string} words
 * @param {() => void} onPress
 * @param {string} kind
 */
function button(words, onPress, kind) {
  return html`<button type="button" class="button ${kind}" @click=${onPress}>${words}</button>`;
}

/** Whether the bar has to say so. Reads a signal. */
export function isWaiting() {
  return waiting.value !== null;
}

/** @returns {Asked | null} */
function askedNow() {
  const activity = workshopIn(view.value)?.current ?? "";
  return workshopIn(view.value)?.closed ? null : askedIn(view.value, activity, activityIn(view.value, activity));
}

/** @param {Asked | null} asked */
function missingIn(asked) {
  const spoken = asked && voicesIn(asked.activity);
  return spoken ? missing(spoken, here.value, asked) : present();
}

/** @param {Asked} asked */
function wait(asked) {
  waiting.value = { ...asked, until: serverNow() + WAITS };
}

function stop() {
  waiting.value = null;
}

/** The same step that the large button takes. */
function show() {
  const step = waiting.peek() && nextStep(view.peek(), plan.peek());
  stop();
  if (step) void press(...step.commands);
}
