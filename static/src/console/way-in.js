/** Without the moderator's link: how to get it, or a field for a code that another device has lent. */
import { signal } from "@preact/signals-core";
import { html } from "lit-html";
import { room } from "../boot.js";
import { languageSwitch } from "../parts.js";
import { post } from "../post.js";
import { reason, t } from "../texts.js";

export const wayInTrouble = signal("");

/** Reads signals: call it inside an effect. */
export function wayIn() {
  return html`<main class="first">
    <h1>${t("console.way_in.title")}</h1>
    <p>${t("console.way_in.how")}</p>
    <form class="way-in" @submit=${enterByCode}>
      <label class="asked">
        <span>${t("console.way_in.code")}</span>
        <input class="field" name="code" required maxlength="24" autocomplete="off" autocapitalize="characters" />
      </label>
      <p class="trouble" role="alert">${wayInTrouble.value}</p>
      <button class="button strong wide">${t("console.way_in.open")}</button>
    </form>
    <a href=${room}>${t("console.way_in.join")}</a>
    ${languageSwitch()}
  </main>`;
}

/** @param {SubmitEvent} event */
async function enterByCode(event) {
  event.preventDefault();
  const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const secret = String(given.get("code")).toUpperCase().replace(/[^A-Z0-9]/g, "");
  const answer = await post(`${room}/enter`, { secret });
  if (answer.ok) location.reload();
  else wayInTrouble.value = reason(answer.code);
}
