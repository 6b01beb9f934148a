/** Saying "agreed" to what stands on the screen. How many have is seen, and never who. */

import { html } from "lit-html";

import { record, under } from "../board.js";
import { lastSent, send } from "../outbox.js";
import { t } from "../texts.js";

/** @param {string} activity */
export function agreeView(activity) {
  const on = agreed(activity);
  const n = record(`count/${activity}/agreed`)?.agreed ?? 0;
  return html`<div class="agreeing">
    <button type="button" class="button wide ${on ? "agreed-on" : "strong"}" aria-pressed=${on} @click=${() => say(activity, !on)}>
      ${on ? html`<span class="plus" aria-hidden="true">✓</span>${t("phone.agree.done")}` : t("phone.agree.go")}
    </button>
    <p class="fine" role="status">${n ? t("phone.agree.count", { n }) : ""}</p>
  </div>`;
}

/**
 * What is on its way, else what the server has.
 * @param {string} activity
 * @returns {boolean}
 */
function agreed(activity) {
  const sent = lastSent({ t: "activity.agree", activity });
  if (sent) return sent["agreed"];
  return under(`agreed/${activity}/`).some(([, one]) => one.mine);
}

/**
 * @param {string} activity
 * @param {boolean} agrees
 */
function say(activity, agrees) {
  void send({ t: "activity.agree", activity, agreed: agrees });
}
