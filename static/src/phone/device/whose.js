/** In sight on every screen of a shared device: whose answers these are, and the way on to the next person. */

import { html } from "lit-html";

import { record } from "../../board.js";
import { kept } from "../../kept.js";
import { ownSeat, shelfOf } from "../../seats.js";
import { t } from "../../texts.js";
import { handOn, nameOf, seatHere } from "./hand.js";

export function whoseView() {
  const seat = record(`seat/${ownSeat()}`) ?? seatHere(ownSeat());
  const asked = kept(shelfOf("asked")) !== null;
  return html`<section class="whose ${asked ? "asked" : ""}" aria-label=${t("phone.device.several")}>
    <p>${t(asked ? "phone.device.for" : "phone.device.answers")} <b>${seat && nameOf(seat)}</b></p>
    <button type="button" class="button" @click=${() => handOn()}>${t("phone.device.hand_on")}</button>
  </section>`;
}
