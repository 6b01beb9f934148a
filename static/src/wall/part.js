/** Where in the agenda we are: the part of the workshop, the number of the activity, and what the method calls it. */
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { say, t } from "../texts.js";

/** Reads a signal. @param {import("./scene.js").Part} part */
export function part({ activity, number, of }) {
  const { section, term } = /** @type {import("../records.js").BoardFields} */ (view.value.get(`activity/${activity}`) ?? {});
  const words = [say(section), number ? t("wall.part", { n: number, of }) : "", say(term)];
  return html`<p class="wall-part">${words.map((one) => (one ? html`<span>${one}</span>` : nothing))}</p>`;
}
