/** A value between −5 and +5 as people write it: with its sign, a real minus, and the comma of their language. */
import { boot } from "../boot.js";

/** @param {number} value */
export function signed(value) {
  if (value === 0) return "0";
  const size = Math.abs(value).toLocaleString(boot.language, { maximumFractionDigits: 1 });
  return `${value > 0 ? "+" : "\u2212"}${size}`;
}
