/** A question drawn as a pyramid: from the broadest level up, what the institution does at the left, people at the right. */

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";

import { languageIn, say, t } from "../../texts.js";

/** @typedef {import("../../records.js").Choice} Choice */

/** How wide the top is, in hundredths of the foot. */
const TOP = 22;

/**
 * @param {Choice} choice
 * @param {{picks: number[], choose?: (n: number) => void, beside?: (n: number) => unknown}} options  choose: a level was
 *   tapped; beside: what stands on a level
 */
export function pyramidView(choice, { picks, choose, beside = () => nothing }) {
  const levels = choice.options.map((_, n) => choice.options.length - 1 - n);
  return html`<div class="levels">
    <p class="levels-sides" aria-hidden="true"><span>${t("common.pyramid.institution")}</span><span>${t("common.pyramid.people")}</span></p>
    ${levels.map((n) => levelView(choice, n, picks.includes(n), choose, beside(n)))}
  </div>`;
}

/**
 * @param {Choice} choice
 * @param {number} n  counted from the foot
 * @param {boolean} on
 * @param {((n: number) => void) | undefined} choose
 * @param {unknown} beside
 */
function levelView(choice, n, on, choose, beside) {
  const { text, other } = choice.options[n] ?? {};
  const width = 100 - ((100 - TOP) * n) / Math.max(1, choice.options.length - 1);
  const parts = html`<span class="level-step" aria-hidden="true" .style=${`width: ${width}%`}></span>
    <span class="level-sides">
      ${sideView(text, t("common.pyramid.institution"))}
      <b class="level-number" aria-hidden="true">${on ? "✓" : n + 1}</b>
      ${sideView(other, t("common.pyramid.people"))}
    </span>
    ${beside}`;
  if (!choose) return html`<div class="level ${on ? "on" : ""}">${parts}</div>`;
  return html`<label class="level ${on ? "on" : ""}">
    <input
      type=${choice.several ? "checkbox" : "radio"}
      name="option"
      .checked=${live(on)}
      @change=${() => choose(n)}
    />
    ${parts}
  </label>`;
}

/**
 * @param {import("../../boot.js").SaidIn | undefined} said
 * @param {string} side
 */
function sideView(said, side) {
  const words = say(said);
  return html`<span class="level-side" lang=${languageIn(said)}
    >${words ? html`<span class="unseen">${side}: </span>${words}` : nothing}</span
  >`;
}
