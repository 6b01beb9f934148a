/**
 * Where a card may go among the others, by a tap, a key or by dragging. Pure: heaps in, fields of a command out.
 *
 * @typedef {import("./heaps.js").Heap} Heap
 * @typedef {import("./dragging.js").Spot} Spot
 * @typedef {import("./dragging.js").Drop} Drop
 */

/**
 * What it means to let a card go at this spot.
 * @param {Heap[]} heaps  of the field that the spot is in, in their order; the card itself may come from another
 * @param {string} card
 * @param {Spot} spot
 * @returns {Drop | null} null: it would change nothing, or cannot be
 */
export function dropAt(heaps, card, { near, side }) {
  if (!near) return { card, behind: "" };
  const at = heaps.findIndex(({ name, under }) => name === near || under.some((held) => held.name === near));
  const head = heaps[at];
  if (!head || head.name === card) return null;
  if (side === "onto") return head.under.some(({ name }) => name === card) ? null : { card, under: head.name };
  return placeAt(heaps, card, side === "before" ? at : at + 1);
}

/**
 * One place up or down.
 * @param {Heap[]} heaps
 * @param {string} card
 * @param {-1 | 1} by
 * @returns {Drop | null}
 */
export function step(heaps, card, by) {
  const at = heaps.findIndex(({ name }) => name === card);
  return at < 0 ? null : placeAt(heaps, card, by < 0 ? at - 1 : at + 2);
}

/**
 * Pinned cards hang before all others, whatever their order: each moves among its own kind.
 * @param {Heap[]} heaps
 * @param {string} card
 * @param {number} gap  so many heaps hang before it
 * @returns {Drop | null}
 */
function placeAt(heaps, card, gap) {
  const own = heaps.findIndex(({ name }) => name === card);
  if (gap < 0 || gap > heaps.length || (own >= 0 && (gap === own || gap === own + 1))) return null;
  const moved = heaps[own] ?? heaps.flatMap(({ under }) => under).find(({ name }) => name === card);
  const pinned = moved?.card.pinned ?? false;
  const pins = heaps.filter((heap) => heap.card.pinned).length;
  if (pinned ? gap > pins : gap < pins) return null;
  const [last, next] = [heaps[gap - 1], heaps[gap]];
  const behind = last && last.card.pinned === pinned ? last.name : "";
  return next ? { card, behind, before: next.name } : { card, behind };
}

/**
 * The commands that bring it there; who lay under another comes out first.
 * @param {string} activity
 * @param {Heap[]} heaps
 * @param {Drop} drop
 * @returns {import("../outbox.js").Command[]}
 */
export function commandsOf(activity, heaps, { card, ...where }) {
  if (where.under !== undefined) return [{ t: "card.group", activity, card, under: where.under }];
  const lies = heaps.some(({ under }) => under.some(({ name }) => name === card));
  const out = { t: "card.group", activity, card, under: "" };
  return [...(lies ? [out] : []), { t: "card.move", activity, card, ...where }];
}
