/** People who stand on the line in twos and threes, as they do before one begins, and in a break. Only a picture. */
import { html, svg } from "lit-html";
import { figure } from "../line/figure.js";

const INKS = ["pine", "sea", "amber", "berry", "heather", "moss"];
/** In units of the picture. */
const WIDE = 1776;
const HIGH = 230;
const MOST = 30;
const LEAST = 3;

/** @param {number} present */
export function people(present) {
  const all = Array.from({ length: Math.min(MOST, Math.max(LEAST, present)) }, (_, i) => i);
  const places = placesOf(all.length);
  return html`<svg class="page-people" viewBox=${`0 0 ${WIDE} ${HIGH}`} aria-hidden="true">
    <rect class="floor-line" x="0" y=${HIGH - 18} width=${WIDE} height="16" rx="8"></rect>
    ${all.map((i) => one(places[i] ?? 0, i, all.length))}
  </svg>`;
}

/**
 * @param {number} x
 * @param {number} i
 * @param {number} many
 */
function one(x, i, many) {
  const size = many > 20 ? 0.62 : 0.8;
  const grown = size * (0.93 + ((i * 5) % 7) / 50);
  return svg`<g .style=${`color:var(--${INKS[(i * 5) % INKS.length]})`} transform=${`translate(${x - 50 * grown} ${HIGH - 16 - 200 * grown}) scale(${grown})`}>
    ${figure({ remote: false })}
  </g>`;
}

/**
 * In groups of two and three, with room between the groups.
 * @param {number} many
 */
function placesOf(many) {
  const near = many > 20 ? 1 : 1.25;
  const steps = Array.from({ length: many }, (_, i) => (i === 0 ? 0 : isNewGroup(i) ? near * 2.3 : near));
  const whole = steps.reduce((sum, step) => sum + step, 0);
  const unit = Math.min(82, (WIDE - 160) / Math.max(1, whole));
  let at = (WIDE - whole * unit) / 2;
  return steps.map((step) => (at += step * unit));
}

/** @param {number} i */
function isNewGroup(i) {
  const inRound = i % 10;
  return inRound === 0 || inRound === 2 || inRound === 5 || inRound === 7;
}
