/** When the results will be looked at again: asked as the workshop ends, and in the sheet. */
import { html } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { t } from "../../texts.js";
import { busy } from "../act.js";
import { actAt, troubleAt } from "./asked.js";

/** @typedef {import("../../records.js").Workshop} Workshop */

const MONTHS = [3, 6, 12];

/** @param {Workshop} workshop */
export function againForm({ again }) {
  return html`<form class="again" @submit=${save}>
    <label class="asked">
      <span>${t("console.keeping.again")}</span>
      <input class="field" type="date" name="again" min=${inMonths(0)} .value=${live(again ?? "")} />
    </label>
    <button class="button" aria-disabled=${busy.value}>${t("console.save")}</button>
    <div class="again-soon">
      ${MONTHS.map((n) => html`<button type="button" class="button quiet" @click=${propose(n)}>${t("console.keeping.in_months", { n })}</button>`)}
    </div>
    ${troubleAt("again")}
  </form>`;
}

/** @param {SubmitEvent} event */
function save(event) {
  event.preventDefault();
  const again = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("again"));
  return actAt("again", { t: "workshop.keep", again });
}

/** It is only written there: whoever presses this still sees which day it is. @param {number} months */
function propose(months) {
  return (/** @type {Event} */ { target }) => {
    const form = /** @type {HTMLButtonElement} */ (target).form;
    const field = /** @type {HTMLInputElement} */ (form?.elements.namedItem("again"));
    field.value = inMonths(months);
  };
}

/**
 * The same day so many months from now, in this place; where that month is shorter, its last.
 * @param {number} months
 * @returns {string} ISO
 */
export function inMonths(months) {
  const now = new Date();
  const last = new Date(Date.UTC(now.getFullYear(), now.getMonth() + months + 1, 0));
  last.setUTCDate(Math.min(last.getUTCDate(), now.getDate()));
  return last.toISOString().slice(0, 10);
}
