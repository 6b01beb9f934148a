/**
 * What the wall shows now. Pure: records in, scene out.
 *
 * @typedef {import("../line/picture.js").View} View
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {import("../records.js").Workshop} Workshop
 * @typedef {{ name: "empty" | "lobby" | "closed" }} Other
 * @typedef {{ name: "statement" | "talk", activity: string, scale: Scale, number: number, of: number }} Statement
 */

/**
 * @param {View} view
 * @returns {Other | Statement}
 */
export function sceneOf(view) {
  const workshop = /** @type {Workshop | undefined} */ (view.get("workshop"));
  if (!workshop) return { name: "empty" };
  if (workshop.closed) return { name: "closed" };
  const activity = workshop.current;
  const scale = /** @type {Scale | undefined} */ (view.get(`activity/${activity}`));
  if (!activity || !scale) return { name: "lobby" };
  const name = scale.phase === "talk" ? "talk" : "statement";
  return { name, activity, scale, number: workshop.agenda.indexOf(activity) + 1, of: workshop.agenda.length };
}

/**
 * How large a statement may be written so that even the longest leaves room for the people.
 * @param {string} words
 * @returns {"huge" | "large" | "middle" | "small"}
 */
export function sizeFor(words) {
  if (words.length <= 56) return "huge";
  if (words.length <= 104) return "large";
  return words.length <= 180 ? "middle" : "small";
}
