/**
 * How many have spoken in the part that everyone is at: never who. Pure.
 *
 * @typedef {{ hall: number, remote: number }} Places   how many people, by where they are
 * @typedef {{ where: "all" | "hall" | "remote", n: number, of: number }} Share
 * @typedef {"silence" | "talk" | "groups"} Suggestion   a silent minute, talking in pairs, handing it to groups
 */

/** Fewer on one side, and "none of one" would name a person. */
const SIDE_LEAST = 2;

/** So long people may think, ms, before more of them are asked for. */
const PATIENCE = 120_000;

/**
 * @param {Places} spoken
 * @param {Places} here
 * @returns {Share[]} by place where both sides are large enough to hide in, else one for all
 */
export function sharesOf(spoken, here) {
  if (here.hall < SIDE_LEAST || here.remote < SIDE_LEAST) {
    return [share("all", spoken.hall + spoken.remote, here.hall + here.remote)];
  }
  return [share("hall", spoken.hall, here.hall), share("remote", spoken.remote, here.remote)];
}

/**
 * Both numbers come by themselves: for a moment more may have spoken than are here.
 * @param {Share["where"]} where
 * @param {number} n
 * @param {number} of
 * @returns {Share}
 */
function share(where, n, of) {
  return { where, n: Math.min(n, of), of };
}

/**
 * @param {Places} spoken
 * @param {Places} here
 * @param {number} used  time at this part, ms
 */
export function isQuiet(spoken, here, used) {
  const people = here.hall + here.remote;
  return people >= SIDE_LEAST && used >= PATIENCE && (spoken.hall + spoken.remote) * 2 < people;
}

/**
 * One thing at a time that helps people begin, the gentlest first; what was tried is not suggested again.
 * @param {ReadonlySet<string>} tried
 * @param {boolean} forGroups  this part could be handed to groups, and was not
 * @returns {Suggestion | ""}
 */
export function suggestion(tried, forGroups) {
  /** @type {Suggestion[]} */
  const ways = forGroups ? ["silence", "talk", "groups"] : ["silence", "talk"];
  return ways.find((way) => !tried.has(way)) ?? "";
}
