/** How users and staff have marked a card, one under the other and equally large. */
import { html } from "lit-html";
import { marksIn, meanOf } from "../../cards/rated.js";
import { signed } from "../../cards/value.js";
import { countedNow } from "../../line/counted.js";
import { Floor } from "../../line/floor.js";
import { t } from "../../texts.js";
import { INKS } from "../apart.js";
import { person } from "../choice/row.js";
import { COUNTED } from "../earlier.js";

const floors = { user: new Floor(), staff: new Floor() };

/**
 * Reads signals: call it inside an effect.
 * @param {import("../../earlier.js").SideCount[]} sides
 */
export function marksApart(sides) {
  return html`<div class="apart">
    ${sides.map(({ side, count }) => one(side, marksIn(count)))}
  </div>`;
}

/**
 * @param {import("../../earlier.js").Side} side
 * @param {number[]} marks
 */
function one(side, marks) {
  const people = marks.reduce((sum, n) => sum + n, 0);
  return html`<section class="apart-one">
    <h2 class="apart-name">
      <b>${t(`wall.side.${side}`)}</b>
      <span>${person("when")} ${t("wall.rating.people", { n: people })}</span>
      <span>${t("wall.rating.mean", { value: signed(meanOf(marks) ?? 0) })}</span>
    </h2>
    ${floors[side].show(countedNow(marks, INKS[side]), { ...COUNTED, body: 6, words: t("wall.line.people", { n: people }) })}
  </section>`;
}
