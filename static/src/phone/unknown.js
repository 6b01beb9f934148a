/** No workshop has this code: most often a letter was misread, so the field to try again is right here. Or it is deleted. */

import { html, render } from "lit-html";

import { base, boot } from "../boot.js";
import { codeForm } from "../home/code.js";
import { languageSwitch } from "../parts.js";
import { forgetAll } from "../seats.js";
import { t } from "../texts.js";

/** @param {HTMLElement} app */
export function showUnknown(app) {
  const known = forgetAll(); // a device that was in it has not misread the code
  render(html`<div class="page">${known ? deletedView() : unknownView()}</div>`, app);
}

/** It was there, and is no longer. */
export function deletedView() {
  return html`${top()}
    <main class="join">
      <h1 tabindex="-1">${t("phone.deleted")}</h1>
      <p class="lead" role="status">${t("phone.deleted_means")}</p>
      <p><a class="button quiet" href="${base}/">${t("phone.to_home")}</a></p>
    </main>`;
}

function unknownView() {
  return html`${top()}
    <main class="join">
      <h1 tabindex="-1">${t("phone.unknown", { code: boot.code })}</h1>
      <p class="lead">${t("phone.unknown_why")}</p>
      ${codeForm()}
      <p><a class="button quiet" href="${base}/">${t("phone.to_home")}</a></p>
    </main>`;
}

function top() {
  return html`<header class="top">
    <p class="kicker">${t("phone.workshop")}</p>
    ${languageSwitch()}
  </header>`;
}
