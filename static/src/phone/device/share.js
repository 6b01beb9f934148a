/** Under "More": one device for several people, and off it again. */

import { html } from "lit-html";

import { t } from "../../texts.js";
import { wayToAdd } from "./blank.js";
import { handOn } from "./hand.js";

export function shareView() {
  return html`<section>
    <h2>${t("phone.device.several")}</h2>
    <p>${t("phone.device.several_how")}</p>
    <button type="button" class="button wide" @click=${() => handOn()}>${t("phone.device.hand_on")}</button>
    <p>${t("phone.device.add_how")}</p>
    <button type="button" class="button wide" @click=${() => handOn(wayToAdd())}>${t("phone.device.add")}</button>
  </section>`;
}

/**
 * A code was given out: once the other phone has the seat, this device need not.
 * @param {() => void} leave
 */
export function movedView(leave) {
  return html`<p>${t("phone.device.moved")}</p>
    <button type="button" class="button wide" @click=${leave}>${t("phone.device.take_off")}</button>`;
}
