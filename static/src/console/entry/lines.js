/**
 * What was pasted or typed from paper, line by line. Pure.
 *
 * @typedef {{ n: number, text: string }} Line   `n`: where it stands in the box, counted from 1
 */

/** How long a card may be, in characters. */
export const CARD_MOST = 500;

const BULLET = /^(?:[-–—*•·‣▪◦●○■□☐☑✓✔➤►]|\[[ xX]?\])\s+/u;
const NUMBER = /^(\d{1,3})[.)]\s+/;

/**
 * One card a line: empty lines, bullets and running numbers are not part of it.
 * @param {string} box
 * @returns {Line[]}
 */
export function linesOf(box) {
  const lines = box.split(/\r\n|\r|\n/).map((line, i) => ({ n: i + 1, text: line.trim().replace(BULLET, "").trim() }));
  const written = lines.filter(({ text }) => text);
  return isNumbered(written) ? written.map(withoutNumber).filter(({ text }) => text) : written;
}

/**
 * "1. 2. 3." before the lines counts them; "5. klase" alone does not, nor do "12. maijs" and "3. jūnijs".
 * @param {Line[]} lines
 */
function isNumbered(lines) {
  const numbers = lines.flatMap(({ text }) => NUMBER.exec(text)?.[1] ?? []).map(Number);
  return numbers.length > 1 && numbers.every((number, i) => !i || number === (numbers[i - 1] ?? 0) + 1);
}

/**
 * @param {Line} line
 * @returns {Line}
 */
function withoutNumber({ n, text }) {
  return { n, text: text.replace(NUMBER, "").trim() };
}

/**
 * As the server counts them: a letter beyond the first 65 536 is one.
 * @param {string} text
 */
export function lengthOf(text) {
  return [...text].length;
}

/**
 * @param {Line} line
 */
export function isTooLong({ text }) {
  return lengthOf(text) > CARD_MOST;
}
