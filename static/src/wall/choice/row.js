/** One answer with those who gave it: people one by one as long as they can be told apart, else a bar. */
import { html, nothing, svg } from "lit-html";
import { inTongues } from "../tongues.js";

const PEOPLE_MOST = 40;
const PERSON = svg`<circle cx="10" cy="7" r="6"></circle><path d="M10 15c6 0 9 3.5 9 9v8q0 3-3 3H4q-3 0-3-3v-8c0-5.5 3-9 9-9z"></path>`;

/** One person. @param {string} [look] */
export function person(look = "one-person") {
  return html`<svg class=${look} viewBox="0 0 20 36" aria-hidden="true">${PERSON}</svg>`;
}

/**
 * @param {import("../../records.js").Option} option
 * @param {number} count
 * @param {number} most  of all the options
 * @param {unknown} picture  its sign, or its face
 * @param {number} [then]  how many gave it in an earlier workshop, where there was one
 */
export function row({ text, sign }, count, most, picture, then) {
  return html`<li class="result-row sign-${sign || "plain"}">
    <p class="result-name">${picture}<span>${inTongues(text)}</span></p>
    ${then === undefined ? nothing : chose(then, most, "then-count")} ${chose(count, most, "")}
  </li>`;
}

/**
 * @param {number} count
 * @param {number} most
 * @param {string} look
 */
function chose(count, most, look) {
  return html`<b class="result-count ${look}">${count}</b> ${most > PEOPLE_MOST ? bar(count, most, look) : people(count, most, look)}`;
}

/**
 * @param {number} count
 * @param {number} most
 * @param {string} look
 */
function people(count, most, look) {
  const across = Math.max(10, most <= 20 ? most : Math.ceil(most / 2));
  const rows = most <= 20 ? 1 : 2;
  return html`<svg class="result-people ${look}" viewBox=${`0 0 ${across * 24} ${rows * 40}`} preserveAspectRatio="xMinYMid meet" aria-hidden="true">
    ${Array.from({ length: count }, (_, i) => {
      const [x, y] = [(i % across) * 24, Math.floor(i / across) * 40];
      return svg`<g transform=${`translate(${x} ${y + 2})`}>${PERSON}</g>`;
    })}
  </svg>`;
}

/**
 * @param {number} count
 * @param {number} most
 * @param {string} look
 */
function bar(count, most, look) {
  return html`<svg class="result-people ${look}" viewBox="0 0 1000 60" preserveAspectRatio="none" aria-hidden="true">
    <rect width=${(1000 * count) / most} height="60" rx="6"></rect>
  </svg>`;
}
