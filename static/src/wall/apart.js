/** Users' and staff's lines, one under the other and equally large, each over its own of months ago. */
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { earlierOf, sidesIn } from "../earlier.js";
import { binsIn, countedNow, countedThen } from "../line/counted.js";
import { Floor } from "../line/floor.js";
import { say, t } from "../texts.js";
import { person } from "./choice/row.js";
import { COUNTED } from "./earlier.js";

/**
 * @typedef {import("../earlier.js").SideCount} SideCount
 * @typedef {import("../records.js").Scale} Scale
 */

export const INKS = { user: "sea", staff: "amber" };

const floors = {
  user: { now: new Floor(), then: new Floor() },
  staff: { now: new Floor(), then: new Floor() },
};

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Scale} scale
 */
export function linesApart(activity, scale) {
  const counts = earlierOf(view.value, activity)?.counts;
  return html`<div class="apart">
      ${sidesIn(view.value, `count/${activity}/${scale.round}`).map((one) => line(one, counts?.[one.side]))}
    </div>
    <div class="floor-ends"><span>◀ ${say(scale.low)}</span><span>${say(scale.high)} ▶</span></div>`;
}

/**
 * @param {SideCount} now
 * @param {number[] | undefined} then
 */
function line({ side, count }, then) {
  const bins = binsIn(count);
  const before = then?.reduce((sum, n) => sum + n, 0) ?? 0;
  return html`<section class="apart-one">
    ${sideName(side, count.placed ?? 0, before)}
    ${floors[side].now.show(countedNow(bins, INKS[side]), { ...COUNTED, words: t("wall.line.people", { n: count.placed ?? 0 }) })}
    ${then ? html`<div class="then">${floors[side].then.show(countedThen(then), { ...COUNTED, words: t("wall.then_n", { n: before }) })}</div>` : nothing}
  </section>`;
}

/**
 * @param {"user" | "staff"} side
 * @param {number} now
 * @param {number} then  0: nothing is known of then
 */
export function sideName(side, now, then) {
  return html`<h2 class="apart-name">
    <b>${t(`wall.side.${side}`)}</b>
    ${then ? html`<span class="apart-then">${person("when hollow")} ${t("wall.then_n", { n: then })}</span>` : nothing}
    <span>${person("when")} ${t(then ? "wall.now" : "wall.rating.people", { n: now })}</span>
  </h2>`;
}
