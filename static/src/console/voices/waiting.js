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

/** In the bar, beside the step that shows what was answered. */
export function slowView() {
  return ticking(slow);
}

/** Reads signals. */
function slow() {
  const asked = askedNow();
  if (!asked || !voicesIn(asked.activity)) return nothing;
  const left = missingIn(asked);
  const now = waiting.value;
  if (!now) return left ? button(t("console.slow.wait"), () => wait(asked), "wait") : nothing;
  const over = leftUntil(now.until) <= 0;
  return html`<div class="slow">
    <p>
      <b role="status">${t(over ? "console.slow.still" : "console.slow.missing", { n: left })}</b>
      ${over ? nothing : html`<span role="timer" aria-label=${t("console.slow.most")}>${inMinutesAndSeconds(leftUntil(now.until))}</span>`}
    </p>
    ${over ? button(t("console.slow.longer"), () => wait(asked)) : nothing} ${button(t("console.slow.stop"), stop)}
  </div>`;
}

/**
 * @param {string} words
 * @param {() => void} onPress
 * @param {string} [kind]
 */
function button(words, onPress, kind = "") {
  return html`<button type="button" class="button ${kind}" @click=${onPress}>${words}</button>`;
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
