/** Text as the server keeps it: well-formed, composed letters, no control characters. */

/**
 * @param {string} text
 * @returns {string} lone halves of a character are replaced: they would not even survive the way to the server
 */
export function tidy(text) {
  const composed = text.normalize("NFC").replace(/\p{Cs}/gu, "\ufffd");
  return composed.replace(/[^\P{C}\n\u200d]/gu, " ");
}

/**
 * How many characters (code points) stand before a place in the text.
 * @param {string} text
 * @param {number} at  in UTF-16 units, as fields count
 */
export function pointsBefore(text, at) {
  return [...text.slice(0, at)].length;
}

/**
 * @param {string} text
 * @param {number} points
 * @returns {number} the same place in UTF-16 units
 */
export function unitsBefore(text, points) {
  let units = 0;
  for (const character of text) {
    if (points-- <= 0) break;
    units += character.length;
  }
  return units;
}
