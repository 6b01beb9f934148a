/**
 * What was answered to a question. Pure.
 *
 * @typedef {import("../line/picture.js").View} View
 * @typedef {import("../records.js").Choice} Choice
 * @typedef {import("../records.js").Count} Count
 * @typedef {import("../records.js").Vote} Vote
 * @typedef {{ placed: number, listening: number, seen: boolean, each: number[], remarks: { id: string, vote: Vote }[] }}
 *   Answers   `seen`: the answers may be seen; `each`: how many chose each option
 */

/**
 * @param {View} view
 * @param {string} activity
 * @param {Choice} choice
 * @param {string} [team]  only what this group answered
 * @returns {Answers}
 */
export function answersTo(view, activity, { options, phase, mode }, team = "") {
  const count = /** @type {Count | undefined} */ (view.get(`count/${activity}/votes${team ? `/${team}` : ""}`));
  const prefix = `vote/${activity}/`;
  /** @type {{ id: string, vote: Vote }[]} */
  const remarks = [];
  for (const [id, vote] of view) {
    if (vote.t === "vote" && vote.remark && id.startsWith(prefix) && (!team || vote.team === team)) remarks.push({ id, vote });
  }
  return {
    placed: count?.placed ?? 0,
    listening: count?.listening ?? 0,
    seen: phase === "shown" || mode === "live",
    each: options.map((_, i) => count?.[`o${i}`] ?? 0),
    remarks: remarks.sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
