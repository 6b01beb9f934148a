/** To be forgotten: two plain choices, and a question before. */

import { html } from "lit-html";
import { signal } from "@preact/signals-core";

import { base } from "../../boot.js";
import { t } from "../../texts.js";

/** What is asked about, until it is answered: may what one said stay? */
const asked = signal(/** @type {"keep" | "all" | ""} */ (""));
const trouble = signal("");

/** @param {(keep: boolean) => Promise<string>} forget  says in words what went wrong, or "" */
export function forgetView(forget) {
  return html`<section class="forget">
    <h2>${t("phone.forget")}</h2>
    ${asked.value ? sureView(asked.value, forget) : choicesView()}
    <p class="trouble" role="alert">${trouble.value}</p>
  </section>`;
}

function choicesView() {
  return html`<p>${t("phone.forget.means")}</p>
    <button type="button" class="button wide" @click=${() => (asked.value = "keep")}>${t("phone.forget.keep")}</button>
    <button type="button" class="button wide" @click=${() => (asked.value = "all")}>${t("phone.forget.all")}</button>`;
}

/**
 * @param {"keep" | "all"} what
 * @param {(keep: boolean) => Promise<string>} forget
 */
function sureView(what, forget) {
  const go = async () => {
    trouble.value = await forget(what === "keep");
    asked.value = "";
  };
  return html`<div class="note" role="alert">
    <p><b>${t(`phone.forget.${what}`)}?</b> ${t(`phone.forget.${what}_means`)} ${t("phone.forget.sure")}</p>
    <div class="row">
      <button type="button" class="button" @click=${() => (asked.value = "")}>${t("phone.cards.cancel")}</button>
      <button type="button" class="button grave" @click=${go}>${t("phone.forget.go")}</button>
    </div>
  </div>`;
}

/** The last page of somebody who is forgotten. */
export function goodbyeView() {
  return html`<main class="blank goodbye">
    <h1 tabindex="-1">${t("phone.goodbye")}</h1>
    <p class="lead" role="status">${t("phone.goodbye.means")}</p>
    <p><a class="button quiet" href="${base}/">${t("phone.to_home")}</a></p>
  </main>`;
}
