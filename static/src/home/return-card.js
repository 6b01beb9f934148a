/** The way back months later: the two codes of a return card open the console. */

import "../phone/start.js"; // so that nothing of it is in this file, too

import { signal } from "@preact/signals-core";
import { html } from "lit-html";

import { base } from "../boot.js";
import { post } from "../post.js";
import { reason, t } from "../texts.js";
import { codeField, plainCode } from "./code.js";

/** What is said of codes that open nothing, where it differs from what is said of a link. */
const kindly = /** @type {Record<string, string>} */ ({
  wrong_link: "home.card.wrong",
  wrong_code: "home.card.wrong",
  no_such_workshop: "home.card.gone",
});

const trouble = signal("");
const busy = signal(false);

export function returnCardView() {
  return html`<main class="join">
    <h1 tabindex="-1">${t("home.card")}</h1>
    <p class="lead">${t("home.card.how")}</p>
    <form @submit=${comeBack}>
      ${codeField(t("common.code"), "code", "KAFE47")}
      ${codeField(t("home.card.code"), "card", "")}
      <p class="trouble" role="alert">${trouble.value}</p>
      <button class="button strong wide" aria-disabled=${busy.value}>${t("home.card.open")}</button>
    </form>
    <p><a class="button quiet" href="#">${t("home.card.back")}</a></p>
  </main>`;
}

/** @param {SubmitEvent} event */
async function comeBack(event) {
  event.preventDefault();
  if (busy.value) return;
  const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const [code, card] = ["code", "card"].map((name) => plainCode(String(given.get(name))));
  busy.value = true;
  trouble.value = "";
  const answer = await post(`${base}/${code || "0"}/enter`, { secret: card });
  busy.value = false;
  if (answer.ok) return location.assign(`${base}/${code}/console`);
  const words = kindly[answer.code];
  trouble.value = words ? t(words) : reason(answer.code, answer.details);
}
