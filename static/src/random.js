/** Randomness that also works on plain HTTP, where most of `crypto` is missing. */

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * @param {number} length  6 bits a character: 43 make a secret of 256 bits and more
 * @returns {string} URL-safe
 */
export function randomText(length) {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => letters[byte & 63]).join("");
}
