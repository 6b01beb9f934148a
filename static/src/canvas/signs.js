/** The signs of fields: a small picture says what a field is about before anyone has read its title. */
import { html, nothing, svg } from "lit-html";
import paths from "../../../board/signs.json";

/** Drawn in a box of 24 by 24, in lines; the same on paper. @type {Record<string, string>} */
const PATHS = paths;

/**
 * For use inside an <svg>, in a box of 24 by 24; nothing for a name that is not known.
 * @param {string} name
 */
export function drawSign(name) {
  const path = PATHS[name];
  return path ? svg`<path class="field-line" d=${path}></path>` : nothing;
}

/**
 * The title stands beside it in words.
 * @param {string} name
 */
export function fieldSign(name) {
  if (!PATHS[name]) return nothing;
  return html`<svg class="field-sign" viewBox="0 0 24 24" aria-hidden="true">${drawSign(name)}</svg>`;
}
