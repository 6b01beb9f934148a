/** Where in the agenda we are. */
import { html, nothing } from "lit-html";
import { t } from "../texts.js";

/** @param {import("./scene.js").Part} part */
export function part({ number, of }) {
  return html`<p class="wall-part">${number ? html`<span>${t("wall.part", { n: number, of })}</span>` : nothing}</p>`;
}
