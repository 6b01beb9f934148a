/** A value between −5 and +5 as people write it: with its sign, and a real minus. */

/** @param {number} value */
export function signed(value) {
  if (value === 0) return "0";
  return value > 0 ? `+${value}` : `\u2212${-value}`;
}
