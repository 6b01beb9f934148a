/** Before and after in words. */

import { html } from "lit-html";

import { dayWords } from "../../earlier.js";
import { t } from "../../texts.js";

/** @typedef {import("../../records.js").Earlier} Earlier */

/** Until the new answers are shown. @param {Earlier} earlier */
export function laterWords({ day }) {
  return html`<p class="then-words">${t("phone.then.later", { day: dayWords(day) })}</p>`;
}

/** @param {Earlier} earlier */
export function thenTitle({ day, people }) {
  return html`<h2 class="then-title">${t("phone.then", { day: dayWords(day) })} <small>${t("phone.then.people", { n: people })}</small></h2>`;
}
