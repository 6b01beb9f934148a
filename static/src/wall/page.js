/** A page to read together: large letters, calm, and as a greeting or a break with people standing on the line. */
import { html, nothing } from "lit-html";
import { present, under } from "../board.js";
import { drawSign } from "../canvas/signs.js";
import { settle } from "../canvas/settle.js";
import { markdown } from "../page/markdown.js";
import { say } from "../texts.js";
import { agreedWords } from "./agreed.js";
import { clock } from "./clock.js";
import { foot, whoIsHere } from "./foot.js";
import { part } from "./part.js";
import { people } from "./people.js";
import { inTongues, lengthIn, secondOf } from "./tongues.js";
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
    <header class="wall-head">${part(scene)}${clock()}</header>
    <div class="page-top">
      ${shown.picture ? picture(shown.picture) : nothing}
      <h1 class="page-title ${lengthIn(shown.title) > 30 ? "long" : ""}">${inTongues(shown.title)}</h1>
    </div>
    ${written(body, calm ? secondOf(shown.body) : ["", ""])} ${calm ? people(present(under("seat/").length)) : nothing}
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
 * @param {[language: string, words: string]} second
 */
function written(body, [language, second]) {
  const parts = body.split(/\n+(?=#{1,3} )/);
  return html`<div class="page-body" ${settle(body + second, turns.value)}>
    <section class="figure-field">
      <p class="field-page"></p>
      <ul class="field-cards page-parts">
        ${parts.map((one, i) => html`<li data-card=${i}>${markdown(one)}</li>`)}
        ${second ? html`<li class="second" data-card="second" lang=${language}>${markdown(second)}</li>` : nothing}
      </ul>
    </section>
  </div>`;
}
