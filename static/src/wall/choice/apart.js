/** What users and staff answered, side by side and equally large: as shares, for they are seldom equally many. */
import { html, nothing } from "lit-html";
import { optionSign } from "../../cards/option-sign.js";
import { say } from "../../texts.js";
import { sideName } from "../apart.js";
import { shrink } from "../shrink.js";

/**
 * @typedef {import("../../earlier.js").SideCount} SideCount
 * @typedef {import("../../records.js").Choice} Choice
 * @typedef {import("../../records.js").Earlier} Earlier
 */

/** Letters, rem. */
const SIZES = [4, 3.6, 3.2, 2.9, 2.6, 2.3];

/**
 * Reads a signal.
 * @param {Choice} asked
 * @param {SideCount[]} sides
 * @param {Earlier["counts"]} counts  of then, by side
 */
export function answersApart(asked, sides, counts) {
  return html`<ul class="panels across-2 choice-panels sides-panels" ${shrink(SIZES)}>
    ${sides.map(({ side, count }) => one(asked, side, count, counts?.[side]))}
  </ul>`;
}

/**
 * @param {Choice} asked
 * @param {import("../../earlier.js").Side} side
 * @param {import("../../records.js").Count} count
 * @param {number[] | undefined} then
 */
function one({ options }, side, count, then) {
  const people = count.placed ?? 0;
  const before = sum(then ?? []);
  return html`<li class="panel side-${side}">
    ${sideName(side, people, before)}
    <ul class="team-answers">
      ${options.map(({ text, other, sign }, i) => html`<li class="team-answer">
        <p>${optionSign(sign)}<span>${say(text) || say(other)}</span></p>
        ${then ? bar("hollow", then[i] ?? 0, before) : nothing} ${bar("", count[`o${i}`] ?? 0, people)}
      </li>`)}
    </ul>
  </li>`;
}

/**
 * @param {string} look
 * @param {number} n
 * @param {number} of
 */
function bar(look, n, of) {
  const length = Math.round((85 * n) / Math.max(1, of));
  return html`<span class="share ${look}">${n ? html`<i .style=${`width:${length}%`}></i>` : nothing}<b>${n}</b></span>`;
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((all, n) => all + n, 0);
}
