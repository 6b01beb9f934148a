/** The count-down that all see, as one quiet line. A talk has its own clock. */

import { html, nothing } from "lit-html";

import { record } from "../../board.js";
import { inMinutesAndSeconds, leftOf } from "../../countdown.js";
import { t } from "../../texts.js";

const soon = 30_000;

/** @typedef {import("../../records.js").Timer} Timer */

/** Reads signals: it changes every second. */
export function timerView() {
  const timer = /** @type {Timer | undefined} */ (record("timer"));
  if (!timer || timer.what === "talk") return nothing;
  const left = leftOf(timer);
  const over = left <= 0;
  return html`<div class="timer ${timer.what} ${left <= soon ? "soon" : ""}">
    <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"></circle><path d="M12 6.5V12l3.5 2.5"></path></svg>
    <p role="status">${t(over ? "phone.talk_over" : `phone.timer.${timer.what}`)}</p>
    ${over ? nothing : html`<b role="timer">${inMinutesAndSeconds(left)}</b>`}
    ${timer.until || over ? nothing : html`<small>${t("phone.timer.stands")}</small>`}
  </div>`;
}
