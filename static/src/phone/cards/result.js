/** What the dots came to. Those with equally many stand as equals, and nobody's place is numbered. */

import { html, nothing } from "lit-html";

import { ranked } from "../../cards/heaps.js";
import { t } from "../../texts.js";
import { heapView } from "./item.js";
import { listView } from "./list.js";
import { heapsOfTeam } from "./own.js";
import { teamOn } from "./teams.js";

/**
 * @typedef {import("../../records.js").Cards} Cards
 * @typedef {import("../../cards/heaps.js").Ranked} Ranked
 */

/**
 * @param {string} activity
 * @param {Cards} board
 */
export function resultView(activity, board) {
  const team = teamOn(activity, board);
  const ranking = ranked(heapsOfTeam(activity, team));
  const byName = new Map(ranking.map((place) => [place.heap.name, place]));
  const picked = new Set(board.picked);
  return html`
    ${picked.size ? html`<p class="lead">✓ ${t("phone.cards.picked_count", { n: picked.size })}</p>` : nothing}
    ${listView(
      ranking.map(({ heap }) => heap),
      (heap) => heapView(heap, { below: sumView(byName.get(heap.name), picked.has(heap.name), board.dots > 0) }),
    )}
  `;
}

/**
 * @param {Ranked | undefined} place
 * @param {boolean} picked
 * @param {boolean} [counts]  were there dots to give at all?
 */
export function sumView(place, picked, counts = true) {
  const dots = place?.heap.dots ?? 0;
  if (!counts && !picked) return nothing;
  const tied = place && place.from !== place.to && dots > 0;
  return html`<p class="sum">
    ${counts ? html`<span aria-hidden="true">●</span> <b>${t("phone.dots.count", { n: dots })}</b>` : nothing}
    ${tied ? html`<span class="tied">= ${t("phone.dots.tied")}</span>` : nothing}
    ${picked ? html`<span class="picked">✓ ${t("phone.cards.picked")}</span>` : nothing}
  </p>`;
}
