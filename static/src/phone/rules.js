/** The sheet of rules that people agreed on: one tap away on every screen, once it was opened. */

import { html, nothing } from "lit-html";

import { under, view } from "../board.js";
import { heapsOf } from "../cards/heaps.js";
import { wordsOf } from "../text/words.js";
import { languageIn, say, t } from "../texts.js";
import { agreeView } from "./agree.js";

/**
 * @param {string} activity
 * @param {() => void} close
 */
export function rulesView(activity, close) {
  const board = under(`activity/${activity}`)[0]?.[1];
  const heaps = heapsOf(view.value, activity);
  return html`<section class="rules">
    <button type="button" class="button quiet back" @click=${close}><span aria-hidden="true">‹</span> ${t("phone.rules.back")}</button>
    <h1 tabindex="-1" lang=${languageIn(board?.title)}>${say(board?.title)}</h1>
    ${heaps.length ? nothing : html`<p class="lead">${t("phone.cards.none")}</p>`}
    <ul>
      ${heaps.map(
        ({ card, under: more }) => html`<li>
          <p class="words">${wordsOf(card)}</p>
          ${more.map((held) => html`<p class="words">${wordsOf(held.card)}</p>`)}
        </li>`,
      )}
    </ul>
    ${board?.agree ? agreeView(activity) : nothing}
  </section>`;
}
