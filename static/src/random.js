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

const plain = "abcdefghijklmnopqrstuvwxyz0123456789";

/**
 * @param {number} length
 * @returns {string} a name for a new thing, of small letters and digits
 */
export function randomName(length) {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => plain[byte % plain.length]).join("");
}
