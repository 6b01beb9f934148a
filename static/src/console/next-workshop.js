/** The way to the workshop that follows this one: a page of its own, in another tab, so that this one goes on. */
import { html } from "lit-html";
import { boot } from "../boot.js";
import { t } from "../texts.js";

export function nextWorkshop() {
  return html`<a class="button wide" href=${`/#next/${boot.code}`} target="_blank" rel="noopener">${t("console.next_workshop")} ↗</a>`;
}
