/**
 * What stands in each field of a canvas, for all or for one group. Pure: records in, fields out.
 *
 * @typedef {import("../line/picture.js").View} View
 * @typedef {import("../records.js").Canvas} Canvas
 * @typedef {import("../records.js").Count} Count
 * @typedef {import("../records.js").Field} Field
 * @typedef {import("../cards/heaps.js").Heap} Heap
 * @typedef {{ field: Field, place: number, heaps: Heap[], veiled: boolean, unseen: number, locked: boolean, sum: number }} Filled
 *   `place`: counted from 1; `veiled`: what others wrote here is still hidden, `unseen` so many cards of it; `sum`: of the
 *   strengths
 */
import { heapsOf } from "../cards/heaps.js";
import { wordsOf } from "../text/words.js";

/**
 * Where others ask their questions is out of the way until there are listeners.
 * @param {View} view
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} [team]  only what is this group's
 * @returns {Filled[]} in the order of the canvas
 */
export function filled(view, activity, canvas, team = "") {
  const heaps = heapsOf(view, activity).filter(({ card }) => !team || card.team === team || (!card.team && !card.shared));
  const fields = canvas.fields.filter(({ name, asked }) => !asked || canvas.phase === "shown" || heaps.some(({ card }) => card.field === name));
  return fields.map((field, i) => {
    const here = heaps.filter(({ card }) => card.field === field.name && (!card.shared || wordsOf(card).trim()));
    const veiled = field.hidden && canvas.phase !== "shown";
    return {
      field,
      place: i + 1,
      heaps: field.single ? here.filter(({ card }) => card.shared) : here,
      veiled,
      unseen: veiled ? Math.max(0, unseenIn(view, activity, field.name, team) - here.length) : 0,
      locked: canvas.locked.includes(field.name),
      sum: here.reduce((sum, { card }) => sum + (card.value ?? 0), 0),
    };
  });
}

/**
 * @param {View} view
 * @param {string} activity
 * @param {string} field
 * @param {string} team
 * @returns {number} also those that this client sees, since they are its own
 */
function unseenIn(view, activity, field, team) {
  const count = /** @type {Count | undefined} */ (view.get(`count/${activity}/veiled/${field}${team ? `/${team}` : ""}`));
  return count?.cards ?? 0;
}

/**
 * The name of the one text that is written together in a single field.
 * @param {string} field
 * @param {string} [team]
 */
export function sharedName(field, team = "") {
  return `${team || "all"}-${field}`;
}

/**
 * What the wall shows large: a group, a field, both or neither.
 * @param {{ focus?: string }} canvas
 */
export function focusOf({ focus = "" }) {
  const [team = "", field = ""] = focus.split("/");
  return { team, field };
}
