/** What to shorten when it is late: parts that nobody has seen yet, each with what it would win, and the way back. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { serverNow, view } from "../../board.js";
import { t } from "../../texts.js";
import { act, busy } from "../act.js";
import { courseOf, MINUTE, offersOf } from "../../course.js";
import { activityIn, titleOf } from "../kinds.js";
import { inMinutes } from "./words.js";

/** @typedef {import("../../outbox.js").Command} Command */
/** @typedef {import("../../course.js").Offer} Offer */

/** What was shortened here had so many minutes before. @type {import("@preact/signals-core").Signal<Record<string, number>>} */
const before = signal({});

/** Reads signals: call it inside an effect. */
export function shorten() {
  const course = courseOf(view.value, serverNow());
  const offers = offersOf(course);
  const skipped = course.parts.filter(({ state }) => state === "skipped");
  if (!offers.length && !skipped.length) return nothing;
  return html`<section class="more-part">
    <h3>${t("console.time.shorten")}</h3>
    <p>${t("console.time.shorten_how")}</p>
    <ul class="time-offers">
      ${offers.map(offer)} ${skipped.map(({ activity, planned }) => left(activity, planned))}
    </ul>
  </section>`;
}

/** @param {Offer} offer */
function offer({ activity, planned, shorter }) {
  const was = before.value[activity];
  return html`<li>
    ${title(activity)} <small>${was ? html`<s>${inMinutes(was)}</s> ` : nothing}${inMinutes(planned)}</small>
    <div class="time-buttons">
      ${shorter < planned ? button(wins(planned - shorter), activity, () => cut(activity, planned, shorter)) : nothing}
      ${button(t("console.time.leave_out", { n: planned / MINUTE }), activity, () => skip(activity, true))}
      ${was ? button(t("console.time.undo"), activity, () => undo(activity, was)) : nothing}
    </div>
  </li>`;
}

/**
 * @param {string} activity
 * @param {number} planned
 */
function left(activity, planned) {
  return html`<li class="skipped">
    ${title(activity)} <small>${t("console.agenda.skipped")}${planned ? ` · ${inMinutes(planned)}` : ""}</small>
    <div class="time-buttons">${button(t("console.agenda.unskip"), activity, () => skip(activity, false))}</div>
  </li>`;
}

/** @param {string} activity */
function title(activity) {
  return html`<span class="time-title">${titleOf(activityIn(view.value, activity))}</span>`;
}

/** @param {number} length */
function wins(length) {
  return t("console.time.wins", { n: length / MINUTE });
}

/**
 * @param {string} activity
 * @param {number} planned
 * @param {number} shorter
 */
async function cut(activity, planned, shorter) {
  const first = before.peek()[activity] ?? planned;
  if (await act(ofMinutes(activity, shorter))) before.value = { ...before.peek(), [activity]: first };
}

/**
 * @param {string} activity
 * @param {number} was
 */
async function undo(activity, was) {
  if (!(await act(ofMinutes(activity, was)))) return;
  const { [activity]: _, ...rest } = before.peek();
  before.value = rest;
}

/**
 * @param {string} activity
 * @param {boolean} skipped
 */
function skip(activity, skipped) {
  return act({ t: "activity.skip", activity, skipped });
}

/**
 * @param {string} activity
 * @param {number} length  ms
 * @returns {Command}
 */
function ofMinutes(activity, length) {
  return { t: "activity.edit", activity, settings: { minutes: length / MINUTE } };
}

/**
 * @param {string} words
 * @param {string} activity
 * @param {() => unknown} onPress
 */
function button(words, activity, onPress) {
  const name = `${words}: ${titleOf(activityIn(view.value, activity))}`;
  return html`<button type="button" class="button small" aria-label=${name} aria-disabled=${busy.value} @click=${() => busy.peek() || onPress()}>
    ${words}
  </button>`;
}
