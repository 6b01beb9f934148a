/** Looking for a tool by any of its words, in any language, with or without the letters' marks. Pure. */

/**
 * @param {{ id: string, source: string, name: Record<string, string>, term?: Record<string, string>,
 *   means: Record<string, string> }} tool
 * @param {string} wanted
 */
export function matches({ id, source, name, term = {}, means }, wanted) {
  const words = plain([id, source, ...Object.values(name), ...Object.values(term), ...Object.values(means)].join(" "));
  return plain(wanted).split(/\s+/).every((word) => words.includes(word));
}

/** @param {string} words */
function plain(words) {
  return words.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").trim();
}
