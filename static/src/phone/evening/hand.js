/** To say something: a hand for the hall, a question for the moderator alone. */

import { html, nothing } from "lit-html";

import { record, workshop, you } from "../../board.js";
import { lastSent, send } from "../../outbox.js";
import { t } from "../../texts.js";
import { closeSheet, isBehind } from "../sheet.js";
import { questionView } from "./question.js";

/** @param {string} activity  that is on the screen */
export function handView(activity) {
  return html`<section class="say">
    <button type="button" class="button quiet back" @click=${closeSheet}><span aria-hidden="true">‹</span> ${t("phone.back")}</button>
    ${isBehind(activity) ? html`<p class="note" role="status">${t("phone.draft.gone_on")}</p>` : nothing}
    <h1 tabindex="-1">${t("phone.hand")}</h1>
    ${workshop()?.closed ? nothing : raisingView()} ${questionView()}
  </section>`;
}

function raisingView() {
  const state = handState();
  const up = state !== "down";
  return html`<section class="raising ${state}">
    <p role="status" class="lead">${t(`phone.hand.${state}`)}</p>
    <button type="button" class="button wide ${up ? "" : "strong"}" aria-pressed=${up} @click=${() => raise(!up)}>
      ${t(state === "speaking" ? "phone.hand.done" : up ? "phone.hand.lower" : "phone.hand.raise")}
    </button>
  </section>`;
}

/** What is on its way counts at once. @returns {"down" | "up" | "speaking"} */
function handState() {
  const sent = lastSent({ t: "hand.raise" });
  if (sent) return sent["up"] ? "up" : "down";
  const hand = /** @type {import("../../records.js").Hand | undefined} */ (record(`hand/${you.value.seat}`));
  if (hand?.speaking) return "speaking";
  return hand?.raised ? "up" : "down";
}

/** @param {boolean} up */
function raise(up) {
  void send({ t: "hand.raise", up });
}
