/** The line with its five steps, the own mark at its exact place, and the finer ways to move it. */

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { signal } from "@preact/signals-core";

import { stepLanguage, stepWords } from "../line/steps.js";
import { say, t } from "../texts.js";
import { slideAlong } from "./drag.js";
import { answer, answerIn, nudge, stoodBefore, suggestion } from "./place.js";

/** @typedef {import("../records.js").Scale} Scale */

const aBit = 25;
const between = 250;

/** From the top of the line down, as it hangs on the screen. */
const steps = [
  { n: 5, sign: "▲▲" },
  { n: 4, sign: "▲" },
  { n: 3, sign: "●" },
  { n: 2, sign: "▼" },
  { n: 1, sign: "▼▼" },
];

const exactly = signal(false);

/**
 * @param {string} activity
 * @param {Scale} scale
 * @param {{listen?: boolean}} [options]  listen: offer "I listen this time"
 */
export function stepsView(activity, scale, { listen = true } = {}) {
  const given = answerIn(activity, scale.round);
  const at = given?.at;
  const standing = typeof at === "number";
  return html`
    <div class="steps" role="radiogroup" aria-labelledby="statement">
      <div class="rungs">
        ${lineView(given, ghostAt(activity, scale.round, given), (to) => answer(activity, scale.round, to))}
        ${steps.map(({ n, sign }) =>
          rung({
            label: html`<span class="rung-sign" aria-hidden="true">${sign}</span
              ><span lang=${stepLanguage(scale, n)}>${stepWords(scale, n)}</span>`,
            checked: standing && nearest(at) === n,
            choose: () => answer(activity, scale.round, (n - 1) * between),
          }),
        )}
      </div>
      ${listen
        ? rung({
            label: html`<span>${t("phone.listen")}</span>`,
            checked: at === null,
            choose: () => answer(activity, scale.round, null),
            kind: "listen",
          })
        : nothing}
    </div>
    ${standing ? finer(activity, scale, at) : nothing}
  `;
}

/**
 * The pale mark on the line: where one tap would put an undecided person, later where they stood before.
 * @param {string} activity
 * @param {number} round
 * @param {import("./place.js").Answer | undefined} given
 */
function ghostAt(activity, round, given) {
  return given ? stoodBefore(activity, round) : suggestion(activity, round)?.at;
}

/** @param {number} at */
export function nearest(at) {
  return Math.round(at / between) + 1;
}

/**
 * @param {import("./place.js").Answer | undefined} given
 * @param {number | undefined} before
 * @param {(at: number) => void} moveTo
 */
function lineView(given, before, moveTo) {
  const at = given?.at;
  return html`<div class="line" aria-hidden="true">
    ${typeof before === "number" ? html`<span class="mark before" .style=${height(before)}></span>` : nothing}
    ${typeof at === "number"
      ? html`<span
          class="mark ${given?.saved ? "" : "unsaved"}"
          .style=${height(at)}
          @pointerdown=${slideAlong(moveTo)}
          >${t("phone.me")}</span
        >`
      : nothing}
  </div>`;
}

/** As a property, because the page's security policy allows no style attributes. @param {number} at */
function height(at) {
  return `bottom: ${at / 10}%`;
}

/**
 * @param {{label: unknown, checked: boolean, choose: () => void, kind?: string}} parts
 */
function rung({ label, checked, choose, kind = "" }) {
  return html`<label class="rung ${kind} ${checked ? "on" : ""}">
    <input type="radio" name="step" .checked=${live(checked)} @change=${choose} @click=${choose} />
    ${label}
  </label>`;
}

/**
 * @param {string} activity
 * @param {Scale} scale
 * @param {number} at
 */
function finer(activity, scale, at) {
  const move = (/** @type {number} */ by) => () => nudge(activity, scale.round, by);
  return html`
    <div class="finer">
      <button type="button" class="button" @click=${move(aBit)} aria-disabled=${at === 1000}>
        <span aria-hidden="true">▲</span> ${t("phone.a_bit")}<span class="unseen"> ${t("phone.a_bit_up")}</span>
      </button>
      <button type="button" class="button" @click=${move(-aBit)} aria-disabled=${at === 0}>
        <span aria-hidden="true">▼</span> ${t("phone.a_bit")}<span class="unseen"> ${t("phone.a_bit_down")}</span>
      </button>
      <button
        type="button"
        class="button"
        aria-expanded=${exactly.value}
        @click=${toggleSlider}
      >
        ${t("phone.exactly")}
      </button>
    </div>
    ${exactly.value ? slider(activity, scale, at) : nothing}
  `;
}

function toggleSlider() {
  exactly.value = !exactly.value;
  document.querySelector(".slider")?.scrollIntoView({ block: "nearest" });
}

/**
 * @param {string} activity
 * @param {Scale} scale
 * @param {number} at
 */
function slider(activity, scale, at) {
  const slid = (/** @type {Event} */ { target }) =>
    answer(activity, scale.round, Number(/** @type {HTMLInputElement} */ (target).value));
  return html`<div class="slider">
    <input
      type="range"
      min="0"
      max="1000"
      step="5"
      aria-label=${t("phone.exact_place")}
      aria-valuetext=${inWords(scale, at)}
      .value=${live(String(at))}
      @input=${slid}
    />
    <p class="slider-ends" aria-hidden="true"><span>${say(scale.low)}</span><span>${say(scale.high)}</span></p>
  </div>`;
}

/**
 * A place as one would say it.
 * @param {Scale} scale
 * @param {number} at
 */
function inWords(scale, at) {
  const n = nearest(at);
  const off = at - (n - 1) * between;
  const words = stepWords(scale, n);
  if (Math.abs(off) < aBit) return words;
  return t(off > 0 ? "phone.bit_above" : "phone.bit_below", { step: words });
}
