/** How long something still goes on, by the server's clock. */
import { second, serverNow } from "./board.js";

/**
 * Reads a signal: it changes every second.
 * @param {number} until  server time, ms
 * @returns {number} ms, below 0 once it is over
 */
export function leftUntil(until) {
  second.value;
  return until - serverNow();
}

/**
 * Of the count-down that all see; it may stand. Reads a signal.
 * @param {import("./records.js").Timer} timer
 * @returns {number} ms, below 0 once it is over
 */
export function leftOf({ until, left }) {
  return until ? leftUntil(until) : left;
}

/** @param {number} left  ms */
export function inMinutesAndSeconds(left) {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
