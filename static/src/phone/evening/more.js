/** What one seldom needs: the own name, another phone, the language, what is kept. */

import { html, nothing } from "lit-html";
import { signal } from "@preact/signals-core";

import { addressToType } from "../../address.js";
import { record, you } from "../../board.js";
import { boot, room } from "../../boot.js";
import { send } from "../../outbox.js";
import { languageSwitch } from "../../parts.js";
import { post } from "../../post.js";
import { seats } from "../../seats.js";
import { reason, t } from "../../texts.js";
import { nameHint } from "../joining.js";
import { device, since } from "../lazily.js";
import { hasSides } from "../side.js";
import { forgetView } from "./forget.js";
import { keptPart } from "./kept.js";

const said = signal("");
const lent = signal(/** @type {{code: string, minutes: number} | null} */ (null));

/**
 * @param {() => void} leave
 * @param {(keep: boolean) => Promise<string>} forget
 */
export function moreView(leave, forget) {
  const seat = /** @type {import("../../records.js").Seat | undefined} */ (record(`seat/${you.value.seat}`));
  return html`<div class="more">
    <section>
      <h2>${t("phone.about_you")}</h2>
      ${seat ? seatForm(seat) : nothing}
    </section>
    ${hasSides() ? since()?.sideForm() : nothing} ${device()?.shareView()}
    <section>
      <h2>${t("phone.other_phone")}</h2>
      <p>${t("phone.other_phone_how")}</p>
      ${lent.value ? lentView(lent.value) : nothing}
      <button type="button" class="button wide" @click=${lend}>${t("phone.get_code")}</button>
      ${lent.value ? device()?.movedView(leave) : nothing}
    </section>
    <section>
      <h2>${t("common.language")}</h2>
      ${languageSwitch()}
    </section>
    ${keptPart()}
    <section>
      <h2>${t("phone.leave")}</h2>
      <p>${t(seats.value.length > 1 ? "phone.device.leave_means" : "phone.leave_means")}</p>
      <button type="button" class="button wide" @click=${leave}>${t("phone.leave_now")}</button>
    </section>
    ${forgetView(forget)}
  </div>`;
}

/** @param {import("../../records.js").Seat} seat */
function seatForm(seat) {
  return html`<form @submit=${editSeat} @input=${() => (said.value = "")}>
    <label class="asked">
      <span>${t("phone.name")} <small>${t("phone.name_optional")}</small></span>
      <input
        class="field"
        name="name"
        maxlength="40"
        autocomplete=${nameHint()}
        .defaultValue=${seat.name}
        placeholder=${t("common.guest", { n: seat.number })}
      />
    </label>
    <fieldset class="choices">
      <legend>${t("phone.where_are_you")}</legend>
      ${whereChoices(seat.remote)}
    </fieldset>
    <button class="button wide">${t("phone.save")}</button>
    <p role="status" class="saved">${said.value}</p>
  </form>`;
}

/** @param {boolean} remote */
function whereChoices(remote) {
  const choice = (/** @type {string} */ value, /** @type {string} */ key, /** @type {boolean} */ on) => html`<label
    class="choice"
  >
    <input type="radio" name="where" value=${value} ?checked=${on} /><span>${t(key)}</span>
  </label>`;
  return html`${choice("hall", "common.hall", !remote)}${choice("remote", "common.remote", remote)}`;
}

/** @param {SubmitEvent} event */
async function editSeat(event) {
  event.preventDefault();
  const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
  said.value = t("phone.status.sending");
  const answer = await send({
    t: "seat.edit",
    name: String(given.get("name")).trim(),
    remote: given.get("where") === "remote",
  });
  said.value = answer.ok ? t("phone.name_saved") : reason(answer.code, answer.details);
}

async function lend() {
  const answer = await post(`${room}/lend`, { as: "seat" });
  if (answer.ok) lent.value = { code: answer.value.code, minutes: Math.round(answer.value.seconds / 60) };
  else said.value = reason(answer.code, answer.details);
}

/** @param {{code: string, minutes: number}} given */
function lentView({ code, minutes }) {
  return html`<div class="lent" role="status">
    <p class="lent-code">${code.replace(/(.{4})(?=.)/g, "$1 ")}</p>
    <p>${t("phone.code_lasts", { n: minutes })}</p>
    <p>${t("phone.code_use", { address: `${addressToType()}/${boot.code}` })}</p>
  </div>`;
}
