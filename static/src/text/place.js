/**
 * Which text a field is tied to: a card's words, a cell of its row, or the moderators' note on an activity.
 *
 * @typedef {{activity: string, card: string, cell: string, begins: boolean}} Place  `card`: its name, "" for the note;
 *   `cell`: column of a table, "" for the card's own words; `begins`: it is there as soon as somebody writes in it
 */

/** @param {Place} place */
export function recordId({ activity, card }) {
  return card ? `card/${activity}/${card}` : `note/${activity}`;
}

/**
 * The command that hands in an edit.
 * @param {Place} place
 * @param {import("./document.js").Departure} edit
 */
export function editOf({ activity, card, cell }, edit) {
  if (!card) return { t: "note.edit", activity, ...edit };
  return { t: "card.edit", activity, card, ...(cell ? { cell } : {}), ...edit };
}
