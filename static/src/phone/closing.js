/** The closing page: thanks, how it was for me, what remains, and being forgotten. */

import { html, nothing } from "lit-html";

import { record, workshop } from "../board.js";
import { room } from "../boot.js";
import { languageIn, say, t } from "../texts.js";
import { choiceView } from "./choice/choice.js";
import { tab } from "./ways.js";
import { closing } from "./where.js";

/**
 * @param {unknown} kept  what is kept of people
 * @param {unknown} forgetting  the way to be forgotten
 */
export function closingView(kept, forgetting) {
  return html`<p class="lead">${t("phone.closed")}</p>
    ${askedView()} ${remainsView()} ${kept} ${forgetting}`;
}

/** Rooms of long ago do not ask. */
function askedView() {
  const choice = record(`activity/${closing}`);
  if (!choice) return nothing;
  return html`<section class="how-was-it">
    <h2 id="statement" lang=${languageIn(choice.question)}>${say(choice.question)}</h2>
    ${choiceView(closing, choice, { listen: false })}
  </section>`;
}

function remainsView() {
  const page = `${room}/decided`;
  return html`<section class="part-of-closing">
    <h2>${t("phone.decided")}</h2>
    <p>${t("phone.decided.means")}</p>
    <div class="row">
      <a class="button" href=${page}>${t("phone.decided.open")}</a>
      <a class="button" href=${page} download=${`${fileName()}.html`}>${t("phone.decided.keep")}</a>
    </div>
    <button type="button" class="button quiet" @click=${() => (tab.value = "shared")}>${t("phone.closing.all")}</button>
    <p><a class="button quiet" href=${`${room}/report`}>${t("phone.report.open")}</a></p>
  </section>`;
}

/** No file may have these in its name. */
function fileName() {
  return (workshop()?.title ?? "Talka").replace(/[\\/:*?"<>|]+/g, " ").trim();
}
