/** A statement on the phone, from reading it to talking about it: one thing to do at a time. */

import { html, nothing } from "lit-html";

import { link } from "../board.js";
import { t } from "../texts.js";
import { evening } from "./lazily.js";
import { answer, answerIn, change, late, stoodBefore, suggestion, takeBack } from "./place.js";
import { resultView, thenView } from "./result.js";
import { stepsView } from "./steps.js";

/**
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {import("./place.js").Answer} Answer
 */

/**
 * @param {string} activity
 * @param {Scale} scale
 */
export function scaleView(activity, scale) {
  if (scale.phase === "open") return openView(activity, scale);
  if (scale.phase === "shown") return html`${lateWords(activity)} ${resultView(activity, scale)}`;
  if (scale.phase === "talk") return evening()?.talkView(activity, scale) ?? html`<p class="lead">${t("common.connecting")}</p>`;
  return html`<p class="lead">${t("phone.think")}</p>`;
}

/**
 * @param {string} activity
 * @param {Scale} scale
 */
function openView(activity, scale) {
  const given = answerIn(activity, scale.round);
  return html`
    <p class="promise">${promise(activity, scale)}</p>
    ${stepsView(activity, scale)} ${given ? nothing : suggestionView(activity, scale)}
    ${statusView(activity, scale, given)} ${thenView(activity)}
  `;
}

/**
 * What will be seen of this answer; who has stood here before knows it already and finds a new mark on the line.
 * @param {string} activity
 * @param {Scale} scale
 */
function promise(activity, scale) {
  const late = suggestion(activity, scale.round)?.why === "late";
  const isNew = stoodBefore(activity, scale.round) === undefined;
  return t(isNew || late ? `phone.mode.${scale.mode}` : "phone.before_mark");
}

/**
 * @param {string} activity
 * @param {Scale} scale
 */
function suggestionView(activity, scale) {
  const proposed = suggestion(activity, scale.round);
  if (!proposed) return nothing;
  return html`<div class="suggestion">
    ${proposed.why === "late" ? html`<p>${t("phone.late_again")}</p>` : nothing}
    <button type="button" class="button strong wide" @click=${() => answer(activity, scale.round, proposed.at)}>
      ${t(proposed.why === "late" ? "phone.stand_there" : "phone.stay_here")}
    </button>
  </div>`;
}

/**
 * Saved or waiting, in words and with a sign; and for ten seconds the way back.
 * @param {string} activity
 * @param {Scale} scale
 * @param {Answer | undefined} given
 */
export function statusView(activity, scale, given) {
  const recent = change.value?.activity === activity && change.value.round === scale.round;
  return html`<div class="status">
    <p role="status" class=${statusKind(given)}>${statusWords(given, Boolean(suggestion(activity, scale.round)))}</p>
    ${recent
      ? html`<button id="take-back" type="button" class="button" @click=${takeBack}>${t("phone.take_back")}</button>`
      : nothing}
  </div>`;
}

/** @param {Answer | undefined} given */
function statusKind(given) {
  if (!given) return "none";
  if (given.saved) return "saved";
  return link.value === "waiting" ? "waiting" : "sending";
}

/**
 * @param {Answer | undefined} given
 * @param {boolean} suggested  a suggestion is on the screen and says enough
 */
function statusWords(given, suggested) {
  const kind = statusKind(given);
  if (kind === "none") return suggested ? "" : t("phone.status.none");
  const sign = { saved: "✓", sending: "…", waiting: "◌" }[kind];
  const words = given?.at === null && kind === "saved" ? t("phone.status.listening") : t(`phone.status.${kind}`);
  return html`<span aria-hidden="true">${sign}</span> ${words}`;
}

/** @param {string} activity */
export function lateWords(activity) {
  if (late.value?.activity !== activity) return nothing;
  return html`<p class="note">${t("phone.late")}</p>`;
}
