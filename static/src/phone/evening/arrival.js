/** Whoever comes in the middle is told once where everyone is. */

import { html } from "lit-html";

import { t } from "../../texts.js";
import { partWords } from "../kicker.js";

/**
 * @param {string} activity  where everyone was when this person came
 * @param {() => void} close
 */
export function arrivalView(activity, close) {
  return html`<div class="notice arrival">
    <p role="status"><b>${t("phone.arrival", { part: partWords(activity) })}</b> ${t("phone.arrival.how")}</p>
    <button type="button" class="button" @click=${close}>${t("phone.arrival.close")}</button>
  </div>`;
}
