/** The people on the line in a small picture. Nobody looks above another: several at one place are a group and a number. */

import { html, nothing, svg } from "lit-html";

import { t } from "../texts.js";

/** In units of the picture, which grows with the page; y is 0 on the line and grows downwards. */
const picture = { width: 336, column: 15, head: 28, numbers: 15, second: 12, foot: 12, flag: 44 };
const behind = [
  { aside: 4.5, back: 4 },
  { aside: -4.5, back: 4 },
];

/**
 * @param {number[]} bins  how many stand nearest to 0, 50, … 1000
 * @param {number | undefined} at  the own place, if it is among these
 */
export function standing(bins, at) {
  const mine = at === undefined ? -1 : Math.round(at / 50);
  const crowded = bins.some((n) => n > 1);
  const above = picture.head + (crowded ? picture.numbers + picture.second : 0);
  const height = above + (at === undefined ? picture.foot : picture.flag);
  return html`<svg class="people" viewBox=${`0 ${-above} ${picture.width} ${height}`} aria-hidden="true">
    <rect class="plank" x="2" y="0" width=${picture.width - 4} height="8" rx="4"></rect>
    ${bins.map((n, bin) => (n > 1 ? others(n, bin) : nothing))}
    ${bins.map((n, bin) => (n ? figure(centre(bin), 0, bin === mine ? "me" : "") : nothing))}
    ${bins.map((n, bin) => (n > 1 ? number(n, bin, isBeside(bins, bin)) : nothing))}
    ${mine < 0 ? nothing : flag(centre(mine))}
  </svg>`;
}

/** @param {number} bin */
function centre(bin) {
  return picture.width / 2 + (bin - 10) * picture.column;
}

/**
 * Those behind the first, as far as they can be seen.
 * @param {number} n
 * @param {number} bin
 */
function others(n, bin) {
  return behind.slice(0, n - 1).map(({ aside, back }) => figure(centre(bin) + aside, -back));
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} [kind]
 */
function figure(x, y, kind = "") {
  return svg`<g class=${kind} transform=${`translate(${x} ${y})`}>
    <path d="M-6 0v-9a6 6 0 0 1 12 0v9z"></path>
    <circle cy="-20" r="4.5"></circle>
  </g>`;
}

/**
 * Numbers side by side would run into one another: of neighbours, every second one is written higher.
 * @param {number[]} bins
 * @param {number} bin
 */
function isBeside(bins, bin) {
  return bin % 2 === 1 && ((bins[bin - 1] ?? 0) > 1 || (bins[bin + 1] ?? 0) > 1);
}

/**
 * @param {number} n
 * @param {number} bin
 * @param {boolean} higher
 */
function number(n, bin, higher) {
  const y = -picture.head - 4 - (higher ? picture.second : 0);
  return svg`<text class="several" x=${centre(bin)} y=${y} text-anchor="middle">×${n}</text>`;
}

/**
 * The own place, marked below the line.
 * @param {number} x
 */
function flag(x) {
  const words = Math.min(picture.width - 17, Math.max(17, x));
  return svg`<path class="me" d=${`M${x} 9l7 12h-14z`}></path>
    <rect class="me" x=${words - 17} y="17" width="34" height="23" rx="11.5"></rect>
    <text x=${words} y="33.5" text-anchor="middle">${t("phone.me")}</text>`;
}
