/**
 * Where on a board a card from paper can be put. Pure.
 *
 * @typedef {import("../kinds.js").Sheet} Sheet
 * @typedef {import("../kinds.js").Rating} Rating
 * @typedef {import("../kinds.js").View} View
 * @typedef {{ field: string, title: string }} Place   `title`: "" where a board has one place only
 */
import { ratedCards } from "../../cards/rated.js";
import { wordsOf } from "../../text/words.js";
import { say, t } from "../../texts.js";

/**
 * What is written together in one text takes no cards.
 * @param {View} view
 * @param {string} activity
 * @param {Sheet | Rating} board
 * @returns {Place[]}
 */
export function placesOf(view, activity, board) {
  if (board.t === "canvas") {
    return board.fields.filter(({ single }) => !single).map(({ name, title }) => ({ field: name, title: say(title) }));
  }
  if (board.t !== "rating") return [{ field: "", title: "" }];
  return ratedCards(view, activity, board).flatMap(({ held, number }) =>
    /** @type {const} */ (["lessen", "raise"]).map((side) => ({
      field: `${side}/${held.name}`,
      title: `${number}. ${wordsOf(held.card)} · ${t(`console.rating.${side}`)}`,
    })),
  );
}
