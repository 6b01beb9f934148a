/** The eleven steps from −5 to +5: to tap, to slide, and as a picture of how many stand where. */

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";

import { signed } from "../../cards/value.js";
import { say, t } from "../../texts.js";

const rows = /** @type {const} */ ([
  { side: "help", values: [1, 2, 3, 4, 5] },
  { side: "middle", values: [0] },
  { side: "hinder", values: [-1, -2, -3, -4, -5] },
]);

const HEADS_MOST = 3;

/**
 * What the sides of the scale mean.
 * @typedef {{help: string, hinder: string, middle: string}} Ends   "" where there are no words for it
 * @param {import("../../records.js").Rating} rating
 * @returns {Ends}
 */
export function endsOf({ low, high }) {
  if (say(low) || say(high)) return { help: say(high), hinder: say(low), middle: "" };
  return { help: t("phone.rating.helps"), hinder: t("phone.rating.hinders"), middle: t("phone.rating.neither") };
}

/**
 * A value as one would say it.
 * @param {number} value
 * @param {Ends} ends
 */
export function inWords(value, ends) {
  const words = value === 0 ? ends.middle : value > 0 ? ends.help : ends.hinder;
  return words ? `${signed(value)}, ${words}` : signed(value);
}

/**
 * @param {string} name     of the group of buttons
 * @param {string} label    what is asked
 * @param {number | undefined} chosen
 * @param {(value: number) => void} choose
 * @param {Ends} ends
 * @param {import("../../records.js").Count} [count]  how many stand where is shown on the steps
 */
export function ladderView(name, label, chosen, choose, ends, count) {
  const people = (/** @type {number} */ value) => count?.[`v${value}`] ?? 0;
  return html`<fieldset class="ladder">
    <legend>${label}</legend>
    ${rows.map(
      ({ side, values }) => html`<div class="ladder-row ${side}">
        ${side === "middle" ? nothing : html`<p class="ladder-words" aria-hidden="true">${ends[side]} ▸</p>`}
        <div class="ladder-steps ${count ? "peopled" : ""}">
          ${values.map((value) => stepView(name, value, chosen === value, choose, people(value), ends))}
        </div>
      </div>`,
    )}
  </fieldset>`;
}

/**
 * @param {string} name
 * @param {number} value
 * @param {boolean} checked
 * @param {(value: number) => void} choose
 * @param {number} people
 * @param {Ends} ends
 */
function stepView(name, value, checked, choose, people, ends) {
  return html`<label class="step ${checked ? "on" : ""}">
    <input
      type="radio"
      name=${name}
      aria-label=${people ? `${inWords(value, ends)}. ${t("phone.rating.chose", { n: people })}` : inWords(value, ends)}
      .checked=${live(checked)}
      @change=${() => choose(value)}
    />
    <span aria-hidden="true">
      ${checked ? "✓ " : ""}${signed(value)}
      ${value || !ends.middle ? nothing : html`<small class="ladder-words">${ends.middle}</small>`}
    </span>
    ${people ? html`<span class="heads" aria-hidden="true">${heads(people)}</span>` : nothing}
  </label>`;
}

/**
 * One by one as long as they are seen at a glance.
 * @param {number} people
 */
function heads(people) {
  return people <= HEADS_MOST ? "●".repeat(people) : `● ${people}`;
}

/**
 * @param {string} label
 * @param {number} value
 * @param {(value: number) => void} choose
 * @param {Ends} ends
 */
export function sliderView(label, value, choose, ends) {
  const slid = (/** @type {Event} */ { target }) => choose(Number(/** @type {HTMLInputElement} */ (target).value));
  return html`<div class="slider">
    <input
      type="range"
      min="-5"
      max="5"
      step="1"
      aria-label=${label}
      aria-valuetext=${inWords(value, ends)}
      .value=${live(String(value))}
      @change=${slid}
    />
    <p class="slider-ends" aria-hidden="true"><span>−5 ${ends.hinder}</span><span>${ends.help} +5</span></p>
  </div>`;
}

/**
 * How many stand at each value, from +5 down. Values nobody chose are left out at both ends.
 * @param {import("../../records.js").Count} count
 */
export function spreadView(count) {
  const all = Array.from({ length: 11 }, (_, i) => 5 - i).map((value) => ({ value, n: count[`v${value}`] ?? 0 }));
  const used = all.filter(({ n }) => n > 0);
  const [top, bottom] = [used[0]?.value ?? 0, used[used.length - 1]?.value ?? 0];
  const shown = all.filter(({ value }) => value <= top && value >= bottom);
  return html`<table class="spread">
    <caption class="unseen">
      ${t("phone.rating.spread")}
    </caption>
    <tbody>
      ${shown.map(
        ({ value, n }) => html`<tr>
          <th scope="row">${signed(value)}</th>
          <td>${n ? html`<span class="heads" aria-hidden="true">${"●".repeat(Math.min(n, 12))}</span>` : nothing}</td>
          <td>${n}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
