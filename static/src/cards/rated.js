/**
 * The cards of a rating: where each stands, and what was written under it. Pure.
 *
 * @typedef {import("./heaps.js").Held} Held
 * @typedef {import("./heaps.js").View} View
 * @typedef {import("../records.js").Rating} Rating
 * @typedef {import("../records.js").Count} Count
 * @typedef {{ held: Held, number: number, team: string, value: number | null, rated: number, lessen: Held[], raise: Held[] }}
 *   RatedCard   `number`: counted from 1; `team`: the group it was dealt to; `rated`: how many have put their mark
 */
import { cardsOf, onTheTable } from "./heaps.js";

/**
 * @param {View} view
 * @param {string} activity
 * @param {Rating} rating
 * @returns {RatedCard[]}
 */
export function ratedCards(view, activity, rating) {
  const cards = onTheTable(cardsOf(view, activity));
  return rating.rated.flatMap((name, i) => {
    const held = cards.find((one) => one.name === name);
    if (!held) return [];
    const count = /** @type {Count | undefined} */ (view.get(`count/${activity}/${name}`));
    /** @param {"lessen" | "raise"} side */
    const list = (side) => cards.filter(({ card }) => card.field === `${side}/${name}`);
    return {
      held,
      number: i + 1,
      team: held.card.team,
      value: held.card.value,
      rated: count?.rated ?? 0,
      lessen: list("lessen"),
      raise: list("raise"),
    };
  });
}
