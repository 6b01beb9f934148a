/** How all have marked a card, once they look at it; and the button that lets them. */
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { marksIn, meanOf } from "../cards/rated.js";
import { signed } from "../cards/value.js";
import { sidesIn } from "../earlier.js";
import { t } from "../texts.js";
import { act, busy } from "./act.js";

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {import("../records.js").Rating} rating
 * @param {import("../cards/rated.js").RatedCard} card
 */
export function marksOf(activity, rating, { held: { name }, marks, then, rated }) {
  const shown = rating.spread.includes(name);
  const show = () => act({ t: "rating.spread", activity, card: name, shown: !shown });
  return html`<div class="rated-marks">
    ${marks.length ? html`<p>${t("console.rating.mean", { value: signed(meanOf(marks) ?? 0) })}${then === undefined ? nothing : html` · ${t("console.rating.then", { value: signed(then) })}`}</p>` : nothing}
    ${marks.length ? steps(marks) : nothing} ${sides(activity, name)}
    ${rating.phase === "open" && (rated || shown)
      ? html`<button type="button" class="button" aria-disabled=${busy.value} aria-pressed=${shown} @click=${show}>${t(shown ? "console.rating.hide" : "console.rating.show")}</button>`
      : nothing}
  </div>`;
}

/** How many at each step from −5 to +5. @param {number[]} marks */
function steps(marks) {
  return html`<ol class="rated-steps">
    ${marks.map((n, i) => html`<li class=${n ? "" : "none"}><b>${n || ""}</b><span>${signed(i - 5)}</span></li>`)}
  </ol>`;
}

/**
 * @param {string} activity
 * @param {string} card
 */
function sides(activity, card) {
  const found = sidesIn(view.value, `count/${activity}/${card}`);
  if (!found.length) return nothing;
  return html`<ul class="count-groups in-line">
    ${found.map(({ side, count }) => html`<li><span>${t(`console.side.${side}`)} (${count.rated ?? 0})</span> <b>${signed(meanOf(marksIn(count)) ?? 0)}</b></li>`)}
  </ul>`;
}
