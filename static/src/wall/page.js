/** A page to read together: large letters, calm, and as a greeting or a break with people standing on the line. */
import { html, nothing } from "lit-html";
import { present, under } from "../board.js";
import { drawSign } from "../canvas/signs.js";
import { settle } from "../canvas/settle.js";
import { markdown } from "../page/markdown.js";
import { say, t } from "../texts.js";
import { agreedWords } from "./agreed.js";
import { foot, whoIsHere } from "./foot.js";
import { part } from "./part.js";
import { people } from "./people.js";
import { turns } from "./turning.js";

/** A page with fewer letters, and without headings, is a greeting or a break. */
const CALM_MOST = 260;

/**
 * Reads signals: call it inside an effect.
 * @param {import("./scene.js").Read} scene
 */
export function page(scene) {
  const { activity, page: shown } = scene;
  const body = say(shown.body);
  const calm = body.length <= CALM_MOST && !body.includes("## ");
  return html`<main class="stage page ${calm ? "calm" : ""}">
    <header class="wall-head">${part(scene)}${shown.minutes && calm ? html`<p class="page-minutes">${t("wall.page.minutes", { n: shown.minutes })}</p>` : nothing}</header>
    <div class="page-top">
      ${shown.picture ? picture(shown.picture) : nothing}
      <h1 class="page-title ${say(shown.title).length > 30 ? "long" : ""}">${say(shown.title)}</h1>
    </div>
    ${written(body)} ${calm ? people(present(under("seat/").length)) : nothing}
    ${foot(html`<p>${agreedWords(activity, shown)} ${whoIsHere()}</p>`)}
  </main>`;
}

/** @param {string} name */
function picture(name) {
  return html`<svg class="page-picture" viewBox="0 0 24 24" aria-hidden="true">${drawSign(name)}</svg>`;
}

/**
 * What belongs under one heading stays together; what does not fit follows on the next page.
 * @param {string} body
 */
function written(body) {
  const parts = body.split(/\n+(?=#{1,3} )/);
  return html`<div class="page-body" ${settle(body, turns.value)}>
    <section class="figure-field">
      <p class="field-page"></p>
      <ul class="field-cards page-parts">
        ${parts.map((one, i) => html`<li data-card=${i}>${markdown(one)}</li>`)}
      </ul>
    </section>
  </div>`;
}
