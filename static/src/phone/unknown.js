/** No workshop has this code: most often a letter was misread, so the field to try again is right here. */

import { html, render } from "lit-html";

import { boot } from "../boot.js";
import { codeForm } from "../home/code.js";
import { languageSwitch } from "../parts.js";
import { t } from "../texts.js";

/** @param {HTMLElement} app */
export function showUnknown(app) {
  render(
    html`<div class="page">
      <header class="top">
        <p class="kicker">${t("phone.workshop")}</p>
        ${languageSwitch()}
      </header>
      <main class="join">
        <h1 tabindex="-1">${t("phone.unknown", { code: boot.code })}</h1>
        <p class="lead">${t("phone.unknown_why")}</p>
        ${codeForm()}
        <p><a class="button quiet" href="/">${t("phone.to_home")}</a></p>
      </main>
    </div>`,
    app,
  );
}
