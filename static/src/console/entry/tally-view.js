/** Crosses on paper strips, counted step by step. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { view } from "../../board.js";
import { stepLanguage, stepWords } from "../../line/steps.js";
import { t } from "../../texts.js";
import { act, busy } from "../act.js";
import { troubleLine } from "../trouble.js";
import { STEPS, binsOf, countedIn } from "./tally.js";

/** @typedef {import("../../records.js").Scale} Scale */

const SIGNS = ["▼▼", "▼", "●", "▲", "▲▲"];
const MOST = 500;

/** What has been counted here, by `<activity>/<round>`; `saved`: the line has it. @type {import("@preact/signals-core").Signal<Map<string, { counts: number[], saved: boolean }>>} */
const tallies = signal(new Map());

/** The round that the paper is of, where it is not the last one. */
const earlier = signal({ activity: "", round: 0 });

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Scale} scale
 */
export function tallyView(activity, scale) {
  const round = earlier.value.activity === activity ? earlier.value.round : scale.round;
  const { counts, saved, touched } = tallyOf(activity, round);
  const ready = touched && !saved;
  const sum = counts.reduce((total, count) => total + count, 0);
  return html`<p>${t("console.entry.tally_how")}</p>
    ${troubleLine()}
    ${scale.rounds > 1 ? roundChoice(activity, scale.rounds, round) : nothing}
    <ul class="tally">
      ${counts.map((_, i) => step(activity, round, scale, STEPS - 1 - i, sum))}
    </ul>
    <p class="tally-sum" role="status">${t("console.entry.sum")} <b>${sum}</b>${saved ? html` · ✓ ${t("console.entry.on_line")}` : nothing}</p>
    <button type="button" class="button strong wide" aria-disabled=${busy.value || !ready} @click=${() => ready && save(activity, round, counts)}>
      ${t("console.entry.tally_save")}
    </button>`;
}

/**
 * @param {string} activity
 * @param {number} rounds
 * @param {number} round
 */
function roundChoice(activity, rounds, round) {
  const choose = (/** @type {Event} */ { target }) =>
    (earlier.value = { activity, round: Number(/** @type {HTMLSelectElement} */ (target).value) });
  return html`<label class="asked">
    <span>${t("console.entry.round")}</span>
    <select class="field" @change=${choose}>
      ${Array.from({ length: rounds }, (_, i) => html`<option value=${i + 1} .selected=${live(i + 1 === round)}>${t("common.round", { n: i + 1 })}</option>`)}
    </select>
  </label>`;
}

/**
 * @param {string} activity
 * @param {number} round
 * @param {Scale} scale
 * @param {number} at  from the low end, counted from 0
 * @param {number} sum
 */
function step(activity, round, scale, at, sum) {
  const words = stepWords(scale, at + 1);
  const count = tallyOf(activity, round).counts[at] ?? 0;
  return html`<li>
    <span class="tally-step"><span aria-hidden="true">${SIGNS[at]}</span> <span lang=${stepLanguage(scale, at + 1)}>${words}</span></span>
    <button type="button" class="button" aria-label=${t("console.entry.less", { step: words })} aria-disabled=${!count} @click=${() => count && add(activity, round, at, -1)}>−</button>
    <output>${count}</output>
    <button type="button" class="button" aria-label=${t("console.entry.one_more", { step: words })} aria-disabled=${sum >= MOST} @click=${() => sum < MOST && add(activity, round, at, 1)}>+</button>
  </li>`;
}

/**
 * Reads signals.
 * @param {string} activity
 * @param {number} round
 */
function tallyOf(activity, round) {
  const here = tallies.value.get(`${activity}/${round}`);
  if (here) return { ...here, touched: true };
  const counted = countedIn(view.value, activity, round);
  return { counts: counted ?? nothingYet(), saved: counted !== null, touched: false };
}

function nothingYet() {
  return Array.from({ length: STEPS }, () => 0);
}

/**
 * @param {string} activity
 * @param {number} round
 * @param {number} at
 * @param {number} by
 */
function add(activity, round, at, by) {
  const counts = tallyOf(activity, round).counts.map((count, i) => (i === at ? count + by : count));
  tallies.value = new Map(tallies.peek()).set(`${activity}/${round}`, { counts, saved: false });
}

/**
 * @param {string} activity
 * @param {number} round
 * @param {number[]} counts
 */
async function save(activity, round, counts) {
  if (busy.peek() || !(await act({ t: "scale.tally", activity, round, bins: binsOf(counts) }))) return;
  if (tallies.peek().get(`${activity}/${round}`)?.counts !== counts) return; // somebody went on counting meanwhile
  tallies.value = new Map(tallies.peek()).set(`${activity}/${round}`, { counts, saved: true });
}
