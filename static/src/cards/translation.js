/** What people made of a card in other languages. Pure. */
import { versionOf } from "../text/words.js";

/** @typedef {{ text: string, language: string, old: boolean }} Translation   `old`: the card was changed since */

/**
 * For a reader of this language: what stands under the card's own words.
 * @param {import("../records.js").Card} card
 * @param {string} language
 * @returns {Translation | undefined} none where none is needed, or nobody made one
 */
export function translationOf(card, language) {
  const said = card.said?.[language];
  if (!said?.text || card.language === language) return undefined;
  return { text: said.text, language, old: said.version < versionOf(card) };
}
