/** Quiet lines under the header, each about something that goes on just now: a count-down, the floor, an answer. */

import { html, nothing } from "lit-html";

import { record, workshop, you } from "../../board.js";
import { t } from "../../texts.js";
import { openSheet, sheetOver } from "../sheet.js";
import { hasNewAnswer } from "./question.js";
import { timerView } from "./timer.js";

/** @param {string} activity  that is on the screen */
export function noticesView(activity) {
  const open = sheetOver(activity) === "hand";
  const over = workshop()?.closed;
  return html`${over ? nothing : timerView()} ${open || over ? nothing : floorView(activity)} ${open ? nothing : answerView(activity)}`;
}

/** @param {string} activity */
function floorView(activity) {
  if (!record(`hand/${you.value.seat}`)?.speaking) return nothing;
  return lineView(t("phone.hand.speaking"), t("phone.hand.see"), activity);
}

/** @param {string} activity */
function answerView(activity) {
  return hasNewAnswer() ? lineView(t("phone.question.answered"), t("phone.question.read"), activity) : nothing;
}

/**
 * @param {string} words
 * @param {string} way
 * @param {string} activity
 */
function lineView(words, way, activity) {
  return html`<div class="notice">
    <p role="status">${words}</p>
    <button type="button" class="button" @click=${() => openSheet("hand", activity)}>${way}</button>
  </div>`;
}
