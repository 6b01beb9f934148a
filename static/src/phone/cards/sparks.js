/** Examples that set things going: hidden until asked for, each taken over by one tap. */

import { html, nothing } from "lit-html";
import { signal } from "@preact/signals-core";

import { send } from "../../outbox.js";
import { randomName } from "../../random.js";
import { wordsOf } from "../../text/words.js";
import { languageIn, say, t } from "../../texts.js";
import { addedOf } from "./own.js";

/** Where they are unfolded: activity and field. */
const unfolded = signal("");

/**
 * @param {string} activity
 * @param {string} field
 * @param {import("../../boot.js").SaidIn[]} sparks
 * @param {import("../../cards/heaps.js").Heap[]} heaps  what stands there by now
 */
export function sparksView(activity, field, sparks, heaps) {
  if (!sparks.length) return nothing;
  const place = `${activity}/${field}`;
  const open = unfolded.value === place;
  const there = new Set([
    ...heaps.flatMap((heap) => [heap, ...heap.under]).map(({ card }) => wordsOf(card).trim()),
    ...addedOf(activity, field).map(({ text }) => text),
  ]);
  return html`<div class="sparks">
    <button type="button" class="button quiet" aria-expanded=${open} @click=${() => (unfolded.value = open ? "" : place)}>
      ${t(open ? "phone.sparks.hide" : "phone.sparks.show")}
    </button>
    ${open
      ? html`<p class="fine">${t("phone.sparks.how")}</p>
          <ul>
            ${sparks.map((spark) => sparkView(activity, field, spark, there.has(say(spark))))}
          </ul>`
      : nothing}
  </div>`;
}

/**
 * @param {string} activity
 * @param {string} field
 * @param {import("../../boot.js").SaidIn} spark
 * @param {boolean} taken
 */
function sparkView(activity, field, spark, taken) {
  const take = () => !taken && void send({ t: "card.add", activity, id: randomName(10), text: say(spark), field, language: languageIn(spark) });
  return html`<li>
    <button type="button" class="button spark" aria-disabled=${taken} @click=${take}>
      <span class="plus" aria-hidden="true">${taken ? "✓" : "+"}</span
      ><span lang=${languageIn(spark)}>${say(spark)}${taken ? html`<span class="unseen"> ${t("phone.sparks.taken")}</span>` : nothing}</span>
    </button>
  </li>`;
}
