/** The name of a text that is written together. */

/**
 * How a text is called within its activity: by its card, or by row and column.
 * @param {string} card
 * @param {string} cell
 */
export function textName(card, cell) {
  return cell ? `${card}/${cell}` : card;
}
