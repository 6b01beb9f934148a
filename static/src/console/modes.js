/** What is seen of each person: without names, with names later, with names at once. */
import { html } from "lit-html";
import { view } from "../board.js";
import { t } from "../texts.js";
import { scaleIn } from "./steps.js";

/** @typedef {import("../records.js").Mode} Mode */

const MODES = /** @type {const} */ (["nameless", "hidden", "live"]);

/**
 * @param {Mode} chosen
 * @param {(mode: Mode) => void} choose
 */
export function modeChoice(chosen, choose) {
  return html`<fieldset class="choices">
    <legend class="unseen">${t("console.mode")}</legend>
    ${MODES.map(
      (mode) => html`<label class="choice">
        <input type="radio" name="mode" value=${mode} .checked=${mode === chosen} @change=${() => choose(mode)} />
        <span><b>${t(`console.mode.${mode}`)}</b> ${t(`console.mode.${mode}_means`)}</span>
      </label>`,
    )}
  </fieldset>`;
}

/**
 * The setting of the statements to come, or else of the last one.
 * @param {import("../records.js").Workshop} workshop
 * @returns {Mode}
 */
export function modeForNext({ agenda }) {
  const scales = agenda.map((activity) => scaleIn(view.value, activity));
  return (scales.find((scale) => scale && !scale.opened) ?? scales[scales.length - 1])?.mode ?? "nameless";
}
