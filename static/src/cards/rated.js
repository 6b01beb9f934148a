/**
 * The cards of a rating: where each stands, and what was written under it. Pure.
 *
 * @typedef {import("./heaps.js").Held} Held
 * @typedef {import("./heaps.js").View} View
 * @typedef {import("../records.js").Rating} Rating
 * @typedef {import("../records.js").Count} Count
 * @typedef {{ held: Held, number: number, team: string, value: number | null, stands: number | null, marks: number[],
 *   then: number | undefined, rated: number, lessen: Held[], raise: Held[] }} RatedCard   `number`: counted from 1; `team`: the
 *   group it was dealt to; `rated`: how many have put their mark; `value`: what was agreed on; `stands`: that, or the mean where all
 *   rate together; `marks`: how many put it at −5, −4, … +5, none while that is not shown; `then`: its value in an earlier workshop
 */
import { earlierOf } from "../earlier.js";
import { cardsOf, onTheTable } from "./heaps.js";

/** The steps below the middle. */
const LOWEST = 5;

/**
 * @param {View} view
 * @param {string} activity
 * @param {Rating} rating
 * @returns {RatedCard[]}
 */
export function ratedCards(view, activity, rating) {
  const cards = onTheTable(cardsOf(view, activity));
  const values = earlierOf(view, activity)?.values ?? {};
  return rating.rated.flatMap((name, i) => {
    const held = cards.find((one) => one.name === name);
    if (!held) return [];
    const count = /** @type {Count | undefined} */ (view.get(`count/${activity}/${name}`));
    /** @param {"lessen" | "raise"} side */
    const list = (side) => cards.filter(({ card }) => card.field === `${side}/${name}`);
    const marks = marksIn(count);
    return {
      held,
      number: i + 1,
      team: held.card.team,
      value: held.card.value,
      stands: held.card.value ?? (held.card.team ? null : meanOf(marks)),
      marks,
      then: values[name],
      rated: count?.rated ?? 0,
      lessen: list("lessen"),
      raise: list("raise"),
    };
  });
}

/**
 * @param {Count | undefined} count
 * @returns {number[]}
 */
export function marksIn(count) {
  const marks = Array.from({ length: 11 }, (_, i) => count?.[`v${i - LOWEST}`] ?? 0);
  return marks.some((n) => n) ? marks : [];
}

/**
 * To one decimal, as the report has it.
 * @param {readonly number[]} marks
 * @returns {number | null} null where there are none
 */
export function meanOf(marks) {
  const people = marks.reduce((sum, n) => sum + n, 0);
  if (!people) return null;
  return tenths(marks.reduce((sum, n, i) => sum + n * (i - LOWEST), 0) / people);
}

/**
 * Halves go to the even neighbour, as the server rounds them.
 * @param {number} value
 */
function tenths(value) {
  const halfway = Number.isInteger(4 * value) && !Number.isInteger(2 * value);
  return halfway ? (2 * Math.round((10 * value) / 2)) / 10 : Number(value.toFixed(1));
}
