/** Several short texts as the lines of one field. Pure. */

/** @typedef {import("../../boot.js").SaidIn} SaidIn */

/**
 * @param {SaidIn[]} texts
 * @param {string} language
 */
export function asLines(texts, language) {
  return texts.map((text) => text[language] ?? "").join("\n");
}

/**
 * The texts after the lines of one language were changed: what stays at the beginning and at the end keeps its words in the
 * other languages, and so does a line that is mended where it stands.
 * @param {SaidIn[]} texts
 * @param {string} language
 * @param {string} lines
 * @returns {SaidIn[]}
 */
export function fromLines(texts, language, lines) {
  const words = lines === "" ? [] : lines.split("\n");
  const same = (/** @type {number} */ i, /** @type {number} */ j) => (texts[i]?.[language] ?? "") === words[j];
  const least = Math.min(texts.length, words.length);
  let start = 0;
  while (start < least && same(start, start)) start++;
  let end = 0;
  while (end < least - start && same(texts.length - 1 - end, words.length - 1 - end)) end++;
  const mended = texts.length === words.length;
  return words.map((line, i) => {
    if (i < start) return texts[i] ?? {};
    if (i >= words.length - end) return texts[texts.length - (words.length - i)] ?? {};
    return { ...(mended ? texts[i] : {}), [language]: line };
  });
}
