/** The five steps of a line in words, from the low end up. */

import { languageIn, say, t } from "../texts.js";

/** @typedef {import("../records.js").Scale} Scale */

/**
 * The end's own words at the ends; between them, words that say towards which end.
 * @param {Scale} scale
 * @param {number} n  1…5
 * @returns {string}
 */
export function stepWords(scale, n) {
  const [low, high] = [say(scale.low), say(scale.high)];
  if (n === 1) return low;
  if (n === 5) return high;
  const usual = low === t("common.step.1") && high === t("common.step.5");
  if (usual || n === 3) return t(`common.step.${n}`);
  const end = n === 2 ? low : high;
  return t(isOneWord(end) ? "common.step.rather" : "common.step.towards", { end });
}

/**
 * The words between the ends are the page's own.
 * @param {Scale} scale
 * @param {number} n  1…5
 */
export function stepLanguage(scale, n) {
  if (n === 1) return languageIn(scale.low);
  return languageIn(n === 5 ? scale.high : undefined);
}

/** Only a single short word can follow "rather" and still make sense. @param {string} end */
function isOneWord(end) {
  return end.length <= 16 && !/\s/.test(end.trim());
}
