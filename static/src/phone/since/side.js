/** "I am here as …": asked once, and to be changed at any time. Saying nothing is an answer like the others. */

import { html, nothing } from "lit-html";
import { signal } from "@preact/signals-core";

import { record } from "../../board.js";
import { send } from "../../outbox.js";
import { ownSeat } from "../../seats.js";
import { reason, t } from "../../texts.js";
import { sideIsAsked } from "../side.js";

const CHOICES = /** @type {const} */ (["user", "staff", "unsaid"]);

const trouble = signal("");

/** Before the first answer for which it matters. */
export function sideQuestion() {
  return html`<section class="side-ask">
    <h2 id="side">${t("phone.side.ask")}</h2>
    <div role="group" aria-labelledby="side">
      ${CHOICES.map((side) => html`<button type="button" class="button wide" @click=${() => answer(side)}>${t(`phone.side.${side}`)}</button>`)}
    </div>
    <p class="fine">${t("phone.side.means")}</p>
  </section>`;
}

/** @param {typeof CHOICES[number]} side */
function answer(side) {
  sideIsAsked();
  void say(side);
}

/** Among what is seldom needed. */
export function sideForm() {
  const now = record(`seat/${ownSeat()}`)?.side || "unsaid";
  return html`<section>
    <fieldset class="choices">
      <legend>${t("phone.side.ask")}</legend>
      ${CHOICES.map(
        (side) => html`<label class="choice">
          <input type="radio" name="side" .checked=${side === now} @change=${() => answer(side)} />
          <span>${t(`phone.side.${side}`)}</span>
        </label>`,
      )}
    </fieldset>
    <p class="fine">${t("phone.side.change_means")}</p>
    ${trouble.value ? html`<p class="trouble" role="alert">${trouble.value}</p>` : nothing}
  </section>`;
}

/** @param {typeof CHOICES[number]} side */
async function say(side) {
  const said = await send({ t: "seat.side", side: side === "unsaid" ? "" : side });
  trouble.value = said.ok ? "" : reason(said.code, said.details);
}
