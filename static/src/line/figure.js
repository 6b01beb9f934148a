/** One person, drawn in a box of 100 by 205 whose bottom is the floor. */
import { svg } from "lit-html";
import { drawSign } from "./sign.js";

const HEAD = svg`<circle cx="50" cy="38" r="34"></circle>`;
const COAT = svg`<path
  d="M50 79c30 0 48 18 48 44 0 26-6 54-9 74q-1 8-9 8H20q-8 0-9-8c-3-20-9-48-9-74 0-26 18-44 48-44z"
></path>`;
const SHADOW = svg`<ellipse class="figure-shadow" cx="50" cy="202" rx="58" ry="9"></ellipse>`;

/** Somebody in the hall. */
const STANDING = svg`${SHADOW}<g class="figure-ink">${COAT}${HEAD}</g>`;

/** Somebody remote looks out of a screen. */
const ON_SCREEN = svg`${SHADOW}
  <path class="figure-stand" d="M50 150v50M16 201h68"></path>
  <rect class="figure-screen" x="-12" y="2" width="124" height="150" rx="14"></rect>
  <path class="figure-ink" d="M50 97c28 0 42 16 44 50H6c2-34 16-50 44-50z"></path>
  <circle class="figure-ink" cx="50" cy="58" r="31"></circle>`;

/**
 * @param {{ remote: boolean, sign?: import("./sign.js").Sign | undefined }} person
 */
export function figure({ remote, sign }) {
  return svg`${remote ? ON_SCREEN : STANDING}${sign ? badge(sign, remote) : ""}`;
}

/**
 * The sign of the pair, worn on the chest.
 * @param {import("./sign.js").Sign} sign
 * @param {boolean} remote
 */
function badge(sign, remote) {
  const place = remote ? "translate(24 100) scale(2.1)" : "translate(21 106) scale(2.4)";
  return svg`<g class="figure-sign" transform=${place}>${drawSign(sign)}</g>`;
}
