/** The sheet of rules that people agreed on: one tap away on every screen, once it was opened. */

import { html, nothing } from "lit-html";

import { under, view, workshop } from "../board.js";
import { heapsOf } from "../cards/heaps.js";
import { wordsOf } from "../text/words.js";
import { languageIn, say, t } from "../texts.js";
import { agreeView } from "./agree.js";
import { saidView } from "./cards/said.js";

/**
 * @param {string} activity
 * @param {() => void} close
 */
export function rulesView(activity, close) {
  const board = under(`activity/${activity}`)[0]?.[1];
  const heaps = heapsOf(view.value, activity);
  return html`<section class="rules">
    <button type="button" class="button quiet back" @click=${close}><span aria-hidden="true">‹</span> ${t("phone.back")}</button>
    <h1 tabindex="-1" lang=${languageIn(board?.title)}>${say(board?.title)}</h1>
    ${heaps.length ? nothing : html`<p class="lead">${t("phone.cards.none")}</p>`}
    <ul>
      ${heaps.map(
        ({ card, under: more }) => html`<li>
          <p class="words" lang=${card.language || nothing}>${wordsOf(card)}</p>
          ${saidView(card)} ${more.map((held) => html`<p class="words">${wordsOf(held.card)}</p>`)}
        </li>`,
      )}
    </ul>
  </section>`;
}

/**
 * To agree is possible at once, and not only below the last rule.
 * @param {string} activity
 */
export function rulesFoot(activity) {
  const board = under(`activity/${activity}`)[0]?.[1];
  return board?.agree && !board.shut && !workshop()?.closed ? agreeView(activity) : nothing;
}
