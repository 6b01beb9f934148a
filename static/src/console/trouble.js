/** Why the last thing could not be done, where it was pressed. */
import { html } from "lit-html";
import { trouble } from "./act.js";

/** Reads signals: call it inside an effect. */
export function troubleLine() {
  return html`<p class="trouble" role="alert">${trouble.value}</p>`;
}
