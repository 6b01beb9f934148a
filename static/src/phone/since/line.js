/** The line of months ago under the line of now, and the lines of users and of staff. */

import { html, nothing } from "lit-html";

import { view } from "../../board.js";
import { earlierOf, sidesIn } from "../../earlier.js";
import { binsIn } from "../../line/counted.js";
import { t } from "../../texts.js";
import { standing } from "../standing.js";
import { laterWords, thenTitle } from "./words.js";

/** Where people stood then, once it may be seen. @param {string} activity */
export function lineThen(activity) {
  const earlier = earlierOf(view.value, activity);
  if (!earlier) return nothing;
  if (!earlier.counts?.[""]) return laterWords(earlier);
  return html`${thenTitle(earlier)}
    <div class="then">${standing(earlier.counts[""], undefined)}</div>`;
}

/**
 * Equally large, each over its own of then.
 * @param {string} activity
 * @param {number} round
 */
export function lineApart(activity, round) {
  const counts = earlierOf(view.value, activity)?.counts;
  return sidesIn(view.value, `count/${activity}/${round}`).map(({ side, count }) => {
    const then = counts?.[side];
    return html`<section class="side-result">
      <h2>${t(`phone.side.${side}_all`)} <small>${t("phone.then.people", { n: count.placed ?? 0 })}</small></h2>
      ${standing(binsIn(count), undefined)}
      ${then
        ? html`<p class="then-words">${t("phone.then.short")} ${t("phone.then.people", { n: then.reduce((sum, n) => sum + n, 0) })}</p>
            <div class="then">${standing(then, undefined)}</div>`
        : nothing}
    </section>`;
  });
}
