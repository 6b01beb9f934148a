/** Reads aloud what is on the screen, from the question on: every text in its own language. */

import { boot } from "../boot.js";
import { readAll } from "../voice.js";

const texts = "h1, h2, h3, p, li, dt, dd, th, td, label:not(.asked), legend, textarea, .card, .field-face, .level";
const silent = "[aria-hidden=true], .unseen, .timer, .notice, .away, .status, .fine, .finer, .tags, button:not(.card):not(.field-face), form";

export function readScreen() {
  const found = [...document.querySelectorAll("main")].flatMap((main) => [...main.querySelectorAll(texts)]).filter(isOutermost);
  readAll(found.map((element) => ({ words: wordsIn(element), language: languageOf(element) })).filter(({ words }) => words));
}

/** What holds others of them is read with them, once. @param {Element} element */
function isOutermost(element) {
  return !element.closest(silent) && !element.parentElement?.closest(texts) && element.getClientRects().length > 0;
}

/** @param {Element} element */
function wordsIn(element) {
  if (element instanceof HTMLTextAreaElement) return element.value;
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const hushed of copy.querySelectorAll(silent)) hushed.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Of the words themselves, for a line of cards may hold several. @param {Element} element */
function languageOf(element) {
  const within = element.querySelector("[lang]");
  return (within ?? element).closest("[lang]")?.getAttribute("lang") ?? boot.language;
}
