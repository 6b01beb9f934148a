/** What everyone reads on the wall, in the workshop's language and, where wished, smaller beneath it in a second one. */
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { languageIn, say } from "../texts.js";

/** @typedef {import("../boot.js").SaidIn} SaidIn */

/** So much of the room that the first takes is asked for by the second. */
const SMALLER = 0.6;

/**
 * Reads a signal.
 * @param {SaidIn | undefined} said
 */
export function inTongues(said) {
  const [language, words] = secondOf(said);
  if (!say(said)) return "";
  return html`<span lang=${languageIn(said)}>${say(said)}</span>${words ? html`<span class="second" lang=${language}>${words}</span>` : nothing}`;
}

/**
 * Reads a signal. How long it is, for whoever chooses the size of its letters.
 * @param {SaidIn | undefined} said
 */
export function lengthIn(said) {
  return say(said).length + Math.ceil(SMALLER * secondOf(said)[1].length);
}

/**
 * Reads a signal.
 * @param {SaidIn | undefined} said
 * @returns {[language: string, words: string]} words "" where there is no second language, or nothing in it
 */
export function secondOf(said = {}) {
  const workshop = view.value.get("workshop");
  const language = workshop?.t === "workshop" ? workshop.second : "";
  return [language, language && language !== languageIn(said) ? (said[language] ?? "") : ""];
}
