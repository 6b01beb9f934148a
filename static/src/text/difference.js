/**
 * What was done to a text, told by how it looked before and after. Characters are code points, as in every operation.
 *
 * @typedef {import("./words.js").Op} Op
 */

import { type } from "ot-text-unicode";

/**
 * @param {string} before
 * @param {string} after
 * @param {number} [caret]  where the caret stands after typing, in UTF-16 units. In "aaa" every "a" could be the new
 *   one: what was typed stands before the caret
 * @returns {Op}
 */
export function difference(before, after, caret = after.length) {
  const [was, is] = [[...before], [...after]];
  const behind = [...after.slice(caret)].length;
  let end = sameAtEnd(was, is, behind);
  const start = sameAtStart(was, is, end);
  end += sameAtEnd(was.slice(start, was.length - end), is.slice(start, is.length - end), Infinity);
  const [gone, come] = [was.length - start - end, is.slice(start, is.length - end).join("")];
  return type.normalize([start, come, { d: gone }]);
}

/**
 * @param {string[]} was
 * @param {string[]} is
 * @param {number} most
 */
function sameAtEnd(was, is, most) {
  const end = Math.min(most, was.length, is.length);
  let n = 0;
  while (n < end && was[was.length - 1 - n] === is[is.length - 1 - n]) n++;
  return n;
}

/**
 * @param {string[]} was
 * @param {string[]} is
 * @param {number} end  characters at the end that are known to be the same
 */
function sameAtStart(was, is, end) {
  const most = Math.min(was.length, is.length) - end;
  let n = 0;
  while (n < most && was[n] === is[n]) n++;
  return n;
}
