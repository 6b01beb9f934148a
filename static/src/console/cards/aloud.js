/** Reading the cards aloud one after the other, each large on the wall while it is read. */
import { html, nothing } from "lit-html";
import { view } from "../../board.js";
import { heapsOf } from "../../cards/heaps.js";
import { wordsOf } from "../../text/words.js";
import { t } from "../../texts.js";
import { act } from "../act.js";

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {import("../../records.js").Cards} board
 */
export function aloud(activity, { spotlight }) {
  const heaps = heapsOf(view.value, activity);
  const cards = heaps.flatMap((heap) => [heap, ...heap.under]);
  if (!cards.length) return nothing;
  const at = cards.findIndex(({ name }) => name === spotlight);
  const show = (/** @type {number} */ i) => act({ t: "card.spotlight", activity, card: cards[i]?.name ?? "" });
  const card = cards[at]?.card;
  if (!card) return button("read", () => show(0));
  return html`<section class="aloud" aria-label=${t("console.cards.read")}>
    <p class="aloud-words">${wordsOf(card)}</p>
    <p class="aloud-at">${t("console.of", { n: at + 1, of: cards.length })}</p>
    <div class="card-tools">
      ${at > 0 ? button("read_before", () => show(at - 1)) : nothing}
      ${at < cards.length - 1 ? button("read_next", () => show(at + 1)) : nothing} ${button("read_end", () => show(-1))}
    </div>
  </section>`;
}

/**
 * @param {string} name
 * @param {() => unknown} onPress
 */
function button(name, onPress) {
  return html`<button type="button" class="button" @click=${onPress}>${t(`console.cards.${name}`)}</button>`;
}
