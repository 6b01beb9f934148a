/** The whole figure beside the field in which one writes, on a screen that has the room. */

import { html } from "lit-html";

import { overviewView } from "./overview.js";

/**
 * @param {string} activity
 * @param {import("../../records.js").Canvas} canvas
 * @param {string} team
 */
export function wholeView(activity, canvas, team) {
  return html`<div class="whole">${overviewView(activity, canvas, team)}</div>`;
}
