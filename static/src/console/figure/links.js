/**
 * What leads from one card to another: from a challenge to a measure, from a measure to an action. Pure.
 *
 * @typedef {import("../../line/picture.js").View} View
 * @typedef {import("../../records.js").Card} Card
 * @typedef {{ to: string, card: Card }} Linked   to: "<activity>/<card>"
 */

/**
 * @param {View} view
 * @param {Card} card
 * @returns {Linked[]}
 */
export function linksFrom(view, { links }) {
  return links.flatMap((to) => {
    const card = view.get(`card/${to}`);
    return card?.t === "card" && !card.binned ? [{ to, card }] : [];
  });
}

/**
 * @param {View} view
 * @param {string} to  "<activity>/<card>"
 * @returns {Linked[]}
 */
export function linksTo(view, to) {
  /** @type {Linked[]} */
  const found = [];
  for (const [id, card] of view) {
    if (card.t === "card" && !card.binned && card.links.includes(to)) found.push({ to: id.slice("card/".length), card });
  }
  return found;
}
