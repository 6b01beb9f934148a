/** What the ends of a rating mean: that something hinders or helps, unless it says otherwise. */
import { html } from "lit-html";
import { say, t } from "../../texts.js";

/** @param {import("../../records.js").Rating} rating */
export function ends({ low = {}, high = {} }) {
  return html`<span>◀ ${say(low) || t("wall.rating.hinders")}</span><span>${say(high) || t("wall.rating.helps")} ▶</span>`;
}
