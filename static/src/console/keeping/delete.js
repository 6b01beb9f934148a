/** The whole workshop is deleted: the code typed again says that it is meant. Afterwards there is only a goodbye. */
import { signal } from "@preact/signals-core";
import { html } from "lit-html";
import { link } from "../../board.js";
import { base, boot, room } from "../../boot.js";
import { plainCode } from "../../home/code.js";
import { languageSwitch } from "../../parts.js";
import { post } from "../../post.js";
import { reason, t } from "../../texts.js";
import { trouble } from "../act.js";
import { openPanel } from "../panel.js";
import { forgetWall } from "../wall-link.js";
import { troubleAt, troubleIsAt } from "./asked.js";

const busy = signal(false);

export function deletePart() {
  return html`<p>${t("console.keeping.delete_means")}</p>
    <button type="button" class="button" @click=${() => openPanel({ name: "report" })}>${t("console.report.title")}</button>
    <form @submit=${deleteAll}>
      <label class="asked">
        <span>${t("console.keeping.delete_code", { code: boot.code })}</span>
        <input class="field" name="code" required maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false" />
      </label>
      <button class="button grave" aria-disabled=${busy.value}>${t("console.keeping.delete")}</button>
      ${troubleAt("delete")}
    </form>`;
}

/** @param {SubmitEvent} event */
async function deleteAll(event) {
  event.preventDefault();
  if (busy.peek()) return;
  const code = plainCode(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("code")));
  troubleIsAt("delete");
  busy.value = true;
  const answer = await post(`${room}/delete`, { code });
  busy.value = false;
  trouble.value = answer.ok ? "" : reason(answer.code, answer.details); // the line tells this page, as all others
}

/** Whoever has deleted it. Call it inside an effect. */
export function forgetDeleted() {
  if (isDeleted()) forgetWall();
}

/** Reads a signal. */
export function isDeleted() {
  return typeof link.value === "object" && link.value.refused === "no_such_workshop";
}

export function goodbye() {
  return html`<main class="first">
    <h1 tabindex="-1">${t("console.deleted")}</h1>
    <p role="status">${t("console.deleted_means")}</p>
    <a class="button" href="${base}/">${t("console.to_home")}</a>
    ${languageSwitch()}
  </main>`;
}
