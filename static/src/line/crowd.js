/**
 * Two ways to see many at once: the middle and the spread of a crowd, and its thickness along the line. Pure.
 */

/**
 * @param {readonly number[]} positions
 * @returns {{ low: number, middle: number, high: number } | null} half of the people stand between low and high
 */
export function spreadOf(positions) {
  if (positions.length < 3) return null;
  const sorted = [...positions].sort((a, b) => a - b);
  return { low: quantile(sorted, 0.25), middle: quantile(sorted, 0.5), high: quantile(sorted, 0.75) };
}

/**
 * @param {number[]} sorted
 * @param {number} share
 */
function quantile(sorted, share) {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place % 1);
}

/**
 * How thick the crowd is from 0 to 1000, in 101 steps; 1 where it is thickest.
 * @param {readonly number[]} positions
 * @returns {number[]}
 */
function thickness(positions) {
  const reach = 35;
  const raw = Array.from({ length: 101 }, (_, i) =>
    positions.reduce((sum, at) => sum + Math.exp(-(((at - i * 10) / reach) ** 2) / 2), 0),
  );
  const most = Math.max(...raw, 1);
  return raw.map((value) => value / most);
}

/**
 * The crowd as a shape lying on both sides of the line.
 * @param {readonly number[]} positions
 * @param {(at: number) => number} x
 * @param {number} y
 * @param {number} half  its greatest reach to either side
 */
export function crowdPath(positions, x, y, half) {
  const thick = thickness(positions);
  const edge = thick.map((share, i) => `${round(x(i * 10))} ${round(y - share * half)}`);
  const back = thick.map((share, i) => `${round(x(i * 10))} ${round(y + share * half)}`).reverse();
  return `M${edge.join("L")}L${back.join("L")}Z`;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
